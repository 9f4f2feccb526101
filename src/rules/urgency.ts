import type { Computation, ParameterSpec } from "../catalog/spec";
import { addMonths } from "../formula/serial";
import { text } from "../i18n/text";

/** Urgency (rules 2.5, S4): when we must act, not how likely the deal is. Upper bounds are inclusive. */

export const urgencyParameters: readonly ParameterSpec[] = [
  {
    id: "urgentDays",
    name: text("紧急:天数内", "Urgent within"),
    unit: text("天", "days"),
    source: text("S4 一周内", "S4 within a week"),
    note: text("需处理日在此天数内,或已过。", "The date to act is within these days, or past."),
    format: "integer",
    range: [0, 90],
    value: 7,
  },
  {
    id: "soonMonths",
    name: text("加急:月数内", "Soon within"),
    unit: text("月", "months"),
    source: text("S4 1周到1个月", "S4 a week to a month"),
    note: text("按日历月计。", "In calendar months."),
    format: "integer",
    range: [0, 24],
    value: 1,
  },
  {
    id: "normalMonths",
    name: text("不紧急:月数内", "Not urgent within"),
    unit: text("月", "months"),
    source: text("S4 1–3个月", "S4 1–3 months"),
    note: text("更晚的为可慢反应。", "Later than this can wait."),
    format: "integer",
    range: [0, 60],
    value: 3,
  },
];

export type Urgency = "urgent" | "soon" | "normal" | "slow";

export function urgencyOf(
  actBy: number,
  asOf: number,
  settings: { urgentDays: number; soonMonths: number; normalMonths: number },
): Urgency {
  if (actBy <= asOf + settings.urgentDays) return "urgent";
  if (actBy <= addMonths(asOf, settings.soonMonths)) return "soon";
  return actBy <= addMonths(asOf, settings.normalMonths) ? "normal" : "slow";
}

/** 需处理日: the earliest of the dates given. */
export function actBy(...dates: readonly string[]): Computation {
  const list = dates.map((date) => `[@${date}]`).join(",");
  return {
    formula: `IF(COUNT(${list})=0,"",MIN(${list}))`,
    value: (row) => {
      const known = dates.flatMap((date) => (row.blank(date) ? [] : [row.number(date)]));
      return known.length === 0 ? "" : Math.min(...known);
    },
  };
}

/** 紧缓 of the date to act. */
export const urgency: Computation = {
  formula:
    'IF([@actBy]="","",IF([@actBy]<=p.asOf+p.urgentDays,k.urgency.urgent,IF([@actBy]<=EDATE(p.asOf,p.soonMonths),k.urgency.soon,IF([@actBy]<=EDATE(p.asOf,p.normalMonths),k.urgency.normal,k.urgency.slow))))',
  value: (row) => {
    if (row.blank("actBy")) return "";
    const { book } = row;
    const result = urgencyOf(row.number("actBy"), book.number("asOf"), {
      urgentDays: book.number("urgentDays"),
      soonMonths: book.number("soonMonths"),
      normalMonths: book.number("normalMonths"),
    });
    return book.label("urgency", result);
  },
};
