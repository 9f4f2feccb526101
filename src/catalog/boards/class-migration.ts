import { columnLetters } from "../../formula/address";
import { text } from "../../i18n/text";
import { countWhere, is, rowsOf } from "./figures";
import { at, listHeadings, listLine, positionsOf, type ListColumn } from "./listing";
import type { Board, BoardSpec } from "../spec";

/** 类别迁移: the classes of last year against this year's, and who moved (rules 2.2). */

const CLASSES = ["1", "2", "3", "none"] as const;
const TOP = 5;
const LIST_TOP = TOP + CLASSES.length + 5;
const LISTED = 40;

const MOVERS: readonly ListColumn[] = [
  { id: "customerId", name: text("客户编号", "ID") },
  { id: "shortName", name: text("客户", "Customer") },
  { id: "lastYearClass", name: text("上年类别", "Last year") },
  { id: "yearClass", name: text("本年类别", "This year") },
  { id: "amountLastYear", name: text("上年成交额", "Sales last year"), format: "money" },
  { id: "amountYear", name: text("本年成交额", "Sales this year"), format: "money" },
  { id: "lifecycle", name: text("生命周期", "Life cycle") },
  { id: "owner", name: text("业务员", "Salesperson") },
];

export const classMigration: BoardSpec = {
  id: "classMigration",
  name: text("类别迁移矩阵", "Migration of classes"),
  purpose: text(
    "上年Ⅰ、Ⅱ、Ⅲ类到本年各类的户数,保级率,以及类别变动的客户。",
    "From last year's classes to this year's: how many stayed, and who moved.",
  ),
  package: "management",
  needs: ["customer", "transaction", "treatment"],
  widths: [5, 16, 22, 14, 14, 16, 16, 21, 14],
  landscape: true,
  onePage: true,
  printed: { fromColumn: 1 },
  build: (board) => {
    board.text(0, 1, text("类别迁移矩阵", "Migration of classes"), { look: "title" });
    board.link(1, 1, text("← 首页", "← Home"), "home");
    board.link(1, 2, text("各月月末的类别 →", "Classes at month ends →"), "monthEndClasses");
    board.text(2, 1, text("统计年", "Year"), { look: "label" });
    board.formula(2, 2, "p.year", () => board.book.number("year"), { look: "figure", format: "text" });
    matrix(board);
    movers(board);
  },
};

/** Rows are last year's classes, columns this year's; the diagonal stayed. */
function matrix(board: Board): void {
  const { book } = board;
  const customers = rowsOf(book, "customer");
  board.text(TOP - 1, 2, text("本年类别", "Class this year"), { look: "label" });
  board.text(TOP, 1, text("上年类别", "Class last year"), { look: "heading" });
  CLASSES.forEach((code, index) => {
    board.formula(TOP, 2 + index, `k.amountClass.${code}`, () => book.label("amountClass", code), {
      look: "heading",
    });
  });
  board.text(TOP, 6, text("合计", "Total"), { look: "heading" });
  board.text(TOP, 7, text("保级率", "Stayed"), { look: "heading" });
  const count = (last: string | null, now: string | null): number =>
    countWhere(
      customers,
      (row) =>
        (last === null || is(row, "lastYearClass", "amountClass", last)) &&
        (now === null || is(row, "yearClass", "amountClass", now)),
    );
  CLASSES.forEach((last, r) => {
    const row = TOP + 1 + r;
    board.formula(row, 1, `k.amountClass.${last}`, () => book.label("amountClass", last), { look: "check" });
    CLASSES.forEach((now, c) => {
      board.formula(
        row,
        2 + c,
        `COUNTIFS(customer[lastYearClass],${at(row, 1)},customer[yearClass],${at(TOP, 2 + c)})`,
        () => count(last, now),
        { look: "cell", format: "integer" },
      );
    });
    const whole = count(last, null);
    board.formula(row, 6, `COUNTIFS(customer[lastYearClass],${at(row, 1)})`, () => whole, {
      look: "check",
      format: "integer",
    });
    board.formula(
      row,
      7,
      `IF(${at(row, 6)}=0,"",ROUND(${at(row, 2 + r)}/${at(row, 6)},4))`,
      () => (whole === 0 ? "" : Math.round((count(last, last) / whole) * 1e4) / 1e4),
      { look: "cell", format: "share" },
    );
  });
  const bottom = TOP + 1 + CLASSES.length;
  board.text(bottom, 1, text("合计", "Total"), { look: "check" });
  [...CLASSES, null].forEach((now, c) => {
    const letter = columnLetters(2 + c);
    board.formula(
      bottom,
      2 + c,
      `SUM(${letter}${TOP + 2}:${letter}${bottom})`,
      () =>
        now === null
          ? CLASSES.reduce((sum, last) => sum + count(last, null), 0)
          : CLASSES.reduce((sum, last) => sum + count(last, now), 0),
      { look: "check", format: "integer" },
    );
  });
  CLASSES.forEach((_, index) => {
    const row = TOP + 1 + index;
    board.highlight(row, 2 + index, 1, 1, `${at(row, 2 + index)}>0`, "info");
  });
}

function movers(board: Board): void {
  const moved = rowsOf(board.book, "customer").filter((row) => row.number("classMoved") === 1);
  board.text(LIST_TOP - 1, 1, text("类别变动的客户", "Customers that moved"), { look: "label" });
  board.formula(LIST_TOP - 1, 3, "SUM(customer[classMoved])", () => moved.length, {
    look: "figure",
    format: "integer",
  });
  board.text(LIST_TOP, 0, text("行", "Row"), { look: "note" });
  listHeadings(board, LIST_TOP, 1, MOVERS);
  positionsOf(
    board,
    LIST_TOP + 1,
    0,
    LISTED,
    { table: "customer", column: "classMoved", value: "1", count: at(LIST_TOP - 1, 3) },
    moved,
  );
  for (let n = 0; n < LISTED; n += 1) {
    const row = LIST_TOP + 1 + n;
    listLine(board, row, 1, "customer", MOVERS, at(row, 0), moved[n]);
  }
}
