import { dueAtOnce } from "../rules/due-at-once";
import { text, type Text } from "../i18n/text";
import {
  AMOUNTS,
  amountsDescending,
  descendingColumn,
  rankAndRow,
  type SharedAmount,
} from "../rules/amount-class";
import { paymentPosition } from "../rules/payment-order";
import { positionColumn, TRADE_POSITIONS, type TradePosition } from "../rules/periods";
import type { ColumnSpec } from "./spec";

const DAYS: Readonly<Record<TradePosition, Text>> = {
  tradesBefore: text("此客户之前", "Before the customer"),
  trades24: text("截止日前24个月", "24 months before"),
  trades12: text("截止日前12个月", "12 months before"),
  trades6: text("截止日前6个月", "6 months before"),
  trades0: text("统计截止日", "The cut-off"),
  tradesY2: text("上年之前", "Before last year"),
  tradesY1: text("上年年末", "End of last year"),
  tradesMonth1: text("统计年1月末", "End of Jan"),
  tradesMonth2: text("统计年2月末", "End of Feb"),
  tradesMonth3: text("统计年3月末", "End of Mar"),
  tradesMonth4: text("统计年4月末", "End of Apr"),
  tradesMonth5: text("统计年5月末", "End of May"),
  tradesMonth6: text("统计年6月末", "End of Jun"),
  tradesMonth7: text("统计年7月末", "End of Jul"),
  tradesMonth8: text("统计年8月末", "End of Aug"),
  tradesMonth9: text("统计年9月末", "End of Sep"),
  tradesMonth10: text("统计年10月末", "End of Oct"),
  tradesMonth11: text("统计年11月末", "End of Nov"),
  tradesY0: text("统计年年末", "End of the year"),
  tradesAll: text("全部", "All"),
};

/** Columns of 13-1 that say where a customer's trades of a period stand among the sorted ones. */
const tradePositions: readonly ColumnSpec[] = TRADE_POSITIONS.map((id) => ({
  id,
  name: text(`交易位置:${DAYS[id]["zh-CN"]}`, `Trades up to: ${DAYS[id]["en-US"]}`),
  type: "integer",
  group: "dates",
  onlyComputed: true,
  note: text(
    "按客户与日期排序后,到该日为止共有几笔;供按期汇总。",
    "How many trades, sorted by customer and date, there are up to that day; for the sums by period.",
  ),
  source: "DP",
  width: 10,
  computed: positionColumn(id),
}));

const paymentPositions: readonly ColumnSpec[] = (["before", "all"] as const).map((end) => ({
  id: end === "before" ? "paymentsBefore" : "paymentsAll",
  name:
    end === "before"
      ? text("款项位置:此客户之前", "Payments up to: before the customer")
      : text("款项位置:全部", "Payments up to: all"),
  type: "integer",
  group: "dates",
  onlyComputed: true,
  note: text(
    "账款按客户与合同排序后,到此为止共有几笔;供汇总。",
    "How many receivables, sorted by customer and contract, there are up to here; for the sums.",
  ),
  source: "DP",
  width: 10,
  computed: paymentPosition(end),
}));

const DESCENDING: Readonly<Record<SharedAmount, Text>> = {
  amount12: text("近12个月成交额", "sales of 12 months"),
  amountYear: text("本年成交额", "sales of the year"),
  amountLastYear: text("上年成交额", "sales of last year"),
  profitYear: text("本年利润", "profit of the year"),
};

const sortedAmounts: readonly ColumnSpec[] = AMOUNTS.map((amount) => ({
  id: descendingColumn(amount),
  name: text(`由大到小:${DESCENDING[amount]["zh-CN"]}`, `Descending: ${DESCENDING[amount]["en-US"]}`),
  type: "money",
  group: "dates",
  onlyComputed: true,
  note: text(
    "全部客户大于零的数额由大到小,以负数表示;与本行客户无关,供位次与累计占比。",
    "The figures above zero of all customers from the largest down, as negative numbers; not about this row's customer. For ranks and cumulative shares.",
  ),
  source: "DP",
  computed: amountsDescending(amount),
}));

/** Columns of 13-1 that other columns find their rows and places by. */
export const customerPositions: readonly ColumnSpec[] = [
  ...tradePositions,
  ...paymentPositions,
  ...sortedAmounts,
  {
    id: "yearRankRow",
    name: text("本年位次与行", "Position this year, row"),
    type: "integer",
    group: "dates",
    onlyComputed: true,
    note: text(
      "本年位次×100000+行序:排序后即知哪一行在哪一位,供年客户统计表。",
      "Position this year × 100000 + row: sorted, it tells the row at every position, for the annual statistics.",
    ),
    source: "DP",
    width: 12,
    computed: dueAtOnce(rankAndRow("yearRank")),
  },
];
