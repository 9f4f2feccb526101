import { compile } from "../../src/plan/compile";
import { versionInCell, versionOf, type NamesInBook } from "../../src/plan/formula-version";
import type { TablePart, WorkbookPlan } from "../../src/plan/plan";
import { choicesOf } from "./support";

/** A formula is known again whatever its tables and columns are called, and however Excel writes it. */

function tablesOf(plan: WorkbookPlan): TablePart[] {
  return plan.sheets.flatMap(({ parts }) => parts.filter((part) => part.kind === "table"));
}

function namesIn(plan: WorkbookPlan): NamesInBook {
  const tables = tablesOf(plan);
  return {
    tableId: (name) => tables.find((table) => table.name === name)?.id,
    columnId: (id, header) =>
      tables.find((table) => table.id === id)?.columns.find(({ name }) => name === header)?.id,
  };
}

/** As Excel shows what stands in the file: the own row by @, the own table unsaid. */
function shortened(formula: string, table: string): string {
  return formula.replaceAll(`${table}[[#This Row],[`, "[@[").replace(/^=/, "= ");
}

const FIRST_TAKEN = {
  sheets: [],
  tables: ["Customers"],
  names: [],
};

describe("the version of a formula", () => {
  it.each([
    ["in Chinese", choicesOf(), ""],
    ["in English", choicesOf({ language: "en-US" }), ""],
    ["as a second set", choicesOf({ taken: FIRST_TAKEN }), "_2"],
  ])("is the same in the catalogue and in a workbook %s", (_, choices, suffix) => {
    const plan = compile(choices, {});
    const names = namesIn(plan);
    let compared = 0;
    for (const { id, name: table, columns } of tablesOf(plan)) {
      const versions = plan.identity.tables.find((known) => known.id === id)?.formulas ?? {};
      for (const { id: column, formula } of columns) {
        if (formula === undefined) continue;
        compared += 1;
        const place = `${id}.${column}`;
        const found = (text: string): string => `${place} ${versionInCell(text, id, suffix, names)}`;
        expect(found(formula)).toBe(`${place} ${versions[column] ?? "none"}`);
        expect(found(shortened(formula, table))).toBe(`${place} ${versions[column] ?? "none"}`);
      }
    }
    expect(compared).toBeGreaterThan(500);
  });

  it("tells formulas apart by their texts, numbers, columns and tables", () => {
    const formulas = [
      'IF([@key]="","",[@amount]*2)',
      'IF([@key]="","",[@amount]*3)',
      'IF([@key]="","",[@price]*2)',
      'IF([@key]="","-",[@amount]*2)',
      'IF([@key]="","",order[amount]*2)',
      'IF([@key]="","",p.amount*2)',
      'IF([@key]=" ","",[@amount]*2)',
    ];
    expect(new Set(formulas.map((formula) => versionOf(formula, "customer"))).size).toBe(formulas.length);
    expect(versionOf("[@key]", "customer")).not.toBe(versionOf("[@key]", "order"));
  });

  it("reads headers with brackets and apostrophes, and leaves other people's tables alone", () => {
    const names: NamesInBook = {
      tableId: (name) => (name === "T" ? "customer" : undefined),
      columnId: (_, header) => (header === "a[b]'c" ? "key" : undefined),
    };
    const version = versionOf("[@key]", "customer");
    expect(versionInCell("=T[[#This Row],[a'[b']''c]]", "customer", "", names)).toBe(version);
    expect(versionInCell("= [@[a'[b']''c]]", "customer", "", names)).toBe(version);
    expect(versionInCell("=Theirs[[#This Row],[a'[b']''c]]", "customer", "", names)).not.toBe(version);
    expect(versionInCell("=#REF!", "customer", "", names)).not.toBe(version);
  });
});
