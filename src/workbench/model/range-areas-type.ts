import { areaAddress, intersect, MAX_COLUMNS, MAX_ROWS, quoteSheet, type Area } from "../formula/address";
import { itemNotFound } from "../protocol/errors";
import { hostType, isHostObject, type HostObject } from "../protocol/host-type";
import { checked, rangeArgument, usedArea } from "./range-address";
import type { WorkbookModel } from "./workbook-model";

export interface AreasTarget {
  readonly sheetId: string;
  readonly areas: readonly Area[];
}

/** Excel's RangeAreas: several rectangles of one sheet. */
export function rangeAreasType(model: WorkbookModel): (target: AreasTarget) => HostObject {
  const make = (sheetId: string, areas: readonly Area[]) => model.objects.rangeAreas(sheetId, areas);
  const others = (self: AreasTarget, value: unknown): readonly Area[] => {
    if (isHostObject(value) && "areas" in value.target && Array.isArray(value.target.areas)) {
      return value.target.areas.filter((one): one is Area => typeof one === "object" && one !== null);
    }
    return [rangeArgument(model, self.sheetId, value).area];
  };
  const intersection = (self: AreasTarget, value: unknown) =>
    self.areas.flatMap((a) => others(self, value).flatMap((b) => intersect(a, b) ?? []));
  const used = (self: AreasTarget, valuesOnly: boolean | undefined) =>
    self.areas.flatMap((area) => usedArea(model, self.sheetId, area, valuesOnly ?? false) ?? []);
  const orThrow = (self: AreasTarget, areas: readonly Area[]) => {
    if (areas.length === 0) throw itemNotFound("areas");
    return make(self.sheetId, areas);
  };
  const collection = hostType<AreasTarget>({
    name: "RangeCollection",
    items: (self) => self.areas.map((area) => model.objects.range(self.sheetId, area)),
    call: {
      GetCount: (self) => self.areas.length,
      GetItemAt: (self, args) => {
        const area = self.areas[args.number(0)];
        if (!area) throw itemNotFound("area");
        return model.objects.range(self.sheetId, area);
      },
    },
  });
  const address = (self: AreasTarget) => {
    const sheet = quoteSheet(model.sheet(self.sheetId).getName());
    return self.areas.map((area) => `${sheet}!${areaAddress(area)}`).join(",");
  };
  const each = (method: string) => (self: AreasTarget, args: Parameters<HostObject["call"]>[1]) => {
    for (const area of self.areas) model.objects.range(self.sheetId, area).call(method, args);
  };
  return hostType<AreasTarget>({
    name: "RangeAreas",
    get: {
      Address: address,
      AddressLocal: address,
      AreaCount: (self) => self.areas.length,
      CellCount: (self) => self.areas.reduce((sum, area) => sum + area.rows * area.columns, 0),
      IsEntireColumn: (self) => self.areas.every((area) => area.rows === MAX_ROWS),
      IsEntireRow: (self) => self.areas.every((area) => area.columns === MAX_COLUMNS),
    },
    nav: {
      Areas: collection,
      Worksheet: (self) => model.objects.worksheet(self.sheetId),
      Format: (self) => model.objects.rangeFormat(self.sheetId, self.areas),
      ConditionalFormats: (self) => model.objects.conditionalFormats(self.sheetId, self.areas),
      DataValidation: (self) => model.objects.dataValidation(self.sheetId, self.areas),
    },
    call: {
      Calculate: each("Calculate"),
      SetDirty: each("SetDirty"),
      Clear: each("Clear"),
      GetEntireColumn: (self) =>
        make(
          self.sheetId,
          self.areas.map((area) => ({ ...area, row: 0, rows: MAX_ROWS })),
        ),
      GetEntireRow: (self) =>
        make(
          self.sheetId,
          self.areas.map((area) => ({ ...area, column: 0, columns: MAX_COLUMNS })),
        ),
      GetIntersection: (self, args) => orThrow(self, intersection(self, args.raw(0))),
      GetIntersectionOrNullObject: (self, args) => {
        const areas = intersection(self, args.raw(0));
        return areas.length > 0 ? make(self.sheetId, areas) : null;
      },
      GetOffsetRangeAreas: (self, args) =>
        make(
          self.sheetId,
          self.areas.map((area) =>
            checked({ ...area, row: area.row + args.number(0), column: area.column + args.number(1) }),
          ),
        ),
      GetUsedRangeAreas: (self, args) => orThrow(self, used(self, args.optionalBoolean(0))),
      GetUsedRangeAreasOrNullObject: (self, args) => {
        const areas = used(self, args.optionalBoolean(0));
        return areas.length > 0 ? make(self.sheetId, areas) : null;
      },
      GetTables: (self) => model.objects.tables(self.sheetId, self.areas[0]),
    },
  });
}
