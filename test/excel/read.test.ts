import { applyPlan } from "../../src/excel/apply";
import { locate } from "../../src/excel/locate";
import { readWorkbookState } from "../../src/excel/read";
import { onSelectionChanged, readSelection, showSheet, type SelectionState } from "../../src/excel/selection";
import { fixturePlan } from "../xlsx/fixture-plan";
import { useWorkbook } from "./host";
import { applyOptions } from "./support";

const workbook = useWorkbook();

describe("reading the workbook", () => {
  it("takes two calls for sheets, tables, names and identities", async () => {
    await applyPlan(fixturePlan(), applyOptions());
    const before = workbook.syncs();
    const state = await readWorkbookState();
    expect(workbook.syncs() - before).toBeLessThanOrEqual(2);
    expect(state.taken).toEqual({
      sheets: ["Sheet1", ...fixturePlan().sheets.map(({ name }) => name)],
      tables: ["tbl_customers"],
      names: fixturePlan().names.map(({ name }) => name),
    });
    expect(state.sheets.every(({ visible }) => visible)).toBe(true);
    expect(state.identities.map(({ identity }) => identity)).toEqual([fixturePlan().identity]);
  });

  it("passes over another add-in's part and a damaged one of ours", async () => {
    await workbook.run(async (context) => {
      context.workbook.customXmlParts.add('<other xmlns="urn:other"/>');
      context.workbook.customXmlParts.add('<workbook xmlns="urn:tradebook:workbook:1" schema="7"/>');
      await context.sync();
    });
    expect((await readWorkbookState()).identities).toEqual([]);
  });

  it("finds a table and its columns after everything was renamed", async () => {
    await applyPlan(fixturePlan(), applyOptions());
    await workbook.run(async (context) => {
      const table = context.workbook.tables.getItem("tbl_customers");
      table.columns.getItemAt(0).name = "编号(新)";
      table.columns.getItemAt(3).name = "Amount";
      table.name = "我的客户";
      context.workbook.worksheets.getItem("客户 O'Brien & Co").name = "老客户";
      await context.sync();
    });
    const state = await readWorkbookState();
    const [found] = locate(fixturePlan().identity, state);
    expect(found).toMatchObject({ id: "customers", table: "我的客户", sheet: "老客户", missing: [] });
    const names = new Map(found?.columns.map(({ id, name }) => [id, name]));
    expect(names.get("key")).toBe("编号(新)");
    expect(names.get("amount")).toBe("Amount");
  });
});

describe("the selection", () => {
  it("is read and followed until it is no longer wanted", async () => {
    const seen: SelectionState[] = [];
    const stop = await onSelectionChanged((selection) => {
      seen.push(selection);
    });
    await workbook.select("Sheet1!B2:D5");
    expect(await readSelection()).toEqual({ sheet: "Sheet1", address: "B2:D5", rows: 4, columns: 3 });
    await workbook.settled();
    expect(seen).toContainEqual({ sheet: "Sheet1", address: "B2:D5", rows: 4, columns: 3 });
    await stop();
    const before = seen.length;
    await workbook.select("Sheet1!A1");
    await workbook.settled();
    expect(seen).toHaveLength(before);
  });

  it("moves to a sheet by name or id, and says when it is gone", async () => {
    const { created } = await applyPlan(fixturePlan(), applyOptions());
    const home = created.sheets[0];
    expect(await showSheet(home?.id ?? "")).toBe(true);
    expect((await readSelection())?.sheet).toBe("首页");
    expect(await showSheet("参数")).toBe(true);
    expect(await showSheet("没有")).toBe(false);
  });
});
