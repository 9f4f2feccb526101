import type { Computation } from "../catalog/spec";

/** 四步复盘 (tables 1.20): goal, result, causes, lessons; then a plan that is carried out. */

/** 状态: what is still missing, or how the plan stands. */
export const reviewStatus: Computation = {
  formula:
    'IF([@reviewNo]="","",IF([@doneDate]<>"",k.reviewStatus.done,IF(OR([@goal]="",[@result]=""),k.reviewStatus.result,IF(AND([@successCauses]="",[@failureCauses]=""),k.reviewStatus.causes,IF([@lessons]="",k.reviewStatus.lessons,IF([@plan]="",k.reviewStatus.plan,IF(AND([@dueDate]<>"",N([@dueDate])<p.asOf),k.reviewStatus.overdue,k.reviewStatus.running)))))))',
  value: (row) => {
    if (row.blank("reviewNo")) return "";
    const say = (code: string): string => row.book.label("reviewStatus", code);
    if (!row.blank("doneDate")) return say("done");
    if (row.blank("goal") || row.blank("result")) return say("result");
    if (row.blank("successCauses") && row.blank("failureCauses")) return say("causes");
    if (row.blank("lessons")) return say("lessons");
    if (row.blank("plan")) return say("plan");
    const overdue = !row.blank("dueDate") && row.number("dueDate") < row.book.number("asOf");
    return say(overdue ? "overdue" : "running");
  },
};

/** 达成: whether the goal was reached, from the rate. */
export const goalReached: Computation = {
  formula: 'IF([@completion]="","",IF([@completion]>=1,k.yesNo.yes,k.yesNo.no))',
  value: (row) =>
    row.blank("completion") ? "" : row.book.label("yesNo", row.number("completion") >= 1 ? "yes" : "no"),
};
