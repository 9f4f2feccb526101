import type { Computation, ParameterSpec, RowView } from "../catalog/spec";
import { addMonths } from "../formula/serial";
import { text } from "../i18n/text";
import { SURVEY_ITEMS } from "./survey-score";

/** 改善报告 (tables 1.10, rules 2.16): what a survey asks to be improved, until the customer hears of it. */

export const improvementParameters: readonly ParameterSpec[] = [
  {
    id: "lowScore",
    name: text("改善触发:单项不高于", "Needs work: a single score up to"),
    unit: text("分", "points"),
    source: "DP",
    note: text("任一单项得分不高于此数即需改善。", "Any single score this low asks for improvement."),
    format: "integer",
    range: [1, 5],
    value: 2,
  },
  {
    id: "sameAnswers",
    name: text("无效问卷:雷同项数", "Invalid: equal answers"),
    unit: text("项", "items"),
    source: "E15, DP",
    note: text(
      "至少答了这么多项且全部相同的问卷视为无效。",
      "A survey with at least so many answers, all the same, is taken for invalid.",
    ),
    format: "integer",
    range: [2, 8],
    value: 8,
  },
  {
    id: "feedbackMonths",
    name: text("改善通报期限", "Feedback to customers within"),
    unit: text("月", "months"),
    source: "E14",
    note: text("报告后几个月内向客户通报。", "Months after the report in which customers are told."),
    format: "integer",
    range: [1, 12],
    value: 1,
  },
];

const SCORES = `[@${SURVEY_ITEMS[0]?.id ?? ""}:${SURVEY_ITEMS.at(-1)?.id ?? ""}]`;

const scoresOf = (row: RowView): number[] =>
  SURVEY_ITEMS.flatMap(({ id }) => {
    const value = row.value(id);
    return typeof value === "number" ? [value] : [];
  });

/** 低分项数: scores that ask for an improvement by themselves. */
export const lowScores: Computation = {
  formula: `IF([@surveyNo]="","",COUNTIF(${SCORES},"<="&p.lowScore))`,
  value: (row) =>
    row.blank("surveyNo") ? "" : scoresOf(row).filter((score) => score <= row.book.number("lowScore")).length,
};

/** 无效问卷: every answer the same, in many items. */
export const invalidSurvey: Computation = {
  formula: `IF([@surveyNo]="","",IF(AND(COUNT(${SCORES})>=p.sameAnswers,MAX(${SCORES})=MIN(${SCORES})),k.yesNo.yes,""))`,
  value: (row) => {
    const scores = scoresOf(row);
    if (row.blank("surveyNo") || scores.length < row.book.number("sameAnswers")) return "";
    return new Set(scores).size === 1 ? row.book.label("yesNo", "yes") : "";
  },
};

/** 应通报日 */
export const feedbackDue: Computation = {
  formula: 'IF([@date]="","",EDATE([@date],p.feedbackMonths))',
  value: (row) => (row.blank("date") ? "" : addMonths(row.number("date"), row.book.number("feedbackMonths"))),
};

/** 状态: the first thing that is still to be done. */
export const improvementStatus: Computation = {
  formula:
    'IF([@improvementNo]="","",IF([@signedOn]="",k.improvementStatus.unsigned,IF([@doneDate]="",IF(AND([@dueDate]<>"",N([@dueDate])<p.asOf),k.improvementStatus.overdue,k.improvementStatus.running),IF([@verification]="",k.improvementStatus.unverified,IF([@notifiedDate]="",k.improvementStatus.untold,k.improvementStatus.done)))))',
  value: (row) => {
    if (row.blank("improvementNo")) return "";
    const say = (code: string): string => row.book.label("improvementStatus", code);
    if (row.blank("signedOn")) return say("unsigned");
    if (row.blank("doneDate")) {
      const overdue = !row.blank("dueDate") && row.number("dueDate") < row.book.number("asOf");
      return say(overdue ? "overdue" : "running");
    }
    if (row.blank("verification")) return say("unverified");
    return say(row.blank("notifiedDate") ? "untold" : "done");
  },
};
