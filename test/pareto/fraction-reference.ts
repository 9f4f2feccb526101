/**
 * A second opinion on the classes, written apart from the product and as plainly as possible: exact fractions of
 * BigInts, every share by its definition in rules.md 2.2, one comparison a key and no sorting.
 */

export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

export type Mode = "nearest" | "exclude" | "include";

export function fraction(text: string): Fraction {
  const [mantissa = "", exponent = "0"] = text.toLowerCase().split("e");
  const [whole = "", decimals = ""] = mantissa.split(".");
  const negative = whole.startsWith("-");
  const digits = BigInt(whole.replace(/[+-]/, "") + decimals || "0");
  const power = Number(exponent) - decimals.length;
  const n = negative ? -digits : digits;
  return power >= 0 ? { n: n * 10n ** BigInt(power), d: 1n } : { n, d: 10n ** BigInt(-power) };
}

const plus = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d });
const less = (a: Fraction, b: Fraction): boolean => a.n * b.d < b.n * a.d;
const equal = (a: Fraction, b: Fraction): boolean => a.n * b.d === b.n * a.d;
const over = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.d, d: a.d * b.n });
const ZERO: Fraction = { n: 0n, d: 1n };

/** Sums of the rows by key, exactly as spelled. */
export function totalsByKey(rows: readonly (readonly [string, string])[]): Map<string, Fraction> {
  const totals = new Map<string, Fraction>();
  for (const [key, value] of rows) totals.set(key, plus(totals.get(key) ?? ZERO, fraction(value || "0")));
  return totals;
}

/** The class of every key with an amount above zero. */
export function referenceClasses(
  rows: readonly (readonly [string, string])[],
  mode: Mode,
  thresholds: readonly [string, string] = ["70", "90"],
): Map<string, number> {
  const positive = [...totalsByKey(rows)].filter(([, amount]) => amount.n > 0n);
  const total = positive.reduce((sum, [, amount]) => plus(sum, amount), ZERO);
  const limits = thresholds.map((text) => over(fraction(text), { n: 100n, d: 1n }));
  const classes = new Map<string, number>();
  for (const [key, amount] of positive) {
    const larger = positive.filter(([, other]) => less(amount, other));
    const notSmaller = positive.filter(([, other]) => less(amount, other) || equal(amount, other));
    const before = over(
      larger.reduce((sum, [, other]) => plus(sum, other), ZERO),
      total,
    );
    const after = over(
      notSmaller.reduce((sum, [, other]) => plus(sum, other), ZERO),
      total,
    );
    const midpoint = over(plus(before, after), { n: 2n, d: 1n });
    const inside = (limit: Fraction): boolean => {
      if (mode === "include") return less(before, limit);
      if (mode === "nearest") return less(midpoint, limit);
      return less(after, limit) || equal(after, limit);
    };
    classes.set(key, 1 + limits.filter((limit) => !inside(limit)).length);
  }
  return classes;
}

/**
 * The exact value a number cell stands for, as text: the decimal of a number of at most 15 digits and 9 decimals, the
 * binary value of any other.
 */
export function exactText(value: number): string {
  if (
    /^-?\d+(\.\d{1,9})?$/.test(String(value)) &&
    String(value).replace(/\D/g, "").replace(/^0+/, "").length <= 15
  ) {
    return String(value);
  }
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const mantissa = (bits & 0xfffffffffffffn) | 0x10000000000000n;
  const exponent = Number((bits >> 52n) & 0x7ffn) - 1075;
  const sign = value < 0 ? "-" : "";
  if (exponent >= 0) return `${sign}${mantissa << BigInt(exponent)}`;
  return `${sign}${mantissa * 5n ** BigInt(-exponent)}e${exponent}`;
}
