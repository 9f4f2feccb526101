import { text } from "../../i18n/text";
import { nameAt } from "../../rules/lookup";
import { registerBalance, registerOverdue, registerStatus, unlikeApprover } from "../../rules/register";
import { customerReference, customerRow, notes, recordDates } from "../columns";
import { column, inGroup } from "../make";
import type { TableSpec } from "../spec";

/** 登记簿: S3's small registers in one table, told apart by their kind. */
export const register: TableSpec = {
  id: "register",
  tableName: "Register",
  name: text("登记簿", "Register"),
  purpose: text(
    "信用审批、欠款还款、延期、还款计划、抵押保证、进出货、退赔折价:一件一行,按类别筛选。",
    "Credit approvals, arrears, extensions, repayment plans, guarantees, goods in and out, refunds: one row each, by kind.",
  ),
  source: "S3",
  package: "orders",
  kind: "entry",
  key: "registerNo",
  frozenColumns: 3,
  groups: [{ id: "record", name: text("依据与计算", "Grounds and computed"), folded: true }],
  highlights: [
    { when: "[@status]=k.registerStatus.overdue", columns: ["dueDate", "status"], tone: "bad" },
    { when: "[@status]=k.registerStatus.pending", columns: ["status"], tone: "warn" },
    { when: "[@status]=k.registerStatus.done", columns: ["status"], tone: "good" },
    { when: "[@selfApproved]=k.yesNo.yes", columns: ["approver"], tone: "bad" },
    { when: "[@customerName]=k.flag.unknownKey", columns: ["customerId", "customerName"], tone: "bad" },
  ],
  columns: [
    column(
      "key",
      "registerNo",
      ["登记编号", "Entry no."],
      ["登记编号,如 RG26-001。", "Such as RG26-001."],
      "S3",
      {
        required: true,
        width: 12,
      },
    ),
    column("date", "date", ["登记日期", "Date"], ["登记日期。", "Date of the entry."], "S3", {
      required: true,
    }),
    column(
      "list",
      "kind",
      ["类别", "Register"],
      ["属于哪一本登记簿。", "Which register it belongs to."],
      "S3",
      {
        list: "registerKind",
        required: true,
        width: 22,
      },
    ),
    customerReference(),
    column(
      "text",
      "customerName",
      ["客户简称", "Customer"],
      ["由客户编号带出。", "Looked up by the customer ID."],
      "S3",
      {
        width: 18,
        computed: nameAt("customerId", "customerRow", { table: "customer", column: "shortName" }),
      },
    ),
    column(
      "reference",
      "contractNo",
      ["合同号", "Contract no."],
      ["涉及的合同。", "The contract concerned."],
      "S3",
      {
        refers: "order",
        width: 12,
      },
    ),
    column(
      "money",
      "amount",
      ["金额", "Amount"],
      ["批准、欠款、计划或退赔金额。", "Amount approved, owed, planned or refunded."],
      "S3",
    ),
    column("list", "currency", ["币种", "Currency"], ["金额币种。", "Currency of the amount."], "S3", {
      list: "currency",
      width: 8,
    }),
    column(
      "date",
      "dueDate",
      ["期限", "Due"],
      ["还款或有效期限。", "Day by which it is to be settled, or until which it holds."],
      "S3",
    ),
    column(
      "money",
      "settled",
      ["已履行金额", "Settled"],
      ["已还、已付或已执行的金额。", "What has been paid or carried out."],
      "S3",
    ),
    column("money", "balance", ["余额", "Balance"], ["金额−已履行金额。", "Amount − settled."], "S3", {
      computed: registerBalance,
    }),
    column("list", "decision", ["审批", "Approval"], ["审批结果。", "What was decided."], "S3", {
      list: "approval",
      width: 10,
    }),
    column(
      "text",
      "status",
      ["状态", "Status"],
      ["待审批、执行中、逾期、已完成等。", "To be approved, running, overdue, done and so on."],
      "S3",
      { width: 14, computed: registerStatus },
    ),
    column("longText", "reason", ["事由", "Reason"], ["事由与说明。", "What it is about."], "S3", {
      width: 28,
    }),
    ...inGroup(
      "record",
      column("list", "applicant", ["经办人", "Applicant"], ["提出的人。", "Who asked for it."], "S3", {
        list: "staff",
        width: 10,
      }),
      column(
        "list",
        "approver",
        ["审批人", "Approver"],
        ["批准的人,不应是经办人。", "Who approved it; not the applicant."],
        "S3",
        {
          list: "staff",
          width: 10,
        },
      ),
      column(
        "date",
        "approvedDate",
        ["审批日期", "Approved on"],
        ["审批日期。", "When it was decided."],
        "S3",
      ),
      column(
        "number",
        "quantity",
        ["数量", "Quantity"],
        ["进出货或退货数量。", "Goods in, out or returned."],
        "S3",
      ),
      column(
        "text",
        "liable",
        ["责任方", "Liable party"],
        ["责任鉴定的结论。", "Who was found liable."],
        "S3",
      ),
      column(
        "text",
        "security",
        ["抵押/保证物", "Security"],
        ["抵押物或保证人。", "What or who guarantees."],
        "S3",
        { width: 20 },
      ),
      column(
        "date",
        "settledDate",
        ["完成日期", "Settled on"],
        ["履行完毕的日期。", "When all was settled."],
        "S3",
      ),
      column(
        "text",
        "attachment",
        ["附件/单据号", "Papers"],
        ["附件位置或单据号。", "Where the papers are, or their number."],
        "S3",
      ),
      column(
        "integer",
        "overdueDays",
        ["逾期天数", "Days overdue"],
        ["基准日−期限。", "As-of date − due date."],
        "S3",
        {
          width: 10,
          computed: registerOverdue,
        },
      ),
      column(
        "text",
        "selfApproved",
        ["自批", "Own approval"],
        ["审批人与经办人相同时提示。", "Says so when applicant and approver are the same."],
        "S2",
        { width: 9, computed: unlikeApprover("applicant", "approver") },
      ),
      customerRow({ onlyComputed: true }),
      notes(),
      ...recordDates(),
    ),
  ],
};
