import { text } from "../i18n/text";
import type { ColumnSpec, ColumnType } from "./spec";

/** 中文 and English of one visible string. */
type Words = readonly [zh: string, en: string];

/** A column on a few lines: what every column must say, and what this one says besides. */
export function column(
  type: ColumnType,
  id: string,
  name: Words,
  note: Words,
  source: string,
  more: Partial<ColumnSpec> = {},
): ColumnSpec {
  return { id, name: text(...name), type, note: text(...note), source, ...more };
}

/** Puts columns into a group that folds together. */
export function inGroup(group: string, ...columns: readonly ColumnSpec[]): ColumnSpec[] {
  return columns.map((each) => ({ ...each, group }));
}
