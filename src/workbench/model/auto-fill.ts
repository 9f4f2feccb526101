import { contains, type Area } from "../formula/address";
import { offsetFormula } from "../formula/references";
import type { CellMatrix } from "../grid/book";
import { constantCell, valueOf } from "../grid/values";
import { invalidArgument } from "../protocol/errors";
import type { ICellData } from "@univerjs/core";
import { checkEditable, withoutFormulaNotes } from "./cells";
import type { RangeTarget } from "./objects";
import type { WorkbookModel } from "./workbook-model";

/** Fills on from a range as dragging its corner does: series of numbers go on, formulas and text repeat. */
export function autoFill(model: WorkbookModel, self: RangeTarget, to: Area, type: string): void {
  if (!contains(to, self.area)) throw invalidArgument();
  checkEditable(model, self.sheetId, to);
  const sheet = model.sheet(self.sheetId);
  model.book.ensure(sheet, to);
  const down = to.rows > self.area.rows;
  const lines = down ? self.area.columns : self.area.rows;
  const size = down ? self.area.rows : self.area.columns;
  const total = down ? to.rows : to.columns;
  const start = down ? self.area.row - to.row : self.area.column - to.column;
  const cells: CellMatrix = {};
  for (let line = 0; line < lines; line++) {
    const place = (i: number) =>
      down
        ? { row: to.row + i, column: self.area.column + line }
        : { row: self.area.row + line, column: to.column + i };
    const seed = Array.from({ length: size }, (_, i) => {
      const at = place(start + i);
      return model.book.cell(sheet, at.row, at.column);
    });
    const numbers = seed.map((cell) => (cell?.f ? NaN : valueOf(cell))).filter((v) => typeof v === "number");
    const isSeries = numbers.length === size && numbers.every(Number.isFinite) && type !== "FillCopy";
    const step = seriesStep(numbers, type);
    for (let i = 0; i < total; i++) {
      if (i >= start && i < start + size) continue;
      const at = place(i);
      const k = (((i - start) % size) + size) % size;
      const source = seed[k];
      const from = place(start + k);
      const formula = model.formulas.read(source);
      const before = model.book.cell(sheet, at.row, at.column);
      const style = source?.s ? { s: model.book.workbook.getStyles().getStyleByCell(source) ?? null } : {};
      let cell: ICellData;
      if (type === "FillFormats") cell = {};
      else if (formula) {
        const text = offsetFormula(formula, at.row - from.row, at.column - from.column);
        cell = model.formulas.cell(sheet, at.row, at.column, text, before);
      } else if (isSeries && (size > 1 || type === "FillSeries")) {
        cell = withoutFormulaNotes(constantCell((numbers[0] ?? 0) + step * (i - start)), before);
      } else {
        const value = source ? valueOf(source) : "";
        cell = withoutFormulaNotes(constantCell(value === "" ? null : value), before);
      }
      (cells[at.row] ??= {})[at.column] = type === "FillValues" ? cell : { ...cell, ...style };
    }
  }
  model.book.write(sheet, cells);
}

/** The slope of the line through the numbers: 1, 3 goes on with 5. */
function seriesStep(numbers: readonly number[], type: string): number {
  if (numbers.length < 2) return type === "FillSeries" ? 1 : 0;
  const n = numbers.length;
  const meanX = (n - 1) / 2;
  const meanY = numbers.reduce((sum, y) => sum + y, 0) / n;
  let above = 0;
  let below = 0;
  numbers.forEach((y, x) => {
    above += (x - meanX) * (y - meanY);
    below += (x - meanX) ** 2;
  });
  return above / below;
}
