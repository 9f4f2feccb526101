import type { Computation, ParameterSpec } from "../catalog/spec";
import { text } from "../i18n/text";
import { holds } from "./lookup";
import { bankingDayAfter, bankingDayAfterFormula, calendarOf } from "./workday";

/** Inquiries and opportunities (tables 1.20; S4 4.; decisions, Dates): stage, first reply, approval of quotations. */

export const inquiryParameters: readonly ParameterSpec[] = [
  {
    id: "inquiryReplyDays",
    name: text("询盘首次回复", "First reply to an inquiry"),
    unit: text("工作日", "workdays"),
    source: "DP",
    note: text("收到询盘后几个工作日内回复。", "Workdays in which an inquiry is answered."),
    format: "integer",
    range: [0, 30],
    value: 1,
  },
];

/** The dates that carry an inquiry from stage to stage. The sixth stage is an order won. */
const STEP_DATES = ["inquiryDate", "costDate", "quoteDate", "sampleMadeDate", "sampleSentDate"] as const;
export const FUNNEL_STAGES = 6;

/** Number of the furthest stage reached, 1–6; 0 for a blank row. */
export const stageReached: Computation = {
  formula:
    'IF([@inquiryNo]="",0,IF([@outcome]=k.inquiryOutcome.won,6,IF([@sampleSentDate]<>"",5,IF([@sampleMadeDate]<>"",4,IF([@quoteDate]<>"",3,IF([@costDate]<>"",2,1))))))',
  value: (row) => {
    if (row.blank("inquiryNo")) return 0;
    if (holds(row, "outcome", "inquiryOutcome", "won")) return FUNNEL_STAGES;
    return Math.max(1, STEP_DATES.findLastIndex((date) => !row.blank(date)) + 1);
  },
};

/** 阶段 */
export const inquiryStage: Computation = {
  formula:
    'IF([@inquiryNo]="","",IF([@outcome]=k.inquiryOutcome.lost,k.inquiryStage.lost,CHOOSE([@reached],k.inquiryStage.1,k.inquiryStage.2,k.inquiryStage.3,k.inquiryStage.4,k.inquiryStage.5,k.inquiryStage.6)))',
  value: (row) => {
    if (row.blank("inquiryNo")) return "";
    if (holds(row, "outcome", "inquiryOutcome", "lost")) return row.book.label("inquiryStage", "lost");
    return row.book.label("inquiryStage", String(row.number("reached")));
  },
};

/** The stage as the funnel counts it: of inquiries of the year of statistics, else 0. */
export const funnelStage: Computation = {
  formula: "IF([@year]=p.year,[@reached],0)",
  value: (row) => (row.value("year") === row.book.number("year") ? row.number("reached") : 0),
};

const LAST_STEP = `MAX(${STEP_DATES.map((date) => `[@${date}]`).join(",")})`;

/** 本阶段停留: days since the last step of an open inquiry. */
export const daysInStage: Computation = {
  formula: `IF(OR([@inquiryNo]="",[@outcome]<>"",${LAST_STEP}=0),"",MAX(0,p.asOf-${LAST_STEP}))`,
  value: (row) => {
    const last = Math.max(0, ...STEP_DATES.map((date) => row.number(date)));
    if (row.blank("inquiryNo") || !row.blank("outcome") || last === 0) return "";
    return Math.max(0, row.book.number("asOf") - last);
  },
};

/** 回复期限 */
export const replyDue: Computation = {
  formula: `IF([@inquiryDate]="","",${bankingDayAfterFormula("[@inquiryDate]", "p.inquiryReplyDays")})`,
  value: (row) =>
    row.blank("inquiryDate")
      ? ""
      : bankingDayAfter(row.number("inquiryDate"), row.book.number("inquiryReplyDays"), calendarOf(row.book)),
};

/** 回复情况: a quotation answers an inquiry as well as a first reply does. */
export const replyState: Computation = {
  formula:
    'IF(OR([@inquiryNo]="",[@replyDue]=""),"",IF(COUNT([@firstReplyDate],[@quoteDate])=0,IF(p.asOf>[@replyDue],k.replyState.overdue,k.replyState.waiting),IF(MIN([@firstReplyDate],[@quoteDate])>[@replyDue],k.replyState.late,k.replyState.inTime)))',
  value: (row) => {
    if (row.blank("inquiryNo") || row.blank("replyDue")) return "";
    const say = (code: string): string => row.book.label("replyState", code);
    const answers = ["firstReplyDate", "quoteDate"].filter((date) => !row.blank(date));
    const due = row.number("replyDue");
    if (answers.length === 0) return say(row.book.number("asOf") > due ? "overdue" : "waiting");
    return say(Math.min(...answers.map((date) => row.number(date))) > due ? "late" : "inTime");
  },
};

/** 未批先报: a quotation that went out without approval. */
export const quotedUnapproved: Computation = {
  formula: 'IF(OR([@inquiryNo]="",[@quoteDate]="",[@approval]=k.approval.passed),"",k.quoteFlag.unapproved)',
  value: (row) =>
    row.blank("inquiryNo") || row.blank("quoteDate") || holds(row, "approval", "approval", "passed")
      ? ""
      : row.book.label("quoteFlag", "unapproved"),
};

/** Expected date of an open inquiry: what 今日 may list. */
export const openInquiry: Computation = {
  formula: 'IF(OR([@inquiryNo]="",[@outcome]<>"",[@expectedDate]=""),"",[@expectedDate])',
  value: (row) =>
    row.blank("inquiryNo") || !row.blank("outcome") || row.blank("expectedDate")
      ? ""
      : row.number("expectedDate"),
};

/** Stages of one inquiry by their dates, for the means of the funnel. */
export const STAGE_DAYS: readonly (readonly [id: string, from: string, to: string])[] = [
  ["daysToCost", "inquiryDate", "costDate"],
  ["daysToQuote", "costDate", "quoteDate"],
  ["daysToSample", "quoteDate", "sampleMadeDate"],
  ["daysToSend", "sampleMadeDate", "sampleSentDate"],
  ["daysToClose", "sampleSentDate", "closedDate"],
];
