import { isFormula } from "./rows";

/** Rows whose formulas are read at once: an answer of Excel holds 5 MB. */
const FORMULA_ROWS = 2_000;

/** The formula that every row of a column holds; null where they differ or one holds none. */
export async function commonFormula(
  context: Excel.RequestContext,
  body: Excel.Range,
  rows: number,
): Promise<string | null> {
  let common: string | undefined;
  for (let first = 0; first < rows; first += FORMULA_ROWS) {
    const part = body.getRow(first).getResizedRange(Math.min(FORMULA_ROWS, rows - first) - 1, 0);
    part.load("formulas");
    // eslint-disable-next-line office-addins/no-context-sync-in-loop -- one answer holds 5 MB: a long column takes several
    await context.sync();
    for (const formula of part.formulas.flat()) {
      if (!isFormula(formula) || (common ??= formula) !== formula) return null;
    }
  }
  return common ?? null;
}
