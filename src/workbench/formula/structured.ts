import type { Area } from "./address";
import { columnLetters, intersect, quoteSheet } from "./address";
import { tokenize, type Token } from "./tokens";

/** What structured references need to know of a table. */
export interface TableShape {
  readonly name: string;
  readonly sheet: string;
  /** Header and totals rows included. */
  readonly area: Area;
  readonly columns: readonly string[];
  readonly hasHeaders: boolean;
  readonly hasTotals: boolean;
}

/** Where the formula stands; `[@Col]` means that row. */
export interface FormulaPlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

export interface TableLookup {
  byName(name: string): TableShape | undefined;
  at(place: FormulaPlace): TableShape | undefined;
}

/** The parts of a structured reference's body. */
export interface StructuredBody {
  readonly thisRow: boolean;
  readonly sections: readonly Section[];
  /** First and last column, unescaped; absent for all columns. */
  readonly columns?: readonly [string, string];
}

type Section = "#all" | "#data" | "#headers" | "#totals";
const SECTIONS: readonly string[] = ["#all", "#data", "#headers", "#totals"];

/** Characters that a quote must precede inside brackets. */
export function escapeColumn(name: string): string {
  return name.replace(/[[\]#@']/g, "'$&");
}

function unescapeColumn(text: string): string {
  return text.replace(/'(.)/gs, "$1");
}

/** Reads `[#This Row],[A B]:[C]`, `@Col`, `Col`, `[#All],[x]`…; undefined when it is malformed. */
export function parseBody(body: string): StructuredBody | undefined {
  let text = body.trim();
  let thisRow = false;
  if (text.startsWith("@")) {
    thisRow = true;
    text = text.slice(1).trim();
  }
  if (text === "") return { thisRow, sections: [] };
  if (!text.startsWith("[")) return simpleBody(text, thisRow);
  const parts = splitParts(text);
  if (!parts) return undefined;
  const sections: Section[] = [];
  let columns: readonly [string, string] | undefined;
  for (const part of parts) {
    const first = part[0] ?? "";
    const lower = first.toLowerCase();
    if (lower === "#this row") thisRow = true;
    else if (isSection(lower)) sections.push(lower);
    else columns = [unescapeColumn(first), unescapeColumn(part[1] ?? first)];
  }
  return { thisRow, sections, ...(columns && { columns }) };
}

function simpleBody(text: string, thisRow: boolean): StructuredBody {
  const lower = text.toLowerCase();
  if (lower === "#this row") return { thisRow: true, sections: [] };
  if (isSection(lower)) return { thisRow, sections: [lower] };
  const name = unescapeColumn(text);
  return { thisRow, sections: [], columns: [name, name] };
}

function isSection(text: string): text is Section {
  return SECTIONS.includes(text);
}

/** `[a],[b]:[c]` → [["a"], ["b", "c"]]. */
function splitParts(text: string): string[][] | undefined {
  const parts: string[][] = [];
  let at = 0;
  let join = false;
  while (at < text.length) {
    const ch = text.charAt(at);
    if (ch === "," || /\s/.test(ch)) at++;
    else if (ch === ":") {
      join = true;
      at++;
    } else if (ch === "[") {
      let end = at + 1;
      while (end < text.length && text.charAt(end) !== "]") end += text.charAt(end) === "'" ? 2 : 1;
      const item = text.slice(at + 1, end);
      const last = parts.at(-1);
      if (join && last) last.push(item);
      else parts.push([item]);
      join = false;
      at = end + 1;
    } else return undefined;
  }
  return parts;
}

/** Stands for the row of the cell in a resolved text until {@link textInRow} fills it in. */
const ROW = "\u0000";

/** A formula with plain addresses, good for every cell of a region: only the row differs. */
export interface ResolvedFormula {
  readonly text: string;
  /** Where it may be used; absent: anywhere on the sheet. */
  readonly scope?: Area;
}

/** Rewrites every structured reference to A1 addresses, which is all that the calculation engine reads. */
export function toA1(tokens: readonly Token[], tables: TableLookup, place: FormulaPlace): string {
  return textInRow(resolveFormula(tokens, tables, place), place.row);
}

/** The engine's text of a resolved formula in a row of its scope. */
export function textInRow({ text }: ResolvedFormula, row: number): string {
  return text.includes(ROW) ? text.replaceAll(ROW, String(row + 1)) : text;
}

/** The same as {@link toA1}, once for all the rows of a calculated column. */
export function resolveFormula(
  tokens: readonly Token[],
  tables: TableLookup,
  place: FormulaPlace,
): ResolvedFormula {
  const own = tables.at(place);
  const body = own && bodyOf(own);
  const here: Area = { row: place.row, column: place.column, rows: 1, columns: 1 };
  let scope: Area | undefined;
  const narrow = (table: TableShape | undefined) => {
    // The row of another table, or of a table's header, means this cell only.
    const isWide = body && table?.name === own.name && intersect(body, here) !== undefined;
    scope = isWide ? (scope ?? body) : here;
  };
  const text = tokens
    .map((token, i) => {
      if (token.kind === "structured") {
        const table = token.table === undefined ? own : tables.byName(token.table);
        const reference = parseBody(token.body);
        if (token.table === undefined || reference?.thisRow) narrow(table);
        return table && reference ? resolveIn(table, reference, place) : "#REF!";
      }
      // A bare table name stands for its data: =ROWS(Sales).
      if (token.kind === "name" && token.sheet === undefined && !isCallBefore(tokens, i)) {
        const table = tables.byName(token.text);
        if (table) return resolveIn(table, { thisRow: false, sections: [] }, place);
      }
      return token.text;
    })
    .join("");
  return { text, ...(scope && { scope }) };
}

/** The rows of data of a table, without header and totals. */
function bodyOf({ area, hasHeaders, hasTotals }: TableShape): Area {
  const top = hasHeaders ? 1 : 0;
  return { ...area, row: area.row + top, rows: area.rows - top - (hasTotals ? 1 : 0) };
}

function isCallBefore(tokens: readonly Token[], i: number): boolean {
  return tokens[i + 1]?.text === "(";
}

function resolveIn(table: TableShape, body: StructuredBody, place: FormulaPlace): string {
  const { area } = table;
  let from = area.column;
  let to = area.column + area.columns - 1;
  if (body.columns) {
    const first = indexOf(table, body.columns[0]);
    const last = indexOf(table, body.columns[1]);
    if (first < 0 || last < 0) return "#REF!";
    from = area.column + Math.min(first, last);
    to = area.column + Math.max(first, last);
  }
  const rows = rowsOf(table, body, place);
  if (!rows) return body.thisRow ? "#VALUE!" : "#REF!";
  const fixed = body.thisRow ? "" : "$";
  const a = `$${columnLetters(from)}${fixed}${body.thisRow ? ROW : rows[0] + 1}`;
  const b = `$${columnLetters(to)}${fixed}${body.thisRow ? ROW : rows[1] + 1}`;
  const prefix = table.sheet === place.sheet ? "" : `${quoteSheet(table.sheet)}!`;
  return prefix + (a === b ? a : `${a}:${b}`);
}

function indexOf(table: TableShape, column: string): number {
  const lower = column.toLowerCase();
  return table.columns.findIndex((name) => name.toLowerCase() === lower);
}

function rowsOf(table: TableShape, body: StructuredBody, place: FormulaPlace): [number, number] | undefined {
  const top = table.area.row;
  const bottom = top + table.area.rows - 1;
  const dataTop = top + (table.hasHeaders ? 1 : 0);
  const dataBottom = bottom - (table.hasTotals ? 1 : 0);
  if (body.thisRow)
    return place.row >= dataTop && place.row <= dataBottom ? [place.row, place.row] : undefined;
  const sections = body.sections.length > 0 ? body.sections : ["#data"];
  let first = Infinity;
  let last = -Infinity;
  const cover = (a: number, b: number) => {
    first = Math.min(first, a);
    last = Math.max(last, b);
  };
  for (const section of sections) {
    if (section === "#all") cover(top, bottom);
    else if (section === "#data") cover(dataTop, dataBottom);
    else if (section === "#headers" && table.hasHeaders) cover(top, top);
    else if (section === "#totals" && table.hasTotals) cover(bottom, bottom);
    else return undefined;
  }
  return first <= last ? [first, last] : undefined;
}

/** Follows a renamed table; `[@Col]` without a name needs nothing. */
export function renameTable(formula: string, before: string, after: string): string {
  const lower = before.toLowerCase();
  return tokenize(formula)
    .map((token) => {
      if (token.kind === "structured" && token.table?.toLowerCase() === lower)
        return `${after}[${token.body}]`;
      if (token.kind === "name" && token.text.toLowerCase() === lower) return after;
      return token.text;
    })
    .join("");
}

/** Follows a renamed column of one table; `own` says whether bare `[@Col]` means that table here. */
export function renameColumn(
  formula: string,
  table: string,
  before: string,
  after: string,
  own: boolean,
): string {
  const lower = table.toLowerCase();
  return tokenize(formula)
    .map((token) => {
      if (token.kind !== "structured") return token.text;
      const about = token.table === undefined ? own : token.table.toLowerCase() === lower;
      return about ? `${token.table ?? ""}[${renameInBody(token.body, before, after)}]` : token.text;
    })
    .join("");
}

function renameInBody(body: string, before: string, after: string): string {
  const same = (text: string) => unescapeColumn(text).toLowerCase() === before.toLowerCase();
  if (!body.includes("[")) {
    const at = body.startsWith("@") ? "@" : "";
    const name = body.slice(at.length);
    if (!same(name)) return body;
    // Names with anything but letters, digits and _ need their own brackets after an @.
    return at && !/^[\p{L}\p{N}_]+$/u.test(after) ? `@[${escapeColumn(after)}]` : at + escapeColumn(after);
  }
  return body.replace(/\[((?:'.|[^\]'])*)\]/g, (all, name: string) =>
    same(name) ? `[${escapeColumn(after)}]` : all,
  );
}

/** Names of the tables a formula mentions, in lower case; "" stands for the table it is in. */
export function tablesIn(tokens: readonly Token[]): Set<string> {
  const names = new Set<string>();
  for (const token of tokens) {
    if (token.kind === "structured") names.add(token.table?.toLowerCase() ?? "");
    else if (token.kind === "name") names.add(token.text.toLowerCase());
  }
  return names;
}
