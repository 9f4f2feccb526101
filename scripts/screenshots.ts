import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { chromium, type Browser, type FrameLocator, type Page } from "playwright-core";
import { startServer } from "../test/support/server";
import { BROWSER } from "./browser";

/** Draws the pictures of the README into docs/images: the real pane in the real workbench. */

const OUT = resolve(__dirname, "../docs/images");
const GENERATION = 300_000;

interface Words {
  readonly locale: string;
  readonly suffix: string;
  readonly sample: RegExp;
  readonly service: string;
  readonly next: string;
  readonly generate: string;
  readonly done: string;
  readonly customers: string;
  readonly tables: string;
  readonly columns: string;
  readonly brand: string;
  readonly add: string;
  readonly changes: string;
  readonly back: string;
  readonly period: string;
  readonly preview: RegExp;
  readonly transactions: string;
  readonly pareto: string;
  readonly chart: string;
}

const CHINESE: Words = {
  locale: "zh-CN",
  suffix: "zh",
  sample: /用示例试试/,
  service: "服务包",
  next: "下一步",
  generate: "生成",
  done: "打开工作表",
  customers: "客户信息表",
  tables: "看看有哪些表: 基础包",
  columns: "列与公式: 客户信息表",
  brand: "外贸客户簿",
  add: "补充或更新",
  changes: "将会",
  back: "上一步",
  period: "月结与归档",
  preview: /将写入 \d+ 位客户/,
  transactions: "年客户交易记录表",
  pareto: "帕累托",
  chart: "帕累托图",
};

const ENGLISH: Words = {
  locale: "en-US",
  suffix: "en",
  sample: /Try it with samples/,
  service: "Service",
  next: "Next",
  generate: "Generate",
  done: "Open a sheet",
  customers: "Customers",
  tables: "Show its tables: Basics",
  columns: "Columns and formulas: Customers",
  brand: "TradeBook",
  add: "Add or update",
  changes: "What will change",
  back: "Back",
  period: "Month-end and archive",
  preview: /\d+ customers to write/,
  transactions: "Transactions",
  pareto: "Pareto",
  chart: "Pareto chart",
};

async function main(): Promise<void> {
  mkdirSync(OUT, { recursive: true });
  const [server, browser] = await Promise.all([startServer(), chromium.launch(BROWSER)]);
  try {
    for (const words of [CHINESE, ENGLISH]) {
      await paneViews(browser, server.address, words, "light");
      await workbench(browser, server.address, words);
    }
    await paneViews(browser, server.address, { ...CHINESE, suffix: "zh-dark" }, "dark");
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** The views on the way to a workbook, each as tall as it needs. */
async function paneViews(
  browser: Browser,
  address: string,
  words: Words,
  colorScheme: "light" | "dark",
): Promise<void> {
  const { locale, suffix } = words;
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    locale,
    colorScheme,
    viewport: { width: 350, height: 680 },
    deviceScaleFactor: 2,
  });
  const page = await context.newPage();
  await page.goto(`${address}/taskpane.html`, { timeout: GENERATION });
  await page.getByRole("heading", { level: 1 }).waitFor();
  await shoot(page, `pane-first-${suffix}`);
  await page.getByRole("button", { name: words.sample }).click();
  await shoot(page, `pane-gallery-${suffix}`);
  await page.getByRole("button", { name: words.tables }).click();
  await page.getByRole("button", { name: words.columns }).click();
  await shoot(page, `pane-columns-${suffix}`);
  await page.getByRole("button", { name: words.next }).click();
  await shoot(page, `pane-settings-${suffix}`);
  await context.close();
}

/** The spreadsheet with the pane beside it: before, and with everything generated. */
async function workbench(browser: Browser, address: string, words: Words): Promise<void> {
  const { locale, suffix } = words;
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    locale,
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  await page.goto(`${address}/workbench.html?lang=${locale}`, { timeout: GENERATION });
  await page.evaluate(() => window.workbench.ready);
  const pane = page.frameLocator("#pane iframe");
  await pane.getByRole("heading", { level: 1 }).waitFor({ timeout: GENERATION });
  await shoot(page, `workbench-start-${suffix}`);
  await generate(pane, words);
  await shoot(page, `workbench-front-${suffix}`);
  await pane
    .getByRole("list", { name: words.done })
    .getByRole("button", { name: words.customers, exact: true })
    .click();
  await shoot(page, `workbench-customers-${suffix}`);
  await pane.getByRole("button", { name: words.brand, exact: true }).click();
  await pane.getByRole("button", { name: words.add, exact: true }).click();
  await pane.getByText(words.changes, { exact: true }).waitFor({ timeout: GENERATION });
  await shoot(page, `workbench-add-${suffix}`);
  await pane.getByRole("button", { name: words.back, exact: true }).click();
  await pane.getByRole("button", { name: words.period, exact: true }).click();
  await pane.getByText(words.preview).waitFor({ timeout: GENERATION });
  await shoot(page, `workbench-month-end-${suffix}`);
  await page.evaluate((cell) => window.workbench.select(cell), `${words.transactions}!C6`);
  await pane.getByRole("button", { name: words.pareto, exact: true }).click();
  await pane.getByRole("region", { name: words.chart, exact: true }).first().waitFor({ timeout: GENERATION });
  await shoot(page, `workbench-pareto-${suffix}`);
  await context.close();
}

async function generate(pane: FrameLocator, words: Words): Promise<void> {
  await pane.getByRole("button", { name: words.sample }).click();
  await pane.getByRole("checkbox", { name: words.service }).click();
  await pane.getByRole("button", { name: words.next }).click();
  await pane.getByRole("button", { name: words.generate, exact: true }).click();
  await pane.getByRole("heading", { name: words.done }).waitFor({ timeout: GENERATION });
}

/** Waits for what fades in, and for the grid to draw. */
async function shoot(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await page.waitForTimeout(1_500);
  await page.screenshot({ path: resolve(OUT, `${name}.png`) });
  console.log(`docs/images/${name}.png`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
