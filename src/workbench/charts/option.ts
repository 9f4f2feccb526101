import type { EChartsCoreOption } from "echarts/core";
import { chartTitle, seriesName, sourceTexts, sourceValues } from "../model/chart-snapshot";
import type { ChartModel, SeriesModel } from "../model/chart-store";
import type { WorkbookModel } from "../model/workbook-model";
import { numfmt } from "@univerjs/core";

/** Office's accent colours, in the order that series take them. */
const COLORS = ["#4472C4", "#ED7D31", "#A5A5A5", "#FFC000", "#5B9BD5", "#70AD47", "#264478", "#9E480E"];

type Kind = "bar" | "line" | "pie" | "scatter" | "radar";

interface Shape {
  readonly kind: Kind;
  readonly isHorizontal: boolean;
  readonly isStacked: boolean;
  readonly isPercent: boolean;
  readonly isArea: boolean;
  readonly hasMarkers: boolean;
  readonly hasLine: boolean;
  readonly isSmooth: boolean;
  readonly isDoughnut: boolean;
}

/** What a chart type of Excel's is drawn as; three-dimensional ones are drawn flat. */
export function shapeOf(type: string): Shape {
  const has = (word: string) => type.includes(word);
  const kind: Kind =
    /^(3D|3d)?(Pie|Doughnut|PieOfPie|BarOfPie|_3DPie)/.test(type) || has("Pie") || has("Doughnut")
      ? "pie"
      : has("XYScatter") || has("Bubble")
        ? "scatter"
        : has("Radar")
          ? "radar"
          : has("Line") || has("Area") || has("Stock")
            ? "line"
            : "bar";
  return {
    kind,
    isHorizontal: has("Bar") && kind === "bar",
    isStacked: has("Stacked"),
    isPercent: has("Stacked100"),
    isArea: has("Area"),
    hasMarkers: has("Markers") && !has("NoMarkers"),
    hasLine: kind !== "scatter" || has("Lines") || has("Smooth"),
    isSmooth: has("Smooth"),
    isDoughnut: has("Doughnut"),
  };
}

/** A chart as ECharts draws it. Pure: it reads the cells and the looks and nothing else. */
export function chartOption(model: WorkbookModel, chart: ChartModel): EChartsCoreOption {
  const look = (path: string): unknown => chart.looks.get(path);
  const series = chart.series.filter((one) => one.looks.get("filtered") !== true);
  const shapes = series.map((one) => shapeOf(one.chartType ?? chart.chartType));
  const [first] = shapes;
  const title = chartTitle(model, chart);
  const hasLegend = look("legend/visible") ?? series.length > 1;
  const base = {
    animation: false,
    color: COLORS,
    backgroundColor: textLook(look("format/fill/color")) ?? "#ffffff",
    textStyle: { fontFamily: "Segoe UI, Microsoft YaHei, sans-serif" },
    ...(title !== undefined && {
      title: {
        text: title,
        left: "center",
        top: 6,
        textStyle: {
          fontSize: points(look("title/format/font/size")) ?? 16,
          fontWeight: look("title/format/font/bold") === true ? "bold" : "normal",
          color: textLook(look("title/format/font/color")) ?? "#595959",
        },
      },
    }),
    legend: {
      show: hasLegend !== false,
      ...legendPlace(textLook(look("legend/position")) ?? "Bottom", title),
    },
  };
  if (first?.kind === "pie") return { ...base, series: [pie(model, chart, first)] };
  if (first?.kind === "radar") return { ...base, ...radar(model, chart, series) };
  return { ...base, ...cartesian(model, chart, series, shapes) };
}

function textLook(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function points(value: unknown): number | undefined {
  return typeof value === "number" ? (value * 96) / 72 : undefined;
}

function legendPlace(position: string, title: string | undefined): Record<string, unknown> {
  switch (position) {
    case "Left":
      return { left: 4, top: "middle", orient: "vertical" };
    case "Right":
    case "Corner":
      return { right: 4, top: position === "Right" ? "middle" : 30, orient: "vertical" };
    case "Top":
      return { top: title === undefined ? 6 : 34, left: "center" };
    default:
      return { bottom: 4, left: "center" };
  }
}

function numbers(model: WorkbookModel, series: SeriesModel): (number | null)[] {
  return sourceValues(model, series.values).map((value) => (typeof value === "number" ? value : null));
}

function categories(model: WorkbookModel, chart: ChartModel): string[] {
  const [one] = chart.series.filter((series) => series.categories);
  const texts = one ? sourceTexts(model, one.categories) : [];
  const longest = Math.max(0, ...chart.series.map((series) => sourceValues(model, series.values).length));
  return Array.from({ length: longest }, (_, i) => texts[i] ?? String(i + 1));
}

function labels(chart: ChartModel, series: SeriesModel): Record<string, unknown> {
  const own = (name: string): unknown =>
    series.looks.get(`dataLabels/${name}`) ?? chart.looks.get(`dataLabels/${name}`);
  const hasOwn = [...chart.looks.keys()].some((path) => path.startsWith("dataLabels/"));
  const show = series.looks.get("hasDataLabels") === true || hasOwn;
  if (!show || own("showValue") === false) return { show: false };
  const format = own("numberFormat");
  return {
    show: true,
    position: own("position") === "InsideEnd" || own("position") === "Center" ? "inside" : "top",
    ...(typeof format === "string" && {
      formatter: ({ value }: { value: unknown }) =>
        formatted(format, Array.isArray(value) ? value[1] : value),
    }),
  };
}

/** A number through an Excel number format. */
function formatted(pattern: string, value: unknown): string {
  if (typeof value !== "number") return typeof value === "string" ? value : "";
  try {
    return numfmt.format(pattern, value);
  } catch {
    return String(value);
  }
}

function cartesian(
  model: WorkbookModel,
  chart: ChartModel,
  series: readonly SeriesModel[],
  shapes: readonly Shape[],
): Record<string, unknown> {
  const isScatter = shapes[0]?.kind === "scatter";
  const isHorizontal = shapes[0]?.isHorizontal ?? false;
  const isSecondary = series.some((one) => one.axisGroup === "Secondary");
  const percent = shapes.some((shape) => shape.isPercent);
  const totals = percent ? percentTotals(model, series) : [];
  const category = isScatter
    ? { type: "value", scale: true, ...axis(chart, "category", false) }
    : { type: "category", data: categories(model, chart), ...axis(chart, "category", isHorizontal) };
  const value = { type: "value", ...axis(chart, "value", true), ...(percent && { max: 1 }) };
  const second = { type: "value", ...axis(chart, "valueSecondary", true), splitLine: { show: false } };
  const values = isSecondary ? [value, second] : [value];
  const title = chartTitle(model, chart);
  return {
    grid: {
      left: 16,
      right: 16,
      top: title === undefined ? 16 : 44,
      bottom: 34,
      outerBoundsMode: "same",
      outerBoundsContain: "axisLabel",
    },
    ...(isHorizontal ? { xAxis: values, yAxis: [category] } : { xAxis: [category], yAxis: values }),
    series: series.map((one, i) => {
      const shape = shapes[i] ?? shapeOf(chart.chartType);
      const axisIndex = one.axisGroup === "Secondary" ? 1 : 0;
      const data = percent
        ? numbers(model, one).map((n, k) => (n ?? 0) / (totals[k] || 1))
        : numbers(model, one);
      const color =
        textLook(one.looks.get("format/fill/color")) ?? textLook(one.looks.get("format/line/color"));
      return {
        name: seriesName(model, chart, one),
        type: shape.kind === "scatter" && shape.hasLine ? "line" : shape.kind,
        ...(isHorizontal ? { xAxisIndex: axisIndex } : { yAxisIndex: axisIndex }),
        data: isScatter ? scatterData(model, one) : pointData(one, data),
        ...(shape.isStacked && { stack: `stack${axisIndex}` }),
        ...(shape.isArea && { areaStyle: {} }),
        ...(shape.kind === "line" && {
          showSymbol: shape.hasMarkers,
          smooth: one.looks.get("smooth") === true,
        }),
        ...(shape.isSmooth && { smooth: true }),
        ...(shape.kind === "bar" && { barCategoryGap: gap(one.looks.get("gapWidth")) }),
        ...(color && {
          itemStyle: { color },
          lineStyle: { color, width: points(one.looks.get("format/line/weight")) ?? 2 },
        }),
        label: labels(chart, one),
        z: shape.kind === "line" ? 3 : 2,
      };
    }),
  };
}

function gap(width: unknown): string {
  const percent = typeof width === "number" ? width : 150;
  return `${Math.round((percent / (100 + percent)) * 100)}%`;
}

function percentTotals(model: WorkbookModel, series: readonly SeriesModel[]): number[] {
  const totals: number[] = [];
  for (const one of series) {
    for (const [i, value] of numbers(model, one).entries())
      totals[i] = (totals[i] ?? 0) + Math.abs(value ?? 0);
  }
  return totals;
}

function pointData(series: SeriesModel, data: readonly (number | null)[]): unknown[] {
  return data.map((value, i) => {
    const color = textLook(series.points.get(i)?.get("format/fill/color"));
    return color ? { value, itemStyle: { color } } : value;
  });
}

function scatterData(model: WorkbookModel, series: SeriesModel): unknown[] {
  const xs = sourceValues(model, series.categories);
  return numbers(model, series).map((y, i) => [typeof xs[i] === "number" ? xs[i] : i + 1, y]);
}

function axis(chart: ChartModel, name: string, hasLines: boolean): Record<string, unknown> {
  const look = (path: string): unknown => chart.looks.get(`axes/${name}/${path}`);
  const bound = (path: string) => {
    const value = look(path);
    return typeof value === "number" ? value : undefined;
  };
  const title = textLook(look("title/text"));
  const format = textLook(look("numberFormat"));
  const isTitled = title !== undefined && look("title/visible") !== false;
  return {
    show: look("visible") !== false,
    ...(bound("minimum") !== undefined && { min: bound("minimum") }),
    ...(bound("maximum") !== undefined && { max: bound("maximum") }),
    ...(bound("majorUnit") !== undefined && { interval: bound("majorUnit") }),
    ...(look("reversePlotOrder") === true && { inverse: true }),
    ...(isTitled && { name: title, nameLocation: "middle", nameGap: 30 }),
    axisLabel: {
      ...(format && format !== "General" && { formatter: (value: unknown) => formatted(format, value) }),
      ...(points(look("format/font/size")) !== undefined && { fontSize: points(look("format/font/size")) }),
    },
    splitLine: { show: (look("majorGridlines/visible") ?? hasLines) === true && name.startsWith("value") },
  };
}

function pie(model: WorkbookModel, chart: ChartModel, shape: Shape): Record<string, unknown> {
  const [series] = chart.series;
  if (!series) return { type: "pie", data: [] };
  const names = categories(model, chart);
  const hole = series.looks.get("doughnutHoleSize");
  return {
    type: "pie",
    radius: shape.isDoughnut ? [`${(typeof hole === "number" ? hole : 50) * 0.7}%`, "70%"] : "70%",
    startAngle: 90,
    label: labels(chart, series),
    data: numbers(model, series).map((value, i) => {
      const color = textLook(series.points.get(i)?.get("format/fill/color"));
      return { name: names[i], value, ...(color && { itemStyle: { color } }) };
    }),
  };
}

function radar(
  model: WorkbookModel,
  chart: ChartModel,
  series: readonly SeriesModel[],
): Record<string, unknown> {
  const all = series.flatMap((one) => numbers(model, one).map((value) => value ?? 0));
  const max = Math.max(1, ...all);
  return {
    radar: { indicator: categories(model, chart).map((name) => ({ name, max })) },
    series: [
      {
        type: "radar",
        data: series.map((one) => ({ name: seriesName(model, chart, one), value: numbers(model, one) })),
      },
    ],
  };
}
