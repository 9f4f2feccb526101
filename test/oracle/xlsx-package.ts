import { strFromU8, unzipSync } from "fflate";
import { columnIndex, type Area } from "../../src/formula/address";
import { child, decodeXstring, descendants, readXml, type XmlNode } from "./xml-tree";

/** An .xlsx file taken apart by following its relationships, as a reader does; never by guessing names. */
export interface XlsxPackage {
  readonly parts: ReadonlyMap<string, Uint8Array>;
  readonly workbook: XmlNode;
  readonly sheets: readonly SheetPart[];
  readonly sharedStrings: readonly string[];
  readonly styles: XmlNode | undefined;
  readonly definedNames: readonly {
    readonly name: string;
    readonly scope: string | undefined;
    readonly refersTo: string;
  }[];
  /** References to parts that are not there. */
  readonly missing: readonly string[];
}

export interface SheetPart {
  readonly name: string;
  readonly path: string;
  readonly xml: XmlNode;
  readonly tables: readonly XmlNode[];
}

interface Relationship {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

export function openXlsx(bytes: Uint8Array): XlsxPackage {
  const parts = new Map(Object.entries(unzipSync(bytes)));
  const missing: string[] = [];
  const xml = (path: string) => readXml(strFromU8(parts.get(path) ?? new Uint8Array()));

  const relationships = (source: string): Relationship[] => {
    const path = relationshipsPath(source);
    if (!parts.has(path)) return [];
    return [...descendants(xml(path), "Relationship")].flatMap(({ attributes }) => {
      const type = (attributes["Type"] ?? "").split("/").at(-1) ?? "";
      if (attributes["TargetMode"] === "External") return [];
      const target = resolveTarget(source, attributes["Target"] ?? "");
      if (!parts.has(target)) missing.push(`${source || "package"} → ${target}`);
      return [{ id: attributes["Id"] ?? "", type, target }];
    });
  };

  const main = relationships("").find(({ type }) => type === "officeDocument")?.target ?? "";
  const workbook = xml(main);
  const ofWorkbook = relationships(main);
  const partOf = (type: string) => {
    const target = ofWorkbook.find((each) => each.type === type)?.target;
    return target !== undefined && parts.has(target) ? xml(target) : undefined;
  };
  const strings = partOf("sharedStrings");
  const sheets = [...descendants(workbook, "sheet")].map(({ attributes }) => {
    const path = ofWorkbook.find(({ id }) => id === attributes["r:id"])?.target ?? "";
    const ofSheet = relationships(path);
    const sheet = xml(path);
    const tables = [...descendants(sheet, "tablePart")].flatMap((tablePart) => {
      const target = ofSheet.find(({ id }) => id === tablePart.attributes["r:id"])?.target;
      if (target === undefined) missing.push(`${path} → table ${tablePart.attributes["r:id"] ?? ""}`);
      return target !== undefined && parts.has(target) ? [xml(target)] : [];
    });
    for (const { target } of ofSheet) relationships(target);
    return { name: attributes["name"] ?? "", path, xml: sheet, tables };
  });
  return {
    parts,
    workbook,
    sheets,
    sharedStrings: strings ? strings.children.map((item) => stringItem(item)) : [],
    styles: partOf("styles"),
    definedNames: [...descendants(workbook, "definedName")].map(({ attributes, text }) => ({
      name: attributes["name"] ?? "",
      scope: attributes["localSheetId"],
      refersTo: text,
    })),
    missing,
  };
}

/** The text of one part. */
export function partText(file: XlsxPackage, path: string): string {
  const part = file.parts.get(path);
  if (!part) throw new Error(`The file has no part ${path}`);
  return strFromU8(part);
}

/** A cell as stored, with its text looked up. */
export interface StoredCell {
  readonly ref: string;
  readonly type: string;
  readonly style: number;
  readonly formula: string | undefined;
  /** Undefined when the cell has no value, or a shared string that is not there. */
  readonly value: string | undefined;
  readonly stringIndex: number | undefined;
}

export function storedCell(cell: XmlNode, sharedStrings: readonly string[]): StoredCell {
  const type = cell.attributes["t"] ?? "n";
  const raw = child(cell, "v")?.text;
  const stringIndex = type === "s" && raw !== undefined ? Number(raw) : undefined;
  const value =
    type === "inlineStr" ? stringItem(cell) : type === "str" && raw !== undefined ? decodeXstring(raw) : raw;
  return {
    ref: cell.attributes["r"] ?? "",
    type,
    style: Number(cell.attributes["s"] ?? 0),
    formula: child(cell, "f")?.text,
    value: stringIndex === undefined ? value : sharedStrings[stringIndex],
    stringIndex,
  };
}

/** Every cell of a sheet by its address. */
export function cellsOf(file: XlsxPackage, sheetName: string): Map<string, StoredCell> {
  const sheet = file.sheets.find(({ name }) => name === sheetName);
  const cells = sheet
    ? [...descendants(sheet.xml, "c")].map((cell) => storedCell(cell, file.sharedStrings))
    : [];
  return new Map(cells.map((cell) => [cell.ref, cell]));
}

/** "B2:D4" → the rectangle. */
export function parseArea(ref: string): Area {
  const [first = "", last = first] = ref.replaceAll("$", "").split(":");
  const from = parseCell(first);
  const to = parseCell(last);
  return { ...from, rows: to.row - from.row + 1, columns: to.column - from.column + 1 };
}

export function parseCell(ref: string): { row: number; column: number } {
  const match = /^([A-Z]+)(\d+)$/.exec(ref);
  if (!match) throw new Error(`"${ref}" is no cell address`);
  return { row: Number(match[2]) - 1, column: columnIndex(match[1] ?? "") };
}

function stringItem(item: XmlNode): string {
  return decodeXstring([...descendants(item, "t")].map(({ text }) => text).join(""));
}

function relationshipsPath(source: string): string {
  const slash = source.lastIndexOf("/");
  return `${source.slice(0, slash + 1)}_rels/${source.slice(slash + 1)}.rels`;
}

function resolveTarget(source: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const path = source.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") path.pop();
    else path.push(step);
  }
  return path.join("/");
}
