import { createAggregator, isBlank, type Aggregate, type AggregateOptions, type Cell } from "./aggregate";
import { categoryKey, readDate } from "./categories";
import type { Grid, SelectionChoice } from "./selection";
import { isTotalsWord } from "./totals";

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
}

/**
 * Reads rows as a choice says: skips what lies above the data and totals rows, fills keys down, turns dates and
 * numbers into categories, keeps to the period, and adds the rest up. Several selections may go through one reader.
 */
export function createRowReader(choice: SelectionChoice, options: AggregateOptions = {}): RowReader {
  const { category, measure, period } = choice;
  const aggregator = createAggregator({
    ...options,
    measure: measure.kind,
    ...(measure.kind === "count" ? {} : { decimalSign: measure.decimalSign }),
  });
  const listed = new Set(choice.totals);
  const cached = new Map<Cell, Cell>();
  let row = 0;
  let keys: Cell[] = [];
  let values: Cell[] = [];
  let lastKey: Cell = null;
  let totals = 0;
  let outsidePeriod = 0;
  let notCategory = 0;

  const keyOf = (cell: Cell): Cell => {
    if (category.as === "text") return cell;
    let key = cached.get(cell);
    if (key === undefined) cached.set(cell, (key = categoryKey(cell, category) ?? null));
    return key;
  };

  /** What goes in for a row: its key and amount, or nothing for a row left out, so that rows keep their numbers. */
  const take = (cells: readonly Cell[], at: number): boolean => {
    if (at < choice.firstRow || cells.every(isBlank)) return false;
    let key = cells[category.column];
    if (listed.has(at) || (category.as === "text" && isTotalsWord(key))) {
      totals += 1;
      return false;
    }
    if (choice.fillDown) {
      if (isBlank(key)) key = lastKey;
      else lastKey = key;
    }
    if (period !== undefined) {
      const date = readDate(cells[period.column]);
      if (date === null || date < period.from || date > period.to) {
        outsidePeriod += 1;
        return false;
      }
    }
    const settled = keyOf(key);
    if (settled === null && !isBlank(key)) {
      notCategory += 1;
      return false;
    }
    keys.push(settled);
    if (measure.kind !== "count") values.push(cells[measure.column]);
    return true;
  };

  return {
    add(rows) {
      keys = [];
      values = [];
      for (const cells of rows) {
        if (!take(cells, row)) {
          keys.push(null);
          values.push(null);
        }
        row += 1;
      }
      if (measure.kind === "count") aggregator.add(keys);
      else aggregator.add(keys, values);
    },
    finish() {
      return { aggregate: aggregator.finish(), totals, outsidePeriod, notCategory };
    },
  };
}
