import { text } from "../i18n/text";
import type { ListItem } from "./spec";

/** `[code, 中文, English]` rows become list items. */
export function items(...rows: readonly (readonly [string, string, string])[]): ListItem[] {
  return rows.map(([code, zh, en]) => ({ code, label: text(zh, en) }));
}
