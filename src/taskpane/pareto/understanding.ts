import { columnLetters } from "../../formula/address";
import type { Source } from "../../excel/pareto-api";
import { sheetColumns } from "../../excel/grid";
import { cellText } from "../../pareto/aggregate";
import type { CategoryKind } from "../../pareto/categories";
import { readDate } from "../../pareto/categories";
import { SAME_KEY, type KeyNormalisation } from "../../pareto/key";
import { approximateNumber } from "../../pareto/number-text";
import {
  categoryFor,
  guessColumns,
  type ColumnGuess,
  type Grid,
  type SelectionChoice,
  type SelectionGuess,
} from "../../pareto/selection";
import { serialToIso } from "../product";

/** A selection with its first rows, and what it seems to be. */
export interface Reading {
  readonly source: Source;
  /** The first rows, a table's header included. */
  readonly sample: Grid;
  readonly guess: SelectionGuess;
}

/** The two sides of a comparison: spans of dates, or two values of a column. */
export type Comparison =
  | { readonly by: "period"; readonly column: number; readonly from: number; readonly to: number }
  | { readonly by: "value"; readonly column: number; readonly now: string; readonly before: string };

/** How the selection is read: the guess, with what the person has changed. */
export interface Wanted {
  readonly header: boolean;
  readonly category: number;
  readonly as: CategoryKind;
  readonly binWidth: number;
  readonly measure: "count" | "sum" | "average";
  /** Null when there is no column of numbers. */
  readonly measureColumn: number | null;
  readonly period: { readonly column: number; readonly from: number; readonly to: number } | null;
  readonly keepTotals: boolean;
  readonly fillDown: boolean;
  readonly normalise: KeyNormalisation;
  readonly comparison: Comparison | null;
}

/** Looks at the first rows of a source. */
export function understand(source: Source, sample: Grid): Reading {
  const guess = guessColumns(sample, {
    formats: source.formats,
    merged: source.merged,
    hidden: source.hiddenColumns,
  });
  if (source.header === null || guess.choice === null) return { source, sample, guess };
  // Excel knows where a table's header is: no guess is better.
  const { header } = source;
  const columns = guess.columns.map((column) => ({ ...column, name: header[column.index] ?? column.name }));
  return {
    source,
    sample,
    guess: { ...guess, columns, choice: { ...guess.choice, header: 0, firstRow: 1 } },
  };
}

/** What the guess proposes; null when it proposes nothing. A cell that was clicked says which column is meant. */
export function proposal({ source, guess }: Reading): Wanted | null {
  const { choice } = guess;
  if (choice === null) return null;
  const wanted: Wanted = {
    header: choice.header !== null,
    category: choice.category.column,
    as: choice.category.as,
    binWidth: choice.category.binWidth ?? 1,
    measure: choice.measure.kind,
    measureColumn: choice.measure.kind === "count" ? (guess.measures[0] ?? null) : choice.measure.column,
    period: null,
    keepTotals: false,
    fillDown: choice.fillDown,
    normalise: SAME_KEY,
    comparison: null,
  };
  const clicked = guess.columns.find(({ index }) => index === source.clicked);
  if (!clicked || guess.columns.length < 2) return wanted;
  if (
    clicked.kind === "number" &&
    guess.measures.includes(clicked.index) &&
    clicked.index !== wanted.category
  ) {
    return { ...wanted, measure: "sum", measureColumn: clicked.index };
  }
  return clicked.kind === "text" && clicked.index !== wanted.measureColumn
    ? withCategory({ source, guess, sample: [] }, wanted, clicked.index)
    : wanted;
}

/** Another category column, taken as its kind suggests. */
export function withCategory({ guess, sample }: Reading, wanted: Wanted, category: number): Wanted {
  const kind = guess.columns[category]?.kind;
  const suggested = categoryFor(guess.columns, sample, category);
  return {
    ...wanted,
    category,
    as: kind === "date" ? "month" : "text",
    binWidth: suggested.binWidth ?? wanted.binWidth,
    measure: wanted.measureColumn === category && wanted.measure !== "count" ? "count" : wanted.measure,
  };
}

/** The choices that the wishes come to: the analysis, and the other side of a comparison. */
export function choicesOf(
  { guess, source }: Reading,
  wanted: Wanted,
): readonly [SelectionChoice, SelectionChoice?] {
  const guessed = guess.choice;
  const top = guessed === null ? 0 : (guessed.header ?? guessed.firstRow);
  const hasHeader = source.header !== null || wanted.header;
  const choice: SelectionChoice = {
    header: hasHeader ? top : null,
    firstRow: hasHeader ? top + 1 : top,
    category: {
      column: wanted.category,
      as: wanted.as,
      ...(wanted.as === "bins" ? { binWidth: wanted.binWidth } : {}),
    },
    measure:
      wanted.measure === "count" || wanted.measureColumn === null
        ? { kind: "count" }
        : {
            kind: wanted.measure,
            column: wanted.measureColumn,
            decimalSign: guess.columns[wanted.measureColumn]?.decimalSign ?? ".",
          },
    totals: [],
    totalsRule: wanted.keepTotals ? "kept" : "found",
    fillDown: wanted.fillDown,
    ...(wanted.period === null ? {} : { period: wanted.period }),
  };
  const { comparison } = wanted;
  if (comparison === null) return [choice];
  if (comparison.by === "period") {
    const { column, from, to } = comparison;
    return [choice, { ...choice, period: { column, from, to } }];
  }
  const { column, now, before } = comparison;
  return [
    { ...choice, where: { column, equals: now } },
    { ...choice, where: { column, equals: before } },
  ];
}

/** What a column is called: its header, else its letter. */
export function columnName({ source, guess, sample }: Reading, wanted: Wanted, index: number): string {
  const hasHeader = source.header !== null || wanted.header;
  const row = guess.choice?.header ?? guess.choice?.firstRow ?? 0;
  const name = hasHeader ? (source.header?.[index] ?? cellText(sample[row]?.[index])).trim() : "";
  return name === "" ? columnLetters(sheetColumns(source)[index] ?? index) : name;
}

/** The first and last day in a column of the sample, as serial dates; null when it holds none. */
export function daysIn({ sample }: Reading, column: number): { from: number; to: number } | null {
  let from = Infinity;
  let to = -Infinity;
  for (const row of sample) {
    const day = readDate(row[column]);
    if (day === null) continue;
    from = Math.min(from, day);
    to = Math.max(to, day);
  }
  return from <= to ? { from, to } : null;
}

/** The last twelve months up to a day, and the twelve before: what a comparison of periods begins with. */
export function yearsBefore(to: number): {
  now: { from: number; to: number };
  before: { from: number; to: number };
} {
  return { now: { from: to - 364, to }, before: { from: to - 729, to: to - 365 } };
}

/** Different texts of a column of the sample that may split the rows in two: few, and each of several rows. */
export function valuesIn({ sample, guess }: Reading, column: number, most = 50): string[] {
  const first = guess.choice?.firstRow ?? 0;
  const found = new Set<string>();
  for (const row of sample.slice(first)) {
    const text = cellText(row[column]).trim();
    if (text !== "") found.add(text);
    if (found.size > most) return [];
  }
  return found.size > 1 ? [...found].sort((a, b) => a.localeCompare(b)) : [];
}

/** Columns that can be the category, whatever they hold. */
export function categoryColumns({ guess }: Reading): readonly ColumnGuess[] {
  return guess.columns.filter(({ kind }) => kind !== "empty");
}

/** A typed number such as "70" or "62.5", in either kind of digits; null for anything else. */
export function typedNumber(text: string): number | null {
  return approximateNumber(text.trim());
}

/** The day of a date field, "" when there is none. */
export function dayText(serial: number): string {
  return serialToIso(serial);
}
