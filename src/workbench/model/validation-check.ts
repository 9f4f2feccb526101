import type { CellValue } from "../grid/values";
import { textOf, valueOf } from "../grid/values";
import { isRecord } from "../protocol/args";
import { areaOfFormula, namedArea } from "./named-areas";
import type { WorkbookModel } from "./workbook-model";

/** Whether a value meets a validation rule. Formulas that are not a number, a date or a reference pass. */
export function isAllowed(
  model: WorkbookModel,
  sheetId: string,
  rule: Readonly<Record<string, unknown>>,
  value: CellValue,
  customResult: () => unknown,
): boolean {
  const [kind, body] = Object.entries(rule)[0] ?? [];
  const details = isRecord(body) ? body : {};
  if (kind === "list")
    return listItems(model, sheetId, String(details.source)).some((item) => sameItem(item, value));
  if (kind === "custom") {
    const result = customResult();
    return !(result === false || result === 0 || result === "FALSE");
  }
  const measured = kind === "textLength" ? String(value).length : value;
  if (typeof measured !== "number") return false;
  if (kind === "wholeNumber" && !Number.isInteger(measured)) return false;
  const [a, b] = [operand(model, sheetId, details.formula1), operand(model, sheetId, details.formula2)];
  if (a === undefined) return true;
  switch (details.operator) {
    case "Between":
      return b === undefined || (measured >= Math.min(a, b) && measured <= Math.max(a, b));
    case "NotBetween":
      return b === undefined || measured < Math.min(a, b) || measured > Math.max(a, b);
    case "EqualTo":
      return measured === a;
    case "NotEqualTo":
      return measured !== a;
    case "GreaterThan":
      return measured > a;
    case "LessThan":
      return measured < a;
    case "GreaterThanOrEqualTo":
      return measured >= a;
    case "LessThanOrEqualTo":
      return measured <= a;
    default:
      return true;
  }
}

function sameItem(item: string, value: CellValue): boolean {
  return (
    item.toLowerCase() === String(value).toLowerCase() ||
    (typeof value === "number" && Number(item) === value)
  );
}

/** What a list offers: texts between commas, or the cells of a reference or name. */
export function listItems(model: WorkbookModel, sheetId: string, source: string): string[] {
  if (!source.startsWith("=")) return source.split(",").map((item) => item.trim());
  const target = areaOfFormula(model, source, sheetId) ?? namedArea(model, source.slice(1), sheetId);
  if (!target) return [];
  const sheet = model.sheet(target.sheetId);
  const area = model.book.clip(sheet, target.area);
  const items: string[] = [];
  for (let row = area.row; row < area.row + area.rows; row++) {
    for (let column = area.column; column < area.column + area.columns; column++) {
      const cell = model.book.cell(sheet, row, column);
      const text = textOf(cell, model.book.styleOf(sheet, row, column));
      if (text !== "") items.push(text);
    }
  }
  return items;
}

const DAY = 86_400_000;

function operand(model: WorkbookModel, sheetId: string, given: unknown): number | undefined {
  if (typeof given === "number") return given;
  if (typeof given !== "string" || given === "") return undefined;
  const text = given.replace(/^=/, "");
  if (Number.isFinite(Number(text))) return Number(text);
  const date = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(text);
  if (date) {
    return (Date.UTC(Number(date[1]), Number(date[2]) - 1, Number(date[3])) - Date.UTC(1899, 11, 30)) / DAY;
  }
  const target = areaOfFormula(model, given, sheetId) ?? namedArea(model, text, sheetId);
  if (!target) return undefined;
  const value = valueOf(model.book.cell(model.sheet(target.sheetId), target.area.row, target.area.column));
  return typeof value === "number" ? value : undefined;
}
