import type { Computation } from "../catalog/spec";
import { roundHalfUp } from "./periods";

/** Money of one transaction (tables 1.2; decisions, Tables): every row is rounded half up to the cent. */

/** A product of cells, rounded to the cent; blank while one of them is blank. */
export function product(...factors: readonly string[]): Computation {
  const blank = factors.map((factor) => `[@${factor}]=""`).join(",");
  return {
    formula: `IF(OR(${blank}),"",ROUND(${factors.map((factor) => `[@${factor}]`).join("*")},2))`,
    value: (row) => {
      if (factors.some((factor) => row.blank(factor))) return "";
      return roundHalfUp(
        factors.reduce((result, factor) => result * row.number(factor), 1),
        2,
      );
    },
  };
}

/** 金额: quantity × unit price, unless an amount was agreed as a whole. */
export const transactionAmount: Computation = {
  formula:
    'IF([@agreedAmount]<>"",ROUND([@agreedAmount],2),IF(OR([@quantity]="",[@unitPrice]=""),"",ROUND([@quantity]*[@unitPrice],2)))',
  value: (row) => {
    if (!row.blank("agreedAmount")) return roundHalfUp(row.number("agreedAmount"), 2);
    if (row.blank("quantity") || row.blank("unitPrice")) return "";
    return roundHalfUp(row.number("quantity") * row.number("unitPrice"), 2);
  },
};

/** 折本币金额: amount × rate; a blank rate means the currency of totals. */
export const baseAmount: Computation = {
  formula: 'IF([@amount]="","",ROUND([@amount]*IF([@rate]="",1,[@rate]),2))',
  value: (row) =>
    row.blank("amount")
      ? ""
      : roundHalfUp(row.number("amount") * (row.blank("rate") ? 1 : row.number("rate")), 2),
};

/** The amount that statistics count: 0 for cancelled rows, so that sums need one condition less. */
export const countedAmount: Computation = {
  formula: 'IF([@period]="",0,N([@baseAmount]))',
  value: (row) => (row.value("period") === "" ? 0 : row.number("baseAmount")),
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
