import type { Text } from "../i18n/text";
import {
  blockKey,
  blockPlace,
  inKeyOrder,
  mergedFrom,
  sortedKey,
  sortKey,
  type RowOrder,
} from "../rules/sorted-rows";
import { column, inGroup } from "./make";
import type { ColumnSpec, ColumnType } from "./spec";

/** A column of a table in the order of its sorted keys. */
export interface SortedColumn {
  readonly id: string;
  readonly type: ColumnType;
  /** The column whose values it holds, and what it is called. */
  readonly of: string;
  readonly name: Text;
}

/** Columns that hold a table's rows in another order, for sums over neighbours; the table has a `rowNumber`. */
export function sortedColumns(
  order: RowOrder,
  group: string,
  values: readonly SortedColumn[],
): readonly ColumnSpec[] {
  return inGroup(
    group,
    column(
      "integer",
      "sortKey",
      ["排序键", "Sort key"],
      [
        "块与排序依据、行合成的数,供排序;每2,500行为一块。",
        "Block, what the rows are sorted by, and row in one number; 2,500 rows are a block.",
      ],
      "DP",
      { width: 18, computed: sortKey(order) },
    ),
    column(
      "integer",
      "blockKey",
      ["块内有序键", "Keys by block"],
      [
        "各块的排序键由小到大;与本行内容无关,以下各列同。",
        "The sort keys of every block in ascending order; not about what this row holds, nor are the columns after it.",
      ],
      "DP",
      { width: 18, computed: blockKey(order) },
    ),
    column(
      "integer",
      "blockPlace",
      ["归并位次", "Place when merged"],
      [
        "块内有序键在全表中的位次,各块依次加100,000。",
        "The place of the key by block among all; 100,000 more in every further block.",
      ],
      "DP",
      { width: 11, computed: blockPlace(order) },
    ),
    column(
      "integer",
      "mergedFrom",
      ["归并来源", "Merged from"],
      [
        "全表第几位的键在块内有序键的第几行。",
        "In which row of the keys by block the key stands whose turn it is here.",
      ],
      "DP",
      { width: 11, computed: mergedFrom(order) },
    ),
    column(
      "integer",
      "sortedKey",
      ["有序键", "Sorted keys"],
      [
        "全表的排序依据与行由小到大,供按客户汇总。",
        "What all rows are sorted by, and their rows, in ascending order: for the sums per customer.",
      ],
      "DP",
      { width: 18, computed: sortedKey(order) },
    ),
    ...values.map(({ id, type, of, name }) =>
      column(
        type,
        id,
        [`有序${name["zh-CN"]}`, `Sorted: ${name["en-US"]}`],
        ["有序键所指行的值。", "What the row holds that the sorted key names."],
        "DP",
        { computed: inKeyOrder(order, of, type === "text" ? "text" : "number") },
      ),
    ),
  );
}
