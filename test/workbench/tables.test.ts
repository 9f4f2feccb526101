import { useHost } from "./host";

const host = useHost();

/** A table Sales over A1:C4 of Sheet1 with a calculated column. */
async function sales(): Promise<void> {
  await host.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange("A1:C4").values = [
      ["Name", "Qty", "Twice"],
      ["b", 2, ""],
      ["a", 9, ""],
      ["c", 5, ""],
    ];
    const table = sheet.tables.add("A1:C4", true);
    table.name = "Sales";
    sheet.getRange("C2").formulas = [["=[@Qty]*2"]];
    await context.sync();
  });
}

const table = async () => (await host.snapshot()).sheets[0]?.tables[0];
const sheet = async () => (await host.snapshot()).sheets[0];

describe("tables", () => {
  it("fill a column from one formula (office-js #2093)", async () => {
    await sales();
    expect((await table())?.calculated).toEqual({ Twice: "=[@Qty]*2" });
    expect((await sheet())?.values.map((row) => row[2])).toEqual(["Twice", 4, 18, 10]);
  });

  it("make a whole column the last of differing formulas (office-js #2093)", async () => {
    await host.run(async (context) => {
      const active = context.workbook.worksheets.getActiveWorksheet();
      active.getRange("A1:B3").values = [
        ["N", "F"],
        [1, ""],
        [2, ""],
      ];
      active.tables.add("A1:B3", true);
      active.getRange("B2:B3").formulas = [["=[@N]+1"], ["=[@N]+2"]];
      await context.sync();
    });
    expect((await sheet())?.values.map((row) => row[1])).toEqual(["F", 3, 4]);
  });

  it("grow by added rows and take their formulas along", async () => {
    await sales();
    await host.run(async (context) => {
      const item = context.workbook.tables.getItem("Sales");
      item.rows.add(undefined, [["d", 1, "=[@Qty]*2"]]);
      item.rows.add(1, [["e", 4, "=[@Qty]*2"]]);
      await context.sync();
    });
    const snapshot = await table();
    expect(snapshot?.range).toBe("A1:C6");
    expect(snapshot?.calculated).toEqual({ Twice: "=[@Qty]*2" });
    expect((await sheet())?.values.map((row) => row[0])).toEqual(["Name", "b", "e", "a", "c", "d"]);
  });

  it("fill the blank row of a table made over headers alone first", async () => {
    await host.run(async (context) => {
      const active = context.workbook.worksheets.getActiveWorksheet();
      const item = active.tables.add("A1:B1", true);
      item.getHeaderRowRange().values = [["Date", "Sum"]];
      item.rows.add(undefined, [
        ["x", 1],
        ["y", 2],
      ]);
      await context.sync();
    });
    expect((await table())?.range).toBe("A1:B3");
    expect((await table())?.columns).toEqual(["Date", "Sum"]);
  });

  it("grow when someone types right below", async () => {
    await sales();
    await host.edit("Sheet1!A5", "d");
    expect((await table())?.range).toBe("A1:C5");
    expect((await sheet())?.formulas[4]?.[2]).toBe("=[@Qty]*2");
  });

  it("follow a typed header, and so do formulas", async () => {
    await sales();
    await host.edit("Sheet1!B1", "How many");
    expect((await table())?.columns).toEqual(["Name", "How many", "Twice"]);
    expect((await table())?.calculated).toEqual({ Twice: "=[@[How many]]*2" });
    await host.edit("Sheet1!B2", 7);
    expect((await sheet())?.values[1]?.[2]).toBe(14);
  });

  it("sort their rows with their formulas", async () => {
    await sales();
    await host.run(async (context) => {
      context.workbook.tables.getItem("Sales").sort.apply([{ key: 1, ascending: false }]);
      await context.sync();
    });
    expect((await sheet())?.values.slice(1)).toEqual([
      ["a", 9, 18],
      ["c", 5, 10],
      ["b", 2, 4],
    ]);
  });

  it("hide the rows that a filter leaves out, and show them again", async () => {
    await sales();
    const filter = (work: (filter: Excel.Filter) => void) =>
      host.run(async (context) => {
        work(context.workbook.tables.getItem("Sales").columns.getItem("Qty").filter);
        await context.sync();
      });
    await filter((one) => {
      one.applyCustomFilter(">4");
    });
    expect((await sheet())?.hiddenRows).toEqual([2]);
    await filter((one) => {
      one.applyTopItemsFilter(1);
    });
    expect((await sheet())?.hiddenRows).toEqual([2, 4]);
    await filter((one) => {
      one.applyValuesFilter(["2", "5"]);
    });
    expect((await sheet())?.hiddenRows).toEqual([3]);
    await filter((one) => {
      one.clear();
    });
    expect((await sheet())?.hiddenRows).toEqual([]);
  });

  it("show a totals row that counts along", async () => {
    await sales();
    await host.run(async (context) => {
      context.workbook.tables.getItem("Sales").showTotals = true;
      await context.sync();
    });
    expect((await table())?.range).toBe("A1:C5");
    expect((await sheet())?.formulas[4]).toEqual(["Total", "", "=SUBTOTAL(109,[Twice])"]);
    await host.edit("Sheet1!B2", 100);
    expect((await sheet())?.values[4]?.[2]).toBe(228);
  });

  it("keep formulas right when the table, a column or its sheet is renamed", async () => {
    await sales();
    const formulas = await host.run(async (context) => {
      const other = context.workbook.worksheets.add("Other");
      const cells = other.getRange("A1:A2");
      cells.formulas = [["=SUM(Sales[Qty])"], ["=Sheet1!B2"]];
      await context.sync();
      const item = context.workbook.tables.getItem("Sales");
      item.name = "销售";
      item.columns.getItem("Qty").name = "A#1";
      context.workbook.worksheets.getItem("Sheet1").name = "My data";
      await context.sync();
      cells.load("formulas, values");
      await context.sync();
      return [cells.formulas, cells.values];
    });
    expect(formulas).toEqual([
      [["=SUM(销售[A'#1])"], ["='My data'!B2"]],
      [[16], [2]],
    ]);
  });

  it("leave plain addresses behind when converted to a range", async () => {
    await sales();
    await host.run(async (context) => {
      context.workbook.worksheets.getItem("Sheet1").getRange("E1").formulas = [["=SUM(Sales[Qty])"]];
      await context.sync();
      context.workbook.tables.getItem("Sales").convertToRange();
      await context.sync();
    });
    const one = await sheet();
    expect(one?.tables).toEqual([]);
    expect(one?.formulas[0]?.[4]).toBe("=SUM($B$2:$B$4)");
    expect(one?.values[0]?.[4]).toBe(16);
  });

  it("move with rows and columns that are put in above and within", async () => {
    await sales();
    await host.run(async (context) => {
      const active = context.workbook.worksheets.getItem("Sheet1");
      active.getRange("F1").formulas = [["=SUM(Sales[Qty])"]];
      await context.sync();
      active.getRange("3:3").insert("Down");
      active.getRange("1:1").insert("Down");
      await context.sync();
    });
    expect((await table())?.range).toBe("A2:C6");
    await host.edit("Sheet1!B4", 1000);
    expect((await sheet())?.usedRange).toBe("A2:F6");
    expect((await sheet())?.values[0]?.[5]).toBe(1016);
  });

  it("resize, keeping their header row", async () => {
    await sales();
    await host.run(async (context) => {
      const item = context.workbook.tables.getItem("Sales");
      item.resize("A1:D6");
      await context.sync();
    });
    expect((await table())?.range).toBe("A1:D6");
    expect((await table())?.columns).toEqual(["Name", "Qty", "Twice", "Column1"]);
    await expect(
      host.run(async (context) => {
        context.workbook.tables.getItem("Sales").resize("A2:D6");
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: "InvalidArgument" });
  });
});
