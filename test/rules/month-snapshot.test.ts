import { isoToSerial } from "../../src/formula/serial";
import type { InputRow, TableData } from "../../src/plan/choices";
import { compile } from "../../src/plan/compile";
import type { CellValue } from "../../src/plan/plan";
import { choicesOf, label, partsOf, sheetOf } from "../plan/support";
import { evaluateColumn } from "./evaluate-column";

type Class = "1" | "2" | "3" | "none";

/** A customer's month-end row; the month as 2026-10. */
const kept = (customerId: string, month: string, code: Class | null, more: InputRow = {}): InputRow => ({
  snapshotNo: `M${month}-${customerId}`,
  customerId,
  monthEnd: isoToSerial(`${month}-28`),
  amountClass: code === null ? null : label("amountClass", code),
  ...more,
});

const ROWS: readonly InputRow[] = [
  kept("C1", "2026-09", "2", { owner: "Li", openBalance: 10 }),
  kept("C2", "2026-09", "1", { owner: "Li", openBalance: 20 }),
  kept("C3", "2026-09", "none", { owner: "Wang" }),
  kept("C3", "2026-10", "3", { owner: "Wang", openBalance: 40.05 }),
  kept("C2", "2026-10", "2", { owner: "Li", openBalance: 5.5 }),
  kept("C1", "2026-10", "1", { owner: "Li", openBalance: 7.25 }),
  kept("C4", "2026-10", "1", { owner: "Li" }),
  kept("C1", "2026-12", "3", { owner: "Li" }),
  kept("C9", "2026-10", "1"),
  kept("C5", "2026-10", null),
];

const DATA: TableData = {
  customer: ["C1", "C2", "C3", "C4", "C5"].map((customerId) => ({ customerId, shortName: customerId })),
  monthSnapshot: ROWS,
};
const column = (id: string) => evaluateColumn("monthSnapshot", id, DATA);

describe("A month-end row", () => {
  it("is compared with the same customer's row of the month before, in whatever order they stand", () => {
    expect(column("classMove")).toEqual(["", "", "", 1, -1, 1, "", "", "", ""]);
    expect(column("classBefore").slice(3, 6)).toEqual(
      ["none", "1", "2"].map((code) => label("amountClass", code)),
    );
  });

  it("stays uncompared after a month that was not closed, for unknown customers, and without a class", () => {
    expect(column("beforeRow").slice(6)).toEqual([0, 0, 0, 0]);
    expect(column("customerRow")[8]).toBe(0);
    expect(column("classPlace")[9]).toBe(0);
  });

  it("follows the month over the turn of the year", () => {
    const monthSnapshot = [
      kept("C1", "2025-12", "1"),
      kept("C1", "2026-01", "1"),
      kept("C1", "2026-02", "3"),
    ];
    expect(evaluateColumn("monthSnapshot", "classMove", { ...DATA, monthSnapshot })).toEqual(["", 0, -1]);
    expect(evaluateColumn("monthSnapshot", "movedInMonth", { ...DATA, monthSnapshot })).toEqual([
      0,
      0,
      2026 * 12 + 2,
    ]);
  });
});

describe("A salesperson's month", () => {
  const at = (id: string, month: string): CellValue | undefined =>
    evaluateColumn("monthlySales", id, {
      ...DATA,
      monthlySales: [{ reportNo: "MS1", salesperson: "Li", month: isoToSerial(month) }],
    })[0];

  it("ends with the customers, classes and money of the month-end values", () => {
    const october = (id: string) => at(id, "2026-10-05");
    expect([october("customersThen"), october("classOneThen")]).toEqual([3, 2]);
    expect([october("movedUp"), october("movedDown"), october("openThen")]).toEqual([1, 1, 12.75]);
  });

  it("says nothing about a month that was not closed, and 0 where the person had nobody", () => {
    expect([at("customersThen", "2026-11-05"), at("openThen", "2026-11-05")]).toEqual(["", ""]);
    const wang = { reportNo: "MS1", salesperson: "Chen", month: isoToSerial("2026-10-31") };
    expect(evaluateColumn("monthlySales", "customersThen", { ...DATA, monthlySales: [wang] })).toEqual([0]);
  });
});

describe("The board of month ends", () => {
  const lines = partsOf(sheetOf(compile(choicesOf(), DATA), "monthEndClasses"), "cells").flatMap(
    ({ values }) => values,
  );
  const shown = (line: (typeof lines)[number] | undefined): (CellValue | undefined)[] =>
    (line ?? []).map((cell) => (cell !== null && typeof cell === "object" ? cell.v : cell));
  const month = (iso: string): (CellValue | undefined)[] => {
    const line = lines.map(shown).find((values) => values.includes(isoToSerial(iso)));
    const start = line?.indexOf(isoToSerial(iso)) ?? 0;
    return line?.slice(start + 1, start + 12) ?? [];
  };

  it("counts the classes of each month end and what moved since the one before", () => {
    expect(month("2026-09-30")).toEqual([1, 1, 0, 1, 3, "", "", "", "", 0, 30]);
    expect(month("2026-10-31")).toEqual([3, 1, 1, 0, 6, 2, 1, 0, 3, 0, 52.8]);
    expect(month("2026-11-30")).toEqual(["", "", "", "", 0, "", "", "", "", "", ""]);
    expect(month("2026-12-31").slice(0, 9)).toEqual([0, 0, 1, 0, 1, "", "", "", ""]);
  });

  it("lists who moved at the latest month end", () => {
    const earlier = { ...DATA, monthSnapshot: ROWS.filter(({ snapshotNo }) => snapshotNo !== "M2026-12-C1") };
    const parts = partsOf(sheetOf(compile(choicesOf(), earlier), "monthEndClasses"), "cells");
    const rows = parts.flatMap(({ values }) => values).map(shown);
    const movers = rows.filter((values) => ["C1", "C2", "C3"].some((id) => values[1] === id));
    expect(movers.map((values) => values[1])).toEqual(["C3", "C2", "C1"]);
  });
});
