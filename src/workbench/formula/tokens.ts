import { columnIndex, MAX_COLUMNS, MAX_ROWS } from "./address";

/** One end of a reference; row or column is absent in whole-column and whole-row references. */
export interface RefEnd {
  readonly column?: number;
  readonly columnAbsolute: boolean;
  readonly row?: number;
  readonly rowAbsolute: boolean;
}

export interface RefToken {
  readonly kind: "ref";
  readonly text: string;
  /** The sheet's name, unquoted. */
  readonly sheet?: string;
  readonly from: RefEnd;
  readonly to: RefEnd;
  readonly isRange: boolean;
}

/** `Table[…]` or, without a table, `[@Col]`; `body` is what stands between the outer brackets. */
export interface StructuredToken {
  readonly kind: "structured";
  readonly text: string;
  readonly table?: string;
  readonly body: string;
}

/** A name, function (`call`), string, number, error or operator: text that is carried over as it is. */
export interface PlainToken {
  readonly kind: "name" | "call" | "string" | "error" | "other";
  readonly text: string;
  readonly sheet?: string;
}

export type Token = RefToken | StructuredToken | PlainToken;

const STRING = /"(?:[^"]|"")*"?/y;
const ERROR = /#(?:REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)/y;
const SHEET = /(?:'((?:[^']|'')+)'|([\p{L}_\\][\p{L}\p{N}_.\\]*))!/uy;
const CELLS =
  /(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})(?::(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6}))?(?![\p{L}\p{N}_.(!])/uy;
const COLS = /(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})(?![\p{L}\p{N}_.($])/uy;
const ROWS = /(\$?)([1-9]\d{0,6}):(\$?)([1-9]\d{0,6})(?![\p{L}\p{N}_.(])/uy;
const WORD = /[\p{L}_\\][\p{L}\p{N}_.\\?]*/uy;
const NUMBER = /\d+\.?\d*(?:[Ee][+-]?\d+)?|\.\d+(?:[Ee][+-]?\d+)?/y;

const PUNCTUATION: ReadonlySet<string> = new Set("=+-*/^&<>(),;: {}%@!|?".split(""));

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Cuts a formula into tokens whose texts, joined, are the formula again. */
export function tokenize(formula: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < formula.length) {
    const token = next(formula, at);
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

function next(formula: string, at: number): Token {
  const ch = formula.charAt(at);
  // Most characters are punctuation, which no pattern below can begin with.
  if (PUNCTUATION.has(ch)) return { kind: "other", text: ch };
  if (ch === '"') return { kind: "string", text: match(STRING, formula, at)?.[0] ?? ch };
  if (ch === "[") return structured(formula, at, at, undefined);
  if (ch === "#") {
    const error = match(ERROR, formula, at);
    return error ? { kind: "error", text: error[0] } : { kind: "other", text: ch };
  }
  const sheet = ch === "$" || (ch >= "0" && ch <= "9") ? null : match(SHEET, formula, at);
  if (sheet) {
    const name = sheet[1] === undefined ? (sheet[2] ?? "") : sheet[1].replaceAll("''", "'");
    return afterSheet(formula, at, at + sheet[0].length, name);
  }
  const reference = refAt(formula, at, at, undefined);
  if (reference) return reference;
  const word = match(WORD, formula, at);
  if (word) {
    const end = at + word[0].length;
    if (formula.charAt(end) === "(") return { kind: "call", text: word[0] };
    if (formula.charAt(end) === "[") return structured(formula, at, end, word[0]);
    return { kind: "name", text: word[0] };
  }
  const number = match(NUMBER, formula, at);
  return { kind: "other", text: number ? number[0] : ch };
}

function afterSheet(formula: string, start: number, at: number, sheet: string): Token {
  const reference = refAt(formula, start, at, sheet);
  if (reference) return reference;
  const error = match(ERROR, formula, at);
  if (error) return { kind: "error", text: formula.slice(start, at + error[0].length), sheet };
  const word = match(WORD, formula, at);
  if (word) return { kind: "name", text: formula.slice(start, at + word[0].length), sheet };
  return { kind: "other", text: formula.slice(start, at) };
}

function refAt(formula: string, start: number, at: number, sheet: string | undefined): RefToken | undefined {
  const named = sheet === undefined ? {} : { sheet };
  const cells = match(CELLS, formula, at);
  if (cells) {
    const [all, ca, c, ra, r, ca2, c2, ra2, r2] = cells;
    const from = cellEnd(ca, c, ra, r);
    const to = c2 === undefined ? from : cellEnd(ca2, c2, ra2, r2);
    if (from && to) {
      const text = formula.slice(start, at + all.length);
      return { kind: "ref", text, ...named, from, to, isRange: c2 !== undefined };
    }
  }
  const columns = match(COLS, formula, at);
  if (columns) {
    const [all, a1, c1 = "", a2, c2 = ""] = columns;
    const from = { column: columnIndex(c1), columnAbsolute: a1 === "$", rowAbsolute: false };
    const to = { column: columnIndex(c2), columnAbsolute: a2 === "$", rowAbsolute: false };
    if (from.column < MAX_COLUMNS && to.column < MAX_COLUMNS) {
      return { kind: "ref", text: formula.slice(start, at + all.length), ...named, from, to, isRange: true };
    }
  }
  const rows = match(ROWS, formula, at);
  if (rows) {
    const [all, a1, r1, a2, r2] = rows;
    const from = { row: Number(r1) - 1, columnAbsolute: false, rowAbsolute: a1 === "$" };
    const to = { row: Number(r2) - 1, columnAbsolute: false, rowAbsolute: a2 === "$" };
    return { kind: "ref", text: formula.slice(start, at + all.length), ...named, from, to, isRange: true };
  }
  return undefined;
}

function cellEnd(
  columnMark: string | undefined,
  column: string | undefined,
  rowMark: string | undefined,
  row: string | undefined,
): RefEnd | undefined {
  if (column === undefined || row === undefined) return undefined;
  const end = {
    column: columnIndex(column),
    columnAbsolute: columnMark === "$",
    row: Number(row) - 1,
    rowAbsolute: rowMark === "$",
  };
  return end.column < MAX_COLUMNS && end.row < MAX_ROWS ? end : undefined;
}

function structured(formula: string, start: number, bracket: number, table: string | undefined): Token {
  let depth = 0;
  for (let i = bracket; i < formula.length; i++) {
    const ch = formula.charAt(i);
    // Inside brackets a quote makes the next character literal: `[a'[b]` is the column `a[b`.
    if (ch === "'") i++;
    else if (ch === "[") depth++;
    else if (ch === "]" && --depth === 0) {
      const body = formula.slice(bracket + 1, i);
      return { kind: "structured", text: formula.slice(start, i + 1), ...(table && { table }), body };
    }
  }
  return { kind: "other", text: formula.slice(start) };
}
