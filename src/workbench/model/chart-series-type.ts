import { asEnum, asString } from "../protocol/args";
import { invalidArgument, itemNotFound } from "../protocol/errors";
import { hostType, type HostObject } from "../protocol/host-type";
import { areaAddress, quoteSheet } from "../formula/address";
import {
  anything,
  at,
  color,
  flag,
  formatType,
  looksType,
  number,
  text,
  type Look,
  type LooksTarget,
} from "./chart-looks";
import { dataLabelsType, dataLabelType } from "./chart-parts";
import { seriesName, sourceTexts, sourceValues } from "./chart-snapshot";
import type { CellSource, ChartModel, SeriesModel } from "./chart-store";
import { rangeArgument } from "./range-address";
import type { WorkbookModel } from "./workbook-model";

export interface SeriesTarget extends LooksTarget {
  readonly chart: ChartModel;
  readonly series: SeriesModel;
}

const LOOKS: Readonly<Record<string, Look>> = {
  HasDataLabels: flag(false),
  Filtered: flag(false),
  MarkerSize: number(5),
  MarkerStyle: text("Automatic"),
  MarkerBackgroundColor: ["", color],
  MarkerForegroundColor: ["", color],
  ShowShadow: flag(false),
  Smooth: flag(false),
  GapWidth: number(150),
  Overlap: number(0),
  DoughnutHoleSize: number(50),
  Explosion: number(0),
  FirstSliceAngle: number(0),
  InvertIfNegative: flag(false),
  InvertColor: ["", color],
  VaryByCategories: flag(false),
  ShowLeaderLines: flag(true),
  BubbleScale: number(100),
  SecondPlotSize: number(75),
  SplitType: text("SplitByPosition"),
  SplitValue: number(2),
};

const POINT: Readonly<Record<string, Look>> = {
  HasDataLabel: flag(false),
  MarkerStyle: text("Automatic"),
  MarkerSize: number(5),
  MarkerBackgroundColor: ["", color],
  MarkerForegroundColor: ["", color],
};

interface PointTarget extends SeriesTarget {
  readonly index: number;
}

export function seriesTypes(model: WorkbookModel) {
  const changed = () => {
    model.charts.changed();
  };
  const target = (chart: ChartModel, series: SeriesModel): SeriesTarget => ({
    chart,
    series,
    looks: series.looks,
    path: "",
    changed,
  });
  const alive = (self: SeriesTarget) => {
    if (!self.chart.series.includes(self.series)) throw itemNotFound("series");
    return self.series;
  };
  const source = (self: SeriesTarget, value: unknown): CellSource =>
    rangeArgument(model, self.chart.sheetId, value);
  const dimension = (self: SeriesTarget, name: string): CellSource | undefined => {
    const kind = asEnum(name, ["Categories", "Values", "XValues", "YValues", "BubbleSizes"]);
    if (kind === "Categories" || kind === "XValues") return alive(self).categories;
    return kind === "BubbleSizes" ? alive(self).bubbleSizes : alive(self).values;
  };
  const pointFormat = formatType("ChartPointFormat", ["fill", "border"]);
  const point = looksType<PointTarget>("ChartPoint", POINT, {
    get: { Value: (self) => sourceValues(model, self.series.values)[self.index] ?? null },
    nav: {
      Format: at("format", pointFormat),
      DataLabel: at("dataLabel", dataLabelType),
    },
  });
  const pointAt = (self: SeriesTarget, index: number) => {
    const count = sourceValues(model, self.series.values).length;
    if (index < 0 || index >= count) throw invalidArgument();
    let looks = self.series.points.get(index);
    if (!looks) self.series.points.set(index, (looks = new Map<string, unknown>()));
    return point({ ...self, index, looks, path: "" });
  };
  const points = hostType<SeriesTarget>({
    name: "ChartPointsCollection",
    get: { Count: (self) => sourceValues(model, self.series.values).length },
    items: (self) => sourceValues(model, self.series.values).map((_, index) => pointAt(self, index)),
    call: {
      GetCount: (self) => sourceValues(model, self.series.values).length,
      GetItemAt: (self, args) => pointAt(self, args.number(0)),
    },
  });
  const trendlines = trendlineTypes(changed);
  const series = looksType<SeriesTarget>("ChartSeries", LOOKS, {
    id: (self) => String(self.series.id),
    get: {
      Name: (self) => seriesName(model, self.chart, alive(self)),
      ChartType: (self) => alive(self).chartType ?? self.chart.chartType,
      AxisGroup: (self) => alive(self).axisGroup,
      PlotOrder: (self) => self.chart.series.indexOf(alive(self)) + 1,
    },
    set: {
      Name: (self, value) => {
        alive(self).name = asString(value);
        changed();
      },
      ChartType: (self, value) => {
        alive(self).chartType = asString(value);
        changed();
      },
      AxisGroup: (self, value) => {
        alive(self).axisGroup = asEnum(value, ["Primary", "Secondary"]);
        changed();
      },
      PlotOrder: (self, value) => {
        const { series: list } = self.chart;
        list.splice(list.indexOf(alive(self)), 1);
        list.splice(Number(value) - 1, 0, self.series);
        changed();
      },
    },
    nav: {
      Format: at("format", formatType("ChartSeriesFormat", ["fill", "line"])),
      DataLabels: at("dataLabels", dataLabelsType),
      Points: points,
      Trendlines: trendlines,
    },
    call: {
      Delete: (self) => {
        self.chart.series.splice(self.chart.series.indexOf(alive(self)), 1);
        changed();
      },
      SetValues: (self, args) => {
        alive(self).values = source(self, args.raw(0));
        changed();
      },
      SetXAxisValues: (self, args) => {
        alive(self).categories = source(self, args.raw(0));
        changed();
      },
      SetBubbleSizes: (self, args) => {
        alive(self).bubbleSizes = source(self, args.raw(0));
        changed();
      },
      GetDimensionValues: (self, args) => {
        const cells = dimension(self, args.string(0));
        return args.string(0) === "Categories" ? sourceTexts(model, cells) : sourceValues(model, cells);
      },
      GetDimensionDataSourceType: (self, args) =>
        dimension(self, args.string(0)) ? "LocalRange" : "Unknown",
      GetDimensionDataSourceString: (self, args) => {
        const cells = dimension(self, args.string(0));
        if (!cells) throw itemNotFound("data source");
        return `${quoteSheet(model.sheet(cells.sheetId).getName())}!${areaAddress(cells.area)}`;
      },
    },
  });
  const collection = hostType<LooksTarget & { readonly chart: ChartModel }>({
    name: "ChartSeriesCollection",
    get: { Count: (self) => self.chart.series.length },
    items: (self) => self.chart.series.map((one) => series(target(self.chart, one))),
    call: {
      Add: (self, args) => {
        const added = model.charts.newSeries(undefined, self.chart.series[0]?.categories);
        added.name = args.optionalString(0);
        self.chart.series.splice(args.optionalNumber(1) ?? self.chart.series.length, 0, added);
        changed();
        return series(target(self.chart, added));
      },
      GetCount: (self) => self.chart.series.length,
      GetItemAt: (self, args) => {
        const found = self.chart.series[args.number(0)];
        if (!found) throw invalidArgument();
        return series(target(self.chart, found));
      },
    },
  });
  return { collection };
}

function trendlineTypes(changed: () => void): (target: SeriesTarget) => HostObject {
  type Target = SeriesTarget & { readonly index: number };
  const trendline = looksType<Target>(
    "ChartTrendline",
    {
      PolynomialOrder: number(2),
      MovingAveragePeriod: number(2),
      ShowEquation: flag(false),
      ShowRSquared: flag(false),
      ForwardPeriod: number(0),
      BackwardPeriod: number(0),
      Intercept: anything(""),
      Name: text("Trendline"),
    },
    {
      id: (self) => String(self.index),
      get: {
        Type: (self) => self.series.trendlines[self.index]?.type ?? "Linear",
        _Id: (self) => self.index,
      },
      set: {
        Type: (self, value) => {
          const found = self.series.trendlines[self.index];
          if (found) found.type = asString(value);
          changed();
        },
      },
      nav: { Format: at("format", formatType("ChartTrendlineFormat", ["line"])) },
      call: {
        Delete: (self) => {
          self.series.trendlines.splice(self.index, 1);
          changed();
        },
      },
    },
  );
  const make = (self: SeriesTarget, index: number) => {
    const found = self.series.trendlines[index];
    if (!found) throw invalidArgument();
    return trendline({ ...self, index, looks: found.looks, path: "" });
  };
  return hostType<SeriesTarget>({
    name: "ChartTrendlineCollection",
    items: (self) => self.series.trendlines.map((_, index) => make(self, index)),
    call: {
      Add: (self, args) => {
        self.series.trendlines.push({ type: args.optionalString(0) ?? "Linear", looks: new Map() });
        changed();
        return make(self, self.series.trendlines.length - 1);
      },
      GetCount: (self) => self.series.trendlines.length,
      GetItem: (self, args) => make(self, args.number(0)),
    },
  });
}
