import type { Computation, ParameterSpec, RowView } from "../catalog/spec";
import { addMonths, serialToDate } from "../formula/serial";
import { text } from "../i18n/text";
import { codeOfLabel } from "./compare";
import { rowAt } from "./lookup";
import { calendarOf, workdayUpTo, workdayUpToFormula } from "./workday";

/** 每月客户联络计划 (tables 1.6): state of a planned contact, the next one, and its place in the month's matrix. */

export const contactPlanParameters: readonly ParameterSpec[] = [
  {
    id: "planMonth",
    name: text("联络计划月份", "Month planned"),
    unit: text("日期", "date"),
    source: "S1, DP",
    note: text(
      "联络计划月历与访问月报所显示的月份,填该月任意一天。",
      "The month that the plan's matrix and the visit report show: any day of it.",
    ),
    format: "date",
    value: (choices) => choices.cutoff - serialToDate(choices.cutoff).day + 1,
  },
];

/** 待联络 / 今天 / 逾期未联络 / 已完成 / 延后完成 */
export const planState: Computation = {
  formula:
    'IF(OR([@planNo]="",[@plannedDate]=""),"",IF([@actualDate]<>"",IF([@actualDate]<=[@plannedDate],k.planState.done,k.planState.doneLate),IF([@plannedDate]<p.asOf,k.planState.overdue,IF([@plannedDate]=p.asOf,k.planState.today,k.planState.planned))))',
  value: (row) => {
    if (row.blank("planNo") || row.blank("plannedDate")) return "";
    const say = (code: string): string => row.book.label("planState", code);
    const planned = row.number("plannedDate");
    if (!row.blank("actualDate")) return say(row.number("actualDate") <= planned ? "done" : "doneLate");
    const asOf = row.book.number("asOf");
    return say(planned < asOf ? "overdue" : planned === asOf ? "today" : "planned");
  },
};

const NEXT =
  "IF([@gradeThen]=k.intentGrade.E,EDATE([@actualDate],p.intervalE),[@actualDate]+IF([@gradeThen]=k.intentGrade.A,p.intervalA,IF([@gradeThen]=k.intentGrade.B,p.intervalB,IF([@gradeThen]=k.intentGrade.C,p.intervalC,p.intervalD))))";

/** 下次联络日期: the interval of the grade at the time, moved to the workday before; the day itself when that is no later than the contact. */
export const nextPlanned: Computation = {
  formula: `IF(OR([@actualDate]="",[@gradeThen]=""),"",MAX([@actualDate]+1,${workdayUpToFormula(NEXT)}))`,
  value: (row) => {
    if (row.blank("actualDate") || row.blank("gradeThen")) return "";
    const { book } = row;
    const last = row.number("actualDate");
    const grade = codeOfLabel(book, "intentGrade", ["A", "B", "C", "E"], row.text("gradeThen")) ?? "D";
    const due =
      grade === "E" ? addMonths(last, book.number("intervalE")) : last + book.number(`interval${grade}`);
    return Math.max(last + 1, workdayUpTo(due, calendarOf(book)));
  },
};

/** Place of the customer's country in 字典; 0 without a customer. */
export const countryOfCustomer: Computation = {
  formula: "IF(N([@customerRow])=0,0,INDEX(customer[countryNo],[@customerRow]))",
  value: (row) => rowAt(row, "customerRow", "customer")?.number("countryNo") ?? 0,
};

const sameMonth = (date: number, month: number): boolean => {
  const a = serialToDate(date);
  const b = serialToDate(month);
  return a.year === b.year && a.month === b.month;
};

function isInMonth(row: RowView): boolean {
  return (
    !row.blank("plannedDate") &&
    row.number("customerRow") > 0 &&
    sameMonth(row.number("plannedDate"), row.book.number("planMonth"))
  );
}

/** Customer row × 100 + day of the month, in the month planned; else 0. */
export const dayCode: Computation = {
  formula:
    'IF(OR([@plannedDate]="",N([@customerRow])=0),0,IF(YEAR([@plannedDate])*100+MONTH([@plannedDate])=YEAR(p.planMonth)*100+MONTH(p.planMonth),[@customerRow]*100+DAY([@plannedDate]),0))',
  value: (row) =>
    isInMonth(row) ? row.number("customerRow") * 100 + serialToDate(row.number("plannedDate")).day : 0,
};

/** Customer row of a contact in the month planned; else 0. */
export const monthCustomer: Computation = {
  formula: "IF([@dayCode]=0,0,[@customerRow])",
  value: (row) => (row.number("dayCode") === 0 ? 0 : row.number("customerRow")),
};

/** 1 in the first row that a customer has in the month planned; else 0. */
export const firstOfCustomer: Computation = {
  formula: "IF([@monthCustomer]=0,0,IF(MATCH([@monthCustomer],[monthCustomer],0)=[@rowNumber],1,0))",
  value: (row) =>
    row.number("monthCustomer") > 0 &&
    row.book.find(row.table, "monthCustomer", row.number("monthCustomer"))?.index === row.index
      ? 1
      : 0,
};
