import { BooleanNumber } from "@univerjs/core";
import { areaAddress, MAX_COLUMNS, MAX_ROWS } from "../formula/address";
import { valueOf, type CellValue } from "../grid/values";
import { readGrid } from "./cells";
import { typeName, validationsOf } from "./data-validation-type";
import { definedNames, scopeOf } from "./named-areas";
import { WHOLE_SHEET, usedArea } from "./range-address";
import { bodyOf, type Criteria, type TableModel } from "./table-store";
import { calculatedFormula } from "./table-edit";
import type { WorkbookModel } from "./workbook-model";
import { frozenAddress } from "./worksheet-type";
import { chartSnapshot, type ChartSnapshot } from "./chart-snapshot";

export interface TableSnapshot {
  readonly name: string;
  readonly range: string;
  readonly style: string;
  readonly showHeaders: boolean;
  readonly showTotals: boolean;
  readonly columns: readonly string[];
  /** The formula of each calculated column, by the column's name. */
  readonly calculated: Readonly<Record<string, string>>;
  readonly filters: Readonly<Record<string, Criteria>>;
}

export interface ValidationSnapshot {
  readonly ranges: readonly string[];
  readonly type: string;
  readonly rule: Readonly<Record<string, unknown>>;
  readonly prompt: { readonly showPrompt: boolean; readonly title: string; readonly message: string };
  readonly errorAlert: {
    readonly showAlert: boolean;
    readonly style: string;
    readonly title: string;
    readonly message: string;
  };
  readonly ignoreBlanks: boolean;
}

export interface ConditionalFormatSnapshot {
  readonly ranges: readonly string[];
  readonly type: string;
  readonly rule: Readonly<Record<string, unknown>>;
  readonly format: Readonly<Record<string, unknown>>;
  readonly stopIfTrue: boolean;
  /** Whether Univer draws it; a rule it has no word for is kept and listed here as false. */
  readonly isDrawn: boolean;
}

export interface SheetSnapshot {
  readonly name: string;
  readonly visibility: string;
  readonly tabColor: string;
  readonly showGridlines: boolean;
  /** Undefined when the sheet is empty. */
  readonly usedRange: string | undefined;
  readonly values: readonly (readonly CellValue[])[];
  readonly formulas: readonly (readonly CellValue[])[];
  readonly numberFormats: readonly (readonly string[])[];
  readonly tables: readonly TableSnapshot[];
  readonly validations: readonly ValidationSnapshot[];
  readonly conditionalFormats: readonly ConditionalFormatSnapshot[];
  readonly charts: readonly ChartSnapshot[];
  /** In points, by column letter, for the columns of the used range. */
  readonly columnWidths: Readonly<Record<string, number>>;
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly string[];
  readonly mergedCells: readonly string[];
  readonly hyperlinks: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly frozen: string | undefined;
  readonly isProtected: boolean;
  readonly autoFilter:
    { readonly range: string; readonly criteria: readonly (Criteria | null)[] } | undefined;
  readonly names: readonly NameSnapshot[];
  /** What is kept and cannot be drawn here: outline groups, print set-up. */
  readonly notDrawn: readonly { readonly what: string; readonly details: unknown }[];
}

export interface NameSnapshot {
  readonly name: string;
  readonly formula: string;
  readonly comment: string;
}

/** The workbook as plain JSON, read from what Univer draws. */
export interface WorkbookSnapshot {
  readonly sheets: readonly SheetSnapshot[];
  readonly activeSheet: string;
  readonly names: readonly NameSnapshot[];
  readonly settings: Readonly<Record<string, unknown>>;
  readonly customXmlParts: readonly { readonly id: string; readonly xml: string }[];
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Reads the whole workbook. Formulas must be computed before. */
export function takeSnapshot(model: WorkbookModel): WorkbookSnapshot {
  return {
    sheets: model.book.sheets().map((sheet) => sheetSnapshot(model, sheet.getSheetId())),
    activeSheet: model.book.activeSheet().getName(),
    names: namesOf(model, undefined),
    settings: Object.fromEntries(model.settings),
    customXmlParts: model.xmlParts.map(({ id, xml }) => ({ id, xml })),
    properties: Object.fromEntries(model.properties),
  };
}

function namesOf(model: WorkbookModel, sheetId: string | undefined): NameSnapshot[] {
  return definedNames(model)
    .filter((item) => scopeOf(item) === sheetId)
    .map((item) => ({
      name: item.name,
      formula: `=${item.formulaOrRefString.replace(/^=/, "")}`,
      comment: model.nameNotes.get(item.id)?.comment ?? "",
    }));
}

function sheetSnapshot(model: WorkbookModel, sheetId: string): SheetSnapshot {
  const sheet = model.sheet(sheetId);
  const used = usedArea(model, sheetId, WHOLE_SHEET, true);
  const area = used ?? { row: 0, column: 0, rows: 0, columns: 0 };
  const extra = model.extra(sheetId);
  const links: Record<string, Readonly<Record<string, unknown>>> = {};
  sheet.getCellMatrix().forValue((row, column, cell) => {
    const link: unknown = cell?.custom?.hyperlink;
    if (typeof link === "object" && link !== null)
      links[areaAddress({ row, column, rows: 1, columns: 1 })] = { ...link };
  });
  return {
    name: sheet.getName(),
    visibility: sheet.isSheetHidden()
      ? extra.visibility === "VeryHidden"
        ? "VeryHidden"
        : "Hidden"
      : "Visible",
    tabColor: sheet.getTabColor() ?? "",
    showGridlines: sheet.getConfig().showGridlines !== BooleanNumber.FALSE,
    usedRange: used && areaAddress(used),
    values: readGrid(model, sheetId, area, valueOf),
    formulas: readGrid(model, sheetId, area, (cell) => (cell?.f ? model.formulas.read(cell) : valueOf(cell))),
    numberFormats: readGrid(
      model,
      sheetId,
      area,
      (_cell, row, column) => model.book.styleOf(sheet, row, column).n?.pattern ?? "General",
    ),
    tables: model.tables.all(sheetId).map((table) => tableSnapshot(model, table)),
    validations: validationsOf(model, sheetId).map((one) => ({
      ranges: one.areas.map(areaAddress),
      type: typeName(one.model),
      rule: one.model.rule,
      prompt: one.model.prompt,
      errorAlert: one.model.errorAlert,
      ignoreBlanks: one.model.ignoreBlanks,
    })),
    conditionalFormats: conditionalFormatsOf(model, sheetId),
    charts: model.charts.all(sheetId).map((chart) => chartSnapshot(model, chart)),
    columnWidths: Object.fromEntries(
      Array.from({ length: area.column + area.columns }, (_, column) => [
        areaAddress({ row: 0, column, rows: 1, columns: 1 }).replace(/\d+/, ""),
        Math.round(sheet.getColumnWidth(column) * 0.75 * 100) / 100,
      ]),
    ),
    hiddenRows: indexes(sheet.getRowCount(), (row) => !sheet.getRowVisible(row)).map((row) => row + 1),
    hiddenColumns: indexes(sheet.getColumnCount(), (column) => !sheet.getColVisible(column)).map((column) =>
      areaAddress({ row: 0, column, rows: 1, columns: 1 }).replace(/\d+/, ""),
    ),
    mergedCells: sheet.getMergeData().map((one) =>
      areaAddress({
        row: one.startRow,
        column: one.startColumn,
        rows: one.endRow - one.startRow + 1,
        columns: one.endColumn - one.startColumn + 1,
      }),
    ),
    hyperlinks: links,
    frozen: frozenAddress(model, sheetId),
    isProtected: extra.isProtected,
    autoFilter: extra.autoFilter && {
      range: areaAddress(extra.autoFilter.area),
      criteria: Array.from(
        { length: extra.autoFilter.area.columns },
        (_, i) => extra.autoFilter?.criteria.get(i) ?? null,
      ),
    },
    names: namesOf(model, sheetId),
    notDrawn: notDrawn(model, sheetId),
  };
}

function indexes(count: number, test: (index: number) => boolean): number[] {
  return Array.from({ length: count }, (_, i) => i).filter(test);
}

function tableSnapshot(model: WorkbookModel, table: TableModel): TableSnapshot {
  const drawn = model.tables.drawn(table);
  const range = drawn?.getRange();
  const area = range
    ? {
        row: range.startRow,
        column: range.startColumn,
        rows: range.endRow - range.startRow + 1 + (table.showTotals ? 1 : 0),
        columns: range.endColumn - range.startColumn + 1,
      }
    : table.area;
  const calculated: Record<string, string> = {};
  if (bodyOf(table).rows > 0) {
    table.columns.forEach((column, i) => {
      const formula = calculatedFormula(model, table, i);
      if (formula !== undefined) calculated[column.name] = formula;
    });
  }
  return {
    name: drawn?.getDisplayName() ?? table.name,
    range: areaAddress(area),
    style: table.style,
    showHeaders: table.showHeaders,
    showTotals: table.showTotals,
    columns: table.columns.map((column) => column.name),
    calculated,
    filters: Object.fromEntries(
      table.columns.flatMap((column) => (column.filter ? [[column.name, column.filter] as const] : [])),
    ),
  };
}

function conditionalFormatsOf(model: WorkbookModel, sheetId: string): ConditionalFormatSnapshot[] {
  const drawn = new Set(model.conditionalFormats.rules(sheetId).map((rule) => rule.cfId));
  return model.conditionalFormats.all(sheetId).map((format) => ({
    ranges: model.conditionalFormats.areasOf(format).map(areaAddress),
    type: format.type,
    rule: format.rule,
    format: Object.fromEntries(format.looks),
    stopIfTrue: format.stopIfTrue,
    isDrawn: drawn.has(format.id),
  }));
}

function notDrawn(model: WorkbookModel, sheetId: string): { what: string; details: unknown }[] {
  const extra = model.extra(sheetId);
  const list: { what: string; details: unknown }[] = extra.groups.map((group) => ({
    what: "outlineGroup",
    details: {
      axis: group.axis,
      range: areaAddress(
        group.axis === "row"
          ? { row: group.first, column: 0, rows: group.last - group.first + 1, columns: MAX_COLUMNS }
          : { row: 0, column: group.first, rows: MAX_ROWS, columns: group.last - group.first + 1 },
      ),
      collapsed: group.collapsed,
    },
  }));
  if (extra.pageLayout.size > 0)
    list.push({ what: "pageLayout", details: Object.fromEntries(extra.pageLayout) });
  if (extra.headersFooters.size > 0) {
    list.push({ what: "headersFooters", details: Object.fromEntries(extra.headersFooters) });
  }
  if (extra.printArea) list.push({ what: "printArea", details: extra.printArea.map(areaAddress) });
  if (extra.printTitleRows) list.push({ what: "printTitleRows", details: areaAddress(extra.printTitleRows) });
  if (extra.printTitleColumns)
    list.push({ what: "printTitleColumns", details: areaAddress(extra.printTitleColumns) });
  if (extra.rowBreaks.length > 0) list.push({ what: "horizontalPageBreaks", details: [...extra.rowBreaks] });
  if (extra.columnBreaks.length > 0)
    list.push({ what: "verticalPageBreaks", details: [...extra.columnBreaks] });
  if (!extra.showHeadings) list.push({ what: "headings", details: false });
  return list;
}
