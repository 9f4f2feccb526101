import { CATALOG } from "../catalog/catalog";
import type { BoardSpec, ListSpec, TableSpec } from "../catalog/spec";
import { serialToIso } from "../formula/serial";
import { planTexts } from "../i18n/plan-texts";
import { text } from "../i18n/text";
import { buildBoard, type Places } from "./board";
import type { Choices, InputRow, TableData } from "./choices";
import { say, type Context } from "./context";
import { evaluate, type EvaluatedTable } from "./evaluate";
import { versionOf } from "./formula-version";
import { chooseNaming } from "./naming";
import type { Identity, NamePlan, SheetPart, SheetPlan, WorkbookPlan } from "./plan";
import {
  DICTIONARY_SHEET,
  dictionarySheet,
  PARAMETER_SHEET,
  parameterSheet,
  registerExtraCodes,
  writableParameters,
} from "./reference-sheets";
import { selectColumns, selectTables } from "./selection";
import { headerRow, tableSheetParts } from "./table-sheet";

export { typedWhenAlone } from "./selection";

/**
 * The catalogue and a person's choices become the plan of a workbook:
 *
 *   choices ─▶ tables, columns, names      which sheets, and what may be computed
 *           ─▶ evaluation                  every formula's value, by the reference functions
 *           ─▶ table sheets, boards        where everything stands
 *           ─▶ 参数, 字典                   every threshold and label that a formula named
 *
 * Pure: the clock, the language and the names already taken are arguments.
 */
export function compile(choices: Choices, data: TableData): WorkbookPlan {
  const context = prepare(choices, data);
  const boards = CATALOG.boards.filter((board) => board.needs.every((table) => context.present.has(table)));
  const places = placesOf(context, boards);
  const sheets = [
    ...boards.filter((board) => board.first).map((board) => boardSheet(context, places, board)),
    ...context.tables.map((table) => tableSheet(context, places, table)),
    ...boards.filter((board) => !board.first).map((board) => boardSheet(context, places, board)),
  ];
  registerExtraCodes(context);
  const parameterName = context.naming.sheet(PARAMETER_SHEET);
  const dictionaryName = context.naming.sheet(DICTIONARY_SHEET);
  const parameters = parameterSheet(context, parameterName);
  const dictionary = dictionarySheet(context, dictionaryName);
  const reference: SheetPlan[] = [
    {
      id: "parameters",
      name: parameterName,
      tabColor: TAB_COLORS.reference,
      gridlines: true,
      parts: parameters.parts,
    },
    {
      id: "dictionary",
      name: dictionaryName,
      tabColor: TAB_COLORS.reference,
      gridlines: true,
      parts: dictionary.parts,
    },
  ];
  const all = [...sheets, ...reference];
  return {
    language: choices.language,
    title: say(context, text("外贸客户簿", "TradeBook")),
    sheets: all,
    names: [...parameters.names, ...dictionary.names, ...keyNames(context)],
    activeSheet: all[0]?.name ?? parameterName,
    identity: identityOf(context),
  };
}

const TAB_COLORS = { front: "#0F5C4D", entry: "#2E7D6B", view: "#8FB8AD", reference: "#9CA3AF" } as const;

function prepare(choices: Choices, data: TableData): Context {
  const tables = selectTables(choices.tables);
  const present = new Set(tables.map((table) => table.id));
  const parameters = writableParameters(present);
  const lists = CATALOG.lists.map((list) => withStaff(list, choices, data));
  const evaluated: EvaluatedTable[] = [];
  const counts = new Map<string, number>();
  for (const spec of tables) {
    const rows = rowsOf(spec, choices, data, counts);
    counts.set(spec.id, rows.length);
    evaluated.push({ spec, columns: selectColumns(spec, tables, choices), rows });
  }
  const naming = chooseNaming(choices.language, choices.taken, {
    tables,
    boards: CATALOG.boards,
    fixedSheets: [PARAMETER_SHEET, DICTIONARY_SHEET],
    lists,
    parameters,
  });
  const book = evaluate({
    language: choices.language,
    tables: evaluated,
    lists,
    parameters,
    parameterChoices: choices,
    today: choices.today,
  });
  return {
    language: choices.language,
    choices,
    naming,
    tables: evaluated,
    present,
    lists,
    parameters,
    book,
    usedCodes: new Set(),
    usedKeys: new Set(),
  };
}

/** Rows of a table: what is given, or blank ones to type into; a view has as many as its source needs. */
function rowsOf(
  table: TableSpec,
  choices: Choices,
  data: TableData,
  counts: ReadonlyMap<string, number>,
): readonly InputRow[] {
  const blank = (count: number): InputRow[] => Array.from({ length: Math.max(1, count) }, () => ({}));
  if (table.viewRows) return blank(table.viewRows({ count: (id) => counts.get(id) ?? 0 }));
  const given = data[table.id];
  return given && given.length > 0 ? given : blank(choices.blankRows);
}

/** The list of staff holds the salesperson chosen and everyone whom the data name. */
function withStaff(list: ListSpec, choices: Choices, data: TableData): ListSpec {
  if (list.id !== "staff") return list;
  const names = new Set<string>(choices.salesperson === "" ? [] : [choices.salesperson]);
  for (const table of CATALOG.tables) {
    for (const column of table.columns.filter((candidate) => candidate.list === "staff")) {
      for (const row of data[table.id] ?? []) {
        const value = row[column.id];
        if (typeof value === "string" && value !== "") names.add(value);
      }
    }
  }
  return {
    ...list,
    items: [...names].map((name, index) => ({ code: `s${index + 1}`, label: text(name, name) })),
  };
}

/** Where everything stands in a workbook that is made anew. */
export function placesOf(context: Context, boards: readonly BoardSpec[]): Places {
  const names = new Map<string, string>([
    ...context.tables.map((table): [string, string] => [
      table.spec.id,
      context.naming.sheet(table.spec.name),
    ]),
    ...boards.map((board): [string, string] => [board.id, context.naming.sheet(board.name)]),
    ["parameters", context.naming.sheet(PARAMETER_SHEET)],
    ["dictionary", context.naming.sheet(DICTIONARY_SHEET)],
  ]);
  return {
    sheetName: (id) => names.get(id),
    table: (id) => {
      const table = context.tables.find((candidate) => candidate.spec.id === id);
      const sheet = names.get(id);
      return table && sheet !== undefined
        ? { sheet, headerRow: headerRow(table.spec), rows: table.rows.length }
        : undefined;
    },
  };
}

/** The sheet of one table. */
export function tableSheet(context: Context, places: Places, table: EvaluatedTable): SheetPlan {
  return {
    id: table.spec.id,
    name: context.naming.sheet(table.spec.name),
    tabColor: table.spec.kind === "entry" ? TAB_COLORS.entry : TAB_COLORS.view,
    gridlines: true,
    parts: tableSheetParts(context, places, table),
  };
}

/** A sheet without a table of its own. */
export function boardSheet(context: Context, places: Places, board: BoardSpec): SheetPlan {
  const parts = buildBoard(context, places, board.id, board.build, { row: 0, column: 0 }, board.widths);
  const { fromRow = 0, fromColumn = 0, columns = board.widths.length - fromColumn } = board.printed ?? {};
  const rows = Math.max(...parts.map(lastRow)) - fromRow;
  return {
    id: board.id,
    name: context.naming.sheet(board.name),
    tabColor: board.first ? TAB_COLORS.front : TAB_COLORS.view,
    gridlines: false,
    parts: [
      ...parts,
      { kind: "widths", column: 0, widths: board.widths },
      {
        kind: "print",
        landscape: board.landscape,
        pagesTall: board.onePage ? 1 : 0,
        ...(board.printed ? { areas: [{ row: fromRow, column: fromColumn, rows, columns }] } : {}),
        footer: planTexts.footer(context.language, say(context, board.name)),
      },
    ],
  };
}

/** 1-based last row that a part of a board fills. */
function lastRow(part: SheetPart): number {
  if (part.kind === "cells") return part.row + part.values.length;
  return part.kind === "chart" ? part.anchor.row + part.anchor.rows : 0;
}

/** Drop-downs of keys read a name for the table's column, which grows with the table. */
export function keyNames(context: Context): NamePlan[] {
  const referred = new Set([
    ...context.usedKeys,
    ...context.tables.flatMap((table) => table.columns.map((column) => column.spec.refers)),
  ]);
  return context.tables
    .filter((table) => referred.has(table.spec.id))
    .map((table) => {
      const key = table.spec.columns.find((column) => column.id === table.spec.key);
      const name = key ? context.naming.header(table.spec, key) : table.spec.key;
      return {
        name: context.naming.keys(table.spec.id),
        comment: say(context, table.spec.name),
        formula: `=${context.naming.table(table.spec.tableName)}[${name}]`,
      };
    });
}

/** The version of each formula of a table, by column id. */
export function formulaVersions({ spec, columns }: EvaluatedTable): Record<string, string> {
  return Object.fromEntries(
    columns.flatMap(({ spec: column, computed }) =>
      computed && column.computed ? [[column.id, versionOf(column.computed.formula, spec.id)]] : [],
    ),
  );
}

function identityOf(context: Context): Identity {
  const { choices } = context;
  return {
    schema: 1,
    product: "TradeBook",
    language: choices.language,
    generated: serialToIso(choices.today),
    choices: {
      tables: context.tables.map((table) => table.spec.id).join(","),
      year: String(choices.year),
      cutoff: serialToIso(choices.cutoff),
      currency: choices.currency,
      personal: String(choices.personal),
      sample: String(choices.sample),
    },
    tables: context.tables.map((table) => ({
      id: table.spec.id,
      table: context.naming.table(table.spec.tableName),
      sheet: context.naming.sheet(table.spec.name),
      columns: Object.fromEntries(
        table.columns.map((column) => [column.spec.id, column.spec.name[context.language]]),
      ),
      formulas: formulaVersions(table),
    })),
  };
}
