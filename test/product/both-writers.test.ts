import { applyPlan } from "../../src/excel/apply";
import { CATALOG } from "../../src/catalog/catalog";
import { areaAddress, cellAddress, columnIndex } from "../../src/formula/address";
import { LIMITS } from "../../src/formula/limits";
import { isoToSerial } from "../../src/formula/serial";
import { LANGUAGES, type Language } from "../../src/i18n/text";
import { compile } from "../../src/plan/compile";
import type { CellContent, CellValue, PartKind, PartOf, SheetPlan, WorkbookPlan } from "../../src/plan/plan";
import { sampleData } from "../../src/sample/sample";
import { useWorkbook } from "../excel/host";
import { applyOptions } from "../excel/support";
import { agrees, formulaCells } from "../oracle/agreement";
import type { SheetSnapshot, WorkbookSnapshot } from "../../src/workbench/model/snapshot";

/**
 * The whole product in one piece: the sample workbook through Microsoft's own library into a live
 * spreadsheet. Every cell, formula, table, name, validation and format is then what the plan says, which
 * is what the file holds too (test/oracle/agreement.test.ts).
 */
const TODAY = isoToSerial("2026-11-21");
const workbook = useWorkbook();

function samplePlan(language: Language): WorkbookPlan {
  return compile(
    {
      language,
      tables: CATALOG.tables.map((table) => table.id),
      year: 2026,
      cutoff: TODAY,
      asOf: TODAY,
      today: TODAY,
      currency: "USD",
      salesperson: "",
      personal: false,
      withoutGroups: [],
      blankRows: 50,
      sample: true,
      taken: { sheets: [], tables: [], names: [] },
    },
    sampleData(language, TODAY),
  );
}

function partsOf<K extends PartKind>(sheet: SheetPlan, kind: K): PartOf<K>[] {
  return sheet.parts.filter((part): part is PartOf<K> => part.kind === kind);
}

function found(snapshot: WorkbookSnapshot, name: string): SheetSnapshot {
  const sheet = snapshot.sheets.find((candidate) => candidate.name === name);
  if (!sheet) throw new Error(`There is no sheet ${name}`);
  return sheet;
}

/** Where a cell of the plan stands in a snapshot, whose grids begin at the used range's first cell. */
function valueIn(sheet: SheetSnapshot, row: number, column: number): string | number | boolean | null {
  const origin = /([A-Z]+)(\d+)/.exec((sheet.usedRange ?? "A1").split("!").pop() ?? "A1");
  const firstRow = Number(origin?.[2] ?? 1) - 1;
  const firstColumn = columnIndex(origin?.[1] ?? "A");
  return sheet.values[row - firstRow]?.[column - firstColumn] ?? null;
}

/** The number formats of every table's first row, as Excel answers them, by name of the table. */
async function drawnFormats(plan: WorkbookPlan): Promise<Map<string, unknown>> {
  const tables = plan.sheets.flatMap((sheet) => partsOf(sheet, "table"));
  return workbook.run(async (context) => {
    const rows = tables.map(({ name }) => {
      const row = context.workbook.tables.getItem(name).getDataBodyRange().getRow(0);
      return [name, row.load("numberFormat")] as const;
    });
    await context.sync();
    return new Map(rows.map(([name, row]) => [name, row.numberFormat[0]]));
  });
}

/** Formula cells whose value in the grid is another than the reference function's. */
function wrongFormulas(plan: WorkbookPlan, snapshot: WorkbookSnapshot): string[] {
  return formulaCells(plan).flatMap(({ sheet, address, formula, value }) => {
    const match = /^([A-Z]+)(\d+)$/.exec(address);
    const actual = valueIn(found(snapshot, sheet), Number(match?.[2]) - 1, columnIndex(match?.[1] ?? "A"));
    if (agrees(value, actual)) return [];
    return [
      `${sheet}!${address}: ${JSON.stringify(value)} against ${JSON.stringify(actual)} for ${formula.slice(0, 200)}`,
    ];
  });
}

/** Typed cells that arrived as something else. */
function wrongValues(plan: WorkbookPlan, snapshot: WorkbookSnapshot): string[] {
  const wrong: string[] = [];
  const check = (sheet: SheetPlan, row: number, column: number, wanted: CellValue): void => {
    const actual = valueIn(found(snapshot, sheet.name), row, column);
    if (!agrees(wanted, actual))
      wrong.push(
        `${sheet.name}!${cellAddress(row, column)}: ${JSON.stringify(wanted)} against ${JSON.stringify(actual)}`,
      );
  };
  for (const sheet of plan.sheets) {
    for (const table of partsOf(sheet, "table")) {
      table.columns.forEach((column, c) => {
        check(sheet, table.row, table.column + c, column.name);
        if (column.formula !== undefined) return;
        column.values.forEach((value, r) => {
          check(sheet, table.row + 1 + r, table.column + c, value);
        });
      });
    }
    for (const cells of partsOf(sheet, "cells")) {
      cells.values.forEach((row, r) => {
        row.forEach((content: CellContent, c) => {
          if (content !== null && typeof content !== "object")
            check(sheet, cells.row + r, cells.column + c, content);
        });
      });
    }
  }
  return wrong;
}

function checkTables(
  plan: WorkbookPlan,
  snapshot: WorkbookSnapshot,
  formats: ReadonlyMap<string, unknown>,
): void {
  for (const sheet of plan.sheets) {
    const grid = found(snapshot, sheet.name);
    for (const table of partsOf(sheet, "table")) {
      const drawn = grid.tables.find((candidate) => candidate.name === table.name);
      const range = areaAddress({
        row: table.row,
        column: table.column,
        rows: table.rows + 1,
        columns: table.columns.length,
      });
      expect(drawn?.range.split("!").pop()).toBe(range);
      expect(drawn?.columns).toEqual(table.columns.map((column) => column.name));
      const calculated = table.columns
        .filter((column) => column.formula !== undefined)
        .map((column) => column.name);
      expect(Object.keys(drawn?.calculated ?? {}).sort()).toEqual(calculated.sort());
      expect([table.name, formats.get(table.name)]).toEqual([
        table.name,
        table.columns.map((column) => column.numberFormat),
      ]);
    }
  }
}

function checkTheRest(plan: WorkbookPlan, snapshot: WorkbookSnapshot): void {
  const names = new Set(snapshot.names.map((name) => name.name));
  expect(plan.names.filter((name) => !names.has(name.name))).toEqual([]);
  for (const sheet of plan.sheets) {
    const grid = found(snapshot, sheet.name);
    expect([sheet.name, grid.conditionalFormats.length]).toEqual([
      sheet.name,
      partsOf(sheet, "conditionalFormat").length,
    ]);
    expect([sheet.name, grid.charts.length]).toEqual([sheet.name, partsOf(sheet, "chart").length]);
    expect([sheet.name, grid.validations.length > 0]).toEqual([
      sheet.name,
      partsOf(sheet, "validation").length > 0,
    ]);
  }
}

// One test a language: every test gets a fresh workbook, and filling it takes half a minute.
it.each(LANGUAGES)(
  "the sample workbook is the same in a live spreadsheet as in the plan, %s",
  async (language) => {
    const plan = samplePlan(language);
    const applied = await applyPlan(plan, applyOptions());
    expect(applied.skipped).toEqual([]);
    expect(applied.syncs).toBeLessThanOrEqual(4 + Math.ceil(applied.bytes / LIMITS.chunkBytes));
    const snapshot = await workbook.snapshot();
    const sheets = snapshot.sheets.map((sheet) => sheet.name).slice(-plan.sheets.length);
    expect(sheets).toEqual(plan.sheets.map((sheet) => sheet.name));
    expect(wrongFormulas(plan, snapshot)).toEqual([]);
    expect(wrongValues(plan, snapshot)).toEqual([]);
    checkTables(plan, snapshot, await drawnFormats(plan));
    checkTheRest(plan, snapshot);
  },
  600_000,
);
