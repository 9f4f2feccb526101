import { CATALOG } from "../catalog/catalog";
import type { ColumnSpec, TableSpec } from "../catalog/spec";
import { LIMITS } from "../formula/limits";
import { serialToIso } from "../formula/serial";
import { dayOrders, intakeMessages } from "../i18n/intake-messages";
import type { Language } from "../i18n/text";
import { guessDecimalSign } from "../pareto/number-text";
import type { InputRow, TableData } from "../plan/choices";
import type { CellValue } from "../plan/plan";
import { isDate, isNumeric, readCell, type ColumnHabits } from "./cells";
import { dayOrderOf, guessDayOrder } from "./dates";
import { matchHeaders, type MatchedColumn } from "./headers";
import { foldKey } from "./keys";
import { reporter, type Problem, type Reporter } from "./problems";

/** Rows of text for one standard table: a CSV file, or a range of a sheet. */
export interface SourceTable {
  /** Id of the table. */
  readonly table: string;
  /** What the person knows it by: a file name, or a sheet. */
  readonly file: string;
  /** The first row that is not blank holds the headers. */
  readonly rows: readonly (readonly string[])[];
}

export interface IntakeResult {
  readonly data: TableData;
  readonly problems: readonly Problem[];
}

export interface IntakeOptions {
  /** Language of the workbook: list values become its labels. */
  readonly language: Language;
  /** Whether people type a column; by default those without a formula. */
  readonly typed?: (table: TableSpec, column: ColumnSpec) => boolean;
}

/** Rows of a sheet, less room for what stands above a table. */
const MOST_ROWS = LIMITS.rows - 100;

/** One row read, with its number in the file. */
interface ReadRow {
  readonly number: number;
  readonly row: InputRow;
}

interface ReadTable {
  readonly spec: TableSpec;
  readonly file: string;
  readonly rows: readonly ReadRow[];
  readonly columns: readonly MatchedColumn[];
}

/**
 * Rows of text become rows of standard tables. Nothing is lost silently: what cannot be used is an error that names
 * file, row and column; what was changed or left out is a warning. References are checked against the tables that
 * came along.
 */
export function readTables(sources: readonly SourceTable[], options: IntakeOptions): IntakeResult {
  const problems: Problem[] = [];
  const tables = sources.flatMap((source) => {
    const table = readSource(source, options, problems);
    return table ? [table] : [];
  });
  checkReferences(tables, problems);
  return {
    data: Object.fromEntries(tables.map((table) => [table.spec.id, table.rows.map(({ row }) => row)])),
    problems,
  };
}

function readSource(source: SourceTable, options: IntakeOptions, problems: Problem[]): ReadTable | undefined {
  const spec = CATALOG.tables.find((candidate) => candidate.id === source.table);
  const headerAt = source.rows.findIndex((row) => !isBlankRow(row));
  const report = reporter(source.file, headerAt + 1, problems);
  const whole = { row: null, column: null };
  if (!spec) {
    report.error(whole, intakeMessages.unknownTable(source.table, entryTableIds().join(", ")));
    return undefined;
  }
  if (spec.kind === "view") {
    report.error(whole, intakeMessages.view(spec.name));
    return undefined;
  }
  if (headerAt < 0) {
    report.error(whole, intakeMessages.empty());
    return undefined;
  }
  return readRows(spec, source, headerAt, options, report);
}

/** Ids of the tables that take a file. */
export function entryTableIds(): string[] {
  return CATALOG.tables.filter((table) => table.kind === "entry").map((table) => table.id);
}

function isBlankRow(row: readonly string[]): boolean {
  return row.every((cell) => cell.trim() === "");
}

function readRows(
  spec: TableSpec,
  source: SourceTable,
  headerAt: number,
  options: IntakeOptions,
  report: Reporter,
): ReadTable {
  const headers = source.rows[headerAt] ?? [];
  const body = source.rows
    .map((cells, index) => ({ cells, number: index + 1 }))
    .filter(({ cells, number }) => number > headerAt + 1 && !isBlankRow(cells));
  const used = (position: number): boolean => body.some(({ cells }) => (cells[position] ?? "").trim() !== "");
  const typed = (column: ColumnSpec): boolean => options.typed?.(spec, column) ?? !column.computed;
  const { columns } = matchHeaders(spec, typed, headers, used, report);
  if (body.length > MOST_ROWS)
    report.error({ row: null, column: null }, intakeMessages.tooManyRows(body.length, MOST_ROWS));
  if (body.length === 0) report.warning({ row: null, column: null }, intakeMessages.noRows());
  for (const { cells, number } of body) {
    const extra = cells.slice(headers.length).filter((cell) => cell.trim() !== "").length;
    if (extra > 0) report.error({ row: number, column: null }, intakeMessages.extraCells(extra));
  }

  const values = columns.map(({ position, column }) => {
    const cells = body.map(({ cells: row, number }) => ({ text: row[position] ?? "", number }));
    return { column, values: readColumn(spec, column, cells, options.language, report) };
  });
  const rows = body.map(({ number }, index) => ({
    number,
    row: Object.fromEntries(values.map((each) => [each.column.id, each.values[index] ?? null])),
  }));
  checkKeys(spec, rows, report);
  return { spec, file: source.file, rows, columns };
}

interface TextCell {
  readonly text: string;
  readonly number: number;
}

/** What happened to cells of a column, told once a column with the first of them. */
interface Tally {
  readonly count: number;
  readonly first: TextCell;
}

function count(tallies: Map<string, Tally>, key: string, cell: TextCell): void {
  const known = tallies.get(key);
  tallies.set(key, { count: (known?.count ?? 0) + 1, first: known?.first ?? cell });
}

function habitsOf(column: ColumnSpec, cells: readonly TextCell[], report: Reporter): ColumnHabits {
  const texts = cells.map(({ text }) => text);
  const dayOrder = isDate(column) ? guessDayOrder(texts) : null;
  const telling = dayOrder === null ? undefined : cells.find(({ text }) => dayOrderOf(text) !== null);
  if (dayOrder !== null && telling) {
    report.warning(
      { row: telling.number, column: column.name },
      intakeMessages.dayOrder(dayOrders[dayOrder], telling.text.trim()),
    );
  }
  return { sign: isNumeric(column) ? guessDecimalSign(texts) : ".", dayOrder };
}

function readColumn(
  spec: TableSpec,
  column: ColumnSpec,
  cells: readonly TextCell[],
  language: Language,
  report: Reporter,
): CellValue[] {
  const habits = habitsOf(column, cells, report);
  const unknown = new Map<string, Tally>();
  const currencies = new Map<string, Tally>();
  const prefixed = new Map<string, Tally>();
  const blank = new Map<string, Tally>();
  const values = cells.map((cell): CellValue => {
    const reading = readCell(spec.id, column, cell.text, habits, language);
    if ("failed" in reading) {
      report.error({ row: cell.number, column: column.name }, reading.failed);
      return null;
    }
    if (reading.unknown) count(unknown, String(reading.value), cell);
    if (reading.currency !== undefined) count(currencies, reading.currency, cell);
    if (reading.prefixed) count(prefixed, "", cell);
    if (reading.value === null && column.required) {
      if (decides(column))
        report.error({ row: cell.number, column: column.name }, intakeMessages.missingKey());
      else count(blank, "", cell);
    }
    return reading.value;
  });
  const warn = (
    tallies: Map<string, Tally>,
    message: (key: string, tally: Tally) => Problem["message"],
  ): void => {
    for (const [key, tally] of tallies)
      report.warning({ row: tally.first.number, column: column.name }, message(key, tally));
  };
  warn(unknown, (value, tally) => intakeMessages.unknownListValue(value, tally.count));
  warn(currencies, (currency, tally) => intakeMessages.currencyDropped(currency, tally.count));
  warn(blank, (_, tally) => intakeMessages.missingValue(tally.count));
  warn(prefixed, (_, { first, count: times }) => {
    const to = values[cells.indexOf(first)] ?? "";
    return intakeMessages.keyPrefixed(times, first.text.trim(), String(to));
  });
  return values;
}

/** Without its key, its date or the row it belongs to, a row means nothing; other gaps can be filled in later. */
function decides(column: ColumnSpec): boolean {
  return column.type === "key" || column.type === "reference" || isDate(column);
}

function checkKeys(spec: TableSpec, rows: readonly ReadRow[], report: Reporter): void {
  const column = spec.columns.find((candidate) => candidate.id === spec.key);
  if (!column) return;
  const seen = new Map<string, number>();
  for (const { number, row } of rows) {
    const key = row[spec.key] ?? null;
    if (key === null) continue;
    const folded = foldKey(String(key));
    const first = seen.get(folded);
    if (first === undefined) seen.set(folded, number);
    else {
      const shown = typeof key === "number" && isDate(column) ? serialToIso(key) : String(key);
      report.error({ row: number, column: column.name }, intakeMessages.duplicateKey(shown, first));
    }
  }
}

/** A reference to a row that is not there is kept: the workbook shows it, and the person can add the row. */
function checkReferences(tables: readonly ReadTable[], problems: Problem[]): void {
  const keys = new Map(
    tables.map(({ spec, rows }) => [
      spec.id,
      new Set(rows.map(({ row }) => foldKey(String(row[spec.key] ?? "")))),
    ]),
  );
  for (const { file, rows, columns } of tables) {
    const report = reporter(file, 1, problems);
    for (const { column } of columns) {
      const known = column.refers === undefined ? undefined : keys.get(column.refers);
      const target = CATALOG.tables.find((candidate) => candidate.id === column.refers);
      if (!known || !target) continue;
      const missing = new Map<string, Tally>();
      for (const { number, row } of rows) {
        const key = row[column.id];
        if (typeof key === "string" && !known.has(foldKey(key))) count(missing, key, { text: key, number });
      }
      for (const [key, tally] of missing) {
        report.warning(
          { row: tally.first.number, column: column.name },
          intakeMessages.unknownReference(key, target.name, tally.count),
        );
      }
    }
  }
}
