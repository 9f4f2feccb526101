import type { Computation, RowView } from "../catalog/spec";
import { serialToDate } from "../formula/serial";
import { codeOfLabel } from "./compare";
import { rowAt } from "./lookup";
import { sumMoney } from "./periods";

/**
 * What the month-end values tell (tables 1.20; decisions, Tables: migration and KPI read them): who changed class
 * from one month end to the next, and what a salesperson looked after at the end of a month. The values themselves
 * are typed or written and never change; only their comparison is computed.
 */

/** Above every month number: 12 × year + month. */
const STEP = 100_000;
const CLASSES = ["1", "2", "3", "none"] as const;

const numberOfMonth = (date: string): string => `YEAR(${date})*12+MONTH(${date})`;

function monthOf(serial: number): number {
  const { year, month } = serialToDate(serial);
  return year * 12 + month;
}

/** The month in one number, 12 × year + month, so that the month before is one less; 0 without a date. */
export const monthNumber: Computation = {
  formula: `IF(ISNUMBER([@monthEnd]),${numberOfMonth("[@monthEnd]")},0)`,
  value: (row) => (typeof row.value("monthEnd") === "number" ? monthOf(row.number("monthEnd")) : 0),
};

/** Customer row × 100000 + month: what a row is found by; 0 without a known customer or a month. */
export const monthKey: Computation = {
  formula: `IF(OR([@customerRow]=0,[@monthNumber]=0),0,[@customerRow]*${STEP}+[@monthNumber])`,
  value: (row) =>
    row.number("customerRow") === 0 || row.number("monthNumber") === 0
      ? 0
      : row.number("customerRow") * STEP + row.number("monthNumber"),
};

/** Position of the same customer's row of the month before; 0 when there is none. */
export const beforeRow: Computation = {
  // IFERROR stands for a customer or a month that has no row before.
  formula: "IF([@monthKey]=0,0,IFERROR(MATCH([@monthKey]-1,[monthKey],0),0))",
  value: (row) =>
    row.number("monthKey") === 0
      ? 0
      : (row.book.find("monthSnapshot", "monthKey", row.number("monthKey") - 1)?.index ?? -1) + 1,
};

/** The amount class as a place: 1 for Ⅰ … 4 for no sales; 0 for anything else. */
export const classPlace: Computation = {
  formula: CLASSES.map((code, index) => `${index + 1}*([@amountClass]=k.amountClass.${code})`).join("+"),
  value: (row) => {
    const code = codeOfLabel(row.book, "amountClass", CLASSES, row.text("amountClass"));
    return code === undefined ? 0 : CLASSES.indexOf(code) + 1;
  },
};

const before = (row: RowView): RowView | undefined => rowAt(row, "beforeRow", "monthSnapshot");

/** The class a month earlier, as it was kept. */
export const classBefore: Computation = {
  formula: 'IF([@beforeRow]=0,"",INDEX([amountClass],[@beforeRow])&"")',
  value: (row) => before(row)?.text("amountClass") ?? "",
};

const PLACE_BEFORE = "INDEX([classPlace],[@beforeRow])";

/** 1 when the class rose since the month before, -1 when it fell, 0 when it stayed; blank where there is no telling. */
export const classMove: Computation = {
  formula: `IF([@beforeRow]=0,"",IF(OR([@classPlace]=0,${PLACE_BEFORE}=0),"",([@classPlace]<${PLACE_BEFORE})-([@classPlace]>${PLACE_BEFORE})))`,
  value: (row) => {
    const last = before(row)?.number("classPlace") ?? 0;
    const now = row.number("classPlace");
    if (last === 0 || now === 0) return "";
    return now === last ? 0 : now < last ? 1 : -1;
  },
};

/** The month of a row whose class moved, else 0: the list of movers of a month reads it. */
export const movedInMonth: Computation = {
  formula: "IF(N([@classMove])=0,0,[@monthNumber])",
  value: (row) => (row.number("classMove") === 0 ? 0 : row.number("monthNumber")),
};

// ---- a salesperson's month, in 月度销售报表 --------------------------------------------------------

const THE_MONTH = `monthSnapshot[monthNumber],${numberOfMonth("[@from]")}`;
const MINE = `${THE_MONTH},monthSnapshot[owner],[@salesperson]`;

function mine(row: RowView): RowView[] {
  const month = monthOf(row.number("from"));
  return row.book
    .where("monthSnapshot", "owner", row.value("salesperson"))
    .filter((each) => each.number("monthNumber") === month);
}

/** 月末客户数: customers of the person at the end of the month; blank while the month has no month-end values. */
export const customersThen: Computation = {
  formula: `IF(OR([@salesperson]="",[@from]=""),"",IF(COUNTIFS(${THE_MONTH})=0,"",COUNTIFS(${MINE})))`,
  value: (row) => {
    if (row.blank("salesperson") || row.blank("from")) return "";
    const month = monthOf(row.number("from"));
    return row.book.where("monthSnapshot", "monthNumber", month).length === 0 ? "" : mine(row).length;
  },
};

/** How many of them were class Ⅰ. */
export const classOneThen: Computation = {
  formula: `IF([@customersThen]="","",COUNTIFS(${MINE},monthSnapshot[classPlace],1))`,
  value: (row) =>
    row.blank("customersThen") ? "" : mine(row).filter((each) => each.number("classPlace") === 1).length,
};

/** How many of them rose (1) or fell (-1) since the month before. */
export function movedThen(direction: 1 | -1): Computation {
  return {
    formula: `IF([@customersThen]="","",COUNTIFS(${MINE},monthSnapshot[classMove],${direction}))`,
    value: (row) =>
      row.blank("customersThen")
        ? ""
        : mine(row).filter((each) => each.number("classMove") === direction).length,
  };
}

/** 月末未收款 of them, in the currency of totals. */
export const openThen: Computation = {
  formula: `IF([@customersThen]="","",ROUND(SUMIFS(monthSnapshot[openBalance],${MINE}),2))`,
  value: (row) => (row.blank("customersThen") ? "" : sumMoney(mine(row), "openBalance")),
};
