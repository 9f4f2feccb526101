import { text, type Text } from "../../i18n/text";
import { countWhere, is, rowsOf, sumOf, toCents } from "./figures";
import type { Board, BoardSpec } from "../spec";

/** 类别与地区汇总: the blocks that the textbook puts beneath 13-3, on a sheet of their own, and the Pareto chart's data. */

const CLASSES = ["1", "2", "3"] as const;
const REGIONS = ["EU", "AM", "AS", "AU", "AF"] as const;

const CLASS_TOP = 4;
const REGION_TOP = 12;
const PARETO_TOP = 23;
const CHART_COLUMN = 7;
const MOST_BARS = 30;

/** Where the Pareto chart's block stands: the front page draws from it too. */
export function paretoBlock(board: Pick<Board, "book">): { row: number; bars: number } {
  const buyers = countWhere(rowsOf(board.book, "customer"), (row) => row.number("amountYear") > 0);
  return { row: PARETO_TOP + 2, bars: buyers === 0 ? MOST_BARS : Math.min(MOST_BARS, buyers) };
}

export const SUMMARY_CLASS_ROWS = { row: CLASS_TOP + 2, rows: 3, nameColumn: 1, amountColumn: 6 } as const;

export const summary: BoardSpec = {
  id: "summary",
  name: text("类别与地区汇总", "Classes and regions"),
  purpose: text(
    "各类客户数与成交额占比对照70/20/10与10/20/70,地区汇总,帕累托图。",
    "Customers and sales by class against 70/20/10 and 10/20/70, by region, and the Pareto chart.",
  ),
  package: "basic",
  needs: ["customer", "transaction", "customerYear"],
  widths: [3, 20, 12, 14, 12, 12, 18, 14, 12, 12, 12, 12, 12, 12, 12, 12],
  landscape: true,
  build: (board) => {
    board.text(0, 1, text("类别与地区汇总", "Classes and regions"), { look: "title" });
    board.link(1, 1, text("← 首页", "← Home"), "home");
    board.text(2, 1, text("统计年", "Year"), { look: "label" });
    board.formula(2, 2, "p.year", () => board.book.number("year"), { look: "figure", format: "text" });
    classBlock(board);
    regionBlock(board);
    paretoDataBlock(board);
  },
};

function headings(board: Board, row: number, names: readonly Text[]): void {
  names.forEach((name, index) => {
    board.text(row, 1 + index, name, { look: "heading" });
  });
}

function classBlock(board: Board): void {
  const { book } = board;
  const customers = rowsOf(book, "customer");
  const buyers = countWhere(customers, (row) => row.number("amountYear") > 0);
  const total = book.number("amountYearTotal");
  board.text(CLASS_TOP, 1, text("分类汇总", "By class"), { look: "label" });
  headings(board, CLASS_TOP + 1, [
    text("类别", "Class"),
    text("客户数", "Customers"),
    text("客户数占比", "Share"),
    text("参照", "Expected"),
    text("偏差", "Deviation"),
    text("成交额", "Sales"),
    text("成交额占比", "Share of sales"),
    text("目标", "Target"),
    text("偏差", "Deviation"),
  ]);
  const last = CLASS_TOP + 2 + CLASSES.length;
  CLASSES.forEach((code, index) => {
    const row = CLASS_TOP + 2 + index;
    const mine = customers.filter((customer) => is(customer, "yearClass", "amountClass", code));
    const amount = sumOf(mine, "amountYear");
    const share = total === 0 ? "" : amount / total;
    const countShare = buyers === 0 ? "" : mine.length / buyers;
    const target = targetOf(board, code);
    const at = row + 1;
    board.formula(row, 1, `k.amountClass.${code}`, () => book.label("amountClass", code), { look: "cell" });
    board.formula(row, 2, `COUNTIFS(customer[yearClass],B${at})`, () => mine.length, {
      look: "cell",
      format: "integer",
    });
    board.formula(row, 3, `IF(C$${last + 1}=0,"",C${at}/C$${last + 1})`, () => countShare, {
      look: "cell",
      format: "share",
    });
    board.formula(row, 4, `p.classCount${code}`, () => book.number(`classCount${code}`), {
      look: "cell",
      format: "share",
    });
    board.formula(
      row,
      5,
      `IF(D${at}="","",D${at}-E${at})`,
      () => (countShare === "" ? "" : countShare - book.number(`classCount${code}`)),
      { look: "cell", format: "share" },
    );
    board.formula(row, 6, `ROUND(SUMIFS(customer[amountYear],customer[yearClass],B${at}),2)`, () => amount, {
      look: "cell",
      format: "money",
    });
    board.formula(row, 7, `IF(G$${last + 1}=0,"",G${at}/G$${last + 1})`, () => share, {
      look: "cell",
      format: "share",
    });
    board.formula(row, 8, target.formula, () => target.value, { look: "cell", format: "share" });
    board.formula(
      row,
      9,
      `IF(H${at}="","",H${at}-I${at})`,
      () => (share === "" ? "" : share - target.value),
      { look: "cell", format: "share" },
    );
  });
  const first = CLASS_TOP + 3;
  const sum = (column: string): string => `SUM(${column}${first}:${column}${last})`;
  board.text(last, 1, text("合计", "Total"), { look: "check" });
  board.formula(last, 2, sum("C"), () => buyers, { look: "check", format: "integer" });
  board.formula(last, 3, sum("D"), () => (buyers === 0 ? 0 : 1), { look: "check", format: "share" });
  board.formula(last, 6, `ROUND(${sum("G")},2)`, () => toCents(total), { look: "check", format: "money" });
  board.formula(last, 7, sum("H"), () => (total === 0 ? 0 : 1), { look: "check", format: "share" });
  board.formula(
    last + 1,
    1,
    `IF(C${last + 1}=0,"",IF(C${last + 1}<p.fewCustomers,k.flag.fewSamples,""))`,
    () => (buyers > 0 && buyers < book.number("fewCustomers") ? book.label("flag", "fewSamples") : ""),
    { look: "note" },
  );
  board.dataBar(CLASS_TOP + 2, 7, CLASSES.length, 1);
}

function targetOf(board: Board, code: "1" | "2" | "3"): { formula: string; value: number } {
  const cut1 = board.book.number("classCut1");
  const cut2 = board.book.number("classCut2");
  return {
    "1": { formula: "p.classCut1", value: cut1 },
    "2": { formula: "p.classCut2-p.classCut1", value: cut2 - cut1 },
    "3": { formula: "1-p.classCut2", value: 1 - cut2 },
  }[code];
}

function regionBlock(board: Board): void {
  const { book } = board;
  const customers = rowsOf(book, "customer");
  const total = sumOf(customers, "amountYear");
  board.text(REGION_TOP, 1, text("地区汇总", "By region"), { look: "label" });
  headings(board, REGION_TOP + 1, [
    text("地区代码", "Region"),
    text("客户数", "Customers"),
    text("有成交", "Buying"),
    text("占比", "Share"),
    text("平均每户", "Mean"),
    text("成交额", "Sales"),
  ]);
  const first = REGION_TOP + 3;
  const rest = REGION_TOP + 2 + REGIONS.length;
  const inRegions = customers.filter((customer) =>
    REGIONS.some((code) => is(customer, "region", "region", code)),
  );
  REGIONS.forEach((code, index) => {
    const row = REGION_TOP + 2 + index;
    const at = row + 1;
    const mine = customers.filter((customer) => is(customer, "region", "region", code));
    const buying = countWhere(mine, (customer) => customer.number("amountYear") > 0);
    const amount = sumOf(mine, "amountYear");
    board.formula(row, 1, `k.region.${code}`, () => book.label("region", code), { look: "cell" });
    board.formula(row, 2, `COUNTIFS(customer[region],B${at})`, () => mine.length, {
      look: "cell",
      format: "integer",
    });
    board.formula(row, 3, `COUNTIFS(customer[region],B${at},customer[amountYear],">0")`, () => buying, {
      look: "cell",
      format: "integer",
    });
    board.formula(
      row,
      4,
      `IF(G$${rest + 2}=0,"",G${at}/G$${rest + 2})`,
      () => (total === 0 ? "" : amount / total),
      { look: "cell", format: "share" },
    );
    board.formula(
      row,
      5,
      `IF(D${at}=0,"",ROUND(G${at}/D${at},2))`,
      () => (buying === 0 ? "" : toCents(amount / buying)),
      { look: "cell", format: "money" },
    );
    board.formula(row, 6, `ROUND(SUMIFS(customer[amountYear],customer[region],B${at}),2)`, () => amount, {
      look: "cell",
      format: "money",
    });
  });
  const inside = sumOf(inRegions, "amountYear");
  board.formula(rest, 1, "k.flag.others", () => book.label("flag", "others"), { look: "cell" });
  board.formula(rest, 6, `ROUND(G${rest + 2}-SUM(G${first}:G${rest}),2)`, () => toCents(total - inside), {
    look: "cell",
    format: "money",
  });
  board.text(rest + 1, 1, text("合计", "Total"), { look: "check" });
  board.formula(rest + 1, 6, "ROUND(SUM(customer[amountYear]),2)", () => toCents(total), {
    look: "check",
    format: "money",
  });
  board.dataBar(REGION_TOP + 2, 4, REGIONS.length, 1);
}

function paretoDataBlock(board: Board): void {
  const { book } = board;
  const { row: first, bars } = paretoBlock(board);
  const listed = rowsOf(book, "customerYear");
  const total = book.number("amountYearTotal");
  board.text(
    PARETO_TOP,
    1,
    text("帕累托图数据(前30名与其他)", "Data of the Pareto chart (first 30 and others)"),
    { look: "label" },
  );
  headings(board, PARETO_TOP + 1, [
    text("客户", "Customer"),
    text("位次", "No."),
    text("成交额", "Sales"),
    text("累计占比", "Cumulative"),
    text("Ⅰ类线", "Cut of Ⅰ"),
    text("Ⅱ类线", "Cut of Ⅱ"),
  ]);
  let cumulative = 0;
  for (let index = 0; index < bars; index += 1) {
    const row = first + index;
    const at = row + 1;
    const source = listed[index];
    const amount = source && !source.blank("customerId") ? source.number("amountYear") : null;
    cumulative += amount ?? 0;
    const share = amount === null || total === 0 ? "" : cumulative / total;
    board.value(row, 2, index + 1, { look: "cell", format: "integer" });
    board.formula(
      row,
      1,
      `INDEX(customerYear[customerName],C${at})&""`,
      () => source?.text("customerName") ?? "",
      { look: "cell" },
    );
    board.formula(row, 3, `INDEX(customerYear[amountYear],C${at})`, () => amount ?? "", {
      look: "cell",
      format: "money",
    });
    board.formula(row, 4, `IF(D${at}="","",SUM(D$${first + 1}:D${at})/p.amountYearTotal)`, () => share, {
      look: "cell",
      format: "share",
    });
    cutLines(board, row);
  }
  const others = first + bars;
  const shown = cumulative;
  board.formula(others, 1, "k.flag.others", () => book.label("flag", "others"), { look: "cell" });
  board.formula(
    others,
    3,
    `ROUND(p.amountYearTotal-SUM(D${first + 1}:D${others}),2)`,
    () => toCents(total - shown),
    { look: "cell", format: "money" },
  );
  board.formula(others, 4, `IF(p.amountYearTotal=0,"",1)`, () => (total === 0 ? "" : 1), {
    look: "cell",
    format: "share",
  });
  cutLines(board, others);
  paretoChart(board, { row: REGION_TOP, column: CHART_COLUMN + 1, rows: 22, columns: 8 });
}

function cutLines(board: Board, row: number): void {
  board.formula(row, 5, "p.classCut1", () => board.book.number("classCut1"), {
    look: "cell",
    format: "share",
  });
  board.formula(row, 6, "p.classCut2", () => board.book.number("classCut2"), {
    look: "cell",
    format: "share",
  });
}

/** Columns with the cumulative line and the two cuts on a second axis; drawn here and on the front page. */
export function paretoChart(
  board: Board,
  at: { row: number; column: number; rows: number; columns: number },
): void {
  const { row, bars } = paretoBlock(board);
  const block = (column: number) => ({ sheet: "summary", row, column, rows: bars + 1, columns: 1 });
  board.chart({
    name: "pareto",
    title: text("本年成交额帕累托图", "Pareto chart of the year's sales"),
    alt: text(
      "柱:各客户成交额,从大到小;线:累计占比,与70%和90%两条界线。",
      "Columns: sales by customer, largest first; line: cumulative share, with the cuts at 70 % and 90 %.",
    ),
    at,
    categories: block(1),
    series: [
      { name: text("成交额", "Sales"), values: block(3), type: "column", color: "#2E7D6B" },
      {
        name: text("累计占比", "Cumulative share"),
        values: block(4),
        type: "line",
        axis: "secondary",
        color: "#C2410C",
      },
      {
        name: text("Ⅰ类线", "Cut of Ⅰ"),
        values: block(5),
        type: "line",
        axis: "secondary",
        color: "#1D4E89",
        dashed: true,
      },
      {
        name: text("Ⅱ类线", "Cut of Ⅱ"),
        values: block(6),
        type: "line",
        axis: "secondary",
        color: "#6B7280",
        dashed: true,
      },
    ],
    format: "money",
    secondaryShare: true,
    legend: true,
  });
}
