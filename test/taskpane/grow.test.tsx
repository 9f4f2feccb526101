/** @jest-environment jsdom */
import { screen, within } from "@testing-library/react";
import { HostError, PlanStepError, type ApplyOptions } from "../../src/excel/api";
import type { ExistingBook, Extension } from "../../src/plan/existing";
import { compile } from "../../src/plan/compile";
import { existingOf } from "../plan/existing-support";
import { choicesOf } from "../plan/support";
import { applied, axeFaults, CREATED, EMPTY_WORKBOOK, fakeGateway, press, showPane } from "./pane";

/** Adding to a workbook made earlier, from the pane: what it says before, what it sends, what it says after. */

const PLAN = compile(choicesOf({ tables: ["customer"], blankRows: 2 }), {});
const STATE = {
  ...EMPTY_WORKBOOK,
  sheets: [{ id: "{1}", name: "客户信息表", visible: true }],
  identities: [{ partId: "{part}", identity: PLAN.identity }],
};

function growing(existing: ExistingBook = existingOf(PLAN), more: Parameters<typeof fakeGateway>[0] = {}) {
  const extendWorkbook = jest.fn((_changes: Extension, _part: string, options: ApplyOptions) =>
    Promise.resolve(applied(options)),
  );
  const gateway = fakeGateway({
    readWorkbookState: () => Promise.resolve(STATE),
    locate: () => [
      { id: "customer", table: "Customers", tableId: "{t}", sheet: "客户信息表", columns: [], missing: [] },
    ],
    readExisting: () => Promise.resolve(existing),
    extendWorkbook,
    ...more,
  });
  return { extendWorkbook, ...showPane({ gateway, stored: { started: true } }) };
}

describe("adding to a workbook made earlier", () => {
  it("says what will change, adds it, and says what changed", async () => {
    const { user, extendWorkbook, container } = growing();
    await press(user, "补充或更新");
    await user.click(await screen.findByRole("checkbox", { name: "年客户交易记录表" }));
    expect(await screen.findByText("新表:年客户交易记录表")).toBeTruthy();
    expect(screen.getByText(/^「客户信息表」空白列改为自动计算:/)).toBeTruthy();
    expect(await axeFaults(container)).toEqual([]);
    expect(extendWorkbook).not.toHaveBeenCalled();
    await press(user, "添加");
    expect(await screen.findByText("已添加")).toBeTruthy();
    expect(screen.getByText("新表:年客户交易记录表")).toBeTruthy();
    const [changes, part] = extendWorkbook.mock.calls[0] ?? [];
    expect(part).toBe("{part}");
    expect(changes?.report.tables).toEqual(["transaction"]);
    expect(await axeFaults(container)).toEqual([]);
  });

  it("is offered instead of a second set, with the missing ones ticked", async () => {
    const { user } = growing();
    await press(user, "再生成一套");
    await press(user, "下一步");
    await press(user, "只补缺少的");
    const order = await screen.findByRole("checkbox", { name: "订单跟踪表" });
    expect(order).toHaveProperty("checked", true);
    expect(screen.queryByRole("checkbox", { name: "客户信息表" })).toBeNull();
  });

  it("adds nothing where nothing is missing", async () => {
    const whole = compile(choicesOf({ blankRows: 2 }), {});
    const { user, extendWorkbook } = growing(existingOf(whole));
    await press(user, "补充或更新");
    expect(await screen.findByText("没有要添加的。", { selector: "p" })).toBeTruthy();
    await press(user, "添加");
    expect(extendWorkbook).not.toHaveBeenCalled();
  });

  it("names a deleted table, and what its return restores", async () => {
    const whole = compile(choicesOf({ tables: ["customer", "transaction"], blankRows: 2 }), {});
    const { user } = growing(existingOf(whole, { deleted: ["transaction"] }));
    await press(user, "补充或更新");
    expect(await screen.findByText(/^这些表已从本工作簿删除:年客户交易记录表/)).toBeTruthy();
    expect(await screen.findByText(/要用已删除的「年客户交易记录表」,现在显示错误/)).toBeTruthy();
    await user.click(screen.getByRole("checkbox", { name: "年客户交易记录表 (已删除,重建为空表)" }));
    expect(await screen.findByText(/^重建已删除的表/, { selector: "li" })).toBeTruthy();
    expect(screen.getByText(/^「客户信息表」公式恢复:/)).toBeTruthy();
  });

  it("refuses plainly when the parameters are gone", async () => {
    const { user, extendWorkbook } = growing({ ...existingOf(PLAN), parameters: null });
    await press(user, "补充或更新");
    expect(await screen.findByText(/「参数」表已被删除/)).toBeTruthy();
    await press(user, "添加");
    expect(extendWorkbook).not.toHaveBeenCalled();
  });

  it("names protected sheets before it tries", async () => {
    const { user, extendWorkbook } = growing({ ...existingOf(PLAN), locked: ["客户信息表"] });
    await press(user, "补充或更新");
    await user.click(await screen.findByRole("checkbox", { name: "年客户交易记录表" }));
    expect(await screen.findByText(/这些工作表受保护:客户信息表/)).toBeTruthy();
    await press(user, "添加");
    expect(extendWorkbook).not.toHaveBeenCalled();
  });

  it("gives a table more rows only for a number that makes sense", async () => {
    const { user, extendWorkbook } = growing();
    await press(user, "补充或更新");
    await user.selectOptions(await screen.findByRole("combobox"), "customer");
    const field = screen.getByRole("textbox");
    await user.clear(field);
    await user.type(field, "1");
    expect(await screen.findByText(/请填比现在多/)).toBeTruthy();
    await user.type(field, "0");
    expect(await screen.findByText("「客户信息表」行数:2 → 10", { selector: "li" })).toBeTruthy();
    await press(user, "添加");
    await screen.findByText("已添加");
    expect(extendWorkbook.mock.calls[0]?.[0].report.rows).toEqual([
      { table: "customer", before: 2, after: 10 },
    ]);
  });

  it("says why it failed and that nothing stayed", async () => {
    const error = new PlanStepError(
      { step: "formula", sheet: "订单跟踪表", code: "GeneralException", message: "no" },
      { ...CREATED, sheets: [], names: [] },
      { cause: new HostError({ step: "formula", code: "GeneralException", message: "no" }) },
    );
    const { user } = growing(existingOf(PLAN), { extendWorkbook: () => Promise.reject(error) });
    await press(user, "补充或更新");
    await user.click(await screen.findByRole("checkbox", { name: "订单跟踪表" }));
    await screen.findByText("新表:订单跟踪表", { selector: "li" });
    await press(user, "添加");
    expect(await screen.findByText(/写入公式.工作表“订单跟踪表”.失败/)).toBeTruthy();
    expect(screen.getByText(/工作簿没有任何改动/)).toBeTruthy();
    const body = within(document.body);
    expect(body.queryByRole("button", { name: "撤销:移除刚才生成的" })).toBeNull();
  });

  it("speaks English", async () => {
    const { user } = growing();
    await press(user, "Switch to English");
    await press(user, "Add or update");
    await user.click(await screen.findByRole("checkbox", { name: "Complaints" }));
    expect(await screen.findByText("New tables: Complaints", { selector: "li" })).toBeTruthy();
  });
});
