import { columnLetters, MAX_COLUMNS, MAX_ROWS, quoteSheet, type Area } from "./address";
import { tokenize, type RefEnd, type RefToken, type Token } from "./tokens";

/**
 * What all formulas of one shape share (a filled column is one template): the text is parsed once and
 * evaluated everywhere with an offset from the cell it was first seen in.
 */
export interface Template {
  readonly formula: string;
  readonly row: number;
  readonly column: number;
  readonly rowText: RowText;
  readonly refs: readonly RefToken[];
  /** Those that move with the formula, each once. */
  readonly movingRefs: readonly RefToken[];
  readonly names: readonly string[];
  /** When it must be computed although nothing that it names has changed. */
  readonly again: Again | undefined;
  /** OFFSET and INDIRECT read cells that their text does not name. */
  readonly isDynamic: boolean;
}

interface RowText {
  /** A text before each of `rows`, and `rest` after the last. */
  readonly texts: readonly string[];
  readonly rows: readonly number[];
  readonly rest: string;
}

/** At every calculation; once a day; when rows are hidden or shown. */
export type Again = "always" | "daily" | "rows";

/** How the graph learns what a name stands for and which sheet a name of a sheet means. */
export interface GraphNames {
  sheetId(name: string): string | undefined;
  definedName(name: string): string | undefined;
}

const AGAIN: Readonly<Record<string, Again>> = {
  NOW: "always",
  RAND: "always",
  RANDBETWEEN: "always",
  RANDARRAY: "always",
  CELL: "always",
  INFO: "always",
  OFFSET: "always",
  INDIRECT: "always",
  TODAY: "daily",
  SUBTOTAL: "rows",
  AGGREGATE: "rows",
};
const ORDER: readonly Again[] = ["always", "daily", "rows"];
const DYNAMIC = new Set(["OFFSET", "INDIRECT"]);

/** Templates by what their formulas have in common: the text with its references relative to the cell. */
export class TemplateStore {
  private readonly templates = new Map<string, Template>();
  /** The template last met in each column. */
  private readonly above = new Map<number, Template>();

  at(text: string, row: number, column: number): Template {
    // The cell above in a filled column has the same template: cheaper to compare than to take apart.
    const above = this.above.get(column);
    if (above && textInRow(above, row) === text) return above;
    const template = this.find(text, row, column);
    if (template.column === column) this.above.set(column, template);
    return template;
  }

  private find(text: string, row: number, column: number): Template {
    const tokens = tokenize(text);
    let key = "";
    for (const token of tokens) key += token.kind === "ref" ? relativeText(token, row, column) : token.text;
    const known = this.templates.get(key);
    if (known) return known;
    const calls = tokens.filter((token) => token.kind === "call").map((token) => token.text.toUpperCase());
    const refs = tokens.filter((token) => token.kind === "ref");
    const template: Template = {
      formula: text,
      row,
      column,
      rowText: rowsOf(tokens),
      refs,
      movingRefs: once(refs.filter((ref) => !isFixed(ref))),
      names: tokens.filter((token) => token.kind === "name").map((token) => token.text),
      again: ORDER.find((again) => calls.some((name) => AGAIN[name] === again)),
      isDynamic: calls.some((name) => DYNAMIC.has(name)),
    };
    this.templates.set(key, template);
    return template;
  }
}

/** Cuts a formula at the rows of its relative references: texts, with the row numbers between them. */
function rowsOf(tokens: readonly Token[]): RowText {
  const texts: string[] = [];
  const rows: number[] = [];
  let text = "";
  const end = (sheet: string, { column, columnAbsolute, row, rowAbsolute }: RefEnd): void => {
    text += sheet;
    if (column !== undefined) text += (columnAbsolute ? "$" : "") + columnLetters(column);
    if (row === undefined) return;
    if (rowAbsolute) {
      text += `$${row + 1}`;
      return;
    }
    texts.push(text);
    rows.push(row + 1);
    text = "";
  };
  for (const token of tokens) {
    if (token.kind !== "ref") text += token.text;
    else {
      end(token.sheet === undefined ? "" : `${quoteSheet(token.sheet)}!`, token.from);
      if (token.isRange) end(":", token.to);
    }
  }
  return { texts, rows, rest: text };
}

/** The template's text in another row of the column it was first seen in. */
function textInRow({ rowText: { texts, rows, rest }, row: home }: Template, row: number): string {
  let text = "";
  for (let i = 0; i < texts.length; i++) text += (texts[i] ?? "") + String((rows[i] ?? 0) + row - home);
  return text + rest;
}

export interface ReadArea {
  readonly sheetId: string;
  readonly area: Area;
}

/** What a formula reads, moved by so many rows and columns from where its template was first seen. */
export function areasOf(
  template: Template,
  home: string,
  rows: number,
  columns: number,
  names: GraphNames,
): ReadArea[] {
  return [...fixedAreas(template, home, names), ...movingAreas(template, home, rows, columns, names)];
}

/** What all formulas of a template on one sheet read alike: absolute references, and what names stand for. */
export function fixedAreas(
  { refs, names: ownNames }: Pick<Template, "refs" | "names">,
  home: string,
  names: GraphNames,
  depth = 0,
): ReadArea[] {
  const areas = areasAt(once(refs.filter(isFixed)), home, 0, 0, names);
  // A name may stand for a formula over further names; Excel allows 64 levels, cycles end here.
  if (depth === 16) return areas;
  for (const name of new Set(ownNames)) {
    const meaning = names.definedName(name.slice(name.lastIndexOf("!") + 1));
    if (meaning === undefined) continue;
    const tokens = tokenize(meaning);
    const inner = {
      refs: tokens.filter((token) => token.kind === "ref"),
      names: tokens.filter((token) => token.kind === "name").map((token) => token.text),
    };
    // References of a name do not move along with the formula that uses it.
    const moving = inner.refs.filter((ref) => !isFixed(ref));
    areas.push(...fixedAreas(inner, home, names, depth + 1), ...areasAt(moving, home, 0, 0, names));
  }
  return areas;
}

/** What a formula reads beside, moved with it. */
export function movingAreas(
  { movingRefs }: Template,
  home: string,
  rows: number,
  columns: number,
  names: GraphNames,
): ReadArea[] {
  return areasAt(movingRefs, home, rows, columns, names);
}

function areasAt(
  refs: readonly RefToken[],
  home: string,
  rows: number,
  columns: number,
  names: GraphNames,
): ReadArea[] {
  const areas: ReadArea[] = [];
  for (const ref of refs) {
    const sheetId = ref.sheet === undefined ? home : names.sheetId(ref.sheet);
    if (sheetId !== undefined) areas.push({ sheetId, area: areaAt(ref, rows, columns) });
  }
  return areas;
}

/** Every reference once, however often it is written. */
function once(refs: readonly RefToken[]): RefToken[] {
  return [...new Map(refs.map((ref) => [ref.text, ref])).values()];
}

function isFixed({ from, to }: RefToken): boolean {
  return [from, to].every(
    ({ row, rowAbsolute, column, columnAbsolute }) =>
      (row === undefined || rowAbsolute) && (column === undefined || columnAbsolute),
  );
}

function areaAt(ref: RefToken, rows: number, columns: number): Area {
  const r1 = (ref.from.row ?? 0) + (ref.from.rowAbsolute || ref.from.row === undefined ? 0 : rows);
  const r2 = (ref.to.row ?? MAX_ROWS - 1) + (ref.to.rowAbsolute || ref.to.row === undefined ? 0 : rows);
  const c1 =
    (ref.from.column ?? 0) + (ref.from.columnAbsolute || ref.from.column === undefined ? 0 : columns);
  const c2 =
    (ref.to.column ?? MAX_COLUMNS - 1) + (ref.to.columnAbsolute || ref.to.column === undefined ? 0 : columns);
  return {
    row: Math.min(r1, r2),
    column: Math.min(c1, c2),
    rows: Math.abs(r2 - r1) + 1,
    columns: Math.abs(c2 - c1) + 1,
  };
}

function relativeText(token: RefToken, row: number, column: number): string {
  const sheet = token.sheet === undefined ? "" : `${token.sheet}!`;
  const from = relativeEnd(token.from, row, column);
  return sheet + (token.isRange ? `${from}:${relativeEnd(token.to, row, column)}` : from);
}

function relativeEnd(end: RefEnd, row: number, column: number): string {
  const r = end.row === undefined ? "" : end.rowAbsolute ? `R${end.row}` : `R[${end.row - row}]`;
  const c =
    end.column === undefined ? "" : end.columnAbsolute ? `C${end.column}` : `C[${end.column - column}]`;
  return r + c;
}
