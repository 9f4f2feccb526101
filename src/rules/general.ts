import type { ParameterSpec } from "../catalog/spec";
import { text } from "../i18n/text";

const DATE = text("日期", "date");
const DAYS = text("天", "days");

/** Dates and settings that many rules read. */
export const generalParameters: readonly ParameterSpec[] = [
  {
    id: "asOf",
    name: text("基准日", "As-of date"),
    unit: DATE,
    source: "DP",
    note: text(
      "今天。用于到期、逾期和剩余天数;默认 =TODAY(),也可以键入一个日期来重现当天的结果。",
      "Today. Due dates, overdue days and days left are counted from it. =TODAY() by default; type a date to see the results of that day.",
    ),
    format: "date",
    value: (choices) => choices.asOf,
  },
  {
    id: "cutoff",
    name: text("统计截止日", "Cut-off date"),
    unit: DATE,
    source: "DP",
    note: text(
      "近12个月的成交额类别、生命周期等统计到这一天为止。不随日期自动变化,由插件或手工向后移动。",
      "The last 12 months (class, life cycle) end here. It does not move by itself: the add-in rolls it forward, or you do.",
    ),
    format: "date",
    value: (choices) => choices.cutoff,
  },
  {
    id: "year",
    name: text("统计年", "Year of statistics"),
    unit: text("年", "year"),
    source: "S1",
    note: text(
      "年客户统计表与前五名所统计的自然年。换年只改这一格。",
      "The calendar year of the annual statistics and the top five. A new year is this one cell.",
    ),
    format: "integer",
    range: [1990, 2199],
    value: (choices) => choices.year,
  },
  {
    id: "currency",
    name: text("统计币种", "Currency of totals"),
    unit: text("币种", "currency"),
    source: "DP",
    note: text(
      "折本币金额所用的币种;汇率按此币种填写。",
      "The currency that base amounts are in; exchange rates are into it.",
    ),
    format: "text",
    list: "currency",
    value: (choices) => choices.currency,
  },
  {
    id: "dueSoonDays",
    name: text("即将到期天数", "Due soon within"),
    unit: DAYS,
    source: "DP",
    note: text("到期前几天开始显示为“3天内”。", "A date this many days ahead shows as due soon."),
    format: "integer",
    range: [0, 60],
    value: 3,
  },
];
