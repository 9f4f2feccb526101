/**
 * The little XML this project writes by hand. Shared by the identity part and the .xlsx writer: one
 * place decides what a legal character is.
 */

const MARKUP: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/**
 * What XML 1.0 cannot hold even as a reference (§2.2 Char): most control characters, halves of a
 * surrogate pair (all that \p{Cs} matches under the u flag), U+FFFE and U+FFFF. A carriage return is
 * legal but a parser turns it into a line feed (§2.11), so it is treated as one of them. An underscore
 * that would be read as the start of the escape, also of one that escaping makes, is caught too.
 */
const ILLEGAL = String.raw`[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Cs}`;
const UNSAFE = new RegExp(`${ILLEGAL}|_(?=x[0-9A-Fa-f]{4}(?:_|${ILLEGAL}))`, "gu");

/** `_xHHHH_`, as ECMA-376 part 1 §22.9.2.19 (ST_Xstring) writes a UTF-16 unit that XML cannot hold. */
function escapeUnit(unit: string): string {
  return `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
}

/** Text between tags. */
export function xmlText(text: string): string {
  return text.replace(UNSAFE, escapeUnit).replace(/[&<>]/g, (mark) => MARKUP[mark] ?? mark);
}

/** The inside of an attribute in double quotes. Line feeds and tabs would otherwise become spaces (XML §3.3.3). */
export function xmlAttribute(text: string): string {
  return text
    .replace(UNSAFE, escapeUnit)
    .replace(/[&<>"]/g, (mark) => MARKUP[mark] ?? mark)
    .replace(/[\t\n]/g, (space) => `&#${space.charCodeAt(0)};`);
}

/** Takes the `_xHHHH_` escapes of `xmlText` and `xmlAttribute` back. */
export function unescapeUnits(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** An element with its attributes; text is not kept. */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
}

interface OpenElement extends XmlElement {
  readonly rawName: string;
  readonly children: XmlElement[];
}

const TOKEN =
  /<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<\/([^\s<>]+)\s*>|<([^\s<>/!?]+)((?:\s+[^\s=<>/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+/y;
const ATTRIBUTE = /([^\s=<>/]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g;

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** References become characters; a parser elsewhere may have chosen decimal or hexadecimal ones. */
function decodeReferences(text: string): string {
  return text.replace(/&(#x[0-9A-Fa-f]+|#\d+|\w+);/g, (whole, name: string) => {
    if (!name.startsWith("#")) return ENTITIES[name] ?? whole;
    const code = name.startsWith("#x") ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/**
 * Reads a document of elements and attributes: enough for what we wrote ourselves and an editor may
 * have saved again with other quotes, prefixes or white space. Text between tags is passed over, and a
 * document type is refused. Null when it is not well formed.
 */
export function parseXml(xml: string): XmlElement | null {
  const source = xml.replace(/^\uFEFF/, "");
  const open: OpenElement[] = [];
  let root: XmlElement | null = null;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const token = TOKEN.exec(source);
    if (!token) return null;
    const [, closing, opening, attributes = "", selfClosing] = token;
    if (closing !== undefined) {
      if (open.pop()?.rawName !== closing) return null;
    } else if (opening !== undefined) {
      const parent = open.at(-1);
      if (!parent && root) return null;
      const element = {
        rawName: opening,
        name: localName(opening),
        attributes: readAttributes(attributes),
        children: [],
      };
      if (parent) parent.children.push(element);
      else root = element;
      if (!selfClosing) open.push(element);
    }
  }
  return open.length === 0 ? root : null;
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function readAttributes(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = "", double, single = ""] of text.matchAll(ATTRIBUTE)) {
    found.set(name, decodeReferences(double ?? single));
  }
  return found;
}
