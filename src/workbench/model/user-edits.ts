import { CellValueType, type IDisposable } from "@univerjs/core";
import { SetRangeValuesCommand, SetSelectionsOperation } from "@univerjs/sheets";
import { SetRangeValuesMutation, SetWorksheetActiveOperation } from "@univerjs/sheets";
import { bounding, intersect, type Area } from "../formula/address";
import { fromRange, toRange } from "../grid/book";
import { type CellValue, parseValue, typeOf, valueOf } from "../grid/values";
import { isRecord } from "../protocol/args";
import { changeArgs, checkEditable, followHeaders, pushTableChanges, writeCells } from "./cells";
import { EVENT } from "./events";
import { resolveAddress } from "./range-address";
import { selection } from "./selection";
import { bodyOf, headerOf } from "./table-store";
import { extendCalculatedColumns } from "./table-edit";
import type { WorkbookModel } from "./workbook-model";

/** Types a value in a cell through Univer's own editing command, as the grid's editor does. */
export function typeInto(model: WorkbookModel, address: string, value: string | number | boolean): void {
  const { sheetId, area } = resolveAddress(model, model.book.activeSheet().getSheetId(), address);
  const cell = { ...area, rows: 1, columns: 1 };
  checkEditable(model, sheetId, cell);
  const sheet = model.sheet(sheetId);
  model.book.ensure(sheet, cell);
  const pattern = model.book.styleOf(sheet, cell.row, cell.column).n?.pattern;
  const parsed = parseValue(value, pattern === "@");
  const content =
    parsed.formula !== undefined
      ? { f: parsed.formula, v: null, p: null }
      : typeof parsed.value === "boolean"
        ? { v: parsed.value ? 1 : 0, t: CellValueType.BOOLEAN, f: null, p: null }
        : { v: parsed.value, f: null, p: null };
  const style = parsed.format && !pattern ? { s: { n: { pattern: parsed.format } } } : {};
  model.book.run(SetRangeValuesCommand.id, {
    subUnitId: sheetId,
    range: toRange(cell),
    value: { ...content, ...style },
  });
}

/** Follows what the user does in the grid: events, tables that grow, headers that rename columns. */
export function watchUser(model: WorkbookModel): IDisposable {
  const selected = { key: "" };
  let active = model.book.activeSheet().getSheetId();
  let before: Before | undefined;
  /** Cells changed by commands that name no range: clearing, pasting, filling, undoing. */
  const changed: { sheetId: string; area: Area }[] = [];
  const follow = () => {
    for (const { sheetId, area } of changed.splice(0))
      if (model.book.sheet(sheetId)) typed(model, sheetId, area, undefined);
  };
  const earlier = model.book.commands.beforeCommandExecuted((command) => {
    if (command.id !== SetRangeValuesCommand.id || !isRecord(command.params)) return;
    before = cellBefore(model, String(command.params.subUnitId), command.params.range);
  });
  const later = model.book.commands.onCommandExecuted((command, options) => {
    const { params } = command;
    if (!isRecord(params) || (params.unitId !== undefined && params.unitId !== model.book.unitId)) return;
    if (command.id === SetWorksheetActiveOperation.id) {
      const next = String(params.subUnitId);
      if (next === active) return;
      if (model.book.sheet(active))
        model.events.push(EVENT.worksheetDeactivated, active, { worksheetId: active });
      active = next;
      model.events.push(EVENT.worksheetActivated, next, { worksheetId: next });
      return;
    }
    if (command.id === SetSelectionsOperation.id) {
      selectionChanged(model, selected);
      return;
    }
    if (command.id === SetRangeValuesCommand.id && isRecord(params.range)) {
      const sheet = model.book.sheet(typeof params.subUnitId === "string" ? params.subUnitId : active);
      changed.length = 0;
      if (sheet) typed(model, sheet.getSheetId(), readArea(params.range), before);
      before = undefined;
      return;
    }
    if (command.id === SetRangeValuesMutation.id && !model.events.isBatch && options?.onlyLocal !== true) {
      const area = isRecord(params.cellValue) ? areaOfCells(params.cellValue) : undefined;
      if (!area || STYLE_TRIGGERS.has(params.trigger)) return;
      changed.push({ sheetId: String(params.subUnitId), area });
      queueMicrotask(follow);
    }
    if (command.id === SetRangeValuesMutation.id && options?.applyFormulaCalculationResult === true) {
      const sheetId = String(params.subUnitId);
      model.events.push(EVENT.worksheetCalculated, sheetId, { worksheetId: sheetId });
    }
  });
  return {
    dispose: () => {
      earlier.dispose();
      later.dispose();
    },
  };
}

/** Mutations that change looks only. */
const STYLE_TRIGGERS: ReadonlySet<unknown> = new Set(["sheet.command.set-style", "sheet.command.set-border"]);

/** The rectangle around the cells of a mutation. */
function areaOfCells(cells: Readonly<Record<string, unknown>>): Area | undefined {
  let area: Area | undefined;
  for (const [row, line] of Object.entries(cells)) {
    for (const column of Object.keys(isRecord(line) ? line : {})) {
      const cell = { row: Number(row), column: Number(column), rows: 1, columns: 1 };
      area = area ? bounding(area, cell) : cell;
    }
  }
  return area;
}

interface Before {
  readonly value: CellValue;
  readonly type: string;
}

/** What a single cell held before it was edited: the event tells. */
function cellBefore(model: WorkbookModel, sheetId: string, range: unknown): Before | undefined {
  const sheet = model.book.sheet(sheetId);
  if (!sheet || !isRecord(range)) return undefined;
  const { row, column, rows, columns } = readArea(range);
  if (rows !== 1 || columns !== 1) return undefined;
  const cell = model.book.cell(sheet, row, column);
  return { value: valueOf(cell), type: typeOf(cell) };
}

function readArea(range: Readonly<Record<string, unknown>>): Area {
  const number = (key: string) => Number(range[key]);
  return fromRange({
    startRow: number("startRow"),
    startColumn: number("startColumn"),
    endRow: number("endRow"),
    endColumn: number("endColumn"),
  });
}

function selectionChanged(model: WorkbookModel, last: { key: string }): void {
  const { sheetId, areas } = selection(model);
  const [area] = areas;
  if (!area) return;
  const { address } = changeArgs(model, model.sheet(sheetId), area);
  const key = `${sheetId}!${address}`;
  if (key === last.key) return;
  last.key = key;
  model.events.push(EVENT.worksheetSelectionChanged, sheetId, { address, worksheetId: sheetId });
  for (const table of model.tables.all(sheetId)) {
    const part = intersect(table.area, area);
    const inside = part ? changeArgs(model, model.sheet(sheetId), part).address : "";
    model.events.push(EVENT.tableSelectionChanged, table.id, {
      address: inside,
      isInsideTable: part !== undefined,
      tableId: table.id,
      worksheetId: sheetId,
    });
  }
  model.events.documentSelectionChanged();
}

/** What a user typed: structured formulas, tables that grow, renamed columns, calculated columns. */
function typed(model: WorkbookModel, sheetId: string, area: Area, before: Before | undefined): void {
  const sheet = model.sheet(sheetId);
  for (let row = area.row; row < area.row + area.rows; row++) {
    for (let column = area.column; column < area.column + area.columns; column++) {
      const cell = model.book.cell(sheet, row, column);
      const inTable = model.tables.at(sheetId, row, column);
      const isBody = inTable && intersect(bodyOf(inTable), { row, column, rows: 1, columns: 1 });
      // A formula typed into a table may fill its column; one with a structured reference must be rewritten.
      if (cell?.f && (isBody || cell.f.includes("["))) {
        writeCells(model, sheetId, { row, column, rows: 1, columns: 1 }, cell.f);
      }
    }
  }
  growTables(model, sheetId, area);
  for (const table of model.tables.touching(sheetId, area)) {
    if (table.showHeaders && intersect(headerOf(table), area)) followHeaders(model, sheet, table);
  }
  const now = model.book.cell(sheet, area.row, area.column);
  model.events.push(EVENT.worksheetChanged, sheetId, {
    ...changeArgs(model, sheet, area),
    ...(before && {
      valueBefore: before.value,
      valueTypeBefore: before.type,
      valueAfter: valueOf(now),
      valueTypeAfter: typeOf(now),
    }),
  });
  pushTableChanges(model, sheet, area);
}

/** A table grows when something is typed right below its last row or right beside its last column. */
function growTables(model: WorkbookModel, sheetId: string, area: Area): void {
  const sheet = model.sheet(sheetId);
  if (model.extra(sheetId).isProtected) return;
  for (const table of model.tables.all(sheetId)) {
    if (table.showTotals) continue;
    const below = { ...table.area, row: table.area.row + table.area.rows, rows: 1 };
    if (area.row !== below.row || !intersect(below, area)) continue;
    if (valueOf(model.book.cell(sheet, area.row, area.column)) === "") continue;
    const before = bodyOf(table);
    table.area = { ...table.area, rows: table.area.rows + area.rows };
    model.tables.redraw(table);
    extendCalculatedColumns(model, table, before);
    model.formulas.refresh(new Set([table.name.toLowerCase()]));
  }
}
