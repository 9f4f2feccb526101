import type { Computation, ParameterSpec, RowView } from "../catalog/spec";
import { addMonths } from "../formula/serial";
import { text, type Text } from "../i18n/text";
import { holds } from "./lookup";

/**
 * Milestones of an order (tables 1.17, rules 2.12). A milestone is due on the date planned, or else counted back
 * from the contract's delivery date. "Late" compares that day with the day it was done, or with today.
 */

interface ExecutionNode {
  readonly code: string;
  readonly name: Text;
  /** What the due date is counted from. */
  readonly from: "signed" | "deliveryMonths" | "delivery";
  /** Default lead: days after signing, or months or days before delivery. */
  readonly lead: number;
  readonly source: string;
}

const node = (
  code: string,
  zh: string,
  en: string,
  lead: number,
  source: string,
  from: ExecutionNode["from"] = "delivery",
): ExecutionNode => ({ code, name: text(zh, en), lead, source, from });

/** In the order in which an order goes through them. The position is the milestone's number in formulas. */
export const EXECUTION_NODES: readonly ExecutionNode[] = [
  node("deposit", "定金到账", "Deposit received", 7, "E10", "signed"),
  node("lc", "信用证收到", "L/C received", 1, "E10", "deliveryMonths"),
  node("start", "下单生产", "Production ordered", 35, "S0"),
  node("material", "原料采购", "Materials bought", 28, "S0"),
  node("sample", "产前样", "Pre-production sample", 25, "E35"),
  node("bookInspection", "预约第三方验货", "Inspection booked", 14, "E10"),
  node("midway", "中期验货", "Inspection midway", 12, "E35"),
  node("booking", "订舱", "Space booked", 10, "E35"),
  node("callInspection", "通知验货", "Inspection called", 7, "E10"),
  node("final", "尾期验货", "Final inspection", 5, "E35"),
  node("factory", "工厂交货", "Goods from factory", 3, "S0"),
  node("customs", "报关", "Customs declared", 2, "E35"),
  node("loading", "装柜", "Container loaded", 1, "E35"),
  node("sailing", "开船", "Departure", 0, "S0"),
];

const leadId = (code: string): string => `lead${code.charAt(0).toUpperCase()}${code.slice(1)}`;

const UNITS = {
  signed: text("天(签约后)", "days after signing"),
  deliveryMonths: text("月(交期前)", "months before delivery"),
  delivery: text("天(交期前)", "days before delivery"),
};

export const executionParameters: readonly ParameterSpec[] = [
  ...EXECUTION_NODES.map(({ code, name, from, lead, source }): ParameterSpec => ({
    id: leadId(code),
    name: text(`提前量:${name["zh-CN"]}`, `Lead: ${name["en-US"]}`),
    unit: UNITS[from],
    source,
    note: text(
      "没有填写计划日期时,按此推算应完成日。",
      "Gives the due date of a milestone without a planned date.",
    ),
    format: "integer",
    range: [0, from === "deliveryMonths" ? 12 : 365],
    value: lead,
  })),
  {
    id: "nodeLateDays",
    name: text("节点延误天数", "Milestone late after"),
    unit: text("天", "days"),
    source: "E29",
    note: text("超过应完成日几天算延误。", "Days past the due date that make a milestone late."),
    format: "integer",
    range: [0, 60],
    value: 3,
  },
];

/** Number of a milestone, 1 for the first; 0 for a blank or unknown one. */
export const nodeNumber: Computation = {
  // IFERROR stands for a milestone that the dictionary does not list.
  formula: 'IF([@node]="",0,IFERROR(MATCH([@node],l.executionNode,0),0))',
  value: (row) => (row.blank("node") ? 0 : row.book.place("executionNode", row.text("node"))),
};

const DAYS_BEFORE = `CHOOSE([@nodeNumber],${EXECUTION_NODES.map(({ code, from }) => (from === "delivery" ? `p.${leadId(code)}` : "0")).join(",")})`;

/** 建议日期: by the milestone's lead; blank without the date it is counted from. */
export const suggestedDate: Computation = {
  formula: `IF([@nodeNumber]=0,"",IF([@node]=k.executionNode.deposit,IF([@signedDate]="","",[@signedDate]+p.${leadId("deposit")}),IF([@deliveryDate]="","",IF([@node]=k.executionNode.lc,EDATE([@deliveryDate],0-p.${leadId("lc")}),[@deliveryDate]-${DAYS_BEFORE}))))`,
  value: (row) => {
    const found = EXECUTION_NODES[row.number("nodeNumber") - 1];
    if (!found) return "";
    const lead = row.book.number(leadId(found.code));
    if (found.from === "signed") return row.blank("signedDate") ? "" : row.number("signedDate") + lead;
    if (row.blank("deliveryDate")) return "";
    const delivery = row.number("deliveryDate");
    return found.from === "deliveryMonths" ? addMonths(delivery, -lead) : delivery - lead;
  },
};

/** 应完成日: the planned date, or else the suggested one. */
export const nodeDue: Computation = {
  formula: 'IF([@nodeNo]="","",IF([@planned]<>"",[@planned],[@suggested]))',
  value: (row) => {
    if (row.blank("nodeNo")) return "";
    return row.blank("planned") ? row.value("suggested") : row.number("planned");
  },
};

/** 晚天数: day done − due date, or today − due date while it is not done; 0 when in time. */
export const nodeLate: Computation = {
  formula:
    'IF(OR([@nodeNo]="",[@due]="",[@cancelled]=k.yesNo.yes),"",MAX(0,IF([@actual]<>"",[@actual],p.asOf)-[@due]))',
  value: (row) => {
    if (row.blank("nodeNo") || row.blank("due") || holds(row, "cancelled", "yesNo", "yes")) return "";
    const end = row.blank("actual") ? row.book.number("asOf") : row.number("actual");
    return Math.max(0, end - row.number("due"));
  },
};

/** 节点状态 */
export const nodeStatus: Computation = {
  formula:
    'IF([@nodeNo]="","",IF([@cancelled]=k.yesNo.yes,k.nodeStatus.cancelled,IF([@actual]<>"",IF(N([@lateDays])>0,k.nodeStatus.doneLate,k.nodeStatus.done),IF([@due]="",k.nodeStatus.noDate,IF(N([@lateDays])>=p.nodeLateDays,k.nodeStatus.late,IF([@due]<=p.asOf,k.nodeStatus.due,IF([@due]<=p.asOf+p.orderSoonDays,k.nodeStatus.soon,k.nodeStatus.waiting)))))))',
  value: (row) => (row.blank("nodeNo") ? "" : row.book.label("nodeStatus", statusOf(row))),
};

function statusOf(row: RowView): string {
  if (holds(row, "cancelled", "yesNo", "yes")) return "cancelled";
  if (!row.blank("actual")) return row.number("lateDays") > 0 ? "doneLate" : "done";
  if (row.blank("due")) return "noDate";
  if (row.number("lateDays") >= row.book.number("nodeLateDays")) return "late";
  const days = row.number("due") - row.book.number("asOf");
  if (days <= 0) return "due";
  return days <= row.book.number("orderSoonDays") ? "soon" : "waiting";
}

/** 交期差: what the factory or supplier promised − what was asked for; more than 0 is a late promise. */
export const promiseGap: Computation = {
  formula: 'IF(OR([@nodeNo]="",[@promised]="",[@due]=""),"",[@promised]-[@due])',
  value: (row) =>
    row.blank("nodeNo") || row.blank("promised") || row.blank("due")
      ? ""
      : row.number("promised") - row.number("due"),
};

/** 风险: high when late or promised too late by the tolerance; medium when due or promised late at all. */
export const nodeRisk: Computation = {
  formula:
    'IF(OR([@nodeNo]="",[@actual]<>"",[@cancelled]=k.yesNo.yes),"",IF(OR([@status]=k.nodeStatus.late,N([@gap])>=p.nodeLateDays),k.nodeRisk.high,IF(OR([@status]=k.nodeStatus.due,N([@gap])>0),k.nodeRisk.medium,k.nodeRisk.low)))',
  value: (row) => {
    if (row.blank("nodeNo") || !row.blank("actual") || holds(row, "cancelled", "yesNo", "yes")) return "";
    const gap = row.number("gap");
    if (holds(row, "status", "nodeStatus", "late") || gap >= row.book.number("nodeLateDays"))
      return row.book.label("nodeRisk", "high");
    const medium = holds(row, "status", "nodeStatus", "due") || gap > 0;
    return row.book.label("nodeRisk", medium ? "medium" : "low");
  },
};

/** One number for an order's milestone, by which the overview finds it: order position × 100 + number. */
export const nodeKey: Computation = {
  formula: "IF(OR(N([@orderRow])=0,[@nodeNumber]=0),0,[@orderRow]*100+[@nodeNumber])",
  value: (row) => {
    const order = row.number("orderRow");
    const number = row.number("nodeNumber");
    return order === 0 || number === 0 ? 0 : order * 100 + number;
  },
};

/** Due date of a milestone that is neither done nor of a cancelled or shipped order: what 今日 lists. */
export const openNode: Computation = {
  formula:
    'IF(OR([@nodeNo]="",[@due]="",[@actual]<>"",[@shippedDate]<>"",[@cancelled]=k.yesNo.yes),"",[@due])',
  value: (row) => {
    if (row.blank("nodeNo") || row.blank("due") || !row.blank("actual") || !row.blank("shippedDate"))
      return "";
    return holds(row, "cancelled", "yesNo", "yes") ? "" : row.number("due");
  },
};
