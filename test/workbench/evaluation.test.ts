import fc from "fast-check";
import { useHost } from "./host";

/** Most cells are read, and most formulas computed, by shorter ways than Univer's: they must not differ from Excel. */

const host = useHost();

/** A1:C3: numbers, a text, a blank, a truth value, an error and an empty text of a formula. */
const GRID = [
  [1, 2.5, "x"],
  ["", true, -4],
  ["=1/0", '=""', 7],
];

async function results(formulas: readonly string[]): Promise<unknown[]> {
  return await host.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange("A1:C3").formulas = GRID;
    const range = sheet.getRange(`E1:E${formulas.length}`);
    range.formulas = formulas.map((formula) => [formula]);
    range.load("values");
    await context.sync();
    return range.values.map(([value]) => value as unknown);
  });
}

describe("formulas", () => {
  it.each<readonly [formula: string, value: unknown]>([
    ["=INDEX(A1:C3,1,2)+1", 3.5],
    ["=INDEX(A1:A3,1)+0", 1],
    ["=INDEX(A1:C1,2)+0", 2.5],
    ["=INDEX(C1:C3,2.9)+0", -4],
    ['=INDEX(A1:C3,1,3)&"y"', "xy"],
    ["=INDEX(A1:C3,2,1)+0", 0],
    ['=INDEX(A1:C3,2,1)=""', true],
    ['=INDEX(A1:C3,3,2)=""', true],
    ["=INDEX(A1:C3,3,2)=0", false],
    ["=INDEX(A1:C3,3,1)+1", "#DIV/0!"],
    ["=INDEX(A1:C3,4,1)+1", "#REF!"],
    ["=INDEX(A1:C3,1,4)+1", "#REF!"],
    ["=INDEX(A1:A3,-1)+1", "#VALUE!"],
    ["=SUM(INDEX(C2:C3,0))", 3],
    ["=SUM(INDEX(C2:C3,1):INDEX(C2:C3,2))", 3],
    ["=IF(A2,1,2)", 2],
    ["=IF(B2,A1,C1)", 1],
    ["=IF(A1>5,1)", false],
    ["=IF(A3>5,1,2)", "#DIV/0!"],
    ["=IF(A1=1,A2,9)+5", 5],
    ["=IFERROR(A3,C3)+1", 8],
    ["=IFERROR(C2,C3)+1", -3],
    ["=IFNA(MATCH(99,C1:C3,0),-1)+0", -1],
    ["=IFNA(A3,1)", "#DIV/0!"],
    ["=A1/A2", "#DIV/0!"],
    ["=C1+1", "#VALUE!"],
    ["=-A1+2", 1],
    ["=B2+1", 2],
    ["=C1>A1", true],
    ['="X"=C1', true],
    ["=A2=0", true],
    ['=A2=""', true],
    ["=0.1+0.2=0.3", true],
    ["=SUM(IF(TRUE,C1),1)", 1],
    ["=N(C1)+N(B2)+N(A2)", 1],
    ["=LEFT(C1,1)&LEN(B3)", "x0"],
  ])("%s", async (formula, value) => {
    expect(await results([formula])).toEqual([value]);
  });

  it("reads INDEX as a cell and as a range alike", async () => {
    const place = fc.integer({ min: 1, max: 3 });
    const pairs = fc.sample(fc.tuple(place, place), { numRuns: 40, seed: 20 });
    const asCells = pairs.map(([row, column]) => `=IFERROR(N(INDEX($A$1:$C$3,${row},${column})),"error")`);
    const asRanges = pairs.map(
      ([row, column]) =>
        `=IFERROR(IF(ISNUMBER(OFFSET($A$1,${row - 1},${column - 1})),SUM(INDEX($A$1:$C$3,${row},${column})),` +
        `N(OFFSET($A$1,${row - 1},${column - 1}))),"error")`,
    );
    expect(await results(asCells)).toEqual(await results(asRanges));
  });
});

describe("a sheet out of sight", () => {
  it("takes values, formulas and looks, and gives them back at once when they are undone", async () => {
    const written = await host.run(async (context) => {
      const sheet = context.workbook.worksheets.add("Away");
      const range = sheet.getRange("A1:B1");
      range.formulas = [[2, "=A1*3"]];
      range.numberFormat = [["0.00", "0.0%"]];
      range.format.fill.color = "#FFCC00";
      range.load("values, text, numberFormat");
      range.format.fill.load("color");
      await context.sync();
      return { values: range.values, text: range.text, color: range.format.fill.color };
    });
    expect(written).toEqual({ values: [[2, 6]], text: [["2.00", "600.0%"]], color: "#FFCC00" });

    await host.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Away").getRange("A1:B1");
      range.values = [[5, 1]];
      range.format.fill.color = "#00FF00";
      range.numberFormat = [["0", "0"]];
      await context.sync();
    });
    await host.undo();
    const sheet = (await host.snapshot()).sheets.find(({ name }) => name === "Away");
    expect(sheet?.values).toEqual([[2, 6]]);
    expect(sheet?.numberFormats).toEqual([["0.00", "0.0%"]]);
  });
});
