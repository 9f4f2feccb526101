import { addMonths, serialToDate } from "../formula/serial";
import { text, type Language } from "../i18n/text";
import type { InputRow, TableData } from "../plan/choices";
import { workdayRows, sampleCalendar } from "./calendar";
import { complaintRows } from "./complaints";
import { isProspect, SAMPLE_CUSTOMERS, type SampleCustomer } from "./customers";
import { festivalRows } from "./festivals";
import { followUpRows, GIVEN_UP, recordDate } from "./follow-ups";
import { label } from "./label";
import { DEPOSIT_SHARE, orderRows, sampleOrders } from "./orders";
import { competitionRows, entertainmentRows, exchangeRateRows, treatmentRows } from "./management";
import { contactPlanRows, visitRows } from "./plans";
import { SAMPLE_MERCHANDISERS, SAMPLE_PRODUCTS, SAMPLE_SALES } from "./products";
import { randomStream, type Random } from "./random";
import {
  archiveRows,
  backupRows,
  destructionRows,
  filingRows,
  folderRows,
  improvementRows,
  responsibilityRows,
} from "./archive";
import { inquiryRows, limitRows, monthlyRows, poolRows, reviewRows } from "./sales";
import { closingDayOf, creditDaysOf, isOpen, receivableRows, samplePayments } from "./receivables";
import { companyRows, contactRows, countryRows, preferenceRows, updateRequestRows } from "./records";
import { executionRows, productRows, registerRows, shipmentRows } from "./shipments";
import { surveyRows } from "./surveys";
import { sampleContracts, transactionRows, type SampleContract } from "./trade";

const SEED = 20_260_101;

/** Staff names that occur in the sample, for the list of staff: sales people first. */
export function sampleStaff(language: Language, salesperson = ""): string[] {
  const names = [...SAMPLE_SALES, ...SAMPLE_MERCHANDISERS].map((name) => name[language]);
  return salesperson === "" ? names : [salesperson, ...names.slice(1).filter((name) => name !== salesperson)];
}

/**
 * The product's sample: an invented exporter of homeware, lighting and garden tools with sixty customers and three
 * years of trade up to `today` (a serial date). The same day gives the same rows; the languages differ in words
 * only. `salesperson` takes the place of the first of the sample's sales people.
 */
export function sampleData(language: Language, today: number, salesperson = ""): TableData {
  const calendar = sampleCalendar(today);
  const stream = (name: string): Random => randomStream(SEED, name);
  const staff = staffOf(language, salesperson);

  const contracts = sampleContracts(today, calendar, stream("contracts"));
  const orders = sampleOrders(contracts, today, calendar, stream("orders"));
  const payments = samplePayments(orders, today, calendar, stream("payments"));
  const people = sampleStaff(language, salesperson).slice(0, SAMPLE_SALES.length);
  const unpaid = new Set(payments.filter(isOpen).map((payment) => payment.order.contract.no));

  return {
    customer: customerRows(contracts, staff, language, today, stream("customers")),
    transaction: transactionRows(contracts, language, stream("costs")),
    order: orderRows(orders, unpaid, language, today, stream("order details")),
    receivable: receivableRows(payments, language),
    followUp: followUpRows(contracts, staff, language, today, calendar, stream("contacts")),
    complaint: complaintRows(orders, language, today, calendar, stream("complaints")),
    survey: surveyRows(contracts, language, today, calendar, stream("surveys")),
    contactPlan: contactPlanRows(staff, language, today, calendar, stream("contact plan")),
    visit: visitRows(staff, language, today, calendar),
    entertainment: entertainmentRows(contracts, staff, language, today, calendar, stream("entertainment")),
    exchangeRate: exchangeRateRows(language, today, stream("exchange rates")),
    competition: competitionRows(contracts, staff, language, today, stream("competition")),
    treatment: treatmentRows(language),
    contact: contactRows(language, today, stream("contact persons")),
    company: companyRows(language, today, stream("companies")),
    countryInfo: countryRows(language, today),
    countryFestival: festivalRows(language, today),
    preference: preferenceRows(staff, language, today, stream("preferences")),
    updateRequest: updateRequestRows(staff, language, today, calendar),
    shipment: shipmentRows(orders, unpaid, language, today, stream("shipments")),
    product: productRows(language, today),
    executionNode: executionRows(orders, language, today, stream("milestones")),
    register: registerRows(language, today),
    improvement: improvementRows(language, today),
    inquiry: inquiryRows(contracts, staff, language, today, stream("inquiries")),
    poolRecord: poolRows(staff, people, language, today),
    salesLimit: limitRows(people, today),
    monthlySales: monthlyRows(people, today, stream("targets")),
    review: reviewRows(people, language, today),
    archiveItem: archiveRows(language, today),
    filing: filingRows(language, today),
    destruction: destructionRows(language, today),
    customerFolder: folderRows(orders, language, today),
    responsibility: responsibilityRows(language, today),
    backup: backupRows(language, today),
    workday: workdayRows(language, today),
  };
}

/** Who looks after a customer: by region and turn, always the same person. */
function staffOf(language: Language, salesperson: string): (customer: SampleCustomer) => string {
  const names = sampleStaff(language, salesperson).slice(0, SAMPLE_SALES.length);
  const owners = new Map(
    SAMPLE_CUSTOMERS.map((customer, index) => [customer.id, names[index % names.length] ?? ""]),
  );
  return (customer) => owners.get(customer.id) ?? "";
}

const VIP_NOTE = text("集团总部要求重点维护。", "Head office asks for special care.");
const SAMPLE_TAG = text("示例", "sample");
const SCOPE = text("家居与园艺用品进口", "Import of homeware and garden goods");
const GIVEN_UP_NOTE = text(
  "两年订单小且无回复,停止跟进。",
  "Two years of small orders and no answer: given up.",
);
/** Good names of the trade: two large ones, one that owes, a prospect, and those that do not reorder steadily yet. */
const QUALITY_BRANDS: readonly string[] = [
  "EU-006",
  "EU-008",
  "EU-019",
  "EU-023",
  "AM-001",
  "AM-005",
  "AS-001",
  "AS-004",
  "AS-008",
  "AU-003",
];
/** Raised by hand in spite of its sales. */
const RAISED = "EU-007";

/** Large and steady, but a customer for less than two years: the rule cannot make it a VIP, a person can. */
const PROMOTED = "AS-003";
const PROMOTED_NOTE = text("合作未满两年,但订单大而稳定。", "Under two years, but large and steady.");

function customerRows(
  contracts: readonly SampleContract[],
  staff: (customer: SampleCustomer) => string,
  language: Language,
  today: number,
  random: Random,
): InputRow[] {
  const calendar = sampleCalendar(today);
  const firstDates = new Map<string, number>();
  for (const { customer, date } of contracts) {
    if (!firstDates.has(customer.id)) firstDates.set(customer.id, date);
  }
  const yes = label("yesNo", "yes", language);
  return SAMPLE_CUSTOMERS.map((customer): InputRow => {
    const first = firstDates.get(customer.id) ?? null;
    const created = recordDate(customer, first, today, calendar);
    const domain = `${customer.shortName
      .normalize("NFD")
      .replace(/[^A-Za-z]/g, "")
      .toLowerCase()}.example`;
    const yearly = Math.max(...customer.years.map((year) => year.sales));
    const interested = random.pick(SAMPLE_PRODUCTS).name[language];
    const usesDeposit = ["ttAdvance", "ttCopy", "oa", "wu"].includes(customer.terms);
    return {
      customerId: customer.id,
      shortName: customer.shortName,
      country: label("country", customer.country, language),
      owner: staff(customer),
      demand: label("demand", customer.demand, language),
      expectedDate: customer.expectedIn === null ? null : today + customer.expectedIn,
      fullName: customer.fullName,
      city: customer.city,
      address: `PO Box ${random.whole(1000, 9899)}, ${customer.city}`,
      postcode: String(random.whole(1000, 99_999)).padStart(5, "0"),
      phone: `+00 ${random.whole(20, 99)} 555 0${random.whole(100, 199)}`,
      email: `purchasing@${domain}`,
      website: `www.${domain}`,
      contactPerson: customer.contact,
      businessScope: SCOPE[language],
      customerType: label("customerType", customer.type, language),
      size: label("size", customer.size, language),
      industry: label("industry", customer.industry, language),
      interestedProducts: interested,
      source: label(
        "source",
        random.pick(["fair", "fair", "b2b", "search", "referral", "customs"]),
        language,
      ),
      tags: SAMPLE_TAG[language],
      established: serialToDate(today).year - random.whole(6, 45),
      since: first,
      creditLimit: yearly >= 50 ? Math.round(yearly / 4) * 1000 : null,
      depositShare: usesDeposit ? DEPOSIT_SHARE : null,
      creditDays: creditDaysOf(customer.terms),
      closingDay: closingDayOf(customer.terms),
      paymentTerms: label("paymentTerms", customer.terms, language),
      currency: label("currency", customer.currency, language),
      transport: label("transport", "sea", language),
      deliveryPlace: customer.port,
      qualityBrand: QUALITY_BRANDS.includes(customer.id) ? yes : null,
      managementClassManual: customer.id === RAISED ? label("managementClass", "1", language) : null,
      managementClassNote: customer.id === RAISED ? VIP_NOTE[language] : null,
      cooperationGradeManual: customer.id === PROMOTED ? label("cooperationGrade", "A", language) : null,
      cooperationGradeNote: customer.id === PROMOTED ? PROMOTED_NOTE[language] : null,
      givenUp: customer.id === GIVEN_UP ? yes : null,
      notes: customer.id === GIVEN_UP ? GIVEN_UP_NOTE[language] : null,
      createdOn: created,
      updatedOn: isProspect(customer) ? created : Math.max(created, addMonths(today, -1)),
    };
  });
}
