import type { ColumnSpec, TableSpec } from "../catalog/spec";
import { cellAddress, type Area } from "../formula/address";
import { LIMITS } from "../formula/limits";
import { text } from "../i18n/text";
import { displayWidth } from "../i18n/text-width";
import { planTexts } from "../i18n/plan-texts";
import { buildBoard, type Places } from "./board";
import { cellFormula, excelFormula, isWritable, say, type Context } from "./context";
import type { EvaluatedColumn, EvaluatedTable } from "./evaluate";
import { COLORS, columnFormat, columnWidth, pagesWide, TONES } from "./look";
import type {
  CellValue,
  OutlinePart,
  SheetPart,
  Style,
  TableColumnPlan,
  TablePart,
  ValidationPart,
} from "./plan";

/** Rows above the header: title, purpose, the table's own block, then group labels and the link home. */
const TITLE_ROWS = 2;

/** 0-based row of a table's header. */
export function headerRow(table: TableSpec): number {
  return TITLE_ROWS + (table.above?.rows ?? 0) + 1;
}

/** Every part of a table's sheet. */
export function tableSheetParts(context: Context, places: Places, table: EvaluatedTable): SheetPart[] {
  const header = headerRow(table.spec);
  const columns = table.columns;
  const widths = columns.map((column, index) =>
    Math.max(
      columnWidth(column.spec, column.spec.name[context.language], choicesOf(context, column)),
      groupLabelWidth(context, table, index),
    ),
  );
  const outlines = outlineParts(table);
  const body: Area = { row: header + 1, column: 0, rows: table.rows.length, columns: columns.length };
  return [
    ...titleParts(context, table.spec),
    ...groupLabelParts(context, table, header - 1),
    ...homeLink(places, context, header - 1),
    ...(table.spec.above
      ? buildBoard(context, places, table.spec.id, table.spec.above.build, { row: TITLE_ROWS, column: 0 })
      : []),
    tablePart(context, table, header),
    ...headerFormats(header, columns),
    ...bodyFormats(columns, body),
    { kind: "widths", column: 0, widths },
    { kind: "height", row: header, rows: 1, points: 32 },
    ...wrappedRows(columns, body),
    ...outlines,
    ...(table.spec.kind === "entry" ? validationParts(context, table, body) : []),
    ...highlightParts(context, table, body),
    { kind: "freeze", rows: header + 1, columns: table.spec.frozenColumns },
    {
      kind: "print",
      landscape: true,
      pagesWide: pagesWide(shownWidths(widths, outlines), table.spec.frozenColumns),
      pagesTall: 0,
      areas: [{ row: 0, column: 0, rows: header + 1 + table.rows.length, columns: columns.length }],
      titleRows: { first: header, last: header },
      ...(table.spec.frozenColumns > 0
        ? { titleColumns: { first: 0, last: table.spec.frozenColumns - 1 } }
        : {}),
      footer: planTexts.footer(context.language, say(context, table.spec.name)),
    },
  ];
}

/** What the name of a group needs in its first column: a folded group shows no other. */
function groupLabelWidth(context: Context, { spec, columns }: EvaluatedTable, index: number): number {
  const id = columns[index]?.spec.group;
  if (id === undefined || columns[index - 1]?.spec.group === id) return 0;
  const group = spec.groups?.find((candidate) => candidate.id === id);
  return group ? displayWidth(say(context, group.name)) + 1 : 0;
}

/** What a column shows where it is one of a few labels: its list's, or those that its formula names. */
export function choicesOf(context: Context, { spec, computed }: EvaluatedColumn): readonly string[] {
  if (spec.list !== undefined) return context.book.labels(spec.list);
  if (!computed || !spec.computed || columnFormat(spec, true) !== "General") return [];
  return [...spec.computed.formula.matchAll(/\bk\.(\w+)\.(\w+)/g)].map(([, list = "", code = ""]) =>
    context.book.label(list, code),
  );
}

/** Widths of the columns outside folded groups: folded ones are not printed. */
function shownWidths(widths: readonly number[], outlines: readonly OutlinePart[]): number[] {
  return widths.filter((_, column) =>
    outlines.every(
      ({ folded, column: first, columns }) => !folded || column < first || column >= first + columns,
    ),
  );
}

function titleParts(context: Context, table: TableSpec): SheetPart[] {
  const number =
    table.number === undefined ? "" : `${planTexts.tableNumber(context.language, table.number)} `;
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
    {
      kind: "cells",
      row: 0,
      column: 0,
      values: [[number + say(context, table.name)], [say(context, table.purpose)]],
    },
    { kind: "height", row: 0, rows: 1, points: 26 },
  ];
}

function homeLink(places: Places, context: Context, row: number): SheetPart[] {
  const sheetName = places.sheetName("home");
  if (sheetName === undefined) return [];
  const label = say(context, text(`← ${sheetName}`, `← ${sheetName}`));
  return [
    { kind: "link", row, column: 0, text: label, tip: sheetName, target: { sheetName, row: 0, column: 0 } },
  ];
}

function groupLabelParts(context: Context, table: EvaluatedTable, row: number): SheetPart[] {
  return (table.spec.groups ?? []).flatMap((group): SheetPart[] => {
    const column = table.columns.findIndex((candidate) => candidate.spec.group === group.id);
    if (column < 0) return [];
    const columns = table.columns.filter((candidate) => candidate.spec.group === group.id).length;
    return [
      {
        kind: "format",
        area: { row, column, rows: 1, columns },
        style: { bold: true, size: 10, color: COLORS.brand, fill: "#E4F0EC" },
      },
      { kind: "cells", row, column, values: [[say(context, group.name)]] },
    ];
  });
}

/** The table itself. */
export function tablePart(context: Context, table: EvaluatedTable, row: number): TablePart {
  const rows = context.book.rows(table.spec.id);
  return {
    kind: "table",
    id: table.spec.id,
    name: context.naming.table(table.spec.tableName),
    row,
    column: 0,
    rows: rows.length,
    style: "TableStyleLight1",
    columns: table.columns.map(({ spec, computed }): TableColumnPlan => {
      const values = rows.map((each): CellValue => each.value(spec.id));
      const name = context.naming.header(table.spec, spec);
      const numberFormat = columnFormat(spec, computed || spec.sequence === true);
      if (!computed || !spec.computed) return { id: spec.id, name, values, numberFormat };
      return {
        id: spec.id,
        name,
        values,
        numberFormat,
        formula: excelFormula(context, spec.computed.formula, table.spec),
      };
    }),
  };
}

/** Runs of neighbouring columns for which a test holds. */
function runs(
  columns: readonly EvaluatedColumn[],
  test: (column: EvaluatedColumn) => boolean,
): { column: number; columns: number }[] {
  const found: { column: number; columns: number }[] = [];
  columns.forEach((column, index) => {
    if (!test(column)) return;
    const last = found.at(-1);
    if (last && last.column + last.columns === index) last.columns += 1;
    else found.push({ column: index, columns: 1 });
  });
  return found;
}

function headerFormats(row: number, columns: readonly EvaluatedColumn[]): SheetPart[] {
  const area = { row, column: 0, rows: 1, columns: columns.length };
  const computed = runs(columns, (column) => column.computed || column.spec.sequence === true);
  return [
    {
      kind: "format",
      area,
      style: {
        bold: true,
        color: "#FFFFFF",
        fill: COLORS.brand,
        wrap: true,
        horizontal: "center",
        vertical: "center",
      },
    },
    // Computed columns carry a lighter header, so that people see where they may type.
    ...computed.map((run): SheetPart => ({
      kind: "format",
      area: { row, rows: 1, ...run },
      style: { fill: "#4A6F66" },
    })),
  ];
}

/** No borders: the sheet's gridlines do for free what lines round every cell cost seconds to write. */
function bodyFormats(columns: readonly EvaluatedColumn[], body: Area): SheetPart[] {
  const format = (style: Style, matches: (column: EvaluatedColumn) => boolean): SheetPart[] =>
    runs(columns, matches).map((run) => ({ kind: "format", area: { ...body, ...run }, style }));
  return [
    ...format({ fill: COLORS.computed }, ({ computed, spec }) => computed || spec.sequence === true),
    ...format(WRAPPED, ({ spec }) => spec.wraps === true),
  ];
}

/** How text of several lines stands in its cells. */
export const WRAPPED: Style = { wrap: true };

/** Rows with room for two lines: LibreOffice does not make rows grow with what a formula says. */
function wrappedRows(columns: readonly EvaluatedColumn[], body: Area): SheetPart[] {
  if (!columns.some(({ spec }) => spec.wraps)) return [];
  return [
    { kind: "height", row: body.row, rows: body.rows, points: 30 },
    { kind: "format", area: body, style: { vertical: "center" } },
  ];
}

function outlineParts(table: EvaluatedTable): OutlinePart[] {
  return (table.spec.groups ?? []).flatMap((group): OutlinePart[] => {
    const [run] = runs(table.columns, (column) => column.spec.group === group.id);
    // The first column of a group stays in sight, so that two groups side by side do not melt into one.
    if (!run || run.columns < 2) return [];
    return [{ kind: "outline", column: run.column + 1, columns: run.columns - 1, folded: group.folded }];
  });
}

function highlightParts(context: Context, table: EvaluatedTable, body: Area): SheetPart[] {
  const position = (id: string): number => table.columns.findIndex((column) => column.spec.id === id);
  return (table.spec.highlights ?? [])
    .filter(({ when }) => isWritable(context, when, table.spec))
    .flatMap((highlight) =>
      runs(table.columns, (column) => highlight.columns.includes(column.spec.id)).map((run): SheetPart => ({
        kind: "conditionalFormat",
        area: { ...body, ...run },
        rule: {
          type: "formula",
          formula: cellFormula(context, highlight.when, position, body.row),
          style: TONES[highlight.tone],
        },
      })),
    );
}

// ---- validation --------------------------------------------------------------------------------

function validationParts(context: Context, table: EvaluatedTable, body: Area): ValidationPart[] {
  return table.columns.flatMap((column, index): ValidationPart[] => {
    if (column.computed || column.spec.sequence) return [];
    const area: Area = { ...body, column: index, columns: 1 };
    const part = validationOf(context, table.spec, column.spec, area);
    return part ? [part] : [];
  });
}

/** What may be typed into a column; `area` is where it is checked. */
export function validationOf(
  context: Context,
  table: TableSpec,
  column: ColumnSpec,
  area: Area,
): ValidationPart | undefined {
  const base = { kind: "validation", area } as const;
  const name = say(context, column.name);
  const title = name.slice(0, LIMITS.validationTitle);
  const prompt = column.required
    ? { prompt: { title, message: say(context, column.note).slice(0, LIMITS.validationMessage) } }
    : {};
  const error = (message: string): { title: string; message: string } => ({
    title,
    message: message.slice(0, LIMITS.validationMessage),
  });
  const texts = planTexts.validation(context.language);
  if (column.id === table.key && column.type === "key") {
    return {
      ...base,
      rule: { type: "custom", formula: keyRule(area) },
      severity: "stop",
      error: error(texts.key),
      ...prompt,
    };
  }
  if (column.type === "date") {
    return {
      ...base,
      rule: { type: "date", operator: "between", from: FIRST_DATE, to: LAST_DATE },
      severity: "stop",
      error: error(texts.date),
      ...prompt,
    };
  }
  const source = listSource(context, column);
  if (source !== undefined) {
    return {
      ...base,
      rule: { type: "list", source },
      severity: "warning",
      error: error(texts.list(name)),
      ...prompt,
    };
  }
  const bounds = NUMBER_BOUNDS[column.type];
  if (!bounds) return undefined;
  return {
    ...base,
    rule: { type: "decimal", operator: "between", from: bounds[0], to: bounds[1] },
    severity: "warning",
    error: error(texts.number(bounds[0], bounds[1])),
    ...prompt,
  };
}

/** 1990-01-01 and 2199-12-31: a typing slip such as 2206 or 206 is caught. */
const FIRST_DATE = 32_874;
const LAST_DATE = 109_573;

const NUMBER_BOUNDS: Partial<Record<ColumnSpec["type"], readonly [number, number]>> = {
  number: [-1e12, 1e12],
  integer: [-1e9, 1e9],
  money: [-1e12, 1e12],
  rate: [0, 1e9],
  share: [0, 1],
};

function listSource(context: Context, column: ColumnSpec): string | undefined {
  if (column.list !== undefined) return `=${context.naming.list(column.list)}`;
  if (column.refers !== undefined && context.present.has(column.refers))
    return `=${context.naming.keys(column.refers)}`;
  return undefined;
}

/**
 * A key is not a number in disguise, at most 40 characters, without wildcards or a leading comparison,
 * and stands once: SUMIFS takes 00123 for 123, reads `*` and `?`, and `<5` as a condition.
 */
function keyRule(area: Area): string {
  const cell = cellAddress(area.row, area.column);
  const first = cellAddress(area.row, area.column, true);
  const last = cellAddress(area.row + area.rows - 1, area.column, true);
  return `=AND(ISERROR(-${cell}),LEN(${cell})<=40,ISERROR(FIND("*",${cell})),ISERROR(FIND("?",${cell})),ISERROR(FIND("~",${cell})),ISERROR(FIND(LEFT(${cell}),"<>=")),COUNTIF(${first}:${last},${cell})=1)`;
}
