import { approximateNumber } from "./number-text";
import {
  cellText,
  createAggregator,
  isBlank,
  type Aggregate,
  type AggregateOptions,
  type Cell,
} from "./aggregate";
import { categoryKey, readDate } from "./categories";
import type { Grid, SelectionChoice } from "./selection";
import { createTotalsFinder, isTotalsWord, type TotalsFinder } from "./totals";

/** Rows of a selection going into an analysis, in as many chunks as they are read in. */
export interface RowReader {
  /** Adds the next rows of the selection, from its first row on (header included). */
  add(rows: Grid): void;
  finish(): RowsRead;
}

export interface RowsRead {
  readonly aggregate: Aggregate;
  /** Rows left out as totals, outside the period, or with a category cell that is no date or number. */
  readonly totals: number;
  readonly outsidePeriod: number;
  readonly notCategory: number;
  /** Rows left out because another column holds something else than was asked for. */
  readonly elsewhere: number;
  /** The first totals rows, by position in the selection. */
  readonly totalsAt: readonly number[];
  /** The last row that is neither blank nor a total; -1 when there is none. */
  readonly lastRow: number;
}

/** What a row is for an analysis: its key and amount, or why it is left out. */
export type RowReading =
  | { readonly kind: "row"; readonly key: Cell; readonly value: Cell }
  | { readonly kind: "above" | "blank" | "total" | "period" | "elsewhere" | "category" };

const TOTALS_LISTED = 1000;
const ABOVE: RowReading = { kind: "above" };
const BLANK: RowReading = { kind: "blank" };
const TOTAL: RowReading = { kind: "total" };
const PERIOD: RowReading = { kind: "period" };
const ELSEWHERE: RowReading = { kind: "elsewhere" };
const CATEGORY: RowReading = { kind: "category" };

/**
 * The reading of one row after another as a choice says: what lies above the data and totals are left out, keys
 * filled down, dates and numbers turned into categories. It depends on the rows before, so all go through it in order.
 */
export function createRowRules(choice: SelectionChoice): (cells: readonly Cell[], at: number) => RowReading {
  const { category, measure, period, where } = choice;
  const listed = new Set(choice.totals);
  const cached = new Map<Cell, Cell>();
  const wanted = where === undefined ? "" : comparable(where.equals);
  const isTotal = totalsTest(choice, listed);
  let lastKey: Cell = null;

  const keyOf = (cell: Cell): Cell => {
    if (category.as === "text") return cell;
    let key = cached.get(cell);
    if (key === undefined) cached.set(cell, (key = categoryKey(cell, category) ?? null));
    return key;
  };

  return (cells, at) => {
    if (at < choice.firstRow) return ABOVE;
    if (cells.every(isBlank)) return BLANK;
    if (isTotal(cells, at)) return TOTAL;
    let key = cells[category.column];
    if (choice.fillDown) {
      if (isBlank(key)) key = lastKey;
      else lastKey = key;
    }
    if (period !== undefined) {
      const date = readDate(cells[period.column]);
      if (date === null || date < period.from || date > period.to) return PERIOD;
    }
    if (where !== undefined && comparable(cellText(cells[where.column])) !== wanted) return ELSEWHERE;
    const settled = keyOf(key);
    if (settled === null && !isBlank(key)) return CATEGORY;
    return {
      kind: "row",
      key: settled,
      value: measure.kind === "count" ? null : cells[measure.column],
    };
  };
}

function comparable(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}

function totalsTest(
  choice: SelectionChoice,
  listed: ReadonlySet<number>,
): (cells: readonly Cell[], at: number) => boolean {
  const { category, measure, totalsRule = "listed" } = choice;
  if (totalsRule === "kept") return () => false;
  if (totalsRule === "listed") {
    return (cells, at) => listed.has(at) || (category.as === "text" && isTotalsWord(cells[category.column]));
  }
  const find: TotalsFinder = createTotalsFinder(
    category.column,
    measure.kind === "count"
      ? null
      : (cells) => {
          const cell = cells[measure.column];
          if (typeof cell === "number") return cell;
          return typeof cell === "string" ? approximateNumber(cell, measure.decimalSign) : null;
        },
  );
  return find;
}

/**
 * Reads rows as a choice says (see createRowRules) and adds up what is left. Several selections may go through one
 * reader.
 */
export function createRowReader(choice: SelectionChoice, options: AggregateOptions = {}): RowReader {
  const { measure } = choice;
  const aggregator = createAggregator({
    ...options,
    measure: measure.kind,
    ...(measure.kind === "count" ? {} : { decimalSign: measure.decimalSign }),
  });
  const read = createRowRules(choice);
  const totalsAt: number[] = [];
  const left: Record<RowReading["kind"], number> = {
    row: 0,
    above: 0,
    blank: 0,
    total: 0,
    period: 0,
    elsewhere: 0,
    category: 0,
  };
  let row = 0;
  let lastRow = -1;

  return {
    add(rows) {
      const keys: Cell[] = [];
      const values: Cell[] = [];
      for (const cells of rows) {
        const reading = read(cells, row);
        left[reading.kind] += 1;
        if (reading.kind === "row") {
          keys.push(reading.key);
          values.push(reading.value);
        } else {
          // Nothing goes in for a row left out, so that rows keep their numbers.
          keys.push(null);
          values.push(null);
        }
        if (reading.kind === "total") {
          if (totalsAt.length < TOTALS_LISTED) totalsAt.push(row);
        } else if (reading.kind !== "above" && reading.kind !== "blank") lastRow = row;
        row += 1;
      }
      if (measure.kind === "count") aggregator.add(keys);
      else aggregator.add(keys, values);
    },
    finish() {
      return {
        aggregate: aggregator.finish(),
        totals: left.total,
        outsidePeriod: left.period,
        notCategory: left.category,
        elsewhere: left.elsewhere,
        totalsAt,
        lastRow,
      };
    },
  };
}
