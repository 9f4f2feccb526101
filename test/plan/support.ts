import { CATALOG } from "../../src/catalog/catalog";
import { isoToSerial } from "../../src/formula/serial";
import type { Language } from "../../src/i18n/text";
import type { Choices, InputRow, TableData } from "../../src/plan/choices";
import { compile } from "../../src/plan/compile";
import type { CellValue, PartKind, PartOf, SheetPlan, TablePart, WorkbookPlan } from "../../src/plan/plan";

/** The day on which the tests of the rules stand: the boundaries of rules 2.4 are counted from it. */
export const TODAY = isoToSerial("2026-11-21");

export const ALL_TABLES: readonly string[] = CATALOG.tables.map((table) => table.id);

/** Choices of someone who takes every table, with a fixed clock. */
export function choicesOf(wanted: Partial<Choices> = {}): Choices {
  return {
    language: "zh-CN",
    tables: ALL_TABLES,
    year: 2026,
    cutoff: TODAY,
    asOf: TODAY,
    today: TODAY,
    currency: "USD",
    salesperson: "",
    personal: false,
    withoutGroups: [],
    blankRows: 3,
    sample: false,
    taken: { sheets: [], tables: [], names: [] },
    ...wanted,
  };
}

/** The label of a list's code. */
export function label(list: string, code: string, language: Language = "zh-CN"): string {
  const item = CATALOG.lists
    .find((candidate) => candidate.id === list)
    ?.items.find((candidate) => candidate.code === code);
  if (!item) throw new RangeError(`No code "${code}" in list "${list}"`);
  return item.label[language];
}

export function partsOf<K extends PartKind>(sheet: SheetPlan, kind: K): PartOf<K>[] {
  return sheet.parts.filter((part): part is PartOf<K> => part.kind === kind);
}

export function sheetOf(plan: WorkbookPlan, id: string): SheetPlan {
  const sheet = plan.sheets.find((candidate) => candidate.id === id);
  if (!sheet) throw new RangeError(`The plan has no sheet "${id}"`);
  return sheet;
}

export function tableOf(plan: WorkbookPlan, id: string): TablePart {
  const [table] = partsOf(sheetOf(plan, id), "table");
  if (!table) throw new RangeError(`Sheet "${id}" has no table`);
  return table;
}

/** Values of one column of a table, in the order of its rows. */
export function columnOf(plan: WorkbookPlan, table: string, column: string): readonly CellValue[] {
  const found = tableOf(plan, table).columns.find((candidate) => candidate.id === column);
  if (!found) throw new RangeError(`Table "${table}" has no column "${column}"`);
  return found.values;
}

/** Values of a column by the row's key. */
export function byKey(
  plan: WorkbookPlan,
  table: string,
  key: string,
  column: string,
): ReadonlyMap<CellValue, CellValue> {
  const values = columnOf(plan, table, column);
  return new Map(columnOf(plan, table, key).map((name, row) => [name, values[row] ?? null]));
}

/** One table's computed columns for the rows given, everything else in the workbook as given too. */
export function computeColumn(
  table: string,
  column: string,
  data: TableData,
  wanted: Partial<Choices> = {},
): readonly CellValue[] {
  return columnOf(compile(choicesOf(wanted), data), table, column);
}

/** Customers C1, C2 … with one transaction each of the amount given, dated within the year and the last 12 months. */
export function customersWithSales(amounts: readonly number[]): TableData {
  const customers = amounts.map((_, index): InputRow => ({
    customerId: `C${index + 1}`,
    shortName: `Customer ${index + 1}`,
  }));
  const transactions = amounts.map((amount, index): InputRow => ({
    transactionNo: `T${index + 1}`,
    date: isoToSerial("2026-06-15"),
    customerId: `C${index + 1}`,
    agreedAmount: amount,
  }));
  return { customer: customers, transaction: transactions };
}
