import { serialToDate } from "../formula/serial";
import { text, type Language, type Text } from "../i18n/text";
import type { InputRow } from "../plan/choices";
import { roundHalfUp } from "../rules/periods";
import { bankingDayAfter, workdayAfter, workdayUpTo, type WorkCalendar } from "../rules/workday";
import { label } from "./label";
import type { SampleOrder } from "./orders";
import { SAMPLE_MERCHANDISERS } from "./products";
import type { Random } from "./random";

interface Story {
  readonly source: "product" | "service";
  readonly nature: string;
  readonly content: Text;
  readonly finding: Text;
  readonly department: Text;
  readonly solution: Text;
  readonly correction: Text;
  readonly request: string;
}

const QUALITY = text("品质部", "Quality");
const WAREHOUSE = text("储运部", "Shipping");
const DOCUMENTS = text("单证部", "Documents");
const SALES = text("业务部", "Sales");

const STORIES: readonly Story[] = [
  {
    source: "product",
    nature: "quality",
    content: text("部分灯具开关接触不良。", "Switches of some lamps make poor contact."),
    finding: text("供应商换了一批开关。", "The supplier had changed the switch."),
    department: QUALITY,
    solution: text("补发开关并派人指导更换。", "Send new switches and help to fit them."),
    correction: text("开关列入来料必检。", "The switch is now always inspected on arrival."),
    request: "replacement",
  },
  {
    source: "product",
    nature: "packing",
    content: text("外箱受潮变形,内盒破损。", "Cartons were damp and crushed, inner boxes torn."),
    finding: text("外箱克重不足。", "The carton board was too light."),
    department: WAREHOUSE,
    solution: text("按破损数量折价。", "A discount for the damaged pieces."),
    correction: text("改用五层箱并加干燥剂。", "Five-layer cartons with desiccant."),
    request: "discount",
  },
  {
    source: "product",
    nature: "colour",
    content: text("色差超出确认样。", "The colour differs from the approved sample."),
    finding: text("两批釉料混用。", "Two batches of glaze were mixed."),
    department: QUALITY,
    solution: text("下批补货。", "Replacement with the next order."),
    correction: text("按批次留样比对。", "A sample of every batch is kept and compared."),
    request: "exchange",
  },
  {
    source: "product",
    nature: "quantity",
    content: text("短装两箱。", "Two cartons are missing."),
    finding: text("装柜点数有误。", "The loading count was wrong."),
    department: WAREHOUSE,
    solution: text("随下批免费补足。", "Made up free of charge with the next order."),
    correction: text("装柜双人点数并拍照。", "Two people count, with photographs."),
    request: "replacement",
  },
  {
    source: "service",
    nature: "delivery",
    content: text("出货晚于合同交期。", "Shipped later than the contract says."),
    finding: text("包材到厂延误。", "The packaging came late."),
    department: SALES,
    solution: text("承担部分空运费。", "We bear a part of the air freight."),
    correction: text("包材提前两周下单。", "Packaging is ordered two weeks earlier."),
    request: "compensation",
  },
  {
    source: "service",
    nature: "documents",
    content: text("提单上收货人写错。", "The consignee on the bill of lading is wrong."),
    finding: text("沿用了旧资料。", "Old data had been used."),
    department: DOCUMENTS,
    solution: text("改单费用由我方承担。", "We pay for the amendment."),
    correction: text("单证先发客户核对。", "Drafts go to the customer first."),
    request: "explanation",
  },
  {
    source: "product",
    nature: "size",
    content: text("剪刀手柄尺寸偏大。", "The handles of the shears are too large."),
    finding: text("模具磨损。", "The mould was worn."),
    department: QUALITY,
    solution: text("接受退货。", "Return accepted."),
    correction: text("更换模具。", "The mould was replaced."),
    request: "return",
  },
];

/** Days ago, steps done (0–8), which story, whether it was answered at once; the last steps of the old ones are all done. */
const CASES: readonly (readonly [daysAgo: number, steps: number, story: number, answered: boolean])[] = [
  [505, 8, 0, true],
  [430, 8, 4, true],
  [372, 8, 1, true],
  [318, 8, 5, true],
  [251, 8, 3, true],
  [190, 8, 2, true],
  [142, 8, 6, true],
  [96, 7, 1, true],
  [58, 6, 0, true],
  // Nobody told this customer anything: the sample's 无下文.
  [27, 3, 4, true],
  [13, 5, 2, true],
  [9, 4, 3, true],
  [6, 2, 1, true],
  // Recorded, but not answered within the workday that the rule allows.
  [2, 1, 5, false],
];

/** The shipped order that a complaint of a day is most likely to be about: one shipped three to ten weeks before. */
function orderFor(orders: readonly SampleOrder[], day: number, random: Random): SampleOrder {
  const shipped = orders.filter((order) => order.shipped !== null && order.shipped < day - 14);
  const recent = shipped.filter((order) => (order.shipped ?? 0) > day - 75);
  return random.pick(recent.length > 0 ? recent : shipped);
}

/** The latest day whose first answer is late today. */
function justUnanswered(today: number, calendar: WorkCalendar): number {
  let day = workdayUpTo(today - 1, calendar);
  while (bankingDayAfter(day, 1, calendar) >= today) day = workdayUpTo(day - 1, calendar);
  return day;
}

const DECISION = text("同意处理意见,限期整改。", "Agreed; correct it in time.");
const REMINDER = text("提醒教育", "Reminder");

/** Rows of the complaint table, one a case. */
export function complaintRows(
  orders: readonly SampleOrder[],
  language: Language,
  today: number,
  calendar: WorkCalendar,
  random: Random,
): InputRow[] {
  const yes = label("yesNo", "yes", language);
  const counts = new Map<number, number>();
  return CASES.map(([daysAgo, steps, storyIndex, answered]): InputRow => {
    const date = answered ? today - daysAgo : justUnanswered(today, calendar);
    const { year } = serialToDate(date);
    const count = (counts.get(year) ?? 0) + 1;
    counts.set(year, count);
    const story = STORIES[storyIndex];
    if (!story) throw new Error(`No complaint story ${storyIndex}`);
    const order = orderFor(orders, date, random);
    const { contract } = order;
    const quantity = Math.max(2, Math.round(contract.quantity * random.near(0.04, 0.6)));
    const involved = roundHalfUp(quantity * contract.unitPrice * contract.rate, 2);
    const responsible = random.pick(SAMPLE_MERCHANDISERS)[language];
    const after = (workdays: number): number => Math.min(workdayAfter(date, workdays, calendar), today - 1);
    const from = <T>(step: number, value: T): T | null => (steps >= step ? value : null);
    return {
      complaintNo: `C${year}-${String(count).padStart(3, "0")}`,
      date,
      customerId: contract.customer.id,
      source: label("complaintSource", story.source, language),
      nature: from(2, label("complaintNature", story.nature, language)),
      content: story.content[language],
      receiver: responsible,
      complainant: contract.customer.contact,
      method: label("method", random.pick(["email", "email", "phone", "chat"]), language),
      contractNo: contract.no,
      product: contract.product.name[language],
      quantity,
      amountInvolved: involved,
      severity: label("severity", involved > 4000 ? "high" : involved > 1000 ? "medium" : "low", language),
      request: label("complaintRequest", story.request, language),
      finding: from(3, story.finding[language]),
      department: from(3, story.department[language]),
      responsible: from(3, responsible),
      decision: from(4, DECISION[language]),
      solution: from(4, story.solution[language]),
      correction: from(5, story.correction[language]),
      correctedDate: from(5, after(4)),
      penalty: from(5, REMINDER[language]),
      outcome: from(6, label("complaintOutcome", involved > 4000 ? "concession" : "accepted", language)),
      concessionLimit: from(6, roundHalfUp(involved * 0.6, 0)),
      firstAnswerDate: answered ? after(1) : null,
      notifiedDate: from(6, after(7)),
      agreed: from(6, yes),
      callbackDate: from(7, after(20)),
      satisfied: from(7, random.chance(0.85) ? yes : label("yesNo", "no", language)),
      loss: from(6, roundHalfUp(involved * random.near(0.35, 0.4), 2)),
      fileNo: from(8, `F${year}-${String(count).padStart(2, "0")}`),
      filedDate: from(8, after(24)),
      createdOn: date,
    };
  });
}
