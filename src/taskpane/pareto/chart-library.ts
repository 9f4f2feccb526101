import type { init } from "echarts/core";
import type { ChartOption } from "./chart-option";

/** What draws charts. */
export interface ChartLibrary {
  readonly init: typeof init;
}

/** False where there is nothing to draw on: the table says it all there. */
export function canDraw(): boolean {
  return typeof CanvasRenderingContext2D !== "undefined";
}

let library: Promise<ChartLibrary> | null = null;

/** The drawing library, loaded and warmed up ahead of the first chart; its answer comes in a task of its own. */
export async function chartLibrary(): Promise<ChartLibrary> {
  library ??= import("./echarts").then(warmedUp);
  try {
    return await library;
  } catch (error) {
    // The next chart asks for it again.
    library = null;
    throw error;
  } finally {
    await nextTask();
  }
}

/** Lets a press that came meanwhile be answered first. */
export async function nextTask(): Promise<void> {
  await new Promise((later) => setTimeout(later, 0));
}

/** A little of everything that a Pareto chart is made of. */
const STEPS: readonly ChartOption[] = [
  { grid: { containLabel: true }, xAxis: { type: "category", data: ["甲"] }, yAxis: { type: "value" } },
  { xAxis: { axisLabel: { rotate: 50, width: 8, overflow: "truncate", hideOverlap: true } } },
  { yAxis: [{ type: "value" }, { type: "value", min: 0, max: 1, splitLine: { show: false } }] },
  { series: { type: "bar", data: [{ value: 1, label: { show: true, position: "top", formatter: "Ⅰ" } }] } },
  { series: [{ type: "bar" }, { type: "line", yAxisIndex: 1, data: [1] }] },
  { series: [{ type: "bar" }, { type: "line", markLine: { symbol: "none", data: [{ yAxis: 0.7 }] } }] },
  { tooltip: { trigger: "axis", renderMode: "richText" } },
];

/** What a library does for the first time takes it longest: it draws that little unseen, bit by bit. */
async function warmedUp(loaded: ChartLibrary): Promise<ChartLibrary> {
  await nextTask();
  const unseen = loaded.init(document.createElement("div"), null, { width: 300, height: 200 });
  for (const step of STEPS) {
    await nextTask();
    unseen.setOption({ animation: false, ...step });
    // Painted now, not in a frame that the unseen has no part in.
    unseen.getZr().flush();
  }
  unseen.dispose();
  return loaded;
}
