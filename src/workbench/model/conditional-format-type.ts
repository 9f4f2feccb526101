import { asBoolean, asEnum, asNumber, asRecord, asString, isRecord } from "../protocol/args";
import { invalidArgument, itemNotFound } from "../protocol/errors";
import { hostType, type Getter, type HostObject, type Setter } from "../protocol/host-type";
import { hexColor } from "./colors";
import type { CfModel, CfType } from "./conditional-format-store";
import { drawRule } from "./conditional-format-draw";
import { camelKeys } from "./protection";
import { fromR1C1, toR1C1 } from "./r1c1";
import type { AreasTarget } from "./range-areas-type";
import type { WorkbookModel } from "./workbook-model";

const TYPES: readonly CfType[] = [
  "Custom",
  "DataBar",
  "ColorScale",
  "IconSet",
  "TopBottom",
  "PresetCriteria",
  "ContainsText",
  "CellValue",
];

/** Nested records of a rule get camel case keys throughout. */
function camelDeep(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelDeep);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(camelKeys(value)).map(([key, item]) => [key, camelDeep(item)]));
}

/** `Range.conditionalFormats` and all that hangs on it. */
export function conditionalFormatsType(model: WorkbookModel): (target: AreasTarget) => HostObject {
  const store = model.conditionalFormats;
  store.draw = (format) => {
    const sheet = model.book.sheet(format.sheetId);
    const [area] = format.areas;
    if (!sheet || !area) return undefined;
    return drawRule(format, (formula) =>
      model.formulas.engineText(sheet.getName(), area.row, area.column, formula),
    );
  };
  const alive = (format: CfModel) => {
    if (!store.byId(format.id)) throw itemNotFound("conditional format");
    return format;
  };
  const change = (format: CfModel, rule: Readonly<Record<string, unknown>>) => {
    format.rule = { ...alive(format).rule, ...rule };
    store.redraw(format);
  };
  const format = conditionalFormatType(model, alive, change);
  const list = (self: AreasTarget) => store.on(self.sheetId, self.areas);
  const find = (self: AreasTarget, id: string) => {
    const found = list(self).find((one) => one.id === id);
    return found ? format(found) : null;
  };
  const orThrow = (object: HostObject | null) => {
    if (!object) throw itemNotFound("conditional format");
    return object;
  };
  return hostType<AreasTarget>({
    name: "ConditionalFormatCollection",
    items: (self) => list(self).map(format),
    call: {
      Add: (self, args) => {
        const type = asEnum(args.raw(0), TYPES);
        const sheet = model.sheet(self.sheetId);
        for (const area of self.areas)
          model.book.ensure(sheet, {
            ...area,
            rows: Math.min(area.rows, 10_000),
            columns: Math.min(area.columns, 256),
          });
        return format(store.add(self.sheetId, self.areas, type));
      },
      ClearAll: (self) => {
        for (const area of self.areas) store.clear(self.sheetId, area);
      },
      GetCount: (self) => list(self).length,
      GetItem: (self, args) => orThrow(find(self, args.string(0))),
      GetItemOrNullObject: (self, args) => find(self, args.string(0)),
      GetItemAt: (self, args) => {
        const found = list(self)[args.number(0)];
        return orThrow(found ? format(found) : null);
      },
    },
  });
}

function conditionalFormatType(
  model: WorkbookModel,
  alive: (format: CfModel) => CfModel,
  change: (format: CfModel, rule: Readonly<Record<string, unknown>>) => void,
): (target: CfModel) => HostObject {
  const looks = rangeLooksType(model, alive);
  const rule = (name: string, hasFormat: boolean) =>
    hostType<CfModel>({
      name,
      get: { Rule: (self) => self.rule },
      set: {
        Rule: (self, value) => {
          self.rule = {};
          change(self, asRecord(camelDeep(asRecord(value))));
        },
      },
      ...(hasFormat && { nav: { Format: looks } }),
    });
  const ruleFormula = (self: CfModel) => (typeof self.rule.formula === "string" ? self.rule.formula : "");
  const origin = (self: CfModel) => self.areas[0] ?? { row: 0, column: 0, rows: 1, columns: 1 };
  const custom = hostType<CfModel>({
    name: "ConditionalFormatRule",
    get: {
      Formula: ruleFormula,
      FormulaLocal: ruleFormula,
      FormulaR1C1: (self) => toR1C1(ruleFormula(self), origin(self).row, origin(self).column),
    },
    set: {
      Formula: (self, value) => {
        change(self, { formula: asString(value) });
      },
      FormulaLocal: (self, value) => {
        change(self, { formula: asString(value) });
      },
      FormulaR1C1: (self, value) => {
        const grid = fromR1C1(asString(value), { ...origin(self), rows: 1, columns: 1 });
        const text: unknown = Array.isArray(grid) && Array.isArray(grid[0]) ? grid[0][0] : undefined;
        change(self, { formula: asString(text) });
      },
    },
  });
  const kinds: Readonly<Record<string, readonly [CfType, (target: CfModel) => HostObject]>> = {
    Custom: [
      "Custom",
      hostType<CfModel>({ name: "CustomConditionalFormat", nav: { Rule: custom, Format: looks } }),
    ],
    CellValue: ["CellValue", rule("CellValueConditionalFormat", true)],
    TextComparison: ["ContainsText", rule("TextConditionalFormat", true)],
    TopBottom: ["TopBottom", rule("TopBottomConditionalFormat", true)],
    Preset: ["PresetCriteria", rule("PresetCriteriaConditionalFormat", true)],
    ColorScale: ["ColorScale", colorScaleType(change)],
    DataBar: ["DataBar", dataBarType(change)],
    IconSet: ["IconSet", iconSetType(change)],
  };
  const nav: Record<string, (self: CfModel) => HostObject | null> = {};
  for (const [name, [type, make]] of Object.entries(kinds)) {
    nav[name] = (self) => {
      if (alive(self).type !== type) throw itemNotFound(`conditionalFormat.${name}`);
      return make(self);
    };
    nav[`${name}OrNullObject`] = (self) => (alive(self).type === type ? make(self) : null);
  }
  const range = (self: CfModel) => {
    const areas = model.conditionalFormats.areasOf(alive(self));
    const [area] = areas;
    return areas.length === 1 && area ? model.objects.range(self.sheetId, area) : null;
  };
  const rules: Record<string, (self: CfModel, value: unknown) => void> = {
    ChangeRuleToCellValue: (self, value) => {
      retype(self, "CellValue", value);
    },
    ChangeRuleToContainsText: (self, value) => {
      retype(self, "ContainsText", value);
    },
    ChangeRuleToTopBottom: (self, value) => {
      retype(self, "TopBottom", value);
    },
    ChangeRuleToPresetCriteria: (self, value) => {
      retype(self, "PresetCriteria", value);
    },
    ChangeRuleToCustom: (self, value) => {
      retype(self, "Custom", { formula: asString(value) });
    },
  };
  const retype = (self: CfModel, type: CfType, value: unknown) => {
    self.type = type;
    self.rule = {};
    change(self, asRecord(camelDeep(asRecord(value))));
  };
  return hostType<CfModel>({
    name: "ConditionalFormat",
    id: (self) => self.id,
    get: {
      Id: (self) => alive(self).id,
      Type: (self) => alive(self).type,
      StopIfTrue: (self) => alive(self).stopIfTrue,
      Priority: (self) => model.conditionalFormats.all(alive(self).sheetId).indexOf(self),
    },
    set: {
      StopIfTrue: (self, value) => {
        self.stopIfTrue = asBoolean(value);
        change(self, {});
      },
      Priority: (self, value) => {
        model.conditionalFormats.setPriority(alive(self), asNumber(value));
      },
    },
    nav,
    call: {
      Delete: (self) => {
        model.conditionalFormats.remove(alive(self));
      },
      GetRange: (self) => {
        const found = range(self);
        if (!found) throw itemNotFound("range");
        return found;
      },
      GetRangeOrNullObject: range,
      GetRanges: (self) =>
        model.objects.rangeAreas(self.sheetId, model.conditionalFormats.areasOf(alive(self))),
      ...Object.fromEntries(
        Object.entries(rules).map(([name, run]) => [
          name,
          (self: CfModel, args: Parameters<HostObject["call"]>[1]) => {
            run(self, args.raw(0));
          },
        ]),
      ),
    },
  });
}

/** ConditionalRangeFormat: fill, font and borders of the cells that meet the rule. */
function rangeLooksType(
  model: WorkbookModel,
  alive: (format: CfModel) => CfModel,
): (target: CfModel) => HostObject {
  const property = (path: string, usual: unknown, check: (value: unknown) => unknown) => ({
    get: (self: CfModel) => alive(self).looks.get(path) ?? usual,
    set: (self: CfModel, value: unknown) => {
      alive(self).looks.set(path, check(value));
      model.conditionalFormats.redraw(self);
    },
  });
  const part = (
    name: string,
    folder: string,
    members: Readonly<Record<string, readonly [unknown, (value: unknown) => unknown]>>,
  ) => {
    const get: Record<string, Getter<CfModel>> = {};
    const set: Record<string, Setter<CfModel>> = {};
    for (const [member, [usual, check]] of Object.entries(members)) {
      const path = `${folder}/${member.charAt(0).toLowerCase()}${member.slice(1)}`;
      const one = property(path, usual, check);
      get[member] = one.get;
      set[member] = one.set;
    }
    return hostType<CfModel>({
      name,
      get,
      set,
      call: {
        Clear: (self) => {
          for (const path of [...self.looks.keys()])
            if (path.startsWith(`${folder}/`)) self.looks.delete(path);
          model.conditionalFormats.redraw(self);
        },
      },
    });
  };
  const color = (value: unknown) => (value === "" ? "" : hexColor(value));
  const fill = part("ConditionalRangeFill", "fill", { Color: ["", color] });
  const font = part("ConditionalRangeFont", "font", {
    Color: ["", color],
    Bold: [false, asBoolean],
    Italic: [false, asBoolean],
    Strikethrough: [false, asBoolean],
    Underline: ["None", asString],
  });
  const sides = ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight"] as const;
  const side = (name: (typeof sides)[number]) => {
    const line = part("ConditionalRangeBorder", `borders/${name}`, {
      Style: ["None", asString],
      Color: ["", color],
    });
    return line;
  };
  const lines = Object.fromEntries(sides.map((name) => [name, side(name)]));
  const at = (self: CfModel, name: string) => {
    const make = lines[name];
    if (!make) throw invalidArgument();
    return make(self);
  };
  const borders = hostType<CfModel>({
    name: "ConditionalRangeBorderCollection",
    get: { Count: () => sides.length },
    items: (self) => sides.map((name) => at(self, name)),
    nav: {
      Top: (self) => at(self, "EdgeTop"),
      Bottom: (self) => at(self, "EdgeBottom"),
      Left: (self) => at(self, "EdgeLeft"),
      Right: (self) => at(self, "EdgeRight"),
    },
    call: {
      GetItem: (self, args) => at(self, asEnum(args.raw(0), sides)),
      GetItemAt: (self, args) => at(self, sides[args.number(0)] ?? ""),
    },
  });
  return hostType<CfModel>({
    name: "ConditionalRangeFormat",
    get: { NumberFormat: (self) => self.looks.get("numberFormat") ?? null },
    set: {
      NumberFormat: (self, value) => {
        self.looks.set("numberFormat", value);
      },
    },
    nav: { Fill: fill, Font: font, Borders: borders },
    call: {
      ClearFormat: (self) => {
        self.looks.clear();
        model.conditionalFormats.redraw(self);
      },
    },
  });
}

type Change = (format: CfModel, rule: Readonly<Record<string, unknown>>) => void;

function members(change: Change, names: Readonly<Record<string, unknown>>) {
  const get: Record<string, Getter<CfModel>> = {};
  const set: Record<string, Setter<CfModel>> = {};
  for (const [name, usual] of Object.entries(names)) {
    const key = name.charAt(0).toLowerCase() + name.slice(1);
    get[name] = (self) => self.rule[key] ?? usual;
    set[name] = (self, value) => {
      change(self, { [key]: camelDeep(value) });
    };
  }
  return { get, set };
}

function colorScaleType(change: Change): (target: CfModel) => HostObject {
  const { get, set } = members(change, { Criteria: null });
  return hostType<CfModel>({
    name: "ColorScaleConditionalFormat",
    get: { ...get, ThreeColorScale: (self) => isRecord(self.rule.criteria) && !!self.rule.criteria.midpoint },
    set,
  });
}

function iconSetType(change: Change): (target: CfModel) => HostObject {
  return hostType<CfModel>({
    name: "IconSetConditionalFormat",
    ...members(change, {
      ReverseIconOrder: false,
      ShowIconOnly: false,
      Style: "ThreeTrafficLights1",
      Criteria: [],
    }),
  });
}

function dataBarType(change: Change): (target: CfModel) => HostObject {
  const side = (name: string, key: string, usual: Readonly<Record<string, unknown>>) => {
    const read = (self: CfModel): Readonly<Record<string, unknown>> => {
      const value = self.rule[key];
      return isRecord(value) ? value : {};
    };
    const get: Record<string, Getter<CfModel>> = {};
    const set: Record<string, Setter<CfModel>> = {};
    for (const [member, value] of Object.entries(usual)) {
      const inner = member.charAt(0).toLowerCase() + member.slice(1);
      get[member] = (self) => read(self)[inner] ?? value;
      set[member] = (self, given) => {
        change(self, { [key]: { ...read(self), [inner]: given } });
      };
    }
    return hostType<CfModel>({ name, get, set });
  };
  return hostType<CfModel>({
    name: "DataBarConditionalFormat",
    ...members(change, {
      ShowDataBarOnly: false,
      BarDirection: "Context",
      AxisFormat: "Automatic",
      AxisColor: "#000000",
      LowerBoundRule: { type: "Automatic", formula: null },
      UpperBoundRule: { type: "Automatic", formula: null },
    }),
    nav: {
      PositiveFormat: side("ConditionalDataBarPositiveFormat", "positive", {
        FillColor: "#638EC6",
        GradientFill: true,
        BorderColor: "",
      }),
      NegativeFormat: side("ConditionalDataBarNegativeFormat", "negative", {
        FillColor: "#FF0000",
        MatchPositiveFillColor: false,
        BorderColor: "",
        MatchPositiveBorderColor: true,
      }),
    },
  });
}
