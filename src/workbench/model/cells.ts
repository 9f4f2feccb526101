import type { ICellData, Worksheet } from "@univerjs/core";
import type { Area } from "../formula/address";
import { areaAddress, intersect } from "../formula/address";
import type { CellMatrix } from "../grid/book";
import { type CellValue, constantCell, parseValue, textOf } from "../grid/values";
import { accessDenied, HostError, invalidArgument } from "../protocol/errors";
import { EVENT } from "./events";
import type { ResolvedFormulas } from "./formula-text";
import { bodyOf, headerOf, type TableModel } from "./table-store";
import { notesOf } from "./cell-notes";
import { matrixOf, type WorkbookModel } from "./workbook-model";

/** Excel's limits for one request. */
export const MAX_READ_CELLS = 5_000_000;
export const MAX_TEXT = 32_767;

/** Reads an area cell by cell; beyond the cells that exist everything is empty. */
export function readGrid<T>(
  model: WorkbookModel,
  sheetId: string,
  area: Area,
  read: (cell: ICellData | undefined, row: number, column: number, sheet: Worksheet) => T,
): T[][] {
  if (area.rows * area.columns > MAX_READ_CELLS) {
    throw new HostError("RequestPayloadSizeLimitExceeded", "The request reads more than 5,000,000 cells.");
  }
  const sheet = model.sheet(sheetId);
  const matrix = sheet.getCellMatrix();
  const spilled = model.book.spilled(sheet);
  const grid: T[][] = [];
  for (let r = 0; r < area.rows; r++) {
    const line: T[] = [];
    for (let c = 0; c < area.columns; c++) {
      const row = area.row + r;
      const column = area.column + c;
      const own = matrix.getValue(row, column) ?? undefined;
      const isEmpty = own?.v === undefined || own.v === null;
      const cell = isEmpty && !own?.f ? (spilled(row, column) ?? own) : own;
      line.push(read(cell, row, column, sheet));
    }
    grid.push(line);
  }
  return grid;
}

/** One value for every cell, or a two-dimensional array of exactly the range's size. */
export function gridOf(value: unknown, area: Area): readonly (readonly unknown[])[] {
  if (!Array.isArray(value)) {
    const row: readonly unknown[] = new Array<unknown>(area.columns).fill(value);
    return new Array<readonly unknown[]>(area.rows).fill(row);
  }
  const rows = value.every(Array.isArray) ? value : undefined;
  if (
    rows?.length !== area.rows ||
    rows.some((row: unknown) => !Array.isArray(row) || row.length !== area.columns)
  ) {
    throw invalidArgument(
      "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
    );
  }
  return rows;
}

/** A sheet that is protected refuses changes to locked cells. */
export function checkEditable(model: WorkbookModel, sheetId: string, area: Area): void {
  if (!model.extra(sheetId).isProtected) return;
  const sheet = model.sheet(sheetId);
  const clipped = model.book.clip(sheet, area);
  for (let r = 0; r < Math.max(1, clipped.rows); r++) {
    for (let c = 0; c < Math.max(1, clipped.columns); c++) {
      const cell = model.book.cell(sheet, area.row + r, area.column + c);
      if (notesOf(cell).locked !== false) {
        throw accessDenied("The cell or chart you're trying to change is on a protected sheet.");
      }
    }
  }
}

/**
 * Writes values or formulas as if they had been typed: text becomes numbers, dates and formulas unless the
 * cell's format is text; null leaves a cell alone and "" clears it.
 */
export function writeCells(model: WorkbookModel, sheetId: string, area: Area, input: unknown): void {
  const rows = gridOf(input, area);
  const sheet = model.sheet(sheetId);
  checkEditable(model, sheetId, area);
  const target = model.book.clip(sheet, area);
  if (isUniform(rows) && rows[0]?.[0] === "") {
    // Clearing a whole column must not make a million cells.
    applyCells(model, sheet, { ...area, rows: target.rows, columns: target.columns }, rows);
    return;
  }
  if (area.rows * area.columns > MAX_READ_CELLS) throw invalidArgument();
  model.book.ensure(sheet, area);
  applyCells(model, sheet, area, rows);
}

function isUniform(rows: readonly (readonly unknown[])[]): boolean {
  return rows.length > 1 && rows[0] === rows[1];
}

function applyCells(
  model: WorkbookModel,
  sheet: Worksheet,
  area: Area,
  rows: readonly (readonly unknown[])[],
): void {
  const cells: (ICellData | undefined)[][] = [];
  const resolved: ResolvedFormulas = new Map();
  for (let r = 0; r < area.rows; r++) {
    const line: (ICellData | undefined)[] = [];
    for (let c = 0; c < area.columns; c++) {
      const row = area.row + r;
      const column = area.column + c;
      const before = model.book.cell(sheet, row, column);
      line.push(newCell(model, sheet, row, column, rows[r]?.[c], before, resolved));
    }
    cells.push(line);
  }
  const matrix = matrixOf(area.row, area.column, cells);
  const tables = model.tables.touching(sheet.getSheetId(), area);
  for (const table of tables) fillCalculatedColumns(model, sheet, table, area, matrix, resolved);
  const headers = tables.filter((table) => table.showHeaders && intersect(headerOf(table), area));
  model.book.write(sheet, matrix);
  for (const table of headers) followHeaders(model, sheet, table);
  model.events.push(EVENT.worksheetChanged, sheet.getSheetId(), {
    ...changeArgs(model, sheet, area),
  });
  pushTableChanges(model, sheet, area);
}

function newCell(
  model: WorkbookModel,
  sheet: Worksheet,
  row: number,
  column: number,
  input: unknown,
  before: ICellData | undefined,
  resolved?: ResolvedFormulas,
): ICellData | undefined {
  if (input === null || input === undefined) return undefined;
  if (typeof input !== "string" && typeof input !== "number" && typeof input !== "boolean")
    throw invalidArgument();
  if (typeof input === "string" && input.length > MAX_TEXT) {
    throw invalidArgument("A cell holds at most 32,767 characters.");
  }
  const pattern = model.book.patternOf(sheet, row, column);
  const parsed = parseValue(input, pattern === "@");
  if (parsed.formula !== undefined)
    return model.formulas.cell(sheet, row, column, parsed.formula, before, resolved);
  const cell = withoutFormulaNotes(constantCell(parsed.value), before);
  // Only a cell without a format of its own takes the one that the text implies.
  const isPlain = (pattern ?? "General") === "General";
  return isPlain && parsed.format !== undefined ? { ...cell, s: { n: { pattern: parsed.format } } } : cell;
}

/** A constant in place of a formula drops the formula's original text and keeps the other notes. */
export function withoutFormulaNotes(cell: ICellData, before: ICellData | undefined): ICellData {
  const { src, a1, ...notes } = notesOf(before);
  return src === undefined && a1 === undefined ? cell : { ...cell, custom: notes };
}

export function changeArgs(model: WorkbookModel, sheet: Worksheet, area: Area, changeType = "RangeEdited") {
  return {
    address: areaAddress(area),
    changeType,
    source: "Local",
    worksheetId: sheet.getSheetId(),
    triggerSource: model.events.isBatch ? "ThisLocalAddin" : "Unknown",
    shiftDirection: "None",
  };
}

export function pushTableChanges(
  model: WorkbookModel,
  sheet: Worksheet,
  area: Area,
  changeType = "RangeEdited",
): void {
  for (const table of model.tables.touching(sheet.getSheetId(), area)) {
    model.events.push(EVENT.tableChanged, table.id, {
      ...changeArgs(model, sheet, intersect(table.area, area) ?? area, changeType),
      tableId: table.id,
    });
  }
}

/** Names of columns follow their header cells, and formulas follow the names. */
export function followHeaders(model: WorkbookModel, sheet: Worksheet, table: TableModel): void {
  const taken = new Set<string>();
  const renamed: string[] = [];
  const rewritten: CellMatrix = {};
  table.columns.forEach((column, i) => {
    const row = table.area.row;
    const at = table.area.column + i;
    const cell = model.book.cell(sheet, row, at);
    const text = textOf(cell, model.book.styleOf(sheet, row, at));
    // An emptied header gets its default name back, a repeated one a number: Excel keeps names unique.
    let name = text === "" ? `Column${i + 1}` : text;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${text === "" ? "Column" : text}${n}`;
    taken.add(name.toLowerCase());
    if (cell?.f || cell?.v !== name) (rewritten[row] ??= {})[at] = constantCell(name);
    if (name === column.name) return;
    const old = column.name;
    column.name = name;
    renamed.push(name);
    model.formulas.columnRenamed(table.name, old, name);
  });
  if (Object.keys(rewritten).length > 0) model.book.write(sheet, rewritten);
  if (renamed.length > 0) {
    model.tables.redraw(table);
    model.formulas.refresh(new Set([table.name.toLowerCase()]));
  }
}

/**
 * Excel's calculated columns (office-js #2093): a formula written into a table column whose other cells are
 * blank or all hold one formula becomes the formula of the whole column.
 */
function fillCalculatedColumns(
  model: WorkbookModel,
  sheet: Worksheet,
  table: TableModel,
  area: Area,
  matrix: CellMatrix,
  resolved: ResolvedFormulas,
): void {
  const body = bodyOf(table);
  const hit = intersect(body, area);
  if (!hit || body.rows < 2) return;
  for (let c = 0; c < hit.columns; c++) fillColumn(model, sheet, body, hit, hit.column + c, matrix, resolved);
}

function fillColumn(
  model: WorkbookModel,
  sheet: Worksheet,
  body: Area,
  hit: Area,
  column: number,
  matrix: CellMatrix,
  resolved: ResolvedFormulas,
): void {
  const written = keysOf(model, hit, column, matrix);
  // The whole column was written with one formula: there is nothing left to fill.
  if (hit.rows === body.rows && written[0]?.startsWith("=") && written.every((key) => key === written[0]))
    return;
  const before: string[] = [];
  for (let row = body.row; row < body.row + body.rows; row++) {
    before.push(keyOf(model, model.book.cell(sheet, row, column), row));
  }
  let state = before.every((key) => key === before[0]) ? (before[0] ?? "") : MIXED;
  if (state !== "" && !state.startsWith("=")) state = MIXED;
  let fill: { text: string; row: number } | undefined;
  for (let row = hit.row; row < hit.row + hit.rows; row++) {
    const cell = matrix[row]?.[column];
    const key = written[row - hit.row];
    if (!cell || key === undefined) continue;
    if (!key.startsWith("=")) {
      if (key !== "" || state !== "") state = MIXED;
    } else if (state !== MIXED) {
      if (key !== state) fill = { text: model.formulas.read(cell), row };
      state = key;
    }
  }
  if (!fill) return;
  for (let row = body.row; row < body.row + body.rows; row++) {
    const own = matrix[row]?.[column];
    // What the same write puts in as a constant stays an exception.
    if (own && !own.f) continue;
    const text = model.formulas.copied(fill.text, row - fill.row, 0);
    const old = model.book.cell(sheet, row, column);
    const cell = model.formulas.cell(sheet, row, column, text, old, resolved);
    (matrix[row] ??= {})[column] = cell;
  }
}

/** {@link keyOf} each cell that is about to be written; undefined where nothing is. */
function keysOf(model: WorkbookModel, hit: Area, column: number, matrix: CellMatrix): (string | undefined)[] {
  const keys: (string | undefined)[] = [];
  for (let row = hit.row; row < hit.row + hit.rows; row++) {
    const cell = matrix[row]?.[column];
    keys.push(cell ? keyOf(model, cell, row) : undefined);
  }
  return keys;
}

const MIXED = "\u0000mixed";

/** Equal for cells whose formulas are copies of each other. */
function keyOf(model: WorkbookModel, cell: ICellData | null | undefined, row: number): string {
  if (!cell) return "";
  const formula = model.formulas.read(cell);
  // Compared at one far row, so that relative references above the cell stay on the sheet.
  if (formula) return model.formulas.copied(formula, 500_000 - row, 0);
  return cell.v === null || cell.v === undefined ? "" : "const";
}

/** A constant or formula for one cell, for callers that assemble a matrix themselves. */
export function cellFor(
  model: WorkbookModel,
  sheet: Worksheet,
  row: number,
  column: number,
  value: CellValue,
) {
  return newCell(model, sheet, row, column, value, model.book.cell(sheet, row, column)) ?? {};
}
