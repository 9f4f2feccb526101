import { isoToSerial } from "../../src/formula/serial";
import type { InputRow, TableData } from "../../src/plan/choices";
import { label, TODAY } from "../plan/support";
import { evaluateColumn } from "./evaluate-column";

const day = isoToSerial;
const yes = label("yesNo", "yes");

describe("An inquiry", () => {
  const column = (id: string, rows: readonly InputRow[]) =>
    evaluateColumn("inquiry", id, {
      inquiry: rows.map((row, index) => ({ inquiryNo: `I${index + 1}`, inquiryDate: TODAY - 30, ...row })),
    });
  const won = label("inquiryOutcome", "won");
  const lost = label("inquiryOutcome", "lost");

  it("stands at the furthest stage its dates show", () => {
    const rows = [
      {},
      { costDate: TODAY },
      { quoteDate: TODAY },
      { sampleSentDate: TODAY, quoteDate: TODAY },
      { outcome: won },
      { outcome: lost, quoteDate: TODAY },
    ];
    expect(column("stage", rows)).toEqual(
      ["1", "2", "3", "5", "6", "lost"].map((code) => label("inquiryStage", code)),
    );
    expect(column("reached", rows)).toEqual([1, 2, 3, 5, 6, 3]);
  });

  it("counts in the funnel of its year only", () => {
    const rows = [{ inquiryDate: day("2026-01-01") }, { inquiryDate: day("2025-12-31") }];
    expect(column("funnelStage", rows)).toEqual([1, 0]);
  });

  it("is to be answered within a workday; a quotation is an answer", () => {
    const friday = day("2026-11-13");
    const rows = [
      { inquiryDate: friday, firstReplyDate: friday + 3 },
      { inquiryDate: friday, firstReplyDate: friday + 4 },
      { inquiryDate: friday, firstReplyDate: friday + 9, quoteDate: friday + 2 },
      { inquiryDate: friday },
      { inquiryDate: TODAY },
    ];
    expect(column("replyDue", rows).slice(0, 1)).toEqual([friday + 3]);
    expect(column("replyState", rows)).toEqual(
      ["inTime", "late", "inTime", "overdue", "waiting"].map((code) => label("replyState", code)),
    );
  });

  it("says when it was quoted without approval", () => {
    const flag = label("quoteFlag", "unapproved");
    const rows = [
      { quoteDate: TODAY },
      { quoteDate: TODAY, approval: label("approval", "passed") },
      { quoteDate: TODAY, approval: label("approval", "rejected") },
      {},
    ];
    expect(column("quoteFlag", rows)).toEqual([flag, "", flag, ""]);
  });

  it("stands in its stage since the last step, while it is open", () => {
    expect(column("daysInStage", [{}, { quoteDate: TODAY - 4 }, { outcome: won }])).toEqual([30, 4, ""]);
  });
});

describe("The public pool", () => {
  const CLAIM: InputRow = { customerId: "C1", claimedBy: "Li", claimedOn: TODAY - 10 };
  const data = (row: InputRow, more: TableData = {}): TableData => ({
    customer: [{ customerId: "C1" }],
    salesLimit: [{ limitNo: "L1", salesperson: "Li" }],
    poolRecord: [{ poolNo: "P1", ...CLAIM, ...row }],
    ...more,
  });
  const column = (id: string, row: InputRow, more?: TableData) =>
    evaluateColumn("poolRecord", id, data(row, more))[0];
  const say = (code: string): string => label("poolStatus", code);
  const claimed = (ago: number): InputRow => ({ claimedOn: TODAY - ago });

  it("gives a claim thirty days, warns three days before, then asks for it back", () => {
    expect(column("status", claimed(26))).toBe(say("claimed"));
    expect(column("status", claimed(27))).toBe(say("soon"));
    expect(column("status", claimed(30))).toBe(say("soon"));
    expect(column("status", claimed(31))).toBe(say("due"));
    expect(column("status", { claimedBy: null })).toBe(say("pool"));
    expect(column("status", { ...claimed(31), returnedOn: TODAY })).toBe(say("returned"));
  });

  it("takes a person's own days", () => {
    const salesLimit = [{ limitNo: "L1", salesperson: "Li", days: 45 }];
    expect(column("protectUntil", claimed(0), { salesLimit })).toBe(TODAY + 45);
    expect(column("protectUntil", claimed(0))).toBe(TODAY + 30);
  });

  it("counts a contract or money within the time, on its first and last day, and nothing else", () => {
    const trade = (date: number, more: InputRow = {}): TableData => ({
      transaction: [{ transactionNo: "T1", customerId: "C1", date, agreedAmount: 1, ...more }],
    });
    const claimedOn = TODAY - 40;
    const won = (date: number, more?: InputRow) => column("status", { claimedOn }, trade(date, more));
    expect([won(claimedOn), won(claimedOn + 30)]).toEqual([say("won"), say("won")]);
    expect([won(claimedOn - 1), won(claimedOn + 31)]).toEqual([say("due"), say("due")]);
    expect(won(claimedOn + 5, { status: label("transactionStatus", "cancelled") })).toBe(say("due"));
    const paid: TableData = {
      order: [{ contractNo: "TB1", customerId: "C1" }],
      receivable: [{ receivableNo: "R1", contractNo: "TB1", received: 5, receivedDate: claimedOn + 30 }],
    };
    expect(column("status", { claimedOn }, paid)).toBe(say("won"));
  });

  it("keeps the former owner away for seven days", () => {
    const early = (after: number, formerOwner: string) =>
      column("tooEarly", { formerOwner, enteredOn: TODAY - 20, claimedOn: TODAY - 20 + after });
    expect([early(7, "Li"), early(8, "Li"), early(1, "Wang")]).toEqual([yes, "", ""]);
  });

  it("blocks whoever holds as many as the limit", () => {
    const pool = (count: number): TableData => ({
      customer: [{ customerId: "C1", owner: "Li" }],
      salesLimit: [{ limitNo: "L1", salesperson: "Li", limit: 2 }],
      poolRecord: Array.from({ length: count }, (_, index) => ({ poolNo: `P${index + 1}`, ...CLAIM })),
    });
    const at = (id: string, count: number) => evaluateColumn("salesLimit", id, pool(count))[0];
    expect([0, 2, 3].map((count) => at("claimable", count))).toEqual([2, 0, 0]);
    expect([1, 2, 3].map((count) => at("state", count))).toEqual(
      ["free", "full", "over"].map((code) => label("limitState", code)),
    );
    expect(at("customers", 0)).toBe(1);
  });
});

describe("A month of a salesperson", () => {
  const data: TableData = {
    customer: [{ customerId: "C1", owner: "Li", createdOn: day("2026-02-28") }],
    transaction: [
      { transactionNo: "TB1", customerId: "C1", date: day("2026-02-01"), agreedAmount: 100, rate: 2 },
      { transactionNo: "TB2", customerId: "C1", date: day("2026-02-10"), agreedAmount: 50 },
    ],
    order: [
      { contractNo: "TB1", customerId: "C1", signedDate: day("2026-02-01") },
      { contractNo: "TB2", customerId: "C1", signedDate: day("2026-02-10"), cancelled: yes },
      { contractNo: "TB3", customerId: "C1", signedDate: day("2026-03-01") },
    ],
    receivable: [
      { receivableNo: "R1", contractNo: "TB1", received: 30, rate: 2, receivedDate: day("2026-02-28") },
    ],
    followUp: [
      { logNo: "F1", customerId: "C1", staff: "Li", date: day("2026-02-05"), dueThen: day("2026-02-05") },
      { logNo: "F2", customerId: "C1", staff: "Li", date: day("2026-02-06"), dueThen: day("2026-02-05") },
      { logNo: "F3", customerId: "C1", staff: "Li", date: day("2026-02-07") },
      { logNo: "F4", customerId: "C1", staff: "Wang", date: day("2026-02-07") },
    ],
    monthlySales: [{ reportNo: "M1", salesperson: "Li", month: day("2026-02-15"), target: 500 }],
  };
  const at = (id: string) => evaluateColumn("monthlySales", id, data)[0];

  it("counts from the first to the last day, cancelled orders apart", () => {
    expect([at("from"), at("to")]).toEqual([day("2026-02-01"), day("2026-02-28")]);
    expect([at("newCustomers"), at("contacts"), at("orders")]).toEqual([1, 3, 1]);
  });

  it("adds up in the currency of totals and compares with the target", () => {
    expect([at("amount"), at("received"), at("achieved")]).toEqual([250, 60, 0.5]);
  });

  it("takes punctuality from the contacts that had a date", () => {
    expect(at("onTimeRate")).toBe(0.5);
  });
});

describe("A review", () => {
  const WHOLE: InputRow = {
    reviewNo: "R1",
    goal: "g",
    result: "r",
    successCauses: "s",
    lessons: "l",
    plan: "p",
    dueDate: TODAY,
  };
  const status = (row: InputRow) => evaluateColumn("review", "status", { review: [{ ...WHOLE, ...row }] })[0];
  const say = (code: string): string => label("reviewStatus", code);

  it("asks for the step that is missing, in the order of the four", () => {
    expect(status({ result: null })).toBe(say("result"));
    expect(status({ successCauses: null })).toBe(say("causes"));
    expect(status({ successCauses: null, failureCauses: "f", lessons: null })).toBe(say("lessons"));
    expect(status({ plan: null })).toBe(say("plan"));
  });

  it("then follows the plan", () => {
    expect([status({}), status({ dueDate: TODAY - 1 }), status({ doneDate: TODAY })]).toEqual(
      ["running", "overdue", "done"].map(say),
    );
  });

  it("says whether the goal was reached", () => {
    const reached = (actual: number) =>
      evaluateColumn("review", "reached", { review: [{ ...WHOLE, target: 10, actual }] })[0];
    expect([reached(10), reached(9)]).toEqual([yes, label("yesNo", "no")]);
  });
});

describe("Improvement", () => {
  const survey = (scores: readonly number[], id: string) =>
    evaluateColumn("survey", id, {
      survey: [
        {
          surveyNo: "S1",
          ...Object.fromEntries(
            [
              "scoreQuality",
              "scoreDelivery",
              "scorePrice",
              "scoreResponse",
              "scoreDocuments",
              "scorePacking",
              "scoreService",
              "scoreOverall",
            ].map((column, index) => [column, scores[index] ?? null]),
          ),
        },
      ],
    })[0];

  it("is asked for by single low scores; equal answers throughout are no survey", () => {
    expect(survey([5, 2, 1, 3], "lowScores")).toBe(2);
    expect(survey([4, 4, 4, 4, 4, 4, 4, 4], "invalid")).toBe(yes);
    expect(survey([4, 4, 4, 4, 4, 4, 4], "invalid")).toBe("");
    expect(survey([4, 4, 4, 4, 4, 4, 4, 5], "invalid")).toBe("");
  });

  it("goes from the manager's signature to the customer", () => {
    const status = (row: InputRow) =>
      evaluateColumn("improvement", "status", {
        improvement: [{ improvementNo: "I1", date: TODAY - 60, dueDate: TODAY - 1, ...row }],
      })[0];
    const signed = { signedOn: TODAY - 50 };
    const done = { ...signed, doneDate: TODAY - 5 };
    const verified = { ...done, verification: label("verification", "works") };
    expect([{}, signed, done, verified, { ...verified, notifiedDate: TODAY }].map(status)).toEqual(
      ["unsigned", "overdue", "unverified", "untold", "done"].map((code) => label("improvementStatus", code)),
    );
  });
});

describe("Repeated complaints", () => {
  const rows = ["A", "B", "A", "A", "B"].map((customerId, index) => ({
    complaintNo: `CP${index + 1}`,
    customerId,
    department: ["Quality", "quality", "Sales", null, "Sales"][index] ?? null,
  }));

  it("are ranked at the customer's last complaint, departments at their first", () => {
    const whole = (id: string) =>
      evaluateColumn("complaint", id, { complaint: rows }).map((value) =>
        typeof value === "number" ? Math.ceil(value) : value,
      );
    expect(whole("repeatOrder")).toEqual(["", "", "", 3, 2]);
    expect(whole("departmentOrder")).toEqual([2, "", 2, "", ""]);
  });
});
