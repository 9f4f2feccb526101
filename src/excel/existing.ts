import type { ExistingBook, ExistingRequest, ExistingTable } from "../plan/existing";
import type { CellValue } from "../plan/plan";
import { run } from "./capabilities";
import { commonFormula } from "./column-formula";
import { locate, type LocatedTable } from "./locate";
import { SHEET_MARK } from "./plan-steps";
import { readWorkbookState } from "./read";
import { sameName } from "./record";
import type { Capabilities, WorkbookState } from "./types";

/** Names that a workbook of ours may hold: settings, labels, lists, their further fields, keys. */
const OURS = /^(p|k|l|x|keys)_/i;

/**
 * How a workbook made earlier stands now: where its tables, settings and lists are, what is blank, what
 * is protected. Four calls, whatever its size; cell values are read only where the answer hangs on them.
 */
export async function readExisting(
  request: ExistingRequest,
  capabilities: Pick<Capabilities, "sheetProperties">,
): Promise<ExistingBook> {
  const state = await readWorkbookState();
  const located = locate(request.identity, state);
  return await run("check", async (context) => {
    const first = await readPlaces(context, state, located, request, capabilities);
    return await readCells(context, state, located, request, first);
  });
}

interface Place {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly values: readonly (readonly CellValue[])[];
}

interface Places {
  readonly tables: ReadonlyMap<
    string,
    Omit<Place, "values"> & { readonly rows: number; readonly width: number }
  >;
  /** Null where the name leads nowhere. */
  readonly names: ReadonlyMap<string, Place | null>;
  readonly boards: Readonly<Record<string, string>>;
  readonly locked: readonly string[];
}

async function readPlaces(
  context: Excel.RequestContext,
  state: WorkbookState,
  located: readonly LocatedTable[],
  request: ExistingRequest,
  capabilities: Pick<Capabilities, "sheetProperties">,
): Promise<Places> {
  const { workbook } = context;
  const ranges = located.map(({ id, tableId, sheet }) => {
    const range = workbook.tables.getItem(tableId).getRange();
    range.load("rowIndex, columnIndex, rowCount, columnCount");
    return { id, sheet, range };
  });
  const names = state.names
    .filter((name) => OURS.test(name))
    .map((name) => {
      const range = workbook.names.getItem(name).getRangeOrNullObject();
      // Only lists are read: a key column may hold fifty thousand cells.
      if (/^l_/i.test(name)) range.load("rowIndex, columnIndex, values");
      else range.load("rowIndex, columnIndex");
      range.worksheet.load("name");
      return { name, range };
    });
  const sheets = state.sheets.map(({ id, name }) => {
    const sheet = workbook.worksheets.getItem(id);
    sheet.protection.load("protected");
    const mark = capabilities.sheetProperties ? sheet.customProperties.getItemOrNullObject(SHEET_MARK) : null;
    mark?.load("value");
    return { name, sheet, mark };
  });
  await context.sync();
  const boards = Object.entries(request.boards).flatMap(([id, expected]): [string, string][] => {
    const marked = sheets.find(({ mark }) => mark && !mark.isNullObject && mark.value.endsWith(`/${id}`));
    const named = sheets.find(({ name }) => sameName(name, expected));
    const found = named ?? marked;
    return found ? [[id, found.name]] : [];
  });
  return {
    tables: new Map(
      ranges.map(({ id, sheet, range }) => [
        id,
        {
          sheet,
          row: range.rowIndex,
          column: range.columnIndex,
          rows: range.rowCount - 1,
          width: range.columnCount,
        },
      ]),
    ),
    names: new Map(
      names.map(({ name, range }): [string, Place | null] => [
        name,
        range.isNullObject
          ? null
          : {
              sheet: range.worksheet.name,
              row: range.rowIndex,
              column: range.columnIndex,
              values: /^l_/i.test(name) ? (range.values as CellValue[][]) : [],
            },
      ]),
    ),
    boards: Object.fromEntries(boards),
    locked: sheets.flatMap(({ name, sheet }) => (sheet.protection.protected ? [name] : [])),
  };
}

async function readCells(
  context: Excel.RequestContext,
  state: WorkbookState,
  located: readonly LocatedTable[],
  request: ExistingRequest,
  places: Places,
): Promise<ExistingBook> {
  const { worksheets, tables } = context.workbook;
  const own = (pattern: RegExp): [string, Place][] =>
    [...places.names].flatMap(([name, place]) => {
      const id = ownId(name, pattern, request.suffix);
      return id !== null && place ? [[id, place]] : [];
    });
  const settings = own(/^p_(.+)$/i);
  const lists = own(/^l_(.+)$/i);
  const parameterSheet = settings[0]?.[1].sheet;
  const dictionarySheet = lists[0]?.[1].sheet;
  const contentsSheet = places.boards[request.contents.board];
  const used = new Map<string, Excel.Range>();
  for (const name of new Set([
    parameterSheet,
    dictionarySheet,
    contentsSheet,
    ...located.map(({ sheet }) => sheet),
  ])) {
    if (name === undefined) continue;
    const range = worksheets.getItem(name).getUsedRange(true);
    range.load("rowIndex, columnIndex, rowCount, columnCount");
    used.set(name, range);
  }
  const asked = request.columns.flatMap(({ table, columns }) => {
    const found = located.find(({ id }) => id === table);
    return columns.flatMap((id) => {
      const column = found?.columns.find((candidate) => candidate.id === id);
      if (!found || !column) return [];
      const body = tables.getItem(found.tableId).columns.getItemAt(column.index).getDataBodyRange();
      body.load("values");
      return [{ id: `${table}.${id}`, body }];
    });
  });
  const contents =
    contentsSheet === undefined
      ? null
      : worksheets.getItem(contentsSheet).getRangeByIndexes(0, request.contents.column, CONTENTS_ROWS, 1);
  contents?.load("values");
  await context.sync();

  const bottom = (sheet: string): number => {
    const range = used.get(sheet);
    return range ? range.rowIndex + range.rowCount : 0;
  };
  const below = new Map<string, Excel.Range>();
  for (const [id, { sheet, row, column, rows, width }] of places.tables) {
    const end = row + 1 + rows;
    if (bottom(sheet) <= end) continue;
    const range = worksheets.getItem(sheet).getRangeByIndexes(end, column, bottom(sheet) - end, width);
    range.load("values");
    below.set(id, range);
  }
  if (below.size > 0) await context.sync();
  const formulas = await readFormulas(context, located, places, request);
  const dictionary = dictionarySheet === undefined ? undefined : used.get(dictionarySheet);
  return {
    identity: request.identity,
    tables: located.flatMap((table): ExistingTable[] => {
      const place = places.tables.get(table.id);
      const headers = state.tables.find(({ id }) => id === table.tableId)?.columns ?? [];
      if (!place) return [];
      return [
        {
          id: table.id,
          table: table.table,
          sheet: table.sheet,
          columns: Object.fromEntries(table.columns.map(({ id, name, index }) => [id, { name, index }])),
          headers: headers.map(({ name }) => name),
          row: place.row,
          column: place.column,
          rows: place.rows,
          freeBelow: freeRows(below.get(table.id)?.values),
        },
      ];
    }),
    taken: state.taken,
    broken: [...places.names].flatMap(([name, place]) => (place ? [] : [name])),
    parameters:
      parameterSheet === undefined ? null : { sheet: parameterSheet, nextRow: bottom(parameterSheet) },
    dictionary:
      dictionarySheet === undefined || !dictionary
        ? null
        : {
            sheet: dictionarySheet,
            nextColumn: dictionary.columnIndex + dictionary.columnCount,
            lists: Object.fromEntries(
              lists.map(([id, { row, column, values }]) => [
                id,
                { row, column, values: values.map(([value]) => value ?? null) },
              ]),
            ),
          },
    settings: Object.fromEntries(settings.map(([id, { row, column }]) => [id, { row, column }])),
    boards: places.boards,
    contents:
      contentsSheet === undefined || !contents
        ? null
        : { sheet: contentsSheet, nextRow: lastFilled(contents.values) + 1 },
    blank: asked.filter(({ body }) => body.values.flat().every(isBlank)).map(({ id }) => id),
    formulas,
    locked: places.locked,
  };
}

/** The formula that a whole column holds, by `table.column`; null where its rows differ. */
async function readFormulas(
  context: Excel.RequestContext,
  located: readonly LocatedTable[],
  places: Places,
  request: ExistingRequest,
): Promise<Record<string, string | null>> {
  const found: Record<string, string | null> = {};
  for (const { table: id, columns } of request.formulas) {
    const table = located.find((candidate) => candidate.id === id);
    const rows = places.tables.get(id)?.rows ?? 0;
    for (const columnId of columns) {
      const column = table?.columns.find((candidate) => candidate.id === columnId);
      if (!table || !column) continue;
      const body = context.workbook.tables
        .getItem(table.tableId)
        .columns.getItemAt(column.index)
        .getDataBodyRange();
      found[`${id}.${columnId}`] = await commonFormula(context, body, rows);
    }
  }
  return found;
}

/** The contents of the front page end well before. */
const CONTENTS_ROWS = 300;

/** Room beneath a table with nothing under it. */
const PLENTY = 1_000_000;

function isBlank(value: unknown): boolean {
  return value === null || value === "";
}

/** Blank rows at the top of a block; all the room there is where nothing stands beneath. */
function freeRows(values: readonly (readonly unknown[])[] | undefined): number {
  if (!values) return PLENTY;
  const first = values.findIndex((row) => !row.every(isBlank));
  return first < 0 ? PLENTY : first;
}

function lastFilled(values: readonly (readonly unknown[])[]): number {
  return values.findLastIndex(([value]) => !isBlank(value));
}

/** The id in a name of this set: `p_year_2` is `year` where names end in `_2`. */
function ownId(name: string, pattern: RegExp, suffix: string): string | null {
  const id = pattern.exec(name)?.[1];
  if (id === undefined) return null;
  if (suffix === "") return /_\d+$/.test(id) ? null : id;
  return id.endsWith(suffix) ? id.slice(0, -suffix.length) : null;
}
