import { briefPurpose } from "../catalog/boards/home";
import { CATALOG } from "../catalog/catalog";
import type { BoardSpec, ColumnSpec, ParameterSpec, TableSpec } from "../catalog/spec";
import { legalSheetName } from "../formula/address";
import { isoToSerial, serialToIso } from "../formula/serial";
import { referencesOf } from "../formula/template";
import { text, type Text } from "../i18n/text";
import type { Places } from "./board";
import type { Choices, InputRow, TableData } from "./choices";
import { boardSheet, formulaVersions, keyNames, tableSheet } from "./compile";
import { excelFormula, say, type Context } from "./context";
import { evaluate, type EvaluatedColumn, type EvaluatedTable } from "./evaluate";
import {
  CannotExtend,
  type ColumnsOf,
  type ExistingBook,
  type ExistingRequest,
  type ExistingTable,
  type Extension,
  type ExtensionTraces,
  type ReplacedFormula,
  type TableChange,
  type Wish,
} from "./existing";
import { addedEntries, addedParameters, grownRows, newColumnParts } from "./extend-parts";
import { versionInCell, versionOf } from "./formula-version";
import { sheetNamer, suffixed, type Naming } from "./naming";
import type { CellContent, Identity, NamePlan, SheetPart, TableColumnPlan } from "./plan";
import { DICTIONARY_SHEET, PARAMETER_SHEET, writableParameters } from "./reference-sheets";
import { canCompute, columnsBut, computedColumns, neededTables, selectTables } from "./selection";
import { headerRow, tablePart } from "./table-sheet";

/**
 * What a workbook made earlier lacks, as a plan of its own: tables, boards, columns, names and settings
 * that are not there yet. Formulas name the tables and columns that are there as they are called now, and
 * nothing that people typed is written over: a column gets a formula only while it is blank.
 *
 *   wish + workbook ─▶ union of tables       what the whole will be
 *                   ─▶ names                 present ones for what is there, free ones for the rest
 *                   ─▶ sheets, columns, rows that are missing
 *                   ─▶ 参数, 字典, names      for what the new formulas read
 *
 * Pure, as `compile` is. Throws `CannotExtend` when 参数 or 字典 were deleted.
 */
export function extend(existing: ExistingBook, wish: Wish, data: TableData = {}): Extension {
  if (existing.parameters === null) throw new CannotExtend("parameters");
  if (existing.dictionary === null) throw new CannotExtend("dictionary");
  const state = new Union(existing, wish, data);
  const { context, places } = state;
  const fresh = context.tables.filter(({ spec }) => !state.table(spec.id));
  const boards = state.newBoards();
  const sheets = [
    ...boards.filter((board) => board.first).map((board) => boardSheet(context, places, board)),
    ...fresh.map((table) => tableSheet(context, places, table)),
    ...boards.filter((board) => !board.first).map((board) => boardSheet(context, places, board)),
  ];
  const columns = state.changedColumns();
  const rows = grownRows(context, existing, wish);
  const parameters = addedParameters(context, existing, existing.parameters);
  const mendedParameters = parametersToMend(state);
  const entries = addedEntries(context, existing, existing.dictionary);
  const links = contentsLinks(existing, context, fresh, boards);
  const names = [...parameters.names, ...entries.names, ...keyNames(context)];
  const isBroken = (name: NamePlan): boolean => has(existing.broken, name.name);
  const known = new Set(existing.taken.names.map((name) => name.toLowerCase()));
  const onSheets = [
    { sheet: existing.parameters.sheet, parts: parameters.parts },
    { sheet: existing.dictionary.sheet, parts: entries.parts },
    ...columns.parts,
    ...rows.parts,
    ...(existing.contents ? [{ sheet: existing.contents.sheet, parts: links.parts }] : []),
    ...mendedParameters.parts,
  ].filter(({ parts }) => parts.length > 0);
  const touched = [
    ...onSheets.map(({ sheet }) => sheet),
    ...state.sheetsOf([...columns.changes, ...rows.changes]),
  ];
  return {
    plan: {
      language: context.language,
      title: say(context, text("外贸客户簿", "TradeBook")),
      sheets,
      names: names.filter((name) => !known.has(name.name.toLowerCase())),
      activeSheet: sheets[0]?.name ?? existing.tables[0]?.sheet ?? existing.parameters.sheet,
      identity: mergedIdentity(existing, context, wish, state.suffix, columns.report),
    },
    onSheets,
    tables: [...columns.changes, ...rows.changes],
    renewed: [...names.filter(isBroken), ...entries.grown],
    report: {
      tables: fresh.map(({ spec }) => spec.id),
      restored: fresh
        .map(({ spec }) => spec.id)
        .filter((id) => existing.identity.tables.some((t) => t.id === id)),
      boards: boards.map(({ id }) => id),
      ...columns.report,
      lost: state.lostColumns(),
      parameters: parameters.ids,
      entries: entries.ids,
      rows: rows.rows,
      blocked: rows.blocked,
      locked: existing.locked.filter((sheet) => touched.includes(sheet)),
    },
    undo: {
      ...columns.undo,
      rows: rows.undo,
      cells: [...parameters.traces, ...entries.traces],
      links: links.traces,
    },
  };
}

/** What to find out about a workbook before these tables can be added to it. */
export function existingRequest(identity: Identity, add: readonly string[]): ExistingRequest {
  const suffix = suffixOf(identity);
  const name = sheetNamer(identity.language, suffix === "" ? 1 : Number(suffix.slice(1)));
  return {
    identity,
    suffix,
    boards: Object.fromEntries(CATALOG.boards.map((board) => [board.id, name(board.name)])),
    contents: { board: "home", column: LINK_COLUMN },
    columns: columnsToAsk(identity, add),
    formulas: outdatedFormulas(identity),
  };
}

/** Columns whose formula was written by a version of the product that had another one. */
function outdatedFormulas(identity: Identity): ColumnsOf[] {
  return identity.tables.flatMap(({ id, formulas }) => {
    const spec = CATALOG.tables.find((table) => table.id === id);
    const columns = (spec?.columns ?? []).flatMap((column) => {
      const version = formulas[column.id];
      const isOutdated =
        version !== undefined && column.computed && versionOf(column.computed.formula, id) !== version;
      return isOutdated ? [column.id] : [];
    });
    return columns.length > 0 ? [{ table: id, columns }] : [];
  });
}

/** Typed columns that a formula would fill if these tables came: whether they are blank has to be asked. */
function columnsToAsk(identity: Identity, add: readonly string[]): ColumnsOf[] {
  const before = new Set(identity.tables.map(({ id }) => id));
  const after = new Set(selectTables([...new Set([...before, ...add])].filter(isKnown)).map(({ id }) => id));
  return identity.tables.flatMap(({ id, columns }) => {
    const spec = CATALOG.tables.find((table) => table.id === id);
    const asked = (spec?.columns ?? []).filter(
      (column) => column.id in columns && spec !== undefined && becomesComputed(spec, column, before, after),
    );
    return asked.length === 0 ? [] : [{ table: id, columns: asked.map((column) => column.id) }];
  });
}

function isKnown(id: string): boolean {
  return CATALOG.tables.some((table) => table.id === id);
}

function becomesComputed(
  table: TableSpec,
  { id }: ColumnSpec,
  before: ReadonlySet<string>,
  after: ReadonlySet<string>,
): boolean {
  return !computedColumns(table, before).has(id) && computedColumns(table, after).has(id);
}

function has(names: readonly string[], name: string): boolean {
  return names.some((other) => other.toLowerCase() === name.toLowerCase());
}

/** What the workbook will be: the tables that are there and those that come, with the names of both. */
class Union {
  readonly context: Context;
  readonly places: Places;
  readonly suffix: string;
  private readonly before: ReadonlySet<string>;
  private readonly present: ReadonlySet<string>;
  private readonly byId: ReadonlyMap<string, ExistingTable>;

  constructor(
    readonly existing: ExistingBook,
    private readonly wish: Wish,
    data: TableData,
  ) {
    const { identity } = existing;
    this.byId = new Map(existing.tables.map((table) => [table.id, table]));
    this.before = new Set(identity.tables.map(({ id }) => id));
    const ids = [...existing.tables.map(({ id }) => id).filter(isKnown), ...wish.add];
    const specs = selectTables(ids);
    this.present = new Set(specs.map(({ id }) => id));
    this.suffix = suffixOf(identity);
    const choices = choicesFrom(existing, wish, ids);
    const evaluated = this.evaluatedTables(specs, data);
    const naming = unionNaming(existing, specs, this.suffix, wish.boards);
    const parameters = writableParameters(this.present);
    const { lists } = CATALOG;
    const { language } = identity;
    this.context = {
      language,
      choices,
      naming,
      tables: evaluated,
      present: this.present,
      lists,
      parameters,
      book: evaluate({
        language,
        tables: evaluated,
        lists,
        parameters,
        parameterChoices: choices,
        today: wish.today,
      }),
      usedCodes: new Set(),
      usedKeys: new Set(),
    };
    this.places = this.placesOf();
  }

  table(id: string): ExistingTable | undefined {
    return this.byId.get(id);
  }

  private evaluatedTables(specs: readonly TableSpec[], data: TableData): EvaluatedTable[] {
    const counts = new Map<string, number>();
    const blank = (count: number): InputRow[] => Array.from({ length: Math.max(1, count) }, () => ({}));
    return specs.map((spec) => {
      const there = this.byId.get(spec.id);
      const given = data[spec.id] ?? [];
      const rows = there
        ? given.length > 0
          ? given
          : blank(there.rows)
        : spec.viewRows
          ? blank(spec.viewRows({ count: (id) => counts.get(id) ?? 0 }))
          : given.length > 0
            ? given
            : blank(this.wish.blankRows);
      counts.set(spec.id, rows.length);
      return { spec, columns: this.columnsOf(spec, specs), rows };
    });
  }

  /** The columns a table will have: of one that is there, those it has and those that are needed or new. */
  private columnsOf(spec: TableSpec, specs: readonly TableSpec[]): EvaluatedColumn[] {
    const there = this.byId.get(spec.id);
    const personal = this.existing.identity.choices["personal"] === "true";
    const planned = this.existing.identity.tables.find(({ id }) => id === spec.id)?.columns ?? {};
    const hasGroup = (group: string): boolean =>
      spec.columns.some((column) => column.group === group && column.id in planned);
    const unwanted = (column: ColumnSpec): boolean =>
      column.personal === true
        ? !personal
        : column.group !== undefined && there !== undefined && !hasGroup(column.group);
    const dispensable = (column: ColumnSpec): boolean => {
      if (!there) return unwanted(column);
      if (column.id in there.columns) return false;
      // Deleted by the person, or never wanted: it comes only where a formula reads it.
      if (column.id in planned || unwanted(column)) return true;
      return !this.wish.update && !becomesComputed(spec, column, this.before, this.present);
    };
    return columnsBut(spec, specs, dispensable).map((column) => {
      const isTyped =
        there !== undefined &&
        column.spec.id in there.columns &&
        becomesComputed(spec, column.spec, this.before, this.present) &&
        !this.existing.blank.includes(`${spec.id}.${column.spec.id}`);
      return isTyped ? { ...column, computed: false } : column;
    });
  }

  private placesOf(): Places {
    const { naming } = this.context;
    const names = new Map<string, string>(Object.entries(this.existing.boards));
    for (const { spec } of this.context.tables) names.set(spec.id, naming.sheet(spec.name));
    for (const board of this.newBoards()) names.set(board.id, naming.sheet(board.name));
    names.set("parameters", naming.sheet(PARAMETER_SHEET));
    names.set("dictionary", naming.sheet(DICTIONARY_SHEET));
    return {
      sheetName: (id) => names.get(id),
      table: (id) => {
        const there = this.byId.get(id);
        if (there) return { sheet: there.sheet, headerRow: there.row, rows: there.rows };
        const table = this.context.tables.find(({ spec }) => spec.id === id);
        const sheet = names.get(id);
        return table && sheet !== undefined
          ? { sheet, headerRow: headerRow(table.spec), rows: table.rows.length }
          : undefined;
      },
    };
  }

  /** Boards that the workbook could not have before; and the front ones again where that is wanted. */
  newBoards(): BoardSpec[] {
    return CATALOG.boards.filter((board) => {
      const possible = board.needs.every((id) => this.present.has(id));
      const before = board.needs.every((id) => this.before.has(id));
      return possible && (!before || (this.wish.boards && board.first === true));
    });
  }

  /** True when a formula reads a table or column that was gone and is there again. */
  readsRestored(formula: string, owner: string): boolean {
    const restoredTable = (id: string): boolean => this.before.has(id) && !this.byId.has(id);
    if (neededTables(formula).some(restoredTable)) return true;
    return referencesOf(formula).some((reference) => {
      if (reference.kind !== "own" && reference.kind !== "column") return false;
      const table = reference.kind === "column" && reference.table !== null ? reference.table : owner;
      const planned = this.existing.identity.tables.find(({ id }) => id === table)?.columns ?? {};
      const there = this.byId.get(table);
      return there !== undefined && reference.column in planned && !(reference.column in there.columns);
    });
  }

  /** Columns added to tables that are there, and columns that get a formula. */
  changedColumns() {
    const changes: TableChange[] = [];
    const parts: { sheet: string; parts: SheetPart[] }[] = [];
    const report = {
      columns: new Map<string, string[]>(),
      filled: new Map<string, string[]>(),
      kept: new Map<string, string[]>(),
      mended: new Map<string, string[]>(),
      renewed: new Map<string, string[]>(),
      own: new Map<string, string[]>(),
    };
    const undo = {
      columns: new Array<ExtensionTraces["columns"][number]>(),
      filled: new Array<ExtensionTraces["filled"][number]>(),
      replaced: new Array<ReplacedFormula>(),
    };
    const note = (list: Map<string, string[]>, table: string, column: string): void => {
      list.set(table, [...(list.get(table) ?? []), column]);
    };
    for (const table of this.context.tables) {
      const there = this.byId.get(table.spec.id);
      if (!there) continue;
      const { spec } = table;
      const added: TableColumnPlan[] = [];
      const written = tablePart(
        this.context,
        { ...table, columns: table.columns.filter((column) => this.mustWrite(spec, there, column)) },
        0,
      );
      for (const column of written.columns) {
        const at = there.columns[column.id];
        if (at === undefined) {
          added.push(column);
          note(report.columns, spec.id, column.id);
          undo.columns.push({ table: there.table, column: column.name });
        } else if (column.formula !== undefined) {
          const { formula, numberFormat } = column;
          const place = { table: there.table, column: at.name };
          const outdated = this.outdated(there, column.id);
          if (outdated) {
            changes.push({ kind: "fillColumn", ...place, formula });
            note(report.renewed, spec.id, column.id);
            undo.replaced.push({ ...place, ...outdated, written: formula });
            continue;
          }
          changes.push({ kind: "fillColumn", ...place, formula, numberFormat });
          const wasTyped = this.existing.blank.includes(`${spec.id}.${column.id}`);
          note(wasTyped ? report.filled : report.mended, spec.id, column.id);
          if (wasTyped) undo.filled.push(place);
        }
      }
      const isMended = (id: string): boolean => report.mended.get(spec.id)?.includes(id) === true;
      for (const { spec: column, computed } of table.columns) {
        const isAsked = `${spec.id}.${column.id}` in this.existing.formulas;
        const isOwn = computed && isAsked && !this.outdated(there, column.id) && !isMended(column.id);
        if (this.wish.update && isOwn) note(report.own, spec.id, column.id);
      }
      for (const { spec: column, computed } of table.columns) {
        if (
          !computed &&
          column.id in there.columns &&
          becomesComputed(spec, column, this.before, this.present)
        )
          note(report.kept, spec.id, column.id);
      }
      if (added.length > 0) changes.unshift({ kind: "addColumns", table: there.table, columns: added });
      const looks = newColumnParts(this.context, table, there, added, this.before);
      if (looks.length > 0) parts.push({ sheet: there.sheet, parts: looks });
    }
    const list = (found: Map<string, string[]>): ColumnsOf[] =>
      [...found].map(([table, columns]) => ({ table, columns }));
    return {
      changes,
      parts,
      undo,
      report: {
        columns: list(report.columns),
        filled: list(report.filled),
        kept: list(report.kept),
        mended: list(report.mended),
        renewed: list(report.renewed),
        own: list(report.own),
      },
    };
  }

  private mustWrite(
    spec: TableSpec,
    there: ExistingTable,
    { spec: column, computed }: EvaluatedColumn,
  ): boolean {
    if (!(column.id in there.columns)) return true;
    if (!computed || !column.computed) return false;
    return (
      becomesComputed(spec, column, this.before, this.present) ||
      this.readsRestored(column.computed.formula, spec.id) ||
      this.outdated(there, column.id) !== undefined
    );
  }

  /** The formula of an earlier version, where the whole column still holds it as it was written. */
  private outdated(
    there: ExistingTable,
    column: string,
  ): { readonly formula: string; readonly version: string } | undefined {
    if (!this.wish.update) return undefined;
    const version = this.existing.identity.tables.find(({ id }) => id === there.id)?.formulas[column];
    const formula = this.existing.formulas[`${there.id}.${column}`];
    if (version === undefined || typeof formula !== "string") return undefined;
    const found = versionInCell(formula, there.id, this.suffix, {
      tableId: (name) => this.existing.tables.find(({ table }) => isSame(table, name))?.id,
      columnId: (table, header) =>
        Object.entries(this.byId.get(table)?.columns ?? {}).find(([, { name }]) => isSame(name, header))?.[0],
    });
    return found === version ? { formula, version } : undefined;
  }

  /** Computed columns that read a table which is gone and stays away. */
  lostColumns() {
    return this.existing.tables.flatMap((there) => {
      const spec = CATALOG.tables.find(({ id }) => id === there.id);
      const gone = new Set<string>();
      const columns = (spec?.columns ?? []).filter((column) => {
        if (!column.computed || !(column.id in there.columns)) return false;
        const missing = neededTables(column.computed.formula).filter(
          (id) => this.before.has(id) && !this.present.has(id),
        );
        missing.forEach((id) => gone.add(id));
        return missing.length > 0;
      });
      return columns.length === 0
        ? []
        : [{ table: there.id, columns: columns.map(({ id }) => id), gone: [...gone] }];
    });
  }

  /** Sheets of the tables that change. */
  sheetsOf(changes: readonly TableChange[]): string[] {
    return changes.flatMap(
      ({ table }) => this.existing.tables.find((there) => there.table === table)?.sheet ?? [],
    );
  }
}

/** Computed settings that read a table which was gone get their formulas back. */
function parametersToMend(state: Union): { parts: { sheet: string; parts: SheetPart[] }[] } {
  const { context, existing } = state;
  const parts = context.parameters.flatMap((parameter: ParameterSpec): SheetPart[] => {
    const place = existing.settings[parameter.id];
    if (!place || !parameter.computed || !state.readsRestored(parameter.computed.formula, "")) return [];
    if (!canCompute(parameter.computed.formula, context.present)) return [];
    const cell: CellContent = {
      f: excelFormula(context, parameter.computed.formula),
      v: parameter.computed.value(context.book),
    };
    return [{ kind: "cells", row: place.row, column: place.column, values: [[cell]] }];
  });
  return {
    parts: parts.length > 0 && existing.parameters ? [{ sheet: existing.parameters.sheet, parts }] : [],
  };
}

/** Names in Excel are the same whatever their capitals. */
function isSame(name: string, other: string): boolean {
  return name.toLowerCase() === other.toLowerCase();
}

/** "" for the first set of a workbook, "_2" for the second. */
function suffixOf(identity: Identity): string {
  const stored = identity.choices["suffix"];
  if (stored !== undefined) return stored;
  for (const { id, table } of identity.tables) {
    const spec = CATALOG.tables.find((candidate) => candidate.id === id);
    if (!spec || !table.startsWith(spec.tableName)) continue;
    const rest = table.slice(spec.tableName.length);
    if (/^(_\d+)?$/.test(rest)) return rest;
  }
  return "";
}

/** Present names for what is there, free ones for what comes. */
function unionNaming(
  existing: ExistingBook,
  specs: readonly TableSpec[],
  suffix: string,
  boards: boolean,
): Naming {
  const { identity, taken } = existing;
  const { language } = identity;
  const usedSheets = new Set(taken.sheets.map((name) => name.toLowerCase()));
  const usedNames = new Set([...taken.tables, ...taken.names].map((name) => name.toLowerCase()));
  const first = suffix === "" ? 1 : Number(suffix.slice(1));
  const freeSheet = (name: Text): string => {
    for (let instance = first; ; instance += 1) {
      const wanted = sheetNamer(language, instance)(name);
      if (usedSheets.has(wanted.toLowerCase())) continue;
      usedSheets.add(wanted.toLowerCase());
      return wanted;
    }
  };
  const freeTable = (name: string): string => {
    for (let instance = first; ; instance += 1) {
      const wanted = instance === 1 ? name : `${name}_${instance}`;
      if (!usedNames.has(wanted.toLowerCase())) return wanted;
    }
  };
  const sheets = new Map<Text, string>();
  const tables = new Map<string, string>();
  const headers = new Map<ColumnSpec, string>();
  for (const spec of specs) {
    const there = existing.tables.find(({ id }) => id === spec.id);
    sheets.set(spec.name, there?.sheet ?? freeSheet(spec.name));
    tables.set(spec.tableName, there?.table ?? freeTable(spec.tableName));
    if (there) nameColumns(headers, spec, there, language);
  }
  for (const board of CATALOG.boards) {
    const known = existing.boards[board.id];
    const again = boards && board.first === true;
    sheets.set(board.name, known !== undefined && !again ? known : freeSheet(board.name));
  }
  if (existing.parameters) sheets.set(PARAMETER_SHEET, existing.parameters.sheet);
  if (existing.dictionary) sheets.set(DICTIONARY_SHEET, existing.dictionary.sheet);
  return {
    ...suffixed(suffix),
    table: (name) => tables.get(name) ?? name,
    sheet: (name) => sheets.get(name) ?? legalSheetName(name[language]),
    header: (_, column) => headers.get(column) ?? column.name[language],
  };
}

/** Headers of a table that is there; a column that comes avoids the person's own. */
function nameColumns(
  headers: Map<ColumnSpec, string>,
  spec: TableSpec,
  there: ExistingTable,
  language: Identity["language"],
): void {
  const used = new Set(there.headers.map((name) => name.toLowerCase()));
  for (const column of spec.columns) {
    const known = there.columns[column.id]?.name;
    if (known !== undefined) {
      headers.set(column, known);
      continue;
    }
    let name = column.name[language];
    for (let n = 2; used.has(name.toLowerCase()); n += 1) name = `${column.name[language]}${n}`;
    headers.set(column, name);
  }
}

/** The choices the workbook was made with, for what comes to it. */
function choicesFrom({ identity, taken }: ExistingBook, wish: Wish, tables: readonly string[]): Choices {
  const { choices, language } = identity;
  const year = Number(choices["year"]);
  const cutoff = choices["cutoff"];
  return {
    language,
    tables,
    year: Number.isInteger(year) && year > 1900 ? year : Number(serialToIso(wish.today).slice(0, 4)),
    cutoff: cutoff !== undefined && /^\d{4}-\d\d-\d\d$/.test(cutoff) ? isoToSerial(cutoff) : wish.today,
    asOf: null,
    today: wish.today,
    currency: choices["currency"] ?? "USD",
    salesperson: "",
    personal: choices["personal"] === "true",
    withoutGroups: [],
    blankRows: wish.blankRows,
    sample: choices["sample"] === "true",
    taken,
  };
}

/** Links to the new sheets beneath the contents of 首页. */
function contentsLinks(
  { contents }: ExistingBook,
  context: Context,
  tables: readonly EvaluatedTable[],
  boards: readonly BoardSpec[],
): { parts: SheetPart[]; traces: ExtensionTraces["links"] } {
  const targets = [...tables.map(({ spec }) => spec), ...boards];
  if (!contents) return { parts: [], traces: [] };
  const parts: SheetPart[] = [];
  const traces = targets.map(({ name, purpose }, index) => {
    const sheetName = context.naming.sheet(name);
    const row = contents.nextRow + index;
    parts.push(
      {
        kind: "link",
        row,
        column: LINK_COLUMN,
        text: sheetName,
        tip: sheetName,
        target: { sheetName, row: 0, column: 0 },
      },
      { kind: "cells", row, column: LINK_COLUMN + 1, values: [[say(context, briefPurpose(purpose))]] },
      {
        kind: "format",
        area: { row, column: LINK_COLUMN + 1, rows: 1, columns: 1 },
        style: { color: "#5C5C5C", size: 9 },
      },
    );
    return { sheet: contents.sheet, row, column: LINK_COLUMN, text: sheetName };
  });
  return { parts, traces };
}

/** The column of 首页 that holds the contents. */
const LINK_COLUMN = 1;

/** What the whole is made of, under its present names: tables that are gone are left out. */
function mergedIdentity(
  existing: ExistingBook,
  context: Context,
  wish: Wish,
  suffix: string,
  written: Readonly<Record<"columns" | "filled" | "mended" | "renewed", readonly ColumnsOf[]>>,
): Identity {
  const { identity } = existing;
  const isWritten = (table: string, column: string): boolean =>
    [written.columns, written.filled, written.mended, written.renewed].some((list) =>
      list.some((entry) => entry.table === table && entry.columns.includes(column)),
    );
  return {
    ...identity,
    choices: {
      ...identity.choices,
      tables: context.tables.map(({ spec }) => spec.id).join(","),
      extended: serialToIso(wish.today),
      suffix,
    },
    tables: [
      ...identity.tables.filter(({ id }) => !isKnown(id)),
      ...context.tables.map((table) => {
        const { spec, columns } = table;
        const before = identity.tables.find(({ id }) => id === spec.id);
        const planned = before?.columns ?? {};
        const there = existing.tables.find(({ id }) => id === spec.id);
        const now: Record<string, string> = {};
        // The order of the first generation stays: Excel's own column ids follow it.
        if (there)
          for (const [id, name] of Object.entries(planned)) now[id] = there.columns[id]?.name ?? name;
        for (const { spec: column } of columns) now[column.id] = context.naming.header(spec, column);
        return {
          id: spec.id,
          table: context.naming.table(spec.tableName),
          sheet: context.naming.sheet(spec.name),
          columns: now,
          formulas: {
            ...(there && before?.formulas),
            ...Object.fromEntries(
              Object.entries(formulaVersions(table)).filter(([id]) => !there || isWritten(spec.id, id)),
            ),
          },
        };
      }),
    ],
  };
}
