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
  if (!rule.trim || (isPlain(key.charCodeAt(0)) && isPlain(key.charCodeAt(key.length - 1)))) return key;
  return key.replace(EDGES, "");
}

function isPlain(code: number): boolean {
  return (code > 0x20 && code < 0x7f) || (code >= CJK_FIRST && code <= CJK_LAST);
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
  return !isPlain(key.charCodeAt(0)) && /^[\s\u200b]*$/.test(key);
}

/** What plainHash gives for keys it cannot fold on the way. */
export const NOT_PLAIN = -1;

/**
 * A hash of the normal form of a plain key (ASCII and common Chinese characters with no space at either end, nearly
 * all keys), folded on the way with no new string; NOT_PLAIN for any other. A plain key is shown as it is.
 */
export function plainHash(key: string, rule: KeyNormalisation): number {
  const fold = rule.case ? 0x20 : 0;
  const last = key.length - 1;
  let hash = 0x811c9dc5;
  for (let at = 0; at <= last; at += 1) {
    let code = key.charCodeAt(at);
    if (code >= 0x41 && code <= 0x5a) code += fold;
    else if (!isPlain(code) && (code !== 0x20 || at === 0 || at === last)) return NOT_PLAIN;
    hash = Math.imul(hash ^ code, 0x01000193);
  }
  return (hash ^ (hash >>> 15)) & 0x7fffffff;
}

/** The same hash (FNV-1a with a final mix) of a text that is a normal form already. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) & 0x7fffffff;
}

/** Groups keys by normal form, given their hashes: for each key the position of the first one it is the same as. */
export function groupKeys(keys: readonly string[], hashes: Int32Array, rule: KeyNormalisation): Int32Array {
  const normalise = keyNormaliser(rule);
  const size = 2 ** Math.ceil(Math.log2(keys.length * 2 + 2));
  const table = new Int32Array(size);
  const first = new Int32Array(keys.length);
  for (let at = 0; at < keys.length; at += 1) {
    const hash = hashes[at] ?? 0;
    let slot = hash & (size - 1);
    // 0 marks a free slot, so that positions are kept plus one.
    let other = (table[slot] ?? 0) - 1;
    while (other >= 0) {
      if (hashes[other] === hash && normalise(keys[other] ?? "") === normalise(keys[at] ?? "")) break;
      slot = (slot + 1) & (size - 1);
      other = (table[slot] ?? 0) - 1;
    }
    if (other < 0) table[slot] = at + 1;
    first[at] = other < 0 ? at : other;
  }
  return first;
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
