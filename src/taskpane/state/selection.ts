import type { TableSpec } from "../product";

/** What the gallery works out about tables; which come along with which is the plan's to say (`included`). */

type Included = (chosen: readonly string[]) => readonly string[];

/** Chosen tables that cannot do without this one; while there are any, it stays. */
export function neededBy(chosen: readonly string[], id: string, included: Included): readonly string[] {
  return chosen.filter((other) => other !== id && included([other]).includes(id));
}

/** Tables that come along whatever is chosen. */
export function alwaysIncluded(tables: readonly TableSpec[], included: Included): readonly string[] {
  const sets = tables.map(({ id }) => included([id]));
  return tables.map(({ id }) => id).filter((id) => sets.every((set) => set.includes(id)));
}

/** Ticks or unticks tables; what others need stays in all the same. */
export function toggled(chosen: readonly string[], ids: readonly string[], on: boolean): readonly string[] {
  const rest = chosen.filter((id) => !ids.includes(id));
  return on ? [...rest, ...ids] : rest;
}

/** Tables whose name, purpose or column names hold every word of the query, in either language. */
export function searchTables(tables: readonly TableSpec[], query: string): readonly TableSpec[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return tables;
  return tables.filter((table) => {
    const texts = [table.name, table.purpose, ...table.columns.map(({ name }) => name)];
    const all = [table.number ?? "", ...texts.flatMap((text) => Object.values(text))]
      .join("\n")
      .toLowerCase();
    return words.every((word) => all.includes(word));
  });
}
