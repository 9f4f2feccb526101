import { applyPlan } from "../../src/excel/apply";
import { readWorkbookState } from "../../src/excel/read";
import { editRows } from "../../src/excel/row-edits";
import { readRows } from "../../src/excel/rows";
import type { InputRow } from "../../src/plan/choices";
import { compile } from "../../src/plan/compile";
import { mergeEdits, mergeReads, undoEdits, undoReads, type MergeRequest } from "../../src/plan/merge";
import type { Identity } from "../../src/plan/plan";
import { choicesOf, TODAY } from "../plan/support";
import { useWorkbook } from "./host";
import { applyOptions } from "./support";

/** Merging customers and taking it back, by Microsoft's library: values return byte for byte. */

const book = useWorkbook();

const CUSTOMERS: readonly InputRow[] = [
  { customerId: "EU-001", shortName: "Acme", email: "a@x.com", createdOn: TODAY - 400, city: "Leeds" },
  { customerId: "EU-002", shortName: "Other", phone: "0049 30 1234567", createdOn: TODAY - 300 },
  {
    customerId: "EU-003",
    shortName: "ACME Ltd",
    email: "A@X.com ",
    phone: "0042",
    city: "York",
    createdOn: TODAY - 100,
  },
  { customerId: "EU-004", shortName: "Last", createdOn: TODAY - 50 },
];
const order = (contractNo: string, customerId: string): InputRow => ({
  contractNo,
  customerId,
  signedDate: TODAY - 30,
});
const DATA = {
  customer: CUSTOMERS,
  order: [order("SC-1", "EU-001"), order("SC-2", "EU-003"), order("SC-3", "EU-002"), order("SC-4", "EU-003")],
  receivable: [{ receivableNo: "R-1", contractNo: "SC-2", amountDue: 100 }],
  followUp: [
    { logNo: "L-1", customerId: "eu-003", date: TODAY - 20 },
    { logNo: "L-1", customerId: "EU-001", date: TODAY - 10 },
    { logNo: "L-1", customerId: "EU-003", date: TODAY - 9 },
  ],
};
const TABLES = ["customer", "order", "receivable", "followUp", "mergeLog"];
const REQUEST: MergeRequest = {
  keptId: "EU-001",
  removedId: "EU-003",
  choices: { city: "removed", shortName: "both" },
  reason: "a@x.com",
  today: TODAY,
  by: "Li",
  say: { column: (id) => id, moved: (table, count) => `${table} ${count}`, separator: ", " },
};

async function generate(): Promise<Identity> {
  await applyPlan(compile(choicesOf({ tables: TABLES, blankRows: 2 }), DATA), applyOptions("first"));
  const [stored] = (await readWorkbookState()).identities;
  if (!stored) throw new Error("no identity");
  return stored.identity;
}

/** Everything that stands on every sheet but the log's. */
async function everything(): Promise<unknown> {
  return await book.run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load("items/name");
    await context.sync();
    const ranges = worksheets.items
      .filter(({ name }) => name !== "合并日志")
      .map((sheet) => ({ name: sheet.name, range: sheet.getUsedRange() }));
    for (const { range } of ranges) range.load("values, formulas, address, numberFormat");
    await context.sync();
    return ranges.map(({ name, range: { values, formulas, address, numberFormat } }) => ({
      name,
      address,
      values,
      // The front page watches the rows beneath the tables: how far down is the host's to say when rows come and go.
      formulas: name === "首页" ? [] : formulas,
      numberFormat,
    }));
  });
}

const merge = (identity: Identity, request = REQUEST) =>
  editRows(identity, mergeReads(request.keptId, request.removedId), (tables) => mergeEdits(tables, request));
const undo = (identity: Identity, mergeNo: string, keptId = "EU-001") =>
  editRows(identity, undoReads(keptId), (tables) => undoEdits(tables, mergeNo, TODAY));

async function rows(identity: Identity, table: string, columns: readonly string[]) {
  const [read] = await readRows(identity, [{ table, columns }]);
  return (read?.rows ?? []).filter(([first]) => first !== "");
}

describe("merging two customers", () => {
  it("moves their records, fills the kept one, takes the other out, and undoing brings every value back", async () => {
    const identity = await generate();
    await book.run(async (context) => {
      // A column of the person's own, with a formula, and a renamed sheet.
      const table = context.workbook.tables.getItem("Customers");
      table.worksheet.name = "我的客户";
      await context.sync();
    });
    const before = await everything();
    const outcome = await merge(identity);
    expect(outcome).toMatchObject({
      mergeNo: expect.stringMatching(/^MG\d{8}-01$/) as string,
      moved: [
        { table: "order", count: 2 },
        { table: "followUp", count: 2 },
      ],
    });
    expect(
      await rows(identity, "customer", ["customerId", "shortName", "city", "phone", "email", "formerIds"]),
    ).toEqual([
      ["EU-001", "Acme; ACME Ltd", "York", "0042", "a@x.com", "EU-003"],
      ["EU-002", "Other", "", "0049 30 1234567", "", ""],
      ["EU-004", "Last", "", "", "", ""],
    ]);
    expect(await rows(identity, "order", ["contractNo", "customerId"])).toEqual([
      ["SC-1", "EU-001"],
      ["SC-2", "EU-001"],
      ["SC-3", "EU-002"],
      ["SC-4", "EU-001"],
    ]);
    // Computed references follow the order, and are not written over.
    expect(await rows(identity, "receivable", ["receivableNo", "customerId"])).toEqual([["R-1", "EU-001"]]);
    const [logged] = await rows(identity, "mergeLog", ["mergeNo", "keptId", "removedId", "removedRow"]);
    expect(logged?.slice(1, 3)).toEqual(["EU-001", "EU-003"]);
    expect(JSON.parse(String(logged?.[3]))).toMatchObject({ customerId: "EU-003", email: "A@X.com " });

    const undone = await undo(identity, outcome.mergeNo);
    expect(undone).toEqual({ removedId: "EU-003", moved: 4, missing: 0, left: [] });
    expect(await everything()).toEqual(before);
    await expect(undo(identity, outcome.mergeNo)).rejects.toMatchObject({ reason: "undone" });
  });

  it("brings back the first and the last row too", async () => {
    const identity = await generate();
    for (const removedId of ["EU-001", "EU-004"]) {
      const before = await everything();
      const { mergeNo } = await merge(identity, { ...REQUEST, keptId: "EU-002", removedId });
      await undo(identity, mergeNo, "EU-002");
      expect(await everything()).toEqual(before);
    }
  });

  it("keeps what was typed since, and says so", async () => {
    const identity = await generate();
    const { mergeNo } = await merge(identity);
    await book.run(async (context) => {
      const table = context.workbook.tables.getItem("Customers");
      table.columns.getItem("城市").getDataBodyRange().getCell(0, 0).values = [["Bath"]];
      context.workbook.tables.getItem("Orders").columns.getItemAt(0).getDataBodyRange().getCell(1, 0).values =
        [["SC-9"]];
      await context.sync();
    });
    expect(await undo(identity, mergeNo)).toMatchObject({ moved: 3, missing: 1, left: ["city"] });
    expect((await rows(identity, "customer", ["customerId", "city"]))[0]).toEqual(["EU-001", "Bath"]);
  });

  it("refuses a protected or filtered table before anything is written", async () => {
    const identity = await generate();
    await book.run(async (context) => {
      context.workbook.tables.getItem("FollowUps").worksheet.protection.protect();
      await context.sync();
    });
    const before = await everything();
    await expect(merge(identity)).rejects.toMatchObject({ code: "AccessDenied", sheet: "客户追踪日志" });
    expect(await everything()).toEqual(before);
  });
});
