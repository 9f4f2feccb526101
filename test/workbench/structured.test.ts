import fc from "fast-check";
import {
  columnIndex,
  columnLetters,
  parseArea,
  quoteSheet,
  splitSheet,
} from "../../src/workbench/formula/address";
import { offsetFormula, renameSheet, shiftFormula } from "../../src/workbench/formula/references";
import {
  escapeColumn,
  parseBody,
  renameColumn,
  renameTable,
  toA1,
  type TableLookup,
} from "../../src/workbench/formula/structured";
import { tokenize } from "../../src/workbench/formula/tokens";

const columns = ["Name", "Unit price", "A[b]'#@", "金额"];
const table = {
  name: "Sales",
  sheet: "Data",
  area: { row: 2, column: 1, rows: 6, columns: 4 },
  columns,
  hasHeaders: true,
  hasTotals: true,
};
const lookup: TableLookup = {
  byName: (name) => (name.toLowerCase() === "sales" ? table : undefined),
  at: (place) => (place.sheet === "Data" && place.row >= 2 && place.row <= 7 ? table : undefined),
};
const inRow = { sheet: "Data", row: 4, column: 9 };
const a1 = (formula: string, place = inRow) => toA1(tokenize(formula), lookup, place);

/** Columns B to E, header in row 3, data in rows 4 to 7, totals in row 8. */
const CASES: readonly (readonly [string, string])[] = [
  ["=SUM(Sales[Name])", "=SUM($B$4:$B$7)"],
  ["=ROWS(Sales)", "=ROWS($B$4:$E$7)"],
  ["=ROWS(Sales[])", "=ROWS($B$4:$E$7)"],
  ["=ROWS(Sales[#Data])", "=ROWS($B$4:$E$7)"],
  ["=ROWS(Sales[#All])", "=ROWS($B$3:$E$8)"],
  ["=COUNTA(Sales[#Headers])", "=COUNTA($B$3:$E$3)"],
  ["=Sales[[#Totals],[金额]]", "=$E$8"],
  ["=SUM(Sales[[#All],[金额]])", "=SUM($E$3:$E$8)"],
  ["=SUM(Sales[[#Headers],[#Data],[金额]])", "=SUM($E$3:$E$7)"],
  ["=SUM(Sales[[Name]:[金额]])", "=SUM($B$4:$E$7)"],
  ['=[@Name]&"[@x]"', '=$B5&"[@x]"'],
  ["=[@[Unit price]]*2", "=$C5*2"],
  ["=Sales[@金额]", "=$E5"],
  ["=Sales[[#This Row],[Unit price]]", "=$C5"],
  ["=SUM(Sales[@[Name]:[金额]])", "=SUM($B5:$E5)"],
  ["=[@[A'[b']'''#'@]]", "=$D5"],
  ["=Sales[nope]", "=#REF!"],
  ["=Other[x]", "=#REF!"],
];

describe("structured references", () => {
  it.each(CASES)("%s", (formula, expected) => {
    expect(a1(formula)).toBe(expected);
  });

  it("names the table's sheet from other sheets, and refuses a row outside the table", () => {
    expect(a1("=SUM(Sales[金额])", { sheet: "Other", row: 0, column: 0 })).toBe("=SUM(Data!$E$4:$E$7)");
    expect(a1("=Sales[@金额]", { sheet: "Data", row: 20, column: 0 })).toBe("=#VALUE!");
  });

  it("finds any column by its escaped name", () => {
    const name = fc
      .string({ minLength: 1, maxLength: 20 })
      .filter((text) => text.trim() === text && !/[\r\n]/.test(text));
    fc.assert(
      fc.property(name, (column) => {
        const body = parseBody(`[#All],[${escapeColumn(column)}]`);
        expect(body?.columns).toEqual([column, column]);
      }),
    );
  });

  it("follows a renamed table and column and nothing else", () => {
    expect(renameTable("=SUM(Sales[x])+SalesTax", "Sales", "S2")).toBe("=SUM(S2[x])+SalesTax");
    expect(renameColumn("=[@Name]&Sales[Name]", "Sales", "Name", "A B", true)).toBe("=[@[A B]]&Sales[A B]");
    expect(renameColumn("=Other[Name]", "Sales", "Name", "X", false)).toBe("=Other[Name]");
  });
});

describe("the formula tokenizer", () => {
  const piece = fc.constantFrom(
    "A1",
    "$B$2:C3",
    "A:A",
    "'My ''Sheet'!A1",
    "数据!B2",
    "Sales[[#All],[a b]]",
    "[@x]",
    '"a""b[@"',
    "SUM(",
    ")",
    "基准日",
    "LOG10(",
    "1.5E+3",
    "#REF!",
    "+",
    " ",
    "{1;2}",
  );

  it("loses nothing: the tokens' texts are the formula", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const formula = `=${pieces.join("")}`;
        expect(
          tokenize(formula)
            .map((token) => token.text)
            .join(""),
        ).toBe(formula);
      }),
    );
  });

  it("tells cells from functions and names that look like them", () => {
    const kinds = (formula: string) => tokenize(formula).map((token) => token.kind);
    expect(kinds("A1")).toEqual(["ref"]);
    expect(kinds("LOG10(1)")[0]).toBe("call");
    expect(kinds("A1B")).toEqual(["name"]);
  });
});

describe("references that move", () => {
  it("copies relative parts and keeps absolute ones", () => {
    expect(offsetFormula("=A1+$B$2+C$3+Sheet2!D4", 1, 1)).toBe("=B2+$B$2+D$3+Sheet2!E5");
    expect(offsetFormula("=A1", -1, 0)).toBe("=#REF!");
  });

  it("follows rows that are put in and taken out", () => {
    const shift = { sheet: "S", axis: "row", index: 2, count: 2 } as const;
    expect(shiftFormula("=SUM(A1:A5)+A3+A2+T!A3", "S", shift)).toBe("=SUM(A1:A7)+A5+A2+T!A3");
    expect(shiftFormula("=SUM(A1:A5)+A3", "S", { ...shift, count: -2 })).toBe("=SUM(A1:A3)+#REF!");
  });

  it("follows a renamed sheet, quoting it where it must", () => {
    expect(renameSheet("=Old!A1+'Old'!B2+Other!C3", "Old", "New one")).toBe(
      "='New one'!A1+'New one'!B2+Other!C3",
    );
  });

  it("undoes an offset by its opposite while it stays on the sheet", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }), (rows, cols) => {
        const formula = "=SUM(B2:$C$9)*AA100";
        expect(offsetFormula(offsetFormula(formula, rows, cols), -rows, -cols)).toBe(formula);
      }),
    );
  });
});

describe("addresses", () => {
  it("turns columns into letters and back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16_383 }), (index) => {
        expect(columnIndex(columnLetters(index))).toBe(index);
      }),
    );
  });

  it("quotes any sheet name so that it is read back", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 31 }), (name) => {
        expect(splitSheet(`${quoteSheet(name)}!A1`).sheet).toBe(name);
      }),
    );
  });

  it("refuses what lies outside a sheet", () => {
    expect(parseArea("A0")).toBeUndefined();
    expect(parseArea("XFE1")).toBeUndefined();
    expect(parseArea("A1048577")).toBeUndefined();
    expect(parseArea("A1:XFD1048576")).toEqual({ row: 0, column: 0, rows: 1_048_576, columns: 16_384 });
  });
});
