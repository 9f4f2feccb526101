import { AxeBuilder } from "@axe-core/playwright";
import {
  chromium,
  type Browser,
  type BrowserContextOptions,
  type FrameLocator,
  type Page,
} from "playwright-core";
import { BROWSER } from "../../scripts/browser";
import type { Language } from "../../src/i18n/text";
import { startServer, type RunningServer } from "../support/server";

/** One browser and one real `npm start` for a whole file of tests. */
export interface Stage {
  readonly server: RunningServer;
  readonly browser: Browser;
}

export async function openStage(): Promise<Stage> {
  const [server, browser] = await Promise.all([startServer(), chromium.launch(BROWSER)]);
  return { server, browser };
}

export async function closeStage({ server, browser }: Stage): Promise<void> {
  await browser.close();
  await server.stop();
}

/** A sheet of the workbench's snapshot. */
export type Sheet = Awaited<ReturnType<Window["workbench"]["snapshot"]>>["sheets"][number];

/** A spreadsheet with the pane beside it. */
export interface Bench {
  readonly page: Page;
  readonly pane: FrameLocator;
  /** Uncaught errors of either page. */
  readonly errors: readonly string[];
  readonly sheets: () => Promise<readonly Sheet[]>;
  readonly activeSheet: () => Promise<string>;
  readonly edit: (address: string, value: string | number) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A fresh profile: nothing is remembered from another test. */
export async function openBench(
  { server, browser }: Stage,
  query = "",
  options: BrowserContextOptions = {},
): Promise<Bench> {
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    viewport: { width: 1440, height: 860 },
    locale: "zh-CN",
    ...options,
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  await page.goto(`${server.address}/workbench.html${query}`, { timeout: 180_000 });
  // window.workbench is what the workbench's page offers to tests; its own source declares it.
  const { connected } = await page.evaluate(() => window.workbench.ready);
  if (!connected) throw new Error("The pane did not make contact with the workbench");
  const pane = page.frameLocator("#pane iframe");
  await pane.getByRole("heading", { level: 1 }).waitFor({ timeout: 60_000 });
  const snapshot = () => page.evaluate(() => window.workbench.snapshot());
  return {
    page,
    pane,
    errors,
    sheets: async () => (await snapshot()).sheets,
    activeSheet: async () => (await snapshot()).activeSheet,
    edit: (address, value) =>
      page.evaluate(([where, what]) => window.workbench.edit(where, what), [address, value] as const),
    close: () => context.close(),
  };
}

/** A server and a browser for the tests of a block, and a way to open the workbench, which is closed after each. */
export function useBench(): (query?: string, options?: BrowserContextOptions) => Promise<Bench> {
  let stage: Stage;
  let open: Bench[] = [];
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(async () => {
    await closeStage(stage);
  });
  afterEach(async () => {
    await Promise.all(open.map((bench) => bench.close()));
    open = [];
  });
  return async (query, options) => {
    const bench = await openBench(stage, query, options);
    open.push(bench);
    return bench;
  };
}

/** A generation on a busy machine, in milliseconds. */
export const GENERATION = 240_000;

/** What the pane says on the way to a workbook of the customer table. */
const WAY = {
  "zh-CN": {
    own: /用我的表/,
    choose: "选择要生成的表",
    basics: "基础包",
    show: "看看有哪些表: 基础包",
    customers: "客户信息表",
    next: "下一步",
    blankRows: "每张表预留的空行",
    generate: "生成",
    done: "打开工作表",
  },
  "en-US": {
    own: /Use my own data/,
    choose: "Choose the tables",
    basics: "Basics",
    show: "Show its tables: Basics",
    customers: "Customers",
    next: "Next",
    blankRows: "Blank rows in each table",
    generate: "Generate",
    done: "Open a sheet",
  },
} as const;

/** From the first view to a workbook with the customer table alone, five rows of it blank. */
export async function generateCustomers({ pane }: Bench, language: Language = "zh-CN"): Promise<void> {
  const way = WAY[language];
  await pane.getByRole("button", { name: way.own }).click();
  await pane.getByRole("button", { name: way.choose }).click();
  await pane.getByRole("checkbox", { name: way.basics }).click();
  await pane.getByRole("button", { name: way.show }).click();
  await pane.getByRole("checkbox", { name: way.customers, exact: true }).click();
  await pane.getByRole("button", { name: way.next }).click();
  await pane.getByLabel(way.blankRows).fill("5");
  await pane.getByRole("button", { name: way.generate, exact: true }).click();
  await pane.getByRole("heading", { name: way.done }).waitFor({ timeout: GENERATION });
}

/** The pane as a page of its own, as wide as Excel shows it. */
export async function openPage(
  { server, browser }: Stage,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    viewport: { width: 350, height: 720 },
    locale: "zh-CN",
    acceptDownloads: true,
    ...options,
  });
  const page = await context.newPage();
  await page.goto(`${server.address}/taskpane.html`, { timeout: 180_000 });
  await page.getByRole("heading", { level: 1 }).waitFor({ timeout: 60_000 });
  return page;
}

/** What axe finds in the pane as it is drawn now, colours included. */
export async function axeFaults(page: Page, root: string[] | string = "#root"): Promise<readonly string[]> {
  // Fluent fades what appears; half-transparent text has no contrast to speak of.
  await page.waitForTimeout(600);
  const { violations } = await new AxeBuilder({ page }).include(root).analyze();
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ""}`).join("\n")}`,
  );
}

/** Pixels by which a page is wider than its window; nothing may have to be scrolled sideways. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
