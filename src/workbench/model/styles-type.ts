import { itemNotFound } from "../protocol/errors";
import { hostType, type HostObject } from "../protocol/host-type";

/** The built-in cell styles, by name; creating and applying styles is not offered. */
export function stylesType(): (target: object) => HostObject {
  const names = ["Normal"];
  const style = hostType<{ readonly name: string }>({
    name: "Style",
    id: (self) => self.name,
    get: { Name: (self) => self.name, BuiltIn: () => true },
  });
  const find = (name: string) => (names.includes(name) ? style({ name }) : null);
  return hostType<object>({
    name: "StyleCollection",
    items: () => names.map((name) => style({ name })),
    call: {
      GetCount: () => names.length,
      GetItem: (_self, args) => {
        const found = find(args.string(0));
        if (!found) throw itemNotFound(args.string(0));
        return found;
      },
      GetItemOrNullObject: (_self, args) => find(args.string(0)),
    },
  });
}
