import {
  Cancelled,
  HostError,
  PlanStepError,
  type ApplyProgress,
  type CreatedRecord,
  type CreatedSheet,
  type SkippedPart,
} from "../../excel/api";
import { failureMessage, leftoversMessage } from "../../i18n/excel-messages";
import type { StringKey } from "../../i18n";
import type { Text } from "../../i18n/text";
import type { Extension, ExtensionReport } from "../../plan/existing";
import type { WorkbookPlan } from "../product";
import type { Services } from "../services";
import type { Choices, TakenNames } from "../../plan/choices";
import { NO_NAMES } from "./draft";

/** What happens while the person waits; each is one line of the progress list. */
export const WORKBOOK_STEPS = ["compute", "check", "cells", "formulas", "finish"] as const;
export const GROW_STEPS = ["check", "cells", "formulas", "finish"] as const;
export const FILE_STEPS = ["compute", "file"] as const;
export type JobStep = (typeof WORKBOOK_STEPS)[number] | (typeof FILE_STEPS)[number];

export interface JobProgress {
  readonly step: JobStep;
  readonly sheet?: string | undefined;
  /** Share of the whole, 0 to 1. */
  readonly done: number;
}

/** A workbook was written into Excel. */
export interface Made {
  readonly created: CreatedRecord;
  /** In tab order. */
  readonly sheets: readonly CreatedSheet[];
  readonly skipped: readonly SkippedPart[];
  readonly milliseconds: number;
  /** What changed, where a workbook made earlier was added to. */
  readonly report?: ExtensionReport;
}

/** One kind of thing that was left out, with the sheets it is missing from. */
export interface SkippedGroup {
  readonly step: string;
  readonly reason: string;
  readonly sheets: readonly string[];
}

/** The same step skipped for the same reason is one thing to tell, however many sheets it concerns. */
export function skippedGroups(skipped: readonly SkippedPart[]): readonly SkippedGroup[] {
  const groups = new Map<string, SkippedGroup>();
  for (const { step, reason, sheet } of skipped) {
    const key = `${step}/${reason}`;
    const sheets = [...(groups.get(key)?.sheets ?? []), ...(sheet === null ? [] : [sheet])];
    groups.set(key, { step, reason, sheets: [...new Set(sheets)] });
  }
  return [...groups.values()];
}

/** What went wrong, in words for the person: what happened, where, and what to do. */
export interface Failure {
  readonly title: StringKey;
  readonly messages: readonly Text[];
  readonly advice: readonly StringKey[];
  /** What exists by now and can be removed. */
  readonly created: CreatedRecord | null;
  /** For a support request. */
  readonly details: string | null;
}

export interface JobOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: JobProgress) => void;
}

/** Compiling takes about this share of the time. */
const COMPUTE_SHARE = 0.3;

/** Plans the workbook with names the open one does not use, and writes it. */
export async function makeWorkbook(
  services: Services,
  choices: (taken: TakenNames) => Choices,
  { signal, onProgress }: JobOptions,
): Promise<Made> {
  const { excel, product, now, newId } = services;
  if (!excel) throw new Error("There is no Excel to write to");
  const start = performance.now();
  onProgress({ step: "compute", done: 0.02 });
  const state = await excel.gateway.readWorkbookState();
  await painted();
  const plan = await product.plan(choices(state.taken));
  // A press on Cancel while it computed is waiting to be heard.
  await painted();
  const id = newId();
  const at = now().toISOString();
  if (stopped(signal)) {
    throw new Cancelled({ id, at, sheets: [], tables: [], names: [], identityPart: null });
  }
  const applied = await excel.gateway.applyPlan(plan, {
    capabilities: excel.capabilities,
    signal,
    id,
    now: at,
    onProgress: ({ phase, sheet, done }: ApplyProgress) => {
      onProgress({ step: phase, sheet, done: COMPUTE_SHARE + done * (1 - COMPUTE_SHARE) });
    },
  });
  return {
    created: applied.created,
    sheets: inTabOrder(plan, applied.created.sheets),
    skipped: applied.skipped,
    milliseconds: performance.now() - start,
  };
}

/** Adds to a workbook made earlier what an extension holds. */
export async function growWorkbook(
  services: Services,
  changes: Extension,
  partId: string,
  { signal, onProgress }: JobOptions,
): Promise<Made> {
  const { excel, now, newId } = services;
  if (!excel) throw new Error("There is no Excel to write to");
  const start = performance.now();
  onProgress({ step: "check", done: 0.02 });
  const applied = await excel.gateway.extendWorkbook(changes, partId, {
    capabilities: excel.capabilities,
    signal,
    id: newId(),
    now: now().toISOString(),
    onProgress: ({ phase, sheet, done }: ApplyProgress) => {
      onProgress({ step: phase, sheet, done });
    },
  });
  return {
    created: applied.created,
    sheets: inTabOrder(changes.plan, applied.created.sheets),
    skipped: applied.skipped,
    milliseconds: performance.now() - start,
    report: changes.report,
  };
}

function inTabOrder(plan: WorkbookPlan, sheets: readonly CreatedSheet[]): readonly CreatedSheet[] {
  const order = new Map(plan.sheets.map(({ id }, index) => [id, index]));
  return [...sheets].sort((a, b) => (order.get(a.planId) ?? 0) - (order.get(b.planId) ?? 0));
}

/** The same workbook as a file; false when it was cancelled before it was saved. */
export async function makeFile(
  services: Services,
  choices: Choices,
  name: string,
  { signal, onProgress }: JobOptions,
): Promise<boolean> {
  onProgress({ step: "compute", done: 0.05 });
  await painted();
  const plan = await services.product.plan({ ...choices, taken: NO_NAMES });
  await painted();
  if (stopped(signal)) return false;
  onProgress({ step: "file", done: 0.6 });
  await painted();
  const bytes = await services.product.file(plan);
  if (stopped(signal)) return false;
  services.save(name, bytes);
  return true;
}

/** A function, because the compiler would take two readings of the property for one. */
function stopped(signal: AbortSignal): boolean {
  return signal.aborted;
}

/** Lets the browser draw before a computation that keeps it busy. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 30);
  });
}

/** Turns anything thrown by a generation into words. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Cancelled) {
    const messages = [leftoversMessage(error.created.sheets.map(({ name }) => name))];
    return {
      title: "cancelledTitle",
      messages,
      advice: [],
      created: leftovers(error.created),
      details: null,
    };
  }
  if (error instanceof PlanStepError) {
    const made = leftovers(error.created);
    return {
      title: "failedTitle",
      messages: [failureMessage(error), leftoversMessage(error.created.sheets.map(({ name }) => name))],
      advice: [...(made ? (["adviceRemove"] as const) : []), ...adviceFor(error.code), "adviceDownload"],
      created: made,
      details: detailsOf(error),
    };
  }
  return { ...plainFailure("failedTitle", error), advice: ["adviceRetry", "adviceDownload"] };
}

/** A failure that left nothing behind. */
export function plainFailure(title: StringKey, error: unknown): Failure {
  const host = error instanceof HostError;
  return {
    title,
    messages: host ? [failureMessage(error)] : [],
    advice: host ? adviceFor(error.code) : ["adviceRetry"],
    created: null,
    details: host ? detailsOf(error) : error instanceof Error ? error.message : String(error),
  };
}

function leftovers(created: CreatedRecord): CreatedRecord | null {
  return created.sheets.length > 0 || created.names.length > 0 ? created : null;
}

function adviceFor(code: string): readonly StringKey[] {
  switch (code) {
    case "AccessDenied":
      return ["adviceProtected"];
    case "InvalidOperationInCellEditMode":
      return ["adviceEditing"];
    default:
      return ["adviceRetry"];
  }
}

function detailsOf({ step, code, location, message }: HostError): string {
  return [step, code, location, message].filter(Boolean).join(" · ");
}
