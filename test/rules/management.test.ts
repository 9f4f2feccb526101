import { isoToSerial } from "../../src/formula/serial";
import type { InputRow, TableData } from "../../src/plan/choices";
import { compile } from "../../src/plan/compile";
import type { CellValue } from "../../src/plan/plan";
import { byKey, choicesOf, columnOf, label, TODAY } from "../plan/support";

const day = isoToSerial;

function column(table: string, id: string, data: TableData): readonly CellValue[] {
  // Only the tables that the rows are for: the whole catalogue takes a second each time.
  return columnOf(compile(choicesOf({ tables: [table, ...Object.keys(data)] }), data), table, id);
}

describe("Business types by profit (rules 2.8)", () => {
  /** Customers whose profit of the year is as given; null: no cost was entered. */
  function types(profits: readonly (number | null)[]): readonly CellValue[] {
    return column("customer", "businessType", {
      customer: profits.map((_, index) => ({ customerId: `C${index}`, shortName: `C${index}` })),
      transaction: profits.map((profit, index) => ({
        transactionNo: `T${index}`,
        date: day("2026-06-15"),
        customerId: `C${index}`,
        agreedAmount: 1_000_000,
        purchaseCost: profit === null ? null : 1_000_000 - profit,
      })),
    });
  }
  const say = (...codes: readonly string[]): string[] => codes.map((code) => label("businessType", code));

  it("is key up to 80 %, suitable up to 95 %, ordinary after that", () => {
    expect(types([800, 150, 50])).toEqual(say("key", "suitable", "ordinary"));
  });

  it("goes by profit, not by sales, and says when there is no profit figure", () => {
    expect(types([500, 100, null, -20])).toEqual(say("key", "suitable", "none", "none"));
  });

  it("gives equal profits the same type", () => {
    expect(new Set(types([100, 100, 100])).size).toBe(1);
  });
});

describe("The migration of classes", () => {
  function classes(last: readonly number[], now: readonly number[]): TableData {
    return {
      customer: now.map((_, index) => ({ customerId: `C${index}`, shortName: `C${index}` })),
      transaction: now.flatMap((_, index): InputRow[] => [
        {
          transactionNo: `L${index}`,
          date: day("2025-06-15"),
          customerId: `C${index}`,
          agreedAmount: last[index] ?? 0,
        },
        {
          transactionNo: `N${index}`,
          date: day("2026-06-15"),
          customerId: `C${index}`,
          agreedAmount: now[index] ?? 0,
        },
      ]),
    };
  }

  it("compares the year's class with last year's, customer by customer", () => {
    const data = classes([700, 200, 100, 0], [200, 700, 0, 100]);
    const of = (code: string): string => label("amountClass", code);
    expect(column("customer", "lastYearClass", data)).toEqual([of("1"), of("2"), of("3"), of("none")]);
    expect(column("customer", "yearClass", data)).toEqual([of("2"), of("1"), of("none"), of("3")]);
    expect(column("customer", "classMoved", data)).toEqual([1, 1, 1, 1]);
    expect(column("customer", "classMoved", classes([700, 200, 100], [700, 200, 100]))).toEqual([0, 0, 0]);
  });

  it("fills the matrix: every customer stands once, those who stayed on the diagonal", () => {
    const plan = compile(choicesOf(), classes([700, 200, 100, 0], [700, 100, 200, 0]));
    const board = plan.sheets.find(({ id }) => id === "classMigration");
    const numbers = (board?.parts ?? []).flatMap((part) => {
      if (part.kind !== "cells" || part.row < 6 || part.row > 9 || part.column !== 1) return [];
      return [
        part.values[0]?.slice(1, 6).map((content) => (typeof content === "object" ? content?.v : content)),
      ];
    });
    expect(numbers).toEqual([
      [1, 0, 0, 0, 1],
      [0, 0, 1, 0, 1],
      [0, 1, 0, 0, 1],
      [0, 0, 0, 1, 1],
    ]);
  });
});

describe("Credit and deal status (rules 2.9)", () => {
  const orders = { order: [{ contractNo: "TB1", customerId: "C1", signedDate: TODAY - 100 }] };
  const standing = (customer: InputRow, receivable: readonly InputRow[], id: string): CellValue =>
    column("customer", id, {
      customer: [{ customerId: "C1", shortName: "One", ...customer }],
      ...orders,
      receivable,
    })[0] ?? null;

  it("uses the credit limit up", () => {
    const rows = [{ receivableNo: "R1", contractNo: "TB1", amountDue: 500, currency: "USD" }];
    const open = standing({}, rows, "openBalance");
    expect(standing({ creditLimit: 400 }, rows, "creditUse")).toBe(Number(open) / 400);
    expect(standing({}, rows, "creditUse")).toBe("");
  });

  it("is not rated before a payment fell due", () => {
    expect(standing({}, [], "creditStatus")).toBe(label("creditStatus", "unrated"));
  });

  it("tells customers, prospects with demand and the rest apart", () => {
    const status = (demand: string, sold: boolean): CellValue =>
      column("customer", "dealStatus", {
        customer: [{ customerId: "C1", shortName: "One", demand: label("demand", demand) }],
        transaction: sold
          ? [{ transactionNo: "T1", date: TODAY - 9, customerId: "C1", agreedAmount: 5 }]
          : [{ transactionNo: "T1" }],
      })[0] ?? null;
    expect(status("dead", true)).toBe(label("dealStatus", "traded"));
    expect(status("now", false)).toBe(label("dealStatus", "negotiating"));
    expect(status("future", false)).toBe(label("dealStatus", "potential"));
  });
});

describe("Entertainment against a contract's profit (rules 2.18)", () => {
  const contract = { transactionNo: "T1", date: day("2026-06-15"), agreedAmount: 1_000, purchaseCost: 800 };
  const verdicts = (amounts: readonly number[], change: InputRow = {}): readonly CellValue[] =>
    column("entertainment", "verdict", {
      transaction: [{ ...contract, ...change }],
      entertainment: amounts.map((amount, index) => ({ expenseNo: `EX-${index}`, contractNo: "T1", amount })),
    });

  it.each<[string, readonly number[]]>([
    ["fine", [40]],
    ["high", [40.01]],
    ["high", [30, 30]],
    ["high", [200]],
    ["loss", [150, 50.01]],
  ])("is %s for %s of a profit of 200", (wanted, amounts) => {
    expect(new Set(verdicts(amounts))).toEqual(new Set([label("spendingVerdict", wanted)]));
  });

  it("says when the profit is not known, and nothing without a contract", () => {
    expect(verdicts([40], { purchaseCost: null })).toEqual([label("spendingVerdict", "unknown")]);
    expect(column("entertainment", "verdict", { entertainment: [{ expenseNo: "EX-1", amount: 9 }] })).toEqual(
      [""],
    );
  });
});

describe("Exchange rates", () => {
  const rates: InputRow[] = [
    { rateNo: "E10", month: day("2026-10-01"), currency: "EUR", quoted: 1.1 },
    { rateNo: "E11", month: day("2026-11-20"), currency: "EUR", quoted: 1.12 },
    { rateNo: "J11", month: day("2026-11-01"), currency: "JPY", quoted: 0.67, per: 100 },
  ];
  const suggested = (date: string, currency: string, rate: number | null = null): InputRow => ({
    transactionNo: `T${date}${currency}`,
    date: day(date),
    currency,
    rate,
    agreedAmount: 100,
  });

  it("suggest the rate of the month and currency, 1 for the currency of totals, and nothing they do not have", () => {
    const transaction = [
      suggested("2026-10-31", "EUR"),
      suggested("2026-11-01", "EUR"),
      suggested("2026-12-01", "EUR"),
      suggested("2026-11-30", "JPY"),
      suggested("2026-11-30", "USD"),
      suggested("2026-11-30", "GBP"),
    ];
    expect(column("transaction", "suggestedRate", { transaction, exchangeRate: rates })).toEqual([
      1.1,
      1.12,
      "",
      0.0067,
      1,
      "",
    ]);
  });

  it("never change what was typed, nor the amount", () => {
    const data = {
      transaction: [suggested("2026-11-01", "EUR", 1.5), suggested("2026-11-02", "EUR")],
      exchangeRate: rates,
    };
    expect(column("transaction", "baseAmount", data)).toEqual([150, 100]);
  });

  it("are marked when they stand twice, or were quoted per 100 by mistake", () => {
    const exchangeRate = [
      ...rates,
      { rateNo: "E10b", month: day("2026-10-15"), currency: "EUR", quoted: 1.2 },
      { rateNo: "J10", month: day("2026-10-01"), currency: "JPY", quoted: 0.67 },
    ];
    const found = byKey(compile(choicesOf(), { exchangeRate }), "exchangeRate", "rateNo", "check");
    expect(Object.fromEntries(found)).toEqual({
      E10: label("rateCheck", "twice"),
      E11: "",
      J11: "",
      E10b: label("rateCheck", "twice"),
      J10: label("rateCheck", "per100"),
    });
  });
});

describe("A competitor", () => {
  const position = (change: InputRow): CellValue =>
    column("competition", "position", { competition: [{ compareNo: "CM-1", ...change }] })[0] ?? null;
  const say = (code: string): string => label("position", code);
  const better = label("advantage", "better");
  const worse = label("advantage", "worse");

  it("is compared point by point, the price among them when it differs by more than 3 %", () => {
    expect(position({ quality: better })).toBe(say("ahead"));
    expect(position({ quality: better, delivery: worse })).toBe(say("even"));
    expect(position({ quality: better, ourPrice: 103, theirPrice: 100 })).toBe(say("ahead"));
    expect(position({ quality: better, ourPrice: 103.1, theirPrice: 100 })).toBe(say("even"));
    expect(position({ ourPrice: 110, theirPrice: 100 })).toBe(say("behind"));
  });
});

describe("Treatment", () => {
  it("names the level at a place of its scheme, and nothing past the end", () => {
    const rows = [
      ["class", 1],
      ["class", 4],
      ["class", 6],
      ["intent", 5],
      ["lifecycle", 7],
      ["business", 2],
      ["cooperation", 0],
    ] as const;
    const treatment = rows.map(([scheme, place], index) => ({
      treatmentNo: `TM-${index}`,
      scheme: label("treatmentScheme", scheme),
      place,
    }));
    expect(column("treatment", "level", { treatment })).toEqual([
      label("managementClass", "1"),
      label("managementClass", "strategic"),
      "",
      label("intentGrade", "E"),
      label("lifecycle", "dormant"),
      label("businessType", "suitable"),
      "",
    ]);
    expect(column("treatment", "code", { treatment })).toEqual([101, 104, 0, 305, 407, 502, 0]);
  });
});

describe("A planned contact", () => {
  const state = (planned: number, actual: number | null): CellValue =>
    column("contactPlan", "state", {
      contactPlan: [{ planNo: "PL-1", plannedDate: planned, actualDate: actual }],
    })[0] ?? null;

  it.each([
    ["planned", TODAY + 1, null],
    ["today", TODAY, null],
    ["overdue", TODAY - 1, null],
    ["done", TODAY - 1, TODAY - 1],
    ["doneLate", TODAY - 2, TODAY - 1],
  ] as const)("is %s", (wanted, planned, actual) => {
    expect(state(planned, actual)).toBe(label("planState", wanted));
  });

  it("sets the next one by the grade at the time, on a workday after it", () => {
    // Friday 20 November 2026.
    const actualDate = day("2026-11-20");
    const next = (grade: string): CellValue =>
      column("contactPlan", "nextContact", {
        contactPlan: [
          { planNo: "PL-1", plannedDate: actualDate, actualDate, gradeThen: label("intentGrade", grade) },
        ],
      })[0] ?? null;
    expect(next("B")).toBe(day("2026-11-27"));
    expect(next("C")).toBe(day("2026-12-04"));
    expect(next("D")).toBe(day("2026-12-18"));
    expect(next("E")).toBe(day("2027-11-19"));
  });

  it("stands once a customer in the month's matrix", () => {
    const plan = (customerId: string, date: string): InputRow => ({
      planNo: `PL-${customerId}${date}`,
      customerId,
      plannedDate: day(date),
    });
    const data = {
      customer: [{ customerId: "C1" }, { customerId: "C2" }],
      contactPlan: [
        plan("C2", "2026-11-03"),
        plan("C1", "2026-11-30"),
        plan("C2", "2026-11-09"),
        plan("C1", "2026-12-01"),
      ],
    };
    expect(column("contactPlan", "dayCode", data)).toEqual([203, 130, 209, 0]);
    expect(column("contactPlan", "listed", data)).toEqual([1, 1, 0, 0]);
  });
});

describe("A visit report (rules 2.17)", () => {
  const visit = (kind: string, reportedOn: number | null, date = TODAY - 3): CellValue =>
    column("visit", "state", {
      visit: [{ visitNo: "VR-1", date, kind: label("reportKind", kind), reportedOn }],
    })[0] ?? null;

  it.each([
    ["daily", TODAY - 3, "onTime"],
    ["daily", TODAY - 2, "late"],
    ["urgent", TODAY - 2, "onTime"],
    ["urgent", TODAY - 1, "late"],
    ["periodic", null, "waiting"],
    ["urgent", null, "overdue"],
  ] as const)("%s, handed in on %s, is %s", (kind, reported, wanted) => {
    expect(visit(kind, reported)).toBe(label("reportState", wanted));
  });
});

describe("Lists of customers and contacts", () => {
  it("takes for a priority who has demand now and intent A or B, unless someone decided otherwise", () => {
    const now = label("demand", "now");
    const of = (grade: string, change: InputRow = {}): InputRow => ({
      demand: now,
      intentGradeManual: label("intentGrade", grade),
      ...change,
    });
    const customers = [
      of("A"),
      of("B"),
      of("C"),
      of("A", { demand: label("demand", "future") }),
      of("C", { priority: label("yesNo", "yes") }),
      of("A", { priority: label("yesNo", "no") }),
      of("A", { givenUp: label("yesNo", "yes") }),
    ].map((row, index) => ({ customerId: `C${index}`, shortName: `C${index}`, ...row }));
    const order = column("customer", "priorityOrder", { customer: customers });
    expect(order.map((value) => value !== "")).toEqual([true, true, false, false, true, false, false]);
  });

  it("keeps the five logs apart and each in order of its dates", () => {
    const log = (grade: string, date: number, logNo: string): InputRow => ({
      logNo,
      date,
      gradeBefore: label("intentGrade", grade),
    });
    const followUp = [
      log("B", TODAY, "L1"),
      log("A", TODAY - 5, "L2"),
      log("E", TODAY - 9, "L3"),
      log("B", TODAY, "L4"),
      { logNo: "L5", date: TODAY },
    ];
    const order = column("followUp", "logOrder", { followUp }).map(Number);
    expect(order.map((value) => Math.floor(value / 1_000_000))).toEqual([2, 1, 5, 2, 0]);
    expect(order[3]).toBeGreaterThan(order[0] ?? 0);
    expect(new Set(order.slice(0, 4)).size).toBe(4);
  });

  it("finds the quotations among a customer's contacts", () => {
    const contact = (behaviour: string, date: number, logNo: string): InputRow => ({
      logNo,
      date,
      customerId: "C2",
      behaviour: label("behaviour", behaviour),
    });
    const data = {
      customer: [{ customerId: "C1" }, { customerId: "C2" }],
      followUp: [contact("visit", TODAY - 2, "L1"), contact("quote", TODAY - 1, "L2")],
    };
    expect(column("followUp", "contactKey", data)).toEqual([200_000 + TODAY - 2, 200_000 + TODAY - 1]);
    expect(column("followUp", "quoteKey", data)).toEqual([0, 200_000 + TODAY - 1]);
  });
});
