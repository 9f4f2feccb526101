import type { Computation, RowView } from "../catalog/spec";
import { positionOfCustomer } from "./periods";
import { ALL, countUpTo, neighbours, rowsUpTo, type RowOrder } from "./sorted-rows";

/** The receivables in the order of customer and contract: a customer's are neighbours, and so are a contract's. */
export const PAYMENTS: RowOrder = {
  table: "receivable",
  first: "customerRow",
  second: { formula: "[@orderRow]", value: (row) => row.number("orderRow") },
};

/** A column of 13-1: how many sorted receivables there are up to the customer's, without or with them. */
export function paymentPosition(end: "before" | "all"): Computation {
  const second = end === "before" ? -1 : ALL;
  return {
    formula: `IF([@customerId]="",0,${rowsUpTo(PAYMENTS, { first: "[@rowNumber]", second: String(second) })})`,
    value: (row) =>
      row.blank("customerId") ? 0 : countUpTo(row.book, PAYMENTS, { first: row.index + 1, second }),
  };
}

/** A figure of a customer's receivables, in 13-1; another where there are none. */
export function ofPayments(none: string, figure: (cells: (sorted: string) => string) => string): string {
  const cells = (sorted: string): string =>
    neighbours(PAYMENTS, sorted, "[@paymentsBefore]", "[@paymentsAll]");
  return `IF([@customerId]="","",IF([@paymentsAll]=[@paymentsBefore],${none},${figure(cells)}))`;
}

/** The receivables of a customer: of a row of 13-1, or of a view that names the customer's row. */
export function paymentsOf(row: RowView): readonly RowView[] {
  return row.book.where("receivable", "customerRow", positionOfCustomer(row));
}
