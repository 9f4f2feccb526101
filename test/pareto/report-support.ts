import { createAggregator, type Aggregate, type Cell } from "../../src/pareto/aggregate";
import { analyse, type ParetoAnalysis } from "../../src/pareto/analysis";
import { DEFAULT_RULE, type ClassRule } from "../../src/pareto/classify";
import { reportWorkbook } from "../../src/pareto/report";
import type { ReportRequest } from "../../src/pareto/report-sheet";
import type { ReportSource } from "../../src/pareto/report-source";
import type { CellValue, WorkbookPlan } from "../../src/plan/plan";

export type Row = readonly [CellValue, CellValue];

export const DATA = "数据 '26";

export function aggregateOf(
  rows: readonly (readonly [Cell, Cell])[],
  measure: "sum" | "count" | "average" = "sum",
): Aggregate {
  const aggregator = createAggregator({ measure });
  const keys = rows.map(([key]) => key);
  if (measure === "count") aggregator.add(keys);
  else
    aggregator.add(
      keys,
      rows.map(([, value]) => value),
    );
  return aggregator.finish();
}

export interface Made {
  readonly analysis: ParetoAnalysis;
  readonly plan: WorkbookPlan;
}

/** A workbook of two columns and its analysis, as the pane or the command line would ask for it. */
export function makeReport(
  rows: readonly Row[],
  options: {
    kind?: ReportRequest["kind"];
    measure?: "sum" | "count";
    rule?: ClassRule;
    spareRows?: number;
  } = {},
): Made {
  const { kind = "live", measure = "sum", rule = DEFAULT_RULE, spareRows = 200 } = options;
  const aggregate = aggregateOf(rows, measure);
  const analysis = analyse(aggregate, rule);
  const source: ReportSource = {
    sheetName: DATA,
    firstRow: 1,
    rows: rows.length,
    keyColumn: 0,
    valueColumn: measure === "count" ? null : 1,
    spareRows,
  };
  const plan = reportWorkbook(
    {
      kind,
      analysis,
      language: "zh-CN",
      sheetName: "帕累托",
      keyName: "客户",
      valueName: measure === "count" ? null : "金额",
      today: 46348,
      rowsUsed: aggregate.rowsUsed,
      source,
      readings: aggregate.readings,
      numberKeys: aggregate.numberKeys > 0,
    },
    { name: DATA, rows: [["客户", "金额"], ...rows], headerRow: 0 },
  );
  return { analysis, plan };
}
