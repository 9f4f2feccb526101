import { text } from "../../i18n/text";
import { contractSpent, profitAfterSpending, spendingVerdict, spent } from "../../rules/entertainment";
import { nameAt, positionOf, readAt } from "../../rules/lookup";
import { ratio } from "../../rules/money";
import { customerReference, customerRow, notes, recordDates } from "../columns";
import { column, inGroup } from "../make";
import type { TableSpec } from "../spec";

/** 应酬费用表 (S3 三): every contract has an input and an output; what was spent against what it earned. */
export const entertainment: TableSpec = {
  id: "entertainment",
  tableName: "Entertainment",
  name: text("应酬费用表", "Entertainment"),
  purpose: text(
    "每笔应酬费用一行,按合同对照毛利,算出费用率与费用后利润。",
    "One row an expense; against the contract's profit it shows the share spent and what is left.",
  ),
  source: "S3 三",
  package: "management",
  kind: "entry",
  key: "expenseNo",
  frozenColumns: 2,
  groups: [{ id: "record", name: text("建档", "Record"), folded: true }],
  highlights: [
    { when: "[@customerName]=k.flag.unknownKey", columns: ["customerId", "customerName"], tone: "bad" },
    { when: "[@verdict]=k.spendingVerdict.loss", columns: ["profitAfter", "verdict"], tone: "bad" },
    { when: "[@verdict]=k.spendingVerdict.high", columns: ["expenseShare", "verdict"], tone: "warn" },
    { when: 'AND([@contractNo]<>"",[@contractRow]=0)', columns: ["contractNo"], tone: "bad" },
  ],
  columns: [
    column("key", "expenseNo", ["费用编号", "Expense no."], ["如 EX-001。", "Such as EX-001."], "DP", {
      required: true,
      width: 12,
    }),
    column("date", "date", ["日期", "Date"], ["发生日期。", "When it was spent."], "S3", {
      required: true,
      width: 12,
    }),
    customerReference(),
    column(
      "text",
      "customerName",
      ["客户简称", "Customer"],
      ["由客户编号自动带出。", "Looked up by the customer ID."],
      "S1",
      {
        width: 18,
        computed: nameAt("customerId", "customerRow", { table: "customer", column: "shortName" }),
      },
    ),
    column(
      "reference",
      "contractNo",
      ["合同号", "Contract no."],
      ["为哪份合同发生。", "The contract it was spent for."],
      "S3",
      { refers: "transaction", width: 14 },
    ),
    column(
      "list",
      "kind",
      ["类别", "Kind"],
      ["宴请、礼品、差旅等。", "Meals, gifts, travel and so on."],
      "S3",
      { list: "expenseKind", width: 12 },
    ),
    column("text", "reason", ["事由", "Occasion"], ["为何发生。", "What it was for."], "S3", { width: 24 }),
    column("money", "amount", ["金额", "Amount"], ["统计币种。", "In the currency of totals."], "S3", {
      width: 13,
    }),
    column(
      "list",
      "handling",
      ["预支/报销", "Advance or claim"],
      ["预支或报销。", "Paid in advance or claimed."],
      "S3",
      { list: "expenseHandling", width: 12 },
    ),
    column(
      "money",
      "contractSpent",
      ["合同累计费用", "Spent on contract"],
      ["该合同的全部应酬费用。", "Everything spent on this contract."],
      "S3",
      { width: 14, computed: contractSpent },
    ),
    column(
      "money",
      "contractProfit",
      ["合同毛利", "Contract profit"],
      ["交易记录表中的利润。", "Profit in the transactions."],
      "S3",
      { width: 14, computed: readAt("contractRow", { table: "transaction", column: "profit" }, "number") },
    ),
    column(
      "share",
      "expenseShare",
      ["费用率", "Share of profit"],
      ["累计费用占毛利。", "Spending over profit."],
      "S3",
      { width: 11, computed: ratio("contractSpent", "contractProfit") },
    ),
    column(
      "money",
      "profitAfter",
      ["费用后利润", "Profit after it"],
      ["毛利减累计费用。", "Profit less what was spent."],
      "S3",
      { width: 14, computed: profitAfterSpending },
    ),
    column(
      "text",
      "verdict",
      ["结论", "Verdict"],
      ["费用太大会使合同亏损。", "Too much spending makes a contract lose money."],
      "S3",
      { width: 14, computed: spendingVerdict },
    ),
    ...inGroup(
      "record",
      column("list", "staff", ["经办人", "Spent by"], ["经办的人。", "Who spent it."], "S3", {
        list: "staff",
        width: 10,
      }),
      column("list", "approver", ["审批人", "Approved by"], ["批准的人。", "Who approved it."], "DP", {
        list: "staff",
        width: 10,
      }),
      column(
        "money",
        "recorded",
        ["交易表所记", "In transactions"],
        ["交易记录表中填写的应酬费用,供核对。", "What the transaction says was spent, to compare."],
        "DP",
        {
          width: 13,
          computed: readAt("contractRow", { table: "transaction", column: "entertainment" }, "number"),
        },
      ),
      column("money", "spent", ["金额数", "Amount, number"], ["供汇总用。", "For the sums."], "DP", {
        width: 13,
        computed: spent,
      }),
      column(
        "integer",
        "contractRow",
        ["合同行", "Contract row"],
        ["合同在交易记录表中的行。", "The contract's row in the transactions."],
        "DP",
        { width: 9, computed: positionOf("contractNo", { table: "transaction", key: "transactionNo" }) },
      ),
      customerRow(),
      notes(),
      ...recordDates(),
    ),
  ],
};
