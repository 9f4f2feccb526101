import { text, type Text } from "../i18n/text";
import { positionColumn, type TradePosition } from "../rules/periods";
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
export const tradePositions: readonly ColumnSpec[] = (Object.keys(DAYS) as TradePosition[]).map((id) => ({
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
