import type { BookView, Computation, RowView } from "../catalog/spec";
import { holds, rowNumber } from "./lookup";

/**
 * Trades in the order of customer and date.
 *
 * Every trade has a number made of its customer's position, its date and its row (`sortKey`); the sorted
 * numbers stand beside the trades in columns of their own (`sortedKey`, and what is summed in the same order).
 * A customer's trades between two dates are then neighbours: two binary searches find them, and a sum visits
 * no row of anybody else. See docs/DECISIONS.md, "Sums over neighbours".
 */

/** 15 digits, which a double and Excel's display both hold: 5 of the customer, 5 of the date, 5 of the row. */
const STEP = 100_000;
const LAST = STEP - 1;

/** A text where the date belongs counts as no date. */
const NOT_COUNTED = 'OR([@customerId]="",NOT(ISNUMBER([@date])),[@status]=k.transactionStatus.cancelled)';

/** 1 for a row that statistics count; 0 when it is cancelled or has no customer or no date. */
export const countsInTrade: Computation = {
  formula: `IF(${NOT_COUNTED},0,1)`,
  value: (row) =>
    !row.blank("customerId") &&
    typeof row.value("date") === "number" &&
    !holds(row, "status", "transactionStatus", "cancelled")
      ? 1
      : 0,
};

/** The date of a row that counts, else 0. */
export const countedDate: Computation = {
  formula: "IF([@counts]=1,[@date],0)",
  value: (row) => (row.value("counts") === 1 ? row.number("date") : 0),
};

/** Position of the row's customer in 13-1; 0 when the row does not count or the customer is unknown. */
export const customerRowOfTrade: Computation = {
  // IFERROR stands for a customer ID that 13-1 does not have: the name column flags it.
  formula: "IF([@counts]=1,IFERROR(MATCH([@customerId],customer[customerId],0),0),0)",
  value: (row) =>
    row.value("counts") === 1
      ? (row.book.find("customer", "customerId", row.value("customerId"))?.index ?? -1) + 1
      : 0,
};

/** The number that sorts a trade: customer, date, row. Rows that do not count come first. */
export const sortKey: Computation = {
  formula: `IF([@customerRow]=0,0,([@customerRow]*${STEP}+MIN(${LAST},MAX(0,INT([@date]))))*${STEP})+${rowNumber("customerId").formula}`,
  value: (row) => {
    const customerRow = row.number("customerRow");
    return (customerRow === 0 ? 0 : (customerRow * STEP + dayOf(row)) * STEP) + row.index + 1;
  },
};

/** The day of a trade as the sort key holds it. */
export function dayOf(trade: RowView): number {
  return Math.min(LAST, Math.max(0, Math.floor(trade.number("date"))));
}

/** The sort keys in ascending order, one a row. */
export const sortedKey: Computation = {
  formula: `SMALL([sortKey],${rowNumber("customerId").formula})`,
  value: (row) => orderOf(row.book).keys[row.index] ?? 0,
};

/** A column in the order of the sorted keys. */
export function inKeyOrder(column: string): Computation {
  return {
    formula: `INDEX([${column}],[@sortedKey]-INT([@sortedKey]/${STEP})*${STEP})`,
    value: (row) => orderOf(row.book).rows[row.index]?.number(column) ?? 0,
  };
}

/** How many sorted trades there are up to a day (an Excel expression) of the customer in a position column. */
export function tradesUpTo(customerRow: string, day: string): string {
  return `IFERROR(MATCH(([@${customerRow}]*${STEP}+${day}+1)*${STEP},transaction[sortedKey],1),0)`;
}

/** The reference of {@link tradesUpTo}. */
export function tradesUpToValue(book: BookView, customerRow: number, day: number): number {
  const { keys } = orderOf(book);
  const bound = (customerRow * STEP + day + 1) * STEP;
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? 0) <= bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A column of 13-1 that holds {@link tradesUpTo} a day; -1 stands for the trades of the customers before. */
export function tradePosition(day: string, value: (book: BookView) => number): Computation {
  return {
    formula: `IF([@customerId]="",0,${tradesUpTo("rowNumber", day)})`,
    value: (row) => (row.blank("customerId") ? 0 : tradesUpToValue(row.book, row.index + 1, value(row.book))),
  };
}

/** Sum, to the cent, of a sorted column over the trades after one position and up to another (Excel expressions). */
export function sumBetween(sorted: string, after: string, upTo: string): string {
  return `IF(${upTo}>${after},ROUND(SUM(INDEX(transaction[${sorted}],${after}+1):INDEX(transaction[${sorted}],${upTo})),2),0)`;
}

/** The day of the sorted trade at a position. */
export function dayAt(position: string): string {
  const days = `INT(INDEX(transaction[sortedKey],${position})/${STEP})`;
  return `${days}-INT(${days}/${STEP})*${STEP}`;
}

interface TradeOrder {
  readonly keys: readonly number[];
  readonly rows: readonly RowView[];
}

const orders = new WeakMap<BookView, TradeOrder>();

function orderOf(book: BookView): TradeOrder {
  let order = orders.get(book);
  if (!order) {
    const rows = [...book.rows("transaction")].sort((a, b) => a.number("sortKey") - b.number("sortKey"));
    order = { keys: rows.map((row) => row.number("sortKey")), rows };
    orders.set(book, order);
  }
  return order;
}
