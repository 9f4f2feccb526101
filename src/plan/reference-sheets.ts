import type { ListSpec, ParameterSpec } from "../catalog/spec";
import { displayWidth } from "../i18n/text-width";
import { text, type Text } from "../i18n/text";
import { planTexts } from "../i18n/plan-texts";
import { PARAMETER_SECTIONS } from "../rules/parameters";
import { excelFormula, say, type Context } from "./context";
import { settingOf } from "./evaluate";
import { COLORS, DATE, INTEGER, MONEY, pagesWide, PLAIN_NUMBER, SHARE } from "./look";
import type { CellContent, NamePlan, SheetPart } from "./plan";
import { canCompute } from "./selection";

/** The sheets that hold the rules' thresholds and the drop-down lists, every cell of them named. */
export const PARAMETER_SHEET: Text = text("参数", "Parameters");
export const DICTIONARY_SHEET: Text = text("字典", "Dictionary");

export interface NamedParts {
  readonly parts: readonly SheetPart[];
  readonly names: readonly NamePlan[];
}

/** Characters on a line of an explanation, and the height of a line in points. */
const NOTE_WIDTH = 66;
const LINE_HEIGHT = 15;

const PARAMETER_HEADER = 3;

/** The parameters that can be written with these tables: computed ones need theirs. */
export function writableParameters(present: ReadonlySet<string>): ParameterSpec[] {
  return PARAMETER_SECTIONS.flatMap((section) => section.parameters).filter(
    ({ computed, otherwise }) => !computed || otherwise === true || canCompute(computed.formula, present),
  );
}

const FORMATS: Readonly<Record<ParameterSpec["format"], string>> = {
  number: PLAIN_NUMBER,
  integer: INTEGER,
  share: SHARE,
  date: DATE,
  text: "@",
  money: MONEY,
};

export function parameterSheet(context: Context, sheetName: string): NamedParts {
  const texts = planTexts.parameters(context.language);
  const writable = new Set(context.parameters.map((parameter) => parameter.id));
  const rows: CellContent[][] = [];
  const parts: SheetPart[] = [];
  const names: NamePlan[] = [];
  for (const section of PARAMETER_SECTIONS) {
    const parameters = section.parameters.filter((parameter) => writable.has(parameter.id));
    if (parameters.length === 0) continue;
    const heading = PARAMETER_HEADER + 1 + rows.length;
    parts.push(sectionFormat(heading));
    rows.push([say(context, section.name), null, null, null, null, null]);
    for (const parameter of parameters) {
      const row = PARAMETER_HEADER + 1 + rows.length;
      const line = parameterLine(context, parameter, sheetName, row);
      rows.push(line.cells);
      names.push(line.name);
      parts.push(...line.parts);
      const lines = Math.ceil(displayWidth(say(context, parameter.note)) / NOTE_WIDTH);
      if (lines > 1) parts.push({ kind: "height", row, rows: 1, points: LINE_HEIGHT * lines });
    }
  }
  return {
    names,
    parts: [
      ...sheetTitle(texts.title, texts.note),
      {
        kind: "format",
        area: { row: PARAMETER_HEADER, column: 0, rows: 1, columns: 6 },
        style: { bold: true, color: "#FFFFFF", fill: COLORS.brand },
      },
      {
        kind: "format",
        area: { row: PARAMETER_HEADER + 1, column: 0, rows: rows.length, columns: 6 },
        style: { vertical: "center" },
      },
      {
        kind: "format",
        area: { row: PARAMETER_HEADER + 1, column: 4, rows: rows.length, columns: 1 },
        style: { wrap: true },
      },
      { kind: "cells", row: PARAMETER_HEADER, column: 0, values: [texts.headers] },
      ...parts,
      { kind: "cells", row: PARAMETER_HEADER + 1, column: 0, values: rows },
      { kind: "widths", column: 0, widths: [38, 14, 22, 28, NOTE_WIDTH, 16] },
      { kind: "freeze", rows: PARAMETER_HEADER + 1, columns: 1 },
      {
        kind: "print",
        landscape: true,
        pagesTall: 0,
        titleRows: { first: PARAMETER_HEADER, last: PARAMETER_HEADER },
        footer: planTexts.footer(context.language, texts.title),
      },
    ],
  };
}

/** The look of a section's heading on the 参数 sheet. */
export function sectionFormat(row: number): SheetPart {
  return {
    kind: "format",
    area: { row, column: 0, rows: 1, columns: 6 },
    style: { bold: true, color: COLORS.brand, fill: "#E4F0EC" },
  };
}

/** One line of the 参数 sheet: its cells, the name of its value, its format and its check. */
export function parameterLine(
  context: Context,
  parameter: ParameterSpec,
  sheetName: string,
  row: number,
): { readonly cells: CellContent[]; readonly name: NamePlan; readonly parts: readonly SheetPart[] } {
  const area = { row, column: 1, rows: 1, columns: 1 };
  const { range } = planTexts.parameters(context.language);
  return {
    cells: parameterRow(context, parameter, range),
    name: {
      name: context.naming.parameter(parameter.id),
      sheetName,
      area,
      comment: say(context, parameter.name),
    },
    parts: [
      {
        kind: "format",
        area,
        style: {
          numberFormat: FORMATS[parameter.format],
          fill: parameter.computed ? COLORS.computed : COLORS.input,
          horizontal: "right",
        },
      },
      ...parameterValidation(context, parameter, area),
    ],
  };
}

function sheetTitle(title: string, note: string): SheetPart[] {
  return [
    {
      kind: "format",
      area: { row: 0, column: 0, rows: 1, columns: 1 },
      style: { bold: true, size: 16, color: COLORS.brand },
    },
    {
      kind: "format",
      area: { row: 1, column: 0, rows: 1, columns: 1 },
      style: { color: COLORS.muted, size: 9 },
    },
    { kind: "cells", row: 0, column: 0, values: [[title], [note]] },
    { kind: "height", row: 0, rows: 1, points: 26 },
  ];
}

function parameterRow(
  context: Context,
  parameter: ParameterSpec,
  range: (from: number, to: number) => string,
): CellContent[] {
  return [
    say(context, parameter.name),
    parameterValue(context, parameter),
    say(context, parameter.unit),
    say(context, parameter.source),
    say(context, parameter.note),
    parameter.range ? range(parameter.range[0], parameter.range[1]) : null,
  ];
}

function parameterValue(context: Context, parameter: ParameterSpec): CellContent {
  if (parameter.computed && canCompute(parameter.computed.formula, context.present)) {
    return {
      f: excelFormula(context, parameter.computed.formula),
      v: parameter.computed.value(context.book),
    };
  }
  const value = settingOf(parameter, context.choices);
  // The one volatile cell: everything that depends on today reads it.
  return parameter.id === "asOf" && value === null ? { f: "=TODAY()", v: context.choices.today } : value;
}

function parameterValidation(
  context: Context,
  parameter: ParameterSpec,
  area: { row: number; column: number; rows: number; columns: number },
): SheetPart[] {
  const title = say(context, parameter.name).slice(0, 32);
  if (parameter.list !== undefined) {
    return [
      {
        kind: "validation",
        area,
        rule: { type: "list", source: `=${context.naming.list(parameter.list)}` },
        severity: "warning",
        error: { title, message: say(context, parameter.note) },
      },
    ];
  }
  if (!parameter.range || parameter.computed) return [];
  const [from, to] = parameter.range;
  return [
    {
      kind: "validation",
      area,
      rule: {
        type: parameter.format === "integer" ? "wholeNumber" : "decimal",
        operator: "between",
        from,
        to,
      },
      severity: "stop",
      error: { title, message: planTexts.parameters(context.language).outOfRange(from, to) },
    },
  ];
}

const LIST_HEADER = 3;

/** Every list side by side; a list with further fields (a country's region) takes a column for each. */
export function dictionarySheet(context: Context, sheetName: string): NamedParts {
  const texts = planTexts.dictionary(context.language);
  const { parts, names, widths } = listBlocks(context, context.lists, sheetName, {
    row: LIST_HEADER,
    column: 0,
  });
  return {
    names,
    parts: [
      ...sheetTitle(texts.title, texts.note),
      ...parts,
      { kind: "widths", column: 0, widths },
      { kind: "freeze", rows: LIST_HEADER + 1, columns: 0 },
      {
        kind: "print",
        landscape: true,
        pagesWide: pagesWide(widths, 0),
        pagesTall: 0,
        titleRows: { first: LIST_HEADER, last: LIST_HEADER },
        footer: planTexts.footer(context.language, texts.title),
      },
    ],
  };
}

/** Lists side by side, their headers from `at` on. */
export function listBlocks(
  context: Context,
  lists: readonly ListSpec[],
  sheetName: string,
  at: { readonly row: number; readonly column: number },
): NamedParts & { readonly widths: readonly number[] } {
  const parts: SheetPart[] = [];
  const names: NamePlan[] = [];
  const widths: number[] = [];
  let { column } = at;
  for (const list of lists) {
    const labels = list.items.map((item) => item.label[context.language]);
    const rows = Math.max(1, list.items.length + (list.spare ?? 0));
    names.push({
      name: context.naming.list(list.id),
      sheetName,
      area: { row: at.row + 1, column, rows, columns: 1 },
      comment: say(context, list.name),
    });
    parts.push(...listColumn(say(context, list.name), labels, at.row, column));
    list.items.forEach((item, index) => {
      if (!context.usedCodes.has(`${list.id}.${item.code}`)) return;
      const area = { row: at.row + 1 + index, column, rows: 1, columns: 1 };
      names.push({
        name: context.naming.code(list.id, item.code),
        sheetName,
        area,
        comment: item.label[context.language],
      });
    });
    widths.push(Math.max(12, ...labels.map(displayWidth), displayWidth(say(context, list.name))) + 2);
    column += 1;
    for (const field of extraFields(list)) {
      const target = context.lists.find((candidate) => candidate.id === field);
      names.push({
        name: context.naming.extra(list.id, field),
        sheetName,
        area: { row: at.row + 1, column, rows, columns: 1 },
        comment: field,
      });
      const values = list.items.map((item): CellContent => extraCell(context, field, item.extra?.[field]));
      parts.push(...listColumn(target ? say(context, target.name) : field, values, at.row, column));
      widths.push(16);
      column += 1;
    }
  }
  return { parts, names, widths };
}

function listColumn(
  header: string,
  values: readonly CellContent[],
  row: number,
  column: number,
): SheetPart[] {
  return [
    {
      kind: "format",
      area: { row, column, rows: 1, columns: 1 },
      style: { bold: true, color: "#FFFFFF", fill: COLORS.brand },
    },
    { kind: "cells", row, column, values: [[header], ...values.map((value) => [value])] },
  ];
}

function extraFields(list: ListSpec): string[] {
  return [...new Set(list.items.flatMap((item) => Object.keys(item.extra ?? {})))];
}

/** A field that names another list's code points at that list's label, so that a changed label follows. */
function extraCell(context: Context, field: string, code: string | undefined): CellContent {
  if (code === undefined) return null;
  const isCode = context.lists.some((list) => list.id === field);
  return isCode
    ? { f: excelFormula(context, `k.${field}.${code}`), v: context.book.label(field, code) }
    : code;
}

/** Registers the codes that the dictionary's own cells point at, before names are given. */
export function registerExtraCodes(context: Context): void {
  for (const list of context.lists) {
    for (const item of list.items) {
      for (const [field, code] of Object.entries(item.extra ?? {})) extraCell(context, field, code);
    }
  }
}
