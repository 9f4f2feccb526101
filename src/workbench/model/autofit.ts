import { BooleanNumber, WrapStrategy } from "@univerjs/core";
import { SetWorksheetColWidthMutation, SetWorksheetRowHeightMutation } from "@univerjs/sheets";
import { intersect, MAX_COLUMNS, MAX_ROWS, type Area } from "../formula/address";
import { toRange } from "../grid/book";
import { textOf } from "../grid/values";
import { usedArea } from "./range-address";
import type { WorkbookModel } from "./workbook-model";

/** How wide a text is in pixels at a font size, by its characters: no canvas, so that Node agrees with the page. */
export function textWidth(text: string, points: number, bold: boolean): number {
  let units = 0;
  for (const ch of text)
    units += /[\u1100-\u115f\u2e80-\uffdc]/.test(ch) ? 2 : /[A-Z@%MW]/.test(ch) ? 1.25 : 1;
  return units * points * 0.64 * (bold ? 1.08 : 1);
}

/** Fits columns to their widest text. */
export function autofitColumns(model: WorkbookModel, sheetId: string, area: Area): void {
  const sheet = model.sheet(sheetId);
  const used = usedArea(model, sheetId, { row: 0, column: 0, rows: MAX_ROWS, columns: MAX_COLUMNS }, true);
  const within = used && intersect(area, used);
  if (!within) return;
  for (let column = within.column; column < within.column + within.columns; column++) {
    let width = 0;
    for (let row = within.row; row < within.row + within.rows; row++) {
      const cell = model.book.cell(sheet, row, column);
      if (!cell) continue;
      const style = model.book.styleOf(sheet, row, column);
      for (const line of textOf(cell, style).split("\n")) {
        width = Math.max(width, textWidth(line, style.fs ?? 11, style.bl === BooleanNumber.TRUE));
      }
      // A header's filter button stands beside the text.
      const table = model.tables.at(sheetId, row, column);
      if (table?.showFilterButton && table.area.row === row) width += 18;
    }
    if (width === 0) continue;
    model.book.run(SetWorksheetColWidthMutation.id, {
      subUnitId: sheetId,
      ranges: [toRange({ row: 0, column, rows: 1, columns: 1 })],
      colWidth: Math.min(1800, Math.ceil(width + 12)),
    });
  }
}

/** Fits rows to their tallest text, counting wrapped lines. */
export function autofitRows(model: WorkbookModel, sheetId: string, area: Area): void {
  const sheet = model.sheet(sheetId);
  const used = usedArea(model, sheetId, { row: 0, column: 0, rows: MAX_ROWS, columns: MAX_COLUMNS }, true);
  const within = used && intersect(area, used);
  if (!within) return;
  for (let row = within.row; row < within.row + within.rows; row++) {
    let height = 20;
    for (let column = within.column; column < within.column + within.columns; column++) {
      const cell = model.book.cell(sheet, row, column);
      if (!cell) continue;
      const style = model.book.styleOf(sheet, row, column);
      const size = style.fs ?? 11;
      let lines = 0;
      for (const line of textOf(cell, style).split("\n")) {
        const room = sheet.getColumnWidth(column) - 6;
        lines +=
          style.tb === WrapStrategy.WRAP
            ? Math.max(1, Math.ceil(textWidth(line, size, style.bl === BooleanNumber.TRUE) / room))
            : 1;
      }
      height = Math.max(height, Math.round(lines * size * 1.75) + 1);
    }
    model.book.run(SetWorksheetRowHeightMutation.id, {
      subUnitId: sheetId,
      ranges: [toRange({ row, column: 0, rows: 1, columns: 1 })],
      rowHeight: height,
    });
  }
}
