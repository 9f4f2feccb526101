import { CATALOG } from "../../src/catalog/catalog";
import type { Language, Text } from "../../src/i18n/text";
import { describeWith } from "../support/requires";
import { axeFaults, generateCustomers, GENERATION, useBench, type Bench, type Sheet } from "./browser";

/** The real pane in the real workbench, with Microsoft's own library between them. */

jest.setTimeout(600_000);

describeWith("chromium", "the pane in the workbench", () => {
  const open = useBench();

  it("makes every sheet with sample data, and a changed amount changes the class", async () => {
    const bench = await open();
    const { pane } = bench;
    await pane.getByRole("button", { name: /用示例试试/ }).click();
    await pane.getByRole("checkbox", { name: "服务包" }).click();
    await pane.getByRole("button", { name: "下一步" }).click();
    await generate(bench);

    const sheets = await bench.sheets();
    const names = sheets.map(({ name }) => name);
    const made = CATALOG.tables.filter((table) => table.package === "basic" || table.package === "service");
    for (const table of made) expect(names).toContain(table.name["zh-CN"]);
    expect(names).toContain("Sheet1");
    expect(errorsIn(sheets)).toEqual([]);
    expect(await bench.activeSheet()).toBe(names[1]);
    expect(await axeFaults(bench.page, ["#pane iframe", "main"])).toEqual([]);

    const customers = tableOf(sheets, "Customers");
    const trade = tableOf(sheets, "Transactions");
    const classOf = columnOf(customers, "customer", "amountClass");
    const smallest = customers.rows.find(
      (row) => row[classOf] === "Ⅲ" && hasRecentTrade(trade, keyOf(customers, row)),
    );
    if (!smallest) throw new Error("the sample has no class Ⅲ customer with trade");
    const key = keyOf(customers, smallest);
    await bench.edit(recentAmountCell(trade, key), 90_000_000);
    const after = tableOf(await bench.sheets(), "Customers");
    expect(after.rows.find((row) => keyOf(after, row) === key)?.[classOf]).toBe("Ⅰ");

    // The sheet buttons of the result lead to their sheets.
    await pane.getByRole("list", { name: "打开工作表" }).getByRole("button", { name: "客户信息表" }).click();
    expect(await eventually(() => bench.activeSheet(), "客户信息表")).toBe("客户信息表");
    expect(bench.errors).toEqual([]);
  });

  it("makes a second set under new names and removes exactly that one", async () => {
    const bench = await open();
    await emptyTables(bench, ["客户追踪日志"]);
    await generate(bench);
    const first = (await bench.sheets()).map(({ name }) => name);
    await bench.pane.getByRole("button", { name: "再生成一套" }).click();
    await bench.pane.getByRole("button", { name: "下一步" }).click();
    expect(await bench.pane.getByText(/本工作簿已有客户簿/).isVisible()).toBe(true);
    await generate(bench);
    const both = (await bench.sheets()).map(({ name }) => name);
    expect(both).toHaveLength(2 * first.length - 1);
    expect(new Set(both).size).toBe(both.length);

    await remove(bench);
    expect((await bench.sheets()).map(({ name }) => name)).toEqual(first);
  });

  it("stops when it is cancelled and takes back what it had written", async () => {
    const bench = await open();
    // With the sample it takes long enough to be stopped in the middle.
    await bench.pane.getByRole("button", { name: /用示例试试/ }).click();
    await bench.pane.getByRole("button", { name: "下一步" }).click();
    await cancelAt(bench, "写入公式");
    await bench.pane.getByRole("button", { name: "生成", exact: true }).click();
    await bench.pane.getByRole("heading", { name: "已取消" }).waitFor({ timeout: GENERATION });
    expect((await bench.sheets()).length).toBeGreaterThan(1);
    await remove(bench);
    expect((await bench.sheets()).map(({ name }) => name)).toEqual(["Sheet1"]);
  });

  it("speaks English with Excel and writes English sheets", async () => {
    const bench = await open("?lang=en-US", { locale: "en-US" });
    await generateCustomers(bench, "en-US");
    const sheets = await bench.sheets();
    expect(tableOf(sheets, "Customers").columns).toContain(columnName("customer", "customerId")["en-US"]);
    const chinese = sheets.flatMap(({ name }) => (/[\u3400-\u9fff]/.test(name) ? [name] : []));
    expect(chinese).toEqual([]);
  });

  it("can be used from the first page to the finished sheets with the keyboard alone", async () => {
    const bench = await open();
    const { page, pane } = bench;
    // Excel puts the focus on the pane's first control when F6 is pressed; everything after it is keys.
    await pane.getByRole("button", { name: "外贸客户簿" }).focus();
    const reach = async (name: string | RegExp, role: "button" | "checkbox"): Promise<void> => {
      const target = pane.getByRole(role, { name });
      for (let tries = 0; tries < 60; tries += 1) {
        if (await target.evaluate((element) => element === document.activeElement)) return;
        await page.keyboard.press("Tab");
      }
      throw new Error(`Tab does not lead to ${String(name)}`);
    };
    await reach(/用我的表/, "button");
    await page.keyboard.press("Enter");
    await reach("选择要生成的表", "button");
    await page.keyboard.press("Enter");
    await reach("基础包", "checkbox");
    await page.keyboard.press("Space");
    await reach("看看有哪些表: 基础包", "button");
    await page.keyboard.press("Enter");
    await reach("客户追踪日志", "checkbox");
    await page.keyboard.press("Space");
    await reach("下一步", "button");
    await page.keyboard.press("Enter");
    await reach(/^生成$/, "button");
    await page.keyboard.press("Enter");
    await pane.getByRole("heading", { name: "打开工作表" }).waitFor({ timeout: GENERATION });
    await reach("客户追踪日志", "button");
    await page.keyboard.press("Enter");
    expect(await eventually(() => bench.activeSheet(), "客户追踪日志")).toBe("客户追踪日志");
    // The dialog keeps the focus until it is answered, and gives it back.
    await reach("撤销:移除刚才生成的", "button");
    await page.keyboard.press("Enter");
    await pane.getByRole("alertdialog").waitFor();
    await reach("不移除", "button");
    await page.keyboard.press("Enter");
    await pane.getByRole("alertdialog").waitFor({ state: "hidden" });
    expect((await bench.sheets()).map(({ name }) => name)).toContain("客户追踪日志");
  });

  it("is clean to axe beside a dark Excel", async () => {
    const bench = await open("?theme=dark", { colorScheme: "dark" });
    expect(await axeFaults(bench.page, ["#pane iframe", "#root"])).toEqual([]);
    await emptyTables(bench, ["客户追踪日志"]);
    expect(await axeFaults(bench.page, ["#pane iframe", "#root"])).toEqual([]);
    await generate(bench);
    expect(await axeFaults(bench.page, ["#pane iframe", "#root"])).toEqual([]);
  });
});

async function generate({ pane }: Bench): Promise<void> {
  await pane.getByRole("button", { name: "生成", exact: true }).click();
  const done = pane.getByRole("heading", { name: "打开工作表" });
  const failed = pane.getByRole("heading", { name: "没有全部生成" });
  await done.or(failed).waitFor({ timeout: GENERATION });
  if (await failed.isVisible()) throw new Error(await pane.locator("main").innerText());
}

/**
 * Presses Cancel at the moment a step begins. The workbench computes in the same thread as the pane, so
 * that a press from outside would come too late on one machine and too early on another.
 */
async function cancelAt({ pane }: Bench, step: string): Promise<void> {
  await pane.locator("#root").evaluate((root, wanted) => {
    const observer = new MutationObserver(() => {
      const now = [...root.querySelectorAll("li[aria-current=step]")].map(({ textContent }) => textContent);
      if (!now.some((text) => text.includes(wanted))) return;
      observer.disconnect();
      [...root.querySelectorAll("button")].find(({ textContent }) => textContent === "取消")?.click();
    });
    observer.observe(root, { childList: true, subtree: true, attributes: true });
  }, step);
}

/** Takes the last generation back, and says yes. */
async function remove({ pane }: Bench): Promise<void> {
  await pane.getByRole("button", { name: "撤销:移除刚才生成的" }).click();
  await pane.getByRole("alertdialog").getByRole("button", { name: "移除", exact: true }).click();
  const done = pane.getByRole("heading", { name: "已移除" });
  const failed = pane.getByRole("heading", { name: "没有移除成" });
  await done.or(failed).waitFor({ timeout: GENERATION });
  if (await failed.isVisible()) throw new Error(await pane.locator("main").innerText());
}

/** From the first page to the settings, with a few tables and five blank rows. */
async function emptyTables({ pane }: Bench, tables: readonly string[]): Promise<void> {
  await pane.getByRole("button", { name: /用我的表/ }).click();
  await pane.getByRole("button", { name: "选择要生成的表" }).click();
  await pane.getByRole("checkbox", { name: "基础包" }).click();
  await pane.getByRole("button", { name: "看看有哪些表: 基础包" }).click();
  for (const name of tables) await pane.getByRole("checkbox", { name }).click();
  await pane.getByRole("button", { name: "下一步" }).click();
  await pane.getByLabel("每张表预留的空行").fill("5");
}

function columnName(table: string, column: string): Text {
  const name = CATALOG.tables.find(({ id }) => id === table)?.columns.find(({ id }) => id === column)?.name;
  if (!name) throw new Error(`no column ${table}.${column}`);
  return name;
}

interface Table {
  readonly sheet: Sheet;
  readonly columns: readonly string[];
  /** Of the first row below the headers, from 1. */
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly rows: readonly (readonly unknown[])[];
}

function tableOf(sheets: readonly Sheet[], name: string): Table {
  for (const sheet of sheets) {
    const table = sheet.tables.find((candidate) => candidate.name === name);
    const match = table && /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/.exec(table.range.replace(/^.*!/, ""));
    if (!table || !match) continue;
    const [, left = "A", top = "1", right = "A", bottom = "1"] = match;
    const [from, to] = [columnIndex(left), columnIndex(right)];
    const rows = sheet.values.slice(Number(top), Number(bottom)).map((row) => row.slice(from, to + 1));
    return { sheet, columns: table.columns, firstRow: Number(top) + 1, firstColumn: from, rows };
  }
  throw new Error(`no table ${name}`);
}

function columnIndex(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function columnLetters(index: number): string {
  return (
    (index >= 26 ? columnLetters(Math.floor(index / 26) - 1) : "") + String.fromCharCode(65 + (index % 26))
  );
}

function columnOf(table: Table, id: string, column: string, language: Language = "zh-CN"): number {
  return table.columns.indexOf(columnName(id, column)[language]);
}

function keyOf(customers: Table, row: readonly unknown[]): unknown {
  return row[columnOf(customers, "customer", "customerId")];
}

/** Rows of a customer's trade within the last months, by the sample's dates. */
function recentRow(trade: Table, key: unknown): number {
  const [customer, date, status] = ["customerId", "date", "status"].map((id) =>
    columnOf(trade, "transaction", id),
  );
  const limit = Math.max(...trade.rows.map((row) => Number(row[date ?? 0]))) - 200;
  return trade.rows.findIndex(
    (row) => row[customer ?? 0] === key && Number(row[date ?? 0]) > limit && row[status ?? 0] !== "取消",
  );
}

function hasRecentTrade(trade: Table, key: unknown): boolean {
  return recentRow(trade, key) >= 0;
}

function recentAmountCell(trade: Table, key: unknown): string {
  const typed = CATALOG.tables
    .find(({ id }) => id === "transaction")
    ?.columns.find(({ id }) => id === "agreedAmount");
  const column = columnOf(trade, "transaction", typed && !typed.computed ? "agreedAmount" : "unitPrice");
  return `${trade.sheet.name}!${columnLetters(trade.firstColumn + column)}${trade.firstRow + recentRow(trade, key)}`;
}

function errorsIn(sheets: readonly Sheet[]): string[] {
  return sheets.flatMap(({ name, values }) =>
    values.flatMap((row, r) =>
      row.flatMap((value, c) =>
        typeof value === "string" && /^#[A-Z0-9/]+[!?]?$/.test(value)
          ? [`${name} ${columnLetters(c)}${r + 1} ${value}`]
          : [],
      ),
    ),
  );
}

/** A value that settles a moment later. */
async function eventually<T>(read: () => Promise<T>, wanted: T): Promise<T> {
  let value = await read();
  for (let tries = 0; tries < 50 && value !== wanted; tries += 1) {
    await new Promise((later) => setTimeout(later, 200));
    value = await read();
  }
  return value;
}
