import type { BookView, RowView } from "../spec";

/** Sums and counts over a table's rows, for the reference values of boards. */

export function rowsOf(book: BookView, table: string): readonly RowView[] {
  return book.has(table) ? book.rows(table) : [];
}

export function sumOf(rows: readonly RowView[], column: string): number {
  return toCents(rows.reduce((sum, row) => sum + row.number(column), 0));
}

/** What SUMIFS(…,">0") gives: customers whose returns exceed their orders take no part in shares. */
export function sumOfPositive(rows: readonly RowView[], column: string): number {
  return sumOf(
    rows.filter((row) => row.number(column) > 0),
    column,
  );
}

export function countWhere(rows: readonly RowView[], test: (row: RowView) => boolean): number {
  return rows.filter(test).length;
}

/** Rounds to the cent, half up. */
export function toCents(value: number): number {
  return Math.round((value + Number.EPSILON) * 100) / 100;
}

export function is(row: RowView, column: string, list: string, code: string): boolean {
  return row.text(column).toLowerCase() === row.book.label(list, code).toLowerCase();
}

/** Rows in ascending order of a column, blanks left out: what SMALL and MATCH find one by one. */
export function inOrderOf(rows: readonly RowView[], column: string): RowView[] {
  return rows
    .filter((row) => typeof row.value(column) === "number")
    .toSorted((a, b) => a.number(column) - b.number(column));
}
