import { identityXml } from "../plan/identity";
import type { SheetPlan, WorkbookPlan } from "../plan/plan";
import { areaRange } from "./ranges";
import { sheetOfName } from "./record";
import { cosmetic, jsonBytes, ORDER, required, type Scope, type Step } from "./steps";
import type { ApplyOptions, Capabilities, Phase, SkippedPart, StepName } from "./types";
import { PART_WRITERS } from "./writers";

/** Key of the sheet property that says which generation made a sheet; it survives renaming and saving. */
export const SHEET_MARK = "TradeBookGeneration";

/** The mark of one sheet of one generation. */
export function sheetMark(generation: string, planId: string): string {
  return `${generation}/${planId}`;
}

/** The steps of a plan in the order Excel needs them, and what this Excel cannot do at all. */
export interface StepList {
  readonly cells: readonly Step[];
  readonly formulas: readonly Step[];
  readonly finish: readonly Step[];
  readonly unsupported: readonly SkippedPart[];
}

/** Turns a plan into steps. `extra` are the caller's own, sorted in with the rest. */
export function planSteps(
  plan: WorkbookPlan,
  options: Pick<ApplyOptions, "capabilities" | "id" | "withoutIdentity">,
  extra: readonly Step[],
): StepList {
  const all = [
    ...plan.sheets.flatMap((sheet) => sheetSteps(sheet, options.id)),
    ...nameSteps(plan),
    ...(options.withoutIdentity ? [] : [identityStep(plan)]),
    activateStep(plan),
    ...extra,
  ];
  const steps = all.filter(({ name }) => isSupported(name, options.capabilities));
  const unsupported = new Map<string, SkippedPart>();
  for (const { name, sheet } of all) {
    if (isSupported(name, options.capabilities)) continue;
    unsupported.set(`${name}/${sheet ?? ""}`, { sheet, step: name, reason: "ApiNotFound", detail: name });
  }
  return {
    cells: inOrder(steps, "cells"),
    formulas: inOrder(steps, "formulas"),
    finish: inOrder(steps, "finish"),
    unsupported: [...unsupported.values()],
  };
}

/** The stretch a step belongs to. */
export function phaseOf({ order }: Step): Phase {
  if (order < ORDER.columnName) return "cells";
  return order < ORDER.link ? "formulas" : "finish";
}

function inOrder(steps: readonly Step[], phase: Phase): Step[] {
  const chosen = steps.filter((step) => phaseOf(step) === phase);
  // A conditional format added last stands on top, the plan's first one should: they go in backwards.
  const rules = chosen.filter(({ order }) => order === ORDER.conditionalFormat).reverse();
  const others = chosen.filter(({ order }) => order !== ORDER.conditionalFormat);
  return [...others, ...rules].sort((a, b) => a.order - b.order);
}

/** Steps that need more than every Excel has; the rest is within the minimum. */
function isSupported(name: StepName, capabilities: Capabilities): boolean {
  if (name === "print") return capabilities.pageLayout;
  if (name === "outline") return capabilities.outline;
  if (name === "mark") return capabilities.sheetProperties;
  return true;
}

function sheetSteps(sheet: SheetPlan, id: string): Step[] {
  const steps: Step[] = [
    required({
      name: "sheet",
      sheet: sheet.name,
      order: ORDER.sheet,
      repeatable: false,
      queue: ({ context, made }) => {
        const worksheet = context.workbook.worksheets.add(sheet.name);
        worksheet.load("id, name");
        made.sheets.set(sheet.name, worksheet);
      },
    }),
    ...sheet.parts.flatMap((part) => PART_WRITERS[part.kind](part, sheet)),
    cosmetic({
      name: "tabColor",
      sheet: sheet.name,
      order: ORDER.size,
      queue: (scope) => {
        scope.sheet(sheet.name).tabColor = sheet.tabColor;
      },
    }),
    cosmetic({
      name: "mark",
      sheet: sheet.name,
      order: ORDER.mark,
      queue: (scope) => {
        scope.sheet(sheet.name).customProperties.add(SHEET_MARK, sheetMark(id, sheet.id));
      },
    }),
  ];
  if (!sheet.gridlines) {
    steps.push(
      cosmetic({
        name: "gridlines",
        sheet: sheet.name,
        order: ORDER.size,
        queue: (scope) => {
          scope.sheet(sheet.name).showGridlines = false;
        },
      }),
    );
  }
  if (sheet.parts.some(({ kind }) => kind === "conditionalFormat")) {
    steps.push(
      cosmetic({
        name: "calculate",
        sheet: sheet.name,
        order: ORDER.calculate,
        queue: (scope) => {
          // Rules made through the API are not evaluated until their cells are (office-js #5299).
          scope.sheet(sheet.name).calculate(true);
        },
      }),
    );
  }
  return steps;
}

/** Names refer to ranges or columns, never to a value: the web refuses some literals (office-js #1918). */
export function nameSteps(plan: Pick<WorkbookPlan, "names" | "sheets">): Step[] {
  return plan.names.map((planned) => {
    const { name, comment } = planned;
    const sheet = sheetOfName(plan, planned);
    const reference = (scope: Scope): Excel.Range | string =>
      "formula" in planned ? planned.formula : areaRange(scope.sheet(planned.sheetName), planned.area);
    return required({
      name: "name",
      sheet,
      order: "formula" in planned ? ORDER.columnName : ORDER.name,
      repeatable: false,
      bytes: jsonBytes(name) + jsonBytes(comment),
      queue: (scope) => {
        scope.context.workbook.names.add(name, reference(scope), comment);
      },
    });
  });
}

function identityStep(plan: WorkbookPlan): Step {
  // Excel takes a fragment: text in memory has no encoding to declare.
  const xml = identityXml(plan.identity).replace(/^<\?xml[^>]*\?>/, "");
  return required({
    name: "identity",
    sheet: null,
    order: ORDER.identity,
    repeatable: false,
    bytes: jsonBytes(xml),
    queue: ({ context, made }) => {
      const part = context.workbook.customXmlParts.add(xml);
      part.load("id");
      made.identity.push(part);
    },
  });
}

function activateStep(plan: WorkbookPlan): Step {
  return cosmetic({
    name: "activate",
    sheet: plan.activeSheet,
    order: ORDER.activate,
    queue: (scope) => {
      scope.sheet(plan.activeSheet).activate();
    },
  });
}
