import { valueAt } from "./amounts";
import { classAt, cutsOf, type ClassRule, type ParetoClass } from "./classify";
import { keyNormaliser } from "./key";
import type { Ranking } from "./rank";

/** The class of a key, 0 when it has no positive amount in the period. */
export type ClassOrNone = 0 | ParetoClass;

export interface Mover {
  readonly key: string;
  readonly from: ClassOrNone;
  readonly to: ClassOrNone;
  readonly valueBefore: number;
  readonly valueAfter: number;
  /** Position from 1; null when not ranked. */
  readonly rankBefore: number | null;
  readonly rankAfter: number | null;
}

/** How the classes of two rankings differ: two periods, two categories, or one period under two rules. */
export interface Migration {
  /** matrix[i][j]: keys of class i + 1 before and j + 1 after (rules.md 2.2, 3×3 migration). */
  readonly matrix: readonly (readonly number[])[];
  /** Keys of each class after that had no positive amount before, and the reverse. */
  readonly entered: readonly number[];
  readonly left: readonly number[];
  /** Every key whose class differs: in the order after, then those that left in the order before. */
  readonly movers: readonly Mover[];
  /** Five largest keys before and after (前五名换位). */
  readonly topBefore: readonly string[];
  readonly topAfter: readonly string[];
}

const TOP = 5;

/** Compares two rankings, key by normal form. @throws RangeError as cutsOf does. */
export function compareRankings(
  before: Ranking,
  after: Ranking,
  rule: ClassRule,
  ruleAfter: ClassRule = rule,
): Migration {
  const cutsBefore = cutsOf(before, rule);
  const cutsAfter = cutsOf(after, ruleAfter);
  const positions = new Map(
    before.keys.map(keyNormaliser(before.normalise)).map((normal, at) => [normal, at]),
  );
  const matrix = [
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ];
  const entered = [0, 0, 0];
  const left = [0, 0, 0];
  const movers: Mover[] = [];
  const normalise = keyNormaliser(after.normalise);
  after.keys.forEach((key, at) => {
    const normal = normalise(key);
    const was = positions.get(normal);
    const to = classAt(cutsAfter, at);
    const from: ClassOrNone = was === undefined ? 0 : classAt(cutsBefore, was);
    positions.delete(normal);
    if (from === 0) increment(entered, to);
    else increment(matrix[from - 1] ?? [], to);
    if (from !== to) {
      movers.push({
        key,
        from,
        to,
        valueBefore: was === undefined ? 0 : valueAt(before.amounts, was),
        valueAfter: valueAt(after.amounts, at),
        rankBefore: was === undefined ? null : was + 1,
        rankAfter: at + 1,
      });
    }
  });
  // What is left of the map was never seen after; a Map keeps the order of insertion, which is the order before.
  for (const was of positions.values()) {
    const from = classAt(cutsBefore, was);
    increment(left, from);
    movers.push({
      key: before.keys[was] ?? "",
      from,
      to: 0,
      valueBefore: valueAt(before.amounts, was),
      valueAfter: 0,
      rankBefore: was + 1,
      rankAfter: null,
    });
  }
  return {
    matrix,
    entered,
    left,
    movers,
    topBefore: before.keys.slice(0, TOP),
    topAfter: after.keys.slice(0, TOP),
  };
}

/** Who changes class when thresholds or crossing mode change and the amounts do not. */
export function whatIfRule(ranking: Ranking, now: ClassRule, then: ClassRule): Migration {
  return compareRankings(ranking, ranking, now, then);
}

function increment(counts: number[], cls: ParetoClass): void {
  counts[cls - 1] = (counts[cls - 1] ?? 0) + 1;
}
