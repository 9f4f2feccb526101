import { movedRows } from "../../i18n/duplicate-messages";
import type { DuplicateGroup } from "../../intake/duplicates";
import type { LoggedMerge, MergeOutcome, UndoOutcome } from "../../plan/merge";
import type { CellValue, Identity } from "../../plan/plan";
import { filledRows, keyOf } from "../../plan/table-rows";
import type { Duplicates } from "../product";
import type { Services } from "../services";
import { addTable, newestIdentity } from "./period";

/** Finding and merging duplicates as use cases. */

export interface DuplicateCustomer {
  readonly id: string;
  readonly name: string;
  readonly value: (column: string) => CellValue;
  /** Rows that name the customer, by table. */
  readonly records: ReadonlyMap<string, number>;
}

export interface DuplicateSource {
  readonly identity: Identity;
  /** The pure steps, loaded with the first look. */
  readonly pure: Duplicates;
  readonly groups: readonly DuplicateGroup[];
  readonly customers: ReadonlyMap<string, DuplicateCustomer>;
  readonly count: number;
  /** Columns that are compared. */
  readonly columns: readonly string[];
  readonly hasLog: boolean;
  readonly logged: readonly LoggedMerge[];
}

/** Groups of customers that look alike, with what a merge would move; null when there is no customer table. */
export async function readDuplicates(services: Services): Promise<DuplicateSource | null> {
  const { excel, product } = services;
  const identity = await newestIdentity(services);
  if (!excel || !identity) return null;
  const pure = await product.duplicates();
  const fields = pure.mergedColumns().map(({ id }) => id);
  const { links, typed } = linksOf(services, identity, pure.CUSTOMER_LINKS);
  const [customers, contacts, log, ...children] = await excel.gateway.readRows(identity, [
    { table: "customer", columns: [...new Set(["customerId", "createdOn", ...fields])] },
    { table: "contact", columns: pure.COMPARED.contact },
    {
      table: pure.MERGE_LOG.table,
      columns: ["mergeNo", "mergedOn", "keptId", "removedId", "removedName", "undoneOn"],
    },
    ...links.map(({ table, column }) => ({ table, columns: [column] })),
  ]);
  if (!customers) return null;
  const candidates = pure.candidatesOf(customers, contacts ?? null);
  const groups = pure.findDuplicates(candidates);
  const wanted = new Set(groups.flatMap(({ members }) => members.map(keyOf)));
  const records = new Map<string, Map<string, number>>();
  links.forEach(({ table }, index) => {
    if (!typed.has(table)) return;
    for (const [value = null] of children[index]?.rows ?? []) {
      const key = keyOf(value);
      if (!wanted.has(key)) continue;
      const counts = records.get(key) ?? new Map<string, number>();
      records.set(key, counts.set(table, (counts.get(table) ?? 0) + 1));
    }
  });
  const found = new Map<string, DuplicateCustomer>();
  for (const value of filledRows(customers, "customerId")) {
    const key = keyOf(value("customerId"));
    if (!wanted.has(key) || found.has(key)) continue;
    found.set(key, {
      id: String(value("customerId")).trim(),
      name: String(value("shortName") ?? ""),
      value,
      records: records.get(key) ?? new Map(),
    });
  }
  return {
    identity,
    pure,
    groups,
    customers: new Map([...found.values()].map((customer) => [customer.id, customer])),
    count: candidates.length,
    columns: fields.filter((column) => customers.columns.includes(column)),
    hasLog: log !== null && log !== undefined,
    logged: log ? pure.undoableMerges(log) : [],
  };
}

/** Tables of this workbook that name customers, and those of them where people type the customer. */
function linksOf(
  { product }: Services,
  { tables }: Identity,
  links: readonly { readonly table: string; readonly column: string }[],
) {
  const present = tables.map(({ id }) => id);
  const alone = new Map(product.typedWhenAlone(present).map(({ table, columns }) => [table, columns]));
  const here = links.filter(({ table }) => present.includes(table));
  const isTyped = ({ table, column }: { readonly table: string; readonly column: string }): boolean =>
    alone.get(table)?.includes(column) === true ||
    product.catalog.tables
      .find(({ id }) => id === table)
      ?.columns.some(({ id, computed }) => id === column && computed === undefined) === true;
  return { links: here, typed: new Set(here.filter(isTyped).map(({ table }) => table)) };
}

export interface MergeWish {
  readonly kept: string;
  readonly removed: string;
  readonly choices: Readonly<Record<string, "kept" | "removed" | "both">>;
  readonly reason: string;
  readonly today: number;
}

/** Merges one customer into another, into a new log where there is none; gives the sheet of the log. */
export async function mergeCustomers(
  services: Services,
  source: DuplicateSource,
  { kept, removed, choices, reason, today }: MergeWish,
): Promise<MergeOutcome & { readonly sheet: string }> {
  const { excel, product } = services;
  if (!excel) throw new Error("There is no Excel to write to");
  const { gateway } = excel;
  const pure = await product.duplicates();
  let { identity } = source;
  if (!source.hasLog) {
    await addTable(services, pure.MERGE_LOG.table, today);
    identity = (await newestIdentity(services)) ?? identity;
  }
  const { language } = identity;
  const name = (table: string) =>
    product.catalog.tables.find(({ id }) => id === table)?.name ?? { "zh-CN": table, "en-US": table };
  const columns = product.catalog.tables.find(({ id }) => id === "customer")?.columns ?? [];
  const outcome = await gateway.editRows(identity, pure.mergeReads(kept, removed), (tables) =>
    pure.mergeEdits(tables, {
      keptId: kept,
      removedId: removed,
      choices,
      reason,
      today,
      by: "",
      say: {
        column: (id) => columns.find((column) => column.id === id)?.name[language] ?? id.replace(/^#/, ""),
        moved: (table, count) => movedRows(name(table), count)[language],
        separator: language === "zh-CN" ? "、" : ", ",
      },
    }),
  );
  const located = gateway.locate(identity, await gateway.readWorkbookState());
  return { ...outcome, sheet: located.find(({ id }) => id === pure.MERGE_LOG.table)?.sheet ?? "" };
}

/** Takes a merge of the log back. */
export async function undoMerge(
  services: Services,
  merge: { readonly mergeNo: string; readonly keptId: string },
  today: number,
): Promise<UndoOutcome> {
  const { excel, product } = services;
  const identity = await newestIdentity(services);
  if (!excel || !identity) throw new Error("There is no Excel to write to");
  const { undoReads, undoEdits } = await product.duplicates();
  return await excel.gateway.editRows(identity, undoReads(merge.keptId), (tables) =>
    undoEdits(tables, merge.mergeNo, today),
  );
}
