import type { ColumnSpec, TableSpec } from "../catalog/spec";
import { intakeMessages } from "../i18n/intake-messages";
import { LANGUAGES, text, type Text } from "../i18n/text";
import type { Problem, Reporter } from "./problems";

/** A column of the file that will be read. */
export interface MatchedColumn {
  readonly position: number;
  readonly column: ColumnSpec;
}

/** Headers are the same whatever their case, width, spaces, underscores and marks of required columns. */
export function foldHeader(header: string): string {
  return header
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_*\u200b\ufeff-]/g, "");
}

/** The column a header means: by id, or by its name in either language. */
export function columnNamed(table: TableSpec, header: string): ColumnSpec | undefined {
  const wanted = foldHeader(header);
  return (
    table.columns.find((column) => foldHeader(column.id) === wanted) ??
    table.columns.find((column) => LANGUAGES.some((language) => foldHeader(column.name[language]) === wanted))
  );
}

function knownColumns(columns: readonly ColumnSpec[]): Text {
  return text(
    columns.map((column) => column.name["zh-CN"]).join("、"),
    columns.map((column) => `${column.name["en-US"]} (${column.id})`).join(", "),
  );
}

/**
 * Finds the table's columns in a header row. Unknown headers and a header for the same column twice are errors;
 * computed columns are left out with a notice; missing required columns are errors.
 */
export function matchHeaders(
  table: TableSpec,
  typed: (column: ColumnSpec) => boolean,
  headers: readonly string[],
  used: (position: number) => boolean,
  report: Reporter,
): { readonly columns: readonly MatchedColumn[]; readonly headerRow: number } {
  const { headerRow } = report;
  const found = new Map<string, { header: string; position: number }>();
  const columns: MatchedColumn[] = [];
  const inputs = table.columns.filter((column) => typed(column) && !column.sequence);
  headers.forEach((header, position) => {
    const place: Pick<Problem, "row" | "column"> = { row: headerRow, column: text(header, header) };
    if (foldHeader(header) === "") {
      if (used(position))
        report.error({ row: headerRow, column: null }, intakeMessages.blankHeader(position + 1));
      return;
    }
    const column = columnNamed(table, header);
    if (!column) {
      report.error(place, intakeMessages.unknownHeader(header, knownColumns(inputs)));
      return;
    }
    const first = found.get(column.id);
    if (first) {
      report.error(place, intakeMessages.headerTwice(header, first.header));
      return;
    }
    found.set(column.id, { header, position });
    if (inputs.includes(column)) columns.push({ position, column });
    else report.warning(place, intakeMessages.computedColumn());
  });
  for (const column of inputs) {
    if (column.required && !found.has(column.id))
      report.error({ row: headerRow, column: column.name }, intakeMessages.missingColumn(column.id));
  }
  return { columns, headerRow };
}
