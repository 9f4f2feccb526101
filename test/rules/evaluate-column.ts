import { CATALOG } from "../../src/catalog/catalog";
import type { TableData } from "../../src/plan/choices";
import { evaluate } from "../../src/plan/evaluate";
import type { CellValue } from "../../src/plan/plan";
import { TODAY } from "../plan/support";

/**
 * One computed column by its reference function, every table of the catalogue present and holding the rows given.
 * Nothing is laid out, so a test may ask many times.
 */
export function evaluateColumn(
  table: string,
  column: string,
  data: TableData,
  settings: Readonly<Record<string, CellValue>> = {},
): readonly CellValue[] {
  const book = evaluate({
    language: "zh-CN",
    tables: CATALOG.tables.map((spec) => ({
      spec,
      columns: spec.columns.map((each) => ({ spec: each, computed: each.computed !== undefined })),
      rows: data[spec.id] ?? [],
    })),
    lists: CATALOG.lists,
    parameters: CATALOG.parameters,
    parameterChoices: { year: 2026, cutoff: TODAY, asOf: TODAY, currency: "USD", salesperson: "", settings },
    today: TODAY,
  });
  return book.rows(table).map((row) => row.value(column));
}
