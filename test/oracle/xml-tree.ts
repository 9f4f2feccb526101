/** A strict reader for the XML of an .xlsx file: what it does not understand is an error, not a guess. */
export interface XmlNode {
  /** Without its prefix; `r:id` is kept whole among the attributes. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** Text directly inside, joined. */
  readonly text: string;
}

interface Building {
  readonly rawName: string;
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: XmlNode[];
  text: string;
}

const TOKEN = /<\?[^>]*\?>|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
const ATTRIBUTE = /([\w:.-]+)="([^"]*)"/g;
// eslint-disable-next-line no-control-regex -- what XML 1.0 forbids
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u;

export function readXml(xml: string): XmlNode {
  const bad = FORBIDDEN.exec(xml);
  if (bad) throw new Error(`character U+${bad[0].charCodeAt(0).toString(16)} is not legal in XML`);
  const root: Building = { rawName: "", name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  let position = 0;
  for (const token of xml.matchAll(TOKEN)) {
    if (token.index !== position) break;
    position += token[0].length;
    const [, closing, opening, attributes = "", selfClosing, text] = token;
    const current = open.at(-1) ?? root;
    if (text !== undefined) {
      current.text += decode(text);
    } else if (closing !== undefined) {
      if (current.rawName !== closing) throw new Error(`</${closing}> closes <${current.rawName}>`);
      open.pop();
    } else if (opening !== undefined) {
      const node = {
        rawName: opening,
        name: local(opening),
        attributes: readAttributes(attributes),
        children: [],
        text: "",
      };
      current.children.push(node);
      if (!selfClosing) open.push(node);
    }
  }
  if (position !== xml.length) throw new Error(`not well formed at ${xml.slice(position, position + 40)}`);
  const [document] = root.children;
  if (open.length !== 1 || root.children.length !== 1 || !document)
    throw new Error("not one closed root element");
  return document;
}

/** Every element of this name, at any depth, in document order. */
export function* descendants(node: XmlNode, name: string): Generator<XmlNode> {
  for (const child of node.children) {
    if (child.name === name) yield child;
    yield* descendants(child, name);
  }
}

export function child(node: XmlNode, name: string): XmlNode | undefined {
  return node.children.find((each) => each.name === name);
}

/** ST_Xstring: `_xHHHH_` stands for one UTF-16 unit. */
export function decodeXstring(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function readAttributes(source: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = "", value = ""] of source.matchAll(ATTRIBUTE)) {
    if (name in found) throw new Error(`attribute ${name} twice`);
    found[name] = decode(value);
  }
  return found;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decode(text: string): string {
  return text.replace(/&([^;]*);?/g, (whole, name: string) => {
    const code = /^#(?:x([0-9A-Fa-f]+)|(\d+))$/.exec(name);
    if (code) return String.fromCodePoint(code[1] ? parseInt(code[1], 16) : Number(code[2]));
    const known = ENTITIES[name];
    if (known === undefined || !whole.endsWith(";")) throw new Error(`bad reference ${whole}`);
    return known;
  });
}
