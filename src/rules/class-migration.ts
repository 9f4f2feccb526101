import type { Computation } from "../catalog/spec";

/** Migration of classes year on year (rules 2.2; S1: a class Ⅰ customer may become Ⅱ, even Ⅲ). */

/** 1 when the class of the year differs from the year before's, else 0. */
export const classMoved: Computation = {
  formula: 'IF([@customerId]="",0,IF([@lastYearClass]=[@yearClass],0,1))',
  value: (row) => (row.blank("customerId") || row.text("lastYearClass") === row.text("yearClass") ? 0 : 1),
};
