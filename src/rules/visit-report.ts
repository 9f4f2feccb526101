import type { Computation, ParameterSpec } from "../catalog/spec";
import { serialToDate } from "../formula/serial";
import { text } from "../i18n/text";
import { codeOfLabel } from "./compare";

/** Visit reports (rules 2.17, S3): daily ones the same day, urgent ones within 24 hours, periodic ones weekly. */

const KINDS = ["daily", "urgent", "periodic"] as const;
const DAYS: Readonly<Record<(typeof KINDS)[number], number>> = { daily: 0, urgent: 1, periodic: 7 };
const NAMES = {
  daily: text("日常报告时限", "Daily report within"),
  urgent: text("紧急报告时限", "Urgent report within"),
  periodic: text("定期报告时限", "Periodic report within"),
} as const;

export const visitReportParameters: readonly ParameterSpec[] = KINDS.map((kind) => ({
  id: `report_${kind}`,
  name: NAMES[kind],
  unit: text("天", "days"),
  source: "S3, DP",
  note: text("访问后几天内上报,0 为当天。", "Days after the visit; 0 is the same day."),
  format: "integer",
  range: [0, 60],
  value: DAYS[kind],
}));

/** 上报时限; a report of no kind counts as daily. */
export const reportBy: Computation = {
  formula:
    'IF([@date]="","",[@date]+IF([@kind]=k.reportKind.urgent,p.report_urgent,IF([@kind]=k.reportKind.periodic,p.report_periodic,p.report_daily)))',
  value: (row) => {
    if (row.blank("date")) return "";
    const kind = codeOfLabel(row.book, "reportKind", KINDS, row.text("kind")) ?? "daily";
    return row.number("date") + row.book.number(`report_${kind}`);
  },
};

/** 待上报 / 超时未报 / 按时 / 迟报 */
export const reportState: Computation = {
  formula:
    'IF(OR([@visitNo]="",[@reportBy]=""),"",IF([@reportedOn]="",IF([@reportBy]<p.asOf,k.reportState.overdue,k.reportState.waiting),IF([@reportedOn]<=[@reportBy],k.reportState.onTime,k.reportState.late)))',
  value: (row) => {
    if (row.blank("visitNo") || row.blank("reportBy")) return "";
    const say = (code: string): string => row.book.label("reportState", code);
    const due = row.number("reportBy");
    if (row.blank("reportedOn")) return say(due < row.book.number("asOf") ? "overdue" : "waiting");
    return say(row.number("reportedOn") <= due ? "onTime" : "late");
  },
};

/** Year and month of the visit as one number, 202611; 0 without a date or a visit. */
export const monthCode: Computation = {
  formula: 'IF(OR([@visitNo]="",[@date]=""),0,YEAR([@date])*100+MONTH([@date]))',
  value: (row) => {
    if (row.blank("visitNo") || row.blank("date")) return 0;
    const { year, month } = serialToDate(row.number("date"));
    return year * 100 + month;
  },
};
