import { readFile } from "node:fs/promises";
import { basename, extname } from "node:path";
import { columnIndex, columnLetters } from "../formula/address";
import { LIMITS } from "../formula/limits";
import { serialToIso } from "../formula/serial";
import { CsvError, decodeText, parseCsv } from "../intake/csv";
import { cellText, isBlank, type Cell, type Fault } from "../pareto/aggregate";
import { guessDecimalSign } from "../pareto/number-text";
import { createRowReader, type RowsRead } from "../pareto/read-rows";
import {
  guessColumns,
  isDateFormat,
  type Grid,
  type MeasureChoice,
  type SelectionChoice,
} from "../pareto/selection";
import { totalsRows } from "../pareto/totals";
import { CliError, type ParetoArguments } from "./pareto-arguments";

/** A sheet's cells from A1 on; a text file is one sheet. */
export interface Source {
  readonly file: string;
  readonly sheet: string | null;
  readonly rows: Grid;
}

/** The rows of a file, added up by the columns the command line names. */
export interface Input {
  readonly source: Source;
  readonly choice: SelectionChoice;
  readonly keyName: string;
  readonly valueName: string | null;
  readonly read: RowsRead;
}

const TEXT_FILES = [".csv", ".tsv", ".txt"];
const BOOKS = [".xlsx", ".xlsm"];
/** How far down a header is looked for: titles stand above it. */
const HEADER_ROWS = 20;

/** Reads a file and adds up its rows. @throws CliError that names file, sheet, row, column and reason. */
export async function readInput(wanted: ParetoArguments): Promise<Input> {
  const source = await readSource(wanted.file, wanted.sheet);
  const { choice, keyName, valueName } = chooseColumns(source, wanted);
  const reader = createRowReader(choice);
  reader.add(source.rows);
  const read = reader.finish();
  const [fault] = read.aggregate.faults;
  if (fault !== undefined) throw faultError(source, choice, fault, read, keyName, valueName);
  return { source, choice, keyName, valueName, read };
}

/** Where an error is: "FILE: " or "FILE, sheet S: "; filled in when the message is written. */
export interface Place {
  readonly file: string;
  readonly sheet: string | null;
}

async function readSource(file: string, sheet: string | null): Promise<Source> {
  const kind = extname(file).toLowerCase();
  if (![...TEXT_FILES, ...BOOKS].includes(kind)) throw placed("cliKind", { file, sheet: null });
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    if (hasCode(error, "ENOENT")) throw placed("cliNoFile", { file, sheet: null });
    throw placed("cliCannotRead", { file, sheet: null }, { reason: reasonOf(error) });
  }
  if (BOOKS.includes(kind)) return await readBook(file, sheet, bytes);
  if (sheet !== null) throw placed("cliSheetOfText", { file, sheet: null });
  const text = decodeText(bytes);
  if (text.includes("\0")) throw placed("cliNotText", { file, sheet: null });
  try {
    return { file, sheet: null, rows: parseCsv(text) };
  } catch (error) {
    if (error instanceof CsvError)
      throw placed("cliUnclosedQuote", { file, sheet: null }, { row: error.row });
    throw error;
  }
}

async function readBook(file: string, wanted: string | null, bytes: Uint8Array): Promise<Source> {
  // A third of a megabyte that text files need not load.
  const { read } = await import("@e965/xlsx");
  const book = attempt(file, () =>
    read(bytes, {
      type: "array",
      dense: true,
      cellNF: true,
      cellHTML: false,
      cellText: true,
      sheetStubs: true,
    }),
  );
  const name =
    wanted === null
      ? book.SheetNames[0]
      : (book.SheetNames.find((known) => known === wanted) ??
        book.SheetNames.find((known) => known.trim().toLowerCase() === wanted.trim().toLowerCase()));
  const sheet = name === undefined ? undefined : book.Sheets[name];
  if (name === undefined || sheet === undefined) {
    const sheets = book.SheetNames.join(", ");
    throw placed("cliNoSheet", { file, sheet: null }, { sheet: wanted ?? "", sheets });
  }
  const data = sheet["!data"] ?? [];
  const rows = Array.from(data, (row?: (BookCell | undefined)[]) => Array.from(row ?? [], toCell));
  return { file, sheet: name, rows };
}

interface BookCell {
  readonly t: string;
  readonly v?: unknown;
  readonly w?: string;
  readonly f?: string;
  readonly z?: unknown;
}

function toCell(cell: BookCell | null | undefined): Cell {
  if (cell === null || cell === undefined) return null;
  // A formula that was never calculated has no value: saying so beats taking it for blank.
  if (cell.v === undefined) return cell.f === undefined ? null : `=${cell.f}`;
  if (cell.t === "e") return cell.w ?? "#VALUE!";
  if (typeof cell.v === "number" && typeof cell.z === "string" && isDateFormat(cell.z) && cell.v >= 61) {
    return serialToIso(cell.v);
  }
  return typeof cell.v === "string" || typeof cell.v === "number" || typeof cell.v === "boolean"
    ? cell.v
    : null;
}

function chooseColumns(
  source: Source,
  wanted: ParetoArguments,
): { choice: SelectionChoice; keyName: string; valueName: string | null } {
  const { rows } = source;
  const header = findHeader(rows, wanted.key, wanted.value);
  const names = (rows[header ?? -1] ?? []).map((cell) => cellText(cell).trim());
  const key = findColumn(source, names, wanted.key);
  const value = wanted.value === null ? null : findColumn(source, names, wanted.value);
  const firstRow = header === null ? 0 : header + 1;
  const body = rows.slice(firstRow);
  if (body.every((row) => row.every(isBlank))) throw placed("cliNoRows", source);
  const measure: MeasureChoice =
    value === null
      ? { kind: "count" }
      : {
          kind: "sum",
          column: value,
          decimalSign: guessDecimalSign(
            body.flatMap((row) => (typeof row[value] === "string" ? [row[value]] : [])),
          ),
        };
  const said = totalsRows(body, key, null).map((at) => at + firstRow);
  const choice: SelectionChoice = {
    header,
    firstRow,
    category: { column: key, as: "text" },
    measure,
    totals: said,
    fillDown: false,
  };
  return { choice, keyName: names[key] ?? "", valueName: value === null ? null : (names[value] ?? "") };
}

/**
 * The header row: the one a selection of the sheet would be guessed to have, if a wanted name stands in it or the
 * columns are given by letter; else the first row near the top that holds a wanted name.
 */
function findHeader(rows: Grid, key: string, value: string | null): number | null {
  const wanted = value === null ? [key] : [key, value];
  const holds = (row: readonly Cell[] | undefined): boolean =>
    (row ?? []).some((cell) => wanted.some((name) => SAMENESS.some((same) => same(cellText(cell), name))));
  const guessed = guessColumns(rows).choice?.header ?? null;
  if (guessed !== null && holds(rows[guessed])) return guessed;
  const width = widthOf(rows);
  if (wanted.every((name) => letterColumn(name, width) !== null)) return guessed;
  const named = rows.slice(0, HEADER_ROWS).findIndex(holds);
  return named >= 0 ? named : guessed;
}

function widthOf(rows: Grid): number {
  return rows.slice(0, 1000).reduce((most, row) => Math.max(most, row.length), 0);
}

/** The column that letters name, when the sheet is that wide. */
function letterColumn(name: string, width: number): number | null {
  if (!/^[A-Za-z]{1,3}$/.test(name)) return null;
  const at = columnIndex(name);
  return at < Math.min(width, LIMITS.columns) ? at : null;
}

/** Ways in which a header can be the wanted one, the strictest first. */
const SAMENESS: readonly ((name: string, wanted: string) => boolean)[] = [
  (name, wanted) => name === wanted,
  (name, wanted) => name.trim() === wanted.trim(),
  (name, wanted) => name.trim().toLowerCase() === wanted.trim().toLowerCase(),
];

function findColumn(source: Source, names: readonly string[], wanted: string): number {
  for (const same of SAMENESS) {
    const at = names.findIndex((name) => name !== "" && same(name, wanted));
    if (at >= 0) return at;
  }
  const lettered = letterColumn(wanted, widthOf(source.rows));
  if (lettered !== null) return lettered;
  const columns = names.filter((name) => name !== "").join(", ");
  throw placed("columnUnknown", source, { column: wanted, columns });
}

const REASONS = {
  cellError: "cliCellError",
  cellNotNumber: "cliCellNotNumber",
  cellAmbiguousNumber: "cliCellAmbiguous",
  keyError: "cliKeyError",
} as const;

function faultError(
  source: Source,
  choice: SelectionChoice,
  fault: Fault,
  read: RowsRead,
  keyName: string,
  valueName: string | null,
): CliError {
  const { category, measure } = choice;
  const inKey = fault.fault === "keyError" || measure.kind === "count";
  const column = inKey ? category.column : measure.column;
  const count = Object.values(read.aggregate.faultCounts).reduce((sum, n) => sum + n, 0);
  return placed("cliCell", source, {
    row: fault.row + 1,
    column: columnLetters(column),
    name: (inKey ? keyName : valueName) ?? "",
    reasonCode: REASONS[fault.fault],
    text: fault.text,
    count,
  });
}

function attempt<T>(file: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw placed("cliCannotRead", { file, sheet: null }, { reason: reasonOf(error) });
  }
}

/** An error about a place in a file. */
export function placed(
  code: CliError["code"],
  place: Place,
  args: Readonly<Record<string, string | number>> = {},
): CliError {
  const at = { file: basename(place.file), ...(place.sheet === null ? {} : { inSheet: place.sheet }) };
  return new CliError(code, { ...at, ...args });
}

/** The reason a system call gives. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
