import { LIMITS } from "../../src/formula/limits";
import type { Area } from "../../src/formula/address";
import { lintFormulas } from "./lint-formulas";
import {
  cellsOf,
  openXlsx,
  parseArea,
  parseCell,
  storedCell,
  type SheetPart,
  type XlsxPackage,
} from "./xlsx-package";
import { child, decodeXstring, descendants, type XmlNode } from "./xml-tree";

/**
 * What makes Excel say "We found a problem with some content" although the file satisfies the schema,
 * from ECMA-376's prose and Excel's published limits. The rules:
 *
 * L01 index of a shared string     L02 header cells are the column names    L03 column names once a table
 * L04 number of table columns      L05 table ids and names                  L06 order of rows and cells
 * L07 length of cell text          L08 texts and lists of validations       L09 length and brackets of formulas
 * L10 prefix of newer functions    L11 structured references                L12 place of tables
 * L13 merged cells                 L14 sheet names                          L15 defined names
 * L16 parts and relationships      L17 style indexes                        L18 references to sheets and names
 * L19 cached values                L20 priorities of conditional formats
 */
export type LintRule =
  `L${"01" | "02" | "03" | "04" | "05" | "06" | "07" | "08" | "09"}` | `L1${number}` | "L20";

export interface Problem {
  readonly rule: LintRule;
  readonly where: string;
  readonly message: string;
}

export type Report = (rule: LintRule, where: string, message: string) => void;

/** Everything wrong with a file, in the order found; an empty list when Excel would open it. */
export function lintXlsx(bytes: Uint8Array): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (rule, where, message) => problems.push({ rule, where, message });
  let file: XlsxPackage;
  try {
    file = openXlsx(bytes);
  } catch (error) {
    return [{ rule: "L16", where: "file", message: String(error) }];
  }
  lintParts(file, report);
  lintSheetNames(file, report);
  lintDefinedNames(file, report);
  lintTables(file, report);
  for (const sheet of file.sheets) {
    lintCells(file, sheet, report);
    lintMerges(sheet, report);
    lintValidations(sheet, report);
    lintConditionalFormats(file, sheet, report);
  }
  lintFormulas(file, report);
  return problems;
}

function lintParts(file: XlsxPackage, report: Report): void {
  for (const missing of file.missing) report("L16", missing, "refers to a part that is not in the file");
  for (const [index, text] of file.sharedStrings.entries()) {
    if (text.length > LIMITS.cellText) report("L07", `shared string ${index}`, `${text.length} characters`);
  }
}

function lintSheetNames({ sheets }: XlsxPackage, report: Report): void {
  for (const name of repeated(sheets.map((sheet) => sheet.name.toLowerCase())))
    report("L14", name, "used twice");
  for (const { name } of sheets) {
    if (name.length === 0 || name.length > LIMITS.sheetName) report("L14", name, `${name.length} characters`);
    if (/[[\]:*?/\\]/.test(name)) report("L14", name, "forbidden character");
    if (name.startsWith("'") || name.endsWith("'")) report("L14", name, "apostrophe at an end");
    if (name.toLowerCase() === "history") report("L14", name, "reserved by Excel");
  }
}

/** Letters, digits, dots and underscores, not beginning with a digit; and nothing that reads as a cell. */
function isLegalName(name: string): boolean {
  const readsAsCell = /^(?:[A-Za-z]{1,3}\d+|[Rr]\d*[Cc]\d*|[RrCc])$/.test(name);
  return name.length <= LIMITS.definedName && /^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name) && !readsAsCell;
}

function lintDefinedNames({ definedNames }: XlsxPackage, report: Report): void {
  const keys = definedNames.map(({ name, scope }) => `${name.toLowerCase()} in ${scope ?? "workbook"}`);
  for (const key of repeated(keys)) report("L15", key, "defined twice");
  for (const { name } of definedNames) {
    if (!name.startsWith("_xlnm.") && !isLegalName(name)) report("L15", name, "not a legal name");
  }
}

function lintTables(file: XlsxPackage, report: Report): void {
  const all = file.sheets.flatMap(({ tables }) => tables);
  for (const attribute of ["id", "name", "displayName"] as const) {
    for (const value of repeated(all.map((table) => (table.attributes[attribute] ?? "").toLowerCase()))) {
      report("L05", value, `two tables have this ${attribute}`);
    }
  }
  const names = new Set(
    file.definedNames.filter(({ scope }) => scope === undefined).map(({ name }) => name.toLowerCase()),
  );
  for (const { attributes } of all) {
    const name = attributes["displayName"] ?? "";
    if (names.has(name.toLowerCase())) report("L05", name, "also a defined name");
    if (!isLegalName(name)) report("L05", name, "not a legal name");
  }
  for (const sheet of file.sheets) lintTablesOfSheet(file, sheet, report);
}

function lintTablesOfSheet(file: XlsxPackage, sheet: SheetPart, report: Report): void {
  const cells = sheet.tables.length > 0 ? cellsOf(file, sheet.name) : new Map<string, never>();
  const areas: Area[] = [];
  for (const table of sheet.tables) {
    const name = table.attributes["displayName"] ?? "";
    const area = parseArea(table.attributes["ref"] ?? "");
    if (areas.some((other) => overlap(area, other))) report("L12", name, "overlaps another table");
    areas.push(area);
    if (area.rows < 2) report("L12", name, "has no data row");
    const list = child(table, "tableColumns");
    const columns = list?.children.map((column) => decodeXstring(column.attributes["name"] ?? "")) ?? [];
    if (Number(list?.attributes["count"]) !== columns.length || columns.length !== area.columns) {
      report(
        "L04",
        name,
        `${columns.length} columns, count ${list?.attributes["count"] ?? ""}, ${area.columns} wide`,
      );
    }
    for (const column of repeated(columns.map((each) => each.toLowerCase())))
      report("L03", name, `column ${column} twice`);
    if (table.attributes["headerRowCount"] === "0") continue;
    const headers = [...cells.values()].filter(({ ref }) => parseCell(ref).row === area.row);
    columns.forEach((column, offset) => {
      const cell = headers.find(({ ref }) => parseCell(ref).column === area.column + offset);
      if (cell?.value !== column || !["s", "str", "inlineStr"].includes(cell.type)) {
        report(
          "L02",
          `${sheet.name}!${cell?.ref ?? name}`,
          `header "${cell?.value ?? ""}" of column "${column}"`,
        );
      }
    });
  }
}

function lintCells(file: XlsxPackage, sheet: SheetPart, report: Report): void {
  const styles = Number(file.styles && child(file.styles, "cellXfs")?.children.length);
  let lastRow = 0;
  for (const row of descendants(sheet.xml, "row")) {
    const number = Number(row.attributes["r"]);
    if (!(number > lastRow) || number > LIMITS.rows)
      report("L06", `${sheet.name}!${number}`, `row after ${lastRow}`);
    lastRow = number;
    let lastColumn = -1;
    for (const node of row.children) {
      const cell = storedCell(node, file.sharedStrings);
      const where = `${sheet.name}!${cell.ref}`;
      const at = parseCell(cell.ref);
      if (at.row + 1 !== number || at.column <= lastColumn || at.column >= LIMITS.columns) {
        report("L06", where, `cell in row ${number} after column ${lastColumn + 1}`);
      }
      lastColumn = at.column;
      if (cell.stringIndex !== undefined && cell.value === undefined) {
        report("L01", where, `shared string ${cell.stringIndex} of ${file.sharedStrings.length}`);
      }
      // Shared strings were measured once, where they are kept.
      if (cell.stringIndex === undefined && (cell.value?.length ?? 0) > LIMITS.cellText) {
        report("L07", where, `${cell.value?.length ?? 0} characters`);
      }
      if (!(cell.style < styles)) report("L17", where, `style ${cell.style} of ${styles}`);
      if (cell.formula !== undefined && cell.value === undefined)
        report("L19", where, "formula without a cached value");
    }
  }
}

function lintMerges(sheet: SheetPart, report: Report): void {
  const merged: Area[] = [];
  const tables = sheet.tables.map((table) => parseArea(table.attributes["ref"] ?? ""));
  for (const { attributes } of descendants(sheet.xml, "mergeCell")) {
    const ref = attributes["ref"] ?? "";
    const area = parseArea(ref);
    if (merged.some((other) => overlap(area, other)))
      report("L13", `${sheet.name}!${ref}`, "overlaps merged cells");
    if (tables.some((table) => overlap(area, table)))
      report("L13", `${sheet.name}!${ref}`, "merges cells of a table");
    merged.push(area);
  }
}

const VALIDATION_TEXTS = [
  ["errorTitle", LIMITS.validationTitle],
  ["promptTitle", LIMITS.validationTitle],
  ["error", LIMITS.validationMessage],
  ["prompt", LIMITS.validationMessage],
] as const;

function lintValidations(sheet: SheetPart, report: Report): void {
  for (const rule of descendants(sheet.xml, "dataValidation")) {
    const where = `${sheet.name}!${rule.attributes["sqref"] ?? ""}`;
    for (const [attribute, limit] of VALIDATION_TEXTS) {
      const length = decodeXstring(rule.attributes[attribute] ?? "").length;
      if (length > limit) report("L08", where, `${attribute} has ${length} characters`);
    }
    const source = child(rule, "formula1")?.text ?? "";
    if (
      rule.attributes["type"] === "list" &&
      source.startsWith('"') &&
      source.length - 2 > LIMITS.validationList
    ) {
      report("L08", where, `list of ${source.length - 2} characters`);
    }
  }
}

function lintConditionalFormats(file: XlsxPackage, sheet: SheetPart, report: Report): void {
  const differences = (file.styles && child(file.styles, "dxfs"))?.children.length ?? 0;
  const rules = [...descendants(sheet.xml, "cfRule")].filter(
    (rule) => rule.attributes["priority"] !== undefined,
  );
  for (const priority of repeated(rules.map((rule) => rule.attributes["priority"] ?? ""))) {
    report("L20", sheet.name, `two rules have priority ${priority}`);
  }
  const columns = sheet.tables.flatMap((table) => [...descendants(table, "tableColumn")]);
  const uses: [XmlNode, string][] = [
    ...rules.map((rule): [XmlNode, string] => [rule, "dxfId"]),
    ...columns.map((column): [XmlNode, string] => [column, "dataDxfId"]),
  ];
  for (const [{ name, attributes }, attribute] of uses) {
    const index = attributes[attribute];
    if (index !== undefined && !(Number(index) < differences)) {
      report("L17", sheet.name, `${name} uses dxf ${index} of ${differences}`);
    }
  }
}

function overlap(a: Area, b: Area): boolean {
  const apart = a.row + a.rows <= b.row || b.row + b.rows <= a.row;
  return !apart && a.column < b.column + b.columns && b.column < a.column + a.columns;
}

/** Values that occur more than once, each once. */
function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
