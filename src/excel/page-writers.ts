import { areaAddress, columnLetters } from "../formula/address";
import type { FreezePart, PrintPart, SheetPlan } from "../plan/plan";
import { areaRange } from "./ranges";
import { cosmetic, ORDER, type Step } from "./steps";

/** Frozen panes fail on some files and in a window without the focus (office-js #2196, #2014): last, and tolerated. */
export function writeFreeze({ rows, columns }: FreezePart, sheet: SheetPlan): Step[] {
  if (rows === 0 && columns === 0) return [];
  return [
    cosmetic({
      name: "freeze",
      sheet: sheet.name,
      order: ORDER.freeze,
      queue: (scope) => {
        const worksheet = scope.sheet(sheet.name);
        const panes = worksheet.freezePanes;
        if (columns === 0) panes.freezeRows(rows);
        else if (rows === 0) panes.freezeColumns(columns);
        else panes.freezeAt(areaRange(worksheet, { row: 0, column: 0, rows, columns }));
      },
    }),
  ];
}

/** Print set-up, property by property: a machine without a printer refuses some of them. */
export function writePrint(part: PrintPart, sheet: SheetPlan): Step[] {
  const setting = (change: (layout: Excel.PageLayout, worksheet: Excel.Worksheet) => void): Step =>
    cosmetic({
      name: "print",
      sheet: sheet.name,
      order: ORDER.print,
      queue: (scope) => {
        const worksheet = scope.sheet(sheet.name);
        change(worksheet.pageLayout, worksheet);
      },
    });
  const { areas, titleRows, titleColumns, footer, pagesTall, pagesWide = 1 } = part;
  const steps = [
    setting((layout) => {
      layout.orientation = part.landscape ? Excel.PageOrientation.landscape : Excel.PageOrientation.portrait;
    }),
    setting((layout) => {
      layout.paperSize = Excel.PaperType.a4;
    }),
    setting((layout) => {
      // Left out, the number of pages down is free.
      layout.zoom = {
        horizontalFitToPages: pagesWide,
        ...(pagesTall > 0 ? { verticalFitToPages: pagesTall } : {}),
      };
    }),
    setting(({ headersFooters: { defaultForAllPages: all } }) => {
      all.leftFooter = footer.left;
      all.centerFooter = footer.center;
      all.rightFooter = footer.right;
    }),
  ];
  if (titleRows) {
    steps.push(
      setting((layout) => {
        layout.setPrintTitleRows(`$${titleRows.first + 1}:$${titleRows.last + 1}`);
      }),
    );
  }
  if (titleColumns) {
    steps.push(
      setting((layout) => {
        layout.setPrintTitleColumns(
          `$${columnLetters(titleColumns.first)}:$${columnLetters(titleColumns.last)}`,
        );
      }),
    );
  }
  const [first, ...others] = areas ?? [];
  if (first) {
    steps.push(
      setting((layout, worksheet) => {
        layout.setPrintArea(
          others.length === 0
            ? areaRange(worksheet, first)
            : [first, ...others].map((area) => areaAddress(area)).join(","),
        );
      }),
    );
  }
  return steps;
}
