import { asString } from "../protocol/args";
import { itemNotFound } from "../protocol/errors";
import { hostType, type HostObject } from "../protocol/host-type";
import type { WorkbookModel } from "./workbook-model";
import type { SheetTarget } from "./worksheet-type";

interface PropertyTarget {
  readonly store: Map<string, unknown>;
  readonly key: string;
}

/** `Worksheet.customProperties`: texts by key, whatever the key's case. */
export function customPropertiesType(model: WorkbookModel): (target: SheetTarget) => HostObject {
  const property = hostType<PropertyTarget>({
    name: "WorksheetCustomProperty",
    id: (self) => self.key,
    get: { Key: (self) => self.key, Value: (self) => self.store.get(self.key) },
    set: {
      Value: (self, value) => {
        self.store.set(self.key, asString(value));
      },
    },
    call: {
      Delete: (self) => {
        self.store.delete(self.key);
      },
    },
  });
  const store = (self: SheetTarget): Map<string, unknown> => model.extra(self.id).customProperties;
  const find = (self: SheetTarget, key: string) => {
    const lower = key.toLowerCase();
    const found = [...store(self).keys()].find((name) => name.toLowerCase() === lower);
    return found === undefined ? null : property({ store: store(self), key: found });
  };
  return hostType<SheetTarget>({
    name: "WorksheetCustomPropertyCollection",
    items: (self) => [...store(self).keys()].map((key) => property({ store: store(self), key })),
    call: {
      Add: (self, args) => {
        const key = args.string(0);
        store(self).set(key, args.string(1));
        return property({ store: store(self), key });
      },
      GetCount: (self) => store(self).size,
      GetItem: (self, args) => {
        const found = find(self, args.string(0));
        if (!found) throw itemNotFound(args.string(0));
        return found;
      },
      GetItemOrNullObject: (self, args) => find(self, args.string(0)),
    },
  });
}
