/** A small generator of our own: the same seed gives the same numbers on every machine, for ever. */
export interface Random {
  /** The next number, 0 ≤ x < 1. */
  next(): number;
  /** A whole number, both ends included. */
  whole(from: number, to: number): number;
  pick<T>(items: readonly T[]): T;
  chance(probability: number): boolean;
  /** A number near the middle: up to `spread` (a share of it) more or less. */
  near(middle: number, spread: number): number;
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const STEP = 0x9e3779b9;

/**
 * Numbers of one stream. Every subject of the sample draws from its own stream, so that one more contract does not
 * change the complaints.
 */
export function randomStream(seed: number, stream: string): Random {
  let state = seed ^ FNV_OFFSET;
  for (let i = 0; i < stream.length; i += 1) state = Math.imul(state ^ stream.charCodeAt(i), FNV_PRIME);

  const next = (): number => {
    state = (state + STEP) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296;
  };
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));

  return {
    next,
    whole,
    pick: (items) => {
      const item = items[whole(0, items.length - 1)];
      if (item === undefined) throw new RangeError("Nothing to pick from");
      return item;
    },
    chance: (probability) => next() < probability,
    near: (middle, spread) => middle * (1 + (next() * 2 - 1) * spread),
  };
}
