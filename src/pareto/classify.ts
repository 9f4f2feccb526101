import { decimalOf, powerOfTen } from "./decimal";
import { lengthOf, sameAmount, sharesOf, unitsOf, valuesOf } from "./amounts";
import { totalUnits, type Ranking } from "./rank";

/**
 * Which class the key that crosses a threshold falls into (rules.md 2.2 P1). Before and after are the shares of the
 * strictly larger amounts and of the amounts at least as large, so equal amounts always share a class (P3).
 *
 * - nearest: by the midpoint, (before + after) / 2 < threshold: the cut whose share is closest to the threshold
 * - exclude: out, after ≤ threshold
 * - include: in, before < threshold
 */
export const CROSSING_MODES = ["nearest", "exclude", "include"] as const;
export type CrossingMode = (typeof CROSSING_MODES)[number];

export type ParetoClass = 1 | 2 | 3;
export const PARETO_CLASSES: readonly ParetoClass[] = [1, 2, 3];

export interface ClassRule {
  /** Cumulative shares in percent that end class 1 and class 2. */
  readonly thresholds: readonly [number, number];
  readonly mode: CrossingMode;
}

export const DEFAULT_RULE: ClassRule = { thresholds: [70, 90], mode: "nearest" };

/** Common pairs of thresholds: the source's own, and the one of most other textbooks. */
export const THRESHOLD_PRESETS: readonly (readonly [number, number])[] = [
  [70, 90],
  [80, 95],
];

/** Positions in a ranking where class 1 and class 2 end (exclusive). */
export interface Cuts {
  readonly first: number;
  readonly second: number;
}

/** A ranking with its classes, column by column in ranking order. */
export interface Classified {
  readonly rule: ClassRule;
  readonly cuts: Cuts;
  readonly values: readonly number[];
  readonly shares: readonly number[];
  /** Share of this key and all above it. */
  readonly cumulative: readonly number[];
  readonly classes: readonly ParetoClass[];
}

/** True for 0 < first < second ≤ 100, what thresholds must be. */
export function validThresholds([first, second]: readonly [number, number]): boolean {
  return first > 0 && first < second && second <= 100;
}

/**
 * Where the classes end. All comparisons are between integers, so a key exactly on a threshold is on it.
 * @throws RangeError for thresholds other than 0 < first < second ≤ 100.
 */
export function cutsOf(ranking: Ranking, rule: ClassRule): Cuts {
  if (!validThresholds(rule.thresholds)) {
    throw new RangeError(`Thresholds must rise between 0 and 100: ${rule.thresholds.join(", ")}`);
  }
  return {
    first: cutAt(ranking, rule.thresholds[0], rule.mode),
    second: cutAt(ranking, rule.thresholds[1], rule.mode),
  };
}

/** The class of a position, given the cuts. */
export function classAt(cuts: Cuts, at: number): ParetoClass {
  return at < cuts.first ? 1 : at < cuts.second ? 2 : 3;
}

/** The classes of a ranking under a rule, with shares and cumulative shares as the nearest doubles. */
export function classify(ranking: Ranking, rule: ClassRule): Classified {
  const cuts = cutsOf(ranking, rule);
  const count = ranking.keys.length;
  const { amounts, through } = ranking;
  const values = valuesOf(amounts);
  const shares = sharesOf(amounts, through, count - 1);
  const cumulative = rising(sharesOf(through, through, count - 1));
  const classes: ParetoClass[] = [];
  for (let at = 0; at < count; at += 1) classes.push(classAt(cuts, at));
  return { rule, cuts, values, shares, cumulative, classes };
}

/** Doubles of rising amounts rise too but for the last places of mixed ones: settle those. */
function rising(shares: number[]): number[] {
  for (let at = 1; at < shares.length; at += 1) {
    const before = shares[at - 1] ?? 0;
    if ((shares[at] ?? 0) < before) shares[at] = before;
  }
  return shares;
}

/** The positions [start, end) of the keys that share the amount at a position. */
export function tiesAt(ranking: Ranking, at: number): { start: number; end: number } {
  const { amounts } = ranking;
  let start = at;
  let end = at + 1;
  // Sorted largest first: halve towards both ends of the run.
  for (let low = 0; low < start;) {
    const middle = (low + start) >> 1;
    if (sameAmount(amounts, middle, at)) start = middle;
    else low = middle + 1;
  }
  for (let high = lengthOf(amounts); end < high;) {
    const middle = (end + high) >> 1;
    if (sameAmount(amounts, middle, at)) end = middle + 1;
    else high = middle;
  }
  return { start, end };
}

/** The first position that is no longer above the threshold's cut; membership falls once along the ranking. */
function cutAt(ranking: Ranking, threshold: number, mode: CrossingMode): number {
  const inside = membership(ranking, threshold, mode);
  let low = 0;
  let high = ranking.keys.length;
  while (low < high) {
    const { start, end } = tiesAt(ranking, (low + high) >> 1);
    if (inside(start, end)) low = end;
    else high = start;
  }
  return low;
}

function membership(
  ranking: Ranking,
  threshold: number,
  mode: CrossingMode,
): (start: number, end: number) => boolean {
  const percent = decimalOf(threshold);
  // share < percent/100 · 10^-scale, multiplied out by total and denominators.
  const limit = percent.units * totalUnits(ranking);
  const factor = 100n * powerOfTen(percent.scale);
  const sumBefore = (position: number): bigint =>
    position === 0 ? 0n : unitsOf(ranking.through, position - 1);
  switch (mode) {
    case "nearest":
      return (start, end) => (sumBefore(start) + sumBefore(end)) * factor < 2n * limit;
    case "exclude":
      return (_start, end) => sumBefore(end) * factor <= limit;
    case "include":
      return (start) => sumBefore(start) * factor < limit;
  }
}
