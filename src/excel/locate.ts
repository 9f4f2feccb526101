import type { Identity, IdentityTable } from "../plan/plan";
import { sameName } from "./record";
import type { ColumnState, TableState, WorkbookState } from "./types";

/**
 * Finds the tables and columns of an identity after people renamed headers, tables and sheets.
 *
 * The identity lists a table's columns in order, and both writers make columns in that order, so that the
 * nth is column id n to Excel: an id that survives renaming, moving and inserting. It is checked against
 * the headers that did not change, because LibreOffice numbers columns anew when it saves; where the ids
 * disagree, the place between recognised neighbours decides. A hidden defined name per column would
 * survive as well, but means some six hundred names in the person's workbook, and every list of names
 * there (also in WPS, which shows hidden ones) would be full of them.
 */

export interface LocatedColumn {
  readonly id: string;
  /** Its header now. */
  readonly name: string;
  /** Excel's column id. */
  readonly columnId: number;
  /** Position in the table, from 0. */
  readonly index: number;
  /** How it was recognised. */
  readonly by: "name" | "id" | "position";
}

export interface LocatedTable {
  readonly id: string;
  /** Name of the table and its sheet now. */
  readonly table: string;
  readonly tableId: string;
  readonly sheet: string;
  /** In the identity's order. */
  readonly columns: readonly LocatedColumn[];
  /** Ids of columns that are gone. */
  readonly missing: readonly string[];
}

/** Where the tables of an identity are now. A table that cannot be recognised is left out. */
export function locate(identity: Identity, state: Pick<WorkbookState, "tables">): readonly LocatedTable[] {
  const matches = new Map<IdentityTable, TableState>();
  const free = new Set(state.tables);
  const claim = (planned: IdentityTable, table: TableState | undefined): void => {
    if (!table) return;
    matches.set(planned, table);
    free.delete(table);
  };
  for (const planned of identity.tables) {
    claim(
      planned,
      state.tables.find(({ name }) => sameName(name, planned.table)),
    );
  }
  for (const planned of identity.tables) {
    if (!matches.has(planned)) claim(planned, mostAlike(planned, free));
  }
  return identity.tables.flatMap((planned) => {
    const table = matches.get(planned);
    return table ? [locatedTable(planned, table)] : [];
  });
}

/** A renamed table: the one that shares most headers, at least half of them; on the same sheet rather than elsewhere. */
function mostAlike(planned: IdentityTable, tables: Iterable<TableState>): TableState | undefined {
  const names = Object.values(planned.columns);
  let best: TableState | undefined;
  let bestScore = 0.5;
  for (const table of tables) {
    const shared = names.filter((name) => table.columns.some((column) => sameName(column.name, name))).length;
    const score = shared / names.length + (sameName(table.sheet, planned.sheet) ? 0.25 : 0);
    if (shared >= names.length / 2 && score > bestScore - 1e-9 && (!best || score > bestScore)) {
      best = table;
      bestScore = score;
    }
  }
  return best;
}

function locatedTable(planned: IdentityTable, table: TableState): LocatedTable {
  const wanted = Object.entries(planned.columns).map(([id, name], order) => ({ id, name, order }));
  const found = matchColumns(wanted, table.columns);
  return {
    id: planned.id,
    table: table.name,
    tableId: table.id,
    sheet: table.sheet,
    columns: wanted.flatMap(({ id }) => found.get(id) ?? []),
    missing: wanted.filter(({ id }) => !found.has(id)).map(({ id }) => id),
  };
}

interface Wanted {
  readonly id: string;
  /** Header at generation. */
  readonly name: string;
  readonly order: number;
}

function matchColumns(
  wanted: readonly Wanted[],
  columns: readonly ColumnState[],
): Map<string, LocatedColumn> {
  const found = new Map<string, LocatedColumn>();
  const taken = new Set<number>();
  const claim = ({ id }: Wanted, index: number, by: LocatedColumn["by"]): void => {
    const column = columns[index];
    if (!column || taken.has(index)) return;
    taken.add(index);
    found.set(id, { id, name: column.name, columnId: column.id, index, by });
  };
  for (const column of wanted) {
    claim(
      column,
      columns.findIndex(({ name }) => sameName(name, column.name)),
      "name",
    );
  }
  const idsHold = wanted.every(({ id, order }) => (found.get(id)?.columnId ?? order + 1) === order + 1);
  for (const column of wanted) {
    if (idsHold && !found.has(column.id)) {
      claim(
        column,
        columns.findIndex(({ id }) => id === column.order + 1),
        "id",
      );
    }
  }
  for (const gap of gaps(wanted, found)) {
    const before = gap.before?.index ?? -1;
    const after = gap.after?.index ?? columns.length;
    const between = columns
      .map((_, index) => index)
      .filter((index) => index > before && index < after && !taken.has(index));
    // As many unknown columns as missing ones, in the same place: they were renamed.
    if (between.length !== gap.columns.length) continue;
    gap.columns.forEach((column, offset) => {
      claim(column, between[offset] ?? -1, "position");
    });
  }
  return found;
}

/** Runs of columns not yet found, with the found columns on both sides. */
function gaps(wanted: readonly Wanted[], found: ReadonlyMap<string, LocatedColumn>) {
  const result: { columns: Wanted[]; before: LocatedColumn | undefined; after: LocatedColumn | undefined }[] =
    [];
  let before: LocatedColumn | undefined;
  let run: Wanted[] = [];
  for (const column of wanted) {
    const located = found.get(column.id);
    if (!located) {
      run.push(column);
      continue;
    }
    if (run.length > 0) result.push({ columns: run, before, after: located });
    run = [];
    before = located;
  }
  if (run.length > 0) result.push({ columns: run, before, after: undefined });
  return result;
}
