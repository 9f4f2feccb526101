import { cellAddress } from "../../src/formula/address";
import { addMonths, isoToSerial, serialToDate, serialToIso } from "../../src/formula/serial";
import { LANGUAGES, type Language } from "../../src/i18n/text";
import type { Choices, TableData } from "../../src/plan/choices";
import { compile } from "../../src/plan/compile";
import type { WorkbookPlan } from "../../src/plan/plan";
import { sampleData } from "../../src/sample/sample";
import { writeXlsx } from "../../src/xlsx/write";
import { byKey, choicesOf, label, tableOf, TODAY } from "../plan/support";
import { describeWith } from "../support/requires";
import { disagreements, formulaCells } from "./agreement";
import { generatedRows, type RowCounts } from "./generated-rows";
import { recalculateMany, type Recalculated } from "./libreoffice";
import { poolBoundaries } from "./pool-boundaries";
import { validateOpenXml } from "./open-xml-sdk";
import { lintXlsx } from "./xlsx-lint";

/**
 * The product's strongest test: LibreOffice throws every cached value away, works the formulas out
 * itself, and must find what the reference functions said. One start of LibreOffice judges all the
 * workbooks, with the clock stopped on the day of the tests.
 */

/** Four seeds together give every rule more than 500 rows. Odd seeds have their trades in date order, even ones not. */
const COUNTS: RowCounts = {
  customers: 130,
  transactions: 300,
  orders: 130,
  receivables: 130,
  followUps: 130,
  complaints: 130,
  surveys: 130,
};

const GENERATED: readonly { readonly seed: number; readonly language: Language; readonly day: string }[] = [
  { seed: 1, language: "zh-CN", day: "2026-11-21" },
  { seed: 2, language: "zh-CN", day: "2026-08-31" },
  { seed: 3, language: "en-US", day: "2028-02-29" },
  { seed: 4, language: "en-US", day: "2026-11-21" },
];

/** Tables whose formulas miss one or more of their sources: those columns are typed input. */
const SUBSETS: readonly (readonly string[])[] = [
  ["customer"],
  ["receivable"],
  ["order", "complaint"],
  ["order", "receivable"],
  ["order", "transaction"],
  ["survey", "followUp", "customer"],
  ["customerYear", "receivable"],
];

const FEW: RowCounts = {
  customers: 12,
  transactions: 20,
  orders: 12,
  receivables: 12,
  followUps: 12,
  complaints: 12,
  surveys: 12,
};

/** Enough trades for three blocks of the sorting (rules/sorted-rows.ts), not in date order. */
const MANY_TRADES: RowCounts = { ...FEW, customers: 60, transactions: 5_200 };

/** The first trade in the year 2201, which the sorted keys cannot hold: the check on the front page has to find it. */
function withDateTooLate(data: TableData): TableData {
  const [first, ...rest] = data["transaction"] ?? [];
  return {
    ...data,
    transaction: [{ ...first, date: 110_000, customerId: "EU-0001", status: null }, ...rest],
  };
}

/** Every row of every table in the opposite order. */
function reversed(data: TableData): TableData {
  return Object.fromEntries(Object.entries(data).map(([table, rows]) => [table, rows.toReversed()]));
}

const UPRIGHT = "few customers";
const UPSIDE_DOWN = "few customers, every table upside down";

/** Sales that many rows do not produce by chance: a tie at the fifth place, and a region with one small customer. */
function fewCustomers(): TableData {
  const generated = generatedRows(5, "zh-CN", TODAY, FEW);
  const sales = [9_000, 8_000, 7_000, 600, 500, 500, 500, 400, 300, 200, 0, -50];
  const countries = ["US", "US", "DE", "DE", "DE", "US", "US", "DE", "NG", "DE", "CN", "CN"];
  return {
    ...generated,
    customer: sales.map((_, index) => ({
      ...generated["customer"]?.[index],
      customerId: `EU-${String(index + 1).padStart(4, "0")}`,
      country: label("country", countries[index] ?? "US"),
      demand: label("demand", index % 2 === 0 ? "now" : "future"),
      strategicConfirmed: null,
      cooperationGradeManual: null,
      givenUp: null,
      ...(index === 0 ? { intentGradeManual: label("intentGrade", "B"), managementClassManual: null } : {}),
    })),
    // Five customers of Germany, which nobody singled out; and the follow-up of a week from now falls on a festival.
    countryInfo: [{ countryCode: "DE", country: label("country", "DE") }],
    countryFestival: [
      {
        festivalNo: "US-1",
        country: label("country", "US"),
        name: "Thanksgiving",
        startDate: TODAY + 4,
        endDate: TODAY + 30,
      },
    ],
    followUp: [
      { logNo: "L1", date: TODAY, customerId: "EU-0001" },
      ...(generated["followUp"] ?? [])
        .filter(({ customerId }) => customerId !== "EU-0001")
        .map((row, index) => ({ ...row, logNo: `L${index + 2}` })),
    ],
    // Three month ends, in which some rise, some fall and some come later.
    monthSnapshot: [0, 1, 2].flatMap((month) =>
      sales.flatMap((_, index) =>
        index + month < 3
          ? []
          : [
              {
                snapshotNo: `M${month}-${index}`,
                monthEnd: addMonths(TODAY, month - 2),
                customerId: `EU-${String(index + 1).padStart(4, "0")}`,
                amountClass: label(
                  "amountClass",
                  ["1", "2", "3", "none"][(index + month * index) % 4] ?? "3",
                ),
                openBalance: index * 10.25,
                owner: "Li",
              },
            ],
      ),
    ),
    monthlySales: [0, 1, 2].map((back) => ({
      reportNo: `MS${back}`,
      salesperson: "Li",
      month: addMonths(TODAY, -back),
    })),
    transaction: sales.map((agreedAmount, index) => ({
      transactionNo: `T${index + 1}`,
      date: TODAY - 30 * index,
      customerId: `EU-${String(index + 1).padStart(4, "0")}`,
      agreedAmount,
    })),
  };
}

function allCases(): ReadonlyMap<string, WorkbookPlan> {
  const on = (language: Language, day: number, wanted: Partial<Choices> = {}): Choices =>
    choicesOf({ language, year: serialToDate(day).year, cutoff: day, asOf: day, personal: true, ...wanted });
  return new Map<string, WorkbookPlan>([
    ...GENERATED.map(({ seed, language, day }): [string, WorkbookPlan] => {
      const today = isoToSerial(day);
      const data = generatedRows(seed, language, today, COUNTS);
      // The advice on the public pool is off by default; here its columns are judged too.
      return [
        `generated rows, seed ${seed}`,
        compile(on(language, today, { settings: { poolAdvice: 1 } }), data),
      ];
    }),
    ...LANGUAGES.flatMap((language): [string, WorkbookPlan][] => {
      const sample = sampleData(language, TODAY);
      // 基准日 is =TODAY() here, as it is when someone generates a workbook.
      const choices = choicesOf({ language, asOf: null, sample: true });
      return [
        [`sample, ${language}`, compile(choices, sample)],
        [
          `empty, ${language}`,
          compile(choicesOf({ language, asOf: null, blankRows: language === "zh-CN" ? 50 : 2 }), {}),
        ],
      ];
    }),
    [
      "trades of three blocks",
      compile(
        choicesOf({ tables: ["customer", "transaction"] }),
        withDateTooLate(generatedRows(6, "zh-CN", TODAY, MANY_TRADES)),
      ),
    ],
    [
      "the advice on the public pool at its limits",
      compile(
        choicesOf({
          tables: ["customer", "transaction", "order", "receivable", "followUp", "poolRecord"],
          settings: { poolAdvice: 1 },
        }),
        poolBoundaries(TODAY),
      ),
    ],
    [UPRIGHT, compile(choicesOf(), fewCustomers())],
    [UPSIDE_DOWN, compile(choicesOf(), reversed(fewCustomers()))],
    ...SUBSETS.map((tables, index): [string, WorkbookPlan] => {
      const language = LANGUAGES[index % 2] ?? "zh-CN";
      const data = generatedRows(11 + index, language, TODAY, FEW);
      return [`only ${tables.join(", ")}`, compile(choicesOf({ language, tables }), data)];
    }),
  ]);
}

describeWith("libreoffice", "A recalculation by LibreOffice", () => {
  const plans = allCases();
  const results = new Map<string, Recalculated>();

  function resultOf(name: string): Recalculated {
    const result = results.get(name);
    if (!result) throw new Error(`LibreOffice was not asked about "${name}"`);
    return result;
  }

  beforeAll(async () => {
    const books = [...plans.values()].map((plan) => ({ book: writeXlsx(plan) }));
    const answers = await recalculateMany(books, { today: serialToIso(TODAY) });
    [...plans.keys()].forEach((name, index) => {
      const answer = answers[index];
      if (answer) results.set(name, answer);
    });
    // Five minutes on a quiet machine with two processors; a build server may be three times as slow.
  }, 1_500_000);

  it.each([...plans.keys()])("finds no error and every cached value: %s", (name) => {
    const plan = plans.get(name);
    if (!plan) throw new Error(`No plan "${name}"`);
    const wrong = disagreements(plan, resultOf(name));
    expect({ wrong: wrong.length, first: wrong.slice(0, 10) }).toEqual({ wrong: 0, first: [] });
    expect(formulaCells(plan).length).toBeGreaterThan(20);
  });

  it("has judged every rule on at least 500 rows, and found different answers in each", () => {
    const seen = new Map<string, { rows: number; values: Set<unknown> }>();
    for (const [name, plan] of plans) {
      if (!name.startsWith("generated") && name !== UPRIGHT) continue;
      for (const sheet of plan.sheets) {
        for (const part of sheet.parts) {
          if (part.kind !== "table") continue;
          for (const column of part.columns) {
            if (column.formula === undefined) continue;
            const id = `${part.id}.${column.id}`;
            const entry = seen.get(id) ?? { rows: 0, values: new Set() };
            entry.rows += column.values.length;
            for (const value of column.values) entry.values.add(value);
            seen.set(id, entry);
          }
        }
      }
    }
    const few = [...seen].filter(
      // The top five and the calendar have a handful of rows by nature.
      ([id, { rows }]) => rows < 500 && !id.startsWith("topFive.") && !id.startsWith("workday."),
    );
    expect(few.map(([id, { rows }]) => `${id}: ${rows}`)).toEqual([]);
    const constant = [...seen].filter(([, { values }]) => values.size < 2).map(([id]) => id);
    expect(constant).toEqual([]);
  });

  it("gives every customer the same classes and grades when all tables are turned upside down", () => {
    const columns = ["yearClass", "amountClass", "managementClass", "cooperationGrade", "intentGrade"];
    const before = plans.get(UPRIGHT);
    const after = plans.get(UPSIDE_DOWN);
    if (!before || !after) throw new Error("The workbooks to compare were not compiled");
    for (const column of columns) {
      const upright = inLibreOffice(before, resultOf(UPRIGHT), column);
      const turned = inLibreOffice(after, resultOf(UPSIDE_DOWN), column);
      expect(turned).toEqual(upright);
      expect(new Set(upright.values()).size).toBeGreaterThan(1);
    }
  });
});

/** A column of the customer table as LibreOffice sees it, by customer. */
function inLibreOffice(plan: WorkbookPlan, result: Recalculated, column: string): Map<unknown, unknown> {
  const table = tableOf(plan, "customer");
  const sheet = plan.sheets.find((candidate) => candidate.id === "customer")?.name ?? "";
  const position = table.columns.findIndex((candidate) => candidate.id === column);
  const keys = [...byKey(plan, "customer", "customerId", column).keys()];
  return new Map(
    keys
      .map((key, row): [unknown, unknown] => [
        key,
        result.sheets[sheet]?.[cellAddress(table.row + 1 + row, position)]?.value,
      ])
      .sort(([a], [b]) => String(a).localeCompare(String(b))),
  );
}

/** The files that Microsoft's schema is asked about; the validator works while LibreOffice does. */
const FILES: ReadonlyMap<string, () => Uint8Array> = new Map([
  ...LANGUAGES.map((language): [string, () => Uint8Array] => [
    `the sample in ${language}`,
    () => writeXlsx(compile(choicesOf({ language, asOf: null, sample: true }), sampleData(language, TODAY))),
  ]),
  ["an empty workbook", () => writeXlsx(compile(choicesOf({ asOf: null, blankRows: 50 }), {}))],
]);
const validations = new Map<string, Promise<string[]>>();

beforeAll(() => {
  for (const [name, file] of FILES) {
    const answer = validateOpenXml(file());
    answer.catch(() => undefined); // The test that awaits it reports the failure.
    validations.set(name, answer);
  }
});

describe("The .xlsx file", () => {
  it.each([...FILES])("satisfies Microsoft's schema and Excel's own rules: %s", async (name, file) => {
    expect(lintXlsx(file())).toEqual([]);
    expect(await validations.get(name)).toEqual([]);
  });
});
