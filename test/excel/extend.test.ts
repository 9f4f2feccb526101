import { CATALOG } from "../../src/catalog/catalog";
import { existingRequest, extend } from "../../src/plan/extend";
import { applyPlan } from "../../src/excel/apply";
import { readExisting } from "../../src/excel/existing";
import { createExcelGateway } from "../../src/excel/gateway";
import { readWorkbookState } from "../../src/excel/read";
import { compile } from "../../src/plan/compile";
import type { ExistingBook, Extension, Wish } from "../../src/plan/existing";
import { versionInCell } from "../../src/plan/formula-version";
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

/** A column's header as it was generated. */
function header(table: string, column: string): string {
  const spec = CATALOG.tables.find(({ id }) => id === table);
  const found = spec?.columns.find(({ id }) => id === column);
  if (!found) throw new Error(`no column ${table}.${column}`);
  return found.name["zh-CN"];
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
      // Boards that orders make possible.
      "报价单",
      "形式发票",
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

describe("adding to a workbook in which people work", () => {
  /** Types into a column of a table, from its first row on. */
  async function type(table: string, column: string, values: readonly (string | number)[]): Promise<void> {
    await book.run(async (context) => {
      const body = context.workbook.tables.getItem(table).columns.getItem(column).getDataBodyRange();
      body.getCell(0, 0).getResizedRange(values.length - 1, 0).values = values.map((value) => [value]);
      await context.sync();
    });
  }

  async function column(table: string, name: string): Promise<unknown[]> {
    return await book.run(async (context) => {
      const body = context.workbook.tables.getItem(table).columns.getItem(name).getDataBodyRange();
      body.load("formulas");
      await context.sync();
      return body.formulas.flat() as unknown[];
    });
  }

  it("computes a blank column, keeps a typed one, and takes it all back", async () => {
    await generate({ tables: ["customer"] });
    // Typed by hand while there is no trade table: one column is used, its neighbour is not.
    await type("Customers", header("customer", "amountTotal"), [1234]);
    const before = await book.snapshot();
    const changes = await add({ add: ["transaction"] });
    const customers = (list: Extension["report"]["filled"]): readonly string[] =>
      list.find(({ table }) => table === "customer")?.columns ?? [];
    expect(customers(changes.report.kept)).toEqual(["amountTotal"]);
    expect(customers(changes.report.filled)).toContain("amountYear");
    expect((await column("Customers", header("customer", "amountTotal")))[0]).toBe(1234);
    expect(String((await column("Customers", header("customer", "amountYear")))[0])).toMatch(/^=/);
    expect(await errorCells()).toEqual([]);
    await type("Transactions", header("transaction", "transactionNo"), ["T-1"]);
    await type("Transactions", header("transaction", "date"), [TODAY - 5]);
    await type("Transactions", "客户编号", ["EU-001"]);
    await type("Transactions", header("transaction", "agreedAmount"), [500]);

    const [entry] = await gateway.undoable();
    if (!entry) throw new Error("nothing to undo");
    const report = await gateway.removeCreated(entry.record);
    expect(report).toMatchObject({
      removedSheets: ["年客户交易记录表"],
      keptSheets: [],
      identityRemoved: true,
    });
    const after = await book.snapshot();
    expect(after.sheets.map(({ name, values }) => ({ name, values }))).toEqual(
      before.sheets.map(({ name, values }) => ({ name, values })),
    );
    expect(after.names.map(({ name }) => name)).toEqual(before.names.map(({ name }) => name));
    const [stored] = (await readWorkbookState()).identities;
    expect(stored?.identity.tables.map(({ id }) => id)).toEqual(["customer", "workday"]);
  });

  it("makes a deleted table again and mends the formulas that had lost it", async () => {
    await generate({ tables: ["customer", "transaction"] });
    await book.run(async (context) => {
      context.workbook.worksheets.getItem("年客户交易记录表").delete();
      await context.sync();
    });
    expect((await errorCells()).length).toBeGreaterThan(0);
    const { existing } = await look([]);
    expect(extend(existing, wish({})).report.lost[0]).toMatchObject({
      table: "customer",
      gone: ["transaction"],
    });
    const changes = await add({ add: ["transaction"] });
    expect(changes.report.restored).toEqual(["transaction"]);
    expect(await errorCells()).toEqual([]);
    await type("Transactions", header("transaction", "date"), [TODAY - 5]);
    await type("Transactions", "客户编号", ["EU-001"]);
    await type("Transactions", header("transaction", "agreedAmount"), [500]);
    expect((await column("Customers", "客户编号"))[0]).toBe("EU-001");
    const sums = await book.run(async (context) => {
      const body = context.workbook.tables
        .getItem("Customers")
        .columns.getItem(header("customer", "amountYear"))
        .getDataBodyRange();
      body.load("values");
      await context.sync();
      return body.values.flat() as unknown[];
    });
    expect(sums[0]).toBe(500);
  });

  it("gives a table rows with its formulas and checks, and takes them back while they are blank", async () => {
    await generate({ tables: ["customer", "transaction", "customerYear"] });
    const changes = await add({ rows: { customer: 40 } });
    expect(changes.report.rows.map(({ table }) => table)).toEqual(["customer", "customerYear"]);
    const grown = await column("Customers", header("customer", "nextFollowUp"));
    expect(grown).toHaveLength(40);
    expect(new Set(grown).size).toBe(1);
    expect(await errorCells()).toEqual([]);
    const { validations } = await book.sheet("客户信息表");
    const spansAll = validations.some(
      ({ type, ranges }) => type === "Custom" && ranges.some((range) => /\bA\d+:A\d\d$/.test(range)),
    );
    expect(spansAll).toBe(true);
    const [entry] = await gateway.undoable();
    if (!entry) throw new Error("nothing to undo");
    expect((await gateway.removeCreated(entry.record)).keptRows).toBeUndefined();
    expect(await column("Customers", header("customer", "customerId"))).toEqual(["EU-001", "AM-002"]);
  });

  /** A workbook in which one formula is of an earlier version, and knows it. */
  async function generateEarlier(): Promise<string> {
    const plan = structuredClone(
      compile(choicesOf({ blankRows: 4, tables: ["customer"] }), { customer: CUSTOMERS }),
    );
    const key = header("customer", "customerId");
    const earlier = `=IF(Customers[[#This Row],[${key}]]="","",p_asOf)`;
    const version = versionInCell(earlier, "customer", "", {
      tableId: () => "customer",
      columnId: () => "customerId",
    });
    const identity = {
      ...plan.identity,
      tables: plan.identity.tables.map((table) => ({
        ...table,
        formulas: { ...table.formulas, nextFollowUp: version },
      })),
    };
    const sheets = plan.sheets.map((sheet) => ({
      ...sheet,
      parts: sheet.parts.map((part) =>
        part.kind === "table"
          ? {
              ...part,
              columns: part.columns.map((one) =>
                one.id === "nextFollowUp" ? { ...one, formula: earlier } : one,
              ),
            }
          : part,
      ),
    }));
    await applyPlan({ ...plan, sheets, identity }, applyOptions("first"));
    return earlier;
  }
  const DUE = header("customer", "nextFollowUp");

  it("replaces a formula of an earlier version in a renamed column, and gives it back", async () => {
    await generateEarlier();
    await book.run(async (context) => {
      context.workbook.tables.getItem("Customers").columns.getItem(header("customer", "customerId")).name =
        "号码";
      await context.sync();
    });
    const [earlier] = await column("Customers", DUE);
    const versions = async () => (await look([])).existing.identity.tables[0]?.formulas["nextFollowUp"];
    const before = await versions();
    const changes = await add({ update: true });
    expect(changes.report.renewed).toEqual([{ table: "customer", columns: ["nextFollowUp"] }]);
    expect(changes.report.own).toEqual([]);
    const renewed = await column("Customers", DUE);
    expect(new Set(renewed).size).toBe(1);
    expect(renewed[0]).not.toBe(earlier);
    expect(await errorCells()).toEqual([]);
    expect(await versions()).not.toBe(before);
    expect((await look([])).existing.formulas).toEqual({});

    const [entry] = await gateway.undoable();
    if (!entry) throw new Error("nothing to undo");
    await gateway.removeCreated(entry.record);
    expect(new Set(await column("Customers", DUE))).toEqual(new Set([earlier]));
    expect(await versions()).toBe(before);
  });

  it.each([
    ["a value in one of its rows", 46_000],
    ["a formula of the person's own", "=1+1"],
  ])("keeps %s, and says that the newer formula was left out", async (_, own) => {
    await generateEarlier();
    await type("Customers", DUE, [own]);
    const before = await column("Customers", DUE);
    expect(before).toContain(own);
    const changes = await add({ update: true });
    expect(changes.report.renewed).toEqual([]);
    expect(changes.report.own).toEqual([{ table: "customer", columns: ["nextFollowUp"] }]);
    expect(await column("Customers", DUE)).toEqual(before);
  });

  it("does not give an earlier formula back over what was typed there since", async () => {
    await generateEarlier();
    await add({ update: true });
    await type("Customers", DUE, [46_000]);
    const before = await column("Customers", DUE);
    const [entry] = await gateway.undoable();
    if (!entry) throw new Error("nothing to undo");
    const report = await gateway.removeCreated(entry.record);
    expect(report.keptFormulas).toEqual([`Customers[${DUE}]`]);
    expect(await column("Customers", DUE)).toEqual(before);
  });

  it("leaves formulas alone unless it is asked to bring them up to date", async () => {
    await generateEarlier();
    const changes = await add({ add: ["order"] });
    expect(changes.report.renewed).toEqual([]);
    expect(changes.report.own).toEqual([]);
  });

  it("keeps rows that were added as soon as something stands in one", async () => {
    await generate({ tables: ["customer"] });
    await add({ rows: { customer: 5 } });
    await type("Customers", header("customer", "customerId"), ["EU-001", "AM-002", "AS-003"]);
    const [entry] = await gateway.undoable();
    if (!entry) throw new Error("nothing to undo");
    expect((await gateway.removeCreated(entry.record)).keptRows).toEqual(["Customers"]);
    expect((await column("Customers", header("customer", "customerId")))[2]).toBe("AS-003");
  });

  it("refuses to grow a table over what stands beneath it", async () => {
    await generate({ tables: ["customer"] });
    await book.run(async (context) => {
      const range = context.workbook.tables.getItem("Customers").getRange().getLastRow().getOffsetRange(3, 0);
      range.getCell(0, 0).values = [["我的备注"]];
      await context.sync();
    });
    const { existing } = await look([]);
    const changes = extend(existing, wish({ rows: { customer: 100 } }));
    expect(changes.report.blocked).toEqual(["customer"]);
    expect(changes.tables).toEqual([]);
  });

  it("leaves nothing behind when it breaks off", async () => {
    await generate({ tables: ["customer"] });
    const before = await book.snapshot();
    const { existing, partId } = await look(["order"]);
    const changes = extend(existing, wish({ add: ["order"] }));
    const broken: Extension = {
      ...changes,
      tables: [
        ...changes.tables,
        { kind: "fillColumn", table: "Customers", column: "没有这一列", formula: "=1", numberFormat: "0" },
      ],
    };
    await expect(gateway.extendWorkbook(broken, partId, applyOptions("second"))).rejects.toMatchObject({
      created: { sheets: [] },
    });
    const after = await book.snapshot();
    expect(after.sheets.map(({ name, values }) => ({ name, values }))).toEqual(
      before.sheets.map(({ name, values }) => ({ name, values })),
    );
    expect((await readWorkbookState()).identities).toHaveLength(1);
  });

  it("knows what a label that people changed stands for", async () => {
    await generate({ tables: ["customer"] });
    await book.run(async (context) => {
      const list = context.workbook.names.getItem("l_orderStatus").getRange();
      list.getCell(0, 0).values = [["我的说法"]];
      await context.sync();
    });
    const changes = await add({ add: ["order"] });
    expect(changes.report.entries.filter((entry) => entry.startsWith("orderStatus"))).toEqual([]);
    const status = (await column("Orders", header("order", "status")))[0];
    expect(String(status)).toContain("k_orderStatus_");
    expect(await errorCells()).toEqual([]);
  });
});
