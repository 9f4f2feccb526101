import type { TableChange } from "../plan/existing";
import type { SheetPlan } from "../plan/plan";
import { numberFormatStep } from "./cell-writers";
import { nameSteps } from "./plan-steps";
import { areaRange, fillRange } from "./ranges";
import { jsonBytes, ORDER, required, type Scope, type Step } from "./steps";
import type { ApplyOptions, StepName } from "./types";
import { PART_WRITERS } from "./writers";

/** What an extension does to sheets and tables that are there, as steps among those of its new sheets. */
export function extensionSteps({ changes, partId }: NonNullable<ApplyOptions["extension"]>): Step[] {
  const onSheets = changes.onSheets.flatMap(({ sheet, parts }) => {
    const plan: SheetPlan = { id: "", name: sheet, tabColor: "", gridlines: true, parts };
    return parts.flatMap((part) => PART_WRITERS[part.kind](part, plan));
  });
  const renewed = changes.renewed.map(({ name }) =>
    required({
      name: "name",
      sheet: null,
      order: ORDER.table,
      queue: ({ context }) => {
        context.workbook.names.getItemOrNullObject(name).delete();
      },
    }),
  );
  return [
    ...changes.tables.flatMap(tableSteps),
    ...onSheets,
    ...renewed,
    ...nameSteps({ names: changes.renewed, sheets: changes.plan.sheets }),
    // After the new one was added: were it the other way round, a failure between would lose both.
    required({
      name: "identity",
      sheet: null,
      order: ORDER.identity,
      queue: ({ context }) => {
        context.workbook.customXmlParts.getItem(partId).delete();
      },
    }),
  ];
}

function tableSteps(change: TableChange): Step[] {
  const { table } = change;
  const step = (
    name: StepName,
    order: Step["order"],
    queue: (table: Excel.Table, scope: Scope) => void,
    bytes = 0,
  ): Step =>
    required({
      name,
      sheet: table,
      order,
      repeatable: false,
      bytes,
      queue: (scope) => {
        queue(scope.context.workbook.tables.getItem(table), scope);
      },
    });
  const write = (column: string, formula: string): Step =>
    step(
      "formula",
      ORDER.formula,
      (found) => {
        fillRange(found.columns.getItem(column).getDataBodyRange().untrack(), { formulas: formula });
      },
      jsonBytes(formula),
    );
  const format = (column: string, numberFormat: string, order: Step["order"]): Step =>
    step("numberFormat", order, (found) => {
      fillRange(found.columns.getItem(column).getDataBodyRange().untrack(), { numberFormat });
    });
  switch (change.kind) {
    case "addColumns":
      return change.columns.flatMap(({ name, formula, numberFormat }) => [
        step("table", ORDER.table, (found) => {
          found.columns.add(undefined, undefined, name);
        }),
        ...(formula === undefined ? [] : [write(name, formula)]),
        format(name, numberFormat, ORDER.numberFormat),
      ]);
    case "fillColumn":
      return [
        // A cell of text format would keep the formula as text.
        ...(change.numberFormat === undefined
          ? []
          : [format(change.column, change.numberFormat, ORDER.textFormat)]),
        write(change.column, change.formula),
      ];
    case "addRows":
      return addRowSteps(change, step);
  }
}

function addRowSteps(
  change: Extract<TableChange, { kind: "addRows" }>,
  step: (
    name: StepName,
    order: Step["order"],
    queue: (table: Excel.Table, scope: Scope) => void,
    bytes?: number,
  ) => Step,
): Step[] {
  const { sheet, row, column, before, after, width } = change;
  const fresh = (index: number) => ({
    row: row + 1 + before,
    column: column + index,
    rows: after - before,
    columns: 1,
  });
  return [
    step("table", ORDER.table, (table, scope) => {
      table.resize(areaRange(scope.sheet(sheet), { row, column, rows: after + 1, columns: width }));
    }),
    ...change.columns.flatMap(({ index, numberFormat, formula, values }) => [
      ...(formula === undefined
        ? []
        : [
            step(
              "formula",
              ORDER.formula,
              (_, scope) => {
                fillRange(areaRange(scope.sheet(sheet), fresh(index)), { formulas: formula });
              },
              jsonBytes(formula),
            ),
          ]),
      ...(values === undefined
        ? []
        : [
            step(
              "cells",
              ORDER.formula,
              (_, scope) => {
                areaRange(scope.sheet(sheet), fresh(index)).values = values.map((value) => [value]);
              },
              values.length * 6,
            ),
          ]),
      numberFormatStep(sheet, fresh(index), numberFormat, ORDER.numberFormat),
    ]),
  ];
}
