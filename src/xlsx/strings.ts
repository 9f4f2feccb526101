import { xmlText } from "../plan/xml";
import { NS, Utf8Builder, XML_DECLARATION } from "./xml";

/** XML readers may drop white space at the ends of text, and around line breaks, unless told not to. */
const KEEPS_SPACE = /^\s|\s$|\n/;

/** The workbook's texts, each once. */
export class SharedStrings {
  private readonly indexes = new Map<string, number>();
  private uses = 0;

  /** The index of a text, which a cell stores in its place. */
  index(text: string): number {
    this.uses += 1;
    const known = this.indexes.get(text);
    if (known !== undefined) return known;
    const index = this.indexes.size;
    this.indexes.set(text, index);
    return index;
  }

  /** The part, to be written after every sheet. */
  part(): Uint8Array {
    const out = new Utf8Builder();
    out.add(
      `${XML_DECLARATION}<sst xmlns="${NS.sheet}" count="${this.uses}" uniqueCount="${this.indexes.size}">`,
    );
    for (const text of this.indexes.keys()) {
      out.add(`<si><t${KEEPS_SPACE.test(text) ? ' xml:space="preserve"' : ""}>${xmlText(text)}</t></si>`);
    }
    out.add("</sst>");
    return out.finish();
  }
}
