/** @jest-environment jsdom */
import { act, screen, waitFor, within } from "@testing-library/react";
import {
  Cancelled,
  HostError,
  PlanStepError,
  type ApplyOptions,
  type AppliedPlan,
  type CreatedRecord,
} from "../../src/excel/api";
import type { Product, WorkbookPlan } from "../../src/taskpane/product";
import {
  applied,
  axeFaults,
  confirmRemoval,
  planOf,
  removal,
  CREATED,
  fakeGateway,
  press,
  showPane,
  type PaneOptions,
} from "./pane";

async function generate(options: PaneOptions = {}) {
  const pane = showPane({ stored: { started: true }, requested: "generate", ...options });
  await press(pane.user, "下一步");
  await press(pane.user, "生成");
  return pane;
}

/** A gateway whose generation waits until the test lets it go on. */
function slowGateway() {
  let finish: (result: AppliedPlan) => void = () => undefined;
  let options: ApplyOptions | undefined;
  let begin: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const gateway = fakeGateway({
    applyPlan: (_: WorkbookPlan, given: ApplyOptions) =>
      new Promise((resolve, reject) => {
        begin();
        options = given;
        finish = resolve;
        given.onProgress?.({ phase: "check", done: 0 });
        given.signal?.addEventListener("abort", () => {
          reject(new Cancelled(CREATED));
        });
      }),
  });
  return {
    gateway,
    /** Resolves when the plan is there and writing begins. */
    begun,
    report: (phase: "cells" | "formulas", sheet: string, done: number) => {
      act(() => options?.onProgress?.({ phase, sheet, done }));
    },
    finish: () => {
      act(() => {
        if (options) finish(applied(options));
      });
    },
  };
}

describe("generating", () => {
  it("shows the step, the sheet and the share done, and says them aloud", async () => {
    const slow = slowGateway();
    const { container } = await generate({ gateway: slow.gateway });
    await slow.begun;
    await waitFor(() => {
      expect(screen.getByText("检查工作簿", { selector: "li" }).getAttribute("aria-current")).toBe("step");
    });
    slow.report("cells", "客户信息表", 0.5);
    expect(screen.getByText("客户信息表")).toBeTruthy();
    expect(Number(screen.getByRole("progressbar").getAttribute("aria-valuenow"))).toBeCloseTo(0.65);
    expect(screen.getByText("写入表格,65%")).toBeTruthy();
    expect(screen.getByText("写入表格", { selector: "li" }).getAttribute("aria-current")).toBe("step");
    expect(await axeFaults(container)).toEqual([]);
    slow.finish();
    expect(await screen.findByText("生成好了")).toBeTruthy();
  });

  it("ends with a way to each sheet in tab order and the time it took", async () => {
    const showSheet = jest.fn(() => Promise.resolve(true));
    const { user, container } = await generate({ gateway: fakeGateway({ showSheet }) });
    await screen.findByText("生成好了");
    const sheets = within(screen.getByRole("list", { name: "打开工作表" })).getAllByRole("button");
    expect(sheets.map(({ textContent }) => textContent)).toEqual(["客户信息表", "年客户交易记录表"]);
    expect(screen.getByText(/2 张工作表,用时 \d+\.\d 秒/)).toBeTruthy();
    await user.click(within(container).getByRole("button", { name: "年客户交易记录表" }));
    expect(showSheet).toHaveBeenCalledWith("{2}");
    expect(await axeFaults(container)).toEqual([]);
  });

  it("names what could not be made though the rest is right", async () => {
    const gateway = fakeGateway({
      applyPlan: (_, options) =>
        Promise.resolve({
          ...applied(options),
          skipped: [
            { sheet: "首页", step: "chart", reason: "GeneralException", detail: "" },
            { sheet: "首页", step: "print", reason: "ApiNotFound", detail: "" },
            { sheet: "今日", step: "print", reason: "ApiNotFound", detail: "" },
          ],
        }),
    });
    await generate({ gateway });
    expect(await screen.findByText(/^首页:未能绘制图表/)).toBeTruthy();
    expect(screen.getByText(/^2 张工作表:未能设置打印/)).toBeTruthy();
  });

  it("removes what it created only after asking, and says what it did", async () => {
    const removeCreated = jest.fn((record: CreatedRecord) => Promise.resolve(removal(record)));
    const { user } = await generate({ gateway: fakeGateway({ removeCreated }) });
    await press(user, "撤销:移除刚才生成的");
    const dialog = await screen.findByRole("alertdialog", { hidden: true });
    expect(dialog.textContent).toContain("Ctrl+Z");
    expect(dialog.textContent).toContain("年客户交易记录表");
    await user.click(within(dialog).getByRole("button", { name: "不移除", hidden: true }));
    expect(removeCreated).not.toHaveBeenCalled();
    await press(user, "撤销:移除刚才生成的");
    await confirmRemoval(user);
    expect(await screen.findByText(/已移除 2 张工作表/)).toBeTruthy();
    expect(removeCreated).toHaveBeenCalledWith(CREATED);
  });

  it("says why a removal failed", async () => {
    const failure = new HostError({ step: "sheet", code: "AccessDenied", message: "no" });
    const gateway = fakeGateway({ removeCreated: () => Promise.reject(failure) });
    const { user } = await generate({ gateway });
    await press(user, "撤销:移除刚才生成的");
    await confirmRemoval(user);
    expect(await screen.findByRole("heading", { name: "没有移除成" })).toBeTruthy();
    expect(screen.getByText(/工作簿或工作表受保护/)).toBeTruthy();
  });
});

describe("when it does not go through", () => {
  it("stops when the person cancels and offers to remove what was made", async () => {
    const slow = slowGateway();
    const { user } = await generate({ gateway: slow.gateway });
    await slow.begun;
    await press(user, "取消");
    expect(await screen.findByRole("heading", { name: "已取消" })).toBeTruthy();
    expect(screen.getByText(/已建立 2 张工作表/)).toBeTruthy();
    await press(user, "撤销:移除刚才生成的");
    await confirmRemoval(user);
    expect(await screen.findByRole("heading", { name: "已移除" })).toBeTruthy();
  });

  it("writes nothing at all when it is cancelled while the plan is computed", async () => {
    const applyPlan = jest.fn<Promise<AppliedPlan>, [WorkbookPlan, ApplyOptions]>();
    const gateway = fakeGateway({ applyPlan });
    let computed: () => void = () => undefined;
    const plan: Product["plan"] = (choices) =>
      new Promise((resolve) => {
        computed = () => {
          resolve(planOf(choices));
        };
      });
    const { user } = await generate({ gateway, product: { plan } });
    await press(user, "取消");
    expect(screen.getByRole("button", { name: "正在停下…" })).toBeTruthy();
    await act(async () => {
      await new Promise((later) => setTimeout(later, 100));
      computed();
    });
    expect(await screen.findByText("工作簿没有任何改动。", { exact: false })).toBeTruthy();
    expect(applyPlan).not.toHaveBeenCalled();
    expect(screen.queryByRole("button", { name: /移除/ })).toBeNull();
  });

  it("names the step and the sheet, and what to do", async () => {
    const details = {
      step: "table",
      sheet: "客户信息表",
      code: "AccessDenied",
      location: "TableCollection.add",
      message: "x",
    } as const;
    const gateway = fakeGateway({ applyPlan: () => Promise.reject(new PlanStepError(details, CREATED)) });
    const { user, container } = await generate({ gateway });
    expect(await screen.findByText(/创建表格\(工作表“客户信息表”\)失败:工作簿或工作表受保护/)).toBeTruthy();
    expect(screen.getByText(/请在「审阅」里取消工作簿保护/)).toBeTruthy();
    expect(screen.getByText(/TableCollection.add/)).toBeTruthy();
    expect(await axeFaults(container)).toEqual([]);
    await press(user, "上一步");
    expect(screen.getByRole("heading", { level: 1, name: "设置" })).toBeTruthy();
  });

  it("survives an error of our own", async () => {
    await generate({ product: { plan: () => Promise.reject(new Error("a bug")) } });
    expect(await screen.findByText(/出了意外的问题/)).toBeTruthy();
    expect(screen.getByText("a bug")).toBeTruthy();
  });

  it("says that a file could not be made", async () => {
    const { user } = showPane({
      stored: { started: true },
      requested: "generate",
      product: { file: () => Promise.reject(new Error("disk")) },
    });
    await press(user, "下一步");
    await press(user, "下载 .xlsx");
    expect(await screen.findByRole("heading", { name: "文件没有做成" })).toBeTruthy();
  });
});
