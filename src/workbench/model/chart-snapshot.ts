import { areaAddress, quoteSheet } from "../formula/address";
import { textOf, valueOf, type CellValue } from "../grid/values";
import type { CellSource, ChartModel, SeriesModel } from "./chart-store";
import type { WorkbookModel } from "./workbook-model";

export interface SeriesSnapshot {
  readonly name: string;
  readonly type: string;
  readonly axisGroup: string;
  readonly valuesAddress: string | undefined;
  readonly categoriesAddress: string | undefined;
  readonly values: readonly CellValue[];
  readonly categories: readonly string[];
}

export interface ChartSnapshot {
  readonly name: string;
  readonly type: string;
  readonly title: string | undefined;
  readonly series: readonly SeriesSnapshot[];
  readonly axes: Readonly<Record<string, unknown>>;
  readonly looks: Readonly<Record<string, unknown>>;
  /** In points. */
  readonly position: {
    readonly top: number;
    readonly left: number;
    readonly width: number;
    readonly height: number;
  };
}

/** The cells of a source in reading order. */
export function sourceValues(model: WorkbookModel, source: CellSource | undefined): CellValue[] {
  return eachCell(model, source, (row, column, sheet) => valueOf(model.book.cell(sheet, row, column)));
}

export function sourceTexts(model: WorkbookModel, source: CellSource | undefined): string[] {
  return eachCell(model, source, (row, column, sheet) =>
    textOf(model.book.cell(sheet, row, column), model.book.styleOf(sheet, row, column)),
  );
}

type Sheet = ReturnType<WorkbookModel["sheet"]>;

function eachCell<T>(
  model: WorkbookModel,
  source: CellSource | undefined,
  read: (row: number, column: number, sheet: Sheet) => T,
): T[] {
  const sheet = source && model.book.sheet(source.sheetId);
  if (!sheet) return [];
  const area = model.book.clip(sheet, source.area);
  const values: T[] = [];
  for (let row = area.row; row < area.row + area.rows; row++) {
    for (let column = area.column; column < area.column + area.columns; column++) {
      values.push(read(row, column, sheet));
    }
  }
  return values;
}

/** A series' name: typed, from a cell, or by its place. */
export function seriesName(model: WorkbookModel, chart: ChartModel, series: SeriesModel): string {
  if (series.name !== undefined) return series.name;
  const fromCell = sourceTexts(model, series.nameSource).join(" ");
  return fromCell !== "" ? fromCell : `Series${chart.series.indexOf(series) + 1}`;
}

/** The title that shows: typed, else the only series' name; undefined when switched off. */
export function chartTitle(model: WorkbookModel, chart: ChartModel): string | undefined {
  const [only, second] = chart.series;
  const visible = chart.looks.get("title/visible");
  if (visible === false) return undefined;
  const text = chart.looks.get("title/text");
  if (typeof text === "string") return text;
  if (only && !second) return seriesName(model, chart, only);
  return visible === true ? "Chart Title" : undefined;
}

function address(model: WorkbookModel, source: CellSource | undefined): string | undefined {
  const sheet = source && model.book.sheet(source.sheetId);
  return sheet ? `${quoteSheet(sheet.getName())}!${areaAddress(source.area)}` : undefined;
}

export function chartSnapshot(model: WorkbookModel, chart: ChartModel): ChartSnapshot {
  const within = (folder: string) =>
    Object.fromEntries(
      [...chart.looks]
        .filter(([path]) => path.startsWith(folder))
        .map(([path, value]) => [path.slice(folder.length), value]),
    );
  const { top, left, width, height } = chart;
  return {
    name: chart.name,
    type: chart.chartType,
    title: chartTitle(model, chart),
    series: chart.series.map((series) => ({
      name: seriesName(model, chart, series),
      type: series.chartType ?? chart.chartType,
      axisGroup: series.axisGroup,
      valuesAddress: address(model, series.values),
      categoriesAddress: address(model, series.categories),
      values: sourceValues(model, series.values),
      categories: sourceTexts(model, series.categories),
    })),
    axes: within("axes/"),
    looks: Object.fromEntries([...chart.looks].filter(([path]) => !path.startsWith("axes/"))),
    position: { top, left, width, height },
  };
}
