import type { Aggregate, MergedKey, Measure } from "./aggregate";
import { scaleOf, unitsOf } from "./amounts";
import {
  classAt,
  classify,
  CROSSING_MODES,
  cutsOf,
  PARETO_CLASSES,
  tiesAt,
  type ClassRule,
  type Classified,
  type CrossingMode,
  type Cuts,
  type ParetoClass,
} from "./classify";
import { formatDecimal, ratio } from "./decimal";
import { message, type Message } from "./messages";
import { rank, totalUnits, type ExcludedKey, type Ranking } from "./rank";

/** One class of the result. Shares are fractions of 1. */
export interface ClassSummary {
  readonly class: ParetoClass;
  readonly keys: number;
  readonly amount: number;
  readonly share: number;
  readonly keyShare: number;
  /** What the source expects of the number of keys: 10 / 20 / 70 % (rules.md 2.2 P2), a check, not a rule. */
  readonly expectedKeyShare: number;
  /** keyShare − expectedKeyShare. */
  readonly deviation: number;
}

/** The three crossing modes side by side. */
export interface ModeSummary {
  readonly mode: CrossingMode;
  readonly classes: readonly ClassSummary[];
}

/** Positions whose class depends on the crossing mode (临界): [from, to) round each threshold. */
export interface BoundaryZone {
  readonly threshold: 1 | 2;
  readonly from: number;
  readonly to: number;
}

/** The whole result of an ad-hoc Pareto analysis, as plain JSON. */
export interface ParetoAnalysis {
  readonly measure: Measure;
  readonly total: number;
  /** The total in exact decimal notation. */
  readonly totalExact: string;
  readonly keys: readonly string[];
  readonly rows: readonly number[];
  readonly classified: Classified;
  readonly excluded: readonly ExcludedKey[];
  readonly summary: readonly ClassSummary[];
  readonly modes: readonly ModeSummary[];
  readonly boundary: readonly BoundaryZone[];
  /** Share of the five largest keys (集中度 CR5); of all when there are fewer. */
  readonly cr5: number;
  readonly merged: readonly MergedKey[];
  readonly notes: readonly Message[];
}

export const EXPECTED_KEY_SHARES: readonly [number, number, number] = [0.1, 0.2, 0.7];

const FEW_KEYS = 10;
const CONCENTRATION_KEYS = 5;
/** Points of key share by which class 1 may leave the expected 10 % before a note says so. */
const NOTED_DEVIATION = 0.05;

/** Ranks, classifies and describes an aggregate under a rule (rules.md 2.2). @throws RangeError as cutsOf does. */
export function analyse(aggregate: Aggregate, rule: ClassRule): ParetoAnalysis {
  return describe(rank(aggregate), aggregate, rule);
}

/** The analysis of a ranking already made: what a moved threshold needs, without adding up again. */
export function describe(ranking: Ranking, aggregate: Aggregate, rule: ClassRule): ParetoAnalysis {
  const classified = classify(ranking, rule);
  const total = totalUnits(ranking);
  const scale = scaleOf(ranking.amounts);
  const summary = summarise(ranking, classified.cuts);
  const boundary = boundaryZones(ranking, rule);
  const totalExact = formatDecimal({ units: total, scale });
  return {
    measure: aggregate.measure,
    total: Number(totalExact),
    totalExact,
    keys: ranking.keys,
    rows: Array.from(ranking.rows),
    classified,
    excluded: ranking.excluded,
    summary,
    modes: compareModes(ranking, rule),
    boundary,
    cr5: concentration(ranking, CONCENTRATION_KEYS),
    merged: aggregate.merged,
    notes: [...faultNotes(aggregate), ...resultNotes(ranking, aggregate, summary, boundary)],
  };
}

/** The class summaries under each crossing mode, for the same thresholds. */
export function compareModes(ranking: Ranking, rule: ClassRule): ModeSummary[] {
  return CROSSING_MODES.map((mode) => ({
    mode,
    classes: summarise(ranking, cutsOf(ranking, { ...rule, mode })),
  }));
}

/** The keys whose class would be another under another crossing mode. */
export function boundaryZones(ranking: Ranking, rule: ClassRule): BoundaryZone[] {
  const cuts = CROSSING_MODES.map((mode) => cutsOf(ranking, { ...rule, mode }));
  const zone = (threshold: 1 | 2, ends: readonly number[]): BoundaryZone => ({
    threshold,
    from: Math.min(...ends),
    to: Math.max(...ends),
  });
  const first = zone(
    1,
    cuts.map((cut) => cut.first),
  );
  const second = zone(
    2,
    cuts.map((cut) => cut.second),
  );
  return [first, second].filter(({ from, to }) => from < to);
}

/** Share of the n largest keys. */
export function concentration(ranking: Ranking, count: number): number {
  const total = totalUnits(ranking);
  const last = Math.min(count, ranking.keys.length) - 1;
  return last < 0 ? 0 : ratio(unitsOf(ranking.through, last), total);
}

/** Number of keys and amount of each class, against the expected 10 / 20 / 70 % of keys. */
export function summarise(ranking: Ranking, cuts: Cuts): ClassSummary[] {
  const total = totalUnits(ranking);
  const count = ranking.keys.length;
  const ends = [0, cuts.first, cuts.second, count];
  const through = (end: number): bigint => (end === 0 ? 0n : unitsOf(ranking.through, end - 1));
  return PARETO_CLASSES.map((cls) => {
    const start = ends[cls - 1] ?? 0;
    const end = ends[cls] ?? count;
    const units = through(end) - through(start);
    const keyShare = count === 0 ? 0 : (end - start) / count;
    const expectedKeyShare = EXPECTED_KEY_SHARES[cls - 1] ?? 0;
    return {
      class: cls,
      keys: end - start,
      amount: Number(formatDecimal({ units, scale: scaleOf(ranking.amounts) })),
      share: total === 0n ? 0 : ratio(units, total),
      keyShare,
      expectedKeyShare,
      deviation: keyShare - expectedKeyShare,
    };
  });
}

/** True when a position lies in a boundary zone. */
export function isBoundary(zones: readonly BoundaryZone[], at: number): boolean {
  return zones.some(({ from, to }) => at >= from && at < to);
}

function faultNotes(aggregate: Aggregate): Message[] {
  const notes: Message[] = [];
  const { faultCounts, faults } = aggregate;
  for (const code of ["keyError", "cellError", "cellNotNumber", "cellAmbiguousNumber"] as const) {
    const example = faults.find(({ fault }) => fault === code);
    if (faultCounts[code] > 0) {
      notes.push(
        message("warning", code, {
          count: faultCounts[code],
          row: (example?.row ?? 0) + 1,
          text: example?.text ?? "",
        }),
      );
    }
  }
  if (aggregate.blankKeyRows > 0) {
    const counted = aggregate.labels.includes("");
    notes.push(
      message("warning", counted ? "blankKeysCounted" : "blankKeys", { rows: aggregate.blankKeyRows }),
    );
  }
  if (aggregate.merged.length > 0) {
    const example = aggregate.merged[0]?.spellings.join(" = ") ?? "";
    notes.push(message("info", "mergedKeys", { count: aggregate.merged.length, example }));
  }
  return notes;
}

function resultNotes(
  ranking: Ranking,
  aggregate: Aggregate,
  summary: readonly ClassSummary[],
  boundary: readonly BoundaryZone[],
): Message[] {
  const notes: Message[] = [];
  const count = ranking.keys.length;
  if (count === 0) {
    notes.push(message("error", "nothingPositive", { keys: aggregate.labels.length }));
    return notes;
  }
  if (ranking.excluded.length > 0) {
    notes.push(message("info", "excludedNonPositive", { count: ranking.excluded.length }));
  }
  if (count > 1 && tiesAt(ranking, 0).end === count) {
    notes.push(message("warning", "indistinguishable", { count }));
    return notes;
  }
  if (count < FEW_KEYS) {
    notes.push(message("info", "fewKeys", { count }));
    return notes.concat(boundaryNotes(ranking, boundary));
  }
  for (const { class: cls, keys } of summary) {
    if (keys === 0) notes.push(message("info", "emptyClass", { class: cls }));
  }
  const first = summary[0];
  if (first !== undefined && first.keys > 0 && Math.abs(first.deviation) > NOTED_DEVIATION) {
    const code = first.deviation > 0 ? "lowConcentration" : "highConcentration";
    notes.push(
      message("info", code, {
        share: Math.round(first.keyShare * 1000) / 10,
        expected: first.expectedKeyShare * 100,
      }),
    );
  }
  return notes.concat(boundaryNotes(ranking, boundary));
}

function boundaryNotes(ranking: Ranking, boundary: readonly BoundaryZone[]): Message[] {
  return boundary.map(({ threshold, from, to }) =>
    message("info", "boundary", { threshold, count: to - from, key: ranking.keys[from] ?? "" }),
  );
}

/** Rows of the result for people and files: one object a key, in ranking order. */
export interface AnalysisItem {
  readonly rank: number;
  readonly key: string;
  readonly value: number;
  readonly share: number;
  readonly cumulative: number;
  readonly class: ParetoClass;
  readonly boundary: boolean;
}

/** One position of the analysis. */
export function itemAt(analysis: ParetoAnalysis, at: number): AnalysisItem {
  const { classified } = analysis;
  return {
    rank: at + 1,
    key: analysis.keys[at] ?? "",
    value: classified.values[at] ?? 0,
    share: classified.shares[at] ?? 0,
    cumulative: classified.cumulative[at] ?? 0,
    class: classAt(classified.cuts, at),
    boundary: isBoundary(analysis.boundary, at),
  };
}
