import type { Computation, RowView } from "../catalog/spec";
import { rowAtRank } from "./amount-class";

/** Read-only lists of customers in the order of the year's sales (tables 1.3, 1.4). */

function nth(row: RowView): RowView | undefined {
  return row.book.find("customer", "yearRank", row.number("position"));
}

/** Row of the customer in this position; 0 past the last one with sales. */
export const customerRowAtPosition: Computation = {
  formula: `IF([@position]>p.amountYearCount,0,${rowAtRank("yearRankRow", "[@position]")})`,
  value: (row) => (nth(row)?.index ?? -1) + 1,
};

/** The customer in this position; blank past the last one with sales. */
export const customerAtPosition: Computation = {
  formula: 'IF([@customerRow]=0,"",INDEX(customer[customerId],[@customerRow]))',
  value: (row) => nth(row)?.value("customerId") ?? "",
};

/** A column of that customer's row in 13-1. */
export function ofCustomer(column: string, kind: "text" | "number" = "number"): Computation {
  const found = `INDEX(customer[${column}],[@customerRow])`;
  return {
    formula: kind === "text" ? `IF([@customerId]="","",${found}&"")` : `IF([@customerId]="","",${found})`,
    value: (row) => {
      const customer = row.blank("customerId") ? undefined : nth(row);
      if (!customer) return "";
      return kind === "text" ? customer.text(column) : customer.value(column);
    },
  };
}

/** Rank with equals sharing it: 1, 2, 2, 4. */
export const sharedRank: Computation = {
  formula: 'IF([@customerId]="","",COUNTIFS(customer[amountYear],">"&[@amountYear])+1)',
  value: (row) => (row.blank("customerId") ? "" : rankIn(row, "amountYear", row.number("amountYear"))),
};

function rankIn(row: RowView, column: string, amount: number): number {
  return row.book.rows("customer").filter((other) => other.number(column) > amount).length + 1;
}

/** Rank in the year before; blank without sales then. */
export const rankLastYear: Computation = {
  formula:
    'IF(OR([@customerId]="",N([@amountLastYear])<=0),"",COUNTIFS(customer[amountLastYear],">"&[@amountLastYear])+1)',
  value: (row) =>
    row.blank("customerId") || row.number("amountLastYear") <= 0
      ? ""
      : rankIn(row, "amountLastYear", row.number("amountLastYear")),
};

/** Places gained since last year; negative when lost; blank for newcomers. */
export const rankChange: Computation = {
  formula: 'IF(OR([@rank]="",[@rankLastYear]=""),"",[@rankLastYear]-[@rank])',
  value: (row) =>
    row.blank("rank") || row.blank("rankLastYear") ? "" : row.number("rankLastYear") - row.number("rank"),
};

/** The customer in this position while its sales reach the fifth's: ties at the fifth place are all listed. */
export const topFiveCustomer: Computation = {
  // A row past the fifth means that there are five: LARGE finds the fifth's sales.
  formula:
    'IF([@customerRow]=0,"",IF([@position]>5,IF(INDEX(customer[amountYear],[@customerRow])<LARGE(customer[amountYear],5),"",INDEX(customer[customerId],[@customerRow])),INDEX(customer[customerId],[@customerRow])))',
  value: (row) => {
    const customer = nth(row);
    if (!customer) return "";
    if (row.number("position") <= 5) return customer.value("customerId");
    const fifth = row.book.find("customer", "yearRank", 5);
    return fifth?.number("amountYear") === customer.number("amountYear") ? customer.value("customerId") : "";
  },
};

/** 并列, when another customer has the same amount. */
export const tieNote: Computation = {
  formula: 'IF([@customerId]="","",IF(COUNTIFS(customer[amountYear],[@amountYear])>1,k.flag.tie,""))',
  value: (row) => {
    if (row.blank("customerId")) return "";
    const equals = row.book
      .rows("customer")
      .filter((other) => other.number("amountYear") === row.number("amountYear"));
    return equals.length > 1 ? row.book.label("flag", "tie") : "";
  },
};

/** Share of the year's sales: what lies between the cumulative shares, divided among equals. */
export const shareOfYear: Computation = {
  formula: 'IF([@customerId]="","",[@amountYear]/p.amountYearTotal)',
  value: (row) => {
    if (row.blank("customerId")) return "";
    const total = row.book
      .rows("customer")
      .reduce((sum, other) => sum + Math.max(0, other.number("amountYear")), 0);
    return row.number("amountYear") / total;
  },
};

/** Cumulative share in the order listed. */
export const cumulativeShare: Computation = {
  formula: 'IF([@customerId]="","",SUMIFS([share],[position],"<="&[@position]))',
  value: (row) => {
    if (row.blank("customerId")) return "";
    return row.book
      .rows(row.table)
      .slice(0, row.index + 1)
      .reduce((sum, other) => sum + other.number("share"), 0);
  },
};
