import type { Aggregate } from "./aggregate";
import {
  exactAt,
  indistinct,
  lengthOf,
  pickAmounts,
  runningTotals,
  sameAmount,
  unitsOf,
  valueAt,
  type ExactColumn,
} from "./amounts";
import { compareCodePoints, type KeyNormalisation } from "./key";
import { descending } from "./order";

/**
 * The keys with an amount above zero, largest first; equal amounts by key in code-point order. Amounts are exact
 * integers in units of 10^-decimals. Can be cloned to and from a worker.
 */
export interface Ranking {
  readonly keys: readonly string[];
  /** When two keys are the same one, to match two rankings. */
  readonly normalise: KeyNormalisation;
  readonly rows: Int32Array;
  readonly amounts: ExactColumn;
  /** Running totals: `through.units[i]` is the sum of the amounts 0 … i. */
  readonly through: ExactColumn;
  /** Zero and negative amounts, in code-point order of the keys. They have no share (rules.md 2.2 P4). */
  readonly excluded: readonly ExcludedKey[];
}

export interface ExcludedKey {
  readonly key: string;
  /** Nearest double. */
  readonly value: number;
  /** The exact amount. */
  readonly exact: string;
  readonly rows: number;
}

/** Sorts the sums of an aggregate and sets the ones at or below zero apart. */
export function rank(aggregate: Aggregate): Ranking {
  const { amounts, labels, rows, normalise } = aggregate;
  const values = sortValues(amounts);
  const positive = new Int32Array(labels.length);
  const others: number[] = [];
  let count = 0;
  for (let id = 0; id < labels.length; id += 1) {
    if ((values[id] ?? 0) > 0) positive[count++] = id;
    else others.push(id);
  }
  const order = ordered(amounts, values, labels, positive.subarray(0, count));
  const sorted = pickAmounts(amounts, order);
  return {
    keys: pick(labels, order),
    normalise,
    rows: order.map((id) => rows[id] ?? 0),
    amounts: sorted,
    through: runningTotals(sorted),
    excluded: others
      .map((id) => ({
        key: labels[id] ?? "",
        value: valueAt(amounts, id),
        exact: exactAt(amounts, id),
        rows: rows[id] ?? 0,
      }))
      .sort((a, b) => compareCodePoints(a.key, b.key)),
  };
}

/** The sum of all ranked amounts, in their unit. */
export function totalUnits(ranking: Ranking): bigint {
  return ranking.keys.length === 0 ? 0n : unitsOf(ranking.through, ranking.keys.length - 1);
}

/** What amounts are sorted by: for small ones their units, else doubles of the right sign. */
function sortValues(amounts: ExactColumn): Float64Array {
  if (amounts.kind === "small") return amounts.units;
  const values = new Float64Array(lengthOf(amounts));
  for (let id = 0; id < values.length; id += 1) values[id] = valueAt(amounts, id);
  return values;
}

/** Sorted by doubles first; runs of doubles that do not tell their amounts apart are then settled exactly. */
function ordered(
  amounts: ExactColumn,
  values: Float64Array,
  labels: readonly string[],
  positive: Int32Array,
): Int32Array {
  const name = byKey(labels);
  if (amounts.kind === "small") {
    const { units } = amounts;
    return settleRuns(descending(units, positive), (a, b) => units[a] === units[b], name);
  }
  const close = (a: number, b: number): boolean => indistinct(amounts, values[a] ?? 0, values[b] ?? 0);
  return settleRuns(descending(values, positive), close, (a, b) => {
    if (sameAmount(amounts, a, b)) return name(a, b);
    return unitsOf(amounts, a) > unitsOf(amounts, b) ? -1 : 1;
  });
}

function byKey(labels: readonly string[]): (a: number, b: number) => number {
  return (a, b) => compareCodePoints(labels[a] ?? "", labels[b] ?? "");
}

/** Sorts each run of neighbours that are close by a second order. */
function settleRuns(
  order: Int32Array,
  close: (a: number, b: number) => boolean,
  compare: (a: number, b: number) => number,
): Int32Array {
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && close(order[end - 1] ?? 0, order[end] ?? 0)) end += 1;
    if (end - start > 1) order.subarray(start, end).sort(compare);
    start = end;
  }
  return order;
}

function pick<T>(items: readonly T[], order: Int32Array): T[] {
  const picked: T[] = [];
  for (let at = 0; at < order.length; at += 1) {
    const item = items[order[at] ?? 0];
    if (item !== undefined) picked.push(item);
  }
  return picked;
}
