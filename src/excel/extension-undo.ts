import { isSameFormula } from "../plan/formula-version";
import { IDENTITY_NAMESPACE, identityXml, parseIdentity } from "../plan/identity";
import type { ExtensionTraces } from "../plan/existing";
import type { Identity, IdentityTable } from "../plan/plan";
import { run } from "./capabilities";
import { commonFormula } from "./column-formula";
import { fillRange } from "./ranges";
import { removeCreated } from "./remove";
import type { CreatedRecord, RemovalReport } from "./types";

/**
 * Takes an addition to a workbook back. Cells on sheets that stay go first, while the names that lead to
 * them exist; then its own sheets and names; last the identity of what remains. Whatever was typed into the
 * new rows since stays with them, and what was deleted meanwhile is passed over.
 */
export async function undoExtension(created: CreatedRecord, traces: ExtensionTraces): Promise<RemovalReport> {
  const kept = await run("cells", async (context) => {
    const found = queueTraces(context, traces);
    await context.sync();
    const rows = queueRowReads(found);
    await context.sync();
    const formulas = await asWritten(context, found);
    clearTraces(found, formulas);
    const stayed = shrink(rows);
    await context.sync();
    const changed = found.replaced.filter((one) => !one.column.isNullObject && !formulas.includes(one));
    return { rows: stayed, formulas: changed.map(({ trace }) => trace) };
  });
  const undone: ExtensionTraces = {
    ...traces,
    replaced: (traces.replaced ?? []).filter((trace) => !kept.formulas.includes(trace)),
  };
  const identity = await run("identity", (context) => replaceIdentity(context, created, undone));
  const removed = await removeCreated({ ...created, identityPart: null });
  return {
    ...removed,
    identityRemoved: identity,
    ...(kept.rows.length > 0 ? { keptRows: kept.rows } : {}),
    ...(kept.formulas.length > 0
      ? { keptFormulas: kept.formulas.map(({ table, column }) => `${table}[${column}]`) }
      : {}),
  };
}

function queueTraces(context: Excel.RequestContext, traces: ExtensionTraces) {
  const { names, tables, worksheets } = context.workbook;
  const column = ({ table, column: name }: { readonly table: string; readonly column: string }) => {
    const found = tables.getItemOrNullObject(table).columns.getItemOrNullObject(name);
    found.load("name");
    return found;
  };
  return {
    cells: traces.cells.map((trace) => {
      const range = names.getItemOrNullObject(trace.name).getRangeOrNullObject();
      range.load("rowIndex, columnIndex, rowCount");
      return { trace, range };
    }),
    links: traces.links.map(({ sheet, row, column: at, text }) => {
      const worksheet = worksheets.getItemOrNullObject(sheet);
      const cell = worksheet.getRangeByIndexes(row, at, 1, 2);
      cell.load("values");
      return { text, cell };
    }),
    columns: traces.columns.map(column),
    filled: traces.filled.map(column),
    replaced: (traces.replaced ?? []).map((trace) => {
      const rows = tables.getItemOrNullObject(trace.table).rows;
      rows.load("count");
      return { trace, column: column(trace), rows };
    }),
    rows: traces.rows.map((trace) => {
      const table = tables.getItemOrNullObject(trace.table);
      const range = table.getRange();
      range.load("rowIndex, columnIndex, rowCount, columnCount");
      return { trace, table, range };
    }),
  };
}

type Found = ReturnType<typeof queueTraces>;

/** The new rows as they are now: only where nobody added or took rows since can they be told apart. */
function queueRowReads({ rows }: Found) {
  return rows.map(({ trace, table, range }) => {
    if (table.isNullObject || range.rowCount - 1 !== trace.after)
      return { trace, table, range, fresh: null, typed: null };
    const fresh = table
      .getDataBodyRange()
      .getRow(trace.before)
      .getResizedRange(trace.after - trace.before - 1, 0);
    // What people typed; the cells themselves may be more than Excel answers with at once.
    const typed = fresh.getSpecialCellsOrNullObject(Excel.SpecialCellType.constants);
    typed.load("address");
    return { trace, table, range, fresh, typed };
  });
}

/** The replaced formulas of which nobody has changed a row since: only they are put back. */
async function asWritten(context: Excel.RequestContext, { replaced }: Found): Promise<Found["replaced"]> {
  const same: Found["replaced"] = [];
  for (const one of replaced) {
    const { trace, column, rows } = one;
    if (column.isNullObject) continue;
    const now = await commonFormula(context, column.getDataBodyRange(), rows.count);
    if (now !== null && isSameFormula(now, trace.written, trace.table)) same.push(one);
  }
  return same;
}

function clearTraces({ cells, links, columns, filled }: Found, replaced: Found["replaced"]): void {
  // Formulas before columns: those that come back do not read the columns that go.
  for (const { trace, column } of replaced) {
    fillRange(column.getDataBodyRange().untrack(), { formulas: trace.formula });
  }
  for (const { trace, range } of cells) {
    if (range.isNullObject) continue;
    const rows = trace.rows === 0 ? range.rowCount + trace.up : trace.rows;
    range.worksheet
      .getRangeByIndexes(range.rowIndex - trace.up, range.columnIndex - trace.left, rows, trace.columns)
      .clear();
  }
  for (const { text, cell } of links) {
    if (!cell.isNullObject && cell.values[0]?.[0] === text) cell.clear();
  }
  for (const column of filled) {
    if (!column.isNullObject) column.getDataBodyRange().clear("Contents");
  }
  for (const column of columns) {
    if (!column.isNullObject) column.delete();
  }
}

function shrink(rows: ReturnType<typeof queueRowReads>): string[] {
  return rows.flatMap(({ trace, table, range, fresh, typed }) => {
    if (table.isNullObject) return [];
    if (!fresh || !typed.isNullObject) return [trace.table];
    const { rowIndex, columnIndex, columnCount } = range;
    table.resize(range.worksheet.getRangeByIndexes(rowIndex, columnIndex, trace.before + 1, columnCount));
    fresh.clear();
    return [];
  });
}

/** Stores the identity of what was there before in place of the whole's. */
async function replaceIdentity(
  context: Excel.RequestContext,
  created: CreatedRecord,
  traces: ExtensionTraces,
): Promise<boolean> {
  const parts = context.workbook.customXmlParts.getByNamespace(IDENTITY_NAMESPACE);
  parts.load("items/id");
  await context.sync();
  const texts = parts.items.map((part) => ({ part, id: part.id, xml: part.getXml() }));
  await context.sync();
  const known = texts.flatMap(({ part, id, xml }) => {
    const identity = parseIdentity(xml.value);
    return identity ? [{ part, id, identity }] : [];
  });
  const whole = known.find(({ id }) => id === created.identityPart);
  if (!whole) return false;
  const previous = withoutExtension(whole.identity, created, traces);
  const tables = new Set(previous.tables.map(({ table }) => table));
  // An addition that broke off between storing its identity and dropping the old one has left both.
  const isStored = known.some(
    (other) => other !== whole && other.identity.tables.some(({ table }) => tables.has(table)),
  );
  if (!isStored) {
    const xml = identityXml(previous).replace(/^<\?xml[^>]*\?>/, "");
    context.workbook.customXmlParts.add(xml);
  }
  whole.part.delete();
  await context.sync();
  return true;
}

/** The identity as it was before an extension. */
function withoutExtension(whole: Identity, created: CreatedRecord, traces: ExtensionTraces): Identity {
  const added = new Set(created.tables.map(({ planId }) => planId));
  const tables = whole.tables
    .filter(({ id }) => !added.has(id))
    .map((table) => ({
      ...table,
      columns: Object.fromEntries(
        Object.entries(table.columns).filter(
          ([, name]) =>
            !traces.columns.some((column) => column.table === table.table && column.column === name),
        ),
      ),
      formulas: formulasBefore(table, traces),
    }));
  return { ...whole, choices: { ...whole.choices, tables: tables.map(({ id }) => id).join(",") }, tables };
}

/** What the identity knew of a table's formulas before an extension wrote some. */
function formulasBefore({ table, columns, formulas }: IdentityTable, traces: ExtensionTraces) {
  const isOf = (id: string) => (trace: { readonly table: string; readonly column: string }) =>
    trace.table === table && trace.column === columns[id];
  return Object.fromEntries(
    Object.entries(formulas).flatMap(([id, version]): [string, string][] => {
      if ([...traces.columns, ...traces.filled].some(isOf(id))) return [];
      return [[id, traces.replaced?.find(isOf(id))?.version ?? version]];
    }),
  );
}
