export interface LocatedColumn {
  readonly id: string;
  /** Its header now. */
  readonly name: string;
  /** Excel's column id. */
  readonly columnId: number;
  /** Position in the table, from 0. */
  readonly index: number;
  /** How it was recognised. */
  readonly by: "name" | "id" | "position";
}

export interface LocatedTable {
  readonly id: string;
  /** Name of the table and its sheet now. */
  readonly table: string;
  readonly tableId: string;
  readonly sheet: string;
  readonly columns: readonly LocatedColumn[];
  /** Ids of columns that are gone. */
  readonly missing: readonly string[];
}
