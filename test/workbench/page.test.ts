import { existsSync } from "node:fs";
import { chromium, type Browser, type Frame, type Page } from "playwright-core";
import { serveWorkbench } from "./serve";

/** Debian: `apt-get install chromium`; others: set CHROMIUM to the browser's path. */
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const isThere = existsSync(CHROMIUM);
if (!isThere && process.env.CI) throw new Error(`${CHROMIUM} is missing: install Chromium or set CHROMIUM.`);

(isThere ? describe : describe.skip)("the page", () => {
  let browser: Browser;
  let page: Page;
  let pane: Frame;
  let server: Awaited<ReturnType<typeof serveWorkbench>>;
  const errors: string[] = [];

  beforeAll(async () => {
    server = await serveWorkbench();
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
    const context = await browser.newContext({
      ignoreHTTPSErrors: true,
      viewport: { width: 1400, height: 800 },
    });
    page = await context.newPage();
    page.on("pageerror", (error) => errors.push(error.message));
    await page.goto(`${server.url}/workbench.html?addin=/fixtures/add-in.html&lang=en-US`);
    await page.evaluate("workbench.ready");
    const frame = page.frames().find((one) => one !== page.mainFrame() && one.url().includes("/fixtures/"));
    if (!frame) throw new Error("The add-in's frame is missing.");
    pane = frame;
    await pane.waitForFunction("window.info");
  }, 300_000);

  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  it("greets the library as Excel on the web, in the language asked for", async () => {
    expect(await pane.evaluate("window.info")).toMatchObject({
      host: "Excel",
      platform: "OfficeOnline",
      language: "en-US",
    });
    expect(await pane.evaluate('Office.context.requirements.isSetSupported("ExcelApi", "1.13")')).toBe(true);
    expect(await page.locator("iframe").getAttribute("title")).toBe("Add-in pane");
    expect(await page.getByRole("button", { name: "Undo" }).count()).toBe(1);
  });

  it("runs an add-in's batches on the drawn workbook and tells it what the user does", async () => {
    await pane.evaluate(`Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("A1:B3").values = [["客户", "金额"], ["a", 1], ["b", 2]];
      const table = sheet.tables.add("A1:B3", true);
      table.name = "T_1";
      sheet.getRange("D1").formulas = [["=SUM(T_1[金额])"]];
      const chart = sheet.charts.add("ColumnClustered", sheet.getRange("A1:B3"));
      chart.title.text = "Chart";
      sheet.onChanged.add(async (event) => { window.events.push(event.address); });
      await context.sync();
    })`);
    await page.evaluate('workbench.edit("Sheet1!B2", 40)');
    await page.waitForFunction("workbench.syncs.count > 0");
    expect(await pane.evaluate("window.events")).toEqual(["B2"]);
    const snapshot = await page.evaluate("workbench.snapshot()");
    expect(snapshot).toMatchObject({ sheets: [{ tables: [{ name: "T_1", range: "A1:B3" }] }] });
    expect(JSON.stringify(snapshot)).toContain('["客户","金额","",42]');
    await expect(page.getByRole("img", { name: "Chart" }).count()).resolves.toBe(1);
  });

  it("undoes a user's edit", async () => {
    await page.getByRole("button", { name: "Undo", exact: true }).first().click();
    await page.waitForFunction(
      "workbench.snapshot().then((snapshot) => snapshot.sheets[0].values[1][1] === 1)",
    );
  });

  it("serves the older settings and the selection", async () => {
    expect(
      await pane.evaluate(`new Promise((resolve) => {
        Office.context.document.settings.set("key", { a: 1 });
        Office.context.document.settings.saveAsync(() => resolve(Office.context.document.settings.get("key")));
      })`),
    ).toEqual({ a: 1 });
    await page.evaluate('workbench.select("Sheet1!A2:B2")');
    expect(
      await pane.evaluate(
        'new Promise((resolve) => Office.context.document.getSelectedDataAsync("matrix", (r) => resolve(r.value)))',
      ),
    ).toEqual([["a", 1]]);
  });

  it("has no error of its own", () => {
    expect(errors).toEqual([]);
  });
});
