import { isoToSerial } from "../../src/formula/serial";
import type { InputRow, TableData } from "../../src/plan/choices";
import { compile } from "../../src/plan/compile";
import type { CellValue } from "../../src/plan/plan";
import { byKey, choicesOf, columnOf, label, tableOf, TODAY } from "../plan/support";

const day = isoToSerial;

/** One column of one row, in a workbook with these tables. */
function cell(
  table: string,
  column: string,
  rows: readonly InputRow[],
  more: TableData = {},
  wanted: Parameters<typeof choicesOf>[0] = {},
): CellValue {
  return (
    columnOf(
      compile(choicesOf({ tables: [table, ...Object.keys(more)], ...wanted }), { ...more, [table]: rows }),
      table,
      column,
    )[0] ?? null
  );
}

describe("A birthday (rules 2.18)", () => {
  const on = (birthday: string, asOf: string, column: string): CellValue =>
    cell(
      "contact",
      column,
      [{ contactNo: "CT-1", birthday: day(birthday) }],
      {},
      {
        personal: true,
        asOf: day(asOf),
      },
    );

  it.each([
    ["1980-11-21", "2026-11-21", 46, "2026-11-21"],
    ["1980-11-22", "2026-11-21", 45, "2026-11-22"],
    ["1980-11-20", "2026-11-21", 46, "2027-11-20"],
    ["1996-02-29", "2027-02-28", 31, "2027-02-28"],
    ["1996-02-29", "2027-03-01", 31, "2028-02-29"],
  ])("of %s makes on %s %i years, and comes next on %s", (birthday, asOf, years, next) => {
    expect(on(birthday, asOf, "age")).toBe(years);
    expect(on(birthday, asOf, "nextBirthday")).toBe(day(next));
  });

  it("is left out with everything that reads it unless personal data are asked for", () => {
    const plan = compile(choicesOf(), { contact: [{ contactNo: "CT-1", birthday: day("1980-01-01") }] });
    const ids = tableOf(plan, "contact").columns.map(({ id }) => id);
    expect(ids).not.toEqual(expect.arrayContaining(["birthday"]));
    expect(ids.filter((id) => /irthday|^age$|family|character/.test(id))).toEqual([]);
  });
});

describe("A country's risk (rules 2.18, S0)", () => {
  const risk = (flags: InputRow): readonly [CellValue, CellValue] => {
    const rows = [{ countryCode: "BR", country: label("country", "BR"), ...flags }];
    return [cell("countryInfo", "risk", rows), cell("countryInfo", "riskLevel", rows)];
  };
  const rated = (...codes: readonly string[]): InputRow =>
    Object.fromEntries(
      ["tradePolicy", "exchangeStability", "settlement", "ports"].flatMap((flag, index) => {
        const code = codes[index];
        return code === undefined ? [] : [[flag, label("rating", code)]];
      }),
    );

  it.each<[readonly string[], number, string]>([
    [["good", "good", "good", "good"], 0, "low"],
    [["fair", "good", "good", "fair"], 25, "low"],
    [["poor", "fair", "good", "good"], 38, "medium"],
    [["poor", "poor", "good", "fair"], 63, "high"],
    [["poor"], 100, "high"],
  ])("%s gives %i, %s", (codes, points, level) => {
    expect(risk(rated(...codes))).toEqual([points, label("level", level)]);
  });

  it("is blank while no flag is filled in", () => {
    expect(risk({})).toEqual(["", ""]);
  });
});

describe("A country of its own (rules 2.10)", () => {
  const customers = (germans: number, others: number): InputRow[] =>
    Array.from({ length: germans + others }, (_, index) => ({
      customerId: `C${index}`,
      shortName: `C${index}`,
      country: label("country", index < germans ? "DE" : "FR"),
    }));
  const advice = (germans: number, others: number, separate: CellValue = null): CellValue =>
    cell("countryInfo", "splitAdvice", [{ countryCode: "DE", country: label("country", "DE"), separate }], {
      customer: customers(germans, others),
    });

  it("is advised from five customers and 15 % of all, until someone decides", () => {
    expect(advice(5, 28)).toBe(label("flag", "singleOut"));
    expect(advice(4, 0)).toBe("");
    expect(advice(5, 29)).toBe("");
    expect(advice(5, 0, label("yesNo", "no"))).toBe("");
  });

  it("takes the country's customers out of their region, and no others", () => {
    const plan = compile(choicesOf(), {
      customer: customers(1, 1),
      countryInfo: [{ countryCode: "DE", country: label("country", "DE"), separate: label("yesNo", "yes") }],
    });
    const europe = label("region", "EU");
    expect(columnOf(plan, "customer", "regionOrCountry")).toEqual([label("country", "DE"), europe]);
    expect(columnOf(plan, "customer", "region")).toEqual([europe, europe]);
  });

  it("is no column at all without the country table, not an empty one to type in", () => {
    const plan = compile(choicesOf({ tables: ["customer", "transaction"] }), {});
    const ids = tableOf(plan, "customer").columns.map(({ id }) => id);
    expect(ids).not.toContain("regionOrCountry");
    expect(ids.filter((id) => /estival/.test(id))).toEqual([]);
  });
});

describe("A festival on the day of the next follow-up (rules 2.4)", () => {
  const turkey = { country: label("country", "TR") };
  /** Contacted on Monday 16 November, intent B: due on Monday the 23rd. */
  function followUp(festivals: readonly InputRow[], contacted = "2026-11-16"): Record<string, CellValue> {
    const plan = compile(
      choicesOf({ asOf: day("2026-11-17"), tables: ["customer", "followUp", "countryFestival"] }),
      {
        customer: [
          {
            customerId: "AS-1",
            shortName: "A",
            ...turkey,
            demand: label("demand", "now"),
            intentGradeManual: label("intentGrade", "B"),
          },
        ],
        followUp: [{ logNo: "L1", customerId: "AS-1", date: day(contacted) }],
        countryFestival: festivals,
      },
    );
    return Object.fromEntries(
      ["nextFollowUp", "festival", "beforeFestival"].map((column) => [
        column,
        columnOf(plan, "customer", column)[0] ?? null,
      ]),
    );
  }
  const festival = (from: string, to: string | null, country: InputRow = turkey): InputRow => ({
    festivalNo: `F${from}`,
    name: `From ${from}`,
    startDate: day(from),
    endDate: to === null ? null : day(to),
    ...country,
  });

  it("is named, the date stays, and the last workday before it is proposed", () => {
    expect(followUp([festival("2026-11-21", "2026-11-24")])).toEqual({
      nextFollowUp: day("2026-11-23"),
      festival: "From 2026-11-21",
      beforeFestival: day("2026-11-20"),
    });
  });

  it.each([
    ["ends the day before", festival("2026-11-21", "2026-11-22")],
    ["begins the day after", festival("2026-11-24", null)],
    ["is another country's", festival("2026-11-21", "2026-11-24", { country: label("country", "GR") })],
  ])("is none when it %s", (_, row) => {
    expect(followUp([row])).toMatchObject({ festival: "", beforeFestival: "" });
  });

  it("of one day needs no last day; of two the later to begin is named", () => {
    expect(followUp([festival("2026-11-23", null)])["festival"]).toBe("From 2026-11-23");
    expect(
      followUp([festival("2026-11-10", "2026-11-30"), festival("2026-11-22", "2026-11-25")])["festival"],
    ).toBe("From 2026-11-22");
  });

  it("proposes no day that has passed or is not after the last contact", () => {
    expect(followUp([festival("2026-11-17", "2026-11-30")])["beforeFestival"]).toBe("");
  });
});

describe("Review and completeness of a record (rules 2.17)", () => {
  const next = (change: InputRow): CellValue =>
    cell("customer", "nextReview", [{ customerId: "C1", shortName: "One", ...change }]);

  it("comes every three months for class Ⅰ, every six for others, from the last review or the record's making", () => {
    const first = { managementClassManual: label("managementClass", "1") };
    expect(next({ lastReview: day("2026-08-31"), ...first })).toBe(day("2026-11-30"));
    expect(next({ lastReview: day("2026-08-31") })).toBe(day("2027-02-28"));
    expect(next({ createdOn: day("2026-01-15") })).toBe(day("2026-07-15"));
    expect(next({})).toBe("");
  });

  it("counts what is filled in of sixteen details", () => {
    expect(cell("customer", "completeness", [{ customerId: "C1", shortName: "One" }])).toBe(0);
    expect(
      cell("customer", "completeness", [
        { customerId: "C1", fullName: "One Ltd", city: "Bonn", email: "a@b.example", owner: "Li" },
      ]),
    ).toBe(0.25);
  });
});

describe("A request to check the data (rules 2.17)", () => {
  const sent = { requestNo: "UR-1", sentDate: TODAY - 14 };
  const status = (row: InputRow): CellValue => cell("updateRequest", "status", [row]);

  it.each<[string, InputRow]>([
    ["waiting", sent],
    ["overdue", { ...sent, sentDate: TODAY - 15 }],
    ["replied", { ...sent, sentDate: TODAY - 40, repliedDate: TODAY - 1 }],
    ["applied", { ...sent, repliedDate: TODAY - 1, appliedDate: TODAY }],
  ])("is %s", (wanted, row) => {
    expect(status(row)).toBe(label("updateStatus", wanted));
  });

  it("without a date is nothing yet", () => {
    expect(status({ requestNo: "UR-1" })).toBe("");
  });
});

describe("The customer card", () => {
  it("shows the contacts of its customer only, newest first, two of a day in their order", () => {
    const data: TableData = {
      customer: [
        { customerId: "C1", shortName: "One" },
        { customerId: "C2", shortName: "Two" },
      ],
      contact: [
        { contactNo: "CT-1", customerId: "C2", name: "Somebody else" },
        { contactNo: "CT-2", customerId: "C1", name: "Anna" },
      ],
      followUp: [
        { logNo: "L1", customerId: "C1", date: TODAY - 9, content: "old" },
        { logNo: "L2", customerId: "C2", date: TODAY, content: "other" },
        { logNo: "L3", customerId: "C1", date: TODAY - 2, content: "first" },
        { logNo: "L4", customerId: "C1", date: TODAY - 2, content: "second" },
      ],
    };
    const plan = compile(choicesOf(), data);
    const card = plan.sheets.find(({ id }) => id === "customerCard");
    const shown = (card?.parts ?? []).flatMap((part) =>
      part.kind === "cells"
        ? part.values.flat().map((content) => (typeof content === "object" ? content?.v : content))
        : [],
    );
    const texts = shown.filter((value) => typeof value === "string" && value !== "");
    expect(texts).toEqual(expect.arrayContaining(["One", "Anna", "first", "second", "old"]));
    expect(texts).not.toEqual(expect.arrayContaining(["Somebody else"]));
    expect(texts).not.toEqual(expect.arrayContaining(["other"]));
    expect(texts.filter((value) => ["first", "second", "old"].includes(String(value)))).toEqual([
      "first",
      "second",
      "old",
    ]);
    expect(byKey(plan, "contact", "contactNo", "customerRow").get("CT-2")).toBe(1);
  });
});
