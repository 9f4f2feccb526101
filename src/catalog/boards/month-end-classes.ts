import { dateToSerial } from "../../formula/serial";
import { text, type Text } from "../../i18n/text";
import type { CellValue } from "../../plan/plan";
import { countWhere, rowsOf, sumOf } from "./figures";
import { at, listHeadings, listLine, positionsOf, type ListColumn } from "./listing";
import type { Board, BoardSpec, BoardStyle, RowView } from "../spec";

/**
 * 月末类别 (rules 2.2; decisions, Tables): customers of each class at the month ends of the year, how many rose or fell
 * between one and the next, and who did at the latest. All from the month-end values, which do not change afterwards.
 */

const TOP = 5;
/** December of the year before, then the twelve months: each is compared with the one above. */
const MONTHS = 13;
const TOTAL_COLUMN = 6;
const LIST_TOP = TOP + 1 + MONTHS + 4;
const LISTED = 40;
const MONTH = "monthSnapshot[monthNumber]";

const MOVERS: readonly ListColumn[] = [
  { id: "customerId", name: text("客户编号", "ID") },
  { id: "customerName", name: text("客户", "Customer") },
  { id: "classBefore", name: text("上月类别", "Month before") },
  { id: "amountClass", name: text("月末类别", "Month end") },
  { id: "amount12", name: text("近12个月成交额", "Sales, 12 months"), format: "money" },
  { id: "lifecycle", name: text("生命周期", "Life cycle") },
  { id: "owner", name: text("业务员", "Salesperson") },
];

interface Figure {
  readonly name: Text;
  /** What it counts or adds up over the rows of a month (an Excel expression). */
  readonly formula: (month: string) => string;
  readonly value: (rows: readonly RowView[]) => number;
  readonly format?: NonNullable<BoardStyle["format"]>;
  /** Tells nothing without the month before. */
  readonly compared?: true;
}

const ofClass = (place: number, name: Text): Figure => ({
  name,
  formula: (month) => `COUNTIFS(${MONTH},${month},monthSnapshot[classPlace],${place})`,
  value: (rows) => countWhere(rows, (row) => row.number("classPlace") === place),
});

const moved = (move: 1 | 0 | -1, name: Text): Figure => ({
  name,
  formula: (month) => `COUNTIFS(${MONTH},${month},monthSnapshot[classMove],${move})`,
  value: (rows) => countWhere(rows, (row) => row.value("classMove") === move),
  compared: true,
});

const summed = (column: string, name: Text): Figure => ({
  name,
  formula: (month) => `ROUND(SUMIFS(monthSnapshot[${column}],${MONTH},${month}),2)`,
  value: (rows) => sumOf(rows, column),
  format: "money",
});

const CLASS_FIGURES: readonly Figure[] = [
  ofClass(1, text("Ⅰ类", "Class Ⅰ")),
  ofClass(2, text("Ⅱ类", "Class Ⅱ")),
  ofClass(3, text("Ⅲ类", "Class Ⅲ")),
  ofClass(4, text("无成交", "No sales")),
];

const OTHER_FIGURES: readonly Figure[] = [
  moved(1, text("上升", "Moved up")),
  moved(-1, text("下降", "Moved down")),
  moved(0, text("未变", "Stayed")),
  {
    name: text("新列入", "Not there before"),
    formula: (month) => `COUNTIFS(${MONTH},${month},monthSnapshot[beforeRow],0)`,
    value: (rows) => countWhere(rows, (row) => row.number("beforeRow") === 0),
    compared: true,
  },
  summed("amount12", text("近12个月成交额", "Sales, 12 months")),
  summed("openBalance", text("未收款", "Open receivables")),
];

export const monthEndClasses: BoardSpec = {
  id: "monthEndClasses",
  name: text("月末类别变动", "Classes at month ends"),
  purpose: text(
    "各月月末Ⅰ、Ⅱ、Ⅲ类的户数,与上月相比升降几户,以及最近一次升降的客户;取自月结快照。",
    "Customers of each class at the month ends, how many rose or fell, and who did at the latest; from the month-end values.",
  ),
  package: "management",
  needs: ["customer", "monthSnapshot"],
  widths: [5, 14, 24, 13, 13, 16, 14, 14, 13, 13, 16, 17, 17],
  landscape: false,
  onePage: true,
  printed: { fromColumn: 1 },
  build: (board) => {
    board.text(0, 1, text("月末类别变动", "Classes at month ends"), { look: "title" });
    board.link(1, 1, text("← 首页", "← Home"), "home");
    board.link(1, 2, text("类别迁移矩阵(上年到本年)", "Migration, last year to this"), "classMigration");
    board.text(2, 1, text("统计年", "Year"), { look: "label" });
    board.formula(2, 2, "p.year", () => board.book.number("year"), { look: "figure", format: "text" });
    board.text(
      3,
      1,
      text(
        "取自月结快照:由插件月结时写入,也可手工填写。空白的月份没有月结。",
        "From the month-end values, which the add-in writes when a month is closed, or you do by hand. Blank months were not closed.",
      ),
      { look: "note" },
    );
    months(board);
    movers(board);
  },
};

function rowsOfMonth(board: Board, month: number): RowView[] {
  return rowsOf(board.book, "monthSnapshot").filter((row) => row.number("monthNumber") === month);
}

function months(board: Board): void {
  const year = board.book.number("year");
  board.text(TOP, 1, text("月末", "Month end"), { look: "heading" });
  const names = [...CLASS_FIGURES, { name: text("合计", "Total") }, ...OTHER_FIGURES];
  listHeadings(board, TOP, 2, names);
  for (let n = 0; n < MONTHS; n += 1) {
    const row = TOP + 1 + n;
    const rows = rowsOfMonth(board, year * 12 + n);
    const month = `p.year*12+${n}`;
    const total = at(row, TOTAL_COLUMN);
    board.formula(row, 1, `DATE(p.year,${n + 1},0)`, () => dateToSerial(year, n + 1, 0), {
      look: "check",
      format: "date",
    });
    const figure = (column: number, { formula, value, format, compared }: Figure): void => {
      // The first line has nothing above it to compare with.
      const none = compared && n > 0 ? `OR(${total}=0,${at(row - 1, TOTAL_COLUMN)}=0)` : `${total}=0`;
      const known = rows.length > 0 && (!compared || rowsOfMonth(board, year * 12 + n - 1).length > 0);
      if (compared && n === 0) board.text(row, column, "", { look: "cell" });
      else
        board.formula(
          row,
          column,
          `IF(${none},"",${formula(month)})`,
          (): CellValue => (known ? value(rows) : ""),
          { look: "cell", format: format ?? "integer" },
        );
    };
    CLASS_FIGURES.forEach((each, index) => {
      figure(2 + index, each);
    });
    board.formula(row, TOTAL_COLUMN, `COUNTIFS(${MONTH},${month})`, () => rows.length, {
      look: "check",
      format: "integer",
    });
    OTHER_FIGURES.forEach((each, index) => {
      figure(TOTAL_COLUMN + 1 + index, each);
    });
  }
  const [up, down] = [TOTAL_COLUMN + 1, TOTAL_COLUMN + 2];
  board.highlight(TOP + 1, up, MONTHS, 1, `N(${at(TOP + 1, up, "column")})>0`, "good");
  board.highlight(TOP + 1, down, MONTHS, 1, `N(${at(TOP + 1, down, "column")})>0`, "bad");
}

/** Who moved at the latest month end that has values. */
function movers(board: Board): void {
  const all = rowsOf(board.book, "monthSnapshot");
  const latest = Math.max(0, ...all.map((row) => row.number("monthNumber")));
  const who = latest === 0 ? [] : all.filter((row) => row.number("movedInMonth") === latest);
  const [head, latestCell] = [LIST_TOP - 2, at(LIST_TOP - 2, 4)];
  board.text(head, 1, text("最近月结类别升降的客户", "Moved at the latest month end"), { look: "label" });
  board.formula(
    head,
    3,
    `IF(${latestCell}=0,0,COUNTIFS(monthSnapshot[movedInMonth],${latestCell}))`,
    () => who.length,
    {
      look: "figure",
      format: "integer",
    },
  );
  board.formula(head, 4, `MAX(${MONTH})`, () => latest, { look: "note" });
  board.text(head, 5, text("月序 = 年×12+月", "12 × year + month"), { look: "note" });
  board.text(LIST_TOP, 0, text("行", "Row"), { look: "note" });
  listHeadings(board, LIST_TOP, 1, MOVERS);
  const count = at(head, 3);
  positionsOf(
    board,
    LIST_TOP + 1,
    0,
    LISTED,
    { table: "monthSnapshot", column: "movedInMonth", value: latestCell, count },
    who,
  );
  for (let n = 0; n < LISTED; n += 1) {
    const row = LIST_TOP + 1 + n;
    listLine(board, row, 1, "monthSnapshot", MOVERS, at(row, 0), who[n]);
  }
}
