import { addMonths, dateToSerial, serialToDate } from "../formula/serial";
import { text, type Language, type Text } from "../i18n/text";
import type { InputRow } from "../plan/choices";
import { roundHalfUp } from "../rules/periods";
import { SAMPLE_CUSTOMERS, type SampleCustomer } from "./customers";
import { label } from "./label";
import { SAMPLE_PRODUCTS } from "./products";
import type { Random } from "./random";
import type { SampleContract } from "./trade";

/** Inquiries, the public pool, monthly figures and reviews of the sample. */

type StaffOf = (customer: SampleCustomer) => string;

const past = (date: number, today: number): number | null => (date < today ? date : null);

/** Days ago, furthest stage (1–6), and whether it was lost. */
const INQUIRIES: readonly (readonly [daysAgo: number, stage: number, lost?: string])[] = [
  [230, 6],
  [214, 3, "price"],
  [201, 6],
  [188, 5, "noAnswer"],
  [173, 3, "delivery"],
  [160, 6],
  [149, 4, "quality"],
  [138, 3, "price"],
  [121, 5],
  [110, 6],
  [97, 2, "certificate"],
  [88, 3, "price"],
  [80, 6],
  [71, 4],
  [62, 3, "noAnswer"],
  [55, 5],
  [47, 3],
  [39, 3],
  [31, 4],
  [24, 3],
  [17, 2],
  [12, 3],
  [7, 2],
  [5, 1],
  [2, 1],
  [1, 1],
];

/** Rows of the inquiry table: a funnel that narrows most after the quotation. */
export function inquiryRows(
  contracts: readonly SampleContract[],
  staff: StaffOf,
  language: Language,
  today: number,
  random: Random,
): InputRow[] {
  const asking = SAMPLE_CUSTOMERS.filter((customer) => customer.demand !== "dead");
  return INQUIRIES.map(([daysAgo, stage, lost], index): InputRow => {
    const inquiryDate = today - daysAgo;
    const won = stage === 6 && lost === undefined;
    const contract = won
      ? contracts.filter((each) => !each.cancelled && each.date > inquiryDate + 20 && each.date < today)[
          index
        ]
      : undefined;
    const customer = contract?.customer ?? asking[(index * 7) % asking.length];
    if (!customer) throw new RangeError("The sample has no customers");
    const product = contract?.product ?? random.pick(SAMPLE_PRODUCTS);
    const quantity = contract?.quantity ?? random.whole(4, 30) * 240;
    const price = roundHalfUp(random.near(product.price, 0.05), 2);
    const amount = contract === undefined ? roundHalfUp(quantity * price, 2) : contract.amount;
    const step = (after: number, from: number): number | null =>
      stage >= from ? past(inquiryDate + after, today) : null;
    const closed = lost !== undefined || won ? past(contract?.date ?? inquiryDate + 34, today) : null;
    const slow = index % 9 === 4;
    return {
      inquiryNo: `INQ-${String(index + 1).padStart(3, "0")}`,
      customerId: customer.id,
      itemNo: product.item,
      quantity,
      inquiryDate,
      quoteDate: step(4, 3),
      quoteAmount: stage >= 3 && inquiryDate + 4 < today ? amount : null,
      expectedDate: lost === undefined && !won ? today + random.whole(5, 80) : null,
      expectedAmount: amount,
      owner: staff(customer),
      source: label("source", random.pick(["fair", "b2b", "b2b", "search", "referral"]), language),
      firstReplyDate: daysAgo <= 2 ? null : past(inquiryDate + (slow ? 5 : 1), today),
      costDate: step(2, 2),
      currency: customer.currency,
      approval: stage >= 3 && index !== 17 ? label("approval", "passed", language) : null,
      validUntil: stage >= 3 ? inquiryDate + 34 : null,
      sampleMadeDate: step(13, 4),
      sampleSentDate: step(17, 5),
      probability: lost === undefined && !won ? ([0.1, 0.2, 0.4, 0.5, 0.7][stage - 1] ?? 0.1) : null,
      outcome: won
        ? label("inquiryOutcome", "won", language)
        : lost === undefined
          ? null
          : label("inquiryOutcome", "lost", language),
      closedDate: closed,
      lostReason: lost === undefined ? null : label("lostReason", lost, language),
      contractNo: contract?.no ?? null,
      createdOn: inquiryDate,
    };
  });
}

/** Days ago it entered; days ago it was claimed, by which of the others; days ago it went back. */
const POOL: readonly (readonly [
  customer: string,
  entered: number,
  reason: string,
  claimed?: number,
  returned?: number,
])[] = [
  ["EU-014", 160, "noDeal", 150, 119],
  ["AM-009", 150, "noDeal", 140, 109],
  ["EU-021", 120, "noContact"],
  ["AM-015", 96, "givenUp"],
  ["AS-001", 90, "left", 88],
  ["EU-012", 75, "noContact", 35],
  ["AS-012", 60, "noDeal", 28],
  ["EU-020", 45, "new", 20],
  ["AM-014", 60, "new", 50],
  ["AS-013", 21, "noContact"],
  ["AU-005", 14, "new", 4],
  ["AS-014", 9, "givenUp"],
];

/** Rows of the public pool: some claimed, one to be returned, one ending soon. */
export function poolRows(
  staff: StaffOf,
  people: readonly string[],
  language: Language,
  today: number,
): InputRow[] {
  return POOL.map(([id, entered, reason, claimed, returned], index): InputRow => {
    const customer = SAMPLE_CUSTOMERS.find((candidate) => candidate.id === id);
    if (!customer) throw new RangeError(`The sample has no customer ${id}`);
    const former = staff(customer);
    const claimer =
      people.filter((name) => name !== former)[index % Math.max(1, people.length - 1)] ?? former;
    return {
      poolNo: `PL-${String(index + 1).padStart(3, "0")}`,
      customerId: id,
      enteredOn: today - entered,
      reason: label("poolReason", reason, language),
      formerOwner: former,
      group: id.slice(0, 2),
      claimedBy: claimed === undefined ? null : claimer,
      claimedOn: claimed === undefined ? null : today - claimed,
      returnedOn: returned === undefined ? null : today - returned,
      createdOn: today - entered,
    };
  });
}

/** Rows of the limits table: everyone in sales; one may hold little. */
export function limitRows(people: readonly string[], today: number): InputRow[] {
  return people.map((salesperson, index): InputRow => ({
    limitNo: `SL-${String(index + 1).padStart(2, "0")}`,
    salesperson,
    limit: index === 1 ? 1 : index === 0 ? 30 : 20,
    days: index === 2 ? 45 : null,
    createdOn: today - 200,
  }));
}

const MONTHS = 3;

/** Rows of the monthly report: the last three whole months of everyone in sales. */
export function monthlyRows(people: readonly string[], today: number, random: Random): InputRow[] {
  const { year, month } = serialToDate(today);
  return Array.from({ length: MONTHS }, (_, back) =>
    addMonths(dateToSerial(year, month, 1), back - MONTHS),
  ).flatMap((first) =>
    people.map((salesperson, index): InputRow => {
      const of = serialToDate(first);
      return {
        reportNo: `MS${String(of.year % 100)}${String(of.month).padStart(2, "0")}-${String(index + 1).padStart(2, "0")}`,
        salesperson,
        month: first,
        target: random.whole(6, 16) * 10_000,
        createdOn: Math.min(addMonths(first, 1), today - 1),
      };
    }),
  );
}

interface Story {
  readonly subject: Text;
  readonly goal: Text;
  readonly target: number;
  readonly result: Text;
  readonly actual: number;
  readonly success: Text;
  readonly failure: Text;
  readonly lessons: Text;
  readonly plan: Text;
}

/** Days from today to the due date of each review. */
const DUE_IN: readonly number[] = [-120, -12, 40, 60];

const REVIEWS: readonly Story[] = [
  {
    subject: text("春季展会", "Spring fair"),
    goal: text("新增意向客户30家", "Thirty new leads"),
    target: 30,
    result: text("收到名片41张,有效36家", "41 cards, 36 of them good"),
    actual: 36,
    success: text("展前邀约与样品齐全", "Invitations before, all samples there"),
    failure: text("会后跟进偏慢", "Slow contacts afterwards"),
    lessons: text("会后三天内全部联系", "Contact everyone within three days"),
    plan: text("秋季展会按此安排", "Plan the autumn fair like this"),
  },
  {
    subject: text("上半年回款", "Receipts of the half-year"),
    goal: text("按时回款率95%", "95 % on time"),
    target: 95,
    result: text("按时回款率88%", "88 % on time"),
    actual: 88,
    success: text("到期前提醒有效", "Reminders before the date work"),
    failure: text("三户月结客户拖延", "Three monthly customers paid late"),
    lessons: text("月结客户须设额度", "Monthly statements need a limit"),
    plan: text("为三户重定付款条件", "New terms for the three"),
  },
  {
    subject: text("灯具交期延误", "Late lamp orders"),
    goal: text("准时出货率90%", "90 % shipped on time"),
    target: 90,
    result: text("准时出货率79%", "79 % shipped on time"),
    actual: 79,
    success: text("旺季前备了外箱", "Cartons were ready before the season"),
    failure: text("开关供应商换批未验", "A new batch of switches was not inspected"),
    lessons: text("关键件列入来料必检", "Inspect key parts on arrival"),
    plan: text("与第二家供应商签约", "Sign a second supplier"),
  },
  {
    subject: text("大客户续约", "Renewal with the largest customer"),
    goal: text("年度框架合同续签", "Renew the yearly contract"),
    target: 1,
    result: text("谈判中", "Still negotiating"),
    actual: 0,
    success: text("提前准备了三年数据", "Three years of figures at hand"),
    failure: text("报价层级过多", "Too many levels of price"),
    lessons: text("报价一次到位", "Quote once, and well"),
    plan: text("下月总部拜访", "Visit their head office next month"),
  },
];

/** Rows of the reviews: one done, one overdue, one running, one whose lessons are missing. */
export function reviewRows(people: readonly string[], language: Language, today: number): InputRow[] {
  return REVIEWS.map((story, index): InputRow => {
    const missing = index === REVIEWS.length - 1;
    return {
      reviewNo: `RV-${String(index + 1).padStart(3, "0")}`,
      subject: story.subject[language],
      goal: story.goal[language],
      target: story.target,
      result: story.result[language],
      actual: story.actual,
      successCauses: story.success[language],
      failureCauses: story.failure[language],
      lessons: missing ? null : story.lessons[language],
      plan: missing ? null : story.plan[language],
      owner: people[index % people.length] ?? null,
      dueDate: today + (DUE_IN[index] ?? 60),
      doneDate: index === 0 ? today - 130 : null,
      createdOn: today - 200 + index * 45,
    };
  });
}
