import {
  ReCalcSheetsFilterMutation,
  RemoveSheetsFilterMutation,
  SetSheetsFilterCriteriaMutation,
  SetSheetsFilterRangeMutation,
} from "@univerjs/sheets-filter";
import { TABLE_FILTER_EMPTY_VALUE } from "@univerjs/sheets-table";
import type { Area } from "../formula/address";
import { parseCriterion } from "../formula/functions/criteria";
import { toRange } from "../grid/book";
import { textOf, valueOf, type CellValue } from "../grid/values";
import { asArray, asEnum, asNumber, asRecord, asString } from "../protocol/args";
import { invalidArgument, itemNotFound } from "../protocol/errors";
import { hostType, type HostObject } from "../protocol/host-type";
import { hexColor } from "./colors";
import { isDynamicMatch } from "./dynamic-filter";
import { camelKeys } from "./protection";
import { rangeArgument } from "./range-address";
import { bodyOf, type Criteria, type TableModel } from "./table-store";
import type { WorkbookModel } from "./workbook-model";
import type { SheetTarget } from "./worksheet-type";
import type { TableTarget } from "./table-type";

const KINDS = [
  "BottomItems",
  "BottomPercent",
  "CellColor",
  "Dynamic",
  "FontColor",
  "Values",
  "TopItems",
  "TopPercent",
  "Icon",
  "Custom",
] as const;

/** Checks what a caller gave as FilterCriteria and makes its keys camel case. */
export function readFilter(value: unknown): Criteria {
  const criteria = camelKeys(asRecord(value));
  return { ...criteria, filterOn: asEnum(criteria.filterOn, KINDS) };
}

interface FilterCell {
  readonly row: number;
  readonly value: CellValue;
  readonly text: string;
  readonly fill: string | undefined;
  readonly color: string | undefined;
}

/** The rows of one column that a filter leaves visible. */
function visibleCells(model: WorkbookModel, sheetId: string, column: Area, criteria: Criteria): FilterCell[] {
  const sheet = model.sheet(sheetId);
  const cells: FilterCell[] = [];
  for (let row = column.row; row < column.row + column.rows; row++) {
    const cell = model.book.cell(sheet, row, column.column);
    const style = model.book.styleOf(sheet, row, column.column);
    cells.push({
      row,
      value: valueOf(cell),
      text: textOf(cell, style),
      fill: style.bg?.rgb ?? undefined,
      color: style.cl?.rgb ?? undefined,
    });
  }
  const numbers = cells.map((cell) => cell.value).filter((value) => typeof value === "number");
  const test = filterTest(criteria, numbers);
  return cells.filter(test);
}

function filterTest(criteria: Criteria, numbers: readonly number[]): (cell: FilterCell) => boolean {
  const { filterOn, criterion1, criterion2, operator } = criteria;
  const sorted = [...numbers].sort((a, b) => a - b);
  const count = (percent: boolean) => {
    const n = asNumber(criterion1);
    return percent ? Math.max(1, Math.floor((sorted.length * n) / 100)) : n;
  };
  const atLeast = (limit: number | undefined) => (cell: FilterCell) =>
    typeof cell.value === "number" && limit !== undefined && cell.value >= limit;
  const atMost = (limit: number | undefined) => (cell: FilterCell) =>
    typeof cell.value === "number" && limit !== undefined && cell.value <= limit;
  switch (filterOn) {
    case "Values": {
      const wanted = new Set(asArray(criteria.values).map((value) => valueText(value)));
      return (cell) => wanted.has(cell.text.toLowerCase()) || wanted.has(String(cell.value).toLowerCase());
    }
    case "Custom": {
      const first = criterionTest(criterion1);
      const second = criterion2 === undefined || criterion2 === null ? undefined : criterionTest(criterion2);
      if (!second) return first;
      return operator === "And"
        ? (cell) => first(cell) && second(cell)
        : (cell) => first(cell) || second(cell);
    }
    case "TopItems":
    case "TopPercent":
      return atLeast(sorted[Math.max(0, sorted.length - count(filterOn === "TopPercent"))]);
    case "BottomItems":
    case "BottomPercent":
      return atMost(sorted[Math.min(sorted.length, count(filterOn === "BottomPercent")) - 1]);
    case "CellColor": {
      const color = hexColor(criteria.color ?? criterion1);
      return (cell) => cell.fill !== undefined && hexColor(cell.fill) === color;
    }
    case "FontColor": {
      const color = hexColor(criteria.color ?? criterion1);
      return (cell) => hexColor(cell.color ?? "#000000") === color;
    }
    case "Dynamic":
      return (cell) =>
        typeof cell.value === "number" &&
        isDynamicMatch(String(criteria.dynamicCriteria), cell.value, numbers);
    default:
      throw invalidArgument();
  }
}

function valueText(value: unknown): string {
  // A FilterDatetime names a day, a month or a year.
  if (typeof value === "object" && value !== null && "date" in value) return String(value.date).toLowerCase();
  return String(value).toLowerCase();
}

/** `>5`, `=A*`, `<>`: as in SUMIFS; a bare text matches cells that equal it. */
function criterionTest(criterion: unknown): (cell: FilterCell) => boolean {
  const parsed = parseCriterion(typeof criterion === "number" ? criterion : asString(criterion ?? ""));
  return (cell) =>
    parsed.test(cell.value === "" ? null : cell.value) ||
    (typeof cell.value === "number" && parsed.test(cell.text));
}

/** Filters a table's column; Univer hides the rows and shows the filter in the header's button. */
export function applyTableFilter(
  model: WorkbookModel,
  table: TableModel,
  index: number,
  given: unknown,
): void {
  const column = table.columns[index];
  if (!column) throw itemNotFound("column");
  const criteria = readFilter(given);
  const body = bodyOf(table);
  const visible = visibleCells(
    model,
    table.sheetId,
    { ...body, column: body.column + index, columns: 1 },
    criteria,
  );
  column.filter = criteria;
  const values = new Set(
    visible.flatMap((cell) => [cell.text, typeof cell.value === "boolean" ? String(cell.value) : cell.value]),
  );
  if (values.has("")) values.add(TABLE_FILTER_EMPTY_VALUE);
  model.tables.setFilter(table, index, [...values]);
  touchVisibility(model, table.sheetId, table.area);
}

export function clearTableFilter(model: WorkbookModel, table: TableModel, index: number): void {
  const column = table.columns[index];
  if (!column?.filter) return;
  delete column.filter;
  model.tables.setFilter(table, index, undefined);
  touchVisibility(model, table.sheetId, table.area);
}

export function clearFilters(model: WorkbookModel, table: TableModel): void {
  table.columns.forEach((_, index) => {
    clearTableFilter(model, table, index);
  });
}

export function reapplyFilters(model: WorkbookModel, table: TableModel): void {
  table.columns.forEach((column, index) => {
    if (column.filter) applyTableFilter(model, table, index, column.filter);
  });
}

/** SUBTOTAL depends on which rows show. */
function touchVisibility(model: WorkbookModel, sheetId: string, area: Area): void {
  model.book.scheduler.touch(model.book.unitId, sheetId, toRange({ ...area, rows: 1, columns: 1 }));
}

/** Excel's Filter of a table column. */
export function filterType(
  model: WorkbookModel,
): (target: { table: TableModel; index: number }) => HostObject {
  type Target = { table: TableModel; index: number };
  const apply = (self: Target, criteria: Criteria) => {
    applyTableFilter(model, self.table, self.index, criteria);
  };
  return hostType<Target>({
    name: "Filter",
    get: { Criteria: (self) => self.table.columns[self.index]?.filter ?? null },
    call: {
      Apply: (self, args) => {
        apply(self, args.record(0));
      },
      ApplyValuesFilter: (self, args) => {
        apply(self, { filterOn: "Values", values: args.raw(0) });
      },
      ApplyCustomFilter: (self, args) => {
        apply(self, {
          filterOn: "Custom",
          criterion1: args.string(0),
          ...(args.has(1) && { criterion2: args.string(1) }),
          operator: args.optionalString(2) ?? "And",
        });
      },
      ApplyTopItemsFilter: (self, args) => {
        apply(self, { filterOn: "TopItems", criterion1: args.string(0) });
      },
      ApplyTopPercentFilter: (self, args) => {
        apply(self, { filterOn: "TopPercent", criterion1: args.string(0) });
      },
      ApplyBottomItemsFilter: (self, args) => {
        apply(self, { filterOn: "BottomItems", criterion1: args.string(0) });
      },
      ApplyBottomPercentFilter: (self, args) => {
        apply(self, { filterOn: "BottomPercent", criterion1: args.string(0) });
      },
      ApplyCellColorFilter: (self, args) => {
        apply(self, { filterOn: "CellColor", color: args.string(0) });
      },
      ApplyFontColorFilter: (self, args) => {
        apply(self, { filterOn: "FontColor", color: args.string(0) });
      },
      ApplyDynamicFilter: (self, args) => {
        apply(self, { filterOn: "Dynamic", dynamicCriteria: args.string(0) });
      },
      Clear: (self) => {
        clearTableFilter(model, self.table, self.index);
      },
    },
  });
}

const NO_CRITERIA = null;

/** `Table.autoFilter`. */
export function tableAutoFilterType(model: WorkbookModel): (target: TableTarget) => HostObject {
  return hostType<TableTarget>({
    name: "AutoFilter",
    get: {
      Enabled: (self) => self.table.showFilterButton,
      IsDataFiltered: (self) => self.table.columns.some((column) => column.filter),
      Criteria: (self) => self.table.columns.map((column) => column.filter ?? NO_CRITERIA),
    },
    call: {
      Apply: (self, args) => {
        if (args.has(1) && args.has(2)) applyTableFilter(model, self.table, args.number(1), args.raw(2));
        else self.table.showFilterButton = true;
      },
      ClearColumnCriteria: (self, args) => {
        clearTableFilter(model, self.table, args.number(0));
      },
      ClearCriteria: (self) => {
        clearFilters(model, self.table);
      },
      Reapply: (self) => {
        reapplyFilters(model, self.table);
      },
      Remove: (self) => {
        clearFilters(model, self.table);
      },
      GetRange: (self) => model.objects.range(self.table.sheetId, self.table.area),
      GetRangeOrNullObject: (self) => model.objects.range(self.table.sheetId, self.table.area),
    },
  });
}

/** `Worksheet.autoFilter`: one filter over a range of the sheet. */
export function autoFilterType(model: WorkbookModel): (target: SheetTarget) => HostObject {
  const state = (self: SheetTarget) => model.extra(model.sheet(self.id).getSheetId()).autoFilter;
  const draw = (self: SheetTarget, index: number) => {
    const filter = state(self);
    const criteria = filter?.criteria.get(index);
    if (!filter) return;
    const body = { ...filter.area, row: filter.area.row + 1, rows: filter.area.rows - 1 };
    const col = filter.area.column + index;
    const visible = criteria && visibleCells(model, self.id, { ...body, column: col, columns: 1 }, criteria);
    const values = [
      ...new Set(visible?.flatMap((cell) => [cell.text, String(cell.value)]).filter((v) => v !== "")),
    ];
    const isBlankShown = visible?.some((cell) => cell.value === "");
    model.book.run(SetSheetsFilterCriteriaMutation.id, {
      subUnitId: self.id,
      col,
      criteria: visible
        ? { colId: index, filters: { filters: values, ...(isBlankShown && { blank: true }) } }
        : null,
      reCalc: true,
    });
    touchVisibility(model, self.id, filter.area);
  };
  const clear = (self: SheetTarget, index: number) => {
    if (state(self)?.criteria.delete(index)) draw(self, index);
  };
  const range = (self: SheetTarget) => {
    const filter = state(self);
    return filter ? model.objects.range(self.id, filter.area) : null;
  };
  return hostType<SheetTarget>({
    name: "AutoFilter",
    get: {
      Enabled: (self) => state(self) !== undefined,
      IsDataFiltered: (self) => (state(self)?.criteria.size ?? 0) > 0,
      Criteria: (self) => {
        const filter = state(self);
        if (!filter) return [];
        return Array.from({ length: filter.area.columns }, (_, i) => filter.criteria.get(i) ?? NO_CRITERIA);
      },
    },
    call: {
      Apply: (self, args) => {
        const { area: given } = rangeArgument(model, self.id, args.raw(0));
        const area = model.book.clip(model.sheet(self.id), given);
        const [table] = model.tables.touching(self.id, area);
        if (table) {
          if (args.has(1) && args.has(2)) applyTableFilter(model, table, args.number(1), args.raw(2));
          return;
        }
        const before = state(self);
        const isSame = before && before.area.row === area.row && before.area.column === area.column;
        if (!isSame) {
          model.extra(self.id).autoFilter = { area, criteria: new Map() };
          model.book.run(SetSheetsFilterRangeMutation.id, { subUnitId: self.id, range: toRange(area) });
        }
        if (!args.has(1)) return;
        const index = args.number(1);
        if (index < 0 || index >= area.columns) throw invalidArgument();
        if (args.has(2)) {
          state(self)?.criteria.set(index, readFilter(args.raw(2)));
          draw(self, index);
        } else clear(self, index);
      },
      ClearColumnCriteria: (self, args) => {
        clear(self, args.number(0));
      },
      ClearCriteria: (self) => {
        for (const index of [...(state(self)?.criteria.keys() ?? [])]) clear(self, index);
      },
      Reapply: (self) => {
        for (const index of state(self)?.criteria.keys() ?? []) draw(self, index);
        model.book.run(ReCalcSheetsFilterMutation.id, { subUnitId: self.id });
      },
      Remove: (self) => {
        if (!state(self)) return;
        model.extra(self.id).autoFilter = undefined;
        model.book.run(RemoveSheetsFilterMutation.id, { subUnitId: self.id });
      },
      GetRange: (self) => {
        const found = range(self);
        if (!found) throw itemNotFound("filter");
        return found;
      },
      GetRangeOrNullObject: range,
    },
  });
}
