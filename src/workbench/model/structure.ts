import { Direction, type IDisposable, type Worksheet } from "@univerjs/core";
import {
  DeleteRangeMoveLeftCommand,
  DeleteRangeMoveUpCommand,
  InsertColByRangeCommand,
  InsertColMutation,
  InsertRangeMoveDownCommand,
  InsertRangeMoveRightCommand,
  InsertRowByRangeCommand,
  InsertRowMutation,
  RemoveColByRangeCommand,
  RemoveColMutation,
  RemoveRowByRangeCommand,
  RemoveRowMutation,
} from "@univerjs/sheets";
import { contains, intersect, MAX_COLUMNS, MAX_ROWS, type Area } from "../formula/address";
import { shiftSpan, type Shift } from "../formula/references";
import { toRange } from "../grid/book";
import { asRecord, isRecord } from "../protocol/args";
import { invalidOperation } from "../protocol/errors";
import type { TableModel } from "./table-store";
import type { WorkbookModel } from "./workbook-model";

/**
 * Rows, columns and cells that are put in or taken out. Univer moves cells, plain formulas, validations
 * and conditional formats; tables, charts and structured formulas are moved here, whoever asked for it.
 */
export function watchStructure(model: WorkbookModel): IDisposable {
  return model.book.commands.onCommandExecuted((command) => {
    const shift = shiftOf(model, command.id, command.params);
    if (!shift) return;
    model.pendingShifts.push(shift);
    // What a user does is followed once Univer's own command is through; batches ask for it themselves.
    queueMicrotask(() => {
      followShifts(model);
    });
  });
}

/** Moves tables, charts and structured formulas after Univer has moved everything else. */
export function followShifts(model: WorkbookModel): void {
  for (const { sheet, shift } of model.pendingShifts.splice(0)) {
    if (model.book.sheet(sheet.getSheetId())) applyShift(model, sheet, shift);
  }
}

function shiftOf(
  model: WorkbookModel,
  id: string,
  params: unknown,
): { sheet: Worksheet; shift: Shift } | undefined {
  const kinds: Record<string, readonly ["row" | "column", 1 | -1]> = {
    [InsertRowMutation.id]: ["row", 1],
    [RemoveRowMutation.id]: ["row", -1],
    [InsertColMutation.id]: ["column", 1],
    [RemoveColMutation.id]: ["column", -1],
  };
  const kind = kinds[id];
  if (!kind || !isRecord(params) || params.unitId !== model.book.unitId) return undefined;
  const sheet = model.book.sheet(String(params.subUnitId));
  const range = asRecord(params.range);
  if (!sheet) return undefined;
  const [axis, sign] = kind;
  const first = Number(axis === "row" ? range.startRow : range.startColumn);
  const last = Number(axis === "row" ? range.endRow : range.endColumn);
  return { sheet, shift: { sheet: sheet.getName(), axis, index: first, count: sign * (last - first + 1) } };
}

function applyShift(model: WorkbookModel, sheet: Worksheet, shift: Shift): void {
  const sheetId = sheet.getSheetId();
  const moved = new Set<string>();
  for (const table of model.tables.all(sheetId)) {
    if (shiftTable(model, table, shift)) moved.add(table.name.toLowerCase());
  }
  shiftCharts(model, sheetId, shift);
  model.formulas.shifted(shift);
  if (moved.size > 0) model.formulas.refresh(moved);
}

function shiftTable(model: WorkbookModel, table: TableModel, shift: Shift): boolean {
  const { area } = table;
  const isRow = shift.axis === "row";
  const first = isRow ? area.row : area.column;
  const size = isRow ? area.rows : area.columns;
  const span = shiftSpan(first, first + size - 1, shift);
  if (!span) {
    model.tables.remove(table);
    return true;
  }
  const [from, to] = span;
  if (from === first && to === first + size - 1) return false;
  if (isRow) table.area = { ...area, row: from, rows: to - from + 1 };
  else {
    table.area = { ...area, column: from, columns: to - from + 1 };
    const at = shift.index - first;
    if (shift.count > 0 && at > 0 && at < size) {
      const names = new Set(table.columns.map((column) => column.name));
      const added = Array.from({ length: shift.count }, () => model.tables.newColumn(freshColumn(names)));
      table.columns.splice(at, 0, ...added);
    } else if (shift.count < 0) {
      const cut = Math.max(0, at);
      table.columns.splice(cut, size - (to - from + 1));
    }
  }
  model.tables.redraw(table);
  return true;
}

/** `Column1`, `Column2`… whichever is free. */
export function freshColumn(taken: Set<string>): string {
  let n = 1;
  while (taken.has(`Column${n}`)) n++;
  taken.add(`Column${n}`);
  return `Column${n}`;
}

function shiftCharts(model: WorkbookModel, sheetId: string, shift: Shift): void {
  let changed = false;
  for (const chart of model.charts.all()) {
    for (const series of chart.series) {
      for (const key of ["values", "categories", "nameSource"] as const) {
        const source = series[key];
        if (!source || source.sheetId !== sheetId) continue;
        const area = shiftArea(source.area, shift);
        if (!area) continue;
        series[key] = { sheetId, area };
        changed = true;
      }
    }
  }
  if (changed) model.charts.changed();
}

/** Where a rectangle is after a shift; undefined when nothing of it is left. */
export function shiftArea(area: Area, shift: Shift): Area | undefined {
  const isRow = shift.axis === "row";
  const first = isRow ? area.row : area.column;
  const span = shiftSpan(first, first + (isRow ? area.rows : area.columns) - 1, shift);
  if (!span) return undefined;
  const [from, to] = span;
  return isRow
    ? { ...area, row: from, rows: to - from + 1 }
    : { ...area, column: from, columns: to - from + 1 };
}

/** `Range.insert`: whole rows or columns, or cells that push others aside. */
export async function insertCells(
  model: WorkbookModel,
  sheetId: string,
  area: Area,
  shift: "Down" | "Right",
): Promise<void> {
  const sheet = model.sheet(sheetId);
  refuseBrokenTables(model, sheetId, area, shift === "Down");
  if (area.columns === MAX_COLUMNS) {
    model.book.ensure(sheet, { ...area, columns: 1, rows: area.rows + 1 });
    model.book.run(InsertRowByRangeCommand.id, {
      subUnitId: sheetId,
      // New rows look like the ones above them, and like the first one at the top.
      direction: area.row === 0 ? Direction.UP : Direction.DOWN,
      range: { ...toRange(model.book.clip(sheet, area)), rangeType: 1 },
    });
    followShifts(model);
    return;
  }
  if (area.rows === MAX_ROWS) {
    model.book.ensure(sheet, { ...area, rows: 1, columns: area.columns + 1 });
    model.book.run(InsertColByRangeCommand.id, {
      subUnitId: sheetId,
      direction: area.column === 0 ? Direction.LEFT : Direction.RIGHT,
      range: { ...toRange(model.book.clip(sheet, area)), rangeType: 2 },
    });
    followShifts(model);
    return;
  }
  model.book.ensure(sheet, area);
  const command = shift === "Down" ? InsertRangeMoveDownCommand : InsertRangeMoveRightCommand;
  await model.book.runOn(command.id, sheet, { range: toRange(area) });
  moveTables(model, sheetId, area, shift === "Down" ? "row" : "column", 1);
}

/** `Range.delete`. */
export async function deleteCells(
  model: WorkbookModel,
  sheetId: string,
  area: Area,
  shift: "Up" | "Left",
): Promise<void> {
  const sheet = model.sheet(sheetId);
  const clipped = model.book.clip(sheet, area);
  if (clipped.rows <= 0 || clipped.columns <= 0) return;
  if (area.columns === MAX_COLUMNS) {
    model.book.run(RemoveRowByRangeCommand.id, {
      subUnitId: sheetId,
      range: { ...toRange(clipped), rangeType: 1 },
    });
    followShifts(model);
    return;
  }
  if (area.rows === MAX_ROWS) {
    model.book.run(RemoveColByRangeCommand.id, {
      subUnitId: sheetId,
      range: { ...toRange(clipped), rangeType: 2 },
    });
    followShifts(model);
    return;
  }
  refuseBrokenTables(model, sheetId, area, shift === "Up");
  for (const table of model.tables.touching(sheetId, area)) {
    if (contains(area, table.area)) model.tables.remove(table);
  }
  const command = shift === "Up" ? DeleteRangeMoveUpCommand : DeleteRangeMoveLeftCommand;
  await model.book.runOn(command.id, sheet, { range: toRange(clipped) });
  moveTables(model, sheetId, area, shift === "Up" ? "row" : "column", -1);
}

/** Excel does not let cells be shifted through part of a table. */
function refuseBrokenTables(model: WorkbookModel, sheetId: string, area: Area, vertical: boolean): void {
  if (area.columns === MAX_COLUMNS || area.rows === MAX_ROWS) return;
  const path = vertical
    ? { ...area, rows: MAX_ROWS - area.row }
    : { ...area, columns: MAX_COLUMNS - area.column };
  for (const table of model.tables.touching(sheetId, path)) {
    const covers = vertical
      ? area.column <= table.area.column &&
        area.column + area.columns >= table.area.column + table.area.columns
      : area.row <= table.area.row && area.row + area.rows >= table.area.row + table.area.rows;
    if (!covers) {
      throw invalidOperation(
        "This operation is not allowed. It would shift cells in a table on the worksheet.",
      );
    }
  }
}

/** Moves or resizes the tables that lie in the way of cells shifted by part of a sheet. */
function moveTables(
  model: WorkbookModel,
  sheetId: string,
  area: Area,
  axis: "row" | "column",
  sign: 1 | -1,
): void {
  const isRow = axis === "row";
  const index = isRow ? area.row : area.column;
  const count = sign * (isRow ? area.rows : area.columns);
  const across = isRow ? { ...area, row: 0, rows: MAX_ROWS } : { ...area, column: 0, columns: MAX_COLUMNS };
  const shift: Shift = { sheet: model.sheet(sheetId).getName(), axis, index, count };
  const moved = new Set<string>();
  for (const table of model.tables.all(sheetId)) {
    if (!intersect(across, table.area)) continue;
    if (shiftTable(model, table, shift)) moved.add(table.name.toLowerCase());
  }
  if (moved.size > 0) model.formulas.refresh(moved);
}
