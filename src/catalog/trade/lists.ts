import { text } from "../../i18n/text";
import { items } from "../list-items";
import type { ListSpec } from "../spec";

/** Drop-down lists of trade figures and their management. */
export const tradeLists: readonly ListSpec[] = [
  {
    id: "businessType",
    name: text("经营角度类型", "Business type"),
    source: "S1, E21",
    items: items(
      ["key", "头等客户", "Key"],
      ["suitable", "潜力客户", "Suitable"],
      ["ordinary", "常规客户", "Ordinary"],
      ["none", "无利润数据", "No profit figures"],
    ),
  },
  {
    id: "creditStatus",
    name: text("信用状况", "Credit standing"),
    source: "S1",
    items: items(
      ["reliable", "诚信", "Reliable"],
      ["unreliable", "不诚信", "Unreliable"],
      ["unrated", "未评", "Not rated"],
    ),
  },
  {
    id: "dealStatus",
    name: text("交易状态", "Deal status"),
    source: "S1, S4",
    items: items(
      ["traded", "已交易", "Has bought"],
      ["negotiating", "正在洽谈", "Negotiating"],
      ["potential", "潜在", "Potential"],
    ),
  },
  {
    id: "expenseKind",
    name: text("应酬类别", "Kind of expense"),
    source: "S3",
    items: items(
      ["meal", "宴请", "Meal"],
      ["gift", "礼品", "Gift"],
      ["travel", "差旅", "Travel"],
      ["reception", "接待", "Reception"],
      ["sample", "样品", "Samples"],
      ["other", "其他", "Other"],
    ),
  },
  {
    id: "expenseHandling",
    name: text("预支或报销", "Advance or claim"),
    source: "S3",
    items: items(["advance", "预支", "Advance"], ["claim", "报销", "Claim"]),
  },
  {
    id: "spendingVerdict",
    name: text("费用结论", "Verdict on spending"),
    source: "S3, DP",
    items: items(
      ["loss", "亏损", "Loss"],
      ["high", "偏高", "High"],
      ["fine", "正常", "Fine"],
      ["unknown", "无利润数据", "Profit unknown"],
    ),
  },
  {
    id: "rateCheck",
    name: text("汇率核对", "Check of a rate"),
    source: "DP",
    items: items(["twice", "重复", "Entered twice"], ["per100", "疑为每百报价", "Quoted per 100?"]),
  },
  {
    id: "advantage",
    name: text("对比", "Compared with them"),
    source: "DP",
    items: items(["better", "优", "Better"], ["even", "相当", "Even"], ["worse", "劣", "Worse"]),
  },
  {
    id: "position",
    name: text("竞争态势", "Competitive position"),
    source: "DP",
    items: items(["ahead", "领先", "Ahead"], ["even", "相当", "Even"], ["behind", "落后", "Behind"]),
  },
  {
    id: "treatmentScheme",
    name: text("划分方式", "Scheme"),
    source: "S1, S0, S4",
    items: items(
      ["class", "管理类别", "Management class"],
      ["cooperation", "合作级别", "Cooperation grade"],
      ["intent", "意向等级", "Intent grade"],
      ["lifecycle", "生命周期", "Life cycle"],
      ["business", "经营角度类型", "Business type"],
    ),
  },
  {
    id: "priceTreatment",
    name: text("价格待遇", "Price treatment"),
    source: "S1",
    items: items(
      ["preferred", "优惠", "Preferred"],
      ["negotiable", "可议", "Negotiable"],
      ["standard", "标准", "Standard"],
      ["prepaid", "款到发货", "Paid in advance"],
    ),
  },
  {
    id: "deliveryPriority",
    name: text("交期优先级", "Priority of delivery"),
    source: "S1",
    items: items(
      ["first", "1 优先保证", "1 First"],
      ["normal", "2 正常", "2 Normal"],
      ["last", "3 可排后", "3 Last"],
    ),
  },
];
