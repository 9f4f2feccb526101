import { serialToIso } from "../formula/serial";
import { paretoText, type ParetoTextKey } from "../i18n/pareto";
import type { Language } from "../i18n/text";
import { COLORS, TONES } from "../plan/look";
import type {
  CellContent,
  CellsPart,
  ChartPart,
  ChartSeries,
  FormatPart,
  SheetPart,
  SheetPlan,
  Style,
} from "../plan/plan";
import type { ParetoAnalysis } from "./analysis";
import { paretoChart } from "./chart";
import { measureName, modesBlock, parameterBlock, summaryBlock, type Say } from "./report-blocks";
import { reportDecimals, reportRows, type ReportRow } from "./report-figures";
import {
  CHART_AREA,
  COLUMN,
  FIRST_LIST_ROW,
  PARAMETER,
  PARAMETER_COLUMN,
  ROW,
  SUMMARY_COLUMN,
} from "./report-layout";
import { CLASS_NAMES, liveChartRows, liveRow, type LiveSheet } from "./report-live";
import { sourceRanges, type ReportSource } from "./report-source";

/** What an output sheet is made from. */
export interface ReportRequest {
  /** snapshot: values, dated. live: formulas over the source; see liveObstacles. */
  readonly kind: "snapshot" | "live";
  readonly analysis: ParetoAnalysis;
  readonly language: Language;
  /** The tab's name, unique in the workbook. */
  readonly sheetName: string;
  /** Headers of the analysed columns; value is null when occurrences were counted. */
  readonly keyName: string;
  readonly valueName: string | null;
  /** Serial date of the day it is made. */
  readonly today: number;
  /** Rows that were counted. */
  readonly rowsUsed: number;
  /** Where the data stands; a live sheet needs it. */
  readonly source: ReportSource | null;
  /** Texts of the keys' cells where they are not what is shown, and whether keys are numbers: for live formulas. */
  readonly readings: readonly { readonly key: string; readonly texts: readonly string[] }[];
  readonly numberKeys: boolean;
}

/** Contrast of at least 3 : 1 on white; lines differ in dashes too. */
const CHART_COLORS = { bars: "#2E7D6B", cumulative: "#C2410C", first: "#1D4E89", second: "#6B7280" } as const;

/**
 * The output sheet of an analysis: parameters, class summary, the crossing modes side by side, a native combo chart,
 * and the list of keys. @throws RangeError when a live sheet is wanted without a source.
 */
export function reportSheet(request: ReportRequest): SheetPlan {
  const { analysis, language, sheetName, source } = request;
  const rows = reportRows(analysis);
  const say = (key: ParetoTextKey, args: Readonly<Record<string, string | number>> = {}): string =>
    paretoText(language, key, args);
  const live = request.kind === "live" ? liveSheet(request, rows.length) : null;
  const list = rows.map((row, at) =>
    live === null ? snapshotRow(row, at, language) : liveRowOf(request, live, row, at),
  );
  const chart = live === null ? snapshotChart(analysis, language) : liveChartRows(live, rows);
  const parts: SheetPart[] = [
    cells(ROW.title, 0, [[say("reportTitle", { key: request.keyName, value: measureName(request) })]]),
    cells(ROW.kind, 0, [
      [say(live === null ? "sheetSnapshot" : "sheetLive", { date: serialToIso(request.today) })],
    ]),
    ...link(source, say),
    cells(ROW.parameters, 0, parameterBlock(request, live, rows, say)),
    cells(ROW.summary, SUMMARY_COLUMN, summaryBlock(analysis, live, say)),
    cells(ROW.modes, 0, modesBlock(analysis, live, say)),
    cells(ROW.list, 0, [listHeader(live !== null, say), ...list]),
    cells(ROW.list - 1, COLUMN.chartKey, [
      [say("chartData")],
      [
        say("key"),
        say("value"),
        say("cumulative"),
        say("threshold", { threshold: "Ⅰ" }),
        say("threshold", { threshold: "Ⅱ" }),
      ],
      ...chart,
    ]),
    ...formats(request, rows.length, chart.length, live !== null),
    ...validations(live !== null, say),
    classColours(rows.length),
    {
      kind: "widths",
      column: 0,
      widths: [8, 34, 15, 10, 10, 11, 12, 10, 14, 14, 10, 4, 4, 22, 14, 10, 9, 9],
    },
    chartPart(sheetName, analysis, request, chart.length, say),
    {
      kind: "print",
      landscape: true,
      pagesTall: 0,
      areas: [{ row: 0, column: 0, rows: FIRST_LIST_ROW + rows.length, columns: COLUMN.order + 2 }],
      titleRows: { first: ROW.list, last: ROW.list },
      footer: { left: serialToIso(request.today), center: say("page"), right: "" },
    },
  ];
  return { id: `pareto-${request.kind}`, name: sheetName, tabColor: COLORS.brand, gridlines: false, parts };
}

function liveSheet(request: ReportRequest, keys: number): LiveSheet {
  if (request.source === null) throw new RangeError("A live sheet needs the source of the data");
  const { thresholds } = request.analysis.classified.rule;
  return {
    language: request.language,
    keys,
    decimals: reportDecimals(request.analysis),
    total: request.analysis.total,
    thresholds: [thresholds[0] / 100, thresholds[1] / 100],
    source: sourceRanges(request.source),
  };
}

function liveRowOf(request: ReportRequest, live: LiveSheet, row: ReportRow, at: number): CellContent[] {
  const texts = request.readings.find(({ key }) => key === row.key)?.texts ?? [];
  const cell = `$B${FIRST_LIST_ROW + at + 1}`;
  return liveRow(live, row, at, { cell, key: row.key, texts, numbers: request.numberKeys });
}

function snapshotRow(row: ReportRow, at: number, language: Language): CellContent[] {
  const { ranked } = row;
  const head = [at + 1, row.key, row.value, row.rows];
  if (ranked === null) return [...head, null, null, paretoText(language, "notClassified"), null];
  const borderline = ranked.boundary ? paretoText(language, "borderline") : null;
  return [...head, ranked.share, ranked.cumulative, CLASS_NAMES[ranked.class - 1] ?? null, borderline];
}

function snapshotChart(analysis: ParetoAnalysis, language: Language): CellContent[][] {
  const { bars, other, thresholds } = paretoChart(analysis);
  const blank = paretoText(language, "blank");
  const rows: CellContent[][] = bars.map((bar) => [
    bar.key === "" ? blank : bar.key,
    bar.value,
    bar.cumulative,
    ...thresholds,
  ]);
  if (other !== null)
    rows.push([paretoText(language, "otherKeys", { count: other.keys }), other.value, 1, ...thresholds]);
  return rows.length > 0 ? rows : [[paretoText(language, "none"), 0, 0, ...thresholds]];
}

function listHeader(live: boolean, say: Say): CellContent[] {
  const names: ParetoTextKey[] = [
    "rank",
    "key",
    "value",
    "rowsOfKey",
    "share",
    "cumulative",
    "class",
    "borderline",
  ];
  if (live) names.push("largerSum", "throughSum", "order");
  return names.map((name) => say(name));
}

function cells(row: number, column: number, values: CellContent[][]): CellsPart {
  // A rectangle: the writers take rows of one length.
  const width = Math.max(...values.map((line) => line.length));
  return {
    kind: "cells",
    row,
    column,
    values: values.map((line) => [...line, ...blanks(width - line.length)]),
  };
}

function blanks(count: number): null[] {
  return Array.from({ length: count }, () => null);
}

function link(source: ReportSource | null, say: Say): SheetPart[] {
  if (source === null) return [];
  const { sheetName, firstRow, keyColumn } = source;
  return [
    {
      kind: "link",
      row: ROW.source,
      column: 0,
      text: say("toSource", { sheet: sheetName }),
      tip: say("toSourceTip"),
      target: { sheetName, row: firstRow, column: keyColumn },
    },
  ];
}

function formats(request: ReportRequest, keys: number, chartRows: number, live: boolean): FormatPart[] {
  const whole = request.analysis.classified.values.every(Number.isInteger);
  const amount = whole ? "#,##0" : "#,##0.00";
  const format = (row: number, column: number, rows: number, columns: number, style: Style): FormatPart => ({
    kind: "format",
    area: { row, column, rows, columns },
    style,
  });
  const header: Style = { bold: true, fill: COLORS.brand, color: "#FFFFFF", vertical: "center", wrap: true };
  const share: Style = { numberFormat: "0.00%" };
  // Text of a key stays text: 00123, =1+1, 3-4. Keys that are numbers stay numbers.
  const key: Style = request.numberKeys ? {} : { numberFormat: "@" };
  return [
    format(ROW.title, 0, 1, 1, { bold: true, size: 16, color: COLORS.brand }),
    format(ROW.kind, 0, 1, 1, { color: COLORS.muted }),
    format(ROW.parameters, 0, 1, 4, header),
    format(PARAMETER.first, PARAMETER_COLUMN, 3, 1, live ? { fill: COLORS.input } : {}),
    format(PARAMETER.first, PARAMETER_COLUMN, 2, 1, share),
    format(PARAMETER.total, PARAMETER_COLUMN, 1, 1, { numberFormat: amount }),
    format(PARAMETER.cr5, PARAMETER_COLUMN, 1, 1, share),
    format(PARAMETER.unlistedAmount, PARAMETER_COLUMN, 1, 1, { numberFormat: amount }),
    format(ROW.summary, SUMMARY_COLUMN, 1, 7, header),
    format(ROW.summary + 1, SUMMARY_COLUMN + 2, 3, 3, share),
    format(ROW.summary + 1, SUMMARY_COLUMN + 5, 3, 1, { numberFormat: amount }),
    format(ROW.summary + 1, SUMMARY_COLUMN + 6, 3, 1, share),
    format(ROW.modes, 0, 1, 5, header),
    format(ROW.list, 0, 1, live ? 11 : 8, header),
    ...(keys === 0
      ? []
      : [
          format(FIRST_LIST_ROW, COLUMN.key, keys, 1, key),
          format(FIRST_LIST_ROW, COLUMN.value, keys, 1, { numberFormat: amount }),
          format(FIRST_LIST_ROW, COLUMN.share, keys, 2, share),
          format(FIRST_LIST_ROW, COLUMN.class, keys, 2, { horizontal: "center" }),
          ...(live
            ? [format(FIRST_LIST_ROW, COLUMN.before, keys, 3, { color: COLORS.muted, numberFormat: amount })]
            : []),
        ]),
    format(ROW.list - 1, COLUMN.chartKey, 1, 1, { color: COLORS.muted, italic: true }),
    format(ROW.list, COLUMN.chartKey, 1, 5, header),
    format(FIRST_LIST_ROW, COLUMN.chartValue, chartRows, 1, { numberFormat: amount }),
    format(FIRST_LIST_ROW, COLUMN.chartCumulative, chartRows, 3, share),
  ];
}

function validations(live: boolean, say: Say): SheetPart[] {
  if (!live) return [];
  const title = say("invalidInput");
  return [
    {
      kind: "validation",
      area: { row: PARAMETER.first, column: PARAMETER_COLUMN, rows: 2, columns: 1 },
      rule: { type: "decimal", operator: "between", from: 0.001, to: 1 },
      severity: "stop",
      error: { title, message: say("thresholdError") },
    },
    {
      kind: "validation",
      area: { row: PARAMETER.mode, column: PARAMETER_COLUMN, rows: 1, columns: 1 },
      rule: { type: "wholeNumber", operator: "between", from: 1, to: 3 },
      severity: "stop",
      error: { title, message: say("modeError") },
    },
  ];
}

function classColours(keys: number): SheetPart {
  const { color, fill, bold } = TONES.good;
  return {
    kind: "conditionalFormat",
    area: { row: FIRST_LIST_ROW, column: COLUMN.class, rows: Math.max(1, keys), columns: 1 },
    rule: { type: "formula", formula: `=$G${FIRST_LIST_ROW + 1}="Ⅰ"`, style: { color, fill, bold } },
  };
}

function chartPart(
  sheetName: string,
  analysis: ParetoAnalysis,
  request: ReportRequest,
  rows: number,
  say: Say,
): ChartPart {
  const [first, second] = analysis.classified.rule.thresholds;
  const column = (index: number): ChartSeries["values"] => ({
    sheetName,
    area: { row: FIRST_LIST_ROW, column: index, rows, columns: 1 },
  });
  const line = (name: string, index: number, color: string, dashed: boolean): ChartSeries => ({
    name,
    values: column(index),
    type: "line",
    axis: "secondary",
    color,
    dashed,
  });
  return {
    kind: "chart",
    name: "pareto",
    title: say("reportTitle", { key: request.keyName, value: measureName(request) }),
    alt: say("chartAlt", { first, second }),
    anchor: CHART_AREA,
    categories: column(COLUMN.chartKey),
    series: [
      {
        name: measureName(request),
        values: column(COLUMN.chartValue),
        type: "column",
        axis: "primary",
        color: CHART_COLORS.bars,
      },
      line(say("cumulative"), COLUMN.chartCumulative, CHART_COLORS.cumulative, false),
      line(say("threshold", { threshold: "Ⅰ" }), COLUMN.chartFirst, CHART_COLORS.first, true),
      line(say("threshold", { threshold: "Ⅱ" }), COLUMN.chartSecond, CHART_COLORS.second, true),
    ],
    primaryFormat: "#,##0",
    secondary: { format: "0%", min: 0, max: 1 },
    legend: true,
  };
}
