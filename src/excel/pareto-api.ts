/** What the Pareto view asks of Excel; `pareto-gateway.ts` implements it with Office.js. */
import type { Area } from "../formula/address";

export type SourceCell = string | number | boolean | null;

/** The table that a selection lies in. */
export interface SourceTable {
  readonly id: string;
  readonly name: string;
  /** True when the selection takes in every row of it. */
  readonly whole: boolean;
}

/** What is selected, trimmed to what is filled. Rows and columns of the sheet count from 0. */
export interface Source {
  readonly sheetId: string;
  readonly sheet: string;
  /** Rectangles that make one grid: side by side over the same rows, or beneath each other. */
  readonly areas: readonly Area[];
  readonly layout: "beside" | "beneath";
  /** Rows to read, without a table's header. */
  readonly rows: number;
  readonly columns: number;
  readonly table: SourceTable | null;
  /** Headers that Excel itself knows, of a table; they are the grid's first row. */
  readonly header: readonly string[] | null;
  /** Row of the sheet that those stand in. */
  readonly headerRow: number;
  /** Columns of the grid that are hidden. */
  readonly hiddenColumns: readonly number[];
  /** Some rows are hidden, by a filter or by hand. */
  readonly hiddenRows: boolean;
  readonly merged: boolean;
  /** Number format of each column's data. */
  readonly formats: readonly string[];
  /** One cell was selected, and the block round it was taken. */
  readonly expanded: boolean;
  /** The column of the grid that cell stands in. */
  readonly clicked: number | null;
  /** For people: "A1:B20", "A1:A20, C1:C20". */
  readonly address: string;
  /** Columns beyond what can be looked at were left out. */
  readonly columnsCut: number;
}

export type SourceProblem = "selectionNoCells" | "selectionEmpty" | "selectionOneCell" | "selectionAreas";

/** Some rows of a source. */
export interface SourceRows {
  readonly values: readonly (readonly SourceCell[])[];
  /** The row of the sheet of the first one when they follow each other, else of each. */
  readonly sheetRows: number | readonly number[];
  /** How many rows of the source these were, hidden ones included. */
  readonly taken: number;
}

export interface RowsWanted {
  /** First row, counted without a table's header. */
  readonly from: number;
  readonly count: number;
  /** Columns of the grid, rising. */
  readonly columns: readonly number[];
  readonly visibleOnly: boolean;
}

/** A class column that was written beside a source. */
export interface ClassColumn {
  /** The workbook name that keeps track of it. */
  readonly name: string;
  readonly sheet: string;
  readonly address: string;
}

export interface ClassColumnRequest {
  readonly source: Source;
  /** Wanted header; a number is added where a table has it already. */
  readonly header: string;
  /** Row of the source, a table's header left out, that holds the headers; null when there are none. */
  readonly headerAt: number | null;
  /** A text for each row of the source, chunk by chunk from the first on; null leaves the cell blank. */
  readonly texts: AsyncIterable<readonly (string | null)[]>;
}

/** A live sheet of ours in the workbook. */
export interface LiveReport {
  readonly sheetId: string;
  readonly sheet: string;
}

/** What a live sheet says of itself: parameters may have been changed by hand, and its source moves. */
export interface LiveReportState {
  readonly thresholds: readonly [number, number];
  readonly modeCode: number;
  readonly source: Source;
  /** Columns of the grid that its formulas read. */
  readonly keyColumn: number;
  readonly valueColumn: number | null;
  /** Headers of those columns; "" where there is none. */
  readonly keyName: string;
  readonly valueName: string;
  readonly position: number;
}

export interface ParetoGateway {
  /** What is selected now, or why it is nothing to analyse. */
  readSource(): Promise<Source | SourceProblem>;
  /** Some rows; fewer than asked for when so many would not come in one answer. */
  readRows(source: Source, wanted: RowsWanted): Promise<SourceRows>;
  /** Blank rows beneath the columns, up to a number: room that formulas may take in. */
  blankBeneath(source: Source, columns: readonly number[], lastRow: number, wanted: number): Promise<number>;
  liveReports(): Promise<readonly LiveReport[]>;
  /** Null when it is gone, or its formulas are no longer ours. */
  readLiveReport(report: LiveReport): Promise<LiveReportState | null>;
  /** Gives a sheet a name and a place among the tabs. */
  placeSheet(sheetId: string, name: string, position: number): Promise<void>;
  deleteSheet(sheetId: string): Promise<void>;
  writeClassColumn(request: ClassColumnRequest): Promise<ClassColumn>;
  classColumns(): Promise<readonly ClassColumn[]>;
  /** False when the column holds something else by now: then nothing is touched. */
  removeClassColumn(column: ClassColumn): Promise<boolean>;
  /** Calls back with the address whenever another range is selected; the result stops it. */
  onSelection(handler: (address: string) => void): Promise<() => Promise<void>>;
}
