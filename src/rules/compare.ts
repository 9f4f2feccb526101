import type { BookView, RowView } from "../catalog/spec";

/** Comparisons with the labels of lists, without regard to case, as Excel compares text. */

/** True when a cell holds the label of this code. */
export function isLabel(row: RowView, column: string, list: string, code: string): boolean {
  return row.text(column).toLowerCase() === row.book.label(list, code).toLowerCase();
}

/** Which of these codes has the label; undefined when none has. */
export function codeOfLabel<Code extends string>(
  book: BookView,
  list: string,
  codes: readonly Code[],
  label: string,
): Code | undefined {
  return codes.find((code) => book.label(list, code).toLowerCase() === label.toLowerCase());
}
