import type { BookView, Computation, RowView } from "../catalog/spec";
import { holds, lookUp } from "./lookup";
import { countUpTo, inFiveDigits, rowsUpTo, type RowOrder } from "./sorted-rows";

/** The trades in the order of customer and date, of which statistics are sums. */
export const TRADES: RowOrder = {
  table: "transaction",
  first: "customerRow",
  second: inFiveDigits("countedDate"),
};

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

const NAME = lookUp("customerId", { table: "customer", key: "customerId", column: "shortName" });

/** The customer's short name: beside its position, where the trade counts; else looked up. */
export const customerNameOfTrade: Computation = {
  formula: `IF([@customerRow]>0,INDEX(customer[shortName],[@customerRow])&"",${NAME.formula})`,
  value: NAME.value,
};

/** The day of a trade as the sorted keys hold it. */
export function dayOf(trade: RowView): number {
  return TRADES.second.value(trade);
}

/**
 * A column of 13-1: how many sorted trades there are up to the customer's of a day (an Excel expression and its
 * value); day -1 stands for the trades of the customers before.
 */
export function tradePosition(day: string, value: (book: BookView) => number): Computation {
  return {
    formula: `IF([@customerId]="",0,${rowsUpTo(TRADES, { first: "[@rowNumber]", second: day })})`,
    value: (row) =>
      row.blank("customerId")
        ? 0
        : countUpTo(row.book, TRADES, { first: row.index + 1, second: value(row.book) }),
  };
}
