import type { Computation } from "../catalog/spec";
import { codeOfLabel } from "./compare";
import { holds, rowNumber } from "./lookup";

/**
 * Numbers by which the lists of contacts are put in order (tables 1.15, 1.16): day lists, the five logs,
 * the contacts and quotations of one customer. Each is read by a bounded number of cells.
 */

const PER_CUSTOMER = 100_000;
const PER_KIND = 1_000_000;
const ROWS = 1_048_576;

/** Customer row × 100000 + date of a contact; 0 without customer or date. */
export const contactKey: Computation = {
  formula: `IF(OR(N([@customerRow])=0,[@contactDate]=0),0,[@customerRow]*${PER_CUSTOMER}+[@contactDate])`,
  value: (row) =>
    row.number("customerRow") === 0 || row.number("contactDate") === 0
      ? 0
      : row.number("customerRow") * PER_CUSTOMER + row.number("contactDate"),
};

/** The same for quotations only; 0 for any other contact. */
export const quoteKey: Computation = {
  formula: "IF([@behaviour]=k.behaviour.quote,[@contactKey],0)",
  value: (row) => (holds(row, "behaviour", "behaviour", "quote") ? row.number("contactKey") : 0),
};

export const LOG_TYPES = ["day", "week", "halfMonth", "month", "year"] as const;

/** Puts logs in order of kind, then date, then row: kind × 1000000 + date + row / 1048576; 0 when the row is in no log. */
export const logOrder: Computation = {
  formula: `IF(OR([@logType]="",[@contactDate]=0),0,(${LOG_TYPES.map((code, index) => `${index + 1}*([@logType]=k.logType.${code})`).join("+")})*${PER_KIND}+[@contactDate]+(${rowNumber("logNo").formula})/${ROWS})`,
  value: (row) => {
    const code = codeOfLabel(row.book, "logType", LOG_TYPES, row.text("logType"));
    if (row.blank("logType") || row.number("contactDate") === 0) return 0;
    const kind = code === undefined ? 0 : LOG_TYPES.indexOf(code) + 1;
    return kind * PER_KIND + row.number("contactDate") + (row.index + 1) / ROWS;
  },
};

const GRADES = ["A", "B", "C", "D", "E"] as const;

/** Puts customers in order of intent grade, then next follow-up; blank without either. */
export const gradeOrder: Computation = {
  formula: `IF(OR([@dueOrder]="",[@intentGrade]=""),"",(${GRADES.map((code, index) => `${index + 1}*([@intentGrade]=k.intentGrade.${code})`).join("+")})*${PER_KIND}+[@dueOrder])`,
  value: (row) => {
    if (row.blank("dueOrder") || row.blank("intentGrade")) return "";
    const code = codeOfLabel(row.book, "intentGrade", GRADES, row.text("intentGrade"));
    const place = code === undefined ? 0 : GRADES.indexOf(code) + 1;
    return place * PER_KIND + row.number("dueOrder");
  },
};

/** 优先客户: demand now and grade A or B, or ticked; in order of the next follow-up. Blank for everyone else. */
export const priorityOrder: Computation = {
  formula:
    'IF([@dueOrder]="","",IF(OR([@priority]=k.yesNo.yes,AND([@priority]<>k.yesNo.no,[@demand]=k.demand.now,OR([@intentGrade]=k.intentGrade.A,[@intentGrade]=k.intentGrade.B))),[@dueOrder],""))',
  value: (row) => {
    if (row.blank("dueOrder")) return "";
    const likely =
      holds(row, "demand", "demand", "now") &&
      (holds(row, "intentGrade", "intentGrade", "A") || holds(row, "intentGrade", "intentGrade", "B"));
    const wanted =
      holds(row, "priority", "yesNo", "yes") || (!holds(row, "priority", "yesNo", "no") && likely);
    return wanted ? row.number("dueOrder") : "";
  },
};
