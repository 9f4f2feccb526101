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

/**
 * The totals rows among body rows, by position. A row is one when a cell up to the key says so, or when its key is
 * blank or ends like a subtotal and its amount is the sum of the rows since the last total, or of all before.
 */
export function totalsRows(
  rows: readonly (readonly Cell[])[],
  key: number,
  amountOf: ((row: readonly Cell[]) => number | null) | null,
): number[] {
  const found: number[] = [];
  let sinceLast = 0;
  let all = 0;
  let rowsSinceLast = 0;
  rows.forEach((row, at) => {
    const amount = amountOf?.(row) ?? null;
    const said = row.slice(0, key + 1).some(isTotalsWord);
    const hinted = cellText(row[key]).trim() === "" || endsLikeTotal(row[key]);
    const sums = amount !== null && rowsSinceLast > 1 && (near(amount, sinceLast) || near(amount, all));
    if (said || (hinted && sums)) {
      found.push(at);
      sinceLast = 0;
      rowsSinceLast = 0;
      return;
    }
    sinceLast += amount ?? 0;
    all += amount ?? 0;
    rowsSinceLast += 1;
  });
  return found;
}

function near(a: number, b: number): boolean {
  return a !== 0 && Math.abs(a - b) <= Math.max(Math.abs(a), Math.abs(b)) * 1e-9;
}
