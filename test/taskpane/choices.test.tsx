/** @jest-environment jsdom */
import { screen } from "@testing-library/react";
import type { AppliedPlan, ApplyOptions } from "../../src/excel/api";
import type { WorkbookPlan } from "../../src/taskpane/product";
import { applied, axeFaults, fakeGateway, press, showPane, type PaneOptions } from "./pane";

async function choices(options: PaneOptions = {}) {
  const pane = showPane({ stored: { started: true }, requested: "generate", ...options });
  await press(pane.user, "下一步");
  return pane;
}

describe("the settings", () => {
  it("are clean to axe with everything open", async () => {
    const { user, container } = await choices();
    await press(user, "更多设置");
    expect(await axeFaults(container)).toEqual([]);
  });

  it("become the plan's choices", async () => {
    const { user, plan } = await choices();
    await user.click(screen.getByRole("radio", { name: /空表/ }));
    await user.clear(screen.getByLabelText("每张表预留的空行"));
    await user.type(screen.getByLabelText("每张表预留的空行"), "120");
    await user.type(screen.getByLabelText("业务员"), " 李雷 ");
    await user.selectOptions(screen.getByLabelText("统计币种"), "EUR");
    await user.clear(screen.getByLabelText("统计年"));
    await user.type(screen.getByLabelText("统计年"), "2025");
    await user.click(screen.getByRole("radio", { name: "English" }));
    await press(user, "更多设置");
    await user.click(screen.getByRole("checkbox", { name: "信用资料" }));
    await user.click(screen.getByRole("checkbox", { name: /包含个人信息列/ }));
    await press(user, "生成");
    await screen.findByText("生成好了");
    expect(plan).toHaveBeenCalledWith(
      expect.objectContaining({
        language: "en-US",
        year: 2025,
        today: 46347,
        cutoff: 46347,
        asOf: null,
        currency: "EUR",
        salesperson: "李雷",
        personal: true,
        withoutGroups: ["customer.credit"],
        blankRows: 120,
        sample: false,
        taken: { sheets: ["Sheet1"], tables: [], names: [] },
      }),
    );
  });

  it("remember who sells and in which currency", async () => {
    const { user, remembered } = await choices();
    await user.type(screen.getByLabelText("业务员"), "韩梅梅");
    await user.selectOptions(screen.getByLabelText("统计币种"), "CNY");
    await press(user, "生成");
    expect(remembered()).toMatchObject({ salesperson: "韩梅梅", currency: "CNY" });
  });

  it.each([
    ["统计年", "25", /2000 到 2100/],
    ["统计年", "二〇二六", /2000 到 2100/],
    ["业务员", "=1+1", /不能以/],
    ["业务员", "名".repeat(41), /最多 40 个字/],
  ])("refuse %s %s with a word beside the field", async (label, typed, message) => {
    const { user, plan } = await choices();
    await user.clear(screen.getByLabelText(label));
    await user.type(screen.getByLabelText(label), typed);
    expect(screen.getByText(message)).toBeTruthy();
    await press(user, "生成");
    expect(screen.getByRole("heading", { level: 1, name: "设置" })).toBeTruthy();
    expect(plan).not.toHaveBeenCalled();
  });

  it("say which columns are typed by hand because their tables were not chosen", async () => {
    const { user } = showPane({ stored: { started: true }, requested: "generate" });
    await user.click(screen.getByRole("checkbox", { name: "基础包" }));
    await user.click(screen.getByRole("checkbox", { name: "服务包" }));
    await press(user, "下一步");
    expect(screen.getByText(/由公式改为手工填写/)).toBeTruthy();
    expect(screen.getByText(/^客户投诉记录表:/)).toBeTruthy();
  });

  it("say what the workbook already has and that it stays", async () => {
    const identity = {
      schema: 1,
      product: "TradeBook",
      language: "zh-CN",
      generated: "2026-11-20",
      choices: {},
      tables: [],
    } as const;
    const applyPlan = jest.fn<Promise<AppliedPlan>, [WorkbookPlan, ApplyOptions]>((_, options) =>
      Promise.resolve(applied(options)),
    );
    const gateway = fakeGateway({
      applyPlan,
      readWorkbookState: () =>
        Promise.resolve({
          sheets: [{ id: "{1}", name: "客户信息表", visible: true }],
          tables: [],
          names: [],
          identities: [{ partId: "p", identity }],
          taken: { sheets: ["客户信息表"], tables: ["Customers"], names: [] },
        }),
      locate: () => [
        { id: "customer", table: "Customers", tableId: "t", sheet: "客户信息表", columns: [], missing: [] },
      ],
    });
    const { user } = await choices({ gateway });
    expect(screen.getByText(/已有:客户信息表/)).toBeTruthy();
    expect(screen.getByText(/一律不动/)).toBeTruthy();
    await press(user, "生成");
    await screen.findByText("生成好了");
    expect(applyPlan).toHaveBeenCalled();
  });

  it("offer only the download outside Excel", async () => {
    const { user, save } = await choices({ gateway: null });
    expect(screen.queryByRole("button", { name: "生成" })).toBeNull();
    expect(screen.getByText(/这个页面不在 Excel 里/)).toBeTruthy();
    await press(user, "下载 .xlsx");
    expect(await screen.findByRole("heading", { name: "文件已交给浏览器保存" })).toBeTruthy();
    expect(save).toHaveBeenCalledWith("外贸客户簿-示例-2026-11-21.xlsx", expect.any(Uint8Array));
  });
});
