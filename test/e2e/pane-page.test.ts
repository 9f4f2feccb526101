import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { strFromU8, unzipSync } from "fflate";
import { describeWith } from "../support/requires";
import { axeFaults, closeStage, openPage, openStage, overflow, type Stage } from "./browser";

/** The pane opened as a page of its own, at the width Excel gives it. */

jest.setTimeout(600_000);

describeWith("chromium", "the pane as a page", () => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(async () => {
    await closeStage(stage);
  });
  afterEach(async () => {
    await page.context().close();
  });

  it.each([
    ["zh-CN", "light"],
    ["zh-CN", "dark"],
    ["en-US", "light"],
    ["en-US", "dark"],
  ] as const)("is clean to axe and fits 350 pixels in %s, %s", async (locale, colorScheme) => {
    page = await openPage(stage, { locale, colorScheme });
    const zh = locale === "zh-CN";
    const faults: Record<string, readonly string[]> = {};
    const look = async (view: string): Promise<void> => {
      const wide = await overflow(page);
      const found = [...(await axeFaults(page)), ...(wide > 0 ? [`${wide} px too wide`] : [])];
      if (found.length > 0) faults[view] = found;
    };
    await look("first");
    await page.getByRole("button", { name: zh ? /用我的表/ : /my own data/ }).click();
    await look("own data");
    await page.getByRole("button", { name: zh ? "选择要生成的表" : "Choose the tables" }).click();
    await look("gallery");
    await page.getByRole("button", { name: zh ? "看看有哪些表: 基础包" : "Show its tables: Basics" }).click();
    await page
      .getByRole("button", { name: zh ? "列与公式: 年客户交易记录表" : "Columns and formulas: Transactions" })
      .click();
    for (const summary of await page.locator("summary").all()) await summary.click();
    await look("gallery, opened");
    await page.getByRole("button", { name: zh ? "下一步" : "Next" }).click();
    await page.getByRole("button", { name: zh ? "更多设置" : "More settings" }).click();
    await page.getByLabel(zh ? "统计年" : "Year of statistics").fill("26");
    await look("settings, with a mistake");
    expect(faults).toEqual({});
  });

  it("gives the workbook as a file without Excel", async () => {
    page = await openPage(stage);
    await page.getByRole("button", { name: /用示例试试/ }).click();
    await page.getByRole("button", { name: "下一步" }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download", { timeout: 120_000 }),
      page.getByRole("button", { name: "下载 .xlsx" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^外贸客户簿-示例-\d{4}-\d{2}-\d{2}\.xlsx$/);
    const parts = unzipSync(new Uint8Array(readFileSync(await download.path())));
    expect(strFromU8(parts["xl/workbook.xml"] ?? new Uint8Array())).toContain("客户信息表");
    await page.getByRole("heading", { name: "文件已交给浏览器保存" }).waitFor();
  });

  it("asks nobody but its own server for anything", async () => {
    page = await openPage(stage);
    const foreign: string[] = [];
    page.on("request", (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol.startsWith("http") && origin !== stage.server.address) foreign.push(request.url());
    });
    await page.reload();
    await page.getByRole("button", { name: /用示例试试/ }).click();
    await page.getByRole("button", { name: "下一步" }).click();
    await page.waitForTimeout(1_000);
    expect(foreign).toEqual([]);
  });

  it("loads what it shows first within the limit, and the rest later", async () => {
    page = await openPage(stage);
    const before = await page.evaluate(() =>
      performance.getEntriesByType("resource").map(({ name }) => name),
    );
    await page.getByRole("button", { name: /用示例试试/ }).click();
    await page.getByRole("button", { name: "下一步" }).click();
    await Promise.all([
      page.waitForEvent("download", { timeout: 120_000 }),
      page.getByRole("button", { name: "下载 .xlsx" }).click(),
    ]);
    const after = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
    expect(after.filter((name) => name.endsWith(".js") && !before.includes(name)).length).toBeGreaterThan(0);
  });
});
