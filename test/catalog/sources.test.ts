import { CATALOG } from "../../src/catalog/catalog";

/**
 * What the sources ask for, heading by heading, and where the catalogue has it. Headings are numbered as our notes on
 * the sources number them; the names are our own. An entry that points at something that is not there fails, and so
 * does a heading without an entry.
 */
interface Heading {
  readonly no: string;
  readonly name: string;
  readonly tables?: readonly string[];
  readonly boards?: readonly string[];
  /** `table.column` */
  readonly columns?: readonly string[];
  readonly parameters?: readonly string[];
  readonly lists?: readonly string[];
}

const TABLES: readonly Heading[] = [
  { no: "1.1", name: "customers", tables: ["customer"], boards: ["customerCard"] },
  { no: "1.2", name: "transactions", tables: ["transaction", "exchangeRate"] },
  { no: "1.3", name: "annual statistics", tables: ["customerYear"], boards: ["summary"] },
  { no: "1.4", name: "top five", tables: ["topFive"] },
  {
    no: "1.5",
    name: "business-angle types",
    tables: ["treatment", "competition"],
    boards: ["profitTypes"],
    columns: ["customer.businessType"],
  },
  { no: "1.6", name: "monthly contact plan", tables: ["contactPlan"], boards: ["planMonth"] },
  { no: "1.7", name: "orders", tables: ["order"], lists: ["orderStatus"] },
  { no: "1.8", name: "shipments", tables: ["shipment"] },
  { no: "1.9", name: "products", tables: ["product"] },
  { no: "1.10", name: "survey", tables: ["survey", "improvement"], boards: ["surveyStatistics"] },
  { no: "1.11", name: "complaints", tables: ["complaint"], boards: ["complaintPareto"] },
  { no: "1.12", name: "contacts", tables: ["contact"] },
  { no: "1.13", name: "companies", tables: ["company"] },
  { no: "1.14", name: "countries", tables: ["countryInfo", "countryFestival"] },
  { no: "1.15", name: "communication", boards: ["gradeFollowUp", "priorityFollowUp"] },
  { no: "1.16", name: "follow-up logs", tables: ["followUp"], boards: ["followUpLogs"] },
  { no: "1.17", name: "order execution", tables: ["executionNode"], boards: ["executionOverview"] },
  {
    no: "1.18",
    name: "receivables",
    tables: ["receivable"],
    lists: ["collectionStage"],
    columns: ["receivable.suggestedStage", "receivable.creditUse"],
  },
  { no: "1.19", name: "other named files", tables: ["order", "archiveItem"], boards: ["customerCard"] },
  {
    no: "1.20",
    name: "inquiries, pool, funnel, figures, reviews",
    tables: ["inquiry", "poolRecord", "salesLimit", "monthlySales", "review"],
    boards: ["funnel"],
  },
  {
    no: "1.21",
    name: "archive, visits, registers",
    tables: ["archiveItem", "visit", "entertainment", "register"],
    boards: ["archiveMissing", "customerCard", "customerForm", "visitMonth"],
  },
  {
    no: "1.22",
    name: "retention and preferences",
    tables: ["filing", "destruction", "preference", "updateRequest", "responsibility", "backup"],
  },
];

const RULES: readonly Heading[] = [
  {
    no: "2.1",
    name: "the grading schemes apart",
    columns: [
      "customer.cooperationGrade",
      "customer.intentGrade",
      "customer.amountClass",
      "customer.managementClass",
      "customer.urgency",
      "customer.activity",
      "customer.lifecycle",
    ],
  },
  {
    no: "2.2",
    name: "amount class",
    columns: ["customer.yearClass"],
    parameters: ["classCut1"],
    boards: ["classMigration"],
  },
  { no: "2.3", name: "strategic override", columns: ["customer.strategicAdvice"] },
  {
    no: "2.4",
    name: "intent grade and follow-up",
    columns: [
      "customer.intentGradeSuggested",
      "customer.nextFollowUp",
      "customer.followUpReason",
      "customer.festival",
      "customer.beforeFestival",
    ],
    parameters: ["intervalA", "intervalE"],
  },
  { no: "2.5", name: "urgency", columns: ["customer.urgency"], lists: ["urgency"] },
  { no: "2.6", name: "cooperation grade", columns: ["customer.cooperationGradeSuggested"] },
  { no: "2.7", name: "life cycle", columns: ["customer.lifecycle"] },
  {
    no: "2.8",
    name: "business-angle type",
    columns: ["customer.businessType"],
    parameters: ["profitCut1", "profitCut2"],
    boards: ["profitTypes"],
  },
  {
    no: "2.9",
    name: "credit, due dates, activity",
    columns: [
      "receivable.dueDate",
      "receivable.creditUse",
      "customer.activity",
      "customer.creditStatus",
      "customer.dealStatus",
    ],
    parameters: ["remindBefore", "depositDays"],
  },
  {
    no: "2.10",
    name: "region codes",
    columns: ["customer.region", "customer.regionOrCountry", "countryInfo.splitAdvice"],
    lists: ["region"],
  },
  {
    no: "2.11",
    name: "folder names",
    tables: ["customerFolder"],
    columns: ["customerFolder.name", "customerFolder.rename", "customerFolder.complete"],
    parameters: ["folderLength"],
  },
  {
    no: "2.12",
    name: "execution and reminders",
    columns: ["executionNode.status", "executionNode.gap", "shipment.buffer"],
    parameters: ["nodeLateDays", "leadCallInspection", "leadBookInspection", "leadLc", "inlandDays"],
  },
  {
    no: "2.13",
    name: "public pool",
    columns: ["poolRecord.status", "poolRecord.tooEarly", "salesLimit.claimable"],
    parameters: ["poolLimit", "poolDays", "poolCooldownDays"],
  },
  {
    no: "2.14",
    name: "duplicates and merging",
    tables: ["mergeLog"],
    columns: [
      "customer.duplicateHint",
      "customer.emailKey",
      "customer.phoneKey",
      "customer.domainKey",
      "customer.formerIds",
      "mergeLog.removedRow",
      "mergeLog.undoneOn",
    ],
    lists: ["duplicateLevel", "publicMail"],
    parameters: ["phoneDigits"],
  },
  {
    no: "2.15",
    name: "complaint flow",
    columns: ["complaint.status", "complaint.alarm", "complaint.nthOfCustomer"],
    boards: ["complaintPareto"],
    parameters: ["closeDays"],
  },
  {
    no: "2.16",
    name: "survey and improvement",
    columns: ["survey.total", "survey.lowScores", "survey.invalid", "improvement.status"],
    parameters: ["improveBelow", "lowScore", "feedbackMonths"],
  },
  {
    no: "2.17",
    name: "review, archive, destroy",
    columns: [
      "archiveItem.archiveNo",
      "archiveItem.expires",
      "archiveItem.advice",
      "destruction.check",
      "shipment.papersComplete",
      "shipment.filingState",
      "backup.state",
      "responsibility.nextReview",
      "customer.nextReview",
      "customer.completeness",
      "updateRequest.status",
      "visit.state",
    ],
    parameters: ["idleMonths", "filingYears", "backupDays", "reviewMonths"],
  },
  {
    no: "2.18",
    name: "others",
    tables: ["topFive"],
    columns: [
      "monthlySales.onTimeRate",
      "review.completion",
      "inquiry.funnelStage",
      "entertainment.verdict",
      "countryInfo.risk",
      "contact.nextBirthday",
    ],
    boards: ["funnel"],
  },
];

const ALL: readonly Heading[] = [...TABLES, ...RULES];

const ids = (items: readonly { readonly id: string }[]): ReadonlySet<string> =>
  new Set(items.map(({ id }) => id));

const KNOWN = {
  tables: ids(CATALOG.tables),
  boards: ids(CATALOG.boards),
  lists: ids(CATALOG.lists),
  parameters: ids(CATALOG.parameters),
  columns: new Set(
    CATALOG.tables.flatMap(({ id, columns }) => columns.map((column) => `${id}.${column.id}`)),
  ),
} satisfies Record<string, ReadonlySet<string>>;

/** What a heading points at that the catalogue does not have. */
function missing(heading: Heading): string[] {
  const kinds = ["tables", "boards", "lists", "parameters", "columns"] as const;
  return kinds.flatMap((kind) =>
    (heading[kind] ?? []).filter((id) => !KNOWN[kind].has(id)).map((id) => `${heading.no} ${kind}: ${id}`),
  );
}

describe("The sources' headings", () => {
  const numbers = (chapter: number, count: number): string[] =>
    Array.from({ length: count }, (_, index) => `${chapter}.${index + 1}`);

  it("are all here, tables 1.1–1.22 and rules 2.1–2.18, each once", () => {
    expect(ALL.map(({ no }) => no)).toEqual([...numbers(1, 22), ...numbers(2, 18)]);
  });

  it.each(ALL.map((heading): [string, Heading] => [`${heading.no} ${heading.name}`, heading]))(
    "%s is in the catalogue",
    (_, heading) => {
      const { tables = [], boards = [], columns = [], lists = [], parameters = [] } = heading;
      expect([...tables, ...boards, ...columns, ...lists, ...parameters]).not.toEqual([]);
      expect(missing(heading)).toEqual([]);
    },
  );

  it("name every table of the catalogue but those that serve all others", () => {
    const named = new Set(
      ALL.flatMap(({ tables = [], columns = [] }) => [...tables, ...columns.map((c) => c.split(".")[0])]),
    );
    const serving = ["workday", "treatment", "competition", "monthSnapshot"];
    const unnamed = CATALOG.tables
      .map(({ id }) => id)
      .filter((id) => !named.has(id) && !serving.includes(id));
    expect(unnamed).toEqual([]);
  });

  it("notice what is not there", () => {
    expect(
      missing({ no: "9.9", name: "none", tables: ["noSuchTable"], columns: ["customer.noSuchColumn"] }),
    ).toEqual(["9.9 tables: noSuchTable", "9.9 columns: customer.noSuchColumn"]);
  });
});
