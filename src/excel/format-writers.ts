import { cellAddress, columnLetters, quoteSheet } from "../formula/address";
import type {
  ConditionalFormatPart,
  FormatPart,
  HeightPart,
  LinkPart,
  OutlinePart,
  SheetPlan,
  Style,
  ValidationPart,
  ValidationRule,
  WidthsPart,
} from "../plan/plan";
import { isTextFormat, linkText, numberFormatStep } from "./cell-writers";
import { wouldBeParsed } from "./literal";
import { areaRange, wholeRange } from "./ranges";
import { cosmetic, ORDER, required, type Step } from "./steps";

/** A style: its number format decides what a value is read as and is required, the rest is looks. */
export function writeFormat({ area, style }: FormatPart, sheet: SheetPlan): Step[] {
  const { numberFormat, ...looks } = style;
  const steps: Step[] = [];
  if (numberFormat !== undefined) {
    const order = isTextFormat(area, numberFormat, sheet) ? ORDER.textFormat : ORDER.numberFormat;
    steps.push(numberFormatStep(sheet.name, area, numberFormat, order));
  }
  if (Object.keys(looks).length > 0) {
    steps.push(
      cosmetic({
        name: "format",
        sheet: sheet.name,
        order: ORDER.format,
        queue: (scope) => {
          const range = areaRange(scope.sheet(sheet.name), area);
          applyStyle(range.format, looks);
          if (looks.border !== undefined)
            drawBorders(range.format.borders, looks.border, area.rows, area.columns);
        },
      }),
    );
  }
  return steps;
}

const HORIZONTAL = { left: "Left", center: "Center", right: "Right" } as const;
const VERTICAL = { top: "Top", center: "Center", bottom: "Bottom" } as const;

function applyStyle(format: Excel.RangeFormat, style: Style): void {
  if (style.bold !== undefined) format.font.bold = style.bold;
  if (style.italic !== undefined) format.font.italic = style.italic;
  if (style.size !== undefined) format.font.size = style.size;
  if (style.color !== undefined) format.font.color = style.color;
  if (style.fill !== undefined) format.fill.color = style.fill;
  if (style.wrap !== undefined) format.wrapText = style.wrap;
  if (style.horizontal !== undefined) format.horizontalAlignment = HORIZONTAL[style.horizontal];
  if (style.vertical !== undefined) format.verticalAlignment = VERTICAL[style.vertical];
}

function drawBorders(
  borders: Excel.RangeBorderCollection,
  color: string,
  rows: number,
  columns: number,
): void {
  const edges: Excel.BorderIndex[] = [
    Excel.BorderIndex.edgeTop,
    Excel.BorderIndex.edgeBottom,
    Excel.BorderIndex.edgeLeft,
    Excel.BorderIndex.edgeRight,
  ];
  // A single row or column has no inside edge, and asking for it is an error.
  if (rows > 1) edges.push(Excel.BorderIndex.insideHorizontal);
  if (columns > 1) edges.push(Excel.BorderIndex.insideVertical);
  for (const edge of edges) {
    const border = borders.getItem(edge);
    border.style = Excel.BorderLineStyle.continuous;
    border.color = color;
  }
}

/**
 * Points of a column of so many characters. Office.js measures columns in points, not characters: at 96
 * dpi a pixel is 0.75 points. A character counts 7.5 pixels, because a Chinese one at 11 points is 15
 * pixels wide and the plan counts it as two (the digits of Calibri alone would need 7), plus Excel's 5
 * pixels of padding. We never ask Excel to fit columns: on the web it makes bold Chinese too narrow
 * (office-js #3404) and measures whole columns (#1017).
 */
export function columnPoints(characters: number): number {
  return (Math.round(characters * 7.5) + 5) * 0.75;
}

/** Column widths; neighbours of one width share a step. */
export function writeWidths({ column, widths }: WidthsPart, sheet: SheetPlan): Step[] {
  const steps: Step[] = [];
  let start = 0;
  widths.forEach((width, index) => {
    if (widths[index + 1] === width) return;
    const address = columnsAddress(column + start, index - start + 1);
    start = index + 1;
    steps.push(
      cosmetic({
        name: "widths",
        sheet: sheet.name,
        order: ORDER.size,
        queue: (scope) => {
          wholeRange(scope.sheet(sheet.name), address).format.columnWidth = columnPoints(width);
        },
      }),
    );
  });
  return steps;
}

export function writeHeight({ row, rows, points }: HeightPart, sheet: SheetPlan): Step[] {
  return [
    cosmetic({
      name: "height",
      sheet: sheet.name,
      order: ORDER.size,
      queue: (scope) => {
        wholeRange(scope.sheet(sheet.name), `${row + 1}:${row + rows}`).format.rowHeight = points;
      },
    }),
  ];
}

export function writeOutline({ column, columns, folded }: OutlinePart, sheet: SheetPlan): Step[] {
  const address = columnsAddress(column, columns);
  const group = cosmetic({
    name: "outline",
    sheet: sheet.name,
    order: ORDER.outline,
    // A second group would add a second level.
    repeatable: false,
    queue: (scope) => {
      wholeRange(scope.sheet(sheet.name), address).group(Excel.GroupOption.byColumns);
    },
  });
  if (!folded) return [group];
  const fold = cosmetic({
    name: "outline",
    sheet: sheet.name,
    order: ORDER.outline,
    needs: group,
    queue: (scope) => {
      wholeRange(scope.sheet(sheet.name), address).hideGroupDetails(Excel.GroupOption.byColumns);
    },
  });
  return [group, fold];
}

/** Whole columns: `C:F`. */
function columnsAddress(column: number, columns: number): string {
  return `${columnLetters(column)}:${columnLetters(column + columns - 1)}`;
}

export function writeValidation(part: ValidationPart, sheet: SheetPlan): Step[] {
  return [
    required({
      name: "validation",
      sheet: sheet.name,
      order: ORDER.validation,
      queue: (scope) => {
        const validation = areaRange(scope.sheet(sheet.name), part.area).dataValidation;
        validation.rule = validationRule(part.rule);
        validation.errorAlert = {
          showAlert: true,
          style: part.severity === "stop" ? "Stop" : "Warning",
          title: part.error.title,
          message: part.error.message,
        };
        if (part.prompt) validation.prompt = { showPrompt: true, ...part.prompt };
      },
    }),
  ];
}

const OPERATORS = {
  between: "Between",
  greaterThanOrEqual: "GreaterThanOrEqualTo",
  greaterThan: "GreaterThan",
  lessThanOrEqual: "LessThanOrEqualTo",
} as const;

/** Excel's form of a rule. A list names its source: a Range object was refused (office-js #277), INDIRECT ignored (#873). */
export function validationRule(rule: ValidationRule): Excel.DataValidationRule {
  switch (rule.type) {
    case "list":
      return { list: { inCellDropDown: true, source: rule.source } };
    case "custom":
      return { custom: { formula: rule.formula } };
    case "decimal":
    case "wholeNumber":
      return { [rule.type]: bounds(rule.operator, rule.from, rule.to) };
    case "date":
      return {
        date: bounds(
          rule.operator,
          serialFormula(rule.from),
          rule.to === undefined ? undefined : serialFormula(rule.to),
        ),
      };
  }
}

function bounds<T extends string | number>(operator: keyof typeof OPERATORS, from: T, to: T | undefined) {
  return { operator: OPERATORS[operator], formula1: from, ...(to === undefined ? {} : { formula2: to }) };
}

/** A serial date as a formula: a date text would be read in a locale's shape. */
function serialFormula(bound: number | string): string {
  return typeof bound === "number" ? `=${bound}` : bound;
}

/**
 * A rule on exactly its own area: Excel reads the formula relative to the range it was added from
 * (office-js #5194), so the area is fetched as it is and nothing is ever read back (#6827).
 */
export function writeConditionalFormat({ area, rule }: ConditionalFormatPart, sheet: SheetPlan): Step[] {
  return [
    cosmetic({
      name: "conditionalFormat",
      sheet: sheet.name,
      order: ORDER.conditionalFormat,
      repeatable: false,
      queue: (scope) => {
        const formats = areaRange(scope.sheet(sheet.name), area).conditionalFormats;
        if (rule.type === "dataBar") {
          const { dataBar } = formats.add(Excel.ConditionalFormatType.dataBar);
          dataBar.positiveFormat.fillColor = rule.color;
          dataBar.positiveFormat.gradientFill = false;
          // Automatic bounds drew a single bar (office-js #2026), and a share begins at nought.
          dataBar.lowerBoundRule = { type: "Number", formula: "0" };
          dataBar.upperBoundRule = { type: "HighestValue" };
          return;
        }
        const { custom } = formats.add(Excel.ConditionalFormatType.custom);
        custom.rule.formula = rule.formula;
        const { color, fill, bold } = rule.style;
        if (color !== undefined) custom.format.font.color = color;
        if (bold !== undefined) custom.format.font.bold = bold;
        if (fill !== undefined) custom.format.fill.color = fill;
      },
    }),
  ];
}

/** A jump inside the workbook. Its text is written like any value, so that it is there even where the link fails. */
export function writeLink(part: LinkPart, sheet: SheetPlan): Step[] {
  const { sheetName, row, column } = part.target;
  const jump = cosmetic({
    name: "link",
    sheet: sheet.name,
    order: ORDER.link,
    queue: (scope) => {
      const cell = { row: part.row, column: part.column, rows: 1, columns: 1 };
      areaRange(scope.sheet(sheet.name), cell).hyperlink = {
        documentReference: `${quoteSheet(sheetName)}!${cellAddress(row, column)}`,
        screenTip: part.tip,
        // The display text is entered like typing: text that would be parsed stays as it was written.
        ...(wouldBeParsed(part.text) ? {} : { textToDisplay: part.text }),
      };
    },
  });
  return [...linkText(part, sheet), jump];
}
