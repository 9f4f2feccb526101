import type { Area } from "../formula/address";
import type {
  CellContent,
  CellsPart,
  CellValue,
  FormulaCell,
  LinkPart,
  SheetPlan,
  TablePart,
} from "../plan/plan";
import { literal } from "./literal";
import { areaRange, fillRange, matrixRange } from "./ranges";
import { jsonBytes, ORDER, required, rowBlocks, type Step } from "./steps";

export function isFormula(content: CellContent): content is FormulaCell {
  return content !== null && typeof content === "object";
}

/** Values outside tables: first what is typed, in a later call the formulas, which may cite any table or name. */
export function writeCells(part: CellsPart, sheet: SheetPlan): Step[] {
  const isText = textCells(sheet);
  const contents = rectangular(part.values);
  const typed = contents.map((row, r) =>
    row.map((content, c) =>
      isFormula(content) ? null : literal(content, isText(part.row + r, part.column + c)),
    ),
  );
  return [
    ...valueSteps("cells", sheet.name, part.row, part.column, typed),
    ...formulaSteps(part, sheet, contents),
  ];
}

/** Rows of one length: Excel refuses a matrix whose rows differ. */
function rectangular(rows: readonly (readonly CellContent[])[]): CellContent[][] {
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? null));
}

function formulaSteps(
  part: CellsPart,
  sheet: SheetPlan,
  contents: readonly (readonly CellContent[])[],
): Step[] {
  const formulas = contents.map((row) => row.map((content) => (isFormula(content) ? content.f : null)));
  return rowBlocks(formulas).map(({ first, rows, bytes }) =>
    required({
      name: "formula",
      sheet: sheet.name,
      order: ORDER.formula,
      bytes,
      queue: (scope) => {
        // A null leaves its cell as it is.
        matrixRange(scope.sheet(sheet.name), part.row + first, part.column, rows).formulas = rows;
      },
    }),
  );
}

/** The text a link shows is content; the jump behind it is an extra (see `writeLink`). */
export function linkText(part: LinkPart, sheet: SheetPlan): Step[] {
  const isText = textCells(sheet);
  const value = literal(part.text, isText(part.row, part.column));
  return valueSteps("link", sheet.name, part.row, part.column, [[value]]);
}

/**
 * A table: text formats, header and body first, then the table over them (rows.add has argument bugs,
 * office-js #245 and #2429, and grows tables wrongly, #3013 and #3191), its name, and in a later call
 * each calculated column as one assignment of one formula (differing ones are overwritten, #2093).
 */
export function writeTable(part: TablePart, sheet: SheetPlan): Step[] {
  const rows: CellValue[][] = [part.columns.map(({ name }) => literal(name, false))];
  for (let row = 0; row < part.rows; row++) {
    rows.push(
      part.columns.map(({ formula, values, numberFormat }) =>
        formula === undefined ? literal(values[row] ?? null, numberFormat === "@") : null,
      ),
    );
  }
  return [
    ...typedFormats(part, sheet),
    ...valueSteps("table", sheet.name, part.row, part.column, rows),
    tableStep(part, sheet),
    ...part.columns.flatMap(({ formula, numberFormat }, index) =>
      formula === undefined ? [] : calculatedColumn(part, sheet, index, formula, numberFormat),
    ),
  ];
}

function tableStep(part: TablePart, sheet: SheetPlan): Step {
  return required({
    name: "table",
    sheet: sheet.name,
    order: ORDER.table,
    repeatable: false,
    queue: (scope) => {
      const worksheet = scope.sheet(sheet.name);
      const range = areaRange(worksheet, {
        row: part.row,
        column: part.column,
        rows: part.rows + 1,
        columns: part.columns.length,
      });
      const table = worksheet.tables.add(range, true);
      table.name = part.name;
      table.style = part.style;
      table.load("id");
      const whole = table.getRange().untrack();
      whole.load("rowCount");
      const { id: planId, name, rows } = part;
      scope.made.tables.push({ planId, name, sheet: sheet.name, rows: rows + 1, range: whole, table });
    },
  });
}

/** Formats of typed columns, before their values; neighbours of one format share a step. */
function typedFormats(part: TablePart, sheet: SheetPlan): Step[] {
  const steps: Step[] = [];
  let start = 0;
  part.columns.forEach((column, index) => {
    const next = part.columns[index + 1];
    const same = next && !column.formula && !next.formula && next.numberFormat === column.numberFormat;
    if (same) return;
    if (!column.formula && column.numberFormat !== "General") {
      const area = {
        row: part.row + 1,
        column: part.column + start,
        rows: part.rows,
        columns: index - start + 1,
      };
      steps.push(numberFormatStep(sheet.name, area, column.numberFormat, ORDER.textFormat));
    }
    start = index + 1;
  });
  return steps;
}

function calculatedColumn(
  part: TablePart,
  sheet: SheetPlan,
  index: number,
  formula: string,
  numberFormat: string,
): Step[] {
  const area = { row: part.row + 1, column: part.column + index, rows: part.rows, columns: 1 };
  const write = required({
    name: "formula",
    sheet: sheet.name,
    order: ORDER.formula,
    bytes: jsonBytes(formula),
    queue: (scope) => {
      fillRange(areaRange(scope.sheet(sheet.name), area), { formulas: formula });
    },
  });
  // In a cell of text format a formula turns into its own text at the next edit: such a column stays General.
  const format = numberFormat === "@" ? "General" : numberFormat;
  return [write, numberFormatStep(sheet.name, area, format, ORDER.numberFormat)];
}

/** One number format for an area; required, since a date without its format is a bare number. */
export function numberFormatStep(
  sheet: string,
  area: Area,
  numberFormat: string,
  order: typeof ORDER.textFormat | typeof ORDER.numberFormat,
): Step {
  return required({
    name: "numberFormat",
    sheet,
    order,
    bytes: jsonBytes(numberFormat),
    queue: (scope) => {
      fillRange(areaRange(scope.sheet(sheet), area), { numberFormat });
    },
  });
}

function valueSteps(
  name: "cells" | "table" | "link",
  sheet: string,
  row: number,
  column: number,
  values: readonly (readonly CellValue[])[],
): Step[] {
  return rowBlocks(values).map(({ first, rows, bytes }) =>
    required({
      name,
      sheet,
      order: ORDER.values,
      bytes,
      queue: (scope) => {
        matrixRange(scope.sheet(sheet), row + first, column, rows).values = rows;
      },
    }),
  );
}

/** Which cells of a sheet are set to text format before their values are written. */
function textCells(sheet: SheetPlan): (row: number, column: number) => boolean {
  const areas = sheet.parts.flatMap((part) =>
    part.kind === "format" && isTextFormat(part.area, part.style.numberFormat, sheet) ? [part.area] : [],
  );
  return (row, column) => areas.some((area) => contains(area, row, column));
}

/**
 * True when this format is "@" and may be set before the values. Over a formula it may not: Excel would
 * keep the formula as text.
 */
export function isTextFormat(area: Area, numberFormat: string | undefined, sheet: SheetPlan): boolean {
  return numberFormat === "@" && !sheet.parts.some((part) => hasFormulaIn(part, area));
}

function hasFormulaIn(part: SheetPlan["parts"][number], area: Area): boolean {
  if (part.kind === "cells") {
    return part.values.some((row, r) =>
      row.some((content, c) => isFormula(content) && contains(area, part.row + r, part.column + c)),
    );
  }
  if (part.kind !== "table") return false;
  return part.columns.some(
    ({ formula }, index) =>
      formula !== undefined &&
      contains({ ...area, row: 0, rows: 1 }, 0, part.column + index) &&
      area.row <= part.row + part.rows &&
      area.row + area.rows > part.row + 1,
  );
}

function contains(area: Area, row: number, column: number): boolean {
  return (
    row >= area.row &&
    row < area.row + area.rows &&
    column >= area.column &&
    column < area.column + area.columns
  );
}
