import type { BookView, ParameterSpec } from "../catalog/spec";
import { serialToDate, weekday } from "../formula/serial";
import { text } from "../i18n/text";

/** Workdays: the weekend is a parameter, 工作日历 holds holidays and make-up workdays (decisions, Dates). */

export const workdayParameters: readonly ParameterSpec[] = [
  {
    id: "weekend",
    name: text("周末方式", "Weekend"),
    unit: text("代码", "code"),
    source: "DP",
    note: text(
      "1 周六日双休,11 只休周日,与 WORKDAY.INTL 的代码相同。",
      "1 Saturday and Sunday, 11 Sunday only: the codes of WORKDAY.INTL.",
    ),
    format: "integer",
    range: [1, 17],
    value: 1,
  },
  {
    id: "calendarFrom",
    name: text("工作日历起始年", "Calendar covers from"),
    unit: text("自动", "automatic"),
    source: "DP",
    note: text(
      "工作日历所含的第一年。没有日历的年份只按周末推算,并注明。",
      "First year in the work calendar. A year without one goes by weekends only, and says so.",
    ),
    format: "integer",
    value: null,
    computed: {
      formula: "IF(COUNT(workday[date])=0,0,YEAR(MIN(workday[date])))",
      value: (book) => calendarYears(book)[0],
    },
  },
  {
    id: "calendarTo",
    name: text("工作日历截止年", "Calendar covers to"),
    unit: text("自动", "automatic"),
    source: "DP",
    note: text(
      "工作日历所含的最后一年。新一年的放假安排公布后请补充。",
      "Last year in the work calendar. Add a new year's holidays when they are announced.",
    ),
    format: "integer",
    value: null,
    computed: {
      formula: "IF(COUNT(workday[date])=0,0,YEAR(MAX(workday[date])))",
      value: (book) => calendarYears(book)[1],
    },
  },
];

function calendarYears(book: BookView): readonly [number, number] {
  const dates = book.rows("workday").flatMap((row) => (row.blank("date") ? [] : [row.number("date")]));
  if (dates.length === 0) return [0, 0];
  return [serialToDate(Math.min(...dates)).year, serialToDate(Math.max(...dates)).year];
}

/** Days off by WORKDAY.INTL weekend codes: ISO weekdays (1 Monday … 7 Sunday). */
function weekendDays(code: number): readonly number[] {
  if (code >= 11 && code <= 17) return [code === 11 ? 7 : code - 11];
  if (code < 1 || code > 7) return [];
  return code === 1 ? [6, 7] : code === 2 ? [7, 1] : [code - 2, code - 1];
}

export interface WorkCalendar {
  readonly weekend: readonly number[];
  readonly holidays: ReadonlySet<number>;
  readonly makeups: ReadonlySet<number>;
}

const calendars = new WeakMap<object, WorkCalendar>();

/** The workbook's calendar, read once. */
export function calendarOf(book: BookView): WorkCalendar {
  const known = calendars.get(book);
  if (known) return known;
  const days = (column: string): Set<number> =>
    new Set(book.rows("workday").flatMap((row) => (row.number(column) > 0 ? [row.number(column)] : [])));
  const calendar = {
    weekend: weekendDays(book.number("weekend")),
    holidays: days("holiday"),
    makeups: days("makeup"),
  };
  calendars.set(book, calendar);
  return calendar;
}

export function isWorkday(day: number, calendar: WorkCalendar): boolean {
  if (calendar.makeups.has(day)) return true;
  return !calendar.weekend.includes(weekday(day)) && !calendar.holidays.has(day);
}

/** The day itself when it is a workday, else the last workday before it. */
export function workdayUpTo(day: number, calendar: WorkCalendar): number {
  let candidate = day;
  while (!isWorkday(candidate, calendar)) candidate -= 1;
  return candidate;
}

/** The nth workday after a day. */
export function workdayAfter(day: number, count: number, calendar: WorkCalendar): number {
  let candidate = day;
  for (let found = 0; found < count;) {
    candidate += 1;
    if (isWorkday(candidate, calendar)) found += 1;
  }
  return candidate;
}

/** Formula of `workdayUpTo`. A make-up workday falls on a weekend, which WORKDAY.INTL cannot know: the later of the two wins. */
export function workdayUpToFormula(day: string): string {
  return `MAX(WORKDAY.INTL(${day}+1,-1,p.weekend,workday[holiday]),MAXIFS(workday[makeup],workday[makeup],"<="&${day}))`;
}

/** Formula of the first workday after a day: the earlier of the ordinary workday and a make-up day. */
export function nextWorkdayFormula(day: string): string {
  return `IF(COUNTIFS(workday[makeup],">"&${day})=0,WORKDAY.INTL(${day},1,p.weekend,workday[holiday]),MIN(WORKDAY.INTL(${day},1,p.weekend,workday[holiday]),MINIFS(workday[makeup],workday[makeup],">"&${day})))`;
}

/** The nth working day after a day as WORKDAY.INTL counts, without make-up days: for banks and answer deadlines. */
export function bankingDayAfter(day: number, count: number, calendar: WorkCalendar): number {
  return workdayAfter(day, count, { ...calendar, makeups: new Set() });
}

/** Formula of `bankingDayAfter`. */
export function bankingDayAfterFormula(day: string, count: string): string {
  return `WORKDAY.INTL(${day},${count},p.weekend,workday[holiday])`;
}
