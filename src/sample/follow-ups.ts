import { addMonths } from "../formula/serial";
import type { Language } from "../i18n/text";
import type { InputRow } from "../plan/choices";
import { classOfShare, cumulativeShares, decidingShare } from "../rules/amount-class";
import { moveToWorkday } from "../rules/follow-up";
import { gradeIntent, type IntentGrade } from "../rules/intent-grade";
import { isWorkday, workdayAfter, workdayUpTo, type WorkCalendar } from "../rules/workday";
import { TALKS_WITH_BUYERS, TALKS_WITH_OTHERS, TALK_WITH_DEAD, type SampleTalk } from "./contact-words";
import { isProspect, SAMPLE_CUSTOMERS, type SampleCustomer } from "./customers";
import { label } from "./label";
import { roundHalfUp } from "../rules/periods";
import { SAMPLE_PRODUCTS } from "./products";
import type { Random } from "./random";
import { RATES, type SampleContract } from "./trade";

/** Days between contacts that the rules ask for with their default parameters. */
const INTENT_DAYS: Readonly<Record<IntentGrade, number>> = { A: 1, B: 7, C: 15, D: 30, E: 365 };
const CLASS_DAYS = [7, 30, 90] as const;
const INTENT_MONTHS = [1, 3, 6] as const;
const CLASS_CUTS = [0.7, 0.9] as const;
const MODE_NEAREST = 3;

/** Two prospects that nobody has contacted yet: always due today. */
const NEVER_CONTACTED: readonly string[] = ["EU-020", "AM-014"];
/** Given up: two years of small orders and no answer. */
export const GIVEN_UP = "EU-014";

/** When the next contact falls due, in days from today; taken in turn, so that the day's list has some of each. */
const DUE_IN = [0, 5, -2, 2, 9, 1, 14, 0, 3, 20, -1, 6, 2, 30, -5, 1, 11] as const;

const GRADES: readonly IntentGrade[] = ["A", "B", "C", "D"];

interface Contact {
  readonly customer: SampleCustomer;
  readonly date: number;
  readonly before: IntentGrade;
  readonly after: IntentGrade;
  readonly dueThen: number | null;
  readonly talk: SampleTalk;
}

/** The grade that the intent rule gives today. */
function gradeNow(customer: SampleCustomer, today: number): IntentGrade {
  const expected = customer.expectedIn === null ? null : today + customer.expectedIn;
  return gradeIntent(customer.demand, expected, today, INTENT_MONTHS)?.grade ?? "D";
}

/** Class 1–3 by the sales of 12 months; undefined without sales. */
function classesNow(contracts: readonly SampleContract[], today: number): ReadonlyMap<string, 1 | 2 | 3> {
  const from = addMonths(today, -12);
  const sales = new Map<string, number>();
  for (const contract of contracts) {
    if (contract.cancelled || contract.date <= from) continue;
    const { id } = contract.customer;
    sales.set(id, (sales.get(id) ?? 0) + contract.amount * contract.rate);
  }
  const shares = cumulativeShares([...sales.values()]);
  return new Map(
    [...sales].map(([id, amount]) => {
      const share = shares.get(amount) ?? { before: 0, after: 0 };
      return [id, classOfShare(decidingShare(share, MODE_NEAREST), ...CLASS_CUTS)] as const;
    }),
  );
}

function intervalOf(customer: SampleCustomer, grade: IntentGrade, level: 1 | 2 | 3 | undefined): number {
  if (grade === "E") return INTENT_DAYS.E;
  const byIntent =
    customer.demand === "now" && customer.expectedIn === null ? INTENT_DAYS.B : INTENT_DAYS[grade];
  return level === undefined ? byIntent : Math.min(byIntent, CLASS_DAYS[level - 1] ?? byIntent);
}

/** A workday before today from which the interval leads to the wanted due date, or as near to it as can be. */
function lastContact(wanted: number, interval: number, today: number, calendar: WorkCalendar): number {
  const newest = workdayUpTo(today - 1, calendar);
  let best = newest;
  for (let date = newest; date >= wanted - interval - 5; date -= 1) {
    if (!isWorkday(date, calendar)) continue;
    const distance = Math.abs(moveToWorkday(date + interval, date, calendar) - wanted);
    if (distance < Math.abs(moveToWorkday(best + interval, best, calendar) - wanted)) best = date;
  }
  return best;
}

function talkFor(customer: SampleCustomer, bought: boolean, random: Random): SampleTalk {
  if (customer.demand === "dead") return TALK_WITH_DEAD;
  return random.pick(bought ? TALKS_WITH_BUYERS : TALKS_WITH_OTHERS);
}

function numberOfContacts(level: 1 | 2 | 3 | undefined, grade: IntentGrade, random: Random): number {
  if (grade === "E") return 1;
  if (level === 1) return random.whole(5, 6);
  return level === 2 ? random.whole(3, 4) : random.whole(1, 3);
}

/** One customer's contacts, the latest first, each with the date that the one before it had asked for. */
function contactsOf(
  customer: SampleCustomer,
  turn: number,
  level: 1 | 2 | 3 | undefined,
  today: number,
  calendar: WorkCalendar,
  random: Random,
): Contact[] {
  const now = gradeNow(customer, today);
  const contacts: Contact[] = [];
  const current = intervalOf(customer, now, level);
  const wanted = DUE_IN[turn % DUE_IN.length] ?? 0;
  // Nothing can be due later than one interval from now.
  const dueIn = wanted > current ? Math.max(1, current - (wanted % 3)) : wanted;
  let date = lastContact(today + dueIn, current, today, calendar);
  let after = now;
  for (let left = numberOfContacts(level, now, random); left > 0; left -= 1) {
    const drift = random.chance(0.25) ? random.pick([-1, 1]) : 0;
    const at = GRADES.indexOf(after);
    const before = after === "E" ? "E" : (GRADES[at + drift] ?? after);
    const interval = intervalOf(customer, before, level);
    // One contact in five comes later than it should have.
    const late = random.chance(0.2) ? random.whole(1, 5) : -random.whole(0, Math.floor(interval / 4));
    const previous = workdayUpTo(Math.min(date - 1, date - interval - late), calendar);
    contacts.push({
      customer,
      date,
      before,
      after,
      dueThen: left > 1 ? moveToWorkday(previous + interval, previous, calendar) : null,
      talk: talkFor(customer, level !== undefined, random),
    });
    date = previous;
    after = before;
  }
  return contacts;
}

/** Rows of the follow-up log in date order. */
export function followUpRows(
  contracts: readonly SampleContract[],
  staff: (customer: SampleCustomer) => string,
  language: Language,
  today: number,
  calendar: WorkCalendar,
  random: Random,
): InputRow[] {
  const classes = classesNow(contracts, today);
  const grade = (code: IntentGrade): string => label("intentGrade", code, language);
  return SAMPLE_CUSTOMERS.filter(({ id }) => !NEVER_CONTACTED.includes(id))
    .flatMap((customer, turn) =>
      contactsOf(customer, turn, classes.get(customer.id), today, calendar, random),
    )
    .sort((a, b) => a.date - b.date)
    .map(({ customer, date, before, after, dueThen, talk }, index) => ({
      logNo: `L${String(index + 1).padStart(6, "0")}`,
      date,
      customerId: customer.id,
      method: label("method", talk.method, language),
      behaviour: label("behaviour", talk.behaviour, language),
      content: talk.content[language],
      needs: talk.needs?.[language] ?? null,
      result: talk.result[language],
      gradeBefore: grade(before),
      gradeAfter: grade(after),
      dueThen,
      ...(talk.behaviour === "quote" ? quotation(customer, date, language) : {}),
      staff: staff(customer),
      createdOn: date,
    }));
}

/** What was quoted: a product that suits the customer's number, in its currency, for delivery in about two months. */
function quotation(customer: SampleCustomer, date: number, language: Language): InputRow {
  const place = SAMPLE_CUSTOMERS.indexOf(customer);
  const product = SAMPLE_PRODUCTS[place % SAMPLE_PRODUCTS.length];
  if (!product) return {};
  return {
    quoteQuantity: 480 + 120 * (place % 9),
    quotePrice: roundHalfUp(product.price / (RATES[customer.currency] ?? 1), 2),
    quoteCurrency: label("currency", customer.currency, language),
    quoteDelivery: date + 60,
  };
}

/** The workday on which the customer's record was last touched; a prospect's is its first. */
export function recordDate(
  customer: SampleCustomer,
  first: number | null,
  today: number,
  calendar: WorkCalendar,
): number {
  if (first !== null) return workdayUpTo(first - 30, calendar);
  return workdayAfter(today - (isProspect(customer) ? 40 : 400), 1, calendar);
}
