import {
  ArrayValueObject,
  BaseReferenceObject,
  type BaseValueObject,
  ErrorType,
  ErrorValueObject,
  NumberValueObject,
} from "@univerjs/engine-formula";
import { cellOf, scalarOf } from "./columns";

type Argument = BaseValueObject | undefined;

/**
 * WORKDAY.INTL. Univer's loses count when the list of holidays holds zeros or days of a weekend, and
 * answers with the holiday's own position.
 */
export function workdayIntl(
  start: Argument,
  days: Argument,
  weekend: Argument,
  holidays: Argument,
): BaseValueObject {
  const from = scalarOf(start);
  const count = scalarOf(days);
  for (const value of [from, count]) {
    if (typeof value === "object" && value !== null) {
      const type = Object.values(ErrorType).find((name) => (name as string) === value.error);
      return ErrorValueObject.create(type ?? ErrorType.VALUE);
    }
  }
  const off = weekendDays(weekend === undefined ? 1 : scalarOf(weekend));
  if (!Number.isFinite(Number(from)) || !Number.isFinite(Number(count)) || !off) {
    return ErrorValueObject.create(ErrorType.VALUE);
  }
  if (off.size === 7) return ErrorValueObject.create(ErrorType.VALUE);
  const free = numbersOf(holidays);
  const step = Number(count) < 0 ? -1 : 1;
  let day = Math.floor(Number(from));
  for (let left = Math.abs(Math.trunc(Number(count))); left > 0;) {
    day += step;
    if (!off.has(isoWeekday(day)) && !free.has(day)) left -= 1;
  }
  return NumberValueObject.create(day);
}

/** 1 Monday … 7 Sunday. */
function isoWeekday(serial: number): number {
  return ((((serial + 5) % 7) + 7) % 7) + 1;
}

/** The days off that a weekend number or a text such as "0000011" (Monday first) names; undefined for neither. */
function weekendDays(weekend: unknown): ReadonlySet<number> | undefined {
  if (typeof weekend === "string" && /^[01]{7}$/.test(weekend)) {
    return new Set(Array.from(weekend).flatMap((mark, index) => (mark === "1" ? [index + 1] : [])));
  }
  const code = weekend === null ? 1 : Number(weekend);
  if (code >= 11 && code <= 17) return new Set([code === 11 ? 7 : code - 11]);
  if (code < 1 || code > 7 || !Number.isInteger(code)) return undefined;
  return new Set(code === 1 ? [6, 7] : code === 2 ? [7, 1] : [code - 2, code - 1]);
}

const lists = new WeakMap<ArrayValueObject, ReadonlySet<number>>();

function numbersOf(argument: Argument): ReadonlySet<number> {
  const value: unknown = argument;
  const array: unknown = value instanceof BaseReferenceObject ? value.toArrayValueObject() : value;
  if (!(array instanceof ArrayValueObject)) {
    const single = scalarOf(argument);
    return new Set(typeof single === "number" ? [single] : []);
  }
  const known = lists.get(array);
  if (known) return known;
  const numbers = new Set<number>();
  for (const row of array.getArrayValue()) {
    for (const each of row) {
      const cell = cellOf(each);
      if (typeof cell === "number") numbers.add(Math.floor(cell));
    }
  }
  lists.set(array, numbers);
  return numbers;
}
