import {
  DataValidationErrorStyle,
  DataValidationOperator,
  DataValidationRenderMode,
  DataValidationType,
  type ISheetDataValidationRule,
} from "@univerjs/core";
import {
  AddDataValidationMutation,
  RemoveDataValidationMutation,
  UpdateDataValidationMutation,
  UpdateRuleType,
} from "@univerjs/data-validation";
import {
  DataValidationCustomFormulaService,
  SheetDataValidationModel,
} from "@univerjs/sheets-data-validation";
import { contains, intersect, MAX_COLUMNS, MAX_ROWS, type Area } from "../formula/address";
import { fromRange, toRange } from "../grid/book";
import { valueOf } from "../grid/values";
import { asBoolean, asEnum, asRecord, asString, isRecord } from "../protocol/args";
import { invalidArgument, itemNotFound } from "../protocol/errors";
import { hostType, isHostObject, type HostObject } from "../protocol/host-type";
import { subtract } from "./conditional-format-store";
import { absoluteAddress } from "./names-type";
import { isRangeTarget } from "./objects";
import { camelKeys } from "./protection";
import type { AreasTarget } from "./range-areas-type";
import { rectangles } from "./range-edges";
import { isAllowed } from "./validation-check";
import type { WorkbookModel } from "./workbook-model";

/** Excel's limits for one validation. */
const MAX_LIST = 255;
const MAX_TITLE = 32;
const MAX_MESSAGE = 255;

const KINDS: Readonly<Record<string, readonly [string, DataValidationType]>> = {
  wholeNumber: ["WholeNumber", DataValidationType.WHOLE],
  decimal: ["Decimal", DataValidationType.DECIMAL],
  list: ["List", DataValidationType.LIST],
  date: ["Date", DataValidationType.DATE],
  time: ["Time", DataValidationType.TIME],
  textLength: ["TextLength", DataValidationType.TEXT_LENGTH],
  custom: ["Custom", DataValidationType.CUSTOM],
};

const OPERATORS: Readonly<Record<string, DataValidationOperator>> = {
  Between: DataValidationOperator.BETWEEN,
  NotBetween: DataValidationOperator.NOT_BETWEEN,
  EqualTo: DataValidationOperator.EQUAL,
  NotEqualTo: DataValidationOperator.NOT_EQUAL,
  GreaterThan: DataValidationOperator.GREATER_THAN,
  LessThan: DataValidationOperator.LESS_THAN,
  GreaterThanOrEqualTo: DataValidationOperator.GREATER_THAN_OR_EQUAL,
  LessThanOrEqualTo: DataValidationOperator.LESS_THAN_OR_EQUAL,
};

const STYLES: Readonly<Record<string, DataValidationErrorStyle>> = {
  Stop: DataValidationErrorStyle.STOP,
  Warning: DataValidationErrorStyle.WARNING,
  Information: DataValidationErrorStyle.INFO,
};

/** The API's words for one validation, kept by the drawn rule's id. */
export interface ValidationModel {
  rule: Readonly<Record<string, unknown>>;
  prompt: { showPrompt: boolean; title: string; message: string };
  errorAlert: { showAlert: boolean; style: string; title: string; message: string };
  ignoreBlanks: boolean;
}

function blankModel(): ValidationModel {
  return {
    rule: {},
    prompt: { showPrompt: true, title: "", message: "" },
    errorAlert: { showAlert: true, style: "Stop", title: "", message: "" },
    ignoreBlanks: true,
  };
}

/** The validations drawn on a sheet with what the add-in said of them. */
export function validationsOf(
  model: WorkbookModel,
  sheetId: string,
): { drawn: ISheetDataValidationRule; model: ValidationModel; areas: Area[] }[] {
  return model.book.injector
    .get(SheetDataValidationModel)
    .getRules(model.book.unitId, sheetId)
    .map((drawn) => ({
      drawn,
      model: model.validations.get(drawn.uid) ?? fromDrawn(drawn),
      areas: drawn.ranges.map(fromRange),
    }));
}

/** `Range.dataValidation`. */
export function dataValidationType(model: WorkbookModel): (target: AreasTarget) => HostObject {
  const here = (self: AreasTarget) =>
    validationsOf(model, self.sheetId).filter((one) =>
      one.areas.some((a) => self.areas.some((b) => intersect(a, b))),
    );
  /** The validation that all cells share; null when they differ. */
  const shared = (self: AreasTarget) => {
    const found = here(self);
    if (found.length === 0) return blankModel();
    const [first] = found;
    const covers =
      first && self.areas.every((area) => first.areas.some((one) => contains(one, clip(self, area))));
    return found.length === 1 && covers ? first.model : null;
  };
  const clip = (self: AreasTarget, area: Area) => model.book.clip(model.sheet(self.sheetId), area);
  const change = (self: AreasTarget, edit: (before: ValidationModel) => ValidationModel) => {
    const before = shared(self) ?? blankModel();
    apply(model, self, edit(structuredClone(before)));
  };
  /** A change of what a validation says: cells that share one of their own keep it. */
  const changeTexts = (self: AreasTarget, edit: (before: ValidationModel) => ValidationModel) => {
    const [only, ...others] = here(self);
    const isOwn =
      only &&
      others.length === 0 &&
      isSame(
        only.areas,
        self.areas.map((area) => clip(self, area)),
      );
    if (!isOwn) {
      change(self, edit);
      return;
    }
    const after = edit(structuredClone(only.model));
    model.validations.set(only.drawn.uid, after);
    model.book.run(UpdateDataValidationMutation.id, {
      subUnitId: self.sheetId,
      ruleId: only.drawn.uid,
      payload: { type: UpdateRuleType.OPTIONS, payload: { ...only.drawn, ...drawnTexts(after) } },
      source: "command",
    });
  };
  const invalid = (self: AreasTarget) =>
    self.areas.flatMap((area) =>
      rectangles(clip(self, area), (row, column) => !isValid(model, self.sheetId, row, column)),
    );
  const isAllValid = (self: AreasTarget) => {
    const bad = invalid(self);
    if (bad.length === 0) return true;
    const cells = (areas: readonly Area[]) => areas.reduce((sum, area) => sum + area.rows * area.columns, 0);
    return cells(bad) === cells(self.areas) ? false : null;
  };
  return hostType<AreasTarget>({
    name: "DataValidation",
    get: {
      Type: (self) => {
        const found = here(self);
        if (found.length === 0) return "None";
        const one = shared(self);
        return one ? typeName(one) : found.length > 1 ? "Inconsistent" : "MixedCriteria";
      },
      Rule: (self) => {
        const one = shared(self);
        return one && Object.keys(one.rule).length > 0 ? one.rule : one ? {} : null;
      },
      Prompt: (self) => shared(self)?.prompt ?? null,
      ErrorAlert: (self) => shared(self)?.errorAlert ?? null,
      IgnoreBlanks: (self) => shared(self)?.ignoreBlanks ?? null,
      Valid: isAllValid,
    },
    lazy: ["Valid"],
    set: {
      Rule: (self, value) => {
        change(self, (before) => ({ ...before, rule: readRule(model, self.sheetId, value) }));
      },
      Prompt: (self, value) => {
        changeTexts(self, (before) => ({ ...before, prompt: { ...before.prompt, ...readPrompt(value) } }));
      },
      ErrorAlert: (self, value) => {
        const given = readAlert(value);
        changeTexts(self, (before) => ({ ...before, errorAlert: { ...before.errorAlert, ...given } }));
      },
      IgnoreBlanks: (self, value) => {
        change(self, (before) => ({ ...before, ignoreBlanks: asBoolean(value) }));
      },
    },
    call: {
      Clear: (self) => {
        for (const area of self.areas) clearValidation(model, self.sheetId, clip(self, area));
      },
      GetInvalidCells: (self) => {
        const areas = invalid(self);
        if (areas.length === 0) throw itemNotFound("invalid cells");
        return model.objects.rangeAreas(self.sheetId, areas);
      },
      GetInvalidCellsOrNullObject: (self) => {
        const areas = invalid(self);
        return areas.length > 0 ? model.objects.rangeAreas(self.sheetId, areas) : null;
      },
    },
  });
}

function isSame(some: readonly Area[], others: readonly Area[]): boolean {
  return (
    some.length === others.length &&
    some.every((area, i) => {
      const other = others[i];
      return other !== undefined && contains(area, other) && contains(other, area);
    })
  );
}

export function typeName(validation: ValidationModel): string {
  const [kind] = Object.keys(validation.rule);
  return kind === undefined ? "None" : (KINDS[kind]?.[0] ?? "None");
}

function readRule(model: WorkbookModel, sheetId: string, value: unknown): Readonly<Record<string, unknown>> {
  const given = Object.entries(camelKeys(asRecord(value))).filter(
    ([, body]) => body !== undefined && body !== null,
  );
  const [entry] = given;
  // Exactly one of the kinds may be set.
  if (!entry || given.length !== 1 || !KINDS[entry[0]]) throw invalidArgument();
  const [kind, body] = entry;
  const details = { ...camelKeys(asRecord(body)) };
  if (kind === "list") {
    details.source = listSource(model, sheetId, details.source);
    details.inCellDropDown = details.inCellDropDown !== false;
    return { list: details };
  }
  if (kind === "custom") {
    if (typeof details.formula !== "string" || details.formula === "") throw invalidArgument();
    return { custom: details };
  }
  if (details.formula1 === undefined || details.formula1 === null) throw invalidArgument();
  details.operator = asEnum(details.operator, Object.keys(OPERATORS));
  const needsTwo = details.operator === "Between" || details.operator === "NotBetween";
  if (needsTwo && (details.formula2 === undefined || details.formula2 === null)) throw invalidArgument();
  for (const key of ["formula1", "formula2"]) {
    const formula = details[key];
    if (isHostObject(formula) && isRangeTarget(formula.target)) {
      details[key] = `=${absoluteAddress(model, formula.target.sheetId, formula.target.area)}`;
    }
  }
  return { [kind]: details };
}

function listSource(model: WorkbookModel, _sheetId: string, source: unknown): string {
  if (isHostObject(source) && isRangeTarget(source.target)) {
    return `=${absoluteAddress(model, source.target.sheetId, source.target.area)}`;
  }
  if (typeof source !== "string" || source === "") throw invalidArgument();
  // Excel's limit on a list typed into the rule, commas included; a reference has none.
  if (!source.startsWith("=") && source.length > MAX_LIST) {
    throw invalidArgument("A list typed into a validation has at most 255 characters.");
  }
  return source;
}

function readPrompt(value: unknown) {
  const given = camelKeys(asRecord(value));
  return {
    ...readTexts(given),
    ...(typeof given.showPrompt === "boolean" && { showPrompt: given.showPrompt }),
  };
}

function readAlert(value: unknown) {
  const given = camelKeys(asRecord(value));
  return {
    ...readTexts(given),
    ...(typeof given.showAlert === "boolean" && { showAlert: given.showAlert }),
    ...(given.style !== undefined && { style: asEnum(given.style, Object.keys(STYLES)) }),
  };
}

function readTexts(given: Readonly<Record<string, unknown>>): { title?: string; message?: string } {
  const { title, message } = given;
  if (typeof title === "string" && title.length > MAX_TITLE)
    throw invalidArgument("The title has at most 32 characters.");
  if (typeof message === "string" && message.length > MAX_MESSAGE) {
    throw invalidArgument("The message has at most 255 characters.");
  }
  return { ...(typeof title === "string" && { title }), ...(typeof message === "string" && { message }) };
}

/** Replaces whatever validated these cells. */
function apply(model: WorkbookModel, self: AreasTarget, validation: ValidationModel): void {
  const sheet = model.sheet(self.sheetId);
  const areas = self.areas.map((area) => {
    const isOpen = area.rows === MAX_ROWS || area.columns === MAX_COLUMNS;
    if (!isOpen) model.book.ensure(sheet, area);
    return model.book.clip(sheet, area);
  });
  for (const area of areas) clearValidation(model, self.sheetId, area);
  const uid = `dv-${model.nextId++}`;
  model.validations.set(uid, validation);
  const [first] = areas;
  const engine = (formula: unknown) =>
    typeof formula === "string" && formula.startsWith("=") && first
      ? model.formulas.engineText(sheet.getName(), first.row, first.column, formula)
      : formula === undefined || formula === null
        ? undefined
        : asString(formula);
  const rule = { uid, ranges: areas.map(toRange), ...drawn(validation, engine) };
  model.book.run(AddDataValidationMutation.id, { subUnitId: self.sheetId, rule, source: "command" });
}

function drawn(validation: ValidationModel, engine: (formula: unknown) => string | undefined) {
  const [kind = "", body] = Object.entries(validation.rule)[0] ?? [];
  const details = isRecord(body) ? body : {};
  const isList = kind === "list";
  const formula1 = engine(isList ? details.source : kind === "custom" ? details.formula : details.formula1);
  const formula2 = engine(details.formula2);
  const operator = typeof details.operator === "string" ? OPERATORS[details.operator] : undefined;
  return {
    type: KINDS[kind]?.[1] ?? DataValidationType.ANY,
    ...(formula1 !== undefined && { formula1 }),
    ...(formula2 !== undefined && { formula2 }),
    ...(operator && { operator }),
    // A plain arrow: Univer's usual chips make rows taller, which Excel does not.
    renderMode: DataValidationRenderMode.ARROW,
    showDropDown: isList ? details.inCellDropDown !== false : false,
    allowBlank: validation.ignoreBlanks,
    ...drawnTexts(validation),
  };
}

function drawnTexts({ prompt, errorAlert }: ValidationModel) {
  return {
    showErrorMessage: errorAlert.showAlert,
    error: errorAlert.message,
    errorTitle: errorAlert.title,
    errorStyle: STYLES[errorAlert.style] ?? DataValidationErrorStyle.STOP,
    showInputMessage: prompt.showPrompt,
    prompt: prompt.message,
    promptTitle: prompt.title,
  };
}

/** Takes an area out of the validations that touch it. */
export function clearValidation(model: WorkbookModel, sheetId: string, area: Area): void {
  for (const { drawn: rule, areas } of validationsOf(model, sheetId)) {
    if (!areas.some((one) => intersect(one, area))) continue;
    const rest = areas.flatMap((one) => subtract(one, area));
    if (rest.length === 0) {
      model.book.run(RemoveDataValidationMutation.id, {
        subUnitId: sheetId,
        ruleId: rule.uid,
        source: "command",
      });
      model.validations.delete(rule.uid);
      continue;
    }
    model.book.run(UpdateDataValidationMutation.id, {
      subUnitId: sheetId,
      ruleId: rule.uid,
      payload: { type: UpdateRuleType.RANGE, payload: rest.map(toRange) },
      source: "command",
    });
  }
}

/** Reads a validation that a user made in Univer's own panel. */
function fromDrawn(rule: ISheetDataValidationRule): ValidationModel {
  const type: string = rule.type;
  const kind = Object.keys(KINDS).find((name) => `${KINDS[name]?.[1]}` === type);
  const operator = Object.keys(OPERATORS).find((name) => OPERATORS[name] === rule.operator) ?? "Between";
  const body =
    kind === "list"
      ? { source: rule.formula1 ?? "", inCellDropDown: rule.showDropDown !== false }
      : kind === "custom"
        ? { formula: rule.formula1 ?? "" }
        : {
            formula1: rule.formula1,
            ...(rule.formula2 !== undefined && { formula2: rule.formula2 }),
            operator,
          };
  const style = Object.keys(STYLES).find((name) => STYLES[name] === rule.errorStyle) ?? "Stop";
  return {
    rule: kind ? { [kind]: body } : {},
    prompt: {
      showPrompt: rule.showInputMessage ?? true,
      title: rule.promptTitle ?? "",
      message: rule.prompt ?? "",
    },
    errorAlert: {
      showAlert: rule.showErrorMessage ?? true,
      style,
      title: rule.errorTitle ?? "",
      message: rule.error ?? "",
    },
    ignoreBlanks: rule.allowBlank ?? true,
  };
}

/** Whether what a cell holds meets its validation. */
export function isValid(model: WorkbookModel, sheetId: string, row: number, column: number): boolean {
  const cell = { row, column, rows: 1, columns: 1 };
  const found = validationsOf(model, sheetId).find((one) => one.areas.some((area) => intersect(area, cell)));
  if (!found) return true;
  const value = valueOf(model.book.cell(model.sheet(sheetId), row, column));
  if (value === "") return found.model.ignoreBlanks;
  const formulaResult = () =>
    model.book.injector
      .get(DataValidationCustomFormulaService)
      .getCellFormulaValueSync(model.book.unitId, sheetId, found.drawn.uid, row, column)?.v;
  return isAllowed(model, sheetId, found.model.rule, value, formulaResult);
}
