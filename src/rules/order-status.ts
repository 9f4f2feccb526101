import type { Computation, ParameterSpec, RowView } from "../catalog/spec";
import { text } from "../i18n/text";
import { PAYMENTS } from "./payment-order";
import { sumMoney } from "./periods";
import { rowsUpTo, sumOfNeighbours } from "./sorted-rows";

/** Order status, days left and lateness (tables 1.7, rules 2.11–2.12). "Late" compares the contract's delivery date with the actual shipment. */

export const orderParameters: readonly ParameterSpec[] = [
  {
    id: "orderSoonDays",
    name: text("交期提醒天数", "Delivery warning"),
    unit: text("天", "days"),
    source: "E10",
    note: text(
      "未出货订单距合同交期不超过此数时提醒(通知验货的提前量)。",
      "Unshipped orders this close to the delivery date are pointed out (time to call the inspection).",
    ),
    format: "integer",
    range: [0, 90],
    value: 7,
  },
];

const isCancelled = (row: RowView): boolean =>
  row.text("cancelled").toLowerCase() === row.book.label("yesNo", "yes").toLowerCase();

/** 剩余天数: contract delivery date − as-of date; blank once shipped or cancelled. */
export const daysLeft: Computation = {
  formula:
    'IF(OR([@contractNo]="",[@deliveryDate]="",[@shippedDate]<>"",[@cancelled]=k.yesNo.yes),"",[@deliveryDate]-p.asOf)',
  value: (row) =>
    row.blank("contractNo") || row.blank("deliveryDate") || !row.blank("shippedDate") || isCancelled(row)
      ? ""
      : row.number("deliveryDate") - row.book.number("asOf"),
};

/** 延迟天数: actual shipment − contract delivery date, when late; 0 when shipped in time; blank until shipped. */
export const lateDays: Computation = {
  formula:
    'IF(OR([@contractNo]="",[@deliveryDate]="",[@shippedDate]="",[@cancelled]=k.yesNo.yes),"",MAX(0,[@shippedDate]-[@deliveryDate]))',
  value: (row) =>
    row.blank("contractNo") || row.blank("deliveryDate") || row.blank("shippedDate") || isCancelled(row)
      ? ""
      : Math.max(0, row.number("shippedDate") - row.number("deliveryDate")),
};

/** 预警 */
export const orderAlert: Computation = {
  formula:
    'IF([@contractNo]="","",IF([@cancelled]=k.yesNo.yes,k.orderAlert.cancelled,IF([@shippedDate]<>"",IF(N([@lateDays])>0,k.orderAlert.shippedLate,k.orderAlert.shipped),IF([@daysLeft]="","",IF([@daysLeft]<0,k.orderAlert.late,IF([@daysLeft]<=p.orderSoonDays,k.orderAlert.soon,k.orderAlert.onTrack))))))',
  value: (row) => {
    if (row.blank("contractNo")) return "";
    const say = (code: string): string => row.book.label("orderAlert", code);
    if (isCancelled(row)) return say("cancelled");
    if (!row.blank("shippedDate")) return say(row.number("lateDays") > 0 ? "shippedLate" : "shipped");
    if (row.blank("daysLeft")) return "";
    const days = row.number("daysLeft");
    if (days < 0) return say("late");
    return say(days <= row.book.number("orderSoonDays") ? "soon" : "onTrack");
  },
};

const paymentsUpTo = (orderRow: string): string =>
  rowsUpTo(PAYMENTS, { first: "[@customerRow]", second: orderRow });

/** 未收款 of the order, in the currency of totals, from 账款回收表. */
export const orderOpen: Computation = {
  formula: `IF([@contractNo]="","",${sumOfNeighbours(PAYMENTS, "sortedOpen", paymentsUpTo("[@rowNumber]-1"), paymentsUpTo("[@rowNumber]"))})`,
  value: (row) =>
    row.blank("contractNo")
      ? ""
      : sumMoney(row.book.where("receivable", "orderRow", row.index + 1), "openBase"),
};

/** 订单状态, derived from the dates filled in: the furthest step reached (S0's chain). */
export const orderStatus: Computation = {
  formula:
    'IF([@contractNo]="","",IF([@cancelled]=k.yesNo.yes,k.orderStatus.cancelled,IF([@closedDate]<>"",k.orderStatus.90,IF([@shippedDate]<>"",IF(N([@openAmount])>0,k.orderStatus.60,IF([@openAmount]="",k.orderStatus.50,k.orderStatus.70)),IF([@productionStart]<>"",k.orderStatus.40,IF(AND(N([@depositDue])>0,[@depositDate]=""),k.orderStatus.30,IF([@depositDate]<>"",k.orderStatus.40,k.orderStatus.20)))))))',
  value: (row) => {
    if (row.blank("contractNo")) return "";
    return row.book.label("orderStatus", statusCode(row));
  },
};

function statusCode(row: RowView): string {
  if (isCancelled(row)) return "cancelled";
  if (!row.blank("closedDate")) return "90";
  if (!row.blank("shippedDate")) {
    if (row.number("openAmount") > 0) return "60";
    return row.blank("openAmount") ? "50" : "70";
  }
  if (!row.blank("productionStart")) return "40";
  if (row.number("depositDue") > 0 && row.blank("depositDate")) return "30";
  return row.blank("depositDate") ? "20" : "40";
}

const STEPS = ["signedDate", "depositDate", "productionStart", "shippedDate", "closedDate"] as const;
const LAST_STEP = `MAX(${STEPS.map((step) => `[@${step}]`).join(",")})`;

/** 状态日期: the day of the latest step, for the folder's name. */
export const statusDate: Computation = {
  formula: `IF(OR([@contractNo]="",${LAST_STEP}=0),"",${LAST_STEP})`,
  value: (row) => {
    const last = Math.max(0, ...STEPS.map((step) => row.number(step)));
    return row.blank("contractNo") || last === 0 ? "" : last;
  },
};

/** Signing date, made different in every row; 0 when it is missing or the order is cancelled. */
export const latestOrder: Computation = {
  formula:
    'IF(OR([@contractNo]="",[@signedDate]="",[@cancelled]=k.yesNo.yes),0,[@signedDate]+[@rowNumber]/1048576)',
  value: (row) =>
    row.blank("contractNo") || row.blank("signedDate") || isCancelled(row)
      ? 0
      : row.number("signedDate") + row.number("rowNumber") / 1_048_576,
};
