import days from "chinese-days/dist/chinese-days.json";
import { isoToSerial, serialToDate } from "../formula/serial";
import type { Language } from "../i18n/text";
import type { InputRow } from "../plan/choices";
import type { WorkCalendar } from "../rules/workday";
import { label } from "./label";

/**
 * Holidays and make-up workdays of mainland China, from the published data of `chinese-days`. Only years with data
 * are given: the arrangement of a year is announced late in the year before, and guessing it would be worse than
 * saying that it is missing.
 */

interface CalendarDay {
  readonly date: number;
  readonly kind: "holiday" | "makeup";
  readonly name: Readonly<Record<Language, string>>;
}

/** Years before and after today that a workbook needs: payments look back, follow-ups look ahead. */
const YEARS_BACK = 2;
const YEARS_AHEAD = 1;

function read(entries: Readonly<Record<string, string>>, kind: CalendarDay["kind"]): CalendarDay[] {
  return Object.entries(entries).map(([iso, entry]) => {
    const [english = "", chinese = ""] = entry.split(",");
    return { date: isoToSerial(iso), kind, name: { "zh-CN": chinese, "en-US": english } };
  });
}

function around(today: number): CalendarDay[] {
  const { year } = serialToDate(today);
  return [...read(days.holidays, "holiday"), ...read(days.workdays, "makeup")]
    .filter(({ date }) => {
      const of = serialToDate(date).year;
      return of >= year - YEARS_BACK && of <= year + YEARS_AHEAD;
    })
    .sort((a, b) => a.date - b.date);
}

/** Rows of the work calendar for the years round today that are known; none when no year is. */
export function workdayRows(language: Language, today: number): InputRow[] {
  return around(today).map((day) => ({
    date: day.date,
    kind: label("dayKind", day.kind, language),
    name: day.name[language],
  }));
}

/** The same calendar for the rules' functions, with the ordinary weekend. */
export function sampleCalendar(today: number): WorkCalendar {
  const dates = (kind: CalendarDay["kind"]): Set<number> =>
    new Set(around(today).flatMap((day) => (day.kind === kind ? [day.date] : [])));
  return { weekend: [6, 7], holidays: dates("holiday"), makeups: dates("makeup") };
}
