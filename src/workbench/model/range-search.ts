import { bounding, intersect, MAX_COLUMNS, MAX_ROWS, type Area } from "../formula/address";
import { textOf } from "../grid/values";
import { asBoolean } from "../protocol/args";
import { itemNotFound } from "../protocol/errors";
import type { Method } from "../protocol/host-type";
import { writeCells } from "./cells";
import type { RangeTarget } from "./objects";
import { usedArea } from "./range-address";
import { rectangles } from "./range-edges";
import type { WorkbookModel } from "./workbook-model";

interface Criteria {
  readonly completeMatch: boolean;
  readonly matchCase: boolean;
  readonly backwards: boolean;
}

export function readCriteria(criteria: Readonly<Record<string, unknown>> | undefined): Criteria {
  const flag = (name: string) => {
    const value = criteria?.[name] ?? criteria?.[name.charAt(0).toUpperCase() + name.slice(1)];
    return value === undefined || value === null ? false : asBoolean(value);
  };
  const direction = criteria?.searchDirection ?? criteria?.SearchDirection;
  return {
    completeMatch: flag("completeMatch"),
    matchCase: flag("matchCase"),
    backwards: direction === "Backwards" || direction === "Backward",
  };
}

/** Cells whose shown text or formula holds a text, row by row. */
export function findAll(
  model: WorkbookModel,
  self: RangeTarget,
  text: string,
  criteria: Criteria,
): { row: number; column: number }[] {
  const used = usedArea(
    model,
    self.sheetId,
    { row: 0, column: 0, rows: MAX_ROWS, columns: MAX_COLUMNS },
    true,
  );
  const area = used && intersect(self.area, used);
  if (!area) return [];
  const sheet = model.sheet(self.sheetId);
  const fold = (value: string) => (criteria.matchCase ? value : value.toLowerCase());
  const wanted = fold(text);
  const found: { row: number; column: number }[] = [];
  for (let row = area.row; row < area.row + area.rows; row++) {
    for (let column = area.column; column < area.column + area.columns; column++) {
      const cell = model.book.cell(sheet, row, column);
      if (!cell) continue;
      const shown = fold(textOf(cell, model.book.styleOf(sheet, row, column)));
      if (criteria.completeMatch ? shown === wanted : wanted !== "" && shown.includes(wanted))
        found.push({ row, column });
    }
  }
  return criteria.backwards ? found.reverse() : found;
}

export function replaceAll(
  model: WorkbookModel,
  self: RangeTarget,
  text: string,
  replacement: string,
  criteria: Criteria,
): number {
  const pattern = new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), criteria.matchCase ? "g" : "gi");
  const sheet = model.sheet(self.sheetId);
  let count = 0;
  for (const { row, column } of findAll(model, self, text, { ...criteria, backwards: false })) {
    const cell = model.book.cell(sheet, row, column);
    const before = model.formulas.read(cell) || String(cell?.v ?? "");
    const after = before.replace(pattern, () => {
      count++;
      return replacement;
    });
    if (after !== before) writeCells(model, self.sheetId, { row, column, rows: 1, columns: 1 }, after);
  }
  return count;
}

export function rangeSearch(model: WorkbookModel): Record<string, Method<RangeTarget>> {
  const find: Method<RangeTarget> = (self, args) => {
    const [first] = findAll(model, self, args.string(0), readCriteria(args.optionalRecord(1)));
    return first ? model.objects.range(self.sheetId, { ...first, rows: 1, columns: 1 }) : null;
  };
  return {
    Find: (self, args) => {
      const found = find(self, args);
      if (!found) throw itemNotFound(args.string(0));
      return found;
    },
    FindOrNullObject: find,
    ReplaceAll: (self, args) =>
      replaceAll(model, self, args.string(0), args.string(1), readCriteria(args.optionalRecord(2))),
  };
}

/** Cells as the fewest rectangles, for callers that answer with RangeAreas. */
export function cellAreas(cells: readonly { row: number; column: number }[]): Area[] {
  const key = (row: number, column: number) => `${row},${column}`;
  const set = new Set(cells.map(({ row, column }) => key(row, column)));
  const whole = cells
    .map(({ row, column }) => ({ row, column, rows: 1, columns: 1 }))
    .reduce<Area | undefined>((sum, cell) => (sum ? bounding(sum, cell) : cell), undefined);
  return whole ? rectangles(whole, (row, column) => set.has(key(row, column))) : [];
}
