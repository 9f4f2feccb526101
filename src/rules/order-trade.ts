import type { Computation } from "../catalog/spec";
import { ALL, neighbours, rowAtPlace, rowsUpTo } from "./sorted-rows";
import { TRADES } from "./trade-order";

const upTo = (second: number): string =>
  rowsUpTo(TRADES, { first: "[@customerRow]", second: String(second) });
const [BEFORE, UP_TO] = [upTo(-1), upTo(ALL)];
const PLACE = `(${BEFORE}+MATCH([@contractNo],${neighbours(TRADES, "sortedContract", BEFORE, UP_TO)},0))`;

/**
 * Row in 13-2 of the order's contract among its customer's trades, 0 when it is not there. Only those few are searched:
 * text keys compared one by one with all trades take seconds.
 */
export const tradeRow: Computation = {
  // IFERROR stands for a contract that 13-2 does not have.
  formula: `IF([@contractNo]="",0,IF(${UP_TO}>${BEFORE},IFERROR(${rowAtPlace(TRADES, PLACE)},0),0))`,
  value: (row) => {
    if (row.blank("contractNo")) return 0;
    const [first] = row.book
      .where("transaction", "transactionNo", row.value("contractNo"))
      .filter((trade) => trade.number("customerRow") === row.number("customerRow"))
      .toSorted((a, b) => TRADES.second.value(a) - TRADES.second.value(b));
    return (first?.index ?? -1) + 1;
  },
};
