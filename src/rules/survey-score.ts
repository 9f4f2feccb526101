import type { Computation, ParameterSpec } from "../catalog/spec";
import { text, type Text } from "../i18n/text";
import { addMonths } from "../formula/serial";
import { roundHalfUp } from "./periods";

/** Satisfaction survey (rules 2.16): eight items scored 1–5; unanswered items count neither way. */

export const SURVEY_ITEMS: readonly { readonly id: string; readonly name: Text }[] = [
  { id: "scoreQuality", name: text("产品质量", "Product quality") },
  { id: "scoreDelivery", name: text("交货准时", "On-time delivery") },
  { id: "scorePrice", name: text("价格合理", "Fair price") },
  { id: "scoreResponse", name: text("沟通响应", "Communication") },
  { id: "scoreDocuments", name: text("单证准确", "Documents") },
  { id: "scorePacking", name: text("包装运输", "Packing and transport") },
  { id: "scoreService", name: text("售后处理", "After-sales") },
  { id: "scoreOverall", name: text("整体合作", "Overall") },
];

export const surveyParameters: readonly ParameterSpec[] = [
  ...SURVEY_ITEMS.map((item): ParameterSpec => ({
    id: `weight${item.id.slice(5)}`,
    name: text(`权重:${item.name["zh-CN"]}`, `Weight: ${item.name["en-US"]}`),
    unit: text("倍", "times"),
    source: "DP",
    note: text("该项在总分中的分量。", "What the item counts in the total."),
    format: "number",
    range: [0, 100],
    value: 1,
  })),
  {
    id: "satisfiedFrom",
    name: text("满意起点", "Satisfied from"),
    unit: text("分", "points"),
    source: "DP",
    note: text("不低于此分为满意。", "A score this high is satisfied."),
    format: "integer",
    range: [1, 5],
    value: 4,
  },
  {
    id: "improveBelow",
    name: text("改善触发:平均分低于", "Needs work: mean below"),
    unit: text("分", "points"),
    source: "DP, E16",
    note: text(
      "某类客户某项的平均分低于此数,列为需改善。",
      "An item whose mean in a class is lower is listed as needing work.",
    ),
    format: "number",
    range: [1, 5],
    value: 3.5,
  },
  {
    id: "improveRate",
    name: text("改善触发:满意率低于", "Needs work: satisfaction below"),
    unit: text("占比", "share"),
    source: "DP",
    note: text("总满意率低于此数时首页提示。", "The front page says so when overall satisfaction is lower."),
    format: "share",
    range: [0, 1],
    value: 0.8,
  },
  {
    id: "surveyMonths",
    name: text("调查间隔", "Survey interval"),
    unit: text("月", "months"),
    source: "E14",
    note: text("同一客户两次调查之间的月数。", "Months between two surveys of a customer."),
    format: "integer",
    range: [1, 60],
    value: 12,
  },
];

export interface ScoredItem {
  /** 1–5, or null when not answered. */
  readonly score: number | null;
  readonly weight: number;
}

/** Total in points of 100: weighted mean of the answered items over the highest score. */
export function surveyTotal(items: readonly ScoredItem[]): number | null {
  const answered = items.filter((item) => item.score !== null);
  const weight = answered.reduce((sum, item) => sum + item.weight, 0);
  if (weight <= 0) return null;
  const points = answered.reduce((sum, item) => sum + (item.score ?? 0) * item.weight, 0);
  return roundHalfUp((points / (5 * weight)) * 100, 1);
}

const weightOf = (id: string): string => `weight${id.slice(5)}`;
const sum = (write: (id: string) => string): string => SURVEY_ITEMS.map((item) => write(item.id)).join("+");
const WEIGHTS = `(${sum((id) => `N([@${id}]<>"")*p.${weightOf(id)}`)})`;

/** 总分 */
export const surveyScore: Computation = {
  formula: `IF([@surveyNo]="","",IF(${WEIGHTS}<=0,"",ROUND((${sum((id) => `N([@${id}])*p.${weightOf(id)}`)})/(5*${WEIGHTS})*100,1)))`,
  value: (row) => {
    if (row.blank("surveyNo")) return "";
    const items = SURVEY_ITEMS.map((item) => ({
      score: row.blank(item.id) ? null : row.number(item.id),
      weight: row.book.number(weightOf(item.id)),
    }));
    return surveyTotal(items) ?? "";
  },
};

/** 满意率: share of the answered items at or above the satisfied score. */
export const surveySatisfaction: Computation = {
  formula: `IF([@surveyNo]="","",IF(COUNT([@scoreQuality:scoreOverall])=0,"",ROUND(COUNTIF([@scoreQuality:scoreOverall],">="&p.satisfiedFrom)/COUNT([@scoreQuality:scoreOverall]),4)))`,
  value: (row) => {
    if (row.blank("surveyNo")) return "";
    const scores = SURVEY_ITEMS.flatMap((item) => (row.blank(item.id) ? [] : [row.number(item.id)]));
    if (scores.length === 0) return "";
    return roundHalfUp(
      scores.filter((score) => score >= row.book.number("satisfiedFrom")).length / scores.length,
      4,
    );
  },
};

/** 下次调查日: the interval after this one was sent. */
export const nextSurvey: Computation = {
  formula: 'IF([@sentDate]="","",EDATE([@sentDate],p.surveyMonths))',
  value: (row) =>
    row.blank("sentDate") ? "" : addMonths(row.number("sentDate"), row.book.number("surveyMonths")),
};
