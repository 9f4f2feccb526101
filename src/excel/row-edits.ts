import type { CellValue, Identity } from "../plan/plan";
import type { CellEdit, Content, OpenRows, RowEdit, RowsWanted, WholeRow } from "../plan/row-edits";
import { run } from "./capabilities";
import { HostError, OWN_CODES } from "./errors";
import { literal } from "./literal";
import { locate, type LocatedTable } from "./locate";
import { areaRange } from "./ranges";
import { readWorkbookState } from "./read";
import {
  askTable,
  firstFree,
  fold,
  isFormula,
  makeRoom,
  openedTable,
  readColumns,
  refuseLocked,
  writeRows,
  type OpenTable,
} from "./rows";
import type { WorkbookState } from "./types";

interface Opened {
  readonly wanted: RowsWanted;
  readonly found: LocatedTable;
  readonly open: OpenTable;
  /** Column ids by position: ours, or "#" and the header. */
  readonly ids: readonly string[];
  readonly rows: OpenRows;
}

/**
 * Changes several tables together. The rows are read and, in the same go, changed as `decide` says: nothing is found
 * by what was read earlier. Every table is checked before the first is touched; a table that is gone is left out of
 * what `decide` gets. What `decide` throws leaves the workbook as it is.
 */
export async function editRows<Outcome>(
  identity: Identity,
  wanted: readonly RowsWanted[],
  decide: (tables: readonly OpenRows[]) => { readonly edits: readonly RowEdit[]; readonly outcome: Outcome },
): Promise<Outcome> {
  const state = await readWorkbookState();
  const located = locate(identity, state);
  return await run("cells", async (context) => {
    const opened = await openAll(context, state, located, wanted);
    const { edits, outcome } = decide(opened.map(({ rows }) => rows));
    const touched = opened.filter(({ wanted: { table } }) => edits.some((edit) => edit.table === table));
    for (const { open, found } of touched) refuseLocked(open, found);
    // Growing may be refused too: it comes before everything else.
    const growing = new Map(
      await Promise.all(touched.map(async (each) => await grown(context, each, edits))),
    );
    for (const each of touched) {
      setCells(each, edits);
      changeRows(each, edits, growing.get(each.wanted.table) ?? 0);
    }
    await context.sync();
    return outcome;
  });
}

async function openAll(
  context: Excel.RequestContext,
  state: WorkbookState,
  located: readonly LocatedTable[],
  wanted: readonly RowsWanted[],
): Promise<Opened[]> {
  const asked = wanted.flatMap((each) => {
    const found = located.find(({ id }) => id === each.table);
    const hasKey = found?.columns.some(({ id }) => id === each.key);
    return found && hasKey ? [{ wanted: each, found, ask: askTable(context, found, each.key) }] : [];
  });
  await context.sync();
  const results: Opened[] = [];
  for (const { wanted: each, found, ask } of asked) {
    const open = openedTable(ask);
    const headers = state.tables.find(({ id }) => id === found.tableId)?.columns ?? [];
    const ids = headers.map(
      ({ name }, index) => found.columns.find((column) => column.index === index)?.id ?? `#${name}`,
    );
    results.push({ wanted: each, found, open, ids, rows: await readOpen(context, each, found, open, ids) });
  }
  return results;
}

async function readOpen(
  context: Excel.RequestContext,
  { table, key, columns, whole }: RowsWanted,
  found: LocatedTable,
  open: OpenTable,
  ids: readonly string[],
): Promise<OpenRows> {
  const known = columns.flatMap((column) => found.columns.find(({ id }) => id === column) ?? []);
  const values = await readColumns(context, open.table, open.keys.length, known);
  return {
    id: table,
    sheet: found.sheet,
    key,
    columns: known.map(({ id }) => id),
    typed: known.filter(({ index }) => !isFormula(open.formulas[index])).map(({ id }) => id),
    rows: open.keys.map((_, row) => values.map((column) => column[row] ?? null)),
    whole: await readWhole(context, open, ids, new Set(whole.map(fold))),
  };
}

async function readWhole(
  context: Excel.RequestContext,
  { range, worksheet, keys }: OpenTable,
  ids: readonly string[],
  wanted: ReadonlySet<string>,
): Promise<WholeRow[]> {
  const asked = keys.flatMap((key, row) => {
    if (!wanted.has(fold(key))) return [];
    const cells = worksheet.getRangeByIndexes(
      range.rowIndex + 1 + row,
      range.columnIndex,
      1,
      range.columnCount,
    );
    cells.load("formulas, values");
    return [{ row, cells }];
  });
  if (asked.length > 0) await context.sync();
  return asked.map(({ row, cells }) => {
    const values = (cells.values[0] ?? []) as CellValue[];
    const written = (cells.formulas[0] ?? []) as unknown[];
    const content = (index: number): Content => {
      const formula = written[index];
      const value = values[index] ?? null;
      // Text that begins with "=" reads the same as a value and as a formula; a formula's value never does.
      return isFormula(formula) && formula !== value ? { f: formula } : value;
    };
    return {
      row,
      contents: Object.fromEntries(ids.map((id, index) => [id, content(index)])),
      values: Object.fromEntries(ids.map((id, index) => [id, values[index] ?? null])),
    };
  });
}

/** Makes room for what is appended, and gives the row where it begins. */
async function grown(
  context: Excel.RequestContext,
  { wanted, open, found }: Opened,
  edits: readonly RowEdit[],
): Promise<[string, number]> {
  const start = firstFree(open);
  const count = edits.reduce(
    (sum, edit) => (edit.kind === "append" && edit.table === wanted.table ? sum + edit.rows.length : sum),
    0,
  );
  // A row past the last one is not pushed in: cells inserted beneath a table do not belong to it.
  const isPast = edits.some(
    (edit) => edit.kind === "insert" && edit.table === wanted.table && edit.row >= open.keys.length,
  );
  const rows = Math.max(count > 0 ? start + count : 0, isPast ? open.keys.length + 1 : 0);
  await makeRoom(context, open, found, rows);
  return [wanted.table, start];
}

/** Puts content into cells: neighbours that get the same take one range. */
function setCells({ wanted, open, ids, found }: Opened, edits: readonly RowEdit[]): void {
  const columns = new Map<string, CellEdit[]>();
  for (const edit of edits) {
    if (edit.kind !== "set" || edit.table !== wanted.table) continue;
    columns.set(edit.column, [...(columns.get(edit.column) ?? []), edit]);
  }
  for (const [column, cells] of columns) {
    const index = ids.indexOf(column);
    if (index < 0)
      throw new HostError({ step: "cells", sheet: found.sheet, code: OWN_CODES.gone, message: column });
    const runs: { from: number; count: number; content: Content }[] = [];
    for (const { row, content } of cells) {
      const last = runs.at(-1);
      if (last?.content === content && last.from + last.count === row) last.count += 1;
      else runs.push({ from: row, count: 1, content });
    }
    for (const { from, count, content } of runs) put(open, from, count, index, content);
  }
}

function put(open: OpenTable, from: number, count: number, index: number, content: Content): void {
  const { worksheet, range, formats } = open;
  const cells = areaRange(worksheet, {
    row: range.rowIndex + 1 + from,
    column: range.columnIndex + index,
    rows: count,
    columns: 1,
  });
  if (typeof content === "object" && content !== null)
    cells.formulas = Array.from({ length: count }, () => [content.f]);
  else {
    const value = literal(content, formats[index] === "@") ?? "";
    cells.values = Array.from({ length: count }, () => [value]);
  }
}

/** Takes rows out, puts them in and adds them. */
function changeRows({ wanted, open, ids, found }: Opened, edits: readonly RowEdit[], start: number): void {
  const { worksheet, range } = open;
  let next = start;
  for (const edit of edits) {
    if (edit.table !== wanted.table || edit.kind === "set") continue;
    if (edit.kind === "append") {
      writeRows(open, found, next, edit.rows);
      next += edit.rows.length;
      continue;
    }
    const whole = (row: number) =>
      areaRange(worksheet, {
        row: range.rowIndex + 1 + row,
        column: range.columnIndex,
        rows: 1,
        columns: range.columnCount,
      });
    if (edit.kind === "delete") {
      whole(edit.row).delete("Up");
      continue;
    }
    if (edit.row < open.keys.length) whole(edit.row).insert("Down");
    // What is pushed in takes the looks of the row above: of the header, at the top.
    if (edit.row === 0) whole(0).clear("Formats");
    whole(edit.row).numberFormat = [
      open.formats.map((format) => (typeof format === "string" ? format : "General")),
    ];
    ids.forEach((id, index) => {
      const content = edit.contents[id];
      if (content !== undefined && content !== null) put(open, edit.row, 1, index, content);
    });
  }
}
