import { hostType, type HostObject } from "../protocol/host-type";
import type { ChartModel } from "./chart-store";
import type { WorkbookModel } from "./workbook-model";

export function chartType(_model: WorkbookModel): (target: ChartModel) => HostObject {
  return hostType<ChartModel>({ name: "Chart" });
}

export function chartsType(_model: WorkbookModel): (target: { readonly sheetId: string }) => HostObject {
  return hostType<{ readonly sheetId: string }>({ name: "ChartCollection" });
}
