import { EXACT_POWERS, formatDecimal, powerOfTen, ratio } from "./decimal";

/**
 * A column of exact amounts, in one of three forms; all can be cloned to and from a worker.
 *
 * - small: whole units of 10^-decimals. The magnitudes add up to a safe integer, so that plain arithmetic on the
 *   units, running totals included, is exact.
 * - mixed: units as above plus a binary part, whole + upper / 2^32 + lower / 2^64 + lowest / 2^96, for numbers that no short decimal
 *   spells. Each part's magnitudes add up to a safe integer too.
 * - big: units of 10^-decimals as BigInts.
 */
export type ExactColumn = SmallColumn | MixedColumn | BigColumn;

export interface SmallColumn {
  readonly kind: "small";
  readonly decimals: number;
  readonly units: Float64Array;
}

export interface MixedColumn {
  readonly kind: "mixed";
  readonly decimals: number;
  readonly units: Float64Array;
  readonly whole: Float64Array;
  readonly upper: Float64Array;
  readonly lower: Float64Array;
  readonly lowest: Float64Array;
}

export interface BigColumn {
  readonly kind: "big";
  readonly decimals: number;
  readonly units: readonly bigint[];
}

/** Binary fractions of 96 places are decimals of 96 places. */
export const BINARY_PLACES = 96;
const TWO_32 = 2 ** 32;
const UPPER_UNIT = 5n ** 32n * 10n ** 64n;
const LOWER_UNIT = 5n ** 64n * 10n ** 32n;
const LOWEST_UNIT = 5n ** 96n;
/** How far the double of a mixed amount may be off, relative to its parts: a handful of roundings of 2^-53 each. */
const MIXED_ERROR = 2 ** -50;

export function lengthOf(column: ExactColumn): number {
  return column.units.length;
}

/** Decimals of the integers that unitsOf gives. */
export function scaleOf(column: ExactColumn): number {
  return column.kind === "mixed" ? Math.max(column.decimals, BINARY_PLACES) : column.decimals;
}

/** An exact amount as an integer in units of 10^-scaleOf(column). */
export function unitsOf(column: ExactColumn, at: number): bigint {
  const units = BigInt(column.units[at] ?? 0);
  if (column.kind !== "mixed") return units;
  const extra = powerOfTen(scaleOf(column) - BINARY_PLACES);
  return (
    units * powerOfTen(scaleOf(column) - column.decimals) +
    BigInt(column.whole[at] ?? 0) * powerOfTen(scaleOf(column)) +
    extra *
      (BigInt(column.upper[at] ?? 0) * UPPER_UNIT +
        BigInt(column.lower[at] ?? 0) * LOWER_UNIT +
        BigInt(column.lowest[at] ?? 0) * LOWEST_UNIT)
  );
}

/** An amount as a double: the nearest one, or for mixed columns within a few units of the last place, never of another sign. */
export function valueAt(column: ExactColumn, at: number): number {
  switch (column.kind) {
    case "small":
      // A safe integer divided by an exact power of ten is rounded once, hence correctly.
      return (column.units[at] ?? 0) / (EXACT_POWERS[column.decimals] ?? 1);
    case "big":
      return ratio(column.units[at] ?? 0n, powerOfTen(column.decimals));
    case "mixed":
      return mixedValue(column, at);
  }
}

function mixedValue(column: MixedColumn, at: number): number {
  const decimal = (column.units[at] ?? 0) / (EXACT_POWERS[column.decimals] ?? 1);
  const whole = column.whole[at] ?? 0;
  const upper = (column.upper[at] ?? 0) / TWO_32;
  const lower = ((column.lowest[at] ?? 0) / TWO_32 + (column.lower[at] ?? 0)) / TWO_32 / TWO_32;
  const sum = lower + upper + decimal + whole;
  const size = Math.abs(decimal) + Math.abs(whole) + Math.abs(upper) + Math.abs(lower);
  // Parts that nearly cancel leave mostly rounding error: work such an amount out exactly.
  if (Math.abs(sum) > size / 1024) return sum;
  return size === 0 ? 0 : ratio(unitsOf(column, at), powerOfTen(scaleOf(column)));
}

/** True when the doubles of two amounts are too close to tell the amounts themselves apart. */
export function indistinct(column: ExactColumn, a: number, b: number): boolean {
  return column.kind === "mixed" ? Math.abs(a - b) <= Math.max(a, b) * MIXED_ERROR * 1024 : a === b;
}

/** True when two amounts of a column are equal, exactly. */
export function sameAmount(column: ExactColumn, a: number, b: number): boolean {
  if (column.kind !== "mixed") return column.units[a] === column.units[b];
  return (
    indistinct(column, valueAt(column, a), valueAt(column, b)) && unitsOf(column, a) === unitsOf(column, b)
  );
}

/** An amount in exact decimal notation. */
export function exactAt(column: ExactColumn, at: number): string {
  return formatDecimal({ units: unitsOf(column, at), scale: scaleOf(column) });
}

/** Every amount as a double (see valueAt). */
export function valuesOf(column: ExactColumn): number[] {
  const values: number[] = [];
  for (let at = 0; at < lengthOf(column); at += 1) values.push(valueAt(column, at));
  return values;
}

/**
 * Every amount's part of a total, as a double: the nearest one, or for mixed columns within a few units of the last
 * place. The total is an amount too, so that a column's last running total has the share 1.
 */
export function sharesOf(column: ExactColumn, totals: ExactColumn, total: number): number[] {
  const shares: number[] = [];
  const count = lengthOf(column);
  if (column.kind === "big") {
    const whole = unitsOf(totals, total);
    for (let at = 0; at < count; at += 1) shares.push(ratio(column.units[at] ?? 0n, whole));
    return shares;
  }
  const whole = column.kind === "small" ? (totals.units[total] ?? 0) : valueAt(totals, total);
  for (let at = 0; at < count; at += 1) {
    shares.push((column.kind === "small" ? (column.units[at] ?? 0) : mixedValue(column, at)) / Number(whole));
  }
  return shares;
}

/** The amounts at given positions, in their order. */
export function pickAmounts(column: ExactColumn, order: Int32Array): ExactColumn {
  const { decimals } = column;
  switch (column.kind) {
    case "small":
      return { kind: "small", decimals, units: pickNumbers(column.units, order) };
    case "mixed":
      return mapParts(column, (part) => pickNumbers(part, order));
    case "big":
      return { kind: "big", decimals, units: Array.from(order, (id) => column.units[id] ?? 0n) };
  }
}

/** The sums of the amounts up to each position. */
export function runningTotals(column: ExactColumn): ExactColumn {
  const { decimals } = column;
  switch (column.kind) {
    case "small":
      return { kind: "small", decimals, units: accumulated(column.units) };
    case "mixed":
      return mapParts(column, accumulated);
    case "big": {
      let sum = 0n;
      return { kind: "big", decimals, units: column.units.map((amount) => (sum += amount)) };
    }
  }
}

/** Adds amounts up by group: `groups[i]` is the group of the ith amount, of `count` groups. */
export function regroup(column: ExactColumn, groups: Int32Array, count: number): ExactColumn {
  const { decimals } = column;
  switch (column.kind) {
    case "small":
      return { kind: "small", decimals, units: grouped(column.units, groups, count) };
    case "mixed":
      return mapParts(column, (part) => grouped(part, groups, count));
    case "big": {
      const units = new Array<bigint>(count).fill(0n);
      groups.forEach((group, at) => {
        units[group] = (units[group] ?? 0n) + (column.units[at] ?? 0n);
      });
      return { kind: "big", decimals, units };
    }
  }
}

function mapParts(column: MixedColumn, map: (part: Float64Array) => Float64Array): MixedColumn {
  const { kind, decimals, units, whole, upper, lower, lowest } = column;
  return {
    kind,
    decimals,
    units: map(units),
    whole: map(whole),
    upper: map(upper),
    lower: map(lower),
    lowest: map(lowest),
  };
}

function pickNumbers(values: Float64Array, order: Int32Array): Float64Array {
  const picked = new Float64Array(order.length);
  for (let at = 0; at < order.length; at += 1) picked[at] = values[order[at] ?? 0] ?? 0;
  return picked;
}

function accumulated(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length);
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) {
    sum += values[at] ?? 0;
    sums[at] = sum;
  }
  return sums;
}

function grouped(values: Float64Array, groups: Int32Array, count: number): Float64Array {
  const sums = new Float64Array(count);
  for (let at = 0; at < groups.length; at += 1) {
    const group = groups[at] ?? 0;
    sums[group] = (sums[group] ?? 0) + (values[at] ?? 0);
  }
  return sums;
}
