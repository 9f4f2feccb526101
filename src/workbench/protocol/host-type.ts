import type { Args } from "./args";
import { notImplemented } from "./errors";

/** What the executor sees of one object of the object model, whatever its type. */
export interface HostObject {
  readonly typeName: string;
  readonly target: object;
  /** Names of the scalar properties that `load()` without arguments returns. */
  readonly scalars: readonly string[];
  has(property: string): boolean;
  get(property: string): unknown;
  set(property: string, value: unknown): void | Promise<void>;
  call(method: string, args: Args): unknown;
  /** The members of a collection, or undefined for any other object. */
  items(): readonly HostObject[] | undefined;
  /** The id under which the library addresses the object later (worksheets, tables, charts…). */
  id(): string | undefined;
}

export type Getter<T> = (self: T) => unknown;
export type Setter<T> = (self: T, value: unknown) => void | Promise<void>;
export type Method<T> = (self: T, args: Args) => unknown;

/** A type of the object model as a table: each member of Excel's API is one small function. */
export interface TypeSpec<T> {
  readonly name: string;
  readonly get?: Readonly<Record<string, Getter<T>>>;
  readonly set?: Readonly<Record<string, Setter<T>>>;
  readonly call?: Readonly<Record<string, Method<T>>>;
  /** Members that lead to other objects; they are not part of a plain `load()`. */
  readonly nav?: Readonly<Record<string, (self: T) => HostObject | null>>;
  readonly items?: (self: T) => readonly HostObject[];
  readonly id?: (self: T) => string;
  /** Scalars too dear or too rare to be part of a plain `load()`. */
  readonly lazy?: readonly string[];
}

/** Event registrations arrive as methods of this form; the host pushes events whether or not anyone listens. */
const REGISTRATION = /^_(Un)?[Rr]egister/;
const HOUSEKEEPING = new Set(["_KeepReference", "_RemoveReference", "_OnAccess", "_ValidateArraySize"]);

/** Makes the wrapper that turns a model object into a {@link HostObject}. */
export function hostType<T extends object>(spec: TypeSpec<T>): (target: T) => HostObject {
  const scalars = Object.keys(spec.get ?? {}).filter((name) => !spec.lazy?.includes(name));
  return (target) => ({
    typeName: spec.name,
    target,
    scalars,
    has: (property) => !!spec.get?.[property] || !!spec.nav?.[property],
    get(property) {
      const read = spec.get?.[property] ?? spec.nav?.[property];
      if (!read) throw notImplemented(memberName(spec.name, property));
      return read(target);
    },
    set(property, value) {
      const write = spec.set?.[property];
      if (!write) throw notImplemented(`${memberName(spec.name, property)} (set)`);
      return write(target, value);
    },
    call(method, args) {
      const run = spec.call?.[method];
      if (run) return run(target, args);
      if (REGISTRATION.test(method) || HOUSEKEEPING.has(method)) return undefined;
      throw notImplemented(memberName(spec.name, method));
    },
    items: () => spec.items?.(target),
    id: () => spec.id?.(target),
  });
}

/** `Range` + `GetSpillParent` → `Range.getSpillParent`, the name the documentation uses. */
export function memberName(type: string, member: string): string {
  return `${type}.${member.charAt(0).toLowerCase()}${member.slice(1)}`;
}

export function isHostObject(value: unknown): value is HostObject {
  return typeof value === "object" && value !== null && "typeName" in value && "target" in value;
}
