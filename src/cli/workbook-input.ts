import { basename, extname, join } from "node:path";
import { CATALOG } from "../catalog/catalog";
import { intakeMessages } from "../i18n/intake-messages";
import { text, type Text } from "../i18n/text";
import { workbookCliTexts } from "../i18n/workbook-cli";
import { CsvError, decodeText, parseCsv } from "../intake/csv";
import { describeProblem, type Problem } from "../intake/problems";
import { entryTableIds, readTables, type SourceTable } from "../intake/tables";
import type { TableData } from "../plan/choices";
import { typedWhenAlone } from "../plan/compile";
import { listFolder, readBytes } from "./files";
import { CommandError, type WorkbookArguments } from "./workbook-arguments";

/** The rows for a workbook and the tables they make up. */
export interface WorkbookInput {
  readonly tables: readonly string[];
  readonly data: TableData;
  /** Personal columns are in the data, so they are wanted. */
  readonly personal: boolean;
  readonly warnings: readonly Text[];
}

/** Errors told one by one before the rest is only counted. */
const TOLD = 50;

/** Reads a folder of CSV files. @throws CommandError that lists everything wrong with them. */
export async function readDataFolder(
  folder: string,
  wanted: WorkbookArguments["tables"],
  language: WorkbookArguments["language"],
): Promise<WorkbookInput> {
  const names = (await listFolder(folder)).filter(
    (name) => extname(name).toLowerCase() === ".csv" && !name.startsWith("."),
  );
  if (names.length === 0)
    throw new CommandError(workbookCliTexts.noFiles(folder, entryTableIds().join(", ")));
  const problems: Problem[] = [];
  const sources: SourceTable[] = [];
  for (const name of names) {
    const source = await readSource(folder, name, problems);
    const other = sources.find(({ table }) => table === source?.table);
    if (source && other) problems.push(error(name, intakeMessages.twoFiles(source.table, other.file)));
    else if (source) sources.push(source);
  }
  const tables = chooseTables(
    wanted,
    sources.map(({ table }) => table),
  );
  const used = sources.filter(({ table }) => tables.includes(table));
  const unused = sources.filter(({ table }) => !tables.includes(table));
  const typed = new Map(typedWhenAlone(tables).map(({ table, columns }) => [table, columns]));
  const result = readTables(used, {
    language,
    typed: (table, column) => !column.computed || typed.get(table.id)?.includes(column.id) === true,
  });
  problems.push(...result.problems);
  failOn(problems);
  return {
    tables,
    data: result.data,
    personal: hasPersonal(result.data),
    warnings: [
      ...unused.map(({ file }) => workbookCliTexts.notUsed(file)),
      ...problems.map((problem) => bothLanguages(problem)),
    ],
  };
}

function error(file: string, message: Text): Problem {
  return { severity: "error", file, row: null, column: null, message };
}

function bothLanguages(problem: Problem): Text {
  return text(describeProblem(problem, "zh-CN"), describeProblem(problem, "en-US"));
}

async function readSource(
  folder: string,
  name: string,
  problems: Problem[],
): Promise<SourceTable | undefined> {
  const stem = basename(name, extname(name));
  const table = CATALOG.tables.find((candidate) => candidate.id.toLowerCase() === stem.toLowerCase());
  if (!table) {
    problems.push(error(name, intakeMessages.unknownTable(stem, entryTableIds().join(", "))));
    return undefined;
  }
  const bytes = await readBytes(join(folder, name));
  try {
    return { table: table.id, file: name, rows: parseCsv(decodeText(bytes)) };
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    problems.push({ ...error(name, intakeMessages.unclosedQuote()), row: cause.row });
    return undefined;
  }
}

function failOn(problems: readonly Problem[]): void {
  const errors = problems.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return;
  const details = errors.slice(0, TOLD).map(bothLanguages);
  if (errors.length > TOLD) details.push(workbookCliTexts.more(errors.length - TOLD));
  throw new CommandError(workbookCliTexts.badRows(errors.length), 1, details);
}

/** Without --tables: those with a file, and the views of the basic package that they feed. */
function chooseTables(wanted: WorkbookArguments["tables"], given: readonly string[]): readonly string[] {
  if (wanted === "all") return CATALOG.tables.map((table) => table.id);
  if (wanted !== null) return wanted;
  return CATALOG.tables
    .filter(
      (table) =>
        given.includes(table.id) ||
        (table.kind === "view" &&
          table.package === "basic" &&
          (table.needs ?? []).every((need) => given.includes(need))),
    )
    .map((table) => table.id);
}

function hasPersonal(data: TableData): boolean {
  return CATALOG.tables.some((table) =>
    table.columns.some(
      (column) =>
        column.personal === true &&
        (data[table.id] ?? []).some((row) => row[column.id] !== null && row[column.id] !== undefined),
    ),
  );
}
