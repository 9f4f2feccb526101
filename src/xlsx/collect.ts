import type { Area } from "../formula/address";
import { LIMITS } from "../formula/limits";
import type { PartKind, PartOf, SheetPlan, TablePart } from "../plan/plan";
import { SheetDraft } from "./draft";
import { refuse } from "./errors";
import { storedFormula } from "./formula";
import type { CellStyle } from "./styles";

/** How links look in every Excel: Office.js gives a range with a hyperlink the same style. */
const LINK_STYLE: CellStyle = { color: "#0563C1", underline: true };

type Collectors = { readonly [K in PartKind]: (part: PartOf<K>, draft: SheetDraft) => void };

/** One entry a kind of part: a new kind does not compile until it is handled here. */
const COLLECT: Collectors = {
  cells: ({ row, column, values }, draft) => {
    const columns = Math.max(0, ...values.map((line) => line.length));
    draft.blocks.push({
      area: checked(draft, { row, column, rows: values.length, columns }),
      content: (r, c) => values[r - row]?.[c - column] ?? null,
    });
  },
  table: collectTable,
  format: ({ area, style }, draft) => {
    draft.formats.push({ area: checked(draft, area), style });
  },
  widths: ({ column, widths }, draft) => {
    checked(draft, { row: 0, column, rows: 1, columns: widths.length });
    widths.forEach((width, offset) => (draft.column(column + offset).width = width));
  },
  height: (part, draft) => {
    checked(draft, { row: part.row, column: 0, rows: part.rows, columns: 1 });
    draft.heights.push(part);
  },
  outline: ({ column, columns, folded }, draft) => {
    checked(draft, { row: 0, column, rows: 1, columns });
    for (let index = column; index < column + columns; index++) {
      const member = draft.column(index);
      member.level += 1;
      member.hidden ||= folded;
    }
    // The button stands on the visible column before the group (summaryRight="0" in sheetPr).
    if (folded && column > 0) draft.column(column - 1).collapsed = true;
  },
  validation: (part, draft) => {
    checked(draft, part.area);
    for (const note of [part.error, part.prompt]) {
      if (!note) continue;
      checkLength(draft, part.area, note.title, LIMITS.validationTitle);
      checkLength(draft, part.area, note.message, LIMITS.validationMessage);
    }
    draft.validations.push(part);
  },
  conditionalFormat: (part, draft) => {
    checked(draft, part.area);
    draft.conditionalFormats.push(part);
  },
  link: (part, draft) => {
    const area = checked(draft, { row: part.row, column: part.column, rows: 1, columns: 1 });
    draft.links.push(part);
    draft.blocks.push({ area, content: () => part.text });
    draft.baseStyles.push({ area, style: LINK_STYLE });
  },
  chart: (part, draft) => {
    checked(draft, part.anchor);
    draft.charts.push(part);
  },
  freeze: (part, draft) => {
    draft.freeze = part;
  },
  print: (part, draft) => {
    draft.print = part;
  },
};

/** Sorts the parts of a sheet by where the file needs them, and refuses what Excel would. */
export function collect(plan: SheetPlan): SheetDraft {
  const draft = new SheetDraft(plan);
  for (const part of plan.parts) collectPart(part.kind, part, draft);
  return draft;
}

function collectPart<K extends PartKind>(kind: K, part: PartOf<K>, draft: SheetDraft): void {
  COLLECT[kind](part, draft);
}

function collectTable(part: TablePart, draft: SheetDraft): void {
  const { row, column, rows, columns } = part;
  checked(draft, { row, column, rows: rows + 1, columns: columns.length });
  const names = new Set<string>();
  for (const { name, values } of columns) {
    if (names.has(name.toLowerCase())) throw refuse.tableColumnTwice(draft.plan.name, part.name, name);
    names.add(name.toLowerCase());
    if (rows < 1 || values.length !== rows) {
      throw refuse.tableRows(draft.plan.name, part.name, name, values.length, rows);
    }
  }
  draft.tables.push(part);
  // Excel repairs a table whose header cells are not strings equal to the column names.
  draft.blocks.push({
    area: { row, column, rows: 1, columns: columns.length },
    content: (_, c) => columns[c - column]?.name ?? null,
  });
  const formulas = columns.map(({ formula }, offset) => {
    if (formula === undefined) return undefined;
    if (formula.length > LIMITS.formula) {
      throw refuse.formulaLength(draft.plan.name, row + 1, column + offset, formula.length);
    }
    return storedFormula(formula);
  });
  draft.blocks.push({
    area: { row: row + 1, column, rows, columns: columns.length },
    content: (r, c) => columns[c - column]?.values[r - row - 1] ?? null,
    columnFormula: (c) => formulas[c - column],
  });
  columns.forEach(({ numberFormat }, offset) => {
    if (numberFormat === "General") return;
    draft.baseStyles.push({
      area: { row: row + 1, column: column + offset, rows, columns: 1 },
      style: { numberFormat },
    });
  });
}

function checked(draft: SheetDraft, area: Area): Area {
  const lastRow = area.row + Math.max(area.rows, 1) - 1;
  const lastColumn = area.column + Math.max(area.columns, 1) - 1;
  if (area.row < 0 || area.column < 0) throw refuse.outsideGrid(draft.plan.name, area.row, area.column);
  if (lastRow >= LIMITS.rows || lastColumn >= LIMITS.columns) {
    throw refuse.outsideGrid(draft.plan.name, lastRow, lastColumn);
  }
  return area;
}

function checkLength(draft: SheetDraft, area: Area, message: string, limit: number): void {
  if (message.length <= limit) return;
  throw refuse.validationText(draft.plan.name, area.row, area.column, message.length, limit);
}
