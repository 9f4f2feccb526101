import type { Computation, ParameterSpec, RowView } from "../catalog/spec";
import { text, type Text } from "../i18n/text";
import { oncePerBook } from "./per-book";
import { roundHalfUp } from "./periods";

/** Amount class Ⅰ/Ⅱ/Ⅲ by cumulative share (rules 2.2), without sorting: sorting or filtering the table changes nothing. */

export const amountClassParameters: readonly ParameterSpec[] = [
  {
    id: "classCut1",
    name: text("Ⅰ类累计占比", "Cumulative share of class Ⅰ"),
    unit: text("占比", "share"),
    source: text("S1 (3) “70%左右”", "S1 (3) “about 70 %”"),
    note: text(
      "按成交额从大到小累计到约70%的客户为Ⅰ类。",
      "Customers that together make about 70 % of sales, largest first, are class Ⅰ.",
    ),
    format: "share",
    range: [0.01, 0.99],
    value: 0.7,
  },
  {
    id: "classCut2",
    name: text("Ⅱ类累计占比", "Cumulative share of class Ⅱ"),
    unit: text("占比", "share"),
    source: "S1 (3) 70%+20%",
    note: text("累计到约90%的客户为Ⅱ类,其余为Ⅲ类。", "Up to about 90 % is class Ⅱ, the rest class Ⅲ."),
    format: "share",
    range: [0.01, 1],
    value: 0.9,
  },
  {
    id: "classMode",
    name: text("临界归类方式", "Crossing mode"),
    unit: text("1/2/3", "1/2/3"),
    source: text("DP (S1 “左右”)", "DP (S1 “about”)"),
    note: text(
      "跨过界线的客户归哪一类:1 含入(归上一类),2 不含(归下一类),3 最接近(看中点)。",
      "Where the customer that crosses the line goes: 1 include (upper class), 2 exclude (lower), 3 nearest (by its midpoint).",
    ),
    format: "integer",
    range: [1, 3],
    value: 3,
  },
  ...([1, 2, 3] as const).map((level): ParameterSpec => ({
    id: `classCount${level}`,
    name: text(
      `${["Ⅰ", "Ⅱ", "Ⅲ"][level - 1]}类客户数参照`,
      `Expected share of customers, class ${["Ⅰ", "Ⅱ", "Ⅲ"][level - 1]}`,
    ),
    unit: text("占比", "share"),
    source: "S1 (3) 10/20/70",
    note: text(
      "只作对照:实际客户数占比与教材分布的偏差。",
      "For comparison only: how the share of customers deviates from the textbook's.",
    ),
    format: "share",
    range: [0, 1],
    value: [0.1, 0.2, 0.7][level - 1] ?? 0,
  })),
  {
    id: "fewCustomers",
    name: text("样本少提示线", "Few-customers note below"),
    unit: text("户", "customers"),
    source: "DP",
    note: text(
      "有成交的客户少于此数时,首页提示分类仅供参考。",
      "With fewer buying customers than this the front page says that the classes are only indicative.",
    ),
    format: "integer",
    range: [0, 100],
    value: 10,
  },
];

/** Columns of 13-1 whose cumulative shares make classes. */
export const AMOUNTS = ["amount12", "amountYear", "amountLastYear", "profitYear"] as const;
export type SharedAmount = (typeof AMOUNTS)[number];

const TOTAL_NAMES: Readonly<Record<SharedAmount, Text>> = {
  amount12: text("近12个月成交总额", "Sales of 12 months"),
  amountYear: text("统计年成交总额", "Sales of the year"),
  amountLastYear: text("上年成交总额", "Sales of the year before"),
  profitYear: text("统计年利润总额", "Profit of the year"),
};

const COUNT_NAMES: Readonly<Record<SharedAmount, Text>> = {
  amount12: text("近12个月成交客户数", "Buying customers of 12 months"),
  amountYear: text("统计年成交客户数", "Buying customers of the year"),
  amountLastYear: text("上年成交客户数", "Buying customers, year before"),
  profitYear: text("统计年有利润客户数", "Profitable customers of the year"),
};

/** Totals and numbers of the positive amounts, computed once for all rows. */
export const amountTotalParameters: readonly ParameterSpec[] = AMOUNTS.flatMap((amount) => [
  totalParameter(amount),
  countParameter(amount),
]);

function totalParameter(amount: SharedAmount): ParameterSpec {
  return {
    id: `${amount}Total`,
    name: TOTAL_NAMES[amount],
    unit: text("自动", "automatic"),
    source: "S1 (3)",
    note: text(
      "自动计算,请勿修改:累计占比的分母,只计大于零的成交额。",
      "Computed, do not change: what shares are taken of; amounts above zero only.",
    ),
    format: "money",
    value: null,
    computed: {
      formula: `ROUND(SUMIF(customer[${amount}],">0"),2)`,
      value: (book) =>
        roundHalfUp(
          book.rows("customer").reduce((sum, row) => sum + Math.max(0, row.number(amount)), 0),
          2,
        ),
    },
  };
}

function countParameter(amount: SharedAmount): ParameterSpec {
  return {
    id: `${amount}Count`,
    name: COUNT_NAMES[amount],
    unit: text("自动", "automatic"),
    source: "DP",
    note: text(
      "自动计算,请勿修改:数额大于零的客户数,只有这些客户参与排序。",
      "Computed, do not change: customers with an amount above zero, who alone are ranked.",
    ),
    format: "integer",
    value: null,
    computed: {
      formula: `COUNTIF(customer[${amount}],">0")`,
      value: (book) => book.rows("customer").filter((row) => row.number(amount) > 0).length,
    },
  };
}

/** Cumulative shares round a customer's block of equal amounts: before it and after it, 0–1. */
export interface CumulativeShare {
  readonly before: number;
  readonly after: number;
}

/** Cumulative shares by amount, in one pass over the sorted amounts; ties are one block, amounts ≤ 0 have none. */
export function cumulativeShares(amounts: readonly number[]): ReadonlyMap<number, CumulativeShare> {
  const sorted = amounts.filter((amount) => amount > 0).sort((a, b) => b - a);
  const total = sorted.reduce((sum, amount) => sum + amount, 0);
  const shares = new Map<number, CumulativeShare>();
  let above = 0;
  for (let start = 0; start < sorted.length;) {
    const amount = sorted[start] ?? 0;
    let end = start;
    while (end < sorted.length && sorted[end] === amount) end += 1;
    const upTo = above + amount * (end - start);
    shares.set(amount, { before: above / total, after: upTo / total });
    above = upTo;
    start = end;
  }
  return shares;
}

export type CrossingMode = 1 | 2 | 3;

/** A share to six decimals, less a hair: "up to 70 %" includes 70 % exactly, and every test is "below the cut". */
function justBelow(share: number): number {
  return roundHalfUp(share, 6) - 1e-7;
}

/** The share that is compared with the cuts: 1 before, 2 after, 3 midpoint; to six decimals, as the formula does. */
export function decidingShare(share: CumulativeShare, mode: number): number {
  if (mode === 1) return roundHalfUp(share.before, 6);
  if (mode === 2) return justBelow(share.after);
  return roundHalfUp((share.before + share.after) / 2, 6);
}

/** Class 1, 2 or 3 of a deciding share. */
export function classOfShare(deciding: number, cut1: number, cut2: number): 1 | 2 | 3 {
  if (deciding < cut1) return 1;
  return deciding < cut2 ? 2 : 3;
}

/** The columns that a class is computed from, by id. */
export interface AmountClassColumns {
  readonly amount: string;
  readonly before: string;
  readonly after: string;
}

/** The cumulative shares of an amount's column, by amount. */
const sharesOf = oncePerBook((book, amount: SharedAmount) =>
  cumulativeShares(book.rows("customer").map((row) => row.number(amount))),
);

const DESCENDING: Readonly<Record<SharedAmount, string>> = {
  amount12: "descending12",
  amountYear: "descendingYear",
  amountLastYear: "descendingLastYear",
  profitYear: "descendingProfit",
};

/** The column of 13-1 that holds {@link amountsDescending}. */
export function descendingColumn(amount: SharedAmount): string {
  return DESCENDING[amount];
}

/**
 * The amounts above zero of all customers, the largest first, as negative numbers: they ascend, so that a binary
 * search finds how many customers have more, and no customer is compared with every other.
 */
export function amountsDescending(amount: SharedAmount): Computation {
  return {
    formula: `IF([@rowNumber]>p.${amount}Count,"",0-LARGE([${amount}],[@rowNumber]))`,
    value: (row) => {
      const next = descendingOf(row.book, amount)[row.index];
      return next === undefined ? "" : 0 - next;
    },
  };
}

const descendingOf = oncePerBook((book, amount: SharedAmount) =>
  book
    .rows("customer")
    .flatMap((row) => (row.number(amount) > 0 ? [row.number(amount)] : []))
    .sort((a, b) => b - a),
);

/** How many customers have as much or more, by the columns of {@link amountsDescending}; the amount is above zero. */
const asMuch = (amount: SharedAmount): string => `MATCH(0-[@${amount}],[${DESCENDING[amount]}],1)`;

/** How many have more, by half a cent at least; not for the largest. */
const more = (amount: SharedAmount): string => `MATCH(0-[@${amount}]-0.005,[${DESCENDING[amount]}],1)`;

const isLargest = (amount: SharedAmount): string => `INDEX([${DESCENDING[amount]}],1)=0-[@${amount}]`;

const shareUpTo = (amount: SharedAmount, position: string): string =>
  `0-SUM(INDEX([${DESCENDING[amount]}],1):INDEX([${DESCENDING[amount]}],${position}))/p.${amount}Total`;

/** Cumulative share before the customer: what the larger amounts make together. */
export function shareBefore(amount: SharedAmount): Computation {
  return {
    formula: `IF(N([@${amount}])>0,IF(${isLargest(amount)},0,${shareUpTo(amount, more(amount))}),"")`,
    value: (row) => sharesOf(row.book, amount).get(row.number(amount))?.before ?? "",
  };
}

/** Cumulative share up to and including the customer and its equals. */
export function shareAfter(amount: SharedAmount): Computation {
  return {
    formula: `IF(N([@${amount}])>0,${shareUpTo(amount, asMuch(amount))},"")`,
    value: (row) => sharesOf(row.book, amount).get(row.number(amount))?.after ?? "",
  };
}

/** The share that is compared with the cuts, as a formula. */
export const decidingFormula = ({ before, after }: AmountClassColumns): string =>
  `CHOOSE(p.classMode,ROUND([@${before}],6),ROUND([@${after}],6)-0.0000001,ROUND(([@${before}]+[@${after}])/2,6))`;

function classLabel(row: RowView, columns: AmountClassColumns, mode: number): string {
  const { book } = row;
  if (row.number(columns.amount) <= 0) return book.label("amountClass", "none");
  const share = { before: row.number(columns.before), after: row.number(columns.after) };
  const level = classOfShare(decidingShare(share, mode), book.number("classCut1"), book.number("classCut2"));
  return book.label("amountClass", String(level));
}

/** The class; customers without positive sales are no part of the Pareto. */
export function amountClass(columns: AmountClassColumns): Computation {
  const x = decidingFormula(columns);
  return {
    formula: `IF([@customerId]="","",IF(N([@${columns.amount}])<=0,k.amountClass.none,IF(${x}<p.classCut1,k.amountClass.1,IF(${x}<p.classCut2,k.amountClass.2,k.amountClass.3))))`,
    value: (row) => (row.blank("customerId") ? "" : classLabel(row, columns, row.book.number("classMode"))),
  };
}

/** 临界: the class depends on the crossing mode, because the customer's block straddles a cut. */
export function classBoundary(columns: AmountClassColumns): Computation {
  const { before, after } = columns;
  const straddles = (cut: string): string =>
    `AND(ROUND([@${before}],6)<p.${cut},ROUND([@${after}],6)-0.0000001>=p.${cut})`;
  return {
    formula: `IF(N([@${columns.amount}])<=0,"",IF(OR(${straddles("classCut1")},${straddles("classCut2")}),k.flag.boundary,""))`,
    value: (row) => {
      if (row.number(columns.amount) <= 0) return "";
      const low = roundHalfUp(row.number(before), 6);
      const high = justBelow(row.number(after));
      const { book } = row;
      const straddled = [book.number("classCut1"), book.number("classCut2")].some(
        (cut) => low < cut && high >= cut,
      );
      return straddled ? book.label("flag", "boundary") : "";
    },
  };
}

/**
 * Position by amount, 1 the largest; equal amounts follow the order of rows, so that every position is taken once.
 * Rows are compared only where there are equals.
 */
export function uniqueRank(amount: SharedAmount): Computation {
  const larger = `IF(${isLargest(amount)},0,${more(amount)})`;
  return {
    formula: `IF(N([@${amount}])>0,IF(${asMuch(amount)}-${larger}=1,${asMuch(amount)},${larger}+COUNTIFS([${amount}],[@${amount}],[rowNumber],"<="&[@rowNumber])),"")`,
    value: (row) => ranksOf(row.book, amount).get(row.index) ?? "",
  };
}

/** What sets the position above the row in {@link rankAndRow}; positions and rows are less. */
const RANK_STEP = 100_000;

/** Position and row in one number, so that sorting by the position tells the row; blank without a position. */
export function rankAndRow(rank: string): Computation {
  return {
    formula: `IF([@${rank}]="","",[@${rank}]*${RANK_STEP}+[@rowNumber])`,
    value: (row) => (row.blank(rank) ? "" : row.number(rank) * RANK_STEP + row.index + 1),
  };
}

/** The row of 13-1 at a position 1, 2, … up to the last (Excel expressions), by a column of {@link rankAndRow}. */
export function rowAtRank(column: string, position: string): string {
  // Not MATCH, which LibreOffice answers slowly over a column of formulas (docs/PERFORMANCE.md).
  return `SMALL(customer[${column}],${position})-${position}*${RANK_STEP}`;
}

/** Ranks by row. */
const ranksOf = oncePerBook((book, amount: SharedAmount): ReadonlyMap<number, number> => {
  const order = book
    .rows("customer")
    .filter((row) => row.number(amount) > 0)
    .sort((a, b) => b.number(amount) - a.number(amount) || a.index - b.index);
  return new Map(order.map((row, position) => [row.index, position + 1]));
});
