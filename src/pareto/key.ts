/** When two keys are the same one. Each part can be switched off; the result lists what was merged. */
export interface KeyNormalisation {
  /** Spaces round the key (full-width and zero-width ones too) do not count. */
  readonly trim: boolean;
  /** Full-width and half-width forms are the same: ＡＢＣ and ABC (Unicode NFKC). */
  readonly width: boolean;
  /** Capital and small letters are the same. */
  readonly case: boolean;
}

export const SAME_KEY: KeyNormalisation = { trim: true, width: true, case: true };

const EDGES = /^[\s\u200b]+|[\s\u200b]+$/g;
const CJK_FIRST = 0x4e00;
const CJK_LAST = 0x9fff;

/** The function that gives the normal form of a key: two keys are the same when their normal forms are equal. */
export function keyNormaliser(rule: KeyNormalisation): (key: string) => string {
  return (key) => {
    const kind = kindOf(key);
    if (kind === "settled") return key;
    if (kind === "capitals") return rule.case ? key.toLowerCase() : key;
    let normal = rule.width ? key.normalize("NFKC") : key;
    if (rule.trim) normal = normal.replace(EDGES, "");
    // By way of capitals, so that ß and ss, or final and inner sigma, fold to one form.
    return rule.case ? normal.toUpperCase().toLowerCase() : normal;
  };
}

/** A key as it is shown: without the spaces round it. */
export function keyLabel(key: string, rule: KeyNormalisation): string {
  return rule.trim && kindOf(key) === "other" ? key.replace(EDGES, "") : key;
}

/**
 * Most keys are plain ASCII or common Chinese characters, which no normalisation changes (capitals excepted): one
 * scan spares them the costly calls.
 */
function kindOf(key: string): "settled" | "capitals" | "other" {
  let kind: "settled" | "capitals" = "settled";
  const last = key.length - 1;
  for (let at = 0; at <= last; at += 1) {
    const code = key.charCodeAt(at);
    if (code >= CJK_FIRST && code <= CJK_LAST) continue;
    if (code < 0x20 || code >= 0x7f) return "other";
    if (code === 0x20) {
      if (at === 0 || at === last) return "other";
    } else if (code >= 0x41 && code <= 0x5a) {
      kind = "capitals";
    }
  }
  return kind;
}

/** True for a key of nothing but spaces, which is no key. */
export function isBlankKey(key: string): boolean {
  return /^[\s\u200b]*$/.test(key);
}

/**
 * Groups keys by normal form: for each key the position of the first one it is the same as. A hash table over the
 * characters of the normal forms, so that plain keys (nearly all) need no new strings.
 */
export function groupKeys(keys: readonly string[], rule: KeyNormalisation): Int32Array {
  const normalise = keyNormaliser(rule);
  const size = 2 ** Math.ceil(Math.log2(keys.length * 2 + 2));
  const table = new Int32Array(size).fill(-1);
  const hashes = new Int32Array(keys.length);
  const first = new Int32Array(keys.length);
  keys.forEach((key, at) => {
    const hash = normalHash(key, rule, normalise);
    hashes[at] = hash;
    let slot = hash & (size - 1);
    for (;;) {
      const other = table[slot] ?? -1;
      if (other < 0) {
        table[slot] = at;
        first[at] = at;
        return;
      }
      if (hashes[other] === hash && normalise(keys[other] ?? "") === normalise(key)) {
        first[at] = other;
        return;
      }
      slot = (slot + 1) & (size - 1);
    }
  });
  return first;
}

/** A hash of the normal form (FNV-1a with a final mix), computed on the way for keys that need no new string. */
function normalHash(key: string, rule: KeyNormalisation, normalise: (key: string) => string): number {
  const kind = kindOf(key);
  const text = kind === "other" ? normalise(key) : key;
  const fold = kind === "capitals" && rule.case;
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    let code = text.charCodeAt(at);
    if (fold && code >= 0x41 && code <= 0x5a) code += 0x20;
    hash = Math.imul(hash ^ code, 0x01000193);
  }
  return hash ^ (hash >>> 15);
}

/** Order by Unicode code points (JavaScript's own `<` puts characters beyond U+FFFF before U+E000). */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const x = a.charCodeAt(at);
    const y = b.charCodeAt(at);
    if (x !== y) return rankOfUnit(x) - rankOfUnit(y);
  }
  return a.length - b.length;
}

function rankOfUnit(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
