import type { Computation, RowView } from "../catalog/spec";
import { dateToSerial, serialToDate } from "../formula/serial";
import { holds } from "./lookup";
import { roundHalfUp, sumMoney } from "./periods";

/** 月度销售报表 (tables 1.20; rules 2.18): one person's month, from the other tables. */

/** First day of the month that a date lies in. */
export const monthStart: Computation = {
  formula: 'IF([@month]="","",DATE(YEAR([@month]),MONTH([@month]),1))',
  value: (row) => {
    if (row.blank("month")) return "";
    const { year, month } = serialToDate(row.number("month"));
    return dateToSerial(year, month, 1);
  },
};

/** Last day of that month. */
export const monthEnd: Computation = {
  formula: 'IF([@month]="","",EOMONTH([@month],0))',
  value: (row) => {
    if (row.blank("month")) return "";
    const { year, month } = serialToDate(row.number("month"));
    return dateToSerial(year, month + 1, 0);
  },
};

const EMPTY = 'OR([@salesperson]="",[@from]="")';

interface Source {
  readonly table: string;
  /** Who it belongs to. */
  readonly person: string;
  readonly date: string;
}

const conditions = ({ table, person, date }: Source): string =>
  `${table}[${person}],[@salesperson],${table}[${date}],">="&[@from],${table}[${date}],"<="&[@to]`;

/** Rows of a source that belong to the person and fall into the month. */
function mine(row: RowView, { table, person, date }: Source): RowView[] {
  return row.book.where(table, person, row.value("salesperson")).filter((each) => {
    const day = each.value(date);
    return typeof day === "number" && day >= row.number("from") && day <= row.number("to");
  });
}

const isEmpty = (row: RowView): boolean => row.blank("salesperson") || row.blank("from");

/** How many rows of a table are the person's in the month. */
export function countOfMonth(source: Source): Computation {
  return {
    formula: `IF(${EMPTY},"",COUNTIFS(${conditions(source)}))`,
    value: (row) => (isEmpty(row) ? "" : mine(row, source).length),
  };
}

/** Sum of a column over them, to the cent. */
export function sumOfPersonMonth(source: Source, column: string): Computation {
  return {
    formula: `IF(${EMPTY},"",ROUND(SUMIFS(${source.table}[${column}],${conditions(source)}),2))`,
    value: (row) => (isEmpty(row) ? "" : sumMoney(mine(row, source), column)),
  };
}

const CONTACTS: Source = { table: "followUp", person: "staff", date: "contactDate" };
const ORDERS: Source = { table: "order", person: "salesperson", date: "signedDate" };

/** 按时跟进率: of the month's contacts that had a due date, the share no later than it. */
export const onTimeRateOfMonth: Computation = {
  formula: `IF(${EMPTY},"",IF(COUNTIFS(${conditions(CONTACTS)},followUp[onTime],">=0")=0,"",ROUND(AVERAGEIFS(followUp[onTime],${conditions(CONTACTS)},followUp[onTime],">=0"),4)))`,
  value: (row) => {
    if (isEmpty(row)) return "";
    const due = mine(row, CONTACTS).filter((contact) => typeof contact.value("onTime") === "number");
    if (due.length === 0) return "";
    return roundHalfUp(due.reduce((sum, contact) => sum + contact.number("onTime"), 0) / due.length, 4);
  },
};

/** 订单数, cancelled ones apart. */
export const ordersOfMonth: Computation = {
  formula: `IF(${EMPTY},"",COUNTIFS(${conditions(ORDERS)},order[cancelled],"<>"&k.yesNo.yes))`,
  value: (row) =>
    isEmpty(row)
      ? ""
      : mine(row, ORDERS).filter((order) => !holds(order, "cancelled", "yesNo", "yes")).length,
};
