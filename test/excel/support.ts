import type { ApplyOptions, Capabilities } from "../../src/excel/types";
import type { SheetPlan, TableColumnPlan, WorkbookPlan } from "../../src/plan/plan";

/** An Excel that can do everything. */
export const CAPABILITIES: Capabilities = {
  meetsMinimum: true,
  pageLayout: true,
  outline: true,
  sheetProperties: true,
  host: "Excel",
  platform: "OfficeOnline",
  version: "16.0",
  displayLanguage: "zh-CN",
};

export function applyOptions(id = "generation-1", more: Partial<ApplyOptions> = {}): ApplyOptions {
  return { capabilities: CAPABILITIES, now: "2026-11-21T08:00:00Z", id, ...more };
}

/** The same plan under other names, as generating a second time offers it. */
export function renamed(plan: WorkbookPlan, suffix: string): WorkbookPlan {
  const names = [
    ...plan.sheets.map(({ name }) => name),
    ...plan.names.map(({ name }) => name),
    ...plan.sheets.flatMap(({ parts }) =>
      parts.flatMap((part) => (part.kind === "table" ? [part.name] : [])),
    ),
  ];
  // Whole names only: a sheet called 参数 must not change a text that mentions it.
  const text = JSON.stringify(plan, (_, value: unknown) => {
    if (typeof value !== "string") return value;
    if (names.includes(value)) return value + suffix;
    if (!value.startsWith("=")) return value;
    return names.reduce((formula, name) => {
      const quoted = name.replaceAll("'", "''");
      return formula.replaceAll(quoted, quoted + suffix);
    }, value);
  });
  return JSON.parse(text) as WorkbookPlan;
}

/** A plan of one sheet with one table of so many rows. */
export function tablePlan(rows: number, columns: readonly TableColumnPlan[], name = "大表"): WorkbookPlan {
  const table = `tbl_${rows}`;
  const sheet: SheetPlan = {
    id: "big",
    name,
    tabColor: "#1F4E79",
    gridlines: true,
    parts: [
      { kind: "table", id: "big", name: table, row: 0, column: 0, rows, style: "TableStyleMedium2", columns },
      { kind: "widths", column: 0, widths: columns.map(() => 12) },
    ],
  };
  return {
    language: "zh-CN",
    title: "大表",
    sheets: [sheet],
    names: [],
    activeSheet: name,
    identity: {
      schema: 1,
      product: "TradeBook",
      language: "zh-CN",
      generated: "2026-11-21",
      choices: {},
      tables: [
        {
          id: "big",
          table,
          sheet: name,
          columns: Object.fromEntries(columns.map(({ id, name: title }) => [id, title])),
          formulas: {},
        },
      ],
    },
  };
}
