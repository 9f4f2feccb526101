import { isoToSerial } from "../../src/formula/serial";
import type { InputRow, TableData } from "../../src/plan/choices";
import { roundHalfUp } from "../../src/rules/periods";
import { label, TODAY } from "../plan/support";
import { evaluateColumn } from "./evaluate-column";

const day = isoToSerial;
const yes = label("yesNo", "yes");
const ORDER: InputRow = {
  contractNo: "TB1",
  customerId: "C1",
  signedDate: TODAY - 60,
  deliveryDate: TODAY + 10,
  itemNo: "A1",
};
const book = (data: TableData): TableData => ({
  customer: [{ customerId: "C1", shortName: "One" }],
  order: [ORDER],
  product: [{ itemNo: "A1" }],
  ...data,
});

describe("A shipment", () => {
  const shipments = (rows: readonly InputRow[], more: TableData = {}): TableData =>
    book({
      ...more,
      shipment: rows.map((row, index) => ({ shipmentNo: `S${index + 1}`, contractNo: "TB1", ...row })),
    });
  const column = (id: string, rows: readonly InputRow[], more: TableData = {}) =>
    evaluateColumn("shipment", id, shipments(rows, more));
  const state = (code: string): string => label("shipmentStatus", code);

  it("stands where its papers say, the furthest first", () => {
    const rows = [
      {},
      { bookingNo: "SO1" },
      { bookingNo: "SO1", atd: TODAY - 3 },
      { atd: TODAY - 3, blNo: "BL" },
      { atd: TODAY - 30, ata: TODAY - 1 },
      { ata: TODAY - 9, signedDate: TODAY - 1 },
    ];
    const codes = ["unbooked", "booked", "sailed", "transit", "arrived", "signed"];
    expect(column("status", rows)).toEqual(codes.map(state));
  });

  it("counts days under way to arrival or today, and lateness against the estimate", () => {
    const rows = [
      { atd: TODAY - 10, eta: TODAY - 2 },
      { atd: TODAY - 10, eta: TODAY - 3, ata: TODAY - 4 },
      { atd: TODAY - 10, eta: TODAY - 5, ata: TODAY - 3 },
      { eta: TODAY },
    ];
    expect(column("transitDays", rows)).toEqual([10, 6, 7, ""]);
    expect(column("lateDays", rows)).toEqual([2, 0, 2, 0]);
  });

  it("has a buffer of the earliest cut-off less the factory date and the inland days", () => {
    const etd = TODAY + 10;
    const rows = [
      { etd, exFactory: TODAY },
      { etd, customsCutoff: etd - 3, exFactory: TODAY + 4 },
      { etd, portCutoff: etd - 1, exFactory: TODAY + 8 },
      { etd },
      { exFactory: TODAY },
    ];
    expect(column("buffer", rows)).toEqual([8, 1, -1, "", ""]);
    const named = ["fine", "tight", "short"].map((code) => label("shipmentBuffer", code));
    expect(column("bufferState", rows)).toEqual([...named, "", ""]);
  });

  it("warns when documents went out before the money came in", () => {
    const receivable = [{ receivableNo: "R1", contractNo: "TB1", dueAmount: 100 }];
    const rows = [{}, { releasedDate: TODAY }];
    const say = (code: string): string => label("releaseState", code);
    expect(column("release", rows, { receivable })).toEqual([say("open"), say("releasedOpen")]);
    const paid = [{ receivableNo: "R1", contractNo: "TB1", dueAmount: 100, received: 100 }];
    expect(column("release", rows, { receivable: paid })).toEqual([say("paid"), say("paid")]);
  });

  it("needs the certificate only for goods under statutory inspection", () => {
    const done = { packingSlip: yes, customsPapers: yes, factoryReport: yes };
    const statutory: TableData = { product: [{ itemNo: "A1", statutory: yes }] };
    expect(column("papersComplete", [done, {}])).toEqual([1, 0]);
    expect(column("papersComplete", [done], statutory)).toEqual([0.75]);
    expect(column("papersMissing", [done], statutory)).toEqual([label("exportPaper", "statutory")]);
    expect(column("papersMissing", [{ packingSlip: yes }])).toEqual([
      `${label("exportPaper", "customs")} ${label("exportPaper", "factory")}`,
    ]);
  });

  it("has its refund record due 15 days after the declaration and kept five years", () => {
    const rows = [
      { declaredDate: TODAY - 15 },
      { declaredDate: TODAY - 16 },
      { declaredDate: TODAY - 16, filedDate: TODAY - 1 },
      {},
    ];
    const codes = ["pending", "overdue", "filed", "none"];
    expect(column("filingState", rows)).toEqual(codes.map((code) => label("filingState", code)));
    expect(column("keptUntil", [{ declaredDate: day("2024-02-29") }])).toEqual([day("2029-02-28")]);
  });
});

describe("A product", () => {
  const column = (id: string, product: InputRow, more: TableData = {}) =>
    evaluateColumn("product", id, book({ product: [{ itemNo: "A1", ...product }], ...more }))[0];

  it("fits into containers by volume", () => {
    const carton = { cartonLength: 50, cartonWidth: 40, cartonHeight: 35, perCarton: 24 };
    expect(column("cartonVolume", carton)).toBe(0.07);
    expect(column("load20", carton)).toBe(400 * 24);
    expect(column("load40Hq", carton)).toBe(957 * 24);
    expect(column("load20", { perCarton: 24 })).toBe("");
  });

  it("adds up what left in the year and names the customer of the largest shipment", () => {
    const more: TableData = {
      customer: [
        { customerId: "C1", shortName: "One" },
        { customerId: "C2", shortName: "Two" },
      ],
      order: [ORDER, { ...ORDER, contractNo: "TB2", customerId: "C2" }],
      shipment: [
        { shipmentNo: "S1", contractNo: "TB1", quantity: 100, atd: day("2026-03-01") },
        { shipmentNo: "S2", contractNo: "TB2", quantity: 300, atd: day("2025-12-31") },
        { shipmentNo: "S3", contractNo: "TB1", quantity: 50, atd: day("2026-01-01") },
      ],
      complaint: [
        { complaintNo: "CP1", contractNo: "TB1" },
        { complaintNo: "CP2", contractNo: "TB9" },
      ],
    };
    expect(column("shippedThisYear", {}, more)).toBe(150);
    expect(column("mainCustomer", {}, more)).toBe("Two");
    expect(column("complaints", {}, more)).toBe(1);
  });

  it("rounds numbers that are written with an exponent", () => {
    expect(roundHalfUp(1.25e-7, 8)).toBe(1.3e-7);
    expect(roundHalfUp(1e-9, 4)).toBe(0);
    expect(roundHalfUp(-2.5, 0)).toBe(-3);
  });
});

describe("A milestone", () => {
  const nodes = (rows: readonly InputRow[], order: InputRow = ORDER): TableData =>
    book({
      order: [order],
      executionNode: rows.map((row, index) => ({
        nodeNo: `N${index + 1}`,
        contractNo: "TB1",
        node: label("executionNode", "factory"),
        ...row,
      })),
    });
  const column = (id: string, rows: readonly InputRow[], order?: InputRow) =>
    evaluateColumn("executionNode", id, nodes(rows, order));
  const state = (code: string): string => label("nodeStatus", code);

  it("is due on the day planned, or counted back from delivery", () => {
    const node = (code: string): InputRow => ({ node: label("executionNode", code) });
    const delivery = TODAY + 10;
    expect(
      column("due", [
        node("callInspection"),
        node("bookInspection"),
        node("deposit"),
        { ...node("sailing"), planned: TODAY + 1 },
      ]),
    ).toEqual([delivery - 7, delivery - 14, TODAY - 60 + 7, TODAY + 1]);
    const monthEnd = { ...ORDER, deliveryDate: day("2026-03-31") };
    expect(column("due", [node("lc")], monthEnd)).toEqual([day("2026-02-28")]);
  });

  it("is late three days after its date, not before", () => {
    const planned = (ahead: number): InputRow => ({ planned: TODAY + ahead });
    expect(column("status", [planned(-3), planned(-2), planned(0), planned(7), planned(8)])).toEqual(
      ["late", "due", "due", "soon", "waiting"].map(state),
    );
  });

  it("is done on time or late, and cancelled with its order", () => {
    const rows = [
      { planned: TODAY - 5, actual: TODAY - 5 },
      { planned: TODAY - 5, actual: TODAY - 4 },
    ];
    expect(column("status", rows)).toEqual(["done", "doneLate"].map(state));
    const cancelled = { ...ORDER, cancelled: yes };
    expect(column("status", rows, cancelled)).toEqual([state("cancelled"), state("cancelled")]);
  });

  it("is at risk when promised too late", () => {
    const rows = [0, 1, 3].map((gap) => ({ planned: TODAY + 20, promised: TODAY + 20 + gap }));
    expect(column("gap", rows)).toEqual([0, 1, 3]);
    expect(column("risk", rows)).toEqual(["low", "medium", "high"].map((code) => label("nodeRisk", code)));
  });
});

describe("An entry of the register", () => {
  const status = (row: InputRow) =>
    evaluateColumn("register", "status", book({ register: [{ registerNo: "R1", ...row }] }))[0];
  const say = (code: string): string => label("registerStatus", code);
  const passed = label("approval", "passed");

  it("waits, runs, is overdue or done", () => {
    expect(status({ amount: 100 })).toBe(say("pending"));
    expect(status({ amount: 100, decision: passed, dueDate: TODAY })).toBe(say("running"));
    expect(status({ amount: 100, decision: passed, dueDate: TODAY - 1 })).toBe(say("overdue"));
    expect(status({ amount: 100, decision: passed, dueDate: TODAY - 1, settled: 100 })).toBe(say("done"));
    expect(status({ amount: 100, decision: label("approval", "rejected"), dueDate: TODAY - 1 })).toBe(
      say("rejected"),
    );
  });

  it("says when the applicant also approved", () => {
    const own = (approver: string) =>
      evaluateColumn(
        "register",
        "selfApproved",
        book({ register: [{ registerNo: "R1", applicant: "Li", approver }] }),
      )[0];
    expect([own("li"), own("Wang")]).toEqual([yes, ""]);
  });
});

describe("Collection", () => {
  it("climbs S0's ladder by the days overdue", () => {
    const at = (overdue: number) =>
      evaluateColumn(
        "receivable",
        "suggestedStage",
        book({
          receivable: [{ receivableNo: "R1", contractNo: "TB1", dueAmount: 10, dueTyped: TODAY - overdue }],
        }),
      )[0];
    const stages = [-8, -7, 15, 16, 60, 61, 91, 181].map(at);
    expect(stages).toEqual(
      ["normal", "reminder", "reminder", "internal", "internal", "mediation", "agency", "legal"].map((code) =>
        label("collectionStage", code),
      ),
    );
  });

  it("sets open money against the customer's limit", () => {
    const use = (creditLimit: number | null) =>
      evaluateColumn("receivable", "creditUse", {
        ...book({ receivable: [{ receivableNo: "R1", contractNo: "TB1", dueAmount: 150 }] }),
        customer: [{ customerId: "C1", creditLimit }],
      })[0];
    expect([use(100), use(null), use(0)]).toEqual([1.5, "", ""]);
  });
});
