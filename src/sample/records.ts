import { addMonths, dateToSerial, serialToDate } from "../formula/serial";
import { text, type Language, type Text } from "../i18n/text";
import type { InputRow } from "../plan/choices";
import { workdayUpTo, type WorkCalendar } from "../rules/workday";
import { SAMPLE_CUSTOMERS, type SampleCustomer } from "./customers";
import { FESTIVAL_COUNTRIES } from "./festivals";
import { label } from "./label";
import { SAMPLE_PRODUCTS } from "./products";
import type { Random } from "./random";

/** The sample's archive: contacts, companies, countries, needs and update requests of its larger customers. */

/** The customers whose archives are filled in: the first of each region have the most trade. */
const ARCHIVED: readonly SampleCustomer[] = SAMPLE_CUSTOMERS.filter((customer) =>
  customer.years.some((year) => year.sales >= 60),
);

const numbered = (prefix: string, index: number): string => `${prefix}-${String(index + 1).padStart(3, "0")}`;

const mailOf = (name: string, customer: SampleCustomer): string => {
  const plain = (words: string): string =>
    words
      .normalize("NFD")
      .replace(/[^A-Za-z]/g, "")
      .toLowerCase();
  return `${plain(name)}@${plain(customer.shortName)}.example`;
};

const BUYER = text("采购经理", "Purchasing manager");
const OWNER = text("总经理", "Managing director");
const LOGISTICS = text("物流主管", "Head of logistics");
const MET = text("展会认识,邮件往来顺畅。", "Met at the fair; answers mail readily.");
const SECOND_NAMES = [
  "Robin Falkner",
  "Sam Terrell",
  "Alex Morrow",
  "Kim Aldous",
  "Chris Venner",
  "Jo Lindqvist",
];

/** One main contact a customer, and a second person at some. */
export function contactRows(language: Language, today: number, random: Random): InputRow[] {
  const { year } = serialToDate(today);
  const say = (words: Text): string => words[language];
  return ARCHIVED.flatMap((customer, index): { customer: SampleCustomer; name: string; main: boolean }[] => [
    { customer, name: customer.contact, main: true },
    ...(index % 4 === 0
      ? [{ customer, name: SECOND_NAMES[(index / 4) % SECOND_NAMES.length] ?? "", main: false }]
      : []),
  ]).map(({ customer, name, main }, index): InputRow => ({
    contactNo: numbered("CT", index),
    customerId: customer.id,
    name,
    isMain: label("yesNo", main ? "yes" : "no", language),
    title: say(main ? (index % 3 === 0 ? OWNER : BUYER) : LOGISTICS),
    isDecider: label("yesNo", main ? "yes" : "no", language),
    email: mailOf(name, customer),
    phone: `+00 ${random.whole(20, 99)} 555 0${random.whole(200, 299)}`,
    language: "English",
    rank: label("jobLevel", main ? (index % 3 === 0 ? "top" : "middle") : "staff", language),
    metThrough: label("source", random.pick(["fair", "b2b", "referral"]), language),
    influence: label("level", main ? "high" : "medium", language),
    dealings: main ? say(MET) : null,
    birthday: dateToSerial(year - random.whole(28, 60), random.whole(1, 12), random.whole(1, 28)),
    createdOn: addMonths(today, -random.whole(3, 20)),
  }));
}

const STRENGTHS: readonly Text[] = [
  text("本地渠道稳定,门店多。", "Steady local channels, many shops."),
  text("自有品牌,设计能力强。", "Own brand and good design."),
  text("仓储配送快,付款及时。", "Quick delivery from stock, pays on time."),
];
const NEWS = text("计划明年新开两家门店。", "Plans to open two more shops next year.");
const ORGANISATION = text("采购部三人,老板审批。", "Three buyers; the owner signs.");
const COOPERATION = text(
  "三年稳定下单,品类逐步扩大。",
  "Three years of steady orders, more product lines each year.",
);

export function companyRows(language: Language, today: number, random: Random): InputRow[] {
  const { year } = serialToDate(today);
  return ARCHIVED.map((customer, index): InputRow => ({
    companyNo: `CP-${customer.id}`,
    customerId: customer.id,
    established: year - random.whole(6, 45),
    mainProducts: label("industry", customer.industry, language),
    strengths: random.pick(STRENGTHS)[language],
    organisation: ORGANISATION[language],
    salesModel: label(
      "salesModel",
      customer.type === "wholesaler" ? "wholesale" : customer.type === "chain" ? "shops" : "mixed",
      language,
    ),
    news: index % 5 === 0 ? NEWS[language] : null,
    newsDate: index % 5 === 0 ? addMonths(today, -2) : null,
    reportConclusion: label("rating", index % 7 === 3 ? "fair" : "good", language),
    reportDate: addMonths(today, -random.whole(1, 14)),
    salesAbility: label("level", random.pick(["high", "medium"]), language),
    potential: label("level", random.pick(["high", "medium", "low"]), language),
    cooperation: COOPERATION[language],
    reputation: label("rating", "good", language),
    createdOn: addMonths(today, -random.whole(3, 20)),
  }));
}

/** country|trade policy|currency stable|settlement|ports|currency|time zone */
const COUNTRIES = `
DE|good|good|good|fair|EUR|UTC+1
GB|good|fair|good|fair|GBP|UTC+0
NL|good|good|good|fair|EUR|UTC+1
FR|good|good|good|fair|EUR|UTC+1
ES|good|good|good|good|EUR|UTC+1
IT|good|good|fair|fair|EUR|UTC+1
US|poor|good|good|fair|USD|UTC-5
BR|fair|poor|fair|poor|BRL|UTC-3
RU|fair|poor|poor|fair|RUB|UTC+3
AE|good|good|good|good|AED|UTC+4
SA|good|good|good|fair|SAR|UTC+3
JP|good|fair|good|good|JPY|UTC+9
NG|fair|poor|poor|poor|NGN|UTC+1
AU|good|good|good|good|AUD|UTC+10
`;

export function countryRows(language: Language, today: number): InputRow[] {
  return COUNTRIES.trim()
    .split("\n")
    .map((line): InputRow => {
      const [code = "", policy = "", exchange = "", settlement = "", ports = "", currency = "", zone = ""] =
        line.split("|");
      return {
        countryCode: code,
        country: label("country", code, language),
        tradePolicy: label("rating", policy, language),
        exchangeStability: label("rating", exchange, language),
        settlement: label("rating", settlement, language),
        ports: label("rating", ports, language),
        currency,
        timeZone: zone,
        notes: FESTIVAL_COUNTRIES.includes(code) ? null : NO_FESTIVALS[language],
        updatedOn: addMonths(today, -1),
      };
    });
}

const NO_FESTIVALS = text("节日待补。", "Festivals to be added.");

const NEEDS: readonly (readonly [kind: string, content: Text, proposal: Text])[] = [
  [
    "need",
    text("外箱减塑,改用纸胶带。", "Less plastic on cartons, paper tape."),
    text("改纸胶带,每箱加 0.03。", "Paper tape, 0.03 more a carton."),
  ],
  [
    "preference",
    text("偏好哑光表面。", "Prefers matt surfaces."),
    text("提供三色哑光样。", "Three matt samples."),
  ],
  [
    "need",
    text("要求每单附色样卡。", "Wants a colour card with every order."),
    text("随货附色样卡。", "Colour card in each shipment."),
  ],
  [
    "need",
    text("小批量试单。", "Small trial orders."),
    text("起订量减半,单价加 4%。", "Half the minimum, price up 4 %."),
  ],
  [
    "preference",
    text("习惯周二视频会议。", "Likes video calls on Tuesdays."),
    text("固定周二下午。", "Tuesdays in the afternoon."),
  ],
];
const PREFERENCE_STATUS = ["new", "working", "offered", "adopted", "adopted", "dropped"] as const;

export function preferenceRows(
  staff: (customer: SampleCustomer) => string,
  language: Language,
  today: number,
  random: Random,
): InputRow[] {
  return ARCHIVED.slice(0, 15).map((customer, index): InputRow => {
    const [kind, content, proposal] = NEEDS[index % NEEDS.length] ?? ["need", text("", ""), text("", "")];
    return {
      preferenceNo: numbered("ND", index),
      customerId: customer.id,
      date: today - random.whole(5, 200),
      kind: label("preferenceKind", kind, language),
      content: content[language],
      product: random.pick(SAMPLE_PRODUCTS).name[language],
      origin: label("preferenceSource", random.pick(["talk", "survey", "data"]), language),
      proposal: proposal[language],
      status: label(
        "preferenceStatus",
        PREFERENCE_STATUS[index % PREFERENCE_STATUS.length] ?? "new",
        language,
      ),
      owner: staff(customer),
    };
  });
}

const CHECK_ITEMS: readonly Text[] = [
  text("地址、电话、开户行", "Address, telephone, bank"),
  text("联系人与职位", "Contacts and positions"),
  text("税号与工商登记号", "Tax and registration numbers"),
];
/** Days ago that a request was sent; the answer came so many days later, null when there is none yet. */
const REQUESTS: readonly (readonly [sent: number, replied: number | null])[] = [
  [90, 6],
  [80, 12],
  [62, 20],
  [48, 9],
  [40, null],
  [33, 5],
  [26, null],
  [15, 4],
  [9, null],
  [4, null],
];

export function updateRequestRows(
  staff: (customer: SampleCustomer) => string,
  language: Language,
  today: number,
  calendar: WorkCalendar,
): InputRow[] {
  return REQUESTS.map(([sent, replied], index): InputRow => {
    const customer = ARCHIVED[index * 2] ?? SAMPLE_CUSTOMERS[index];
    if (!customer) throw new Error("The sample has no customers");
    const sentDate = workdayUpTo(today - sent, calendar);
    const answered = replied === null ? null : sentDate + replied;
    const entered = index < 4;
    return {
      requestNo: numbered("UR", index),
      customerId: customer.id,
      sentDate,
      method: label("updateMethod", index % 3 === 0 ? "sheet" : "email", language),
      items: CHECK_ITEMS[index % CHECK_ITEMS.length]?.[language] ?? null,
      repliedDate: answered,
      origin: answered === null ? null : label("dataSource", "customer", language),
      verified: answered === null ? null : label("yesNo", entered ? "yes" : "no", language),
      appliedDate: answered !== null && entered ? answered + 2 : null,
      owner: staff(customer),
    };
  });
}
