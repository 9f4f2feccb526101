import type { WorkbookPlan } from "../plan/plan";
import type { ExcelGateway } from "./api";
import { applyPlan } from "./apply";
import { isDarkTheme, readCapabilities } from "./capabilities";
import { Cancelled, PlanStepError } from "./errors";
import { locate } from "./locate";
import { readWorkbookState } from "./read";
import { removeCreated } from "./remove";
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
      const report = await removeCreated(record);
      // Where something had to stay, it can be tried again.
      if (report.keptSheets.length === 0) await log.forget(record.id);
      return report;
    },
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

/** What a broken-off generation left can be removed later too. */
async function logLeftovers(created: CreatedRecord, log: UndoLog): Promise<void> {
  if (created.sheets.length === 0) return;
  try {
    await log.record(createdEntry(created));
  } catch {
    // The session keeps it; the error on its way to the person is the one that matters.
  }
}
