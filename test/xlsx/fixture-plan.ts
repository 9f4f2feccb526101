import { cellAddress } from "../../src/formula/address";
import { thisRow, wholeColumn } from "../../src/formula/structured";
import type { CellContent, SheetPart, SheetPlan, TableColumnPlan, WorkbookPlan } from "../../src/plan/plan";

/**
 * A small workbook that uses every kind of part, with values worked out here in TypeScript. It belongs
 * to the tests of both writers: whatever a plan can say, it says at least once.
 */

/** 2026-11-21 as Excel counts days. */
export const AS_OF = 46_347;

const TABLE = "tbl_customers";
/** Brackets, apostrophes, # and @ are what structured references escape; &, < and " what XML does. */
const AMOUNT = "成交额[USD] '净' #1";
const REMARK = 'A & B <备注> "x"';

const CUSTOMERS = [
  { key: "C-0001", name: "Nordlicht GmbH", country: "德国", amount: 182_500, since: 45_000, remark: "VIP" },
  { key: "C-0002", name: "Société d'Été", country: "法国", amount: 96_400, since: 45_120, remark: null },
  {
    key: "C-0003",
    name: "Smith & Sons <Trading>",
    country: "英国",
    amount: 51_250.25,
    since: 45_300,
    remark: "=1+1",
  },
  {
    key: "C-0004",
    name: '"Quoted" Ltd.',
    country: "德国",
    amount: 12_800,
    since: 45_410,
    remark: "+86 755 1234",
  },
  {
    key: "C-0005",
    name: "  空格  ",
    country: "英国",
    amount: 7_300,
    since: 45_555,
    remark: "第一行\n第二行",
  },
  { key: "C-0006", name: "_x0041_ 字面", country: "法国", amount: 0, since: 45_777, remark: "-待定" },
  {
    key: "C-0007",
    name: "深圳市明远进出口有限公司",
    country: "德国",
    amount: 2_150,
    since: 46_001,
    remark: "@某人",
  },
  {
    key: "00123",
    name: "Zażółć 😀",
    country: "法国",
    amount: 33_999.99,
    since: 46_200,
    remark: "控制\u0001字符\r",
  },
] as const;

const RATE = 0.13;
const COUNTRIES = ["德国", "法国", "英国"] as const;
const TOTAL = CUSTOMERS.reduce((sum, { amount }) => sum + amount, 0);

const label = (amount: number): string => (amount >= 90_000 ? "大" : amount >= 10_000 ? "中" : "小");

function customerColumns(): TableColumnPlan[] {
  const amount = thisRow(TABLE, AMOUNT);
  return [
    { id: "key", name: "客户编号", values: CUSTOMERS.map((c) => c.key), numberFormat: "@" },
    { id: "name", name: "客户名称", values: CUSTOMERS.map((c) => c.name), numberFormat: "@" },
    { id: "country", name: "国家", values: CUSTOMERS.map((c) => c.country), numberFormat: "General" },
    { id: "amount", name: AMOUNT, values: CUSTOMERS.map((c) => c.amount), numberFormat: "#,##0.00" },
    { id: "since", name: "首次成交", values: CUSTOMERS.map((c) => c.since), numberFormat: "yyyy-mm-dd" },
    { id: "remark", name: REMARK, values: CUSTOMERS.map((c) => c.remark), numberFormat: "General" },
    {
      id: "gross",
      name: "含税额",
      formula: `=ROUND(${amount}*(1+p_rate),2)`,
      values: CUSTOMERS.map((c) => Math.round(c.amount * (1 + RATE) * 100) / 100),
      numberFormat: "#,##0.00",
    },
    {
      id: "share",
      name: "份额",
      formula: `=${amount}/SUM(${wholeColumn(TABLE, AMOUNT)})`,
      values: CUSTOMERS.map((c) => c.amount / TOTAL),
      numberFormat: "0.0%",
    },
    {
      id: "rank",
      name: "名次",
      formula: `=RANK.EQ(${amount},${wholeColumn(TABLE, AMOUNT)})`,
      values: CUSTOMERS.map((c) => CUSTOMERS.filter((other) => other.amount > c.amount).length + 1),
      numberFormat: "0",
    },
    {
      id: "label",
      name: "评语",
      formula: `=IFS(${amount}>=90000,"大",${amount}>=10000,"中",TRUE,"小")`,
      values: CUSTOMERS.map((c) => label(c.amount)),
      numberFormat: "General",
    },
    {
      id: "big",
      name: "大客户",
      formula: `=${amount}>=90000`,
      values: CUSTOMERS.map((c) => c.amount >= 90_000),
      numberFormat: "General",
    },
    {
      id: "note",
      name: "空值公式",
      formula: `=IF(${amount}>=90000,"IFS( 在文字里 & <不变>","")`,
      values: CUSTOMERS.map((c) => (c.amount >= 90_000 ? "IFS( 在文字里 & <不变>" : null)),
      numberFormat: "General",
    },
    {
      id: "missing",
      name: "查不到",
      formula: `=IFNA(MATCH(${amount},p_rate,0),NA())`,
      values: CUSTOMERS.map(() => "#N/A"),
      numberFormat: "General",
    },
  ];
}

const HEADER = { row: 2, column: 0, rows: 1, columns: 13 };
const BODY = { row: 3, rows: CUSTOMERS.length };

const customers: SheetPlan = {
  id: "customers",
  name: "客户 O'Brien & Co",
  tabColor: "#1F4E79",
  gridlines: true,
  parts: [
    {
      kind: "cells",
      row: 0,
      column: 0,
      values: [["客户信息", null, null, { f: `=SUM(${wholeColumn(TABLE, AMOUNT)})`, v: TOTAL }]],
    },
    {
      kind: "table",
      id: "customers",
      name: TABLE,
      row: 2,
      column: 0,
      rows: BODY.rows,
      style: "TableStyleMedium2",
      columns: customerColumns(),
    },
    {
      kind: "format",
      area: { row: 0, column: 0, rows: 1, columns: 13 },
      style: { bold: true, size: 14, fill: "#DDEBF7" },
    },
    {
      kind: "format",
      area: { row: 0, column: 3, rows: 1, columns: 2 },
      style: { numberFormat: "#,##0.00", color: "#C00000", italic: true },
    },
    {
      kind: "format",
      area: HEADER,
      style: { wrap: true, vertical: "center", horizontal: "center", border: "#BFBFBF" },
    },
    { kind: "format", area: { row: 3, column: 0, rows: 8, columns: 1 }, style: { bold: true } },
    { kind: "widths", column: 0, widths: [12, 28, 8, 16, 12, 16, 14, 9, 8, 8, 9, 24, 9] },
    { kind: "height", row: 0, rows: 1, points: 26 },
    { kind: "height", row: 2, rows: 1, points: 34.5 },
    { kind: "outline", column: 4, columns: 2, folded: true },
    { kind: "outline", column: 7, columns: 2, folded: false },
    {
      kind: "validation",
      area: { row: 3, column: 0, rows: 8, columns: 1 },
      rule: { type: "custom", formula: '=AND(LEN(A4)<=40,ISERROR(FIND("*",A4)),COUNTIF($A$4:$A$11,A4)=1)' },
      severity: "stop",
      error: { title: "编号不合规", message: "编号不可重复,最多 40 个字符,不含 * ? ~" },
      prompt: { title: "客户编号", message: "字母加数字,\n例如 C-0001" },
    },
    {
      kind: "validation",
      area: { row: 3, column: 2, rows: 8, columns: 1 },
      rule: { type: "list", source: "=l_country" },
      severity: "warning",
      error: { title: "不在字典里", message: "请从列表选择,或先在字典里添加" },
    },
    {
      kind: "validation",
      area: { row: 3, column: 3, rows: 8, columns: 1 },
      rule: { type: "decimal", operator: "greaterThanOrEqual", from: 0 },
      severity: "warning",
      error: { title: "金额", message: "应不小于 0" },
    },
    {
      kind: "validation",
      area: { row: 3, column: 4, rows: 8, columns: 1 },
      rule: { type: "date", operator: "between", from: 36_526, to: "=p_today" },
      severity: "stop",
      error: { title: "日期", message: "应在 2000-01-01 与基准日之间" },
    },
    {
      kind: "validation",
      area: { row: 0, column: 12, rows: 1, columns: 1 },
      rule: { type: "wholeNumber", operator: "lessThanOrEqual", from: 12 },
      severity: "stop",
      error: { title: "月份", message: "最大 12" },
    },
    {
      kind: "conditionalFormat",
      area: { row: 3, column: 0, rows: 8, columns: 3 },
      rule: {
        type: "formula",
        formula: "=$D4>=90000",
        style: { fill: "#E2EFDA", color: "#375623", bold: true },
      },
    },
    {
      kind: "conditionalFormat",
      area: { row: 3, column: 4, rows: 8, columns: 1 },
      rule: { type: "formula", formula: '=AND($E4<>"",ISOWEEKNUM($E4)<10)', style: { color: "#C00000" } },
    },
    {
      kind: "conditionalFormat",
      area: { row: 3, column: 7, rows: 8, columns: 1 },
      rule: { type: "dataBar", color: "#9DC3E6" },
    },
    { kind: "freeze", rows: 3, columns: 2 },
    {
      kind: "print",
      landscape: true,
      pagesTall: 0,
      area: { row: 0, column: 0, rows: 11, columns: 13 },
      titleRows: { first: 2, last: 2 },
      footer: { left: "客户信息 && 示例", center: "第 &P 页,共 &N 页", right: "&D" },
    },
  ],
};

const RANKED = [...CUSTOMERS]
  .map(({ name, amount }) => ({ name, amount }))
  .sort((a, b) => b.amount - a.amount);

/** A formula-sorted block as the product's Pareto charts read: names, amounts, cumulative share, two lines. */
function paretoRows(): CellContent[][] {
  let running = 0;
  return RANKED.map(({ name, amount }, index) => {
    running += amount;
    const row = index + 2;
    const names = wholeColumn(TABLE, "客户名称");
    const amounts = wholeColumn(TABLE, AMOUNT);
    return [
      { f: `=INDEX(${names},MATCH(B${row},${amounts},0))`, v: name },
      { f: `=LARGE(${amounts},${index + 1})`, v: amount },
      { f: `=SUM($B$2:B${row})/SUM(${amounts})`, v: running / TOTAL },
      0.7,
      0.9,
    ];
  });
}

const chartArea = (column: number) => ({
  sheetName: "Pareto",
  area: { row: 1, column, rows: RANKED.length, columns: 1 },
});

const pareto: SheetPlan = {
  id: "pareto",
  name: "Pareto",
  tabColor: "#548235",
  gridlines: false,
  parts: [
    { kind: "cells", row: 0, column: 0, values: [["客户", "成交额", "累计", "70%", "90%"], ...paretoRows()] },
    {
      kind: "format",
      area: { row: 1, column: 1, rows: RANKED.length, columns: 1 },
      style: { numberFormat: "#,##0" },
    },
    {
      kind: "format",
      area: { row: 1, column: 2, rows: RANKED.length, columns: 3 },
      style: { numberFormat: "0%" },
    },
    { kind: "widths", column: 0, widths: [28, 12] },
    {
      kind: "chart",
      name: "pareto_chart",
      title: "成交额 Pareto 图 <2026> & 累计",
      alt: "柱:各客户成交额;线:累计占比,虚线为 70% 与 90%",
      anchor: { row: 0, column: 6, rows: 16, columns: 9 },
      categories: chartArea(0),
      series: [
        { name: "成交额", values: chartArea(1), type: "column", axis: "primary", color: "#2E75B6" },
        { name: "累计占比", values: chartArea(2), type: "line", axis: "secondary", color: "#C55A11" },
        {
          name: "70%",
          values: chartArea(3),
          type: "line",
          axis: "secondary",
          color: "#7F7F7F",
          dashed: true,
        },
        {
          name: "90%",
          values: chartArea(4),
          type: "line",
          axis: "secondary",
          color: "#404040",
          dashed: true,
        },
      ],
      primaryFormat: "#,##0",
      secondary: { format: "0%", min: 0, max: 1 },
      legend: true,
    },
    {
      kind: "chart",
      name: "bar_chart",
      title: "条形",
      alt: "各客户成交额",
      anchor: { row: 17, column: 0, rows: 14, columns: 4 },
      categories: chartArea(0),
      series: [{ name: "成交额", values: chartArea(1), type: "bar", axis: "primary", color: "#548235" }],
      primaryFormat: "#,##0",
      legend: false,
    },
    {
      kind: "chart",
      name: "pie_chart",
      title: "饼图",
      alt: "成交额占比",
      anchor: { row: 17, column: 4, rows: 14, columns: 5 },
      categories: chartArea(0),
      series: [{ name: "成交额", values: chartArea(1), type: "pie", axis: "primary", color: "#BF9000" }],
      primaryFormat: "#,##0",
      legend: true,
    },
    {
      kind: "chart",
      name: "line_chart",
      title: "",
      alt: "累计占比",
      anchor: { row: 17, column: 9, rows: 14, columns: 6 },
      categories: chartArea(1),
      series: [{ name: "累计占比", values: chartArea(2), type: "line", axis: "primary", color: "#7030A0" }],
      primaryFormat: "0%",
      legend: false,
    },
    { kind: "print", landscape: false, pagesTall: 1, footer: { left: "", center: "", right: "" } },
    { kind: "freeze", rows: 1, columns: 0 },
  ],
};

const parameters: SheetPlan = {
  id: "parameters",
  name: "参数",
  tabColor: "#7F6000",
  gridlines: true,
  parts: [
    {
      kind: "cells",
      row: 0,
      column: 0,
      values: [
        ["名称", "值", "国家"],
        ["税率", RATE, COUNTRIES[0]],
        ["基准日", AS_OF, COUNTRIES[1]],
        ["启用", true, COUNTRIES[2]],
        ["说明", { f: '=TEXTJOIN("、",TRUE,C2:C4)', v: COUNTRIES.join("、") }],
        ["下个工作日", { f: "=WORKDAY.INTL(p_today,1,1)", v: AS_OF + 2 }],
      ],
    },
    {
      kind: "format",
      area: { row: 2, column: 1, rows: 1, columns: 1 },
      style: { numberFormat: "yyyy-mm-dd" },
    },
    {
      kind: "format",
      area: { row: 5, column: 1, rows: 1, columns: 1 },
      style: { numberFormat: "yyyy-mm-dd" },
    },
    { kind: "widths", column: 1, widths: [20] },
    { kind: "freeze", rows: 0, columns: 1 },
  ],
};

const linkTo = (sheetName: string, row: number): SheetPart => ({
  kind: "link",
  row,
  column: 0,
  text: sheetName,
  tip: `转到“${sheetName}”`,
  target: { sheetName, row: 0, column: 0 },
});

const home: SheetPlan = {
  id: "home",
  name: "首页",
  tabColor: "#C00000",
  gridlines: false,
  parts: [
    { kind: "cells", row: 0, column: 0, values: [["TradeBook 外贸客户簿"]] },
    linkTo(customers.name, 2),
    linkTo(pareto.name, 3),
    linkTo(parameters.name, 4),
    { kind: "format", area: { row: 4, column: 0, rows: 1, columns: 1 }, style: { color: "#7F6000" } },
    {
      kind: "cells",
      row: 6,
      column: 0,
      values: [
        ["客户数", { f: `=COUNTA(${wholeColumn(TABLE, "客户编号")})`, v: CUSTOMERS.length }],
        [
          "最大",
          { f: `=MAXIFS(${wholeColumn(TABLE, AMOUNT)},${wholeColumn(TABLE, "国家")},"法国")`, v: 96_400 },
        ],
        ["编号数", { f: "=COUNTA(l_keys)", v: CUSTOMERS.length }],
        [
          "占比",
          {
            f: `='${customers.name.replaceAll("'", "''")}'!${cellAddress(3, 7, true)}`,
            v: CUSTOMERS[0].amount / TOTAL,
          },
        ],
      ],
    },
    { kind: "widths", column: 0, widths: [30, 14] },
  ],
};

/** The workbook of the fixture, in Chinese. Fresh objects every time: a test may change its copy. */
export function fixturePlan(): WorkbookPlan {
  return structuredClone({
    language: "zh-CN" as const,
    title: "外贸客户簿 <示例> & 测试",
    sheets: [home, customers, pareto, parameters],
    names: [
      {
        name: "p_rate",
        sheetName: "参数",
        area: { row: 1, column: 1, rows: 1, columns: 1 },
        comment: "税率 & 来源 <a>",
      },
      { name: "p_today", sheetName: "参数", area: { row: 2, column: 1, rows: 1, columns: 1 }, comment: "" },
      {
        name: "l_country",
        sheetName: "参数",
        area: { row: 1, column: 2, rows: 3, columns: 1 },
        comment: "国家",
      },
      { name: "l_keys", formula: `=${wholeColumn(TABLE, "客户编号")}`, comment: "随表增长" },
    ],
    activeSheet: customers.name,
    identity: {
      schema: 1 as const,
      product: "TradeBook" as const,
      language: "zh-CN" as const,
      generated: "2026-11-21",
      choices: { tables: "customers", year: "2026" },
      tables: [
        {
          id: "customers",
          table: TABLE,
          sheet: customers.name,
          columns: Object.fromEntries(customerColumns().map(({ id, name }) => [id, name])),
        },
      ],
    },
  });
}
