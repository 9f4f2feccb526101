import type { BarSeriesOption, LineSeriesOption } from "echarts/charts";
import type {
  GridComponentOption,
  MarkLineComponentOption,
  TooltipComponentOption,
} from "echarts/components";
import type { ComposeOption } from "echarts/core";
import type { ParetoChart } from "../../pareto/chart";
import type { ParetoWords } from "./words";
import { CLASS_MARKS } from "./words";

export type ChartOption = ComposeOption<
  BarSeriesOption | LineSeriesOption | GridComponentOption | MarkLineComponentOption | TooltipComponentOption
>;

/** Colours of a chart on the ground it stands on. */
export interface ChartColors {
  readonly text: string;
  readonly muted: string;
  readonly ground: string;
  /** Bars of the classes Ⅰ, Ⅱ, Ⅲ, and of 其他. */
  readonly bars: readonly [string, string, string, string];
  readonly line: string;
  readonly threshold: string;
  /** How strongly the bands of the classes show. */
  readonly band: number;
}

/** At least 3 : 1 against their grounds; the classes are also told apart by bands with their names. */
export const LIGHT_COLORS: Omit<ChartColors, "text" | "muted" | "ground"> = {
  bars: ["#0b6b5d", "#2f8f7f", "#7a8b88", "#9a9a9a"],
  line: "#c2410c",
  threshold: "#9a3412",
  band: 0.1,
};
export const DARK_COLORS: Omit<ChartColors, "text" | "muted" | "ground"> = {
  bars: ["#5cc4b3", "#3f9e8f", "#8fa5a1", "#8a8a8a"],
  line: "#fb923c",
  threshold: "#fdba74",
  band: 0.16,
};

/** The drawing of a Pareto chart: bars by class, cumulative line, bands of the classes, thresholds. */
export function chartOption(chart: ParetoChart, colors: ChartColors, words: ParetoWords): ChartOption {
  const { bars, other, thresholds } = chart;
  const { language, p, share } = words;
  const compact = new Intl.NumberFormat(language, { notation: "compact", maximumFractionDigits: 1 });
  const names = bars.map(({ key }) => (key === "" ? p("blankKey") : key));
  const values = bars.map(({ value }) => value);
  const cumulative = bars.map((bar) => bar.cumulative);
  // 其他 is of class Ⅲ unless so many keys are equal that the cut runs through another class.
  const classes = bars.map((bar) => bar.class);
  if (other !== null) {
    names.push(words.language === "zh-CN" ? `其他 ${other.keys} 项` : `Other (${other.keys})`);
    values.push(other.value);
    cumulative.push(1);
  }
  const color = (at: number): string => colors.bars[(classes[at] ?? 4) - 1] ?? colors.bars[3];
  return {
    animation: false,
    textStyle: { color: colors.text },
    grid: { left: 4, right: 4, top: 26, bottom: 4, containLabel: true },
    tooltip: {
      trigger: "axis",
      confine: true,
      // As drawn text, not as HTML: a key may hold anything.
      renderMode: "richText",
      backgroundColor: colors.ground,
      borderColor: colors.muted,
      textStyle: { color: colors.text, fontSize: 12 },
      formatter: (parameters) => {
        const [first] = Array.isArray(parameters) ? parameters : [parameters];
        const at = first?.dataIndex ?? 0;
        return [
          names[at] ?? "",
          words.number(values[at] ?? 0),
          `${p("cumulativeColumn")} ${share(cumulative[at] ?? 0)}`,
        ].join("\n");
      },
    },
    xAxis: {
      type: "category",
      data: names,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colors.muted } },
      axisLabel: {
        color: colors.text,
        fontSize: 11,
        rotate: names.length > 4 ? 50 : 0,
        width: 68,
        overflow: "truncate",
        hideOverlap: true,
      },
    },
    yAxis: [
      {
        type: "value",
        axisLabel: { color: colors.text, fontSize: 11, formatter: (value: number) => compact.format(value) },
        splitLine: { lineStyle: { color: colors.muted, opacity: 0.25 } },
      },
      {
        type: "value",
        min: 0,
        max: 1,
        splitLine: { show: false },
        axisLabel: {
          color: colors.text,
          fontSize: 11,
          formatter: (value: number) => `${Math.round(value * 100)}%`,
        },
      },
    ],
    series: [
      {
        type: "bar",
        name: "bands",
        yAxisIndex: 1,
        silent: true,
        z: 1,
        barWidth: "100%",
        barGap: "-100%",
        tooltip: { show: false },
        data: bands(classes, other !== null, colors),
      },
      {
        type: "bar",
        name: "values",
        z: 2,
        barWidth: "70%",
        // Centred over its band: the bands' series is as wide as the axis allows.
        barGap: "-85%",
        data: values.map((value, at) => ({ value, itemStyle: { color: color(at) } })),
      },
      {
        type: "line",
        name: "cumulative",
        yAxisIndex: 1,
        z: 3,
        symbolSize: names.length > 15 ? 0 : 5,
        itemStyle: { color: colors.line },
        lineStyle: { color: colors.line, width: 2 },
        data: cumulative,
        markLine: {
          silent: true,
          symbol: "none",
          lineStyle: { color: colors.threshold, type: "dashed", width: 1.5 },
          label: {
            color: colors.text,
            backgroundColor: colors.ground,
            padding: [1, 2],
            fontSize: 11,
            position: "insideStartTop",
            formatter: ({ value }) => `${Math.round(Number(value) * 1e4) / 100}%`,
          },
          data: thresholds.map((yAxis) => ({ yAxis })),
        },
      },
    ],
  };
}

/** A ground for each class, with its name at the top of its middle bar. */
function bands(
  classes: readonly number[],
  hasOther: boolean,
  colors: ChartColors,
): NonNullable<BarSeriesOption["data"]> {
  const all = hasOther ? [...classes, classes.at(-1) ?? 3] : [...classes];
  return all.map((cls, at) => {
    const first = all.indexOf(cls);
    const last = all.lastIndexOf(cls);
    const middle = at === (first + last) >> 1;
    return {
      value: 1,
      // The name on top would fade with an opacity: the colour itself is thin.
      itemStyle: {
        color: thin(colors.bars[cls - 1] ?? colors.bars[3], cls === 2 ? colors.band / 3 : colors.band),
      },
      label: {
        show: middle,
        position: "top",
        color: colors.text,
        fontSize: 12,
        fontWeight: "bold",
        formatter: CLASS_MARKS[cls - 1] ?? "",
      },
    };
  });
}

/** A colour of six hexadecimal digits, as thin as asked for; others vanish. */
function thin(color: string, alpha: number): string {
  const digits = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color);
  if (digits === null) return "rgba(0, 0, 0, 0)";
  const [red, green, blue] = digits.slice(1).map((pair) => Number.parseInt(pair, 16));
  return `rgba(${red ?? 0}, ${green ?? 0}, ${blue ?? 0}, ${alpha})`;
}
