import { addDecimals, decimalOf, powerOfTen, unitsAt, type Decimal } from "./decimal";

/**
 * Amounts in whole units of 10^-decimals, exact. `small` while every amount and the sum of their magnitudes is a
 * safe integer, so that plain number arithmetic on them is exact too; `big` otherwise.
 */
export type ExactColumn =
  | { readonly kind: "small"; readonly decimals: number; readonly units: Float64Array }
  | { readonly kind: "big"; readonly decimals: number; readonly units: readonly bigint[] };

/** A decimal of at most 15 significant digits is the shortest that prints its double: the bound of the fast path. */
const FIFTEEN_DIGITS = 999_999_999_999_999;
const MAX_FAST_DECIMALS = 9;
const MOST_POWER = 10 ** MAX_FAST_DECIMALS;
const FRACTION = 10_000_000_000;
const FRACTION_DIGITS = 10;
/** Leaves room for one more addition before a sum would stop being exact. */
const CARRY_ABOVE = 2 ** 52;

/**
 * One exact running sum a key, for keys numbered from 0. Three ways in, by cost:
 *
 * 1. Numbers of few decimals (money): v = m / 10^d with |m| < 10^15 is checked by one division, which IEEE rounds
 *    correctly, so that m is exactly the decimal v prints as; m is added to an integer sum kept below 2^53.
 * 2. Longer numbers (0.1 × 3 = 0.30000000000000004): their printed digits, split into a whole and two fractions of
 *    ten digits, each an integer sum below 2^53.
 * 3. All else (beyond 20 decimals, sums that outgrow 2^53): BigInt.
 */
export class ExactSums {
  private decimals = 2;
  private power = 100;
  private units = new Float64Array(1024);
  private long: { whole: Float64Array; upper: Float64Array; lower: Float64Array } | null = null;
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
    if (this.long === null && this.rest.size === 0) {
      const units = this.units.slice(0, count);
      let magnitude = 0;
      for (const value of units) magnitude += Math.abs(value);
      if (magnitude <= Number.MAX_SAFE_INTEGER) return { kind: "small", decimals: this.decimals, units };
    }
    return this.finishBig(count);
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
    if (!isLong(value) && this.addWithMoreDecimals(key, value)) return;
    if (!this.addLong(key, value)) this.addDecimal(key, decimalOf(value));
  }

  private addWithMoreDecimals(key: number, value: number): boolean {
    for (let decimals = this.decimals + 1; decimals <= MAX_FAST_DECIMALS; decimals += 1) {
      const power = 10 ** decimals;
      const scaled = Math.round(value * power);
      if (Math.abs(scaled) > FIFTEEN_DIGITS) break;
      if (scaled / power === value) {
        this.refine(decimals);
        this.addUnits(key, scaled);
        return true;
      }
    }
    return false;
  }

  /** More decimals from here on: every sum so far is restated in the smaller unit. */
  private refine(decimals: number): void {
    const factor = 10 ** (decimals - this.decimals);
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
    this.power = 10 ** decimals;
  }

  private addLong(key: number, value: number): boolean {
    if (Math.abs(value) > FIFTEEN_DIGITS) return false;
    const text = String(value);
    const point = text.indexOf(".");
    const digits = text.length - point - 1;
    // An exponent is at the end if anywhere: "1.5e-7".
    if (point < 0 || digits > 2 * FRACTION_DIGITS || (value < 1e-6 && value > -1e-6)) return false;
    const sign = value < 0 ? -1 : 1;
    const upper = digitsAt(text, point + 1);
    const lower = digits > FRACTION_DIGITS ? digitsAt(text, point + 1 + FRACTION_DIGITS) : 0;
    const long = (this.long ??= {
      whole: new Float64Array(this.units.length),
      upper: new Float64Array(this.units.length),
      lower: new Float64Array(this.units.length),
    });
    addWithCarry(long.lower, key, sign * lower, long.upper);
    addWithCarry(long.upper, key, sign * upper, long.whole);
    const whole = (long.whole[key] ?? 0) + Math.trunc(value);
    long.whole[key] = whole;
    if (whole > CARRY_ABOVE || whole < -CARRY_ABOVE) {
      long.whole[key] = 0;
      this.addDecimal(key, { units: BigInt(whole), scale: 0 });
    }
    return true;
  }

  private grow(key: number): void {
    const length = Math.max(key + 1, this.units.length * 2);
    this.units = widened(this.units, length);
    if (this.long === null) return;
    const { whole, upper, lower } = this.long;
    this.long = {
      whole: widened(whole, length),
      upper: widened(upper, length),
      lower: widened(lower, length),
    };
  }

  private finishBig(count: number): ExactColumn {
    let scale = this.long === null ? this.decimals : 2 * FRACTION_DIGITS;
    for (const decimal of this.rest.values()) scale = Math.max(scale, decimal.scale);
    const factor = powerOfTen(scale - this.decimals);
    const units: bigint[] = [];
    for (let key = 0; key < count; key += 1) {
      let sum = BigInt(this.units[key] ?? 0) * factor;
      if (this.long !== null) {
        sum += BigInt(this.long.whole[key] ?? 0) * powerOfTen(scale);
        sum += BigInt(this.long.upper[key] ?? 0) * powerOfTen(scale - FRACTION_DIGITS);
        sum += BigInt(this.long.lower[key] ?? 0) * powerOfTen(scale - 2 * FRACTION_DIGITS);
      }
      const rest = this.rest.get(key);
      if (rest !== undefined) sum += unitsAt(rest, scale);
      units.push(sum);
    }
    return { kind: "big", decimals: scale, units };
  }
}

/** True when a value of ordinary size has more decimals than the fast path takes, without trying each number. */
function isLong(value: number): boolean {
  const scaled = Math.round(value * MOST_POWER);
  return Math.abs(scaled) <= FIFTEEN_DIGITS && scaled / MOST_POWER !== value;
}

/** The ten digits from a position on, as an integer; missing ones count as 0. */
function digitsAt(text: string, from: number): number {
  let value = 0;
  for (let at = from; at < from + FRACTION_DIGITS; at += 1) {
    value = value * 10 + (at < text.length ? text.charCodeAt(at) - 48 : 0);
  }
  return value;
}

function addWithCarry(sums: Float64Array, key: number, value: number, next: Float64Array): void {
  const sum = (sums[key] ?? 0) + value;
  if (sum <= CARRY_ABOVE && sum >= -CARRY_ABOVE) {
    sums[key] = sum;
    return;
  }
  const carried = Math.trunc(sum / FRACTION);
  sums[key] = sum - carried * FRACTION;
  next[key] = (next[key] ?? 0) + carried;
}

function widened(array: Float64Array, length: number): Float64Array<ArrayBuffer> {
  const wider = new Float64Array(length);
  wider.set(array);
  return wider;
}
