import type { Computation, ParameterSpec, RowView } from "../catalog/spec";
import { text } from "../i18n/text";

/**
 * 建议退回公海 (rules 2.13; decisions, Dates): advice on customers whom nobody followed up, or from whom neither
 * contract nor money came, in the time allowed. Off by default: firms that share no customers need none of it.
 *
 * Whoever has an open order or owes money is left out, and so is whoever is in the pool or claimed from it: a
 * claim has a clock of its own (public-pool.ts). While it is off, no row reads another table.
 */

const DAYS = text("天", "days");

export const poolAdviceParameters: readonly ParameterSpec[] = [
  {
    id: "poolAdvice",
    name: text("公海建议(1开 0关)", "Pool advice (1 on, 0 off)"),
    unit: text("开关", "switch"),
    source: "DP",
    note: text(
      "填1后,客户信息表对超期未跟进或未成交的客户建议退回公海。",
      "With 1, the customer table suggests whom to return to the pool for want of follow-ups or deals.",
    ),
    format: "integer",
    range: [0, 1],
    value: 0,
  },
  {
    id: "poolIdleDays",
    name: text("公海:未跟进天数", "Pool: days without follow-up"),
    unit: DAYS,
    source: "E29",
    note: text(
      "超过几天未跟进建议退回;等级所定的下次跟进日更晚者以其为准。",
      "Days without a follow-up before the customer is suggested; a later date that its grade asks for counts instead.",
    ),
    format: "integer",
    range: [1, 730],
    value: 30,
  },
  {
    id: "poolNoDealDays",
    name: text("公海:未成交天数", "Pool: days without a deal"),
    unit: DAYS,
    source: "S4, DP",
    note: text(
      "超过几天既无合同也无收款建议退回。",
      "Days without a contract or a receipt before the customer is suggested.",
    ),
    format: "integer",
    range: [1, 1_095],
    value: 180,
  },
];

/** 1 for a row of the pool that waits for a claim or whose claim is held: the customer needs no advice. */
export const inPoolOrHeld: Computation = {
  formula: 'IF(OR([@poolNo]="",[@returnedOn]<>"",N([@contracts])+N([@receipts])>0),0,1)',
  value: (row) =>
    row.blank("poolNo") || !row.blank("returnedOn") || row.number("contracts") + row.number("receipts") > 0
      ? 0
      : 1,
};

/** 1 for a customer whom the advice is about. The tables of orders and of the pool are read last, and only when it is on. */
export const poolWatched: Computation = {
  formula:
    'IF(OR(p.poolAdvice<>1,[@customerId]="",[@owner]="",N([@openBalance])>0),0,IF(COUNTIFS(order[customerRow],[@rowNumber],order[isOpen],1)+COUNTIFS(poolRecord[customerRow],[@rowNumber],poolRecord[inPool],1)>0,0,1))',
  value: (row) => {
    const { book } = row;
    if (
      book.number("poolAdvice") !== 1 ||
      row.blank("customerId") ||
      row.blank("owner") ||
      row.number("openBalance") > 0
    )
      return 0;
    const some = (table: string, column: string): boolean =>
      book.where(table, "customerRow", row.index + 1).some((child) => child.number(column) === 1);
    return some("order", "isOpen") || some("poolRecord", "inPool") ? 0 : 1;
  },
};

const watched = (row: RowView): boolean => row.number("poolWatched") === 1;

/**
 * Last day that the latest contact holds the customer, the day of the record when there was none: the days of the
 * parameter, or until the follow-up that the grade asks for where that is later (a dead customer's comes once a year).
 */
export const contactHolds: Computation = {
  formula:
    'IF(OR([@poolWatched]=0,N([@lastContact])+N([@createdOn])=0),"",MAX(MAX(N([@lastContact]),N([@createdOn]))+p.poolIdleDays,IF([@lastContact]="",0,N([@nextFollowUp]))))',
  value: (row) => {
    const from = Math.max(row.number("lastContact"), row.number("createdOn"));
    if (!watched(row) || row.number("lastContact") + row.number("createdOn") === 0) return "";
    return Math.max(
      from + row.book.number("poolIdleDays"),
      row.blank("lastContact") ? 0 : row.number("nextFollowUp"),
    );
  },
};

/** Date of the customer's latest receipt, 0 without one. */
const LAST_RECEIPT =
  'MAXIFS(receivable[receivedDate],receivable[customerRow],[@rowNumber],receivable[received],">0")';
const LAST_DEAL = `MAX(N([@lastOrder]),N([@createdOn]),${LAST_RECEIPT})`;

/** Last day that the latest contract or receipt holds the customer; the day of the record when there was neither. */
export const dealHolds: Computation = {
  formula: `IF([@poolWatched]=0,"",IF(${LAST_DEAL}=0,"",${LAST_DEAL}+p.poolNoDealDays))`,
  value: (row) => {
    if (!watched(row)) return "";
    const received = row.book
      .where("receivable", "customerRow", row.index + 1)
      .filter((payment) => payment.number("received") > 0)
      .map((payment) => payment.number("receivedDate"));
    const last = Math.max(row.number("lastOrder"), row.number("createdOn"), ...received, 0);
    return last === 0 ? "" : last + row.book.number("poolNoDealDays");
  },
};

const passed = (column: string): string => `AND([@${column}]<>"",N([@${column}])<p.asOf)`;

/** 建议退回公海: why; blank while the customer is held, is not watched, or the advice is off. */
export const poolAdvice: Computation = {
  formula: `IF(${passed("contactHolds")},IF(${passed("dealHolds")},k.poolAdvice.both,k.poolAdvice.noContact),IF(${passed("dealHolds")},k.poolAdvice.noDeal,""))`,
  value: (row) => {
    const { book } = row;
    const over = (column: string): boolean => !row.blank(column) && row.number(column) < book.number("asOf");
    const [contact, deal] = [over("contactHolds"), over("dealHolds")];
    if (!contact && !deal) return "";
    return book.label("poolAdvice", contact && deal ? "both" : contact ? "noContact" : "noDeal");
  },
};

/** Puts the advice in order, longest overdue first: the earlier of the two days + row / 1048576. */
export const poolAdviceOrder: Computation = {
  formula: 'IF([@poolAdvice]="","",MIN([@contactHolds],[@dealHolds])+[@rowNumber]/1048576)',
  value: (row) => {
    if (row.blank("poolAdvice")) return "";
    const days = ["contactHolds", "dealHolds"].flatMap((column) =>
      row.blank(column) ? [] : [row.number(column)],
    );
    return Math.min(...days) + row.number("rowNumber") / 1_048_576;
  },
};
