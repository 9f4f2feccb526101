import type { IRange } from "@univerjs/core";
import { FormulaDataModel } from "@univerjs/engine-formula";
import { bounding, intersect, MAX_COLUMNS, MAX_ROWS, type Area } from "../formula/address";
import { fromRange } from "../grid/book";
import { isError, valueOf } from "../grid/values";
import { asEnum, asString } from "../protocol/args";
import { itemNotFound } from "../protocol/errors";
import type { Method } from "../protocol/host-type";
import type { RangeTarget } from "./objects";
import { usedArea } from "./range-address";
import type { WorkbookModel } from "./workbook-model";

const POINTS = 72 / 96;

type Direction = "Left" | "Right" | "Up" | "Down";
const DIRECTIONS: readonly Direction[] = ["Left", "Right", "Up", "Down"];

/** Where blocks of data end, special cells, and where a range is on the sheet. */
export const rangeEdges = {
  members(model: WorkbookModel): Record<string, Method<RangeTarget>> {
    const special = (self: RangeTarget, type: unknown, valueType: unknown) =>
      specialCells(model, self, type, valueType);
    return {
      GetRangeEdge: (self, args) => {
        const direction = asEnum(args.raw(0), DIRECTIONS);
        const end = edge(model, self, direction);
        return model.objects.range(self.sheetId, { ...end, rows: 1, columns: 1 });
      },
      GetExtendedRange: (self, args) => {
        const end = edge(model, self, asEnum(args.raw(0), DIRECTIONS));
        return model.objects.range(self.sheetId, bounding(self.area, { ...end, rows: 1, columns: 1 }));
      },
      GetSurroundingRegion: (self) => model.objects.range(self.sheetId, region(model, self)),
      GetSpecialCells: (self, args) => {
        const areas = special(self, args.raw(0), args.raw(1));
        if (areas.length === 0) throw itemNotFound("special cells");
        return model.objects.rangeAreas(self.sheetId, areas);
      },
      GetSpecialCellsOrNullObject: (self, args) => {
        const areas = special(self, args.raw(0), args.raw(1));
        return areas.length === 0 ? null : model.objects.rangeAreas(self.sheetId, areas);
      },
      GetSpillingToRange: (self) => {
        const area = spill(model, self);
        if (!area) throw itemNotFound("spill");
        return model.objects.range(self.sheetId, area);
      },
      GetSpillingToRangeOrNullObject: (self) => {
        const area = spill(model, self);
        return area ? model.objects.range(self.sheetId, area) : null;
      },
      GetSpillParent: (self) => {
        const area = spillOver(model, self);
        if (!area) throw itemNotFound("spill parent");
        return model.objects.range(self.sheetId, { ...area, rows: 1, columns: 1 });
      },
      GetSpillParentOrNullObject: (self) => {
        const area = spillOver(model, self);
        return area ? model.objects.range(self.sheetId, { ...area, rows: 1, columns: 1 }) : null;
      },
    };
  },

  hasSpill(model: WorkbookModel, self: RangeTarget): boolean | null {
    const spills = spillAreas(model, self.sheetId).filter((area) => intersect(area, self.area));
    if (spills.length === 0) return false;
    const covered = spills.reduce((sum, area) => {
      const part = intersect(area, self.area);
      return sum + (part ? part.rows * part.columns : 0);
    }, 0);
    return covered === self.area.rows * self.area.columns ? true : null;
  },

  /** In points. */
  position(
    model: WorkbookModel,
    self: RangeTarget,
  ): { top: number; left: number; width: number; height: number } {
    const sheet = model.sheet(self.sheetId);
    const rows = (from: number, to: number) => {
      let sum = 0;
      for (let row = from; row < to; row++)
        if (row >= sheet.getRowCount() || sheet.getRowVisible(row)) sum += sheet.getRowHeight(row);
      return sum * POINTS;
    };
    const columns = (from: number, to: number) => {
      let sum = 0;
      for (let column = from; column < to; column++) {
        if (column >= sheet.getColumnCount() || sheet.getColVisible(column))
          sum += sheet.getColumnWidth(column);
      }
      return sum * POINTS;
    };
    const { row, column, rows: height, columns: width } = self.area;
    const bottom = Math.min(row + height, Math.max(row, sheet.getRowCount()));
    return {
      top: rows(0, row),
      left: columns(0, column),
      height: rows(row, height === MAX_ROWS ? bottom : row + height),
      width: columns(column, column + width),
    };
  },
};

/** Where Ctrl+Arrow leads from the range's first cell. */
function edge(
  model: WorkbookModel,
  self: RangeTarget,
  direction: Direction,
): { row: number; column: number } {
  const sheet = model.sheet(self.sheetId);
  const step = { Left: [0, -1], Right: [0, 1], Up: [-1, 0], Down: [1, 0] }[direction];
  const [dr = 0, dc = 0] = step;
  const filled = (row: number, column: number) => valueOf(model.book.cell(sheet, row, column)) !== "";
  const last = { row: sheet.getRowCount(), column: sheet.getColumnCount() };
  const inside = (row: number, column: number) =>
    row >= 0 && column >= 0 && row < last.row && column < last.column;
  let { row, column } = self.area;
  const isIn = filled(row, column) && inside(row + dr, column + dc) && filled(row + dr, column + dc);
  if (isIn) {
    while (inside(row + dr, column + dc) && filled(row + dr, column + dc)) {
      row += dr;
      column += dc;
    }
    return { row, column };
  }
  while (inside(row + dr, column + dc)) {
    row += dr;
    column += dc;
    if (filled(row, column)) return { row, column };
  }
  if (direction === "Down") return { row: MAX_ROWS - 1, column };
  if (direction === "Right") return { row, column: MAX_COLUMNS - 1 };
  return { row, column };
}

/** Grows over filled neighbours until it is ringed by empty cells: Ctrl+A's region. */
function region(model: WorkbookModel, self: RangeTarget): Area {
  const sheet = model.sheet(self.sheetId);
  let area = self.area;
  for (;;) {
    const row = Math.max(0, area.row - 1);
    const column = Math.max(0, area.column - 1);
    const ring = {
      row,
      column,
      rows: Math.min(MAX_ROWS, area.row + area.rows + 1) - row,
      columns: Math.min(MAX_COLUMNS, area.column + area.columns + 1) - column,
    };
    const used = usedArea(model, sheet.getSheetId(), ring, true);
    const next = used ? bounding(area, used) : area;
    if (next.rows === area.rows && next.columns === area.columns && next.row === area.row) return area;
    area = next;
  }
}

function specialCells(model: WorkbookModel, self: RangeTarget, type: unknown, valueType: unknown): Area[] {
  const kind = asEnum(type, [
    "Blanks",
    "Constants",
    "Formulas",
    "Visible",
    "ConditionalFormats",
    "DataValidations",
    "SameConditionalFormat",
    "SameDataValidation",
  ]);
  const values = valueType === undefined || valueType === null ? "All" : asString(valueType);
  const sheet = model.sheet(self.sheetId);
  const whole = usedArea(
    model,
    self.sheetId,
    { row: 0, column: 0, rows: MAX_ROWS, columns: MAX_COLUMNS },
    false,
  );
  const area = whole && intersect(self.area, whole);
  if (!area) return [];
  const hit = (row: number, column: number): boolean => {
    const cell = model.book.cell(sheet, row, column);
    const value = valueOf(cell);
    switch (kind) {
      case "Blanks":
        return value === "" && !cell?.f;
      case "Visible":
        return sheet.getRowVisible(row) && sheet.getColVisible(column);
      case "Constants":
        return !cell?.f && value !== "" && matchesType(values, value);
      case "Formulas":
        return !!cell?.f && matchesType(values, value);
      case "ConditionalFormats":
      case "SameConditionalFormat":
        return model.conditionalFormats.covers(self.sheetId, row, column);
      case "DataValidations":
      case "SameDataValidation":
        return model.isValidated(self.sheetId, row, column);
    }
  };
  return rectangles(area, hit);
}

function matchesType(wanted: string, value: string | number | boolean): boolean {
  if (wanted === "All") return true;
  if (typeof value === "number") return wanted.includes("Number");
  if (typeof value === "boolean") return wanted.includes("Logical");
  return isError(value) ? wanted.includes("Errors") : wanted.includes("Text");
}

/** The cells that meet a test as few rectangles: runs along each row, joined downwards where equal. */
export function rectangles(area: Area, hit: (row: number, column: number) => boolean): Area[] {
  const done: Area[] = [];
  let open: Area[] = [];
  for (let row = area.row; row < area.row + area.rows; row++) {
    const runs: Area[] = [];
    for (let column = area.column; column < area.column + area.columns; column++) {
      if (!hit(row, column)) continue;
      const last = runs.at(-1);
      if (last && last.column + last.columns === column)
        runs[runs.length - 1] = { ...last, columns: last.columns + 1 };
      else runs.push({ row, column, rows: 1, columns: 1 });
    }
    open = runs.map((run) => {
      const above = open.find((one) => one.column === run.column && one.columns === run.columns);
      if (!above) return run;
      done.splice(done.indexOf(above), 1);
      return { ...above, rows: above.rows + 1 };
    });
    done.push(...open);
  }
  return done;
}

function spillAreas(model: WorkbookModel, sheetId: string): Area[] {
  const ranges =
    model.book.injector.get(FormulaDataModel).getArrayFormulaRange()[model.book.unitId]?.[sheetId] ?? {};
  return Object.keys(ranges).flatMap((row) =>
    Object.entries<IRange>({ ...ranges[Number(row)] }).map(([, range]) => fromRange(range)),
  );
}

/** What the formula in the range's first cell spills into. */
function spill(model: WorkbookModel, self: RangeTarget): Area | undefined {
  return spillAreas(model, self.sheetId).find(
    (area) => area.row === self.area.row && area.column === self.area.column && area.rows * area.columns > 1,
  );
}

function spillOver(model: WorkbookModel, self: RangeTarget): Area | undefined {
  return spillAreas(model, self.sheetId).find((area) =>
    intersect(area, { ...self.area, rows: 1, columns: 1 }),
  );
}
