import fc from "fast-check";
import { addMonths, isoToSerial } from "../../src/formula/serial";
import type { InputRow, TableData } from "../../src/plan/choices";
import { compile } from "../../src/plan/compile";
import type { CellValue } from "../../src/plan/plan";
import { decideCooperation, gradeOfReason, type CooperationFacts } from "../../src/rules/cooperation-grade";
import { lifecycleStage, type RecentTrade } from "../../src/rules/lifecycle";
import { adviseStrategic } from "../../src/rules/management-class";
import { roundHalfUp } from "../../src/rules/periods";
import { ageingBucket } from "../../src/rules/receivable-due";
import { surveyTotal } from "../../src/rules/survey-score";
import { byKey, choicesOf, columnOf, label, TODAY } from "../plan/support";

const day = isoToSerial;

describe("The cooperation grade", () => {
  const settings = {
    overdueTolerance: 30,
    vipMonths: 24,
    vipOrders: 3,
    vipOnTime: 0.9,
    newMonths: 12,
    steadyGap: 180,
  };
  /** A VIP: an old, large, steady customer that pays on time. */
  const vip: CooperationFacts = {
    openDisputes: 0,
    oldestDue: null,
    ordersEver: 20,
    orders12: 5,
    firstOrder: addMonths(TODAY, -24),
    gap: 60,
    onTime: 0.9,
    large: true,
    qualityBrand: false,
  };
  const decide = (change: Partial<CooperationFacts>): string => {
    const reason = decideCooperation({ ...vip, ...change }, TODAY, settings);
    return `${gradeOfReason(reason)} ${reason}`;
  };

  it.each<[string, string, Partial<CooperationFacts>]>([
    ["E dispute", "a dispute, though a VIP", { openDisputes: 1 }],
    ["E overdue", "overdue beyond the tolerance, though a VIP", { oldestDue: TODAY - 31 }],
    ["A vip", "overdue within the tolerance", { oldestDue: TODAY - 30 }],
    ["E dispute", "a dispute before the first order", { openDisputes: 1, ordersEver: 0, firstOrder: null }],
    ["C noOrder", "no order yet", { ordersEver: 0, firstOrder: null, orders12: 0, gap: null }],
    ["C noOrder", "no order yet, a quality brand", { ordersEver: 0, firstOrder: null, qualityBrand: true }],
    ["A vip", "old, steady, large and on time", {}],
    ["A vip", "nothing fell due in 12 months", { onTime: null }],
    [
      "D candidate",
      "one day short of 24 months, as large and steady as a VIP",
      { firstOrder: addMonths(TODAY, -24) + 1 },
    ],
    ["D small", "two orders in 12 months", { orders12: 2 }],
    ["D unpunctual", "paid late too often", { onTime: 0.8999 }],
    ["D unpunctual", "young and paid late too often", { onTime: 0.5, firstOrder: addMonths(TODAY, -18) }],
    ["D small", "young, large, two orders in 12 months", { orders12: 2, firstOrder: addMonths(TODAY, -18) }],
    ["D small", "young, steady, class Ⅲ", { large: false, firstOrder: addMonths(TODAY, -18) }],
    ["D small", "class Ⅲ", { large: false }],
    ["B newCustomer", "first order under 12 months ago", { firstOrder: addMonths(TODAY, -12) + 1 }],
    ["D candidate", "first order exactly 12 months ago", { firstOrder: addMonths(TODAY, -12) }],
    ["D candidate", "new but overdue within the tolerance", { firstOrder: TODAY - 90, oldestDue: TODAY - 1 }],
    ["B newCustomer", "new and due today", { firstOrder: TODAY - 90, oldestDue: TODAY }],
    ["B brand", "a quality brand without steady orders", { large: false, qualityBrand: true, gap: 181 }],
    ["D small", "a quality brand with steady orders", { large: false, qualityBrand: true, gap: 180 }],
    ["B brand", "a dormant quality brand", { orders12: 0, gap: null, qualityBrand: true }],
    ["D dormant", "no order for 12 months", { orders12: 0, gap: null }],
  ])("is %s: %s", (wanted, _, change) => {
    expect(decide(change)).toBe(wanted);
  });
});

describe("The life cycle", () => {
  const settings = { introductionMonths: 12, youngMonths: 24, band: 0.2 };
  const old = addMonths(TODAY, -24);
  const young = addMonths(TODAY, -24) + 1;
  const stage = (firstOrder: number | null, lastHalf: number, halfBefore: number, yearBefore: number) => {
    const trade: RecentTrade = { firstOrder, lastHalf, halfBefore, yearBefore };
    return lifecycleStage(trade, TODAY, settings);
  };

  it.each<[string, string, number | null, number, number, number]>([
    ["none", "no order", null, 0, 0, 0],
    ["introduction", "under 12 months", addMonths(TODAY, -12) + 1, 100, 0, 0],
    ["maturity", "a flat buyer of 14 months compares halves", addMonths(TODAY, -14), 100, 100, 0],
    ["growth", "young, more than 20 % up", young, 120.01, 100, 1_000],
    ["maturity", "young, exactly 20 % up", young, 120, 100, 1_000],
    ["maturity", "young, exactly 20 % down", young, 80, 100, 0],
    ["decline", "young, more than 20 % down", young, 79.99, 100, 0],
    ["maturity", "one order a year, the first 13 months ago", addMonths(TODAY, -13), 100, 0, 100],
    ["growth", "young, nothing in the half before, more than 20 % up on the year", young, 120.01, 0, 100],
    ["decline", "young, nothing in the last half", addMonths(TODAY, -13), 0, 100, 20],
    ["growth", "old, compares years", old, 60, 60.01, 100],
    ["maturity", "old, exactly 20 % up in the year", old, 0, 120, 100],
    ["decline", "old, more than 20 % down in the year", old, 79.99, 0, 100],
    ["reactivated", "back after a year without orders", old, 50, 0, 0],
    ["dormant", "no order for 12 months", old, 0, 0, 500],
    ["dormant", "returns and orders cancel out", old, 50, -50, 500],
  ])("is %s: %s", (wanted, _, first, lastHalf, halfBefore, yearBefore) => {
    expect(stage(first, lastHalf, halfBefore, yearBefore)).toBe(wanted);
  });
});

describe("The strategic override", () => {
  /** One big customer in Germany, one small one in Nigeria. */
  function advice(
    change: InputRow,
    others: readonly InputRow[] = [],
  ): { advice: CellValue; managed: CellValue } {
    const customer: InputRow[] = [
      { customerId: "BIG", shortName: "Big", country: label("country", "DE") },
      {
        customerId: "AF",
        shortName: "Lagos",
        country: label("country", "NG"),
        demand: label("demand", "now"),
        ...change,
      },
      ...others,
    ];
    const amounts = [98_000, 1_000, 1_000];
    const data: TableData = {
      customer,
      transaction: customer.map(({ customerId }, index) => ({
        transactionNo: `T${index}`,
        date: day("2026-10-10"),
        customerId: customerId ?? null,
        agreedAmount: amounts[index] ?? 0,
      })),
    };
    const plan = compile(choicesOf(), data);
    return {
      advice: byKey(plan, "customer", "customerId", "strategicAdvice").get("AF") ?? null,
      managed: byKey(plan, "customer", "customerId", "managementClass").get("AF") ?? null,
    };
  }
  const advised = label("flag", "advised");
  const third = label("managementClass", "3");

  it("is advised for the only customer of Africa in class Ⅲ, and takes effect when confirmed", () => {
    expect(advice({})).toEqual({ advice: advised, managed: third });
    expect(advice({ strategicConfirmed: label("yesNo", "yes") })).toEqual({
      advice: advised,
      managed: label("managementClass", "strategic"),
    });
  });

  it("is not advised for a dead customer, one at risk, one declined, or one of two", () => {
    expect(advice({ demand: label("demand", "dead") }).advice).toBe("");
    expect(advice({ cooperationGradeManual: label("cooperationGrade", "E") }).advice).toBe("");
    expect(advice({ strategicConfirmed: label("yesNo", "no") })).toEqual({ advice: "", managed: third });
    const second = { customerId: "AF2", shortName: "Cairo", country: label("country", "EG") };
    expect(advice({}, [second]).advice).toBe("");
  });

  it("needs class Ⅲ", () => {
    const facts = { classThree: true, buyersInRegion: 1, declined: false, dead: false, atRisk: false };
    expect(adviseStrategic(facts)).toBe(true);
    expect(adviseStrategic({ ...facts, classThree: false })).toBe(false);
  });
});

describe("What a person typed", () => {
  it("overrules the suggestion in all three grades, and only there", () => {
    const typed = {
      managementClassManual: label("managementClass", "1"),
      cooperationGradeManual: label("cooperationGrade", "A"),
      intentGradeManual: label("intentGrade", "B"),
    };
    const plan = compile(choicesOf(), {
      customer: [
        { customerId: "C1", shortName: "One", ...typed },
        { customerId: "C2", shortName: "Two" },
      ],
    });
    const both = (column: string): readonly CellValue[] => columnOf(plan, "customer", column);
    expect(both("managementClass")).toEqual([
      label("managementClass", "1"),
      both("managementClassSuggested")[1],
    ]);
    expect(both("cooperationGrade")).toEqual([
      label("cooperationGrade", "A"),
      label("cooperationGrade", "C"),
    ]);
    expect(both("intentGrade")).toEqual([label("intentGrade", "B"), ""]);
    expect(both("cooperationGradeSuggested")).toEqual([
      label("cooperationGrade", "C"),
      label("cooperationGrade", "C"),
    ]);
  });
});

describe("A complaint", () => {
  function alarm(complaint: InputRow, asOf: string): { alarm: CellValue; status: CellValue } {
    const plan = compile(choicesOf({ tables: ["complaint"], asOf: day(asOf) }), {
      complaint: [{ complaintNo: "C1", ...complaint }],
    });
    return {
      alarm: columnOf(plan, "complaint", "alarm")[0] ?? null,
      status: columnOf(plan, "complaint", "status")[0] ?? null,
    };
  }
  const says = (code: string): string => label("complaintAlarm", code);
  // Monday: the first answer is due on Tuesday, the plan on Wednesday, the result by 17 November.
  const monday = { date: day("2026-11-02") };

  it.each([
    ["2026-11-03", "fine"],
    ["2026-11-04", "firstAnswer"],
    ["2026-11-05", "plan"],
    ["2026-11-17", "plan"],
    ["2026-11-18", "silent"],
  ])("without any reply says on %s: %s", (asOf, wanted) => {
    expect(alarm(monday, asOf).alarm).toBe(says(wanted));
  });

  it("answers are due on workdays: a complaint of Friday on Monday", () => {
    const friday = { date: day("2026-11-06") };
    expect(alarm(friday, "2026-11-09").alarm).toBe(says("fine"));
    expect(alarm(friday, "2026-11-10").alarm).toBe(says("firstAnswer"));
  });

  it("stays silent once the customer was told, however late", () => {
    expect(alarm({ ...monday, notifiedDate: day("2027-01-01") }, "2027-01-02").alarm).toBe(says("fine"));
  });

  it("has the status of the first step that is missing", () => {
    const steps: InputRow[] = [
      {},
      { content: "Colour" },
      { nature: label("complaintNature", "quality") },
      { department: "QC", responsible: "Li" },
      { decision: "Replace" },
      { correction: "New dye", correctedDate: day("2026-11-10") },
      { notifiedDate: day("2026-11-11") },
      { callbackDate: day("2026-11-20") },
      { fileNo: "F-1" },
    ];
    let filled: InputRow = monday;
    steps.forEach((step, done) => {
      filled = { ...filled, ...step };
      expect(alarm(filled, "2026-11-03").status).toBe(label("complaintStatus", String(done)));
    });
    // A later step does not hide an earlier gap.
    expect(alarm({ ...filled, department: null }, "2026-11-03").status).toBe(label("complaintStatus", "2"));
  });
});

describe("Ageing", () => {
  it.each([
    [0, 500, "settled"],
    [-5, 500, "settled"],
    [100, 0, "notDue"],
    [100, 1, "d30"],
    [100, 30, "d30"],
    [100, 31, "d60"],
    [100, 60, "d60"],
    [100, 61, "d90"],
    [100, 90, "d90"],
    [100, 91, "over"],
  ])("of %i open, %i days overdue, is %s", (open, overdue, wanted) => {
    expect(ageingBucket(open, overdue)).toBe(wanted);
  });
});

describe("The survey's total", () => {
  const items = (...scores: (number | null)[]) => scores.map((score) => ({ score, weight: 1 }));

  it("is a share of the highest score, and unanswered items count neither way", () => {
    expect(surveyTotal(items(5, 5, 5))).toBe(100);
    expect(surveyTotal(items(5, null, 3, null))).toBe(80);
    expect(surveyTotal(items(1, 1))).toBe(20);
    expect(surveyTotal(items(null, null))).toBeNull();
    expect(surveyTotal([])).toBeNull();
  });

  it("weighs the items, and an item of no weight alone gives no total", () => {
    expect(
      surveyTotal([
        { score: 5, weight: 3 },
        { score: 1, weight: 1 },
      ]),
    ).toBe(80);
    expect(surveyTotal([{ score: 5, weight: 0 }])).toBeNull();
  });

  it("is rounded half up to one decimal", () => {
    // (4+4+4+5+5+5+5+5) / 40 = 92.5 %; seven items: 3+3+3+3+3+3+4 = 22 of 35 = 62.857…
    expect(surveyTotal(items(4, 4, 4, 5, 5, 5, 5, 5))).toBe(92.5);
    expect(surveyTotal(items(3, 3, 3, 3, 3, 3, 4))).toBe(62.9);
  });

  it("counts blanks as blanks in the workbook, not as zeros", () => {
    const plan = compile(choicesOf({ tables: ["survey"] }), {
      survey: [{ surveyNo: "S1", scoreQuality: 5, scorePrice: 3 }, { surveyNo: "S2" }, { scoreQuality: 5 }],
    });
    expect(columnOf(plan, "survey", "total")).toEqual([80, "", ""]);
    expect(columnOf(plan, "survey", "satisfaction")).toEqual([0.5, "", ""]);
  });
});

describe("Rounding half up", () => {
  it("rounds what Excel shows, not what floating point holds", () => {
    expect(roundHalfUp(1.005, 2)).toBe(1.01);
    expect(roundHalfUp(2.675, 2)).toBe(2.68);
    expect(roundHalfUp(1.115 * 100, 0)).toBe(112);
    expect(roundHalfUp(-1.005, 2)).toBe(-1.01);
    expect(roundHalfUp(0.5, 0)).toBe(1);
    expect(roundHalfUp(-0.5, 0)).toBe(-1);
    expect(roundHalfUp(-0.001, 2)).toBe(0);
  });

  it("agrees with exact decimals", () => {
    const thousandths = fc.integer({ min: -2_000_000_000, max: 2_000_000_000 });
    fc.assert(
      fc.property(thousandths, fc.integer({ min: 0, max: 2 }), (value, digits) => {
        const unit = 10 ** (3 - digits);
        const size = Math.abs(value);
        const whole = Math.floor((size + unit / 2) / unit) * unit;
        const exact = (Math.sign(value) * whole) / 1_000;
        expect(roundHalfUp(value / 1_000, digits)).toBe(exact === 0 ? 0 : exact);
      }),
    );
  });
});
