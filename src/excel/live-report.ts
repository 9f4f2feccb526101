import type { Area } from "../formula/address";
import { unescapeColumn } from "../formula/structured";
import { PARAMETER, PARAMETER_COLUMN } from "../pareto/report-layout";
import { run } from "./capabilities";
import type { LiveReport, LiveReportState } from "./pareto-api";
import { sheetColumns } from "./grid";
import { sourceAt } from "./pareto-source";
import { SHEET_MARK } from "./plan-steps";

/** The live sheets of Pareto analyses in the workbook, and what their own formulas say that they read. */

const LIVE_PLAN = "pareto-live";

/** Our live sheets: the mark of their generation says so, whatever they have been renamed to. */
export async function liveReports(): Promise<readonly LiveReport[]> {
  return await run("check", async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load("items/id, items/name");
    await context.sync();
    const marked = worksheets.items.map((sheet) => {
      const mark = sheet.customProperties.getItemOrNullObject(SHEET_MARK);
      mark.load("value");
      return { sheetId: sheet.id, sheet: sheet.name, mark };
    });
    await context.sync();
    return marked.flatMap(({ sheetId, sheet, mark }) =>
      !mark.isNullObject && mark.value.endsWith(`/${LIVE_PLAN}`) ? [{ sheetId, sheet }] : [],
    );
  });
}

/**
 * What a live sheet computes from: the references in its own check formulas, which Excel keeps right when the source
 * moves. Null when the sheet is gone or its formulas are no longer ours.
 */
export async function readLiveReport({ sheetId }: LiveReport): Promise<LiveReportState | null> {
  return await run("check", async (context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(sheetId);
    const block = sheet.getRangeByIndexes(PARAMETER.first, PARAMETER_COLUMN, 12, 1);
    sheet.load("position, name");
    block.load("values, formulas");
    await context.sync();
    if (sheet.isNullObject) return null;
    const at = (row: number): number => row - PARAMETER.first;
    const number = (row: number): number => Number(block.values[at(row)]?.[0]);
    const rowsFormula = String(block.formulas[at(PARAMETER.unlistedRows)]?.[0]);
    const amountFormula = String(block.formulas[at(PARAMETER.unlistedAmount)]?.[0]);
    const keys = referenceIn(rowsFormula, "LEN(TRIM(");
    const values = referenceIn(amountFormula, "SUM(");
    const isCount = amountFormula.includes("LEN(TRIM(");
    if (keys === null || (values === null && !isCount)) return null;
    const key = await resolve(context, keys);
    const value = isCount || values === null ? null : await resolve(context, values);
    if (!key || (value && value.sheetId !== key.sheetId)) return null;
    const source = await sourceAt(context, key, value ? [key.area, value.area] : [key.area]);
    if (typeof source === "string") return null;
    const columns = sheetColumns(source);
    return {
      thresholds: [number(PARAMETER.first) * 100, number(PARAMETER.second) * 100],
      modeCode: number(PARAMETER.mode),
      source,
      keyColumn: columns.indexOf(key.area.column),
      valueColumn: value ? columns.indexOf(value.area.column) : null,
      keyName: key.header,
      valueName: value?.header ?? "",
      position: sheet.position,
    };
  });
}

/** The reference after some words of a formula, up to the parenthesis that closes them. */
export function referenceIn(formula: string, before: string): string | null {
  const start = formula.indexOf(before);
  if (start < 0) return null;
  let text = "";
  let quoted = false;
  let brackets = 0;
  for (const char of formula.slice(start + before.length)) {
    if (char === "'" && brackets === 0) quoted = !quoted;
    else if (!quoted && char === "[") brackets += 1;
    else if (!quoted && char === "]") brackets -= 1;
    else if (!quoted && brackets === 0 && char === ")") return text;
    text += char;
  }
  return null;
}

interface Resolved {
  readonly sheetId: string;
  readonly sheet: string;
  readonly area: Area;
  readonly header: string;
}

/** The cells of `'Sheet'!$A$2:$A$9` or `Table[Column]`, with the header above them. */
async function resolve(context: Excel.RequestContext, reference: string): Promise<Resolved | null> {
  const structured = /^([^![\]]+)\[(.+)\]$/.exec(reference);
  const at = reference.lastIndexOf("!");
  let range: Excel.Range;
  let header: Excel.Range | null = null;
  if (structured) {
    const [, table = "", column = ""] = structured;
    const name = unescapeColumn(column);
    const item = context.workbook.tables.getItem(table).columns.getItem(name);
    range = item.getDataBodyRange();
    header = item.getHeaderRowRange();
  } else if (at > 0) {
    const name = reference.slice(0, at).replace(/^'|'$/g, "").replaceAll("''", "'");
    range = context.workbook.worksheets.getItem(name).getRange(reference.slice(at + 1));
  } else {
    return null;
  }
  const { worksheet } = range;
  range.load("rowIndex, columnIndex, rowCount, columnCount");
  worksheet.load("id, name");
  await context.sync();
  const area = {
    row: range.rowIndex,
    column: range.columnIndex,
    rows: range.rowCount,
    columns: range.columnCount,
  };
  if (!header && area.row > 0) header = worksheet.getRangeByIndexes(area.row - 1, area.column, 1, 1);
  header?.load("values");
  await context.sync();
  const above: unknown = header?.values[0]?.[0];
  return {
    sheetId: worksheet.id,
    sheet: worksheet.name,
    area,
    header: typeof above === "string" ? above : "",
  };
}

/** Gives a sheet a name and a place among the tabs. */
export async function placeSheet(sheetId: string, name: string, position: number): Promise<void> {
  await run("sheet", async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    sheet.name = name;
    sheet.position = position;
    await context.sync();
  });
}

/** Deletes a sheet that is known to be ours. */
export async function deleteSheet(sheetId: string): Promise<void> {
  await run("sheet", async (context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(sheetId);
    sheet.load("id");
    await context.sync();
    if (!sheet.isNullObject) sheet.delete();
    await context.sync();
  });
}
