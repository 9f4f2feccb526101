import { IDENTITY_NAMESPACE } from "../plan/identity";
import type { NamePlan, WorkbookPlan } from "../plan/plan";
import { run } from "./capabilities";
import type { ApplyOptions, CreatedRecord, CreatedSheet, CreatedTable } from "./types";

/** What the workbook held before anything was written. */
export interface Before {
  /** Ids of sheets. */
  readonly sheets: ReadonlySet<string>;
  /** Ids of identity parts. */
  readonly parts: ReadonlySet<string>;
}

/** Collects what is created while it is being created. */
export class RecordBuilder {
  readonly sheets: CreatedSheet[] = [];
  readonly tables: CreatedTable[] = [];
  names: string[] = [];
  identityPart: string | null = null;

  constructor(private readonly options: Pick<ApplyOptions, "id" | "now" | "extension">) {}

  build(): CreatedRecord {
    const { extension } = this.options;
    return {
      id: this.options.id,
      at: this.options.now,
      sheets: [...this.sheets],
      tables: [...this.tables],
      names: [...this.names],
      identityPart: this.identityPart,
      ...(extension ? { traces: extension.changes.undo } : {}),
    };
  }
}

/**
 * What a broken-off generation left behind. A failed batch has done the work before its error but brings
 * no ids back, so the workbook is asked: since `before` none of the plan's names was in use, whatever
 * bears one now and was not there is ours.
 */
export async function surveyCreated(
  plan: WorkbookPlan,
  before: Before,
  options: Pick<ApplyOptions, "id" | "now" | "extension">,
): Promise<CreatedRecord> {
  return await run("check", async (context) => {
    const { worksheets, tables, names, customXmlParts } = context.workbook;
    const parts = customXmlParts.getByNamespace(IDENTITY_NAMESPACE);
    worksheets.load("items/id, items/name");
    tables.load("items/id, items/name");
    names.load("items/name");
    parts.load("items/id");
    await context.sync();

    const record = new RecordBuilder(options);
    for (const { id, name } of worksheets.items) {
      const planned = plan.sheets.find((sheet) => sameName(sheet.name, name));
      if (planned && !before.sheets.has(id)) record.sheets.push({ id, planId: planned.id, name });
    }
    for (const { id, name } of tables.items) {
      const planned = plannedTables(plan).find((table) => sameName(table.name, name));
      if (planned) record.tables.push({ id, planId: planned.id, name });
    }
    const wanted = new Set(plan.names.map(({ name }) => name.toLowerCase()));
    record.names = names.items.map(({ name }) => name).filter((name) => wanted.has(name.toLowerCase()));
    record.identityPart = parts.items.find(({ id }) => !before.parts.has(id))?.id ?? null;
    return record.build();
  });
}

export function plannedTables(
  plan: Pick<WorkbookPlan, "sheets">,
): { readonly id: string; readonly name: string; readonly sheet: string }[] {
  return plan.sheets.flatMap(({ name: sheet, parts }) =>
    parts.flatMap((part) => (part.kind === "table" ? [{ id: part.id, name: part.name, sheet }] : [])),
  );
}

/** The sheet that a name leads to: its own, or that of the table whose column it stands for. */
export function sheetOfName(plan: Pick<WorkbookPlan, "sheets">, name: NamePlan): string | null {
  if ("sheetName" in name) return name.sheetName;
  return plannedTables(plan).find((table) => name.formula.startsWith(`=${table.name}[`))?.sheet ?? null;
}

/** Excel tells names of sheets, tables and ranges apart without case. */
export function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
