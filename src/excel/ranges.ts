import type { Area } from "../formula/address";

/**
 * The ranges of a plan. Each is used once, so none is tracked: Excel would otherwise keep a reference to
 * every one of two thousand ranges, and the library would let go of them in a call of its own.
 */

/** The range of an area, by numbers: an address longer than 8,192 characters is cut silently. */
export function areaRange(sheet: Excel.Worksheet, area: Area): Excel.Range {
  return sheet.getRangeByIndexes(area.row, area.column, area.rows, area.columns).untrack();
}

/** Whole columns or rows: `C:F`, `3:3`. */
export function wholeRange(sheet: Excel.Worksheet, address: string): Excel.Range {
  return sheet.getRange(address).untrack();
}

/** The range that a matrix of values fills. */
export function matrixRange(
  sheet: Excel.Worksheet,
  row: number,
  column: number,
  values: readonly (readonly unknown[])[],
): Excel.Range {
  return areaRange(sheet, { row, column, rows: values.length, columns: values[0]?.length ?? 1 });
}

/** Sets one value on every cell: Excel takes a single value for a whole range, its types only a matrix. */
export function fillRange(
  range: Excel.Range,
  properties: { formulas?: string; numberFormat?: string },
): void {
  Object.assign(range, properties);
}
