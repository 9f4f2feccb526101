import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cellAddress } from "../../src/formula/address";
import type { CellValue, WorkbookPlan } from "../../src/plan/plan";
import { writeXlsx } from "../../src/xlsx/write";
import { agrees, recalculate, recalculateMany } from "../oracle/libreoffice";
import { describeWith } from "../support/requires";
import { fixturePlan } from "./fixture-plan";

/** Every formula cell of a plan: [sheet, address, expected value]. */
function formulaCells(plan: WorkbookPlan): [string, string, CellValue][] {
  return plan.sheets.flatMap(({ name, parts }) =>
    parts.flatMap((part): [string, string, CellValue][] => {
      if (part.kind === "cells") {
        return part.values.flatMap((line, r) =>
          line.flatMap((content, c): [string, string, CellValue][] =>
            typeof content === "object" && content !== null
              ? [[name, cellAddress(part.row + r, part.column + c), content.v]]
              : [],
          ),
        );
      }
      if (part.kind !== "table") return [];
      return part.columns.flatMap(({ formula, values }, c) =>
        formula === undefined
          ? []
          : values.map((value, r): [string, string, CellValue] => [
              name,
              cellAddress(part.row + 1 + r, part.column + c),
              value,
            ]),
      );
    }),
  );
}

describeWith("libreoffice", "LibreOffice", () => {
  const customers = "客户 O'Brien & Co";
  let pictures = "";
  beforeAll(async () => {
    pictures = await mkdtemp(join(tmpdir(), "pages-"));
  });
  afterAll(() => rm(pictures, { recursive: true, force: true }));

  it("works out every value the file carries, reads the texts, and prints every sheet", async () => {
    const plan = fixturePlan();
    const { sheets, pages, seconds } = await recalculate(writeXlsx(plan), { png: pictures });
    const cells = formulaCells(plan);
    expect(cells.length).toBeGreaterThan(80);
    const wrong = cells.filter(([sheet, ref, expected]) => !agrees(expected, sheets[sheet]?.[ref]));
    expect(wrong).toEqual([]);
    for (const [sheet, ref] of cells) expect(sheets[sheet]?.[ref]?.formula).toMatch(/^=/);
    expect(sheets[customers]?.["F6"]).toEqual({ value: "=1+1" });
    expect(sheets[customers]?.["A11"]).toEqual({ value: "00123" });
    expect(sheets[customers]?.["B8"]).toEqual({ value: "  空格  " });
    expect(sheets[customers]?.["B9"]).toEqual({ value: "_x0041_ 字面" });
    expect(pages.map(({ sheet }) => sheet)).toEqual(plan.sheets.map(({ name }) => name));
    expect(pages.every(({ file }) => existsSync(file))).toBe(true);
    expect(seconds.load).toBeGreaterThan(0);
  });

  it("does not believe the values in the file, types edits, and has the day it is told", async () => {
    const plan = fixturePlan();
    const [first] = plan.sheets;
    if (!first) throw new Error("the fixture has sheets");
    const lies = {
      ...plan,
      sheets: [
        {
          ...first,
          parts: [
            {
              kind: "cells" as const,
              row: 0,
              column: 0,
              values: [
                [
                  { f: "=1+1", v: 3 },
                  { f: "=TODAY()", v: 0 },
                ],
              ],
            },
          ],
        },
        ...plan.sheets.slice(1),
      ],
    };
    const [before, after] = await recalculateMany(
      [
        { book: writeXlsx(lies) },
        {
          book: writeXlsx(plan),
          edits: [
            [{ sheet: customers, cell: "D4", value: 0 }],
            [
              { sheet: customers, cell: "D5", formula: "=100+1" },
              { sheet: customers, cell: "B5", value: "新名" },
              { sheet: customers, cell: "F4", value: null },
            ],
          ],
        },
      ],
      { today: "2026-11-21" },
    );
    expect(before?.sheets["首页"]?.["A1"]).toEqual({ value: 2, formula: "=1+1" });
    expect(before?.sheets["首页"]?.["B1"]?.value).toBe(46_347);
    expect(after?.sheets[customers]?.["K4"]?.value).toBe(0);
    expect(after?.sheets[customers]?.["G5"]?.value).toBeCloseTo(114.13);
    expect(after?.sheets[customers]?.["B5"]).toEqual({ value: "新名" });
    expect(after?.sheets[customers]?.["F4"]).toBeUndefined();
    expect(after?.seconds.edits).toHaveLength(2);
  });
});

describe("comparing with LibreOffice", () => {
  it("allows rounding, and nothing else", () => {
    expect(agrees(0.1 + 0.2, { value: 0.3 })).toBe(true);
    expect(agrees(1, { value: 1.001 })).toBe(false);
    expect(agrees(true, { value: 1 })).toBe(true);
    expect(agrees(1, { value: "1" })).toBe(false);
    expect(agrees("1", { value: 1 })).toBe(false);
    expect(agrees(null, undefined)).toBe(true);
    expect(agrees(null, { value: "" })).toBe(true);
    expect(agrees(0, undefined)).toBe(false);
    expect(agrees("#N/A", { value: null, error: "#N/A" })).toBe(true);
    expect(agrees("#N/A", { value: "#N/A" })).toBe(true);
    expect(agrees("", { value: null, error: "#N/A" })).toBe(false);
  });
});
