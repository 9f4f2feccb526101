import { applyPlan } from "../../src/excel/apply";
import { readWorkbookState } from "../../src/excel/read";
import { appendRows, blankRows, deleteRows, readRows } from "../../src/excel/rows";
import { compile } from "../../src/plan/compile";
import type { InputRow } from "../../src/plan/choices";
import type { Identity } from "../../src/plan/plan";
import { choicesOf, TODAY } from "../plan/support";
import { useWorkbook } from "./host";
import { applyOptions } from "./support";

/** Rows of tables that people work in: found by key, whatever was renamed, sorted or filtered meanwhile. */

const book = useWorkbook();

const CUSTOMERS: readonly InputRow[] = ["C1", "C2", "C3", "C4"].map((customerId) => ({
  customerId,
  shortName: `Customer ${customerId}`,
}));

async function generate(): Promise<Identity> {
  const plan = compile(choicesOf({ tables: ["customer", "order"], blankRows: 2 }), { customer: CUSTOMERS });
  await applyPlan(plan, applyOptions("first"));
  const [stored] = (await readWorkbookState()).identities;
  if (!stored) throw new Error("no identity");
  return stored.identity;
}

async function orders(
  identity: Identity,
  columns: readonly string[],
): Promise<readonly (readonly unknown[])[]> {
  const [read] = await readRows(identity, [{ table: "order", columns }]);
  return read?.rows ?? [];
}

const order = (contractNo: string, customerId: string): InputRow => ({
  contractNo,
  customerId,
  signedDate: TODAY - 30,
  customerPo: "0042",
});

describe("appending rows", () => {
  it("fills the blank rows first and grows the table for the rest, with its formulas", async () => {
    const identity = await generate();
    await appendRows(identity, "order", "contractNo", [
      order("SC-1", "C1"),
      order("SC-2", "C2"),
      order("SC-3", "C3"),
    ]);
    await appendRows(identity, "order", "contractNo", [order("SC-4", "C4")]);
    expect(await orders(identity, ["contractNo", "customerName", "signedDate", "customerPo"])).toEqual(
      ["1", "2", "3", "4"].map((n) => [`SC-${n}`, `Customer C${n}`, TODAY - 30, "0042"]),
    );
  });

  it("never writes a formula from outside", async () => {
    const identity = await generate();
    await appendRows(identity, "order", "contractNo", [{ ...order("SC-1", "C1"), notes: "=1+1" }]);
    const [[note] = []] = await orders(identity, ["notes"]);
    expect(note).toBe("=1+1");
  });

  it("refuses a protected sheet, a filtered table, a deleted table and one with something beneath", async () => {
    const identity = await generate();
    const sheet = (context: Excel.RequestContext) => context.workbook.tables.getItem("Orders").worksheet;
    await book.run(async (context) => {
      const below = context.workbook.tables.getItem("Orders").getRange().getLastRow().getOffsetRange(1, 0);
      below.getCell(0, 0).values = [["备注"]];
      await context.sync();
    });
    const three = ["1", "2", "3"].map((n) => order(`SC-${n}`, "C1"));
    await expect(appendRows(identity, "order", "contractNo", three)).rejects.toMatchObject({
      code: "NoRoomBelow",
    });
    await appendRows(identity, "order", "contractNo", three.slice(0, 2));
    await book.run(async (context) => {
      context.workbook.tables.getItem("Orders").columns.getItemAt(0).filter.applyValuesFilter(["SC-1"]);
      await context.sync();
    });
    await expect(deleteRows(identity, "order", "contractNo", ["SC-1"])).rejects.toMatchObject({
      code: "RowsFiltered",
    });
    await book.run(async (context) => {
      context.workbook.tables.getItem("Orders").clearFilters();
      sheet(context).protection.protect();
      await context.sync();
    });
    await expect(deleteRows(identity, "order", "contractNo", ["SC-1"])).rejects.toMatchObject({
      code: "AccessDenied",
      sheet: "订单跟踪表",
    });
    await book.run(async (context) => {
      sheet(context).protection.unprotect();
      sheet(context).delete();
      await context.sync();
    });
    await expect(appendRows(identity, "order", "contractNo", three)).rejects.toMatchObject({
      code: "TableGone",
    });
    expect(await readRows(identity, [{ table: "order", columns: ["contractNo"] }])).toEqual([null]);
  });
});

describe("taking rows out", () => {
  it("finds them by key after renaming, says how many there were, and leaves the rest", async () => {
    const identity = await generate();
    const all = ["1", "2", "3", "4", "5"].map((n) => order(`SC-${n}`, "C1"));
    await appendRows(identity, "order", "contractNo", all);
    await book.run(async (context) => {
      const table = context.workbook.tables.getItem("Orders");
      table.worksheet.name = "我的订单";
      table.columns.getItemAt(0).name = "合同";
      await context.sync();
    });
    expect(await deleteRows(identity, "order", "contractNo", ["sc-2", "SC-3", "SC-5", "SC-99"])).toBe(3);
    expect(await orders(identity, ["contractNo", "customerName"])).toEqual([
      ["SC-1", "Customer C1"],
      ["SC-4", "Customer C1"],
    ]);
  });

  it("can empty rows instead, and keeps their formulas", async () => {
    const identity = await generate();
    await appendRows(identity, "order", "contractNo", [order("SC-1", "C1"), order("SC-2", "C2")]);
    expect(await blankRows(identity, "order", "contractNo", ["SC-1"])).toBe(1);
    expect(await orders(identity, ["contractNo", "customerName"])).toEqual([
      ["", ""],
      ["SC-2", "Customer C2"],
    ]);
    await appendRows(identity, "order", "contractNo", [order("SC-3", "C3")]);
    expect((await orders(identity, ["contractNo", "customerName"])).at(-1)).toEqual(["SC-3", "Customer C3"]);
  });
});
