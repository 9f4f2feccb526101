import { areaAddress, quoteSheet, sheetReference } from "../formula/address";
import { LIMITS } from "../formula/limits";
import { wholeColumn } from "../formula/structured";
import type { Aggregate } from "./aggregate";
import { message, type Message } from "./messages";
import type { SelectionChoice } from "./selection";

/** Where the analysed data stands in the workbook. Rows and columns count from 0. */
export interface ReportSource {
  readonly sheetName: string;
  readonly firstRow: number;
  readonly rows: number;
  readonly keyColumn: number;
  /** Null when occurrences are counted. */
  readonly valueColumn: number | null;
  /** The Excel table that holds the data: its columns grow with it. */
  readonly table?: { readonly name: string; readonly key: string; readonly value: string | null };
  /** Rows beneath the data that formulas may take in, for rows still to come. 0 when something stands there. */
  readonly spareRows: number;
}

/** What a live sheet serves: each key is summed by its own formula over all rows (issue of scale, see design.md). */
export const LIVE_LIMITS = { keys: 2000, rows: 20_000 } as const;

/** References to the key cells and the amounts, as formulas need them. */
export interface SourceRanges {
  readonly keys: string;
  readonly values: string | null;
}

/** The source's columns as references: by table where there is one. */
export function sourceRanges(source: ReportSource): SourceRanges {
  const { table, sheetName, firstRow, rows, spareRows } = source;
  const column = (index: number): string =>
    sheetReference(sheetName, { row: firstRow, column: index, rows: rows + spareRows, columns: 1 });
  if (table === undefined) {
    return {
      keys: column(source.keyColumn),
      values: source.valueColumn === null ? null : column(source.valueColumn),
    };
  }
  return {
    keys: wholeColumn(table.name, table.key),
    values: table.value === null ? null : wholeColumn(table.name, table.value),
  };
}

/** The source's first data cell, for people: 'Sheet'!A2. */
export function sourceAddress(source: ReportSource): string {
  const area = { row: source.firstRow, column: source.keyColumn, rows: source.rows, columns: 1 };
  return `${quoteSheet(source.sheetName)}!${areaAddress(area)}`;
}

/** Why formulas over the source could not give the analysis: empty when a live sheet can be made. */
export function liveObstacles(aggregate: Aggregate, choice: SelectionChoice, rows: number): Message[] {
  const obstacles: Message[] = [];
  const add = (code: Message["code"], args: Message["args"] = {}): void => {
    obstacles.push(message("info", code, args));
  };
  const faults = Object.values(aggregate.faultCounts).reduce((sum, count) => sum + count, 0);
  if (aggregate.labels.length === 0) add("liveNoKeys");
  if (aggregate.labels.length > LIVE_LIMITS.keys) add("liveTooManyKeys", { limit: LIVE_LIMITS.keys });
  if (rows > LIVE_LIMITS.rows) add("liveTooManyRows", { limit: LIVE_LIMITS.rows });
  if (choice.measure.kind === "average") add("liveNotSumOrCount");
  if (choice.category.as !== "text") add("liveNotTextCategory");
  if (choice.period !== undefined) add("livePeriod");
  if (choice.where !== undefined) add("liveWhere");
  if (choice.fillDown) add("liveFilledDown");
  if (choice.totals.some((row) => row < choice.firstRow + rows)) add("liveTotalsInside");
  if (aggregate.textAmounts > 0) add("liveTextAmounts", { count: aggregate.textAmounts });
  const longest = Math.max(
    0,
    ...aggregate.readings.map(({ texts }) => texts.join("").length + texts.length * 100),
  );
  if (longest > LIMITS.formula / 2) add("liveTooManySpellings");
  if (faults > 0) add("liveFaults", { count: faults });
  return obstacles;
}
