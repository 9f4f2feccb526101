import type { BookView } from "../catalog/spec";

/** Comparisons with the labels of lists, without regard to case, as Excel compares text. */

/** Which of these codes has the label; undefined when none has. */
export function codeOfLabel<Code extends string>(
  book: BookView,
  list: string,
  codes: readonly Code[],
  label: string,
): Code | undefined {
  return codes.find((code) => book.label(list, code).toLowerCase() === label.toLowerCase());
}
