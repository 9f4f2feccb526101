import { classColumns, removeClassColumn, writeClassColumn } from "../../src/excel/class-column";
import { referenceIn } from "../../src/excel/live-report";
import type { Source } from "../../src/excel/pareto-api";
import { asGrid, blankBeneath, readRows, readSource } from "../../src/excel/pareto-source";
import { useWorkbook } from "./host";

const workbook = useWorkbook();

/** Rows of a small list with a title column, put where a test wants them. */
async function fill(address: string, values: unknown[][], sheet = "Sheet1"): Promise<void> {
  await workbook.run(async (context) => {
    context.workbook.worksheets.getItem(sheet).getRange(address).values = values;
    await context.sync();
  });
}

async function sourceOf(address: string): Promise<Source> {
  await workbook.select(address);
  const source = await readSource();
  if (typeof source === "string") throw new Error(source);
  return source;
}

const LIST = [
  ["客户", "备注", "金额"],
  ["甲", "x", 50],
  ["乙", "y", 30],
  ["丙", "z", 20],
];

describe("reading a selection", () => {
  it("takes a range as it is, and its rows chunk by chunk", async () => {
    await fill("A1:C4", LIST);
    const source = await sourceOf("Sheet1!A1:C4");
    expect(source).toMatchObject({
      sheet: "Sheet1",
      rows: 4,
      columns: 3,
      table: null,
      header: null,
      hiddenRows: false,
      hiddenColumns: [],
      merged: false,
      expanded: false,
      address: "A1:C4",
    });
    expect(await readRows(source, { from: 1, count: 2, columns: [0, 2], visibleOnly: false })).toEqual({
      values: [
        ["甲", 50],
        ["乙", 30],
      ],
      sheetRows: 1,
      taken: 2,
    });
    expect((await readRows(source, { from: 3, count: 99, columns: [2], visibleOnly: false })).values).toEqual(
      [[20]],
    );
  });

  it("cuts whole columns to what is filled, and puts two of them side by side", async () => {
    await fill("A3:C6", LIST);
    expect(await sourceOf("Sheet1!A:C")).toMatchObject({ rows: 4, columns: 3, address: "A3:C6" });
    const apart = await sourceOf("Sheet1!A:A,C:C");
    expect(apart).toMatchObject({ rows: 4, columns: 2, layout: "beside", address: "A3:A6, C3:C6" });
    const rows = await readRows(apart, { from: 0, count: 4, columns: [0, 1], visibleOnly: false });
    expect(rows.values).toEqual([
      ["客户", "金额"],
      ["甲", 50],
      ["乙", 30],
      ["丙", 20],
    ]);
    expect(rows.sheetRows).toBe(2);
  });

  it("puts blocks of the same columns beneath each other", async () => {
    await fill("A1:C4", LIST);
    await fill("A10:C11", [
      ["丁", "", 7],
      ["戊", "", 3],
    ]);
    const source = await sourceOf("Sheet1!A1:C4,A10:C11");
    expect(source).toMatchObject({ rows: 6, columns: 3, layout: "beneath" });
    const rows = await readRows(source, { from: 3, count: 3, columns: [0, 2], visibleOnly: false });
    expect(rows.values).toEqual([
      ["丙", 20],
      ["丁", 7],
      ["戊", 3],
    ]);
    expect(rows.sheetRows).toEqual([3, 9, 10]);
  });

  it("takes the block round one cell, and says when that is alone or nothing is there", async () => {
    await fill("B2:D5", LIST);
    expect(await sourceOf("Sheet1!D4")).toMatchObject({ address: "B2:D5", expanded: true, clicked: 2 });
    await fill("H20", [[5]]);
    for (const [address, problem] of [
      ["Sheet1!H20", "selectionOneCell"],
      ["Sheet1!M30:N40", "selectionEmpty"],
      ["Sheet1!M30", "selectionEmpty"],
    ] as const) {
      await workbook.select(address);
      expect(await readSource()).toBe(problem);
    }
    await fill("J1:J3", [[1], [2], [3]]);
    await workbook.select("Sheet1!B2:C3,J1:J3");
    expect(await readSource()).toMatchObject({ columns: 3, rows: 3 });
    await workbook.select("Sheet1!B2:C3,B3:B5");
    expect(await readSource()).toBe("selectionAreas");
  });

  it("takes a table for one of its cells, without its totals row, and its headers for a part of it", async () => {
    await fill("B2:D5", LIST);
    await workbook.run(async (context) => {
      const table = context.workbook.tables.add("Sheet1!B2:D5", true);
      table.name = "Sales";
      table.showTotals = true;
      await context.sync();
    });
    const whole = await sourceOf("Sheet1!C4");
    expect(whole).toMatchObject({
      table: { name: "Sales", whole: true },
      header: ["客户", "备注", "金额"],
      headerRow: 1,
      rows: 3,
      columns: 3,
      clicked: 1,
    });
    expect(await sourceOf("Sheet1!D:D")).toMatchObject({ header: ["金额"], rows: 3, table: { whole: true } });
    expect(await sourceOf("Sheet1!B3:C4")).toMatchObject({
      header: ["客户", "备注"],
      rows: 2,
      table: { whole: false },
    });
    expect(await sourceOf("Sheet1!B2:D2")).toMatchObject({ rows: 3, table: { whole: true } });
  });

  it("sees what is hidden and merged, and can leave hidden rows out", async () => {
    await fill("A1:C4", LIST);
    await workbook.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      sheet.getRange("A3:A3").rowHidden = true;
      sheet.getRange("B:B").columnHidden = true;
      sheet.getRange("A5:A6").merge(false);
      sheet.getRange("C2:C4").numberFormat = [["yyyy-mm-dd"], ["yyyy-mm-dd"], ["yyyy-mm-dd"]];
      await context.sync();
    });
    const source = await sourceOf("Sheet1!A1:C6");
    expect(source).toMatchObject({ hiddenRows: true, hiddenColumns: [1] });
    const rows = { from: 0, count: 6, columns: [0, 2] };
    const visible = await readRows(source, { ...rows, visibleOnly: true });
    expect(visible.values.map(([key]) => key)).toEqual(["客户", "甲", "丙"]);
    expect(visible.sheetRows).toEqual([0, 1, 3]);
    expect((await readRows(source, { ...rows, visibleOnly: false })).values).toHaveLength(4);
    expect((await sourceOf("Sheet1!A1:C4")).formats[2]).toBe("yyyy-mm-dd");
  });

  it("counts the blank rows beneath", async () => {
    await fill("A1:C4", LIST);
    await fill("C8", [["注"]]);
    const source = await sourceOf("Sheet1!A1:C4");
    expect(await blankBeneath(source, [0, 2], 3, 200)).toBe(3);
    expect(await blankBeneath(source, [0], 3, 200)).toBe(200);
  });

  it("asks for less when an answer would be too large", async () => {
    const long = "长".repeat(3000);
    for (const from of [1, 301, 601]) {
      await fill(
        `A${from}:A${from + 299}`,
        Array.from({ length: 300 }, (_, n) => [`${long}${n}`]),
      );
    }
    const source = await sourceOf("Sheet1!A1:A900");
    const rows = await readRows(source, { from: 0, count: 900, columns: [0], visibleOnly: false });
    expect(rows.taken).toBe(450);
    expect(rows.values).toHaveLength(450);
  });

  it("says which areas make one grid", () => {
    const area = (row: number, column: number, rows: number, columns: number) => ({
      row,
      column,
      rows,
      columns,
    });
    expect(asGrid([area(0, 3, 9, 1), area(0, 0, 7, 2)])).toMatchObject({
      layout: "beside",
      rows: 9,
      columns: 3,
      areas: [area(0, 0, 9, 2), area(0, 3, 9, 1)],
    });
    expect(asGrid([area(0, 0, 3, 1), area(5, 2, 3, 1)])).toBeNull();
    expect(asGrid([area(0, 0, 3, 2), area(1, 1, 3, 2)])).toBeNull();
  });
});

describe("a class column", () => {
  async function* texts(...chunks: (string | null)[][]) {
    for (const chunk of chunks) {
      await Promise.resolve();
      yield chunk;
    }
  }

  it("goes into the next free column beside a range, moves with it, and goes again", async () => {
    await fill("A1:C4", LIST);
    await fill("D1", [["已有"]]);
    const source = await sourceOf("Sheet1!A1:C4");
    const made = await writeClassColumn({
      source,
      header: "帕累托类别",
      headerAt: 0,
      texts: texts([null, "Ⅰ"], ["Ⅱ", "Ⅲ"]),
    });
    expect(made).toMatchObject({ sheet: "Sheet1", address: "E1:E4" });
    const column = (index: number, rows = 4) => workbook.values("Sheet1", 0, index, rows, 1);
    expect((await column(4)).flat()).toEqual(["帕累托类别", "Ⅰ", "Ⅱ", "Ⅲ"]);
    await workbook.run(async (context) => {
      context.workbook.worksheets.getItem("Sheet1").getRange("B:B").insert("Right");
      await context.sync();
    });
    const [found] = await classColumns();
    expect(found?.address).toBe("F1:F4");
    expect(await removeClassColumn(found ?? made)).toBe(true);
    expect((await column(5)).flat()).toEqual(["", "", "", ""]);
    expect((await column(4)).flat()).toEqual(["已有", "", "", ""]);
    expect(await classColumns()).toEqual([]);
  });

  it("is a column of a table, under a free name, and stays when somebody has typed in it", async () => {
    await fill("B2:D5", LIST);
    await workbook.run(async (context) => {
      const table = context.workbook.tables.add("Sheet1!B2:D5", true);
      table.name = "Sales";
      table.columns.getItemAt(1).name = "帕累托类别";
      await context.sync();
    });
    const source = await sourceOf("Sheet1!C4");
    const request = { source, header: "帕累托类别", headerAt: null };
    const made = await writeClassColumn({ ...request, texts: texts(["Ⅰ", "Ⅱ", "未分类"]) });
    expect(made.address).toBe("E2:E5");
    expect((await workbook.values("Sheet1", 1, 4, 4, 1)).flat()).toEqual([
      "帕累托类别 2",
      "Ⅰ",
      "Ⅱ",
      "未分类",
    ]);
    await fill("E4", [["我改的"]]);
    expect(await removeClassColumn(made)).toBe(false);
    await fill("E4", [["Ⅲ"]]);
    expect(await removeClassColumn(made)).toBe(true);
    const sheet = await workbook.sheet("Sheet1");
    expect(sheet.tables[0]?.columns).toEqual(["客户", "帕累托类别", "金额"]);
  });
});

describe("the references of our own formulas", () => {
  it("are found whatever the sheet or table is called", () => {
    const formula =
      "=SUMPRODUCT(--(LEN(TRIM('a (b) ''c'!$A$2:$A$9))+LEN('a (b) ''c'!$B$2:$B$9)>0))-SUM($D$31:$D$40)";
    expect(referenceIn(formula, "LEN(TRIM(")).toBe("'a (b) ''c'!$A$2:$A$9");
    expect(referenceIn("=ROUND(SUM(Sales[金额 (USD)])-SUM($C$31:$C$33),2)", "SUM(")).toBe(
      "Sales[金额 (USD)]",
    );
    expect(referenceIn("=1+1", "SUM(")).toBeNull();
  });
});
