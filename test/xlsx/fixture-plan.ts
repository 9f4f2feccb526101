import { cellAddress } from "../../src/formula/address";
import { wholeColumn } from "../../src/formula/structured";
import type { CellContent, SheetPart, SheetPlan, WorkbookPlan } from "../../src/plan/plan";
import {
  AMOUNT,
  AS_OF,
  COUNTRIES,
  CUSTOMERS,
  customerColumns,
  customers,
  RATE,
  TABLE,
  TOTAL,
} from "./fixture-customers";

/**
 * A small workbook that uses every kind of part, with values worked out here in TypeScript. It belongs
 * to the tests of both writers: whatever a plan can say, it says at least once.
 */

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
          formulas: {},
        },
      ],
    },
  });
}
