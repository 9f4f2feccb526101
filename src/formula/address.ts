import { LIMITS } from "./limits";

/** A rectangle of cells. Row and column count from 0. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** Column letters of a 0-based column index: 0 → A, 27 → AB. */
export function columnLetters(index: number): string {
  if (!Number.isInteger(index) || index < 0 || index >= LIMITS.columns) {
    throw new RangeError(`No such column in Excel: ${index}`);
  }
  let letters = "";
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  }
  return letters;
}

/** 0-based column index of column letters: AB → 27. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** A1 address of one cell, `absolute` for $A$1. */
export function cellAddress(row: number, column: number, absolute = false): string {
  const mark = absolute ? "$" : "";
  return `${mark}${columnLetters(column)}${mark}${row + 1}`;
}

/** A1 address of a rectangle; one cell has no colon. */
export function areaAddress(area: Area, absolute = false): string {
  const first = cellAddress(area.row, area.column, absolute);
  if (area.rows === 1 && area.columns === 1) return first;
  return `${first}:${cellAddress(area.row + area.rows - 1, area.column + area.columns - 1, absolute)}`;
}

/**
 * A sheet name as a formula needs it. We always quote: an unquoted name is only safe when it is no
 * cell reference in A1 or R1C1 form, starts with no digit and holds word characters only, and a
 * needless pair of quotes costs nothing (Excel drops them).
 */
export function quoteSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

/** An absolute reference to a rectangle on a sheet. */
export function sheetReference(sheet: string, area: Area): string {
  return `${quoteSheet(sheet)}!${areaAddress(area, true)}`;
}

const FORBIDDEN_IN_SHEET_NAME = /[[\]:*?/\\]/g;
/** Blanks, and the apostrophes that a name may hold but neither begin nor end with. */
const EDGES = /^['\s]+|['\s]+$/g;

/** Makes a legal Excel sheet name: forbidden characters become spaces, 31 characters at most. */
export function legalSheetName(wanted: string): string {
  const trimmed = wanted.replace(FORBIDDEN_IN_SHEET_NAME, " ").replace(EDGES, "");
  return trimmed.slice(0, LIMITS.sheetName).replace(EDGES, "") || "Sheet";
}
