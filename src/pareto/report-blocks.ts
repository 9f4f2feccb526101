import { paretoText, type ParetoTextKey } from "../i18n/pareto";
import type { CellContent } from "../plan/plan";
import type { ParetoAnalysis } from "./analysis";
import { CROSSING_MODES, type CrossingMode } from "./classify";
import type { ReportRow } from "./report-figures";
import { COLUMN, listColumn, PARAMETER, parameterCell, ROW } from "./report-layout";
import { CLASS_NAMES, MODE_CODES, modeCountExpression, type LiveSheet } from "./report-live";
import type { ReportRequest } from "./report-sheet";

/** The blocks above the list: parameters and checks, class summary, crossing modes; values, or formulas over the list. */

/** A text in the report's language. */
export type Say = (key: ParetoTextKey, args?: Readonly<Record<string, string | number>>) => string;

/** What was measured, in words: "Sum of 金额". */
export function measureName({ analysis, language, valueName }: ReportRequest): string {
  const key = ({ sum: "measureSum", count: "measureCount", average: "measureAverage" } as const)[
    analysis.measure
  ];
  return paretoText(language, key, { value: valueName ?? "" });
}

/** Parameters, totals and, on a live sheet, what the source holds beyond the list. */
export function parameterBlock(
  request: ReportRequest,
  live: LiveSheet | null,
  rows: readonly ReportRow[],
  say: Say,
): CellContent[][] {
  const { analysis } = request;
  const { thresholds, mode } = analysis.classified.rule;
  const keys = rows.length;
  const amounts = listColumn(COLUMN.value, keys);
  const orders = listColumn(COLUMN.order, keys);
  const total = parameterCell(PARAMETER.total);
  const formula = (f: string, v: number): CellContent => (live === null ? v : { f: `=${f}`, v });
  const modeNames = (["include", "exclude", "nearest"] as const).map((name) => `"${say(name)}"`).join(",");
  const modeName: CellContent =
    live === null ? say(mode) : { f: `=CHOOSE(${parameterCell(PARAMETER.mode)},${modeNames})`, v: say(mode) };
  const d = live?.decimals ?? 0;
  const block: CellContent[][] = [
    [say("parameters")],
    [say("threshold1"), null, thresholds[0] / 100],
    [say("threshold2"), null, thresholds[1] / 100],
    [say("modeCode"), null, MODE_CODES[mode], modeName],
    [say("measureName"), null, measureName(request)],
    [say("total"), null, formula(`ROUND(SUMIFS(${amounts},${amounts},">0"),${d})`, analysis.total)],
    [say("positiveKeys"), null, formula(`COUNTIF(${amounts},">0")`, analysis.keys.length)],
    [say("nonPositiveKeys"), null, formula(`COUNTIF(${amounts},"<=0")`, analysis.excluded.length)],
    [say("rowsUsed"), null, formula(`SUM(${listColumn(COLUMN.rows, keys)})`, request.rowsUsed)],
    [
      say("cr5"),
      null,
      formula(`IF(${total}>0,SUMIFS(${amounts},${orders},"<=5",${amounts},">0")/${total},0)`, analysis.cr5),
    ],
  ];
  if (live === null) return block;
  const { keys: keyCells, values } = live.source;
  const listedAmounts = `SUM(${amounts})`;
  const allAmounts = values === null ? `SUMPRODUCT(--(LEN(TRIM(${keyCells}))>0))` : `SUM(${values})`;
  const allRows =
    values === null
      ? `SUMPRODUCT(--(LEN(TRIM(${keyCells}))>0))`
      : `SUMPRODUCT(--(LEN(TRIM(${keyCells}))+LEN(${values})>0))`;
  const missing = `${parameterCell(PARAMETER.unlistedAmount)}<>0,${parameterCell(PARAMETER.unlistedRows)}<>0`;
  block.push(
    [
      say("unlistedAmount"),
      null,
      { f: `=ROUND(${allAmounts}-${listedAmounts},${d})`, v: 0 },
      { f: `=IF(OR(${missing}),"${say("someUnlisted")}","${say("allListed")}")`, v: say("allListed") },
    ],
    [say("unlistedRows"), null, { f: `=${allRows}-SUM(${listColumn(COLUMN.rows, keys)})`, v: 0 }],
  );
  return block;
}

/** Number of keys, amount and shares of each class, beside the source's expectation. */
export function summaryBlock(analysis: ParetoAnalysis, live: LiveSheet | null, say: Say): CellContent[][] {
  const total = parameterCell(PARAMETER.total);
  const count = parameterCell(PARAMETER.keys);
  const header = [
    say("class"),
    say("keysOfClass"),
    say("keyShare"),
    say("expected"),
    say("deviation"),
    say("amount"),
    say("share"),
  ];
  const rows = analysis.summary.map((row, at): CellContent[] => {
    const name = CLASS_NAMES[row.class - 1] ?? "";
    if (live === null) {
      return [name, row.keys, row.keyShare, row.expectedKeyShare, row.deviation, row.amount, row.share];
    }
    const line = ROW.summary + 2 + at;
    const classes = listColumn(COLUMN.class, live.keys);
    const amounts = listColumn(COLUMN.value, live.keys);
    return [
      name,
      { f: `=COUNTIF(${classes},"${name}")`, v: row.keys },
      { f: `=IF(${count}>0,F${line}/${count},0)`, v: row.keyShare },
      row.expectedKeyShare,
      { f: `=G${line}-H${line}`, v: row.deviation },
      { f: `=ROUND(SUMIFS(${amounts},${classes},"${name}"),${live.decimals})`, v: row.amount },
      { f: `=IF(${total}>0,J${line}/${total},0)`, v: row.share },
    ];
  });
  return [header, ...rows];
}

/** The number of keys in each class under each crossing mode. */
export function modesBlock(analysis: ParetoAnalysis, live: LiveSheet | null, say: Say): CellContent[][] {
  const rows = CROSSING_MODES.map((mode: CrossingMode): CellContent[] => {
    const [first = 0, second = 0, third = 0] =
      analysis.modes.find((entry) => entry.mode === mode)?.classes.map(({ keys }) => keys) ?? [];
    if (live === null) return [say(mode), null, first, second, third];
    const one = modeCountExpression(live, mode, 1);
    const two = modeCountExpression(live, mode, 2);
    return [
      say(mode),
      null,
      { f: `=${one}`, v: first },
      { f: `=${two}-${one}`, v: second },
      { f: `=${parameterCell(PARAMETER.keys)}-${two}`, v: third },
    ];
  });
  return [[say("modesCompared"), null, ...CLASS_NAMES], ...rows];
}
