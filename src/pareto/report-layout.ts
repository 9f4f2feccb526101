import { areaAddress, cellAddress, type Area } from "../formula/address";

/** Where things stand on the output sheet; the same for both kinds. Rows and columns count from 0. */

export const COLUMN = {
  rank: 0,
  key: 1,
  value: 2,
  rows: 3,
  share: 4,
  cumulative: 5,
  class: 6,
  boundary: 7,
  /** Live only: what the class formulas compare. */
  before: 8,
  through: 9,
  order: 10,
  /** The block the chart reads. */
  chartKey: 13,
  chartValue: 14,
  chartCumulative: 15,
  chartFirst: 16,
  chartSecond: 17,
} as const;

export const ROW = {
  title: 0,
  kind: 1,
  source: 2,
  parameters: 4,
  summary: 4,
  chart: 10,
  modes: 19,
  list: 29,
} as const;

/** Rows of the parameter block under its heading. */
export const PARAMETER = {
  first: ROW.parameters + 1,
  second: ROW.parameters + 2,
  mode: ROW.parameters + 3,
  measure: ROW.parameters + 4,
  total: ROW.parameters + 5,
  keys: ROW.parameters + 6,
  nonPositive: ROW.parameters + 7,
  rows: ROW.parameters + 8,
  cr5: ROW.parameters + 9,
  unlistedAmount: ROW.parameters + 10,
  unlistedRows: ROW.parameters + 11,
} as const;

/** Where parameter values and results stand. */
export const PARAMETER_COLUMN = COLUMN.value;
/** First column of the class summary and of the chart above the list. */
export const SUMMARY_COLUMN = COLUMN.share;
export const CHART_AREA: Area = { row: ROW.chart, column: SUMMARY_COLUMN + 1, rows: 18, columns: 7 };

export const FIRST_LIST_ROW = ROW.list + 1;

/** Absolute address of a parameter's value. */
export function parameterCell(row: number): string {
  return cellAddress(row, PARAMETER_COLUMN, true);
}

/** Absolute address of a list column over a number of keys. */
export function listColumn(column: number, keys: number): string {
  return areaAddress({ row: FIRST_LIST_ROW, column, rows: keys, columns: 1 }, true);
}

/** Address of a list cell with a fixed column, as the formulas of its row cite it: $C31. */
export function listCell(column: number, at: number): string {
  return `$${cellAddress(FIRST_LIST_ROW + at, column)}`;
}
