import { parseIdentity } from "../../src/plan/identity";
import type { PartKind } from "../../src/plan/plan";
import { writeXlsx } from "../../src/xlsx/write";
import { validateOpenXml } from "../oracle/open-xml-sdk";
import { lintXlsx } from "../oracle/xlsx-lint";
import { cellsOf, openXlsx, partText, type XlsxPackage } from "../oracle/xlsx-package";
import { fixturePlan } from "./fixture-plan";
import { all, bytes, CUSTOMERS, file, look, plan, planOf } from "./written";

describe("the fixture", () => {
  it("holds every kind of part", () => {
    const kinds: Record<PartKind, true> = {
      cells: true,
      table: true,
      format: true,
      widths: true,
      height: true,
      outline: true,
      validation: true,
      conditionalFormat: true,
      link: true,
      chart: true,
      freeze: true,
      print: true,
    };
    const used = new Set(plan.sheets.flatMap(({ parts }) => parts.map(({ kind }) => kind)));
    expect([...used].sort()).toEqual(Object.keys(kinds).sort());
  });
});

describe("a written workbook", () => {
  it("satisfies the Open XML SDK", async () => {
    expect(await validateOpenXml(bytes)).toEqual([]);
  });

  it("has nothing Excel would repair", () => {
    expect(lintXlsx(bytes)).toEqual([]);
  });

  it("is the same, byte for byte, whenever and wherever it is written", () => {
    const zone = process.env["TZ"];
    process.env["TZ"] = "Asia/Shanghai";
    try {
      expect(Buffer.from(writeXlsx(fixturePlan())).equals(Buffer.from(bytes))).toBe(true);
    } finally {
      process.env["TZ"] = zone;
    }
  });

  it("carries the time it is told, and no author", () => {
    const core = (from: Uint8Array) => partText(openXlsx(from), "docProps/core.xml");
    expect(core(bytes)).toContain("2026-11-21T00:00:00Z</dcterms:modified>");
    expect(core(bytes)).toContain("<dc:creator></dc:creator>");
    expect(core(bytes)).toContain("<dc:title>外贸客户簿 &lt;示例&gt; &amp; 测试</dc:title>");
    expect(core(writeXlsx(plan, { modified: new Date("2027-01-02T03:04:05Z") }))).toContain(
      "2027-01-02T03:04:05Z",
    );
  });

  it("keeps the workbook's identity", () => {
    expect(parseIdentity(partText(file, "customXml/item1.xml"))).toEqual(plan.identity);
    expect(partText(file, "customXml/itemProps1.xml")).toContain('ds:uri="urn:tradebook:workbook:1"');
  });

  it("asks to be recalculated and opens on the sheet the plan wants", () => {
    expect(all(file.workbook, "calcPr")[0]?.attributes["fullCalcOnLoad"]).toBe("1");
    expect(all(file.workbook, "workbookView")[0]?.attributes["activeTab"]).toBe("1");
    expect(file.sheets.map(({ xml }) => all(xml, "sheetView")[0]?.attributes["tabSelected"])).toEqual([
      undefined,
      "1",
      undefined,
      undefined,
    ]);
  });

  it("names cells, with comments", () => {
    expect(file.definedNames.map(({ name, scope, refersTo }) => [name, scope, refersTo])).toEqual([
      ["p_rate", undefined, "'参数'!$B$2"],
      ["p_today", undefined, "'参数'!$B$3"],
      ["l_country", undefined, "'参数'!$C$2:$C$4"],
      ["l_keys", undefined, "tbl_customers[客户编号]"],
      ["_xlnm.Print_Area", "1", "'客户 O''Brien & Co'!$A$1:$M$11"],
      ["_xlnm.Print_Titles", "1", "'客户 O''Brien & Co'!$3:$3"],
    ]);
    expect(all(file.workbook, "definedName")[0]?.attributes["comment"]).toBe("税率 & 来源 <a>");
  });

  it("takes the default font from the language", () => {
    const font = (from: XlsxPackage) => from.styles && all(from.styles, "font")[0];
    const english = openXlsx(writeXlsx({ ...plan, language: "en-US" }));
    expect(font(file)?.children.map(({ attributes }) => attributes["val"])).toEqual([
      "11",
      "等线",
      "2",
      "134",
    ]);
    expect(font(english)?.children.map(({ attributes }) => attributes["val"])).toEqual([
      "11",
      "Calibri",
      "2",
    ]);
  });
});

describe("cells", () => {
  const cells = cellsOf(file, CUSTOMERS);

  it.each([
    ["text that looks like a number", "A11", "s", "00123"],
    ["spaces at the ends", "B8", "s", "  空格  "],
    ["an escape taken literally", "B9", "s", "_x0041_ 字面"],
    ["characters XML cannot hold", "F11", "s", "控制\u0001字符\r"],
    ["a line break", "F8", "s", "第一行\n第二行"],
    ["text that looks like a formula", "F6", "s", "=1+1"],
    ["a number", "D4", "n", "182500"],
    ["a date as a serial number", "E4", "n", "45000"],
    ["the number a formula gives", "G4", "n", "206225"],
    ["the text a formula gives", "J4", "str", "大"],
    ["the truth value a formula gives", "K4", "b", "1"],
    ["the error a formula gives", "M4", "e", "#N/A"],
    ["nothing, from a formula", "L6", "str", ""],
  ])("hold %s", (_, ref, type, value) => {
    expect(cells.get(ref)).toMatchObject({ type, value });
  });

  it("hold formulas without the equals sign and with prefixes where the file format wants them", () => {
    expect(cells.get("I4")?.formula).toMatch(/^_xlfn\.RANK\.EQ\(/);
    expect(cells.get("L4")?.formula).toContain('"IFS( 在文字里 & <不变>"');
    expect(cells.get("F6")?.formula).toBeUndefined();
    expect(cellsOf(file, "参数").get("B6")?.formula).toBe("WORKDAY.INTL(p_today,1,1)");
    expect(cellsOf(file, "参数").get("B4")).toMatchObject({ type: "b", value: "1" });
  });

  it("stay text when someone edits text that looks like a formula", () => {
    expect(["F6", "F7", "F9", "F10"].map((ref) => look(CUSTOMERS, ref).quoted)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(look(CUSTOMERS, "F4").quoted).toBe(false);
    const text = openXlsx(
      writeXlsx(
        planOf([
          { kind: "cells", row: 0, column: 0, values: [["=1"]] },
          { kind: "format", area: { row: 0, column: 0, rows: 1, columns: 1 }, style: { numberFormat: "@" } },
        ]),
      ),
    );
    expect(look("一", "A1", text)).toMatchObject({ quoted: false, format: "49" });
  });

  it("show the last part that says something; null leaves what is there", () => {
    const two = openXlsx(
      writeXlsx(
        planOf([
          { kind: "cells", row: 0, column: 0, values: [[1, 2, 3], []] },
          { kind: "cells", row: 0, column: 1, values: [[null, "三"]] },
        ]),
      ),
    );
    expect([...cellsOf(two, "一").values()].map(({ value }) => value)).toEqual(["1", "2", "三"]);
  });
});

describe("looks", () => {
  it("merge property by property, the later part winning", () => {
    expect(look(CUSTOMERS, "A1")).toMatchObject({
      bold: true,
      fill: "FFDDEBF7",
      color: undefined,
      format: "0",
    });
    expect(look(CUSTOMERS, "D1")).toMatchObject({
      bold: true,
      fill: "FFDDEBF7",
      color: "FFC00000",
      format: "4",
    });
    expect(look(CUSTOMERS, "C3").alignment).toEqual({
      horizontal: "center",
      vertical: "center",
      wrapText: "1",
    });
  });

  it("merge with the number formats of table columns", () => {
    expect(look(CUSTOMERS, "A4")).toMatchObject({ bold: true, format: "49" });
    expect(look(CUSTOMERS, "E4")).toMatchObject({ bold: false, format: "yyyy-mm-dd" });
  });

  it("make links look like links, under what the plan says", () => {
    expect(look("首页", "A3")).toMatchObject({ underline: true, color: "FF0563C1" });
    expect(look("首页", "A5")).toMatchObject({ underline: true, color: "FF7F6000" });
  });

  it("cover blank cells too", () => {
    expect(cellsOf(file, CUSTOMERS).get("M1")).toMatchObject({ value: undefined });
  });
});
