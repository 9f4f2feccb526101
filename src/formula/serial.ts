/**
 * Excel's serial dates: whole days since 1899-12-30, computed in UTC so that no time zone can move a date.
 * Excel counts a 29 February 1900 that never was; dates before 1900-03-01 are refused for that reason.
 */
const DAY = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);
const FIRST_SAFE = 61;

/** Serial of a calendar date; month 1–12. A day past the end of the month runs into the next, as DATE() does. */
export function dateToSerial(year: number, month: number, day: number): number {
  return Math.round((Date.UTC(year, month - 1, day) - EPOCH) / DAY);
}

export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Calendar date of a serial; a time of day is dropped. */
export function serialToDate(serial: number): CalendarDate {
  const date = new Date(EPOCH + Math.floor(serial) * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** "2026-11-21" → serial; throws on anything else, and on dates before 1900-03-01. */
export function isoToSerial(iso: string): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (!match) throw new RangeError(`Not a date of the form YYYY-MM-DD: ${iso}`);
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const serial = dateToSerial(year, month, day);
  const back = serialToDate(serial);
  if (back.month !== month || back.day !== day || serial < FIRST_SAFE) {
    throw new RangeError(`No such date: ${iso}`);
  }
  return serial;
}

/** Serial → "2026-11-21". */
export function serialToIso(serial: number): string {
  const { year, month, day } = serialToDate(serial);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** EDATE: the same day some months later, or the last day of a shorter month. */
export function addMonths(serial: number, months: number): number {
  const { year, month, day } = serialToDate(serial);
  const lastDay = serialToDate(dateToSerial(year, month + months + 1, 0)).day;
  return dateToSerial(year, month + months, Math.min(day, lastDay));
}

/** ISO weekday of a serial: 1 Monday … 7 Sunday. */
export function weekday(serial: number): number {
  return ((Math.floor(serial) + 5) % 7) + 1;
}
