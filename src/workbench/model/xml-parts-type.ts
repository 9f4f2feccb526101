import { invalidArgument, itemNotFound } from "../protocol/errors";
import { HostError } from "../protocol/errors";
import { hostType, type HostObject } from "../protocol/host-type";
import type { WorkbookModel, XmlPart } from "./workbook-model";

/** The namespace of a part's root element. */
export function namespaceOf(xml: string): string {
  const root = /<([A-Za-z_][\w.-]*:)?[A-Za-z_][\w.-]*((?:\s+[^<>]*?)?)\/?>/.exec(
    xml.replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->/g, ""),
  );
  if (!root) throw invalidArgument("The text is not XML.");
  const prefix = root[1]?.slice(0, -1);
  const attribute = prefix ? `xmlns:${prefix}` : "xmlns";
  const found = new RegExp(`\\s${attribute}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(root[2] ?? "");
  return found?.[1] ?? found?.[2] ?? "";
}

interface ScopeTarget {
  readonly namespace: string;
}

/** `Workbook.customXmlParts`. */
export function xmlPartsType(model: WorkbookModel): (target: object) => HostObject {
  const alive = (part: XmlPart) => {
    if (!model.xmlParts.includes(part)) throw itemNotFound(part.id);
    return part;
  };
  const part = hostType<XmlPart>({
    name: "CustomXmlPart",
    id: (self) => self.id,
    get: { Id: (self) => alive(self).id, NamespaceUri: (self) => namespaceOf(alive(self).xml) },
    call: {
      GetXml: (self) => alive(self).xml,
      SetXml: (self, args) => {
        const xml = args.string(0);
        namespaceOf(xml);
        alive(self).xml = xml;
      },
      Delete: (self) => {
        model.xmlParts.splice(model.xmlParts.indexOf(alive(self)), 1);
      },
    },
  });
  const list = (namespace?: string) =>
    model.xmlParts.filter((one) => namespace === undefined || namespaceOf(one.xml) === namespace);
  const find = (id: string, namespace?: string) => {
    const found = list(namespace).find((one) => one.id === id);
    return found ? part(found) : null;
  };
  const orThrow = (object: HostObject | null, id: string) => {
    if (!object) throw itemNotFound(id);
    return object;
  };
  const scoped = hostType<ScopeTarget>({
    name: "CustomXmlPartScopedCollection",
    items: (self) => list(self.namespace).map(part),
    call: {
      GetCount: (self) => list(self.namespace).length,
      GetItem: (self, args) => orThrow(find(args.string(0), self.namespace), args.string(0)),
      GetItemOrNullObject: (self, args) => find(args.string(0), self.namespace),
      GetOnlyItem: (self) => {
        const [first, second] = list(self.namespace);
        if (!first) throw itemNotFound(self.namespace);
        if (second) throw new HostError("GeneralException", "The collection holds more than one part.");
        return part(first);
      },
      GetOnlyItemOrNullObject: (self) => {
        const [first, second] = list(self.namespace);
        return first && !second ? part(first) : null;
      },
    },
  });
  return hostType<object>({
    name: "CustomXmlPartCollection",
    items: () => list().map(part),
    call: {
      Add: (_self, args) => {
        const xml = args.string(0);
        namespaceOf(xml);
        const number = String(model.nextId++).padStart(12, "0");
        const created = { id: `{00000000-0000-4000-9000-${number}}`, xml };
        model.xmlParts.push(created);
        return part(created);
      },
      GetByNamespace: (_self, args) => scoped({ namespace: args.string(0) }),
      GetCount: () => model.xmlParts.length,
      GetItem: (_self, args) => orThrow(find(args.string(0)), args.string(0)),
      GetItemOrNullObject: (_self, args) => find(args.string(0)),
    },
  });
}
