import { CellValueType, type ICellData, type IStyleData, numfmt } from "@univerjs/core";

/** A value as Excel's API hands it over. */
export type CellValue = string | number | boolean;

export const ERRORS: ReadonlySet<string> = new Set([
  "#N/A",
  "#VALUE!",
  "#REF!",
  "#DIV/0!",
  "#NUM!",
  "#NAME?",
  "#NULL!",
  "#SPILL!",
  "#CALC!",
]);

/** What a cell holds, as `Range.values` answers it: an empty cell is "". */
export function valueOf(cell: ICellData | undefined): CellValue {
  const value = cell?.v;
  if (value === undefined || value === null) return "";
  if (cell?.t === CellValueType.BOOLEAN) return value === 1 || value === true || value === "TRUE";
  return value;
}

export function isError(value: CellValue): boolean {
  return typeof value === "string" && ERRORS.has(value);
}

/** `Range.valueTypes`. */
export function typeOf(cell: ICellData | undefined): string {
  const value = cell?.v;
  if (value === undefined || value === null) return cell?.f ? "String" : "Empty";
  const read = valueOf(cell);
  if (typeof read === "boolean") return "Boolean";
  if (typeof read === "number") return "Double";
  return cell?.f && isError(read) ? "Error" : "String";
}

/** What a cell shows: its value through its number format. */
export function textOf(cell: ICellData | undefined, style: IStyleData): string {
  const value = valueOf(cell);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  const pattern = style.n?.pattern ?? "General";
  if (typeof value === "string" && (value === "" || isError(value))) return value;
  if (pattern === "@") return String(value);
  try {
    return numfmt.format(pattern, value, { throws: true });
  } catch {
    return String(value);
  }
}

/** What Excel makes of a value that is written or typed. */
export interface Parsed {
  readonly value: CellValue | null;
  /** Set when the text is a formula. */
  readonly formula?: string;
  /** A number format that comes with the way the text was written: 5%, 2026-01-31, $3. */
  readonly format?: string;
}

/** Reads a value by Excel's rules; `isText` says that the cell's format is `@`. */
export function parseValue(value: CellValue, isText: boolean): Parsed {
  if (typeof value !== "string") return isText ? { value: String(value) } : { value };
  if (value === "") return { value: null };
  if (isText) return { value };
  if (value.startsWith("'")) return { value: value.slice(1) };
  if (value.startsWith("=") && value.length > 1) return { value: null, formula: value };
  if (/^[+-]/.test(value)) {
    const number = numberFrom(value);
    if (number) return number;
    // Excel takes a leading + or - for a formula, and refuses it only when it makes no sense.
    if (/^[+-]\s*[\p{L}$(\d"]/u.test(value)) {
      return { value: null, formula: value.startsWith("+") ? `=${value.slice(1)}` : `=${value}` };
    }
    return { value };
  }
  const upper = value.toUpperCase();
  if (upper === "TRUE" || upper === "FALSE") return { value: upper === "TRUE" };
  if (ERRORS.has(upper)) return { value: null, formula: `=${upper}` };
  return numberFrom(value) ?? { value };
}

const PLAIN = /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/;

function numberFrom(text: string): Parsed | undefined {
  if (PLAIN.test(text)) return { value: Number(text) };
  const iso = /^\s*(\d{4})[-/](\d{1,2})[-/](\d{1,2})\s*$/.exec(text);
  if (iso) {
    const serial = dateSerial(Number(iso[1]), Number(iso[2]), Number(iso[3]));
    return serial === undefined ? undefined : { value: serial, format: "m/d/yyyy" };
  }
  // Anything else that has the look of a number: 1,234 · 5% · $3.50 · 1/31/2026 · 12:30.
  if (!/\d/.test(text) || !/^[\s\d.,%$¥€£+\-/:()AaPpMmEe]+$/.test(text)) return undefined;
  const parsed = numfmt.parseValue(text);
  if (!parsed || typeof parsed.v !== "number") return undefined;
  return parsed.z ? { value: parsed.v, format: parsed.z } : { value: parsed.v };
}

const DAY = 86_400_000;

function dateSerial(year: number, month: number, day: number): number | undefined {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || year < 1900) return undefined;
  return Math.round((time - Date.UTC(1899, 11, 30)) / DAY);
}

/** A constant as a cell; null clears it. */
export function constantCell(value: CellValue | null): ICellData {
  if (value === null) return { v: null, f: null, p: null, si: null };
  if (typeof value === "boolean")
    return { v: value ? 1 : 0, t: CellValueType.BOOLEAN, f: null, p: null, si: null };
  const t = typeof value === "number" ? CellValueType.NUMBER : CellValueType.STRING;
  return { v: value, t, f: null, p: null, si: null };
}
