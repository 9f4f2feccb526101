import type { ICellData } from "@univerjs/core";
import type { Area } from "../formula/address";
import { offsetFormula } from "../formula/references";
import type { CellMatrix } from "../grid/book";
import { valueOf, type CellValue } from "../grid/values";
import { asArray, asNumber, asRecord } from "../protocol/args";
import { invalidArgument } from "../protocol/errors";
import { hostType, type HostObject } from "../protocol/host-type";
import { changeArgs, checkEditable, pushTableChanges } from "./cells";
import { hexColor } from "./colors";
import { EVENT } from "./events";
import type { RangeTarget } from "./objects";
import { camelKeys } from "./protection";
import { bodyOf } from "./table-store";
import type { TableTarget } from "./table-type";
import type { WorkbookModel } from "./workbook-model";

interface SortField {
  readonly key: number;
  readonly ascending: boolean;
  readonly sortOn: string;
  readonly color: string | undefined;
}

interface Line {
  readonly index: number;
  readonly keys: readonly CellValue[];
  readonly colors: readonly (string | undefined)[];
}

export function readFields(value: unknown): SortField[] {
  return asArray(value).map((item) => {
    const field = camelKeys(asRecord(item));
    const color = typeof field.color === "string" ? hexColor(field.color) : undefined;
    return {
      key: asNumber(field.key),
      ascending: field.ascending !== false,
      sortOn: typeof field.sortOn === "string" ? field.sortOn : "Value",
      color,
    };
  });
}

/** Sorts the rows (or columns) of an area; formulas move with their row as Excel moves them. */
export function sortArea(
  model: WorkbookModel,
  sheetId: string,
  area: Area,
  fields: readonly SortField[],
  matchCase: boolean,
  byColumns: boolean,
): void {
  if (fields.length === 0) throw invalidArgument();
  checkEditable(model, sheetId, area);
  const sheet = model.sheet(sheetId);
  const clipped = model.book.clip(sheet, area);
  const count = byColumns ? clipped.columns : clipped.rows;
  const width = byColumns ? clipped.rows : clipped.columns;
  if (fields.some((field) => field.key < 0 || field.key >= width)) throw invalidArgument();
  const place = (line: number, k: number) =>
    byColumns
      ? { row: clipped.row + k, column: clipped.column + line }
      : { row: clipped.row + line, column: clipped.column + k };
  const lines: Line[] = Array.from({ length: count }, (_, index) => {
    const keys: CellValue[] = [];
    const colors: (string | undefined)[] = [];
    for (const field of fields) {
      const at = place(index, field.key);
      keys.push(valueOf(model.book.cell(sheet, at.row, at.column)));
      const style = model.book.styleOf(sheet, at.row, at.column);
      colors.push((field.sortOn === "FontColor" ? style.cl?.rgb : style.bg?.rgb) ?? undefined);
    }
    return { index, keys, colors };
  });
  const sorted = [...lines].sort((a, b) => compareLines(a, b, fields, matchCase));
  const cells: CellMatrix = {};
  sorted.forEach((line, to) => {
    if (line.index === to) return;
    for (let k = 0; k < width; k++) {
      const from = place(line.index, k);
      const at = place(to, k);
      (cells[at.row] ??= {})[at.column] = movedCell(model, sheetId, from, at);
    }
  });
  model.book.write(sheet, cells);
  const kind = byColumns ? EVENT.worksheetColumnSorted : EVENT.worksheetRowSorted;
  model.events.push(kind, sheetId, changeArgs(model, sheet, area));
  model.events.push(EVENT.worksheetChanged, sheetId, changeArgs(model, sheet, area));
  pushTableChanges(model, sheet, area);
}

function movedCell(
  model: WorkbookModel,
  sheetId: string,
  from: { row: number; column: number },
  at: { row: number; column: number },
): ICellData {
  const sheet = model.sheet(sheetId);
  const cell = model.book.cell(sheet, from.row, from.column);
  const formula = model.formulas.read(cell);
  const style = cell?.s ? (model.book.workbook.getStyles().getStyleByCell(cell) ?? null) : null;
  if (formula) {
    const text = offsetFormula(formula, at.row - from.row, at.column - from.column);
    return { ...model.formulas.cell(sheet, at.row, at.column, text, cell), s: style };
  }
  return {
    v: cell?.v ?? null,
    f: null,
    si: null,
    ...(cell?.t && { t: cell.t }),
    s: style,
    custom: { ...cell?.custom },
  };
}

function compareLines(a: Line, b: Line, fields: readonly SortField[], matchCase: boolean): number {
  for (const [i, field] of fields.entries()) {
    const sign = field.ascending ? 1 : -1;
    if (field.sortOn === "CellColor" || field.sortOn === "FontColor") {
      const hit = (line: Line) => line.colors[i] !== undefined && hexColor(line.colors[i]) === field.color;
      const order = Number(hit(b)) - Number(hit(a));
      if (order !== 0) return order * sign;
      continue;
    }
    const [x, y] = [a.keys[i] ?? "", b.keys[i] ?? ""];
    // Blank cells come last whichever way is sorted.
    if (x === "" || y === "") {
      if (x !== y) return x === "" ? 1 : -1;
      continue;
    }
    const order = compareValues(x, y, matchCase);
    if (order !== 0) return order * sign;
  }
  return a.index - b.index;
}

/** Excel's order: numbers, texts, FALSE, TRUE. */
function compareValues(a: CellValue, b: CellValue, matchCase: boolean): number {
  const rank = (value: CellValue) => (typeof value === "number" ? 0 : typeof value === "string" ? 1 : 2);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === "string" && typeof b === "string") return collator(matchCase).compare(a, b);
  return Number(a) - Number(b);
}

const collators = new Map<boolean, Intl.Collator>();

function collator(matchCase: boolean): Intl.Collator {
  let found = collators.get(matchCase);
  if (!found) {
    found = new Intl.Collator("en", { sensitivity: matchCase ? "variant" : "accent" });
    collators.set(matchCase, found);
  }
  return found;
}

export function rangeSortType(model: WorkbookModel): (target: RangeTarget) => HostObject {
  return hostType<RangeTarget>({
    name: "RangeSort",
    call: {
      Apply: (self, args) => {
        const byColumns = args.optionalString(3) === "Columns";
        const hasHeaders = args.optionalBoolean(2) ?? false;
        const { area } = self;
        const body = hasHeaders
          ? byColumns
            ? { ...area, column: area.column + 1, columns: area.columns - 1 }
            : { ...area, row: area.row + 1, rows: area.rows - 1 }
          : area;
        sortArea(
          model,
          self.sheetId,
          body,
          readFields(args.raw(0)),
          args.optionalBoolean(1) ?? false,
          byColumns,
        );
      },
    },
  });
}

export function tableSortType(model: WorkbookModel): (target: TableTarget) => HostObject {
  const apply = ({ table }: TableTarget, fields: readonly SortField[], matchCase: boolean) => {
    sortArea(model, table.sheetId, bodyOf(table), fields, matchCase, false);
  };
  return hostType<TableTarget>({
    name: "TableSort",
    get: {
      Fields: (self) => self.table.sort?.fields ?? [],
      MatchCase: (self) => self.table.sort?.matchCase ?? false,
      Method: (self) => self.table.sort?.method ?? "PinYin",
    },
    call: {
      Apply: (self, args) => {
        const fields = readFields(args.raw(0));
        const matchCase = args.optionalBoolean(1) ?? false;
        apply(self, fields, matchCase);
        const method = args.optionalString(2) ?? "PinYin";
        self.table.sort = {
          fields: fields.map(({ color, ...field }) => (color === undefined ? field : { ...field, color })),
          matchCase,
          method,
        };
      },
      Clear: (self) => {
        delete self.table.sort;
      },
      Reapply: (self) => {
        const { sort } = self.table;
        if (sort) apply(self, readFields(sort.fields), sort.matchCase);
      },
    },
  });
}
