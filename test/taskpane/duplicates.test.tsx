/** @jest-environment jsdom */
import { screen, within } from "@testing-library/react";
import { HostError, type ExcelGateway } from "../../src/excel/api";
import { isoToSerial } from "../../src/formula/serial";
import { compile } from "../../src/plan/compile";
import type { OpenRows, RowEdit } from "../../src/plan/row-edits";
import { choicesOf } from "../plan/support";
import { axeFaults, EMPTY_WORKBOOK, fakeGateway, press, showPane } from "./pane";

/** 查重与合并 in the pane: what it finds, what is chosen, what is merged and taken back. */

const PLAN = compile(choicesOf({ tables: ["customer", "order", "mergeLog"], blankRows: 2 }), {});
const STATE = {
  ...EMPTY_WORKBOOK,
  sheets: [{ id: "{1}", name: "客户信息表", visible: true }],
  identities: [{ partId: "{part}", identity: PLAN.identity }],
};
const day = isoToSerial;
const CUSTOMERS = {
  id: "customer",
  sheet: "客户信息表",
  columns: ["customerId", "shortName", "email", "phone", "city", "website", "createdOn"],
  rows: [
    ["EU-001", "Acme", "a@x.com", "", "Leeds", "", day("2025-03-01")],
    ["EU-002", "Acme UK", "A@X.com ", "+44 20 7946 0958", "York", "", day("2024-01-05")],
    ["EU-003", "Solo", "solo@solo.com", "", "", "", ""],
    ["EU-004", "Twin A", "", "", "", "https://www.twin.com/", ""],
    ["EU-005", "Twin B", "b@twin.com", "", "", "", ""],
    ["", "", "", "", "", "", ""],
  ],
};
const ORDERS = {
  id: "order",
  sheet: "订单跟踪表",
  columns: ["customerId"],
  rows: [["EU-001"], ["eu-001"], ["EU-003"]],
};
const LOG = {
  id: "mergeLog",
  sheet: "合并日志",
  columns: ["mergeNo", "mergedOn", "keptId", "removedId", "removedName", "undoneOn"],
  rows: [
    ["MG20261101-01", day("2026-11-01"), "EU-003", "EU-009", "Old", ""],
    ["MG20261101-01-2", day("2026-11-01"), "EU-003", "EU-009", "", ""],
    ["MG20261102-01", day("2026-11-02"), "EU-003", "EU-008", "Undone", day("2026-11-03")],
  ],
};

/** What the gateway reads when it writes: the two customers whole. */
const OPEN: readonly OpenRows[] = [
  {
    id: "customer",
    sheet: "客户信息表",
    key: "customerId",
    columns: ["customerId"],
    typed: ["customerId"],
    rows: CUSTOMERS.rows.map(([id = ""]) => [id]),
    whole: [0, 1].map((row) => {
      const cells = Object.fromEntries(
        CUSTOMERS.columns.map((column, at) => [column, CUSTOMERS.rows[row]?.[at] ?? ""]),
      );
      return { row, contents: cells, values: cells };
    }),
  },
  {
    id: "mergeLog",
    sheet: "合并日志",
    key: "mergeNo",
    columns: ["mergeNo"],
    typed: ["mergeNo"],
    rows: [],
    whole: [],
  },
  {
    id: "order",
    sheet: "订单跟踪表",
    key: "contractNo",
    columns: ["contractNo", "customerId"],
    typed: ["contractNo", "customerId"],
    rows: [
      ["SC-1", "EU-001"],
      ["SC-2", "eu-001"],
      ["SC-3", "EU-003"],
    ],
    whole: [],
  },
];

function open(more: Partial<ExcelGateway> = {}, locale = "zh-CN") {
  const edits: RowEdit[][] = [];
  const gateway = fakeGateway({
    readWorkbookState: () => Promise.resolve(STATE),
    locate: () => [
      { id: "customer", table: "Customers", tableId: "{t}", sheet: "客户信息表", columns: [], missing: [] },
      { id: "mergeLog", table: "MergeLog", tableId: "{u}", sheet: "合并日志", columns: [], missing: [] },
    ],
    readRows: (_, wanted) =>
      Promise.resolve(
        wanted.map(({ table }) => [CUSTOMERS, ORDERS, LOG].find(({ id }) => id === table) ?? null),
      ),
    editRows: (_identity, _wanted, decide) => {
      const decided = decide(OPEN);
      edits.push([...decided.edits]);
      return Promise.resolve(decided.outcome);
    },
    ...more,
  });
  return { ...showPane({ gateway, locale, stored: { started: true } }), edits };
}

describe("the duplicates card", () => {
  it("finds groups with the reason, keeps the earliest, and merges with what was chosen", async () => {
    const { user, container, edits } = open();
    await press(user, "月结与归档");
    await press(user, "查找重复客户");
    expect(await screen.findByText("5 位客户中:重复 1 组,疑似 1 组。")).toBeTruthy();
    expect(screen.getByText("邮箱相同:a@x.com")).toBeTruthy();
    expect(screen.getByText("公司域名相同:twin.com")).toBeTruthy();
    await press(user, "比较: EU-001, EU-002");
    expect(await axeFaults(container)).toEqual([]);
    const keep = screen.getByRole("radiogroup", { name: "保留哪一位" });
    expect(within(keep).getByRole<HTMLInputElement>("radio", { name: /EU-002.*建档最早/ }).checked).toBe(
      true,
    );
    expect(within(keep).getByRole("radio", { name: /EU-001.*订单最多/ })).toBeTruthy();
    expect(screen.getByText("订单跟踪表:2 行")).toBeTruthy();
    const city = screen.getByRole("radiogroup", { name: "城市" });
    await user.click(within(city).getByRole("radio", { name: "EU-001: Leeds" }));
    await press(user, "合并");
    expect(
      await screen.findByText(/EU-001 已并入 EU-002,改了 2 行记录;记在「合并日志」MG20261121-01/),
    ).toBeTruthy();
    const [first = []] = edits;
    expect(first).toContainEqual({
      kind: "set",
      table: "customer",
      row: 1,
      column: "city",
      content: "Leeds",
    });
    expect(first).toContainEqual({ kind: "delete", table: "customer", row: 0 });
    expect(first.filter(({ table }) => table === "order")).toHaveLength(2);
    expect(await screen.findByRole("button", { name: "撤销这次合并" })).toBeTruthy();
  });

  it("says what stands in the way, in the workbook's and in our own words", async () => {
    const { user, unmount } = open({
      editRows: () =>
        Promise.reject(
          new HostError({ step: "check", sheet: "订单跟踪表", code: "AccessDenied", message: "" }),
        ),
    });
    await press(user, "月结与归档");
    await press(user, "查找重复客户");
    await press(user, "比较: EU-001, EU-002");
    await press(user, "合并");
    expect(await screen.findByText(/订单跟踪表.*受保护/)).toBeTruthy();
    unmount();
    const gone = open({ readRows: (_, wanted) => Promise.resolve(wanted.map(() => null)) });
    await press(gone.user, "月结与归档");
    await press(gone.user, "查找重复客户");
    expect(await screen.findByText(/没有客户信息表.*不能查重/)).toBeTruthy();
  });

  it("lists earlier merges of the log, those undone apart, and explains why one cannot be undone", async () => {
    const { user } = open();
    await press(user, "月结与归档");
    await press(user, "查找重复客户");
    expect(await screen.findByText("MG20261101-01:EU-009 Old → EU-003")).toBeTruthy();
    expect(screen.queryByText(/MG20261102/)).toBeNull();
    await press(user, "撤销: MG20261101-01");
    expect(await screen.findByText(/合并日志里已没有 MG20261101-01/)).toBeTruthy();
  });

  it("speaks English", async () => {
    const { user, container } = open({}, "en-US");
    await press(user, "Month-end and archive");
    await press(user, "Find duplicates");
    await press(user, "Compare: EU-001, EU-002");
    expect(
      await screen.findByText("Merges EU-001 into EU-002 and takes EU-001 out of the customer table."),
    ).toBeTruthy();
    expect(await axeFaults(container)).toEqual([]);
  });
});
