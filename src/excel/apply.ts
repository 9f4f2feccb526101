import { IDENTITY_NAMESPACE } from "../plan/identity";
import type { WorkbookPlan } from "../plan/plan";
import { run } from "./capabilities";
import { Cancelled, describe, HostError, OWN_CODES, PlanStepError } from "./errors";
import { extensionSteps } from "./extension-steps";
import { phaseOf, planSteps } from "./plan-steps";
import { plannedTables, RecordBuilder, sheetOfName, surveyCreated, type Before } from "./record";
import { Sender, StepFailure } from "./sender";
import { cosmetic, ORDER, type Made, type Scope, type Step } from "./steps";
import type { AppliedPlan, ApplyOptions, CreatedRecord, SkippedPart } from "./types";
import { addEntry, createdEntry, LOG_BYTES, queueLogRead, queueLogWrite, readLog } from "./undo-log";

/**
 * Writes a plan into the open workbook, on new sheets only.
 *
 *     check     one call that reads: is every name free?
 *     cells     sheets, text formats, values, tables, names          required
 *     formulas  formulas, number formats, validations, identity      required
 *     finish    looks, charts, print, then frozen panes and the sheet to show: each may fail alone
 *
 * Each stretch is one call, and one more per 2 MB: four for a workbook of ordinary size. Formulas go in a
 * later call than the tables and names they cite. Throws `PlanStepError` or `Cancelled`, both with the
 * record of what was created.
 */
export async function applyPlan(plan: WorkbookPlan, options: ApplyOptions): Promise<AppliedPlan> {
  const record = new RecordBuilder(options);
  const progress: { before: Before | null } = { before: null };
  try {
    return await run("check", (context) => write(context, plan, options, record, progress));
  } catch (error) {
    const created = progress.before
      ? await recordLeftovers(plan, progress.before, record, options)
      : record.build();
    if (error instanceof Cancelled) throw new Cancelled(created);
    const details = error instanceof StepFailure ? error.details : describe(error, "check");
    throw new PlanStepError(details, created, { cause: error });
  }
}

async function write(
  context: Excel.RequestContext,
  plan: WorkbookPlan,
  options: ApplyOptions,
  record: RecordBuilder,
  progress: { before: Before | null },
): Promise<AppliedPlan> {
  const report = options.onProgress ?? (() => undefined);
  const present = presentSheets(plan, options);
  let total = 1;
  const sender = new Sender({
    context,
    signal: options.signal,
    scope: (made) => scopeOf(context, plan, record, made, present),
    collect: (made) => {
      collect(made, plan, record);
    },
    onBatch: (first, sent) => {
      report({ phase: phaseOf(first), sheet: first.sheet ?? undefined, done: Math.min(sent / total, 1) });
    },
  });
  report({ phase: "check", done: 0 });
  const found = await check(context, plan, sender);
  progress.before = found.before;

  const steps = planSteps(plan, options, [
    logStep(context, () => addEntry(found.log, createdEntry(record.build()))),
    ...(options.extension ? extensionSteps(options.extension) : []),
  ]);
  total = [...steps.cells, ...steps.formulas, ...steps.finish].reduce((sum, { bytes }) => sum + bytes, 1);
  await sender.send(steps.cells);
  record.names = plan.names.map(({ name }) => name);
  await sender.send(steps.formulas);
  await sender.send(steps.finish);
  report({ phase: "finish", done: 1 });
  const skipped: SkippedPart[] = [...steps.unsupported, ...sender.skipped];
  return { created: record.build(), skipped, syncs: sender.syncs, bytes: sender.bytes };
}

/** Reads what the workbook holds and refuses a plan that would meet a name in use: nothing of the person's is touched. */
async function check(context: Excel.RequestContext, plan: WorkbookPlan, sender: Sender) {
  const { worksheets, tables, names, customXmlParts } = context.workbook;
  const parts = customXmlParts.getByNamespace(IDENTITY_NAMESPACE);
  worksheets.load("items/id, items/name");
  tables.load("items/name");
  names.load("items/name");
  parts.load("items/id");
  const setting = queueLogRead(context);
  await sender.read();

  const sheets = new Set(worksheets.items.map(({ name }) => name.toLowerCase()));
  for (const { name } of plan.sheets) {
    if (sheets.has(name.toLowerCase())) refuseName(name, name);
  }
  // Tables and defined names share one list of names.
  const used = new Set([...tables.items, ...names.items].map(({ name }) => name.toLowerCase()));
  for (const { name, sheet } of plannedTables(plan)) {
    if (used.has(name.toLowerCase())) refuseName(name, sheet);
  }
  for (const planned of plan.names) {
    if (used.has(planned.name.toLowerCase())) refuseName(planned.name, sheetOfName(plan, planned));
  }
  const before: Before = {
    sheets: new Set(worksheets.items.map(({ id }) => id)),
    parts: new Set(parts.items.map(({ id }) => id)),
  };
  return { before, log: readLog(setting) };
}

function refuseName(name: string, sheet: string | null): never {
  throw new HostError({ step: "check", sheet: sheet ?? undefined, code: OWN_CODES.nameTaken, message: name });
}

/** Sheets are found by Excel's id once it is known, so that a rename by the person meanwhile does no harm. */
function scopeOf(
  context: Excel.RequestContext,
  plan: WorkbookPlan,
  record: RecordBuilder,
  made: Made,
  present: ReadonlySet<string>,
): Scope {
  const planIds = new Map(plan.sheets.map(({ name, id }) => [name, id]));
  const found = new Map<string, Excel.Worksheet>();
  const find = (name: string): Excel.Worksheet => {
    const known = record.sheets.find(({ planId }) => planId === planIds.get(name));
    if (known) return context.workbook.worksheets.getItem(known.id);
    if (present.has(name)) return context.workbook.worksheets.getItem(name);
    throw new Error(`The plan has no sheet ${name}`);
  };
  return {
    context,
    made,
    // One proxy a call: three thousand steps would otherwise have Excel find two dozen sheets three thousand times.
    sheet: (name) => {
      const sheet = made.sheets.get(name) ?? found.get(name) ?? find(name);
      found.set(name, sheet);
      return sheet;
    },
  };
}

/** Sheets that were there before and that an extension works on, by name. */
function presentSheets(plan: WorkbookPlan, { extension }: ApplyOptions): ReadonlySet<string> {
  if (!extension) return new Set();
  const { onSheets, renewed, tables } = extension.changes;
  return new Set([
    plan.activeSheet,
    ...onSheets.map(({ sheet }) => sheet),
    ...[...plan.names, ...renewed].flatMap((name) => ("sheetName" in name ? [name.sheetName] : [])),
    ...tables.flatMap((change) => (change.kind === "addRows" ? [change.sheet] : [])),
  ]);
}

function collect(made: Made, plan: WorkbookPlan, record: RecordBuilder): void {
  for (const { id: planId, name } of plan.sheets) {
    const worksheet = made.sheets.get(name);
    if (worksheet) record.sheets.push({ id: worksheet.id, planId, name: worksheet.name });
  }
  for (const { planId, table, range, rows, name, sheet } of made.tables) {
    record.tables.push({ id: table.id, planId, name });
    // Some builds have cut a table by a row (office-js #3013): better an error than a row outside its table.
    if (range.rowCount !== rows) {
      const message = `${name}: ${range.rowCount} rows, not ${rows}`;
      throw new StepFailure({ step: "table", sheet, code: OWN_CODES.tableCut, message });
    }
  }
  for (const part of made.identity) record.identityPart = part.id;
}

/** Notes in the workbook what can be undone, so that it still can after the pane or the file was closed. */
function logStep(context: Excel.RequestContext, entries: () => Parameters<typeof queueLogWrite>[1]): Step {
  return cosmetic({
    name: "log",
    sheet: null,
    order: ORDER.log,
    bytes: LOG_BYTES,
    queue: () => {
      queueLogWrite(context, entries());
    },
  });
}

/** After a broken-off generation: what is there; where asking fails too, what we know. */
async function recordLeftovers(
  plan: WorkbookPlan,
  before: Before,
  record: RecordBuilder,
  options: ApplyOptions,
): Promise<CreatedRecord> {
  let created = record.build();
  try {
    created = await surveyCreated(plan, before, options);
  } catch {
    // The first error is the one to report; this one only costs the record some of its detail.
  }
  return created;
}
