import { LANGUAGES } from "../../src/i18n/text";
import type { TakenNames } from "../../src/plan/choices";
import { compile } from "../../src/plan/compile";
import type { WorkbookPlan } from "../../src/plan/plan";
import { dangling } from "../catalog/formulas";
import { choicesOf, partsOf } from "./support";

function namesIn(plan: WorkbookPlan): TakenNames {
  return {
    sheets: plan.sheets.map(({ name }) => name),
    tables: plan.sheets.flatMap((sheet) => partsOf(sheet, "table").map(({ name }) => name)),
    names: plan.names.map(({ name }) => name),
  };
}

const together = (a: TakenNames, b: TakenNames): TakenNames => ({
  sheets: [...a.sheets, ...b.sheets],
  tables: [...a.tables, ...b.tables],
  names: [...a.names, ...b.names],
});

const lower = ({ sheets, tables, names }: TakenNames): readonly [string[], string[]] => [
  sheets.map((name) => name.toLowerCase()),
  [...tables, ...names].map((name) => name.toLowerCase()),
];

function shared(a: TakenNames, b: TakenNames): string[] {
  const [sheetsA, namesA] = lower(a);
  const [sheetsB, namesB] = lower(b);
  return [
    ...sheetsA.filter((name) => sheetsB.includes(name)),
    ...namesA.filter((name) => namesB.includes(name)),
  ];
}

describe.each(LANGUAGES)("Generating again into a workbook in %s", (language) => {
  const first = compile(choicesOf({ language }), {});
  const second = compile(choicesOf({ language, taken: namesIn(first) }), {});

  it("takes free names for every sheet, table and name", () => {
    expect(shared(namesIn(first), namesIn(second))).toEqual([]);
    expect(second.sheets.map(({ id }) => id)).toEqual(first.sheets.map(({ id }) => id));
    expect(second.sheets.every(({ name }) => name.length <= 31 && name.endsWith(" (2)"))).toBe(true);
  });

  it("refers to its own sheets, tables and names only", () => {
    expect(dangling(second)).toEqual([]);
    expect(second.identity.tables.map(({ table }) => table)).toEqual(namesIn(second).tables);
  });

  it("goes on to the third number", () => {
    const third = compile(choicesOf({ language, taken: together(namesIn(first), namesIn(second)) }), {});
    expect(shared(together(namesIn(first), namesIn(second)), namesIn(third))).toEqual([]);
    expect(third.sheets.every(({ name }) => name.endsWith(" (3)"))).toBe(true);
  });
});

describe("A name that is taken", () => {
  const generate = (taken: Partial<TakenNames>): WorkbookPlan =>
    compile(choicesOf({ taken: { sheets: [], tables: [], names: [], ...taken } }), {});

  it("moves the whole generation on, whatever its case", () => {
    const suffix = (plan: WorkbookPlan): boolean => plan.sheets.every(({ name }) => name.endsWith(" (2)"));
    expect(suffix(generate({}))).toBe(false);
    expect(suffix(generate({ sheets: ["首页"] }))).toBe(true);
    expect(suffix(generate({ tables: ["CUSTOMERS"] }))).toBe(true);
    expect(suffix(generate({ names: ["P_ASOF"] }))).toBe(true);
    expect(suffix(generate({ names: ["somebody_elses"] }))).toBe(false);
  });

  it.each(LANGUAGES)("is noticed for every kind of name in %s", (language) => {
    const plan = compile(choicesOf({ language, tables: ["order", "receivable"] }), {});
    const kinds = ["p_asOf", "l_yesNo", "k_yesNo_yes", "x_country_region", "keys_order"];
    expect(plan.names.map(({ name }) => name)).toEqual(expect.arrayContaining(kinds));
    for (const name of kinds) {
      const again = compile(
        choicesOf({
          language,
          tables: ["order", "receivable"],
          taken: { sheets: [], tables: [], names: [name] },
        }),
        {},
      );
      expect({ name, taken: again.names.some((each) => each.name === name) }).toEqual({ name, taken: false });
    }
  });
});
