import { areaAddress, quoteSheet, type Area } from "../formula/address";
import type { CellValue, ChartPart, ChartSeries, SheetArea } from "../plan/plan";
import { xmlText } from "../plan/xml";
import { refuse } from "./errors";
import { isErrorValue } from "./formula";
import { attributes, element, hex, NS, XML_DECLARATION } from "./xml";

/** What a chart needs to know of the workbook round it. */
export interface ChartContext {
  readonly sheetName: string;
  readonly fontName: string;
  readonly language: string;
  /** The values of a range, row by row: charts carry a copy of theirs, which previews without a calculator draw. */
  readonly valuesOf: (range: SheetArea) => readonly CellValue[];
}

const GREY_LINE = '<a:ln w="9525"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln>';
const LINE_WIDTH = 28_575;

type Type = ChartSeries["type"];
type Axis = ChartSeries["axis"];

/** Ids that tie plots to their axes, inside one chart only. */
const AXES: Readonly<Record<Axis, { readonly category: number; readonly value: number }>> = {
  primary: { category: 1, value: 2 },
  secondary: { category: 3, value: 4 },
};

/** Columns are drawn first, so that lines lie over them. */
const DRAWING_ORDER: readonly Type[] = ["column", "bar", "pie", "line"];

/** The chart part (ECMA-376 part 1 §21.2). Every child stands where the schema's sequence wants it. */
export function chartXml(part: ChartPart, context: ChartContext): string {
  const types = new Set(part.series.map(({ type }) => type));
  const alone = types.has("bar") || types.has("pie");
  if (part.series.length === 0 || (alone && types.size > 1))
    throw refuse.chartMix(context.sheetName, part.name);
  const categories = categoriesXml(part.categories, context);
  const plots: string[] = [];
  for (const axis of ["primary", "secondary"] as const) {
    for (const type of DRAWING_ORDER) {
      const members = part.series.filter((series) => series.type === type && series.axis === axis);
      if (members.length === 0) continue;
      const written = members.map((series) =>
        seriesXml(series, part.series.indexOf(series), categories, axisFormat(part, axis), context),
      );
      plots.push(PLOTS[type](written.join(""), axisIds(axis)));
    }
  }
  const font = attributes({ typeface: context.fontName });
  return (
    `${XML_DECLARATION}<c:chartSpace xmlns:c="${NS.chart}" xmlns:a="${NS.drawing}" xmlns:r="${NS.relationships}">` +
    '<c:roundedCorners val="0"/><c:chart>' +
    titleXml(part.title, context.language) +
    `<c:plotArea><c:layout/>${plots.join("")}${types.has("pie") ? "" : axesXml(part, types)}</c:plotArea>` +
    (part.legend ? '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' : "") +
    '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>' +
    `<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>${GREY_LINE}</c:spPr>` +
    `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="900"><a:latin${font}/><a:ea${font}/></a:defRPr></a:pPr>` +
    `<a:endParaRPr lang="${context.language}"/></a:p></c:txPr></c:chartSpace>`
  );
}

function titleXml(title: string, language: string): string {
  if (!title) return '<c:autoTitleDeleted val="1"/>';
  const run = `<a:rPr lang="${language}" sz="1200" b="1"/><a:t>${xmlText(title)}</a:t>`;
  return (
    '<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1200" b="1"/></a:pPr>' +
    `<a:r>${run}</a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>`
  );
}

const PLOTS: Readonly<Record<Type, (series: string, axes: string) => string>> = {
  column: (series, axes) => barPlot("col", series, axes),
  bar: (series, axes) => barPlot("bar", series, axes),
  line: (series, axes) =>
    `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/>${axes}</c:lineChart>`,
  pie: (series) => `<c:pieChart><c:varyColors val="1"/>${series}<c:firstSliceAng val="0"/></c:pieChart>`,
};

function barPlot(direction: "col" | "bar", series: string, axes: string): string {
  return (
    `<c:barChart><c:barDir val="${direction}"/><c:grouping val="clustered"/><c:varyColors val="0"/>${series}` +
    `<c:gapWidth val="50"/>${axes}</c:barChart>`
  );
}

function axisIds(axis: Axis): string {
  return `<c:axId val="${AXES[axis].category}"/><c:axId val="${AXES[axis].value}"/>`;
}

function axisFormat(part: ChartPart, axis: Axis): string {
  return axis === "primary" ? part.primaryFormat : (part.secondary?.format ?? "General");
}

/** Order inside a series differs by type: fill, then what only lines or pies have, categories, values, smoothing. */
function seriesXml(
  series: ChartSeries,
  index: number,
  categories: string,
  format: string,
  context: ChartContext,
) {
  const name = `<c:idx val="${index}"/><c:order val="${index}"/><c:tx><c:v>${xmlText(series.name)}</c:v></c:tx>`;
  const fill = `<a:solidFill><a:srgbClr val="${hex(series.color)}"/></a:solidFill>`;
  const values = `<c:val>${numberReference(series.values, format, context)}</c:val>`;
  switch (series.type) {
    case "column":
    case "bar":
      return `<c:ser>${name}<c:spPr>${fill}</c:spPr><c:invertIfNegative val="0"/>${categories}${values}</c:ser>`;
    case "pie": {
      const slices = context
        .valuesOf(series.values)
        .map((_, slice, all) => sliceXml(series.color, slice, all.length));
      return `<c:ser>${name}<c:spPr>${fill}</c:spPr>${slices.join("")}${PIE_LABELS}${categories}${values}</c:ser>`;
    }
    case "line": {
      const dash = series.dashed === true ? '<a:prstDash val="dash"/>' : "";
      const line = `<c:spPr><a:ln w="${LINE_WIDTH}" cap="rnd">${fill}${dash}<a:round/></a:ln></c:spPr>`;
      // A dashed line is a threshold: marks on it would look like measurements.
      const marker =
        series.dashed === true
          ? '<c:marker><c:symbol val="none"/></c:marker>'
          : `<c:marker><c:symbol val="circle"/><c:size val="5"/><c:spPr>${fill}</c:spPr></c:marker>`;
      // Excel smooths lines unless a file says it does not.
      return `<c:ser>${name}${line}${marker}${categories}${values}<c:smooth val="0"/></c:ser>`;
    }
  }
}

/** Slices go from the series' colour towards white, so that size and order can be seen without a palette. */
function sliceXml(color: string, slice: number, slices: number): string {
  const lightness = slices > 1 ? Math.round((70_000 * slice) / (slices - 1)) : 0;
  const tint = lightness > 0 ? `<a:lumMod val="${100_000 - lightness}"/><a:lumOff val="${lightness}"/>` : "";
  return (
    `<c:dPt><c:idx val="${slice}"/><c:bubble3D val="0"/><c:spPr><a:solidFill><a:srgbClr val="${hex(color)}">${tint}` +
    '</a:srgbClr></a:solidFill><a:ln w="9525"><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:ln></c:spPr></c:dPt>'
  );
}

/** The share stands on each slice. */
const PIE_LABELS =
  '<c:dLbls><c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="0"/><c:showSerName val="0"/>' +
  '<c:showPercent val="1"/><c:showBubbleSize val="0"/><c:showLeaderLines val="0"/></c:dLbls>';

function categoriesXml(range: SheetArea, context: ChartContext): string {
  const values = context.valuesOf(range);
  if (values.every((value) => typeof value === "number")) {
    return `<c:cat>${numberReference(range, "General", context)}</c:cat>`;
  }
  const points = values.map((value, index) => point(index, value === null ? null : String(value)));
  return (
    `<c:cat><c:strRef><c:f>${xmlText(reference(range))}</c:f>` +
    `<c:strCache><c:ptCount val="${values.length}"/>${points.join("")}</c:strCache></c:strRef></c:cat>`
  );
}

function numberReference(range: SheetArea, format: string, context: ChartContext): string {
  const values = context.valuesOf(range);
  const points = values.map((value, index) => point(index, cachedNumber(value)));
  return (
    `<c:numRef><c:f>${xmlText(reference(range))}</c:f><c:numCache><c:formatCode>${xmlText(format)}</c:formatCode>` +
    `<c:ptCount val="${values.length}"/>${points.join("")}</c:numCache></c:numRef>`
  );
}

/** Excel draws text among the values as nought, blanks as gaps, and #N/A not at all. */
function cachedNumber(value: CellValue): string | null {
  if (value === null || (typeof value === "string" && isErrorValue(value))) return null;
  return typeof value === "string" ? "0" : String(Number(value));
}

function point(index: number, value: string | null): string {
  return value === null ? "" : `<c:pt idx="${index}"><c:v>${xmlText(value)}</c:v></c:pt>`;
}

function reference({ sheetName, area }: SheetArea): string {
  return `${quoteSheet(sheetName)}!${absolute(area)}`;
}

function absolute(area: Area): string {
  return areaAddress(area, true);
}

interface AxisPlace {
  readonly axis: Axis;
  readonly position: "b" | "l" | "r";
  readonly crosses: "autoZero" | "max";
}

/**
 * A second value axis needs a second category axis to cross, which is kept but not shown. Bars run from
 * the top down, in the order of the rows; the value axis then crosses at the far end to stay below.
 */
function axesXml(part: ChartPart, types: ReadonlySet<Type>): string {
  const horizontal = types.has("bar");
  const primary =
    categoryAxis(
      { axis: "primary", position: horizontal ? "l" : "b", crosses: "autoZero" },
      false,
      horizontal,
    ) +
    valueAxis(
      { axis: "primary", position: horizontal ? "b" : "l", crosses: horizontal ? "max" : "autoZero" },
      part,
    );
  if (!part.series.some(({ axis }) => axis === "secondary")) return primary;
  return (
    primary +
    valueAxis({ axis: "secondary", position: horizontal ? "b" : "r", crosses: "max" }, part) +
    categoryAxis(
      { axis: "secondary", position: horizontal ? "l" : "b", crosses: "autoZero" },
      true,
      horizontal,
    )
  );
}

function categoryAxis({ axis, position, crosses }: AxisPlace, hidden: boolean, reversed: boolean): string {
  const { category, value } = AXES[axis];
  return (
    `<c:catAx><c:axId val="${category}"/><c:scaling><c:orientation val="${reversed ? "maxMin" : "minMax"}"/></c:scaling>` +
    `<c:delete val="${Number(hidden)}"/><c:axPos val="${position}"/><c:numFmt formatCode="General" sourceLinked="1"/>` +
    '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>' +
    `<c:spPr>${GREY_LINE}</c:spPr><c:crossAx val="${value}"/><c:crosses val="${crosses}"/>` +
    '<c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>'
  );
}

function valueAxis({ axis, position, crosses }: AxisPlace, part: ChartPart): string {
  const { category, value } = AXES[axis];
  const limits = axis === "secondary" ? part.secondary : undefined;
  const scale = limits ? element("c:max", { val: limits.max }) + element("c:min", { val: limits.min }) : "";
  return (
    `<c:valAx><c:axId val="${value}"/><c:scaling><c:orientation val="minMax"/>${scale}</c:scaling><c:delete val="0"/>` +
    `<c:axPos val="${position}"/>${axis === "primary" ? `<c:majorGridlines><c:spPr>${GREY_LINE}</c:spPr></c:majorGridlines>` : ""}` +
    element("c:numFmt", { formatCode: axisFormat(part, axis), sourceLinked: false }) +
    '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>' +
    `<c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:crossAx val="${category}"/><c:crosses val="${crosses}"/>` +
    '<c:crossBetween val="between"/></c:valAx>'
  );
}
