import { dateToSerial, serialToDate } from "../formula/serial";

/** Day before month or month before day, where a date is written with the year last: 25/04/2026 or 04/25/2026. */
export type DayOrder = "dayFirst" | "monthFirst";

/** What a text holds when a date is wanted. */
export type DateReading =
  | { readonly kind: "date"; readonly serial: number }
  | { readonly kind: "blank" }
  /** 03/04/2026: two dates fit, and nothing says which. */
  | { readonly kind: "ambiguous" }
  /** 21.11.26: the century is anybody's guess. */
  | { readonly kind: "shortYear" }
  /** A date that no calendar has, or one before March 1900, which Excel's serials cannot hold. */
  | { readonly kind: "impossible" }
  | { readonly kind: "text" };

/** Excel's calendar is wrong before this serial, 1 March 1900. */
const FIRST_SERIAL = 61;
const LAST_YEAR = 9999;

const BLANK = /^[-–—/]*$/;
/** A time of day, with or without a zone; dates are whole days here. */
const TIME = /(?:T|\s+)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[AP]M)?\s*(?:Z|[+-]\d{2}:?\d{2})?$/i;
const YEAR_FIRST = /^(\d{4})\s*(?:[-/.]|年)\s*(\d{1,2})\s*(?:[-/.]|月)\s*(\d{1,2})\s*日?$/;
const EIGHT_DIGITS = /^(\d{4})(\d{2})(\d{2})$/;
const SERIAL = /^\d{5}(?:\.\d+)?$/;
const YEAR_LAST = /^(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})$/;
const DAY_MONTH_NAME = /^(\d{1,2})(?:st|nd|rd|th)?[\s.-]*([a-z]{3,9})\.?[\s,.-]*(\d{4})$/i;
const MONTH_NAME_DAY = /^([a-z]{3,9})\.?\s*(\d{1,2})(?:st|nd|rd|th)?[\s,]+(\d{4})$/i;
const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

function calendar(year: number, month: number, day: number): DateReading {
  const serial = dateToSerial(year, month, day);
  const back = serialToDate(serial);
  const exists = back.year === year && back.month === month && back.day === day;
  if (!exists || serial < FIRST_SERIAL || year > LAST_YEAR) return { kind: "impossible" };
  return { kind: "date", serial };
}

function monthNamed(name: string): number | null {
  const wanted = name.toLowerCase();
  const at = MONTHS.findIndex(
    (month) => month === wanted || (wanted.length < 5 && month.startsWith(wanted.slice(0, 3))),
  );
  return at < 0 ? null : at + 1;
}

/** What a date with the year last says about the order of day and month; null when it says nothing. */
export function dayOrderOf(text: string): DayOrder | null {
  const match = YEAR_LAST.exec(clean(text));
  if (match === null || match[2] === ".") return null;
  const [first, second] = [Number(match[1]), Number(match[3])];
  if (first > 12 && second <= 12) return "dayFirst";
  return second > 12 && first <= 12 ? "monthFirst" : null;
}

/** The order that the dates of a column agree on; null when none of them tells, or when they disagree. */
export function guessDayOrder(texts: Iterable<string>): DayOrder | null {
  let found: DayOrder | null = null;
  for (const text of texts) {
    const order = dayOrderOf(text);
    if (order === null) continue;
    if (found !== null && found !== order) return null;
    found = order;
  }
  return found;
}

function clean(text: string): string {
  return text.normalize("NFKC").trim().replace(TIME, "").trim();
}

/**
 * Reads a date as people and programs write it: 2026-11-21, 2026/11/21, 2026年11月21日, 20261121, 21.11.2026 (dots
 * always put the day first), 21 Nov 2026, Nov 21, 2026, or Excel's own serial number. A time of day is dropped.
 * 03/04/2026 is read only when `order` says how, and never guessed.
 */
export function readDate(text: string, order: DayOrder | null = null): DateReading {
  const body = clean(text);
  if (BLANK.test(body)) return { kind: "blank" };
  const yearFirst = YEAR_FIRST.exec(body) ?? EIGHT_DIGITS.exec(body);
  if (yearFirst) return calendar(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]));
  if (SERIAL.test(body)) return { kind: "date", serial: Math.floor(Number(body)) };
  const yearLast = YEAR_LAST.exec(body);
  if (yearLast) return readYearLast(yearLast, order);
  const named = DAY_MONTH_NAME.exec(body);
  if (named) return readNamed(named[3], named[2], named[1]);
  const american = MONTH_NAME_DAY.exec(body);
  return american ? readNamed(american[3], american[1], american[2]) : { kind: "text" };
}

function readYearLast(match: RegExpExecArray, order: DayOrder | null): DateReading {
  const [first, second, year] = [Number(match[1]), Number(match[3]), Number(match[4])];
  if (match[4]?.length === 2) return { kind: "shortYear" };
  if (match[2] === "." || first === second) return calendar(year, second, first);
  const own = first > 12 ? "dayFirst" : second > 12 ? "monthFirst" : order;
  if (own === null) return { kind: "ambiguous" };
  return own === "dayFirst" ? calendar(year, second, first) : calendar(year, first, second);
}

function readNamed(year: string | undefined, name: string | undefined, day: string | undefined): DateReading {
  const month = monthNamed(name ?? "");
  return month === null ? { kind: "text" } : calendar(Number(year), month, Number(day));
}
