import { text } from "../../i18n/text";
import { rateCheck, rateCode, ratePerUnit } from "../../rules/exchange-rate";
import { notes, recordDates } from "../columns";
import { column, inGroup } from "../make";
import type { TableSpec } from "../spec";

/** 汇率表: the rate of each currency by month, into the currency of totals; 13-2 shows it as a suggestion. */
export const exchangeRate: TableSpec = {
  id: "exchangeRate",
  tableName: "ExchangeRates",
  name: text("汇率表", "Exchange rates"),
  purpose: text(
    "每月每种货币一行,折合统计币种。交易记录据此提示参考汇率,不改动已填的汇率。",
    "One row a month and currency, into the currency of totals. Transactions show it as a suggestion only.",
  ),
  source: "DP",
  package: "management",
  kind: "entry",
  key: "rateNo",
  frozenColumns: 3,
  groups: [{ id: "record", name: text("建档", "Record"), folded: true }],
  highlights: [{ when: '[@check]<>""', columns: ["quoted", "rate", "check"], tone: "warn" }],
  columns: [
    column("key", "rateNo", ["汇率编号", "Rate no."], ["如 EUR-2026-11。", "Such as EUR-2026-11."], "DP", {
      required: true,
      width: 15,
    }),
    column(
      "date",
      "month",
      ["月份", "Month"],
      ["该月任意一天,通常为1日。", "Any day of the month, usually the first."],
      "DP",
      { required: true, width: 12 },
    ),
    column("list", "currency", ["币种", "Currency"], ["外币。", "The foreign currency."], "DP", {
      list: "currency",
      required: true,
      width: 10,
    }),
    column("rate", "quoted", ["报价", "Quoted"], ["牌价原样填写。", "As the bank quotes it."], "DP", {
      width: 13,
    }),
    column(
      "integer",
      "per",
      ["每多少外币", "Per how many units"],
      ["1 或 100;空白为 1。银行常按每100外币报价。", "1 or 100; blank is 1. Banks often quote per 100."],
      "DP",
      { width: 12 },
    ),
    column(
      "rate",
      "rate",
      ["汇率", "Rate"],
      ["1 外币 = 多少统计币种。", "Currency of totals for one unit."],
      "DP",
      { width: 13, computed: ratePerUnit },
    ),
    column(
      "text",
      "check",
      ["核对", "Check"],
      ["重复,或疑为每百报价。", "Entered twice, or probably quoted per 100."],
      "DP",
      { width: 18, computed: rateCheck },
    ),
    column(
      "text",
      "origin",
      ["来源", "Source"],
      ["如中国银行现汇买入价。", "Such as the bank's buying rate."],
      "DP",
      { width: 20 },
    ),
    ...inGroup(
      "record",
      column(
        "integer",
        "rateCode",
        ["年月币种码", "Month and currency"],
        ["供查找。", "For the look-up."],
        "DP",
        { width: 13, computed: rateCode },
      ),
      notes(),
      ...recordDates(),
    ),
  ],
};
