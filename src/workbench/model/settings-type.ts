import { itemNotFound } from "../protocol/errors";
import { hostType, type HostObject } from "../protocol/host-type";
import type { WorkbookModel } from "./workbook-model";

interface SettingTarget {
  readonly key: string;
}

/** `Workbook.settings`: the add-in's own key-value pairs, kept with the file. */
export function settingsType(model: WorkbookModel): (target: object) => HostObject {
  const read = (self: SettingTarget) => {
    if (!model.settings.has(self.key)) throw itemNotFound(self.key);
    return model.settings.get(self.key);
  };
  const setting = hostType<SettingTarget>({
    name: "Setting",
    id: (self) => self.key,
    get: { Key: (self) => self.key, _Id: (self) => self.key, Value: read },
    set: {
      Value: (self, value) => {
        read(self);
        model.settings.set(self.key, value);
      },
    },
    call: {
      Delete: (self) => {
        model.settings.delete(self.key);
      },
    },
  });
  const find = (key: string) => (model.settings.has(key) ? setting({ key }) : null);
  return hostType<object>({
    name: "SettingCollection",
    items: () => [...model.settings.keys()].map((key) => setting({ key })),
    call: {
      Add: (_self, args) => {
        const key = args.string(0);
        model.settings.set(key, args.raw(1));
        return setting({ key });
      },
      GetCount: () => model.settings.size,
      GetItem: (_self, args) => {
        const found = find(args.string(0));
        if (!found) throw itemNotFound(args.string(0));
        return found;
      },
      GetItemOrNullObject: (_self, args) => find(args.string(0)),
    },
  });
}
