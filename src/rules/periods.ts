import type { BookView, Computation, RowView } from "../catalog/spec";
import { addMonths, dateToSerial } from "../formula/serial";
import { ALL, sumOfNeighbours } from "./sorted-rows";
import { dayOf, tradePosition, TRADES } from "./trade-order";

/** Periods of the trade: the half-years before the cut-off and the months of the year of statistics. */

/** A day up to which 13-1 knows the positions of a customer's trades: an Excel expression and its value. */
type BoundingDay = readonly [string, (book: BookView) => number];

/** The end of a month of the year of statistics. */
function monthEnd(month: number): BoundingDay {
  return [`DATE(p.year,${month + 1},0)`, (book) => dateToSerial(book.number("year"), month + 1, 0)];
}

const POSITIONS = {
  /** All trades of the customers before this one. */
  tradesBefore: ["-1", () => -1],
  trades24: ["EDATE(p.cutoff,-24)", (book) => addMonths(book.number("cutoff"), -24)],
  trades12: ["EDATE(p.cutoff,-12)", (book) => addMonths(book.number("cutoff"), -12)],
  trades6: ["EDATE(p.cutoff,-6)", (book) => addMonths(book.number("cutoff"), -6)],
  trades0: ["p.cutoff", (book) => book.number("cutoff")],
  tradesY2: ["DATE(p.year-1,1,0)", (book) => dateToSerial(book.number("year") - 1, 1, 0)],
  tradesY1: monthEnd(0),
  tradesMonth1: monthEnd(1),
  tradesMonth2: monthEnd(2),
  tradesMonth3: monthEnd(3),
  tradesMonth4: monthEnd(4),
  tradesMonth5: monthEnd(5),
  tradesMonth6: monthEnd(6),
  tradesMonth7: monthEnd(7),
  tradesMonth8: monthEnd(8),
  tradesMonth9: monthEnd(9),
  tradesMonth10: monthEnd(10),
  tradesMonth11: monthEnd(11),
  tradesY0: monthEnd(12),
  tradesAll: [String(ALL), () => ALL],
} as const satisfies Readonly<Record<string, BoundingDay>>;

export type TradePosition = keyof typeof POSITIONS;

/** All of them, in the order above. */
export const TRADE_POSITIONS = Object.keys(POSITIONS) as TradePosition[];

/** The column of 13-1 for one position: how many sorted trades there are up to the customer's of that day. */
export function positionColumn(id: TradePosition): Computation {
  const [day, value] = POSITIONS[id];
  return tradePosition(day, value);
}

/** A period as the two positions that bound it. */
export interface Period {
  readonly after: TradePosition;
  readonly upTo: TradePosition;
}

export const LAST_HALF: Period = { after: "trades6", upTo: "trades0" };
export const HALF_BEFORE: Period = { after: "trades12", upTo: "trades6" };
export const YEAR_BEFORE: Period = { after: "trades24", upTo: "trades12" };
export const THIS_YEAR: Period = { after: "tradesY1", upTo: "tradesY0" };
export const PREVIOUS_YEAR: Period = { after: "tradesY2", upTo: "tradesY1" };
export const EVER: Period = { after: "tradesBefore", upTo: "tradesAll" };

/** What is summed: the column of the trade and the same in sorted order. */
export type Summed = "countedAmount" | "countedProfit";
const SORTED: Readonly<Record<Summed, string>> = {
  countedAmount: "sortedAmount",
  countedProfit: "sortedProfit",
};

/** Sum of a trade column over one customer and one period. */
export function sumOfPeriod(column: Summed, period: Period): Computation {
  const sum = sumOfNeighbours(TRADES, SORTED[column], `[@${period.after}]`, `[@${period.upTo}]`);
  return {
    formula: `IF([@customerId]="","",${sum})`,
    value: (row) => (row.blank("customerId") ? "" : sumMoney(tradesIn(row, period), column)),
  };
}

/** Number of valid transactions of one customer in a period. */
export function countOfPeriod(period: Period): Computation {
  return {
    formula: `IF([@customerId]="","",[@${period.upTo}]-[@${period.after}])`,
    value: (row) => (row.blank("customerId") ? "" : tradesIn(row, period).length),
  };
}

/** The ends of last year and of the twelve months: neighbours bound a month. */
const MONTH_ENDS = TRADE_POSITIONS.slice(
  TRADE_POSITIONS.indexOf("tradesY1"),
  TRADE_POSITIONS.indexOf("tradesY0") + 1,
);

/** The sales of each month of the year of statistics, for a view whose row names the customer in `customerRow`. */
export const salesByMonth: readonly Computation[] = MONTH_ENDS.slice(1).map((upTo, index) => {
  const period: Period = { after: MONTH_ENDS[index] ?? "tradesY1", upTo };
  const position = (id: TradePosition): string => `INDEX(customer[${id}],[@customerRow])`;
  const sum = sumOfNeighbours(TRADES, "sortedAmount", position(period.after), position(period.upTo));
  return {
    formula: `IF([@customerRow]=0,"",${sum})`,
    value: (row) => (row.number("customerRow") === 0 ? "" : sumMoney(tradesIn(row, period), "countedAmount")),
  };
});

/** The trades that count for a customer: of a row of 13-1, or of a view that names the customer's row. */
export function tradesOf(row: RowView): readonly RowView[] {
  return row.book.where("transaction", "customerRow", positionOfCustomer(row));
}

/** A customer's trades of a period. */
export function tradesIn(row: RowView, { after, upTo }: Period): RowView[] {
  const [from, to] = [POSITIONS[after][1](row.book), POSITIONS[upTo][1](row.book)];
  return tradesOf(row).filter((trade) => dayOf(trade) > from && dayOf(trade) <= to);
}

/** Position of a customer in 13-1, as `customerRow` of the other tables gives it. */
export function positionOfCustomer(row: RowView): number {
  return row.table === "customer" ? row.index + 1 : row.number("customerRow");
}

/** Sums money exactly to the cent: the order of addition must not show. */
export function sumMoney(rows: readonly RowView[], column: string): number {
  return roundHalfUp(
    rows.reduce((sum, row) => sum + row.number(column), 0),
    2,
  );
}

/** Excel's ROUND: half away from zero, on the 15 digits that Excel shows. */
export function roundHalfUp(value: number, digits: number): number {
  if (value === 0 || !Number.isFinite(value)) return 0;
  const shifted = shiftPoint(Math.abs(Number(value.toPrecision(15))), digits);
  const rounded = shiftPoint(Math.round(Number(shifted.toPrecision(15))), -digits);
  return value < 0 && rounded > 0 ? -rounded : rounded;
}

/** Moves the decimal point without arithmetic; very small and large numbers come with an exponent of their own. */
function shiftPoint(value: number, digits: number): number {
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  return Number(`${mantissa}e${Number(exponent) + digits}`);
}
