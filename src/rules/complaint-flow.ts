import type { Computation, ParameterSpec, RowView } from "../catalog/spec";
import { text } from "../i18n/text";
import { bankingDayAfter, bankingDayAfterFormula, calendarOf } from "./workday";

/** Complaint flow (rules 2.15, S1 4.): the status follows from what is filled in; an unanswered complaint raises an alarm. */

const parameter = (
  id: string,
  zh: string,
  en: string,
  unit: "workdays" | "days",
  value: number,
  noteZh: string,
  noteEn: string,
): ParameterSpec => ({
  id,
  name: text(zh, en),
  unit: unit === "workdays" ? text("工作日", "workdays") : text("天", "days"),
  source: "DP, E15",
  note: text(noteZh, noteEn),
  format: "integer",
  range: [0, 365],
  value,
});

export const complaintParameters: readonly ParameterSpec[] = [
  parameter(
    "firstAnswerDays",
    "投诉首次答复",
    "First answer to a complaint",
    "workdays",
    1,
    "收到投诉后几个工作日内先回应。",
    "Workdays to a first answer.",
  ),
  parameter(
    "planDays",
    "改进方案",
    "Plan of action",
    "workdays",
    2,
    "几个工作日内给出解决办法。",
    "Workdays to a plan.",
  ),
  parameter(
    "closeDays",
    "投诉通知期限",
    "Customer told of the result within",
    "days",
    15,
    "超过此天数仍未通知客户结果,即“无下文”。",
    "Later than this without telling the customer the result: no answer given.",
  ),
];

/** The steps of S1 in order, each with the columns that must be filled for it. */
const STEPS: readonly (readonly string[])[] = [
  ["content"],
  ["nature"],
  ["department", "responsible"],
  ["decision"],
  ["correction", "correctedDate"],
  ["notifiedDate"],
  ["callbackDate"],
  ["fileNo"],
];

/** How many steps are done, up to the first that is missing: 0–8. */
export function stepsDone(row: RowView): number {
  const missing = STEPS.findIndex((columns) => columns.some((column) => row.blank(column)));
  return missing < 0 ? STEPS.length : missing;
}

/** 状态 */
export const complaintStatus: Computation = {
  formula: `IF([@complaintNo]="","",${STEPS.map((columns, done) => `IF(OR(${columns.map((c) => `[@${c}]=""`).join(",")}),k.complaintStatus.${done},`).join("")}k.complaintStatus.8${")".repeat(STEPS.length)})`,
  value: (row) => (row.blank("complaintNo") ? "" : row.book.label("complaintStatus", String(stepsDone(row)))),
};

/** 首次答复期限, from the date of the complaint. */
export const firstAnswerDue: Computation = deadline("firstAnswerDays");
/** 方案期限 */
export const planDue: Computation = deadline("planDays");

function deadline(parameterId: string): Computation {
  return {
    formula: `IF([@date]="","",${bankingDayAfterFormula("[@date]", `p.${parameterId}`)})`,
    value: (row) =>
      row.blank("date")
        ? ""
        : bankingDayAfter(row.number("date"), row.book.number(parameterId), calendarOf(row.book)),
  };
}

/** 警报: 无下文 outranks a late plan, which outranks a late first answer. */
export const complaintAlarm: Computation = {
  formula:
    'IF(OR([@complaintNo]="",[@date]=""),"",IF(AND([@notifiedDate]="",p.asOf>[@date]+p.closeDays),k.complaintAlarm.silent,IF(AND([@solution]="",[@notifiedDate]="",p.asOf>[@planDue]),k.complaintAlarm.plan,IF(AND([@firstAnswerDate]="",[@notifiedDate]="",p.asOf>[@firstAnswerDue]),k.complaintAlarm.firstAnswer,k.complaintAlarm.fine))))',
  value: (row) => {
    if (row.blank("complaintNo") || row.blank("date")) return "";
    const { book } = row;
    const asOf = book.number("asOf");
    const open = row.blank("notifiedDate");
    const say = (code: string): string => book.label("complaintAlarm", code);
    if (open && asOf > row.number("date") + book.number("closeDays")) return say("silent");
    if (open && row.blank("solution") && asOf > row.number("planDue")) return say("plan");
    if (open && row.blank("firstAnswerDate") && asOf > row.number("firstAnswerDue"))
      return say("firstAnswer");
    return say("fine");
  },
};

/** 第几次投诉 of the same key (customer or contract), by date; complaints of one day share the number. */
export function nthComplaint(key: string): Computation {
  return {
    formula: `IF(OR([@${key}]="",[@date]=""),"",COUNTIFS([${key}],[@${key}],[date],"<="&[@date]))`,
    value: (row) => {
      if (row.blank(key) || row.blank("date")) return "";
      return row.book
        .where(row.table, key, row.value(key))
        .filter((other) => !other.blank("date") && other.number("date") <= row.number("date")).length;
    },
  };
}

/** Row in which a complaint's department stands first: departments are free text, rows are numbers. */
export const departmentRow: Computation = {
  formula: 'IF([@department]="",0,MATCH([@department],[department],0))',
  value: (row) => (row.book.find(row.table, "department", row.value("department"))?.index ?? -1) + 1,
};

/** In a department's first row its number of complaints, made different in every row; blank elsewhere. */
export const departmentOrder: Computation = {
  formula:
    'IF(OR([@departmentRow]=0,[@departmentRow]<>[@rowNumber]),"",COUNTIFS([departmentRow],[@rowNumber])-[@rowNumber]/1048576)',
  value: (row) => {
    const at = row.number("rowNumber");
    if (row.number("departmentRow") !== at) return "";
    return row.book.where(row.table, "departmentRow", at).length - at / 1_048_576;
  },
};

/** In a customer's last row the number of its complaints when there are several; blank elsewhere. */
export const repeatOrder: Computation = {
  formula:
    'IF([@customerId]="","",IF(COUNTIFS([customerId],[@customerId])<2,"",IF(MAXIFS([rowNumber],[customerId],[@customerId])=[@rowNumber],COUNTIFS([customerId],[@customerId])-[@rowNumber]/1048576,"")))',
  value: (row) => {
    if (row.blank("customerId")) return "";
    const all = row.book.where(row.table, "customerId", row.value("customerId"));
    if (all.length < 2 || all.at(-1)?.index !== row.index) return "";
    return all.length - row.number("rowNumber") / 1_048_576;
  },
};
