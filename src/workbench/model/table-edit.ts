import type { Worksheet } from "@univerjs/core";
import { intersect, MAX_ROWS, type Area } from "../formula/address";
import { escapeColumn } from "../formula/structured";
import type { CellMatrix } from "../grid/book";
import { textOf, valueOf } from "../grid/values";
import { constantCell } from "../grid/values";
import { HostError, invalidArgument, invalidOperation, itemAlreadyExists } from "../protocol/errors";
import { cellFor, changeArgs, checkEditable, pushTableChanges, writeCells } from "./cells";
import { EVENT } from "./events";
import { usedArea } from "./range-address";
import { clearFormats } from "./range-looks";
import { deleteCells, freshColumn, insertCells } from "./structure";
import { bodyOf, type TableModel, totalsOf } from "./table-store";
import type { WorkbookModel } from "./workbook-model";

/** Excel's rules for names of tables and of cells: a letter first, no blanks, no cell address. */
export function checkName(name: string): void {
  const isName = /^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name) && name.length <= 255;
  const isAddress = /^\$?[A-Za-z]{1,3}\$?\d+$/.test(name) || /^([Rr]\d*)?([Cc]\d*)?$/.test(name);
  if (!isName || isAddress) throw invalidArgument();
}

export async function addTable(
  model: WorkbookModel,
  sheetId: string,
  given: Area,
  hasHeaders: boolean,
): Promise<TableModel> {
  const sheet = model.sheet(sheetId);
  checkEditable(model, sheetId, given);
  let area = model.book.clip(sheet, given);
  if (area.rows < 1 || area.columns < 1) area = { ...given, rows: 1, columns: 1 };
  if (given.rows < MAX_ROWS) area = { ...area, rows: given.rows };
  refuseOverlap(model, sheetId, area, undefined);
  if (!hasHeaders) {
    await insertCells(model, sheetId, { ...area, rows: 1 }, "Down");
    area = { ...area, rows: area.rows + 1 };
  }
  const isHeaderOnly = area.rows === 1;
  if (isHeaderOnly) area = { ...area, rows: 2 };
  model.book.ensure(sheet, area);
  const names = writeHeaders(model, sheet, area);
  const table = model.tables.add(sheetId, area, names, true);
  table.isEmpty = isHeaderOnly;
  model.formulas.refresh(new Set([table.name.toLowerCase()]));
  model.events.push(EVENT.tableAdded, "", { source: "Local", tableId: table.id, worksheetId: sheetId });
  return table;
}

export function refuseOverlap(
  model: WorkbookModel,
  sheetId: string,
  area: Area,
  own: TableModel | undefined,
): void {
  if (model.tables.touching(sheetId, area).some((table) => table !== own)) {
    throw invalidArgument("A table can't overlap another table.");
  }
}

/** Header cells become texts, filled in where blank and numbered where repeated. */
function writeHeaders(model: WorkbookModel, sheet: Worksheet, area: Area): string[] {
  const names: string[] = [];
  const taken = new Set<string>();
  const cells: CellMatrix = {};
  for (let c = 0; c < area.columns; c++) {
    const cell = model.book.cell(sheet, area.row, area.column + c);
    const text = textOf(cell, model.book.styleOf(sheet, area.row, area.column + c));
    let name = text === "" ? `Column${c + 1}` : text;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${text === "" ? `Column${c + 1}` : text}${n}`;
    taken.add(name.toLowerCase());
    names.push(name);
    if (cell?.f || valueOf(cell) !== name) (cells[area.row] ??= {})[area.column + c] = constantCell(name);
  }
  model.book.write(sheet, cells);
  return names;
}

export function renameTable(model: WorkbookModel, table: TableModel, name: string): void {
  checkName(name);
  const other = model.tables.byName(name);
  if (other && other !== table) throw itemAlreadyExists(name);
  const before = table.name;
  model.tables.rename(table, name);
  model.formulas.tableRenamed(before, name);
  model.formulas.refresh(new Set([name.toLowerCase()]));
}

/** A new area for a table; its header row stays where it is. */
export function resizeTable(model: WorkbookModel, table: TableModel, area: Area): void {
  if (area.row !== table.area.row || !intersect(area, table.area) || area.rows < 2) throw invalidArgument();
  refuseOverlap(model, table.sheetId, area, table);
  const sheet = model.sheet(table.sheetId);
  model.book.ensure(sheet, area);
  const byPlace = new Map(table.columns.map((column, i) => [table.area.column + i, column]));
  const taken = new Set(table.columns.map((column) => column.name));
  const columns = [];
  for (let c = 0; c < area.columns; c++) {
    const known = byPlace.get(area.column + c);
    if (known) {
      columns.push(known);
      continue;
    }
    const cell = model.book.cell(sheet, area.row, area.column + c);
    const text = textOf(cell, model.book.styleOf(sheet, area.row, area.column + c));
    const name = text !== "" && !taken.has(text) ? text : freshColumn(taken);
    taken.add(name);
    if (name !== text) model.book.write(sheet, { [area.row]: { [area.column + c]: constantCell(name) } });
    columns.push(model.tables.newColumn(name));
  }
  const grown = area.rows > table.area.rows;
  const before = bodyOf(table);
  table.area = area;
  table.columns = columns;
  model.tables.redraw(table);
  if (grown) extendCalculatedColumns(model, table, before);
  model.formulas.refresh(new Set([table.name.toLowerCase()]));
}

/** New rows take over the formulas of calculated columns, as Excel does when a table grows. */
export function extendCalculatedColumns(model: WorkbookModel, table: TableModel, before: Area): void {
  const sheet = model.sheet(table.sheetId);
  const body = bodyOf(table);
  const cells: CellMatrix = {};
  for (let c = 0; c < table.columns.length; c++) {
    const column = table.area.column + c;
    const formula = calculatedFormula(model, table, c, before);
    if (formula === undefined) continue;
    for (let row = before.row + before.rows; row < body.row + body.rows; row++) {
      const cell = model.book.cell(sheet, row, column);
      if (cell?.f || valueOf(cell) !== "") continue;
      const text = model.formulas.copied(formula, row - before.row, 0);
      (cells[row] ??= {})[column] = model.formulas.cell(sheet, row, column, text, cell);
    }
  }
  model.book.write(sheet, cells);
}

/** The formula that all cells of a column share, as the body's first row has it; undefined when they differ. */
export function calculatedFormula(
  model: WorkbookModel,
  table: TableModel,
  columnIndex: number,
  body: Area = bodyOf(table),
): string | undefined {
  const sheet = model.sheet(table.sheetId);
  const column = table.area.column + columnIndex;
  const first = model.formulas.read(model.book.cell(sheet, body.row, column));
  if (!first) return undefined;
  for (let i = 1; i < body.rows; i++) {
    const text = model.formulas.read(model.book.cell(sheet, body.row + i, column));
    if (text !== first && text !== model.formulas.copied(first, i, 0)) return undefined;
  }
  return first;
}

/** Puts rows into a table at an index, or at its end. */
export async function addRows(
  model: WorkbookModel,
  table: TableModel,
  index: number | undefined,
  values: readonly (readonly unknown[])[],
): Promise<number> {
  const body = bodyOf(table);
  if (values.some((row) => row.length !== table.area.columns)) {
    throw invalidArgument(
      "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
    );
  }
  // The blank row of a table made over headers alone is filled before rows are added below it.
  const isFirst = table.isEmpty && body.rows === 1 && !usedArea(model, table.sheetId, body, true);
  table.isEmpty = false;
  const at = isFirst ? 0 : index === undefined || index < 0 ? body.rows : index;
  if (at > body.rows) throw invalidArgument();
  const place: Area = { row: body.row + at, column: body.column, rows: values.length, columns: body.columns };
  checkEditable(model, table.sheetId, place);
  const formulas = table.columns.map((_, c) => calculatedFormula(model, table, c));
  if (!isFirst) await makeRoom(model, table, place, at === body.rows);
  else if (place.rows > 1) {
    await makeRoom(model, table, { ...place, row: place.row + 1, rows: place.rows - 1 }, true);
  }
  model.formulas.refresh(new Set([table.name.toLowerCase()]));
  const filled = values.map((row, r) =>
    row.map((value, c) => {
      const formula = formulas[c];
      if (value !== null && value !== undefined) return value;
      return formula === undefined ? value : model.formulas.copied(formula, at + r, 0);
    }),
  );
  writeCells(model, table.sheetId, place, filled);
  const sheet = model.sheet(table.sheetId);
  pushTableChanges(model, sheet, place, "RowInserted");
  return at;
}

/** Extends the table over blank cells beneath it, or shifts what is there down. */
async function makeRoom(model: WorkbookModel, table: TableModel, place: Area, atEnd: boolean): Promise<void> {
  const sheet = model.sheet(table.sheetId);
  const below = { ...place, row: table.area.row + table.area.rows };
  model.book.ensure(sheet, below);
  const isFree = atEnd && !table.showTotals && !usedArea(model, table.sheetId, below, true);
  if (isFree && model.tables.touching(table.sheetId, below).length === 0) {
    table.area = { ...table.area, rows: table.area.rows + place.rows };
    model.tables.redraw(table);
    return;
  }
  const before = table.area;
  await insertCells(model, table.sheetId, place, "Down");
  // Rows put in right below the last one do not belong to the table by themselves.
  if (table.area.rows === before.rows) table.area = { ...before, rows: before.rows + place.rows };
  model.tables.redraw(table);
}

/** Takes rows out of a table; the last one is emptied instead. */
export async function deleteRows(
  model: WorkbookModel,
  table: TableModel,
  index: number,
  count: number,
): Promise<void> {
  const body = bodyOf(table);
  if (index < 0 || index + count > body.rows) throw invalidArgument();
  const place: Area = { ...body, row: body.row + index, rows: count };
  checkEditable(model, table.sheetId, place);
  const sheet = model.sheet(table.sheetId);
  if (count === body.rows) {
    writeCells(model, table.sheetId, { ...place, rows: 1 }, "");
    if (count > 1)
      await deleteCells(model, table.sheetId, { ...place, row: place.row + 1, rows: count - 1 }, "Up");
  } else await deleteCells(model, table.sheetId, place, "Up");
  model.events.push(EVENT.worksheetChanged, table.sheetId, changeArgs(model, sheet, place, "RowDeleted"));
  pushTableChanges(model, sheet, place, "RowDeleted");
}

export async function addColumn(
  model: WorkbookModel,
  table: TableModel,
  index: number | undefined,
  values: readonly (readonly unknown[])[] | undefined,
  name: string | undefined,
): Promise<number> {
  const at = index === undefined || index < 0 ? table.columns.length : index;
  if (at > table.columns.length) throw invalidArgument();
  if (name !== undefined && columnIndexOf(table, name) >= 0) throw itemAlreadyExists(name);
  const place: Area = { ...table.area, column: table.area.column + at, columns: 1 };
  const sheet = model.sheet(table.sheetId);
  model.book.ensure(sheet, place);
  if (at === table.columns.length && !usedArea(model, table.sheetId, place, true)) {
    refuseOverlap(model, table.sheetId, place, table);
    const taken = new Set(table.columns.map((column) => column.name));
    table.area = { ...table.area, columns: table.area.columns + 1 };
    table.columns.push(model.tables.newColumn(name ?? freshColumn(taken)));
  } else {
    const before = table.area.columns;
    await insertCells(model, table.sheetId, place, "Right");
    if (table.area.columns === before) {
      const taken = new Set(table.columns.map((column) => column.name));
      table.area = { ...table.area, columns: before + 1 };
      table.columns.splice(at, 0, model.tables.newColumn(freshColumn(taken)));
    }
    const column = table.columns[at];
    if (column && name !== undefined) column.name = name;
  }
  const header = table.columns[at]?.name ?? "";
  model.book.write(sheet, { [table.area.row]: { [place.column]: constantCell(header) } });
  model.tables.redraw(table);
  model.formulas.refresh(new Set([table.name.toLowerCase()]));
  if (values) writeColumn(model, table, at, values);
  return at;
}

/** Values of a column: header and data, or data only. */
function writeColumn(
  model: WorkbookModel,
  table: TableModel,
  at: number,
  values: readonly (readonly unknown[])[],
): void {
  const column = table.area.column + at;
  const withHeader = { ...table.area, column, columns: 1 };
  if (values.length === 1 && table.area.rows > 2) {
    writeCells(model, table.sheetId, { ...withHeader, rows: 1 }, values);
    return;
  }
  const area = values.length === table.area.rows ? withHeader : { ...bodyOf(table), column, columns: 1 };
  writeCells(model, table.sheetId, area, values);
}

export function columnIndexOf(table: TableModel, name: string): number {
  const lower = name.toLowerCase();
  return table.columns.findIndex((column) => column.name.toLowerCase() === lower);
}

export async function deleteColumn(model: WorkbookModel, table: TableModel, index: number): Promise<void> {
  if (table.columns.length === 1) {
    deleteTable(model, table);
    return;
  }
  await deleteCells(
    model,
    table.sheetId,
    { ...table.area, column: table.area.column + index, columns: 1 },
    "Left",
  );
  model.formulas.refresh(new Set([table.name.toLowerCase()]));
}

/** `Table.delete` clears the cells too; formulas that mention the table become #REF!. */
export function deleteTable(model: WorkbookModel, table: TableModel): void {
  checkEditable(model, table.sheetId, table.area);
  const { area, sheetId } = table;
  model.tables.remove(table);
  writeCells(model, sheetId, area, "");
  clearFormats(model, { sheetId, area });
  model.formulas.refresh(new Set([table.name.toLowerCase()]));
  model.events.push(EVENT.tableDeleted, "", {
    source: "Local",
    tableId: table.id,
    tableName: table.name,
    worksheetId: sheetId,
  });
}

/** The cells stay, formulas that mention the table get plain addresses. */
export function convertToRange(model: WorkbookModel, table: TableModel): void {
  model.formulas.dissolve(table.name);
  model.tables.remove(table);
}

export async function setTotals(model: WorkbookModel, table: TableModel, show: boolean): Promise<void> {
  if (show === table.showTotals) return;
  if (!show) {
    const row = totalsOf(table);
    table.showTotals = false;
    table.area = { ...table.area, rows: table.area.rows - 1 };
    writeCells(model, table.sheetId, row, "");
    model.tables.redraw(table);
    model.formulas.refresh(new Set([table.name.toLowerCase()]));
    return;
  }
  const sheet = model.sheet(table.sheetId);
  const row: Area = { ...table.area, row: table.area.row + table.area.rows, rows: 1 };
  model.book.ensure(sheet, row);
  if (usedArea(model, table.sheetId, row, true) || model.tables.touching(table.sheetId, row).length > 0) {
    await insertCells(model, table.sheetId, row, "Down");
  }
  table.area = { ...table.area, rows: table.area.rows + 1 };
  table.showTotals = true;
  model.tables.redraw(table);
  model.formulas.refresh(new Set([table.name.toLowerCase()]));
  const last = table.columns.length - 1;
  const body = bodyOf(table);
  const lastColumn = { ...body, column: body.column + last, columns: 1 };
  const isNumeric = isNumberColumn(model, table.sheetId, lastColumn);
  const formula = `=SUBTOTAL(${isNumeric ? 109 : 103},[${escapeColumn(table.columns[last]?.name ?? "")}])`;
  const cells: CellMatrix = {
    [row.row]: { [row.column + last]: cellFor(model, sheet, row.row, row.column + last, formula) },
  };
  if (last > 0) (cells[row.row] ??= {})[row.column] = constantCell("Total");
  model.book.write(sheet, cells);
}

function isNumberColumn(model: WorkbookModel, sheetId: string, area: Area): boolean {
  const sheet = model.sheet(sheetId);
  for (let r = 0; r < area.rows; r++) {
    const value = valueOf(model.book.cell(sheet, area.row + r, area.column));
    if (value !== "") return typeof value === "number";
  }
  return true;
}

export function setHeaders(model: WorkbookModel, table: TableModel, show: boolean): void {
  if (show === table.showHeaders) return;
  const sheet = model.sheet(table.sheetId);
  if (!show) {
    const header = { ...table.area, rows: 1 };
    table.showHeaders = false;
    table.area = { ...table.area, row: table.area.row + 1, rows: table.area.rows - 1 };
    model.tables.redraw(table);
    writeCells(model, table.sheetId, header, "");
  } else {
    if (table.area.row === 0) throw invalidOperation("There is no room for a header row.");
    const header = { ...table.area, row: table.area.row - 1, rows: 1 };
    if (usedArea(model, table.sheetId, header, true))
      throw new HostError("InvalidOperation", "The row above is not empty.");
    table.showHeaders = true;
    table.area = { ...table.area, row: table.area.row - 1, rows: table.area.rows + 1 };
    const cells: CellMatrix = {};
    table.columns.forEach((column, i) => {
      (cells[header.row] ??= {})[header.column + i] = constantCell(column.name);
    });
    model.book.write(sheet, cells);
    model.tables.redraw(table);
  }
  model.formulas.refresh(new Set([table.name.toLowerCase()]));
}
