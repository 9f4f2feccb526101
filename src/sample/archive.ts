import { addMonths } from "../formula/serial";
import { text, type Language, type Text } from "../i18n/text";
import type { InputRow } from "../plan/choices";
import { label } from "./label";
import type { SampleOrder } from "./orders";
import { SAMPLE_MERCHANDISERS } from "./products";

/** The archive of the sample: two customers filed in the fixed order, with loans, filings, a destruction and backups. */

interface Paper {
  readonly customer: string;
  readonly document: string;
  readonly count: number;
  readonly monthsAgo: number;
  readonly pages: number;
  readonly carrier: string;
}

const paper = (
  customer: string,
  document: string,
  count: number,
  monthsAgo: number,
  pages: number,
  carrier = "paper",
): Paper => ({ customer, document, count, monthsAgo, pages, carrier });

const PAPERS: readonly Paper[] = [
  paper("EU-001", "licence", 1, 40, 2),
  paper("EU-001", "taxCertificate", 2, 40, 1),
  paper("EU-001", "visitReport", 3, 14, 6, "electronic"),
  paper("EU-001", "contractList", 1, 3, 2, "electronic"),
  paper("EU-001", "contract", 2, 11, 8, "both"),
  paper("EU-001", "contract", 3, 5, 8, "both"),
  paper("EU-001", "creditApproval", 1, 7, 3),
  paper("EU-001", "packingSlip", 1, 4, 2),
  paper("EU-001", "customsPapers", 2, 4, 5),
  paper("EU-001", "factoryReport", 3, 4, 4),
  paper("EU-001", "refundList", 1, 9, 1, "electronic"),
  paper("EU-003", "licence", 1, 31, 2),
  paper("EU-003", "contractList", 1, 6, 1, "electronic"),
  paper("EU-003", "contract", 2, 6, 8, "both"),
  paper("EU-003", "customsPapers", 1, 3, 4),
  paper("EU-014", "licence", 1, 90, 2),
  paper("EU-014", "contract", 1, 75, 7),
  paper("EU-014", "customsPapers", 1, 74, 4),
  paper("EU-014", "refundApproval", 1, 70, 2),
  paper("AM-001", "licence", 1, 36, 3),
  paper("AM-001", "taxCertificate", 2, 36, 1),
  paper("AM-001", "creditApproval", 1, 12, 3, "electronic"),
];

const entry = (index: number): string => `AR-${String(index + 1).padStart(4, "0")}`;
const LENT = 4;
const FILED: readonly number[] = [16, 18];
const DESTROYED = 17;
/** Asked for, but its retention is not over: the check refuses it. */
const REFUSED = 16;

const person = (index: number, language: Language): string =>
  SAMPLE_MERCHANDISERS[index % SAMPLE_MERCHANDISERS.length]?.[language] ?? "";

/** Rows of the archive catalogue. */
export function archiveRows(language: Language, today: number): InputRow[] {
  return PAPERS.map((each, index): InputRow => {
    const dated = addMonths(today, -each.monthsAgo);
    return {
      entryNo: entry(index),
      customerId: each.customer,
      document: label("archiveDocument", each.document, language),
      sequence: each.count,
      title: `${each.customer} ${label("archiveDocument", each.document, language)}`,
      fileDate: dated,
      pages: each.pages,
      carrier: label("carrier", each.carrier, language),
      location:
        each.carrier === "electronic" ? `D:\\${each.customer}` : `A${1 + (index % 3)}-${1 + (index % 5)}`,
      landedOn: Math.min(dated + 3, today - 1),
      keeper: person(0, language),
      lastAccess: index % 5 === 1 ? today - 20 - index : null,
      lentTo: index === LENT ? person(1, language) : null,
      lentOn: index === LENT ? today - 6 : null,
      createdOn: Math.min(dated + 3, today - 1),
    };
  });
}

const BOX = text("归档盒", "Box");

/** Rows of the filing table. */
export function filingRows(language: Language, today: number): InputRow[] {
  return FILED.map((index, position): InputRow => ({
    filingNo: `FL-${String(position + 1).padStart(3, "0")}`,
    entryNo: entry(index),
    filedOn: today - 395 + position * 100,
    label: `${BOX[language]} ${position + 1}`,
    location: `B-${position + 1}`,
    createdOn: today - 395 + position * 100,
  }));
}

const OVER = text("保存期满", "Retention over");
const CLEAR = text("清理旧档", "Clearing old files");

/** Rows of the destruction log: one carried out as it should be, one that the check refuses. */
export function destructionRows(language: Language, today: number): InputRow[] {
  const row = (position: number, index: number, reason: Text): InputRow => ({
    destructionNo: `DS-${String(position).padStart(3, "0")}`,
    entryNo: entry(index),
    pages: PAPERS[index]?.pages ?? null,
    reason: reason[language],
    method: label("destructionMethod", "physical", language),
    applicant: person(0, language),
    approver: person(1, language),
    createdOn: today - 30,
  });
  return [
    {
      ...row(1, DESTROYED, OVER),
      destroyedOn: today - 25,
      executor: person(0, language),
      witness: person(1, language),
    },
    row(2, REFUSED, CLEAR),
  ];
}

const STEPS: readonly (readonly [stage: string, permission: string, step: Text, reviewed: number])[] = [
  ["create", "edit", text("建档时核对名称与编号", "Check name and ID when a record is made"), 12],
  ["create", "approve", text("主管确认信用资料", "The manager confirms the credit data"), 12],
  ["update", "edit", text("每次联系后更新资料", "Update after every contact"), 26],
  ["update", "read", text("按周期核查档案", "Review records at their interval"), 40],
  ["file", "edit", text("年度清理并装订成卷", "Clear out and bind once a year"), 12],
  ["file", "read", text("归档资料借阅登记", "Note every loan of filed papers"), 24],
  ["destroy", "approve", text("审批销毁申请", "Approve destructions"), 12],
  ["destroy", "edit", text("执行销毁并留存凭证", "Destroy, and keep the proof"), 45],
];

/** Rows of permissions and duties. */
export function responsibilityRows(language: Language, today: number): InputRow[] {
  return STEPS.map(([stage, permission, step, reviewed], index): InputRow => ({
    stepNo: `ST-${String(index + 1).padStart(2, "0")}`,
    stage: label("archiveStage", stage, language),
    step: step[language],
    owner: person(index, language),
    deputy: person(index + 1, language),
    permission: label("permission", permission, language),
    reviewedOn: today - reviewed,
    createdOn: today - 300,
  }));
}

const WORKBOOK = text("外贸客户簿.xlsx", "TradeBook.xlsx");
const DISK = text("移动硬盘", "External disk");
const SERVER = text("公司服务器", "Company server");
const BACKUPS = 8;

/** Rows of the backups: weekly, the last one nine days ago. */
export function backupRows(language: Language, today: number): InputRow[] {
  return Array.from({ length: BACKUPS }, (_, index): InputRow => {
    const date = today - 9 - (BACKUPS - 1 - index) * 7;
    return {
      backupNo: `BK-${String(index + 1).padStart(3, "0")}`,
      date,
      file: WORKBOOK[language],
      kind: label("backupKind", index % 4 === 0 ? "full" : "changes", language),
      location: (index % 2 === 0 ? DISK : SERVER)[language],
      owner: person(0, language),
      verified: label("yesNo", index % 4 === 0 ? "yes" : "no", language),
      createdOn: date,
    };
  });
}

const FOLDERS = 12;

/** Rows of the customer folders: those who ordered last. */
export function folderRows(orders: readonly SampleOrder[], language: Language, today: number): InputRow[] {
  const customers: string[] = [];
  for (const { contract } of orders.toReversed()) {
    if (!contract.cancelled && !customers.includes(contract.customer.id))
      customers.push(contract.customer.id);
  }
  const yes = label("yesNo", "yes", language);
  const listed = [...customers.slice(0, FOLDERS), "EU-019", "AS-013"];
  return listed.map((customerId, index): InputRow => ({
    folderNo: `FD-${String(index + 1).padStart(3, "0")}`,
    customerId,
    currentName: index === 0 ? customerId : null,
    hasCard: yes,
    hasContacts: yes,
    hasOrders: index < FOLDERS ? yes : null,
    hasExecution: index % 3 === 0 ? yes : null,
    hasContracts: index < FOLDERS ? yes : null,
    hasDocuments: index % 2 === 0 ? yes : null,
    hasCorrespondence: yes,
    hasReceivables: index < 8 ? yes : null,
    createdOn: today - 100,
  }));
}

interface Improvement {
  readonly daysAgo: number;
  readonly item: string;
  readonly amountClass: string;
  readonly score: number;
  readonly department: Text;
  readonly problem: Text;
  readonly cause: Text;
  readonly measure: Text;
  /** How many of the steps are done: signed, done, verified, told. */
  readonly steps: number;
}

const IMPROVEMENTS: readonly Improvement[] = [
  {
    daysAgo: 190,
    item: "delivery",
    amountClass: "2",
    score: 3.3,
    department: text("业务部", "Sales"),
    problem: text("交货常晚几天", "Delivery is often some days late"),
    cause: text("包材到厂晚", "Packaging comes late"),
    measure: text("包材提前两周下单", "Order packaging two weeks earlier"),
    steps: 4,
  },
  {
    daysAgo: 185,
    item: "packing",
    amountClass: "3",
    score: 3.4,
    department: text("储运部", "Shipping"),
    problem: text("外箱易压坏", "Cartons crush easily"),
    cause: text("外箱克重不足", "The board is too light"),
    measure: text("改用五层箱", "Five-layer cartons"),
    steps: 3,
  },
  {
    daysAgo: 40,
    item: "documents",
    amountClass: "1",
    score: 3.2,
    department: text("单证部", "Documents"),
    problem: text("单证有错字", "Mistakes in documents"),
    cause: text("旧模板未更新", "Old templates"),
    measure: text("单证先发客户核对", "Drafts go to the customer first"),
    steps: 1,
  },
  {
    daysAgo: 33,
    item: "response",
    amountClass: "2",
    score: 3.4,
    department: text("业务部", "Sales"),
    problem: text("周末回复慢", "Slow answers at weekends"),
    cause: text("无人值班", "Nobody on duty"),
    measure: text("周末轮值", "Duty by turns"),
    steps: 0,
  },
];

/** Rows of the improvement reports: one closed, one to be told, one running or late, one not signed yet. */
export function improvementRows(language: Language, today: number): InputRow[] {
  return IMPROVEMENTS.map((each, index): InputRow => {
    const date = today - each.daysAgo;
    const on = (step: number, after: number): number | null =>
      each.steps >= step ? Math.min(date + after, today - 1) : null;
    return {
      improvementNo: `IM-${String(index + 1).padStart(3, "0")}`,
      date,
      item: label("surveyItem", each.item, language),
      amountClass: label("amountClass", each.amountClass, language),
      score: each.score,
      department: each.department[language],
      owner: person(index, language),
      dueDate: date + 30,
      doneDate: on(2, 26),
      problem: each.problem[language],
      cause: each.cause[language],
      measure: each.measure[language],
      kind: label("measureKind", index % 2 === 0 ? "corrective" : "preventive", language),
      signedOn: on(1, 2),
      verification: each.steps >= 3 ? label("verification", "works", language) : null,
      notifiedDate: on(4, 30),
      createdOn: date,
    };
  });
}
