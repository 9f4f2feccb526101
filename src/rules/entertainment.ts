import type { Computation, ParameterSpec } from "../catalog/spec";
import { text } from "../i18n/text";
import { roundHalfUp, sumMoney } from "./periods";

/** 应酬费用表 (rules 2.18, S3 三): what a contract cost in entertainment against what it earned. */

export const entertainmentParameters: readonly ParameterSpec[] = [
  {
    id: "entertainmentShare",
    name: text("应酬费用率提示线", "Entertainment: share of profit"),
    unit: text("占比", "share"),
    source: "S3, DP",
    note: text(
      "一份合同的应酬费用超过其毛利的此比例,提示偏高。",
      "Entertainment above this share of the contract's profit is marked as high.",
    ),
    format: "share",
    range: [0, 1],
    value: 0.2,
  },
];

/** The amount as a number, for the sums. */
export const spent: Computation = { formula: "N([@amount])", value: (row) => row.number("amount") };

/** 合同累计费用: everything spent on this row's contract. */
export const contractSpent: Computation = {
  formula: 'IF(N([@contractRow])=0,"",ROUND(SUMPRODUCT(--([contractRow]=[@contractRow]),[spent]),2))',
  value: (row) =>
    row.number("contractRow") === 0
      ? ""
      : sumMoney(row.book.where(row.table, "contractRow", row.number("contractRow")), "spent"),
};

/** 费用后利润 of the contract; blank when its profit is not known. */
export const profitAfterSpending: Computation = {
  formula: 'IF(OR([@contractProfit]="",[@contractSpent]=""),"",ROUND([@contractProfit]-[@contractSpent],2))',
  value: (row) =>
    row.blank("contractProfit") || row.blank("contractSpent")
      ? ""
      : roundHalfUp(row.number("contractProfit") - row.number("contractSpent"), 2),
};

/** 亏损 / 偏高 / 正常 / 无利润数据 */
export const spendingVerdict: Computation = {
  formula:
    'IF([@contractSpent]="","",IF([@profitAfter]="",k.spendingVerdict.unknown,IF([@profitAfter]<0,k.spendingVerdict.loss,IF([@contractSpent]>p.entertainmentShare*[@contractProfit],k.spendingVerdict.high,k.spendingVerdict.fine))))',
  value: (row) => {
    if (row.blank("contractSpent")) return "";
    const { book } = row;
    const say = (code: string): string => book.label("spendingVerdict", code);
    if (row.blank("profitAfter")) return say("unknown");
    if (row.number("profitAfter") < 0) return say("loss");
    const limit = book.number("entertainmentShare") * row.number("contractProfit");
    return say(row.number("contractSpent") > limit ? "high" : "fine");
  },
};
