import { cellText, type Cell } from "./aggregate";

/** Rows that sum other rows, which people leave beneath or between their data. Counting them would double amounts. */

const WORDS =
  /^(?:(?:本页|本月|本年|全年|年度|季度|月度|分类|部门|地区)?(?:合计|总计|小计|共计|累计|总和|汇总|总额|总数)|grand\s*totals?|sub\s*-?\s*totals?|totals?|sum|合计数|总合计)(?:\s*(?:金额|数量|amount|qty|\(.*\)))?$/i;
/** Excel's own subtotal rows: "华东 汇总", "East Total". */
const SUFFIX = /^(.+?)\s*(?:汇总|小计|合计|\s(?:sub)?totals?)$/i;
const PUNCTUATION = /[\s:：.。*【】[\]]+/g;

/** True for a cell that says its row is a total, whatever the spacing: "合 计：", "Grand Total". */
export function isTotalsWord(cell: Cell): boolean {
  if (typeof cell !== "string" || cell.length > 40) return false;
  const text = cell.normalize("NFKC").trim();
  return WORDS.test(text.replace(/[:：.。]+$/, "").trim()) || WORDS.test(text.replace(PUNCTUATION, ""));
}

/**
 * True for "East Total" and its kind. Only a hint: a company may be called 全球汇总 or Alpha Total, so the caller checks
 * that the amount is the sum of rows above.
 */
export function endsLikeTotal(cell: Cell): boolean {
  return typeof cell === "string" && SUFFIX.test(cell.normalize("NFKC").trim());
}

/** What tells totals rows from the rows they sum, one row after another. */
export type TotalsFinder = (row: readonly Cell[]) => boolean;

/** Different texts whose being a totals word is remembered: keys come again and again. */
const REMEMBERED = 20_000;

/**
 * Finds totals rows in passing. A row is one when a cell up to the key says so, or when its key is blank or ends like
 * a subtotal and its amount is the sum of the rows since the last total, or of all before.
 */
export function createTotalsFinder(
  key: number,
  amountOf: ((row: readonly Cell[]) => number | null) | null,
): TotalsFinder {
  const known = new Map<Cell, boolean>();
  const says = (cell: Cell): boolean => {
    if (typeof cell !== "string") return false;
    let said = known.get(cell);
    if (said === undefined) {
      if (known.size >= REMEMBERED) known.clear();
      known.set(cell, (said = isTotalsWord(cell)));
    }
    return said;
  };
  let sinceLast = 0;
  let all = 0;
  let rowsSinceLast = 0;
  return (row) => {
    const amount = amountOf?.(row) ?? null;
    let total = false;
    for (let at = 0; at <= key && !total; at += 1) total = says(row[at]);
    if (!total && amount !== null && rowsSinceLast > 1 && (near(amount, sinceLast) || near(amount, all))) {
      total = cellText(row[key]).trim() === "" || endsLikeTotal(row[key]);
    }
    if (total) {
      sinceLast = 0;
      rowsSinceLast = 0;
      return true;
    }
    sinceLast += amount ?? 0;
    all += amount ?? 0;
    rowsSinceLast += 1;
    return false;
  };
}

/** The totals rows among body rows, by position; see createTotalsFinder. */
export function totalsRows(
  rows: readonly (readonly Cell[])[],
  key: number,
  amountOf: ((row: readonly Cell[]) => number | null) | null,
): number[] {
  const isTotal = createTotalsFinder(key, amountOf);
  return rows.flatMap((row, at) => (isTotal(row) ? [at] : []));
}

function near(a: number, b: number): boolean {
  return a !== 0 && Math.abs(a - b) <= Math.max(Math.abs(a), Math.abs(b)) * 1e-9;
}
