import type { Computation } from "../catalog/spec";
import { ofPayments, paymentsOf } from "./payment-order";
import { EVER, roundHalfUp, sumMoney, sumOfPeriod } from "./periods";

/** Figures of one customer that are sums of other columns or of whole tables. */

/** 累计成交额 over all valid transactions. */
export const totalAmount: Computation = sumOfPeriod("countedAmount", EVER);

/** 近12个月成交额: the two half-years before the cut-off. */
export const recentAmount: Computation = {
  formula: 'IF([@customerId]="","",ROUND(N([@amountHalf])+N([@amountHalfBefore]),2))',
  value: (row) =>
    row.blank("customerId") ? "" : roundHalfUp(row.number("amountHalf") + row.number("amountHalfBefore"), 2),
};

/** 近12个月单数 */
export const recentOrders: Computation = {
  formula: 'IF([@customerId]="","",N([@ordersHalf])+N([@ordersHalfBefore]))',
  value: (row) => (row.blank("customerId") ? "" : row.number("ordersHalf") + row.number("ordersHalfBefore")),
};

/** 未收款 of the customer, in the currency of totals. */
export const openReceivables: Computation = {
  formula: ofPayments("0", (cells) => `ROUND(SUM(${cells("sortedOpen")}),2)`),
  value: (row) => (row.blank("customerId") ? "" : sumMoney(paymentsOf(row), "openBase")),
};

/** 地区代码, by country from 字典; a country that is not listed gives a flag. */
export const customerRegion: Computation = {
  // IFERROR stands for a country that the dictionary does not list.
  formula:
    'IF([@country]="","",IFERROR(INDEX(x.country.region,MATCH([@country],l.country,0)),k.flag.unknownKey))',
  value: (row) => {
    if (row.blank("country")) return "";
    return row.book.extra("country", row.text("country"), "region") ?? row.book.label("flag", "unknownKey");
  },
};
