import type { CreatedRecord } from "./types";

/** Checks a record that was read back from the workbook. */
export function isCreatedRecord(value: unknown): value is CreatedRecord {
  if (!isObject(value)) return false;
  const { id, at, sheets, tables, names, identityPart } = value;
  return (
    typeof id === "string" &&
    typeof at === "string" &&
    isListOf(sheets, isCreatedObject) &&
    isListOf(tables, isCreatedObject) &&
    isListOf(names, (name) => typeof name === "string") &&
    (identityPart === null || typeof identityPart === "string")
  );
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
