import { isoToSerial } from "./product";

/** The calendar day on the person's own clock as a serial date. */
export function todaySerial(now: Date): number {
  return isoToSerial(isoDay(now));
}

/** The calendar day on the person's own clock, "2026-11-21". */
export function isoDay(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
