import type { Archive, ArchivedTable } from "../../plan/archive";
import type { InputRow } from "../../plan/choices";
import type { CustomerFolders } from "../../plan/folders";
import type { MonthEnd } from "../../plan/month-end";
import type { Identity } from "../../plan/plan";
import type { TableRows } from "../../plan/table-rows";
import { readGrowth } from "../grow/growth";
import { DEFAULT_BLANK_ROWS } from "../state/draft";
import type { Services } from "../services";

/** Month-end and year-end as use cases: what is read, what is written, in which order. */

export const SNAPSHOT = { table: "monthSnapshot", key: "snapshotNo" } as const;

/** The newest set of the open workbook; null when it holds none. */
export async function newestIdentity({ excel }: Services): Promise<Identity | null> {
  if (!excel) return null;
  const { identities } = await excel.gateway.readWorkbookState();
  const day = (identity: Identity): string => identity.choices["extended"] ?? identity.generated;
  const sorted = identities.map(({ identity }) => identity).sort((a, b) => day(a).localeCompare(day(b)));
  return sorted.at(-1) ?? null;
}

export interface SnapshotSource {
  readonly identity: Identity;
  readonly customers: TableRows;
  /** Null when the workbook has no snapshot table yet. */
  readonly snapshots: TableRows | null;
}

/** What a month-end reads; null when there is no customer table. */
export async function readSnapshotSource(services: Services): Promise<SnapshotSource | null> {
  const { excel, product } = services;
  const identity = await newestIdentity(services);
  if (!excel || !identity) return null;
  const { KEPT_COLUMNS } = await product.period();
  const [customers, snapshots] = await excel.gateway.readRows(identity, [
    { table: "customer", columns: ["customerId", ...KEPT_COLUMNS] },
    { table: SNAPSHOT.table, columns: [SNAPSHOT.key, "monthEnd", "customerId"] },
  ]);
  return customers ? { identity, customers, snapshots: snapshots ?? null } : null;
}

/** Writes month-end rows, into a new table where there is none; gives the sheet they stand on. */
export async function writeSnapshot(
  services: Services,
  source: SnapshotSource,
  { rows }: MonthEnd,
  today: number,
): Promise<string> {
  const { excel } = services;
  if (!excel) throw new Error("There is no Excel to write to");
  const { gateway } = excel;
  let { identity } = source;
  if (!source.snapshots) {
    await addTable(services, SNAPSHOT.table, today);
    identity = (await newestIdentity(services)) ?? identity;
  }
  await gateway.appendRows(identity, SNAPSHOT.table, SNAPSHOT.key, rows);
  const state = await gateway.readWorkbookState();
  return gateway.locate(identity, state).find(({ id }) => id === SNAPSHOT.table)?.sheet ?? "";
}

/** Adds one table of the catalogue to the open workbook. */
export async function addTable(services: Services, table: string, today: number): Promise<void> {
  const { excel, product, newId, now } = services;
  const growth = await readGrowth(services);
  if (!excel || !growth) throw new Error("There is no workbook to add to");
  const changes = await product.extension(growth.existing, {
    add: [table],
    update: false,
    boards: false,
    rows: {},
    blankRows: DEFAULT_BLANK_ROWS,
    today,
  });
  await excel.gateway.extendWorkbook(changes, growth.partId, {
    capabilities: excel.capabilities,
    id: newId(),
    now: now().toISOString(),
  });
}

/** Clears rows that a month-end wrote. */
export async function undoSnapshot(services: Services, keys: readonly string[]): Promise<number> {
  const identity = await newestIdentity(services);
  if (!services.excel || !identity) return 0;
  return await services.excel.gateway.blankRows(identity, SNAPSHOT.table, SNAPSHOT.key, keys);
}

/** Everything an archive may take from. */
export async function readArchiveSource(
  services: Services,
): Promise<{ identity: Identity; tables: TableRows[] } | null> {
  const { excel, product } = services;
  const identity = await newestIdentity(services);
  if (!excel || !identity) return null;
  const { archiveTables } = await product.period();
  const wanted = archiveTables().map(({ id, columns }) => ({
    table: id,
    columns: columns.map((column) => column.id),
  }));
  const tables = await excel.gateway.readRows(identity, wanted);
  return { identity, tables: tables.filter((table) => table !== null) };
}

/** The customers' folders that the workbook lists; null when it has no list of them. */
export async function readFolders(services: Services): Promise<CustomerFolders | null> {
  const { excel, product } = services;
  const identity = await newestIdentity(services);
  if (!excel || !identity) return null;
  const { FOLDER_TABLE, customerFolders } = await product.period();
  const [table] = await excel.gateway.readRows(identity, [FOLDER_TABLE]);
  return table ? customerFolders(table, identity.language) : null;
}

/** How far the work on several tables is. */
export type OnTable = (table: string, done: number, all: number) => void;

/**
 * Takes archived rows out, the orders last: until then what belongs to them can be found. Each finished table is
 * told at once, so that a failure half-way can be put back.
 */
export async function removeArchived(
  { excel, product }: Services,
  identity: Identity,
  { tables }: Archive,
  onTable: OnTable,
  onDone: (table: ArchivedTable, found: number) => void,
): Promise<void> {
  if (!excel) return;
  const order = [...tables].reverse();
  for (const [index, table] of order.entries()) {
    onTable(table.id, index + 1, order.length);
    const key = product.catalog.tables.find(({ id }) => id === table.id)?.key ?? "";
    onDone(table, await excel.gateway.deleteRows(identity, table.id, key, table.keys));
  }
}

/** Puts rows back that were taken out; formulas compute their columns by themselves. */
export async function putBack(
  { excel, product }: Services,
  identity: Identity,
  tables: readonly ArchivedTable[],
  onTable: OnTable,
): Promise<number> {
  if (!excel) return 0;
  let count = 0;
  for (const [index, table] of tables.entries()) {
    onTable(table.id, index + 1, tables.length);
    const key = product.catalog.tables.find(({ id }) => id === table.id)?.key ?? "";
    const rows = table.rows.map((row): InputRow =>
      Object.fromEntries(table.columns.map((column, at) => [column, row[at] ?? null])),
    );
    await excel.gateway.appendRows(identity, table.id, key, rows);
    count += rows.length;
  }
  return count;
}
