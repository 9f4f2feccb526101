import { addMonths, serialToDate } from "../formula/serial";
import type { Language } from "../i18n/text";
import type { InputRow } from "../plan/choices";
import { roundHalfUp } from "../rules/periods";
import { workdayAfter, workdayUpTo, type WorkCalendar } from "../rules/workday";
import { SAMPLE_CUSTOMERS, type SampleCustomer } from "./customers";
import { label } from "./label";
import { SAMPLE_PRODUCTS, type SampleProduct } from "./products";
import type { Random } from "./random";

/** One contract of the sample: what the transaction, the order and its payments have in common. */
export interface SampleContract {
  readonly no: string;
  readonly customer: SampleCustomer;
  readonly date: number;
  readonly product: SampleProduct;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly currency: string;
  /** USD for 1 of the contract's currency. */
  readonly rate: number;
  /** In the contract's currency. */
  readonly amount: number;
  readonly cancelled: boolean;
}

type Draft = Omit<SampleContract, "no">;

/** USD for one unit, round which the contracts' rates lie. */
export const RATES: Readonly<Record<string, number>> = { USD: 1, EUR: 1.09, GBP: 1.27 };

/** Customers whose contract was called off, and how many days ago it had been signed. */
const CANCELLED: readonly (readonly [customer: string, daysAgo: number])[] = [
  ["EU-007", 96],
  ["AM-006", 240],
  ["AS-004", 420],
  ["EU-018", 700],
];

/** Products that firms of an industry prefer. */
const PREFERRED: Readonly<Record<string, readonly string[]>> = {
  furniture: ["PD-330", "CK-009", "CD-116", "SB-045"],
  electronics: ["SL-210", "DL-118", "PD-330", "ST-050"],
  hardware: ["GT-072", "GT-088", "GH-200", "WC-012", "SL-210"],
  daily: ["CK-009", "BB-031", "CD-116", "SB-045", "VF-500"],
  toys: ["DS-014", "ST-050", "VF-500"],
};

function productOf(customer: SampleCustomer, random: Random): SampleProduct {
  const items = PREFERRED[customer.industry] ?? [];
  const wanted = random.pick(items);
  return SAMPLE_PRODUCTS.find((product) => product.item === wanted) ?? random.pick(SAMPLE_PRODUCTS);
}

/** A contract over about `sales` USD: the price moves a little, the quantity is a round number of cartons. */
function draft(
  customer: SampleCustomer,
  date: number,
  sales: number,
  cancelled: boolean,
  random: Random,
): Draft {
  const product = productOf(customer, random);
  const currency = customer.currency;
  const rate = currency === "USD" ? 1 : roundHalfUp(random.near(RATES[currency] ?? 1, 0.03), 4);
  const unitPrice = roundHalfUp(random.near(product.price, 0.06) / rate, 2);
  const carton = product.price > 15 ? 4 : 24;
  const quantity = Math.max(1, Math.round(sales / rate / unitPrice / carton)) * carton;
  const amount = roundHalfUp(quantity * unitPrice, 2);
  return { customer, date, product, quantity, unitPrice, currency, rate, amount, cancelled };
}

/** The contracts of a customer in one of its three years: evenly spread, with some play. */
function contractsOfYear(
  customer: SampleCustomer,
  year: number,
  today: number,
  calendar: WorkCalendar,
  random: Random,
): Draft[] {
  const { contracts, sales } = customer.years[year] ?? { contracts: 0, sales: 0 };
  const start = addMonths(today, -12 * (customer.years.length - year));
  const end = Math.min(addMonths(start, 12), today - 1);
  const weights = Array.from({ length: contracts }, () => random.near(1, 0.35));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight, index) => {
    const slot = (end - start) / contracts;
    const wanted = Math.floor(start + slot * (index + 0.12 + random.next() * 0.76));
    const before = workdayUpTo(wanted, calendar);
    const date = before > start ? before : workdayAfter(start, 1, calendar);
    return draft(customer, date, ((sales * 1000) / whole) * weight, false, random);
  });
}

/** All contracts in date order, numbered as they were signed: TB, the year, a running number. */
export function sampleContracts(today: number, calendar: WorkCalendar, random: Random): SampleContract[] {
  const drafts = SAMPLE_CUSTOMERS.flatMap((customer) =>
    customer.years.flatMap((_, year) => contractsOfYear(customer, year, today, calendar, random)),
  );
  for (const [id, daysAgo] of CANCELLED) {
    const customer = SAMPLE_CUSTOMERS.find((candidate) => candidate.id === id);
    if (!customer) throw new Error(`No sample customer ${id}`);
    const date = workdayUpTo(today - daysAgo, calendar);
    drafts.push(draft(customer, date, random.near(24_000, 0.4), true, random));
  }
  const counts = new Map<number, number>();
  return drafts
    .sort((a, b) => a.date - b.date)
    .map((contract) => {
      const { year } = serialToDate(contract.date);
      const count = (counts.get(year) ?? 0) + 1;
      counts.set(year, count);
      return { ...contract, no: `TB${String(year % 100).padStart(2, "0")}${String(count).padStart(3, "0")}` };
    });
}

/** Rows of the transaction table. Cost, refund and charges leave the profit of an ordinary trader. */
export function transactionRows(
  contracts: readonly SampleContract[],
  language: Language,
  random: Random,
): InputRow[] {
  return contracts.map((contract) => {
    const base = contract.amount * contract.rate;
    const large = base > 80_000;
    // The refund of 13 % gives back about a tenth of the cost, so a cost of 95 % still earns money.
    const cost = roundHalfUp(base * random.near(large ? 0.955 : 0.92, 0.03), 2);
    const charges = roundHalfUp(base * random.near(0.03, 0.5), 2);
    const entertainment = random.chance(0.12) ? random.whole(8, 60) * 10 : null;
    return {
      transactionNo: contract.no,
      date: contract.date,
      customerId: contract.customer.id,
      product: contract.product.name[language],
      specification: contract.product.specification[language],
      quantity: contract.quantity,
      unit: label("unit", contract.product.unit, language),
      unitPrice: contract.unitPrice,
      currency: label("currency", contract.currency, language),
      rate: contract.rate,
      status: label("transactionStatus", contract.cancelled ? "cancelled" : "valid", language),
      purchaseCost: contract.cancelled ? null : cost,
      refundRate: contract.cancelled ? null : 0.13,
      charges: contract.cancelled ? null : charges,
      entertainment: contract.cancelled ? null : entertainment,
      createdOn: contract.date,
    };
  });
}
