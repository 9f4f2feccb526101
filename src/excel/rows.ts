import type { InputRow } from "../plan/choices";
import type { CellValue, Identity } from "../plan/plan";
import type { TableRows } from "../plan/table-rows";
import { run } from "./capabilities";
import { HostError, OWN_CODES } from "./errors";
import { literal } from "./literal";
import { locate, type LocatedTable } from "./locate";
import { areaRange, fillRange } from "./ranges";
import { readWorkbookState } from "./read";

/** Rows of the tables of a workbook: read, appended and taken out. Rows are found by key at the moment of writing. */

/** Cells asked for in one call: an answer may hold 5 MB. */
const CELLS_A_CALL = 100_000;

/** Reads columns of tables that are there; null for one that is gone. Columns that were deleted are left out. */
export async function readRows(
  identity: Identity,
  wanted: readonly { readonly table: string; readonly columns: readonly string[] }[],
): Promise<readonly (TableRows | null)[]> {
  const located = locate(identity, await readWorkbookState());
  return await run("check", async (context) => {
    const bodies = wanted.map(({ table }) => {
      const found = located.find(({ id }) => id === table);
      const body = found && context.workbook.tables.getItem(found.tableId).getDataBodyRange();
      body?.load("rowCount");
      return { found, body };
    });
    await context.sync();
    const results: (TableRows | null)[] = [];
    for (const [index, { table, columns }] of wanted.entries()) {
      const { found, body } = bodies[index] ?? {};
      if (!found || !body) results.push(null);
      else results.push(await readTable(context, found, body.rowCount, table, columns));
    }
    return results;
  });
}

async function readTable(
  context: Excel.RequestContext,
  found: LocatedTable,
  rowCount: number,
  id: string,
  columns: readonly string[],
): Promise<TableRows> {
  const known = columns.flatMap((column) => found.columns.find((each) => each.id === column) ?? []);
  const table = context.workbook.tables.getItem(found.tableId);
  const values = await readColumns(context, table, rowCount, known);
  const rows = Array.from({ length: rowCount }, (_, row) => values.map((column) => column[row] ?? null));
  return { id, sheet: found.sheet, columns: known.map((column) => column.id), rows };
}

/** The values of columns, each from its first row down; as many calls as the limit of an answer asks for. */
export async function readColumns(
  context: Excel.RequestContext,
  table: Excel.Table,
  rowCount: number,
  columns: readonly { readonly index: number }[],
): Promise<CellValue[][]> {
  const perCall = Math.max(1, Math.floor(CELLS_A_CALL / Math.max(rowCount, 1)));
  const values: CellValue[][] = [];
  for (let from = 0; from < columns.length; from += perCall) {
    const ranges = columns.slice(from, from + perCall).map(({ index }) => {
      const range = table.columns.getItemAt(index).getDataBodyRange();
      range.load("values");
      return range;
    });
    // eslint-disable-next-line office-addins/no-context-sync-in-loop -- one answer holds 5 MB: a large table takes several
    await context.sync();
    for (const range of ranges) values.push(range.values.map(([value]) => value as CellValue));
  }
  return values;
}

/** Where a table is; refuses one that cannot be changed as it stands. */
async function openTable(context: Excel.RequestContext, found: LocatedTable, key: string) {
  const asked = askTable(context, found, key);
  await context.sync();
  const open = openedTable(asked);
  refuseLocked(open, found);
  return open;
}

/** What {@link openedTable} has to know, asked for with the next call. */
export function askTable(context: Excel.RequestContext, found: LocatedTable, key: string) {
  const table = context.workbook.tables.getItem(found.tableId);
  const range = table.getRange();
  range.load("rowIndex, columnIndex, rowCount, columnCount");
  const { worksheet } = table;
  worksheet.load("name");
  worksheet.protection.load("protected");
  table.autoFilter.load("isDataFiltered");
  const keyColumn = found.columns.find(({ id }) => id === key);
  if (!keyColumn)
    throw new HostError({ step: "check", sheet: found.sheet, code: OWN_CODES.gone, message: key });
  const keys = table.columns.getItemAt(keyColumn.index).getDataBodyRange();
  keys.load("values");
  const first = table.getDataBodyRange().getRow(0);
  first.load("formulas, numberFormat");
  return { table, range, worksheet, keys, first };
}

/** A table as it stands, once what was asked for is there. */
export function openedTable({ table, range, worksheet, keys, first }: ReturnType<typeof askTable>) {
  return {
    table,
    range,
    worksheet,
    keys: keys.values.map(([value]) => value as CellValue),
    formulas: (first.formulas[0] ?? []) as unknown[],
    formats: (first.numberFormat[0] ?? []) as unknown[],
  };
}

/** Refuses a protected sheet, and a filtered table: hidden rows would be changed unseen. */
export function refuseLocked({ worksheet, table }: OpenTable, { sheet }: LocatedTable): void {
  if (worksheet.protection.protected) refuse("AccessDenied", sheet);
  if (table.autoFilter.isDataFiltered) refuse(OWN_CODES.filtered, sheet);
}

export function isFormula(content: unknown): content is string {
  return typeof content === "string" && content.startsWith("=");
}

function refuse(code: string, sheet: string): never {
  throw new HostError({ step: "check", sheet, code, message: sheet });
}

async function find(identity: Identity, id: string): Promise<LocatedTable> {
  const found = locate(identity, await readWorkbookState()).find((table) => table.id === id);
  if (!found) throw new HostError({ step: "check", code: OWN_CODES.gone, message: id });
  return found;
}

/**
 * Writes rows beneath the last one that is filled; a table without enough blank rows grows, with its formulas and
 * formats. Only typed columns are written. Refuses a filtered table: hidden rows would be written to unseen.
 */
export async function appendRows(
  identity: Identity,
  id: string,
  key: string,
  rows: readonly InputRow[],
): Promise<void> {
  const found = await find(identity, id);
  await run("cells", async (context) => {
    const open = await openTable(context, found, key);
    const start = firstFree(open);
    await makeRoom(context, open, found, start + rows.length);
    writeRows(open, found, start, rows);
    await context.sync();
  });
}

/** The row after the last filled one. */
export function firstFree({ keys }: OpenTable): number {
  return keys.findLastIndex((value) => value !== "" && value !== null) + 1;
}

/** Makes a table have at least so many rows, with its formulas and formats; refuses where something stands beneath. */
export async function makeRoom(
  context: Excel.RequestContext,
  { table, range, worksheet, keys, formulas, formats }: OpenTable,
  found: LocatedTable,
  rows: number,
): Promise<void> {
  const lacking = rows - keys.length;
  if (lacking <= 0) return;
  const fresh = {
    row: range.rowIndex + 1 + keys.length,
    column: range.columnIndex,
    rows: lacking,
    columns: range.columnCount,
  };
  const beneath = worksheet
    .getRangeByIndexes(fresh.row, fresh.column, fresh.rows, fresh.columns)
    .getUsedRangeOrNullObject(true);
  beneath.load("address");
  await context.sync();
  if (!beneath.isNullObject) refuse(OWN_CODES.noRoom, found.sheet);
  table.resize(
    areaRange(worksheet, {
      row: range.rowIndex,
      column: range.columnIndex,
      rows: range.rowCount + lacking,
      columns: range.columnCount,
    }),
  );
  for (let column = 0; column < range.columnCount; column += 1) {
    const area = { ...fresh, column: fresh.column + column, columns: 1 };
    const format = formats[column];
    if (typeof format === "string" && format !== "General")
      fillRange(areaRange(worksheet, area), { numberFormat: format });
    const formula = formulas[column];
    if (isFormula(formula)) fillRange(areaRange(worksheet, area), { formulas: formula });
  }
}

/** Fills the typed columns of rows from one on. */
export function writeRows(
  { range, worksheet, formulas, formats }: OpenTable,
  found: LocatedTable,
  start: number,
  rows: readonly InputRow[],
): void {
  for (const { id: column, index } of found.columns) {
    if (isFormula(formulas[index]) || rows.every((row) => row[column] === undefined)) continue;
    const area = {
      row: range.rowIndex + 1 + start,
      column: range.columnIndex + index,
      rows: rows.length,
      columns: 1,
    };
    const isText = formats[index] === "@";
    areaRange(worksheet, area).values = rows.map((row) => [literal(row[column] ?? null, isText) ?? ""]);
  }
}

/** Empties the typed cells of rows, found by key; the rows stay as blank ones. Gives how many were found. */
export async function blankRows(
  identity: Identity,
  id: string,
  key: string,
  keys: readonly string[],
): Promise<number> {
  return await changeRows(identity, id, key, keys, ({ worksheet, range, formulas }, runs, found) => {
    for (const { index } of found.columns) {
      if (isFormula(formulas[index])) continue;
      for (const { from, count } of runs)
        areaRange(worksheet, {
          row: range.rowIndex + 1 + from,
          column: range.columnIndex + index,
          rows: count,
          columns: 1,
        }).clear("Contents");
    }
  });
}

/** Takes rows out of a table, found by key. Gives how many were found. */
export async function deleteRows(
  identity: Identity,
  id: string,
  key: string,
  keys: readonly string[],
): Promise<number> {
  return await changeRows(identity, id, key, keys, ({ worksheet, range }, runs) => {
    // From the last to the first: the places of those above stay what they are.
    for (const { from, count } of [...runs].reverse())
      areaRange(worksheet, {
        row: range.rowIndex + 1 + from,
        column: range.columnIndex,
        rows: count,
        columns: range.columnCount,
      }).delete("Up");
  });
}

export type OpenTable = ReturnType<typeof openedTable>;

interface Run {
  readonly from: number;
  readonly count: number;
}

async function changeRows(
  identity: Identity,
  id: string,
  key: string,
  keys: readonly string[],
  change: (open: OpenTable, runs: readonly Run[], found: LocatedTable) => void,
): Promise<number> {
  const found = await find(identity, id);
  return await run("cells", async (context) => {
    const open = await openTable(context, found, key);
    const wanted = new Set(keys.map(fold));
    const runs: { from: number; count: number }[] = [];
    open.keys.forEach((value, row) => {
      if (!wanted.has(fold(value)) || value === "") return;
      const last = runs.at(-1);
      if (last && last.from + last.count === row) last.count += 1;
      else runs.push({ from: row, count: 1 });
    });
    change(open, runs, found);
    await context.sync();
    return runs.reduce((sum, { count }) => sum + count, 0);
  });
}

/** A key as rows are found by it. */
export function fold(value: CellValue): string {
  return value === null ? "" : String(value).trim().toLowerCase();
}
