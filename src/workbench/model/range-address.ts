import {
  areaAddress,
  bounding,
  isOnSheet,
  MAX_COLUMNS,
  MAX_ROWS,
  parseArea,
  quoteSheet,
  splitSheet,
  type Area,
} from "../formula/address";
import { invalidArgument, itemNotFound } from "../protocol/errors";
import { isHostObject } from "../protocol/host-type";
import { isRangeTarget, type RangeTarget } from "./objects";
import { namedArea } from "./named-areas";
import type { WorkbookModel } from "./workbook-model";

export const WHOLE_SHEET: Area = { row: 0, column: 0, rows: MAX_ROWS, columns: MAX_COLUMNS };

/** `Sheet1!A1:B2`, as `Range.address` answers. */
export function fullAddress(model: WorkbookModel, target: RangeTarget): string {
  return `${quoteSheet(model.sheet(target.sheetId).getName())}!${areaAddress(target.area)}`;
}

/** Reads an address on a sheet: A1 notation, a name, a structured table name; with or without its sheet. */
export function resolveAddress(model: WorkbookModel, sheetId: string, address: string): RangeTarget {
  const text = address.trim().replace(/^=/, "");
  if (text === "") return { sheetId, area: WHOLE_SHEET };
  const { sheet, rest } = splitSheet(text);
  let home = sheetId;
  if (sheet !== undefined) {
    const found = model.book.sheetNamed(sheet);
    if (!found) throw itemNotFound(sheet);
    home = found.getSheetId();
  }
  const area = parseArea(rest) ?? unionOf(rest);
  if (area) return { sheetId: home, area };
  const named = namedArea(model, rest, home);
  if (named) return named;
  throw invalidArgument();
}

/** `A1:B2:C3` covers all three, as the colon operator does. */
function unionOf(text: string): Area | undefined {
  const parts = text.split(":").map(parseArea);
  let whole: Area | undefined;
  for (const part of parts) {
    if (!part) return undefined;
    whole = whole ? bounding(whole, part) : part;
  }
  return whole;
}

/** A range argument: a Range object or an address. */
export function rangeArgument(model: WorkbookModel, sheetId: string, value: unknown): RangeTarget {
  if (isHostObject(value) && isRangeTarget(value.target)) return value.target;
  if (typeof value === "string") return resolveAddress(model, sheetId, value);
  throw invalidArgument();
}

/** A rectangle that must lie on the sheet. */
export function checked(area: Area): Area {
  if (!isOnSheet(area)) throw invalidArgument();
  return area;
}

/** Splits `A1:B2, D4` at its commas. */
export function splitAreas(address: string): string[] {
  return address
    .split(/,(?=(?:[^']*'[^']*')*[^']*$)/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** The smallest rectangle that holds what the sheet holds, or undefined when it is empty. */
export function usedArea(
  model: WorkbookModel,
  sheetId: string,
  within: Area,
  valuesOnly: boolean,
): Area | undefined {
  const sheet = model.sheet(sheetId);
  let top = Infinity;
  let left = Infinity;
  let bottom = -1;
  let right = -1;
  const lastRow = within.row + within.rows;
  const lastColumn = within.column + within.columns;
  sheet.getCellMatrix().forValue((row, column, cell) => {
    if (row < within.row || row >= lastRow || column < within.column || column >= lastColumn) return;
    const hasValue = !!cell?.f || (cell?.v !== undefined && cell.v !== null);
    if (!hasValue && (valuesOnly || !hasLooks(cell?.s))) return;
    top = Math.min(top, row);
    left = Math.min(left, column);
    bottom = Math.max(bottom, row);
    right = Math.max(right, column);
  });
  if (bottom < 0) return undefined;
  return { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}

function hasLooks(style: unknown): boolean {
  if (typeof style === "string") return style !== "";
  return typeof style === "object" && style !== null && Object.keys(style).length > 0;
}
