import type { ColumnsOf, ExistingBook, ExtensionReport, Wish } from "../../plan/existing";
import type { ExtensionWords, NamedColumns } from "../../i18n/extension-messages";
import { text, type Text } from "../../i18n/text";
import type { Catalog } from "../product";
import type { Services } from "../services";

/** A workbook made earlier, read for adding to it. */
export interface Growth {
  readonly existing: ExistingBook;
  /** The identity part that an addition replaces. */
  readonly partId: string;
  /** How many sets of tables the workbook holds; this is the newest. */
  readonly sets: number;
  readonly generated: string;
}

/** Reads the newest set of the open workbook; null when it holds none. */
export async function readGrowth({ excel, product }: Services): Promise<Growth | null> {
  if (!excel) return null;
  const { identities } = await excel.gateway.readWorkbookState();
  const dated = identities.map((stored) => ({
    stored,
    day: stored.identity.choices["extended"] ?? stored.identity.generated,
  }));
  const newest = dated.sort((a, b) => a.day.localeCompare(b.day)).at(-1);
  if (!newest) return null;
  const { partId, identity } = newest.stored;
  const request = await product.existingRequest(identity);
  const existing = await excel.gateway.readExisting(request, excel.capabilities);
  return { existing, partId, sets: identities.length, generated: identity.generated };
}

/** Tables the workbook lacks: those it never had, and those that were deleted from it. */
export function missingTables({ existing }: Growth, catalog: Catalog) {
  const present = new Set(existing.tables.map(({ id }) => id));
  const known = new Set(existing.identity.tables.map(({ id }) => id));
  return catalog.tables
    .filter(({ id }) => !present.has(id))
    .map((table) => ({ table, deleted: known.has(table.id) }));
}

/** What the person has ticked and typed; numbers stay as typed. */
export interface GrowthDraft {
  readonly add: readonly string[];
  readonly update: boolean;
  readonly boards: boolean;
  /** The table that gets more rows; "" for none. */
  readonly rowsTable: string;
  readonly rows: string;
}

const MOST_ROWS = 20_000;

/** True while the number of rows cannot be used. */
export function isBadRows({ rowsTable, rows }: GrowthDraft, { existing }: Growth): boolean {
  if (rowsTable === "") return false;
  const now = existing.tables.find(({ id }) => id === rowsTable)?.rows ?? 0;
  return !/^\s*\d+\s*$/.test(rows) || Number(rows) <= now || Number(rows) > MOST_ROWS;
}

export function wishOf(draft: GrowthDraft, growth: Growth, today: number, blankRows: number): Wish {
  const { add, update, boards, rowsTable, rows } = draft;
  const grows = rowsTable !== "" && !isBadRows(draft, growth);
  return {
    add,
    update,
    boards: boards && add.length > 0,
    rows: grows ? { [rowsTable]: Number(rows) } : {},
    blankRows,
    today,
  };
}

/** A report's ids as the names people know; an id that the catalogue lost stays as it is. */
export function reportWords(report: ExtensionReport, catalog: Catalog): ExtensionWords {
  const tableOf = (id: string): Text => catalog.tables.find((table) => table.id === id)?.name ?? text(id, id);
  const boardOf = (id: string): Text => catalog.boards.find((board) => board.id === id)?.name ?? text(id, id);
  const columnsOf = (entry: ColumnsOf): NamedColumns => ({
    table: tableOf(entry.table),
    columns: entry.columns.map(
      (id) =>
        catalog.tables.find((table) => table.id === entry.table)?.columns.find((column) => column.id === id)
          ?.name ?? text(id, id),
    ),
  });
  const settings = new Map(catalog.parameters.map(({ id, name }) => [id, name]));
  return {
    tables: report.tables.map(tableOf),
    restored: report.restored.map(tableOf),
    boards: report.boards.map(boardOf),
    columns: report.columns.map(columnsOf),
    filled: report.filled.map(columnsOf),
    kept: report.kept.map(columnsOf),
    mended: report.mended.map(columnsOf),
    renewed: report.renewed.map(columnsOf),
    own: report.own.map(columnsOf),
    lost: report.lost.map((entry) => ({ ...columnsOf(entry), gone: entry.gone.map(tableOf) })),
    parameters: report.parameters.map((id) => settings.get(id) ?? text(id, id)),
    entries: report.entries.length,
    rows: report.rows.map(({ table, before, after }) => ({ table: tableOf(table), before, after })),
  };
}
