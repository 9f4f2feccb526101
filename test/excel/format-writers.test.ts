import { columnPoints, validationRule } from "../../src/excel/format-writers";
import { valueBlock } from "../../src/excel/chart-writer";
import type { ChartSeries } from "../../src/plan/plan";

describe("column widths", () => {
  it("turn characters into points wide enough for Chinese text", () => {
    // Ten Chinese characters are 150 pixels at 11 points; Office.js takes points.
    expect(columnPoints(20) / 0.75).toBeGreaterThanOrEqual(150);
    // A column of Excel's default width is about 48 points.
    expect(columnPoints(8)).toBeCloseTo(48.75);
  });
});

describe("validation rules", () => {
  it("name the source of a list", () => {
    expect(validationRule({ type: "list", source: "=l_country" })).toEqual({
      list: { inCellDropDown: true, source: "=l_country" },
    });
  });

  it("write serial dates as formulas, so that no locale reads them", () => {
    expect(validationRule({ type: "date", operator: "between", from: 36_526, to: "=p_base" })).toEqual({
      date: { operator: "Between", formula1: "=36526", formula2: "=p_base" },
    });
  });

  it("keep numbers and formulas as they are", () => {
    expect(validationRule({ type: "decimal", operator: "greaterThan", from: 0 })).toEqual({
      decimal: { operator: "GreaterThan", formula1: 0 },
    });
    expect(validationRule({ type: "custom", formula: "=COUNTIF($A$2:$A$9,$A2)=1" })).toEqual({
      custom: { formula: "=COUNTIF($A$2:$A$9,$A2)=1" },
    });
  });
});

describe("a chart's source", () => {
  const series = (column: number, row = 5): ChartSeries => ({
    name: `S${column}`,
    values: { sheetName: "图", area: { row, column, rows: 30, columns: 1 } },
    type: "column",
    axis: "primary",
    color: "#123456",
  });

  it("is the block of all values where they stand side by side", () => {
    expect(valueBlock([series(2), series(3), series(4)])).toEqual({
      sheetName: "图",
      area: { row: 5, column: 2, rows: 30, columns: 3 },
    });
  });

  it("is no block where they do not", () => {
    expect(valueBlock([series(2), series(4)])).toBeNull();
    expect(valueBlock([series(2), series(3, 6)])).toBeNull();
    expect(valueBlock([])).toBeNull();
  });
});
