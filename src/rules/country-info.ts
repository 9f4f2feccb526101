import type { Computation, ParameterSpec, RowView } from "../catalog/spec";
import { text } from "../i18n/text";
import { codeOfLabel } from "./compare";
import { holds } from "./lookup";
import { roundHalfUp } from "./periods";

/** Countries: risk from S0's four flags (rules 2.18) and when to single one out of its region (rules 2.10). */

export const countryParameters: readonly ParameterSpec[] = [
  {
    id: "riskFair",
    name: text("“中”的风险分", "Risk points of “fair”"),
    unit: text("分", "points"),
    source: "DP",
    note: text(
      "国家风险分为所填四项的平均:好0分,差100分,中为此数。",
      "The risk score is the mean of the four flags: good 0, poor 100, fair this much.",
    ),
    format: "integer",
    range: [0, 100],
    value: 50,
  },
  {
    id: "riskHigh",
    name: text("高风险起点", "High risk from"),
    unit: text("分", "points"),
    source: "DP",
    note: text("不低于此分为高风险国家。", "A country with this score or more is a high risk."),
    format: "integer",
    range: [1, 100],
    value: 60,
  },
  {
    id: "riskMedium",
    name: text("中风险起点", "Medium risk from"),
    unit: text("分", "points"),
    source: "DP",
    note: text("不低于此分、低于高风险为中风险。", "This score or more, below high, is a medium risk."),
    format: "integer",
    range: [0, 100],
    value: 30,
  },
  {
    id: "splitCustomers",
    name: text("单列国家:客户数", "Single out: customers"),
    unit: text("户", "customers"),
    source: "S1 (1), DP",
    note: text(
      "某国客户不少于此数、占比也达到时,建议从地区中单列。",
      "A country with this many customers, and the share below, is worth a region of its own.",
    ),
    format: "integer",
    range: [1, 1000],
    value: 5,
  },
  {
    id: "splitShare",
    name: text("单列国家:客户占比", "Single out: share of customers"),
    unit: text("占比", "share"),
    source: "S1 (1), DP",
    note: text("占全部客户的比例。", "Of all customers."),
    format: "share",
    range: [0, 1],
    value: 0.15,
  },
];

/** Place of the row's country in 字典, 1 for the first; 0 for a blank or unknown one. */
export const countryNo: Computation = {
  // IFERROR stands for a country that the dictionary does not list.
  formula: 'IF([@country]="",0,IFERROR(MATCH([@country],l.country,0),0))',
  value: (row) => row.book.place("country", row.text("country")),
};

/** Customers in the country. */
export const countryCustomers: Computation = {
  formula: 'IF([@country]="","",COUNTIFS(customer[country],[@country]))',
  value: (row) =>
    row.blank("country") ? "" : row.book.where("customer", "country", row.value("country")).length,
};

/** Their share of all customers; blank without customers. */
export const countryShare: Computation = {
  formula:
    'IF(OR([@customers]="",COUNTA(customer[customerId])=0),"",ROUND([@customers]/COUNTA(customer[customerId]),4))',
  value: (row) => {
    const all = row.book.rows("customer").filter((customer) => !customer.blank("customerId")).length;
    return row.blank("customers") || all === 0 ? "" : roundHalfUp(row.number("customers") / all, 4);
  },
};

/** 建议单列, while nobody has decided. */
export const splitAdvice: Computation = {
  formula:
    'IF([@share]="","",IF(AND([@separate]="",[@customers]>=p.splitCustomers,[@share]>=p.splitShare),k.flag.singleOut,""))',
  value: (row) => {
    const { book } = row;
    const worth =
      !row.blank("share") &&
      row.blank("separate") &&
      row.number("customers") >= book.number("splitCustomers") &&
      row.number("share") >= book.number("splitShare");
    return worth ? book.label("flag", "singleOut") : "";
  },
};

const FLAGS = ["tradePolicy", "exchangeStability", "settlement", "ports"] as const;
const SPAN = "[@tradePolicy:ports]";
const counted = (code: string): string => `COUNTIF(${SPAN},k.rating.${code})`;
const ANSWERED = `(${["good", "fair", "poor"].map(counted).join("+")})`;

/** 国家风险分, 0 good to 100 poor: the mean of the flags that are filled in. */
export const countryRisk: Computation = {
  formula: `IF(${ANSWERED}=0,"",ROUND((${counted("poor")}*100+${counted("fair")}*p.riskFair)/${ANSWERED},0))`,
  value: (row) => {
    const points = FLAGS.flatMap((flag): number[] => {
      const code = codeOfLabel(row.book, "rating", ["good", "fair", "poor"], row.text(flag));
      if (code === undefined) return [];
      return [{ good: 0, fair: row.book.number("riskFair"), poor: 100 }[code]];
    });
    if (points.length === 0) return "";
    return roundHalfUp(points.reduce((sum, each) => sum + each, 0) / points.length, 0);
  },
};

/** 风险等级 */
export const countryRiskLevel: Computation = {
  formula:
    'IF([@risk]="","",IF([@risk]>=p.riskHigh,k.level.high,IF([@risk]>=p.riskMedium,k.level.medium,k.level.low)))',
  value: (row) => {
    if (row.blank("risk")) return "";
    const risk = row.number("risk");
    const { book } = row;
    if (risk >= book.number("riskHigh")) return book.label("level", "high");
    return book.label("level", risk >= book.number("riskMedium") ? "medium" : "low");
  },
};

/** 地区(含单列) of a customer: its country where that is singled out, else the region (S1's EU, AM, AS, AU, AF). */
export const regionOrCountry: Computation = {
  formula:
    'IF([@country]="","",IF(COUNTIFS(countryInfo[country],[@country],countryInfo[separate],k.yesNo.yes)>0,[@country],[@region]))',
  value: (row) => {
    if (row.blank("country")) return "";
    const alone = row.book
      .where("countryInfo", "country", row.value("country"))
      .some((info) => holds(info, "separate", "yesNo", "yes"));
    return alone ? row.value("country") : row.value("region");
  },
};

/** Rows of countries that share the place of a customer's or festival's country. */
export function sameCountry(row: RowView, table: string): readonly RowView[] {
  const place = row.number("countryNo");
  return place === 0 ? [] : row.book.where(table, "countryNo", place);
}
