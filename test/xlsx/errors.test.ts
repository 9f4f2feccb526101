import { LIMITS } from "../../src/formula/limits";
import type { SheetPart, TableColumnPlan, WorkbookPlan } from "../../src/plan/plan";
import { WorkbookRuleError, type RuleBroken } from "../../src/xlsx/errors";
import { writeXlsx } from "../../src/xlsx/write";
import { fixturePlan } from "./fixture-plan";

function planOf(parts: readonly SheetPart[], names: readonly string[] = ["一"]): WorkbookPlan {
  const sheets = names.map((name, index) => ({
    id: `s${index}`,
    name,
    tabColor: "#000000",
    gridlines: true,
    parts: index === 0 ? parts : [],
  }));
  return { ...fixturePlan(), names: [], activeSheet: names[0] ?? "", sheets };
}

function refusal(plan: WorkbookPlan): WorkbookRuleError {
  try {
    writeXlsx(plan);
  } catch (error) {
    if (error instanceof WorkbookRuleError) return error;
    throw error;
  }
  throw new Error("the plan was written");
}

const cell = (content: string | number | { f: string; v: string }): SheetPart => ({
  kind: "cells",
  row: 4,
  column: 2,
  values: [[content]],
});

function table(columns: readonly Partial<TableColumnPlan>[], row = 0): SheetPart {
  const complete = columns.map((column, index) => ({
    id: `c${index}`,
    name: `列${index}`,
    values: [1],
    numberFormat: "General",
    ...column,
  }));
  return {
    kind: "table",
    id: "t",
    name: "T",
    row,
    column: 0,
    rows: 1,
    style: "TableStyleLight1",
    columns: complete,
  };
}

const validation = (title: string, message: string): SheetPart => ({
  kind: "validation",
  area: { row: 0, column: 0, rows: 1, columns: 1 },
  rule: { type: "list", source: "=A1:A2" },
  severity: "stop",
  error: { title, message },
});

function chart(types: readonly ("column" | "bar" | "line" | "pie")[], sheetName = "一"): SheetPart {
  const range = { sheetName, area: { row: 0, column: 0, rows: 1, columns: 1 } };
  return {
    kind: "chart",
    name: "图",
    title: "",
    alt: "",
    anchor: { row: 0, column: 0, rows: 1, columns: 1 },
    categories: range,
    series: types.map((type) => ({ name: type, values: range, type, axis: "primary", color: "#000000" })),
    primaryFormat: "0",
    legend: false,
  };
}

const fixture = fixturePlan();

describe("a plan that Excel would refuse", () => {
  it.each<[RuleBroken, string, WorkbookPlan, Partial<WorkbookRuleError["place"]>]>([
    ["sheetName", "too long", planOf([], ["x".repeat(32)]), { limit: LIMITS.sheetName }],
    ["sheetName", "a forbidden character", planOf([], ["a/b"]), { sheet: "a/b" }],
    ["sheetName", "an apostrophe at the end", planOf([], ["a'"]), {}],
    ["sheetName", "reserved", planOf([], ["History"]), {}],
    ["sheetNameTwice", "in other case", planOf([], ["Abc", "aBC"]), { sheet: "aBC" }],
    [
      "cellText",
      "typed",
      planOf([cell("x".repeat(32_768))]),
      { sheet: "一", cell: "C5", limit: LIMITS.cellText },
    ],
    ["cellText", "from a formula", planOf([cell({ f: "=A1", v: "x".repeat(32_768) })]), { cell: "C5" }],
    [
      "formulaLength",
      "in a cell",
      planOf([cell({ f: `=${"1+".repeat(4_096)}1`, v: "" })]),
      { cell: "C5", limit: LIMITS.formula },
    ],
    [
      "formulaLength",
      "in a column",
      planOf([table([{}, { formula: `=${"1+".repeat(4_096)}1` }])]),
      { cell: "B2" },
    ],
    ["notANumber", "NaN", planOf([cell(NaN)]), { cell: "C5" }],
    ["notANumber", "infinity", planOf([cell(Infinity)]), { cell: "C5" }],
    ["outsideGrid", "below", planOf([table([{}], LIMITS.rows - 1)]), { limit: LIMITS.rows }],
    ["outsideGrid", "before", planOf([{ kind: "cells", row: -1, column: 0, values: [["x"]] }]), {}],
    [
      "tableColumnTwice",
      "in other case",
      planOf([table([{ name: "Abc" }, { name: "aBC" }])]),
      { sheet: "一" },
    ],
    ["tableRows", "too few values", planOf([table([{ values: [] }])]), { sheet: "一" }],
    ["validationText", "title", planOf([validation("x".repeat(33), "m")]), { cell: "A1", limit: 32 }],
    ["validationText", "message", planOf([validation("t", "x".repeat(256))]), { limit: 255 }],
    ["chartMix", "bars with lines", planOf([chart(["bar", "line"])]), { sheet: "一" }],
    ["chartMix", "no series", planOf([chart([])]), {}],
    ["unknownSheet", "of a chart", planOf([chart(["pie"], "二")]), { sheet: "一" }],
    [
      "unknownSheet",
      "of a link",
      planOf([
        {
          kind: "link",
          row: 0,
          column: 0,
          text: "去",
          tip: "",
          target: { sheetName: "二", row: 0, column: 0 },
        },
      ]),
      { sheet: "一" },
    ],
    [
      "unknownSheet",
      "of a name",
      { ...fixture, names: fixture.names.map((name) => ({ ...name, sheetName: "?" })) },
      {},
    ],
    ["unknownSheet", "to show first", { ...fixture, activeSheet: "?" }, {}],
    [
      "color",
      "by name",
      planOf([{ kind: "format", area: { row: 0, column: 0, rows: 1, columns: 1 }, style: { color: "red" } }]),
      {},
    ],
    ["generated", "no date", { ...fixture, identity: { ...fixture.identity, generated: "昨天" } }, {}],
  ])("is refused by the rule %s: %s", (rule, _, plan, place) => {
    const error = refusal(plan);
    expect(error.rule).toBe(rule);
    expect(error.place).toMatchObject(place);
    expect(error.message).toBe(error.text["en-US"]);
    expect(error.text["zh-CN"]).toMatch(/\p{Script=Han}/u);
    if (error.place.sheet !== undefined) expect(error.message).toContain(error.place.sheet);
    if (error.place.limit !== undefined) expect(error.message).toContain(String(error.place.limit));
  });

  it("is written up to the limits themselves", () => {
    const text = "字".repeat(LIMITS.cellText);
    expect(() =>
      writeXlsx(planOf([cell(text), validation("x".repeat(32), "x".repeat(255))], ["x".repeat(31)])),
    ).not.toThrow();
  });
});
