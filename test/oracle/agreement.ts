import { cellAddress } from "../../src/formula/address";
import type { CellContent, CellValue, WorkbookPlan } from "../../src/plan/plan";
import type { Recalculated } from "./libreoffice";

/** One formula cell of a plan: where it stands and what the reference functions say it holds. */
export interface ExpectedCell {
  readonly sheet: string;
  readonly address: string;
  readonly formula: string;
  readonly value: CellValue;
}

/** Every formula cell of a plan, in tables and outside. */
export function formulaCells(plan: WorkbookPlan): ExpectedCell[] {
  return plan.sheets.flatMap((sheet) =>
    sheet.parts.flatMap((part): ExpectedCell[] => {
      if (part.kind === "cells") {
        return part.values.flatMap((row, r) =>
          row.flatMap((content: CellContent, c): ExpectedCell[] =>
            content !== null && typeof content === "object"
              ? [
                  {
                    sheet: sheet.name,
                    address: cellAddress(part.row + r, part.column + c),
                    formula: content.f,
                    value: content.v,
                  },
                ]
              : [],
          ),
        );
      }
      if (part.kind !== "table") return [];
      return part.columns.flatMap((column, c) => {
        const { formula } = column;
        if (formula === undefined) return [];
        return column.values.map((value, r) => ({
          sheet: sheet.name,
          address: cellAddress(part.row + 1 + r, part.column + c),
          formula,
          value,
        }));
      });
    }),
  );
}

/** Numbers agree to nine significant digits: sums may be added up in another order. */
export function agrees(expected: CellValue, actual: string | number | boolean | null | undefined): boolean {
  if (typeof expected === "number") {
    if (typeof actual !== "number") return false;
    return Math.abs(expected - actual) <= 1e-9 * Math.max(1, Math.abs(expected), Math.abs(actual));
  }
  if (typeof expected === "boolean") return actual === expected || actual === Number(expected);
  return (expected ?? "") === (actual ?? "");
}

/** Cells in which LibreOffice, after a hard recalculation, does not find what the plan says. */
export function disagreements(plan: WorkbookPlan, recalculated: Recalculated): string[] {
  return formulaCells(plan).flatMap(({ sheet, address, formula, value }) => {
    const cell = recalculated.sheets[sheet]?.[address];
    if (cell?.error === undefined && agrees(value, cell?.value)) return [];
    const found = cell?.error ?? JSON.stringify(cell?.value ?? null);
    return [
      `${sheet}!${address}: expected ${JSON.stringify(value)}, LibreOffice has ${found} for ${formula.slice(0, 300)}`,
    ];
  });
}
