import { cellText, isBlank, type Cell } from "./aggregate";
import { readDate, suggestBinWidth, type CategoryKind } from "./categories";
import { message, type Message } from "./messages";
import {
  approximateNumber,
  guessDecimalSign,
  isErrorText,
  readNumber,
  type DecimalSign,
} from "./number-text";
import { categoryScore, looksLikeDateHeader, measureScore } from "./selection-words";
import { totalsRows } from "./totals";

export type Grid = readonly (readonly Cell[])[];

export type ColumnKind = "text" | "number" | "date" | "empty";

/** What a column of the selection seems to hold. */
export interface ColumnGuess {
  readonly index: number;
  /** Its header, or "" without one. */
  readonly name: string;
  readonly kind: ColumnKind;
  readonly filled: number;
  readonly distinct: number;
  readonly textNumbers: number;
  readonly errors: number;
  /** One of them, or "". */
  readonly errorText: string;
  readonly decimalSign: DecimalSign;
  /** Currencies named in its cells. */
  readonly currencies: readonly string[];
}

export interface CategoryChoice {
  readonly column: number;
  readonly as: CategoryKind;
  readonly binWidth?: number;
}

export type MeasureChoice =
  | { readonly kind: "count" }
  | { readonly kind: "sum" | "average"; readonly column: number; readonly decimalSign: DecimalSign };

/** How to read a selection. The guess proposes one; the person may change every part of it. */
export interface SelectionChoice {
  /** Row of the header; null when there is none. */
  readonly header: number | null;
  /** First row of the data. */
  readonly firstRow: number;
  readonly category: CategoryChoice;
  readonly measure: MeasureChoice;
  /** Rows left out because they are totals of others. */
  readonly totals: readonly number[];
  /**
   * How totals rows are known. listed (default): those above, and those that say so. found: looked for while reading,
   * which also finds what a sample did not hold. kept: none is left out.
   */
  readonly totalsRule?: "listed" | "found" | "kept";
  /** A blank key takes the key above it: what merged cells leave behind. */
  readonly fillDown: boolean;
  readonly period?: { readonly column: number; readonly from: number; readonly to: number };
  /** Only rows whose cell in another column is this value: one side of a comparison. */
  readonly where?: { readonly column: number; readonly equals: string };
}

export interface SelectionGuess {
  readonly columns: readonly ColumnGuess[];
  /** Columns that can be measured, the likeliest first: with several, the pane lets the person choose. */
  readonly measures: readonly number[];
  /** Columns that can be the category, the likeliest first. */
  readonly categories: readonly number[];
  readonly dates: readonly number[];
  /** Null when `problem` says why the selection cannot be analysed. */
  readonly choice: SelectionChoice | null;
  readonly problem: Message | null;
  readonly notes: readonly Message[];
}

export interface SelectionHints {
  /** Number format of each column's data, where known: tells dates from other numbers. */
  readonly formats?: readonly string[];
  /** True when Excel says the selection holds merged cells. */
  readonly merged?: boolean;
  /** Columns that Excel hides: they can be chosen, but nobody who does not see them means them. */
  readonly hidden?: readonly number[];
}

/** Rows looked at: enough to tell what a column holds. */
const SAMPLE = 2000;
const MOSTLY = 0.6;
const MANY_NUMBERS = 20;

/**
 * Guesses how a selection is to be read: header or none, which column is the category and which the measure, which
 * rows are totals, how numbers are written. The result is a proposal to show and change, or a message that says what
 * to select instead.
 */
export function guessColumns(values: Grid, hints: SelectionHints = {}): SelectionGuess {
  const filledRows = values.filter((row) => !row.every(isBlank)).length;
  if (filledRows === 0) return impossible("selectionEmpty");
  const width = Math.max(...values.slice(0, SAMPLE).map((row) => row.length));
  if (filledRows === 1 && width === 1) return impossible("selectionOneCell");

  const top = firstDataLikeRow(values);
  const header = findHeader(values, top);
  const firstRow = header === null ? top : header + 1;
  const body = values.slice(firstRow, firstRow + SAMPLE);
  if (body.every((row) => row.every(isBlank))) return impossible("selectionOnlyHeader");

  const columns = Array.from({ length: width }, (_, index) =>
    profile(
      body,
      index,
      header === null ? "" : cellText(values[header]?.[index]).trim(),
      hints.formats?.[index] ?? "",
    ),
  );
  const hidden = new Set(hints.hidden ?? []);
  const categories = rankColumns(columns, categoryScore, hidden);
  const measures = rankColumns(columns, measureScore, hidden);
  const dates = columns.filter(({ kind }) => kind === "date").map(({ index }) => index);
  const measureColumn = measures.find(
    (index) => (index !== categories[0] || columns[index]?.kind === "number") && !hidden.has(index),
  );
  const categoryColumn = categories.find((index) => index !== measureColumn) ?? dates[0] ?? categories[0];
  if (categoryColumn === undefined) return impossible("selectionNoCategory", columns);

  const category = categoryFor(columns, body, categoryColumn);
  const measured =
    measureColumn === undefined || measureColumn === categoryColumn ? undefined : columns[measureColumn];
  const measure: MeasureChoice =
    measured === undefined
      ? { kind: "count" }
      : { kind: "sum", column: measured.index, decimalSign: measured.decimalSign };
  const totals = findTotals(values, firstRow, category, measure);
  const fillDown = hasMergedLook(body, category.column, measured?.index, hints.merged ?? false);
  return {
    columns,
    measures,
    categories,
    dates,
    choice: { header, firstRow, category, measure, totals, fillDown },
    problem: null,
    notes: notesFor(measured, totals, fillDown),
  };
}

/**
 * What a person should know before they trust a guess that could be made: columns of text alone can only be counted,
 * and a column of nothing but errors is no measure.
 */
export function selectionDoubts(guess: SelectionGuess): Message[] {
  const filled = guess.columns.filter(({ kind }) => kind !== "empty");
  const broken = filled.find(({ errors, filled: cells }) => errors === cells);
  if (broken !== undefined && guess.measures.length === 0) {
    return [message("error", "selectionErrors", { text: broken.errorText })];
  }
  return filled.length > 1 && guess.measures.length === 0 ? [message("warning", "selectionNoNumbers")] : [];
}

function impossible(code: Message["code"], columns: readonly ColumnGuess[] = []): SelectionGuess {
  const problem = message("error", code);
  return { columns, measures: [], categories: [], dates: [], choice: null, problem, notes: [] };
}

/** Skips blank rows and a title: a lone cell above a table of several columns. */
function firstDataLikeRow(values: Grid): number {
  const filled = (row: readonly Cell[]): number => row.filter((cell) => !isBlank(cell)).length;
  const sample = values
    .slice(0, SAMPLE)
    .map(filled)
    .filter((count) => count > 0);
  const typical = sample.sort((a, b) => a - b)[sample.length >> 1] ?? 1;
  const top = values.findIndex((row) => filled(row) > (typical > 1 ? 1 : 0));
  return top < 0 ? values.findIndex((row) => filled(row) > 0) : top;
}

/** The header row, when the first row says what the others hold instead of holding it. */
function findHeader(values: Grid, top: number): number | null {
  const first = values[top] ?? [];
  const below = values.slice(top + 1, top + 1 + SAMPLE);
  if (first.some((cell) => typeof cell === "number" || (typeof cell === "string" && isNumeric(cell)))) {
    return null;
  }
  const named = first.some(
    (cell) => categoryScore.knows(cellText(cell)) || measureScore.knows(cellText(cell)),
  );
  const texts = first.map((_, column) => below.map((row) => row[column]).filter((cell) => !isBlank(cell)));
  const numbersBelow = texts.some(
    (cells) => cells.length > 0 && cells.filter(isNumberCell).length / cells.length >= MOSTLY,
  );
  if (numbersBelow) return top;
  const reappears = first.some((cell, column) => !isBlank(cell) && (texts[column] ?? []).includes(cell));
  if (reappears) return null;
  if (named) return top;
  // Text only: where values repeat, a first one that never does is a name of the column.
  return below.length > 0 && first.some((_, column) => repeats(below, column)) ? top : null;
}

function repeats(rows: Grid, column: number): boolean {
  const seen = new Set<Cell>();
  for (const row of rows) {
    if (isBlank(row[column])) continue;
    if (seen.has(row[column])) return true;
    seen.add(row[column]);
  }
  return false;
}

function isNumeric(text: string): boolean {
  return approximateNumber(text) !== null;
}

function isNumberCell(cell: Cell): boolean {
  return typeof cell === "number" || (typeof cell === "string" && isNumeric(cell));
}

function profile(body: Grid, index: number, name: string, format: string): ColumnGuess {
  const cells = body.map((row) => row[index]).filter((cell) => !isBlank(cell));
  const texts = cells.filter((cell) => typeof cell === "string");
  const errorTexts = texts.filter(isErrorText);
  const errors = errorTexts.length;
  const decimalSign = guessDecimalSign(texts);
  const currencies = new Set<string>();
  let textNumbers = 0;
  let dateTexts = 0;
  for (const text of texts) {
    const reading = readNumber(text, decimalSign);
    if (readDate(text) !== null) dateTexts += 1;
    if (reading.kind !== "number") continue;
    textNumbers += 1;
    if (reading.currency !== null) currencies.add(reading.currency);
  }
  const numbers = cells.filter((cell) => typeof cell === "number");
  const usable = Math.max(1, cells.length - errors);
  const serials = numbers.filter(
    (value) => Number.isInteger(value) && value >= 20_000 && value <= 80_000,
  ).length;
  const dated = isDateFormat(format) || (looksLikeDateHeader(name) && serials === numbers.length);
  let kind: ColumnKind = "text";
  if (cells.length === 0) kind = "empty";
  else if ((dateTexts + (dated ? numbers.length : 0)) / usable >= MOSTLY) kind = "date";
  else if ((numbers.length + textNumbers) / usable >= MOSTLY) kind = "number";
  return {
    index,
    name,
    kind,
    filled: cells.length,
    distinct: new Set(cells).size,
    textNumbers,
    errors,
    errorText: errorTexts[0] ?? "",
    decimalSign,
    currencies: [...currencies],
  };
}

/** Date formats name year, month or day outside quotes and brackets. */
export function isDateFormat(format: string): boolean {
  return /[ymd]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, "").replace(/General|Standard/gi, ""));
}

/** The likeliest first; hidden ones after all others. */
function rankColumns(
  columns: readonly ColumnGuess[],
  score: (column: ColumnGuess) => number,
  hidden: ReadonlySet<number>,
): number[] {
  return columns
    .map((column) => ({
      index: column.index,
      score: score(column),
      hidden: hidden.has(column.index) ? 1 : 0,
    }))
    .filter((entry) => entry.score > 0)
    .sort((a, b) => a.hidden - b.hidden || b.score - a.score || a.index - b.index)
    .map(({ index }) => index);
}

/** How a column makes categories: dates by month, many measurements in bins, all else as it reads. */
export function categoryFor(columns: readonly ColumnGuess[], body: Grid, column: number): CategoryChoice {
  const guess = columns[column];
  if (guess?.kind === "date") return { column, as: "month" };
  // Few different numbers are codes or ratings; many are measurements and need bins, unless they look like ids.
  if (guess?.kind === "number" && columns.length === 1 && guess.distinct > MANY_NUMBERS) {
    const numbers = body.flatMap((row) => {
      const cell = row[column];
      const value = typeof cell === "number" ? cell : approximateNumber(cellText(cell), guess.decimalSign);
      return value === null ? [] : [value];
    });
    return { column, as: "bins", binWidth: suggestBinWidth(numbers) };
  }
  return { column, as: "text" };
}

function findTotals(
  values: Grid,
  firstRow: number,
  category: CategoryChoice,
  measure: MeasureChoice,
): number[] {
  const amountOf =
    measure.kind === "count"
      ? null
      : (row: readonly Cell[]): number | null => {
          const cell = row[measure.column];
          return typeof cell === "number" ? cell : approximateNumber(cellText(cell), measure.decimalSign);
        };
  return totalsRows(values.slice(firstRow), category.column, amountOf).map((at) => at + firstRow);
}

/** Merged cells leave a key on their first row only: blanks between keys, with amounts beside them. */
function hasMergedLook(body: Grid, key: number, measure: number | undefined, told: boolean): boolean {
  const rows = body.filter((row) => !row.every(isBlank));
  const orphans = rows.filter(
    (row) => isBlank(row[key]) && (measure === undefined || !isBlank(row[measure])),
  ).length;
  if (orphans === 0 || isBlank(rows[0]?.[key])) return false;
  return told || orphans / rows.length > 0.3;
}

function notesFor(
  measured: ColumnGuess | undefined,
  totals: readonly number[],
  fillDown: boolean,
): Message[] {
  const notes: Message[] = [];
  if (totals.length > 0)
    notes.push(message("info", "totalsLeftOut", { count: totals.length, row: (totals[0] ?? 0) + 1 }));
  if (fillDown) notes.push(message("info", "filledDown"));
  if (measured !== undefined && measured.currencies.length > 1) {
    notes.push(message("warning", "mixedCurrencies", { currencies: measured.currencies.join(", ") }));
  }
  return notes;
}
