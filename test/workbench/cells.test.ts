import { useHost } from "./host";

const host = useHost();

describe("values and formulas", () => {
  it("reads back what it was given, and what the formulas make of it", async () => {
    const read = await host.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("A1:C2").values = [
        [1, "x", true],
        ["=A1+1", "", "'=text"],
      ];
      const range = sheet.getRange("A1:C2").load("values, formulas, valueTypes, text, address, numberFormat");
      await context.sync();
      return range.toJSON();
    });
    expect(read.address).toBe("Sheet1!A1:C2");
    expect(read.values).toEqual([
      [1, "x", true],
      [2, "", "=text"],
    ]);
    expect(read.formulas).toEqual([
      [1, "x", true],
      ["=A1+1", "", "=text"],
    ]);
    expect(read.valueTypes).toEqual([
      ["Double", "String", "Boolean"],
      ["Double", "Empty", "String"],
    ]);
    expect(read.text?.[0]).toEqual(["1", "x", "TRUE"]);
  });

  it("hands out a reference to a range, and none once the add-in has untracked it", async () => {
    const found = await host.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const kept = sheet.getRange("A1").load("address");
      const untracked = sheet.getRange("A2").untrack().load("address");
      await context.sync();
      const reference = (range: Excel.Range): unknown => Reflect.get(range, "_ReferenceId");
      const later = (range: Excel.Range): string => {
        try {
          range.values = [[7]];
          return "usable";
        } catch (error) {
          return String(error);
        }
      };
      return { kept: reference(kept), untracked: reference(untracked), later: [kept, untracked].map(later) };
    });
    expect(found.kept).toMatch(/^ref:/);
    expect(found.untracked ?? "").toBe("");
    expect(found.later).toEqual(["usable", expect.stringContaining("trackedObjects.add")]);
  });

  it("leaves a cell alone for null, clears it for an empty text, and keeps text in text cells", async () => {
    const values = await host.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const range = sheet.getRange("A1:C1");
      range.values = [[1, 2, 3]];
      range.values = [[null, "", 9]];
      const text = sheet.getRange("A2:B2");
      text.numberFormat = [["@", "@"]];
      text.values = [["00123", "=A1"]];
      const all = sheet.getRange("A1:C2").load("values");
      await context.sync();
      return all.values;
    });
    expect(values).toEqual([
      [1, "", 9],
      ["00123", "=A1", ""],
    ]);
  });

  it("refuses an array of the wrong size by Excel's code", async () => {
    await expect(
      host.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange("A1:B2").values = [[1]];
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: "InvalidArgument" });
  });

  it("refuses by name what it lacks", async () => {
    await expect(
      host.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange("A1").showCard();
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: "NotImplemented", message: "NotImplemented: Range.showCard" });
  });

  it("recalculates what depends on an edited cell", async () => {
    await host.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("A1:A3").formulas = [[10], ["=A1*2"], ["=SUM(A1:A2)"]];
      await context.sync();
    });
    await host.edit("Sheet1!A1", 5);
    const { sheets } = await host.snapshot();
    expect(sheets[0]?.values).toEqual([[5], [10], [15]]);
  });
});

describe("shifting cells of a sheet that is not in sight", () => {
  it("moves that sheet's cells and leaves the one in sight alone", async () => {
    const read = await host.run(async (context) => {
      const shown = context.workbook.worksheets.getActiveWorksheet();
      const other = context.workbook.worksheets.add("Other");
      for (const sheet of [shown, other]) sheet.getRange("A1:A4").values = [[1], [2], [3], [4]];
      other.getRange("A2:A3").delete("Up");
      other.getRange("A1").insert("Down");
      const ranges = [shown, other].map((sheet) => sheet.getRange("A1:A4").load("values"));
      const active = context.workbook.worksheets.getActiveWorksheet().load("id");
      shown.load("id");
      await context.sync();
      return {
        values: ranges.map((range) => range.values.flat() as unknown[]),
        same: active.id === shown.id,
      };
    });
    expect(read.values).toEqual([
      [1, 2, 3, 4],
      ["", 1, 4, ""],
    ]);
    expect(read.same).toBe(true);
  });
});
