import { LANGUAGES } from "../i18n/text";
import type { Identity, IdentityTable } from "./plan";
import { parseXml, unescapeUnits, xmlAttribute, type XmlElement } from "./xml";

/** The namespace of the identity part. Both writers find the part by it; a new schema takes a new one. */
export const IDENTITY_NAMESPACE = "urn:tradebook:workbook:1";

/** The identity as the XML of one customXml part. Everything is an attribute: white space in text is not ours to rely on. */
export function identityXml(identity: Identity): string {
  const choices = Object.entries(identity.choices).map(([key, value]) => tag("choice", { key, value }));
  const tables = identity.tables.map((table) => {
    const columns = Object.entries(table.columns).map(([id, name]) => {
      const formula = Object.hasOwn(table.formulas, id) ? table.formulas[id] : undefined;
      return tag("column", { id, name, ...(formula !== undefined && { formula }) });
    });
    return tag("table", { id: table.id, table: table.table, sheet: table.sheet }, columns);
  });
  const { schema, product, language, generated } = identity;
  const root = { xmlns: IDENTITY_NAMESPACE, schema: String(schema), product, language, generated };
  return `<?xml version="1.0" encoding="UTF-8"?>${tag("workbook", root, [...choices, ...tables])}`;
}

/** Reads an identity back. Null for anything else: another add-in's part, another schema, damaged text. */
export function parseIdentity(xml: string): Identity | null {
  const root = parseXml(xml);
  if (root?.name !== "workbook" || !declaresNamespace(root)) return null;
  const language = LANGUAGES.find((known) => known === attribute(root, "language"));
  const generated = attribute(root, "generated");
  if (attribute(root, "schema") !== "1" || attribute(root, "product") !== "TradeBook") return null;
  if (language === undefined || generated === undefined) return null;
  const choices = pairs(root, "choice", "key", "value");
  const tables: IdentityTable[] = [];
  for (const element of root.children.filter((child) => child.name === "table")) {
    const id = attribute(element, "id");
    const table = attribute(element, "table");
    const sheet = attribute(element, "sheet");
    const columns = pairs(element, "column", "id", "name");
    if (id === undefined || table === undefined || sheet === undefined || columns === null) return null;
    const formulas = Object.fromEntries(
      element.children.flatMap((child): [string, string][] => {
        const [column, formula] = [attribute(child, "id"), attribute(child, "formula")];
        return child.name === "column" && column !== undefined && formula !== undefined
          ? [[column, formula]]
          : [];
      }),
    );
    tables.push({ id, table, sheet, columns, formulas });
  }
  if (choices === null) return null;
  return { schema: 1, product: "TradeBook", language, generated, choices, tables };
}

function tag(name: string, attributes: Record<string, string>, children: readonly string[] = []): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${xmlAttribute(value)}"`);
  const start = `<${name}${written.join("")}`;
  return children.length === 0 ? `${start}/>` : `${start}>${children.join("")}</${name}>`;
}

/** The default namespace, or whatever prefix a re-saving program gave it. */
function declaresNamespace(root: XmlElement): boolean {
  return [...root.attributes].some(
    ([name, value]) => /^xmlns(:|$)/.test(name) && value === IDENTITY_NAMESPACE,
  );
}

function attribute(element: XmlElement, name: string): string | undefined {
  const value = element.attributes.get(name);
  return value === undefined ? undefined : unescapeUnits(value);
}

function pairs(
  parent: XmlElement,
  name: string,
  keyName: string,
  valueName: string,
): Record<string, string> | null {
  const entries: [string, string][] = [];
  for (const child of parent.children.filter((element) => element.name === name)) {
    const key = attribute(child, keyName);
    const value = attribute(child, valueName);
    if (key === undefined || value === undefined) return null;
    entries.push([key, value]);
  }
  // fromEntries defines its properties, so that a key like "__proto__" stays data.
  return Object.fromEntries(entries);
}
