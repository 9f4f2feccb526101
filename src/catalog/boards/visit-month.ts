import { dateToSerial, serialToDate } from "../../formula/serial";
import { text } from "../../i18n/text";
import { countWhere, is, rowsOf } from "./figures";
import { at, listHeadings, listLine, positionsOf, type ListColumn } from "./listing";
import type { Board, BoardSpec } from "../spec";

/** 客户访问月报 (S3): the visits of a month by salesperson, and each of them. */

const PEOPLE = 10;
const TOP = 5;
const LIST_TOP = TOP + PEOPLE + 4;
const LISTED = 30;
const MONTH = at(3, 2);

const COLUMNS: readonly ListColumn[] = [
  { id: "date", name: text("日期", "Date"), format: "date" },
  { id: "staff", name: text("推销员", "Salesperson") },
  { id: "customerName", name: text("客户", "Customer") },
  { id: "purpose", name: text("目的", "Purpose") },
  { id: "kind", name: text("类型", "Kind") },
  { id: "content", name: text("内容", "What was said") },
  { id: "result", name: text("结果", "Result") },
  { id: "support", name: text("需公司支持", "Support needed") },
];

export const visitMonth: BoardSpec = {
  id: "visitMonth",
  name: text("客户访问月报", "Monthly visit report"),
  purpose: text(
    "当月访问按推销员汇总,并逐条列出。月份在参数表更改。",
    "Visits of the month by salesperson, and each of them. The month is a parameter.",
  ),
  package: "management",
  needs: ["customer", "visit"],
  widths: [6, 24, 16, 22, 26, 14, 56, 30, 46],
  landscape: true,
  printed: { fromColumn: 1 },
  build: (board) => {
    const { year, month } = serialToDate(board.book.number("planMonth"));
    board.text(0, 1, text("客户访问月报", "Monthly visit report"), { look: "title" });
    board.link(1, 1, text("← 首页", "← Home"), "home");
    board.text(2, 1, text("月份", "Month"), { look: "label" });
    board.formula(2, 2, "DATE(YEAR(p.planMonth),MONTH(p.planMonth),1)", () => dateToSerial(year, month, 1), {
      look: "figure",
      format: "month",
    });
    board.text(3, 1, text("年月码", "Month code"), { look: "note" });
    board.formula(3, 2, "YEAR(p.planMonth)*100+MONTH(p.planMonth)", () => year * 100 + month, {
      look: "note",
    });
    people(board, year * 100 + month);
    visits(board, year * 100 + month);
  },
};

function people(board: Board, month: number): void {
  const { book } = board;
  const mine = rowsOf(book, "visit").filter((row) => row.number("monthCode") === month);
  listHeadings(board, TOP, 1, [
    { name: text("推销员", "Salesperson") },
    { name: text("访问次数", "Visits") },
    { name: text("其中紧急", "Urgent") },
    { name: text("按时上报", "Reported on time") },
    { name: text("未上报", "Not reported") },
  ]);
  const staff = book.labels("staff");
  for (let n = 1; n <= PEOPLE; n += 1) {
    const row = TOP + n;
    const name = staff[n - 1] ?? "";
    const own = mine.filter((visit) => visit.text("staff").toLowerCase() === name.toLowerCase());
    const cell = at(row, 1);
    const where = `visit[staff],${cell},visit[monthCode],${MONTH}`;
    const count = (column: number, more: string, value: number): void => {
      board.formula(
        row,
        column,
        `IF(${cell}="","",COUNTIFS(${where}${more}))`,
        () => (name === "" ? "" : value),
        {
          look: "cell",
          format: "integer",
        },
      );
    };
    board.formula(row, 1, `INDEX(l.staff,${n})&""`, () => name, { look: "cell" });
    count(2, "", own.length);
    count(
      3,
      ",visit[kind],k.reportKind.urgent",
      countWhere(own, (visit) => is(visit, "kind", "reportKind", "urgent")),
    );
    count(
      4,
      ",visit[state],k.reportState.onTime",
      countWhere(own, (visit) => is(visit, "state", "reportState", "onTime")),
    );
    count(
      5,
      ',visit[reportedOn],""',
      countWhere(own, (visit) => visit.blank("reportedOn")),
    );
  }
}

function visits(board: Board, month: number): void {
  const mine = rowsOf(board.book, "visit").filter((row) => row.number("monthCode") === month);
  board.text(LIST_TOP - 1, 1, text("本月访问", "Visits of the month"), { look: "label" });
  board.formula(LIST_TOP - 1, 2, `COUNTIFS(visit[monthCode],${MONTH})`, () => mine.length, {
    look: "figure",
    format: "integer",
  });
  listHeadings(board, LIST_TOP, 1, COLUMNS);
  positionsOf(
    board,
    LIST_TOP + 1,
    0,
    LISTED,
    { table: "visit", column: "monthCode", value: MONTH, count: at(LIST_TOP - 1, 2) },
    mine,
  );
  for (let n = 0; n < LISTED; n += 1) {
    const row = LIST_TOP + 1 + n;
    listLine(board, row, 1, "visit", COLUMNS, at(row, 0), mine[n]);
  }
}
