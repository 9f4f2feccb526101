import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { writeXlsx } from "../../src/xlsx/write";
import { fixturePlan } from "../xlsx/fixture-plan";
import { columnsOf, scanFormula } from "./formula-scan";
import { lintXlsx, type LintRule } from "./xlsx-lint";

const sound = writeXlsx(fixturePlan());
const SHEET = "xl/worksheets/sheet2.xml";
const TABLE = "xl/tables/table1.xml";
const WORKBOOK = "xl/workbook.xml";

/** The sound file with one replacement in one part; a replacement that finds nothing is a mistake of the test. */
function spoiled(path: string, find: string | RegExp, put: string): Uint8Array {
  const parts = unzipSync(sound);
  const before = strFromU8(parts[path] ?? new Uint8Array());
  const after = before.replace(find, () => put);
  if (after === before) throw new Error(`nothing to spoil in ${path}`);
  return zipSync({ ...parts, [path]: strToU8(after) });
}

/** The sound file with a second table part like the first, over the given cells of the same sheet. */
function withSecondTable(ref: string, changes: (xml: string) => string): Uint8Array {
  const parts = unzipSync(sound);
  const text = (path: string) => strFromU8(parts[path] ?? new Uint8Array());
  const relationships = "xl/worksheets/_rels/sheet2.xml.rels";
  const relationship = text(relationships).replace(
    "</Relationships>",
    '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/table" Target="../tables/table2.xml"/></Relationships>',
  );
  return zipSync({
    ...parts,
    [SHEET]: strToU8(text(SHEET).replace("</tableParts>", '<tablePart r:id="rId9"/></tableParts>')),
    [relationships]: strToU8(relationship),
    "xl/tables/table2.xml": strToU8(changes(text(TABLE).replaceAll("A3:M11", ref))),
  });
}

const rename = (xml: string) => xml.replace('id="1"', 'id="2"').replaceAll("tbl_customers", "tbl_second");

describe("the lint", () => {
  it("finds nothing in a sound file", () => {
    expect(lintXlsx(sound)).toEqual([]);
  });

  it.each<[LintRule, string, Uint8Array]>([
    ["L01", "a shared string that is not there", spoiled(SHEET, /t="s"><v>\d+</, 't="s"><v>99999<')],
    ["L02", "a header that is not the column's name", spoiled(TABLE, 'name="客户名称"', 'name="客户名字"')],
    ["L02", "a header that is a number", spoiled(SHEET, /(?<=<c r="A3"[^>]*) t="s"><v>\d+/, "><v>1")],
    ["L03", "a column name twice", spoiled(TABLE, 'name="客户名称"', 'name="客户编号"')],
    ["L04", "a wrong count of columns", spoiled(TABLE, 'tableColumns count="13"', 'tableColumns count="12"')],
    ["L04", "fewer columns than cells", spoiled(TABLE, /ref="A3:M11"/g, 'ref="A3:N11"')],
    ["L05", "two tables of one name", withSecondTable("O3:AA11", (xml) => xml.replace('id="1"', 'id="2"'))],
    [
      "L05",
      "two tables of one id",
      withSecondTable("O3:AA11", (xml) => xml.replaceAll("tbl_customers", "tbl_second")),
    ],
    ["L05", "a table named like a cell", spoiled(TABLE, 'displayName="tbl_customers"', 'displayName="AB12"')],
    ["L05", "a table named like a defined name", spoiled(WORKBOOK, 'name="p_rate"', 'name="TBL_customers"')],
    ["L06", "a cell twice", spoiled(SHEET, '<c r="B4"', '<c r="A4"')],
    ["L06", "a cell in the wrong row", spoiled(SHEET, '<c r="B4"', '<c r="B5"')],
    ["L06", "rows out of order", spoiled(SHEET, '<row r="5"', '<row r="3"')],
    ["L07", "a shared text too long", spoiled("xl/sharedStrings.xml", "客户信息", "x".repeat(32_768))],
    ["L07", "a result too long", spoiled(SHEET, /(?<=t="str"><f>[^<]*<\/f><v>)/, "x".repeat(32_768))],
    ["L08", "a list too long", spoiled(SHEET, "<formula1>l_country<", `<formula1>"${"x,".repeat(129)}"<`)],
    ["L08", "a title too long", spoiled(SHEET, 'errorTitle="金额"', `errorTitle="${"x".repeat(33)}"`)],
    ["L08", "a message too long", spoiled(SHEET, 'error="应不小于 0"', `error="${"x".repeat(256)}"`)],
    ["L09", "a formula too long", spoiled(SHEET, "<f>ROUND(", `<f>${"1+".repeat(4_096)}ROUND(`)],
    ["L09", "a bracket left open", spoiled(SHEET, "<f>ROUND(", "<f>ROUND((")],
    ["L09", "a quote left open", spoiled(SHEET, ',"小")', ',"小)')],
    ["L09", "a text constant too long", spoiled(SHEET, ',"小")', `,"${"小".repeat(256)}")`)],
    ["L09", "an equals sign", spoiled(SHEET, "<f>ROUND(", "<f>=ROUND(")],
    ["L10", "a newer function without its prefix", spoiled(SHEET, "_xlfn.RANK.EQ(", "RANK.EQ(")],
    ["L10", "one in a conditional format", spoiled(SHEET, "_xlfn.ISOWEEKNUM(", "ISOWEEKNUM(")],
    ["L10", "a prefix too many", spoiled("xl/worksheets/sheet4.xml", "WORKDAY.INTL(", "_xlfn.WORKDAY.INTL(")],
    ["L10", "a function nobody knows", spoiled(SHEET, "<f>ROUND(", "<f>RUNDE(")],
    ["L11", "an unknown table", spoiled(SHEET, "<f>ROUND(tbl_customers[", "<f>ROUND(tbl_clients[")],
    [
      "L11",
      "an unknown column",
      spoiled("xl/worksheets/sheet1.xml", "tbl_customers[国家]", "tbl_customers[国]"),
    ],
    [
      "L11",
      "the shown form of a reference",
      spoiled("xl/worksheets/sheet1.xml", "tbl_customers[国家]", "tbl_customers[@国家]"),
    ],
    ["L11", "a structured reference in a validation", spoiled(SHEET, ">l_country<", ">tbl_customers[国家]<")],
    ["L12", "tables that overlap", withSecondTable("M3:Y11", rename)],
    ["L12", "a table without rows", withSecondTable("O3:AA3", rename)],
    [
      "L13",
      "merged cells of a table",
      spoiled(
        SHEET,
        "</sheetData>",
        '</sheetData><mergeCells count="1"><mergeCell ref="A2:A4"/></mergeCells>',
      ),
    ],
    [
      "L13",
      "merged cells that overlap",
      spoiled(
        SHEET,
        "</sheetData>",
        '</sheetData><mergeCells count="2"><mergeCell ref="A20:B22"/><mergeCell ref="B22:C23"/></mergeCells>',
      ),
    ],
    ["L14", "a sheet name twice", spoiled(WORKBOOK, 'name="首页"', 'name="pareto"')],
    ["L14", "an apostrophe at the end of a sheet name", spoiled(WORKBOOK, 'name="首页"', `name="首页'"`)],
    ["L14", "a sheet name too long", spoiled(WORKBOOK, 'name="首页"', `name="${"x".repeat(32)}"`)],
    ["L14", "a forbidden character", spoiled(WORKBOOK, 'name="首页"', 'name="a:b"')],
    ["L15", "a name like a cell", spoiled(WORKBOOK, 'name="p_today"', 'name="Q3"')],
    ["L15", "a name with a space", spoiled(WORKBOOK, 'name="p_today"', 'name="p today"')],
    ["L15", "a name twice", spoiled(WORKBOOK, 'name="p_today"', 'name="P_RATE"')],
    [
      "L16",
      "a part that is not there",
      spoiled("xl/drawings/_rels/drawing3.xml.rels", "chart1.xml", "chart9.xml"),
    ],
    ["L16", "XML that does not close", spoiled(SHEET, "</sheetData>", "")],
    ["L16", "a character XML cannot hold", spoiled(SHEET, ',"小")', ',"\u0001")')],
    ["L17", "a style that is not there", spoiled(SHEET, /<c r="A1" s="\d+"/, '<c r="A1" s="999"')],
    ["L17", "a format of a condition that is not there", spoiled(SHEET, /dxfId="\d+"/, 'dxfId="99"')],
    ["L18", "an unknown sheet in a formula", spoiled("xl/worksheets/sheet1.xml", "O''Brien", "O''Brian")],
    ["L18", "an unknown sheet in a chart", spoiled("xl/charts/chart1.xml", "'Pareto'!", "'Parreto'!")],
    ["L18", "an unknown name", spoiled(SHEET, "<f>ROUND(", "<f>p_none+ROUND(")],
    [
      "L19",
      "a formula without a value",
      spoiled(SHEET, /(?<=<c r="G4"[^>]*><f>[^<]*<\/f>)<v>[^<]*<\/v>/, ""),
    ],
    ["L20", "two conditions of one priority", spoiled(SHEET, 'priority="2"', 'priority="1"')],
  ])("finds by %s %s", (rule, _, bytes) => {
    expect(lintXlsx(bytes).map((problem) => problem.rule)).toContain(rule);
  });

  it("says where", () => {
    const [problem] = lintXlsx(spoiled(SHEET, "_xlfn.RANK.EQ(", "RANK.EQ("));
    expect(problem).toEqual({ rule: "L10", where: "客户 O'Brien & Co!I4", message: "RANK.EQ needs _xlfn." });
  });
});

describe("scanning a formula", () => {
  it("tells functions, names, sheets, tables and texts apart", () => {
    const scan = scanFormula(`IF('O''B (x'!A1>1E5,"a ""(b",SUM(T[[#This Row],[a'[b']]]))+Sheet2!$B$3*p_rate`);
    expect(scan).toMatchObject({
      balanced: true,
      functions: ["IF", "SUM"],
      texts: ['a "(b'],
      sheets: ["O'B (x", "Sheet2"],
      names: ["A1", "$B$3", "p_rate"],
    });
    expect(columnsOf(scan.structured[0]?.inside ?? "")).toEqual(["a[b]"]);
  });

  it.each(["(", "(()", ")(", '"', "'a", "T[a", "SUM(T[[a])"])("sees that %s is not closed", (formula) => {
    expect(scanFormula(formula).balanced).toBe(false);
  });
});
