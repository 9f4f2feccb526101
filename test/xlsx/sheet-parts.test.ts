import { strFromU8, unzipSync } from "fflate";
import { writeXlsx } from "../../src/xlsx/write";
import { cellsOf, partText } from "../oracle/xlsx-package";
import { child, readXml, type XmlNode } from "../oracle/xml-tree";
import { all, CUSTOMERS, file, planOf, sheet } from "./written";

describe("a sheet", () => {
  it("has its colour, grid, widths and heights", () => {
    const xml = sheet("Pareto");
    expect(all(xml, "tabColor")[0]?.attributes["rgb"]).toBe("FF548235");
    expect(all(xml, "sheetView")[0]?.attributes["showGridLines"]).toBe("0");
    expect(all(sheet(CUSTOMERS), "sheetView")[0]?.attributes["showGridLines"]).toBeUndefined();
    // (12 × 7 + 5) / 7 in steps of 1/256: what Excel stores for a column 12 characters wide.
    expect(all(sheet(CUSTOMERS), "col")[0]?.attributes).toMatchObject({
      min: "1",
      max: "1",
      width: "12.7109375",
    });
    const rows = all(sheet(CUSTOMERS), "row").map(({ attributes }) => [attributes["r"], attributes["ht"]]);
    expect(rows.slice(0, 3)).toEqual([
      ["1", "26"],
      ["3", "34.5"],
      ["4", undefined],
    ]);
  });

  it("folds groups of columns, with the button before them", () => {
    const columns = all(sheet(CUSTOMERS), "col").map(({ attributes: a }) => [
      a["outlineLevel"],
      a["hidden"],
      a["collapsed"],
    ]);
    expect(columns.slice(3, 9)).toEqual([
      [undefined, undefined, "1"],
      ["1", "1", undefined],
      ["1", "1", undefined],
      [undefined, undefined, undefined],
      ["1", undefined, undefined],
      ["1", undefined, undefined],
    ]);
    expect(all(sheet(CUSTOMERS), "outlinePr")[0]?.attributes).toEqual({ summaryRight: "0" });
    expect(all(sheet(CUSTOMERS), "sheetFormatPr")[0]?.attributes["outlineLevelCol"]).toBe("1");
  });

  it("freezes panes", () => {
    const pane = (name: string) => all(sheet(name), "pane")[0]?.attributes;
    expect(pane(CUSTOMERS)).toEqual({
      xSplit: "2",
      ySplit: "3",
      topLeftCell: "C4",
      activePane: "bottomRight",
      state: "frozen",
    });
    expect(pane("Pareto")).toMatchObject({ ySplit: "1", activePane: "bottomLeft" });
    expect(pane("参数")).toMatchObject({ xSplit: "1", activePane: "topRight" });
    expect(pane("首页")).toBeUndefined();
  });

  it("prints on A4, as wide as a page", () => {
    expect(all(sheet(CUSTOMERS), "pageSetup")[0]?.attributes).toEqual({
      paperSize: "9",
      fitToWidth: "1",
      fitToHeight: "0",
      orientation: "landscape",
    });
    expect(all(sheet(CUSTOMERS), "pageSetUpPr")[0]?.attributes).toEqual({ fitToPage: "1" });
    expect(all(sheet(CUSTOMERS), "oddFooter")[0]?.text).toBe("&L客户信息 && 示例&C第 &P 页,共 &N 页&R&D");
    expect(all(sheet("Pareto"), "pageSetup")[0]?.attributes).toMatchObject({
      fitToHeight: "1",
      orientation: "portrait",
    });
    expect(all(sheet("Pareto"), "oddFooter")).toEqual([]);
  });

  it("checks input", () => {
    const rules = all(sheet(CUSTOMERS), "dataValidation").map((rule) => ({
      ...rule.attributes,
      formulas: rule.children.map(({ text }) => text),
    }));
    expect(rules).toMatchObject([
      {
        type: "custom",
        sqref: "A4:A11",
        showErrorMessage: "1",
        showInputMessage: "1",
        prompt: "字母加数字,\n例如 C-0001",
        formulas: ['AND(LEN(A4)<=40,ISERROR(FIND("*",A4)),COUNTIF($A$4:$A$11,A4)=1)'],
      },
      { type: "list", errorStyle: "warning", formulas: ["l_country"] },
      { type: "decimal", operator: "greaterThanOrEqual", errorStyle: "warning", formulas: ["0"] },
      { type: "date", formulas: ["36526", "p_today"] },
      { type: "whole", operator: "lessThanOrEqual", sqref: "M1", formulas: ["12"] },
    ]);
    expect(rules[3]).not.toHaveProperty("operator");
    expect(rules[3]).not.toHaveProperty("errorStyle");
    expect(rules[1]).not.toHaveProperty("showInputMessage");
  });

  it("formats by condition, first rule first, with both halves of a data bar", () => {
    const rules = all(sheet(CUSTOMERS), "cfRule");
    expect(rules.slice(0, 3).map(({ attributes: a }) => [a["type"], a["priority"], a["dxfId"]])).toEqual([
      ["expression", "1", expect.any(String)],
      ["expression", "2", expect.any(String)],
      ["dataBar", "3", undefined],
    ]);
    expect(all(sheet(CUSTOMERS), "formula").map(({ text }) => text)).toEqual([
      "$D4>=90000",
      'AND($E4<>"",_xlfn.ISOWEEKNUM($E4)<10)',
    ]);
    const ids = all(sheet(CUSTOMERS), "id").map(({ text }) => text);
    expect(ids).toEqual([rules[3]?.attributes["id"]]);
    expect(all(sheet(CUSTOMERS), "sqref").map(({ text }) => text)).toEqual(["H4:H11"]);
  });

  it("links to other sheets", () => {
    expect(all(sheet("首页"), "hyperlink")[0]?.attributes).toEqual({
      ref: "A3",
      location: "'客户 O''Brien & Co'!A1",
      tooltip: "转到“客户 O'Brien & Co”",
      display: CUSTOMERS,
    });
    expect(cellsOf(file, "首页").get("A3")?.value).toBe(CUSTOMERS);
  });
});

describe("a table", () => {
  const table = file.sheets[1]?.tables[0] ?? file.workbook;

  it("covers its header and body, with filter and style", () => {
    expect(table.attributes).toMatchObject({ id: "1", displayName: "tbl_customers", ref: "A3:M11" });
    expect(child(table, "autoFilter")?.attributes["ref"]).toBe("A3:M11");
    expect(child(table, "tableStyleInfo")?.attributes).toMatchObject({
      name: "TableStyleMedium2",
      showRowStripes: "1",
    });
  });

  it("gives new rows the formula and the number format of their column", () => {
    const columns = all(table, "tableColumn");
    const amount = "tbl_customers[[#This Row],[成交额'[USD'] ''净'' '#1]]";
    expect(columns.map((column) => column.children.length)).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1]);
    expect(child(columns[6] ?? table, "calculatedColumnFormula")?.text).toBe(`ROUND(${amount}*(1+p_rate),2)`);
    const formatOf = (index: number) => {
      const id = Number(columns[index]?.attributes["dataDxfId"]);
      const dxf = file.styles && child(file.styles, "dxfs")?.children[id];
      return dxf && all(dxf, "numFmt")[0]?.attributes["formatCode"];
    };
    expect([0, 3, 4, 7].map(formatOf)).toEqual(["@", "#,##0.00", "yyyy-mm-dd", "0.0%"]);
  });
});

describe("charts", () => {
  const chart = (number: number) => readXml(partText(file, `xl/charts/chart${number}.xml`));
  const vals = (node: XmlNode, name: string) => all(node, name).map(({ attributes }) => attributes["val"]);

  it("draw columns with lines on a second axis of fixed ends", () => {
    const pareto = chart(1);
    expect(all(pareto, "barChart")).toHaveLength(1);
    expect(all(pareto, "lineChart").map((plot) => all(plot, "ser").length)).toEqual([3]);
    expect(all(pareto, "t").map(({ text }) => text)).toEqual(["成交额 Pareto 图 <2026> & 累计"]);
    expect(vals(pareto, "max")).toEqual(["1"]);
    expect(vals(pareto, "min")).toEqual(["0"]);
    expect(vals(pareto, "prstDash")).toEqual(["dash", "dash"]);
    expect(vals(pareto, "smooth")).toEqual(["0", "0", "0"]);
    expect(vals(pareto, "delete")).toEqual(["0", "0", "0", "1"]);
    expect(all(pareto, "legend")).toHaveLength(1);
  });

  it("carry a copy of their values for viewers that do not calculate", () => {
    const [bars] = all(chart(1), "barChart");
    const points = all(bars ?? chart(1), "pt").map((node) => child(node, "v")?.text);
    expect(points).toHaveLength(16);
    expect(points.slice(0, 2)).toEqual(["Nordlicht GmbH", "Société d'Été"]);
    expect(points[8]).toBe("182500");
    expect(all(bars ?? chart(1), "f").map(({ text }) => text)).toEqual([
      "'Pareto'!$A$2:$A$9",
      "'Pareto'!$B$2:$B$9",
    ]);
  });

  it("come as bars from the top down, pies and lines", () => {
    expect(vals(chart(2), "barDir")).toEqual(["bar"]);
    expect(vals(chart(2), "orientation")).toEqual(["maxMin", "minMax"]);
    expect(all(chart(3), "dPt")).toHaveLength(8);
    expect(all(chart(3), "valAx")).toEqual([]);
    expect(all(chart(4), "title")).toEqual([]);
    expect(vals(chart(4), "autoTitleDeleted")).toEqual(["1"]);
    expect(all(chart(4), "cat").map((node) => node.children[0]?.name)).toEqual(["numRef"]);
  });

  it("stand on their cells and say what they show", () => {
    const drawing = readXml(partText(file, "xl/drawings/drawing3.xml"));
    expect(all(drawing, "cNvPr")[0]?.attributes).toEqual({
      id: "2",
      name: "pareto_chart",
      descr: "柱:各客户成交额;线:累计占比,虚线为 70% 与 90%",
    });
    const corner = all(drawing, "twoCellAnchor")[0]?.children.slice(0, 2);
    expect(corner?.map((node) => [child(node, "col")?.text, child(node, "row")?.text])).toEqual([
      ["6", "0"],
      ["15", "16"],
    ]);
  });

  it("leave gaps for blanks and #N/A", () => {
    const one = { row: 0, column: 0, rows: 4, columns: 1 };
    const gaps = writeXlsx(
      planOf([
        { kind: "cells", row: 0, column: 0, values: [[1], [null], [{ f: "=NA()", v: "#N/A" }], ["文字"]] },
        {
          kind: "chart",
          name: "c",
          title: "",
          alt: "",
          anchor: { row: 5, column: 0, rows: 5, columns: 5 },
          categories: { sheetName: "一", area: one },
          series: [
            {
              name: "s",
              values: { sheetName: "一", area: one },
              type: "line",
              axis: "secondary",
              color: "#000000",
            },
          ],
          primaryFormat: "0",
          legend: false,
        },
      ]),
    );
    const text = strFromU8(unzipSync(gaps)["xl/charts/chart1.xml"] ?? new Uint8Array());
    expect(text).toContain(
      '<c:ptCount val="4"/><c:pt idx="0"><c:v>1</c:v></c:pt><c:pt idx="3"><c:v>0</c:v></c:pt></c:numCache>',
    );
  });
});
