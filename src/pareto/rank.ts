import type { Aggregate } from "./aggregate";
import { formatDecimal, powerOfTen, ratio } from "./decimal";
import { compareCodePoints, type KeyNormalisation } from "./key";
import { descending } from "./order";
import type { ExactColumn } from "./sums";

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
  const positive = new Int32Array(labels.length);
  const others: number[] = [];
  let count = 0;
  for (let id = 0; id < labels.length; id += 1) {
    if ((amounts.units[id] ?? 0) > 0) positive[count++] = id;
    else others.push(id);
  }
  const order = ordered(amounts, labels, positive.subarray(0, count));
  const sorted = picked(amounts, order);
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

/** An exact amount as a BigInt in the column's unit. */
export function unitsOf(column: ExactColumn, at: number): bigint {
  return BigInt(column.units[at] ?? 0);
}

/** An amount as the nearest double. */
export function valueAt(column: ExactColumn, at: number): number {
  // A safe integer divided by an exact power of ten is rounded once, hence correctly.
  if (column.kind === "small") return (column.units[at] ?? 0) / 10 ** column.decimals;
  return ratio(column.units[at] ?? 0n, powerOfTen(column.decimals));
}

/** An amount in exact decimal notation. */
export function exactAt(column: ExactColumn, at: number): string {
  return formatDecimal({ units: unitsOf(column, at), scale: column.decimals });
}

/** An amount's part of a total in the same unit, as the nearest double. */
export function shareAt(column: ExactColumn, at: number, total: bigint): number {
  if (total <= 0n) return 0;
  if (column.kind === "small") return (column.units[at] ?? 0) / Number(total);
  return ratio(column.units[at] ?? 0n, total);
}

/** The sum of all ranked amounts, in their unit. */
export function totalUnits(ranking: Ranking): bigint {
  return ranking.keys.length === 0 ? 0n : unitsOf(ranking.through, ranking.keys.length - 1);
}

function ordered(amounts: ExactColumn, labels: readonly string[], positive: Int32Array): Int32Array {
  if (amounts.kind === "small") {
    const order = descending(amounts.units, positive);
    return settleRuns(order, (a, b) => amounts.units[a] === amounts.units[b], byKey(labels));
  }
  // Rounding to a double keeps the order (it may only make neighbours equal), so runs of equal doubles are left to
  // settle exactly.
  const rounded = new Float64Array(amounts.units.length);
  for (let id = 0; id < rounded.length; id += 1) rounded[id] = Number(amounts.units[id] ?? 0n);
  const order = descending(rounded, positive);
  const name = byKey(labels);
  return settleRuns(
    order,
    (a, b) => rounded[a] === rounded[b],
    (a, b) => {
      const x = amounts.units[a] ?? 0n;
      const y = amounts.units[b] ?? 0n;
      return x === y ? name(a, b) : x > y ? -1 : 1;
    },
  );
}

function byKey(labels: readonly string[]): (a: number, b: number) => number {
  return (a, b) => compareCodePoints(labels[a] ?? "", labels[b] ?? "");
}

/** Sorts each run of equal elements by a second order. */
function settleRuns(
  order: Int32Array,
  equal: (a: number, b: number) => boolean,
  compare: (a: number, b: number) => number,
): Int32Array {
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && equal(order[start] ?? 0, order[end] ?? 0)) end += 1;
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

function picked(column: ExactColumn, order: Int32Array): ExactColumn {
  const { decimals } = column;
  if (column.kind === "big") return { kind: "big", decimals, units: pick(column.units, order) };
  const units = new Float64Array(order.length);
  for (let at = 0; at < order.length; at += 1) units[at] = column.units[order[at] ?? 0] ?? 0;
  return { kind: "small", decimals, units };
}

function runningTotals(column: ExactColumn): ExactColumn {
  const { decimals } = column;
  if (column.kind === "big") {
    let sum = 0n;
    return { kind: "big", decimals, units: column.units.map((amount) => (sum += amount)) };
  }
  const units = new Float64Array(column.units.length);
  let sum = 0;
  for (let at = 0; at < units.length; at += 1) {
    sum += column.units[at] ?? 0;
    units[at] = sum;
  }
  return { kind: "small", decimals, units };
}
