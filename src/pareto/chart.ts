import { isBoundary, type ParetoAnalysis } from "./analysis";
import { classAt, type ParetoClass } from "./classify";

/** One bar of a Pareto chart. */
export interface ParetoBar {
  readonly key: string;
  readonly value: number;
  readonly share: number;
  readonly cumulative: number;
  readonly class: ParetoClass;
  readonly boundary: boolean;
}

/** What a Pareto chart draws: bars, then one bar 其他 for the tail, and the thresholds as fractions of 1. */
export interface ParetoChart {
  readonly bars: readonly ParetoBar[];
  readonly other: { readonly keys: number; readonly value: number; readonly share: number } | null;
  readonly thresholds: readonly [number, number];
  /** True when the last bar has the same amount as some keys under 其他: so many are equal that a cut was needed. */
  readonly tiesSplit: boolean;
}

export const CHART_BARS = 30;

/**
 * The bars of a chart. A thousand bars cannot be read: the largest 30 stand alone, the rest is summed. Equal amounts
 * stay on one side of that cut where it costs at most half as many bars more or fewer; one single rest is shown itself.
 */
export function paretoChart(analysis: ParetoAnalysis, wanted = CHART_BARS): ParetoChart {
  const { keys, classified, boundary } = analysis;
  const { values, shares, cumulative, cuts, rule } = classified;
  const { cut, tiesSplit } = cutBars(values, wanted);
  const bars = keys.slice(0, cut).map((key, at) => ({
    key,
    value: values[at] ?? 0,
    share: shares[at] ?? 0,
    cumulative: cumulative[at] ?? 0,
    class: classAt(cuts, at),
    boundary: isBoundary(boundary, at),
  }));
  const rest = keys.length - cut;
  const shown = cut === 0 ? 0 : (cumulative[cut - 1] ?? 0);
  return {
    bars,
    other: rest === 0 ? null : { keys: rest, value: sumFrom(values, cut), share: 1 - shown },
    thresholds: [rule.thresholds[0] / 100, rule.thresholds[1] / 100],
    tiesSplit,
  };
}

/** How many of the values, largest first, stand alone in a chart. */
export function cutBars(values: readonly number[], wanted: number): { cut: number; tiesSplit: boolean } {
  const count = values.length;
  if (count <= wanted + 1) return { cut: count, tiesSplit: false };
  const tied = (at: number): boolean => at > 0 && at < count && values[at - 1] === values[at];
  if (!tied(wanted)) return { cut: wanted, tiesSplit: false };
  let longer = wanted;
  while (tied(longer)) longer += 1;
  if (longer <= wanted * 1.5) return { cut: longer, tiesSplit: false };
  let shorter = wanted;
  while (tied(shorter)) shorter -= 1;
  if (shorter >= wanted / 2) return { cut: shorter, tiesSplit: false };
  return { cut: wanted, tiesSplit: true };
}

function sumFrom(values: readonly number[], from: number): number {
  let sum = 0;
  for (let at = from; at < values.length; at += 1) sum += values[at] ?? 0;
  return sum;
}
