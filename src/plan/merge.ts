import { CATALOG } from "../catalog/catalog";
import type { ColumnSpec } from "../catalog/spec";
import { serialToIso } from "../formula/serial";
import type { InputRow } from "./choices";
import type { CellValue } from "./plan";
import type { CellEdit, Content, OpenRows, RowEdit, RowsWanted, WholeRow } from "./row-edits";
import { isBlankCell, keyOf } from "./table-rows";

/** 合并客户 (rules 2.14): one customer goes into another, and the way back. Pure: what changes, cell by cell. */

const CUSTOMERS = { table: "customer", key: "customerId" } as const;
export const MERGE_LOG = { table: "mergeLog", key: "mergeNo" } as const;

/** Where a table names a customer. */
export interface CustomerLink {
  readonly table: string;
  readonly key: string;
  readonly column: string;
}

/** Every column of an entry table that refers to 13-1, from the catalogue. */
export const CUSTOMER_LINKS: readonly CustomerLink[] = CATALOG.tables
  .filter(({ kind }) => kind === "entry")
  .flatMap(({ id, key, columns }) =>
    columns
      .filter(({ refers }) => refers === CUSTOMERS.table)
      .map((column): CustomerLink => ({ table: id, key, column: column.id })),
  );

const COLUMNS: ReadonlyMap<string, ColumnSpec> = new Map(
  CATALOG.tables.find(({ id }) => id === CUSTOMERS.table)?.columns.map((column) => [column.id, column]),
);

/** What to take where both customers have something. Both: one after the other. */
export type FieldChoice = "kept" | "removed" | "both";

export interface MergeRequest {
  readonly keptId: string;
  readonly removedId: string;
  /** By column id; what is not named stays as the kept customer has it. */
  readonly choices: Readonly<Record<string, FieldChoice>>;
  /** Why they are taken for one, for the log. */
  readonly reason: string;
  /** Serial date. */
  readonly today: number;
  readonly by: string;
  /** Words of the log. */
  readonly say: {
    readonly column: (id: string) => string;
    readonly moved: (table: string, count: number) => string;
    readonly separator: string;
  };
}

export interface MergeOutcome {
  readonly mergeNo: string;
  readonly keptId: string;
  readonly removedId: string;
  /** Columns of the kept customer that were changed. */
  readonly fields: readonly string[];
  readonly moved: readonly { readonly table: string; readonly count: number }[];
}

export interface UndoOutcome {
  readonly removedId: string;
  /** Rows that name the customer again. */
  readonly moved: number;
  /** Rows that are gone or were changed since. */
  readonly missing: number;
  /** Columns that were changed since and stay as they are. */
  readonly left: readonly string[];
}

/** Why a merge or its undoing cannot be done; nothing was changed. */
export class MergeRefused extends Error {
  constructor(
    readonly reason: "gone" | "twice" | "noLog" | "notLogged" | "undone" | "idTaken" | "keptGone" | "damaged",
    /** The ID or number it is about. */
    readonly subject: string,
  ) {
    super(`Merging was refused: ${reason} ${subject}`);
    this.name = "MergeRefused";
  }
}

/** What a merge has to see of the workbook at the moment of writing. */
export function mergeReads(keptId: string, removedId: string): RowsWanted[] {
  return [
    { ...CUSTOMERS, columns: [CUSTOMERS.key], whole: [keptId, removedId] },
    { ...MERGE_LOG, columns: [MERGE_LOG.key], whole: [] },
    ...linkReads(),
  ];
}

function linkReads(): RowsWanted[] {
  return CUSTOMER_LINKS.map(({ table, key, column }) => ({ table, key, columns: [key, column], whole: [] }));
}

/** What undoing has to see. */
export function undoReads(keptId: string): RowsWanted[] {
  return [
    { ...CUSTOMERS, columns: [CUSTOMERS.key], whole: [keptId] },
    { ...MERGE_LOG, columns: LOG_COLUMNS, whole: [] },
    ...linkReads(),
  ];
}

const LOG_COLUMNS = [
  "mergeNo",
  "mergedOn",
  "keptId",
  "removedId",
  "removedName",
  "removedRow",
  "undoData",
  "undoneOn",
];

/** A field of two customers. */
export interface FieldPair {
  readonly column: string;
  readonly kept: CellValue;
  readonly removed: CellValue;
}

export interface Comparison {
  /** Only the removed customer has it: it is taken. */
  readonly filled: readonly FieldPair[];
  /** Both have something else. */
  readonly conflicts: readonly FieldPair[];
  /** Both have the same. */
  readonly equal: number;
}

/** Columns that a merge sets by itself. */
const OWN_RULE: ReadonlySet<string> = new Set(["customerId", "formerIds", "createdOn", "updatedOn"]);

/** Typed columns of 13-1 that people decide about; computed ones follow by themselves. */
export function mergedColumns(): readonly ColumnSpec[] {
  return [...COLUMNS.values()].filter(({ id, computed }) => !computed && !OWN_RULE.has(id));
}

/** What two customers have, field by field. */
export function compareCustomers(
  kept: (column: string) => CellValue,
  removed: (column: string) => CellValue,
  columns: readonly string[],
): Comparison {
  const pairs = columns.map((column): FieldPair => ({
    column,
    kept: kept(column),
    removed: removed(column),
  }));
  const filled = pairs.filter((pair) => isBlankCell(pair.kept) && !isBlankCell(pair.removed));
  const both = pairs.filter((pair) => !isBlankCell(pair.kept) && !isBlankCell(pair.removed));
  const conflicts = both.filter((pair) => !isSame(pair.kept, pair.removed));
  return { filled, conflicts, equal: both.length - conflicts.length };
}

function isSame(a: CellValue, b: CellValue): boolean {
  return typeof a === "string" && typeof b === "string" ? a.trim() === b.trim() : a === b;
}

/** True where two values can stand in one cell, one after the other. */
export function canTakeBoth(column: string): boolean {
  const type = COLUMNS.get(column)?.type;
  return type === "text" || type === "longText";
}

/** Which of these customers was made first; of those made the same day the one that stands first. */
export function earliest(
  customers: readonly { readonly id: string; readonly createdOn: CellValue }[],
): string {
  const day = ({ createdOn }: { readonly createdOn: CellValue }): number =>
    typeof createdOn === "number" ? createdOn : Infinity;
  return customers.toSorted((a, b) => day(a) - day(b))[0]?.id ?? "";
}

type Saved = Readonly<Record<string, Content>>;

/** A row that named the removed customer: its key, which of the rows with that key and customer, and how it was written. */
type MovedRow = readonly [key: string, nth: number, written?: CellValue];

interface UndoData {
  /** Changed cells of the kept customer: column, before, after. */
  readonly fields: readonly (readonly [string, Content, Content])[];
  readonly moved: readonly (readonly [table: string, column: string, rows: readonly MovedRow[]])[];
  /** Keys of the rows round the removed one. */
  readonly above: string | null;
  readonly below: string | null;
}

function tableOf(tables: readonly OpenRows[], id: string): OpenRows | undefined {
  return tables.find((table) => table.id === id);
}

function valuesOf(table: OpenRows, column: string): CellValue[] {
  const at = table.columns.indexOf(column);
  return at < 0 ? [] : table.rows.map((row) => row[at] ?? null);
}

/** The one row with a key. */
function rowWith(table: OpenRows, key: string, otherwise: "gone" | "notLogged" = "gone"): number {
  const keys = valuesOf(table, table.key).map(keyOf);
  const first = keys.indexOf(keyOf(key));
  if (first < 0) throw new MergeRefused(otherwise, key);
  if (keys.indexOf(keyOf(key), first + 1) >= 0) throw new MergeRefused("twice", key);
  return first;
}

function wholeRow(table: OpenRows, row: number, id: string): WholeRow {
  const found = table.whole.find((each) => each.row === row);
  if (!found) throw new MergeRefused("gone", id);
  return found;
}

function valueOf(content: Content | undefined): CellValue {
  return content === undefined || (typeof content === "object" && content !== null) ? null : content;
}

const isFormula = (content: Content | undefined): content is { readonly f: string } =>
  typeof content === "object" && content !== null;

/** The edits that merge one customer into another, and what they come to. Throws `MergeRefused`. */
export function mergeEdits(
  tables: readonly OpenRows[],
  request: MergeRequest,
): { readonly edits: readonly RowEdit[]; readonly outcome: MergeOutcome } {
  const customers = tableOf(tables, CUSTOMERS.table);
  const log = tableOf(tables, MERGE_LOG.table);
  if (!customers) throw new MergeRefused("gone", request.keptId);
  if (!log) throw new MergeRefused("noLog", MERGE_LOG.table);
  const [keptRow, removedRow] = [rowWith(customers, request.keptId), rowWith(customers, request.removedId)];
  const kept = wholeRow(customers, keptRow, request.keptId);
  const removed = wholeRow(customers, removedRow, request.removedId);
  const keptId = String(kept.values[CUSTOMERS.key] ?? "").trim();
  const removedId = String(removed.values[CUSTOMERS.key] ?? "").trim();

  const fields = changedFields(kept, removed, removedId, request);
  const { moved, edits: movedEdits } = moveRows(tables, keptId, removedId);
  const keys = valuesOf(customers, CUSTOMERS.key);
  const keyAt = (row: number): string | null => {
    const key = keys[row] ?? null;
    return isBlankCell(key) ? null : String(key);
  };
  const undo: UndoData = { fields, moved, above: keyAt(removedRow - 1), below: keyAt(removedRow + 1) };
  const mergeNo = nextNumber(log, request.today);
  const counts = moved.map(([table, , rows]) => ({ table, count: rows.length }));
  const taken = fields.map(([column]) => column);
  const { say } = request;
  const logRows = logRecord(
    {
      mergeNo,
      mergedOn: request.today,
      keptId,
      removedId,
      removedName: removed.values["shortName"] ?? null,
      reason: request.reason,
      fieldsTaken: taken.map(say.column).join(say.separator),
      moved: counts.map(({ table, count }) => say.moved(table, count)).join(say.separator),
      mergedBy: request.by,
    },
    JSON.stringify(savedRow(removed, kept)),
    JSON.stringify(undo),
  );
  const cells = fields.map(([column, , content]): CellEdit => ({
    kind: "set",
    table: CUSTOMERS.table,
    row: keptRow,
    column,
    content,
  }));
  return {
    edits: [
      ...movedEdits,
      ...cells,
      { kind: "delete", table: CUSTOMERS.table, row: removedRow },
      { kind: "append", table: MERGE_LOG.table, key: MERGE_LOG.key, rows: logRows },
    ],
    outcome: { mergeNo, keptId, removedId, fields: taken, moved: counts },
  };
}

/** A row as it can be put back: what is typed, also in columns of the person's own. A formula that both rows have is the column's. */
function savedRow(removed: WholeRow, other: WholeRow): Saved {
  const saved: Record<string, Content> = {};
  for (const [column, content] of Object.entries(removed.contents)) {
    const same = other.contents[column];
    if (isFormula(content) && isFormula(same) && content.f === same.f) continue;
    if (content !== null && content !== "") saved[column] = content;
  }
  return saved;
}

/** Cells of the kept customer that change: column, before, after. */
function changedFields(
  kept: WholeRow,
  removed: WholeRow,
  removedId: string,
  { choices, today }: MergeRequest,
): [string, Content, Content][] {
  const isComputed = (column: string): boolean =>
    isFormula(kept.contents[column]) && isFormula(removed.contents[column]);
  const value = (row: WholeRow, column: string): CellValue => row.values[column] ?? null;
  const here = (column: string): boolean => column in kept.contents && !isComputed(column);
  const changed: [string, Content, Content][] = [];
  const set = (column: string, after: CellValue): void => {
    const before = kept.contents[column] ?? null;
    if (valueOf(before) !== after || isFormula(before)) changed.push([column, before, after]);
  };
  // Columns of the person's own are filled too where they are blank, but nobody is asked about them.
  const columns = Object.keys(kept.contents).filter((column) => !OWN_RULE.has(column) && here(column));
  for (const column of columns) {
    const [mine, theirs] = [value(kept, column), value(removed, column)];
    if (isBlankCell(theirs)) continue;
    if (isBlankCell(mine)) set(column, theirs);
    else if (!isSame(mine, theirs) && choices[column] === "removed") set(column, theirs);
    else if (!isSame(mine, theirs) && choices[column] === "both")
      set(column, `${String(mine)}; ${String(theirs)}`);
  }
  if (here("formerIds")) {
    const ids = [value(kept, "formerIds"), removedId, value(removed, "formerIds")];
    set(
      "formerIds",
      ids
        .filter((each) => !isBlankCell(each))
        .map(String)
        .join(", "),
    );
  }
  const made = [value(kept, "createdOn"), value(removed, "createdOn")].filter(
    (day) => typeof day === "number",
  );
  if (here("createdOn") && made.length > 0) set("createdOn", Math.min(...made));
  if (here("updatedOn")) set("updatedOn", today);
  return changed;
}

/** Every row that names the removed customer names the kept one. */
function moveRows(
  tables: readonly OpenRows[],
  keptId: string,
  removedId: string,
): { moved: [string, string, MovedRow[]][]; edits: CellEdit[] } {
  const moved: [string, string, MovedRow[]][] = [];
  const edits: CellEdit[] = [];
  const [keptKey, removedKey] = [keyOf(keptId), keyOf(removedId)];
  for (const { table: id, column } of CUSTOMER_LINKS) {
    const table = tableOf(tables, id);
    if (!table?.typed.includes(column)) continue;
    const keys = valuesOf(table, table.key);
    const places = new Map<string, number>();
    const rows: MovedRow[] = [];
    valuesOf(table, column).forEach((value, row) => {
      const named = keyOf(value);
      if (named !== keptKey && named !== removedKey) return;
      const key = keyOf(keys[row] ?? null);
      const nth = places.get(key) ?? 0;
      places.set(key, nth + 1);
      if (named !== removedKey) return;
      rows.push(value === removedId ? [key, nth] : [key, nth, value]);
      edits.push({ kind: "set", table: id, row, column, content: keptId });
    });
    if (rows.length > 0) moved.push([id, column, rows]);
  }
  return { moved, edits };
}

/** Excel holds 32,767 characters a cell. */
const CELL_TEXT = 30_000;

function nextNumber(log: OpenRows, today: number): string {
  const day = `MG${serialToIso(today).replaceAll("-", "")}`;
  const taken = new Set(valuesOf(log, MERGE_LOG.key).map(keyOf));
  for (let n = 1; ; n += 1) {
    const number = `${day}-${String(n).padStart(2, "0")}`;
    if (!taken.has(number.toLowerCase())) return number;
  }
}

/** A merge as rows of the log: what does not fit into one cell goes on in further rows. */
function logRecord(first: InputRow, removedRow: string, undoData: string): InputRow[] {
  const pieces = (content: string): string[] => content.match(new RegExp(`[^]{1,${CELL_TEXT}}`, "g")) ?? [];
  const [rows, data] = [pieces(removedRow), pieces(undoData)];
  const count = Math.max(rows.length, data.length);
  return Array.from({ length: count }, (_, n): InputRow => ({
    ...(n === 0
      ? first
      : {
          mergeNo: `${String(first["mergeNo"])}-${n + 1}`,
          mergedOn: first["mergedOn"] ?? null,
          keptId: first["keptId"] ?? null,
          removedId: first["removedId"] ?? null,
        }),
    removedRow: rows[n] ?? null,
    undoData: data[n] ?? null,
  }));
}

/** A merge that stands in the log and can be undone. */
export interface LoggedMerge {
  readonly mergeNo: string;
  readonly mergedOn: CellValue;
  readonly keptId: string;
  readonly removedId: string;
  readonly removedName: string;
}

/** Merges of the log that were not undone, the latest first. */
export function undoableMerges(log: Pick<OpenRows, "columns" | "rows">): LoggedMerge[] {
  const at = (row: readonly CellValue[], column: string): CellValue =>
    row[log.columns.indexOf(column)] ?? null;
  return log.rows
    .filter(
      (row) => /^MG\d+-\d+$/i.test(String(at(row, "mergeNo") ?? "")) && isBlankCell(at(row, "undoneOn")),
    )
    .map((row) => ({
      mergeNo: String(at(row, "mergeNo")),
      mergedOn: at(row, "mergedOn"),
      keptId: String(at(row, "keptId") ?? ""),
      removedId: String(at(row, "removedId") ?? ""),
      removedName: String(at(row, "removedName") ?? ""),
    }))
    .reverse();
}

/** The edits that take a merge back. Throws `MergeRefused`. */
export function undoEdits(
  tables: readonly OpenRows[],
  mergeNo: string,
  today: number,
): { readonly edits: readonly RowEdit[]; readonly outcome: UndoOutcome } {
  const customers = tableOf(tables, CUSTOMERS.table);
  const log = tableOf(tables, MERGE_LOG.table);
  if (!log) throw new MergeRefused("noLog", mergeNo);
  const logRow = rowWith(log, mergeNo, "notLogged");
  const cell = (column: string): string => String(valuesOf(log, column)[logRow] ?? "");
  if (cell("undoneOn") !== "") throw new MergeRefused("undone", mergeNo);
  const [keptId, removedId] = [cell("keptId"), cell("removedId")];
  const saved = parse(wholeText(log, mergeNo, "removedRow"), mergeNo, isSaved);
  const undo = parse(wholeText(log, mergeNo, "undoData"), mergeNo, isUndoData);
  if (!customers) throw new MergeRefused("keptGone", keptId);
  const keys = valuesOf(customers, CUSTOMERS.key).map(keyOf);
  if (!keys.includes(keyOf(keptId))) throw new MergeRefused("keptGone", keptId);
  if (keys.includes(keyOf(removedId))) throw new MergeRefused("idTaken", removedId);
  const keptRow = rowWith(customers, keptId);
  const kept = wholeRow(customers, keptRow, keptId);

  const left: string[] = [];
  const edits: RowEdit[] = [];
  for (const [column, before, after] of undo.fields) {
    const now = kept.contents[column] ?? null;
    const isUntouched = !isFormula(now) && (now ?? "") === (valueOf(after) ?? "");
    const content = isUntouched ? before : column === "formerIds" ? without(now, removedId) : undefined;
    if (content === undefined) left.push(column);
    else edits.push({ kind: "set", table: CUSTOMERS.table, row: keptRow, column, content });
  }
  const back = moveBack(tables, undo, keptId, removedId);
  const formulas = Object.entries(kept.contents).filter(
    ([column, content]) => isFormula(content) && !(column in saved),
  );
  return {
    edits: [
      ...back.edits,
      ...edits,
      { kind: "set", table: MERGE_LOG.table, row: logRow, column: "undoneOn", content: today },
      {
        kind: "insert",
        table: CUSTOMERS.table,
        row: placeOf(keys, undo),
        contents: { ...Object.fromEntries(formulas), ...saved },
      },
    ],
    outcome: { removedId, moved: back.edits.length, missing: back.missing, left },
  };
}

/** The rows of a record that goes on, as one text. */
function wholeText(log: OpenRows, mergeNo: string, column: string): string {
  const numbers = valuesOf(log, MERGE_LOG.key).map(keyOf);
  const texts = valuesOf(log, column);
  let text = "";
  for (let n = 1; ; n += 1) {
    const at = numbers.indexOf(keyOf(n === 1 ? mergeNo : `${mergeNo}-${n}`));
    if (at < 0) return text;
    text += String(texts[at] ?? "");
  }
}

/** What this module wrote itself; anything that cannot be read was changed by hand. */
function parse<T>(text: string, mergeNo: string, is: (read: unknown) => read is T): T {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new MergeRefused("damaged", mergeNo);
  }
  if (is(read)) return read;
  throw new MergeRefused("damaged", mergeNo);
}

const isSaved = (read: unknown): read is Saved => typeof read === "object" && read !== null;

function isUndoData(read: unknown): read is UndoData {
  return isSaved(read) && Array.isArray(read["fields"]) && Array.isArray(read["moved"]) && "below" in read;
}

/** A list of IDs without one of them. */
function without(content: Content, id: string): Content | undefined {
  if (typeof content !== "string") return undefined;
  const ids = content.split(",").map((each) => each.trim());
  const rest = ids.filter((each) => keyOf(each) !== keyOf(id));
  return rest.length === ids.length ? undefined : rest.join(", ");
}

function moveBack(
  tables: readonly OpenRows[],
  undo: UndoData,
  keptId: string,
  removedId: string,
): { edits: CellEdit[]; missing: number } {
  const edits: CellEdit[] = [];
  let missing = 0;
  for (const [id, column, rows] of undo.moved) {
    const table = tableOf(tables, id);
    const wanted = new Map(rows.map(([key, nth, written]) => [`${nth} ${key}`, written ?? removedId]));
    if (table) {
      const keys = valuesOf(table, table.key);
      const places = new Map<string, number>();
      valuesOf(table, column).forEach((value, row) => {
        if (keyOf(value) !== keyOf(keptId)) return;
        const key = keyOf(keys[row] ?? null);
        const nth = places.get(key) ?? 0;
        places.set(key, nth + 1);
        const content = wanted.get(`${nth} ${key}`);
        if (content === undefined) return;
        wanted.delete(`${nth} ${key}`);
        edits.push({ kind: "set", table: id, row, column, content });
      });
    }
    missing += wanted.size;
  }
  return { edits, missing };
}

/** Where the removed row goes: before the one that followed it, else after the one before it, else after the last. */
function placeOf(keys: readonly string[], { above, below }: UndoData): number {
  const before = below === null ? -1 : keys.indexOf(keyOf(below));
  if (before >= 0) return before;
  const after = above === null ? -1 : keys.indexOf(keyOf(above));
  return (after >= 0 ? after : keys.findLastIndex((key) => key !== "")) + 1;
}
