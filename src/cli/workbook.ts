import { CATALOG } from "../catalog/catalog";
import { dateToSerial, serialToDate } from "../formula/serial";
import type { Language, Text } from "../i18n/text";
import { workbookCliTexts } from "../i18n/workbook-cli";
import type { Choices, TableData } from "../plan/choices";
import { compile } from "../plan/compile";
import type { WorkbookPlan } from "../plan/plan";
import { workdayRows } from "../sample/calendar";
import { sampleData } from "../sample/sample";
import { WorkbookRuleError } from "../xlsx/errors";
import { writeXlsx } from "../xlsx/write";
import { writeWhole } from "./files";
import {
  CommandError,
  languageOf,
  parseWorkbookArguments,
  type WorkbookArguments,
} from "./workbook-arguments";
import { readDataFolder, type WorkbookInput } from "./workbook-input";

/** A workbook from the command line: choices in, an .xlsx file out. */
async function main(argv: readonly string[]): Promise<number> {
  const language = languageOf(argv);
  try {
    const wanted = parseWorkbookArguments(argv);
    await make(wanted);
    return 0;
  } catch (error) {
    if (error instanceof WorkbookRuleError) {
      tell(language, error.text);
      return 1;
    }
    if (!(error instanceof CommandError)) throw error;
    for (const detail of error.details) tell(language, detail);
    tell(language, error.text);
    if (error.exitCode === 2) tell(language, workbookCliTexts.usage());
    return error.exitCode;
  }
}

function tell(language: Language, text: Text): void {
  process.stderr.write(`${text[language]}\n`);
}

/** The day it is where the person is. */
function localToday(): number {
  const now = new Date();
  return dateToSerial(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

async function make(wanted: WorkbookArguments): Promise<void> {
  const today = localToday();
  const day = wanted.asOf ?? today;
  const input = await readInput(wanted, day);
  const choices: Choices = {
    language: wanted.language,
    tables: input.tables,
    year: wanted.year ?? serialToDate(day).year,
    cutoff: day,
    asOf: wanted.asOf,
    // The cut-off may not lie after the day of generation: who asks for a later day generates on it.
    today: Math.max(today, day),
    currency: wanted.currency,
    salesperson: "",
    personal: input.personal,
    withoutGroups: [],
    blankRows: 50,
    sample: wanted.source.kind === "sample",
    taken: { sheets: [], tables: [], names: [] },
  };
  const plan = compile(choices, input.data);
  const bytes = writeXlsx(plan);
  await writeWhole(wanted.out, bytes);
  for (const warning of input.warnings) tell(wanted.language, workbookCliTexts.warning(warning));
  process.stdout.write(summary(wanted, plan, input.data, bytes.length));
}

async function readInput(wanted: WorkbookArguments, day: number): Promise<WorkbookInput> {
  const { language, source } = wanted;
  if (source.kind === "data") {
    const input = await readDataFolder(source.folder, wanted.tables, language);
    return input.data["workday"]
      ? input
      : { ...input, data: { ...input.data, workday: workdayRows(language, day) } };
  }
  const tables =
    wanted.tables === "all"
      ? CATALOG.tables.map((table) => table.id)
      : (wanted.tables ??
        CATALOG.tables
          .filter((table) => table.package === "basic" || table.package === "service")
          .map((table) => table.id));
  const data: TableData =
    source.kind === "sample" ? sampleData(language, day) : { workday: workdayRows(language, day) };
  return { tables, data, personal: false, warnings: [] };
}

function summary(wanted: WorkbookArguments, plan: WorkbookPlan, data: TableData, bytes: number): string {
  const { language } = wanted;
  const tables = plan.sheets.flatMap((sheet) =>
    sheet.parts.flatMap((part) => (part.kind === "table" ? [{ sheet, part }] : [])),
  );
  const rowsOf = ({ sheet, part }: (typeof tables)[number]): Text => {
    const spec = CATALOG.tables.find((table) => table.id === part.id);
    if (spec?.kind === "view") return workbookCliTexts.viewTable(sheet.name, part.rows);
    const filled = (data[part.id] ?? []).length;
    return filled > 0
      ? workbookCliTexts.table(sheet.name, filled)
      : workbookCliTexts.blankTable(sheet.name, part.rows);
  };
  const lines = [
    workbookCliTexts.wrote(wanted.out, bytes),
    workbookCliTexts.sheets(
      plan.sheets.length,
      plan.sheets.map((sheet) => sheet.name).join(language === "zh-CN" ? "、" : ", "),
    ),
    ...tables.map(rowsOf),
    workbookCliTexts.formulas(countFormulas(plan)),
  ];
  return `${lines.map((line) => line[language]).join("\n")}\n`;
}

/** Formula cells of a plan: in tables and beside them. */
function countFormulas(plan: WorkbookPlan): number {
  let count = 0;
  for (const part of plan.sheets.flatMap((sheet) => sheet.parts)) {
    if (part.kind === "table")
      count += part.rows * part.columns.filter((column) => column.formula !== undefined).length;
    else if (part.kind === "cells")
      count += part.values.flat().filter((cell) => typeof cell === "object" && cell !== null).length;
  }
  return count;
}

void main(process.argv.slice(2)).then((exitCode) => {
  // Not process.exit: a pipe may still be taking the output.
  process.exitCode = exitCode;
});
