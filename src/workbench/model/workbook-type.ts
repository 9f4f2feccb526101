import { asString } from "../protocol/args";
import { HostError, invalidOperation, itemNotFound } from "../protocol/errors";
import { hostType, type Getter, type HostObject, type Setter } from "../protocol/host-type";
import { applicationType, runtimeType } from "./application-type";
import { resolveAddress } from "./range-address";
import { selectedRange, selection } from "./selection";
import { settingsType } from "./settings-type";
import { stylesType } from "./styles-type";
import type { WorkbookModel } from "./workbook-model";
import { worksheetsType } from "./worksheets-type";
import { xmlPartsType } from "./xml-parts-type";

/** The root of every request: Excel's Workbook. */
export function workbookType(model: WorkbookModel): HostObject {
  const self = {};
  const worksheets = worksheetsType(model);
  const application = applicationType(model);
  const settings = settingsType(model);
  const xmlParts = xmlPartsType(model);
  const eventRange = (reference: string) => {
    const [sheetId = "", address = ""] = reference.split("|");
    const target = resolveAddress(model, sheetId, address);
    return model.objects.range(target.sheetId, target.area);
  };
  const selected = () => {
    const target = selectedRange(model);
    if (!target) {
      throw new HostError("InvalidSelection", "The current selection is invalid for this operation.");
    }
    return model.objects.range(target.sheetId, target.area);
  };
  const activeChart = () => (model.charts.active ? model.objects.chart(model.charts.active) : null);
  const root = hostType<object>({
    name: "Workbook",
    get: {
      Name: () => model.book.workbook.name || "Book1",
      ReadOnly: () => false,
      IsDirty: () => true,
      AutoSave: () => false,
      PreviouslySaved: () => false,
      CalculationEngineVersion: () => 191029,
      ChartDataPointTrack: () => true,
      UsePrecisionAsDisplayed: () => false,
    },
    nav: {
      Worksheets: worksheets,
      Tables: () => model.objects.tables(),
      Names: () => model.objects.names(),
      Application: application,
      Settings: settings,
      CustomXmlParts: xmlParts,
      Properties: propertiesType(model),
      Protection: workbookProtectionType(model),
      Styles: stylesType(),
      _Runtime: runtimeType(model),
    },
    call: {
      GetSelectedRange: selected,
      GetSelectedRanges: () => {
        const { sheetId, areas } = selection(model);
        return model.objects.rangeAreas(sheetId, areas);
      },
      GetActiveCell: () => {
        const { sheetId, cell } = selection(model);
        return model.objects.range(sheetId, cell);
      },
      GetActiveChart: () => {
        const chart = activeChart();
        if (!chart) throw itemNotFound("chart");
        return chart;
      },
      GetActiveChartOrNullObject: activeChart,
      Save: () => undefined,
      _GetRangeForEventByReferenceId: (_self, args) => eventRange(args.string(0)),
      _GetRangeOrNullObjectForEventByReferenceId: (_self, args) => eventRange(args.string(0)),
    },
  });
  return root(self);
}

const PROPERTIES = [
  "Title",
  "Subject",
  "Author",
  "Keywords",
  "Comments",
  "Category",
  "Manager",
  "Company",
] as const;

function propertiesType(model: WorkbookModel): (target: object) => HostObject {
  const get: Record<string, Getter<object>> = {};
  const set: Record<string, Setter<object>> = {};
  for (const name of PROPERTIES) {
    get[name] = () => model.properties.get(name) ?? "";
    set[name] = (_self, value) => {
      model.properties.set(name, asString(value));
    };
  }
  interface CustomTarget {
    readonly key: string;
  }
  const read = ({ key }: CustomTarget) => {
    if (!model.customProperties.has(key)) throw itemNotFound(key);
    return model.customProperties.get(key);
  };
  const property = hostType<CustomTarget>({
    name: "CustomProperty",
    id: (self) => self.key,
    get: {
      Key: (self) => self.key,
      Value: read,
      Type: (self) => {
        const value = read(self);
        return typeof value === "number" ? "Number" : typeof value === "boolean" ? "Boolean" : "String";
      },
    },
    set: {
      Value: (self, value) => {
        model.customProperties.set(self.key, value);
      },
    },
    call: {
      Delete: (self) => {
        model.customProperties.delete(self.key);
      },
    },
  });
  const find = (key: string) => {
    const name = [...model.customProperties.keys()].find((one) => one.toLowerCase() === key.toLowerCase());
    return name === undefined ? null : property({ key: name });
  };
  const custom = hostType<object>({
    name: "CustomPropertyCollection",
    items: () => [...model.customProperties.keys()].map((key) => property({ key })),
    call: {
      Add: (_self, args) => {
        model.customProperties.set(args.string(0), args.raw(1));
        return property({ key: args.string(0) });
      },
      DeleteAll: () => {
        model.customProperties.clear();
      },
      GetCount: () => model.customProperties.size,
      GetItem: (_self, args) => {
        const found = find(args.string(0));
        if (!found) throw itemNotFound(args.string(0));
        return found;
      },
      GetItemOrNullObject: (_self, args) => find(args.string(0)),
    },
  });
  return hostType<object>({
    name: "DocumentProperties",
    get: {
      ...get,
      LastAuthor: () => "",
      RevisionNumber: () => model.properties.get("RevisionNumber") ?? 0,
      CreationDate: () => model.createdAt.toISOString(),
    },
    set: {
      ...set,
      RevisionNumber: (_self, value) => {
        model.properties.set("RevisionNumber", value);
      },
    },
    nav: { Custom: custom },
  });
}

function workbookProtectionType(model: WorkbookModel): (target: object) => HostObject {
  let password: string | undefined;
  return hostType<object>({
    name: "WorkbookProtection",
    get: { Protected: () => model.isWorkbookProtected },
    call: {
      Protect: (_self, args) => {
        if (model.isWorkbookProtected) throw invalidOperation("The workbook is already protected.");
        model.isWorkbookProtected = true;
        password = args.optionalString(0);
        model.book.clearUndo();
      },
      Unprotect: (_self, args) => {
        if (password !== undefined && password !== args.optionalString(0)) {
          throw new HostError("AccessDenied", "The password is wrong.");
        }
        model.isWorkbookProtected = false;
        password = undefined;
      },
    },
  });
}
