import type { CellValue } from "./plan";

/** The rows of a table as they stand in a workbook, by column id. */
export interface TableRows {
  /** Id of the table in the catalogue. */
  readonly id: string;
  readonly sheet: string;
  /** Columns that were found, in the order of `rows`. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly CellValue[])[];
}

/** One row by column id; a column that the person deleted is blank. */
export type RowValues = (column: string) => CellValue;

/** The rows of a table that hold something in its key column. */
export function filledRows({ columns, rows }: TableRows, key: string): RowValues[] {
  const index = new Map(columns.map((id, position) => [id, position]));
  const at = index.get(key);
  if (at === undefined) return [];
  return rows
    .filter((row) => !isBlankCell(row[at] ?? null))
    .map(
      (row): RowValues =>
        (column) =>
          row[index.get(column) ?? -1] ?? null,
    );
}

export function isBlankCell(value: CellValue): boolean {
  return value === null || value === "";
}

/** A cell as text, for keys: Excel compares them without regard to case. */
export function keyOf(value: CellValue): string {
  return value === null ? "" : String(value).trim().toLowerCase();
}
