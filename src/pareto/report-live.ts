import { cellAddress } from "../formula/address";
import { paretoText } from "../i18n/pareto";
import type { Language } from "../i18n/text";
import type { CellContent, FormulaCell } from "../plan/plan";
import type { CrossingMode } from "./classify";
import { CHART_BARS } from "./chart";
import { countExpression, sumExpression, type KeyCriteria } from "./report-criteria";
import type { ReportRow } from "./report-figures";
import { COLUMN, FIRST_LIST_ROW, listCell, listColumn, PARAMETER, parameterCell } from "./report-layout";
import type { SourceRanges } from "./report-source";

/**
 * The formulas of a live sheet. Classes need no sorting (rules.md 2.2): each key compares the sum of the larger
 * amounts and the sum with its equals to threshold × total. Both sides are rounded amounts, so that a key exactly on
 * a threshold is on it.
 */
export interface LiveSheet {
  readonly language: Language;
  readonly keys: number;
  /** Decimals of the amounts. */
  readonly decimals: number;
  readonly total: number;
  /** As fractions of 1. */
  readonly thresholds: readonly [number, number];
  readonly source: SourceRanges;
}

const S = parameterCell(PARAMETER.total);
const T1 = parameterCell(PARAMETER.first);
const T2 = parameterCell(PARAMETER.second);
const MODE = parameterCell(PARAMETER.mode);
const COUNT = parameterCell(PARAMETER.keys);
/** Order of CHOOSE in the workbook: 1 include, 2 exclude, 3 nearest. */
export const MODE_CODES = { include: 1, exclude: 2, nearest: 3 } as const;

/** Decimals at which sums and threshold × total are compared: finer than amounts, coarser than their rounding error. */
function comparedDecimals({ decimals, total }: LiveSheet): number {
  const wholeDigits = Math.max(1, Math.ceil(Math.log10(total + 1)));
  return Math.max(decimals, Math.min(decimals + 4, 14 - wholeDigits));
}

/** One row of the list, from rank to order. */
export function liveRow(sheet: LiveSheet, row: ReportRow, at: number, criteria: KeyCriteria): CellContent[] {
  const { ranked } = row;
  const value = listCell(COLUMN.value, at);
  const before = listCell(COLUMN.before, at);
  const through = listCell(COLUMN.through, at);
  const order = listCell(COLUMN.order, at);
  const amounts = listColumn(COLUMN.value, sheet.keys);
  const orders = listColumn(COLUMN.order, sheet.keys);
  const d = sheet.decimals;
  const text = (key: "borderline" | "notClassified"): string => paretoText(sheet.language, key);
  const whenPositive = (expression: string, cached: CellContent): FormulaCell => ({
    f: `=IF(${value}>0,${expression},"")`,
    v: ranked === null || typeof cached === "object" ? "" : cached,
  });
  const crosses = (threshold: string): string =>
    `AND(${compared(sheet, before, threshold)}<0,${compared(sheet, through, threshold)}>0)`;
  const firstValue = listCell(COLUMN.value, 0).replace(/(\d+)$/, "$$$1");
  return [
    { f: `=${order}`, v: at + 1 },
    row.key,
    { f: `=ROUND(${sumExpression(criteria, sheet.source)},${d})`, v: row.value },
    { f: `=${countExpression(criteria, sheet.source)}`, v: row.rows },
    whenPositive(`${value}/${S}`, ranked?.share ?? ""),
    whenPositive(`SUMIFS(${amounts},${orders},"<="&${order})/${S}`, ranked?.cumulative ?? ""),
    {
      f: `=IF(${value}<=0,"${text("notClassified")}",IF(${inside(sheet, before, through, T1)},"Ⅰ",IF(${inside(sheet, before, through, T2)},"Ⅱ","Ⅲ")))`,
      v: ranked === null ? text("notClassified") : (CLASS_NAMES[ranked.class - 1] ?? ""),
    },
    whenPositive(
      `IF(OR(${crosses(T1)},${crosses(T2)}),"${text("borderline")}","")`,
      ranked?.boundary === true ? text("borderline") : "",
    ),
    // 0, not "", where there is no class: the comparison of modes multiplies these columns.
    { f: `=IF(${value}>0,ROUND(SUMIFS(${amounts},${amounts},">"&${value}),${d}),0)`, v: ranked?.before ?? 0 },
    {
      f: `=IF(${value}>0,ROUND(SUMIFS(${amounts},${amounts},">="&${value}),${d}),0)`,
      v: ranked?.through ?? 0,
    },
    {
      f: `=COUNTIF(${amounts},">"&${value})+COUNTIF(${firstValue}:${value},${value})`,
      v: at + 1,
    },
  ];
}

export const CLASS_NAMES = ["Ⅰ", "Ⅱ", "Ⅲ"] as const;

/** Σ − threshold × total, rounded. */
function compared(sheet: LiveSheet, sum: string, threshold: string): string {
  return `ROUND(${sum}-${threshold}*${S},${comparedDecimals(sheet)})`;
}

function inside(sheet: LiveSheet, before: string, through: string, threshold: string): string {
  const chosen = `CHOOSE(${MODE},${before},${through},(${before}+${through})/2)`;
  // "Exclude" is ≤, the others are <: a difference of 0 counts as below it.
  return `${compared(sheet, chosen, threshold)}<IF(${MODE}=${MODE_CODES.exclude},1E-${comparedDecimals(sheet) + 1},0)`;
}

/** Expression: number of keys in classes up to a threshold under one mode, for the comparison of modes. */
export function modeCountExpression(sheet: LiveSheet, mode: CrossingMode, threshold: 1 | 2): string {
  const cell = threshold === 1 ? T1 : T2;
  const amounts = listColumn(COLUMN.value, sheet.keys);
  const before = listColumn(COLUMN.before, sheet.keys);
  const through = listColumn(COLUMN.through, sheet.keys);
  const digits = comparedDecimals(sheet);
  const sums = { include: before, exclude: through, nearest: `(${before}+${through})/2` }[mode];
  const limit = mode === "exclude" ? "<=0" : "<0";
  return `SUMPRODUCT((${amounts}>0)*(ROUND(${sums}-${cell}*${S},${digits})${limit}))`;
}

/** The sorted block the chart reads: the largest keys by order, then the rest as one. */
export function liveChartRows(sheet: LiveSheet, rows: readonly ReportRow[]): CellContent[][] {
  const shown = Math.min(CHART_BARS, sheet.keys);
  const positive = rows.filter(({ ranked }) => ranked !== null);
  const names = listColumn(COLUMN.key, sheet.keys);
  const amounts = listColumn(COLUMN.value, sheet.keys);
  const orders = listColumn(COLUMN.order, sheet.keys);
  const blank = paretoText(sheet.language, "blank");
  const first = cellAddress(FIRST_LIST_ROW, COLUMN.chartValue, true);
  const block: CellContent[][] = [];
  for (let at = 0; at < shown; at += 1) {
    const found = `MATCH(${at + 1},${orders},0)`;
    const row = positive[at];
    const cell = cellAddress(FIRST_LIST_ROW + at, COLUMN.chartValue);
    block.push([
      {
        f: `=IF(${COUNT}>=${at + 1},IF(INDEX(${names},${found})="","${blank}",INDEX(${names},${found})&""),"")`,
        v: row === undefined ? "" : row.key === "" ? blank : row.key,
      },
      { f: `=IF(${COUNT}>=${at + 1},INDEX(${amounts},${found}),0)`, v: row?.value ?? 0 },
      { f: `=IF(${COUNT}>=${at + 1},SUM(${first}:${cell})/${S},1)`, v: row?.ranked?.cumulative ?? 1 },
      { f: `=${T1}`, v: sheet.thresholds[0] },
      { f: `=${T2}`, v: sheet.thresholds[1] },
    ]);
  }
  if (sheet.keys > shown) {
    const rest = Math.max(0, positive.length - shown);
    const last = cellAddress(FIRST_LIST_ROW + shown - 1, COLUMN.chartValue, true);
    const [before = "", after = ""] = paretoText(sheet.language, "otherKeys", { count: "\0" }).split("\0");
    const value = positive.slice(shown).reduce((sum, row) => sum + row.value, 0);
    block.push([
      {
        f: `=IF(${COUNT}>${shown},"${before}"&(${COUNT}-${shown})&"${after}","")`,
        v: rest > 0 ? `${before}${rest}${after}` : "",
      },
      {
        f: `=IF(${COUNT}>${shown},ROUND(${S}-SUM(${first}:${last}),${sheet.decimals}),0)`,
        v: Number(value.toFixed(sheet.decimals)),
      },
      1,
      { f: `=${T1}`, v: sheet.thresholds[0] },
      { f: `=${T2}`, v: sheet.thresholds[1] },
    ]);
  }
  return block;
}
