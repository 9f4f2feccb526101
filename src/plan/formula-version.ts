import { thisRow, unescapeColumn, wholeColumn } from "../formula/structured";
import { renderTemplate } from "../formula/template";
import { suffixed } from "./naming";

/**
 * Which version of a formula a workbook holds: eight hexadecimal digits that stay the same when tables, columns or
 * sheets are renamed, and differ when the formula does. They are kept in the identity, so that a later version of the
 * product can tell a formula of its own from one that a person has changed.
 */

/** How the tables and columns that a formula names are called in the catalogue; undefined when they are not ours. */
export interface NamesInBook {
  /** The id of a table by its name in the workbook. */
  tableId(name: string): string | undefined;
  /** The id of a column by its table's id and its header. */
  columnId(tableId: string, header: string): string | undefined;
}

const NEUTRAL = suffixed("");

/** The version of a catalogue formula that stands in a column of a table. */
export function versionOf(template: string, tableId: string): string {
  const rendered = renderTemplate(template, (reference) => {
    switch (reference.kind) {
      case "own":
        return thisRow(tableId, reference.column, reference.last);
      case "column":
        return wholeColumn(reference.table ?? tableId, reference.column);
      case "parameter":
        return NEUTRAL.parameter(reference.id);
      case "code":
        return NEUTRAL.code(reference.list, reference.code);
      case "list":
        return NEUTRAL.list(reference.list);
      case "extra":
        return NEUTRAL.extra(reference.list, reference.field);
    }
  });
  return digest(neutral(rendered, tableId, "", { tableId: same, columnId: (_, header) => header }));
}

/**
 * The version of a formula as it stands in a cell of a table. `suffix` is what the names of its workbook end in.
 * Excel may give `Orders[[#This Row],[Amount]]` back as `[@Amount]`; both count as the same.
 */
export function versionInCell(formula: string, tableId: string, suffix: string, names: NamesInBook): string {
  return digest(neutral(formula.replace(/^=/, ""), tableId, suffix, names));
}

/** Whether two formulas of a table's cells are the same, in whichever way Excel writes them. */
export function isSameFormula(formula: string, other: string, table: string): boolean {
  const asNamed: NamesInBook = { tableId: same, columnId: (_, header) => header };
  const [one, two] = [formula, other].map((text) => neutral(text.replace(/^=/, ""), table, "", asNamed));
  return one === two;
}

function same(name: string): string {
  return name;
}

const STRING = /"(?:[^"]|"")*"/y;
const WORD = /[\p{L}_\\][\p{L}\p{N}_.\\]*/uy;

/** A formula without white space, with ids for names; texts stay as they are. */
function neutral(formula: string, tableId: string, suffix: string, names: NamesInBook): string {
  let result = "";
  for (let at = 0; at < formula.length;) {
    const text = match(STRING, formula, at);
    const word = text === undefined ? match(WORD, formula, at) : undefined;
    const end = at + (text ?? word ?? "").length;
    if (text !== undefined) result += text;
    else if (formula.charAt(end) === "[") {
      const reference = bracketed(formula, end);
      const owner = word === undefined ? tableId : names.tableId(word);
      result += owner === undefined ? `${word ?? ""}${reference}` : inIds(reference, owner, names);
      at = end + reference.length;
      continue;
    } else if (word !== undefined) {
      const isName = suffix !== "" && /^[pklx]_/i.test(word) && word.endsWith(suffix);
      result += (isName ? word.slice(0, -suffix.length) : word).toUpperCase();
    } else {
      const mark = formula.charAt(at);
      if (!/\s/.test(mark)) result += mark;
      at += 1;
      continue;
    }
    at = end;
  }
  return result;
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** A structured reference from its first bracket to the one that closes it; an apostrophe makes a bracket a letter. */
function bracketed(formula: string, from: number): string {
  let depth = 0;
  for (let at = from; at < formula.length; at += 1) {
    const mark = formula.charAt(at);
    if (mark === "'") at += 1;
    else if (mark === "[") depth += 1;
    else if (mark === "]" && --depth === 0) return formula.slice(from, at + 1);
  }
  return formula.slice(from);
}

const THIS_ROW = /^\s*(?:@|\[#This Row\]\s*,)\s*/i;

function inIds(reference: string, tableId: string, names: NamesInBook): string {
  const body = reference.slice(1, -1);
  const isOwnRow = THIS_ROW.test(body);
  const rest = body.replace(THIS_ROW, "");
  const parts = rest.startsWith("[") ? (rest.match(/\[(?:'.|[^'\]])*\]/g) ?? []) : [`[${rest}]`];
  const ids = parts.map((part) => {
    const header = unescapeColumn(part.slice(1, -1));
    return names.columnId(tableId, header) ?? header;
  });
  return `${tableId}[${isOwnRow ? "@" : ""}${ids.join(":")}]`;
}

/** FNV-1a over UTF-16 units. */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
