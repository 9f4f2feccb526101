import { columnLetters, MAX_COLUMNS, MAX_ROWS, type Area } from "../formula/address";
import { asArray, Args, isRecord } from "../protocol/args";
import { invalidArgument } from "../protocol/errors";
import { isHostObject, type HostObject, type Method } from "../protocol/host-type";
import type { RangeTarget } from "./objects";
import type { WorkbookModel } from "./workbook-model";

const pascal = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

/** `setCellProperties` and its relatives: the looks of many cells in one call. */
export function bulkProperties(model: WorkbookModel): Record<string, Method<RangeTarget>> {
  const cell = (self: RangeTarget, r: number, c: number) =>
    model.objects.range(self.sheetId, {
      row: self.area.row + r,
      column: self.area.column + c,
      rows: 1,
      columns: 1,
    });
  const column = (self: RangeTarget, c: number) =>
    model.objects.range(self.sheetId, { row: 0, rows: MAX_ROWS, column: self.area.column + c, columns: 1 });
  const row = (self: RangeTarget, r: number) =>
    model.objects.range(self.sheetId, { column: 0, columns: MAX_COLUMNS, row: self.area.row + r, rows: 1 });
  const lines = (self: RangeTarget, given: unknown, count: (area: Area) => number): readonly unknown[] => {
    const list = asArray(given);
    if (list.length !== count(self.area)) throw invalidArgument();
    return list;
  };
  return {
    SetCellProperties: (self, args) => {
      lines(self, args.raw(0), (area) => area.rows).forEach((line, r) => {
        const cells = asArray(line);
        if (cells.length !== self.area.columns) throw invalidArgument();
        cells.forEach((properties, c) => {
          apply(cell(self, r, c), properties);
        });
      });
    },
    SetColumnProperties: (self, args) => {
      lines(self, args.raw(0), (area) => area.columns).forEach((properties, c) => {
        apply(column(self, c), properties);
      });
    },
    SetRowProperties: (self, args) => {
      lines(self, args.raw(0), (area) => area.rows).forEach((properties, r) => {
        apply(row(self, r), properties);
      });
    },
    GetCellProperties: (self, args) =>
      Array.from({ length: self.area.rows }, (_r, r) =>
        Array.from({ length: self.area.columns }, (_c, c) => read(cell(self, r, c), args.raw(0))),
      ),
    GetColumnProperties: (self, args) =>
      Array.from({ length: self.area.columns }, (_c, c) => ({
        ...read(column(self, c), args.raw(0)),
        ...(wants(args.raw(0), "columnIndex") && { columnIndex: self.area.column + c }),
        ...(wants(args.raw(0), "address") && { address: columnLetters(self.area.column + c) }),
      })),
    GetRowProperties: (self, args) =>
      Array.from({ length: self.area.rows }, (_r, r) => ({
        ...read(row(self, r), args.raw(0)),
        ...(wants(args.raw(0), "rowIndex") && { rowIndex: self.area.row + r }),
      })),
  };
}

function wants(options: unknown, name: string): boolean {
  return isRecord(options) && (options[name] === true || options[pascal(name)] === true);
}

/** Sets what a record names: `{ format: { fill: { color } }, hyperlink }`. Borders are named by their side. */
function apply(object: HostObject, properties: unknown): void {
  if (!isRecord(properties)) return;
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined) continue;
    const name = pascal(key);
    if (object.typeName === "RangeBorderCollection") {
      const side = object.call("GetItem", new Args([sideName(name)]));
      if (isHostObject(side)) apply(side, value);
    } else if (isRecord(value) && object.has(name) && isHostObject(object.get(name))) {
      const below = object.get(name);
      if (isHostObject(below)) apply(below, value);
    } else void object.set(name, value);
  }
}

/** `Bottom` in a record is `EdgeBottom` in the collection. */
function sideName(name: string): string {
  if (["Top", "Bottom", "Left", "Right"].includes(name)) return `Edge${name}`;
  if (name === "Horizontal" || name === "Vertical") return `Inside${name}`;
  return name;
}

function read(object: HostObject, options: unknown): Record<string, unknown> {
  if (!isRecord(options)) return {};
  const result: Record<string, unknown> = {};
  for (const [key, wanted] of Object.entries(options)) {
    if (wanted === false || wanted === null || wanted === undefined) continue;
    const name = pascal(key);
    const camel = key.charAt(0).toLowerCase() + key.slice(1);
    if (!object.has(name)) continue;
    const value = object.get(name);
    result[camel] = isHostObject(value) ? read(value, wanted === true ? everything(value) : wanted) : value;
  }
  return result;
}

function everything(object: HostObject): Record<string, boolean> {
  return Object.fromEntries(object.scalars.map((name) => [name, true]));
}
