import type { InputRow } from "./choices";
import type { CellValue } from "./plan";
import type { TableRows } from "./table-rows";

/** Changes to several tables at once, decided from what stands there at the moment of writing. */

/** What a cell holds: a value, or a formula with "=". */
export type Content = CellValue | { readonly f: string };

export interface RowsWanted {
  readonly table: string;
  /** Column by which rows are found. */
  readonly key: string;
  readonly columns: readonly string[];
  /** Keys of rows to read whole, with formulas and the person's own columns. */
  readonly whole: readonly string[];
}

/** A row with everything that stands in it: by column id, or "#" and the header for a column of the person's own. */
export interface WholeRow {
  /** From 0. */
  readonly row: number;
  readonly contents: Readonly<Record<string, Content>>;
  /** What the formulas gave. */
  readonly values: Readonly<Record<string, CellValue>>;
}

export interface OpenRows extends TableRows {
  readonly key: string;
  /** Columns of those read that are typed and not computed. */
  readonly typed: readonly string[];
  readonly whole: readonly WholeRow[];
}

export interface CellEdit {
  readonly kind: "set";
  readonly table: string;
  /** Of the rows that were read, from 0. */
  readonly row: number;
  readonly column: string;
  readonly content: Content;
}

export type RowEdit =
  | CellEdit
  | { readonly kind: "delete"; readonly table: string; readonly row: number }
  /** A new row before this one. */
  | {
      readonly kind: "insert";
      readonly table: string;
      readonly row: number;
      readonly contents: Readonly<Record<string, Content>>;
    }
  /** Beneath the last filled row. */
  | {
      readonly kind: "append";
      readonly table: string;
      readonly key: string;
      readonly rows: readonly InputRow[];
    };
