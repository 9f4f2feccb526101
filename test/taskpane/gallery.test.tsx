/** @jest-environment jsdom */
import { screen, within } from "@testing-library/react";
import { CATALOGUE } from "../../src/taskpane/catalogue";
import { axeFaults, press, showPane } from "./pane";

const GALLERY = { stored: { started: true }, requested: "generate" } as const;

describe("the gallery", () => {
  it("shows every package that has tables, with the names of its tables", async () => {
    showPane(GALLERY);
    for (const { id, name } of CATALOGUE.catalog.packages) {
      expect(await screen.findByRole("checkbox", { name: name["zh-CN"] })).toBeTruthy();
      for (const table of CATALOGUE.catalog.tables.filter((one) => one.package === id)) {
        expect(screen.getByText(table.name["zh-CN"])).toBeTruthy();
      }
    }
  });

  it("previews a table as it will stand: headers, formula columns marked, sources named", async () => {
    const { user, container } = showPane(GALLERY);
    await press(user, /看看有哪些表: 基础包/);
    await press(user, "列与公式: 年客户交易记录表");
    const preview = screen.getByRole("region", { name: /年客户交易记录表/ });
    expect(within(preview).getByRole("columnheader", { name: "金额" })).toBeTruthy();
    expect(within(preview).getAllByText("ƒ 公式").length).toBeGreaterThan(3);
    expect(screen.getAllByText(/来源 S/).length).toBeGreaterThan(3);
    expect(await axeFaults(container)).toEqual([]);
  });

  it("gives Office on the web only controls it can walk to with Tab", async () => {
    const { user, container } = showPane(GALLERY);
    await press(user, /看看有哪些表: 基础包/);
    await press(user, "列与公式: 年客户交易记录表");
    const summaries = [...container.querySelectorAll("summary")];
    expect(summaries.length).toBeGreaterThan(0);
    // Office knows links, buttons, fields and what bears a tabindex; a bare summary it would skip.
    expect(summaries.filter((summary) => !summary.hasAttribute("tabindex"))).toEqual([]);
  });

  it("hides personal columns in the preview and says that they are left out", async () => {
    const { user } = showPane(GALLERY);
    const personal = CATALOGUE.catalog.tables.flatMap((table) =>
      table.columns.filter((column) => column.personal).map((column) => ({ table, column })),
    )[0];
    if (!personal) throw new Error("the catalogue has no personal column");
    await user.type(screen.getByRole("searchbox"), personal.table.name["zh-CN"]);
    await press(user, `列与公式: ${personal.table.name["zh-CN"]}`);
    const preview = screen.getByRole("region", { name: new RegExp(personal.table.name["zh-CN"]) });
    expect(within(preview).queryByText(personal.column.name["zh-CN"])).toBeNull();
    expect(screen.getAllByText(/个人信息,默认不生成/).length).toBeGreaterThan(0);
  });

  it("keeps a table that another cannot do without, and lets it go with that one", async () => {
    const { user } = showPane(GALLERY);
    await press(user, /看看有哪些表: 基础包/);
    const box = (name: string) => screen.getByRole<HTMLInputElement>("checkbox", { name });
    const views = CATALOGUE.catalog.tables.filter(
      ({ kind, package: pack }) => kind === "view" && pack === "basic",
    );
    expect(box("客户信息表").disabled).toBe(true);
    for (const { name } of views) await user.click(box(name["zh-CN"]));
    expect(box("客户信息表").disabled).toBe(false);
    await user.click(box("客户信息表"));
    expect(box("客户信息表").checked).toBe(false);
    await user.click(box(views[0]?.name["zh-CN"] ?? ""));
    expect(box("客户信息表").checked).toBe(true);
  });

  it("finds tables by column names of either language", async () => {
    const { user } = showPane(GALLERY);
    await user.type(screen.getByRole("searchbox"), "领导批示");
    expect(screen.getByRole("checkbox", { name: "客户投诉记录表" })).toBeTruthy();
    expect(screen.queryByRole("checkbox", { name: "客户追踪日志" })).toBeNull();
    expect(screen.getByText("找到 1 张表")).toBeTruthy();
    await user.clear(screen.getByRole("searchbox"));
    await user.type(screen.getByRole("searchbox"), "no such thing");
    expect(screen.getByText("没有找到这样的表或列。")).toBeTruthy();
  });

  it("does not go on without a table", async () => {
    const { user } = showPane(GALLERY);
    await user.click(screen.getByRole("checkbox", { name: "基础包" }));
    expect(screen.getByText("请至少选一张表。")).toBeTruthy();
    await press(user, "下一步");
    expect(screen.getByRole("heading", { level: 1, name: "选择要生成的表" })).toBeTruthy();
  });
});
