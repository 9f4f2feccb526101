import { addMonths, isoToSerial, serialToIso } from "../../src/formula/serial";
import type { InputRow, TableData } from "../../src/plan/choices";
import type { CellValue } from "../../src/plan/plan";
import { moveToWorkday } from "../../src/rules/follow-up";
import { gradeIntent } from "../../src/rules/intent-grade";
import { nextClosing, paymentDue, type PaymentTerms } from "../../src/rules/receivable-due";
import { urgencyOf } from "../../src/rules/urgency";
import { workdayUpTo, type WorkCalendar } from "../../src/rules/workday";
import { compile } from "../../src/plan/compile";
import { choicesOf, columnOf, label, TODAY } from "../plan/support";

const day = isoToSerial;

/** Spring Festival of 2026 with its make-up days, as the State Council arranges it. */
const HOLIDAYS = [
  "2026-02-15",
  "2026-02-16",
  "2026-02-17",
  "2026-02-18",
  "2026-02-19",
  "2026-02-20",
  "2026-02-21",
  "2026-02-22",
  "2026-02-23",
];
const MAKEUPS = ["2026-02-14", "2026-02-28"];
const CALENDAR: WorkCalendar = {
  weekend: [6, 7],
  holidays: new Set(HOLIDAYS.map(day)),
  makeups: new Set(MAKEUPS.map(day)),
};
const WORKDAYS: readonly InputRow[] = [
  ...HOLIDAYS.map((date) => ({ date: day(date), kind: label("dayKind", "holiday"), name: "春节" })),
  ...MAKEUPS.map((date) => ({ date: day(date), kind: label("dayKind", "makeup"), name: "补班" })),
];

describe("The intent grade on 2026-11-21", () => {
  const grade = (expected: string | null): string | undefined =>
    gradeIntent("now", expected === null ? null : day(expected), TODAY, [1, 3, 6])?.grade;

  it.each([
    ["2026-11-20", "A"],
    ["2026-11-21", "A"],
    ["2026-12-21", "A"],
    ["2026-12-22", "B"],
    ["2027-02-21", "B"],
    ["2027-02-22", "C"],
    ["2027-05-21", "C"],
    ["2027-05-22", "D"],
  ])("of an order expected on %s is %s", (expected, wanted) => {
    expect(grade(expected)).toBe(wanted);
    const plan = compile(choicesOf({ tables: ["customer"] }), {
      customer: [
        {
          customerId: "C1",
          shortName: "One",
          demand: label("demand", "now"),
          expectedDate: day(expected),
        },
      ],
    });
    expect(columnOf(plan, "customer", "intentGrade")).toEqual([label("intentGrade", wanted)]);
  });

  it("is D without a date or with future demand, E for the dead, and none without a demand", () => {
    expect(grade(null)).toBe("D");
    expect(gradeIntent("future", TODAY, TODAY, [1, 3, 6])).toEqual({ grade: "D", reason: "future" });
    expect(gradeIntent("dead", TODAY, TODAY, [1, 3, 6])).toEqual({ grade: "E", reason: "dead" });
    expect(gradeIntent("", TODAY, TODAY, [1, 3, 6])).toBeUndefined();
  });

  it("says when the expected date has passed, and still grades A", () => {
    expect(gradeIntent("now", TODAY - 1, TODAY, [1, 3, 6])).toEqual({ grade: "A", reason: "past" });
  });

  it("never gets better as the expected date moves away, and every day has a grade", () => {
    let last = "A";
    for (let expected = TODAY - 40; expected < TODAY + 400; expected += 1) {
      const now = gradeIntent("now", expected, TODAY, [1, 3, 6])?.grade ?? "";
      expect(["A", "B", "C", "D"]).toContain(now);
      expect(now >= last).toBe(true);
      last = now;
    }
    expect(last).toBe("D");
  });
});

describe("The next follow-up", () => {
  /** One customer, its last contact, and what else matters; the columns asked for. */
  function follow(
    customer: InputRow,
    contacts: readonly string[],
    asOf: string,
    more: TableData = {},
  ): Record<string, CellValue> {
    const data: TableData = {
      customer: [{ customerId: "C1", shortName: "One", ...customer }],
      followUp: contacts.map((date, index) => ({
        logNo: `L${index + 1}`,
        date: day(date),
        customerId: "C1",
      })),
      workday: WORKDAYS,
      ...more,
    };
    const plan = compile(
      choicesOf({ tables: ["customer", "followUp", "transaction"], asOf: day(asOf) }),
      data,
    );
    const one = (column: string): CellValue => columnOf(plan, "customer", column)[0] ?? null;
    const next = one("nextFollowUp");
    return {
      next: typeof next === "number" ? serialToIso(next) : next,
      reason: one("followUpReason"),
      status: one("followUpStatus"),
    };
  }
  const now = label("demand", "now");
  const dead = label("demand", "dead");
  const reason = (code: string): string => label("followUpReason", code);
  const status = (code: string): string => label("followUpStatus", code);
  const inMonths = (date: string, months: number): number => addMonths(day(date), months);

  it("of a dead customer last contacted on a leap day is a year later, on 28 February", () => {
    // 2025-02-28 is a Friday: nothing to move.
    expect(follow({ demand: dead }, ["2024-02-29"], "2024-03-01")).toEqual({
      next: "2025-02-28",
      reason: reason("dead"),
      status: status("later"),
    });
  });

  it("moves to the workday before a holiday, because the source says at least every n days", () => {
    // 2026-02-05 + 15 days = 02-20, in the holiday; the make-up Saturday 02-14 is the last workday before it.
    const customer = { demand: now, expectedDate: inMonths("2026-02-06", 5) };
    expect(follow(customer, ["2026-02-05"], "2026-02-06").next).toBe("2026-02-14");
  });

  it("counts a make-up Saturday as a workday", () => {
    // 2026-02-13 + 15 days = 02-28, a Saturday that is worked.
    const customer = { demand: now, expectedDate: inMonths("2026-02-13", 5) };
    expect(follow(customer, ["2026-02-13"], "2026-02-14").next).toBe("2026-02-28");
  });

  it("never falls back on the last contact: a week from the eve of the holiday is the first workday after it", () => {
    const customer = { demand: now, expectedDate: inMonths("2026-02-14", 2) };
    // 2026-02-14 + 7 days = 02-21; the last workday up to then is the contact's own day.
    expect(follow(customer, ["2026-02-14"], "2026-02-14").next).toBe("2026-02-24");
    // Without the make-up day the same happens to a contact of Friday 02-13.
    const plain: WorkCalendar = { ...CALENDAR, makeups: new Set() };
    expect(serialToIso(moveToWorkday(day("2026-02-20"), day("2026-02-13"), plain))).toBe("2026-02-24");
  });

  it("is always a workday after the last contact, whatever the due date", () => {
    for (let last = day("2026-01-20"); last < day("2026-03-20"); last += 1) {
      for (const days of [1, 7, 15, 30]) {
        const next = moveToWorkday(last + days, last, CALENDAR);
        expect(next).toBeGreaterThan(last);
        expect(workdayUpTo(next, CALENDAR)).toBe(next);
        // Later than due only when no workday lies between.
        if (next > last + days) expect(workdayUpTo(last + days, CALENDAR)).toBeLessThanOrEqual(last);
      }
    }
  });

  it("is today for a customer never contacted, and none for one given up", () => {
    expect(follow({ demand: now }, [], "2026-11-21")).toEqual({
      next: "2026-11-21",
      reason: reason("never"),
      status: status("today"),
    });
    expect(follow({ demand: now, givenUp: label("yesNo", "yes") }, ["2026-01-05"], "2026-11-21")).toEqual({
      next: "",
      reason: "",
      status: status("stopped"),
    });
  });

  it("takes the interval of B when there is demand now and no expected date", () => {
    expect(follow({ demand: now }, ["2026-11-16"], "2026-11-17")).toEqual({
      next: "2026-11-23",
      reason: reason("noDate"),
      status: status("later"),
    });
  });

  it("takes the class's interval when it is shorter, and never for the dead", () => {
    // The only customer with sales is class Ⅰ: 7 days against the 30 of grade D.
    const transaction = [
      { transactionNo: "T1", date: day("2026-10-01"), customerId: "C1", agreedAmount: 100 },
    ];
    const later = { demand: label("demand", "future") };
    expect(follow(later, ["2026-11-16"], "2026-11-16", { transaction })).toMatchObject({
      next: "2026-11-23",
      reason: reason("class"),
    });
    expect(follow({ demand: dead }, ["2026-11-16"], "2026-11-16", { transaction })).toMatchObject({
      next: "2027-11-16",
      reason: reason("dead"),
    });
  });

  it("counts from the latest of several contacts, in whatever order they were logged", () => {
    expect(follow({ demand: now }, ["2026-11-16", "2026-11-02"], "2026-11-17").next).toBe("2026-11-23");
  });

  it.each([
    ["2026-11-24", "overdue"],
    ["2026-11-23", "today"],
    ["2026-11-20", "soon"],
    ["2026-11-19", "later"],
  ])("seen on %s is %s", (asOf, wanted) => {
    expect(follow({ demand: now }, ["2026-11-16"], asOf).status).toBe(status(wanted));
  });
});

describe("Urgency on 2026-11-21", () => {
  const settings = { urgentDays: 7, soonMonths: 1, normalMonths: 3 };
  it.each([
    ["2026-11-01", "urgent"],
    ["2026-11-28", "urgent"],
    ["2026-11-29", "soon"],
    ["2026-12-21", "soon"],
    ["2026-12-22", "normal"],
    ["2027-02-21", "normal"],
    ["2027-02-22", "slow"],
  ])("of something to do by %s is %s", (date, wanted) => {
    expect(urgencyOf(day(date), TODAY, settings)).toBe(wanted);
  });
});

describe("A payment", () => {
  const settings = {
    depositDays: 7,
    advanceDays: 3,
    copyDays: 7,
    presentationDays: 21,
    bankDays: 5,
    calendar: CALENDAR,
  };
  const payment: PaymentTerms = {
    kind: "balance",
    terms: "",
    signed: day("2026-10-01"),
    etd: day("2026-11-10"),
    shipped: day("2026-11-12"),
    creditDays: 30,
    closingDay: 0,
    lcExpiry: null,
  };
  const due = (change: Partial<PaymentTerms>): string | null => {
    const date = paymentDue({ ...payment, ...change }, settings);
    return date === null ? null : serialToIso(date);
  };

  it.each<[string, Partial<PaymentTerms>, string]>([
    ["a deposit, after the contract", { kind: "deposit" }, "2026-10-08"],
    ["paid before shipment", { terms: "ttAdvance" }, "2026-11-07"],
    ["against a copy of the B/L", { terms: "ttCopy" }, "2026-11-19"],
    ["an L/C at sight, presentation and five banking days", { terms: "lcSight" }, "2026-12-10"],
    [
      "an L/C that expires before the presentation period ends",
      { terms: "lcSight", lcExpiry: day("2026-11-20") },
      "2026-11-27",
    ],
    ["documents against payment", { terms: "dp" }, "2026-12-10"],
    ["a usance L/C", { terms: "lcUsance", creditDays: 60 }, "2027-01-11"],
    ["documents against acceptance", { terms: "da" }, "2026-12-12"],
    ["open account", { terms: "oa" }, "2026-12-12"],
    ["a monthly statement without a closing day", { terms: "monthly" }, "2026-12-12"],
    ["a monthly statement closing on the 25th", { terms: "monthly", closingDay: 25 }, "2026-12-25"],
    ["a monthly statement whose closing day is past", { terms: "monthly", closingDay: 5 }, "2027-01-04"],
  ])("is due: %s", (_, change, wanted) => {
    expect(due(change)).toBe(wanted);
  });

  it("has no due date while the date it counts from is missing", () => {
    expect(due({ kind: "deposit", signed: null })).toBeNull();
    expect(due({ terms: "ttAdvance", etd: null })).toBeNull();
    expect(due({ terms: "oa", shipped: null })).toBeNull();
  });

  it.each([
    ["2026-02-10", 31, "2026-02-28"],
    ["2026-02-28", 31, "2026-02-28"],
    ["2028-02-10", 30, "2028-02-29"],
    ["2026-04-30", 31, "2026-04-30"],
    ["2026-01-31", 28, "2026-02-28"],
    ["2026-12-26", 25, "2027-01-25"],
    ["2026-12-25", 25, "2026-12-25"],
  ])(
    "shipped on %s under statements of the %ith belongs to the closing of %s",
    (shipped, closing, wanted) => {
      expect(serialToIso(nextClosing(day(shipped), closing))).toBe(wanted);
    },
  );

  it("always closes on or after shipment, within 31 days", () => {
    for (let shipped = day("2027-12-01"); shipped < day("2028-12-31"); shipped += 1) {
      for (let closing = 1; closing <= 31; closing += 1) {
        const waited = nextClosing(shipped, closing) - shipped;
        expect(waited >= 0 && waited <= 31).toBe(true);
      }
    }
  });
});
