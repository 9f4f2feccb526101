import { invalidArgument } from "./errors";
import { isHostObject, type HostObject } from "./host-type";

/** The arguments of one call, read by position and checked: the wire is untyped. */
export class Args {
  constructor(private readonly values: readonly unknown[]) {}

  get length(): number {
    return this.values.length;
  }

  raw(index: number): unknown {
    return this.values[index];
  }

  has(index: number): boolean {
    return this.values[index] !== undefined && this.values[index] !== null;
  }

  string(index: number): string {
    return asString(this.values[index]);
  }

  optionalString(index: number): string | undefined {
    return this.has(index) ? this.string(index) : undefined;
  }

  number(index: number): number {
    return asNumber(this.values[index]);
  }

  optionalNumber(index: number): number | undefined {
    return this.has(index) ? this.number(index) : undefined;
  }

  boolean(index: number): boolean {
    return asBoolean(this.values[index]);
  }

  optionalBoolean(index: number): boolean | undefined {
    return this.has(index) ? this.boolean(index) : undefined;
  }

  record(index: number): Readonly<Record<string, unknown>> {
    return asRecord(this.values[index]);
  }

  optionalRecord(index: number): Readonly<Record<string, unknown>> | undefined {
    return this.has(index) ? this.record(index) : undefined;
  }

  object(index: number): HostObject | undefined {
    const value = this.values[index];
    return isHostObject(value) ? value : undefined;
  }
}

export function asString(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  throw invalidArgument();
}

export function asNumber(value: unknown): number {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value)))
    return Number(value);
  throw invalidArgument();
}

export function asBoolean(value: unknown): boolean {
  if (typeof value === "boolean") return value;
  throw invalidArgument();
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  if (isRecord(value)) return value;
  throw invalidArgument();
}

export function asArray(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw invalidArgument();
}

/** Accepts one of a closed list of words, whatever the case, as Excel does. */
export function asEnum<T extends string>(value: unknown, allowed: readonly T[]): T {
  const text = asString(value).toLowerCase();
  const found = allowed.find((name) => name.toLowerCase() === text);
  if (found === undefined) throw invalidArgument();
  return found;
}
