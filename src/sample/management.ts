import { addMonths, dateToSerial, serialToDate } from "../formula/serial";
import { text, type Language, type Text } from "../i18n/text";
import type { InputRow } from "../plan/choices";
import { roundHalfUp } from "../rules/periods";
import type { TREATMENT_SCHEMES } from "../rules/treatment";
import { workdayUpTo, type WorkCalendar } from "../rules/workday";
import type { SampleCustomer } from "./customers";
import { label } from "./label";
import type { Random } from "./random";
import { RATES, type SampleContract } from "./trade";

/** The sample's management tables: entertainment, exchange rates, competition, treatment. */

const numbered = (prefix: string, index: number, digits = 3): string =>
  `${prefix}-${String(index + 1).padStart(digits, "0")}`;

type StaffOf = (customer: SampleCustomer) => string;

const OCCASIONS: readonly (readonly [kind: string, reason: Text])[] = [
  ["meal", text("验货后晚餐", "Dinner after the inspection")],
  ["gift", text("中秋礼品", "Mid-Autumn gifts")],
  ["travel", text("陪同走访工厂", "Factory visits together")],
  ["reception", text("来访接待", "Visit to our office")],
  ["sample", text("确认样快递费", "Courier for approval samples")],
];
const EXPENSES = 24;

/** Expenses for contracts of the last 12 months; one small contract cost more than it earned. */
export function entertainmentRows(
  contracts: readonly SampleContract[],
  staff: StaffOf,
  language: Language,
  today: number,
  calendar: WorkCalendar,
  random: Random,
): InputRow[] {
  const from = addMonths(today, -12);
  const recent = contracts.filter(({ cancelled, date }) => !cancelled && date > from && date < today - 20);
  const smallest = recent.toSorted((a, b) => a.amount * a.rate - b.amount * b.rate)[0];
  const step = Math.max(1, Math.floor(recent.length / EXPENSES));
  const chosen = recent.filter((_, index) => index % step === 0).slice(0, EXPENSES);
  return chosen.map((contract, index): InputRow => {
    const costly = index === 0 && smallest !== undefined;
    const of = costly ? smallest : contract;
    const [kind, reason] = OCCASIONS[index % OCCASIONS.length] ?? ["other", text("", "")];
    return {
      expenseNo: numbered("EX", index),
      date: workdayUpTo(of.date + random.whole(3, 15), calendar),
      customerId: of.customer.id,
      contractNo: of.no,
      kind: label("expenseKind", kind, language),
      reason: reason[language],
      amount: costly ? roundHalfUp(of.amount * of.rate * 0.2, 0) : random.whole(8, 60) * 10,
      handling: label("expenseHandling", random.chance(0.3) ? "advance" : "claim", language),
      staff: staff(of.customer),
    };
  });
}

const ORIGIN = text("银行月初买入价", "Bank buying rate, start of month");
const CURRENCIES = ["EUR", "GBP", "JPY"] as const;
/** USD for one unit, round which the months' rates lie. */
const MIDDLE: Readonly<Record<(typeof CURRENCIES)[number], number>> = {
  EUR: RATES["EUR"] ?? 1,
  GBP: RATES["GBP"] ?? 1,
  JPY: 0.0067,
};
const MONTHS = 12;

/** Rates of the last twelve months. The yen is quoted per 100, as banks do. */
export function exchangeRateRows(language: Language, today: number, random: Random): InputRow[] {
  const { year, month } = serialToDate(today);
  return Array.from({ length: MONTHS }, (_, back) =>
    dateToSerial(year, month - MONTHS + 1 + back, 1),
  ).flatMap((first) =>
    CURRENCIES.map((currency): InputRow => {
      const date = serialToDate(first);
      const per = currency === "JPY" ? 100 : 1;
      return {
        rateNo: `${currency}-${date.year}-${String(date.month).padStart(2, "0")}`,
        month: first,
        currency: label("currency", currency, language),
        quoted: roundHalfUp(random.near(MIDDLE[currency], 0.02) * per, 4),
        per,
        origin: ORIGIN[language],
      };
    }),
  );
}

const COMPETITORS = [
  "Lumena Asia",
  "Greenhof Export",
  "Starwell Home",
  "Pacific Ware",
  "Oriana Tools",
] as const;
const ANSWERS: readonly Text[] = [
  text("强调认证与返单折扣。", "Point to certificates and a rebate on reorders."),
  text("交期提前一周,价格不变。", "A week earlier at the same price."),
  text("改包装,降低运费。", "Another packing saves freight."),
];
const KNOWN = text("客户邮件", "Customer's mail");

export function competitionRows(
  contracts: readonly SampleContract[],
  staff: StaffOf,
  language: Language,
  today: number,
  random: Random,
): InputRow[] {
  const latest = new Map(
    contracts.filter(({ cancelled }) => !cancelled).map((contract) => [contract.customer.id, contract]),
  );
  const large = [...latest.values()]
    .toSorted((a, b) => b.amount * b.rate - a.amount * a.rate || a.no.localeCompare(b.no))
    .slice(0, 12);
  return large.map((contract, index): InputRow => {
    const compare = (): string =>
      label("advantage", random.pick(["better", "even", "even", "worse"]), language);
    return {
      compareNo: numbered("CM", index),
      customerId: contract.customer.id,
      product: contract.product.name[language],
      competitor: COMPETITORS[index % COMPETITORS.length] ?? "",
      ourPrice: contract.unitPrice,
      theirPrice: roundHalfUp(random.near(contract.unitPrice, 0.08), 2),
      quality: compare(),
      delivery: compare(),
      service: compare(),
      payment: compare(),
      answer: ANSWERS[index % ANSWERS.length]?.[language] ?? null,
      owner: staff(contract.customer),
      date: today - random.whole(4, 120),
      currency: label("currency", contract.currency, language),
      origin: KNOWN[language],
    };
  });
}

/** scheme, place, price, discount, delivery, and what is done, in both languages. */
const TREATMENTS: readonly (readonly [
  scheme: (typeof TREATMENT_SCHEMES)[number]["code"],
  place: number,
  price: string,
  discount: number,
  delivery: string,
  contact: Text,
  service: Text,
])[] = [
  [
    "class",
    1,
    "preferred",
    0.05,
    "first",
    text("每周联络,主管每季拜访。", "Every week; the manager visits each quarter."),
    text("专人跟进,优先排产。", "One person in charge, first in production."),
  ],
  [
    "class",
    2,
    "negotiable",
    0.03,
    "normal",
    text("每月联络。", "Every month."),
    text("争取升为Ⅰ类。", "Win them for class Ⅰ."),
  ],
  [
    "class",
    3,
    "standard",
    0,
    "last",
    text("每季或每年联络。", "Every quarter or year."),
    text("用统一资料,少占人力。", "Standard material, little effort."),
  ],
  [
    "class",
    4,
    "negotiable",
    0.03,
    "first",
    text("每周联络,打开地区市场。", "Every week, to open the region."),
    text("按Ⅰ类管理,统计仍归Ⅲ类。", "Managed as class Ⅰ, counted as Ⅲ."),
  ],
  [
    "class",
    5,
    "standard",
    0,
    "normal",
    text("按意向等级联络。", "By intent grade."),
    text("寄送资料与样品。", "Material and samples."),
  ],
  [
    "cooperation",
    1,
    "preferred",
    0.05,
    "first",
    text("高层互访。", "Managers meet."),
    text("资料要求最全。", "The most complete record."),
  ],
  [
    "cooperation",
    2,
    "negotiable",
    0.03,
    "normal",
    text("推新品,促返单。", "New products, win reorders."),
    text("按品牌标准备样。", "Samples to the brand's standard."),
  ],
  [
    "cooperation",
    3,
    "standard",
    0,
    "normal",
    text("按意向等级跟进。", "Follow up by intent."),
    text("了解采购计划。", "Learn what they plan to buy."),
  ],
  [
    "cooperation",
    4,
    "standard",
    0,
    "last",
    text("定期唤醒。", "Wake up now and then."),
    text("查明中断原因。", "Find out why orders stopped."),
  ],
  [
    "cooperation",
    5,
    "prepaid",
    0,
    "last",
    text("先催款后接单。", "Collect before taking orders."),
    text("新单须主管批准。", "New orders need approval."),
  ],
  [
    "lifecycle",
    2,
    "negotiable",
    0.03,
    "first",
    text("重点跟进。", "Close attention."),
    text("首单不出差错。", "No mistake in the first order."),
  ],
  [
    "lifecycle",
    3,
    "preferred",
    0.05,
    "first",
    text("重点跟进,扩大品类。", "Close attention, more products."),
    text("配合其销售计划。", "Work to their sales plan."),
  ],
  [
    "lifecycle",
    4,
    "negotiable",
    0.03,
    "normal",
    text("稳定服务。", "Steady service."),
    text("保持份额。", "Keep the share."),
  ],
  [
    "lifecycle",
    5,
    "negotiable",
    0.03,
    "normal",
    text("查明原因,尽力延续。", "Find the cause, hold on to them."),
    text("提供替代产品。", "Offer alternatives."),
  ],
  [
    "business",
    1,
    "preferred",
    0.05,
    "first",
    text("高层定期沟通。", "Regular talks between managers."),
    text("纳入供应链协作。", "Partners in the supply chain."),
  ],
  [
    "business",
    2,
    "negotiable",
    0.03,
    "normal",
    text("建立伙伴关系。", "Build a partnership."),
    text("给予附加利益。", "Benefits beyond the product."),
  ],
  [
    "business",
    3,
    "standard",
    0.02,
    "normal",
    text("按需联络。", "When needed."),
    text("适当让利,提高满意度。", "Small concessions for satisfaction."),
  ],
];

export function treatmentRows(language: Language): InputRow[] {
  return TREATMENTS.map(([scheme, place, price, discount, delivery, contact, service], index): InputRow => ({
    treatmentNo: numbered("TM", index, 2),
    scheme: label("treatmentScheme", scheme, language),
    place,
    price: label("priceTreatment", price, language),
    discountLimit: discount,
    delivery: label("deliveryPriority", delivery, language),
    contactRule: contact[language],
    service: service[language],
  }));
}
