import type { Computation, ParameterSpec } from "../catalog/spec";
import { text } from "../i18n/text";
import { classOfShare, decidingFormula, decidingShare } from "./amount-class";

/**
 * Customer types from the business angle, table 13-5 (rules 2.8): by cumulative share of the year's profit,
 * with the crossing mode of the amount class. Profit that is not known is never replaced by sales.
 */

export const BUSINESS_TYPES = ["key", "suitable", "ordinary"] as const;
export type BusinessType = (typeof BUSINESS_TYPES)[number];

export const businessTypeParameters: readonly ParameterSpec[] = [
  {
    id: "profitCut1",
    name: text("头等客户累计利润", "Profit share of key customers"),
    unit: text("占比", "share"),
    source: text("S1 “80%左右”", "S1 “about 80 %”"),
    note: text(
      "按利润从大到小累计到约80%的客户为头等客户。",
      "Customers that together make about 80 % of the profit, largest first, are key customers.",
    ),
    format: "share",
    range: [0.01, 0.99],
    value: 0.8,
  },
  {
    id: "profitCut2",
    name: text("潜力客户累计利润", "Profit share up to suitable ones"),
    unit: text("占比", "share"),
    source: "E21 80%+15%",
    note: text("累计到约95%为潜力客户,其余为常规客户。", "Up to about 95 % is suitable, the rest ordinary."),
    format: "share",
    range: [0.01, 1],
    value: 0.95,
  },
  ...BUSINESS_TYPES.map((type, index): ParameterSpec => ({
    id: `profitCount${index + 1}`,
    name: text(`${["头等", "潜力", "常规"][index] ?? ""}客户数参照`, `Expected share of customers: ${type}`),
    unit: text("占比", "share"),
    source: "E21 5/15/80",
    note: text(
      "只作对照:实际客户数占比的偏差。",
      "For comparison only: how the share of customers deviates.",
    ),
    format: "share",
    range: [0, 1],
    value: [0.05, 0.15, 0.8][index] ?? 0,
  })),
];

const COLUMNS = { amount: "profitYear", before: "shareProfitBefore", after: "shareProfitAfter" } as const;
const x = decidingFormula(COLUMNS);

/** 经营角度类型 */
export const businessType: Computation = {
  formula: `IF([@customerId]="","",IF(N([@profitYear])<=0,k.businessType.none,IF(${x}<p.profitCut1,k.businessType.key,IF(${x}<p.profitCut2,k.businessType.suitable,k.businessType.ordinary))))`,
  value: (row) => {
    if (row.blank("customerId")) return "";
    const { book } = row;
    if (row.number("profitYear") <= 0) return book.label("businessType", "none");
    const share = { before: row.number("shareProfitBefore"), after: row.number("shareProfitAfter") };
    const place = classOfShare(
      decidingShare(share, book.number("classMode")),
      book.number("profitCut1"),
      book.number("profitCut2"),
    );
    return book.label("businessType", BUSINESS_TYPES[place - 1] ?? "ordinary");
  },
};
