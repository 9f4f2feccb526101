import type { Area } from "../formula/address";

/** A reference to cells as a series keeps it. */
export interface CellSource {
  readonly sheetId: string;
  readonly area: Area;
}

/** Looks that charts carry in many places: kept as the add-in set them, keyed by path (`title/format/font/size`). */
export type Looks = Map<string, unknown>;

export interface SeriesModel {
  readonly id: number;
  name: string | undefined;
  nameSource?: CellSource;
  values: CellSource | undefined;
  categories: CellSource | undefined;
  bubbleSizes?: CellSource;
  chartType: string | undefined;
  axisGroup: "Primary" | "Secondary";
  readonly looks: Looks;
  readonly points: Map<number, Looks>;
  readonly trendlines: { type: string; looks: Looks }[];
}

export interface ChartModel {
  readonly id: string;
  sheetId: string;
  name: string;
  chartType: string;
  /** In points, from the sheet's top left corner. */
  top: number;
  left: number;
  width: number;
  height: number;
  series: SeriesModel[];
  readonly looks: Looks;
}

/** The charts of the workbook; the page draws them over the grid from here. */
export class ChartStore {
  private readonly charts: ChartModel[] = [];
  private readonly listeners = new Set<() => void>();
  private nextId = 1;
  private nextSeries = 1;
  active: ChartModel | undefined;
  /** Set by the page: a drawn chart as a picture in base64; 0 stands for its own size. */
  picture: ((chart: ChartModel, width: number, height: number) => Promise<string>) | undefined;

  all(sheetId?: string): readonly ChartModel[] {
    return this.charts.filter((chart) => sheetId === undefined || chart.sheetId === sheetId);
  }

  byId(id: string): ChartModel | undefined {
    return this.charts.find((chart) => chart.id === id);
  }

  add(sheetId: string, chartType: string, series: SeriesModel[]): ChartModel {
    const number = this.nextId++;
    const chart: ChartModel = {
      id: `{00000000-0000-4000-8000-${String(number).padStart(12, "0")}}`,
      sheetId,
      name: `Chart ${number}`,
      chartType,
      top: 20,
      left: 60,
      width: 360,
      height: 216,
      series,
      looks: new Map(),
    };
    this.charts.push(chart);
    this.changed();
    return chart;
  }

  newSeries(values: CellSource | undefined, categories: CellSource | undefined): SeriesModel {
    return {
      id: this.nextSeries++,
      name: undefined,
      values,
      categories,
      chartType: undefined,
      axisGroup: "Primary",
      looks: new Map(),
      points: new Map(),
      trendlines: [],
    };
  }

  remove(chart: ChartModel): void {
    const index = this.charts.indexOf(chart);
    if (index >= 0) this.charts.splice(index, 1);
    if (this.active === chart) this.active = undefined;
    this.changed();
  }

  forgetSheet(sheetId: string): void {
    for (const chart of this.all(sheetId)) this.remove(chart);
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  changed(): void {
    for (const listener of this.listeners) listener();
  }
}
