import { CATALOG } from "../../src/catalog/catalog";
import { referencesOf, type Reference } from "../../src/formula/template";
import type { WorkbookPlan } from "../../src/plan/plan";
import { columnsOf, scanFormula } from "../oracle/formula-scan";

/** The formulas of the catalogue and of plans, each with the place it stands at. */

export interface Placed {
  readonly where: string;
  /** The table whose rows hold the formula; null for parameters. */
  readonly table: string | null;
  readonly formula: string;
}

/** Every formula written in the catalogue's own notation, but for those that boards build. */
export function catalogFormulas(): Placed[] {
  const columns = CATALOG.tables.flatMap((table) =>
    table.columns.flatMap((column): Placed[] =>
      column.computed
        ? [{ where: `${table.id}.${column.id}`, table: table.id, formula: column.computed.formula }]
        : [],
    ),
  );
  const highlights = CATALOG.tables.flatMap((table) =>
    (table.highlights ?? []).map((highlight, index): Placed => ({
      where: `${table.id} highlight ${index + 1}`,
      table: table.id,
      formula: highlight.when,
    })),
  );
  const parameters = CATALOG.parameters.flatMap((parameter): Placed[] =>
    parameter.computed
      ? [{ where: `p.${parameter.id}`, table: null, formula: parameter.computed.formula }]
      : [],
  );
  return [...columns, ...highlights, ...parameters];
}

/** What a reference names that the catalogue does not have; undefined when it has it. */
export function missing(reference: Reference, table: string | null): string | undefined {
  const columnOf = (id: string | null, column: string): string | undefined => {
    const owner = CATALOG.tables.find((candidate) => candidate.id === id);
    return owner?.columns.some((candidate) => candidate.id === column)
      ? undefined
      : `${id ?? "?"}[${column}]`;
  };
  const listOf = (id: string) => CATALOG.lists.find((list) => list.id === id);
  switch (reference.kind) {
    case "own":
      return (
        columnOf(table, reference.column) ?? (reference.last ? columnOf(table, reference.last) : undefined)
      );
    case "column":
      return columnOf(reference.table ?? table, reference.column);
    case "parameter":
      return CATALOG.parameters.some(({ id }) => id === reference.id) ? undefined : `p.${reference.id}`;
    case "code":
      return listOf(reference.list)?.items.some(({ code }) => code === reference.code)
        ? undefined
        : `k.${reference.list}.${reference.code}`;
    case "list":
      return listOf(reference.list) ? undefined : `l.${reference.list}`;
    case "extra":
      return listOf(reference.list)?.items.some(({ extra }) => extra?.[reference.field] !== undefined)
        ? undefined
        : `x.${reference.list}.${reference.field}`;
  }
}

/** Columns and parameters (`table.column`, `p.id`) whose value changes when the parameter named does. */
export function dependents(parameter: string): ReadonlySet<string> {
  const formulas = catalogFormulas().filter(({ where }) => !where.includes(" "));
  const found = new Set([`p.${parameter}`]);
  for (let before = 0; before < found.size;) {
    before = found.size;
    for (const { where, table, formula } of formulas) {
      if (referencesOf(formula).some((reference) => namesOf(reference, table).some((id) => found.has(id))))
        found.add(where);
    }
  }
  return found;
}

/** A reference as `table.column` or `p.id`; a span of columns names each of them. */
export function namesOf(reference: Reference, table: string | null): string[] {
  if (reference.kind === "parameter") return [`p.${reference.id}`];
  if (reference.kind === "column") return [`${reference.table ?? table ?? ""}.${reference.column}`];
  if (reference.kind !== "own") return [];
  const { column, last } = reference;
  const columns = CATALOG.tables.find(({ id }) => id === table)?.columns ?? [];
  const from = columns.findIndex(({ id }) => id === column);
  const to = columns.findIndex(({ id }) => id === (last ?? column));
  return columns.slice(from, to + 1).map(({ id }) => `${table ?? ""}.${id}`);
}

/** Arguments of every call of one of these functions, as written. */
export function callsOf(formula: string, functions: readonly string[]): string[][] {
  const pattern = new RegExp(`(?<![\\w.])(?:${functions.join("|").replaceAll(".", "\\.")})\\(`, "g");
  return [...formula.matchAll(pattern)].map((match) => argumentsAt(formula, match.index + match[0].length));
}

function argumentsAt(formula: string, start: number): string[] {
  const found: string[] = [];
  let depth = 0;
  let from = start;
  let quoted = false;
  for (let at = start; at < formula.length; at += 1) {
    const char = formula.charAt(at);
    if (char === '"') quoted = !quoted;
    if (quoted) continue;
    if (char === "(" || char === "[") depth += 1;
    if (char === "]") depth -= 1;
    const ends = depth === 0 && (char === "," || char === ")");
    if (ends) {
      found.push(formula.slice(from, at));
      from = at + 1;
    }
    if (char === ")" && (depth -= 1) < 0) return found;
  }
  throw new Error(`A call is not closed: ${formula.slice(start)}`);
}

/** How deep calls of one function stand inside each other. */
export function nesting(formula: string, name: string): number {
  const open: boolean[] = [];
  let deepest = 0;
  let quoted = false;
  for (let at = 0; at < formula.length; at += 1) {
    const char = formula.charAt(at);
    if (char === '"') quoted = !quoted;
    if (quoted) continue;
    if (char === "(") {
      const before = /[\w.]*$/.exec(formula.slice(0, at))?.[0];
      open.push(before === name);
      deepest = Math.max(deepest, open.filter(Boolean).length);
    } else if (char === ")") open.pop();
  }
  return deepest;
}

export interface PlanFormula extends Placed {
  readonly kind: "column" | "cell" | "name" | "conditionalFormat" | "validation";
  readonly sheet: string;
}

/** Every formula of a plan: columns once, cells, names, conditional formats and validations. */
export function planFormulas(plan: WorkbookPlan): PlanFormula[] {
  const inSheets = plan.sheets.flatMap((sheet) =>
    sheet.parts.flatMap((part): PlanFormula[] => {
      const at = (where: string): string => `${sheet.id} ${where}`;
      const base = { sheet: sheet.id, table: null };
      if (part.kind === "table")
        return part.columns.flatMap((column): PlanFormula[] =>
          column.formula === undefined
            ? []
            : [
                {
                  ...base,
                  table: part.id,
                  kind: "column",
                  where: `${part.id}.${column.id}`,
                  formula: column.formula,
                },
              ],
        );
      if (part.kind === "cells")
        return part.values.flatMap((row, r) =>
          row.flatMap((content, c): PlanFormula[] =>
            content !== null && typeof content === "object"
              ? [
                  {
                    ...base,
                    kind: "cell",
                    where: at(`row ${part.row + r + 1}, column ${part.column + c + 1}`),
                    formula: content.f,
                  },
                ]
              : [],
          ),
        );
      if (part.kind === "conditionalFormat" && part.rule.type === "formula")
        return [
          { ...base, kind: "conditionalFormat", where: at("conditional format"), formula: part.rule.formula },
        ];
      if (part.kind === "validation") {
        const rule = part.rule;
        const formula =
          rule.type === "custom" ? rule.formula : rule.type === "list" ? rule.source : undefined;
        return formula === undefined
          ? []
          : [{ ...base, kind: "validation", where: at("validation"), formula }];
      }
      return [];
    }),
  );
  const names = plan.names.flatMap((name): PlanFormula[] =>
    "formula" in name
      ? [{ kind: "name", sheet: "", table: null, where: `name ${name.name}`, formula: name.formula }]
      : [],
  );
  return [...inSheets, ...names];
}

/** References of a plan's formulas to tables, columns, names or sheets that the plan does not hold. */
export function dangling(plan: WorkbookPlan): string[] {
  const tables = new Map<string, ReadonlySet<string>>();
  for (const sheet of plan.sheets) {
    for (const part of sheet.parts) {
      if (part.kind === "table") tables.set(part.name, new Set(part.columns.map((column) => column.name)));
    }
  }
  const names = new Set(plan.names.map((name) => name.name));
  const sheets = new Set(plan.sheets.map((sheet) => sheet.name));
  const inFormulas = planFormulas(plan).flatMap(({ where, formula }) => {
    const scan = scanFormula(formula);
    const wrong = scan.structured.flatMap(({ table, inside }) =>
      columnsOf(inside)
        .filter((column) => !tables.get(table)?.has(column))
        .map((column) => `${table}[${column}]`),
    );
    const unknown = scan.names.filter((name) => !names.has(name) && !/^\$?[A-Z]{1,3}\$?\d+$/.test(name));
    const lost = scan.sheets.filter((sheet) => !sheets.has(sheet));
    return [...wrong, ...unknown, ...lost].map((what) => `${where}: ${what}`);
  });
  const linked = plan.sheets.flatMap((sheet) =>
    sheet.parts.flatMap((part) => {
      if (part.kind === "link") return [part.target.sheetName];
      if (part.kind === "chart")
        return [part.categories.sheetName, ...part.series.map((series) => series.values.sheetName)];
      return [];
    }),
  );
  return [
    ...inFormulas,
    ...linked.filter((name) => !sheets.has(name)).map((name) => `link or chart: ${name}`),
  ];
}
