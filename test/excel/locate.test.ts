import { locate } from "../../src/excel/locate";
import type { TableState } from "../../src/excel/types";
import type { Identity } from "../../src/plan/plan";

const IDENTITY: Identity = {
  schema: 1,
  product: "TradeBook",
  language: "zh-CN",
  generated: "2026-11-21",
  choices: {},
  tables: [
    {
      id: "customers",
      table: "Customers",
      sheet: "客户",
      columns: { key: "客户编号", name: "客户名称", country: "国家", amount: "金额" },
      formulas: {},
    },
    {
      id: "orders",
      table: "Orders",
      sheet: "订单",
      columns: { key: "订单号", customer: "客户编号", date: "日期" },
      formulas: {},
    },
  ],
};

function table(name: string, sheet: string, columns: readonly (readonly [number, string])[]): TableState {
  return {
    id: `{${name}}`,
    name,
    sheetId: `{${sheet}}`,
    sheet,
    columns: columns.map(([id, title]) => ({ id, name: title })),
  };
}

const CUSTOMERS = table("Customers", "客户", [
  [1, "客户编号"],
  [2, "客户名称"],
  [3, "国家"],
  [4, "金额"],
]);
const ORDERS = table("Orders", "订单", [
  [1, "订单号"],
  [2, "客户编号"],
  [3, "日期"],
]);

function columnsOf(tables: readonly TableState[], id = "customers") {
  const found = locate(IDENTITY, { tables }).find((located) => located.id === id);
  return found?.columns.map((column) => [column.id, column.name, column.by]);
}

describe("locate", () => {
  it("finds tables and columns under the names they were given", () => {
    const found = locate(IDENTITY, { tables: [ORDERS, CUSTOMERS] });
    expect(found.map(({ id, table: name, missing }) => [id, name, missing])).toEqual([
      ["customers", "Customers", []],
      ["orders", "Orders", []],
    ]);
    expect(found[0]?.columns.every(({ by }) => by === "name")).toBe(true);
  });

  it("finds renamed headers by Excel's column id, wherever they were moved", () => {
    const renamed = table("Customers", "客户", [
      [1, "客户编号"],
      [4, "营业额"],
      [9, "我加的"],
      [2, "公司"],
      [3, "国家"],
    ]);
    expect(columnsOf([renamed])).toEqual([
      ["key", "客户编号", "name"],
      ["name", "公司", "id"],
      ["country", "国家", "name"],
      ["amount", "营业额", "id"],
    ]);
  });

  it("goes by the place between neighbours where ids were numbered anew", () => {
    // LibreOffice numbers from 1 again when it saves: the inserted column has taken id 1.
    const saved = table("Customers", "客户", [
      [1, "我加的"],
      [2, "客户编号"],
      [3, "公司"],
      [4, "国家"],
      [5, "金额"],
    ]);
    expect(columnsOf([saved])).toEqual([
      ["key", "客户编号", "name"],
      ["name", "公司", "position"],
      ["country", "国家", "name"],
      ["amount", "金额", "name"],
    ]);
  });

  it("says which columns are gone instead of guessing", () => {
    const deleted = table("Customers", "客户", [
      [1, "客户编号"],
      [3, "国家"],
      [4, "金额"],
      [5, "备注"],
    ]);
    const [found] = locate(IDENTITY, { tables: [deleted] });
    expect(found?.missing).toEqual(["name"]);
  });

  it("finds a renamed table by its headers, on a renamed sheet too", () => {
    const renamed = { ...CUSTOMERS, name: "我的客户", sheet: "老客户", sheetId: "{客户}" };
    expect(locate(IDENTITY, { tables: [ORDERS, renamed] })[0]).toMatchObject({
      id: "customers",
      table: "我的客户",
      sheet: "老客户",
    });
  });

  it("prefers the table on the sheet of the identity among equals", () => {
    const copy = { ...CUSTOMERS, name: "Customers2", sheet: "客户 (2)" };
    const own = { ...CUSTOMERS, name: "我的客户" };
    expect(locate(IDENTITY, { tables: [copy, own] })[0]?.table).toBe("我的客户");
    expect(locate(IDENTITY, { tables: [own, copy] })[0]?.table).toBe("我的客户");
  });

  it("leaves out a table that shares too little with the identity", () => {
    const other = table("Other", "客户", [
      [1, "客户编号"],
      [2, "别的"],
    ]);
    expect(locate(IDENTITY, { tables: [other] })).toEqual([]);
  });

  it("follows a table of which every header was renamed, by ids alone", () => {
    const renamed = table("Customers", "客户", [
      [1, "No."],
      [2, "Name"],
      [3, "Country"],
      [4, "Amount"],
    ]);
    expect(columnsOf([renamed])?.map(([, , by]) => by)).toEqual(["id", "id", "id", "id"]);
  });
});
