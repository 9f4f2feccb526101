/** Sorting of hundreds of thousands of amounts without comparing them one by one. */

const DIGIT_BITS = 11;
const BUCKETS = 1 << DIGIT_BITS;
const TWO_32 = 2 ** 32;
/** Below this a comparison sort is as fast and needs no tables. */
const SMALL = 512;

/**
 * The given indices ordered by value, largest first, equal values in the order given. Values are finite and ≥ 0.
 * A radix sort over the bits of the doubles, whose order as integers is their order as numbers when none is negative;
 * digits that all values share cost one count and no move.
 */
export function descending(values: Float64Array, indices: Int32Array): Int32Array {
  if (indices.length < SMALL) {
    return indices.slice().sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);
  }
  const count = indices.length;
  const whole = allSmallIntegers(values, indices);
  let from = new Int32Array(count);
  let to = new Int32Array(count);
  const words = whole ? integerWords(values, indices) : doubleWords(values, indices);
  // Position of each index in the word arrays: words are laid out by position in `indices`, so sort positions.
  for (let at = 0; at < count; at += 1) from[at] = at;
  for (const word of words) {
    for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
      if (!scatter(word, shift, from, to)) continue;
      [from, to] = [to, from];
    }
  }
  const result = new Int32Array(count);
  for (let at = 0; at < count; at += 1) result[at] = indices[from[at] ?? 0] ?? 0;
  return result;
}

/** One stable pass, largest digit first; false when all share the digit and nothing had to move. */
function scatter(word: Uint32Array, shift: number, from: Int32Array, to: Int32Array): boolean {
  const starts = new Int32Array(BUCKETS);
  const mask = BUCKETS - 1;
  for (const value of word) {
    const digit = (value >>> shift) & mask;
    starts[digit] = (starts[digit] ?? 0) + 1;
  }
  if (starts[((word[0] ?? 0) >>> shift) & mask] === word.length) return false;
  let start = 0;
  for (let digit = BUCKETS - 1; digit >= 0; digit -= 1) {
    const size = starts[digit] ?? 0;
    starts[digit] = start;
    start += size;
  }
  for (const position of from) {
    const digit = ((word[position] ?? 0) >>> shift) & mask;
    const target = starts[digit] ?? 0;
    to[target] = position;
    starts[digit] = target + 1;
  }
  return true;
}

function allSmallIntegers(values: Float64Array, indices: Int32Array): boolean {
  for (const index of indices) {
    const value = values[index] ?? 0;
    if (value > Number.MAX_SAFE_INTEGER || !Number.isInteger(value)) return false;
  }
  return true;
}

/** Low and high 32 bits of integers: whole numbers of cents fill few digits. */
function integerWords(values: Float64Array, indices: Int32Array): [Uint32Array, Uint32Array] {
  const low = new Uint32Array(indices.length);
  const high = new Uint32Array(indices.length);
  for (let at = 0; at < indices.length; at += 1) {
    const value = values[indices[at] ?? 0] ?? 0;
    const upper = Math.floor(value / TWO_32);
    low[at] = value - upper * TWO_32;
    high[at] = upper;
  }
  return [low, high];
}

/** Low and high 32 bits of the IEEE form, by DataView: the same on machines of either byte order. */
function doubleWords(values: Float64Array, indices: Int32Array): [Uint32Array, Uint32Array] {
  const low = new Uint32Array(indices.length);
  const high = new Uint32Array(indices.length);
  const view = new DataView(new ArrayBuffer(8));
  for (let at = 0; at < indices.length; at += 1) {
    view.setFloat64(0, values[indices[at] ?? 0] ?? 0);
    high[at] = view.getUint32(0);
    low[at] = view.getUint32(4);
  }
  return [low, high];
}
