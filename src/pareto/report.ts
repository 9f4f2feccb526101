import { serialToIso } from "../formula/serial";
import { paretoText } from "../i18n/pareto";
import type { Language } from "../i18n/text";
import type { CellContent, SheetPlan, WorkbookPlan } from "../plan/plan";
import { reportSheet, type ReportRequest } from "./report-sheet";

/** Sheets that hold the analysed data, when the workbook is a new one. */
export interface DataSheet {
  readonly name: string;
  readonly rows: readonly (readonly CellContent[])[];
  readonly headerRow: number | null;
}

/**
 * A workbook of its own for an analysis: the output sheet and, where given, the data it was made from. The pane
 * adds the output sheet to the open workbook instead (reportSheet).
 */
export function reportWorkbook(request: ReportRequest, data: DataSheet | null): WorkbookPlan {
  const sheet = reportSheet(request);
  const { language } = request;
  return {
    language,
    title: paretoText(language, "reportSheetName"),
    sheets: data === null ? [sheet] : [sheet, dataSheet(data)],
    names: [],
    activeSheet: sheet.name,
    identity: {
      schema: 1,
      product: "TradeBook",
      language,
      generated: serialToIso(request.today),
      choices: { pareto: request.kind },
      tables: [],
    },
  };
}

/** An output sheet as a plan of its own, to be added to the open workbook. */
export function addedSheet(sheet: SheetPlan, language: Language, today: number): WorkbookPlan {
  return {
    language,
    title: paretoText(language, "reportSheetName"),
    sheets: [sheet],
    names: [],
    activeSheet: sheet.name,
    identity: {
      schema: 1,
      product: "TradeBook",
      language,
      generated: serialToIso(today),
      choices: { pareto: "added" },
      tables: [],
    },
  };
}

function dataSheet({ name, rows, headerRow }: DataSheet): SheetPlan {
  const width = Math.max(1, ...rows.map((row) => row.length));
  const values = rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? null));
  return {
    id: "pareto-data",
    name,
    tabColor: "#6B7280",
    gridlines: true,
    parts: [
      { kind: "cells", row: 0, column: 0, values },
      { kind: "widths", column: 0, widths: Array.from({ length: Math.min(width, 50) }, () => 16) },
      ...(headerRow === null
        ? []
        : [
            {
              kind: "format",
              area: { row: headerRow, column: 0, rows: 1, columns: width },
              style: { bold: true },
            } as const,
            { kind: "freeze", rows: headerRow + 1, columns: 0 } as const,
          ]),
    ],
  };
}
