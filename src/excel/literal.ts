import type { CellValue } from "../plan/plan";

/**
 * What a person could have meant as a number, a date or a time in some language: digits with the marks,
 * units and month names that stand in them. "13-1" is a date to Excel, "3月" too.
 */
const DATE_OR_NUMBER = /^(?=.*\d)[\d\s.,:/\\\-+%()A-Za-z年月日时時分秒点上下午周星期¥¥￥$€£元]*$/u;

/** Beginnings that Excel parses: a formula, a sign, an old Lotus formula, its own mark for text, an error. */
const PARSED_START = /^[=+\-@'#]/;

const LOGICAL = /^(true|false)$/i;

/** True when Excel would turn this text into something else if it were put into a cell of General format. */
export function wouldBeParsed(text: string): boolean {
  return PARSED_START.test(text) || LOGICAL.test(text) || DATE_OR_NUMBER.test(text);
}

/**
 * A value as it must be sent so that it arrives unchanged. In a cell of text format ("@") it may be sent
 * as it is; elsewhere text that Excel would parse takes the leading apostrophe that Excel itself uses.
 * Blank text is a blank cell.
 */
export function literal(value: CellValue, textFormat: boolean): CellValue {
  if (typeof value !== "string") return value;
  if (value === "") return null;
  return !textFormat && wouldBeParsed(value) ? `'${value}` : value;
}
