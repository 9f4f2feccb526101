/**
 * Text files as rows of text: bytes → text (`decodeText`) and text → rows (`parseCsv`), after RFC 4180 and the
 * habits of Excel where the two differ. No value is interpreted here: a leading zero stays.
 */

/** The separators that spreadsheets write: comma, semicolon (where the comma is the decimal sign), tab. */
export type CsvDelimiter = "," | ";" | "\t";

/** Why a text is not a CSV file. `row` counts records from 1, as a spreadsheet would number them. */
export class CsvError extends Error {
  override readonly name = "CsvError";
  constructor(
    readonly code: "unclosedQuote",
    readonly row: number,
  ) {
    super(`row ${row}: a quoted field is never closed`);
  }
}

// The pure part of the product is compiled without the DOM library, yet this class exists in every host we run in
// (browsers, workers, Node): declare just what is used.
declare const TextDecoder: new (
  label: string,
  options: { fatal: boolean },
) => { decode(bytes: Uint8Array): string };

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const GUESS_ROWS = 20;
/** Enough text for the guess: a delimiter that has not shown by then is not one. */
const GUESS_CHARACTERS = 65_536;
const CANDIDATES: readonly CsvDelimiter[] = ["\t", ";", ","];

/**
 * The text in a file's bytes. A byte-order mark decides (UTF-8, UTF-16); without one, valid UTF-8 is UTF-8 and
 * anything else is GBK, which is what Excel writes as CSV on a Chinese Windows; bytes that are not even GBK are
 * read as Windows-1252. The mark itself is not part of the text. Never fails.
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return decodeAs("utf-16le", bytes, false);
  if (first === 0xfe && second === 0xff) return decodeAs("utf-16be", bytes, false);
  if (first === 0xef && second === 0xbb && third === 0xbf) return decodeAs("utf-8", bytes, false);
  for (const label of ["utf-8", "gbk"]) {
    try {
      return decodeAs(label, bytes, true);
    } catch {
      // Not this encoding: the next one.
    }
  }
  return decodeAs("windows-1252", bytes, false);
}

function decodeAs(label: string, bytes: Uint8Array, fatal: boolean): string {
  return new TextDecoder(label, { fatal }).decode(bytes);
}

/**
 * The rows of a CSV text. The delimiter is guessed from the first rows unless given; Excel's own first line
 * `sep=;` is obeyed and left out. A blank line is a row with one empty field, so that the nth row here is the nth
 * row a spreadsheet shows; the line end of the last row makes no further row. Rows keep their own lengths. Spaces
 * belong to the field; a quote inside an unquoted field is an ordinary character.
 * @throws CsvError when a quoted field is never closed.
 */
export function parseCsv(text: string, delimiter?: CsvDelimiter): string[][] {
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const told = /^sep=([,;\t])\r?(?:\n|$)/.exec(text.slice(start, start + 8));
  if (told !== null) start += told[0].length;
  const separator = delimiter ?? told?.[1] ?? guessDelimiter(text.slice(start, start + GUESS_CHARACTERS));
  return readRows(text, start, separator.charCodeAt(0), Infinity);
}

/**
 * The delimiter a CSV text seems to use: the one that splits its first row and agrees with most of the next ones;
 * more fields in the first row decide between equals. A comma when nothing splits it.
 */
export function guessDelimiter(text: string): CsvDelimiter {
  let best: CsvDelimiter = ",";
  let bestScore = 0;
  for (const candidate of CANDIDATES) {
    const rows = sampleRows(text, candidate);
    const width = rows[0]?.length ?? 0;
    if (width < 2) continue;
    const agreeing = rows.filter((row) => row.length === width).length / rows.length;
    const score = agreeing + Math.min(width, 1000) / 10_000;
    if (score > bestScore) {
      best = candidate;
      bestScore = score;
    }
  }
  return best;
}

function sampleRows(text: string, delimiter: CsvDelimiter): string[][] {
  try {
    return readRows(text, 0, delimiter.charCodeAt(0), GUESS_ROWS).filter(
      (row) => row.length > 1 || row[0] !== "",
    );
  } catch {
    // The sample may end inside a quoted field, and a wrong candidate may see one: neither says anything.
    return readRows(text.replaceAll('"', ""), 0, delimiter.charCodeAt(0), GUESS_ROWS);
  }
}

function readRows(text: string, start: number, delimiter: number, maxRows: number): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = start;
  while (at < text.length && rows.length < maxRows) {
    let field: string;
    if (text.charCodeAt(at) === QUOTE) {
      const quoted = readQuoted(text, at, rows.length + 1);
      // What follows the closing quote up to the delimiter belongs to the field, as Excel has it.
      const end = fieldEnd(text, quoted.end, delimiter);
      field = quoted.value + text.slice(quoted.end, end);
      at = end;
    } else {
      const end = fieldEnd(text, at, delimiter);
      field = text.slice(at, end);
      at = end;
    }
    row.push(field);
    const stop = text.charCodeAt(at);
    if (stop === delimiter) {
      at += 1;
      if (at < text.length) continue;
      row.push("");
    } else {
      at += stop === CARRIAGE_RETURN && text.charCodeAt(at + 1) === LINE_FEED ? 2 : 1;
    }
    rows.push(row);
    row = [];
  }
  return rows;
}

function fieldEnd(text: string, from: number, delimiter: number): number {
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === delimiter || code === LINE_FEED || code === CARRIAGE_RETURN) break;
  }
  return at;
}

function readQuoted(text: string, open: number, row: number): { value: string; end: number } {
  let value = "";
  let from = open + 1;
  for (;;) {
    const close = text.indexOf('"', from);
    if (close < 0) throw new CsvError("unclosedQuote", row);
    value += text.slice(from, close);
    if (text.charCodeAt(close + 1) !== QUOTE) return { value, end: close + 1 };
    value += '"';
    from = close + 2;
  }
}
