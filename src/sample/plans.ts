import { serialToDate } from "../formula/serial";
import { text, type Language, type Text } from "../i18n/text";
import type { InputRow } from "../plan/choices";
import { gradeIntent } from "../rules/intent-grade";
import { workdayAfter, workdayUpTo, type WorkCalendar } from "../rules/workday";
import { SAMPLE_CUSTOMERS, type SampleCustomer } from "./customers";
import { label } from "./label";
import type { Random } from "./random";

/** The sample's contact plan of the month and its visit reports. */

type StaffOf = (customer: SampleCustomer) => string;

const LIVELY: readonly SampleCustomer[] = SAMPLE_CUSTOMERS.filter(
  ({ demand, expectedIn }) => demand === "now" && expectedIn !== null,
);

const PREPARE: readonly (readonly [purpose: string, prepare: Text, issue: Text | null])[] = [
  ["exchange", text("近三个月出货清单", "Shipments of three months"), null],
  ["material", text("新品目录与样品", "New catalogue and samples"), null],
  [
    "newProduct",
    text("灯饰新品报价", "Prices of new lamps"),
    text("起订量过高:已减半", "Minimum too high: halved"),
  ],
  [
    "collect",
    text("对账单", "Statement of account"),
    text("尾款时间:约定月底", "Balance: agreed for the month's end"),
  ],
  ["advice", text("满意度调查结果", "Survey results"), null],
  [
    "solve",
    text("验货报告与照片", "Inspection report, photos"),
    text("外箱破损:改五层箱", "Cartons broke: five layers now"),
  ],
];
const DONE = text("已确认,等待样品意见。", "Agreed; waiting for comments on the samples.");
const PLANS = 24;
const INTENT_MONTHS = [1, 3, 6] as const;

/** Contacts planned for the month of `today`, one every workday; those in the past took place but for a few. */
export function contactPlanRows(
  staff: StaffOf,
  language: Language,
  today: number,
  calendar: WorkCalendar,
  random: Random,
): InputRow[] {
  const { year, month, day } = serialToDate(today);
  const before = today - day;
  const days = Array.from({ length: 31 }, (_, index) => workdayAfter(before, index + 1, calendar)).filter(
    (date) => serialToDate(date).month === month,
  );
  return Array.from({ length: Math.min(PLANS, days.length + 6) }, (_, index): InputRow => {
    const customer = LIVELY[index % 18] ?? SAMPLE_CUSTOMERS[index];
    if (!customer) throw new Error("The sample has no customers");
    const planned = days[index % days.length] ?? today;
    const [purpose, prepare, issue] = PREPARE[index % PREPARE.length] ?? ["exchange", text("", ""), null];
    const done = planned < today && index % 7 !== 5;
    const expected = customer.expectedIn === null ? null : today + customer.expectedIn;
    const grade = gradeIntent(customer.demand, expected, today, INTENT_MONTHS)?.grade ?? "D";
    return {
      planNo: `PL${String(year % 100).padStart(2, "0")}${String(month).padStart(2, "0")}-${String(index + 1).padStart(2, "0")}`,
      plannedDate: planned,
      customerId: customer.id,
      gradeThen: label("intentGrade", grade, language),
      contactName: customer.contact,
      method: label("method", random.pick(["phone", "email", "email", "video", "chat"]), language),
      purpose: label("contactPurpose", purpose, language),
      prepare: prepare[language],
      openIssue: issue?.[language] ?? null,
      minutes: random.pick([10, 15, 20, 30]),
      owner: staff(customer),
      actualDate: done ? Math.min(today, planned + (index % 5 === 3 ? 1 : 0)) : null,
      result: done ? DONE[language] : null,
    };
  });
}

const VISITS: readonly (readonly [daysAgo: number, kind: string, reportedAfter: number | null])[] = [
  [58, "daily", 0],
  [47, "daily", 1],
  [41, "periodic", 5],
  [33, "urgent", 1],
  [27, "daily", 0],
  [19, "daily", 0],
  [17, "urgent", 3],
  [12, "daily", 0],
  [9, "periodic", 6],
  [6, "daily", null],
  [4, "daily", 0],
  [1, "periodic", null],
];
const SAID = text(
  "看了新展厅,讨论明年上半年订单。",
  "Saw the new showroom; discussed orders for next spring.",
);
const RIVALS = text("两家越南供应商报价低约3%。", "Two suppliers from Vietnam are about 3 % cheaper.");
const WISHES = text("希望缩短交期到35天。", "Wants delivery in 35 days.");
const OUTCOME = text("同意试单两款。", "Agreed to try two items.");
const SUPPORT = text("请工厂确认能否35天交货。", "The factory should say whether 35 days will do.");

export function visitRows(
  staff: StaffOf,
  language: Language,
  today: number,
  calendar: WorkCalendar,
): InputRow[] {
  return VISITS.map(([daysAgo, kind, reportedAfter], index): InputRow => {
    const customer = LIVELY[(index * 3) % LIVELY.length];
    if (!customer) throw new Error("The sample has no customers");
    const date = workdayUpTo(today - daysAgo, calendar);
    return {
      visitNo: `VR-${String(index + 1).padStart(3, "0")}`,
      date,
      staff: staff(customer),
      customerId: customer.id,
      interviewee: customer.contact,
      purpose: label("contactPurpose", index % 3 === 0 ? "newProduct" : "exchange", language),
      content: SAID[language],
      competitors: index % 4 === 1 ? RIVALS[language] : null,
      opinion: WISHES[language],
      result: index % 2 === 0 ? OUTCOME[language] : null,
      kind: label("reportKind", kind, language),
      reportedOn: reportedAfter === null ? null : Math.min(today, date + reportedAfter),
      startTime: "14:00",
      endTime: "15:30",
      support: index % 4 === 0 ? SUPPORT[language] : null,
    };
  });
}
