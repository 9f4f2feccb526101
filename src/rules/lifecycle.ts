import type { Computation, ParameterSpec } from "../catalog/spec";
import { addMonths } from "../formula/serial";
import { text } from "../i18n/text";
import { countOfPeriod, EVER, roundHalfUp, tradesIn } from "./periods";
import { secondAt } from "./sorted-rows";
import { dayOf, TRADES } from "./trade-order";

/** Life cycle and activity from the trade's own periods (rules 2.7, 2.9; decisions, Grades and classes). */

export const lifecycleParameters: readonly ParameterSpec[] = [
  {
    id: "introductionMonths",
    name: text("导入期月数", "Months of introduction"),
    unit: text("月", "months"),
    source: "DP",
    note: text(
      "首单距统计截止日不满此数为导入期。",
      "A first order less than this long before the cut-off is introduction.",
    ),
    format: "integer",
    range: [1, 60],
    value: 12,
  },
  {
    id: "youngMonths",
    name: text("新客户比较期限", "Short comparison up to"),
    unit: text("月", "months"),
    source: "DP",
    note: text(
      "首单不满此数的客户用近6个月比前6个月(前6个月无成交者除外),其余用近12个月比前12个月。",
      "Customers younger than this compare the last 6 months with the 6 before, unless those were empty; others 12 with 12.",
    ),
    format: "integer",
    range: [12, 60],
    value: 24,
  },
  {
    id: "stableBand",
    name: text("成熟期波动带", "Band of maturity"),
    unit: text("±占比", "± share"),
    source: "DP",
    note: text(
      "增减在此范围内为成熟期,超出为成长期或衰退期。",
      "A change within this band is maturity; beyond it growth or decline.",
    ),
    format: "share",
    range: [0, 1],
    value: 0.2,
  },
  {
    id: "activeDays",
    name: text("活跃天数", "Active within"),
    unit: text("天", "days"),
    source: "DP (S2)",
    note: text(
      "末单在此天数内为活跃。12个月无订单一律为休眠。",
      "A last order within these days is active; 12 months without one is dormant everywhere.",
    ),
    format: "integer",
    range: [1, 730],
    value: 365,
  },
];

export type LifecycleStage =
  "none" | "introduction" | "growth" | "maturity" | "decline" | "reactivated" | "dormant";

/** Amounts of the two halves and the year before, in base currency. */
export interface RecentTrade {
  readonly firstOrder: number | null;
  readonly lastHalf: number;
  readonly halfBefore: number;
  readonly yearBefore: number;
}

/**
 * The stage of a customer. Young customers are judged by halves, but for those whose half before was empty: someone
 * who orders once a year would come "back" with the second order, though no year passed without one.
 */
export function lifecycleStage(
  trade: RecentTrade,
  cutoff: number,
  settings: { readonly introductionMonths: number; readonly youngMonths: number; readonly band: number },
): LifecycleStage {
  if (trade.firstOrder === null) return "none";
  if (trade.firstOrder > addMonths(cutoff, -settings.introductionMonths)) return "introduction";
  const recentYear = roundHalfUp(trade.lastHalf + trade.halfBefore, 2);
  if (recentYear <= 0) return "dormant";
  const byHalves = trade.firstOrder > addMonths(cutoff, -settings.youngMonths) && trade.halfBefore > 0;
  const recent = byHalves ? trade.lastHalf : recentYear;
  const before = byHalves ? trade.halfBefore : trade.yearBefore;
  if (before <= 0) return "reactivated";
  if (Math.abs(roundHalfUp(recent / before - 1, 6)) <= settings.band) return "maturity";
  return recent > before ? "growth" : "decline";
}

const byHalves = "AND([@firstOrder]>EDATE(p.cutoff,0-p.youngMonths),N([@amountHalfBefore])>0)";
const recent = `IF(${byHalves},[@amountHalf],ROUND([@amountHalf]+[@amountHalfBefore],2))`;
const before = `IF(${byHalves},[@amountHalfBefore],[@amountYearBefore])`;

/** 生命周期 */
export const lifecycle: Computation = {
  formula: `IF([@customerId]="","",IF([@firstOrder]="",k.lifecycle.none,IF([@firstOrder]>EDATE(p.cutoff,0-p.introductionMonths),k.lifecycle.introduction,IF(ROUND(N([@amountHalf])+N([@amountHalfBefore]),2)<=0,k.lifecycle.dormant,IF(${before}<=0,k.lifecycle.reactivated,IF(ABS(ROUND(${recent}/${before}-1,6))<=p.stableBand,k.lifecycle.maturity,IF(${recent}>${before},k.lifecycle.growth,k.lifecycle.decline)))))))`,
  value: (row) => {
    if (row.blank("customerId")) return "";
    const { book } = row;
    const stage = lifecycleStage(
      {
        firstOrder: row.blank("firstOrder") ? null : row.number("firstOrder"),
        lastHalf: row.number("amountHalf"),
        halfBefore: row.number("amountHalfBefore"),
        yearBefore: row.number("amountYearBefore"),
      },
      book.number("cutoff"),
      {
        introductionMonths: book.number("introductionMonths"),
        youngMonths: book.number("youngMonths"),
        band: book.number("stableBand"),
      },
    );
    return book.label("lifecycle", stage);
  },
};

/** 活跃状态: 潜在 without an order, 活跃 within the active days of the cut-off, else 休眠. */
export const activity: Computation = {
  formula:
    'IF([@customerId]="","",IF([@lastOrder]="",k.activity.potential,IF([@lastOrder]>=p.cutoff-p.activeDays,k.activity.active,k.activity.dormant)))',
  value: (row) => {
    if (row.blank("customerId")) return "";
    const { book } = row;
    if (row.blank("lastOrder")) return book.label("activity", "potential");
    const active = row.number("lastOrder") >= book.number("cutoff") - book.number("activeDays");
    return book.label("activity", active ? "active" : "dormant");
  },
};

/** Number of valid transactions ever. */
export const ordersEver: Computation = countOfPeriod(EVER);

/** 首单日: the first of the customer's sorted trades. */
export const firstOrder: Computation = {
  formula: `IF(N([@ordersEver])=0,"",${secondAt(TRADES, "[@tradesBefore]+1")})`,
  value: (row) => (row.number("ordersEver") === 0 ? "" : Math.min(...tradesIn(row, EVER).map(dayOf))),
};

/** 末单日 */
export const lastOrder: Computation = {
  formula: `IF(N([@ordersEver])=0,"",${secondAt(TRADES, "[@tradesAll]")})`,
  value: (row) => (row.number("ordersEver") === 0 ? "" : Math.max(...tradesIn(row, EVER).map(dayOf))),
};
