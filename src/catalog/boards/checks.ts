import { serialToDate } from "../../formula/serial";
import { text, type Text } from "../../i18n/text";
import { ALL, MOST_ROWS } from "../../rules/sorted-rows";
import { countWhere, rowsOf } from "./figures";
import type { Board } from "../spec";

/** A line of the front page's checks: how many rows are wrong. */
export interface Check {
  readonly name: Text;
  /** 0 when all is well. */
  readonly formula: string;
  readonly value: (board: Pick<Board, "book">) => number;
}

const LAST_YEAR = serialToDate(ALL).year;
const MOST = MOST_ROWS.toLocaleString("en-US");

/** Tables whose rows are sorted by keys, with those whose positions the keys hold. */
const SORTED: readonly { readonly tables: readonly [string, string][]; readonly name: Text }[] = [
  {
    tables: [
      ["customer", "customerId"],
      ["transaction", "transactionNo"],
    ],
    name: text(`客户与交易各不超过${MOST}行`, `Customers and trades: ${MOST} rows at most`),
  },
  {
    tables: [
      ["order", "contractNo"],
      ["receivable", "receivableNo"],
    ],
    name: text(`订单与账款各不超过${MOST}行`, `Orders and receivables: ${MOST} rows at most`),
  },
  {
    tables: [["followUp", "logNo"]],
    name: text(`追踪日志不超过${MOST}行`, `Follow-up log: ${MOST} rows at most`),
  },
];

/** Beyond these the sorted keys (rules/sorted-rows.ts) run into one another, and sums would be wrong. */
export const sortedLimitChecks: readonly Check[] = [
  ...SORTED.map(({ tables, name }) => ({
    name,
    formula: tables.map(([table, key]) => `MAX(0,ROWS(${table}[${key}])-${MOST_ROWS})`).join("+"),
    value: ({ book }: Pick<Board, "book">) =>
      tables.reduce((sum, [table]) => sum + Math.max(0, rowsOf(book, table).length - MOST_ROWS), 0),
  })),
  {
    name: text(`交易日期在1900–${LAST_YEAR}年内`, `Trade dates lie within 1900–${LAST_YEAR}`),
    formula: `COUNTIFS(transaction[countedDate],"<0")+COUNTIFS(transaction[countedDate],">${ALL}")`,
    value: ({ book }) =>
      countWhere(
        rowsOf(book, "transaction"),
        (row) => row.number("countedDate") < 0 || row.number("countedDate") > ALL,
      ),
  },
];
