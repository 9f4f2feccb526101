import type { Computation, ParameterSpec, RowView } from "../catalog/spec";
import { addMonths } from "../formula/serial";
import { text } from "../i18n/text";

/** Intent grade A–E from demand and expected date (rules 2.4, S4). Boundaries are inclusive and in calendar months. */

export const intentGradeParameters: readonly ParameterSpec[] = (
  [
    ["intentMonthsA", "A", 1],
    ["intentMonthsB", "B", 3],
    ["intentMonthsC", "C", 6],
  ] as const
).map(([id, grade, months]) => ({
  id,
  name: text(`意向${grade}级:几个月内成交`, `Intent ${grade}: expected within`),
  unit: text("月", "months"),
  source: "S4",
  note: text(
    `预计成交日在基准日起${months}个日历月内(含当天)为${grade}级;更晚的归后一级。`,
    `Expected within ${months} calendar months of the as-of date, that day included, is ${grade}.`,
  ),
  format: "integer",
  range: [0, 60],
  value: months,
}));

export type Demand = "now" | "future" | "dead" | "";
export type IntentGrade = "A" | "B" | "C" | "D" | "E";
export type IntentReason = "dead" | "future" | "noDate" | "past" | "m1" | "m3" | "m6" | "later";

/** Grade and the reason for it; undefined while the demand is not known. */
export function gradeIntent(
  demand: Demand,
  expected: number | null,
  asOf: number,
  months: readonly [a: number, b: number, c: number],
): { readonly grade: IntentGrade; readonly reason: IntentReason } | undefined {
  if (demand === "") return undefined;
  if (demand === "dead") return { grade: "E", reason: "dead" };
  if (demand === "future") return { grade: "D", reason: "future" };
  if (expected === null) return { grade: "D", reason: "noDate" };
  if (expected < asOf) return { grade: "A", reason: "past" };
  if (expected <= addMonths(asOf, months[0])) return { grade: "A", reason: "m1" };
  if (expected <= addMonths(asOf, months[1])) return { grade: "B", reason: "m3" };
  if (expected <= addMonths(asOf, months[2])) return { grade: "C", reason: "m6" };
  return { grade: "D", reason: "later" };
}

/** The demand code of a customer's row, from the label typed. */
export function demandOf(row: RowView): Demand {
  const typed = row.text("demand").toLowerCase();
  const code = (["now", "future", "dead"] as const).find(
    (c) => row.book.label("demand", c).toLowerCase() === typed,
  );
  return code ?? "";
}

function gradeOf(row: RowView): ReturnType<typeof gradeIntent> {
  const { book } = row;
  return gradeIntent(
    demandOf(row),
    row.blank("expectedDate") ? null : row.number("expectedDate"),
    book.number("asOf"),
    [book.number("intentMonthsA"), book.number("intentMonthsB"), book.number("intentMonthsC")],
  );
}

/** The whole decision as one chain, so that grade and reason cannot disagree. */
function chain(of: Readonly<Record<IntentReason, string>>): string {
  return `IF(OR([@customerId]="",[@demand]=""),"",IF([@demand]=k.demand.dead,${of.dead},IF([@demand]=k.demand.future,${of.future},IF([@demand]<>k.demand.now,"",IF([@expectedDate]="",${of.noDate},IF([@expectedDate]<p.asOf,${of.past},IF([@expectedDate]<=EDATE(p.asOf,p.intentMonthsA),${of.m1},IF([@expectedDate]<=EDATE(p.asOf,p.intentMonthsB),${of.m3},IF([@expectedDate]<=EDATE(p.asOf,p.intentMonthsC),${of.m6},${of.later})))))))))`;
}

const GRADE_OF_REASON: Readonly<Record<IntentReason, IntentGrade>> = {
  dead: "E",
  future: "D",
  noDate: "D",
  past: "A",
  m1: "A",
  m3: "B",
  m6: "C",
  later: "D",
};

const mapReasons = (write: (reason: IntentReason) => string): Record<IntentReason, string> => ({
  dead: write("dead"),
  future: write("future"),
  noDate: write("noDate"),
  past: write("past"),
  m1: write("m1"),
  m3: write("m3"),
  m6: write("m6"),
  later: write("later"),
});

/** 意向等级 建议 */
export const intentGradeSuggested: Computation = {
  formula: chain(mapReasons((reason) => `k.intentGrade.${GRADE_OF_REASON[reason]}`)),
  value: (row) => {
    const decided = row.blank("customerId") ? undefined : gradeOf(row);
    return decided ? row.book.label("intentGrade", decided.grade) : "";
  },
};

/** Which of the rule's branches decided. */
export const intentGradeReason: Computation = {
  formula: chain(mapReasons((reason) => `k.intentReason.${reason}`)),
  value: (row) => {
    const decided = row.blank("customerId") ? undefined : gradeOf(row);
    return decided ? row.book.label("intentReason", decided.reason) : "";
  },
};
