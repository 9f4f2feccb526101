import type { Computation, ParameterSpec, RowView } from "../catalog/spec";
import { serialToDate } from "../formula/serial";
import { text } from "../i18n/text";
import { sameCountry } from "./country-info";
import { calendarOf, workdayUpTo, workdayUpToFormula } from "./workday";

/**
 * Festivals of the customer's country (rules 2.4, S0's example of Ramadan). A date that falls on one is
 * flagged, and the last workday before it is proposed; the date itself stays, because a festival may last
 * a month and a customer of grade A cannot wait for so long.
 *
 * A festival is found by one number, country place × 100000 + first day: its country and day are read
 * back from it.
 */

const KEY = 100_000;

export const festivalParameters: readonly ParameterSpec[] = [
  {
    id: "festivalTo",
    name: text("国家节日表截止年", "Festivals are known to"),
    unit: text("自动", "automatic"),
    source: "DP",
    note: text(
      "国家节日表中最晚的年份;之后的日期不作节日提示,请补充。",
      "Last year in the festival table. Later dates are not checked: add the new year's festivals.",
    ),
    format: "integer",
    value: null,
    computed: {
      formula: "IF(COUNT(countryFestival[startDate])=0,0,YEAR(MAX(countryFestival[startDate])))",
      value: (book) => {
        const dates = book
          .rows("countryFestival")
          .flatMap((row) => (row.blank("startDate") ? [] : [row.number("startDate")]));
        return dates.length === 0 ? 0 : serialToDate(Math.max(...dates)).year;
      },
    },
  },
];

/** Last day of a festival as a number; the first day when no last one is given; 0 without a date. */
export const festivalLastDay: Computation = {
  formula: "IF(N([@startDate])=0,0,MAX([@startDate],N([@endDate])))",
  value: (row) =>
    row.number("startDate") === 0 ? 0 : Math.max(row.number("startDate"), row.number("endDate")),
};

/** Number of days, first and last included. */
export const festivalDays: Computation = {
  formula: 'IF([@lastDayNumber]=0,"",[@lastDayNumber]-[@startDate]+1)',
  value: (row) =>
    row.number("lastDayNumber") === 0 ? "" : row.number("lastDayNumber") - row.number("startDate") + 1,
};

/** The number a festival is found by; 0 without country or date. */
export const festivalKeyOfRow: Computation = {
  formula: `IF(OR([@countryNo]=0,[@lastDayNumber]=0),0,[@countryNo]*${KEY}+[@startDate])`,
  value: (row) =>
    row.number("countryNo") === 0 || row.number("lastDayNumber") === 0
      ? 0
      : row.number("countryNo") * KEY + row.number("startDate"),
};

/** Key of the festival of the row's country that holds a date of the row; the latest to begin; 0 when there is none. */
export function festivalOn(date: string): Computation {
  return {
    formula: `IF(OR([@${date}]="",[@countryNo]=0),0,MAXIFS(countryFestival[festivalKey],countryFestival[countryNo],[@countryNo],countryFestival[startDate],"<="&[@${date}],countryFestival[lastDayNumber],">="&[@${date}]))`,
    value: (row) => {
      if (row.blank(date)) return 0;
      const day = row.number(date);
      const keys = sameCountry(row, "countryFestival")
        .filter((festival) => !festival.blank("startDate"))
        .filter((festival) => festival.number("startDate") <= day && festival.number("lastDayNumber") >= day)
        .map((festival) => festival.number("festivalKey"));
      return Math.max(0, ...keys);
    },
  };
}

/** Key of the festival that is on or comes next in the row's country; 0 when none is known. */
export const nextFestivalKey: Computation = {
  formula:
    'IF([@countryNo]=0,0,MINIFS(countryFestival[festivalKey],countryFestival[countryNo],[@countryNo],countryFestival[lastDayNumber],">="&p.asOf))',
  value: (row) => {
    const keys = sameCountry(row, "countryFestival")
      .filter((festival) => festival.number("lastDayNumber") >= row.book.number("asOf"))
      .map((festival) => festival.number("festivalKey"));
    return keys.length === 0 ? 0 : Math.min(...keys);
  },
};

/** Name of the festival with this key; blank without one. */
export function festivalName(key: string): Computation {
  return {
    formula: `IF([@${key}]=0,"",INDEX(countryFestival[name],MATCH([@${key}],countryFestival[festivalKey],0))&"")`,
    value: (row) => festivalOf(row, key)?.text("name") ?? "",
  };
}

/** First day of the festival with this key; blank without one. */
export function festivalStart(key: string): Computation {
  return {
    formula: `IF([@${key}]=0,"",MOD([@${key}],${KEY}))`,
    value: (row) => (row.number(key) === 0 ? "" : row.number(key) % KEY),
  };
}

function festivalOf(row: RowView, key: string): RowView | undefined {
  return row.number(key) === 0 ? undefined : row.book.find("countryFestival", "festivalKey", row.number(key));
}

/** 建议提前至: the last workday before the festival, unless it has passed or is not after the last contact. */
export const beforeFestival: Computation = {
  formula: `IF([@festivalKey]=0,"",IF(${workdayUpToFormula(`(MOD([@festivalKey],${KEY})-1)`)}>=MAX(p.asOf,N([@lastContact])+1),${workdayUpToFormula(`(MOD([@festivalKey],${KEY})-1)`)},""))`,
  value: (row) => {
    const key = row.number("festivalKey");
    if (key === 0) return "";
    const before = workdayUpTo((key % KEY) - 1, calendarOf(row.book));
    const earliest = Math.max(row.book.number("asOf"), row.number("lastContact") + 1);
    return before >= earliest ? before : "";
  },
};
