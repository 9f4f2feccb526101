import { writeFile } from "node:fs/promises";
import { legalSheetName } from "../formula/address";
import { dateToSerial } from "../formula/serial";
import { paretoText } from "../i18n/pareto";
import { isBlank, type Cell } from "../pareto/aggregate";
import type { ParetoAnalysis } from "../pareto/analysis";
import { formatDecimal } from "../pareto/decimal";
import { readNumber, type DecimalSign } from "../pareto/number-text";
import { reportWorkbook } from "../pareto/report";
import { liveObstacles, type ReportSource } from "../pareto/report-source";
import type { CellValue } from "../plan/plan";
import { writeXlsx } from "../xlsx/write";
import type { ParetoArguments } from "./pareto-arguments";
import { placed, reasonOf, type Input } from "./pareto-input";

/** Beyond this the data is not copied beside the result: the file would take minutes to open. */
const MOST_CELLS = 1_000_000;
/** Room for rows typed beneath the data later (design.md: a fifth, at least 200). */
const spareFor = (rows: number): number => Math.max(200, Math.ceil(rows / 5));

/**
 * Writes the analysis as a workbook: the output sheet, live where formulas can give it, and the data. Returns why the
 * sheet is only a snapshot. @throws CliError when the file cannot be written.
 */
export async function writeReport(
  input: Input,
  analysis: ParetoAnalysis,
  wanted: ParetoArguments,
): Promise<readonly string[]> {
  const { choice, read, keyName } = input;
  const { language, output } = wanted;
  if (output.kind !== "book") return [];
  const { aggregate } = read;
  const data = dataRows(input);
  const rows = lastRowOf(input) + 1 - choice.firstRow;
  // The copy holds the amounts as numbers, so amounts that were text in the file are no obstacle.
  const obstacles = liveObstacles({ ...aggregate, textAmounts: data.keptAsText }, choice, rows);
  const live = obstacles.length === 0 && data.rows !== null;
  const name = legalSheetName(input.source.sheet ?? paretoText(language, "dataSheetName"));
  const sheetName = paretoText(language, "reportSheetName");
  const dataName = name === sheetName ? `${name} 1` : name;
  const totalsBelow = choice.totals.length > 0;
  const source: ReportSource | null =
    data.rows === null
      ? null
      : {
          sheetName: dataName,
          firstRow: choice.firstRow,
          rows,
          keyColumn: choice.category.column,
          valueColumn: choice.measure.kind === "count" ? null : choice.measure.column,
          spareRows: totalsBelow ? 0 : spareFor(rows),
        };
  const now = new Date();
  const plan = reportWorkbook(
    {
      kind: live ? "live" : "snapshot",
      analysis,
      language,
      sheetName,
      keyName: keyName === "" ? paretoText(language, "key") : keyName,
      valueName: input.valueName === "" ? paretoText(language, "value") : input.valueName,
      today: dateToSerial(now.getFullYear(), now.getMonth() + 1, now.getDate()),
      rowsUsed: aggregate.rowsUsed,
      source,
      readings: aggregate.readings,
      numberKeys: aggregate.numberKeys > 0,
    },
    data.rows === null ? null : { name: dataName, rows: data.rows, headerRow: choice.header },
  );
  try {
    await writeFile(output.file, writeXlsx(plan));
  } catch (error) {
    throw placed("cliCannotWrite", { file: output.file, sheet: null }, { reason: reasonOf(error) });
  }
  return obstacles.map(({ code, args }) => paretoText(language, code, args));
}

/** The last row of the data: totals beneath it stay out of the formulas. */
function lastRowOf({ source, choice }: Input): number {
  const totals = new Set(choice.totals);
  for (let at = source.rows.length - 1; at >= choice.firstRow; at -= 1) {
    if (!totals.has(at) && !(source.rows[at] ?? []).every(isBlank)) return at;
  }
  return choice.firstRow;
}

/** The cells as they go into the workbook, with the amounts as numbers; null when there are too many. */
function dataRows({ source, choice }: Input): { rows: CellValue[][] | null; keptAsText: number } {
  const size = source.rows.reduce((sum, row) => sum + row.length, 0);
  if (size > MOST_CELLS) return { rows: null, keptAsText: 0 };
  const { measure } = choice;
  let keptAsText = 0;
  const rows = source.rows.map((row, at) =>
    row.map((cell, column): CellValue => {
      if (at < choice.firstRow || measure.kind === "count" || column !== measure.column) return cell ?? null;
      if (typeof cell !== "string") return cell ?? null;
      const number = asNumber(cell, measure.decimalSign);
      if (number === null && !isBlank(cell)) keptAsText += 1;
      return number ?? cell;
    }),
  );
  return { rows, keptAsText };
}

/** The double that stands for an amount exactly, or null when none does. */
function asNumber(cell: Cell, sign: DecimalSign): number | null {
  if (typeof cell !== "string") return null;
  const reading = readNumber(cell, sign);
  if (reading.kind !== "number") return null;
  const text = formatDecimal(reading.decimal);
  return text.replace(/[-.]/g, "").length <= 15 ? Number(text) : null;
}
