import { asEnum } from "../protocol/args";
import { hostType, type HostObject } from "../protocol/host-type";
import {
  anything,
  at,
  below,
  flag,
  formatType,
  looksType,
  lookOf,
  number,
  setLook,
  text,
  type Look,
  type LooksTarget,
} from "./chart-looks";

const GEOMETRY: Readonly<Record<string, Look>> = {
  Top: number(0),
  Left: number(0),
  Width: number(0),
  Height: number(0),
};

/** The types that hang on a chart: title, legend, axes, labels. They are kept as looks and drawn from there. */

const titleFormat = formatType("ChartTitleFormat", ["font", "fill", "border"]);

export const titleType = looksType<LooksTarget>(
  "ChartTitle",
  {
    Overlay: flag(false),
    HorizontalAlignment: text("Center"),
    VerticalAlignment: text("Top"),
    TextOrientation: number(0),
    Position: text("Top"),
    ShowShadow: flag(false),
    ...GEOMETRY,
  },
  {
    get: {
      Visible: (self) => lookOf(self, "visible") ?? true,
      Text: (self) => lookOf(self, "text") ?? "Chart Title",
    },
    set: {
      Visible: (self, value) => {
        setLook(self, "visible", value === true);
      },
      Text: (self, value) => {
        // Giving a title a text shows it.
        self.looks.set(below(self, "visible").path, true);
        setLook(self, "text", value);
      },
    },
    nav: { Format: at("format", titleFormat) },
    call: {
      SetFormula: (self, args) => {
        setLook(self, "formula", args.string(0));
      },
      GetSubstring: (self) => substring(below(self, "format")),
    },
  },
);

/** Parts of a title have no looks of their own here: what is set on one is set on the whole. */
const substring = formatType("ChartFormatString", ["font"]);

const legendEntry = looksType<LooksTarget & { index: number }>(
  "ChartLegendEntry",
  { Visible: flag(true), ...GEOMETRY },
  { get: { Index: (self) => self.index } },
);

export function legendType(count: (self: LooksTarget) => number): (target: LooksTarget) => HostObject {
  const entry = (self: LooksTarget, index: number) => legendEntry({ ...below(self, `entry${index}`), index });
  const entries = hostType<LooksTarget>({
    name: "ChartLegendEntryCollection",
    items: (self) => Array.from({ length: count(self) }, (_, index) => entry(self, index)),
    call: { GetCount: count, GetItemAt: (self, args) => entry(self, args.number(0)) },
  });
  return looksType<LooksTarget>(
    "ChartLegend",
    {
      Visible: flag(true),
      Position: [
        "Right",
        (value) => asEnum(value, ["Invalid", "Top", "Bottom", "Left", "Right", "Corner", "Custom"]),
      ],
      Overlay: flag(false),
      ShowShadow: flag(false),
      ...GEOMETRY,
    },
    {
      nav: {
        Format: at("format", formatType("ChartLegendFormat", ["font", "fill", "border"])),
        LegendEntries: at("entries", entries),
      },
    },
  );
}

const LABELS: Readonly<Record<string, Look>> = {
  Position: text("BestFit"),
  ShowValue: flag(true),
  ShowSeriesName: flag(false),
  ShowCategoryName: flag(false),
  ShowLegendKey: flag(false),
  ShowPercentage: flag(false),
  ShowBubbleSize: flag(false),
  Separator: text(","),
  NumberFormat: text("General"),
  LinkNumberFormat: flag(true),
  TextOrientation: number(0),
  AutoText: flag(true),
  HorizontalAlignment: text("Center"),
  VerticalAlignment: text("Center"),
};

const labelFormat = formatType("ChartDataLabelFormat", ["font", "fill", "border"]);
export const dataLabelsType = looksType<LooksTarget>("ChartDataLabels", LABELS, {
  nav: { Format: at("format", labelFormat) },
});
export const dataLabelType = looksType<LooksTarget>(
  "ChartDataLabel",
  { ...LABELS, ...GEOMETRY, Text: text(""), Formula: text("") },
  { nav: { Format: at("format", labelFormat) } },
);

function gridlines(isMajorValue: boolean): (target: LooksTarget) => HostObject {
  return looksType<LooksTarget>(
    "ChartGridlines",
    { Visible: flag(isMajorValue) },
    { nav: { Format: at("format", formatType("ChartGridlinesFormat", ["line"])) } },
  );
}

const axisTitle = looksType<LooksTarget>(
  "ChartAxisTitle",
  { TextOrientation: number(0) },
  {
    get: {
      Visible: (self) => lookOf(self, "visible") ?? lookOf(self, "text") !== undefined,
      Text: (self) => lookOf(self, "text") ?? "Axis Title",
    },
    set: {
      Visible: (self, value) => {
        setLook(self, "visible", value === true);
      },
      Text: (self, value) => {
        self.looks.set(below(self, "visible").path, true);
        setLook(self, "text", value);
      },
    },
    nav: { Format: at("format", formatType("ChartAxisTitleFormat", ["font", "fill", "border"])) },
    call: {
      SetFormula: (self, args) => {
        setLook(self, "formula", args.string(0));
      },
    },
  },
);

interface AxisTarget extends LooksTarget {
  readonly type: string;
  readonly group: string;
}

const AXIS: Readonly<Record<string, Look>> = {
  MajorUnit: number(""),
  Maximum: number(""),
  Minimum: number(""),
  MinorUnit: number(""),
  DisplayUnit: text("None"),
  ShowDisplayUnitLabel: flag(true),
  MinorTimeUnitScale: text("Days"),
  MajorTimeUnitScale: text("Days"),
  BaseTimeUnit: text("Days"),
  CategoryType: text("Automatic"),
  ScaleType: text("Linear"),
  LogBase: number(10),
  ReversePlotOrder: flag(false),
  Crosses: text("Automatic"),
  CrossesAt: anything(0),
  Position: text("Automatic"),
  Visible: flag(true),
  IsBetweenCategories: flag(true),
  MajorTickMark: text("None"),
  MinorTickMark: text("None"),
  TickMarkSpacing: number(1),
  TickLabelPosition: text("NextToAxis"),
  TickLabelSpacing: anything(1),
  Alignment: text("Center"),
  MultiLevel: flag(true),
  NumberFormat: text("General"),
  LinkNumberFormat: flag(true),
  Offset: number(100),
  TextOrientation: number(0),
  ...GEOMETRY,
};

function axisType(isValue: boolean): (target: AxisTarget) => HostObject {
  return looksType<AxisTarget>("ChartAxis", AXIS, {
    get: {
      Type: (self) => self.type,
      AxisGroup: (self) => self.group,
      CustomDisplayUnit: (self) => lookOf(self, "customDisplayUnit") ?? 0,
      PositionAt: (self) => lookOf(self, "positionAt") ?? 0,
    },
    nav: {
      MajorGridlines: at("majorGridlines", gridlines(isValue)),
      MinorGridlines: at("minorGridlines", gridlines(false)),
      Title: at("title", axisTitle),
      Format: at("format", formatType("ChartAxisFormat", ["font", "line", "fill"])),
    },
    call: {
      SetCategoryNames: (self, args) => {
        const source = args.object(0)?.target;
        setLook(self, "categoryNames", source ?? args.raw(0));
      },
      SetCrossesAt: (self, args) => {
        setLook(self, "crossesAt", args.number(0));
      },
      SetCustomDisplayUnit: (self, args) => {
        setLook(self, "customDisplayUnit", args.number(0));
      },
      SetPositionAt: (self, args) => {
        setLook(self, "positionAt", args.number(0));
      },
    },
  });
}

const valueAxis = axisType(true);
const otherAxis = axisType(false);

/** `Chart.axes`: looks under `axes/value`, `axes/valueSecondary`, `axes/category`… */
export const axesType = hostType<LooksTarget>({
  name: "ChartAxes",
  nav: {
    CategoryAxis: (self) => axis(self, "Category", "Primary"),
    ValueAxis: (self) => axis(self, "Value", "Primary"),
    SeriesAxis: (self) => axis(self, "Series", "Primary"),
  },
  call: {
    GetItem: (self, args) =>
      axis(
        self,
        asEnum(args.raw(0), ["Invalid", "Category", "Value", "Series"]),
        asEnum(args.raw(1) ?? "Primary", ["Primary", "Secondary"]),
      ),
  },
});

function axis(self: LooksTarget, type: string, group: string): HostObject {
  const part = type.toLowerCase() + (group === "Secondary" ? "Secondary" : "");
  const target = { ...below(self, part), type, group };
  return type === "Value" ? valueAxis(target) : otherAxis(target);
}

export const chartFormatType = formatType("ChartAreaFormat", ["fill", "font", "border"], {
  RoundedCorners: flag(false),
  ColorScheme: text("ColorfulPalette1"),
});
export const plotAreaType = looksType<LooksTarget>(
  "ChartPlotArea",
  {
    ...GEOMETRY,
    InsideTop: number(0),
    InsideLeft: number(0),
    InsideWidth: number(0),
    InsideHeight: number(0),
    Position: text("Automatic"),
  },
  { nav: { Format: at("format", formatType("ChartPlotAreaFormat", ["fill", "border"])) } },
);
export const dataTableType = looksType<LooksTarget>(
  "ChartDataTable",
  {
    Visible: flag(false),
    ShowLegendKey: flag(true),
    ShowHorizontalBorder: flag(true),
    ShowVerticalBorder: flag(true),
    ShowOutlineBorder: flag(true),
  },
  { nav: { Format: at("format", formatType("ChartDataTableFormat", ["font", "fill", "border"])) } },
);
