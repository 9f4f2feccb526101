import type { Frame } from "playwright-core";
import { describeWith } from "../support/requires";
import { axeFaults, closeStage, openBench, openStage, type Bench, type Stage } from "./browser";

/** The Pareto view in the real workbench: every kind of selection, what it says of wrong ones, and what it writes. */

jest.setTimeout(600_000);

const VIEW = `?addin=${encodeURIComponent("taskpane.html?view=pareto")}`;
const SHEET = "数据";

interface Looks {
  readonly formats?: Readonly<Record<string, string>>;
  readonly hiddenRows?: readonly string[];
  readonly hiddenColumns?: readonly string[];
  readonly merge?: readonly string[];
  /** Name of a table over the cells. */
  readonly table?: string;
  readonly totals?: boolean;
  readonly filter?: { readonly column: string; readonly values: readonly string[] };
}

type Cells = (string | number | boolean | null)[][];

describeWith("chromium", "the Pareto view", () => {
  let stage: Stage;
  let bench: Bench;
  let pane: Frame;
  beforeAll(async () => {
    stage = await openStage();
    bench = await openBench(stage, VIEW);
    const frame = bench.page.frames().find((one) => one !== bench.page.mainFrame());
    if (!frame) throw new Error("The pane has no frame");
    pane = frame;
  });
  afterAll(async () => {
    expect(bench.errors).toEqual([]);
    await bench.close();
    await closeStage(stage);
  });

  /** A fresh sheet for every test: one page serves them all. */
  let sheets = 0;
  let sheet = SHEET;
  beforeEach(async () => {
    sheets += 1;
    sheet = `${SHEET}${sheets}`;
    await pane.evaluate(async (name) => {
      await Excel.run(async (context) => {
        context.workbook.worksheets.add(name).activate();
        await context.sync();
      });
    }, sheet);
  });

  /** Writes cells, then does more with the sheet when a test says so. */
  async function fill(address: string, cells: Cells, more: Looks = {}): Promise<void> {
    await pane.evaluate(
      async ([name, where, values, { formats, hiddenRows, hiddenColumns, merge, table, totals, filter }]) => {
        await Excel.run(async (context) => {
          const target = context.workbook.worksheets.getItem(name);
          const range = target.getRange(where);
          range.values = values;
          for (const [area, format] of Object.entries(formats ?? {})) {
            // One format for a whole range, which the types do not tell.
            Object.assign(target.getRange(area), { numberFormat: format });
          }
          for (const area of hiddenRows ?? []) target.getRange(area).rowHidden = true;
          for (const area of hiddenColumns ?? []) target.getRange(area).columnHidden = true;
          for (const area of merge ?? []) target.getRange(area).merge(false);
          await context.sync();
          if (table === undefined) return;
          const made = target.tables.add(where, true);
          made.name = table;
          if (totals === true) made.showTotals = true;
          if (filter) made.columns.getItem(filter.column).filter.applyValuesFilter([...filter.values]);
          await context.sync();
        });
      },
      [sheet, address, cells, more] as const,
    );
  }

  async function select(address: string): Promise<void> {
    await bench.page.evaluate(
      (where) => window.workbench.select(where),
      address
        .split(",")
        .map((part) => `${sheet}!${part}`)
        .join(","),
    );
  }

  async function analyse(address: string): Promise<void> {
    await select(address);
    await pane.getByRole("button", { name: /^分析(选区|现在选中的区域)/ }).click();
    await settled();
  }

  /** The list of categories as it is read out: key → amount and class. */
  async function list(): Promise<Record<string, string>> {
    const rows = pane.getByRole("region", { name: "各类别" }).locator("tbody tr");
    const cells = await rows.evaluateAll((lines) =>
      lines.map((line) => [...line.children].map(({ textContent }) => textContent)),
    );
    return Object.fromEntries(
      cells.map(([, key = "", value = "", , cls = ""]) => [key.replace(/ · 临界$/, ""), `${value} ${cls}`]),
    );
  }

  async function settled(): Promise<void> {
    await pane.locator('main [aria-busy="false"]').waitFor({ timeout: 60_000 });
  }

  async function messages(): Promise<string> {
    return (await pane.locator(".fui-MessageBar").allInnerTexts()).join("\n");
  }

  /** The list follows a moment after the chart: it is asked for by itself. */
  async function expectList(wanted: Record<string, string>): Promise<void> {
    let found = await list();
    for (let tries = 0; tries < 50 && JSON.stringify(found) !== JSON.stringify(wanted); tries += 1) {
      await new Promise((later) => setTimeout(later, 100));
      found = await list();
    }
    expect(found).toEqual(wanted);
  }

  async function open(title: string): Promise<void> {
    const fold = pane.locator("details").filter({ has: pane.locator("summary", { hasText: title }) });
    await fold.evaluate((details) => {
      if (details instanceof HTMLDetailsElement) details.open = true;
    });
  }

  const LIST: Cells = [
    ["客户", "日期", "金额"],
    ["甲", 46023, 50],
    ["乙", 46054, 30],
    ["甲", 46055, 20],
    ["丙", 46113, 10],
    ["丁", 46120, 10],
  ];
  const EXPECTED = { 甲: "70 Ⅰ", 乙: "30 Ⅱ", 丙: "10 Ⅲ", 丁: "10 Ⅲ" };

  it("takes a range with a header, and stands beside a list that screen readers can read", async () => {
    await fill("A1:C6", LIST, { formats: { "B2:B6": "yyyy-mm-dd" } });
    await analyse("A1:C6");
    await expectList(EXPECTED);
    expect(await pane.getByRole("img", { name: /^帕累托图:客户 共 4 项/ }).count()).toBe(1);
    expect(await axeFaults(bench.page, ["#pane iframe", "main"])).toEqual([]);
  });

  it("takes whole columns, and several columns picked with Ctrl", async () => {
    await fill("A3:C8", LIST);
    await analyse("A:C");
    await expectList(EXPECTED);
    await analyse("A:A,C:C");
    await expectList(EXPECTED);
    await analyse("A3:A8,C3:C8");
    await expectList(EXPECTED);
  });

  it("takes one cell of a table, without its totals row, and part of a table with its headers", async () => {
    await fill("B2:D7", LIST, { table: `Sales${sheets}`, totals: true });
    await analyse("D4");
    await expectList(EXPECTED);
    expect(await pane.getByText(`表格 Sales${sheets} · 5 行`).count()).toBe(1);
    await analyse("B3:D4");
    await expectList({ 甲: "50 Ⅰ", 乙: "30 Ⅱ" });
  });

  it("takes the block round one cell", async () => {
    await fill("B2:D7", LIST);
    await analyse("C5");
    await expectList(EXPECTED);
    expect(await pane.getByText(/已取它周围的整块数据/).count()).toBe(1);
  });

  it("takes rows without a header, counts one column, and leaves totals out", async () => {
    await fill("A1:B4", [
      ["甲", 70],
      ["乙", 30],
      ["丙", 20],
      ["合计", 120],
    ]);
    await analyse("A1:B4");
    await expectList({ 甲: "70 Ⅰ", 乙: "30 Ⅱ", 丙: "20 Ⅲ" });
    expect(await pane.getByText(/1 行是合计或小计\(第 4 行起\)/).count()).toBe(1);
    await fill("D1:D6", [["原因"], ["破损"], ["破损"], ["迟交"], ["破损"], ["破损"]]);
    await analyse("D1:D6");
    await expectList({ 破损: "4 Ⅰ", 迟交: "1 Ⅲ" });
  });

  it("asks once whether filtered rows count, and remembers the answer", async () => {
    await fill("A1:C6", LIST, {
      table: `Filtered${sheets}`,
      filter: { column: "客户", values: ["甲", "乙"] },
    });
    await analyse("A2");
    expect(await pane.getByRole("region", { name: "选区里有隐藏的行" }).count()).toBe(1);
    expect(await axeFaults(bench.page, ["#pane iframe", "main"])).toEqual([]);
    await pane.getByRole("button", { name: "只算看得见的行" }).click();
    await settled();
    await expectList({ 甲: "70 Ⅰ", 乙: "30 Ⅱ" });
    // The formulas of a live sheet do not see filters.
    expect(await pane.getByText("只统计可见行,公式做不到,只能生成快照。").count()).toBe(1);
    await analyse("A1:C6");
    await expectList({ 甲: "70 Ⅰ", 乙: "30 Ⅱ" });
    await open("怎样统计");
    await pane.getByRole("radio", { name: "也算" }).click();
    await settled();
    await expectList(EXPECTED);
  });

  it("never guesses a hidden column, fills merged cells down, and lets several values be chosen", async () => {
    await fill(
      "A1:D6",
      [
        ["客户", "内部成本", "数量", "金额"],
        ["甲", 1, 5, 50],
        [null, 2, 5, 20],
        ["乙", 3, 6, 30],
        ["丙", 4, 1, 10],
        ["丁", 5, 1, 10],
      ],
      { hiddenColumns: ["B:B"], merge: ["A2:A3"] },
    );
    await analyse("A1:D6");
    await expectList(EXPECTED);
    expect(await pane.getByText(/有 3 列数值,现在用的是「金额」/).count()).toBe(1);
    expect(await pane.getByText("类别列有合并单元格,空白处沿用上面的类别。").count()).toBe(1);
    await open("怎样统计");
    await pane.getByLabel("数值列").selectOption({ label: "数量" });
    await settled();
    await expectList({ 甲: "10 Ⅰ", 乙: "6 Ⅱ", 丁: "1 Ⅲ", 丙: "1 Ⅲ" });
    await pane.getByLabel("数值列").selectOption({ label: "内部成本(隐藏列)" });
    await settled();
    await expectList({ 丁: "5 Ⅰ", 丙: "4 Ⅰ", 乙: "3 Ⅱ", 甲: "3 Ⅱ" });
  });

  it("takes dates by month, quarter or year, and numbers in ranges", async () => {
    await fill(
      "A1:B5",
      [
        ["日期", "金额"],
        [46023, 10],
        [46025, 20],
        [46060, 50],
        [46400, 100],
      ],
      {
        formats: { "A2:A5": "yyyy-mm-dd" },
      },
    );
    await analyse("A1:B5");
    await expectList({ "2027-01": "100 Ⅰ", "2026-02": "50 Ⅰ", "2026-01": "30 Ⅲ" });
    await open("怎样统计");
    await pane.getByLabel("类别取法").selectOption({ label: "按年" });
    await settled();
    await expectList({ "2027": "100 Ⅰ", "2026": "80 Ⅱ" });
    await pane.getByLabel("类别取法").selectOption({ label: "按季" });
    await settled();
    await expectList({ "2027-Q1": "100 Ⅰ", "2026-Q1": "80 Ⅱ" });
    await fill("D1:D31", [["重量"], ...Array.from({ length: 30 }, (_, n) => [n * 1.5 + 1])]);
    await analyse("D1:D31");
    await open("怎样统计");
    expect(await pane.getByLabel("类别取法").inputValue()).toBe("bins");
    await pane.getByLabel("每个区间的宽度").fill("40");
    await settled();
    await expectList({ "0 – 40": "26 Ⅰ", "40 – 80": "4 Ⅲ" });
  });

  it.each([
    ["nothing", "A1:B3", [[null]], "A1", "选中的区域是空的", "请选中一列类别"],
    ["one cell", "A1", [["甲"]], "A1", "只选中了一个单元格", "请选中整个数据区域"],
    ["a header alone", "A1:B1", [["客户", "金额"]], "A1:B1", "只有标题行", "请把标题下面的数据行也选上"],
    [
      "text alone",
      "A1:B4",
      [
        ["客户", "国家"],
        ["甲", "法国"],
        ["乙", "法国"],
        ["甲", "德国"],
      ],
      "A1:B4",
      "选中的列里没有数值",
      "请改选含金额或数量的列",
    ],
    [
      "zeros alone",
      "A1:B3",
      [
        ["客户", "金额"],
        ["甲", 0],
        ["乙", 0],
      ],
      "A1:B3",
      "2 个类别的数值都是零或负数",
      "请改选有正数的数值列或时间段",
    ],
    [
      "errors alone",
      "A1:B3",
      [
        ["客户", "金额"],
        ["甲", "=1/0"],
        ["乙", "=1/0"],
      ],
      "A1:B3",
      "数值列全是错误值",
      "请先改正公式",
    ],
    [
      "some errors",
      "A1:B4",
      [
        ["客户", "金额"],
        ["甲", 5],
        ["乙", "=1/0"],
        ["丙", 3],
      ],
      "A1:B4",
      "第 3 行“#DIV/0!”",
      "请先改正公式",
    ],
  ] as [string, string, Cells, string, string, string][])(
    "says of %s what to do instead",
    async (_, address, cells, selected, what, instead) => {
      if (cells.length > 1 || cells[0]?.[0] !== null) await fill(address, cells);
      await analyse(selected);
      const text = await messages();
      expect(text).toContain(what);
      expect(text).toContain(instead);
    },
  );

  it("says of areas that do not fit together what to select instead", async () => {
    await fill("A1:C6", LIST);
    await analyse("A1:B3,B3:C6");
    expect(await messages()).toContain("请按住 Ctrl 选行数相同的几列");
  });

  it("moves the classes with the thresholds typed, searches, and tells who changes class", async () => {
    await fill("A1:C6", LIST);
    await analyse("A1:C6");
    await pane.getByLabel("Ⅰ类到 (%)").fill("85");
    await expectList({ ...EXPECTED, 乙: "30 Ⅰ" });
    await open("假如改了界限");
    expect(await pane.getByText("乙:Ⅱ → Ⅰ").count()).toBe(1);
    await pane.getByLabel("Ⅰ类到 (%)").fill("95");
    expect(await pane.getByRole("alert").innerText()).toContain("前小后大");
    await pane.getByRole("button", { name: "70 / 90" }).click();
    await expectList(EXPECTED);
    await pane.getByLabel("压线的类别归到").selectOption({ label: "上一类(含入)" });
    await expectList({ 甲: "70 Ⅰ", 乙: "30 Ⅰ", 丙: "10 Ⅱ", 丁: "10 Ⅱ" });
    await pane.getByLabel("压线的类别归到").selectOption({ label: "最接近" });
    await pane.getByLabel("搜索类别").fill("乙");
    await expectList({ 乙: "30 Ⅱ" });
    await pane.getByLabel("搜索类别").fill("没有");
    await pane.locator("p", { hasText: "没有这样的类别。" }).waitFor();
  });

  it("compares two values of another column", async () => {
    await fill("A1:C7", [
      ["客户", "地区", "金额"],
      ["甲", "欧洲", 90],
      ["乙", "欧洲", 10],
      ["甲", "亚洲", 10],
      ["乙", "亚洲", 90],
      ["丙", "亚洲", 5],
      ["丙", "亚洲", 1],
    ]);
    await analyse("A1:C7");
    await open("两边对比");
    await pane.getByLabel("按什么比").selectOption({ label: "地区 的两个值" });
    await settled();
    await pane.getByText("甲:Ⅰ → Ⅱ").or(pane.getByText("甲:Ⅱ → Ⅰ")).waitFor();
    expect(await pane.getByRole("table").filter({ hasText: "新出现" }).count()).toBe(1);
  });

  it("makes a live sheet that follows the source, refreshes it with a new category, and removes it", async () => {
    await fill("A1:C6", LIST);
    await analyse("A1:C6");
    await pane.getByRole("button", { name: "生成实时表" }).click();
    await pane.getByText("已生成「帕累托」").waitFor({ timeout: 120_000 });
    const made = (await bench.sheets()).find(({ name }) => name === "帕累托");
    expect(listIn(made)).toEqual({ 甲: [70, "Ⅰ"], 乙: [30, "Ⅱ"], 丙: [10, "Ⅲ"], 丁: [10, "Ⅲ"] });
    expect(made?.charts.length).toBe(1);
    await bench.edit(`${sheet}!C5`, 1000);
    const edited = (await bench.sheets()).find(({ name }) => name === "帕累托");
    expect(listIn(edited)).toEqual({ 甲: [70, "Ⅲ"], 乙: [30, "Ⅲ"], 丙: [1000, "Ⅰ"], 丁: [10, "Ⅲ"] });
    // A row typed beneath with a category that is not listed shows in the check, and 刷新 lists it.
    await bench.edit(`${sheet}!A7`, "戊");
    await bench.edit(`${sheet}!C7`, 500);
    const checked = (await bench.sheets()).find(({ name }) => name === "帕累托");
    expect(checked?.values[14]?.slice(2, 4)).toEqual([500, "有新类别,请刷新"]);
    await pane.getByRole("button", { name: "刷新 帕累托" }).click();
    await pane.getByText(/「帕累托」已刷新/).waitFor({ timeout: 120_000 });
    const fresh = (await bench.sheets()).find(({ name }) => name === "帕累托");
    expect(Object.keys(listIn(fresh))).toEqual(["丙", "戊", "甲", "乙", "丁"]);
    expect(fresh?.values[14]?.slice(2, 4)).toEqual([0, "✓ 已全部列出"]);
    expect((await bench.sheets()).filter(({ name }) => name.startsWith("帕累托"))).toHaveLength(1);
  });

  it("keeps a live sheet right while its source is sorted, filtered, and rows come and go", async () => {
    await fill("A1:C6", LIST);
    await analyse("A1:C6");
    const before = new Set((await bench.sheets()).map(({ name }) => name));
    await pane.getByRole("button", { name: "生成实时表" }).click();
    await pane.getByRole("button", { name: "移除这张表" }).waitFor({ timeout: 120_000 });
    const made = (await bench.sheets()).find(({ name }) => !before.has(name))?.name;
    const live = async () => (await bench.sheets()).find(({ name }) => name === made);
    const change = (kind: "sort" | "filter" | "insert" | "delete") =>
      pane.evaluate(
        async ([name, what]) => {
          await Excel.run(async (context) => {
            const source = context.workbook.worksheets.getItem(name);
            const rows = source.getRange("A2:C6");
            if (what === "sort") rows.sort.apply([{ key: 2, ascending: true }]);
            if (what === "filter") {
              source.autoFilter.apply(source.getRange("A1:C6"), 0, { filterOn: "Values", values: ["甲"] });
            }
            if (what === "insert") {
              source.autoFilter.remove();
              source.getRange("4:4").insert("Down");
              source.getRange("A4:C4").values = [["丁", 46125, 200]];
            }
            if (what === "delete") source.getRange("2:3").delete("Up");
            await context.sync();
          });
        },
        [sheet, kind] as const,
      );
    /** The sheet says what the analysis of the same rows says. */
    const agrees = async (address: string): Promise<Record<string, unknown[]>> => {
      await analyse(address);
      const found = listIn(await live());
      // A key whose rows are gone keeps its place on the sheet, with nothing.
      const counted = Object.entries(found).filter(([, [value]]) => value !== 0);
      await expectList(
        Object.fromEntries(counted.map(([key, [value, cls]]) => [key, `${String(value)} ${String(cls)}`])),
      );
      return found;
    };
    await change("sort");
    expect(await agrees("A1:C6")).toEqual({ 甲: [70, "Ⅰ"], 乙: [30, "Ⅱ"], 丙: [10, "Ⅲ"], 丁: [10, "Ⅲ"] });
    // Hidden rows go on counting, as in the analysis that the sheet was made from.
    await change("filter");
    expect(listIn(await live())).toEqual({ 甲: [70, "Ⅰ"], 乙: [30, "Ⅱ"], 丙: [10, "Ⅲ"], 丁: [10, "Ⅲ"] });
    await change("insert");
    const inserted = await agrees("A1:C7");
    expect(inserted.丁).toEqual([210, "Ⅰ"]);
    await change("delete");
    const cut = await agrees("A1:C5");
    expect(cut.丙).toEqual([0, "未分类"]);
    expect(cut.丁).toEqual([200, "Ⅰ"]);
  });

  it("makes a snapshot, and takes it out again after asking", async () => {
    await fill("A1:C6", LIST);
    await analyse("A1:C6");
    const before = (await bench.sheets()).map(({ name }) => name);
    await pane.getByRole("button", { name: "生成快照" }).click();
    await pane.getByText("已生成「帕累托 (3)」").waitFor({ timeout: 120_000 });
    await bench.edit(`${sheet}!C5`, 1000);
    const made = (await bench.sheets()).find(({ name }) => name === "帕累托 (3)");
    expect(listIn(made)).toEqual({ 甲: [70, "Ⅰ"], 乙: [30, "Ⅱ"], 丙: [10, "Ⅲ"], 丁: [10, "Ⅲ"] });
    await pane.getByRole("button", { name: "移除这张表" }).click();
    await pane.getByRole("alertdialog").getByRole("button", { name: "移除", exact: true }).click();
    await pane.getByText(/已移除 1 张工作表/).waitFor({ timeout: 60_000 });
    expect((await bench.sheets()).map(({ name }) => name)).toEqual(before);
  });

  it("writes the classes beside the source only when asked, and takes them back", async () => {
    await fill("A1:C6", LIST);
    await analyse("A1:C6");
    await pane.getByRole("button", { name: "把类别写回源表" }).click();
    await pane.getByText(`类别已写到 ${sheet}!D1:D6。`).waitFor();
    const column = async () =>
      (await bench.sheets()).find(({ name }) => name === sheet)?.values.map((row) => row[3] ?? "");
    expect(await column()).toEqual(["帕累托类别", "Ⅰ", "Ⅱ", "Ⅰ", "Ⅲ", "Ⅲ"]);
    await pane.getByRole("button", { name: `移除 ${sheet}!D1:D6` }).click();
    await pane.getByText(`已移除 ${sheet}!D1:D6。`).waitFor();
    expect((await column())?.join("")).toBe("");
  });

  it("copies the chart as a picture, or shows one to copy by hand", async () => {
    await fill("A1:C6", LIST);
    await analyse("A1:C6");
    await pane.getByRole("button", { name: "复制图" }).click();
    const copied = pane.getByText("图已复制,可以粘贴到任何地方。").first();
    const picture = pane.getByRole("img", { name: "帕累托图的图片" });
    await copied.or(picture).first().waitFor();
  });

  it("is clean to axe beside a dark Excel, and fits its 350 pixels with every part open", async () => {
    await fill("A1:C6", LIST, { formats: { "B2:B6": "yyyy-mm-dd" } });
    await pane.evaluate(() => {
      Object.defineProperty(Office.context, "officeTheme", {
        configurable: true,
        value: { isDarkTheme: true },
      });
      window.dispatchEvent(new Event("focus"));
    });
    await analyse("A1:C6");
    for (const title of ["怎样统计", "三种归法对照", "假如改了界限", "两边对比"]) await open(title);
    expect(await axeFaults(bench.page, ["#pane iframe", "#root"])).toEqual([]);
    expect(
      await pane.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBe(0);
  });
});

/** The list of an output sheet: key → amount and class. */
function listIn(sheet: Awaited<ReturnType<Bench["sheets"]>>[number] | undefined): Record<string, unknown[]> {
  const found: Record<string, unknown[]> = {};
  for (const row of sheet?.values.slice(30) ?? []) {
    const [, key, value, , , , cls] = row;
    if (typeof key === "string" && key !== "") found[key] = [value, cls];
  }
  return found;
}
