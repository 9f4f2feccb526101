import { dateToSerial, isoToSerial, serialToDate, weekday } from "../formula/serial";
import { text, type Language, type Text } from "../i18n/text";
import type { InputRow } from "../plan/choices";
import { label } from "./label";

/**
 * Festivals of the countries that the sample's customers come from, for this year and the next. Most fall on a
 * fixed day or a weekday of a month; Ramadan follows the moon and is given for the years in which its dates are
 * known, never guessed.
 */

interface Festival {
  readonly name: Text;
  readonly impact: string;
  /** First and last day in a year; undefined when they are not known. */
  readonly days: (year: number) => readonly [first: number, last: number] | undefined;
}

const fixed =
  (month: number, day: number, length = 1): Festival["days"] =>
  (year) => {
    const first = dateToSerial(year, month, day);
    return [first, first + length - 1];
  };

/** The nth weekday (ISO: 1 Monday … 7 Sunday) of a month. */
const nthWeekday =
  (month: number, nth: number, wanted: number): Festival["days"] =>
  (year) => {
    const first = dateToSerial(year, month, 1);
    const day = first + ((wanted - weekday(first) + 7) % 7) + 7 * (nth - 1);
    return [day, day];
  };

const RAMADAN: Readonly<Record<number, readonly [string, string]>> = {
  2024: ["2024-03-11", "2024-04-09"],
  2025: ["2025-03-01", "2025-03-29"],
  2026: ["2026-02-18", "2026-03-19"],
  2027: ["2027-02-08", "2027-03-09"],
};

const CHRISTMAS: Festival = {
  name: text("圣诞节与新年", "Christmas and New Year"),
  impact: "closed",
  days: fixed(12, 24, 10),
};
const RAMADAN_MONTH: Festival = {
  name: text("斋月", "Ramadan"),
  impact: "slow",
  days: (year) => {
    const dates = RAMADAN[year];
    return dates && [isoToSerial(dates[0]), isoToSerial(dates[1])];
  },
};

const FESTIVALS: Readonly<Record<string, readonly Festival[]>> = {
  DE: [{ name: text("德国统一日", "German Unity Day"), impact: "closed", days: fixed(10, 3) }, CHRISTMAS],
  GB: [
    { name: text("夏季银行假日", "Summer bank holiday"), impact: "closed", days: nthWeekday(8, 4, 1) },
    CHRISTMAS,
  ],
  NL: [{ name: text("国王节", "King's Day"), impact: "closed", days: fixed(4, 27) }, CHRISTMAS],
  FR: [{ name: text("八月假期", "August holidays"), impact: "slow", days: fixed(8, 1, 31) }, CHRISTMAS],
  ES: [{ name: text("国庆日", "National Day"), impact: "closed", days: fixed(10, 12) }, CHRISTMAS],
  IT: [{ name: text("八月节假期", "Ferragosto"), impact: "closed", days: fixed(8, 8, 14) }, CHRISTMAS],
  US: [
    { name: text("独立日", "Independence Day"), impact: "closed", days: fixed(7, 4) },
    { name: text("感恩节", "Thanksgiving"), impact: "peak", days: nthWeekday(11, 4, 4) },
    CHRISTMAS,
  ],
  AE: [RAMADAN_MONTH, { name: text("国庆日", "National Day"), impact: "closed", days: fixed(12, 2, 2) }],
  SA: [RAMADAN_MONTH, { name: text("国庆日", "National Day"), impact: "closed", days: fixed(9, 23) }],
  JP: [
    { name: text("黄金周", "Golden Week"), impact: "closed", days: fixed(4, 29, 7) },
    { name: text("盂兰盆节", "Obon"), impact: "slow", days: fixed(8, 13, 4) },
  ],
};

/** Countries that have festivals here. */
export const FESTIVAL_COUNTRIES: readonly string[] = Object.keys(FESTIVALS);

/** Rows of the festival table, by country and date. */
export function festivalRows(language: Language, today: number): InputRow[] {
  const { year } = serialToDate(today);
  return Object.entries(FESTIVALS).flatMap(([country, festivals]) =>
    [year, year + 1].flatMap((of) =>
      festivals.flatMap((festival, index): InputRow[] => {
        const days = festival.days(of);
        if (!days) return [];
        return [
          {
            festivalNo: `${country}-${of}-${String(index + 1).padStart(2, "0")}`,
            country: label("country", country, language),
            name: festival.name[language],
            startDate: days[0],
            endDate: days[1] === days[0] ? null : days[1],
            impact: label("festivalImpact", festival.impact, language),
          },
        ];
      }),
    ),
  );
}
