import type { SourceRanges } from "./report-source";

/**
 * Formulas that sum and count the rows of one key. SUMIFS is the fast way, but its criterion is a small language:
 * * ? ~ are wildcards, < > = operators, and text that looks like a number, a date or TRUE matches those. Keys that
 * could be misread are compared by `=` in SUMPRODUCT instead, which takes text as text.
 */

/** True when a key as a SUMIFS criterion can only mean itself. */
export function isSafeCriterion(key: string): boolean {
  return (
    key.length <= 255 &&
    /\p{L}/u.test(key) &&
    !/[*?~]/.test(key) &&
    !/^[<>=\s+\-.\d]/.test(key) &&
    !/^(?:true|false)$/i.test(key) &&
    !/^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\s.,-]*\d/i.test(key)
  );
}

/** How one key's cells are found. */
export interface KeyCriteria {
  /** Reference to the cell of the report that shows the key. */
  readonly cell: string;
  readonly key: string;
  /** Every text its cells hold when they differ from the key shown; else empty. */
  readonly texts: readonly string[];
  /** The column holds numbers as keys, so that comparisons go by their text. */
  readonly numbers: boolean;
}

/** The expression that sums the amounts of a key's rows, without "=". */
export function sumExpression(criteria: KeyCriteria, { keys, values }: SourceRanges): string {
  if (values === null) return countExpression(criteria, { keys, values });
  if (criteria.key === "") return `SUMPRODUCT(--(LEN(TRIM(${keys}))=0),${values})`;
  return each(criteria, (wanted, safe, quoted) =>
    safe
      ? `SUMIFS(${values},${keys},${wanted})`
      : `SUMPRODUCT(--(${quoted ? `${keys}&""` : keys}=${wanted}),${values})`,
  );
}

/** The expression that counts a key's rows, without "=". */
export function countExpression(criteria: KeyCriteria, { keys, values }: SourceRanges): string {
  if (criteria.key === "") {
    // Rows with no key count only where they have an amount.
    return values === null ? "0" : `SUMPRODUCT((LEN(TRIM(${keys}))=0)*(LEN(${values})>0))`;
  }
  return each(criteria, (wanted, safe, quoted) =>
    safe ? `COUNTIFS(${keys},${wanted})` : `SUMPRODUCT(--(${quoted ? `${keys}&""` : keys}=${wanted}))`,
  );
}

function each(
  { cell, key, texts, numbers }: KeyCriteria,
  expression: (wanted: string, safe: boolean, quoted: boolean) => string,
): string {
  // Excel's comparisons ignore case: spellings that differ in nothing else are one.
  const wanted = texts.length === 0 ? [key] : distinctIgnoringCase(texts);
  return wanted
    .map((text) => {
      const shown = text.toLowerCase() === key.toLowerCase();
      return expression(shown ? cell : `"${text.replaceAll('"', '""')}"`, isSafeCriterion(text), numbers);
    })
    .join("+");
}

function distinctIgnoringCase(texts: readonly string[]): string[] {
  return [...new Map(texts.map((text) => [text.toLowerCase(), text])).values()];
}
