import type { Computation, RowView } from "../catalog/spec";
import { descendingColumn, rowAtRank } from "./amount-class";

/** Read-only lists of customers in the order of the year's sales (tables 1.3, 1.4). */

const DESCENDING_SALES = descendingColumn("amountYear");

function nth(row: RowView): RowView | undefined {
  return row.book.find("customer", "yearRank", row.number("position"));
}

const AT_POSITION = rowAtRank("yearRankRow", "[@position]");

/** Row of the customer in this position; 0 past the last one with sales. */
export const customerRowAtPosition: Computation = {
  formula: `IF([@position]>p.amountYearCount,0,${AT_POSITION})`,
  value: (row) => (nth(row)?.index ?? -1) + 1,
};

/** The same while the sales reach the fifth's: ties at the fifth place are all listed. */
export const topFiveRow: Computation = {
  formula: `IF([@position]>p.amountYearCount,0,IF([@position]<=5,${AT_POSITION},IF(INDEX(customer[${DESCENDING_SALES}],[@position])=INDEX(customer[${DESCENDING_SALES}],5),${AT_POSITION},0)))`,
  value: (row) => {
    const customer = nth(row);
    if (!customer) return 0;
    const fifth = row.book.find("customer", "yearRank", 5);
    const listed =
      row.number("position") <= 5 || fifth?.number("amountYear") === customer.number("amountYear");
    return listed ? customer.index + 1 : 0;
  },
};

/**
 * A column of the customer in `customerRow`; blank where that is 0. It is asked for the row and not for the customer's
 * name: LibreOffice tells every cell of each cell that it reads when an amount is edited.
 */
export function ofCustomer(column: string, kind: "text" | "number" = "number"): Computation {
  const found = `INDEX(customer[${column}],[@customerRow])`;
  return {
    formula: `IF([@customerRow]=0,"",${kind === "text" ? `${found}&""` : found})`,
    value: (row) => {
      const customer = row.number("customerRow") === 0 ? undefined : nth(row);
      if (!customer) return "";
      return kind === "text" ? customer.text(column) : customer.value(column);
    },
  };
}

/** Rank with equals sharing it: 1, 2, 2, 4. */
export const sharedRank: Computation = {
  formula: 'IF([@customerRow]=0,"",COUNTIFS(customer[amountYear],">"&[@amountYear])+1)',
  value: (row) =>
    row.number("customerRow") === 0 ? "" : rankIn(row, "amountYear", row.number("amountYear")),
};

function rankIn(row: RowView, column: string, amount: number): number {
  return row.book.rows("customer").filter((other) => other.number(column) > amount).length + 1;
}

/** Rank in the year before; blank without sales then. */
export const rankLastYear: Computation = {
  formula:
    'IF(OR([@customerRow]=0,N([@amountLastYear])<=0),"",COUNTIFS(customer[amountLastYear],">"&[@amountLastYear])+1)',
  value: (row) =>
    row.number("customerRow") === 0 || row.number("amountLastYear") <= 0
      ? ""
      : rankIn(row, "amountLastYear", row.number("amountLastYear")),
};

/** Places gained since last year; negative when lost; blank for newcomers. */
export const rankChange: Computation = {
  formula: 'IF(OR([@rank]="",[@rankLastYear]=""),"",[@rankLastYear]-[@rank])',
  value: (row) =>
    row.blank("rank") || row.blank("rankLastYear") ? "" : row.number("rankLastYear") - row.number("rank"),
};

/** 并列, when another customer has the same amount. */
export const tieNote: Computation = {
  formula: 'IF([@customerRow]=0,"",IF(COUNTIFS(customer[amountYear],[@amountYear])>1,k.flag.tie,""))',
  value: (row) => {
    if (row.number("customerRow") === 0) return "";
    const equals = row.book
      .rows("customer")
      .filter((other) => other.number("amountYear") === row.number("amountYear"));
    return equals.length > 1 ? row.book.label("flag", "tie") : "";
  },
};

/** Share of the year's sales: what lies between the cumulative shares, divided among equals. */
export const shareOfYear: Computation = {
  formula: 'IF([@customerRow]=0,"",[@amountYear]/p.amountYearTotal)',
  value: (row) => {
    if (row.number("customerRow") === 0) return "";
    const total = row.book
      .rows("customer")
      .reduce((sum, other) => sum + Math.max(0, other.number("amountYear")), 0);
    return row.number("amountYear") / total;
  },
};

/** Cumulative share in the order listed. */
export const cumulativeShare: Computation = {
  formula: 'IF([@customerRow]=0,"",SUMIFS([share],[position],"<="&[@position]))',
  value: (row) => {
    if (row.number("customerRow") === 0) return "";
    return row.book
      .rows(row.table)
      .slice(0, row.index + 1)
      .reduce((sum, other) => sum + other.number("share"), 0);
  },
};
