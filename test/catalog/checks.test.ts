import { sortedLimitChecks } from "../../src/catalog/boards/checks";
import { CATALOG } from "../../src/catalog/catalog";
import { isoToSerial } from "../../src/formula/serial";
import type { InputRow, TableData } from "../../src/plan/choices";
import { compile } from "../../src/plan/compile";
import { evaluate } from "../../src/plan/evaluate";
import { choicesOf, partsOf, sheetOf, TODAY } from "../plan/support";

/** The problems that the checks find, by their reference functions: rows of three kinds of tables, and dates. */
function problemsIn(data: TableData): readonly number[] {
  const book = evaluate({
    language: "zh-CN",
    tables: CATALOG.tables
      .filter(({ id }) => id in data)
      .map((spec) => ({
        spec,
        columns: spec.columns.map((column) => ({ spec: column, computed: column.computed !== undefined })),
        rows: data[spec.id] ?? [],
      })),
    lists: CATALOG.lists,
    parameters: CATALOG.parameters,
    parameterChoices: { year: 2026, cutoff: TODAY, asOf: TODAY, currency: "USD", salesperson: "" },
    today: TODAY,
  });
  return sortedLimitChecks.map((check) => check.value({ book }));
}

const rows = (count: number, row: InputRow = {}): InputRow[] => Array.from({ length: count }, () => row);
const trade = (date: InputRow["date"]): InputRow => ({
  transactionNo: "T1",
  customerId: "C1",
  date: date ?? null,
});

describe("The check that the sorted keys hold every trade", () => {
  it("passes up to 99,999 rows of customers and of trades, and counts those beyond", () => {
    expect(problemsIn({ customer: rows(99_999), transaction: rows(99_999) })).toEqual([0, 0, 0, 0]);
    expect(problemsIn({ customer: rows(99_999), transaction: rows(100_001) })).toEqual([2, 0, 0, 0]);
    expect(problemsIn({ customer: rows(100_000), transaction: rows(100_000) })).toEqual([2, 0, 0, 0]);
  });

  it("covers every table whose rows are sorted by keys", () => {
    const sorted = CATALOG.tables.filter(({ columns }) => columns.some(({ id }) => id === "sortedKey"));
    expect(sorted.map(({ id }) => id)).toContain("transaction");
    const formulas = sortedLimitChecks.map(({ formula }) => formula).join();
    expect(sorted.filter(({ id }) => !formulas.includes(`ROWS(${id}[`)).map(({ id }) => id)).toEqual([]);
  });

  it("counts those of orders, receivables and follow-ups too", () => {
    expect(problemsIn({ order: rows(99_999), receivable: rows(99_999), followUp: rows(99_999) })).toEqual([
      0, 0, 0, 0,
    ]);
    expect(problemsIn({ order: rows(100_000), receivable: rows(100_003), followUp: rows(100_002) })).toEqual([
      0, 5, 3, 0,
    ]);
  });

  it("passes dates of 1900 to 2173, and counts those that count and lie beyond", () => {
    const last = isoToSerial("2173-10-12");
    const dates = (...days: InputRow["date"][]): number | undefined =>
      problemsIn({ customer: [{ customerId: "C1" }], transaction: days.map(trade) })[3];
    expect(dates(isoToSerial("1900-03-01"), TODAY, last)).toBe(0);
    expect(dates(last + 1, 110_000, -1)).toBe(3);
    expect(dates("2200-01-01", null)).toBe(0);
  });

  it("stands on the front page with a formula, and shows less than 100 % when it finds something", () => {
    const data = { customer: [{ customerId: "C1" }], transaction: [trade(110_000), trade(TODAY)] };
    const home = sheetOf(compile(choicesOf({ tables: ["customer", "transaction"] }), data), "home");
    const lines = partsOf(home, "cells").flatMap(({ values }) => values);
    const shown = (name: string) =>
      lines
        .find((line) => line.some((cell) => cell === name))
        ?.flatMap((cell) => (cell !== null && typeof cell === "object" ? [cell] : []));
    const [count, passed] = shown("客户与交易各不超过99,999行") ?? [];
    expect(count?.f).toMatch(/^=MAX\(0,ROWS\(.+\)-99999\)\+MAX\(0,ROWS\(.+\)-99999\)$/);
    expect([count?.v, passed?.v]).toEqual([0, 1]);
    const [late, failed] = shown("交易日期在1900–2173年内") ?? [];
    expect(late?.f).toContain(">99998");
    expect([late?.v, failed?.v]).toEqual([1, 0]);
  });
});
