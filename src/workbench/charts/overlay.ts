import { BarChart, LineChart, PieChart, RadarChart, ScatterChart } from "echarts/charts";
import { GridComponent, LegendComponent, RadarComponent, TitleComponent } from "echarts/components";
import { type EChartsType, init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { IRenderManagerService } from "@univerjs/engine-render";
import { SheetScrollManagerService } from "@univerjs/sheets-ui";
import { chartTitle } from "../model/chart-snapshot";
import type { ChartModel } from "../model/chart-store";
import type { WorkbookModel } from "../model/workbook-model";
import type { Screen } from "../page/screen";
import type { WorkbenchSession } from "../session";
import { chartOption } from "./option";

use([
  BarChart,
  LineChart,
  PieChart,
  ScatterChart,
  RadarChart,
  GridComponent,
  LegendComponent,
  TitleComponent,
  RadarComponent,
  CanvasRenderer,
]);

const PIXELS = 96 / 72;

interface Drawn {
  readonly box: HTMLElement;
  readonly chart: EChartsType;
  /** What was drawn last, to draw only what changed. */
  state: string;
}

/** Draws the active sheet's charts over Univer's canvas and keeps them where they are when it scrolls. */
export function drawCharts(session: WorkbenchSession, screen: Screen, container: HTMLElement): void {
  const layer = document.createElement("div");
  layer.className = "charts";
  const drawn = new Map<string, Drawn>();
  const refresh = () => {
    place(layer, container);
    draw(session.workbook, layer, drawn);
  };
  const picture = async (chart: ChartModel, width: number, height: number) => {
    const box = document.createElement("div");
    const size = { width: width || chart.width * PIXELS, height: height || chart.height * PIXELS };
    Object.assign(box.style, { width: `${size.width}px`, height: `${size.height}px` });
    const instance = init(box, null, size);
    instance.setOption(chartOption(session.workbook, chart));
    const url = instance.getDataURL({ type: "png", backgroundColor: "#fff" });
    instance.dispose();
    return Promise.resolve(url.slice(url.indexOf(",") + 1));
  };
  // Charts follow their cells, the scroll position, the zoom and the size of rows: a frame at a time is simplest.
  let last = "";
  const tick = () => {
    session.workbook.charts.picture = picture;
    const key = viewKey(session.workbook, container);
    if (key !== last && !screen.isHeld) {
      last = key;
      refresh();
    }
    requestAnimationFrame(tick);
  };
  session.onChange(() => {
    last = "";
  });
  // Before its first drawing the grid has no scroll position to ask for.
  void session.drawn().then(() => requestAnimationFrame(tick));
}

/** Where the grid is scrolled to; everything else that matters raises a change. */
function viewKey(model: WorkbookModel, container: HTMLElement): string {
  const { x, y } = scroll(model);
  const zoom = model.book.activeSheet().getZoomRatio();
  return [
    model.book.unitId,
    model.book.activeSheet().getSheetId(),
    x,
    y,
    zoom,
    container.clientWidth,
    container.clientHeight,
  ].join();
}

function scroll(model: WorkbookModel): { x: number; y: number } {
  const render = model.book.injector.get(IRenderManagerService).getRenderById(model.book.unitId);
  const state = render?.with(SheetScrollManagerService).getCurrentScrollState();
  const sheet = model.book.activeSheet();
  const { xSplit, ySplit } = sheet.getFreeze();
  let x = state?.offsetX ?? 0;
  let y = state?.offsetY ?? 0;
  const lastColumn = Math.min(xSplit + (state?.sheetViewStartColumn ?? 0), sheet.getColumnCount());
  for (let column = xSplit; column < lastColumn; column++) {
    if (sheet.getColVisible(column)) x += sheet.getColumnWidth(column);
  }
  const lastRow = Math.min(ySplit + (state?.sheetViewStartRow ?? 0), sheet.getRowCount());
  for (let row = ySplit; row < lastRow; row++) if (sheet.getRowVisible(row)) y += sheet.getRowHeight(row);
  return { x, y };
}

/** Lays the layer over the canvas that shows the cells. */
function place(layer: HTMLElement, container: HTMLElement): void {
  const canvas = [...container.querySelectorAll("canvas")].sort(
    (a, b) => b.clientWidth * b.clientHeight - a.clientWidth * a.clientHeight,
  )[0];
  if (!canvas?.parentElement) return;
  if (layer.parentElement !== canvas.parentElement) canvas.parentElement.append(layer);
  Object.assign(layer.style, {
    position: "absolute",
    inset: "20px 12px 12px 46px",
    overflow: "hidden",
    pointerEvents: "none",
    zIndex: "20",
  });
}

function draw(model: WorkbookModel, layer: HTMLElement, drawn: Map<string, Drawn>): void {
  const sheetId = model.book.activeSheet().getSheetId();
  const zoom = model.book.activeSheet().getZoomRatio();
  const { x, y } = scroll(model);
  const present = new Set<string>();
  for (const chart of model.charts.all(sheetId)) {
    const key = `${model.book.unitId}/${chart.id}`;
    present.add(key);
    const size = {
      width: Math.round(chart.width * PIXELS * zoom),
      height: Math.round(chart.height * PIXELS * zoom),
    };
    const one = drawn.get(key) ?? create(layer, size);
    drawn.set(key, one);
    Object.assign(one.box.style, {
      position: "absolute",
      left: `${(chart.left * PIXELS - x) * zoom}px`,
      top: `${(chart.top * PIXELS - y) * zoom}px`,
      width: `${size.width}px`,
      height: `${size.height}px`,
      border: "1px solid #d9d9d9",
    });
    one.box.setAttribute("aria-label", chartTitle(model, chart) ?? chart.name);
    const option = chartOption(model, chart);
    const state = JSON.stringify([option, size]);
    if (state === one.state) continue;
    one.state = state;
    one.chart.resize(size);
    one.chart.setOption(option, true);
  }
  for (const [key, one] of drawn) {
    if (present.has(key)) continue;
    one.chart.dispose();
    one.box.remove();
    drawn.delete(key);
  }
}

function create(layer: HTMLElement, size: { width: number; height: number }): Drawn {
  const box = document.createElement("div");
  box.setAttribute("role", "img");
  layer.append(box);
  return { box, chart: init(box, null, size), state: "" };
}
