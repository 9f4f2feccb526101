import { asBoolean, asNumber, asString } from "../protocol/args";
import { hostType, type Getter, type HostObject, type Method, type Setter } from "../protocol/host-type";
import type { Looks } from "./chart-store";
import { hexColor } from "./colors";

/** A place among a chart's looks: where in the map, under which path, and whom to tell. */
export interface LooksTarget {
  readonly looks: Looks;
  readonly path: string;
  readonly changed: () => void;
}

type Check = (value: unknown) => unknown;
/** What a property is when nobody set it, and how a new value is checked. */
export type Look = readonly [usual: unknown, check: Check];

export const color: Check = (value) => (value === "" || value === null ? "" : hexColor(value));
export const flag = (usual: boolean): Look => [usual, asBoolean];
export const number = (usual: unknown): Look => [
  usual,
  (value) => (value === "" || value === null ? "" : asNumber(value)),
];
export const text = (usual: unknown): Look => [usual, asString];
export const anything = (usual: unknown): Look => [usual, (value) => value];

export function below(target: LooksTarget, part: string): LooksTarget {
  return { ...target, path: target.path === "" ? part : `${target.path}/${part}` };
}

function camel(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

export function lookOf(target: LooksTarget, name: string): unknown {
  return target.looks.get(below(target, name).path);
}

export function setLook(target: LooksTarget, name: string, value: unknown): void {
  target.looks.set(below(target, name).path, value);
  target.changed();
}

/** A type whose properties are all looks. */
export function looksType<T extends LooksTarget>(
  name: string,
  properties: Readonly<Record<string, Look>>,
  more: {
    readonly nav?: Readonly<Record<string, (self: T) => HostObject | null>>;
    readonly call?: Readonly<Record<string, Method<T>>>;
    readonly get?: Readonly<Record<string, Getter<T>>>;
    readonly set?: Readonly<Record<string, Setter<T>>>;
    readonly id?: (self: T) => string;
  } = {},
): (target: T) => HostObject {
  const get: Record<string, Getter<T>> = {};
  const set: Record<string, Setter<T>> = {};
  for (const [member, [usual, check]] of Object.entries(properties)) {
    get[member] = (self) => lookOf(self, camel(member)) ?? usual;
    set[member] = (self, value) => {
      setLook(self, camel(member), check(value));
    };
  }
  return hostType<T>({
    name,
    get: { ...get, ...more.get },
    set: { ...set, ...more.set },
    ...(more.nav && { nav: more.nav }),
    ...(more.call && { call: more.call }),
    ...(more.id && { id: more.id }),
  });
}

function clear(self: LooksTarget): void {
  for (const path of [...self.looks.keys()]) if (path.startsWith(`${self.path}/`)) self.looks.delete(path);
  self.changed();
}

const font = looksType<LooksTarget>("ChartFont", {
  Bold: flag(false),
  Color: ["#000000", color],
  Italic: flag(false),
  Name: text("Calibri"),
  Size: number(10),
  Underline: text("None"),
});

const fill = hostType<LooksTarget>({
  name: "ChartFill",
  call: {
    SetSolidColor: (self, args) => {
      setLook(self, "color", color(args.string(0)));
    },
    GetSolidColor: (self) => lookOf(self, "color") ?? "",
    Clear: (self) => {
      setLook(self, "color", "transparent");
    },
  },
});

const LINE: Readonly<Record<string, Look>> = {
  Color: ["", color],
  LineStyle: text("Automatic"),
  Weight: number(0.75),
};
const line = looksType<LooksTarget>("ChartLineFormat", LINE, {
  call: {
    Clear: (self) => {
      setLook(self, "lineStyle", "None");
    },
  },
});
const border = looksType<LooksTarget>("ChartBorder", LINE, { call: { Clear: clear } });

type Part = "font" | "fill" | "line" | "border";
const PARTS = { font, fill, line, border } satisfies Record<Part, (target: LooksTarget) => HostObject>;

/** A `…Format` object with some of font, fill, line and border. */
export function formatType(
  name: string,
  parts: readonly Part[],
  properties: Readonly<Record<string, Look>> = {},
): (target: LooksTarget) => HostObject {
  return looksType<LooksTarget>(name, properties, {
    nav: Object.fromEntries(
      parts.map((part) => [
        part.charAt(0).toUpperCase() + part.slice(1),
        (self: LooksTarget) => PARTS[part](below(self, part)),
      ]),
    ),
  });
}

/** Leads to a part under a name of its own. */
export function at(
  part: string,
  make: (target: LooksTarget) => HostObject,
): (self: LooksTarget) => HostObject {
  return (self) => make(below(self, part));
}
