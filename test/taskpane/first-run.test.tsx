/** @jest-environment jsdom */
import { screen } from "@testing-library/react";
import { axeFaults, press, showPane } from "./pane";

describe("the first page", () => {
  it("says that nothing is uploaded, before anything else can be done", async () => {
    const { container } = showPane();
    expect(await screen.findByText("客户数据不上传。")).toBeTruthy();
    expect(screen.getByText("Office 组件从微软加载,微软有自身遥测。")).toBeTruthy();
    expect(await axeFaults(container)).toEqual([]);
  });

  it("leads to the gallery with the basic package ticked and sample rows", async () => {
    const { user } = showPane();
    await press(user, /用示例试试/);
    expect(screen.getByRole<HTMLInputElement>("checkbox", { name: "基础包" }).checked).toBe(true);
    expect(screen.getByRole<HTMLInputElement>("checkbox", { name: "服务包" }).checked).toBe(false);
    await press(user, "下一步");
    expect(screen.getByRole<HTMLInputElement>("radio", { name: /示例数据/ }).checked).toBe(true);
  });

  it("says what import cannot do yet, and goes on to empty tables", async () => {
    const { user, container } = showPane();
    await press(user, /用我的表/);
    expect(screen.getByText(/目前还不能自动读取旧表/)).toBeTruthy();
    expect(await axeFaults(container)).toEqual([]);
    await press(user, "选择要生成的表");
    await press(user, "下一步");
    expect(screen.getByRole<HTMLInputElement>("radio", { name: /空表/ }).checked).toBe(true);
  });

  it("greets nobody twice", async () => {
    const { user, remembered } = showPane();
    await press(user, /用示例试试/);
    expect(remembered()).toMatchObject({ started: true });
  });

  it("comes first even when a ribbon button asks for another view", async () => {
    showPane({ requested: "generate" });
    expect(await screen.findByText("客户数据不上传。")).toBeTruthy();
  });

  it("leaves the focus in the sheet at the start and takes it to the title when the person moves on", async () => {
    jest.spyOn(document, "hasFocus").mockReturnValue(true);
    const { user } = showPane();
    expect(document.activeElement).toBe(document.body);
    await press(user, /用示例试试/);
    expect(document.activeElement?.textContent).toBe("选择要生成的表");
  });
});

describe("the language", () => {
  it("follows Office", async () => {
    showPane({ locale: "en-GB" });
    expect(await screen.findByText("Customer data is not uploaded.")).toBeTruthy();
    expect(document.documentElement.lang).toBe("en-US");
  });

  it("can be switched in the pane, is remembered, and the workbook's follows while it was not touched", async () => {
    const { user, remembered } = showPane({ stored: { started: true }, requested: "generate" });
    await press(user, "Switch to English");
    expect(screen.getByRole("heading", { level: 1, name: "Choose the tables" })).toBeTruthy();
    expect(remembered()).toMatchObject({ language: "en-US" });
    await press(user, "Next");
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "English" }).checked).toBe(true);
    await user.click(screen.getByRole("radio", { name: "中文" }));
    await press(user, "切换到中文");
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "中文" }).checked).toBe(true);
  });

  it("survives damaged storage", async () => {
    showPane({ stored: { language: "tlh", started: "yes", salesperson: 4 } });
    expect(await screen.findByText("客户数据不上传。")).toBeTruthy();
  });
});
