import type { BookView, Computation, RowView } from "../catalog/spec";
import type { CellValue } from "../plan/plan";
import { oncePerBook } from "./per-book";

/**
 * The rows of a table in ascending order of two numbers, beside the table as the user sorted it.
 *
 * Every row has a number made of both and of its place in the table; the sorted numbers stand in a column
 * (`sortedKey`, and what is added up in the same order). Rows that belong together are then neighbours: a
 * binary search finds where they begin and end, and a sum visits no row of anybody else.
 *
 * Sorting all rows at once would cost the square of their number. So they are sorted in blocks, and the blocks
 * are merged: `blockPlace` counts, by a binary search in every block, how many rows come before one;
 * `mergedFrom` finds the row that comes nth. See docs/DECISIONS.md, "Sums over neighbours".
 */

/** How the rows of one table are sorted. */
export interface RowOrder {
  readonly table: string;
  /** The column that decides first: a position in another table, 0 when there is none. */
  readonly first: string;
  /** What decides among equals of the first, 0–99,998: an expression over the row, and its value. */
  readonly second: { readonly formula: string; readonly value: (row: RowView) => number };
}

/** 15 digits, which a double and Excel's display both hold: 5 of the first, 5 of the second, 5 of the row. */
const STEP = 100_000;
/** The largest number of five digits; no row has it as its second. */
const LAST = STEP - 1;
/** The most rows of the table, and of the one whose positions decide first. */
export const MOST_ROWS = LAST;
/** Rows sorted together. 40 blocks make 100,000 rows, so that a key of a block has 15 digits as well. */
export const BLOCK = 2_500;
/** What sets the keys of one block above those of the block before. */
const BLOCK_STEP = STEP * STEP * BLOCK;

/** A date or another number as a key holds it: whole, and of five digits. */
export function inFiveDigits(column: string): RowOrder["second"] {
  return {
    formula: `MIN(${LAST - 1},MAX(0,INT([@${column}])))`,
    value: (row) => Math.min(LAST - 1, Math.max(0, Math.floor(row.number(column)))),
  };
}

const ROW = "[@rowNumber]";
/** The number of the row's block, 0 for the first. */
export const BLOCK_OF_ROW = `INT((${ROW}-1)/${BLOCK})`;
/** How many blocks there are besides the first. */
export const MORE_BLOCKS = `INT((ROWS([rowNumber])-1)/${BLOCK})`;
/** Numbers of blocks for SUMPRODUCT: the row numbers are 1, 2, … */
export const blocks = (from: string, to: string): string =>
  `INDEX([rowNumber],${from}):INDEX([rowNumber],${to})`;

/** The numbers of a column in ascending order within every block, one a row. */
export function inBlockOrder(column: string): string {
  const start = `${BLOCK_OF_ROW}*${BLOCK}`;
  return `SMALL(INDEX([${column}],${start}+1):INDEX([${column}],MIN(ROWS([${column}]),${start}+${BLOCK})),MOD(${ROW}-1,${BLOCK})+1)`;
}

/** Block, first, second, place in the block: the number that sorts a row. */
export function sortKey(order: RowOrder): Computation {
  const { first, second } = order;
  return {
    formula: `${BLOCK_OF_ROW}*${BLOCK_STEP}+([@${first}]*${STEP}+${second.formula})*${BLOCK}+MOD(${ROW}-1,${BLOCK})`,
    value: (row) => sortedTable(row.book, order).sortKeys[row.index] ?? 0,
  };
}

/** The sort keys of every block in ascending order, one a row: ascending throughout. */
export function blockKey(order: RowOrder): Computation {
  return {
    formula: inBlockOrder("sortKey"),
    value: (row) => sortedTable(row.book, order).blockKeys[row.index] ?? 0,
  };
}

/** The place among all rows of the one in `blockKey`, above that of the blocks before: ascending throughout. */
export function blockPlace(order: RowOrder): Computation {
  const block = BLOCK_OF_ROW;
  const inFirst = `([@blockKey]-${block}*${BLOCK_STEP})`;
  /** Its key in the first block, lifted above its equals: those of earlier blocks come before it. */
  const above = `(INT(${inFirst}/${BLOCK})+1)*${BLOCK}-1`;
  /** The same below its equals: those of later blocks come after it. */
  const below = `INT(${inFirst}/${BLOCK})*${BLOCK}-1`;
  /** How many rows there are up to that key in the blocks from one number to another. */
  const countIn = (key: string, from: string, to: string): string =>
    `SUMPRODUCT(MATCH(${key}+${blocks(from, to)}*${BLOCK_STEP},[blockKey],1)-${blocks(from, to)}*${BLOCK})`;
  const parts = [
    `${block}*${STEP}+MOD(${ROW}-1,${BLOCK})+1`,
    // IFERROR stands for a row before all of the first block.
    `IF(${block}=0,0,IFERROR(MATCH(${above},[blockKey],1),0))`,
    `IF(${block}<2,0,${countIn(above, "1", `${block}-1`)})`,
    `IF(${block}=${MORE_BLOCKS},0,${countIn(below, `${block}+1`, MORE_BLOCKS)})`,
  ];
  return {
    formula: `IF(${MORE_BLOCKS}=0,${ROW},${parts.join("+")})`,
    value: (row) => sortedTable(row.book, order).blockPlaces[row.index] ?? 0,
  };
}

/** Where among the block keys the row stands that comes nth in this row, the nth. */
export function mergedFrom(order: RowOrder): Computation {
  const all = blocks("1", MORE_BLOCKS);
  const places = `${all}*${STEP}+${ROW}`;
  return {
    formula: `IF(${MORE_BLOCKS}=0,${ROW},MATCH(SUMPRODUCT(--(LOOKUP(${places},[blockPlace])=${places}),${all})*${STEP}+${ROW},[blockPlace],1))`,
    value: (row) => sortedTable(row.book, order).mergedFrom[row.index] ?? 0,
  };
}

/** First, second and row of the nth in one number. */
export function sortedKey(order: RowOrder): Computation {
  const block = `INT(([@mergedFrom]-1)/${BLOCK})`;
  const key = `INDEX([blockKey],[@mergedFrom])-${block}*${BLOCK_STEP}`;
  return {
    formula: `INT((${key})/${BLOCK})*${STEP - BLOCK}+${key}+${block}*${BLOCK}+1`,
    value: (row) => sortedTable(row.book, order).keys[row.index] ?? 0,
  };
}

/** A column in the order of the sorted keys. Numbers must never be blank, for INDEX of a blank cell is 0. */
export function inKeyOrder(order: RowOrder, column: string, kind: "text" | "number"): Computation {
  const found = `INDEX([${column}],[@sortedKey]-INT([@sortedKey]/${STEP})*${STEP})`;
  return {
    formula: kind === "text" ? `${found}&""` : found,
    value: (row): CellValue => sortedTable(row.book, order).rows[row.index]?.value(column) ?? "",
  };
}

/** The two numbers that rows are compared with: Excel expressions, or their values. */
export interface Bound<T> {
  readonly first: T;
  readonly second: T;
}

/** How many of the sorted rows there are up to a bound; second -1 stands for all rows of lower firsts. */
export function rowsUpTo({ table }: RowOrder, { first, second }: Bound<string>): string {
  // IFERROR stands for a bound before the first of the sorted rows.
  return `IFERROR(MATCH((${first}*${STEP}+${second}+1)*${STEP},${table}[sortedKey],1),0)`;
}

/** The reference of {@link rowsUpTo}. */
export function countUpTo(book: BookView, order: RowOrder, { first, second }: Bound<number>): number {
  const { keys } = sortedTable(book, order);
  const bound = (first * STEP + second + 1) * STEP;
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? 0) <= bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The largest second; as the second of a bound it stands for all rows of the first. */
export const ALL = LAST - 1;

/** The second of the last of the sorted rows of a first; negative without one. */
export function lastSecond({ table }: RowOrder, first: string): string {
  // IFERROR stands for a first before all of the sorted rows.
  return `INT(IFERROR(LOOKUP((${first}*${STEP}+${LAST})*${STEP},${table}[sortedKey]),0)/${STEP})-${first}*${STEP}`;
}

/** The second of the sorted row at a position. */
export function secondAt({ table }: RowOrder, position: string): string {
  const both = `INT(INDEX(${table}[sortedKey],${position})/${STEP})`;
  return `${both}-INT(${both}/${STEP})*${STEP}`;
}

/** The place in the table of the sorted row at a position. */
export function rowAtPlace({ table }: RowOrder, position: string): string {
  const key = `INDEX(${table}[sortedKey],${position})`;
  return `${key}-INT(${key}/${STEP})*${STEP}`;
}

/** The cells of a sorted column after one position and up to another (Excel expressions); there must be one. */
export function neighbours({ table }: RowOrder, sorted: string, after: string, upTo: string): string {
  return `INDEX(${table}[${sorted}],${after}+1):INDEX(${table}[${sorted}],${upTo})`;
}

/** Their sum, to the cent; 0 when there are none. */
export function sumOfNeighbours(order: RowOrder, sorted: string, after: string, upTo: string): string {
  return `IF(${upTo}>${after},ROUND(SUM(${neighbours(order, sorted, after, upTo)}),2),0)`;
}

interface SortedTable {
  /** The table's rows in ascending order, and their keys. */
  readonly rows: readonly RowView[];
  readonly keys: readonly number[];
  readonly sortKeys: readonly number[];
  readonly blockKeys: readonly number[];
  readonly blockPlaces: readonly number[];
  readonly mergedFrom: readonly number[];
}

const sortedTable = oncePerBook((book, order: RowOrder) => sortRows(book.rows(order.table), order));

function sortRows(rows: readonly RowView[], { first, second }: RowOrder): SortedTable {
  const blockOf = (row: RowView): number => Math.floor(row.index / BLOCK);
  const entries = rows.map((row) => ({ row, both: row.number(first) * STEP + second.value(row) }));
  const inBlocks = entries
    .map((entry) => ({ ...entry, key: entry.both * STEP + entry.row.index + 1, block: blockOf(entry.row) }))
    .sort((a, b) => a.block - b.block || a.key - b.key);
  const merged = inBlocks.map((entry, from) => ({ ...entry, from })).sort((a, b) => a.key - b.key);
  const several = rows.length > BLOCK;
  const blockPlaces: number[] = [];
  merged.forEach(({ from, block }, place) => {
    blockPlaces[from] = (several ? block * STEP : 0) + place + 1;
  });
  const sortKeyOf = ({ row, both }: { row: RowView; both: number }): number =>
    blockOf(row) * BLOCK_STEP + both * BLOCK + (row.index % BLOCK);
  return {
    rows: merged.map(({ row }) => row),
    keys: merged.map(({ key }) => key),
    sortKeys: entries.map(sortKeyOf),
    blockKeys: inBlocks.map(sortKeyOf),
    blockPlaces,
    mergedFrom: merged.map(({ from }) => from + 1),
  };
}
