import { text } from "../../i18n/text";
import { roundHalfUp } from "../../rules/periods";
import { countWhere, is, rowsOf, sumOf } from "./figures";
import type { Board, BoardSpec, RowView } from "../spec";

/** 投诉帕累托: complaints by nature in descending order, by department, and who complained more than once (rules 2.15). */

const NATURES = [
  "quality",
  "size",
  "colour",
  "quantity",
  "packing",
  "delivery",
  "documents",
  "afterSales",
  "promise",
  "price",
  "other",
] as const;

const TOP = 4;
const LAST = TOP + NATURES.length;
const LIST_TOP = LAST + 3;
const LISTED = 8;
/** Unsorted figures, from which the sorted block picks. */
const RAW = 8;

export const complaintPareto: BoardSpec = {
  id: "complaintPareto",
  name: text("投诉帕累托", "Complaint Pareto"),
  purpose: text(
    "投诉按性质从多到少排列并累计,另列责任部门、损失与重复投诉的客户。",
    "Complaints by nature, most first, with the cumulative share; departments, losses and customers who complain again.",
  ),
  package: "service",
  needs: ["complaint"],
  widths: [4, 24, 12, 12, 15, 16, 3, 4, 24, 18, 16, 12],
  landscape: true,
  printed: { fromColumn: 1 },
  build: (board) => {
    board.text(0, 1, text("投诉帕累托", "Complaint Pareto"), { look: "title" });
    board.link(1, 1, text("← 首页", "← Home"), "home");
    const complaints = rowsOf(board.book, "complaint");
    const raw = rawBlock(board, complaints);
    sortedBlock(board, raw);
    departments(board, complaints);
    repeats(board, complaints);
    chart(board);
  },
};

interface Nature {
  readonly label: string;
  readonly count: number;
  readonly loss: number;
  readonly order: number;
}

function rawBlock(board: Board, complaints: readonly RowView[]): Nature[] {
  [text("性质", "Nature"), text("件数", "Number"), text("损失", "Loss"), text("排序", "Order")].forEach(
    (name, index) => {
      board.text(TOP - 1, RAW + index, name, { look: "note" });
    },
  );
  return NATURES.map((code, index) => {
    const row = TOP + index;
    const at = row + 1;
    const mine = complaints.filter((complaint) => is(complaint, "nature", "complaintNature", code));
    const label = board.book.label("complaintNature", code);
    const loss = sumOf(mine, "loss");
    const order = mine.length - (index + 1) / 1000;
    board.formula(row, RAW, `k.complaintNature.${code}`, () => label, { look: "note" });
    board.formula(row, RAW + 1, `COUNTIFS(complaint[nature],$I${at})`, () => mine.length, {
      look: "note",
      format: "integer",
    });
    board.formula(row, RAW + 2, `ROUND(SUMIFS(complaint[loss],complaint[nature],$I${at}),2)`, () => loss, {
      look: "note",
      format: "money",
    });
    board.formula(row, RAW + 3, `J${at}-${index + 1}/1000`, () => order, { look: "note", format: "number" });
    return { label, count: mine.length, loss, order };
  });
}

function sortedBlock(board: Board, raw: readonly Nature[]): void {
  [
    text("投诉性质", "Nature"),
    text("件数", "Number"),
    text("占比", "Share"),
    text("累计", "Cumulative"),
    text("损失", "Loss"),
  ].forEach((name, index) => {
    board.text(TOP - 1, 1 + index, name, { look: "heading" });
  });
  const range = (column: string): string => `$${column}$${TOP + 1}:$${column}$${LAST}`;
  const total = raw.reduce((sum, nature) => sum + nature.count, 0);
  const sorted = raw.toSorted((a, b) => b.order - a.order);
  let before = 0;
  sorted.forEach((nature, index) => {
    const row = TOP + index;
    const at = row + 1;
    const share = total === 0 ? "" : roundHalfUp(nature.count / total, 4);
    before += nature.count;
    const upTo = before;
    board.formula(
      row,
      0,
      `MATCH(LARGE(${range("L")},${index + 1}),${range("L")},0)`,
      () => raw.indexOf(nature) + 1,
      {
        look: "note",
      },
    );
    board.formula(row, 1, `INDEX(${range("I")},$A${at})`, () => nature.label, { look: "cell" });
    board.formula(row, 2, `INDEX(${range("J")},$A${at})`, () => nature.count, {
      look: "cell",
      format: "integer",
    });
    board.formula(row, 3, `IF(SUM(${range("J")})=0,"",ROUND(C${at}/SUM(${range("J")}),4))`, () => share, {
      look: "cell",
      format: "share",
    });
    board.formula(
      row,
      4,
      `IF(SUM(${range("J")})=0,"",ROUND(SUM(C$${TOP + 1}:C${at})/SUM(${range("J")}),4))`,
      () => (total === 0 ? "" : roundHalfUp(upTo / total, 4)),
      { look: "cell", format: "share" },
    );
    board.formula(row, 5, `INDEX(${range("K")},$A${at})`, () => nature.loss, {
      look: "cell",
      format: "money",
    });
  });
  board.text(LAST, 1, text("合计", "Total"), { look: "check" });
  board.formula(LAST, 2, `SUM(C${TOP + 1}:C${LAST})`, () => total, { look: "check", format: "integer" });
  board.text(LAST, 3, "", { look: "check" });
  board.text(LAST, 4, "", { look: "check" });
  board.formula(
    LAST,
    5,
    `ROUND(SUM(F${TOP + 1}:F${LAST}),2)`,
    () =>
      roundHalfUp(
        raw.reduce((sum, nature) => sum + nature.loss, 0),
        2,
      ),
    { look: "check", format: "money" },
  );
}

/** Rows by a column of numbers, largest first: what LARGE and MATCH find one by one. */
function largest(rows: readonly RowView[], column: string): RowView[] {
  return rows
    .filter((row) => typeof row.value(column) === "number")
    .toSorted((a, b) => b.number(column) - a.number(column));
}

function departments(board: Board, complaints: readonly RowView[]): void {
  board.text(LIST_TOP - 1, 1, text("责任部门", "Department"), { look: "heading" });
  board.text(LIST_TOP - 1, 2, text("件数", "Number"), { look: "heading" });
  const ranked = largest(complaints, "departmentOrder");
  for (let index = 0; index < LISTED; index += 1) {
    const row = LIST_TOP + index;
    const at = row + 1;
    const first = ranked[index];
    board.formula(
      row,
      0,
      `IF(COUNT(complaint[departmentOrder])<${index + 1},"",MATCH(LARGE(complaint[departmentOrder],${index + 1}),complaint[departmentOrder],0))`,
      () => (first ? first.index + 1 : ""),
      { look: "note" },
    );
    board.formula(
      row,
      1,
      `IF($A${at}="","",INDEX(complaint[department],$A${at})&"")`,
      () => first?.text("department") ?? "",
      { look: "cell" },
    );
    board.formula(
      row,
      2,
      `IF($A${at}="","",COUNTIFS(complaint[departmentRow],$A${at}))`,
      () => (first ? countWhere(complaints, (each) => each.number("departmentRow") === first.index + 1) : ""),
      { look: "cell", format: "integer" },
    );
  }
  board.dataBar(LIST_TOP, 2, LISTED, 1);
}

function repeats(board: Board, complaints: readonly RowView[]): void {
  const columns = [
    ["customerId", text("客户编号", "Customer ID")],
    ["customerName", text("客户", "Customer")],
    ["complaintNo", text("最近投诉", "Latest")],
  ] as const;
  board.text(LIST_TOP - 2, RAW, text("重复投诉的客户", "Customers who complained again"), { look: "label" });
  [...columns.map(([, name]) => name), text("次数", "Times")].forEach((name, index) => {
    board.text(LIST_TOP - 1, RAW + index, name, { look: "heading" });
  });
  const ranked = largest(complaints, "repeatOrder");
  for (let index = 0; index < LISTED; index += 1) {
    const row = LIST_TOP + index;
    const at = row + 1;
    const last = ranked[index];
    board.formula(
      row,
      RAW - 1,
      `IF(COUNT(complaint[repeatOrder])<${index + 1},"",MATCH(LARGE(complaint[repeatOrder],${index + 1}),complaint[repeatOrder],0))`,
      () => (last ? last.index + 1 : ""),
      { look: "note" },
    );
    columns.forEach(([id], position) => {
      board.formula(
        row,
        RAW + position,
        `IF($H${at}="","",INDEX(complaint[${id}],$H${at})&"")`,
        () => last?.text(id) ?? "",
        { look: "cell" },
      );
    });
    board.formula(
      row,
      RAW + columns.length,
      `IF($H${at}="","",COUNTIFS(complaint[customerId],$I${at}))`,
      () =>
        last
          ? complaints.filter((each) => sameText(each.text("customerId"), last.text("customerId"))).length
          : "",
      { look: "cell", format: "integer" },
    );
  }
}

function sameText(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function chart(board: Board): void {
  const block = (column: number) => ({ row: TOP, column, rows: NATURES.length, columns: 1 });
  board.chart({
    name: "complaintPareto",
    title: text("投诉帕累托", "Complaint Pareto"),
    alt: text(
      "柱形与折线:各性质投诉件数与累计占比。",
      "Columns and line: complaints by nature with the cumulative share.",
    ),
    at: { row: LIST_TOP + LISTED + 1, column: 1, rows: 18, columns: 10 },
    categories: block(1),
    series: [
      { name: text("件数", "Number"), values: block(2), type: "column", color: "#2E7D6B" },
      {
        name: text("累计", "Cumulative"),
        values: block(4),
        type: "line",
        axis: "secondary",
        color: "#C2410C",
      },
    ],
    format: "integer",
    secondaryShare: true,
    legend: true,
  });
}
