import { BINARY_PLACES, unitsOf, type ExactColumn } from "./amounts";
import { addDecimals, binaryOf, EXACT_POWERS, powerOfTen, unitsAt, type Decimal } from "./decimal";

/** A decimal of at most 15 significant digits is the only such that its double stands for: the bound of short ones. */
const FIFTEEN_DIGITS = 999_999_999_999_999;
/** A number with more decimals than this was computed, not typed. */
const MAX_DECIMALS = 9;
const MOST_POWER = 10 ** MAX_DECIMALS;
const TWO_32 = 2 ** 32;
/** A binary part keeps 96 places: every double of at least this size fits. */
const LEAST_BINARY = 2 ** -43;
/** Leaves room for one more addition before a sum would stop being exact. */
const CARRY_ABOVE = 2 ** 52;

interface BinaryParts {
  readonly whole: Float64Array;
  readonly upper: Float64Array;
  readonly lower: Float64Array;
  readonly lowest: Float64Array;
}

/**
 * One exact running sum a key, for keys numbered from 0.
 *
 * A number of at most 15 significant digits and 9 decimals stands for that decimal: it is what a person typed. It is
 * recognised by one division, v = m / 10^d, which IEEE rounds correctly, so that the integer m is the decimal's
 * digits; integers are summed below 2^53. Any other number (0.1 + 0.2 = 0.30000000000000004) was computed, no decimal
 * is behind it, and it stands for its exact binary value, split into a whole and three fractions of 32 bits, each
 * again an integer sum. Sums beyond 2^53, and numbers too small or too large for the parts, go to BigInts.
 */
export class ExactSums {
  private decimals = 2;
  private power = 100;
  private units = new Float64Array(1024);
  private binary: BinaryParts | null = null;
  private readonly rest = new Map<number, Decimal>();

  /** Adds a finite number to the sum of a key. */
  add(key: number, value: number): void {
    if (key >= this.units.length) this.grow(key);
    const scaled = Math.round(value * this.power);
    if (scaled / this.power === value && scaled <= FIFTEEN_DIGITS && scaled >= -FIFTEEN_DIGITS) {
      this.addUnits(key, scaled);
    } else {
      this.addSlowly(key, value);
    }
  }

  /** Adds an exact decimal to the sum of a key. */
  addDecimal(key: number, decimal: Decimal): void {
    if (key >= this.units.length) this.grow(key);
    const before = this.rest.get(key);
    this.rest.set(key, before === undefined ? decimal : addDecimals(before, decimal));
  }

  /** The sums of keys 0 … count − 1. */
  finish(count: number): ExactColumn {
    if (count > this.units.length) this.grow(count - 1);
    const units = this.units.slice(0, count);
    if (this.rest.size === 0 && isSafe(units)) {
      if (this.binary === null) return { kind: "small", decimals: this.decimals, units };
      const mixed = this.mixed(units, this.binary);
      if ([mixed.whole, mixed.upper, mixed.lower, mixed.lowest].every(isSafe)) return mixed;
    }
    return this.finishBig(count, units);
  }

  private addUnits(key: number, scaled: number): void {
    const before = this.units[key] ?? 0;
    const after = before + scaled;
    if (after <= Number.MAX_SAFE_INTEGER && after >= -Number.MAX_SAFE_INTEGER) {
      this.units[key] = after;
    } else {
      this.units[key] = scaled;
      this.addDecimal(key, { units: BigInt(before), scale: this.decimals });
    }
  }

  private addSlowly(key: number, value: number): void {
    if (!isLong(value) && (this.addWithMoreDecimals(key, value) || this.addWithFewerDecimals(key, value)))
      return;
    const size = Math.abs(value);
    if (size >= LEAST_BINARY && size < CARRY_ABOVE) this.addBinary(key, value);
    else this.addDecimal(key, binaryOf(value));
  }

  private addWithMoreDecimals(key: number, value: number): boolean {
    for (let decimals = this.decimals + 1; decimals <= MAX_DECIMALS; decimals += 1) {
      const power = powerOf(decimals);
      const scaled = Math.round(value * power);
      if (Math.abs(scaled) > FIFTEEN_DIGITS) return false;
      if (scaled / power === value) {
        this.refine(decimals);
        this.addUnits(key, scaled);
        return true;
      }
    }
    return false;
  }

  /** A number too large for the common unit: its whole part apart, so that fifteen digits always fit. */
  private addWithFewerDecimals(key: number, value: number): boolean {
    for (let decimals = this.decimals - 1; decimals >= 0; decimals -= 1) {
      const power = powerOf(decimals);
      const scaled = Math.round(value * power);
      if (Math.abs(scaled) > FIFTEEN_DIGITS) continue;
      if (scaled / power !== value) return false;
      const whole = Math.trunc(value);
      this.addWhole(key, whole);
      this.addUnits(key, (scaled - whole * power) * powerOf(this.decimals - decimals));
      return true;
    }
    return false;
  }

  /** More decimals from here on: every sum so far is restated in the smaller unit. */
  private refine(decimals: number): void {
    const factor = powerOf(decimals - this.decimals);
    const limit = Number.MAX_SAFE_INTEGER / factor;
    for (let key = 0; key < this.units.length; key += 1) {
      const value = this.units[key] ?? 0;
      if (value <= limit && value >= -limit) {
        this.units[key] = value * factor;
      } else {
        this.units[key] = 0;
        this.addDecimal(key, { units: BigInt(value), scale: this.decimals });
      }
    }
    this.decimals = decimals;
    this.power = powerOf(decimals);
  }

  /** Multiplying by 2^32 and taking off the whole part are exact: no bit is lost. */
  private addBinary(key: number, value: number): void {
    const binary = this.parts();
    const whole = Math.trunc(value);
    const first = (value - whole) * TWO_32;
    const upper = Math.trunc(first);
    const second = (first - upper) * TWO_32;
    const lower = Math.trunc(second);
    const lowest = (second - lower) * TWO_32;
    if (lowest !== 0) addWithCarry(binary.lowest, key, lowest, binary.lower);
    addWithCarry(binary.lower, key, lower, binary.upper);
    addWithCarry(binary.upper, key, upper, binary.whole);
    this.addWhole(key, whole);
  }

  private addWhole(key: number, whole: number): void {
    const binary = this.parts();
    const sum = (binary.whole[key] ?? 0) + whole;
    binary.whole[key] = sum;
    if (sum > CARRY_ABOVE || sum < -CARRY_ABOVE) {
      binary.whole[key] = 0;
      this.addDecimal(key, { units: BigInt(sum), scale: 0 });
    }
  }

  private parts(): BinaryParts {
    return (this.binary ??= mapParts(() => new Float64Array(this.units.length)));
  }

  private grow(key: number): void {
    const length = Math.max(key + 1, this.units.length * 2);
    this.units = widened(this.units, length);
    const { binary } = this;
    if (binary !== null) this.binary = mapParts((part) => widened(binary[part], length));
  }

  private mixed(units: Float64Array, binary: BinaryParts) {
    const parts = mapParts((part) => binary[part].slice(0, units.length));
    return { kind: "mixed", decimals: this.decimals, units, ...parts } as const;
  }

  private finishBig(count: number, units: Float64Array): ExactColumn {
    const { binary } = this;
    let scale = binary === null ? this.decimals : Math.max(this.decimals, BINARY_PLACES);
    for (const decimal of this.rest.values()) scale = Math.max(scale, decimal.scale);
    const column: ExactColumn =
      binary === null ? { kind: "small", decimals: this.decimals, units } : this.mixed(units, binary);
    const columnScale = binary === null ? this.decimals : Math.max(this.decimals, BINARY_PLACES);
    const factor = powerOfTen(scale - columnScale);
    const sums = Array.from({ length: count }, (_, key) => {
      const rest = this.rest.get(key);
      return unitsOf(column, key) * factor + (rest === undefined ? 0n : unitsAt(rest, scale));
    });
    return { kind: "big", decimals: scale, units: sums };
  }
}

/** True when a value of ordinary size has no short decimal, without trying each number of decimals. */
function isLong(value: number): boolean {
  const scaled = Math.round(value * MOST_POWER);
  return Math.abs(scaled) <= FIFTEEN_DIGITS && scaled / MOST_POWER !== value;
}

function mapParts(make: (part: keyof BinaryParts) => Float64Array): BinaryParts {
  return { whole: make("whole"), upper: make("upper"), lower: make("lower"), lowest: make("lowest") };
}

function powerOf(exponent: number): number {
  return EXACT_POWERS[exponent] ?? 1;
}

function addWithCarry(sums: Float64Array, key: number, value: number, next: Float64Array): void {
  const sum = (sums[key] ?? 0) + value;
  if (sum <= CARRY_ABOVE && sum >= -CARRY_ABOVE) {
    sums[key] = sum;
    return;
  }
  const carried = Math.trunc(sum / TWO_32);
  sums[key] = sum - carried * TWO_32;
  next[key] = (next[key] ?? 0) + carried;
}

/** True when the magnitudes add up to a safe integer, whatever subset and order is summed. */
function isSafe(values: Float64Array): boolean {
  let magnitude = 0;
  for (let at = 0; at < values.length; at += 1) magnitude += Math.abs(values[at] ?? 0);
  return magnitude <= Number.MAX_SAFE_INTEGER;
}

function widened(array: Float64Array, length: number): Float64Array<ArrayBuffer> {
  const wider = new Float64Array(length);
  wider.set(array);
  return wider;
}
