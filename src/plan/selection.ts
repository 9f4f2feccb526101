import { CATALOG } from "../catalog/catalog";
import type { ColumnSpec, Computation, ParameterSpec, TableSpec } from "../catalog/spec";
import { referencesOf, tablesOf } from "../formula/template";
import type { Choices } from "./choices";
import type { EvaluatedColumn } from "./evaluate";

/** The work calendar moves every due date: it always comes along. */
const ALWAYS = ["workday"];

/** The chosen tables with those they cannot do without, in catalogue order. Unknown ids throw. */
export function selectTables(ids: readonly string[]): TableSpec[] {
  const wanted = new Set<string>(ALWAYS);
  const add = (id: string): void => {
    if (wanted.has(id) && !ALWAYS.includes(id)) return;
    const table = CATALOG.tables.find((candidate) => candidate.id === id);
    if (!table) throw new RangeError(`Unknown table "${id}"`);
    wanted.add(id);
    table.needs?.forEach(add);
  };
  ids.forEach(add);
  return CATALOG.tables.filter((table) => wanted.has(table.id));
}

/** Tables a formula needs, those of the computed parameters it reads included. */
export function neededTables(formula: string): string[] {
  const viaParameters = referencesOf(formula).flatMap((reference) => {
    if (reference.kind !== "parameter") return [];
    const { computed, otherwise } = parameterById(reference.id);
    return computed && !otherwise ? neededTables(computed.formula) : [];
  });
  return [...new Set([...tablesOf(formula), ...viaParameters])];
}

const PARAMETERS = new Map(CATALOG.parameters.map((parameter) => [parameter.id, parameter]));

export function parameterById(id: string): ParameterSpec {
  const parameter = PARAMETERS.get(id);
  if (!parameter) throw new RangeError(`Unknown parameter "${id}"`);
  return parameter;
}

/** True when every table that a formula reads is there. */
export function canCompute(formula: string, tables: ReadonlySet<string>): boolean {
  return neededTables(formula).every((table) => tables.has(table));
}

/**
 * The columns of a table that will be written. Personal columns and unwanted groups are left out, but
 * for the columns that a remaining formula reads.
 */
export function selectColumns(
  table: TableSpec,
  tables: readonly TableSpec[],
  choices: Pick<Choices, "personal" | "withoutGroups">,
): EvaluatedColumn[] {
  const unwanted = new Set(choices.withoutGroups);
  const dispensable = (column: ColumnSpec): boolean =>
    (column.personal === true && !choices.personal) ||
    (column.group !== undefined && unwanted.has(`${table.id}.${column.group}`));
  return columnsBut(table, tables, dispensable);
}

/** A table's columns but those that can be spared: no other formula reads them. */
export function columnsBut(
  table: TableSpec,
  tables: readonly TableSpec[],
  dispensable: (column: ColumnSpec) => boolean,
): EvaluatedColumn[] {
  const present = new Set(tables.map((candidate) => candidate.id));
  const read = columnsReadBy(table, tables, dispensable);
  const out = leftOut(table, present);
  return table.columns
    .filter((column) => !dispensable(column) || read.has(column.id))
    .filter((column) => !out.has(column.id))
    .map((spec) => ({
      spec,
      computed: spec.computed !== undefined && isComputed(spec.computed, out, present),
    }));
}

/** Columns that are of no use typed and whose formula, or a formula it reads in the same row, cannot be written. */
function leftOut(table: TableSpec, present: ReadonlySet<string>): ReadonlySet<string> {
  const out = new Set<string>();
  for (let before = -1; before < out.size;) {
    before = out.size;
    for (const column of table.columns) {
      if (column.onlyComputed !== true || !column.computed || out.has(column.id)) continue;
      if (!isComputed(column.computed, out, present)) out.add(column.id);
    }
  }
  return out;
}

function isComputed(
  { formula }: Computation,
  out: ReadonlySet<string>,
  present: ReadonlySet<string>,
): boolean {
  const readsLeftOut = referencesOf(formula).some(
    (reference) => reference.kind === "own" && out.has(reference.column),
  );
  return !readsLeftOut && canCompute(formula, present);
}

const computedCache = new Map<string, ReadonlySet<string>>();

/** The columns of a table whose formulas can be written when these tables are there. */
export function computedColumns(table: TableSpec, present: ReadonlySet<string>): ReadonlySet<string> {
  const key = `${table.id}:${[...present].sort().join()}`;
  let ids = computedCache.get(key);
  if (!ids) {
    const out = leftOut(table, present);
    const columns = table.columns.filter(
      ({ computed }) => computed !== undefined && isComputed(computed, out, present),
    );
    computedCache.set(key, (ids = new Set(columns.map(({ id }) => id))));
  }
  return ids;
}

/** Columns of a table that formulas of kept columns read, wherever those stand. */
function columnsReadBy(
  table: TableSpec,
  tables: readonly TableSpec[],
  dispensable: (column: ColumnSpec) => boolean,
): ReadonlySet<string> {
  const read = new Set<string>();
  const visit = (owner: TableSpec, column: ColumnSpec): void => {
    if (!column.computed) return;
    for (const reference of referencesOf(column.computed.formula)) {
      if (reference.kind !== "own" && reference.kind !== "column") continue;
      const target = reference.kind === "column" && reference.table !== null ? reference.table : owner.id;
      if (target !== table.id || read.has(reference.column)) continue;
      read.add(reference.column);
      const next = table.columns.find((candidate) => candidate.id === reference.column);
      if (next) visit(table, next);
    }
  };
  for (const owner of tables) {
    for (const column of owner.columns) {
      if (owner.id !== table.id || !dispensable(column)) visit(owner, column);
    }
  }
  return read;
}

/** Columns that become typed input because a table their formula needs is not among these. */
export function typedWhenAlone(
  ids: readonly string[],
): { readonly table: string; readonly columns: readonly string[] }[] {
  const tables = selectTables(ids);
  const present = new Set(tables.map((table) => table.id));
  return tables.flatMap((table) => {
    const out = leftOut(table, present);
    const columns = table.columns
      .filter(({ computed, id }) => computed && !out.has(id) && !isComputed(computed, out, present))
      .map((column) => column.id);
    return columns.length === 0 ? [] : [{ table: table.id, columns }];
  });
}
