import type { SheetPart, SheetPlan, WorkbookPlan } from "../../src/plan/plan";
import { writeXlsx } from "../../src/xlsx/write";
import { cellsOf, openXlsx, type XlsxPackage } from "../oracle/xlsx-package";
import { child, descendants, type XmlNode } from "../oracle/xml-tree";
import { fixturePlan } from "./fixture-plan";

/** The fixture, written and taken apart again. */
export const plan = fixturePlan();
export const bytes = writeXlsx(plan);
export const file = openXlsx(bytes);
export const CUSTOMERS = "客户 O'Brien & Co";

/** A sheet of the written fixture, or of another file. */
export function sheet(name: string, from: XlsxPackage = file): XmlNode {
  const found = from.sheets.find((each) => each.name === name);
  if (!found) throw new Error(`no sheet ${name}`);
  return found.xml;
}

/** Every element of this name, at any depth. */
export function all(node: XmlNode, name: string): readonly XmlNode[] {
  return [...descendants(node, name)];
}

function style(name: string, ref: string, from: XlsxPackage = file): XmlNode {
  const index = cellsOf(from, name).get(ref)?.style ?? -1;
  const found = from.styles && child(from.styles, "cellXfs")?.children[index];
  if (!found) throw new Error(`${ref} has no style`);
  return found;
}

/** The number format, font and fill of a cell as stored. */
export function look(name: string, ref: string, from: XlsxPackage = file) {
  const { attributes, children } = style(name, ref, from);
  const styles = from.styles ?? sheet(name, from);
  const pick = (list: string, id: string) => child(styles, list)?.children[Number(attributes[id])];
  const font = pick("fonts", "fontId");
  const format = child(styles, "numFmts")?.children.find(
    (each) => each.attributes["numFmtId"] === attributes["numFmtId"],
  );
  return {
    format: format?.attributes["formatCode"] ?? attributes["numFmtId"],
    bold: font !== undefined && child(font, "b") !== undefined,
    color: font && child(font, "color")?.attributes["rgb"],
    underline: font !== undefined && child(font, "u") !== undefined,
    fill: all(pick("fills", "fillId") ?? styles, "fgColor").at(0)?.attributes["rgb"],
    alignment: children.at(0)?.attributes ?? {},
    quoted: attributes["quotePrefix"] === "1",
  };
}

/** A plan with one sheet of the given parts. */
export function planOf(parts: readonly SheetPart[], changes: Partial<SheetPlan> = {}): WorkbookPlan {
  const name = changes.name ?? "一";
  return {
    ...fixturePlan(),
    names: [],
    activeSheet: name,
    sheets: [{ id: "one", name, tabColor: "#000000", gridlines: true, parts, ...changes }],
  };
}
