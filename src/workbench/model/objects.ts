import type { Area } from "../formula/address";
import type { HostObject } from "../protocol/host-type";
import type { ChartModel } from "./chart-store";
import type { TableModel } from "./table-store";

/** Makes host objects from places in the model. An interface, so that the types need not import each other. */
export interface ObjectFactory {
  range(sheetId: string, area: Area): HostObject;
  rangeAreas(sheetId: string, areas: readonly Area[]): HostObject;
  worksheet(sheetId: string): HostObject;
  table(table: TableModel): HostObject;
  /** Of the workbook, of a sheet, or only those that touch an area or (`isWhole`) lie within it. */
  tables(sheetId?: string, area?: Area, isWhole?: boolean): HostObject;
  chart(chart: ChartModel): HostObject;
  charts(sheetId: string): HostObject;
  names(sheetId?: string): HostObject;
  rangeFormat(sheetId: string, areas: readonly Area[]): HostObject;
  conditionalFormats(sheetId: string, areas: readonly Area[]): HostObject;
  dataValidation(sheetId: string, areas: readonly Area[]): HostObject;
  rangeSort(sheetId: string, area: Area): HostObject;
  autoFilter(sheetId: string): HostObject;
  tableAutoFilter(table: TableModel): HostObject;
  tableSort(table: TableModel): HostObject;
  filter(table: TableModel, columnIndex: number): HostObject;
}

/** A rectangle of one sheet: what a Range is. */
export interface RangeTarget {
  readonly sheetId: string;
  readonly area: Area;
}

export function isRangeTarget(value: unknown): value is RangeTarget {
  return typeof value === "object" && value !== null && "sheetId" in value && "area" in value;
}
