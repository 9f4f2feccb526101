import { CATALOG } from "../catalog/catalog";
import type { TableSpec } from "../catalog/spec";
import { serialToDate, serialToIso } from "../formula/serial";
import type { Language } from "../i18n/text";
import { text } from "../i18n/text";
import { columnFormat, columnWidth, COLORS } from "./look";
import type { CellValue, SheetPart, SheetPlan, WorkbookPlan } from "./plan";
import { filledRows, isBlankCell, keyOf, type RowValues, type TableRows } from "./table-rows";

/** 年度归档: finished orders and old logs of a year leave the workbook as a file of plain values. */

/** Rows of one table that go into the archive, whole, with what their formulas gave. */
export interface ArchivedTable {
  readonly id: string;
  readonly sheet: string;
  readonly columns: readonly string[];
  /** Keys by which the rows are found again when they are removed. */
  readonly keys: readonly string[];
  readonly rows: readonly (readonly CellValue[])[];
}

export interface Archive {
  readonly year: number;
  readonly tables: readonly ArchivedTable[];
  /** Orders of the year that stay: something about them is still open. */
  readonly open: number;
  /** Last contacts of customers, which stay: the next follow-up is counted from them. */
  readonly lastContacts: number;
}

/** Tables whose rows an archived order takes along; each names the order by its contract number. */
const ORDER_PARTS = CATALOG.tables.filter(
  (table) => table.id !== "complaint" && table.kind === "entry" && orderColumn(table) !== undefined,
);

/** The column by which a table names an order. */
function orderColumn(table: TableSpec): string | undefined {
  return table.id === "order" ? undefined : table.columns.find(({ refers }) => refers === "order")?.id;
}

/** The tables an archive has to read, with every column. */
export function archiveTables(): readonly TableSpec[] {
  const ids = new Set(["order", "followUp", "complaint", ...ORDER_PARTS.map(({ id }) => id)]);
  return CATALOG.tables.filter(({ id }) => ids.has(id));
}

function yearOf(value: CellValue): number | null {
  return typeof value === "number" && value > 0 ? serialToDate(Math.floor(value)).year : null;
}

/**
 * What leaves with a year. An order goes when it was closed or cancelled in that year, nothing is owed on
 * it and nobody complains about it; what belongs to it goes along. A contact goes when it lies in the year and
 * is not the customer's last.
 */
export function selectArchive(read: readonly TableRows[], year: number, language: Language): Archive {
  const table = (id: string): TableRows | undefined => read.find((candidate) => candidate.id === id);
  const rowsOf = (id: string, key: string): RowValues[] => {
    const found = table(id);
    return found ? filledRows(found, key) : [];
  };
  const yes = CATALOG.lists.find(({ id }) => id === "yesNo")?.items.find(({ code }) => code === "yes")?.label[
    language
  ];
  const owed = new Set(
    rowsOf("receivable", "receivableNo")
      .filter((row) => Number(row("open")) > 0)
      .map((row) => keyOf(row("contractNo"))),
  );
  const disputed = new Set(rowsOf("complaint", "complaintNo").map((row) => keyOf(row("contractNo"))));
  let open = 0;
  const closed = new Set<string>();
  for (const row of rowsOf("order", "contractNo")) {
    const contract = keyOf(row("contractNo"));
    const isCancelled = yes !== undefined && row("cancelled") === yes;
    const ended = isCancelled ? yearOf(row("signedDate")) : yearOf(row("closedDate"));
    if (ended === year && !owed.has(contract) && !disputed.has(contract)) closed.add(contract);
    else if ((ended ?? yearOf(row("signedDate"))) === year) open += 1;
  }
  const last = new Map<string, number>();
  for (const row of rowsOf("followUp", "logNo")) {
    const [customer, date] = [keyOf(row("customerId")), Number(row("date"))];
    if (date > (last.get(customer) ?? 0)) last.set(customer, date);
  }
  let lastContacts = 0;
  const isOldContact = (row: RowValues): boolean => {
    if (yearOf(row("date")) !== year) return false;
    const isLast = Number(row("date")) >= (last.get(keyOf(row("customerId"))) ?? 0);
    if (isLast) lastContacts += 1;
    return !isLast;
  };
  const tables = [
    pick(table("order"), "contractNo", (row) => closed.has(keyOf(row("contractNo")))),
    ...ORDER_PARTS.map((spec) =>
      pick(table(spec.id), spec.key, (row) => closed.has(keyOf(row(orderColumn(spec) ?? "")))),
    ),
    pick(table("followUp"), "logNo", isOldContact),
  ];
  return { year, tables: tables.filter((each) => each.rows.length > 0), open, lastContacts };
}

function pick(read: TableRows | undefined, key: string, wanted: (row: RowValues) => boolean): ArchivedTable {
  if (!read) return { id: "", sheet: "", columns: [], keys: [], rows: [] };
  const { id, sheet, columns } = read;
  const at = columns.indexOf(key);
  const chosen = filledRows(read, key)
    .filter(wanted)
    .map((row) => columns.map((column) => row(column)));
  return { id, sheet, columns, keys: chosen.map((row) => String(row[at] ?? "")), rows: chosen };
}

/** The archive as a workbook of values: one sheet a table, and one that says what it is. */
export function archivePlan(archive: Archive, language: Language, today: number): WorkbookPlan {
  const title = text(`${archive.year} 年度归档`, `Archive of ${archive.year}`)[language];
  const cover: SheetPlan = {
    id: "archive",
    name: text("归档说明", "About")[language],
    tabColor: COLORS.brand,
    gridlines: false,
    parts: coverParts(archive, title, language, today),
  };
  const sheets = archive.tables.flatMap((table): SheetPlan[] => {
    const spec = CATALOG.tables.find(({ id }) => id === table.id);
    return spec ? [archiveSheet(table, spec, language)] : [];
  });
  return {
    language,
    title,
    sheets: [cover, ...sheets],
    names: [],
    activeSheet: cover.name,
    // No tables are listed: an archive is nothing the pane adds to.
    identity: {
      schema: 1,
      product: "TradeBook",
      language,
      generated: serialToIso(today),
      choices: { archive: String(archive.year) },
      tables: [],
    },
  };
}

function coverParts(archive: Archive, title: string, language: Language, today: number): SheetPart[] {
  const say = (zh: string, en: string): string => text(zh, en)[language];
  const rows: CellValue[][] = [
    [title, null],
    [say("归档日期", "Archived on"), today],
    [say("内容为数值,不含公式。", "Values only, no formulas."), null],
    [null, null],
    [say("表", "Table"), say("行数", "Rows")],
    ...archive.tables.map(({ id, rows: kept }): CellValue[] => [
      CATALOG.tables.find((table) => table.id === id)?.name[language] ?? id,
      kept.length,
    ]),
  ];
  return [
    {
      kind: "format",
      area: { row: 0, column: 0, rows: 1, columns: 1 },
      style: { bold: true, size: 16, color: COLORS.brand },
    },
    {
      kind: "format",
      area: { row: 1, column: 1, rows: 1, columns: 1 },
      style: { numberFormat: "yyyy-mm-dd" },
    },
    {
      kind: "format",
      area: { row: 4, column: 0, rows: 1, columns: 2 },
      style: { bold: true, color: "#FFFFFF", fill: COLORS.brand },
    },
    { kind: "cells", row: 0, column: 0, values: rows },
    { kind: "widths", column: 0, widths: [36, 14] },
  ];
}

function archiveSheet(table: ArchivedTable, spec: TableSpec, language: Language): SheetPlan {
  const columns = table.columns.map((id, index) => {
    const column = spec.columns.find((candidate) => candidate.id === id);
    const values = table.rows.map((row): CellValue => {
      const value = row[index] ?? null;
      return isBlankCell(value) ? null : value;
    });
    const name = column?.name[language] ?? id;
    const numberFormat = column ? columnFormat(column, false) : "General";
    return { id, name, values, numberFormat, width: column ? columnWidth(column, name) : 12 };
  });
  return {
    id: spec.id,
    name: spec.name[language],
    tabColor: "#9CA3AF",
    gridlines: true,
    parts: [
      {
        kind: "table",
        id: spec.id,
        name: `Archived${spec.tableName}`,
        row: 0,
        column: 0,
        rows: table.rows.length,
        style: "TableStyleLight1",
        columns: columns.map(({ id, name, values, numberFormat }) => ({ id, name, values, numberFormat })),
      },
      { kind: "widths", column: 0, widths: columns.map(({ width }) => width) },
      { kind: "freeze", rows: 1, columns: spec.frozenColumns },
    ],
  };
}

/** The years that have something to archive: those before this one in which an order ended or a contact lies. */
export function archiveYears(read: readonly TableRows[], thisYear: number): number[] {
  const years = new Set<number>();
  for (const { id, columns, rows } of read) {
    const dates = id === "order" ? ["closedDate", "signedDate"] : id === "followUp" ? ["date"] : [];
    for (const date of dates) {
      const at = columns.indexOf(date);
      if (at < 0) continue;
      for (const row of rows) {
        const year = yearOf(row[at] ?? null);
        if (year !== null && year < thisYear) years.add(year);
      }
    }
  }
  return [...years].sort((a, b) => b - a);
}
