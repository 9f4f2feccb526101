import { serialToDate } from "../../formula/serial";
import { text, type Text } from "../../i18n/text";
import { TRADE_LIMITS } from "../../rules/trade-order";
import { countWhere, rowsOf } from "./figures";
import type { Board } from "../spec";

/** A line of the front page's checks: how many rows are wrong. */
export interface Check {
  readonly name: Text;
  /** 0 when all is well. */
  readonly formula: string;
  readonly value: (board: Pick<Board, "book">) => number;
}

const { rows: MOST_ROWS, day: LAST_DAY } = TRADE_LIMITS;
const LAST_YEAR = serialToDate(LAST_DAY).year;

/** Beyond these the sorted keys of the trades (rules/sorted-rows.ts) run into one another, and sums would be wrong. */
export const tradeLimitChecks: readonly Check[] = [
  {
    name: text(
      `客户与交易各不超过${MOST_ROWS.toLocaleString("en-US")}行`,
      `Customers and trades: ${MOST_ROWS.toLocaleString("en-US")} rows at most`,
    ),
    formula: `MAX(0,ROWS(customer[customerId])-${MOST_ROWS})+MAX(0,ROWS(transaction[transactionNo])-${MOST_ROWS})`,
    value: ({ book }) =>
      ["customer", "transaction"].reduce(
        (sum, table) => sum + Math.max(0, rowsOf(book, table).length - MOST_ROWS),
        0,
      ),
  },
  {
    name: text(`交易日期在1900–${LAST_YEAR}年内`, `Trade dates lie within 1900–${LAST_YEAR}`),
    formula: `COUNTIFS(transaction[countedDate],"<0")+COUNTIFS(transaction[countedDate],">${LAST_DAY}")`,
    value: ({ book }) =>
      countWhere(
        rowsOf(book, "transaction"),
        (row) => row.number("countedDate") < 0 || row.number("countedDate") > LAST_DAY,
      ),
  },
];
