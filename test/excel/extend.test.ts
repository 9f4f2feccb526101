import { existingRequest, extend } from "../../src/plan/extend";
import { applyPlan } from "../../src/excel/apply";
import { readExisting } from "../../src/excel/existing";
import { createExcelGateway } from "../../src/excel/gateway";
import { readWorkbookState } from "../../src/excel/read";
import { compile } from "../../src/plan/compile";
import type { ExistingBook, Extension, Wish } from "../../src/plan/existing";
import type { Choices, InputRow, TableData } from "../../src/plan/choices";
import { choicesOf, TODAY } from "../plan/support";
import { useWorkbook } from "./host";
import { applyOptions, CAPABILITIES } from "./support";

/** A workbook that was made with fewer tables, worked in, and is added to. */

const book = useWorkbook();
const gateway = createExcelGateway();

const CUSTOMERS: readonly InputRow[] = [
  { customerId: "EU-001", shortName: "Nordlicht", country: "德国" },
  { customerId: "AM-002", shortName: "Bluebird", country: "美国" },
];

async function generate(wanted: Partial<Choices>, data: TableData = { customer: CUSTOMERS }): Promise<void> {
  await applyPlan(compile(choicesOf({ blankRows: 4, ...wanted }), data), applyOptions("first"));
}

function wish(wanted: Partial<Wish>): Wish {
  return { add: [], update: false, boards: false, rows: {}, blankRows: 3, today: TODAY, ...wanted };
}

async function look(add: readonly string[]): Promise<{ existing: ExistingBook; partId: string }> {
  const [stored] = (await readWorkbookState()).identities;
  if (!stored) throw new Error("no identity");
  const existing = await readExisting(existingRequest(stored.identity, add), CAPABILITIES);
  return { existing, partId: stored.partId };
}

async function add(wanted: Partial<Wish>): Promise<Extension> {
  const { existing, partId } = await look(wanted.add ?? []);
  const changes = extend(existing, wish(wanted));
  const { skipped } = await gateway.extendWorkbook(changes, partId, applyOptions("second"));
  expect(skipped).toEqual([]);
  return changes;
}

async function errorCells(): Promise<string[]> {
  return (await book.snapshot()).sheets.flatMap(({ name, values }) =>
    values.flatMap((row) =>
      row
        .filter((value) => typeof value === "string" && /^#[A-Z/0]+[!?A]?$/.test(value))
        .map((value) => `${name}: ${String(value)}`),
    ),
  );
}

describe("adding a table later", () => {
  it("adds only what is missing, and its formulas read the renamed tables and columns", async () => {
    await generate({ tables: ["customer"] });
    await book.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("客户信息表");
      sheet.name = "我的客户";
      const table = context.workbook.tables.getItem("Customers");
      table.columns.getItem("客户简称").name = "叫法";
      table.columns.getItem("客户编号").name = "号码";
      await context.sync();
    });
    const before = await book.snapshot();
    const changes = await add({ add: ["order"] });
    expect(changes.report.tables).toEqual(["order"]);
    const after = await book.snapshot();
    expect(after.sheets.map(({ name }) => name)).toEqual([
      ...before.sheets.map(({ name }) => name),
      "订单跟踪表",
    ]);
    expect(await errorCells()).toEqual([]);
    await book.run(async (context) => {
      const orders = context.workbook.tables.getItem("Orders");
      const row = orders.getDataBodyRange().getRow(0);
      orders.columns.getItem("合同号").getDataBodyRange().getCell(0, 0).values = [["HT-1"]];
      orders.columns.getItem("客户编号").getDataBodyRange().getCell(0, 0).values = [["AM-002"]];
      const name = orders.columns.getItem("客户简称").getDataBodyRange().getCell(0, 0);
      name.load("values");
      row.load("formulas");
      await context.sync();
      expect(name.values).toEqual([["Bluebird"]]);
      expect(row.formulas.flat().join(" ")).toContain("号码");
    });
  });
});
