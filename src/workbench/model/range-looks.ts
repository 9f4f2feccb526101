import type { IStyleData } from "@univerjs/core";
import { SetColDataMutation } from "@univerjs/sheets";
import { intersect, MAX_COLUMNS, MAX_ROWS, type Area } from "../formula/address";
import type { CellMatrix } from "../grid/book";
import { asString } from "../protocol/args";
import { checkEditable, gridOf, readGrid } from "./cells";
import type { RangeTarget } from "./objects";
import { setVisible } from "./outline";
import { notesOf, type CellNotes } from "./cell-notes";
import { type WorkbookModel } from "./workbook-model";

export function numberFormats(model: WorkbookModel, self: RangeTarget): string[][] {
  return readGrid(
    model,
    self.sheetId,
    self.area,
    (_cell, row, column, sheet) => model.book.styleOf(sheet, row, column).n?.pattern ?? "General",
  );
}

/** Number formats, one for all or one for each cell. Text format keeps what is there as text. */
export function setNumberFormats(model: WorkbookModel, self: RangeTarget, value: unknown): void {
  if (!Array.isArray(value)) {
    const pattern = patternOf(value);
    setStyle(model, self.sheetId, [self.area], { n: pattern === "General" ? null : { pattern } });
    return;
  }
  const sheet = model.sheet(self.sheetId);
  const grid = singleOrGrid(value, self.area);
  if (grid.length === 0) return;
  checkEditable(model, self.sheetId, self.area);
  model.book.ensure(sheet, self.area);
  const cells: CellMatrix = {};
  const styles = new Map<string, IStyleData>();
  grid.forEach((line, r) => {
    line.forEach((item, c) => {
      if (item === null || item === undefined) return;
      const pattern = patternOf(item);
      let style = styles.get(pattern);
      if (!style) styles.set(pattern, (style = { n: pattern === "General" ? null : { pattern } }));
      (cells[self.area.row + r] ??= {})[self.area.column + c] = { s: style };
    });
  });
  model.book.writeStyle(sheet, cells);
}

/** `[["@"]]` is accepted for a range of any size, as Excel does for one-cell arrays. */
function singleOrGrid(value: readonly unknown[], area: Area): readonly (readonly unknown[])[] {
  const [row] = value;
  const isSingle = value.length === 1 && Array.isArray(row) && row.length === 1;
  return gridOf(isSingle ? (row as readonly unknown[])[0] : value, area);
}

function patternOf(value: unknown): string {
  const text = asString(value);
  return text === "" ? "General" : text;
}

/** Applies a style to areas; whole columns take it as their default as well. */
export function setStyle(
  model: WorkbookModel,
  sheetId: string,
  areas: readonly Area[],
  style: IStyleData,
): void {
  const sheet = model.sheet(sheetId);
  for (const area of areas) {
    checkEditable(model, sheetId, area);
    if (area.rows === MAX_ROWS && area.columns < MAX_COLUMNS) setColumnStyle(model, sheetId, area, style);
    const isOpen = area.rows === MAX_ROWS || area.columns === MAX_COLUMNS;
    if (!isOpen) model.book.ensure(sheet, area);
    const cells: CellMatrix = {};
    if (isOpen) {
      sheet.getCellMatrix().forValue((row, column) => {
        if (intersect(area, { row, column, rows: 1, columns: 1 })) (cells[row] ??= {})[column] = { s: style };
      });
      if (area.columns === MAX_COLUMNS) fillRows(area, sheet.getColumnCount(), cells, style);
    } else {
      for (let r = 0; r < area.rows; r++) {
        const line: Record<number, { s: IStyleData }> = {};
        for (let c = 0; c < area.columns; c++) line[area.column + c] = { s: style };
        cells[area.row + r] = line;
      }
    }
    model.book.writeStyle(sheet, cells);
  }
}

/** A whole row gets the style in each of its cells that exist in the grid. */
function fillRows(area: Area, columns: number, cells: CellMatrix, style: IStyleData): void {
  if (area.rows > 1000) return;
  for (let r = 0; r < area.rows; r++) {
    const line = (cells[area.row + r] ??= {});
    for (let c = 0; c < columns; c++) line[c] = { s: style };
  }
}

function setColumnStyle(model: WorkbookModel, sheetId: string, area: Area, style: IStyleData): void {
  const sheet = model.sheet(sheetId);
  model.book.ensure(sheet, { ...area, rows: 1 });
  const columnData: Record<number, { s: IStyleData }> = {};
  for (let c = 0; c < area.columns; c++) {
    const before = sheet.getColumnStyle(area.column + c) ?? {};
    columnData[area.column + c] = { s: { ...before, ...style } };
  }
  model.book.run(SetColDataMutation.id, { subUnitId: sheetId, columnData });
}

/** Sets what Univer's styles have no word for; it travels with the cell. */
export function setNotes(
  model: WorkbookModel,
  sheetId: string,
  areas: readonly Area[],
  notes: Partial<CellNotes>,
): void {
  const sheet = model.sheet(sheetId);
  const cells: CellMatrix = {};
  for (const whole of areas) {
    const isOpen = whole.rows === MAX_ROWS || whole.columns === MAX_COLUMNS;
    if (!isOpen) model.book.ensure(sheet, whole);
    const area = model.book.clip(sheet, whole);
    for (let r = 0; r < area.rows; r++) {
      for (let c = 0; c < area.columns; c++) {
        const cell = model.book.cell(sheet, area.row + r, area.column + c);
        (cells[area.row + r] ??= {})[area.column + c] = { custom: { ...notesOf(cell), ...notes } };
      }
    }
  }
  model.book.writeStyle(sheet, cells);
}

export function clearFormats(model: WorkbookModel, self: RangeTarget): void {
  const sheet = model.sheet(self.sheetId);
  const cells: CellMatrix = {};
  sheet.getCellMatrix().forValue((row, column, cell) => {
    if (!cell || !intersect(self.area, { row, column, rows: 1, columns: 1 })) return;
    (cells[row] ??= {})[column] = { s: null };
  });
  model.book.writeStyle(sheet, cells);
  if (self.area.rows !== MAX_ROWS) return;
  const columnData: Record<number, { s: null }> = {};
  const area = model.book.clip(sheet, self.area);
  for (let c = 0; c < area.columns; c++) columnData[area.column + c] = { s: null };
  model.book.run(SetColDataMutation.id, { subUnitId: self.sheetId, columnData });
}

/** True, false, or null when only some rows or columns are hidden. */
export function hiddenState(
  model: WorkbookModel,
  self: RangeTarget,
  kind: "row" | "column" | "any",
): boolean | null {
  const sheet = model.sheet(self.sheetId);
  const area = model.book.clip(sheet, self.area);
  const rows = states(area.row, area.rows, (row) => !sheet.getRowVisible(row));
  const columns = states(area.column, area.columns, (column) => !sheet.getColVisible(column));
  if (kind === "row") return rows;
  if (kind === "column") return columns;
  if (rows === true || columns === true) return true;
  return rows === false && columns === false ? false : null;
}

function states(first: number, count: number, test: (index: number) => boolean): boolean | null {
  let any = false;
  let all = true;
  for (let i = 0; i < count; i++) {
    if (test(first + i)) any = true;
    else all = false;
  }
  if (count === 0 || !any) return false;
  return all ? true : null;
}

export function setHidden(
  model: WorkbookModel,
  self: RangeTarget,
  axis: "row" | "column",
  value: unknown,
): void {
  const first = axis === "row" ? self.area.row : self.area.column;
  const count = axis === "row" ? self.area.rows : self.area.columns;
  setVisible(model, self.sheetId, axis, first, first + count - 1, value !== true);
}
