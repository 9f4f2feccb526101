import { areaAddress, type Area } from "../formula/address";
import { run } from "./capabilities";
import { HostError, officeError } from "./errors";
import { sheetColumns } from "./grid";
import type { RowsWanted, Source, SourceCell, SourceProblem, SourceRows, SourceTable } from "./pareto-api";

/** More columns than these are no table a person reads. */
const MOST_COLUMNS = 100;
/** Rows whose number format is asked for. */
const FORMAT_ROWS = 20;
/** Answers of Excel on the web hold 5 MB: what is too large is asked for in halves. */
const TOO_LARGE = new Set(["ResponsePayloadSizeLimitExceeded", "RequestPayloadSizeLimitExceeded"]);

type Sheet = Pick<Source, "sheetId" | "sheet">;

interface Selected {
  readonly sheet: Sheet;
  readonly areas: readonly Area[];
}

/**
 * What is selected, as one grid: whole columns are cut to what is filled, one cell stands for the table or block
 * round it, several areas are put side by side or beneath each other. Or why it is nothing to analyse.
 */
export async function readSource(): Promise<Source | SourceProblem> {
  try {
    return await run("select", async (context) => {
      const selected = await selectedAreas(context);
      return await resolveSource(context, selected);
    });
  } catch (error) {
    // A chart or a picture has no cells.
    if (error instanceof HostError && error.code === "InvalidSelection") return "selectionNoCells";
    throw error;
  }
}

/** The same for an area that is known: what a live sheet's formulas read. */
export async function sourceAt(
  context: Excel.RequestContext,
  sheet: Sheet,
  areas: readonly Area[],
): Promise<Source | SourceProblem> {
  return await resolveSource(context, { sheet, areas });
}

async function selectedAreas(context: Excel.RequestContext): Promise<Selected> {
  const ranges = context.workbook.getSelectedRanges();
  const { worksheet } = ranges;
  worksheet.load("id, name");
  ranges.areas.load("items/rowIndex, items/columnIndex, items/rowCount, items/columnCount");
  await context.sync();
  return {
    sheet: { sheetId: worksheet.id, sheet: worksheet.name },
    areas: ranges.areas.items.map(areaOf),
  };
}

function areaOf({ rowIndex, columnIndex, rowCount, columnCount }: Excel.Range): Area {
  return { row: rowIndex, column: columnIndex, rows: rowCount, columns: columnCount };
}

async function resolveSource(
  context: Excel.RequestContext,
  { sheet, areas }: Selected,
): Promise<Source | SourceProblem> {
  const worksheet = context.workbook.worksheets.getItem(sheet.sheetId);
  const [first] = areas;
  if (!first) return "selectionNoCells";
  const oneCell = areas.length === 1 && first.rows === 1 && first.columns === 1;
  const found = areas.map((area) => {
    const range = rangeOf(worksheet, area);
    const used = range.getUsedRangeOrNullObject(true);
    used.load("rowIndex, columnIndex, rowCount, columnCount");
    const tables = range.getTables(false);
    tables.load("items/id, items/name");
    return { area, used, tables };
  });
  const region = oneCell ? rangeOf(worksheet, first).getSurroundingRegion() : null;
  region?.load("rowIndex, columnIndex, rowCount, columnCount");
  await context.sync();

  const tables = found.flatMap(({ tables: { items } }) => items);
  const [only] = tables;
  const oneTable = only !== undefined && tables.every(({ id }) => id === only.id) ? only : null;
  let used = found.flatMap(({ used: range }) => (range.isNullObject ? [] : [areaOf(range)]));
  let table: SourceTable | null = null;
  let header: { row: number; names: readonly string[] } | null = null;
  if (oneTable) {
    const within = await tableAreas(context, oneTable, oneCell ? null : used);
    if (within) {
      used = [...within.areas];
      table = { id: oneTable.id, name: oneTable.name, whole: within.whole };
      header = within.header;
    }
  }
  if (!table && region && !oneTable) used = [areaOf(region)];
  const blank = oneCell && found.every((one) => one.used.isNullObject);
  if (used.length === 0 || (blank && used.every(isOneCell))) return "selectionEmpty";
  if (!table && oneCell && used.every(isOneCell)) return "selectionOneCell";
  const grid = asGrid(used);
  if (!grid) return "selectionAreas";
  const source = cut(grid);
  const looks = await readLooks(context, worksheet, source.areas, source.layout);
  return {
    ...sheet,
    ...source,
    ...looks,
    table,
    header: header?.names.slice(0, source.columns) ?? null,
    headerRow: header?.row ?? 0,
    expanded: oneCell,
    clicked: oneCell ? first.column - (source.areas[0]?.column ?? 0) : null,
    address: source.areas.map((area) => areaAddress(area)).join(", "),
  };
}

function isOneCell({ rows, columns }: Area): boolean {
  return rows * columns === 1;
}

function rangeOf(worksheet: Excel.Worksheet, { row, column, rows, columns }: Area): Excel.Range {
  return worksheet.getRangeByIndexes(row, column, rows, columns);
}

/**
 * The part of a table's body that areas cover (all of it for null), with its header. Null when they reach beyond the
 * table: then they are no part of it. Its totals row is left out.
 */
async function tableAreas(
  context: Excel.RequestContext,
  table: Excel.Table,
  areas: readonly Area[] | null,
): Promise<{
  areas: readonly Area[];
  whole: boolean;
  header: { row: number; names: readonly string[] };
} | null> {
  const { columns } = table;
  const outer = table.getRange();
  const body = table.getDataBodyRange();
  outer.load("rowIndex, columnIndex, rowCount, columnCount");
  body.load("rowIndex, columnIndex, rowCount, columnCount");
  columns.load("items/name");
  await context.sync();
  const [all, data] = [areaOf(outer), areaOf(body)];
  const inside = (area: Area): boolean =>
    area.row >= all.row &&
    area.row + area.rows <= all.row + all.rows &&
    area.column >= all.column &&
    area.column + area.columns <= all.column + all.columns;
  if (areas !== null && !areas.every(inside)) return null;
  const wanted = (areas ?? [data]).flatMap((area) => overlap(area, data) ?? []);
  // Only the header was selected: the whole columns are meant.
  const parts =
    wanted.length > 0
      ? wanted
      : (areas ?? []).map(({ column, columns: count }) => ({ ...data, column, columns: count }));
  const names = parts.flatMap((part) =>
    columns.items
      .slice(part.column - data.column, part.column - data.column + part.columns)
      .map(({ name }) => name),
  );
  const whole = parts.every(({ row, rows }) => row === data.row && rows === data.rows);
  return { areas: parts, whole, header: { row: Math.max(0, data.row - 1), names } };
}

function overlap(a: Area, b: Area): Area | null {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : null;
}

type Grid = Pick<Source, "areas" | "layout" | "rows" | "columns">;

/** Several areas as one grid; null when they do not fit together. */
export function asGrid(areas: readonly Area[]): Grid | null {
  const [first, ...others] = areas;
  if (!first) return null;
  const sameColumns = others.every((area) => area.column === first.column && area.columns === first.columns);
  if (others.length > 0 && sameColumns) {
    const sorted = [...areas].sort((a, b) => a.row - b.row);
    const apart = sorted.every((area, at) => {
      const next = sorted[at + 1];
      return !next || area.row + area.rows <= next.row;
    });
    if (!apart) return null;
    const rows = areas.reduce((sum, area) => sum + area.rows, 0);
    return { areas: sorted, layout: "beneath", rows, columns: first.columns };
  }
  // Side by side: used parts of whole columns may end in different rows, all take in the longest.
  const sorted = [...areas].sort((a, b) => a.column - b.column);
  const top = Math.min(...areas.map(({ row }) => row));
  const bottom = Math.max(...areas.map(({ row, rows }) => row + rows));
  const touching = areas.every((area) => area.row < bottom && area.row + area.rows > top);
  const together = areas.every((a) =>
    areas.every((b) => a === b || (a.row < b.row + b.rows && b.row < a.row + a.rows)),
  );
  const apart = sorted.every((area, at) => {
    const next = sorted[at + 1];
    return !next || area.column + area.columns <= next.column;
  });
  if (!touching || !together || !apart) return null;
  const even = sorted.map((area) => ({ ...area, row: top, rows: bottom - top }));
  return {
    areas: even,
    layout: "beside",
    rows: bottom - top,
    columns: even.reduce((sum, area) => sum + area.columns, 0),
  };
}

/** A grid with no more columns than can be looked at. */
function cut(grid: Grid): Grid & Pick<Source, "columnsCut"> {
  const columnsCut = Math.max(0, grid.columns - MOST_COLUMNS);
  if (columnsCut === 0) return { ...grid, columnsCut };
  let left = MOST_COLUMNS;
  const areas =
    grid.layout === "beneath"
      ? grid.areas.map((area) => ({ ...area, columns: MOST_COLUMNS }))
      : grid.areas.flatMap((area) => {
          const columns = Math.min(area.columns, left);
          left -= columns;
          return columns > 0 ? [{ ...area, columns }] : [];
        });
  return { ...grid, areas, columns: MOST_COLUMNS, columnsCut };
}

/** What is hidden or merged, and how numbers are shown. */
async function readLooks(
  context: Excel.RequestContext,
  worksheet: Excel.Worksheet,
  areas: readonly Area[],
  layout: Source["layout"],
): Promise<Pick<Source, "hiddenColumns" | "hiddenRows" | "merged" | "formats">> {
  const lines = layout === "beneath" ? areas : areas.slice(0, 1);
  const hidden = lines.map((area) => {
    const range = rangeOf(worksheet, area);
    range.load("rowHidden");
    return range;
  });
  const merged = areas.map((area) => {
    const found = rangeOf(worksheet, area).getMergedAreasOrNullObject();
    found.load("address");
    return found;
  });
  const [first] = areas;
  const depth = Math.min(FORMAT_ROWS, first?.rows ?? 0);
  const columns = sheetColumns({ areas, layout }).map((column) => {
    const range = rangeOf(worksheet, { row: first?.row ?? 0, column, rows: depth, columns: 1 });
    range.load("columnHidden, numberFormat");
    return range;
  });
  await context.sync();
  return {
    // Null stands for some of them.
    hiddenRows: hidden.some(({ rowHidden }) => !isFalse(rowHidden)),
    merged: merged.some(({ isNullObject }) => !isNullObject),
    hiddenColumns: columns.flatMap(({ columnHidden }, at) => (columnHidden ? [at] : [])),
    formats: columns.map(({ numberFormat }) => typicalFormat(numberFormat)),
  };
}

/** A function, because the type leaves out that the host answers null for some rows of each. */
function isFalse(value: unknown): boolean {
  return value === false;
}

/** The last format of the first rows: a header has one of its own. */
function typicalFormat(formats: unknown): string {
  const rows: readonly unknown[] = Array.isArray(formats) ? formats : [];
  const last: unknown = rows.at(-1);
  const format: unknown = Array.isArray(last) ? last[0] : undefined;
  return typeof format === "string" ? format : "";
}

/**
 * Reads rows of a source; fewer than asked for when an answer would be too large. Rows that a filter hides are left
 * out when only visible ones are wanted.
 */
export async function readRows(source: Source, wanted: RowsWanted): Promise<SourceRows> {
  let count = Math.min(wanted.count, source.rows - wanted.from);
  for (;;) {
    try {
      const rows = await run("select", (context) => readBlock(context, source, { ...wanted, count }));
      if (rows) return rows;
    } catch (error) {
      const code = error instanceof HostError ? error.code : officeError(error)?.code;
      if (code === undefined || !TOO_LARGE.has(code) || count <= 1) throw error;
    }
    if (count <= 1)
      throw new HostError({ step: "select", code: "ResponsePayloadSizeLimitExceeded", message: "" });
    count = Math.ceil(count / 2);
  }
}

/** A run of the grid's rows within one area of blocks that lie beneath each other. */
interface Stretch {
  readonly row: number;
  readonly rows: number;
}

function stretches({ areas, layout }: Source, from: number, count: number): Stretch[] {
  const lines = layout === "beneath" ? areas : areas.slice(0, 1);
  const found: Stretch[] = [];
  let start = 0;
  for (const { row, rows } of lines) {
    const first = Math.max(from, start);
    const end = Math.min(from + count, start + rows);
    if (end > first) found.push({ row: row + first - start, rows: end - first });
    start += rows;
  }
  return found;
}

async function readBlock(
  context: Excel.RequestContext,
  source: Source,
  { from, count, columns, visibleOnly }: RowsWanted,
): Promise<SourceRows | null> {
  const worksheet = context.workbook.worksheets.getItem(source.sheetId);
  const wanted = neighbours(sheetColumns(source), columns);
  const parts = stretches(source, from, count).map(({ row, rows }) => {
    const ranges = wanted.map(({ column, columns: width }) => {
      const range = rangeOf(worksheet, { row, column, rows, columns: width });
      range.load("values");
      return range;
    });
    const line = rangeOf(worksheet, { row, column: wanted[0]?.column ?? 0, rows, columns: 1 });
    const hidden = visibleOnly ? line.getRowProperties({ rowHidden: true }) : null;
    return { row, rows, ranges, hidden };
  });
  await context.sync();

  const values: SourceCell[][] = [];
  const sheetRows: number[] = [];
  for (const { row, rows, ranges, hidden } of parts) {
    const grids = ranges.map(({ values: cells }) => cellsOf(cells));
    if (grids.some((grid) => grid === null)) return null;
    for (let at = 0; at < rows; at += 1) {
      if (hidden?.value[at]?.rowHidden === true) continue;
      values.push(grids.flatMap((grid) => grid?.[at] ?? []));
      sheetRows.push(row + at);
    }
  }
  return { values, sheetRows: compact(sheetRows), taken: count };
}

/** Columns of the sheet in as few rectangles as they make. */
function neighbours(
  all: readonly number[],
  columns: readonly number[],
): { column: number; columns: number }[] {
  const runs: { column: number; columns: number }[] = [];
  for (const index of columns) {
    const column = all[index] ?? 0;
    const last = runs.at(-1);
    if (last && last.column + last.columns === column) last.columns += 1;
    else runs.push({ column, columns: 1 });
  }
  return runs;
}

/** Excel has answered null instead of an error for too large a range. */
function cellsOf(values: unknown): readonly (readonly SourceCell[])[] | null {
  return isGrid(values) ? values : null;
}

function isGrid(values: unknown): values is readonly (readonly SourceCell[])[] {
  return Array.isArray(values) && values.every(Array.isArray);
}

function compact(rows: readonly number[]): number | readonly number[] {
  const [first = 0] = rows;
  return rows.every((row, at) => row === first + at) ? first : rows;
}

/** Blank rows beneath columns of a source, up to a number. */
export async function blankBeneath(
  source: Source,
  columns: readonly number[],
  lastRow: number,
  wanted: number,
): Promise<number> {
  return await run("select", async (context) => {
    const worksheet = context.workbook.worksheets.getItem(source.sheetId);
    const all = sheetColumns(source);
    const below = columns.map((index) => {
      const area = { row: lastRow + 1, column: all[index] ?? 0, rows: wanted, columns: 1 };
      const used = rangeOf(worksheet, area).getUsedRangeOrNullObject(true);
      used.load("rowIndex");
      return used;
    });
    await context.sync();
    const next = below.flatMap((used) => (used.isNullObject ? [] : [used.rowIndex - lastRow - 1]));
    return Math.min(wanted, ...next);
  });
}

/** Calls back with the address whenever something else is selected; the result ends that. */
export async function onSelection(handler: (address: string) => void): Promise<() => Promise<void>> {
  const report = async (): Promise<void> => {
    const address = await selectedAddress();
    if (address !== null) handler(address);
  };
  const { selected, activated } = await run("select", async (context) => {
    const { worksheets } = context.workbook;
    const added = {
      selected: worksheets.onSelectionChanged.add(report),
      activated: worksheets.onActivated.add(report),
    };
    await context.sync();
    return added;
  });
  return async () => {
    await Excel.run(selected.context, async (context) => {
      selected.remove();
      activated.remove();
      await context.sync();
    });
  };
}

/** The address of what is selected, without the sheet; null when it is no cells. */
async function selectedAddress(): Promise<string | null> {
  try {
    return await run("select", async (context) => {
      const ranges = context.workbook.getSelectedRanges();
      ranges.load("address");
      await context.sync();
      return ranges.address
        .split(",")
        .map((part) => part.slice(part.lastIndexOf("!") + 1).trim())
        .join(", ");
    });
  } catch (error) {
    if (error instanceof HostError) return null;
    throw error;
  }
}
