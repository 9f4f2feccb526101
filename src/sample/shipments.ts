import { text, type Language, type Text } from "../i18n/text";
import type { InputRow } from "../plan/choices";
import { EXECUTION_NODES } from "../rules/execution-node";
import { roundHalfUp } from "../rules/periods";
import { label } from "./label";
import type { SampleOrder } from "./orders";
import { SAMPLE_FACTORIES, SAMPLE_MERCHANDISERS, SAMPLE_PRODUCTS } from "./products";
import type { Random } from "./random";

/** Shipments, products, milestones and register entries of the sample: the latest orders carried further. */

const SHIPPED_LISTED = 16;
const OPEN_LISTED = 8;

/** The date when it lies in the past; nothing has happened yet otherwise. */
const past = (date: number | null, today: number): number | null =>
  date !== null && date < today ? date : null;

const isOpen = (order: SampleOrder): boolean => order.shipped === null && !order.contract.cancelled;

/** The latest orders that left, and the next ones to leave. */
function latest(orders: readonly SampleOrder[]): SampleOrder[] {
  const shipped = orders
    .filter((order) => order.shipped !== null)
    .sort((a, b) => (a.shipped ?? 0) - (b.shipped ?? 0))
    .slice(-SHIPPED_LISTED);
  const open = orders
    .filter(isOpen)
    .sort((a, b) => a.delivery - b.delivery)
    .slice(0, OPEN_LISTED);
  return [...shipped, ...open];
}

const FORWARDERS: readonly Text[] = [
  text("宁波海丰货代", "Haifeng Forwarding, Ningbo"),
  text("甬港联运", "Yonggang Logistics"),
];
const LINES: readonly string[] = ["COSCO", "MSC", "ONE", "EMC"];
const VESSELS: readonly string[] = ["STAR AMBER", "OCEAN LILY", "PACIFIC CREST", "NORTH HARBOUR"];
const SAILING_DAYS = 27;
/** Days after departure on which papers were signed for. */
const SIGNED_AFTER = 16;

/** Rows of the shipment table. `unpaid` holds the contracts with money still open. */
export function shipmentRows(
  orders: readonly SampleOrder[],
  unpaid: ReadonlySet<string>,
  language: Language,
  today: number,
  random: Random,
): InputRow[] {
  const yes = label("yesNo", "yes", language);
  return latest(orders).map((order, index): InputRow => {
    const { contract, shipped } = order;
    const etd = shipped === null ? order.planned : shipped - random.whole(0, 2);
    const eta = etd + SAILING_DAYS + random.whole(-4, 6);
    const ata = shipped === null ? null : past(eta + random.whole(-1, 3), today);
    const carton = contract.product.price > 15 ? 4 : 24;
    const cartons = Math.ceil(contract.quantity / carton);
    const volume = roundHalfUp(cartons * 0.052, 2);
    const sent = shipped === null ? null : past(shipped + 6, today);
    const signed = shipped === null ? null : past(shipped + SIGNED_AFTER, today);
    const free = !unpaid.has(contract.no);
    const declared = shipped === null ? null : past(shipped + 20, today);
    const booked = shipped !== null || etd < today + 25;
    const document = shipped === null ? "todo" : sent === null ? "ready" : "sent";
    const forwarder = random.pick(FORWARDERS)[language];
    const carrier = random.pick(LINES);
    const vessel = `${random.pick(VESSELS)} ${random.whole(11, 98)}W`;
    const bookingNo = `SO${random.whole(100_000, 999_999)}`;
    const containerNo = `TGBU${random.whole(1_000_000, 9_999_999)}`;
    const blNo = `${carrier}NB${random.whole(100_000, 999_999)}`;
    return {
      shipmentNo: `SH${String(index + 1).padStart(3, "0")}-${contract.no}`,
      contractNo: contract.no,
      vessel: booked ? vessel : null,
      etd,
      atd: shipped,
      eta,
      ata,
      releasedDate: signed !== null && free ? signed : null,
      quantity: contract.quantity,
      cartons,
      grossWeight: roundHalfUp(cartons * 9.4, 1),
      volume,
      container: label("container", volume > 57 ? "hq40" : volume > 22 ? "gp20" : "lcl", language),
      containerNo: shipped === null ? null : containerNo,
      forwarder,
      bookingNo: booked ? bookingNo : null,
      carrier,
      exFactory: etd - random.whole(4, 11),
      documentCutoff: etd - 2,
      customsCutoff: etd - 1,
      portCutoff: etd - 1,
      vgmCutoff: etd - 2,
      blNo: sent === null ? null : blNo,
      blType: label("billType", random.pick(["original", "telex", "telex"]), language),
      clearedDate: shipped === null ? null : shipped - 1,
      invoice: label("documentState", document, language),
      packingList: label("documentState", document, language),
      origin: label("documentState", document, language),
      sentDate: sent,
      signedDate: signed,
      signedBy: signed === null ? null : contract.customer.contact,
      packingSlip: shipped === null ? null : yes,
      customsPapers: shipped === null ? null : yes,
      factoryReport: shipped === null || index % 7 === 3 ? null : yes,
      inspectionCertificate: shipped !== null && index % 3 === 0 ? yes : null,
      declaredDate: declared,
      filedDate: declared === null ? null : past(declared + 10, today),
      createdOn: contract.date,
    };
  });
}

const MATERIALS: Readonly<Record<string, Text>> = {
  SL: text("不锈钢、ABS", "Stainless steel, ABS"),
  DL: text("铝、PC", "Aluminium, PC"),
  CK: text("不锈钢 304", "Stainless steel 304"),
  BB: text("竹", "Bamboo"),
  CD: text("陶瓷", "Ceramic"),
  SB: text("棉绳", "Cotton rope"),
};
const OTHER_MATERIAL = text("金属、塑料", "Metal, plastic");
const ELECTRIC: readonly string[] = ["SL", "DL", "PD", "ST"];
const FOOD_CONTACT: readonly string[] = ["CK", "BB", "CD", "VF"];
/** Yuan for one dollar in the sample's cost prices. */
const COST_RATE = 7.1;

/** Rows of the product table: everything the sample's exporter sells. */
export function productRows(language: Language, today: number): InputRow[] {
  return SAMPLE_PRODUCTS.map((product, index): InputRow => {
    const family = product.item.slice(0, 2);
    const large = product.price > 15;
    const factory = SAMPLE_FACTORIES[index % SAMPLE_FACTORIES.length];
    return {
      itemNo: product.item,
      name: product.name[language],
      nameEn: product.name["en-US"],
      specification: product.specification[language],
      unit: label("unit", product.unit, language),
      minimumOrder: large ? 300 : 1_000,
      cost: roundHalfUp(product.price * COST_RATE * 0.9, 2),
      price: product.price,
      currency: "USD",
      factory: factory?.[language] ?? null,
      discontinued: product.item === "DS-014" ? label("yesNo", "yes", language) : null,
      material: (MATERIALS[family] ?? OTHER_MATERIAL)[language],
      hsCode: `${ELECTRIC.includes(family) ? "9405" : "7323"}${String(1000 + index * 10).padStart(6, "0")}`,
      origin: label("country", "CN", language),
      certificates: ELECTRIC.includes(family) ? "CE, RoHS" : FOOD_CONTACT.includes(family) ? "LFGB" : null,
      statutory: family === "CD" || family === "CK" ? label("yesNo", "yes", language) : null,
      vatRate: 0.13,
      refundRate: 0.13,
      sampleDate: today - 420 + index * 9,
      perCarton: large ? 4 : 24,
      cartonLength: 48 + (index % 4) * 3,
      cartonWidth: 38,
      cartonHeight: 28 + (index % 3) * 2,
      grossWeight: 9.4,
      netWeight: 8.1,
      createdOn: today - 430 + index * 9,
    };
  });
}

const NODES_LISTED = ["start", "material", "final", "factory", "sailing"] as const;
const ORDERS_FOLLOWED = 6;

/** Rows of the milestone table: the next orders to leave and the last two that left, five milestones each. */
export function executionRows(
  orders: readonly SampleOrder[],
  language: Language,
  today: number,
  random: Random,
): InputRow[] {
  const listed = latest(orders).slice(-(ORDERS_FOLLOWED + 2));
  return listed.flatMap((order) =>
    NODES_LISTED.map((code): InputRow => {
      const lead = EXECUTION_NODES.find((node) => node.code === code)?.lead ?? 0;
      const position = EXECUTION_NODES.findIndex((node) => node.code === code) + 1;
      const due = Math.max(order.contract.date, order.delivery - lead);
      const slip = random.pick([-1, 0, 0, 1, 2]);
      const promised = code === "factory" || code === "material" ? due + random.pick([0, 0, 1, 4]) : null;
      const started = order.shipped !== null || order.productionStart !== null;
      const actual = started ? past(Math.max(order.contract.date, due + slip), today) : null;
      const done = order.shipped !== null ? Math.min(actual ?? order.shipped, order.shipped) : actual;
      return {
        nodeNo: `${order.contract.no}-${String(position).padStart(2, "0")}`,
        contractNo: order.contract.no,
        node: label("executionNode", code, language),
        planned: code === "start" || code === "factory" ? due : null,
        promised,
        actual: code === "sailing" ? order.shipped : done,
        progress: code === "material" ? (done === null ? 0.4 : 1) : null,
        owner: random.pick(SAMPLE_MERCHANDISERS)[language],
        createdOn: order.contract.date,
      };
    }),
  );
}

interface RegisterEntry {
  readonly kind: string;
  readonly daysAgo: number;
  readonly customer: string;
  readonly amount: number;
  /** Days from today to the due date. */
  readonly dueIn: number | null;
  readonly settled: number;
  readonly decision: string | null;
  readonly reason: Text;
}

const ENTRIES: readonly RegisterEntry[] = [
  {
    kind: "creditApproval",
    daysAgo: 210,
    customer: "EU-001",
    amount: 200_000,
    dueIn: 155,
    settled: 0,
    decision: "passed",
    reason: text("三年按时付款,额度提高。", "Three years of payment on time: a higher limit."),
  },
  {
    kind: "creditApproval",
    daysAgo: 5,
    customer: "AS-003",
    amount: 80_000,
    dueIn: 360,
    settled: 0,
    decision: "pending",
    reason: text("订单增长,申请额度。", "Orders grow; a limit is asked for."),
  },
  {
    kind: "security",
    daysAgo: 180,
    customer: "AM-006",
    amount: 50_000,
    dueIn: 180,
    settled: 0,
    decision: "passed",
    reason: text("银行保函。", "Bank guarantee."),
  },
  {
    kind: "arrears",
    daysAgo: 70,
    customer: "EU-010",
    amount: 9_600,
    dueIn: -20,
    settled: 4_000,
    decision: "passed",
    reason: text("尾款分两次归还。", "The balance in two parts."),
  },
  {
    kind: "repaymentPlan",
    daysAgo: 40,
    customer: "AM-004",
    amount: 18_000,
    dueIn: 35,
    settled: 6_000,
    decision: "passed",
    reason: text("分三期归还。", "Three instalments."),
  },
  {
    kind: "extension",
    daysAgo: 33,
    customer: "EU-018",
    amount: 7_500,
    dueIn: -3,
    settled: 7_500,
    decision: "passed",
    reason: text("到港延误,延期一个月。", "The ship was late: one month more."),
  },
  {
    kind: "extension",
    daysAgo: 12,
    customer: "AM-007",
    amount: 12_000,
    dueIn: 30,
    settled: 0,
    decision: "rejected",
    reason: text("已有逾期,不同意延期。", "Already overdue: refused."),
  },
  {
    kind: "goodsInOut",
    daysAgo: 61,
    customer: "EU-003",
    amount: 3_200,
    dueIn: null,
    settled: 3_200,
    decision: "passed",
    reason: text("展会样品寄送与退回。", "Samples for a fair, sent and returned."),
  },
  {
    kind: "refund",
    daysAgo: 48,
    customer: "EU-005",
    amount: 640,
    dueIn: 12,
    settled: 0,
    decision: "passed",
    reason: text("破损折价,下单抵扣。", "Discount for breakage, off the next order."),
  },
  {
    kind: "refundApproval",
    daysAgo: 50,
    customer: "EU-005",
    amount: 640,
    dueIn: null,
    settled: 640,
    decision: "passed",
    reason: text("同意折价。", "Discount approved."),
  },
];

/** Rows of the register: some of each kind, one overdue and one refused. */
export function registerRows(language: Language, today: number): InputRow[] {
  return ENTRIES.map((entry, index): InputRow => {
    const date = today - entry.daysAgo;
    const isDone = entry.settled >= entry.amount;
    return {
      registerNo: `RG-${String(index + 1).padStart(3, "0")}`,
      date,
      kind: label("registerKind", entry.kind, language),
      customerId: entry.customer,
      amount: entry.amount,
      currency: "USD",
      dueDate: entry.dueIn === null ? null : today + entry.dueIn,
      settled: entry.settled === 0 ? null : entry.settled,
      decision: entry.decision === null ? null : label("approval", entry.decision, language),
      reason: entry.reason[language],
      applicant: SAMPLE_MERCHANDISERS[0]?.[language] ?? null,
      approver: entry.decision === "pending" ? null : (SAMPLE_MERCHANDISERS[1]?.[language] ?? null),
      approvedDate: entry.decision === "pending" ? null : Math.min(date + 2, today - 1),
      settledDate: isDone ? Math.min(date + 20, today - 1) : null,
      createdOn: date,
    };
  });
}
