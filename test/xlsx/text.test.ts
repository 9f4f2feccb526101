import fc from "fast-check";
import type { WorkbookPlan } from "../../src/plan/plan";
import { writeXlsx } from "../../src/xlsx/write";
import { lintXlsx } from "../oracle/xlsx-lint";
import { cellsOf, openXlsx } from "../oracle/xlsx-package";
import { decodeXstring, descendants } from "../oracle/xml-tree";
import { fixturePlan } from "./fixture-plan";

/** Any UTF-16 text up to a length: control characters, halves of pairs, markup, escapes. */
const anyText = (maxLength: number) =>
  fc
    .array(
      fc.oneof(
        fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
        fc.constantFrom(
          "客",
          "<",
          ">",
          "&",
          '"',
          "'",
          "_x0041_",
          "_x0041",
          "]]>",
          "\r\n",
          " ",
          "\t",
          "=",
          "😀",
        ),
      ),
      { maxLength },
    )
    .map((parts) => parts.join("").slice(0, maxLength));

/** One sheet that says the given texts wherever a plan takes free text. */
function planOf(text: string, header: string): WorkbookPlan {
  return {
    ...fixturePlan(),
    names: [],
    activeSheet: "一",
    sheets: [
      {
        id: "one",
        name: "一",
        tabColor: "#000000",
        gridlines: true,
        parts: [
          {
            kind: "cells",
            row: 0,
            column: 0,
            values: [[text, { f: `="${text.replaceAll('"', '""')}"`, v: text }]],
          },
          {
            kind: "table",
            id: "t",
            name: "T",
            row: 2,
            column: 0,
            rows: 1,
            style: "TableStyleLight1",
            columns: [{ id: "c", name: header, values: [text], numberFormat: "@" }],
          },
          {
            kind: "validation",
            area: { row: 0, column: 0, rows: 1, columns: 1 },
            rule: { type: "decimal", operator: "greaterThan", from: 0 },
            severity: "stop",
            error: { title: "t", message: text },
          },
        ],
      },
    ],
  };
}

describe("free text", () => {
  it("comes back exactly, from cells, cached results, headers and messages", () => {
    fc.assert(
      fc.property(anyText(200), anyText(20), (text, header) => {
        const bytes = writeXlsx(planOf(text, header));
        const file = openXlsx(bytes);
        const cells = cellsOf(file, "一");
        expect(cells.get("A1")?.value).toBe(text);
        expect(cells.get("A3")?.value).toBe(header);
        expect(cells.get("A4")?.value).toBe(text);
        if (!cells.get("B1")?.type.startsWith("e")) expect(cells.get("B1")?.value).toBe(text);
        const [sheet] = file.sheets;
        const [column] = sheet?.tables.flatMap((table) => [...descendants(table, "tableColumn")]) ?? [];
        expect(decodeXstring(column?.attributes["name"] ?? "")).toBe(header);
        const [rule] = sheet ? [...descendants(sheet.xml, "dataValidation")] : [];
        expect(decodeXstring(rule?.attributes["error"] ?? "")).toBe(text);
        expect(lintXlsx(bytes)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("keeps spaces at the ends", () => {
    const bytes = writeXlsx(planOf(" 前后 ", "列"));
    expect(cellsOf(openXlsx(bytes), "一").get("A1")?.value).toBe(" 前后 ");
    expect(Buffer.from(bytes).length).toBeGreaterThan(0);
  });
});
