import { text } from "../../i18n/text";
import { daysBetween, yearNumber } from "../../rules/dates";
import { dueOrder } from "../../rules/follow-up";
import {
  daysInStage,
  funnelStage,
  inquiryStage,
  openInquiry,
  quotedUnapproved,
  replyDue,
  replyState,
  STAGE_DAYS,
  stageReached,
} from "../../rules/inquiry";
import { nameAt, rowNumber } from "../../rules/lookup";
import { product } from "../../rules/money";
import { customerReference, customerRow, notes, recordDates } from "../columns";
import { column, inGroup } from "../make";
import type { ColumnSpec, TableSpec } from "../spec";

const STAGE_NAMES = [
  ["核价用时", "Days to cost"],
  ["报价用时", "Days to quote"],
  ["打样用时", "Days to sample"],
  ["寄样用时", "Days to send"],
  ["成交用时", "Days to close"],
] as const;

function stageDays(): ColumnSpec[] {
  return STAGE_DAYS.map(([id, from, to], index) =>
    column(
      "integer",
      id,
      STAGE_NAMES[index] ?? ["用时", "Days"],
      ["从上一阶段到本阶段的天数。", "Days from the stage before."],
      "S4",
      { computed: daysBetween(from, to) },
    ),
  );
}

/** 询盘与商机表: from the inquiry to the order, with its stage, first reply and approval. */
export const inquiry: TableSpec = {
  id: "inquiry",
  tableName: "Inquiries",
  name: text("询盘与商机表", "Inquiries"),
  purpose: text(
    "一个询盘一行:询价、核价、报价、打样、寄样到成交,自动得出阶段、回复情况与停留天数。",
    "One row an inquiry, from costing and quotation to samples and order, with stage, reply and days in stage.",
  ),
  source: "S4 4.",
  package: "management",
  kind: "entry",
  key: "inquiryNo",
  frozenColumns: 3,
  groups: [
    { id: "steps", name: text("报价与样品", "Quotation and samples"), folded: true },
    { id: "record", name: text("备注与计算", "Notes and computed"), folded: true },
  ],
  highlights: [
    { when: "[@replyState]=k.replyState.overdue", columns: ["inquiryDate", "replyState"], tone: "bad" },
    { when: "[@replyState]=k.replyState.late", columns: ["replyState"], tone: "warn" },
    { when: "[@stage]=k.inquiryStage.6", columns: ["stage"], tone: "good" },
    { when: "[@stage]=k.inquiryStage.lost", columns: ["inquiryNo", "stage"], tone: "muted" },
    { when: "[@quoteFlag]=k.quoteFlag.unapproved", columns: ["quoteDate", "approval"], tone: "bad" },
    { when: "[@customerName]=k.flag.unknownKey", columns: ["customerId", "customerName"], tone: "bad" },
  ],
  columns: [
    column("key", "inquiryNo", ["询盘号", "Inquiry no."], ["询盘号,如 INQ-001。", "Such as INQ-001."], "S4", {
      required: true,
      width: 12,
    }),
    customerReference(),
    column(
      "text",
      "customerName",
      ["客户简称", "Customer"],
      ["由客户编号带出。", "Looked up by the customer ID."],
      "S4",
      {
        width: 18,
        computed: nameAt("customerId", "customerRow", { table: "customer", column: "shortName" }),
      },
    ),
    column("reference", "itemNo", ["货号", "Item no."], ["询价的产品。", "The product asked for."], "S4", {
      refers: "product",
      width: 12,
    }),
    column("number", "quantity", ["数量", "Quantity"], ["询价数量。", "Quantity asked for."], "S4", {
      width: 10,
    }),
    column(
      "date",
      "inquiryDate",
      ["客户询价日", "Inquiry on"],
      ["客户询价日期。", "When the customer asked."],
      "S4",
      {
        required: true,
      },
    ),
    column("date", "quoteDate", ["外部报价日", "Quoted on"], ["对客户报价的日期。", "When we quoted."], "S4"),
    column(
      "money",
      "quoteAmount",
      ["报价金额", "Quoted"],
      ["报价总额,报价币种。", "Total quoted, in its currency."],
      "S4",
    ),
    column("text", "stage", ["阶段", "Stage"], ["由已填日期推出。", "From the dates filled in."], "S4", {
      width: 14,
      computed: inquiryStage,
    }),
    column(
      "text",
      "replyState",
      ["回复情况", "Reply"],
      ["首次回复是否及时。", "Whether the first reply was in time."],
      "S4",
      {
        width: 12,
        computed: replyState,
      },
    ),
    column(
      "integer",
      "daysInStage",
      ["停留天数", "Days in stage"],
      ["未结商机在本阶段的天数。", "Days an open one stands in its stage."],
      "S4",
      {
        computed: daysInStage,
      },
    ),
    column(
      "date",
      "expectedDate",
      ["预计成交日", "Expected on"],
      ["预计成交日期。", "When the order is expected."],
      "S4",
    ),
    column(
      "money",
      "expectedAmount",
      ["预计金额", "Expected amount"],
      ["预计成交额,统计币种。", "Expected sales, in the currency of totals."],
      "S4",
    ),
    column("list", "owner", ["业务员", "Salesperson"], ["负责的业务员。", "Who works on it."], "S4", {
      list: "staff",
      width: 12,
    }),
    ...inGroup(
      "steps",
      column("list", "source", ["来源", "Source"], ["询盘来源。", "Where it came from."], "S4", {
        list: "source",
        width: 14,
      }),
      column(
        "date",
        "firstReplyDate",
        ["首次回复日", "First reply"],
        ["第一次回复客户的日期。", "When the customer was first answered."],
        "DP",
      ),
      column(
        "date",
        "costDate",
        ["厂家询价/核价日", "Costed on"],
        ["厂家报价或内部核价日期。", "When the factory quoted or the cost was worked out."],
        "S4",
        { width: 14 },
      ),
      column(
        "list",
        "currency",
        ["报价币种", "Currency"],
        ["报价币种。", "Currency of the quotation."],
        "S4",
        {
          list: "currency",
          width: 9,
        },
      ),
      column(
        "list",
        "approval",
        ["报价审批", "Approval"],
        ["对外报价须经审批。", "A quotation needs approval first."],
        "S4",
        {
          list: "approval",
          width: 11,
        },
      ),
      column(
        "date",
        "validUntil",
        ["报价有效期", "Valid until"],
        ["报价有效期。", "Until when the quotation holds."],
        "DP",
      ),
      column(
        "date",
        "sampleMadeDate",
        ["打样日", "Sample made"],
        ["打样完成日期。", "When the sample was made."],
        "S4",
      ),
      column(
        "date",
        "sampleSentDate",
        ["样品发送日", "Sample sent"],
        ["样品寄出日期。", "When the sample was sent."],
        "S4",
      ),
      column(
        "share",
        "probability",
        ["成交概率", "Probability"],
        ["估计的成交概率。", "How likely the order is."],
        "S4",
      ),
      column("list", "outcome", ["赢/输", "Outcome"], ["结案时选择。", "Chosen when it is closed."], "S4", {
        list: "inquiryOutcome",
        width: 10,
      }),
      column(
        "date",
        "closedDate",
        ["结案日", "Closed on"],
        ["成交或输单日期。", "When it was won or lost."],
        "S4",
      ),
      column("list", "lostReason", ["输单原因", "Why lost"], ["输单的主要原因。", "The main reason."], "S4", {
        list: "lostReason",
        width: 14,
      }),
      column(
        "reference",
        "contractNo",
        ["合同号", "Contract no."],
        ["成交后的合同。", "The contract when won."],
        "S4",
        {
          refers: "order",
          width: 12,
        },
      ),
    ),
    ...inGroup(
      "record",
      column(
        "money",
        "weightedAmount",
        ["加权金额", "Weighted"],
        ["预计金额×概率。", "Expected amount × probability."],
        "DP",
        {
          computed: product("expectedAmount", "probability"),
        },
      ),
      column(
        "text",
        "quoteFlag",
        ["报价提示", "Flag"],
        ["未经审批已报价。", "Quoted without approval."],
        "S4",
        {
          width: 13,
          computed: quotedUnapproved,
        },
      ),
      column(
        "date",
        "replyDue",
        ["回复期限", "Reply by"],
        ["询价后的工作日。", "Workdays after the inquiry."],
        "DP",
        {
          computed: replyDue,
        },
      ),
      ...stageDays(),
      column("integer", "year", ["年份", "Year"], ["询价年份。", "Year of the inquiry."], "DP", {
        computed: yearNumber("inquiryDate"),
      }),
      column(
        "integer",
        "reached",
        ["阶段序号", "Stage number"],
        ["到达的最远阶段。", "The furthest stage reached."],
        "DP",
        {
          computed: stageReached,
        },
      ),
      column(
        "integer",
        "funnelStage",
        ["漏斗阶段", "Funnel stage"],
        ["统计年询盘的阶段,其他年份为0。", "Stage of inquiries of the year of statistics, else 0."],
        "DP",
        { computed: funnelStage },
      ),
      customerRow({ onlyComputed: true }),
      column("integer", "rowNumber", ["行序", "Row"], ["用于并列时排位。", "Breaks ties."], "DP", {
        computed: rowNumber("inquiryNo"),
      }),
      column(
        "date",
        "openDate",
        ["待成交日", "Open, expected on"],
        ["未结商机的预计成交日。", "Expected date of what is open."],
        "DP",
        {
          computed: openInquiry,
        },
      ),
      column(
        "number",
        "dueOrder",
        ["商机排序", "Order of expectation"],
        ["按预计成交日先后排列。", "Puts open ones in order."],
        "DP",
        {
          width: 12,
          computed: dueOrder("openDate", "rowNumber"),
        },
      ),
      notes(),
      ...recordDates(),
    ),
  ],
};
