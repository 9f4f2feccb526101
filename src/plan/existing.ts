import type { TakenNames } from "./choices";
import type { CellValue, Identity, NamePlan, SheetPart, TableColumnPlan, WorkbookPlan } from "./plan";

/** A workbook made earlier, as it stands now: what may be added to it is decided from this alone. */
export interface ExistingBook {
  readonly identity: Identity;
  /** Tables that are still there, under whatever names they bear now. */
  readonly tables: readonly ExistingTable[];
  readonly taken: TakenNames;
  /** Defined names that lead nowhere: what they named was deleted. */
  readonly broken: readonly string[];
  /** The 参数 sheet and its first free row; null when it is gone. */
  readonly parameters: { readonly sheet: string; readonly nextRow: number } | null;
  readonly dictionary: ExistingDictionary | null;
  /** Where the value of each setting stands on the 参数 sheet, by parameter id. */
  readonly settings: Readonly<Record<string, { readonly row: number; readonly column: number }>>;
  /** Boards that could be found: id → sheet. */
  readonly boards: Readonly<Record<string, string>>;
  /** Where a further link goes on 首页. */
  readonly contents: { readonly sheet: string; readonly nextRow: number } | null;
  /** Typed columns without a single value, as `table.column`, of those that were asked about. */
  readonly blank: readonly string[];
  /** Columns whose formula was asked about, as `table.column`: null where not every row holds the same one. */
  readonly formulas: Readonly<Record<string, string | null>>;
  /** Sheets that are protected. */
  readonly locked: readonly string[];
}

export interface ExistingTable {
  readonly id: string;
  /** Names of the table and its sheet now. */
  readonly table: string;
  readonly sheet: string;
  /** Column id → header and position now. */
  readonly columns: Readonly<Record<string, { readonly name: string; readonly index: number }>>;
  /** Every header, the person's own columns included. */
  readonly headers: readonly string[];
  /** Position of the first header. */
  readonly row: number;
  readonly column: number;
  /** Rows of the body. */
  readonly rows: number;
  /** Blank rows right beneath it. */
  readonly freeBelow: number;
}

export interface ExistingDictionary {
  readonly sheet: string;
  readonly nextColumn: number;
  /** Where each list stands and what it holds now. */
  readonly lists: Readonly<
    Record<string, { readonly row: number; readonly column: number; readonly values: readonly CellValue[] }>
  >;
}

/** What has to be found out about a workbook before anything can be added to it. */
export interface ExistingRequest {
  readonly identity: Identity;
  /** What its names end in: "" or "_2". */
  readonly suffix: string;
  /** Boards and the names their sheets had, by id. */
  readonly boards: Readonly<Record<string, string>>;
  /** The board with the contents, and their column. */
  readonly contents: { readonly board: string; readonly column: number };
  /** Typed columns of which it must be known whether they are blank. */
  readonly columns: readonly ColumnsOf[];
  /** Columns for which the catalogue has another formula by now: is what they hold still what was written? */
  readonly formulas: readonly ColumnsOf[];
}

/** What the person wants of a workbook made earlier. */
export interface Wish {
  /** Tables to add. */
  readonly add: readonly string[];
  /** Also bring the columns and settings that a newer version knows and this workbook lacks. */
  readonly update: boolean;
  /** Also make 首页 and 今日 anew, with what was added; the earlier ones stay. */
  readonly boards: boolean;
  /** Rows a table shall have, by table id. */
  readonly rows: Readonly<Record<string, number>>;
  /** Blank rows of an added table. */
  readonly blankRows: number;
  /** Serial date of today. */
  readonly today: number;
}

/** A change to a table that is there. */
export type TableChange =
  | {
      readonly kind: "addColumns";
      readonly table: string;
      readonly columns: readonly TableColumnPlan[];
    }
  | {
      /** One formula for a whole column that is blank, that lost what it read, or that has a newer one. */
      readonly kind: "fillColumn";
      readonly table: string;
      readonly column: string;
      readonly formula: string;
      /** Undefined where the column has formulas already: its format may be the person's own. */
      readonly numberFormat?: string;
    }
  | {
      readonly kind: "addRows";
      readonly table: string;
      readonly sheet: string;
      /** Position of the header, and the whole width. */
      readonly row: number;
      readonly column: number;
      readonly width: number;
      readonly before: number;
      readonly after: number;
      readonly columns: readonly {
        readonly index: number;
        readonly numberFormat: string;
        readonly formula?: string;
        /** What the new rows hold: a view's row numbers. */
        readonly values?: readonly CellValue[];
      }[];
    };

/** Everything that makes a workbook of an earlier one and a wish, as plain data. */
export interface Extension {
  /** The new sheets, the new names, and the identity of the whole. */
  readonly plan: WorkbookPlan;
  /** Parts on sheets that are there. */
  readonly onSheets: readonly { readonly sheet: string; readonly parts: readonly SheetPart[] }[];
  readonly tables: readonly TableChange[];
  /** Names that lead nowhere and get their place back. */
  readonly renewed: readonly NamePlan[];
  readonly report: ExtensionReport;
  readonly undo: ExtensionTraces;
}

export interface ColumnsOf {
  readonly table: string;
  readonly columns: readonly string[];
}

/** What changes, by ids: the pane says it in words, before and after. */
export interface ExtensionReport {
  /** Tables that come as new sheets. */
  readonly tables: readonly string[];
  /** Those of them that were deleted from this workbook and come back empty. */
  readonly restored: readonly string[];
  /** Boards that come as new sheets. */
  readonly boards: readonly string[];
  readonly columns: readonly ColumnsOf[];
  /** Blank columns that were typed input and are computed now. */
  readonly filled: readonly ColumnsOf[];
  /** Columns that could be computed now but hold typed values, which stay. */
  readonly kept: readonly ColumnsOf[];
  /** Columns whose formulas had lost what they read and are written anew. */
  readonly mended: readonly ColumnsOf[];
  /** Columns that held a formula of an earlier version as it was written, and get the present one. */
  readonly renewed: readonly ColumnsOf[];
  /** Columns whose formula a person has changed, while the catalogue has a newer one: they stay. */
  readonly own: readonly ColumnsOf[];
  /** Columns of existing tables that read a deleted table and show errors. */
  readonly lost: readonly {
    readonly table: string;
    readonly columns: readonly string[];
    readonly gone: readonly string[];
  }[];
  readonly parameters: readonly string[];
  /** Lists and list entries added to 字典, as `list` or `list.code`. */
  readonly entries: readonly string[];
  readonly rows: readonly { readonly table: string; readonly before: number; readonly after: number }[];
  /** Tables that cannot get their rows because something stands beneath them. */
  readonly blocked: readonly string[];
  /** Sheets that are protected and would have to be changed. */
  readonly locked: readonly string[];
}

/** What taking an extension back needs to know. Cells are found through names, which move with them. */
export interface ExtensionTraces {
  readonly columns: readonly { readonly table: string; readonly column: string }[];
  readonly filled: readonly { readonly table: string; readonly column: string }[];
  /** Formulas that were replaced; none in older records. */
  readonly replaced?: readonly ReplacedFormula[];
  readonly rows: readonly { readonly table: string; readonly before: number; readonly after: number }[];
  /** Cells round a named one: so many rows up and columns left of it, so many rows and columns large; 0 rows: all of its own. */
  readonly cells: readonly {
    readonly name: string;
    readonly up: number;
    readonly left: number;
    readonly rows: number;
    readonly columns: number;
  }[];
  readonly links: readonly {
    readonly sheet: string;
    readonly row: number;
    readonly column: number;
    readonly text: string;
  }[];
}

export interface ReplacedFormula {
  readonly table: string;
  readonly column: string;
  /** What stood there, and the version that the identity had of it. */
  readonly formula: string;
  readonly version: string;
  /** What was written in its place. */
  readonly written: string;
}

/** The sheet that everything depends on is gone: nothing can be added to such a workbook. */
export class CannotExtend extends Error {
  constructor(readonly sheet: "parameters" | "dictionary") {
    super(`The workbook has lost its ${sheet} sheet`);
    this.name = "CannotExtend";
  }
}

/** True when there is nothing to do. */
export function isEmpty({ report }: Extension): boolean {
  const { tables, boards, columns, filled, mended, renewed, parameters, entries, rows } = report;
  return [tables, boards, columns, filled, mended, renewed, parameters, entries, rows].every(
    (list) => list.length === 0,
  );
}
