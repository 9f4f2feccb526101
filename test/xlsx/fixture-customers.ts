import { thisRow, wholeColumn } from "../../src/formula/structured";
import type { SheetPlan, TableColumnPlan } from "../../src/plan/plan";

/** The fixture's table sheet: awkward texts, calculated columns, checks, conditions, groups and print set-up. */

/** 2026-11-21 as Excel counts days. */
export const AS_OF = 46_347;

export const TABLE = "tbl_customers";
/** Brackets, apostrophes, # and @ are what structured references escape; &, < and " what XML does. */
export const AMOUNT = "成交额[USD] '净' #1";
const REMARK = 'A & B <备注> "x"';

export const CUSTOMERS = [
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

export const RATE = 0.13;
export const COUNTRIES = ["德国", "法国", "英国"] as const;
export const TOTAL = CUSTOMERS.reduce((sum, { amount }) => sum + amount, 0);

const label = (amount: number): string => (amount >= 90_000 ? "大" : amount >= 10_000 ? "中" : "小");

export function customerColumns(): TableColumnPlan[] {
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

export const customers: SheetPlan = {
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
      areas: [{ row: 0, column: 0, rows: 11, columns: 13 }],
      titleRows: { first: 2, last: 2 },
      footer: { left: "客户信息 && 示例", center: "第 &P 页,共 &N 页", right: "&D" },
    },
  ],
};
