import type { Area } from "../formula/address";
import type { Language } from "../i18n/text";

/**
 * The plan of a workbook: everything a writer needs and nothing it has to decide, as plain JSON.
 * `compile` makes it from the catalogue; `excel/` writes it through Office.js, `xlsx/` as a file.
 * A writer handles each kind of part through a `Record<SheetPart["kind"], …>`, so a new kind is a
 * compile error in every writer until it is handled.
 */
export interface WorkbookPlan {
  readonly language: Language;
  /** Shown in the file's properties. */
  readonly title: string;
  /** In tab order. */
  readonly sheets: readonly SheetPlan[];
  readonly names: readonly NamePlan[];
  /** The sheet to show first. */
  readonly activeSheet: string;
  readonly identity: Identity;
}

/** Blank cells are null. Dates are serial numbers (days since 1899-12-30) with an explicit format. */
export type CellValue = string | number | boolean | null;

/** A formula in English with commas, beginning with "=", and the value the reference functions give it. */
export interface FormulaCell {
  readonly f: string;
  readonly v: CellValue;
}

export type CellContent = CellValue | FormulaCell;

export interface SheetPlan {
  /** Stable id, the same in every language. */
  readonly id: string;
  /** The tab's name: at most 31 legal characters, unique in the workbook. */
  readonly name: string;
  readonly tabColor: string;
  readonly gridlines: boolean;
  readonly parts: readonly SheetPart[];
}

export type SheetPart =
  | CellsPart
  | TablePart
  | FormatPart
  | WidthsPart
  | HeightPart
  | OutlinePart
  | ValidationPart
  | ConditionalFormatPart
  | LinkPart
  | ChartPart
  | FreezePart
  | PrintPart;

export type PartKind = SheetPart["kind"];
export type PartOf<K extends PartKind> = Extract<SheetPart, { kind: K }>;

/** A rectangle of contents outside tables. Null leaves a cell blank. */
export interface CellsPart {
  readonly kind: "cells";
  readonly row: number;
  readonly column: number;
  readonly values: readonly (readonly CellContent[])[];
}

/** A real Excel table. A column is typed input or one formula for all its rows, never a mixture (office-js #2093). */
export interface TablePart {
  readonly kind: "table";
  readonly id: string;
  readonly name: string;
  /** Position of the header row. */
  readonly row: number;
  readonly column: number;
  /** Rows of the body, at least 1. */
  readonly rows: number;
  readonly style: string;
  readonly columns: readonly TableColumnPlan[];
}

export interface TableColumnPlan {
  readonly id: string;
  readonly name: string;
  /** One formula for every row of the column. Absent: typed input. */
  readonly formula?: string;
  /** One value a row: what is typed, or what the formula gives. */
  readonly values: readonly CellValue[];
  /** "@" for text: it must be set before values are, or phone numbers and "=…" would be parsed. */
  readonly numberFormat: string;
}

export interface Style {
  readonly numberFormat?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** Points. */
  readonly size?: number;
  /** "#RRGGBB" */
  readonly color?: string;
  readonly fill?: string;
  readonly wrap?: boolean;
  readonly horizontal?: "left" | "center" | "right";
  readonly vertical?: "top" | "center" | "bottom";
  /** A thin line in this colour round every cell. */
  readonly border?: string;
}

export interface FormatPart {
  readonly kind: "format";
  readonly area: Area;
  readonly style: Style;
}

/** Column widths in characters of the standard font, from `column` on. A Chinese character counts as two. */
export interface WidthsPart {
  readonly kind: "widths";
  readonly column: number;
  readonly widths: readonly number[];
}

/** Height of rows, in points. */
export interface HeightPart {
  readonly kind: "height";
  readonly row: number;
  readonly rows: number;
  readonly points: number;
}

/** Columns that fold together. */
export interface OutlinePart {
  readonly kind: "outline";
  readonly column: number;
  readonly columns: number;
  readonly folded: boolean;
}

export type ValidationRule =
  | { readonly type: "list"; /** A defined name with "=": `=l_country`. */ readonly source: string }
  | {
      readonly type: "date" | "decimal" | "wholeNumber";
      readonly operator: "between" | "greaterThanOrEqual" | "greaterThan" | "lessThanOrEqual";
      readonly from: number | string;
      readonly to?: number | string;
    }
  | {
      readonly type: "custom";
      /** Relative to the first cell of the area; no structured references. */ readonly formula: string;
    };

/** What may be typed. Only keys and dates refuse ("stop"); lists warn, because people paste. */
export interface ValidationPart {
  readonly kind: "validation";
  readonly area: Area;
  readonly rule: ValidationRule;
  readonly severity: "stop" | "warning";
  /** Title ≤ 32, message ≤ 255 characters. */
  readonly error: { readonly title: string; readonly message: string };
  readonly prompt?: { readonly title: string; readonly message: string };
}

/** A rule by formula (relative to the first cell of the area, same-row cells only) or a data bar for shares. */
export interface ConditionalFormatPart {
  readonly kind: "conditionalFormat";
  readonly area: Area;
  readonly rule:
    | {
        readonly type: "formula";
        readonly formula: string;
        readonly style: Pick<Style, "color" | "fill" | "bold">;
      }
    | { readonly type: "dataBar"; readonly color: string };
}

/** A jump inside the workbook. The cell shows `text`. */
export interface LinkPart {
  readonly kind: "link";
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly tip: string;
  readonly target: { readonly sheetName: string; readonly row: number; readonly column: number };
}

export interface ChartSeries {
  readonly name: string;
  readonly values: SheetArea;
  readonly type: "column" | "bar" | "line" | "pie";
  readonly axis: "primary" | "secondary";
  readonly color: string;
  readonly dashed?: boolean;
}

export interface SheetArea {
  readonly sheetName: string;
  readonly area: Area;
}

/** Columns, bars, a pie, or columns with lines on a second axis (the Pareto chart). Series share one category range. */
export interface ChartPart {
  readonly kind: "chart";
  readonly name: string;
  readonly title: string;
  /** Read by screen readers. */
  readonly alt: string;
  /** The cells the chart covers. */
  readonly anchor: Area;
  readonly categories: SheetArea;
  readonly series: readonly ChartSeries[];
  readonly primaryFormat: string;
  readonly secondary?: { readonly format: string; readonly min: number; readonly max: number };
  readonly legend: boolean;
}

/** Frozen rows above and columns left of this cell. */
export interface FreezePart {
  readonly kind: "freeze";
  readonly rows: number;
  readonly columns: number;
}

/** A4. Fits the width on the pages across; header rows and columns repeat. */
export interface PrintPart {
  readonly kind: "print";
  readonly landscape: boolean;
  /** Pages across; one when absent. */
  readonly pagesWide?: number;
  /** Pages down; 0 lets it run. */
  readonly pagesTall: number;
  /** What is printed, each area on pages of its own; the whole sheet when absent. */
  readonly areas?: readonly Area[];
  readonly titleRows?: { readonly first: number; readonly last: number };
  readonly titleColumns?: { readonly first: number; readonly last: number };
  readonly footer: { readonly left: string; readonly center: string; readonly right: string };
}

/** A workbook name for one cell or rectangle, or for a table's column (which grows with the table). */
export type NamePlan = {
  readonly name: string;
  readonly comment: string;
} & (
  | { readonly sheetName: string; readonly area: Area }
  | { /** Structured reference with "=". */ readonly formula: string }
);

/**
 * What the workbook is made of, stored in it as one customXml part by both writers. The pane finds
 * tables and columns through it, never by a header: users rename headers and sheets.
 */
export interface Identity {
  readonly schema: 1;
  readonly product: "TradeBook";
  readonly language: Language;
  /** ISO date of generation. */
  readonly generated: string;
  readonly choices: Readonly<Record<string, string>>;
  readonly tables: readonly IdentityTable[];
}

export interface IdentityTable {
  readonly id: string;
  readonly table: string;
  readonly sheet: string;
  /** Column id → column name at generation. */
  readonly columns: Readonly<Record<string, string>>;
  /** Column id → version of the formula that was written; none in a workbook that was made without. */
  readonly formulas: Readonly<Record<string, string>>;
}
