import { addMonths } from "../formula/serial";
import { text, type Language, type Text } from "../i18n/text";
import type { InputRow } from "../plan/choices";
import { roundHalfUp } from "../rules/periods";
import { ageingBucket, paymentDue, type AgeingBucket } from "../rules/receivable-due";
import type { WorkCalendar } from "../rules/workday";
import { label } from "./label";
import type { SampleOrder } from "./orders";
import type { Random } from "./random";

/** One payment of the sample. */
export interface SamplePayment {
  readonly no: string;
  readonly order: SampleOrder;
  readonly kind: "deposit" | "balance" | "full";
  readonly due: number;
  readonly dueDate: number | null;
  readonly creditDays: number | null;
  readonly closingDay: number | null;
  readonly received: number | null;
  readonly receivedDate: number | null;
  readonly shortfall: number | null;
  readonly arrears: Arrears | null;
}

interface Arrears {
  readonly bucket: AgeingBucket;
  /** Share that was paid nevertheless. */
  readonly paid: number;
  readonly stage: string;
  readonly log: Text;
  readonly dispute?: Text;
  readonly plan?: string;
}

/** How far back payments are kept: older contracts are settled and filed. */
const MONTHS_KEPT = 18;

/** The arrears that the sample tells of, one payment each, from every age. */
const ARREARS: readonly Arrears[] = [
  {
    bucket: "d30",
    paid: 0,
    stage: "reminder",
    log: text("已发付款提醒,客户称本周安排。", "Reminder sent; they will pay this week."),
  },
  {
    bucket: "d30",
    paid: 0.5,
    stage: "reminder",
    log: text("先付一半,余款等船到。", "Half paid, the rest on arrival of the ship."),
  },
  {
    bucket: "d60",
    paid: 0,
    stage: "internal",
    log: text("电话两次,财务休假后付款。", "Called twice; payment after their accountant is back."),
  },
  {
    bucket: "d60",
    paid: 0.6,
    stage: "internal",
    log: text("客户扣留部分货款。", "The customer holds back a part."),
    dispute: text("部分灯具开关失灵,数量待双方确认", "Switches of some lamps fail; number to be agreed"),
  },
  {
    bucket: "d90",
    paid: 0.4,
    stage: "mediation",
    log: text("已商定分期,第二期未到。", "Instalments agreed; the second has not come."),
    plan: "RP-03",
  },
  {
    bucket: "over",
    paid: 0.2,
    stage: "agency",
    log: text("多次催收无果,已委托代理机构。", "No result after many reminders; handed to an agency."),
  },
];

const SETTINGS = { depositDays: 7, advanceDays: 3, copyDays: 7, presentationDays: 21, bankDays: 5 };

/** Customers that often pay late; the others hardly ever do. */
const SLOW_PAYERS: readonly string[] = [
  "EU-006",
  "EU-010",
  "EU-018",
  "EU-022",
  "AM-004",
  "AM-007",
  "AS-002",
  "AS-007",
];
/** The only customer of its region: at risk, it would not be worth an upgrade. */
const NEVER_IN_ARREARS = "AF-001";
const LATE_OF_SLOW = 0.5;
const LATE_OF_OTHERS = 0.03;

/** Credit days of the terms that give credit. */
export function creditDaysOf(terms: string): number | null {
  return terms === "oa" ? 45 : terms === "monthly" ? 30 : terms === "lcUsance" ? 60 : null;
}

export function closingDayOf(terms: string): number | null {
  return terms === "monthly" ? 25 : null;
}

function paymentsOf(order: SampleOrder, calendar: WorkCalendar): SamplePayment[] {
  const { contract } = order;
  const { terms } = contract.customer;
  const deposit = roundHalfUp(contract.amount * order.depositShare, 2);
  const kinds: readonly (readonly [SamplePayment["kind"], number])[] =
    deposit > 0
      ? [
          ["deposit", deposit],
          ["balance", roundHalfUp(contract.amount - deposit, 2)],
        ]
      : [["full", contract.amount]];
  return kinds.map(([kind, due], index) => ({
    no: `${contract.no}-${index + 1}`,
    order,
    kind,
    due,
    dueDate: paymentDue(
      {
        kind,
        terms,
        signed: contract.date,
        etd: order.planned,
        shipped: order.shipped,
        creditDays: creditDaysOf(terms) ?? 0,
        closingDay: closingDayOf(terms) ?? 0,
        lcExpiry: order.lcExpiry,
      },
      { ...SETTINGS, calendar },
    ),
    creditDays: creditDaysOf(terms),
    closingDay: closingDayOf(terms),
    received: null,
    receivedDate: null,
    shortfall: null,
    arrears: null,
  }));
}

function isSlow(payment: SamplePayment): boolean {
  return SLOW_PAYERS.includes(payment.order.contract.customer.id);
}

/** Pays what has fallen due: most a little early, some late, some short of the bank's charges. */
function pay(payment: SamplePayment, today: number, random: Random): SamplePayment {
  const early = random.whole(0, 6);
  const late = random.chance(isSlow(payment) ? LATE_OF_SLOW : LATE_OF_OTHERS) ? random.whole(3, 18) : 0;
  const charges = random.chance(0.3) ? random.whole(15, 45) : 0;
  if (payment.dueDate === null) return payment;
  const date =
    payment.kind === "deposit" ? payment.order.depositDate : payment.dueDate + (late > 0 ? late : -early);
  if (date === null || date >= today) return payment;
  return {
    ...payment,
    received: roundHalfUp(payment.due - charges, 2),
    receivedDate: date,
    shortfall: charges > 0 ? charges : null,
  };
}

/** Takes the money of some payments back again, so that every age of arrears is there. */
function addArrears(payments: readonly SamplePayment[], today: number, random: Random): SamplePayment[] {
  const chosen = new Map<string, Arrears>();
  for (const arrears of ARREARS) {
    const candidates = payments.filter(
      (payment) =>
        payment.kind !== "deposit" &&
        payment.order.contract.customer.id !== NEVER_IN_ARREARS &&
        payment.dueDate !== null &&
        ageingBucket(1, today - payment.dueDate) === arrears.bucket &&
        (arrears.bucket !== "over" || today - payment.dueDate < 200) &&
        !chosen.has(payment.no),
    );
    // Those who often pay late, else small ones: the arrears of the largest would drown everything else.
    const slow = candidates.filter((payment) => isSlow(payment) && payment.due < 60_000);
    const small = candidates.filter((payment) => payment.due < 30_000);
    const pool = [slow, small, candidates].find((some) => some.length > 0) ?? [];
    if (pool.length > 0) chosen.set(random.pick(pool).no, arrears);
  }
  return payments.map((payment) => {
    const arrears = chosen.get(payment.no);
    if (!arrears || payment.dueDate === null) return payment;
    const received = arrears.paid > 0 ? roundHalfUp(payment.due * arrears.paid, 2) : null;
    return {
      ...payment,
      received,
      receivedDate: received === null ? null : Math.min(payment.dueDate + 2, today - 1),
      shortfall: null,
      arrears,
    };
  });
}

/** Payments of the last 18 months: deposits, balances and full amounts. */
export function samplePayments(
  orders: readonly SampleOrder[],
  today: number,
  calendar: WorkCalendar,
  random: Random,
): SamplePayment[] {
  const from = addMonths(today, -MONTHS_KEPT);
  const payments = orders
    .filter(({ contract }) => contract.date > from && !contract.cancelled)
    .flatMap((order) => paymentsOf(order, calendar))
    .map((payment) => pay(payment, today, random));
  return addArrears(payments, today, random);
}

export function isOpen(payment: SamplePayment): boolean {
  return roundHalfUp(payment.due - (payment.received ?? 0) - (payment.shortfall ?? 0), 2) > 0;
}

/** Rows of the receivables table. */
export function receivableRows(payments: readonly SamplePayment[], language: Language): InputRow[] {
  return payments.map((payment) => {
    const { contract, lcExpiry } = payment.order;
    const { arrears } = payment;
    return {
      receivableNo: payment.no,
      contractNo: contract.no,
      kind: label("paymentKind", payment.kind, language),
      currency: label("currency", contract.currency, language),
      dueAmount: payment.due,
      received: payment.received,
      receivedDate: payment.receivedDate,
      stage: label("collectionStage", arrears?.stage ?? "normal", language),
      terms: label("paymentTerms", contract.customer.terms, language),
      creditDays: payment.creditDays,
      closingDay: payment.closingDay,
      lcExpiry,
      rate: contract.rate,
      shortfall: payment.shortfall,
      collectionLog: arrears?.log[language] ?? null,
      disputeReason: arrears?.dispute?.[language] ?? null,
      repaymentPlan: arrears?.plan ?? null,
      createdOn: contract.date,
    };
  });
}
