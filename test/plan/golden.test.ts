import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { CATALOG } from "../../src/catalog/catalog";
import { LANGUAGES, type Language } from "../../src/i18n/text";
import type { TableData } from "../../src/plan/choices";
import { compile } from "../../src/plan/compile";
import { selectTables } from "../../src/plan/selection";
import { generatedRows } from "../oracle/generated-rows";
import { choicesOf, sheetOf, TODAY } from "./support";

/**
 * One golden plan per table and language: the sheet that `compile` makes of it, kept under test/golden.
 * A change of a formula, format, width or text shows as a changed path here and as a diff in review.
 *
 * After a wanted change: `UPDATE_GOLDEN=1 npx jest test/plan/golden`, then read the diff.
 */
const FOLDER = resolve(__dirname, "../golden");
const ROWS = 6;
const UPDATE = process.env["UPDATE_GOLDEN"] === "1";

/** A few rows of each table, the same ones at every run. */
function fewRows(language: Language): TableData {
  const counts = {
    customers: ROWS,
    transactions: ROWS,
    orders: ROWS,
    receivables: ROWS,
    followUps: ROWS,
    complaints: ROWS,
    surveys: ROWS,
  };
  const data = generatedRows(1, language, TODAY, counts);
  return Object.fromEntries(Object.entries(data).map(([table, rows]) => [table, rows.slice(0, ROWS)]));
}

/** The table's own sheet as plain JSON: long runs of equal rows of a view are cut to the first few. */
function goldenOf(table: string, language: Language): unknown {
  const spec = CATALOG.tables.find(({ id }) => id === table);
  const tables = CATALOG.tables.filter((each) => each.package === spec?.package).map(({ id }) => id);
  const plan = compile(choicesOf({ language, tables }), fewRows(language));
  const sheet = sheetOf(plan, table);
  const parts = sheet.parts.map((part) =>
    part.kind === "table"
      ? {
          ...part,
          columns: part.columns.map((column) => ({ ...column, values: column.values.slice(0, ROWS) })),
        }
      : part,
  );
  return JSON.parse(JSON.stringify({ names: plan.names.length, ...sheet, parts })) as unknown;
}

/** The first path at which two JSON values differ, with both values; undefined when they are equal. */
function firstDifference(expected: unknown, actual: unknown, path = "plan"): string | undefined {
  if (isRecord(expected) && isRecord(actual)) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
      const at = Array.isArray(expected) ? `${path}[${key}]` : `${path}.${key}`;
      const difference = firstDifference(expected[key], actual[key], at);
      if (difference !== undefined) return difference;
    }
    return Array.isArray(expected) === Array.isArray(actual) ? undefined : `${path}: list or object`;
  }
  if (Object.is(expected, actual)) return undefined;
  return `${path}: golden ${JSON.stringify(expected)}, compiled ${JSON.stringify(actual)}`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** Small things on one line, so that a golden file reads like a sheet and not like a list of brackets. */
function pretty(value: unknown, indent = ""): string {
  const line = JSON.stringify(value);
  if (!isRecord(value) || line.length + indent.length <= 118) return line;
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((item) => `${deeper}${pretty(item, deeper)}`);
    return `[\n${items.join(",\n")}\n${indent}]`;
  }
  const fields = Object.entries(value).map(
    ([key, each]) => `${deeper}${JSON.stringify(key)}: ${pretty(each, deeper)}`,
  );
  return `{\n${fields.join(",\n")}\n${indent}}`;
}

const cases = CATALOG.tables.flatMap(({ id }) =>
  LANGUAGES.map((language): [string, Language] => [id, language]),
);

describe("The plan of", () => {
  it.each(cases)("%s in %s is the golden one", (table, language) => {
    const file = join(FOLDER, `${table}.${language}.plan.json`);
    const actual = goldenOf(table, language);
    if (UPDATE) {
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(file, `${pretty(actual)}\n`);
    }
    expect(existsSync(file)).toBe(true);
    const expected: unknown = JSON.parse(readFileSync(file, "utf8"));
    expect(firstDifference(expected, actual)).toBeUndefined();
  });

  it("a difference is told by its path", () => {
    const plan = { parts: [{ kind: "table", rows: 3 }] };
    expect(firstDifference(plan, { parts: [{ kind: "table", rows: 4 }] })).toBe(
      "plan.parts[0].rows: golden 3, compiled 4",
    );
    expect(firstDifference(plan, { parts: [] })).toMatch(/^plan\.parts\[0\]: golden \{/);
    expect(firstDifference(plan, structuredClone(plan))).toBeUndefined();
  });
});

function deepFreeze<T>(value: T): T {
  if (isRecord(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

describe("compile", () => {
  it.each(LANGUAGES)(
    "gives the same plan for the same choices and rows in %s, and changes neither",
    (language) => {
      const choices = deepFreeze(choicesOf({ language, asOf: null, personal: true }));
      const data = deepFreeze(fewRows(language));
      const once = JSON.stringify(compile(choices, data));
      expect(JSON.stringify(compile(choices, data))).toBe(once);
      const copy: TableData = structuredClone(data);
      expect(JSON.stringify(compile({ ...choices }, copy))).toBe(once);
    },
  );

  it("makes plain JSON: nothing is lost on the way through text", () => {
    const plan = compile(choicesOf(), fewRows("zh-CN"));
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  });

  it("brings along the tables that a chosen one cannot do without, and the work calendar", () => {
    expect(selectTables(["topFive"]).map(({ id }) => id)).toEqual([
      "customer",
      "transaction",
      "topFive",
      "workday",
    ]);
    expect(() => selectTables(["nonsense"])).toThrow(/nonsense/);
  });
});
