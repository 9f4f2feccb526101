import type { Computation, ParameterSpec } from "../catalog/spec";
import { text } from "../i18n/text";
import { holds } from "./lookup";
import { ofPayments, paymentsOf } from "./payment-order";
import { roundHalfUp } from "./periods";

/** Credit, credit used and deal status of a customer (rules 2.9). */

export const customerStandingParameters: readonly ParameterSpec[] = [
  {
    id: "lateLimit",
    name: text("迟付次数上限", "Late payments: limit"),
    unit: text("次", "times"),
    source: "S1, DP",
    note: text(
      "近12个月迟付达到此数,信用状况为不诚信。",
      "This many late payments in 12 months make a customer unreliable.",
    ),
    format: "integer",
    range: [1, 100],
    value: 3,
  },
];

/** 迟付次数 among the payments due in the 12 months before the cut-off. */
export const latePayments: Computation = {
  formula: ofPayments("0", (cells) => `COUNT(${cells("sortedOnTime")})-SUM(${cells("sortedOnTime")})`),
  value: (row) =>
    row.blank("customerId") ? "" : paymentsOf(row).filter((item) => item.value("onTime") === 0).length,
};

/** 信用额度占用; blank without a limit. */
export const creditUse: Computation = {
  formula: 'IF(OR([@customerId]="",N([@creditLimit])<=0),"",ROUND(N([@openBalance])/[@creditLimit],4))',
  value: (row) =>
    row.blank("customerId") || row.number("creditLimit") <= 0
      ? ""
      : roundHalfUp(row.number("openBalance") / row.number("creditLimit"), 4),
};

/** 诚信 / 不诚信 / 未评. The tolerance of days is the one of the cooperation grade. */
export const creditStatus: Computation = {
  formula:
    'IF([@customerId]="","",IF(OR(N([@openDisputes])>0,N([@latePayments])>=p.lateLimit,IF([@oldestDue]="",0,p.asOf-[@oldestDue])>p.overdueTolerance),k.creditStatus.unreliable,IF([@onTimeRate]="",k.creditStatus.unrated,k.creditStatus.reliable)))',
  value: (row) => {
    if (row.blank("customerId")) return "";
    const { book } = row;
    const overdue = row.blank("oldestDue") ? 0 : book.number("asOf") - row.number("oldestDue");
    const unreliable =
      row.number("openDisputes") > 0 ||
      row.number("latePayments") >= book.number("lateLimit") ||
      overdue > book.number("overdueTolerance");
    if (unreliable) return book.label("creditStatus", "unreliable");
    return book.label("creditStatus", row.blank("onTimeRate") ? "unrated" : "reliable");
  },
};

/** 已交易 / 正在洽谈 / 潜在 */
export const dealStatus: Computation = {
  formula:
    'IF([@customerId]="","",IF(N([@ordersEver])>0,k.dealStatus.traded,IF([@demand]=k.demand.now,k.dealStatus.negotiating,k.dealStatus.potential)))',
  value: (row) => {
    if (row.blank("customerId")) return "";
    if (row.number("ordersEver") > 0) return row.book.label("dealStatus", "traded");
    return row.book.label("dealStatus", holds(row, "demand", "demand", "now") ? "negotiating" : "potential");
  },
};
