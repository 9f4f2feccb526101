import type { ParetoAnalysis } from "./analysis";
import { isBoundary } from "./analysis";
import { classAt, type ParetoClass } from "./classify";
import { decimalOf, decimalToNumber, unitsAt } from "./decimal";

/** One key of the output sheet with what its formulas give. */
export interface ReportRow {
  readonly key: string;
  readonly value: number;
  readonly rows: number;
  /** Null for zero and negative amounts, which have no share. */
  readonly ranked: {
    readonly share: number;
    readonly cumulative: number;
    readonly class: ParetoClass;
    readonly boundary: boolean;
    /** Sums of the strictly larger amounts and of the amounts at least as large. */
    readonly before: number;
    readonly through: number;
  } | null;
}

/**
 * Decimals that a live sheet rounds amounts to, which also bounds what may be typed into the source later: six, or
 * what leaves an amount a hundred times the largest 15 digits, for SUMIFS compares amounts by that many.
 */
export function reportDecimals(analysis: ParetoAnalysis): number {
  if (analysis.measure === "count") return 0;
  const values = [...analysis.classified.values, ...analysis.excluded.map(({ value }) => value)];
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  return Math.max(0, Math.min(6, 12 - Math.floor(Math.log10(largest))));
}

/** Every key: the ranked ones in order, then those at or below zero, largest first. */
export function reportRows(analysis: ParetoAnalysis): ReportRow[] {
  const { keys, rows, classified, boundary } = analysis;
  const { values, shares, cumulative, cuts } = classified;
  const scale = values.reduce((most, value) => Math.max(most, decimalOf(value).scale), 0);
  const units = values.map((value) => unitsAt(decimalOf(value), scale));
  const ranked: ReportRow[] = [];
  let before = 0n;
  for (let start = 0; start < keys.length;) {
    let end = start;
    let through = before;
    while (end < keys.length && units[end] === units[start]) through += units[end++] ?? 0n;
    for (let at = start; at < end; at += 1) {
      ranked.push({
        key: keys[at] ?? "",
        value: values[at] ?? 0,
        rows: rows[at] ?? 0,
        ranked: {
          share: shares[at] ?? 0,
          cumulative: cumulative[at] ?? 0,
          class: classAt(cuts, at),
          boundary: isBoundary(boundary, at),
          before: decimalToNumber({ units: before, scale }),
          through: decimalToNumber({ units: through, scale }),
        },
      });
    }
    before = through;
    start = end;
  }
  const others = [...analysis.excluded]
    .sort((a, b) => b.value - a.value)
    .map(({ key, value, rows: count }): ReportRow => ({ key, value, rows: count, ranked: null }));
  return [...ranked, ...others];
}
