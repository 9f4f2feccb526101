import type { Computation, ParameterSpec } from "../catalog/spec";
import { text } from "../i18n/text";

/**
 * Columns of 13-1 that become due, all rows of a column in one go, when the amount of a trade changes.
 *
 * LibreOffice tells whoever reads a changed cell. Changed cells that stand beneath each other are told of as one run
 * if they became due one after the other, and those who read the whole column are then told once. Two columns that
 * read the same cell of their row become due in turns, row by row, and every reader of the whole column is told of
 * every row: with 5,000 customers and as many readers 25 million times a column. So a column that others read as a
 * whole, and that changes with the amounts of its row, also names a cell which changes before those amounts do.
 */

/** The cell: it reads the trades' amounts, as the sums of the customers do. See {@link dueAtOnce}. */
export const tradeCount: ParameterSpec = {
  id: "tradeCount",
  name: text("交易笔数", "Transactions"),
  unit: text("自动", "automatic"),
  source: "DP",
  note: text(
    "自动计算,请勿修改:年客户交易记录表的行数,使有关的列在LibreOffice中更快重算。",
    "Computed, do not change: rows of the transactions. Columns that name it are recalculated faster in LibreOffice.",
  ),
  format: "integer",
  value: 0,
  computed: {
    formula: "COUNT(transaction[countedAmount])",
    value: (book) => book.rows("transaction").length,
  },
  otherwise: true,
};

/** The same results: COUNT is never negative, and no error either when the trades' sheet has been deleted. */
export function dueAtOnce({ formula, value }: Computation): Computation {
  return { formula: `IF(COUNT(p.${tradeCount.id})<0,"",${formula})`, value };
}
