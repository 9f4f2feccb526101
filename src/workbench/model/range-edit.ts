import type { ICellData } from "@univerjs/core";
import {
  AddWorksheetMergeMutation,
  RemoveWorksheetMergeMutation,
  SetSelectionsOperation,
} from "@univerjs/sheets";
import { contains, intersect, type Area } from "../formula/address";
import { offsetFormula, transposeFormula } from "../formula/references";
import { type CellMatrix, fromRange, toRange } from "../grid/book";
import { textOf, valueOf } from "../grid/values";
import { asArray, asEnum, asNumber } from "../protocol/args";
import { invalidArgument, invalidOperation, itemNotFound } from "../protocol/errors";
import { hostType, type Method } from "../protocol/host-type";
import { autoFill } from "./auto-fill";
import { changeArgs, checkEditable, pushTableChanges, withoutFormulaNotes } from "./cells";
import { EVENT } from "./events";
import type { RangeTarget } from "./objects";
import { rangeArgument } from "./range-address";
import { clearFormats } from "./range-looks";
import { outlineMembers } from "./outline";
import { deleteCells, insertCells } from "./structure";
import { headerOf } from "./table-store";
import { notesOf } from "./cell-notes";
import { type WorkbookModel } from "./workbook-model";

const removeDuplicatesResult = hostType<{ removed: number; remaining: number }>({
  name: "RemoveDuplicatesResult",
  get: { Removed: (self) => self.removed, UniqueRemaining: (self) => self.remaining },
});

/** The members of Range that change the sheet beyond writing values. */
export function rangeEdits(model: WorkbookModel): Record<string, Method<RangeTarget>> {
  const changed = (self: RangeTarget, type = "RangeEdited") => {
    const sheet = model.sheet(self.sheetId);
    model.events.push(EVENT.worksheetChanged, self.sheetId, changeArgs(model, sheet, self.area, type));
    pushTableChanges(model, sheet, self.area, type);
  };
  return {
    Clear: (self, args) => {
      const what = asEnum(args.raw(0) ?? "All", [
        "All",
        "Formats",
        "Contents",
        "Hyperlinks",
        "RemoveHyperlinks",
        "ResetContents",
      ]);
      checkEditable(model, self.sheetId, self.area);
      if (what === "Hyperlinks" || what === "RemoveHyperlinks") clearNotes(model, self);
      if (what === "All" || what === "Contents" || what === "ResetContents") clearContents(model, self);
      if (what === "All" || what === "Formats") {
        clearFormats(model, self);
        model.conditionalFormats.clear(self.sheetId, self.area);
      }
      changed(self);
    },
    Delete: async (self, args) => {
      checkEditable(model, self.sheetId, self.area);
      const shift = asEnum(args.raw(0), ["Up", "Left"]);
      await deleteCells(model, self.sheetId, self.area, shift);
      changed(self, shift === "Up" ? "RowDeleted" : "ColumnDeleted");
    },
    Insert: async (self, args) => {
      checkEditable(model, self.sheetId, self.area);
      const shift = asEnum(args.raw(0), ["Down", "Right"]);
      await insertCells(model, self.sheetId, self.area, shift);
      changed(self, shift === "Down" ? "RowInserted" : "ColumnInserted");
      return model.objects.range(self.sheetId, self.area);
    },
    CopyFrom: (self, args) => {
      const source = rangeArgument(model, self.sheetId, args.raw(0));
      const kind = asEnum(args.raw(1) ?? "All", [
        "All",
        "Formulas",
        "Values",
        "Formats",
        "Link",
        "ColumnWidths",
      ]);
      copy(model, source, self, kind, args.optionalBoolean(2) ?? false, args.optionalBoolean(3) ?? false);
      changed(self);
    },
    MoveTo: (self, args) => {
      const to = rangeArgument(model, self.sheetId, args.raw(0));
      const target = {
        sheetId: to.sheetId,
        area: { ...self.area, row: to.area.row, column: to.area.column },
      };
      move(model, self, target);
      changed(target);
    },
    AutoFill: (self, args) => {
      const to = args.has(0) ? rangeArgument(model, self.sheetId, args.raw(0)) : self;
      autoFill(model, self, to.area, args.optionalString(1) ?? "FillDefault");
      changed(to);
    },
    Merge: (self, args) => {
      merge(model, self, args.optionalBoolean(0) ?? false);
    },
    Unmerge: (self) => {
      unmerge(model, self);
    },
    GetMergedAreas: (self) => {
      const areas = mergedAreas(model, self);
      if (areas.length === 0) throw itemNotFound("merged areas");
      return model.objects.rangeAreas(self.sheetId, areas);
    },
    GetMergedAreasOrNullObject: (self) => {
      const areas = mergedAreas(model, self);
      return areas.length === 0 ? null : model.objects.rangeAreas(self.sheetId, areas);
    },
    Select: (self) => {
      select(model, self.sheetId, [self.area]);
    },
    RemoveDuplicates: (self, args) => {
      const columns = asArray(args.raw(0)).map(asNumber);
      const result = removeDuplicates(model, self, columns, args.boolean(1));
      changed(self);
      return removeDuplicatesResult(result);
    },
    ...outlineMembers(model),
  };
}

/** Makes a range the selection of the sheet it is on, and that sheet the active one. */
export function select(model: WorkbookModel, sheetId: string, areas: readonly Area[]): void {
  const sheet = model.sheet(sheetId);
  if (model.book.activeSheet().getSheetId() !== sheetId) model.book.activate(sheetId);
  const selections = areas.map((area) => {
    model.book.ensure(sheet, { ...area, rows: Math.min(area.rows, 1), columns: Math.min(area.columns, 1) });
    const range = toRange(model.book.clip(sheet, area));
    return {
      range,
      primary: {
        actualRow: range.startRow,
        actualColumn: range.startColumn,
        startRow: range.startRow,
        startColumn: range.startColumn,
        endRow: range.startRow,
        endColumn: range.startColumn,
        isMerged: false,
        isMergedMainCell: false,
      },
      style: null,
    };
  });
  model.book.run(SetSelectionsOperation.id, { subUnitId: sheetId, selections, type: 2 });
}

function clearContents(model: WorkbookModel, self: RangeTarget): void {
  const sheet = model.sheet(self.sheetId);
  const cells: CellMatrix = {};
  const area = model.book.clip(sheet, self.area);
  sheet.getCellMatrix().forValue((row, column, cell) => {
    const at = { row, column, rows: 1, columns: 1 };
    if (!cell || !intersect(area, at)) return;
    const header = model.tables.at(self.sheetId, row, column);
    if (header?.showHeaders && intersect(headerOf(header), at) && !contains(area, header.area)) return;
    (cells[row] ??= {})[column] = withoutFormulaNotes({ v: null, f: null, p: null, si: null }, cell);
  });
  model.book.write(sheet, cells);
}

function clearNotes(model: WorkbookModel, self: RangeTarget): void {
  const sheet = model.sheet(self.sheetId);
  const cells: CellMatrix = {};
  sheet.getCellMatrix().forValue((row, column, cell) => {
    const { hyperlink, ...notes } = notesOf(cell ?? undefined);
    if (!hyperlink || !intersect(self.area, { row, column, rows: 1, columns: 1 })) return;
    (cells[row] ??= {})[column] = { custom: notes };
  });
  model.book.writeStyle(sheet, cells);
}

type CopyKind = "All" | "Formulas" | "Values" | "Formats" | "Link" | "ColumnWidths";

function copy(
  model: WorkbookModel,
  from: RangeTarget,
  to: RangeTarget,
  kind: CopyKind,
  skipBlanks: boolean,
  transpose: boolean,
): void {
  if (kind === "ColumnWidths" || kind === "Link") throw invalidArgument();
  const source = model.sheet(from.sheetId);
  const sheet = model.sheet(to.sheetId);
  const size = transpose
    ? { rows: from.area.columns, columns: from.area.rows }
    : { rows: from.area.rows, columns: from.area.columns };
  const clipped = model.book.clip(source, { ...from.area, ...(transpose ? {} : size) });
  // A target of a whole multiple of the source's size is tiled, any other starts at its first cell.
  const tile = to.area.rows % size.rows === 0 && to.area.columns % size.columns === 0;
  const rows = Math.min(
    tile ? to.area.rows : size.rows,
    transpose ? size.rows : Math.max(clipped.rows, tile ? to.area.rows : 0),
  );
  const columns = tile ? to.area.columns : size.columns;
  const target = { row: to.area.row, column: to.area.column, rows, columns: Math.min(columns, 16_384) };
  checkEditable(model, to.sheetId, target);
  model.book.ensure(sheet, target);
  const cells: CellMatrix = {};
  for (let r = 0; r < target.rows; r++) {
    for (let c = 0; c < target.columns; c++) {
      const [sr, sc] = transpose ? [c % size.columns, r % size.rows] : [r % size.rows, c % size.columns];
      const row = from.area.row + sr;
      const column = from.area.column + sc;
      const cell = model.book.cell(source, row, column);
      if (skipBlanks && valueOf(cell) === "" && !cell?.f) continue;
      const at = { row: target.row + r, column: target.column + c };
      (cells[at.row] ??= {})[at.column] = copiedCell(
        model,
        cell,
        { source: from.sheetId, row, column },
        to,
        at,
        kind,
        transpose,
      );
    }
  }
  model.book.write(sheet, cells);
}

function copiedCell(
  model: WorkbookModel,
  cell: ICellData | undefined,
  from: { source: string; row: number; column: number },
  to: RangeTarget,
  at: { row: number; column: number },
  kind: "All" | "Formulas" | "Values" | "Formats",
  transpose: boolean,
): ICellData {
  const sheet = model.sheet(to.sheetId);
  const style = cell?.s ? { s: model.book.workbook.getStyles().getStyleByCell(cell) ?? null } : { s: null };
  if (kind === "Formats") return style;
  const before = model.book.cell(sheet, at.row, at.column);
  const formula = kind === "Values" ? "" : model.formulas.read(cell);
  const content: ICellData = formula
    ? model.formulas.cell(
        sheet,
        at.row,
        at.column,
        transpose
          ? transposeFormula(formula, from, at)
          : offsetFormula(formula, at.row - from.row, at.column - from.column),
        before,
      )
    : withoutFormulaNotes(
        { v: cell?.v ?? null, f: null, p: null, si: null, ...(cell?.t && { t: cell.t }) },
        before,
      );
  return kind === "All" ? { ...content, ...style } : content;
}

function move(model: WorkbookModel, from: RangeTarget, to: RangeTarget): void {
  checkEditable(model, from.sheetId, from.area);
  checkEditable(model, to.sheetId, to.area);
  const source = model.sheet(from.sheetId);
  const sheet = model.sheet(to.sheetId);
  model.book.ensure(sheet, to.area);
  const cells: CellMatrix = {};
  const gone: CellMatrix = {};
  for (let r = 0; r < from.area.rows; r++) {
    for (let c = 0; c < from.area.columns; c++) {
      const cell = model.book.cell(source, from.area.row + r, from.area.column + c);
      const row = to.area.row + r;
      const column = to.area.column + c;
      (gone[from.area.row + r] ??= {})[from.area.column + c] = { v: null, f: null, s: null, custom: {} };
      const formula = model.formulas.read(cell);
      // A moved formula keeps pointing where it did; only a copied one moves along.
      const content = formula
        ? model.formulas.cell(sheet, row, column, formula, undefined)
        : { v: cell?.v ?? null, f: null, ...(cell?.t && { t: cell.t }) };
      const style = cell?.s ? model.book.workbook.getStyles().getStyleByCell(cell) : null;
      (cells[row] ??= {})[column] = { ...content, s: style ?? null };
    }
  }
  model.book.write(source, gone);
  model.book.write(sheet, cells);
}

/** Merging keeps the first cell's value only. */
function merge(model: WorkbookModel, self: RangeTarget, across: boolean): void {
  if (model.tables.touching(self.sheetId, self.area).length > 0) {
    throw invalidOperation("Cells of a table can't be merged.");
  }
  unmerge(model, self);
  const { area } = self;
  const areas = across
    ? Array.from({ length: area.rows }, (_, i) => ({ ...area, row: area.row + i, rows: 1 }))
    : [area];
  const sheet = model.sheet(self.sheetId);
  model.book.ensure(sheet, area);
  const cells: CellMatrix = {};
  for (const one of areas) {
    for (let r = 0; r < one.rows; r++) {
      for (let c = 0; c < one.columns; c++) {
        if (r + c > 0) (cells[one.row + r] ??= {})[one.column + c] = { v: null, f: null };
      }
    }
  }
  model.book.write(sheet, cells);
  model.book.run(AddWorksheetMergeMutation.id, { subUnitId: self.sheetId, ranges: areas.map(toRange) });
}

function unmerge(model: WorkbookModel, self: RangeTarget): void {
  const ranges = mergedAreas(model, self).map(toRange);
  if (ranges.length > 0) model.book.run(RemoveWorksheetMergeMutation.id, { subUnitId: self.sheetId, ranges });
}

function mergedAreas(model: WorkbookModel, self: RangeTarget): Area[] {
  return model
    .sheet(self.sheetId)
    .getMergeData()
    .map(fromRange)
    .filter((area) => intersect(area, self.area));
}

function removeDuplicates(
  model: WorkbookModel,
  self: RangeTarget,
  columns: readonly number[],
  hasHeader: boolean,
) {
  const sheet = model.sheet(self.sheetId);
  const first = self.area.row + (hasHeader ? 1 : 0);
  const last = self.area.row + self.area.rows;
  const seen = new Set<string>();
  const kept: number[] = [];
  for (let row = first; row < last; row++) {
    const key = JSON.stringify(
      columns.map((column) => {
        const cell = model.book.cell(sheet, row, self.area.column + column);
        return textOf(cell, model.book.styleOf(sheet, row, self.area.column + column)).toLowerCase();
      }),
    );
    if (seen.has(key)) continue;
    seen.add(key);
    kept.push(row);
  }
  const cells: CellMatrix = {};
  for (let i = 0; i < last - first; i++) {
    const from = kept[i];
    for (let c = 0; c < self.area.columns; c++) {
      const column = self.area.column + c;
      const cell = from === undefined ? undefined : model.book.cell(sheet, from, column);
      const formula = model.formulas.read(cell);
      const row = first + i;
      (cells[row] ??= {})[column] =
        formula && from !== undefined
          ? model.formulas.cell(sheet, row, column, offsetFormula(formula, row - from, 0), undefined)
          : { v: cell?.v ?? null, f: null, ...(cell?.t && { t: cell.t }) };
    }
  }
  model.book.write(sheet, cells);
  return { removed: last - first - kept.length, remaining: kept.length };
}
