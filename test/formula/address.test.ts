import fc from "fast-check";
import {
  areaAddress,
  cellAddress,
  columnIndex,
  columnLetters,
  legalSheetName,
  quoteSheet,
  sheetReference,
} from "../../src/formula/address";
import { LIMITS } from "../../src/formula/limits";
import { escapeColumn, thisRow, wholeColumn } from "../../src/formula/structured";
import { columnsOf, scanFormula } from "../oracle/formula-scan";

const anyColumn = fc.integer({ min: 0, max: LIMITS.columns - 1 });
const anyRow = fc.integer({ min: 0, max: LIMITS.rows - 1 });

describe("Column letters", () => {
  it("are Excel's", () => {
    expect([0, 25, 26, 51, 52, 701, 702, 16_383].map(columnLetters)).toEqual([
      "A",
      "Z",
      "AA",
      "AZ",
      "BA",
      "ZZ",
      "AAA",
      "XFD",
    ]);
  });

  it("read back to the same column", () => {
    fc.assert(fc.property(anyColumn, (column) => columnIndex(columnLetters(column)) === column));
  });

  it("do not exist outside the sheet", () => {
    for (const column of [-1, LIMITS.columns, 1.5, NaN])
      expect(() => columnLetters(column)).toThrow(RangeError);
  });
});

describe("An address", () => {
  it("counts rows from 1 and marks both parts when absolute", () => {
    expect(cellAddress(0, 0)).toBe("A1");
    expect(cellAddress(9, 27, true)).toBe("$AB$10");
  });

  it("of an area names its corners, and one cell alone has no colon", () => {
    fc.assert(
      fc.property(
        anyRow,
        anyColumn,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        (row, column, rows, columns, absolute) => {
          fc.pre(row + rows <= LIMITS.rows && column + columns <= LIMITS.columns);
          const corners = areaAddress({ row, column, rows, columns }, absolute).split(":");
          expect(corners[0]).toBe(cellAddress(row, column, absolute));
          if (rows * columns === 1) expect(corners).toHaveLength(1);
          else expect(corners[1]).toBe(cellAddress(row + rows - 1, column + columns - 1, absolute));
        },
      ),
    );
  });
});

const sheetText = fc.string({ unit: fc.constantFrom(...Array.from("ab C1'[]:*?/\\客户!\"")), maxLength: 60 });

describe("A sheet name", () => {
  it("is quoted so that a formula reads the same name back", () => {
    fc.assert(
      fc.property(sheetText, (name) => {
        fc.pre(name !== "");
        const scan = scanFormula(`=${sheetReference(name, { row: 0, column: 0, rows: 2, columns: 1 })}`);
        expect(scan).toMatchObject({ balanced: true, sheets: [name], names: ["$A$1", "$A$2"] });
      }),
    );
    expect(quoteSheet("O'Brien")).toBe("'O''Brien'");
  });

  it("is made legal whatever is wanted, and a legal one is kept", () => {
    fc.assert(
      fc.property(sheetText, (wanted) => {
        const name = legalSheetName(wanted);
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(LIMITS.sheetName);
        expect(name).not.toMatch(/[[\]:*?/\\]/);
        expect(name).not.toMatch(/^'|'$/);
        expect(legalSheetName(name)).toBe(name);
      }),
    );
    expect(legalSheetName("年客户交易记录表")).toBe("年客户交易记录表");
    expect(legalSheetName("")).toBe("Sheet");
  });
});

describe("A structured reference", () => {
  it("escapes what Excel reserves, and nothing else", () => {
    expect(escapeColumn("a[1]#@'b")).toBe("a'[1']'#'@''b");
    expect(escapeColumn("营业面积(㎡)")).toBe("营业面积(㎡)");
  });

  it("names the same column again when it is read", () => {
    const name = fc.string({
      unit: fc.constantFrom(...Array.from("aB1 客[]#@'()/.")),
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(name, (column) => {
        fc.pre(!column.startsWith("#") && column !== "@");
        for (const formula of [thisRow("Orders", column), wholeColumn("Orders", column)]) {
          const { balanced, structured } = scanFormula(`=${formula}`);
          expect(balanced).toBe(true);
          expect(structured).toHaveLength(1);
          const inside = structured[0]?.inside ?? "";
          // `Orders[x]` holds the column bare; wrapped, both forms are lists of brackets.
          const columns = columnsOf(inside.startsWith("[#This Row]") ? inside : `[${inside}]`);
          expect(columns).toEqual([column]);
        }
      }),
    );
  });
});
