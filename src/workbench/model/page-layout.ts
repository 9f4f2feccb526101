import type { Area } from "../formula/address";
import { asRecord } from "../protocol/args";
import { itemNotFound } from "../protocol/errors";
import { hostType, type Getter, type HostObject, type Setter } from "../protocol/host-type";
import { isHostObject } from "../protocol/host-type";
import { isRangeTarget } from "./objects";
import { camelKeys } from "./protection";
import { rangeArgument, resolveAddress, splitAreas } from "./range-address";
import type { WorkbookModel } from "./workbook-model";
import type { SheetTarget } from "./worksheet-type";

/** Print set-up is kept and answered; nothing here prints, so the snapshot lists it as not drawn. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  Orientation: "Portrait",
  PaperSize: "Letter",
  BlackAndWhite: false,
  PrintErrors: "AsDisplayed",
  Zoom: { scale: 100 },
  CenterHorizontally: false,
  CenterVertically: false,
  PrintHeadings: false,
  PrintGridlines: false,
  LeftMargin: 50.4,
  RightMargin: 50.4,
  TopMargin: 54,
  BottomMargin: 54,
  HeaderMargin: 21.6,
  FooterMargin: 21.6,
  PrintComments: "NoComments",
  DraftMode: false,
  FirstPageNumber: "",
  PrintOrder: "DownThenOver",
};
const UNITS: Readonly<Record<string, number>> = { Points: 1, Inches: 72, Centimeters: 72 / 2.54 };

export function pageLayoutType(model: WorkbookModel): (target: SheetTarget) => HostObject {
  const extra = (self: SheetTarget) => model.extra(model.sheet(self.id).getSheetId());
  const get: Record<string, Getter<SheetTarget>> = {};
  const set: Record<string, Setter<SheetTarget>> = {};
  for (const [name, usual] of Object.entries(DEFAULTS)) {
    get[name] = (self) => extra(self).pageLayout.get(name) ?? usual;
    set[name] = (self, value) => {
      const isRecord = typeof value === "object" && value !== null;
      extra(self).pageLayout.set(name, isRecord ? camelKeys(asRecord(value)) : value);
    };
  }
  const area = (self: SheetTarget, place: Area | undefined) =>
    place ? model.objects.range(self.id, place) : null;
  const orThrow = (object: HostObject | null) => {
    if (!object) throw itemNotFound("print set-up");
    return object;
  };
  const printArea = (self: SheetTarget) => {
    const areas = extra(self).printArea;
    return areas ? model.objects.rangeAreas(self.id, areas) : null;
  };
  return hostType<SheetTarget>({
    name: "PageLayout",
    get,
    set,
    nav: { HeadersFooters: headerFooterGroup(model) },
    call: {
      SetPrintArea: (self, args) => {
        const given = args.raw(0);
        extra(self).printArea =
          typeof given === "string"
            ? splitAreas(given).map((part) => resolveAddress(model, self.id, part).area)
            : areasOf(given, () => rangeArgument(model, self.id, given).area);
      },
      GetPrintArea: (self) => orThrow(printArea(self)),
      GetPrintAreaOrNullObject: printArea,
      SetPrintTitleRows: (self, args) => {
        extra(self).printTitleRows = rangeArgument(model, self.id, args.raw(0)).area;
      },
      GetPrintTitleRows: (self) => orThrow(area(self, extra(self).printTitleRows)),
      GetPrintTitleRowsOrNullObject: (self) => area(self, extra(self).printTitleRows),
      SetPrintTitleColumns: (self, args) => {
        extra(self).printTitleColumns = rangeArgument(model, self.id, args.raw(0)).area;
      },
      GetPrintTitleColumns: (self) => orThrow(area(self, extra(self).printTitleColumns)),
      GetPrintTitleColumnsOrNullObject: (self) => area(self, extra(self).printTitleColumns),
      SetPrintMargins: (self, args) => {
        const factor = UNITS[args.string(0)] ?? 1;
        for (const [side, value] of Object.entries(camelKeys(args.record(1)))) {
          const name = `${side.charAt(0).toUpperCase()}${side.slice(1)}Margin`;
          if (typeof value === "number") extra(self).pageLayout.set(name, value * factor);
        }
      },
    },
  });
}

function areasOf(given: unknown, single: () => Area): readonly Area[] {
  if (isHostObject(given) && "areas" in given.target && Array.isArray(given.target.areas)) {
    return given.target.areas.filter(isArea);
  }
  return [single()];
}

function isArea(value: unknown): value is Area {
  return typeof value === "object" && value !== null && "row" in value && !isRangeTarget(value);
}

interface PartTarget extends SheetTarget {
  readonly part: string;
}

function headerFooterGroup(model: WorkbookModel): (target: SheetTarget) => HostObject {
  const store = (self: SheetTarget) => model.extra(self.id).headersFooters;
  const get: Record<string, Getter<PartTarget>> = {};
  const set: Record<string, Setter<PartTarget>> = {};
  for (const place of ["Left", "Center", "Right"]) {
    for (const kind of ["Header", "Footer"]) {
      get[place + kind] = (self) => store(self).get(`${self.part}/${place}${kind}`) ?? "";
      set[place + kind] = (self, value) => {
        store(self).set(`${self.part}/${place}${kind}`, value);
      };
    }
  }
  const part = hostType<PartTarget>({ name: "HeaderFooter", get, set });
  const flag = (name: string, usual: unknown) => ({
    get: (self: SheetTarget) => store(self).get(name) ?? usual,
    set: (self: SheetTarget, value: unknown) => {
      store(self).set(name, value);
    },
  });
  const state = flag("state", "Default");
  const margins = flag("useSheetMargins", true);
  const scale = flag("useSheetScale", true);
  return hostType<SheetTarget>({
    name: "HeaderFooterGroup",
    get: { State: state.get, UseSheetMargins: margins.get, UseSheetScale: scale.get },
    set: { State: state.set, UseSheetMargins: margins.set, UseSheetScale: scale.set },
    nav: {
      DefaultForAllPages: (self) => part({ ...self, part: "default" }),
      FirstPage: (self) => part({ ...self, part: "first" }),
      EvenPages: (self) => part({ ...self, part: "even" }),
      OddPages: (self) => part({ ...self, part: "odd" }),
    },
  });
}

interface BreakTarget extends SheetTarget {
  readonly axis: "row" | "column";
}

export function pageBreaksType(model: WorkbookModel): (target: BreakTarget) => HostObject {
  const list = (self: BreakTarget) =>
    self.axis === "row" ? model.extra(self.id).rowBreaks : model.extra(self.id).columnBreaks;
  const at = hostType<BreakTarget & { index: number }>({
    name: "PageBreak",
    get: {
      Columnindex: (self) => (self.axis === "column" ? self.index : 0),
      RowIndex: (self) => (self.axis === "row" ? self.index : 0),
    },
    call: {
      Delete: (self) => {
        list(self).splice(list(self).indexOf(self.index), 1);
      },
      GetCellAfterBreak: (self) =>
        model.objects.range(self.id, {
          row: self.axis === "row" ? self.index : 0,
          column: self.axis === "column" ? self.index : 0,
          rows: 1,
          columns: 1,
        }),
    },
  });
  return hostType<BreakTarget>({
    name: "PageBreakCollection",
    items: (self) => list(self).map((index) => at({ ...self, index })),
    call: {
      Add: (self, args) => {
        const { area } = rangeArgument(model, self.id, args.raw(0));
        const index = self.axis === "row" ? area.row : area.column;
        if (!list(self).includes(index)) list(self).push(index);
        return at({ ...self, index });
      },
      GetCount: (self) => list(self).length,
      GetItem: (self, args) => {
        const index = list(self)[args.number(0)];
        if (index === undefined) throw itemNotFound("page break");
        return at({ ...self, index });
      },
      RemovePageBreaks: (self) => {
        list(self).length = 0;
      },
    },
  });
}
