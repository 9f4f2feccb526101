import type { Computation } from "../catalog/spec";

/** What 今日 lists: dates of things that are still to be done. */

/** Delivery date of an order that is neither shipped nor cancelled. */
export const unshippedDelivery: Computation = {
  formula:
    'IF(OR([@contractNo]="",[@deliveryDate]="",[@shippedDate]<>"",[@cancelled]=k.yesNo.yes),"",[@deliveryDate])',
  value: (row) =>
    row.blank("contractNo") ||
    row.blank("deliveryDate") ||
    !row.blank("shippedDate") ||
    row.text("cancelled").toLowerCase() === row.book.label("yesNo", "yes").toLowerCase()
      ? ""
      : row.number("deliveryDate"),
};

/** 1 for an order that is neither shipped, closed nor cancelled. */
export const unfinishedOrder: Computation = {
  formula: 'IF(OR([@contractNo]="",[@shippedDate]<>"",[@closedDate]<>"",[@cancelled]=k.yesNo.yes),0,1)',
  value: (row) =>
    row.blank("contractNo") ||
    !row.blank("shippedDate") ||
    !row.blank("closedDate") ||
    row.text("cancelled").toLowerCase() === row.book.label("yesNo", "yes").toLowerCase()
      ? 0
      : 1,
};

/** Due date of an open receivable. */
export const openDue: Computation = {
  formula: 'IF(OR([@receivableNo]="",[@dueDate]="",N([@open])<=0),"",[@dueDate])',
  value: (row) =>
    row.blank("receivableNo") || row.blank("dueDate") || row.number("open") <= 0 ? "" : row.number("dueDate"),
};

/** Date by which an open complaint's customer must be told the result. */
export const openComplaint: Computation = {
  formula: 'IF(OR([@complaintNo]="",[@date]="",[@notifiedDate]<>""),"",[@date]+p.closeDays)',
  value: (row) =>
    row.blank("complaintNo") || row.blank("date") || !row.blank("notifiedDate")
      ? ""
      : row.number("date") + row.book.number("closeDays"),
};
