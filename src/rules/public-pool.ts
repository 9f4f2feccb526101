import type { Computation, ParameterSpec, RowView } from "../catalog/spec";
import { text } from "../i18n/text";
import { rowAt } from "./lookup";
import { rowsUpTo } from "./sorted-rows";
import { dayOf, TRADES } from "./trade-order";

/** 公海 (tables 1.20, rules 2.13): a claim holds for a time; without a contract or money in it the customer goes back. */

const days = (
  id: string,
  zh: string,
  en: string,
  value: number,
  source: string,
  noteZh: string,
  noteEn: string,
): ParameterSpec => ({
  id,
  name: text(zh, en),
  unit: text("天", "days"),
  source,
  note: text(noteZh, noteEn),
  format: "integer",
  range: [0, 730],
  value,
});

export const poolParameters: readonly ParameterSpec[] = [
  {
    id: "poolLimit",
    name: text("公海持有上限", "Most customers held"),
    unit: text("户", "customers"),
    source: "DP",
    note: text(
      "每人同时持有的公海客户数;可在上限表按人另定。",
      "Pool customers one person may hold; the limits table can differ by person.",
    ),
    format: "integer",
    range: [0, 1000],
    value: 30,
  },
  days(
    "poolDays",
    "公海保护期",
    "A claim holds for",
    30,
    "S4, E29",
    "领取后几天内须签约或收款;跟进不算。",
    "Days from the claim to a contract or receipt; contacts do not count.",
  ),
  days(
    "poolWarnDays",
    "到期提醒",
    "Warn before it ends",
    3,
    "DP",
    "到期前几天提醒。",
    "Days before the end to warn.",
  ),
  days(
    "poolCooldownDays",
    "前负责人冷却期",
    "Former owner waits",
    7,
    "E28",
    "前负责人几天内不得再领取。",
    "Days in which the former owner may not claim again.",
  ),
];

/** Days of protection: the person's own, or the parameter. */
export const protectUntil: Computation = {
  formula:
    'IF([@claimedOn]="","",[@claimedOn]+IF(N([@limitRow])=0,p.poolDays,IF(INDEX(salesLimit[days],[@limitRow])="",p.poolDays,INDEX(salesLimit[days],[@limitRow]))))',
  value: (row) => {
    if (row.blank("claimedOn")) return "";
    const limit = rowAt(row, "limitRow", "salesLimit");
    const own = limit && !limit.blank("days") ? limit.number("days") : row.book.number("poolDays");
    return row.number("claimedOn") + own;
  },
};

/** Position of who claimed in the limits table, 0 when it does not name the person. */
export const limitRow: Computation = {
  // IFERROR stands for a person without a limit of their own.
  formula: 'IF([@claimedBy]="",0,IFERROR(MATCH([@claimedBy],salesLimit[salesperson],0),0))',
  value: (row) => (row.book.find("salesLimit", "salesperson", row.value("claimedBy"))?.index ?? -1) + 1,
};

/** How many of the customer's counted trades there are up to a day. */
const tradesUpTo = (day: string): string => rowsUpTo(TRADES, { first: "[@customerRow]", second: day });

/** 期内合同: valid transactions of the customer between claim and end. */
export const contractsInTime: Computation = {
  formula: `IF(OR([@claimedOn]="",[@customerRow]=0),0,MAX(0,${tradesUpTo("INT([@protectUntil])")}-${tradesUpTo("INT([@claimedOn])-1")}))`,
  value: (row) => {
    if (row.blank("claimedOn") || row.number("customerRow") === 0) return 0;
    const [from, to] = [Math.floor(row.number("claimedOn")), Math.floor(row.number("protectUntil"))];
    return row.book
      .where("transaction", "customerRow", row.number("customerRow"))
      .filter((trade) => dayOf(trade) >= from && dayOf(trade) <= to).length;
  },
};

const within = (row: RowView, date: RowView, column: string): boolean => {
  const day = date.number(column);
  return day >= row.number("claimedOn") && day <= row.number("protectUntil");
};

const PERIOD = (column: string): string => `${column},">="&[@claimedOn],${column},"<="&[@protectUntil]`;

/** 期内收款: receipts of the customer between claim and end. */
export const receiptsInTime: Computation = {
  formula: `IF(OR([@claimedOn]="",[@customerRow]=0),0,COUNTIFS(receivable[customerRow],[@customerRow],receivable[received],">0",${PERIOD("receivable[receivedDate]")}))`,
  value: (row) => {
    if (row.blank("claimedOn") || row.number("customerRow") === 0) return 0;
    return row.book
      .where("receivable", "customerRow", row.number("customerRow"))
      .filter(
        (payment) =>
          payment.number("received") > 0 &&
          typeof payment.value("receivedDate") === "number" &&
          within(row, payment, "receivedDate"),
      ).length;
  },
};

const results = (row: RowView): number => row.number("contracts") + row.number("receipts");

/** 1 while a claim is held: neither sent back nor rewarded by a contract or receipt. Counts against the limit. */
export const claimHeld: Computation = {
  formula:
    'IF(OR([@poolNo]="",[@claimedBy]="",[@claimedOn]="",[@returnedOn]<>""),0,IF(N([@contracts])+N([@receipts])>0,0,1))',
  value: (row) =>
    row.blank("poolNo") || row.blank("claimedBy") || row.blank("claimedOn") || !row.blank("returnedOn")
      ? 0
      : results(row) > 0
        ? 0
        : 1,
};

/** 状态 */
export const poolStatus: Computation = {
  formula:
    'IF([@poolNo]="","",IF(OR([@claimedBy]="",[@claimedOn]=""),k.poolStatus.pool,IF(N([@contracts])+N([@receipts])>0,k.poolStatus.won,IF([@returnedOn]<>"",k.poolStatus.returned,IF(p.asOf>[@protectUntil],k.poolStatus.due,IF(p.asOf>=[@protectUntil]-p.poolWarnDays,k.poolStatus.soon,k.poolStatus.claimed))))))',
  value: (row) => (row.blank("poolNo") ? "" : row.book.label("poolStatus", statusOf(row))),
};

function statusOf(row: RowView): string {
  if (row.blank("claimedBy") || row.blank("claimedOn")) return "pool";
  if (results(row) > 0) return "won";
  if (!row.blank("returnedOn")) return "returned";
  const left = row.number("protectUntil") - row.book.number("asOf");
  if (left < 0) return "due";
  return left <= row.book.number("poolWarnDays") ? "soon" : "claimed";
}

/** 剩余天数 of a claim that is held. */
export const poolDaysLeft: Computation = {
  formula: 'IF([@held]=0,"",[@protectUntil]-p.asOf)',
  value: (row) => (row.number("held") === 0 ? "" : row.number("protectUntil") - row.book.number("asOf")),
};

/** 冷却至: until then the former owner may not claim. */
export const cooldownUntil: Computation = {
  formula: 'IF(OR([@enteredOn]="",[@formerOwner]=""),"",[@enteredOn]+p.poolCooldownDays)',
  value: (row) =>
    row.blank("enteredOn") || row.blank("formerOwner")
      ? ""
      : row.number("enteredOn") + row.book.number("poolCooldownDays"),
};

/** 冷却期内领取: the former owner claimed too early. */
export const claimedTooEarly: Computation = {
  formula:
    'IF(OR([@claimedOn]="",[@cooldownUntil]="",[@claimedBy]=""),"",IF(AND([@claimedBy]=[@formerOwner],[@claimedOn]<=[@cooldownUntil]),k.yesNo.yes,""))',
  value: (row) => {
    if (row.blank("claimedOn") || row.blank("cooldownUntil") || row.blank("claimedBy")) return "";
    const same = row.text("claimedBy").toLowerCase() === row.text("formerOwner").toLowerCase();
    return same && row.number("claimedOn") <= row.number("cooldownUntil")
      ? row.book.label("yesNo", "yes")
      : "";
  },
};

// ---- limits ------------------------------------------------------------------------------------

/** 当前持有 of a person. */
export const heldByPerson: Computation = {
  formula: 'IF([@salesperson]="","",COUNTIFS(poolRecord[claimedBy],[@salesperson],poolRecord[held],1))',
  value: (row) =>
    row.blank("salesperson")
      ? ""
      : row.book
          .where("poolRecord", "claimedBy", row.value("salesperson"))
          .filter((claim) => claim.number("held") === 1).length,
};

/** 名下客户 of a person in 13-1. */
export const customersOfPerson: Computation = {
  formula: 'IF([@salesperson]="","",COUNTIFS(customer[owner],[@salesperson]))',
  value: (row) =>
    row.blank("salesperson") ? "" : row.book.where("customer", "owner", row.value("salesperson")).length,
};

const LIMIT = 'IF([@limit]="",p.poolLimit,[@limit])';

const limitOf = (row: RowView): number =>
  row.blank("limit") ? row.book.number("poolLimit") : row.number("limit");

/** 可领取 */
export const claimable: Computation = {
  formula: `IF([@salesperson]="","",MAX(0,${LIMIT}-N([@held])))`,
  value: (row) => (row.blank("salesperson") ? "" : Math.max(0, limitOf(row) - row.number("held"))),
};

export const limitState: Computation = {
  formula: `IF([@salesperson]="","",IF(N([@held])>${LIMIT},k.limitState.over,IF(N([@held])=${LIMIT},k.limitState.full,k.limitState.free)))`,
  value: (row) => {
    if (row.blank("salesperson")) return "";
    const left = limitOf(row) - row.number("held");
    return row.book.label("limitState", left < 0 ? "over" : left === 0 ? "full" : "free");
  },
};
