import { contactHolds, dealHolds, poolAdvice, poolAdviceOrder, poolWatched } from "../rules/pool-advice";
import { column, inGroup } from "./make";
import type { ColumnSpec } from "./spec";

/** Columns of 13-1 with the advice on the public pool; left out where orders, receivables or the pool are absent. */
export const poolAdviceColumns: readonly ColumnSpec[] = inGroup(
  "dates",
  column(
    "text",
    "poolAdvice",
    ["建议退回公海", "Suggested for the pool"],
    [
      "超期未跟进或未成交,且无未完订单与未收款;在参数表开启。",
      "No follow-up or no deal in time, no open order or receivable; switched on among the parameters.",
    ],
    "S4",
    { width: 22, onlyComputed: true, computed: poolAdvice },
  ),
  column(
    "date",
    "contactHolds",
    ["跟进保留至", "Held by contact until"],
    [
      "上次跟进(无则建档日)加公海未跟进天数;等级所定跟进日更晚者从之。",
      "Last contact, or the record's date, plus the days of the pool; the grade's own date where that is later.",
    ],
    "E29",
    { onlyComputed: true, computed: contactHolds },
  ),
  column(
    "date",
    "dealHolds",
    ["成交保留至", "Held by deal until"],
    [
      "最近的合同或收款(无则建档日)加公海未成交天数。",
      "Latest contract or receipt, or the record's date, plus the days of the pool.",
    ],
    "S4",
    { onlyComputed: true, computed: dealHolds },
  ),
  column(
    "integer",
    "poolWatched",
    ["公海观察", "Watched for the pool"],
    [
      "1 有业务员、无未完订单与未收款、不在公海。",
      "1 with a salesperson, without open orders and receivables, not in the pool.",
    ],
    "DP",
    { width: 11, onlyComputed: true, computed: poolWatched },
  ),
  column(
    "number",
    "poolAdviceOrder",
    ["公海建议排序", "Order of pool advice"],
    ["供“公海建议”按先后列出。", "Puts the list of the pool's advice in order."],
    "DP",
    { width: 12, onlyComputed: true, computed: poolAdviceOrder },
  ),
);
