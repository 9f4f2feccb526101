import type { CreatedRecord } from "./types";

/** Checks a record that was read back from the workbook. */
export function isCreatedRecord(value: unknown): value is CreatedRecord {
  if (!isObject(value)) return false;
  const { id, at, sheets, tables, names, identityPart, traces } = value;
  return (
    typeof id === "string" &&
    typeof at === "string" &&
    isListOf(sheets, isCreatedObject) &&
    isListOf(tables, isCreatedObject) &&
    isListOf(names, (name) => typeof name === "string") &&
    (identityPart === null || typeof identityPart === "string") &&
    (traces === undefined || isTraces(traces))
  );
}

function isTraces(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { columns, filled, replaced, rows, cells, links } = value;
  return (
    isListOf(columns, (item) => hasTexts(item, "table", "column")) &&
    isListOf(filled, (item) => hasTexts(item, "table", "column")) &&
    (replaced === undefined ||
      isListOf(replaced, (item) => hasTexts(item, "table", "column", "formula", "version", "written"))) &&
    isListOf(rows, (item) => hasTexts(item, "table") && hasNumbers(item, "before", "after")) &&
    isListOf(cells, (item) => hasTexts(item, "name") && hasNumbers(item, "up", "left", "rows", "columns")) &&
    isListOf(links, (item) => hasTexts(item, "sheet", "text") && hasNumbers(item, "row", "column"))
  );
}

function hasTexts(value: unknown, ...keys: readonly string[]): boolean {
  return isObject(value) && keys.every((key) => typeof value[key] === "string");
}

function hasNumbers(value: unknown, ...keys: readonly string[]): boolean {
  return isObject(value) && keys.every((key) => Number.isInteger(value[key]));
}

function isCreatedObject(value: unknown): boolean {
  if (!isObject(value)) return false;
  return [value.id, value.planId, value.name].every((text) => typeof text === "string");
}

function isListOf(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isItem);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
