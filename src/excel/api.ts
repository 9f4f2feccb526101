/**
 * What the pane may ask of Excel. The pane depends on this interface only, so that its own tests can
 * hand it another one; `gateway.ts` implements it with Office.js.
 */
import type { InputRow } from "../plan/choices";
import type { ExistingBook, ExistingRequest, Extension } from "../plan/existing";
import type { Identity, WorkbookPlan } from "../plan/plan";
import type { OpenRows, RowEdit, RowsWanted } from "../plan/row-edits";
import type { TableRows } from "../plan/table-rows";
import type { LocatedTable } from "./locate";
import type { SelectionState } from "./selection";
import type {
  AppliedPlan,
  ApplyOptions,
  Capabilities,
  CreatedRecord,
  RemovalReport,
  WorkbookState,
} from "./types";
import type { LogEntry } from "./undo-log";

export type * from "./types";
export type { LocatedColumn, LocatedTable } from "./locate";
export type { SelectionState } from "./selection";
export type { LogEntry } from "./undo-log";
export { Cancelled, HostError, OWN_CODES, PlanStepError } from "./errors";
export { MINIMUM_EXCEL_API } from "./capabilities";

export interface ExcelGateway {
  /** Waits for Office and says what this Excel can do. */
  readCapabilities(): Promise<Capabilities>;
  /** Office's theme now. There is no change event in Excel: ask again when the pane gets the focus. */
  isDarkTheme(): boolean;
  /**
   * Writes a plan into the open workbook, on new sheets only, and notes it in the undo log. Throws
   * `PlanStepError` (with what was created so far) when a required step fails and `Cancelled` when the
   * signal fires; a cosmetic step that fails is listed in `skipped`.
   */
  applyPlan(plan: WorkbookPlan, options: ApplyOptions): Promise<AppliedPlan>;
  /** Removes exactly what a record lists and forgets it in the undo log. The person's own sheets stay. */
  removeCreated(record: CreatedRecord): Promise<RemovalReport>;
  /** How a workbook made earlier stands now. */
  readExisting(
    request: ExistingRequest,
    capabilities: Pick<Capabilities, "sheetProperties">,
  ): Promise<ExistingBook>;
  /**
   * Adds to a workbook made earlier what an extension holds, and notes it in the undo log. `partId` is the
   * identity part it replaces. Throws as `applyPlan` does, after taking back what it had begun.
   */
  extendWorkbook(changes: Extension, partId: string, options: ApplyOptions): Promise<AppliedPlan>;
  /** Rows of tables as they stand now; null for a table that is gone. */
  readRows(
    identity: Identity,
    wanted: readonly { readonly table: string; readonly columns: readonly string[] }[],
  ): Promise<readonly (TableRows | null)[]>;
  /** Writes rows beneath the last filled one. Throws a `HostError` for a protected or filtered sheet. */
  appendRows(identity: Identity, table: string, key: string, rows: readonly InputRow[]): Promise<void>;
  /** Empties rows found by key; gives how many there were. */
  blankRows(identity: Identity, table: string, key: string, keys: readonly string[]): Promise<number>;
  /** Takes rows found by key out of a table; gives how many there were. */
  deleteRows(identity: Identity, table: string, key: string, keys: readonly string[]): Promise<number>;
  /**
   * Changes several tables together, as `decide` says from what stands there at the moment of writing. Throws a
   * `HostError` for a protected or filtered sheet before anything is written.
   */
  editRows<Outcome>(
    identity: Identity,
    wanted: readonly RowsWanted[],
    decide: (tables: readonly OpenRows[]) => {
      readonly edits: readonly RowEdit[];
      readonly outcome: Outcome;
    },
  ): Promise<Outcome>;
  /** Sheets, tables, names and TradeBook identities of the workbook. */
  readWorkbookState(): Promise<WorkbookState>;
  /** Where the tables and columns of an identity are now, whatever they have been renamed to. */
  locate(identity: Identity, state: WorkbookState): readonly LocatedTable[];
  /** What can be undone, newest first; survives closing the pane and the file. */
  undoable(): Promise<readonly LogEntry[]>;
  /** Shows a sheet by its id (or name). False when it is gone. */
  showSheet(idOrName: string): Promise<boolean>;
  /** What is selected now; null when it is no single range. */
  readSelection(): Promise<SelectionState | null>;
  /** Calls back whenever another range is selected; the result stops it. */
  onSelectionChanged(handler: (selection: SelectionState) => void): Promise<() => Promise<void>>;
}
