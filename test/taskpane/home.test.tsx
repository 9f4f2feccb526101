/** @jest-environment jsdom */
import { screen, within } from "@testing-library/react";
import { HostError, type WorkbookState } from "../../src/excel/api";
import { axeFaults, confirmRemoval, CREATED, EMPTY_WORKBOOK, fakeGateway, press, showPane } from "./pane";

const HOME = { stored: { started: true }, requested: "home" } as const;
const identity = {
  schema: 1,
  product: "TradeBook",
  language: "zh-CN",
  generated: "2026-11-20",
  choices: {},
  tables: [],
} as const;

const FULL: WorkbookState = {
  sheets: [
    { id: "{0}", name: "我的表", visible: true },
    { id: "{1}", name: "客户(改过名)", visible: true },
    { id: "{2}", name: "首页", visible: true },
    { id: "{3}", name: "旧", visible: false },
  ],
  tables: [],
  names: [],
  identities: [{ partId: "p", identity }],
  taken: { sheets: [], tables: [], names: [] },
};

function fullGateway() {
  return fakeGateway({
    readWorkbookState: () => Promise.resolve(FULL),
    locate: () => [
      { id: "customer", table: "Customers", tableId: "t", sheet: "客户(改过名)", columns: [], missing: [] },
    ],
    undoable: () =>
      Promise.resolve([
        {
          id: "g1",
          at: "2026-11-20T02:00:00.000Z",
          kind: "created",
          record: { ...CREATED, sheets: [{ id: "{2}", planId: "home", name: "首页" }] },
        },
      ]),
  });
}

describe("home", () => {
  it("lists our sheets under their present names and leads to them, not to the person's own", async () => {
    const showSheet = jest.fn(() => Promise.resolve(true));
    const { user, container } = showPane({ ...HOME, gateway: { ...fullGateway(), showSheet } });
    const list = await screen.findByRole("list", { name: /已有外贸客户簿/ });
    expect(
      within(list)
        .getAllByRole("button")
        .map(({ textContent }) => textContent),
    ).toEqual(["客户(改过名)", "首页"]);
    await user.click(within(list).getByRole("button", { name: "首页" }));
    expect(showSheet).toHaveBeenCalledWith("{2}");
    expect(await axeFaults(container)).toEqual([]);
  });

  it("says when a sheet is gone and reads the workbook again", async () => {
    const readWorkbookState = jest.fn(() => Promise.resolve(FULL));
    const gateway = { ...fullGateway(), readWorkbookState, showSheet: () => Promise.resolve(false) };
    const { user } = showPane({ ...HOME, gateway });
    await press(user, "首页");
    expect(await screen.findByText(/已经不在了/)).toBeTruthy();
    expect(readWorkbookState).toHaveBeenCalledTimes(2);
  });

  it("removes an earlier generation after asking", async () => {
    const gateway = fullGateway();
    const { user } = showPane({ ...HOME, gateway });
    await press(user, "移除");
    await confirmRemoval(user);
    expect(await screen.findByText(/已移除 1 张工作表/)).toBeTruthy();
  });

  it("says that nothing is here yet and leads to the gallery", async () => {
    const { user, container } = showPane({
      ...HOME,
      gateway: fakeGateway({ readWorkbookState: () => Promise.resolve(EMPTY_WORKBOOK) }),
    });
    expect(await screen.findByRole("heading", { name: "还没有客户簿" })).toBeTruthy();
    expect(await axeFaults(container)).toEqual([]);
    await press(user, "生成工作簿");
    expect(screen.getByRole("heading", { level: 1, name: "选择要生成的表" })).toBeTruthy();
  });

  it("says that the workbook cannot be read, and tries again", async () => {
    const readWorkbookState = jest
      .fn<Promise<WorkbookState>, []>()
      .mockRejectedValueOnce(new HostError({ step: "check", code: "GeneralException", message: "?" }))
      .mockResolvedValue(FULL);
    const { user } = showPane({ ...HOME, gateway: { ...fullGateway(), readWorkbookState } });
    expect(await screen.findByText(/检查工作簿失败/)).toBeTruthy();
    await press(user, "重试");
    expect(await screen.findByRole("button", { name: "首页" })).toBeTruthy();
  });

  it("works as a plain page too", async () => {
    showPane({ ...HOME, gateway: null });
    expect(await screen.findByText(/这个页面不在 Excel 里/)).toBeTruthy();
  });
});
