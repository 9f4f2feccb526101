import fc from "fast-check";
import { isErrorValue, storedFormula } from "../../src/xlsx/formula";
import { scanFormula } from "../oracle/formula-scan";

describe("the stored form of a formula", () => {
  it.each([
    ["=SUM(A1)", "SUM(A1)"],
    ["A1+1", "A1+1"],
    ["=IFS(A1,1)+IFNA(B1,0)", "_xlfn.IFS(A1,1)+_xlfn.IFNA(B1,0)"],
    ["=maxifs(A:A,B:B,1)", "_xlfn.maxifs(A:A,B:B,1)"],
    ["=AGGREGATE(14,6,A1,1)", "_xlfn.AGGREGATE(14,6,A1,1)"],
    ["=RANK.EQ(1,A:A)+RANK(1,A:A)", "_xlfn.RANK.EQ(1,A:A)+RANK(1,A:A)"],
    ["=WORKDAY.INTL(A1,1)-NETWORKDAYS.INTL(A1,B1)", "WORKDAY.INTL(A1,1)-NETWORKDAYS.INTL(A1,B1)"],
    ['=IF(A1="IFS(",CONCAT("IFNA(""x"")"),"")', 'IF(A1="IFS(",_xlfn.CONCAT("IFNA(""x"")"),"")'],
    ["='IFS(1)'!A1+IFS('O''IFS(x)'!B2,1)", "'IFS(1)'!A1+_xlfn.IFS('O''IFS(x)'!B2,1)"],
    ["=T[[#This Row],[IFS(x)]]&T[IFS('[x')]", "T[[#This Row],[IFS(x)]]&T[IFS('[x')]"],
    ["=MYIFS(1)+表IFS(2)+IFS.X(3)+IFS", "MYIFS(1)+表IFS(2)+IFS.X(3)+IFS"],
    ["=SUM(IFS(XOR(TRUE),1))", "SUM(_xlfn.IFS(_xlfn.XOR(TRUE),1))"],
  ])("%s → %s", (formula, stored) => {
    expect(storedFormula(formula)).toBe(stored);
  });

  it("changes nothing but function names, whatever stands in texts and names", () => {
    const name = fc.string({ unit: "grapheme", maxLength: 8 });
    const token = fc.oneof(
      name.map((text) => `"${text.replaceAll('"', '""')}IFS("`),
      name.map((text) => `'${text.replaceAll("'", "''")}IFS('!A1`),
      name.map((text) => `T[${text.replace(/[[\]#@']/g, "'$&")}IFS(]`),
      fc.constantFrom("IFS(1)", "SUM(A1)", "TEXTJOIN(1)", "A1", "1.5E3"),
    );
    fc.assert(
      fc.property(fc.array(token, { minLength: 1, maxLength: 6 }), (tokens) => {
        const formula = tokens.join("&");
        const stored = storedFormula(`=${formula}`);
        expect(
          stored.replaceAll("_xlfn.IFS(1)", "IFS(1)").replaceAll("_xlfn.TEXTJOIN(1)", "TEXTJOIN(1)"),
        ).toBe(formula);
        const { functions } = scanFormula(stored);
        expect(functions.filter((each) => !/^(?:SUM|_xlfn\.IFS|_xlfn\.TEXTJOIN)$/.test(each))).toEqual([]);
      }),
    );
  });

  it("knows error values", () => {
    expect(["#N/A", "#DIV/0!", "N/A", ""].map(isErrorValue)).toEqual([true, true, false, false]);
  });
});
