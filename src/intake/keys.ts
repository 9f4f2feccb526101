/** Keys that Excel's SUMIFS and MATCH take for what they are: text that is no number and no pattern. */

const LONGEST = 40;
const PATTERN = /[*?~]/;
/** What SUMIFS would take for a comparison, a number, or TRUE and FALSE. */
const LEADING_COMPARISON = /^[<>=]/;
const TRUTH = /^(?:true|false)$/i;
const LETTER = /\p{L}/u;

/** What stands before a key that is only digits, by the table whose key it is. Contracts are the same in all tables. */
const PREFIXES: Readonly<Record<string, string>> = {
  customer: "C-",
  transaction: "SC-",
  order: "SC-",
  receivable: "R-",
  followUp: "L-",
  complaint: "CP-",
  survey: "SV-",
};
const OTHER_PREFIX = "ID-";

export type KeyReading =
  | { readonly kind: "key"; readonly key: string; readonly prefixed: boolean }
  | { readonly kind: "blank" }
  | { readonly kind: "tooLong"; readonly limit: number }
  | { readonly kind: "pattern" };

/**
 * Reads a key of a table, or a reference to one: the same text always gives the same key. Full-width characters
 * become ordinary ones; a key without a letter (Excel equates 00123 and 123), one that reads as a number (1E5) or as
 * a comparison gets the table's prefix.
 */
export function readKey(table: string, text: string): KeyReading {
  const key = text.normalize("NFKC").trim();
  if (key === "") return { kind: "blank" };
  if (PATTERN.test(key)) return { kind: "pattern" };
  const unsafe =
    !LETTER.test(key) || LEADING_COMPARISON.test(key) || TRUTH.test(key) || Number.isFinite(Number(key));
  const safe = unsafe ? `${PREFIXES[table] ?? OTHER_PREFIX}${key}` : key;
  if (safe.length > LONGEST) return { kind: "tooLong", limit: LONGEST };
  return { kind: "key", key: safe, prefixed: unsafe };
}

/** Excel compares keys without regard to case. */
export function foldKey(key: string): string {
  return key.toLowerCase();
}
