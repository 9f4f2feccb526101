import type { Computation, RowView } from "../catalog/spec";

/** Strategic override (rules 2.3): advice from the data, effect only when a person confirms it. */

/** The only buying customer of its region, class Ⅲ, neither dead nor at risk: S1's example. */
export interface StrategicFacts {
  readonly classThree: boolean;
  /** Customers of the region with sales in the period, this one included. */
  readonly buyersInRegion: number;
  readonly declined: boolean;
  readonly dead: boolean;
  readonly atRisk: boolean;
}

export function adviseStrategic(facts: StrategicFacts): boolean {
  return facts.classThree && facts.buyersInRegion === 1 && !facts.declined && !facts.dead && !facts.atRisk;
}

const is = (row: RowView, column: string, list: string, code: string): boolean =>
  row.text(column).toLowerCase() === row.book.label(list, code).toLowerCase();

/** The region of a customer with sales in the last 12 months, else blank. */
export const buyingRegion: Computation = {
  formula: 'IF(N([@amount12])>0,[@region],"")',
  value: (row) => (row.number("amount12") > 0 ? row.text("region") : ""),
};

/** 建议战略升级: the flag. Only the first buyer of a region is compared with all others. */
export const strategicAdvice: Computation = {
  formula:
    'IF([@region]="","",IF(AND([@amountClass]=k.amountClass.3,[@strategicConfirmed]<>k.yesNo.no,[@demand]<>k.demand.dead,[@cooperationGrade]<>k.cooperationGrade.E),IF(MATCH([@region],[buyingRegion],0)=[@rowNumber],IF(COUNTIFS([buyingRegion],[@region])=1,k.flag.advised,""),""),""))',
  value: (row) => {
    if (row.blank("region")) return "";
    const advised = adviseStrategic({
      classThree: is(row, "amountClass", "amountClass", "3"),
      buyersInRegion: row.book.where(row.table, "buyingRegion", row.value("region")).length,
      declined: is(row, "strategicConfirmed", "yesNo", "no"),
      dead: is(row, "demand", "demand", "dead"),
      atRisk: is(row, "cooperationGrade", "cooperationGrade", "E"),
    });
    return advised ? row.book.label("flag", "advised") : "";
  },
};

/** 管理类别 建议: the amount class, or Ⅰ(战略) for a class Ⅲ customer whose upgrade a person confirmed. */
export const managementClassSuggested: Computation = {
  formula:
    'IF([@customerId]="","",IF([@amountClass]=k.amountClass.1,k.managementClass.1,IF([@amountClass]=k.amountClass.2,k.managementClass.2,IF([@amountClass]=k.amountClass.3,IF([@strategicConfirmed]=k.yesNo.yes,k.managementClass.strategic,k.managementClass.3),k.managementClass.none))))',
  value: (row) => {
    if (row.blank("customerId")) return "";
    const level = (["1", "2", "3"] as const).find((code) => is(row, "amountClass", "amountClass", code));
    const strategic = level === "3" && is(row, "strategicConfirmed", "yesNo", "yes");
    return row.book.label("managementClass", strategic ? "strategic" : (level ?? "none"));
  },
};
