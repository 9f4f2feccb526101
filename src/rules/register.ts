import type { Computation, RowView } from "../catalog/spec";
import { holds } from "./lookup";
import { roundHalfUp } from "./periods";

/** Entries of 登记簿 (tables 1.21, decisions, Tables): their balance and status. */

/** 余额: amount − what was settled; blank without an amount. */
export const registerBalance: Computation = {
  formula: 'IF([@amount]="","",ROUND([@amount]-N([@settled]),2))',
  value: (row) => (row.blank("amount") ? "" : roundHalfUp(row.number("amount") - row.number("settled"), 2)),
};

const isSettled = (row: RowView): boolean =>
  !row.blank("settledDate") ||
  (!row.blank("amount") && row.number("amount") > 0 && row.number("balance") <= 0);

const SETTLED = 'OR([@settledDate]<>"",AND(N([@amount])>0,N([@balance])<=0))';

/** 逾期天数 of an entry that is not settled; blank without a due date. */
export const registerOverdue: Computation = {
  formula: `IF(OR([@registerNo]="",[@dueDate]="",[@decision]=k.approval.rejected),"",IF(${SETTLED},0,MAX(0,p.asOf-[@dueDate])))`,
  value: (row) => {
    if (row.blank("registerNo") || row.blank("dueDate") || holds(row, "decision", "approval", "rejected"))
      return "";
    return isSettled(row) ? 0 : Math.max(0, row.book.number("asOf") - row.number("dueDate"));
  },
};

/** 状态 */
export const registerStatus: Computation = {
  formula: `IF([@registerNo]="","",IF([@decision]=k.approval.rejected,k.registerStatus.rejected,IF(${SETTLED},k.registerStatus.done,IF(N([@overdueDays])>0,k.registerStatus.overdue,IF([@decision]=k.approval.passed,k.registerStatus.running,k.registerStatus.pending)))))`,
  value: (row) => {
    if (row.blank("registerNo")) return "";
    const say = (code: string): string => row.book.label("registerStatus", code);
    if (holds(row, "decision", "approval", "rejected")) return say("rejected");
    if (isSettled(row)) return say("done");
    if (row.number("overdueDays") > 0) return say("overdue");
    return say(holds(row, "decision", "approval", "passed") ? "running" : "pending");
  },
};

/** Says 是 when the person who asked also approved: a second person must. */
export function unlikeApprover(applicant: string, approver: string): Computation {
  return {
    formula: `IF(OR([@${applicant}]="",[@${approver}]=""),"",IF([@${applicant}]=[@${approver}],k.yesNo.yes,""))`,
    value: (row) => {
      if (row.blank(applicant) || row.blank(approver)) return "";
      const same = row.text(applicant).toLowerCase() === row.text(approver).toLowerCase();
      return same ? row.book.label("yesNo", "yes") : "";
    },
  };
}
