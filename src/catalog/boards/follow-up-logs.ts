import { text } from "../../i18n/text";
import { LOG_TYPES } from "../../rules/contact-lists";
import { is, rowsOf } from "./figures";
import { at, listHeadings, listLine, type ListColumn } from "./listing";
import type { Board, BoardSpec } from "../spec";

/** 日志·周志·半月志·月志·年志 (S4): the five views of the one follow-up log, newest first. */

const LINES = 12;
const TOP = 3;
const ORDER = "followUp[logOrder]";
const PER_KIND = 1_000_000;

const COLUMNS: readonly ListColumn[] = [
  { id: "date", name: text("日期", "Date"), format: "date" },
  { id: "customerId", name: text("客户编号", "ID") },
  { id: "customerName", name: text("客户", "Customer") },
  { id: "method", name: text("方式", "Method") },
  { id: "content", name: text("内容", "Content") },
  { id: "result", name: text("结果", "Result") },
  { id: "gradeBefore", name: text("跟进前等级", "Grade before") },
  { id: "gradeAfter", name: text("跟进后等级", "Grade after") },
  { id: "staff", name: text("跟进人", "By") },
];

export const followUpLogs: BoardSpec = {
  id: "followUpLogs",
  name: text("日周月年志", "The five logs"),
  purpose: text(
    "客户追踪日志的五个视图:日志、周志、半月志、月志、年志,各列最近12条。",
    "Five views of the follow-up log: daily, weekly, half-monthly, monthly, yearly, the latest 12 of each.",
  ),
  package: "management",
  needs: ["customer", "followUp", "contactPlan"],
  widths: [7, 15, 12, 22, 28, 60, 38, 18, 18, 15],
  landscape: true,
  onePage: true,
  printed: { fromColumn: 1 },
  build: (board) => {
    board.text(0, 1, text("客户追踪日志:五个视图", "Follow-up log: five views"), { look: "title" });
    board.link(1, 1, text("← 首页", "← Home"), "home");
    LOG_TYPES.forEach((code, index) => {
      log(board, code, index + 1, TOP + index * (LINES + 3));
    });
  },
};

/** The logs of a kind lie together in the order; those of later kinds come before them from the top. */
function log(board: Board, code: string, kind: number, top: number): void {
  const rows = rowsOf(board.book, "followUp");
  const mine = rows
    .filter((row) => is(row, "logType", "logType", code) && row.number("logOrder") > 0)
    .toSorted((a, b) => b.number("logOrder") - a.number("logOrder"));
  const later = rows.filter((row) => row.number("logOrder") >= (kind + 1) * PER_KIND).length;
  board.formula(top, 1, `k.logType.${code}`, () => board.book.label("logType", code), { look: "figure" });
  board.text(top, 2, text("条数", "Entries"), { look: "note" });
  board.formula(
    top,
    3,
    `COUNTIFS(${ORDER},">="&${kind * PER_KIND},${ORDER},"<"&${(kind + 1) * PER_KIND})`,
    () => mine.length,
    { look: "note", format: "integer" },
  );
  board.formula(top, 0, `COUNTIFS(${ORDER},">="&${(kind + 1) * PER_KIND})`, () => later, { look: "note" });
  listHeadings(board, top + 1, 1, COLUMNS);
  for (let n = 1; n <= LINES; n += 1) {
    const row = top + 1 + n;
    const source = mine[n - 1];
    board.formula(
      row,
      0,
      `IF(${at(top, 3)}<${n},"",MATCH(LARGE(${ORDER},${at(top, 0)}+${n}),${ORDER},0))`,
      () => (source ? source.index + 1 : ""),
      { look: "note" },
    );
    listLine(board, row, 1, "followUp", COLUMNS, at(row, 0), source);
  }
}
