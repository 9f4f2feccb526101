import type { Text } from "../i18n/text";
import type { CellValue } from "../plan/plan";

/** Everything a rule's reference function may ask about the workbook it is evaluated in. */
export interface BookView {
  has(table: string): boolean;
  rows(table: string): readonly RowView[];
  /** First row whose key column equals the value, as MATCH(…,0) finds it: case-insensitive; a blank key finds nothing. */
  find(table: string, column: string, key: CellValue): RowView | undefined;
  /** All rows whose column equals the value, in order. */
  where(table: string, column: string, key: CellValue): readonly RowView[];
  /** A parameter's number: a date is a serial, a share 0–1. */
  number(parameter: string): number;
  text(parameter: string): string;
  /** The label of a list's code in the workbook's language. */
  label(list: string, code: string): string;
  /** The labels of a list, in order; the spare cells for the user's own entries are not among them. */
  labels(list: string): readonly string[];
  /** Place of a label in its list, 1 for the first; 0 when no item has it, as MATCH finds it. */
  place(list: string, label: string): number;
  /** A further field of the list item with this label, as its own list's label; undefined when no item has the label. */
  extra(list: string, label: string, field: string): string | undefined;
  /** The workbook's language in words: picks from a text. */
  say(text: Text): string;
}

/** One row of a table in the reference evaluation. A formula column is computed on first use. */
export interface RowView {
  readonly table: string;
  /** From 0. */
  readonly index: number;
  readonly book: BookView;
  value(column: string): CellValue;
  /** The number of a cell; blank and text count as 0, as in Excel's SUM. */
  number(column: string): number;
  text(column: string): string;
  /** True for an empty cell and for "" alike, as `[@x]=""` is. */
  blank(column: string): boolean;
}

/** What a computed cell holds: the formula in the catalogue's own notation (formula/template.ts) and the function it must agree with. */
export interface Computation {
  readonly formula: string;
  readonly value: (row: RowView) => CellValue;
}

export type ColumnType =
  | "text"
  | "longText"
  | "key"
  | "reference"
  | "date"
  | "month"
  | "number"
  | "integer"
  | "money"
  | "rate"
  | "share"
  | "list"
  | "flag"
  | "link";

export interface ColumnSpec {
  /** English identifier, unique in the table; formulas and CSV files name columns by it. */
  readonly id: string;
  readonly name: Text;
  readonly type: ColumnType;
  /** What the column holds, in our own words; shown as input prompt, in the gallery and in docs/TABLES.md. */
  readonly note: Text;
  /** Source text (S0–S4), outside source (E…), or DP for a design decision. */
  readonly source: string;
  /** Dictionary list of a "list" column. */
  readonly list?: string;
  /** Table whose key a "reference" column holds. */
  readonly refers?: string;
  readonly required?: true;
  /** Personal data: left out unless asked for. */
  readonly personal?: true;
  /** Column group (folded together); absent: always in sight. */
  readonly group?: string;
  /** Characters; a default by type otherwise. */
  readonly width?: number;
  /** Text that may be longer than a column is wide: it takes up to two lines, for which all rows have room. */
  readonly wraps?: true;
  readonly computed?: Computation;
  /** Left out when a table that its formula needs is absent, instead of becoming typed input. Whatever reads it must need that table too. */
  readonly onlyComputed?: true;
  /** A view's row number: the constants 1, 2, 3 … that its look-ups read. */
  readonly sequence?: true;
}

export interface GroupSpec {
  readonly id: string;
  readonly name: Text;
  readonly folded: boolean;
}

/** Colours a row's cells by a condition over cells of the same row. */
export interface HighlightSpec {
  /** Condition in the catalogue's notation, same-row columns only. */
  readonly when: string;
  /** Columns to colour. */
  readonly columns: readonly string[];
  readonly tone: Tone;
}

export type Tone = "bad" | "warn" | "good" | "info" | "muted";

export type PackageId = "basic" | "orders" | "service" | "management" | "archive";

/**
 * One standard table: a value, no code that draws. Entry tables hold what people type; views are
 * read-only lists whose key column is the nth key of another table.
 */
export interface TableSpec {
  readonly id: string;
  /** The table's name in Excel, English, unique. */
  readonly tableName: string;
  readonly name: Text;
  /** The textbook's number where it has one: "13-1". */
  readonly number?: string;
  readonly purpose: Text;
  readonly source: string;
  readonly package: PackageId;
  readonly kind: "entry" | "view";
  /** The key column: letters, digits, at most 40 characters. */
  readonly key: string;
  readonly columns: readonly ColumnSpec[];
  readonly groups?: readonly GroupSpec[];
  readonly highlights?: readonly HighlightSpec[];
  /** Columns kept in sight while scrolling, counted from the left. */
  readonly frozenColumns: number;
  /** Tables this one cannot do without. A view needs the table it lists. */
  readonly needs?: readonly string[];
  /** Rows of a view, from the rows of the table it lists. */
  readonly viewRows?: (book: { readonly count: (table: string) => number }) => number;
  /** Free cells above the table: totals, checks, period bounds. Rows count from 0 within the block. */
  readonly above?: { readonly rows: number; readonly build: BoardBuilder };
  /** Charts and blocks to the right of a view; never beneath a table. */
  readonly board?: BoardBuilder;
}

/** A sheet without a table of its own: the front page, the day's list, the summaries. */
export interface BoardSpec {
  readonly id: string;
  readonly name: Text;
  readonly purpose: Text;
  readonly package: PackageId | "always";
  readonly needs: readonly string[];
  readonly widths: readonly number[];
  readonly landscape: boolean;
  /** Printed on one A4 page, as forms are; otherwise as many pages down as it takes. */
  readonly onePage?: true;
  /** What is printed; the rest helps the formulas or is there to choose in. Everything when absent. */
  readonly printed?: {
    readonly fromRow?: number;
    readonly fromColumn?: number;
    /** Counted from the first printed one; to the last that has a width when absent. */
    readonly columns?: number;
  };
  /** Stands before the tables: the front page and the day's list. */
  readonly first?: true;
  readonly build: BoardBuilder;
}

export type BoardBuilder = (board: Board) => void;

export interface BoardStyle {
  /** `field` is a cell of a form: it wraps, and stands at the top left. */
  readonly look?:
    "title" | "subtitle" | "heading" | "label" | "figure" | "note" | "cell" | "check" | "field" | "input";
  readonly format?: "text" | "date" | "number" | "integer" | "money" | "share" | "month";
}

/** What may be picked in an input cell of a board: an item of a list, or a key of a table. */
export type InputSource = { readonly list: string } | { readonly keysOf: string };

/** Where a board may be written: free cells with formulas, names, links and charts. Rows and columns count from 0. */
export interface Board {
  readonly book: BookView;
  /** True when the rows are the product's own sample. */
  readonly sample: boolean;
  text(row: number, column: number, content: Text | string, style?: BoardStyle): void;
  value(row: number, column: number, value: CellValue, style?: BoardStyle): void;
  /** A formula in the catalogue's notation, or plain A1 references to this sheet. Left out (and false returned) when a table it needs is absent. */
  formula(row: number, column: number, formula: string, value: () => CellValue, style?: BoardStyle): boolean;
  /** A cell for people to choose in, with a drop-down; nothing else may be typed there. */
  input(row: number, column: number, value: CellValue, source: InputSource): void;
  /** Height of rows in points: a form's cells wrap, and rows do not grow by themselves. */
  height(row: number, rows: number, points: number): void;
  /** The value a formula or value cell of this board holds. */
  at(row: number, column: number): CellValue;
  link(row: number, column: number, content: Text | string, target: string): void;
  chart(chart: BoardChart): void;
  highlight(row: number, column: number, rows: number, columns: number, when: string, tone: Tone): void;
  dataBar(row: number, column: number, rows: number, columns: number): void;
  /** Position of a table of the plan; undefined when it is not chosen. */
  tableArea(table: string): { sheet: string; headerRow: number; rows: number } | undefined;
  readonly tables: readonly TableSpec[];
  readonly boards: readonly BoardSpec[];
}

export interface BoardChart {
  readonly name: string;
  readonly title: Text;
  readonly alt: Text;
  readonly at: {
    readonly row: number;
    readonly column: number;
    readonly rows: number;
    readonly columns: number;
  };
  readonly categories: BoardArea;
  readonly series: readonly {
    readonly name: Text;
    readonly values: BoardArea;
    readonly type: "column" | "bar" | "line" | "pie";
    readonly axis?: "secondary";
    readonly color: string;
    readonly dashed?: true;
  }[];
  readonly format: "money" | "integer" | "share";
  readonly secondaryShare?: true;
  readonly legend: boolean;
}

/** Cells of this board, or of another board by id. */
export interface BoardArea {
  readonly sheet?: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** A drop-down list: codes with labels. Formulas compare with the code's named cell, never with a label. */
export interface ListSpec {
  readonly id: string;
  readonly name: Text;
  readonly source: string;
  readonly items: readonly ListItem[];
  /** Blank cells kept for the user's own entries (staff, products). */
  readonly spare?: number;
}

export interface ListItem {
  readonly code: string;
  readonly label: Text;
  /** Further values a look-up may need: a country's region code, say. */
  readonly extra?: Readonly<Record<string, string>>;
}

/** A threshold or setting: a named cell on the 参数 sheet, with where it comes from. */
export interface ParameterSpec {
  readonly id: string;
  readonly name: Text;
  readonly unit: Text;
  /** Where it comes from, in both languages where the source's own words are quoted. */
  readonly source: string | Text;
  readonly note: Text;
  readonly format: "number" | "integer" | "share" | "date" | "text" | "money";
  /** Allowed range of typed numbers. */
  readonly range?: readonly [number, number];
  readonly list?: string;
  readonly value: number | string | null | ((choices: ParameterChoices) => CellValue);
  /** Computed cells (period bounds): formula in the catalogue's notation and its reference. */
  readonly computed?: { readonly formula: string; readonly value: (book: BookView) => CellValue };
  /** A computed parameter that is written without a table of its formula too, as its `value`, and stays that. */
  readonly otherwise?: true;
}

export interface ParameterChoices {
  readonly year: number;
  /** Serial date of the stamped cut-off. */
  readonly cutoff: number;
  /** Serial date that stands for today; null: =TODAY(). */
  readonly asOf: number | null;
  readonly currency: string;
  readonly salesperson: string;
  /** Settings other than the catalogue's defaults, by parameter id. */
  readonly settings?: Readonly<Record<string, CellValue>>;
}
