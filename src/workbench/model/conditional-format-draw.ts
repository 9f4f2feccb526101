import { BooleanNumber, type IStyleBase } from "@univerjs/core";
import {
  CFNumberOperator,
  CFRuleType,
  CFSubRuleType,
  CFTextOperator,
  CFTimePeriodOperator,
  CFValueType,
  type IConditionalFormattingRuleConfig,
  iconMap,
  type IIconSet,
  type IValueConfig,
} from "@univerjs/sheets-conditional-formatting";
import { cellAddress } from "../formula/address";
import { asString, isRecord } from "../protocol/args";
import { hexColor } from "./colors";
import type { CfModel } from "./conditional-format-store";

type Rule = Readonly<Record<string, unknown>>;

/** Univer's rule for a conditional format; undefined while the add-in has not said enough. */
export function drawRule(
  format: CfModel,
  engineFormula: (formula: string) => string,
): IConditionalFormattingRuleConfig | undefined {
  const { rule } = format;
  switch (format.type) {
    case "Custom":
      return typeof rule.formula === "string" && rule.formula !== ""
        ? formula(format, engineFormula(withEquals(rule.formula)))
        : undefined;
    case "CellValue":
      return cellValue(format, rule, engineFormula);
    case "ContainsText":
      return typeof rule.text === "string" ? text(format, rule) : undefined;
    case "TopBottom":
      return typeof rule.rank === "number" ? topBottom(format, rule) : undefined;
    case "PresetCriteria":
      return preset(format, rule);
    case "ColorScale":
      return colorScale(rule);
    case "DataBar":
      return dataBar(rule);
    case "IconSet":
      return iconSet(rule);
  }
}

const withEquals = (formula: string) => (formula.startsWith("=") ? formula : `=${formula}`);

function style(format: CfModel): IStyleBase {
  const { looks } = format;
  const fill = looks.get("fill/color");
  const color = looks.get("font/color");
  const result: IStyleBase = {};
  if (typeof fill === "string" && fill !== "") result.bg = { rgb: hexColor(fill) };
  if (typeof color === "string" && color !== "") result.cl = { rgb: hexColor(color) };
  if (looks.get("font/bold") === true) result.bl = BooleanNumber.TRUE;
  if (looks.get("font/italic") === true) result.it = BooleanNumber.TRUE;
  const underline = looks.get("font/underline");
  if (underline !== undefined && underline !== "None") result.ul = { s: BooleanNumber.TRUE };
  if (looks.get("font/strikethrough") === true) result.st = { s: BooleanNumber.TRUE };
  return result;
}

function formula(format: CfModel, value: string): IConditionalFormattingRuleConfig {
  return { type: CFRuleType.highlightCell, subType: CFSubRuleType.formula, value, style: style(format) };
}

function firstCell(format: CfModel): string {
  const [area] = format.areas;
  return cellAddress(area?.row ?? 0, area?.column ?? 0);
}

const OPERATORS: Readonly<Record<string, string>> = {
  EqualTo: "=",
  NotEqualTo: "<>",
  GreaterThan: ">",
  LessThan: "<",
  GreaterThanOrEqual: ">=",
  LessThanOrEqual: "<=",
};

const NUMBER_OPERATORS = {
  EqualTo: CFNumberOperator.equal,
  NotEqualTo: CFNumberOperator.notEqual,
  GreaterThan: CFNumberOperator.greaterThan,
  LessThan: CFNumberOperator.lessThan,
  GreaterThanOrEqual: CFNumberOperator.greaterThanOrEqual,
  LessThanOrEqual: CFNumberOperator.lessThanOrEqual,
} as const;

/** Plain numbers go to Univer's number rule; anything else compares through a formula. */
function cellValue(
  format: CfModel,
  rule: Rule,
  engineFormula: (formula: string) => string,
): IConditionalFormattingRuleConfig | undefined {
  const { operator, formula1, formula2 } = rule;
  if (formula1 === undefined || formula1 === null || typeof operator !== "string") return undefined;
  const cell = firstCell(format);
  const [a, b] = [operand(formula1), operand(formula2)];
  if (operator === "Between" || operator === "NotBetween") {
    const low = engineFormula(`=${a}`).slice(1);
    const high = engineFormula(`=${b}`).slice(1);
    const test = `AND(${cell}>=MIN(${low},${high}),${cell}<=MAX(${low},${high}))`;
    return formula(
      format,
      operator === "Between" ? `=AND(${cell}<>"",${test})` : `=AND(${cell}<>"",NOT(${test}))`,
    );
  }
  const number = Number(a);
  if (a.trim() !== "" && Number.isFinite(number) && isNumberOperator(operator)) {
    const value = number;
    const base = {
      type: CFRuleType.highlightCell,
      subType: CFSubRuleType.number,
      style: style(format),
    } as const;
    return { ...base, operator: NUMBER_OPERATORS[operator], value };
  }
  const sign = OPERATORS[operator];
  if (!sign) return undefined;
  return formula(format, `=${cell}${sign}${engineFormula(`=${a}`).slice(1)}`);
}

function isNumberOperator(operator: string): operator is keyof typeof NUMBER_OPERATORS {
  return operator in NUMBER_OPERATORS;
}

function operand(value: unknown): string {
  const text = typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
  if (text.startsWith("=")) return text.slice(1);
  if (text === "" || Number.isFinite(Number(text)) || text.startsWith('"')) return text || '""';
  return `"${text.replaceAll('"', '""')}"`;
}

const TEXT: Readonly<Record<string, CFTextOperator>> = {
  Contains: CFTextOperator.containsText,
  NotContains: CFTextOperator.notContainsText,
  BeginsWith: CFTextOperator.beginsWith,
  EndsWith: CFTextOperator.endsWith,
};

function text(format: CfModel, rule: Rule): IConditionalFormattingRuleConfig | undefined {
  const operator = TEXT[String(rule.operator)];
  if (!operator) return undefined;
  const base = { type: CFRuleType.highlightCell, subType: CFSubRuleType.text, style: style(format) } as const;
  return { ...base, operator, value: String(rule.text) };
}

function topBottom(format: CfModel, rule: Rule): IConditionalFormattingRuleConfig {
  const kind = String(rule.type);
  return {
    type: CFRuleType.highlightCell,
    subType: CFSubRuleType.rank,
    style: style(format),
    isBottom: kind.startsWith("Bottom"),
    isPercent: kind.endsWith("Percent"),
    value: Number(rule.rank),
  };
}

const PERIODS: Readonly<Record<string, CFTimePeriodOperator>> = {
  Yesterday: CFTimePeriodOperator.yesterday,
  Today: CFTimePeriodOperator.today,
  Tomorrow: CFTimePeriodOperator.tomorrow,
  LastSevenDays: CFTimePeriodOperator.last7Days,
  LastWeek: CFTimePeriodOperator.lastWeek,
  ThisWeek: CFTimePeriodOperator.thisWeek,
  NextWeek: CFTimePeriodOperator.nextWeek,
  LastMonth: CFTimePeriodOperator.lastMonth,
  ThisMonth: CFTimePeriodOperator.thisMonth,
  NextMonth: CFTimePeriodOperator.nextMonth,
};

const TEXT_PRESETS: Readonly<Record<string, CFTextOperator>> = {
  Blanks: CFTextOperator.containsBlanks,
  NonBlanks: CFTextOperator.notContainsBlanks,
  Errors: CFTextOperator.containsErrors,
  NonErrors: CFTextOperator.notContainsErrors,
};

const AVERAGES = {
  AboveAverage: CFNumberOperator.greaterThan,
  BelowAverage: CFNumberOperator.lessThan,
  EqualOrAboveAverage: CFNumberOperator.greaterThanOrEqual,
  EqualOrBelowAverage: CFNumberOperator.lessThanOrEqual,
} as const;

function preset(format: CfModel, rule: Rule): IConditionalFormattingRuleConfig | undefined {
  const criterion = String(rule.criterion);
  const base = { type: CFRuleType.highlightCell, style: style(format) } as const;
  const period = PERIODS[criterion];
  if (period) return { ...base, subType: CFSubRuleType.timePeriod, operator: period };
  const blank = TEXT_PRESETS[criterion];
  if (blank) return { ...base, subType: CFSubRuleType.text, operator: blank };
  if (criterion === "UniqueValues") return { ...base, subType: CFSubRuleType.uniqueValues };
  if (criterion === "DuplicateValues") return { ...base, subType: CFSubRuleType.duplicateValues };
  if (criterion in AVERAGES) {
    const name = Object.keys(AVERAGES).find((key): key is keyof typeof AVERAGES => key === criterion);
    return name && { ...base, subType: CFSubRuleType.average, operator: AVERAGES[name] };
  }
  return undefined;
}

const VALUE_TYPES: Readonly<Record<string, CFValueType>> = {
  LowestValue: CFValueType.min,
  HighestValue: CFValueType.max,
  Number: CFValueType.num,
  Percent: CFValueType.percent,
  Percentile: CFValueType.percentile,
  Formula: CFValueType.formula,
};

function bound(value: unknown, usual: CFValueType): IValueConfig {
  if (!isRecord(value)) return { type: usual };
  const type = VALUE_TYPES[String(value.type)] ?? usual;
  const given = value.formula;
  if (type === CFValueType.min || type === CFValueType.max || given === undefined || given === null)
    return { type };
  if (typeof given === "string" && type === CFValueType.formula) return { type, value: withEquals(given) };
  const number = Number(asString(given).replace(/^=/, ""));
  return Number.isFinite(number)
    ? { type, value: number }
    : { type: CFValueType.formula, value: withEquals(asString(given)) };
}

function colorScale(rule: Rule): IConditionalFormattingRuleConfig | undefined {
  if (!isRecord(rule.criteria)) return undefined;
  const { minimum, midpoint, maximum } = rule.criteria;
  const points = [
    { criterion: minimum, usual: CFValueType.min, color: "#F8696B" },
    ...(midpoint ? [{ criterion: midpoint, usual: CFValueType.percentile, color: "#FFEB84" }] : []),
    { criterion: maximum, usual: CFValueType.max, color: "#63BE7B" },
  ];
  return {
    type: CFRuleType.colorScale,
    config: points.map(({ criterion, usual, color }, index) => ({
      index,
      color: isRecord(criterion) && typeof criterion.color === "string" ? hexColor(criterion.color) : color,
      value: bound(criterion, usual),
    })),
  };
}

function dataBar(rule: Rule): IConditionalFormattingRuleConfig {
  const positive = isRecord(rule.positive) ? rule.positive : {};
  const negative = isRecord(rule.negative) ? rule.negative : {};
  const color =
    typeof positive.fillColor === "string" && positive.fillColor ? hexColor(positive.fillColor) : "#638EC6";
  return {
    type: CFRuleType.dataBar,
    isShowValue: rule.showDataBarOnly !== true,
    config: {
      min: bound(rule.lowerBoundRule, CFValueType.min),
      max: bound(rule.upperBoundRule, CFValueType.max),
      isGradient: positive.gradientFill !== false,
      positiveColor: color,
      nativeColor:
        negative.matchPositiveFillColor === true
          ? color
          : typeof negative.fillColor === "string" && negative.fillColor
            ? hexColor(negative.fillColor)
            : "#FF0000",
    },
  };
}

type IconType = IIconSet["config"][number]["iconType"];

/** Excel's icon sets by Univer's names; the digit is the number of icons. */
const ICONS: Readonly<Record<string, string>> = {
  ThreeArrows: "3Arrows",
  ThreeArrowsGray: "3ArrowsGray",
  ThreeFlags: "3Flags",
  ThreeTrafficLights1: "3TrafficLights1",
  ThreeTrafficLights2: "3TrafficLights2",
  ThreeSigns: "3Signs",
  ThreeSymbols: "3Symbols",
  ThreeSymbols2: "3Symbols2",
  FourArrows: "4Arrows",
  FourArrowsGray: "4ArrowsGray",
  FourRedToBlack: "4RedToBlack",
  FourRating: "4Rating",
  FourTrafficLights: "4TrafficLights",
  FiveArrows: "5Arrows",
  FiveArrowsGray: "5ArrowsGray",
  FiveRating: "5Rating",
  FiveQuarters: "5Quarters",
  ThreeStars: "3Stars",
  ThreeTriangles: "3Triangles",
  FiveBoxes: "5Boxes",
};

function isIconType(name: string): name is IconType {
  return name in iconMap;
}

function iconSet(rule: Rule): IConditionalFormattingRuleConfig | undefined {
  const iconType = ICONS[typeof rule.style === "string" ? rule.style : "ThreeTrafficLights1"];
  if (iconType === undefined || !isIconType(iconType)) return undefined;
  const count = iconMap[iconType].length;
  const criteria = Array.isArray(rule.criteria) ? rule.criteria : [];
  const config: IIconSet["config"] = [];
  // Excel lists criteria from the lowest icon up, Univer from the highest down.
  for (let i = count - 1; i >= 0; i--) {
    const given: unknown = criteria[i];
    const usual = { type: CFValueType.percent, value: Math.round((100 * i) / count) };
    const value = isRecord(given) && given.formula ? bound(given, CFValueType.percent) : usual;
    const isStrict = isRecord(given) && given.operator === "GreaterThan";
    config.push({
      operator:
        i === 0
          ? CFNumberOperator.lessThanOrEqual
          : isStrict
            ? CFNumberOperator.greaterThan
            : CFNumberOperator.greaterThanOrEqual,
      value: i === 0 ? { type: CFValueType.num, value: Number.MAX_SAFE_INTEGER } : value,
      iconType,
      iconId: String(rule.reverseIconOrder === true ? i : count - 1 - i),
    });
  }
  return { type: CFRuleType.iconSet, isShowValue: rule.showIconOnly !== true, config };
}
