import { asEnum, asNumber, asString } from "../protocol/args";
import { invalidArgument, itemNotFound, notImplemented } from "../protocol/errors";
import { hostType, type HostObject } from "../protocol/host-type";
import { bounding, type Area } from "../formula/address";
import { valueOf } from "../grid/values";
import { at, flag, looksType, number, text, type LooksTarget } from "./chart-looks";
import {
  axesType,
  chartFormatType,
  dataLabelsType,
  dataTableType,
  legendType,
  plotAreaType,
  titleType,
} from "./chart-parts";
import { seriesTypes } from "./chart-series-type";
import type { CellSource, ChartModel, SeriesModel } from "./chart-store";
import { EVENT } from "./events";
import { rangeArgument } from "./range-address";
import { rangeEdges } from "./range-edges";
import type { WorkbookModel } from "./workbook-model";

interface ChartTarget extends LooksTarget {
  readonly chart: ChartModel;
}

const SERIES_BY = ["Auto", "Columns", "Rows"] as const;
type SeriesBy = (typeof SERIES_BY)[number];

/** Excel's Chart. */
export function chartType(model: WorkbookModel): (chart: ChartModel) => HostObject {
  const { collection } = seriesTypes(model);
  const changed = () => {
    model.charts.changed();
  };
  const alive = ({ chart }: ChartTarget) => {
    if (!model.charts.byId(chart.id)) throw itemNotFound("chart");
    return chart;
  };
  const size = (name: "top" | "left" | "width" | "height") => ({
    get: (self: ChartTarget) => alive(self)[name],
    set: (self: ChartTarget, value: unknown) => {
      const points = asNumber(value);
      if (points < 0) throw invalidArgument();
      alive(self)[name] = points;
      changed();
    },
  });
  const [top, left, width, height] = [size("top"), size("left"), size("width"), size("height")];
  const legend = legendType(
    (self) => model.charts.all().find((one) => one.looks === self.looks)?.series.length ?? 0,
  );
  const type = looksType<ChartTarget>(
    "Chart",
    {
      CategoryLabelLevel: number(0),
      DisplayBlanksAs: text("NotPlotted"),
      PlotBy: text("Columns"),
      PlotVisibleOnly: flag(true),
      SeriesNameLevel: number(0),
      ShowAllFieldButtons: flag(false),
      ShowDataLabelsOverMaximum: flag(true),
      Style: number(2),
    },
    {
      id: (self) => self.chart.id,
      get: {
        Id: (self) => alive(self).id,
        Name: (self) => alive(self).name,
        ChartType: (self) => alive(self).chartType,
        Top: top.get,
        Left: left.get,
        Width: width.get,
        Height: height.get,
      },
      set: {
        Name: (self, value) => {
          alive(self).name = asString(value);
        },
        ChartType: (self, value) => {
          const next = asString(value);
          alive(self).chartType = next;
          for (const series of self.chart.series) series.chartType = undefined;
          changed();
        },
        Top: top.set,
        Left: left.set,
        Width: width.set,
        Height: height.set,
      },
      nav: {
        Title: at("title", (target) => titleType(target)),
        Legend: (self) => legend({ ...self, path: "legend" }),
        Axes: at("axes", axesType),
        DataLabels: at("dataLabels", dataLabelsType),
        Format: at("format", chartFormatType),
        PlotArea: at("plotArea", plotAreaType),
        Series: (self) => collection({ ...self, chart: alive(self) }),
        Worksheet: (self) => model.objects.worksheet(alive(self).sheetId),
      },
      call: {
        Activate: (self) => {
          model.book.activate(alive(self).sheetId);
          model.charts.active = self.chart;
          model.events.push(EVENT.chartActivated, self.chart.id, {
            chartId: self.chart.id,
            worksheetId: self.chart.sheetId,
          });
        },
        Delete: (self) => {
          model.charts.remove(alive(self));
          model.events.push(EVENT.chartDeleted, self.chart.sheetId, {
            chartId: self.chart.id,
            worksheetId: self.chart.sheetId,
            source: "Local",
          });
        },
        SetData: (self, args) => {
          const source = rangeArgument(model, alive(self).sheetId, args.raw(0));
          const by = asEnum(args.raw(1) ?? "Auto", SERIES_BY);
          self.chart.series = readSeries(model, source, by, self.chart.chartType);
          changed();
        },
        SetPosition: (self, args) => {
          const first = rangeArgument(model, alive(self).sheetId, args.raw(0));
          const last = args.has(1) ? rangeArgument(model, self.chart.sheetId, args.raw(1)) : undefined;
          setPosition(model, self.chart, first.area, last?.area);
          changed();
        },
        GetDataTable: (self) => dataTableType({ ...self, path: "dataTable" }),
        GetDataTableOrNullObject: (self) => dataTableType({ ...self, path: "dataTable" }),
        GetImage: (self, args) => {
          // Only the page draws; in Node there is no picture to give.
          if (!model.charts.picture) throw notImplemented("Chart.getImage");
          return model.charts.picture(alive(self), args.optionalNumber(0) ?? 0, args.optionalNumber(1) ?? 0);
        },
      },
    },
  );
  return (chart) => type({ chart, looks: chart.looks, path: "", changed });
}

function setPosition(model: WorkbookModel, chart: ChartModel, first: Area, last: Area | undefined): void {
  const cells = last ? bounding(first, last) : first;
  const place = rangeEdges.position(model, { sheetId: chart.sheetId, area: cells });
  chart.top = place.top;
  chart.left = place.left;
  if (!last) return;
  chart.width = place.width;
  chart.height = place.height;
}

/** Cuts a source range into series as Excel does: headings are texts in the first row and column. */
export function readSeries(
  model: WorkbookModel,
  source: CellSource,
  by: SeriesBy,
  chartType: string,
): SeriesModel[] {
  const sheet = model.sheet(source.sheetId);
  const area = model.book.clip(sheet, source.area);
  const read = (r: number, c: number) => valueOf(model.book.cell(sheet, area.row + r, area.column + c));
  const byColumns = by === "Auto" ? area.rows >= area.columns : by === "Columns";
  const lines = byColumns ? area.columns : area.rows;
  const length = byColumns ? area.rows : area.columns;
  const cell = (line: number, i: number) => (byColumns ? read(i, line) : read(line, i));
  const isText = (value: unknown) => typeof value === "string";
  const isScatter = /^(XYScatter|Bubble)/.test(chartType);
  // The first line holds categories when it is not numbers, or when its heading is blank.
  const body = Array.from({ length: Math.max(0, length - 1) }, (_, i) => cell(0, i + 1));
  const hasCategories =
    lines > 1 && (isScatter || body.some((value) => isText(value) && value !== "") || cell(0, 0) === "");
  const first = hasCategories ? 1 : 0;
  const hasHeadings =
    length > 1 &&
    Array.from({ length: lines - first }, (_, i) => cell(first + i, 0)).some((v) => isText(v) && v !== "");
  const skip = hasHeadings ? 1 : 0;
  const part = (line: number, from: number, count: number): CellSource => ({
    sheetId: source.sheetId,
    area: byColumns
      ? { row: area.row + from, column: area.column + line, rows: count, columns: 1 }
      : { row: area.row + line, column: area.column + from, rows: 1, columns: count },
  });
  const categories = hasCategories ? part(0, skip, length - skip) : undefined;
  const list: SeriesModel[] = [];
  for (let line = first; line < lines; line++) {
    const series = model.charts.newSeries(part(line, skip, length - skip), categories);
    if (hasHeadings) series.nameSource = part(line, 0, 1);
    list.push(series);
  }
  return list;
}

export function chartsType(model: WorkbookModel): (target: { readonly sheetId: string }) => HostObject {
  type Target = { readonly sheetId: string };
  const list = ({ sheetId }: Target) => model.charts.all(sheetId);
  const find = (self: Target, key: string) => {
    const found = list(self).find(
      (chart) => chart.name.toLowerCase() === key.toLowerCase() || chart.id === key,
    );
    return found ? model.objects.chart(found) : null;
  };
  const orThrow = (object: HostObject | null) => {
    if (!object) throw itemNotFound("chart");
    return object;
  };
  return hostType<Target>({
    name: "ChartCollection",
    get: { Count: (self) => list(self).length },
    items: (self) => list(self).map((chart) => model.objects.chart(chart)),
    call: {
      Add: (self, args) => {
        const type = args.string(0);
        if (!/^[A-Z0-9_a-z]+$/.test(type) || type === "Invalid") throw invalidArgument();
        const source = rangeArgument(model, self.sheetId, args.raw(1));
        const by = asEnum(args.raw(2) ?? "Auto", SERIES_BY);
        const chart = model.charts.add(self.sheetId, type, readSeries(model, source, by, type));
        const place = rangeEdges.position(model, {
          sheetId: source.sheetId,
          area: { ...model.book.clip(model.sheet(source.sheetId), source.area), rows: 1 },
        });
        if (source.sheetId === self.sheetId) {
          // Beside its data, as a user would put it.
          chart.left = place.left + place.width + 20;
          chart.top = place.top + 10;
        }
        if (args.has(2)) chart.looks.set("plotBy", by === "Rows" ? "Rows" : "Columns");
        model.charts.changed();
        model.events.push(EVENT.chartAdded, self.sheetId, {
          chartId: chart.id,
          worksheetId: self.sheetId,
          source: "Local",
        });
        return model.objects.chart(chart);
      },
      GetCount: (self) => list(self).length,
      GetItem: (self, args) => orThrow(find(self, args.string(0))),
      _GetItem: (self, args) => orThrow(find(self, args.string(0))),
      GetItemOrNullObject: (self, args) => find(self, args.string(0)),
      GetItemAt: (self, args) => {
        const chart = list(self)[args.number(0)];
        return orThrow(chart ? model.objects.chart(chart) : null);
      },
    },
  });
}
