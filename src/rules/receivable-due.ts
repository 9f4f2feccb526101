import type { Computation, ParameterSpec, RowView } from "../catalog/spec";
import { addMonths, dateToSerial, serialToDate } from "../formula/serial";
import { text } from "../i18n/text";
import { roundHalfUp } from "./periods";
import { bankingDayAfter, bankingDayAfterFormula, calendarOf, type WorkCalendar } from "./workday";

/** When a payment is due, what is open, how late it is (tables 1.18, rules 2.9 as decisions amend them). */

const DAYS = text("天", "days");

function days(
  id: string,
  zh: string,
  en: string,
  value: number,
  source: string,
  noteZh: string,
  noteEn: string,
): ParameterSpec {
  return {
    id,
    name: text(zh, en),
    unit: DAYS,
    source,
    note: text(noteZh, noteEn),
    format: "integer",
    range: [0, 365],
    value,
  };
}

export const receivableParameters: readonly ParameterSpec[] = [
  days("depositDays", "定金期限", "Deposit due after", 7, "DP", "签约日起。", "After the contract date."),
  days(
    "advanceDays",
    "出货前付清提前量",
    "Payment before shipment",
    3,
    "DP",
    "ETD 前几天付清。",
    "Days before ETD.",
  ),
  days("copyDays", "见提单副本付款", "Against copy of B/L", 7, "DP", "开船日(ATD)后。", "Days after ATD."),
  days(
    "presentationDays",
    "交单期",
    "Presentation period",
    21,
    "UCP 600",
    "出运后几天内且不晚于信用证有效期。",
    "Days after shipment, no later than the L/C's expiry.",
  ),
  days(
    "bankDays",
    "即期付款银行工作日",
    "Sight payment",
    5,
    "DP",
    "交单后的银行工作日(估计)。",
    "Banking days after presentation (an estimate).",
  ),
];

/** Days past the due date from which a stage of S0's ladder is due. */
const STAGES = [
  ["internal", 15, "从内部催收开始,最为经济。", "Collecting ourselves comes first: it costs least."],
  ["mediation", 60, "双方谈不拢时请专家调解。", "A mediator, when the two sides do not agree."],
  ["agency", 90, "委托专业机构催收。", "A collection agency."],
  ["legal", 180, "最后才诉讼。", "The courts come last."],
] as const;

const STAGE_WORDS: Readonly<Record<(typeof STAGES)[number][0], readonly [string, string]>> = {
  internal: ["内部催收", "Internal collection"],
  mediation: ["专家调解", "Mediation"],
  agency: ["委外催收", "Collection agency"],
  legal: ["法律诉讼", "Legal action"],
};

const stageDays = (stage: string): string => `${stage}Days`;

export const collectionParameters: readonly ParameterSpec[] = [
  days(
    "remindBefore",
    "到期前提醒",
    "Remind before it is due",
    7,
    "E29",
    "应收日期前几天提醒客户。",
    "Days before the due date to remind the customer.",
  ),
  ...STAGES.map(([stage, value, zh, en]) =>
    days(
      stageDays(stage),
      `${STAGE_WORDS[stage][0]}起点`,
      `${STAGE_WORDS[stage][1]} from`,
      value,
      "S0, DP",
      `逾期超过此天数时建议。${zh}`,
      `Advised when overdue by more days than this. ${en}`,
    ),
  ),
];

/** 建议阶段 of S0's ladder, by the days overdue. */
export const suggestedStage: Computation = {
  formula:
    'IF(OR([@receivableNo]="",[@dueDate]=""),"",IF(N([@open])<=0,"",IF([@overdueDays]>p.legalDays,k.collectionStage.legal,IF([@overdueDays]>p.agencyDays,k.collectionStage.agency,IF([@overdueDays]>p.mediationDays,k.collectionStage.mediation,IF([@overdueDays]>p.internalDays,k.collectionStage.internal,IF(p.asOf>=[@dueDate]-p.remindBefore,k.collectionStage.reminder,k.collectionStage.normal)))))))',
  value: (row) => {
    if (row.blank("receivableNo") || row.blank("dueDate") || row.number("open") <= 0) return "";
    const { book } = row;
    const overdue = row.number("overdueDays");
    const stage = STAGES.findLast(([id]) => overdue > book.number(stageDays(id)))?.[0];
    if (stage !== undefined) return book.label("collectionStage", stage);
    const soon = book.number("asOf") >= row.number("dueDate") - book.number("remindBefore");
    return book.label("collectionStage", soon ? "reminder" : "normal");
  },
};

/** 信用额度占用 of the customer: open balance over credit limit; more than 1 is over the limit. */
export const creditUse: Computation = {
  formula:
    'IF(N([@customerRow])=0,"",IF(N(INDEX(customer[creditLimit],[@customerRow]))<=0,"",ROUND(N(INDEX(customer[openBalance],[@customerRow]))/INDEX(customer[creditLimit],[@customerRow]),4)))',
  value: (row) => {
    const customer = row.book.rows("customer")[row.number("customerRow") - 1];
    if (!customer || customer.number("creditLimit") <= 0) return "";
    return roundHalfUp(customer.number("openBalance") / customer.number("creditLimit"), 4);
  },
};

/** 实收折本币 */
export const receivedBase: Computation = {
  formula: 'IF([@receivableNo]="",0,ROUND(N([@received])*IF([@rate]="",1,[@rate]),2))',
  value: (row) =>
    row.blank("receivableNo")
      ? 0
      : roundHalfUp(row.number("received") * (row.blank("rate") ? 1 : row.number("rate")), 2),
};

/** The dates and terms a due date is computed from. Serial dates; null is blank. */
export interface PaymentTerms {
  readonly kind: "deposit" | "balance" | "full" | "";
  readonly terms: string;
  readonly signed: number | null;
  readonly etd: number | null;
  readonly shipped: number | null;
  readonly creditDays: number;
  /** Day of the month on which statements close, 1–31; 0 when there is none. */
  readonly closingDay: number;
  readonly lcExpiry: number | null;
}

export interface PaymentSettings {
  readonly depositDays: number;
  readonly advanceDays: number;
  readonly copyDays: number;
  readonly presentationDays: number;
  readonly bankDays: number;
  readonly calendar: WorkCalendar;
}

/** The next closing day on or after a date; a closing day past the month's end is its last day. */
export function nextClosing(date: number, closingDay: number): number {
  const { year, month, day } = serialToDate(date);
  const inMonth = (m: number): number =>
    dateToSerial(year, m, Math.min(closingDay, serialToDate(dateToSerial(year, m + 1, 0)).day));
  return day <= serialToDate(inMonth(month)).day ? inMonth(month) : inMonth(month + 1);
}

/** Due date of one payment; null while a date it depends on is missing. */
export function paymentDue(payment: PaymentTerms, settings: PaymentSettings): number | null {
  if (payment.kind === "deposit")
    return payment.signed === null ? null : payment.signed + settings.depositDays;
  if (payment.terms === "ttAdvance") return payment.etd === null ? null : payment.etd - settings.advanceDays;
  const { shipped } = payment;
  if (shipped === null) return null;
  switch (payment.terms) {
    case "lcSight":
    case "dp":
      return bankingDayAfter(
        presentation(shipped, payment.lcExpiry, settings),
        settings.bankDays,
        settings.calendar,
      );
    case "lcUsance":
    case "da":
    case "oa":
      return shipped + payment.creditDays;
    case "monthly":
      return (
        (payment.closingDay > 0 ? nextClosing(shipped, payment.closingDay) : shipped) + payment.creditDays
      );
    default:
      return shipped + settings.copyDays;
  }
}

function presentation(shipped: number, expiry: number | null, settings: PaymentSettings): number {
  const latest = shipped + settings.presentationDays;
  return expiry === null ? latest : Math.min(latest, expiry);
}

function codeOf(row: RowView, column: string, list: string, codes: readonly string[]): string {
  const typed = row.text(column).toLowerCase();
  return codes.find((code) => row.book.label(list, code).toLowerCase() === typed) ?? "";
}

const dateOf = (row: RowView, column: string): number | null =>
  row.blank(column) ? null : row.number(column);

const PRESENTATION =
  'IF([@lcExpiry]="",[@shippedDate]+p.presentationDays,MIN([@shippedDate]+p.presentationDays,[@lcExpiry]))';
const CLOSING =
  "IF(DAY([@shippedDate])<=MIN([@closingDay],DAY(EOMONTH([@shippedDate],0))),EOMONTH([@shippedDate],-1)+MIN([@closingDay],DAY(EOMONTH([@shippedDate],0))),EOMONTH([@shippedDate],0)+MIN([@closingDay],DAY(EOMONTH([@shippedDate],1))))";

/** 应收日期: a typed date wins; else by kind and terms. */
export const receivableDue: Computation = {
  formula: `IF([@receivableNo]="","",IF([@dueTyped]<>"",[@dueTyped],IF([@kind]=k.paymentKind.deposit,IF([@signedDate]="","",[@signedDate]+p.depositDays),IF([@terms]=k.paymentTerms.ttAdvance,IF([@etd]="","",[@etd]-p.advanceDays),IF([@shippedDate]="","",IF(OR([@terms]=k.paymentTerms.lcSight,[@terms]=k.paymentTerms.dp),${bankingDayAfterFormula(PRESENTATION, "p.bankDays")},IF(OR([@terms]=k.paymentTerms.lcUsance,[@terms]=k.paymentTerms.da,[@terms]=k.paymentTerms.oa),[@shippedDate]+N([@creditDays]),IF([@terms]=k.paymentTerms.monthly,IF(N([@closingDay])>0,${CLOSING},[@shippedDate])+N([@creditDays]),[@shippedDate]+p.copyDays))))))))`,
  value: (row) => {
    if (row.blank("receivableNo")) return "";
    if (!row.blank("dueTyped")) return row.number("dueTyped");
    const { book } = row;
    const due = paymentDue(
      {
        kind: codeOf(row, "kind", "paymentKind", ["deposit", "balance", "full"]) as PaymentTerms["kind"],
        terms: codeOf(row, "terms", "paymentTerms", [
          "ttAdvance",
          "ttCopy",
          "lcSight",
          "lcUsance",
          "dp",
          "da",
          "oa",
          "monthly",
        ]),
        signed: dateOf(row, "signedDate"),
        etd: dateOf(row, "etd"),
        shipped: dateOf(row, "shippedDate"),
        creditDays: row.number("creditDays"),
        closingDay: row.number("closingDay"),
        lcExpiry: dateOf(row, "lcExpiry"),
      },
      {
        depositDays: book.number("depositDays"),
        advanceDays: book.number("advanceDays"),
        copyDays: book.number("copyDays"),
        presentationDays: book.number("presentationDays"),
        bankDays: book.number("bankDays"),
        calendar: calendarOf(book),
      },
    );
    return due ?? "";
  },
};

/** 未收: due − received − bank charges and agreed shortfall. Overpayment shows as a negative amount. */
export const openAmount: Computation = {
  formula: 'IF([@receivableNo]="","",ROUND(N([@dueAmount])-N([@received])-N([@shortfall]),2))',
  value: (row) =>
    row.blank("receivableNo")
      ? ""
      : roundHalfUp(row.number("dueAmount") - row.number("received") - row.number("shortfall"), 2),
};

export const openBase: Computation = {
  formula: 'IF([@receivableNo]="",0,ROUND(N([@open])*IF([@rate]="",1,[@rate]),2))',
  value: (row) =>
    row.blank("receivableNo")
      ? 0
      : roundHalfUp(row.number("open") * (row.blank("rate") ? 1 : row.number("rate")), 2),
};

/** 逾期天数: as-of date − due date of an open amount; 0 when not overdue. */
export const overdueDays: Computation = {
  formula: 'IF(OR([@receivableNo]="",[@dueDate]=""),"",IF(N([@open])>0,MAX(0,p.asOf-[@dueDate]),0))',
  value: (row) => {
    if (row.blank("receivableNo") || row.blank("dueDate")) return "";
    return row.number("open") > 0 ? Math.max(0, row.book.number("asOf") - row.number("dueDate")) : 0;
  },
};

export type AgeingBucket = "settled" | "notDue" | "d30" | "d60" | "d90" | "over";

export function ageingBucket(open: number, overdue: number): AgeingBucket {
  if (open <= 0) return "settled";
  if (overdue <= 0) return "notDue";
  if (overdue <= 30) return "d30";
  if (overdue <= 60) return "d60";
  return overdue <= 90 ? "d90" : "over";
}

/** 账龄 */
export const ageing: Computation = {
  formula:
    'IF([@receivableNo]="","",IF(N([@open])<=0,k.ageing.settled,IF(N([@overdueDays])<=0,k.ageing.notDue,IF([@overdueDays]<=30,k.ageing.d30,IF([@overdueDays]<=60,k.ageing.d60,IF([@overdueDays]<=90,k.ageing.d90,k.ageing.over))))))',
  value: (row) =>
    row.blank("receivableNo")
      ? ""
      : row.book.label("ageing", ageingBucket(row.number("open"), row.number("overdueDays"))),
};

/** 按时: of payments due in the 12 months before the cut-off, 1 paid in full on time, 0 not; blank for all others. */
export const paidOnTime: Computation = {
  formula:
    'IF(OR([@receivableNo]="",[@dueDate]=""),"",IF(OR([@dueDate]>p.cutoff,[@dueDate]<=EDATE(p.cutoff,-12)),"",IF(AND(N([@open])<=0,[@receivedDate]<>"",N([@receivedDate])<=[@dueDate]),1,0)))',
  value: (row) => {
    if (row.blank("receivableNo") || row.blank("dueDate")) return "";
    const due = row.number("dueDate");
    const cutoff = row.book.number("cutoff");
    if (due > cutoff || due <= addMonths(cutoff, -12)) return "";
    return row.number("open") <= 0 && !row.blank("receivedDate") && row.number("receivedDate") <= due ? 1 : 0;
  },
};

/** 争议未决: 1 when a reason is noted and money is open. */
export const disputed: Computation = {
  formula: 'IF([@receivableNo]="",0,IF(AND([@disputeReason]<>"",N([@open])>0),1,0))',
  value: (row) =>
    !row.blank("receivableNo") && !row.blank("disputeReason") && row.number("open") > 0 ? 1 : 0,
};
