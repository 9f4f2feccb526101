import { addMonths, serialToDate } from "../formula/serial";
import { text, type Language, type Text } from "../i18n/text";
import type { InputRow } from "../plan/choices";
import { SURVEY_ITEMS } from "../rules/survey-score";
import { workdayUpTo, type WorkCalendar } from "../rules/workday";
import type { SampleCustomer } from "./customers";
import { label } from "./label";
import type { Random } from "./random";
import type { SampleContract } from "./trade";

/** Days before today on which the two rounds were sent: far enough apart to fall into two half-years. */
const ROUNDS = [216, 26] as const;
const PER_ROUND = 18;
const NOT_RETURNED = 0.14;
const ITEM_BLANK = 0.07;

/** Mean score of each item: delivery is the sample's weak point, so that there is something to improve. */
const MEANS: Readonly<Record<string, number>> = {
  scoreQuality: 4.3,
  scoreDelivery: 3.4,
  scorePrice: 3.9,
  scoreResponse: 4.5,
  scoreDocuments: 4.4,
  scorePacking: 3.9,
  scoreService: 4,
  scoreOverall: 4.2,
};

const REASON = text("交期两次推迟,影响促销。", "Delivery was put off twice and missed the promotion.");
const SUGGESTIONS: readonly Text[] = [
  text("希望每周通报生产进度。", "Please report on production every week."),
  text("外箱标签加大。", "Larger labels on the cartons."),
  text("提供更多环保包装。", "Offer more packaging without plastic."),
];
const NEEDS: readonly Text[] = [
  text("户外太阳能壁灯", "Solar wall lamps for outdoors"),
  text("可折叠收纳", "Foldable storage"),
];

/** Customers that bought in the 12 months before a day, the largest first. */
function buyersAt(contracts: readonly SampleContract[], day: number): SampleCustomer[] {
  const from = addMonths(day, -12);
  const sales = new Map<SampleCustomer, number>();
  for (const { customer, date, amount, rate, cancelled } of contracts) {
    if (cancelled || date <= from || date > day) continue;
    sales.set(customer, (sales.get(customer) ?? 0) + amount * rate);
  }
  return [...sales].sort((a, b) => b[1] - a[1]).map(([customer]) => customer);
}

const halfYear = (day: number): string => {
  const { year, month } = serialToDate(day);
  return `${year}H${month <= 6 ? 1 : 2}`;
};

function answers(random: Random): Record<string, number | null> {
  const mood = (random.next() - 0.5) * 1.4;
  return Object.fromEntries(
    SURVEY_ITEMS.map(({ id }) => {
      const score = Math.round((MEANS[id] ?? 4) + mood + (random.next() - 0.5) * 1.6);
      return [id, random.chance(ITEM_BLANK) ? null : Math.min(5, Math.max(1, score))];
    }),
  );
}

/** Rows of the satisfaction survey: two rounds, some not returned, some items left blank. */
export function surveyRows(
  contracts: readonly SampleContract[],
  language: Language,
  today: number,
  calendar: WorkCalendar,
  random: Random,
): InputRow[] {
  return ROUNDS.flatMap((daysAgo) => {
    const sent = workdayUpTo(today - daysAgo, calendar);
    const round = halfYear(sent);
    return buyersAt(contracts, sent)
      .slice(0, PER_ROUND)
      .map((customer, index): InputRow => {
        const returned = !random.chance(NOT_RETURNED);
        const scores = answers(random);
        const delivery = scores["scoreDelivery"] ?? 5;
        const overall = scores["scoreOverall"] ?? 4;
        const days = random.whole(2, 15);
        const suggestion = random.chance(0.35) ? random.pick(SUGGESTIONS)[language] : null;
        const needs = random.chance(0.25) ? random.pick(NEEDS)[language] : null;
        const method = label("surveyMethod", random.pick(["email", "email", "online", "phone"]), language);
        const key = {
          surveyNo: `S${round}-${String(index + 1).padStart(3, "0")}`,
          customerId: customer.id,
          round,
          sentDate: sent,
          method,
          createdOn: sent,
        };
        if (!returned) return key;
        return {
          ...key,
          ...scores,
          returnedDate: sent + days,
          respondent: customer.contact,
          expectation: label(
            "expectation",
            overall >= 5 ? "above" : overall >= 4 ? "met" : "below",
            language,
          ),
          reason: delivery <= 2 ? REASON[language] : null,
          suggestion,
          newNeeds: needs,
          recommend: Math.min(10, overall * 2 + random.whole(-1, 1)),
        };
      });
  });
}
