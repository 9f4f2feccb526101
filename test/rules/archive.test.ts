import { isoToSerial } from "../../src/formula/serial";
import type { InputRow, TableData } from "../../src/plan/choices";
import { folderPart } from "../../src/rules/folder-name";
import { label, TODAY } from "../plan/support";
import { evaluateColumn } from "./evaluate-column";

const day = isoToSerial;
const yes = label("yesNo", "yes");

describe("The archive catalogue", () => {
  const ROW: InputRow = { customerId: "C1", document: label("archiveDocument", "contract"), sequence: 3 };
  const data = (rows: readonly InputRow[], more: TableData = {}): TableData => ({
    customer: [{ customerId: "C1" }],
    archiveItem: rows.map((row, index) => ({ entryNo: `A${index + 1}`, ...ROW, ...row })),
    ...more,
  });
  const column = (id: string, rows: readonly InputRow[], more?: TableData) =>
    evaluateColumn("archiveItem", id, data(rows, more));

  it("numbers by customer, class and count", () => {
    expect(column("archiveNo", [{}, { sequence: 12 }, { sequence: null }, { document: "?" }])).toEqual([
      "C1-2-03",
      "C1-2-12",
      "",
      "",
    ]);
    expect(column("class", [{}])).toEqual([label("archiveClass", "2")]);
    expect(column("volume", [{ fileDate: day("2025-03-01") }])).toEqual(["C1-2025-2"]);
  });

  it("offers the next count of the class to a row without one", () => {
    const licence = { document: label("archiveDocument", "licence"), sequence: 9 };
    expect(column("nextSequence", [{}, licence, { sequence: null }])).toEqual(["", "", 4]);
  });

  it("keeps papers by the years of their class, or their own", () => {
    const fileDate = day("2024-02-29");
    const customs = label("archiveDocument", "customsPapers");
    expect(
      column("expires", [{ fileDate }, { fileDate, document: customs }, { fileDate, keepYears: 1 }]),
    ).toEqual([day("2034-02-28"), day("2029-02-28"), day("2025-02-28")]);
  });

  it("knows whether a paper is in place, lent, filed or destroyed", () => {
    const rows = [{}, { lentOn: TODAY }, { lentOn: TODAY - 2, returnedOn: TODAY }, {}, {}];
    const more: TableData = {
      filing: [
        { filingNo: "F1", entryNo: "A4", filedOn: TODAY },
        { filingNo: "F2", entryNo: "A5", filedOn: TODAY },
      ],
      destruction: [{ destructionNo: "D1", entryNo: "A5", destroyedOn: TODAY }],
    };
    expect(column("status", rows, more)).toEqual(
      ["inPlace", "lent", "inPlace", "filed", "destroyed"].map((code) => label("archiveStatus", code)),
    );
  });

  it("advises filing after two years without trade or access", () => {
    const old = day("2024-11-21");
    expect(
      column("advice", [{ fileDate: old }, { fileDate: old + 1 }, { fileDate: old, lastAccess: TODAY }]),
    ).toEqual([yes, "", ""]);
    const trade: TableData = {
      transaction: [{ transactionNo: "T1", customerId: "C1", date: TODAY - 9, agreedAmount: 1 }],
    };
    expect(column("advice", [{ fileDate: old }], trade)).toEqual([""]);
  });
});

describe("A destruction", () => {
  const check = (row: InputRow, fileDate: number | null) =>
    evaluateColumn("destruction", "check", {
      customer: [{ customerId: "C1" }],
      archiveItem: [
        {
          entryNo: "A1",
          customerId: "C1",
          document: label("archiveDocument", "customsPapers"),
          sequence: 1,
          fileDate,
        },
      ],
      destruction: [{ destructionNo: "D1", entryNo: "A1", applicant: "Li", approver: "Wang", ...row }],
    })[0];
  const say = (code: string): string => label("destructionCheck", code);
  const over = day("2021-11-20");

  it("needs the retention to be over, to the day", () => {
    expect(check({}, over)).toBe(say("allowed"));
    expect(check({}, over + 1)).toBe(say("notExpired"));
    expect(check({ destroyedOn: TODAY - 10 }, over)).toBe(say("notExpired"));
    expect(check({}, null)).toBe(say("noPeriod"));
  });

  it("needs a second person", () => {
    expect(check({ approver: null }, over)).toBe(say("noApproval"));
    expect(check({ approver: "li" }, over)).toBe(say("samePerson"));
  });

  it("needs an entry that exists", () => {
    expect(check({ entryNo: "A9" }, over)).toBe(say("unknown"));
  });
});

describe("Checks by date", () => {
  it("are overdue after their day, soon in the week before", () => {
    const rows = [-1, 0, 7, 8].map((ahead, index) => ({
      stepNo: `S${index}`,
      reviewedOn: day("2026-10-21") + ahead,
    }));
    const states = evaluateColumn("responsibility", "state", { responsibility: rows });
    expect(states).toEqual(["overdue", "soon", "soon", "later"].map((code) => label("dueState", code)));
  });

  it("come a year after filing or the last check", () => {
    const filing = [{ filingNo: "F1", filedOn: day("2024-02-29"), lastCheck: day("2025-03-31") }];
    expect(evaluateColumn("filing", "nextCheck", { filing })).toEqual([day("2026-03-31")]);
  });

  it("ask for the next backup a week after the last", () => {
    const state = (ago: number) =>
      evaluateColumn("backup", "state", {
        backup: [
          { backupNo: "B1", date: TODAY - ago - 7 },
          { backupNo: "B2", date: TODAY - ago },
        ],
      });
    const say = (code: string): string => label("backupState", code);
    expect(state(7)).toEqual([say("superseded"), say("current")]);
    expect(state(8)).toEqual([say("superseded"), say("due")]);
  });
});

describe("A folder's name", () => {
  const folder = (customer: InputRow, more: TableData = {}, row: InputRow = {}): TableData => ({
    customer: [{ customerId: "C1", shortName: "David", country: label("country", "GB"), ...customer }],
    customerFolder: [{ folderNo: "F1", customerId: "C1", ...row }],
    ...more,
  });
  const column = (id: string, data: TableData) => evaluateColumn("customerFolder", id, data)[0];
  const order = (row: InputRow): TableData => ({ order: [{ contractNo: "TB1", customerId: "C1", ...row }] });

  it("has region, country, customer, status and date", () => {
    const shipped = order({ signedDate: day("2026-01-05"), shippedDate: day("2026-03-09") });
    expect(column("name", folder({}, shipped))).toBe(
      `欧洲-${label("country", "GB")}-David-${folderPart(label("orderStatus", "70"))}-20260309`,
    );
    expect(column("name", folder({ createdOn: day("2026-02-01") }))).toBe(
      `欧洲-${label("country", "GB")}-David-${label("folderStatus", "contact")}-20260201`,
    );
  });

  it("takes the latest order that was not cancelled", () => {
    const orders: TableData = {
      order: [
        { contractNo: "TB1", customerId: "C1", signedDate: day("2026-05-01") },
        { contractNo: "TB2", customerId: "C1", signedDate: day("2026-06-01"), cancelled: yes },
        { contractNo: "TB3", customerId: "C1", signedDate: day("2026-04-01") },
      ],
    };
    expect(column("statusDate", folder({}, orders))).toBe(day("2026-05-01"));
  });

  it("holds nothing that Windows refuses", () => {
    const name = column("name", folder({ shortName: ' A-B/C\\D:E*F?G"H<I>J|K & L  M ' }));
    expect(name).toContain("-A_B_C_D_E_F_G_H_I_J_K _ L M-");
    expect(name).not.toMatch(/[\\/:*?"<>|&]/);
  });

  it("keeps status and date when the customer's name is too long", () => {
    const name = column("name", folder({ shortName: "x".repeat(200), createdOn: day("2026-02-01") }));
    expect(String(name)).toHaveLength(80);
    expect(name).toMatch(/-20260201$/);
  });

  it("is compared with the folder on the disk", () => {
    const now = column("name", folder({}));
    expect(column("rename", folder({}, {}, { currentName: now ?? null }))).toBe("");
    expect(column("rename", folder({}, {}, { currentName: "David" }))).toBe(yes);
    expect(column("rename", folder({}))).toBe("");
  });

  it("stands in the folder of its grade, and counts its eight contents", () => {
    expect(column("gradeFolder", folder({}))).toBe(label("cooperationGrade", "C"));
    const small = { cooperationGradeManual: label("cooperationGrade", "D") };
    expect(column("gradeFolder", folder(small))).toBe("D-中断_小单");
    expect(column("complete", folder({}, {}, { hasCard: yes, hasOrders: yes }))).toBe(0.25);
  });
});
