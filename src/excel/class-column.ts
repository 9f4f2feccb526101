import { areaAddress, type Area } from "../formula/address";
import { run } from "./capabilities";
import { HostError } from "./errors";
import type { ClassColumn, ClassColumnRequest } from "./pareto-api";
import { sheetColumns } from "./grid";

/**
 * The classes of an analysis, written as a column beside its source. A hidden workbook name keeps track of the
 * column: it moves along when rows or columns are inserted, and says what can be removed again.
 */
const PREFIX = "_TradeBookClass";
const COMMENT = "TradeBook: Pareto classes written beside the data";

/** What such a column may hold beneath its header; anything else was typed by a person. */
const LABELS = new Set(["Ⅰ", "Ⅱ", "Ⅲ", "未分类", "not classified", ""]);

/** Columns to the right of a source that are tried. */
const TRIED = 50;
/** Rows that are read in one call: some hundred kilobytes. */
const ROWS_AT_ONCE = 50_000;

/** Writes the column: at the right end of the table, or in the next free column beside the range. */
export async function writeClassColumn(request: ClassColumnRequest): Promise<ClassColumn> {
  const { source, texts } = request;
  const [first] = source.areas;
  if (!first || source.layout === "beneath") {
    throw new HostError({ step: "cells", code: "InvalidArgument", message: "No single block of rows" });
  }
  const made = await run("cells", (context) =>
    source.table ? addTableColumn(context, request) : takeFreeColumn(context, request, first),
  );
  let row = first.row;
  for await (const part of texts) {
    await writePart(source.sheetId, { row, column: made.area.column }, part);
    row += part.length;
  }
  return { name: made.name, sheet: source.sheet, address: areaAddress(made.area) };
}

async function writePart(
  sheetId: string,
  { row, column }: Pick<Area, "row" | "column">,
  texts: readonly (string | null)[],
): Promise<void> {
  if (texts.length === 0) return;
  await run("cells", async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    // A null leaves its cell as it is: blank, or the header.
    sheet.getRangeByIndexes(row, column, texts.length, 1).values = texts.map((text) => [text]);
    await context.sync();
  });
}

interface MadeColumn {
  readonly name: string;
  readonly area: Area;
}

async function addTableColumn(
  context: Excel.RequestContext,
  { source, header }: ClassColumnRequest,
): Promise<MadeColumn> {
  const table = context.workbook.tables.getItem(source.table?.id ?? "");
  const { columns } = table;
  const { names } = context.workbook;
  columns.load("items/name");
  names.load("items/name");
  await context.sync();
  const taken = columns.items.map(({ name }) => name);
  const name = freeColumnName(names.items);
  const column = columns.add(undefined, undefined, numbered(header, taken));
  const range = column.getRange();
  range.load("rowIndex, columnIndex, rowCount");
  track(context, name, range);
  await context.sync();
  const { rowIndex: row, columnIndex, rowCount: rows } = range;
  return { name, area: { row, column: columnIndex, rows, columns: 1 } };
}

async function takeFreeColumn(
  context: Excel.RequestContext,
  { source, header, headerAt }: ClassColumnRequest,
  first: Area,
): Promise<MadeColumn> {
  const sheet = context.workbook.worksheets.getItem(source.sheetId);
  const { names } = context.workbook;
  names.load("items/name");
  const right = Math.max(...sheetColumns(source)) + 1;
  // The header goes above the data where the block has one, else in the row above it when there is one.
  const top = headerAt === null ? Math.max(0, first.row - 1) : first.row;
  const rows = first.row + source.rows - top;
  const tried = Array.from({ length: TRIED }, (_, at) => {
    const range = sheet.getRangeByIndexes(top, right + at, rows, 1);
    const used = range.getUsedRangeOrNullObject(true);
    used.load("rowIndex");
    const tables = range.getTables(false);
    tables.load("items/id");
    return { column: right + at, used, tables };
  });
  await context.sync();
  const free = tried.find(({ used, tables }) => used.isNullObject && tables.items.length === 0);
  if (!free) {
    throw new HostError({ step: "cells", sheet: source.sheet, code: "NoFreeColumn", message: String(TRIED) });
  }
  const headerRow = headerAt === null ? (first.row > 0 ? first.row - 1 : null) : first.row + headerAt;
  const area: Area = {
    row: headerRow ?? first.row,
    column: free.column,
    rows: first.row + source.rows - (headerRow ?? first.row),
    columns: 1,
  };
  const name = freeColumnName(names.items);
  const range = sheet.getRangeByIndexes(area.row, area.column, area.rows, 1);
  if (headerRow !== null) sheet.getRangeByIndexes(headerRow, area.column, 1, 1).values = [[header]];
  track(context, name, range);
  await context.sync();
  return { name, area };
}

function track(context: Excel.RequestContext, name: string, range: Excel.Range): void {
  const item = context.workbook.names.add(name, range, COMMENT);
  item.visible = false;
}

function freeColumnName(names: readonly { readonly name: string }[]): string {
  const taken = names.map(({ name }) => name.toLowerCase());
  for (let number = 1; ; number += 1) {
    const name = `${PREFIX}${number}`;
    if (!taken.includes(name.toLowerCase())) return name;
  }
}

function numbered(wanted: string, taken: readonly string[]): string {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  if (!used.has(wanted.toLowerCase())) return wanted;
  for (let number = 2; ; number += 1) {
    const name = `${wanted} ${number}`;
    if (!used.has(name.toLowerCase())) return name;
  }
}

/** The class columns in the workbook that have not been deleted. */
export async function classColumns(): Promise<readonly ClassColumn[]> {
  return await run("check", async (context) => {
    const { names } = context.workbook;
    names.load("items/name");
    await context.sync();
    const ours = names.items.filter(({ name }) => name.startsWith(PREFIX));
    const ranges = ours.map((item) => {
      const range = item.getRangeOrNullObject();
      range.load("address");
      return { name: item.name, range };
    });
    await context.sync();
    return ranges.flatMap(({ name, range }) => {
      if (range.isNullObject) return [];
      const at = range.address.lastIndexOf("!");
      const sheet = range.address.slice(0, at).replace(/^'|'$/g, "").replaceAll("''", "'");
      return [{ name, sheet, address: range.address.slice(at + 1) }];
    });
  });
}

/** Takes a class column out again; false when people have typed in it, and then nothing is touched. */
export async function removeClassColumn({ name }: ClassColumn): Promise<boolean> {
  return await run("cells", async (context) => {
    const item = context.workbook.names.getItemOrNullObject(name);
    const range = item.getRangeOrNullObject();
    range.load("rowIndex, columnIndex, rowCount, columnCount");
    await context.sync();
    if (item.isNullObject) return true;
    if (range.isNullObject) {
      // Somebody has deleted the column: only its name is left.
      item.delete();
      await context.sync();
      return true;
    }
    if (range.columnCount !== 1) return false;
    const area: Area = {
      row: range.rowIndex,
      column: range.columnIndex,
      rows: range.rowCount,
      columns: 1,
    };
    const { worksheet } = range;
    const tables = range.getTables(false);
    worksheet.load("id");
    tables.load("items/id");
    await context.sync();
    const header = await headerOfLabels(context, worksheet, area);
    if (header === null) return false;
    const table = tables.items.at(0);
    if (table) table.columns.getItem(header).delete();
    else range.clear("Contents");
    item.delete();
    await context.sync();
    return true;
  });
}

/** The header of a column that holds nothing but class labels beneath it; null when it holds more. */
async function headerOfLabels(
  context: Excel.RequestContext,
  worksheet: Excel.Worksheet,
  { row, column, rows }: Area,
): Promise<string | null> {
  const parts: Excel.Range[] = [];
  for (let from = 0; from < rows; from += ROWS_AT_ONCE) {
    const part = worksheet.getRangeByIndexes(row + from, column, Math.min(ROWS_AT_ONCE, rows - from), 1);
    part.load("values");
    parts.push(part);
  }
  await context.sync();
  const cells = parts.flatMap(({ values }) => values.map(([cell]) => String(cell)));
  const [header, ...body] = cells;
  return body.every((text) => LABELS.has(text)) ? (header ?? "") : null;
}
