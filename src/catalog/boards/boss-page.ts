import { text } from "../../i18n/text";
import { rowsOf, sumOf, toCents } from "./figures";
import { paretoChart } from "./summary";
import type { Board, BoardSpec } from "../spec";

/** 老板一页图: the Pareto of the year, the five largest customers and the ageing of receivables on one page. */

const CHART_TOP = 3;
const CHART_ROWS = 17;
const LIST_TOP = CHART_TOP + CHART_ROWS + 1;
const FIRST_FIVE = 5;
const AGEING = ["notDue", "d30", "d60", "d90", "over"] as const;
const AGEING_COLUMN = 6;

export const bossPage: BoardSpec = {
  id: "bossPage",
  name: text("老板一页图", "One page for the boss"),
  purpose: text(
    "本年帕累托、前五名客户与应收账龄,一页看完,可复制为图片。",
    "The year's Pareto, the five largest customers and receivables by age on one page, to be copied as a picture.",
  ),
  package: "basic",
  needs: ["customer", "transaction", "customerYear", "topFive", "receivable"],
  widths: [4, 10, 26, 18, 12, 3, 20, 18],
  landscape: false,
  onePage: true,
  build: (board) => {
    board.text(0, 1, text("老板一页图", "One page for the boss"), { look: "title" });
    board.link(1, 1, text("← 首页", "← Home"), "home");
    board.formula(1, 3, "p.year", () => board.book.number("year"), { look: "figure", format: "text" });
    board.formula(1, 6, "p.cutoff", () => board.book.number("cutoff"), { look: "figure", format: "date" });
    paretoChart(board, { row: CHART_TOP, column: 1, rows: CHART_ROWS, columns: 7 });
    topFive(board);
    ageing(board);
  },
};

function topFive(board: Board): void {
  [
    text("名次", "Rank"),
    text("客户", "Customer"),
    text("本年成交额", "Sales of the year"),
    text("占比", "Share"),
  ].forEach((name, index) => {
    board.text(LIST_TOP, 1 + index, name, { look: "heading" });
  });
  const rows = rowsOf(board.book, "topFive");
  const columns = [
    ["rank", "integer"],
    ["customerName", undefined],
    ["amountYear", "money"],
    ["share", "share"],
  ] as const;
  for (let nth = 1; nth <= FIRST_FIVE; nth += 1) {
    const row = rows[nth - 1];
    columns.forEach(([id, format], index) => {
      board.formula(LIST_TOP + nth, 1 + index, `INDEX(topFive[${id}],${nth})`, () => row?.value(id) ?? "", {
        look: "cell",
        ...(format === undefined ? {} : { format }),
      });
    });
  }
}

function ageing(board: Board): void {
  board.text(LIST_TOP, AGEING_COLUMN, text("应收账龄", "Receivables by age"), { look: "heading" });
  board.text(LIST_TOP, AGEING_COLUMN + 1, text("未收", "Open"), { look: "heading" });
  const rows = rowsOf(board.book, "receivable");
  AGEING.forEach((code, index) => {
    const row = LIST_TOP + 1 + index;
    const label = board.book.label("ageing", code);
    const open = rows.filter((each) => each.text("ageing").toLowerCase() === label.toLowerCase());
    board.formula(row, AGEING_COLUMN, `k.ageing.${code}`, () => label, { look: "cell" });
    board.formula(
      row,
      AGEING_COLUMN + 1,
      `ROUND(SUMIFS(receivable[openBase],receivable[ageing],$G${row + 1}),2)`,
      () => toCents(sumOf(open, "openBase")),
      { look: "cell", format: "money" },
    );
  });
  board.chart({
    name: "bossAgeing",
    title: text("应收账龄", "Receivables by age"),
    alt: text("柱形图:未收款按账龄。", "Columns: open receivables by age."),
    at: { row: LIST_TOP + FIRST_FIVE + 2, column: 1, rows: 14, columns: 7 },
    categories: { row: LIST_TOP + 1, column: AGEING_COLUMN, rows: AGEING.length, columns: 1 },
    series: [
      {
        name: text("未收", "Open"),
        values: { row: LIST_TOP + 1, column: AGEING_COLUMN + 1, rows: AGEING.length, columns: 1 },
        type: "column",
        color: "#C2410C",
      },
    ],
    format: "money",
    legend: false,
  });
}
