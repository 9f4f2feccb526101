import { LIMITS } from "../../src/formula/limits";
import { columnsOf, scanFormula, type FormulaScan } from "./formula-scan";
import { partText, type XlsxPackage } from "./xlsx-package";
import type { Report } from "./xlsx-lint";
import { decodeXstring, descendants, readXml } from "./xml-tree";

/** Functions of 2007's file format that people use in workbooks like ours, and two newer ones Excel stores plain. */
const PLAIN = new Set(
  (
    "ABS AND ADDRESS ASC AVERAGE AVERAGEIF AVERAGEIFS CEILING CHAR CHOOSE CLEAN CODE COLUMN COLUMNS CONCATENATE COUNT " +
    "COUNTA COUNTBLANK COUNTIF COUNTIFS DATE DATEDIF DATEVALUE DAY DAYS360 EDATE EOMONTH ERROR.TYPE EXACT EXP FALSE FIND " +
    "FIXED FLOOR FREQUENCY HLOOKUP HOUR HYPERLINK IF IFERROR INDEX INDIRECT INT ISBLANK ISERR ISERROR ISEVEN ISLOGICAL " +
    "ISNA ISNONTEXT ISNUMBER ISODD ISREF ISTEXT LARGE LEFT LEN LN LOG LOG10 LOOKUP LOWER MATCH MAX MAXA MEDIAN MID MIN " +
    "MINA MINUTE MOD MODE MONTH N NA NETWORKDAYS NETWORKDAYS.INTL NOT NOW OFFSET OR PERCENTILE PERCENTRANK PI POWER " +
    "PRODUCT PROPER QUARTILE QUOTIENT RAND RANDBETWEEN RANK REPLACE REPT RIGHT ROUND ROUNDDOWN ROUNDUP ROW ROWS SEARCH " +
    "SECOND SIGN SMALL SQRT STDEV STDEVP SUBSTITUTE SUBTOTAL SUM SUMIF SUMIFS SUMPRODUCT SUMSQ T TEXT TIME TIMEVALUE " +
    "TODAY TRANSPOSE TRIM TRUE TRUNC UPPER VALUE VAR VARP VLOOKUP WEEKDAY WEEKNUM WORKDAY WORKDAY.INTL YEAR YEARFRAC"
  ).split(" "),
);

/** Functions newer than 2007 up to Excel 2019 that need the prefix. */
const PREFIXED = new Set(
  (
    "AGGREGATE CEILING.MATH CONCAT COVARIANCE.P DAYS DECIMAL FLOOR.MATH FORECAST.LINEAR FORMULATEXT IFNA IFS ISFORMULA ISOWEEKNUM " +
    "MAXIFS MINIFS MODE.SNGL NORM.DIST NUMBERVALUE PERCENTILE.EXC PERCENTILE.INC PERCENTRANK.INC QUARTILE.INC " +
    "RANK.AVG RANK.EQ SHEET SHEETS STDEV.P STDEV.S SWITCH TEXTJOIN UNICHAR UNICODE VAR.P VAR.S XOR"
  ).split(" "),
);

/** Excel's limit for a text constant inside a formula. */
const TEXT_IN_FORMULA = 255;

interface Found {
  readonly where: string;
  readonly formula: string;
  /** Cells, table columns and names may name tables; validations, conditional formats and charts may not. */
  readonly structuredAllowed: boolean;
}

/** The rules about formulas, wherever in the file one stands. */
export function lintFormulas(file: XlsxPackage, report: Report): void {
  const tables = new Map(
    file.sheets
      .flatMap((sheet) => sheet.tables)
      .map((table) => {
        const columns = [...descendants(table, "tableColumn")].map(({ attributes }) =>
          decodeXstring(attributes["name"] ?? ""),
        );
        return [
          (table.attributes["displayName"] ?? "").toLowerCase(),
          new Set(columns.map((name) => name.toLowerCase())),
        ];
      }),
  );
  const sheets = new Set(file.sheets.map(({ name }) => name.toLowerCase()));
  const names = new Set(file.definedNames.map(({ name }) => name.toLowerCase()));
  // Calculated columns repeat one formula thousands of times: each text is judged once, at its first place.
  const judged = new Set<string>();
  for (const found of formulas(file)) {
    const key = `${found.structuredAllowed} ${found.formula}`;
    if (judged.has(key)) continue;
    judged.add(key);
    const scan = scanFormula(found.formula);
    lintShape(found, scan, report);
    lintFunctions(found, scan, report);
    lintStructured(found, scan, tables, report);
    for (const sheet of scan.sheets) {
      if (!sheets.has(sheet.toLowerCase())) report("L18", found.where, `no sheet "${sheet}"`);
    }
    for (const name of scan.names) {
      if (!isKnown(name, names, tables)) report("L18", found.where, `no name "${name}"`);
    }
  }
}

function isKnown(name: string, names: ReadonlySet<string>, tables: ReadonlyMap<string, unknown>): boolean {
  const isAddress = /^\$?[A-Z]{0,3}\$?\d*$/i.test(name) && /[A-Z]|\d/i.test(name) && name.length > 1;
  return (
    isAddress ||
    /^(?:TRUE|FALSE)$/i.test(name) ||
    names.has(name.toLowerCase()) ||
    tables.has(name.toLowerCase())
  );
}

function lintShape({ where, formula }: Found, scan: FormulaScan, report: Report): void {
  if (formula.length > LIMITS.formula) report("L09", where, `${formula.length} characters`);
  for (const text of scan.texts) {
    if (text.length > TEXT_IN_FORMULA) report("L09", where, `text of ${text.length} characters`);
  }
  if (!scan.balanced) report("L09", where, `quotes or brackets left open: ${formula.slice(0, 80)}`);
  if (formula.startsWith("=")) report("L09", where, "a stored formula has no equals sign");
}

function lintFunctions({ where }: Found, scan: FormulaScan, report: Report): void {
  for (const written of scan.functions) {
    const name = written.toUpperCase();
    const bare = name.replace(/^_XLFN\./, "");
    const ok = name === bare ? PLAIN.has(bare) : PREFIXED.has(bare);
    if (ok) continue;
    if (PREFIXED.has(bare)) report("L10", where, `${bare} needs _xlfn.`);
    else if (PLAIN.has(bare)) report("L10", where, `${bare} takes no _xlfn.`);
    else report("L10", where, `${bare} is not known to work in Excel 2019, WPS and LibreOffice`);
  }
}

const ITEMS = new Set(["#all", "#data", "#headers", "#totals", "#this row"]);

function lintStructured(
  { where, structuredAllowed }: Found,
  scan: FormulaScan,
  tables: ReadonlyMap<string, ReadonlySet<string>>,
  report: Report,
): void {
  for (const { table, inside } of scan.structured) {
    if (!structuredAllowed) report("L11", where, "no structured reference is allowed here");
    if (inside.startsWith("@")) report("L11", where, "[@…] is shown, not stored: [#This Row]");
    const columns = tables.get(table.toLowerCase());
    if (!columns) {
      report("L11", where, `no table "${table}"`);
      continue;
    }
    for (const item of inside.match(/(?<!')#[\w ]+/g) ?? []) {
      if (!ITEMS.has(item.toLowerCase())) report("L11", where, `no such part of a table: ${item}`);
    }
    for (const column of columnsOf(inside)) {
      if (!columns.has(column.toLowerCase())) report("L11", where, `no column "${column}" in ${table}`);
    }
  }
}

function* formulas(file: XlsxPackage): Generator<Found> {
  for (const { name, xml, tables } of file.sheets) {
    for (const cell of descendants(xml, "c")) {
      for (const { text } of descendants(cell, "f")) {
        yield {
          where: `${name}!${cell.attributes["r"] ?? ""}`,
          formula: decodeXstring(text),
          structuredAllowed: true,
        };
      }
    }
    for (const [element, inside] of [
      ["cfRule", "formula"],
      ["dataValidation", "formula1"],
      ["dataValidation", "formula2"],
    ] as const) {
      for (const rule of descendants(xml, element)) {
        for (const { text } of descendants(rule, inside)) {
          yield { where: `${name} ${element}`, formula: decodeXstring(text), structuredAllowed: false };
        }
      }
    }
    for (const { attributes } of descendants(xml, "hyperlink")) {
      const location = attributes["location"];
      if (location !== undefined)
        yield { where: `${name} link`, formula: location, structuredAllowed: false };
    }
    for (const table of tables) {
      for (const { text } of descendants(table, "calculatedColumnFormula")) {
        const where = `${name} table ${table.attributes["displayName"] ?? ""}`;
        yield { where, formula: decodeXstring(text), structuredAllowed: true };
      }
    }
  }
  for (const path of file.parts.keys()) {
    if (!/^xl\/charts\/[^/]+\.xml$/.test(path)) continue;
    for (const { text } of descendants(readXml(partText(file, path)), "f")) {
      yield { where: path, formula: text, structuredAllowed: false };
    }
  }
  for (const { name, refersTo } of file.definedNames) {
    yield { where: `name ${name}`, formula: refersTo, structuredAllowed: true };
  }
}
