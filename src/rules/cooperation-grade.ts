import type { Computation, ParameterSpec, RowView } from "../catalog/spec";
import { addMonths } from "../formula/serial";
import { text } from "../i18n/text";
import { HALF_BEFORE, LAST_HALF, roundHalfUp, tradesIn } from "./periods";
import { ofPayments, paymentsOf } from "./payment-order";
import { secondAt } from "./sorted-rows";
import { dayOf, TRADES } from "./trade-order";

/** Cooperation grade A–E (rules 2.6 as decisions amend it): the first rule that matches decides, and is named. */

export const cooperationGradeParameters: readonly ParameterSpec[] = [
  {
    id: "overdueTolerance",
    name: text("逾期容忍天数", "Overdue tolerance"),
    unit: text("天", "days"),
    source: "DP",
    note: text(
      "最早一笔未收款逾期超过此数,合作级别为 E 风险。",
      "The oldest open receivable overdue by more than this makes a customer E, at risk.",
    ),
    format: "integer",
    range: [0, 365],
    value: 30,
  },
  {
    id: "vipMonths",
    name: text("贵宾:合作月数", "VIP: months of cooperation"),
    unit: text("月", "months"),
    source: text("DP (S0 “长期合作”)", "DP (S0 “long cooperation”)"),
    note: text("首单至今不少于此数。", "First order at least this long ago."),
    format: "integer",
    range: [0, 240],
    value: 24,
  },
  {
    id: "vipOrders",
    name: text("贵宾:近12个月订单数", "VIP: orders in 12 months"),
    unit: text("单", "orders"),
    source: "DP (S0)",
    note: text(
      "近12个月订单不少于此数;也是“稳定返单”的单数。",
      "At least so many orders in the last 12 months; also the count for steady reorders.",
    ),
    format: "integer",
    range: [1, 365],
    value: 3,
  },
  {
    id: "vipOnTime",
    name: text("贵宾:按时回款率", "VIP: paid on time"),
    unit: text("占比", "share"),
    source: text("DP (S0 “稳定回款”)", "DP (S0 “steady payment”)"),
    note: text(
      "近12个月到期款项中按时收清的比例。没有到期款项时不作要求。",
      "Share of the payments due in the last 12 months that were paid on time; not asked for when none fell due.",
    ),
    format: "share",
    range: [0, 1],
    value: 0.9,
  },
  {
    id: "newMonths",
    name: text("新客月数", "New customer within"),
    unit: text("月", "months"),
    source: "DP",
    note: text(
      "首单不满此数且无逾期,为 B(新客)。",
      "A first order under this long ago and nothing overdue is B (new).",
    ),
    format: "integer",
    range: [0, 60],
    value: 12,
  },
  {
    id: "steadyGap",
    name: text("稳定返单最大间隔", "Steady reorders: largest gap"),
    unit: text("天", "days"),
    source: "DP",
    note: text(
      "近12个月两单之间(含末单至统计截止日)的间隔不超过此数。",
      "The gap between orders of the last 12 months, and from the last one to the cut-off, is no longer than this.",
    ),
    format: "integer",
    range: [1, 366],
    value: 180,
  },
];

export type CooperationGrade = "A" | "B" | "C" | "D" | "E";
export type CooperationReason =
  | "dispute"
  | "overdue"
  | "noOrder"
  | "vip"
  | "newCustomer"
  | "brand"
  | "dormant"
  | "candidate"
  | "unpunctual"
  | "small";

export interface CooperationFacts {
  readonly openDisputes: number;
  /** Serial date of the oldest open receivable's due date; null when nothing is open. */
  readonly oldestDue: number | null;
  readonly ordersEver: number;
  readonly orders12: number;
  readonly firstOrder: number | null;
  /** Largest gap between orders of the last 12 months, in days. */
  readonly gap: number | null;
  /** Share 0–1 of payments due in the last 12 months that were on time; null when none was due. */
  readonly onTime: number | null;
  /** True for amount class Ⅰ or Ⅱ. */
  readonly large: boolean;
  readonly qualityBrand: boolean;
}

export interface CooperationSettings {
  readonly overdueTolerance: number;
  readonly vipMonths: number;
  readonly vipOrders: number;
  readonly vipOnTime: number;
  readonly newMonths: number;
  readonly steadyGap: number;
}

const GRADE_OF_REASON: Readonly<Record<CooperationReason, CooperationGrade>> = {
  dispute: "E",
  overdue: "E",
  noOrder: "C",
  vip: "A",
  newCustomer: "B",
  brand: "B",
  dormant: "D",
  candidate: "D",
  unpunctual: "D",
  small: "D",
};

export function gradeOfReason(reason: CooperationReason): CooperationGrade {
  return GRADE_OF_REASON[reason];
}

/**
 * The first rule that matches, in the order E C A B D. D says which it is: a customer whom only the years part from A is
 * a candidate for it (rules 2.6), one whom only its payments do is not called small.
 */
export function decideCooperation(
  facts: CooperationFacts,
  asOf: number,
  settings: CooperationSettings,
): CooperationReason {
  const overdueDays = facts.oldestDue === null ? 0 : asOf - facts.oldestDue;
  if (facts.openDisputes > 0) return "dispute";
  if (overdueDays > settings.overdueTolerance) return "overdue";
  if (facts.ordersEver === 0 || facts.firstOrder === null) return "noOrder";
  const onTime = facts.onTime === null || facts.onTime >= settings.vipOnTime;
  const weighty = facts.orders12 >= settings.vipOrders && facts.large;
  if (facts.firstOrder <= addMonths(asOf, -settings.vipMonths) && weighty && onTime) return "vip";
  if (facts.firstOrder > addMonths(asOf, -settings.newMonths) && overdueDays <= 0) return "newCustomer";
  const steady =
    facts.orders12 >= settings.vipOrders && facts.gap !== null && facts.gap <= settings.steadyGap;
  if (facts.qualityBrand && !steady) return "brand";
  if (facts.orders12 === 0) return "dormant";
  return weighty ? (onTime ? "candidate" : "unpunctual") : "small";
}

function factsOf(row: RowView): CooperationFacts {
  const { book } = row;
  const is = (column: string, list: string, code: string): boolean =>
    row.text(column).toLowerCase() === book.label(list, code).toLowerCase();
  return {
    openDisputes: row.number("openDisputes"),
    oldestDue: row.blank("oldestDue") ? null : row.number("oldestDue"),
    ordersEver: row.number("ordersEver"),
    orders12: row.number("orders12"),
    firstOrder: row.blank("firstOrder") ? null : row.number("firstOrder"),
    gap: row.blank("orderGap") ? null : row.number("orderGap"),
    onTime: row.blank("onTimeRate") ? null : row.number("onTimeRate"),
    large: is("amountClass", "amountClass", "1") || is("amountClass", "amountClass", "2"),
    qualityBrand: is("qualityBrand", "yesNo", "yes"),
  };
}

function decide(row: RowView): CooperationReason | undefined {
  if (row.blank("customerId")) return undefined;
  const { book } = row;
  return decideCooperation(factsOf(row), book.number("asOf"), {
    overdueTolerance: book.number("overdueTolerance"),
    vipMonths: book.number("vipMonths"),
    vipOrders: book.number("vipOrders"),
    vipOnTime: book.number("vipOnTime"),
    newMonths: book.number("newMonths"),
    steadyGap: book.number("steadyGap"),
  });
}

const REASON_FORMULA = ((): string => {
  const overdue = 'IF([@oldestDue]="",0,p.asOf-[@oldestDue])';
  const onTime = 'OR([@onTimeRate]="",N([@onTimeRate])>=p.vipOnTime)';
  const weighty =
    "N([@orders12])>=p.vipOrders,OR([@amountClass]=k.amountClass.1,[@amountClass]=k.amountClass.2)";
  const vip = `AND([@firstOrder]<=EDATE(p.asOf,0-p.vipMonths),${weighty},${onTime})`;
  const fresh = `AND([@firstOrder]>EDATE(p.asOf,0-p.newMonths),${overdue}<=0)`;
  const steady = 'AND(N([@orders12])>=p.vipOrders,[@orderGap]<>"",N([@orderGap])<=p.steadyGap)';
  const rules: readonly (readonly [condition: string, reason: CooperationReason])[] = [
    ["N([@openDisputes])>0", "dispute"],
    [`${overdue}>p.overdueTolerance`, "overdue"],
    ['OR(N([@ordersEver])=0,[@firstOrder]="")', "noOrder"],
    [vip, "vip"],
    [fresh, "newCustomer"],
    [`AND([@qualityBrand]=k.yesNo.yes,NOT(${steady}))`, "brand"],
    ["N([@orders12])=0", "dormant"],
    [`NOT(AND(${weighty}))`, "small"],
    [onTime, "candidate"],
  ];
  const chain = rules.reduceRight(
    (otherwise, [condition, reason]) => `IF(${condition},k.cooperationReason.${reason},${otherwise})`,
    "k.cooperationReason.unpunctual",
  );
  return `IF([@customerId]="","",${chain})`;
})();

/** Which rule decided. */
export const cooperationGradeReason: Computation = {
  formula: REASON_FORMULA,
  value: (row) => {
    const reason = decide(row);
    return reason ? row.book.label("cooperationReason", reason) : "";
  },
};

const GRADE_FORMULA = ((): string => {
  const decidedBy = (grade: CooperationGrade): string => {
    const reasons = Object.entries(GRADE_OF_REASON).filter(([, of]) => of === grade);
    const tests = reasons.map(([reason]) => `[@cooperationGradeReason]=k.cooperationReason.${reason}`);
    return tests.length === 1 ? tests.join("") : `OR(${tests.join(",")})`;
  };
  const chain = (["E", "C", "A", "B"] as const).reduceRight(
    (otherwise, grade) => `IF(${decidedBy(grade)},k.cooperationGrade.${grade},${otherwise})`,
    "k.cooperationGrade.D",
  );
  return `IF([@cooperationGradeReason]="","",${chain})`;
})();

/** 合作级别 建议: that of the rule which decided, which is D but for these. */
export const cooperationGradeSuggested: Computation = {
  formula: GRADE_FORMULA,
  value: (row) => {
    const reason = decide(row);
    return reason ? row.book.label("cooperationGrade", GRADE_OF_REASON[reason]) : "";
  },
};

/**
 * Largest gap between orders of the last 12 months, in days: the gap across the middle of the 12 months,
 * or from the last order to the cut-off. (A gap of over 180 days cannot lie inside one half but by a
 * day or two.) Blank without an order in 12 months.
 */
export const orderGap: Computation = {
  formula: `IF(N([@orders12])=0,"",MAX(p.cutoff-(${secondAt(TRADES, "[@trades0]")}),IF(AND([@trades0]>[@trades6],[@trades6]>[@trades12]),${secondAt(TRADES, "[@trades6]+1")}-(${secondAt(TRADES, "[@trades6]")}),0)))`,
  value: (row) => {
    if (row.number("orders12") === 0) return "";
    const recent = tradesIn(row, LAST_HALF).map(dayOf);
    const earlier = tradesIn(row, HALF_BEFORE).map(dayOf);
    const sinceLast = row.book.number("cutoff") - Math.max(...(recent.length > 0 ? recent : earlier));
    const across = recent.length > 0 && earlier.length > 0 ? Math.min(...recent) - Math.max(...earlier) : 0;
    return Math.max(sinceLast, across);
  },
};

/** Due date of the oldest open receivable; blank when nothing is open. */
export const oldestDue: Computation = {
  formula: ofPayments('""', (cells) => `IF(COUNT(${cells("sortedDue")})=0,"",MIN(${cells("sortedDue")}))`),
  value: (row) => {
    if (row.blank("customerId")) return "";
    const dates = paymentsOf(row).flatMap((item) => (item.blank("openDue") ? [] : [item.number("openDue")]));
    return dates.length === 0 ? "" : Math.min(...dates);
  },
};

/** Open receivables with a dispute noted. */
export const openDisputes: Computation = {
  formula: ofPayments("0", (cells) => `SUM(${cells("sortedDisputed")})`),
  value: (row) =>
    row.blank("customerId") ? "" : paymentsOf(row).filter((item) => item.value("disputed") === 1).length,
};

/** Share of the payments due in the 12 months before the cut-off that were paid in full on time. */
export const onTimeRate: Computation = {
  formula: ofPayments(
    '""',
    (cells) =>
      `IF(COUNT(${cells("sortedOnTime")})=0,"",ROUND(SUM(${cells("sortedOnTime")})/COUNT(${cells("sortedOnTime")}),4))`,
  ),
  value: (row) => {
    if (row.blank("customerId")) return "";
    const due = paymentsOf(row).filter((item) => !item.blank("onTime"));
    if (due.length === 0) return "";
    return roundHalfUp(due.filter((item) => item.value("onTime") === 1).length / due.length, 4);
  },
};
