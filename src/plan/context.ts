import type { BookView, ListSpec, ParameterSpec, TableSpec } from "../catalog/spec";
import { columnLetters } from "../formula/address";
import { thisRow, wholeColumn } from "../formula/structured";
import { referencesOf, renderTemplate, type Reference } from "../formula/template";
import type { Language, Text } from "../i18n/text";
import type { Choices } from "./choices";
import type { EvaluatedTable } from "./evaluate";
import type { Naming } from "./naming";
import { canCompute } from "./selection";

/** What every part of the plan is compiled with. */
export interface Context {
  readonly language: Language;
  readonly choices: Choices;
  readonly naming: Naming;
  readonly tables: readonly EvaluatedTable[];
  readonly present: ReadonlySet<string>;
  readonly lists: readonly ListSpec[];
  readonly parameters: readonly ParameterSpec[];
  readonly book: BookView;
  /** Codes that formulas compare with: only these get a named cell. */
  readonly usedCodes: Set<string>;
  /** Tables whose keys an input cell of a board offers: these get a name for their key column. */
  readonly usedKeys: Set<string>;
}

export function say(context: Context, text: Text | string): string {
  return typeof text === "string" ? text : text[context.language];
}

function columnName(context: Context, tableId: string, column: string): { table: string; name: string } {
  const table = context.tables.find((candidate) => candidate.spec.id === tableId);
  const found = table?.columns.find((candidate) => candidate.spec.id === column);
  if (!table || !found)
    throw new RangeError(`A formula names ${tableId}[${column}], which this plan does not have`);
  return {
    table: context.naming.table(table.spec.tableName),
    name: context.naming.header(table.spec, found.spec),
  };
}

function resolveShared(context: Context, reference: Exclude<Reference, { kind: "own" | "column" }>): string {
  switch (reference.kind) {
    case "parameter":
      return context.naming.parameter(reference.id);
    case "code":
      context.book.label(reference.list, reference.code);
      context.usedCodes.add(`${reference.list}.${reference.code}`);
      return context.naming.code(reference.list, reference.code);
    case "list":
      return context.naming.list(reference.list);
    case "extra":
      return context.naming.extra(reference.list, reference.field);
  }
}

/** A formula of the catalogue as Excel stores it; `table` is the one it stands in. */
export function excelFormula(context: Context, template: string, table?: TableSpec): string {
  const resolve = (reference: Reference): string => {
    if (reference.kind === "own") {
      if (!table) throw new RangeError(`[@${reference.column}] stands outside a table: ${template}`);
      const first = columnName(context, table.id, reference.column);
      if (reference.last === undefined) return thisRow(first.table, first.name);
      const last = columnName(context, table.id, reference.last);
      return thisRow(first.table, first.name, last.name);
    }
    if (reference.kind === "column") {
      const owner = reference.table ?? table?.id;
      if (owner === undefined)
        throw new RangeError(`[${reference.column}] stands outside a table: ${template}`);
      const { table: name, name: column } = columnName(context, owner, reference.column);
      return wholeColumn(name, column);
    }
    return resolveShared(context, reference);
  };
  return `=${renderTemplate(template, resolve)}`;
}

/** The same for conditional formats and validations, which know no structured references: `$D6` for the own row. */
export function cellFormula(
  context: Context,
  template: string,
  position: (column: string) => number,
  row: number,
): string {
  return `=${renderTemplate(template, (reference) => {
    if (reference.kind === "own") return `$${columnLetters(position(reference.column))}${row + 1}`;
    if (reference.kind === "column")
      throw new RangeError(`A conditional format may read its own row only: ${template}`);
    return resolveShared(context, reference);
  })}`;
}

/** True when every table and column that a formula outside a column names is in the plan. */
export function isWritable(context: Context, template: string, table?: TableSpec): boolean {
  if (!canCompute(template, context.present)) return false;
  const has = (owner: string | undefined, column: string): boolean =>
    context.tables.find(({ spec }) => spec.id === owner)?.columns.some(({ spec }) => spec.id === column) ===
    true;
  return referencesOf(template).every((reference) => {
    if (reference.kind === "own") return has(table?.id, reference.column);
    return reference.kind !== "column" || has(reference.table ?? table?.id, reference.column);
  });
}
