import { columnLetters, MAX_COLUMNS, MAX_ROWS, quoteSheet } from "./address";
import { tokenize, type RefEnd, type RefToken, type Token } from "./tokens";

/** Writes a reference back as text. */
export function refText(sheet: string | undefined, from: RefEnd, to: RefEnd, isRange: boolean): string {
  const prefix = sheet === undefined ? "" : `${quoteSheet(sheet)}!`;
  return prefix + (isRange ? `${endText(from)}:${endText(to)}` : endText(from));
}

function endText(end: RefEnd): string {
  const column = end.column === undefined ? "" : (end.columnAbsolute ? "$" : "") + columnLetters(end.column);
  const row = end.row === undefined ? "" : `${end.rowAbsolute ? "$" : ""}${end.row + 1}`;
  return column + row;
}

/** Maps every reference of a formula; the callback answers new text, or undefined to leave it. */
export function mapReferences(formula: string, change: (token: RefToken) => string | undefined): string {
  return tokenize(formula)
    .map((token) => (token.kind === "ref" ? (change(token) ?? token.text) : token.text))
    .join("");
}

/** What a formula says when it is copied by so many rows and columns: relative parts move along. */
export function offsetFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  return mapReferences(formula, (token) => {
    const from = offsetEnd(token.from, rows, columns);
    const to = offsetEnd(token.to, rows, columns);
    return from && to ? refText(token.sheet, from, to, token.isRange) : "#REF!";
  });
}

/** The same for a copy that swaps rows and columns: so far to the right becomes so far down. */
export function transposeFormula(
  formula: string,
  from: { row: number; column: number },
  to: { row: number; column: number },
): string {
  const turn = (end: RefEnd): RefEnd | undefined => {
    if (end.row === undefined || end.column === undefined) return undefined;
    const row = end.rowAbsolute ? end.row : to.row + (end.column - from.column);
    const column = end.columnAbsolute ? end.column : to.column + (end.row - from.row);
    if (row < 0 || column < 0 || row >= MAX_ROWS || column >= MAX_COLUMNS) return undefined;
    return { ...end, row, column };
  };
  return mapReferences(formula, (token) => {
    const a = turn(token.from);
    const b = turn(token.to);
    return a && b ? refText(token.sheet, a, b, token.isRange) : "#REF!";
  });
}

function offsetEnd(end: RefEnd, rows: number, columns: number): RefEnd | undefined {
  const row = end.row === undefined || end.rowAbsolute ? end.row : end.row + rows;
  const column = end.column === undefined || end.columnAbsolute ? end.column : end.column + columns;
  if (row !== undefined && (row < 0 || row >= MAX_ROWS)) return undefined;
  if (column !== undefined && (column < 0 || column >= MAX_COLUMNS)) return undefined;
  return {
    ...(column !== undefined && { column }),
    ...(row !== undefined && { row }),
    columnAbsolute: end.columnAbsolute,
    rowAbsolute: end.rowAbsolute,
  };
}

/** Follows a sheet that was renamed. */
export function renameSheet(formula: string, before: string, after: string): string {
  const lower = before.toLowerCase();
  return tokenize(formula)
    .map((token) => {
      if (token.kind !== "ref" && token.kind !== "name") return token.text;
      if (token.sheet?.toLowerCase() !== lower) return token.text;
      return quoteSheet(after) + token.text.slice(token.text.lastIndexOf("!"));
    })
    .join("");
}

/** A reference to a deleted sheet becomes #REF!, as in Excel. */
export function dropSheet(formula: string, name: string): string {
  const lower = name.toLowerCase();
  return tokenize(formula)
    .map((token) => {
      if (token.kind !== "ref" && token.kind !== "name") return token.text;
      return token.sheet?.toLowerCase() === lower ? "#REF!" : token.text;
    })
    .join("");
}

/** Rows or columns put in (`count` > 0) or taken out (`count` < 0) of a sheet at an index. */
export interface Shift {
  readonly sheet: string;
  readonly axis: "row" | "column";
  readonly index: number;
  readonly count: number;
}

/** Follows whole rows or columns that were inserted or deleted. */
export function shiftFormula(formula: string, home: string, shift: Shift): string {
  const lower = shift.sheet.toLowerCase();
  return mapReferences(formula, (token) => {
    if ((token.sheet ?? home).toLowerCase() !== lower) return undefined;
    const a = token.from[shift.axis];
    const b = token.to[shift.axis];
    if (a === undefined || b === undefined) return undefined;
    const moved = shiftSpan(Math.min(a, b), Math.max(a, b), shift);
    if (!moved) return "#REF!";
    const ends: [RefEnd, RefEnd] = [
      { ...token.from, [shift.axis]: moved[0] },
      { ...token.to, [shift.axis]: moved[1] },
    ];
    return refText(token.sheet, ends[0], ends[1], token.isRange);
  });
}

/** Where a span of rows or columns is after a shift; undefined when all of it was deleted. */
export function shiftSpan(first: number, last: number, shift: Shift): [number, number] | undefined {
  if (shift.count >= 0) {
    const by = shift.count;
    return [first >= shift.index ? first + by : first, last >= shift.index ? last + by : last];
  }
  const gone = -shift.count;
  const end = shift.index + gone;
  if (first >= shift.index && last < end) return undefined;
  const newFirst = first < shift.index ? first : first < end ? shift.index : first - gone;
  const newLast = last < shift.index ? last : last < end ? shift.index - 1 : last - gone;
  return [newFirst, newLast];
}

/** Whether the formula holds a structured reference or could hold a bare table name. */
export function isStructured(tokens: readonly Token[]): boolean {
  return tokens.some((token) => token.kind === "structured");
}
