import type { Computation } from "../catalog/spec";
import { roundHalfUp } from "./periods";

/** Money of one transaction (tables 1.2; decisions, Tables): every row is rounded half up to the cent. */

const isNumber = (value: unknown): value is number => typeof value === "number";

/** A product of cells, rounded to the cent; blank while one of them is blank or no number. */
export function product(...factors: readonly string[]): Computation {
  const cells = factors.map((factor) => `[@${factor}]`);
  return {
    formula: `IF(COUNT(${cells.join(",")})<${cells.length},"",ROUND(${cells.join("*")},2))`,
    value: (row) => {
      const values = factors.map((factor) => row.value(factor));
      if (!values.every(isNumber)) return "";
      return roundHalfUp(
        values.reduce((result, value) => result * value, 1),
        2,
      );
    },
  };
}

/** 金额: quantity × unit price, unless an amount was agreed as a whole. */
export const transactionAmount: Computation = {
  formula:
    'IF(ISNUMBER([@agreedAmount]),ROUND([@agreedAmount],2),IF(COUNT([@quantity],[@unitPrice])<2,"",ROUND([@quantity]*[@unitPrice],2)))',
  value: (row) =>
    isNumber(row.value("agreedAmount"))
      ? roundHalfUp(row.number("agreedAmount"), 2)
      : product("quantity", "unitPrice").value(row),
};

/** 折本币金额: amount × rate; a blank rate means the currency of totals. */
export const baseAmount: Computation = {
  formula: 'IF([@amount]="","",ROUND([@amount]*IF(ISNUMBER([@rate]),[@rate],1),2))',
  value: (row) =>
    row.blank("amount")
      ? ""
      : roundHalfUp(row.number("amount") * (isNumber(row.value("rate")) ? row.number("rate") : 1), 2),
};

/** The amount that statistics count: 0 for cancelled rows, so that sums need one condition less. */
export const countedAmount: Computation = {
  formula: "IF([@counts]=1,N([@baseAmount]),0)",
  value: (row) => (row.value("counts") === 1 ? row.number("baseAmount") : 0),
};

/** The profit that statistics count: 0 for cancelled rows and for rows without a cost. */
export const countedProfit: Computation = {
  formula: "IF([@counts]=1,N([@profit]),0)",
  value: (row) => (row.value("counts") === 1 ? row.number("profit") : 0),
};

/** 退税额: tax refund on the purchase cost without VAT, at the product's refund rate (13 % VAT as a parameter of the cost). */
export const taxRefund: Computation = {
  formula:
    'IF(OR([@purchaseCost]="",[@refundRate]=""),"",ROUND([@purchaseCost]/(1+p.vatRate)*[@refundRate],2))',
  value: (row) => {
    if (row.blank("purchaseCost") || row.blank("refundRate")) return "";
    return roundHalfUp(
      (row.number("purchaseCost") / (1 + row.book.number("vatRate"))) * row.number("refundRate"),
      2,
    );
  },
};

/** 利润: base amount − purchase cost + refund − freight, insurance and commission; blank without a cost. */
export const profit: Computation = {
  formula:
    'IF(OR([@baseAmount]="",[@purchaseCost]=""),"",ROUND([@baseAmount]-[@purchaseCost]+N([@taxRefund])-N([@charges]),2))',
  value: (row) => {
    if (row.blank("baseAmount") || row.blank("purchaseCost")) return "";
    return roundHalfUp(
      row.number("baseAmount") - row.number("purchaseCost") + row.number("taxRefund") - row.number("charges"),
      2,
    );
  },
};

/** 换汇成本: what one unit of the contract's currency cost; blank without cost or amount. */
export const exchangeCost: Computation = {
  formula:
    'IF(OR([@purchaseCost]="",N([@amount])=0),"",ROUND(([@purchaseCost]-N([@taxRefund])+N([@charges]))/[@amount],4))',
  value: (row) => {
    if (row.blank("purchaseCost") || row.number("amount") === 0) return "";
    return roundHalfUp(
      (row.number("purchaseCost") - row.number("taxRefund") + row.number("charges")) / row.number("amount"),
      4,
    );
  },
};

/** A share of one cell in another, to four decimals; blank when the whole is not positive. */
export function ratio(part: string, whole: string): Computation {
  return {
    formula: `IF(OR([@${part}]="",N([@${whole}])<=0),"",ROUND([@${part}]/[@${whole}],4))`,
    value: (row) =>
      row.blank(part) || row.number(whole) <= 0 ? "" : roundHalfUp(row.number(part) / row.number(whole), 4),
  };
}

/** Growth of one cell over another, 0.1 = +10 %; blank when there is nothing to compare with. */
export function growth(now: string, before: string): Computation {
  return {
    formula: `IF(OR([@${now}]="",N([@${before}])<=0),"",ROUND([@${now}]/[@${before}]-1,4))`,
    value: (row) =>
      row.blank(now) || row.number(before) <= 0
        ? ""
        : roundHalfUp(row.number(now) / row.number(before) - 1, 4),
  };
}
