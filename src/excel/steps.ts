import type { SheetPart, SheetPlan } from "../plan/plan";
import type { StepName } from "./types";

/**
 * When a step runs. Excel needs names before the formulas that cite them, and on the Mac a workbook
 * without the focus refuses to freeze or activate, so those come last and are tolerated.
 */
export const ORDER = {
  sheet: 0,
  /** "@" must stand before the values, or Excel parses them. */
  textFormat: 1,
  values: 2,
  table: 3,
  name: 4,
  /** A name for a table's column cites the table, so it waits for the next call as formulas do. */
  columnName: 10,
  formula: 11,
  numberFormat: 12,
  validation: 13,
  identity: 14,
  link: 20,
  format: 21,
  size: 22,
  outline: 23,
  conditionalFormat: 24,
  chart: 25,
  print: 26,
  mark: 27,
  log: 28,
  calculate: 29,
  freeze: 30,
  activate: 31,
} as const;

export type Order = (typeof ORDER)[keyof typeof ORDER];

/** Finds the objects a step works on. Made anew for each call: proxies of a failed batch are not used again. */
export interface Scope {
  readonly context: Excel.RequestContext;
  /** A sheet of this plan by its name in the plan. */
  sheet(name: string): Excel.Worksheet;
  /** Notes an object whose id is known once the batch has run. */
  readonly made: Made;
}

/** Proxies of what a batch creates; their ids are loaded with it. */
export interface Made {
  readonly sheets: Map<string, Excel.Worksheet>;
  readonly tables: MadeTable[];
  readonly identity: Excel.CustomXmlPart[];
}

export interface MadeTable {
  readonly planId: string;
  readonly name: string;
  readonly sheet: string;
  /** Rows it must have, header included, and the range that says how many it got. */
  readonly rows: number;
  readonly range: Excel.Range;
  readonly table: Excel.Table;
}

/** One thing to do: the unit that can fail, be skipped and be counted. */
export interface Step {
  readonly name: StepName;
  /** Name of the sheet in the plan; null for the workbook's own. */
  readonly sheet: string | null;
  readonly order: Order;
  /** True: the workbook is wrong without it. False: it is only less comfortable. */
  readonly required: boolean;
  /** False where running it twice would leave two of them. */
  readonly repeatable: boolean;
  /** Estimated size of its JSON. */
  readonly bytes: number;
  /** It makes no sense when this one failed. */
  readonly needs?: Step;
  queue(scope: Scope): void;
}

/** Turns one part of a sheet into steps. */
export type PartWriter = (part: SheetPart, sheet: SheetPlan) => readonly Step[];

/** What a step costs beside its values: a few object paths and actions. Measured at about 700 bytes. */
export const STEP_BYTES = 700;

type StepOptions = Pick<Step, "name" | "sheet" | "order" | "queue"> &
  Partial<Pick<Step, "repeatable" | "bytes" | "needs">>;

/** A step without which the workbook would be wrong. */
export function required(options: StepOptions): Step {
  return { repeatable: true, ...options, bytes: STEP_BYTES + (options.bytes ?? 0), required: true };
}

/** A step that may fail: the rest goes on and the person is told. */
export function cosmetic(options: StepOptions): Step {
  return { repeatable: true, ...options, bytes: STEP_BYTES + (options.bytes ?? 0), required: false };
}

/** Bytes of a value as JSON in UTF-8, which is what Excel on the web counts. */
export function jsonBytes(value: string | number | boolean | null): number {
  if (typeof value !== "string") return String(value).length;
  let bytes = 2;
  for (let index = 0; index < value.length; index++) {
    const code = value.charCodeAt(index);
    if (code < 0x20) bytes += 6;
    else if (code === 0x22 || code === 0x5c) bytes += 2;
    // Half of a surrogate pair: the pair takes four bytes.
    else if (code >= 0xd800 && code <= 0xdfff) bytes += 2;
    else bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
  }
  return bytes;
}

/**
 * Cuts rows into blocks of a bounded size, so that the packer can fill a call nearly to its limit.
 * Blocks that hold nothing are left out: a new sheet is blank already.
 */
export function rowBlocks<T extends string | number | boolean | null>(
  rows: readonly (readonly T[])[],
  limit = 32 * 1024,
): { readonly first: number; readonly rows: T[][]; readonly bytes: number }[] {
  const blocks: { first: number; rows: T[][]; bytes: number }[] = [];
  let block: { first: number; rows: T[][]; bytes: number } | undefined;
  rows.forEach((row, index) => {
    if (row.every((value) => value === null)) {
      block = undefined;
      return;
    }
    const bytes = row.reduce((sum, value) => sum + jsonBytes(value) + 1, 3);
    if (!block || block.bytes + bytes > limit) {
      block = { first: index, rows: [], bytes: 0 };
      blocks.push(block);
    }
    block.rows.push([...row]);
    block.bytes += bytes;
  });
  return blocks;
}
