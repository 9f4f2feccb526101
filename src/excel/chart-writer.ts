import { cellAddress } from "../formula/address";
import type { ChartPart, ChartSeries, SheetArea, SheetPlan } from "../plan/plan";
import { areaRange } from "./ranges";
import { cosmetic, ORDER, type Scope, type Step } from "./steps";

const TYPES = {
  column: "ColumnClustered",
  bar: "BarClustered",
  line: "Line",
  pie: "Pie",
} as const satisfies Record<ChartSeries["type"], string>;

/**
 * A chart, combined where its series differ. Native Pareto charts return nothing on many builds (office-js
 * #3924), so a Pareto chart is columns with lines on a second axis.
 *
 * The chart is made from the block of all its values in one explicit, unstacked type: series added to
 * a chart that Excel made stacked look multiplied (#2927). Everything that only some platforms take
 * (axes, markers, #1729 and #1688) is a step of its own, so that one refusal costs one property.
 *
 * The plan's alternative text stays behind: Office.js has no member for a chart's (its shapes are pictures,
 * lines and drawn shapes only). The .xlsx writer does write it.
 */
export function writeChart(part: ChartPart, sheet: SheetPlan): Step[] {
  const create = chartStep(sheet, (scope) => {
    createChart(part, sheet, scope);
  });
  const steps = [create];
  const property = (change: (chart: Excel.Chart) => void): void => {
    const queue = (scope: Scope): void => {
      change(scope.sheet(sheet.name).charts.getItem(part.name));
    };
    steps.push({ ...chartStep(sheet, queue), repeatable: true, needs: create });
  };

  part.series.forEach((series, index) => {
    property((chart) => {
      styleSeries(chart.series.getItemAt(index), series, part);
    });
    if (series.dashed) {
      property((chart) => {
        chart.series.getItemAt(index).format.line.lineStyle = "Dash";
      });
    }
    if (series.type === "line") {
      property((chart) => {
        chart.series.getItemAt(index).markerStyle = "None";
      });
    }
  });
  property((chart) => {
    chart.legend.visible = part.legend;
    if (part.legend) chart.legend.position = "Bottom";
  });
  if (!part.series.some(({ type }) => type === "pie")) {
    property((chart) => {
      chart.axes.valueAxis.numberFormat = part.primaryFormat;
    });
  }
  const { secondary } = part;
  if (secondary) {
    const axis = (chart: Excel.Chart): Excel.ChartAxis => chart.axes.getItem("Value", "Secondary");
    property((chart) => {
      axis(chart).maximum = secondary.max;
    });
    property((chart) => {
      axis(chart).minimum = secondary.min;
    });
    property((chart) => {
      axis(chart).numberFormat = secondary.format;
    });
  }
  return steps;
}

function chartStep(sheet: SheetPlan, queue: (scope: Scope) => void): Step {
  return cosmetic({ name: "chart", sheet: sheet.name, order: ORDER.chart, repeatable: false, queue });
}

function createChart(part: ChartPart, sheet: SheetPlan, scope: Scope): void {
  const worksheet = scope.sheet(sheet.name);
  const [first, ...others] = part.series;
  if (!first) return;
  const block = valueBlock(part.series);
  const chart = worksheet.charts.add(TYPES[first.type], sourceRange(scope, block ?? first.values), "Columns");
  chart.name = part.name;
  chart.title.text = part.title;
  const { row, column, rows, columns } = part.anchor;
  chart.setPosition(cellAddress(row, column), cellAddress(row + rows - 1, column + columns - 1));
  const categories = sourceRange(scope, part.categories);
  [first, ...others].forEach((series, index) => {
    const isNew = index > 0 && !block;
    const item = isNew ? chart.series.add(series.name) : chart.series.getItemAt(index);
    item.name = series.name;
    item.setValues(sourceRange(scope, series.values));
    item.setXAxisValues(categories);
  });
}

function sourceRange(scope: Scope, source: SheetArea): Excel.Range {
  return areaRange(scope.sheet(source.sheetName), source.area);
}

/** The rectangle of all values, when the series stand side by side in it, in order. */
export function valueBlock(series: readonly ChartSeries[]): SheetArea | null {
  const [first] = series;
  if (!first) return null;
  const { sheetName, area } = first.values;
  const adjoining = series.every(
    ({ values }, index) =>
      values.sheetName === sheetName &&
      values.area.row === area.row &&
      values.area.rows === area.rows &&
      values.area.columns === 1 &&
      values.area.column === area.column + index,
  );
  return adjoining ? { sheetName, area: { ...area, columns: series.length } } : null;
}

function styleSeries(item: Excel.ChartSeries, series: ChartSeries, part: ChartPart): void {
  const type = TYPES[series.type];
  if (part.series.some((other) => other.type !== series.type)) item.chartType = type;
  if (series.axis === "secondary") item.axisGroup = "Secondary";
  if (series.type === "line") item.format.line.color = series.color;
  // One colour would make a pie's slices indistinguishable.
  else if (series.type !== "pie") item.format.fill.setSolidColor(series.color);
}
