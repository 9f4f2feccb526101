import type { TakenNames } from "../plan/choices";
import type { Extension, ExtensionTraces } from "../plan/existing";
import type { Identity, PartKind } from "../plan/plan";

/** What writing a plan does, in our own words: errors, skipped parts and progress name these. */
export type StepName =
  | PartKind
  | "check"
  | "sheet"
  | "name"
  | "formula"
  | "numberFormat"
  | "identity"
  | "mark"
  | "log"
  | "tabColor"
  | "gridlines"
  | "calculate"
  | "activate";

/** The four stretches of work, in order; each is at least one call to Excel. */
export type Phase = "check" | "cells" | "formulas" | "finish";

export interface ApplyProgress {
  readonly phase: Phase;
  /** The sheet that is about to be written, where there is one. */
  readonly sheet?: string | undefined;
  /** Share of the whole, 0 to 1. */
  readonly done: number;
}

/** What this Excel can do beyond the minimum, and how it looks. Plain data, read once. */
export interface Capabilities {
  /** False when the host lacks ExcelApi 1.13: nothing should be tried. */
  readonly meetsMinimum: boolean;
  readonly pageLayout: boolean;
  readonly outline: boolean;
  readonly sheetProperties: boolean;
  readonly host: string;
  readonly platform: string;
  /** The host's version. */
  readonly version: string;
  /** Locale tag of Office's user interface, such as "zh-CN". */
  readonly displayLanguage: string;
}

export interface ApplyOptions {
  readonly capabilities: Capabilities;
  readonly onProgress?: (progress: ApplyProgress) => void;
  readonly signal?: AbortSignal;
  /** Moment of generation, ISO; kept with the record of what was created. */
  readonly now: string;
  /** Unique id of this generation, from the caller: ids and clocks are arguments. */
  readonly id: string;
  /** A sheet added to the person's own workbook makes it no set of standard tables: it stores no identity. */
  readonly withoutIdentity?: boolean;
  /** Set when a workbook made earlier is added to: what changes there, and the identity part it replaces. */
  readonly extension?: { readonly changes: Extension; readonly partId: string };
}

export interface CreatedSheet {
  /** Excel's id of the sheet: survives renaming. */
  readonly id: string;
  /** The plan's id, the same in every language. */
  readonly planId: string;
  /** Its name when it was made. */
  readonly name: string;
}

export interface CreatedTable {
  readonly id: string;
  readonly planId: string;
  readonly name: string;
}

/** What one generation created, enough to remove exactly that and nothing else. Plain JSON. */
export interface CreatedRecord {
  readonly id: string;
  readonly at: string;
  readonly sheets: readonly CreatedSheet[];
  readonly tables: readonly CreatedTable[];
  /** Defined names. */
  readonly names: readonly string[];
  /** The customXml part that holds the identity. */
  readonly identityPart: string | null;
  /** What was added to sheets that were there before, where a workbook was added to. */
  readonly traces?: ExtensionTraces;
}

/** A part that could not be written though the rest could. */
export interface SkippedPart {
  readonly sheet: string | null;
  readonly step: StepName;
  /** Excel's code, such as "InvalidArgument". */
  readonly reason: string;
  readonly detail: string;
}

export interface AppliedPlan {
  readonly created: CreatedRecord;
  readonly skipped: readonly SkippedPart[];
  /** How many times Excel was called, and about how many bytes were sent. */
  readonly syncs: number;
  readonly bytes: number;
}

export interface RemovalReport {
  readonly removedSheets: readonly string[];
  /** Sheets that were gone already. */
  readonly missingSheets: readonly string[];
  /** Sheets left alone because they could not be proved to be ours. */
  readonly keptSheets: readonly string[];
  readonly removedNames: number;
  readonly identityRemoved: boolean;
  /** A blank sheet was added because a workbook needs a visible one. */
  readonly blankSheetAdded: boolean;
  /** Tables that keep the rows added to them, because something was typed there since. */
  readonly keptRows?: readonly string[];
  /** Columns, as `Table[Column]`, whose formula somebody has changed since: it stays. */
  readonly keptFormulas?: readonly string[];
}

export interface SheetState {
  readonly id: string;
  readonly name: string;
  readonly visible: boolean;
}

export interface ColumnState {
  /** Excel's own column id: survives renaming and moving. */
  readonly id: number;
  readonly name: string;
}

export interface TableState {
  readonly id: string;
  readonly name: string;
  readonly sheetId: string;
  readonly sheet: string;
  /** From left to right. */
  readonly columns: readonly ColumnState[];
}

/** A TradeBook identity found in the workbook. */
export interface StoredIdentity {
  /** Id of its customXml part. */
  readonly partId: string;
  readonly identity: Identity;
}

export interface WorkbookState {
  readonly sheets: readonly SheetState[];
  readonly tables: readonly TableState[];
  readonly names: readonly string[];
  readonly identities: readonly StoredIdentity[];
  /** Ready to be handed to the plan's choices, so that new names avoid the old. */
  readonly taken: TakenNames;
}
