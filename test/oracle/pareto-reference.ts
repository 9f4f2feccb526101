/**
 * Amount classes by exact fractions, written for the tests alone and sharing no code with the product: the judge of
 * classes that were computed with floating-point shares.
 */

/** Where the customer whose block crosses a cut goes: 1 the upper class, 2 the lower one, 3 by the middle of its block. */
export type ReferenceMode = 1 | 2 | 3;
export type ReferenceClass = "1" | "2" | "3" | "none";

/** A share as numerator and denominator. */
export type Fraction = readonly [numerator: bigint, denominator: bigint];

const DEFAULT_CUTS: readonly [Fraction, Fraction] = [
  [7n, 10n],
  [9n, 10n],
];

function less([a, b]: Fraction, [c, d]: Fraction): boolean {
  return a * d < c * b;
}

/** The class of every key; amounts in cents. Equal amounts are one block; those of 0 or less have no class. */
export function referenceClasses(
  cents: ReadonlyMap<string, bigint>,
  mode: ReferenceMode,
  cuts: readonly [Fraction, Fraction] = DEFAULT_CUTS,
): ReadonlyMap<string, ReferenceClass> {
  let total = 0n;
  for (const amount of cents.values()) if (amount > 0n) total += amount;
  const classOf = (amount: bigint): ReferenceClass => {
    if (amount <= 0n) return "none";
    let before = 0n;
    let block = 0n;
    for (const other of cents.values()) {
      if (other > amount) before += other;
      else if (other === amount) block += other;
    }
    const beyond = (cut: Fraction): boolean => {
      if (mode === 1) return !less([before, total], cut);
      if (mode === 2) return less(cut, [before + block, total]);
      return !less([2n * before + block, 2n * total], cut);
    };
    if (!beyond(cuts[0])) return "1";
    return beyond(cuts[1]) ? "3" : "2";
  };
  return new Map([...cents].map(([key, amount]) => [key, classOf(amount)]));
}

/** "1234.5" as 123450 cents; more than two decimals are refused. */
export function toCents(amount: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(amount);
  if (!match) throw new RangeError(`Not an amount in cents: ${amount}`);
  const cents = BigInt(match[2] ?? "0") * 100n + BigInt((match[3] ?? "").padEnd(2, "0"));
  return match[1] === "-" ? -cents : cents;
}
