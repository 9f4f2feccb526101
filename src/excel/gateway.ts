import type { WorkbookPlan } from "../plan/plan";
import type { ExcelGateway } from "./api";
import type { Extension } from "../plan/existing";
import { applyPlan } from "./apply";
import { isDarkTheme, readCapabilities } from "./capabilities";
import { Cancelled, PlanStepError } from "./errors";
import { readExisting } from "./existing";
import { undoExtension } from "./extension-undo";
import { locate } from "./locate";
import { readWorkbookState } from "./read";
import { removeCreated } from "./remove";
import { editRows } from "./row-edits";
import { appendRows, blankRows, deleteRows, readRows } from "./rows";
import { onSelectionChanged, readSelection, showSheet } from "./selection";
import type { AppliedPlan, ApplyOptions, CreatedRecord } from "./types";
import { createdEntry, UndoLog } from "./undo-log";

/** The pane's way to Excel, with one undo log for as long as the pane is open. */
export function createExcelGateway(): ExcelGateway {
  const log = new UndoLog();
  return {
    readCapabilities,
    isDarkTheme,
    applyPlan: (plan, options) => applyAndLog(plan, options, log),
    removeCreated: async (record) => {
      const report = await (record.traces ? undoExtension(record, record.traces) : removeCreated(record));
      // Where something had to stay, it can be tried again.
      if (report.keptSheets.length === 0) await log.forget(record.id);
      return report;
    },
    readExisting,
    readRows,
    appendRows,
    blankRows,
    deleteRows,
    editRows,
    extendWorkbook: (changes, partId, options) => extendAndLog(changes, partId, options, log),
    readWorkbookState,
    locate,
    undoable: () => log.entries(),
    showSheet,
    readSelection,
    onSelectionChanged,
  };
}

async function applyAndLog(plan: WorkbookPlan, options: ApplyOptions, log: UndoLog): Promise<AppliedPlan> {
  try {
    const applied = await applyPlan(plan, options);
    log.remember(createdEntry(applied.created));
    return applied;
  } catch (error) {
    if (error instanceof PlanStepError || error instanceof Cancelled) await logLeftovers(error.created, log);
    throw error;
  }
}

/** Adds to a workbook made earlier. One that breaks off is taken back at once: nothing stays half added. */
async function extendAndLog(
  changes: Extension,
  partId: string,
  options: ApplyOptions,
  log: UndoLog,
): Promise<AppliedPlan> {
  const all: ApplyOptions = { ...options, extension: { changes, partId } };
  try {
    const applied = await applyPlan(changes.plan, all);
    log.remember(createdEntry(applied.created));
    return applied;
  } catch (error) {
    if (!(error instanceof PlanStepError || error instanceof Cancelled)) throw error;
    if (!(await isTakenBack(changes, error.created))) {
      await logLeftovers(error.created, log);
      throw error;
    }
    const { id, at } = error.created;
    const created: CreatedRecord = { id, at, sheets: [], tables: [], names: [], identityPart: null };
    if (error instanceof Cancelled) throw new Cancelled(created);
    throw new PlanStepError(error, created, { cause: error });
  }
}

/** True when everything that was added could be taken back. */
async function isTakenBack({ undo }: Extension, created: CreatedRecord): Promise<boolean> {
  try {
    return (await undoExtension(created, undo)).keptSheets.length === 0;
  } catch {
    return false;
  }
}

/** What a broken-off generation left can be removed later too. */
async function logLeftovers(created: CreatedRecord, log: UndoLog): Promise<void> {
  if (created.sheets.length === 0) return;
  try {
    await log.record(createdEntry(created));
  } catch {
    // The session keeps it; the error on its way to the person is the one that matters.
  }
}
