import { text } from "../../i18n/text";
import { countryNo } from "../../rules/country-info";
import { festivalDays, festivalKeyOfRow, festivalLastDay } from "../../rules/festival";
import { daysUntil } from "../../rules/follow-up";
import { notes, recordDates } from "../columns";
import { column, inGroup } from "../make";
import type { TableSpec } from "../spec";

/** 国家节日表: festivals by country and year. Follow-up and contact dates that fall on one are flagged (S0 item 3, rules 2.4). */
export const countryFestival: TableSpec = {
  id: "countryFestival",
  tableName: "Festivals",
  name: text("国家节日表", "Festivals"),
  purpose: text(
    "各国节日的起止日期,每年补充。跟进日落在客户节日内会提示,并建议提前。",
    "First and last day of festivals, added every year. A follow-up that falls on one is flagged and an earlier day proposed.",
  ),
  source: "S0 3.",
  package: "archive",
  kind: "entry",
  key: "festivalNo",
  frozenColumns: 3,
  groups: [{ id: "record", name: text("建档", "Record"), folded: true }],
  highlights: [
    {
      when: 'AND([@daysUntil]<>"",N([@daysUntil])>=0,N([@daysUntil])<=p.dueSoonDays)',
      columns: ["startDate", "daysUntil"],
      tone: "warn",
    },
    {
      when: "AND([@lastDayNumber]>0,[@lastDayNumber]<p.asOf)",
      columns: ["name", "startDate", "endDate", "days"],
      tone: "muted",
    },
  ],
  columns: [
    column(
      "key",
      "festivalNo",
      ["节日编号", "Festival no."],
      ["如 DE-2026-01。", "Such as DE-2026-01."],
      "DP",
      { required: true, width: 14 },
    ),
    column("list", "country", ["国家/地区", "Country"], ["过节的国家。", "Where it is kept."], "S0", {
      list: "country",
      required: true,
      width: 22,
    }),
    column("text", "name", ["节日", "Festival"], ["节日名称。", "Name of the festival."], "S0", {
      required: true,
      width: 26,
    }),
    column("date", "startDate", ["开始", "First day"], ["节日第一天。", "First day."], "S0", {
      required: true,
      width: 12,
    }),
    column(
      "date",
      "endDate",
      ["结束", "Last day"],
      ["节日最后一天;空白即只有一天。", "Last day; blank is one day."],
      "S0",
      { width: 12 },
    ),
    column("integer", "days", ["天数", "Days"], ["首尾都算。", "First and last included."], "S0", {
      width: 9,
      computed: festivalDays,
    }),
    column(
      "list",
      "impact",
      ["影响", "What it means"],
      ["对联络与订单的影响。", "What it means for contact and orders."],
      "S0",
      { list: "festivalImpact", width: 16 },
    ),
    column(
      "integer",
      "daysUntil",
      ["距开始天数", "Days until"],
      ["负数为已开始。", "Negative once it has begun."],
      "S0",
      { width: 11, computed: daysUntil("startDate") },
    ),
    ...inGroup(
      "record",
      column(
        "date",
        "lastDayNumber",
        ["最后一天", "Last day, number"],
        ["供公式使用。", "For the formulas."],
        "DP",
        { width: 13, computed: festivalLastDay },
      ),
      column(
        "integer",
        "countryNo",
        ["国家序号", "Country, place"],
        ["该国在字典中的位置。", "Place of the country in the dictionary."],
        "DP",
        { width: 10, computed: countryNo },
      ),
      column(
        "integer",
        "festivalKey",
        ["节日键", "Festival key"],
        ["供节日查找。", "Finds the festival."],
        "DP",
        { width: 11, computed: festivalKeyOfRow },
      ),
      notes(),
      ...recordDates(),
    ),
  ],
};
