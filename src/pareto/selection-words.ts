import type { ColumnGuess } from "./selection";

/** What headers say about their columns, in the words of both languages. Scores only rank; zero or less rules out. */

interface ColumnScore {
  (column: ColumnGuess): number;
  /** True when a text is a word this score knows: a sign that a row is a header. */
  knows(text: string): boolean;
}

const SUBJECT =
  /客户|名称|公司|供应商|产品|品名|商品|款号|型号|类别|类型|种类|原因|问题|性质|部门|地区|区域|国家|城市|业务员|负责人|渠道|来源|customer|client|company|account|supplier|vendor|product|item|sku|name|category|type|reason|issue|defect|cause|department|region|country|city|sales ?(?:person|rep)|owner|channel|source|^key$/i;
const NUMBERING = /编号|代码|序号|单号|号码|^no\.?$|^id$|number$|code$|[_ ]id$|编码/i;
const REMARK = /备注|说明|描述|附注|remark|note|comment|description|memo/i;
const PERSONAL =
  /电话|手机|传真|邮箱|邮件|地址|邮编|phone|mobile|tel|fax|mail|address|zip|postcode|website|网址/i;
const AMOUNT =
  /金额|总额|销售额|成交额|营业额|收入|利润|毛利|货值|总价|应收|欠款|损失|费用|成本|amount|revenue|sales|turnover|profit|margin|total|value|cost|loss|sum|receivable|usd|cny|rmb|eur/i;
const QUANTITY =
  /数量|件数|次数|箱数|重量|体积|时长|小时|qty|quantity|count|pieces|pcs|units|weight|volume|hours|frequency/i;
const UNIT_PRICE = /单价|价格|汇率|税率|折扣|比例|占比|百分比|price|rate|discount|percent|ratio|%/i;
const CALENDAR = /年份|年度|月份|^年$|^月$|year|month|quarter|week/i;
const DATE = /日期|时间|日$|date|time|day/i;

/** How likely a column is the category. */
export const categoryScore: ColumnScore = Object.assign(
  ({ kind, name, filled, distinct }: ColumnGuess): number => {
    if (kind === "empty") return 0;
    let score = kind === "text" ? 20 : kind === "date" ? 6 : 4;
    if (SUBJECT.test(name)) score += 6;
    if (NUMBERING.test(name)) score += kind === "number" ? 4 : -3;
    if (CALENDAR.test(name)) score += 3;
    if (REMARK.test(name) || PERSONAL.test(name)) score -= 12;
    if (AMOUNT.test(name) || QUANTITY.test(name)) score -= 3;
    if (distinct === 1 && filled > 1) score -= 8;
    return Math.max(score, 1);
  },
  { knows: (text: string) => [SUBJECT, NUMBERING, REMARK, PERSONAL].some((words) => words.test(text)) },
);

/** How likely a column is the measure. */
export const measureScore: ColumnScore = Object.assign(
  ({ kind, name, filled, distinct }: ColumnGuess): number => {
    if (kind !== "number") return 0;
    let score = 10;
    if (AMOUNT.test(name)) score += 8;
    if (QUANTITY.test(name)) score += 4;
    if (UNIT_PRICE.test(name)) score -= 5;
    if (NUMBERING.test(name) || PERSONAL.test(name) || CALENDAR.test(name)) score -= 11;
    if (distinct === 1 && filled > 3) score -= 4;
    return score;
  },
  { knows: (text: string) => [AMOUNT, QUANTITY, UNIT_PRICE, DATE].some((words) => words.test(text)) },
);

/** True for a header that announces dates: numbers under it may be serials. */
export function looksLikeDateHeader(name: string): boolean {
  return DATE.test(name);
}
