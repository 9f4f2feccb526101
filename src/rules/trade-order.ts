import type { BookView, Computation, RowView } from "../catalog/spec";
import { holds, rowNumber } from "./lookup";

/**
 * Trades in the order of customer and date.
 *
 * Every trade has a number made of its customer's position, its date and its row; the sorted numbers stand
 * beside the trades (`sortedKey`, and what is summed in the same order). A customer's trades between two dates
 * are then neighbours: two binary searches find them, and a sum visits no row of anybody else.
 *
 * Sorting all rows at once would cost the square of their number. So they are sorted in blocks, and the blocks
 * are merged: `blockPlace` counts, by a binary search in every block, how many trades come before one;
 * `mergedFrom` finds the trade that comes nth. See docs/DECISIONS.md, "Sums over neighbours".
 */

/** 15 digits, which a double and Excel's display both hold: 5 of the customer, 5 of the date, 5 of the row. */
const STEP = 100_000;
const LAST = STEP - 1;
/** What the keys can hold: rows of 13-1 and of 13-2, and the last day (serial) that sums over all years still reach. */
export const TRADE_LIMITS = { rows: LAST, day: LAST - 1 } as const;
/** Rows sorted together. 40 blocks make 100,000 rows, so that a key of a block has 15 digits as well. */
export const BLOCK = 2_500;
/** What sets the keys of one block above those of the block before. */
const BLOCK_STEP = STEP * STEP * BLOCK;

/** A text where the date belongs counts as no date. */
const NOT_COUNTED = 'OR([@customerId]="",NOT(ISNUMBER([@date])),[@status]=k.transactionStatus.cancelled)';

/** 1 for a row that statistics count; 0 when it is cancelled or has no customer or no date. */
export const countsInTrade: Computation = {
  formula: `IF(${NOT_COUNTED},0,1)`,
  value: (row) =>
    !row.blank("customerId") &&
    typeof row.value("date") === "number" &&
    !holds(row, "status", "transactionStatus", "cancelled")
      ? 1
      : 0,
};

/** The date of a row that counts, else 0. */
export const countedDate: Computation = {
  formula: "IF([@counts]=1,[@date],0)",
  value: (row) => (row.value("counts") === 1 ? row.number("date") : 0),
};

/** Position of the row's customer in 13-1; 0 when the row does not count or the customer is unknown. */
export const customerRowOfTrade: Computation = {
  // IFERROR stands for a customer ID that 13-1 does not have: the name column flags it.
  formula: "IF([@counts]=1,IFERROR(MATCH([@customerId],customer[customerId],0),0),0)",
  value: (row) =>
    row.value("counts") === 1
      ? (row.book.find("customer", "customerId", row.value("customerId"))?.index ?? -1) + 1
      : 0,
};

const ROW_BEFORE = `(${rowNumber("customerId").formula}-1)`;
const BLOCK_OF_ROW = `INT(${ROW_BEFORE}/${BLOCK})`;
/** How many blocks there are besides the first. */
const MORE_BLOCKS = `INT((ROWS([sortKey])-1)/${BLOCK})`;
/** The numbers 1, 2, … of those blocks, for SUMPRODUCT. */
const BLOCKS = `(ROW(INDEX([sortKey],1):INDEX([sortKey],${MORE_BLOCKS}))-ROW(INDEX([sortKey],1))+1)`;

/** The number that sorts a trade: block, customer, date, place in the block. Rows that do not count come first. */
export const sortKey: Computation = {
  formula: `${BLOCK_OF_ROW}*${BLOCK_STEP}+IF([@customerRow]=0,0,[@customerRow]*${STEP}+MIN(${LAST},MAX(0,INT([@date]))))*${BLOCK}+MOD(${ROW_BEFORE},${BLOCK})`,
  value: (row) => blockOf(row.index) * BLOCK_STEP + customerAndDay(row) * BLOCK + (row.index % BLOCK),
};

/** The sort keys of every block in ascending order, one a row: ascending throughout. */
export const blockKey: Computation = {
  formula: `SMALL(INDEX([sortKey],${BLOCK_OF_ROW}*${BLOCK}+1):INDEX([sortKey],MIN(ROWS([sortKey]),(${BLOCK_OF_ROW}+1)*${BLOCK})),MOD(${ROW_BEFORE},${BLOCK})+1)`,
  value: (row) => orderOf(row.book).blockKeys[row.index] ?? 0,
};

/**
 * What to search a block for, to count its trades up to the one in `blockKey`: equals of earlier blocks come
 * before it, those of later blocks after it, and in its own block its own place decides.
 */
function searched(block: string): string {
  const own = `INT([@blockKey]/${BLOCK})-${BLOCK_OF_ROW}*${BLOCK_STEP / BLOCK}`;
  return `${block}*${BLOCK_STEP}+(${own})*${BLOCK}+(${block}<${BLOCK_OF_ROW})*${BLOCK}-1+(${block}=${BLOCK_OF_ROW})*([@blockKey]-INT([@blockKey]/${BLOCK})*${BLOCK}+1)`;
}

/** The place among all trades of the one in `blockKey`, above that of the blocks before: ascending throughout. */
export const blockPlace: Computation = {
  // IFERROR stands for a trade before all of the first block.
  formula: `IF(${MORE_BLOCKS}=0,${ROW_BEFORE}+1,${BLOCK_OF_ROW}*${STEP}+IFERROR(MATCH(${searched("0")},[blockKey],1),0)+SUMPRODUCT(MATCH(${searched(BLOCKS)},[blockKey],1)-${BLOCKS}*${BLOCK}))`,
  value: (row) => orderOf(row.book).blockPlaces[row.index] ?? 0,
};

/** Where among the block keys the trade stands that comes nth in this row, the nth. */
export const mergedFrom: Computation = {
  formula: `IF(${MORE_BLOCKS}=0,${ROW_BEFORE}+1,MATCH(SUMPRODUCT((LOOKUP(${BLOCKS}*${STEP}+${ROW_BEFORE}+1,[blockPlace])=${BLOCKS}*${STEP}+${ROW_BEFORE}+1)*${BLOCKS})*${STEP}+${ROW_BEFORE}+1,[blockPlace],1))`,
  value: (row) => orderOf(row.book).mergedFrom[row.index] ?? 0,
};

const MERGED_KEY = "INDEX([blockKey],[@mergedFrom])";
const MERGED_BLOCK = `INT(([@mergedFrom]-1)/${BLOCK})`;

/** Customer, date and row of the nth trade in one number. */
export const sortedKey: Computation = {
  formula: `(INT(${MERGED_KEY}/${BLOCK})-${MERGED_BLOCK}*${BLOCK_STEP / BLOCK})*${STEP}+${MERGED_BLOCK}*${BLOCK}+${MERGED_KEY}-INT(${MERGED_KEY}/${BLOCK})*${BLOCK}+1`,
  value: (row) => orderOf(row.book).keys[row.index] ?? 0,
};

/** A column in the order of the sorted keys. */
export function inKeyOrder(column: string): Computation {
  return {
    formula: `INDEX([${column}],[@sortedKey]-INT([@sortedKey]/${STEP})*${STEP})`,
    value: (row) => orderOf(row.book).rows[row.index]?.number(column) ?? 0,
  };
}

function blockOf(index: number): number {
  return Math.floor(index / BLOCK);
}

/** Customer and day of a trade in one number; 0 when the trade does not count. */
function customerAndDay(trade: RowView): number {
  const customerRow = trade.number("customerRow");
  return customerRow === 0 ? 0 : customerRow * STEP + dayOf(trade);
}

/** The day of a trade as the sort key holds it. */
export function dayOf(trade: RowView): number {
  return Math.min(LAST, Math.max(0, Math.floor(trade.number("date"))));
}

/** How many sorted trades there are up to a day (an Excel expression) of the customer in a position column. */
export function tradesUpTo(customerRow: string, day: string): string {
  return `IFERROR(MATCH(([@${customerRow}]*${STEP}+${day}+1)*${STEP},transaction[sortedKey],1),0)`;
}

/** The reference of {@link tradesUpTo}. */
export function tradesUpToValue(book: BookView, customerRow: number, day: number): number {
  const { keys } = orderOf(book);
  const bound = (customerRow * STEP + day + 1) * STEP;
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? 0) <= bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A column of 13-1 that holds {@link tradesUpTo} a day; -1 stands for the trades of the customers before. */
export function tradePosition(day: string, value: (book: BookView) => number): Computation {
  return {
    formula: `IF([@customerId]="",0,${tradesUpTo("rowNumber", day)})`,
    value: (row) => (row.blank("customerId") ? 0 : tradesUpToValue(row.book, row.index + 1, value(row.book))),
  };
}

/** Sum, to the cent, of a sorted column over the trades after one position and up to another (Excel expressions). */
export function sumBetween(sorted: string, after: string, upTo: string): string {
  return `IF(${upTo}>${after},ROUND(SUM(INDEX(transaction[${sorted}],${after}+1):INDEX(transaction[${sorted}],${upTo})),2),0)`;
}

/** The day of the sorted trade at a position. */
export function dayAt(position: string): string {
  const days = `INT(INDEX(transaction[sortedKey],${position})/${STEP})`;
  return `${days}-INT(${days}/${STEP})*${STEP}`;
}

interface TradeOrder {
  /** Ascending. */
  readonly keys: readonly number[];
  /** The trades in that order. */
  readonly rows: readonly RowView[];
  readonly blockKeys: readonly number[];
  readonly blockPlaces: readonly number[];
  readonly mergedFrom: readonly number[];
}

const orders = new WeakMap<BookView, TradeOrder>();

function orderOf(book: BookView): TradeOrder {
  let order = orders.get(book);
  if (!order) {
    order = orderTrades(book.rows("transaction"));
    orders.set(book, order);
  }
  return order;
}

function orderTrades(trades: readonly RowView[]): TradeOrder {
  const key = (trade: RowView): number => customerAndDay(trade) * STEP + trade.index + 1;
  const inBlocks = trades
    .map((row) => ({ row, key: key(row), block: blockOf(row.index) }))
    .sort((a, b) => a.block - b.block || a.key - b.key);
  const merged = inBlocks.map((entry, from) => ({ ...entry, from })).sort((a, b) => a.key - b.key);
  const several = trades.length > BLOCK;
  const blockPlaces: number[] = [];
  merged.forEach(({ from, block }, place) => {
    blockPlaces[from] = (several ? block * STEP : 0) + place + 1;
  });
  return {
    keys: merged.map((entry) => entry.key),
    rows: merged.map(({ row }) => row),
    blockKeys: inBlocks.map(({ row }) => row.number("sortKey")),
    blockPlaces,
    mergedFrom: merged.map(({ from }) => from + 1),
  };
}
