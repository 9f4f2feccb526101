import type { Computation } from "../catalog/spec";
import { serialToDate } from "../formula/serial";

/** Year of a date; blank for a blank date. */
export function yearNumber(date: string): Computation {
  return {
    formula: `IF([@${date}]="","",YEAR([@${date}]))`,
    value: (row) => (row.blank(date) ? "" : serialToDate(row.number(date)).year),
  };
}

/** Month 1–12 of a date; blank for a blank date. */
export function monthNumber(date: string): Computation {
  return {
    formula: `IF([@${date}]="","",MONTH([@${date}]))`,
    value: (row) => (row.blank(date) ? "" : serialToDate(row.number(date)).month),
  };
}

/** Days between two dates; blank while one is missing. */
export function daysBetween(from: string, to: string): Computation {
  return {
    formula: `IF(OR([@${from}]="",[@${to}]=""),"",[@${to}]-[@${from}])`,
    value: (row) => (row.blank(from) || row.blank(to) ? "" : row.number(to) - row.number(from)),
  };
}
