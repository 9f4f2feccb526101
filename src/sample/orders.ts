import { text, type Language, type Text } from "../i18n/text";
import type { InputRow } from "../plan/choices";
import { roundHalfUp } from "../rules/periods";
import { workdayAfter, workdayUpTo, type WorkCalendar } from "../rules/workday";
import { label } from "./label";
import { SAMPLE_FACTORIES, SAMPLE_MERCHANDISERS } from "./products";
import type { Random } from "./random";
import type { SampleContract } from "./trade";

/** How a contract was carried out. Dates are serial numbers; null means not yet. */
export interface SampleOrder {
  readonly contract: SampleContract;
  readonly delivery: number;
  readonly planned: number;
  readonly shipped: number | null;
  /** Share of the amount asked for as a deposit; 0 without one. */
  readonly depositShare: number;
  readonly depositDate: number | null;
  readonly productionStart: number | null;
  readonly lcExpiry: number | null;
}

/** Terms with a deposit of 30 % and the balance later. */
const WITH_DEPOSIT: readonly string[] = ["ttAdvance", "ttCopy", "oa", "wu"];
export const DEPOSIT_SHARE = 0.3;

/** Contracts younger than this are not in production yet. */
const PRODUCTION_LEAD = 15;

type Role = "late" | "soon" | "unpaid";

/** Age in days of the contracts that make the day's list worth reading: one late, one due soon, one without its deposit. */
const ROLES: readonly (readonly [role: Role, age: number])[] = [
  ["late", 58],
  ["soon", 38],
  ["unpaid", 12],
];

/** The contract of each role: the one whose age is nearest. */
function rolesOf(contracts: readonly SampleContract[], today: number): ReadonlyMap<string, Role> {
  const roles = new Map<string, Role>();
  for (const [role, age] of ROLES) {
    const distance = (contract: SampleContract): number => Math.abs(today - contract.date - age);
    const [nearest] = contracts
      .filter(
        ({ no, cancelled, customer }) =>
          !cancelled && !roles.has(no) && WITH_DEPOSIT.includes(customer.terms),
      )
      .sort((a, b) => distance(a) - distance(b));
    if (nearest) roles.set(nearest.no, role);
  }
  return roles;
}

/** A contract of a large customer, in USD. */
const LARGE_CONTRACT = 30_000;

function carryOut(
  contract: SampleContract,
  today: number,
  role: Role | undefined,
  calendar: WorkCalendar,
  random: Random,
): SampleOrder {
  const { date, customer } = contract;
  const days = random.whole(35, 60);
  const late = random.chance(0.14);
  const shift = late ? random.whole(2, 16) : -random.whole(0, 5);
  // A deposit is due after seven days; one in twenty of the smaller ones is late. Large customers pay few, and one
  // late deposit a year would make all of them unpunctual.
  const slack = random.chance(0.05) && contract.amount * contract.rate < LARGE_CONTRACT;
  const depositDate = date + (slack ? random.whole(9, 14) : random.whole(2, 7));
  const delivery = role === "late" ? today - 4 : role === "soon" ? today + 5 : date + days;
  const planned = delivery - random.whole(1, 3);
  const wanted = workdayUpTo(delivery + shift, calendar);
  const open = contract.cancelled || role !== undefined || wanted >= today;
  const depositShare = WITH_DEPOSIT.includes(customer.terms) && !contract.cancelled ? DEPOSIT_SHARE : 0;
  const depositIn = depositShare > 0 && role !== "unpaid" && (depositDate < today || !open);
  const start = depositShare > 0 ? depositDate + 1 : workdayAfter(date, 3, calendar);
  const started =
    !contract.cancelled &&
    role !== "unpaid" &&
    (!open || (start < today - 3 && date < today - PRODUCTION_LEAD));
  return {
    contract,
    delivery,
    planned,
    shipped: open ? null : wanted,
    depositShare,
    depositDate: depositIn ? Math.min(depositDate, today - 1) : null,
    productionStart: started ? start : null,
    lcExpiry: customer.terms === "lcSight" || customer.terms === "lcUsance" ? delivery + 35 : null,
  };
}

/** One order a contract: most on time, about one in seven late, the latest ones open, one of them overdue. */
export function sampleOrders(
  contracts: readonly SampleContract[],
  today: number,
  calendar: WorkCalendar,
  random: Random,
): SampleOrder[] {
  const roles = rolesOf(contracts, today);
  return contracts.map((contract) => carryOut(contract, today, roles.get(contract.no), calendar, random));
}

const STATES: Readonly<Record<"waiting" | "making" | "done" | "shortage" | "stopped", Text>> = {
  waiting: text("待排产", "To be scheduled"),
  making: text("生产中", "In production"),
  done: text("已完工", "Finished"),
  shortage: text("缺包材,延后", "Packaging short, delayed"),
  stopped: text("已停止", "Stopped"),
};

function stateOf(order: SampleOrder, today: number): Text {
  if (order.contract.cancelled) return STATES.stopped;
  if (order.shipped !== null) return STATES.done;
  if (order.delivery < today) return STATES.shortage;
  return order.productionStart === null ? STATES.waiting : STATES.making;
}

const PORT_OF_LOADING = text("宁波", "Ningbo");
const CLOSED_AFTER = 80;

/** Rows of the order table. `unpaid` holds the contracts with money still open: they cannot be closed. */
export function orderRows(
  orders: readonly SampleOrder[],
  unpaid: ReadonlySet<string>,
  language: Language,
  today: number,
  random: Random,
): InputRow[] {
  return orders.map((order) => {
    const { contract, shipped } = order;
    const { customer, product } = contract;
    const closed = shipped === null ? null : shipped + CLOSED_AFTER + random.whole(0, 15);
    const isClosed = closed !== null && closed < today && !unpaid.has(contract.no);
    const deposit = roundHalfUp(contract.amount * order.depositShare, 2);
    const inspection = shipped === null ? null : shipped - random.whole(4, 7);
    return {
      contractNo: contract.no,
      customerId: customer.id,
      signedDate: contract.date,
      product: product.name[language],
      currency: label("currency", contract.currency, language),
      deliveryDate: order.delivery,
      shippedDate: shipped,
      merchandiser: random.pick(SAMPLE_MERCHANDISERS)[language],
      customerPo: `PO-${contract.no.slice(2)}-${random.whole(100, 999)}`,
      itemNo: product.item,
      specification: product.specification[language],
      quantity: contract.quantity,
      unit: label("unit", product.unit, language),
      unitPrice: contract.unitPrice,
      tolerance: 0.05,
      incoterm: random.pick(["FOB", "FOB", "CIF", "CFR"]),
      paymentTerms: label("paymentTerms", customer.terms, language),
      depositDue: deposit > 0 ? deposit : null,
      depositReceived: order.depositDate === null ? null : deposit,
      depositDate: order.depositDate,
      lcNo: order.lcExpiry === null ? null : `LC${contract.no.slice(2)}${random.whole(1000, 9999)}`,
      lcLatestShipment: order.lcExpiry === null ? null : order.delivery + 10,
      lcExpiry: order.lcExpiry,
      factory: random.pick(SAMPLE_FACTORIES)[language],
      productionStart: order.productionStart,
      productionState: stateOf(order, today)[language],
      inspectionDate: inspection,
      inspectionResult: inspection === null ? null : label("inspection", "pass", language),
      plannedShipment: order.planned,
      portOfLoading: PORT_OF_LOADING[language],
      portOfDischarge: customer.port,
      finalMarket: label("country", customer.country, language),
      cancelled: contract.cancelled ? label("yesNo", "yes", language) : null,
      closedDate: isClosed ? closed : null,
      createdOn: contract.date,
    };
  });
}
