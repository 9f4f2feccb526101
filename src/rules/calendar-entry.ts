import type { Computation } from "../catalog/spec";

/** The date when the entry is of this kind, else 0: WORKDAY.INTL refuses text among its holidays. */
export function calendarDate(kind: "holiday" | "makeup"): Computation {
  return {
    formula: `IF(AND([@date]<>"",[@kind]=k.dayKind.${kind}),[@date],0)`,
    value: (row) =>
      !row.blank("date") && row.text("kind").toLowerCase() === row.book.label("dayKind", kind).toLowerCase()
        ? row.number("date")
        : 0,
  };
}
