/**
 * Exact decimal numbers. An amount of money is what a person typed, so a JavaScript number stands for the shortest
 * decimal that prints it (0.1 is one tenth), and sums of such amounts are computed without any rounding.
 */

/** units · 10^-scale, scale ≥ 0. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

const PLAIN = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;

/** The decimal a plain numeral spells ("-1234.50", "1e-7"), or null when the text is anything else. */
export function parseDecimal(text: string): Decimal | null {
  const match = PLAIN.exec(text);
  if (match === null) return null;
  const whole = match[2] ?? "";
  const fraction = match[3] ?? "";
  if (whole === "" && fraction === "") return null;
  const magnitude = BigInt(whole + fraction);
  const units = match[1] === "-" ? -magnitude : magnitude;
  const scale = fraction.length - Number(match[4] ?? 0);
  return scale >= 0 ? { units, scale } : { units: units * powerOfTen(-scale), scale: 0 };
}

/** The decimal a finite number prints as. @throws RangeError for NaN and infinities. */
export function decimalOf(value: number): Decimal {
  const decimal = parseDecimal(String(value));
  if (decimal === null) throw new RangeError(`Not a finite number: ${value}`);
  return decimal;
}

/** The exact binary value of a finite number. */
export function binaryOf(value: number): Decimal {
  if (Number.isInteger(value)) return { units: BigInt(value), scale: 0 };
  // Doubling is exact, and every fraction ends after at most 1074 binary places.
  let scaled = value;
  let places = 0;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    places += 1;
  }
  return { units: BigInt(scaled) * 5n ** BigInt(places), scale: places };
}

/** Powers of ten that doubles hold exactly, read from their numerals: `10 ** n` need not be correctly rounded. */
export const EXACT_POWERS: readonly number[] = Array.from({ length: 23 }, (_, n) => Number(`1e${n}`));

const powers: bigint[] = [1n];

/** 10^exponent, exponent ≥ 0. */
export function powerOfTen(exponent: number): bigint {
  const known = powers[exponent];
  if (known !== undefined) return known;
  const power = 10n ** BigInt(exponent);
  powers[exponent] = power;
  return power;
}

/** The units of a decimal at a scale that is at least its own. */
export function unitsAt(decimal: Decimal, scale: number): bigint {
  return decimal.units * powerOfTen(scale - decimal.scale);
}

/** a + b, exactly. */
export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: unitsAt(a, scale) + unitsAt(b, scale), scale };
}

/** Plain notation without needless zeros: "-1234.5". */
export function formatDecimal({ units, scale }: Decimal): string {
  if (scale === 0) return String(units);
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, "0");
  const fraction = digits.slice(-scale).replace(/0+$/, "");
  const text = fraction === "" ? digits.slice(0, -scale) : `${digits.slice(0, -scale)}.${fraction}`;
  return units < 0n ? `-${text}` : text;
}

/** The nearest double. */
export function decimalToNumber(decimal: Decimal): number {
  return Number(formatDecimal(decimal));
}

/** Quotient bits computed: 53 for the result, the rest for quotients far below 1. */
const QUOTIENT_BITS = 120;
const SAFE_QUOTIENT = 1n << 60n;

/** numerator / denominator as the nearest double; denominator > 0. */
export function ratio(numerator: bigint, denominator: bigint): number {
  if (numerator < 0n) return -ratio(-numerator, denominator);
  let bits = QUOTIENT_BITS;
  let scaled = numerator << BigInt(bits);
  let quotient = scaled / denominator;
  while (quotient < SAFE_QUOTIENT && quotient !== 0n && bits < 900) {
    bits += QUOTIENT_BITS;
    scaled = numerator << BigInt(bits);
    quotient = scaled / denominator;
  }
  // A lost remainder only has to break a tie, hence the sticky last bit.
  const rest = quotient * denominator === scaled ? quotient : quotient | 1n;
  return Number(rest) / 2 ** bits;
}

/** a / b rounded half away from zero to an integer; b > 0. */
export function divideRounded(a: bigint, b: bigint): bigint {
  const magnitude = a < 0n ? -a : a;
  const rounded = (2n * magnitude + b) / (2n * b);
  return a < 0n ? -rounded : rounded;
}
