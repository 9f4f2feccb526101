import type { Computation, ParameterSpec } from "../catalog/spec";
import { addMonths, serialToDate } from "../formula/serial";
import { text } from "../i18n/text";
import { holds } from "./lookup";
import { roundHalfUp } from "./periods";

/** Keeping records true (rules 2.17, S2): review dates, completeness, requests for updates. */

export const recordCareParameters: readonly ParameterSpec[] = [
  {
    id: "reviewMonths1",
    name: text("档案核查周期:Ⅰ类", "Review interval: class Ⅰ"),
    unit: text("月", "months"),
    source: text("S2 每季度", "S2 every quarter"),
    note: text(
      "Ⅰ类及战略客户的档案每隔几个月核查。",
      "Months between two reviews of a class Ⅰ or strategic customer.",
    ),
    format: "integer",
    range: [1, 60],
    value: 3,
  },
  {
    id: "reviewMonths",
    name: text("档案核查周期:其他", "Review interval: others"),
    unit: text("月", "months"),
    source: text("S2 每半年", "S2 every half-year"),
    note: text("其他客户的档案每隔几个月核查。", "Months between two reviews of the other customers."),
    format: "integer",
    range: [1, 60],
    value: 6,
  },
  {
    id: "updateReplyDays",
    name: text("信息更新答复期限", "Reply to an update request"),
    unit: text("天", "days"),
    source: "DP",
    note: text(
      "请客户核对资料后,几天内应有答复。",
      "Days in which a customer should answer a request to check its data.",
    ),
    format: "integer",
    range: [1, 120],
    value: 14,
  },
  {
    id: "creditReportMonths",
    name: text("征信报告有效期", "A credit report is good for"),
    unit: text("月", "months"),
    source: "S0, DP",
    note: text("报告日期起几个月后应更新。", "Months after which a credit report should be renewed."),
    format: "integer",
    range: [1, 60],
    value: 12,
  },
];

/** 下次核查日: the interval after the last review, or after the record was made. */
export const nextReview: Computation = {
  formula:
    'IF(OR([@customerId]="",COUNT([@lastReview],[@createdOn])=0),"",EDATE(IF(ISNUMBER([@lastReview]),[@lastReview],[@createdOn]),IF(OR([@managementClass]=k.managementClass.1,[@managementClass]=k.managementClass.strategic),p.reviewMonths1,p.reviewMonths)))',
  value: (row) => {
    const from = [row.value("lastReview"), row.value("createdOn")].find((date) => typeof date === "number");
    if (row.blank("customerId") || from === undefined) return "";
    const often =
      holds(row, "managementClass", "managementClass", "1") ||
      holds(row, "managementClass", "managementClass", "strategic");
    return addMonths(from, row.book.number(often ? "reviewMonths1" : "reviewMonths"));
  },
};

/** What a customer's record should hold at least (S0: full and exact for the customers that matter). */
const WANTED = [
  "fullName",
  "country",
  "city",
  "address",
  "phone",
  "email",
  "contactPerson",
  "taxNo",
  "customerType",
  "industry",
  "interestedProducts",
  "source",
  "paymentTerms",
  "currency",
  "creditLimit",
  "owner",
] as const;

/** 档案完整度: share of these columns that are filled in. */
export const completeness: Computation = {
  formula: `IF([@customerId]="","",ROUND((${WANTED.map((column) => `N([@${column}]<>"")`).join("+")})/${WANTED.length},4))`,
  value: (row) =>
    row.blank("customerId")
      ? ""
      : roundHalfUp(WANTED.filter((column) => !row.blank(column)).length / WANTED.length, 4),
};

/** 应回复日 of an update request. */
export const updateReplyBy: Computation = {
  formula: 'IF([@sentDate]="","",[@sentDate]+p.updateReplyDays)',
  value: (row) => (row.blank("sentDate") ? "" : row.number("sentDate") + row.book.number("updateReplyDays")),
};

/** 待回复 / 超期未复 / 已回复 / 已更新 */
export const updateStatus: Computation = {
  formula:
    'IF([@requestNo]="","",IF([@appliedDate]<>"",k.updateStatus.applied,IF([@repliedDate]<>"",k.updateStatus.replied,IF([@replyBy]="","",IF([@replyBy]<p.asOf,k.updateStatus.overdue,k.updateStatus.waiting)))))',
  value: (row) => {
    if (row.blank("requestNo")) return "";
    const say = (code: string): string => row.book.label("updateStatus", code);
    if (!row.blank("appliedDate")) return say("applied");
    if (!row.blank("repliedDate")) return say("replied");
    if (row.blank("replyBy")) return "";
    return say(row.number("replyBy") < row.book.number("asOf") ? "overdue" : "waiting");
  },
};

/** A date some months after another, by a parameter; blank for a blank date. */
export function monthsAfter(date: string, parameter: string): Computation {
  return {
    formula: `IF([@${date}]="","",EDATE([@${date}],p.${parameter}))`,
    value: (row) => (row.blank(date) ? "" : addMonths(row.number(date), row.book.number(parameter))),
  };
}

/** 已开业年数 on the as-of date. */
export function yearsSince(year: string): Computation {
  return {
    formula: `IF(N([@${year}])<=0,"",YEAR(p.asOf)-[@${year}])`,
    value: (row) =>
      row.number(year) <= 0 ? "" : serialToDate(row.book.number("asOf")).year - row.number(year),
  };
}

/** Days that a preference has been open: until it is taken up or given up. */
export const openDays: Computation = {
  formula:
    'IF(OR([@date]="",[@status]=k.preferenceStatus.adopted,[@status]=k.preferenceStatus.dropped),"",p.asOf-[@date])',
  value: (row) =>
    row.blank("date") ||
    holds(row, "status", "preferenceStatus", "adopted") ||
    holds(row, "status", "preferenceStatus", "dropped")
      ? ""
      : row.book.number("asOf") - row.number("date"),
};
