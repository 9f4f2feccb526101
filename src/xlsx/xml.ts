import { strToU8 } from "fflate";
import { xmlAttribute } from "../plan/xml";
import { refuse } from "./errors";

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Namespaces of ECMA-376 (transitional, what Excel itself writes) and of Excel 2010's extensions. */
export const NS = {
  sheet: "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
  relationships: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
  drawing: "http://schemas.openxmlformats.org/drawingml/2006/main",
  sheetDrawing: "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
  chart: "http://schemas.openxmlformats.org/drawingml/2006/chart",
  x14: "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main",
  xm: "http://schemas.microsoft.com/office/excel/2006/main",
} as const;

type AttributeValue = string | number | boolean | undefined;

/** Attributes in the given order; undefined leaves one out, booleans are 1 and 0. */
export function attributes(values: Readonly<Record<string, AttributeValue>>): string {
  let written = "";
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    written += ` ${name}="${typeof value === "string" ? xmlAttribute(value) : Number(value)}"`;
  }
  return written;
}

/** An element; without content it closes itself. */
export function element(
  name: string,
  values: Readonly<Record<string, AttributeValue>>,
  content = "",
): string {
  return content ? `<${name}${attributes(values)}>${content}</${name}>` : `<${name}${attributes(values)}/>`;
}

/** A list element with its count; nothing at all when the list is empty, as the schema asks. */
export function counted(name: string, items: readonly string[]): string {
  return items.length === 0 ? "" : `<${name} count="${items.length}">${items.join("")}</${name}>`;
}

/** "#RRGGBB" → "RRGGBB". */
export function hex(color: string): string {
  if (!/^#[0-9A-Fa-f]{6}$/.test(color)) throw refuse.color(color);
  return color.slice(1).toUpperCase();
}

/** "#RRGGBB" → "FFRRGGBB": SpreadsheetML puts opacity first. */
export function argb(color: string): string {
  return `FF${hex(color)}`;
}

const CHUNK = 1 << 16;

/**
 * Collects a long document as UTF-8 pieces. One string of a whole sheet would take two bytes a
 * character as soon as it holds one Chinese letter, and be copied again when encoded.
 */
export class Utf8Builder {
  private readonly chunks: Uint8Array[] = [];
  private pending = "";

  add(piece: string): void {
    this.pending += piece;
    if (this.pending.length > CHUNK) this.flush();
  }

  finish(): Uint8Array {
    this.flush();
    const whole = new Uint8Array(this.chunks.reduce((size, chunk) => size + chunk.length, 0));
    let position = 0;
    for (const chunk of this.chunks) {
      whole.set(chunk, position);
      position += chunk.length;
    }
    return whole;
  }

  private flush(): void {
    this.chunks.push(strToU8(this.pending));
    this.pending = "";
  }
}
