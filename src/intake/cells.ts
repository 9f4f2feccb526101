import type { ColumnSpec } from "../catalog/spec";
import { LIMITS } from "../formula/limits";
import { intakeMessages } from "../i18n/intake-messages";
import type { Language, Text } from "../i18n/text";
import { decimalToNumber } from "../pareto/decimal";
import { isErrorText, readNumber, type DecimalSign } from "../pareto/number-text";
import type { CellValue } from "../plan/plan";
import { readDate, type DayOrder } from "./dates";
import { readKey } from "./keys";
import { isOpenList, listLabel } from "./list-values";

/** How the cells of one column are to be read: what its own cells told about themselves. */
export interface ColumnHabits {
  readonly sign: DecimalSign;
  readonly dayOrder: DayOrder | null;
}

/** A cell read: its value and what is remarkable about it, or the reason why it cannot be used. */
export type CellReading =
  | {
      readonly value: CellValue;
      readonly prefixed?: true;
      readonly unknown?: true;
      readonly currency?: string;
    }
  | { readonly failed: Text };

const blank: CellReading = { value: null };
const failed = (reason: Text): CellReading => ({ failed: reason });

const NUMERIC: readonly ColumnSpec["type"][] = ["number", "integer", "money", "rate", "share"];

export function isNumeric(column: ColumnSpec): boolean {
  return NUMERIC.includes(column.type);
}

export function isDate(column: ColumnSpec): boolean {
  return column.type === "date" || column.type === "month";
}

/** Reads the text of one cell as its column's type. */
export function readCell(
  table: string,
  column: ColumnSpec,
  text: string,
  habits: ColumnHabits,
  language: Language,
): CellReading {
  if (text.trim() === "") return blank;
  if (isDate(column)) return readDateCell(text, habits.dayOrder);
  if (isNumeric(column)) return readNumberCell(column, text, habits.sign);
  if (column.type === "key") return readKeyCell(table, text);
  if (column.type === "reference") return readKeyCell(column.refers ?? table, text);
  if (column.type === "list" && column.list !== undefined) return readListCell(column.list, text, language);
  if (text.length > LIMITS.cellText) return failed(intakeMessages.tooLong(text.length, LIMITS.cellText));
  // Text stays as it is, "=1+1" and "+49…" included: a text column never holds a formula.
  return { value: text };
}

function readDateCell(text: string, order: DayOrder | null): CellReading {
  const reading = readDate(text, order);
  switch (reading.kind) {
    case "date":
      return { value: reading.serial };
    case "blank":
      return blank;
    case "ambiguous":
      return failed(intakeMessages.ambiguousDate(text));
    case "shortYear":
      return failed(intakeMessages.shortYear(text));
    case "impossible":
      return failed(intakeMessages.noSuchDate(text));
    case "text":
      return failed(isErrorText(text) ? intakeMessages.errorValue(text) : intakeMessages.notDate(text));
  }
}

function readNumberCell(column: ColumnSpec, text: string, sign: DecimalSign): CellReading {
  const reading = readNumber(text, sign);
  switch (reading.kind) {
    case "blank":
      return blank;
    case "error":
      return failed(intakeMessages.errorValue(text));
    case "ambiguous":
      return failed(intakeMessages.ambiguousNumber(text));
    case "text":
      return failed(intakeMessages.notNumber(text));
    case "number": {
      const value = decimalToNumber(reading.decimal);
      if (!Number.isFinite(value)) return failed(intakeMessages.notNumber(text));
      if (column.type === "integer" && !Number.isInteger(value)) return failed(intakeMessages.notWhole(text));
      if (column.type === "share" && value > 1 && !/[%％]/.test(text))
        return failed(intakeMessages.shareTooLarge(text));
      return reading.currency === null ? { value } : { value, currency: reading.currency };
    }
  }
}

function readKeyCell(table: string, text: string): CellReading {
  const reading = readKey(table, text);
  switch (reading.kind) {
    case "blank":
      return blank;
    case "pattern":
      return failed(intakeMessages.keyPattern(text));
    case "tooLong":
      return failed(intakeMessages.keyTooLong(text, reading.limit));
    case "key":
      return reading.prefixed ? { value: reading.key, prefixed: true } : { value: reading.key };
  }
}

function readListCell(list: string, text: string, language: Language): CellReading {
  const label = listLabel(list, text, language);
  if (label !== undefined) return { value: label };
  const kept = text.trim();
  if (kept.length > LIMITS.cellText) return failed(intakeMessages.tooLong(kept.length, LIMITS.cellText));
  return isOpenList(list) ? { value: kept } : { value: kept, unknown: true };
}
