/** @jest-environment jsdom */
import { screen, within } from "@testing-library/react";
import { HostError, type ExcelGateway } from "../../src/excel/api";
import type { InputRow } from "../../src/plan/choices";
import { compile } from "../../src/plan/compile";
import { existingOf } from "../plan/existing-support";
import { choicesOf } from "../plan/support";
import { isoToSerial } from "../../src/formula/serial";
import { axeFaults, EMPTY_WORKBOOK, fakeGateway, press, showPane } from "./pane";

/** Month-end and year-end from the pane: what is shown first, what is asked, what is done and undone. */

const PLAN = compile(choicesOf({ tables: ["customer", "order", "followUp"], blankRows: 2 }), {});
const STATE = {
  ...EMPTY_WORKBOOK,
  sheets: [{ id: "{1}", name: "客户信息表", visible: true }],
  identities: [{ partId: "{part}", identity: PLAN.identity }],
};

const day = isoToSerial;
const CUSTOMERS = {
  id: "customer",
  sheet: "客户信息表",
  columns: ["customerId", "amountClass", "amountYear"],
  rows: [
    ["EU-001", "Ⅰ", 500],
    ["AM-002", "Ⅲ", 20],
    ["", "", ""],
  ],
};
const SNAPSHOTS = {
  id: "monthSnapshot",
  sheet: "月结快照",
  columns: ["snapshotNo", "monthEnd", "customerId"],
  rows: [],
};
const ORDERS = {
  id: "order",
  sheet: "订单跟踪表",
  columns: ["contractNo", "signedDate", "closedDate"],
  rows: [
    ["SC-1", day("2024-01-05"), day("2024-03-05")],
    ["SC-2", day("2024-01-05"), ""],
  ],
};

function open(more: Partial<ExcelGateway> = {}) {
  const gateway = fakeGateway({
    readWorkbookState: () => Promise.resolve(STATE),
    locate: () => [
      { id: "customer", table: "Customers", tableId: "{t}", sheet: "客户信息表", columns: [], missing: [] },
      {
        id: "monthSnapshot",
        table: "MonthSnapshots",
        tableId: "{u}",
        sheet: "月结快照",
        columns: [],
        missing: [],
      },
    ],
    readExisting: () => Promise.resolve(existingOf(PLAN)),
    readRows: (_, wanted) =>
      Promise.resolve(
        wanted.map(({ table }) => [CUSTOMERS, SNAPSHOTS, ORDERS].find(({ id }) => id === table) ?? null),
      ),
    ...more,
  });
  return showPane({ gateway, stored: { started: true } });
}

describe("month-end values", () => {
  it("says how many rows it writes, writes them, and clears them again", async () => {
    const appendRows = jest.fn<Promise<void>, Parameters<ExcelGateway["appendRows"]>>(() =>
      Promise.resolve(),
    );
    const blankRows = jest.fn<Promise<number>, Parameters<ExcelGateway["blankRows"]>>((...[, , , keys]) =>
      Promise.resolve(keys.length),
    );
    const { user, container } = open({ appendRows, blankRows });
    await press(user, "月结与归档");
    expect(await screen.findByText("将写入 2 位客户。")).toBeTruthy();
    expect(await axeFaults(container)).toEqual([]);
    expect(appendRows).not.toHaveBeenCalled();
    await press(user, "写入快照");
    expect(await screen.findByText("已在「月结快照」写入 2 行。")).toBeTruthy();
    const rows: readonly InputRow[] = appendRows.mock.calls[0]?.[3] ?? [];
    expect(rows[0]).toMatchObject({
      snapshotNo: "M202611-EU-001",
      monthEnd: day("2026-11-21"),
      amountClass: "Ⅰ",
    });
    await press(user, "撤销:清掉刚写的行");
    expect(await screen.findByText("已清掉 2 行。")).toBeTruthy();
    expect(blankRows.mock.calls[0]?.[3]).toEqual(["M202611-EU-001", "M202611-AM-002"]);
  });

  it("adds the table first where the workbook has none", async () => {
    const extendWorkbook = jest.fn<
      ReturnType<ExcelGateway["extendWorkbook"]>,
      Parameters<ExcelGateway["extendWorkbook"]>
    >((_changes, _part, options) => fakeGateway().applyPlan(_changes.plan, options));
    const readRows: ExcelGateway["readRows"] = (_, wanted) =>
      Promise.resolve(wanted.map(({ table }) => (table === "customer" ? CUSTOMERS : null)));
    const { user } = open({ extendWorkbook, readRows });
    await press(user, "月结与归档");
    expect(await screen.findByText(/会先添加一张/)).toBeTruthy();
    await press(user, "写入快照");
    await screen.findByText("已在「月结快照」写入 2 行。");
    expect(extendWorkbook.mock.calls[0]?.[0].report.tables).toEqual(["monthSnapshot"]);
  });

  it("says plainly what stands in the way", async () => {
    const refused = (code: string) =>
      Promise.reject(new HostError({ step: "check", sheet: "月结快照", code, message: "" }));
    const { user, unmount } = open({ appendRows: () => refused("RowsFiltered") });
    await press(user, "月结与归档");
    await screen.findByText("将写入 2 位客户。");
    await press(user, "写入快照");
    expect(await screen.findByText(/月结快照.*请先清除筛选/)).toBeTruthy();
    unmount();
    const gone = open({ readRows: (_, wanted) => Promise.resolve(wanted.map(() => null)) });
    await press(gone.user, "月结与归档");
    expect(await screen.findByText(/没有客户信息表/)).toBeTruthy();
  });

  it("asks for a day that exists", async () => {
    const { user } = open();
    await press(user, "月结与归档");
    const field = await screen.findByRole("textbox");
    await user.clear(field);
    await user.type(field, "十一月底");
    expect(await screen.findByText(/请填日期/)).toBeTruthy();
  });
});

describe("the archive of a year", () => {
  it("saves the file first, takes rows out only after asking, and puts them back", async () => {
    const deleteRows = jest.fn<Promise<number>, Parameters<ExcelGateway["deleteRows"]>>((...[, , , keys]) =>
      Promise.resolve(keys.length),
    );
    const appendRows = jest.fn<Promise<void>, Parameters<ExcelGateway["appendRows"]>>(() =>
      Promise.resolve(),
    );
    const { user, save, container } = open({ deleteRows, appendRows });
    await press(user, "月结与归档");
    await press(user, "查看可归档的内容");
    expect(await screen.findByText("订单跟踪表:1 行")).toBeTruthy();
    expect(screen.getByText(/未完结、有欠款或有投诉的订单 1 笔/)).toBeTruthy();
    expect(await axeFaults(container)).toEqual([]);
    await press(user, "2 从工作簿移除");
    expect(screen.queryByRole("alertdialog", { hidden: true })).toBeNull();
    await press(user, "1 下载归档文件");
    expect(await screen.findByText(/外贸客户簿-2024年归档.xlsx 已交给浏览器保存/)).toBeTruthy();
    expect(save).toHaveBeenCalledWith("外贸客户簿-2024年归档.xlsx", expect.anything());
    expect(deleteRows).not.toHaveBeenCalled();
    await press(user, "2 从工作簿移除");
    const dialog = await screen.findByRole("alertdialog", { hidden: true });
    await user.click(within(dialog).getByRole("button", { name: "移除", hidden: true }));
    expect(await screen.findByText("已从工作簿移除 1 行。")).toBeTruthy();
    expect(deleteRows.mock.calls[0]?.slice(1)).toEqual(["order", "contractNo", ["SC-1"]]);
    await press(user, "撤销:把行放回");
    expect(await screen.findByText("已放回 1 行。")).toBeTruthy();
    expect(appendRows.mock.calls[0]?.[3]).toEqual([
      { contractNo: "SC-1", signedDate: day("2024-01-05"), closedDate: day("2024-03-05") },
    ]);
  });

  it("says that there is nothing where nothing ended", async () => {
    const { user } = open({ readRows: (_, wanted) => Promise.resolve(wanted.map(() => null)) });
    await press(user, "月结与归档");
    await press(user, "查看可归档的内容");
    expect(await screen.findByText("没有可归档的内容。")).toBeTruthy();
  });
});

describe("the customers' folders", () => {
  const FOLDERS = {
    id: "customerFolder",
    sheet: "客户文件夹清单",
    columns: ["folderNo", "customerName", "gradeFolder", "name", "currentName"],
    rows: [
      ["FD-1", "甲", "A-VIP", "欧洲-德国-甲-已出货", "欧洲-德国-甲-生产中"],
      ["FD-2", "乙", "", "亚洲-日本-乙", ""],
    ],
  };

  it("come as a script and as a zip", async () => {
    const { user, container, save } = open({
      readRows: (_, wanted) =>
        Promise.resolve(wanted.map(({ table }) => (table === "customerFolder" ? FOLDERS : CUSTOMERS))),
    });
    await press(user, "月结与归档");
    await press(user, "读取清单");
    expect(await screen.findByText("2 个客户文件夹,其中 1 个由脚本改名。")).toBeTruthy();
    expect(await axeFaults(container)).toEqual([]);
    await press(user, "下载脚本");
    await press(user, "下载空文件夹 (.zip)");
    expect(save).toHaveBeenCalledWith("客户文件夹.ps1", expect.any(Uint8Array));
    expect(save).toHaveBeenCalledWith("客户文件夹.zip", expect.any(Uint8Array));
  });

  it("says where to get the list when the workbook has none", async () => {
    const { user } = open();
    await press(user, "月结与归档");
    await press(user, "读取清单");
    expect(await screen.findByText(/没有「客户文件夹清单」/)).toBeTruthy();
  });
});
