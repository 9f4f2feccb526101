import type { Computation, ParameterSpec } from "../catalog/spec";
import { serialToDate } from "../formula/serial";
import { text } from "../i18n/text";
import { roundHalfUp } from "./periods";

/**
 * 汇率表: one rate a month and currency. A month and currency are found by one number,
 * (year × 100 + month) × 100 + place of the currency in 字典.
 */

export const exchangeRateParameters: readonly ParameterSpec[] = [
  {
    id: "rateTolerance",
    name: text("汇率偏差提示", "Rate deviation"),
    unit: text("占比", "share"),
    source: "DP",
    note: text(
      "交易的汇率与当月参考汇率相差超过此比例时标出。",
      "A transaction whose rate is further than this from the month's is marked.",
    ),
    format: "share",
    range: [0.001, 1],
    value: 0.05,
  },
  {
    id: "rateJump",
    name: text("每百报价识别倍数", "Per-100 quotation: factor"),
    unit: text("倍", "times"),
    source: "DP",
    note: text(
      "同一币种的汇率达到最低一笔的此倍数,疑为按每100外币报价。",
      "A rate this many times the currency's lowest one was probably quoted per 100.",
    ),
    format: "integer",
    range: [2, 1000],
    value: 20,
  },
];

const SCALE = 100;

/** 汇率 for one unit of the currency. */
export const ratePerUnit: Computation = {
  formula: 'IF(N([@quoted])<=0,"",ROUND([@quoted]/IF(N([@per])>0,[@per],1),6))',
  value: (row) => {
    if (row.number("quoted") <= 0) return "";
    const per = row.number("per");
    return roundHalfUp(row.number("quoted") / (per > 0 ? per : 1), 6);
  },
};

/** The number a month and currency are found by; 0 while one of them is missing. */
export const rateCode: Computation = {
  // IFERROR stands for a currency that the dictionary does not list.
  formula: `IF(OR([@month]="",[@currency]=""),0,IFERROR((YEAR([@month])*${SCALE}+MONTH([@month]))*${SCALE}+MATCH([@currency],l.currency,0),0))`,
  value: (row) => {
    const place = row.book.place("currency", row.text("currency"));
    return row.blank("month") || place === 0 ? 0 : codeOf(row.number("month"), place);
  },
};

function codeOf(date: number, place: number): number {
  const { year, month } = serialToDate(date);
  return (year * SCALE + month) * SCALE + place;
}

/** 重复, or 疑为每百报价. */
export const rateCheck: Computation = {
  formula:
    'IF(OR([@rate]="",[@rateCode]=0),"",IF(COUNTIFS([rateCode],[@rateCode])>1,k.rateCheck.twice,IF([@rate]>=p.rateJump*MINIFS([rate],[currency],[@currency]),k.rateCheck.per100,"")))',
  value: (row) => {
    if (row.blank("rate") || row.number("rateCode") === 0) return "";
    const { book } = row;
    if (book.where(row.table, "rateCode", row.number("rateCode")).length > 1)
      return book.label("rateCheck", "twice");
    const rates = book
      .where(row.table, "currency", row.value("currency"))
      .flatMap((other) => (other.blank("rate") ? [] : [other.number("rate")]));
    return row.number("rate") >= book.number("rateJump") * Math.min(...rates)
      ? book.label("rateCheck", "per100")
      : "";
  },
};

/** 参考汇率 of a transaction: 1 for the currency of totals, else the month's rate; blank when there is none. */
export const suggestedRate: Computation = {
  // IFERROR stands for a month or a currency that the rate table does not have.
  formula: `IF(OR([@currency]="",NOT(ISNUMBER([@date]))),"",IF([@currency]=p.currency,1,IFERROR(INDEX(exchangeRate[rate],MATCH((YEAR([@date])*${SCALE}+MONTH([@date]))*${SCALE}+MATCH([@currency],l.currency,0),exchangeRate[rateCode],0)),"")))`,
  value: (row) => {
    const { book } = row;
    if (row.blank("currency") || typeof row.value("date") !== "number") return "";
    if (row.text("currency").toLowerCase() === book.text("currency").toLowerCase()) return 1;
    const place = book.place("currency", row.text("currency"));
    if (place === 0) return "";
    return book.find("exchangeRate", "rateCode", codeOf(row.number("date"), place))?.value("rate") ?? "";
  },
};
