import { serialToIso } from "../formula/serial";
import type { InputRow } from "./choices";
import { filledRows, keyOf, type TableRows } from "./table-rows";

/** Columns of 13-1 whose values are kept at the end of a month; the same ids in both tables. */
export const KEPT_COLUMNS = [
  "amountClass",
  "managementClass",
  "intentGrade",
  "cooperationGrade",
  "lifecycle",
  "amount12",
  "amountYear",
  "openBalance",
  "owner",
] as const;

export interface MonthEnd {
  /** Rows to write. */
  readonly rows: readonly InputRow[];
  /** Customers that have a row for this month already: theirs stay as they are. */
  readonly present: number;
  /** Columns of 13-1 that could not be found: their values stay blank. */
  readonly missing: readonly string[];
}

/** A record's number: "M", the month, the customer's ID; at most the 40 characters a key may have. */
function recordNumber(month: string, customer: string): string {
  return `M${month}-${customer}`.slice(0, 40);
}

/**
 * The month-end rows that are missing: one a customer, with the values that the workbook shows now. Who has
 * a row for the month keeps it: a second run adds only customers that came since.
 */
export function monthEndRows(customers: TableRows, snapshots: TableRows | null, monthEnd: number): MonthEnd {
  const month = serialToIso(monthEnd).slice(0, 7).replace("-", "");
  const before = snapshots ? filledRows(snapshots, "snapshotNo") : [];
  const taken = new Set(before.map((row) => keyOf(row("snapshotNo"))));
  const sameMonth = (value: unknown): boolean =>
    typeof value === "number" && serialToIso(Math.floor(value)).slice(0, 7).replace("-", "") === month;
  const done = new Set(
    before.filter((row) => sameMonth(row("monthEnd"))).map((row) => keyOf(row("customerId"))),
  );
  const rows: InputRow[] = [];
  let present = 0;
  for (const row of filledRows(customers, "customerId")) {
    const customer = row("customerId");
    const id = String(customer).trim();
    if (done.has(keyOf(customer))) {
      present += 1;
      continue;
    }
    let number = recordNumber(month, id);
    for (let n = 2; taken.has(number.toLowerCase()); n += 1)
      number = `${recordNumber(month, id).slice(0, 36)}-${n}`;
    taken.add(number.toLowerCase());
    done.add(keyOf(customer));
    rows.push({
      snapshotNo: number,
      monthEnd,
      customerId: id,
      ...Object.fromEntries(KEPT_COLUMNS.map((column) => [column, row(column)])),
    });
  }
  return { rows, present, missing: KEPT_COLUMNS.filter((column) => !customers.columns.includes(column)) };
}
