import type { ListSpec } from "../catalog/spec";
import type { Area } from "../formula/address";
import { PARAMETER_SECTIONS } from "../rules/parameters";
import { cellFormula, excelFormula, isWritable, say, type Context } from "./context";
import type { EvaluatedTable } from "./evaluate";
import type {
  ExistingBook,
  ExistingDictionary,
  ExistingTable,
  ExtensionReport,
  ExtensionTraces,
  TableChange,
  Wish,
} from "./existing";
import { columnFormat, columnWidth, COLORS, TONES } from "./look";
import type { CellContent, NamePlan, SheetPart, TableColumnPlan } from "./plan";
import { listBlocks, parameterLine, sectionFormat } from "./reference-sheets";
import { choicesOf, validationOf, WRAPPED } from "./table-sheet";

/** What is added to sheets that are there: settings, list entries, looks of new columns, rows. */

interface Added {
  readonly ids: readonly string[];
  readonly parts: readonly SheetPart[];
  readonly names: readonly NamePlan[];
  readonly traces: ExtensionTraces["cells"];
}

/** True when no cell bears the name: it was never there, or what it named was deleted. */
function isMissing({ taken, broken }: ExistingBook, name: string): boolean {
  const same = (other: string): boolean => other.toLowerCase() === name.toLowerCase();
  return !taken.names.some(same) || broken.some(same);
}

/** Settings that are not on the 参数 sheet, beneath those that are. */
export function addedParameters(
  context: Context,
  existing: ExistingBook,
  place: { readonly sheet: string; readonly nextRow: number },
): Added {
  const ids: string[] = [];
  const parts: SheetPart[] = [];
  const names: NamePlan[] = [];
  const traces: ExtensionTraces["cells"][number][] = [];
  const wanted = new Set(
    context.parameters
      .filter(({ id }) => isMissing(existing, context.naming.parameter(id)))
      .map(({ id }) => id),
  );
  const cells: CellContent[][] = [];
  for (const section of PARAMETER_SECTIONS) {
    const missing = section.parameters.filter(({ id }) => wanted.has(id));
    if (missing.length === 0) continue;
    parts.push(sectionFormat(place.nextRow + cells.length));
    cells.push([say(context, section.name), null, null, null, null, null]);
    missing.forEach((parameter, index) => {
      const line = parameterLine(context, parameter, place.sheet, place.nextRow + cells.length);
      cells.push(line.cells);
      parts.push(...line.parts);
      names.push(line.name);
      ids.push(parameter.id);
      const up = index === 0 ? 1 : 0;
      traces.push({ name: line.name.name, up, left: 1, rows: 1 + up, columns: 6 });
    });
  }
  if (cells.length > 0) parts.push({ kind: "cells", row: place.nextRow, column: 0, values: cells });
  return { ids, parts, names, traces };
}

/**
 * Lists that 字典 lacks, to the right of the others, and names for the entries that the new formulas
 * compare with. An entry is known by its label, by its place where its label was changed, and is written
 * into a blank cell of the list where it is neither.
 */
export function addedEntries(
  context: Context,
  existing: ExistingBook,
  dictionary: ExistingDictionary,
): Added & {
  /** Lists that had no blank cell left, with the cells they have now. */ readonly grown: readonly NamePlan[];
} {
  const absent = context.lists.filter(({ id }) => isMissing(existing, context.naming.list(id)));
  const at = { row: LIST_ROW, column: dictionary.nextColumn };
  // The first pass only learns which entries of other lists these lists point at.
  if (absent.length > 0) listBlocks(context, absent, dictionary.sheet, at);
  const blocks = listBlocks(context, absent, dictionary.sheet, at);
  const traces: ExtensionTraces["cells"][number][] = blocks.names.flatMap(({ name }) =>
    /^[lx]_/.test(name) ? [{ name, up: 1, left: 0, rows: 0, columns: 1 }] : [],
  );
  const ids: string[] = absent.map(({ id }) => id);
  const parts: SheetPart[] = [...blocks.parts];
  if (blocks.widths.length > 0)
    parts.push({ kind: "widths", column: dictionary.nextColumn, widths: blocks.widths });
  const names: NamePlan[] = [...blocks.names];
  const grown: NamePlan[] = [];
  const filled = new Map<string, number>();
  for (const used of context.usedCodes) {
    const [listId = "", code = ""] = used.split(".");
    const list = context.lists.find(({ id }) => id === listId);
    const there = dictionary.lists[listId];
    const name = context.naming.code(listId, code);
    if (!list || !there || absent.includes(list) || !isMissing(existing, name)) continue;
    const label = list.items.find((item) => item.code === code)?.label[context.language] ?? code;
    const known = placeOfEntry(list, code, context, there.values);
    let index = known;
    if (index === undefined) {
      const from = filled.get(listId) ?? 0;
      const blank = there.values.findIndex((value, place) => place >= from && isBlank(value));
      index = blank >= 0 ? blank : Math.max(there.values.length, from);
      filled.set(listId, index + 1);
      if (index >= there.values.length)
        grown.push({
          name: context.naming.list(listId),
          sheetName: dictionary.sheet,
          area: { row: there.row, column: there.column, rows: index + 1, columns: 1 },
          comment: say(context, list.name),
        });
      parts.push({ kind: "cells", row: there.row + index, column: there.column, values: [[label]] });
      ids.push(used);
      traces.push({ name, up: 0, left: 0, rows: 1, columns: 1 });
    }
    names.push({
      name,
      sheetName: dictionary.sheet,
      area: { row: there.row + index, column: there.column, rows: 1, columns: 1 },
      comment: label,
    });
  }
  return { ids, parts, names, traces, grown };
}

/** Row of the lists' headers, as `dictionarySheet` writes them. */
const LIST_ROW = 3;

function isBlank(value: unknown): boolean {
  return value === null || value === "";
}

/** Where an entry stands: its label, or its place when what stands there is no other entry's label. */
function placeOfEntry(
  list: ListSpec,
  code: string,
  context: Context,
  values: readonly unknown[],
): number | undefined {
  const same = (value: unknown, label: string): boolean =>
    typeof value === "string" && value.trim().toLowerCase() === label.toLowerCase();
  const position = list.items.findIndex((item) => item.code === code);
  const item = list.items[position];
  if (!item) return undefined;
  const labelled = values.findIndex((value) => same(value, item.label[context.language]));
  if (labelled >= 0) return labelled;
  const value = values[position];
  const isAnother = list.items.some((other) => same(value, other.label[context.language]));
  return value !== undefined && !isBlank(value) && !isAnother ? position : undefined;
}

/** Checks, widths and looks of columns added to a table, and drop-downs of keys that can be looked up now. */
export function newColumnParts(
  context: Context,
  table: EvaluatedTable,
  there: ExistingTable,
  added: readonly TableColumnPlan[],
  before: ReadonlySet<string>,
): SheetPart[] {
  const { spec } = table;
  const first = there.column + there.headers.length;
  const body = (column: number): Area => ({ row: there.row + 1, column, rows: there.rows, columns: 1 });
  const parts = added.flatMap((plan, offset): SheetPart[] => {
    const column = table.columns.find((candidate) => candidate.spec.id === plan.id);
    if (!column) return [];
    const at = first + offset;
    const isComputed = plan.formula !== undefined;
    const check = isComputed ? undefined : validationOf(context, spec, column.spec, body(at));
    return [
      {
        kind: "format",
        area: { row: there.row, column: at, rows: 1, columns: 1 },
        style: {
          bold: true,
          color: "#FFFFFF",
          fill: isComputed ? COMPUTED_HEADER : COLORS.brand,
          wrap: true,
          horizontal: "center",
          vertical: "center",
        },
      },
      ...(isComputed
        ? [{ kind: "format", area: body(at), style: { fill: COLORS.computed } } satisfies SheetPart]
        : []),
      ...(column.spec.wraps ? [{ kind: "format", area: body(at), style: WRAPPED } satisfies SheetPart] : []),
      {
        kind: "widths",
        column: at,
        widths: [columnWidth(column.spec, plan.name, choicesOf(context, column))],
      },
      ...(check ? [check] : []),
    ];
  });
  const references = table.columns.flatMap(({ spec: column, computed }): SheetPart[] => {
    const at = there.columns[column.id];
    const isNew =
      column.refers !== undefined && context.present.has(column.refers) && !before.has(column.refers);
    if (!isNew || computed || at === undefined || spec.kind !== "entry") return [];
    const check = validationOf(context, spec, column, body(there.column + at.index));
    return check ? [check] : [];
  });
  return [...parts, ...references];
}

/** As `headerFormats` of the table's own sheet draws them. */
const COMPUTED_HEADER = "#4A6F66";

/** Rows added to tables, and to the views that list them. */
export function grownRows(
  context: Context,
  existing: ExistingBook,
  wish: Wish,
): {
  changes: TableChange[];
  parts: { sheet: string; parts: SheetPart[] }[];
  rows: ExtensionReport["rows"];
  blocked: string[];
  undo: ExtensionTraces["rows"];
} {
  const isWanted = wish.update || Object.keys(wish.rows).length > 0;
  const counts = new Map(existing.tables.map(({ id, rows }) => [id, Math.max(rows, wish.rows[id] ?? 0)]));
  const changes: TableChange[] = [];
  const parts: { sheet: string; parts: SheetPart[] }[] = [];
  const rows: ExtensionReport["rows"][number][] = [];
  const undo: ExtensionTraces["rows"][number][] = [];
  const blocked: string[] = [];
  if (!isWanted) return { changes, parts, rows, blocked, undo };
  for (const table of context.tables) {
    const { spec } = table;
    const there = existing.tables.find(({ id }) => id === spec.id);
    if (!there) continue;
    const wanted = spec.viewRows
      ? spec.viewRows({ count: (id) => counts.get(id) ?? 0 })
      : (wish.rows[spec.id] ?? 0);
    if (wanted <= there.rows) continue;
    if (there.freeBelow < wanted - there.rows) {
      blocked.push(spec.id);
      continue;
    }
    changes.push(rowsChange(context, table, there, wanted));
    parts.push({ sheet: there.sheet, parts: newRowParts(context, table, there, wanted) });
    rows.push({ table: spec.id, before: there.rows, after: wanted });
    // Rows of a view hold nothing of anyone's, and its row numbers would look typed: they may stay.
    if (spec.kind === "entry") undo.push({ table: there.table, before: there.rows, after: wanted });
  }
  return { changes, parts, rows, blocked, undo };
}

function rowsChange(
  context: Context,
  { spec, columns }: EvaluatedTable,
  there: ExistingTable,
  after: number,
): TableChange {
  const { table, sheet, row, column, rows: before } = there;
  const added = columns.filter((candidate) => !(candidate.spec.id in there.columns)).length;
  return {
    kind: "addRows",
    table,
    sheet,
    row,
    column,
    width: there.headers.length + added,
    before,
    after,
    columns: columns.flatMap(({ spec: of, computed }) => {
      const at = there.columns[of.id];
      if (!at) return [];
      const numberFormat = columnFormat(of, computed || of.sequence === true);
      if (of.sequence) {
        const values = Array.from({ length: after - before }, (_, index) => before + index + 1);
        return [{ index: at.index, numberFormat, values }];
      }
      return computed && of.computed
        ? [{ index: at.index, numberFormat, formula: excelFormula(context, of.computed.formula, spec) }]
        : [{ index: at.index, numberFormat }];
    }),
  };
}

/** Checks and highlights of new rows. A key's check spans the whole column: a key stands once. */
function newRowParts(
  context: Context,
  { spec, columns }: EvaluatedTable,
  there: ExistingTable,
  after: number,
): SheetPart[] {
  const first = there.row + 1 + there.rows;
  const rows = after - there.rows;
  const position = (id: string): number => there.column + (there.columns[id]?.index ?? 0);
  const checks = columns.flatMap(({ spec: column, computed }): SheetPart[] => {
    if (computed || column.sequence || !(column.id in there.columns) || spec.kind !== "entry") return [];
    const isKey = column.id === spec.key && column.type === "key";
    const area: Area = {
      row: isKey ? there.row + 1 : first,
      column: position(column.id),
      rows: isKey ? after : rows,
      columns: 1,
    };
    const check = validationOf(context, spec, column, area);
    return check ? [check] : [];
  });
  const fills = columns.flatMap(({ spec: column, computed }): SheetPart[] =>
    (computed || column.sequence) && column.id in there.columns
      ? [
          {
            kind: "format",
            area: { row: first, column: position(column.id), rows, columns: 1 },
            style: { fill: COLORS.computed },
          },
        ]
      : [],
  );
  const highlights = (spec.highlights ?? [])
    .filter(({ when }) => isWritable(context, when, spec))
    .flatMap(({ when, columns: coloured, tone }) =>
      coloured
        .filter((id) => id in there.columns)
        .map((id): SheetPart => ({
          kind: "conditionalFormat",
          area: { row: first, column: position(id), rows, columns: 1 },
          rule: { type: "formula", formula: cellFormula(context, when, position, first), style: TONES[tone] },
        })),
    );
  return [...checks, ...fills, ...highlights];
}
