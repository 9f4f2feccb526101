import { text } from "../../i18n/text";
import { ratio } from "../../rules/money";
import {
  countOfMonth,
  monthEnd,
  monthStart,
  onTimeRateOfMonth,
  ordersOfMonth,
  sumOfPersonMonth,
} from "../../rules/monthly-sales";
import { classOneThen, customersThen, movedThen, openThen } from "../../rules/month-snapshot";
import { notes, recordDates } from "../columns";
import { column, inGroup } from "../make";
import type { TableSpec } from "../spec";

/** 月度销售报表: a salesperson's month in figures, against the target. */
export const monthlySales: TableSpec = {
  id: "monthlySales",
  tableName: "MonthlySales",
  name: text("月度销售报表", "Monthly sales"),
  purpose: text(
    "每人每月一行:新增客户、跟进与按时率、询盘、报价、订单、回款与目标达成率。",
    "One row a person and month: new customers, contacts and punctuality, inquiries, quotations, orders, receipts, target.",
  ),
  source: "S4",
  package: "management",
  kind: "entry",
  key: "reportNo",
  frozenColumns: 3,
  groups: [
    { id: "monthEnd", name: text("月末情况", "At the month end"), folded: true },
    { id: "record", name: text("备注与计算", "Notes and computed"), folded: true },
  ],
  highlights: [
    { when: "AND(ISNUMBER([@achieved]),[@achieved]>=1)", columns: ["achieved"], tone: "good" },
    { when: "AND(ISNUMBER([@achieved]),[@achieved]<0.5)", columns: ["achieved"], tone: "bad" },
  ],
  columns: [
    column(
      "key",
      "reportNo",
      ["报表编号", "Report no."],
      ["编号,如 MS2610-01。", "Such as MS2610-01."],
      "DP",
      {
        required: true,
        width: 13,
      },
    ),
    column(
      "list",
      "salesperson",
      ["销售人员", "Salesperson"],
      ["销售人员姓名。", "Name of the salesperson."],
      "S4",
      {
        list: "staff",
        required: true,
        width: 14,
      },
    ),
    column("date", "month", ["月份", "Month"], ["该月任意一天。", "Any day of the month."], "S4", {
      required: true,
    }),
    column(
      "integer",
      "newCustomers",
      ["新增客户", "New customers"],
      ["当月建档的名下客户。", "Own customers entered in the month."],
      "S4",
      {
        width: 10,
        computed: countOfMonth({ table: "customer", person: "owner", date: "createdOn" }),
      },
    ),
    column(
      "integer",
      "contacts",
      ["跟进次数", "Contacts"],
      ["当月跟进次数。", "Contacts in the month."],
      "S4",
      {
        width: 10,
        computed: countOfMonth({ table: "followUp", person: "staff", date: "contactDate" }),
      },
    ),
    column(
      "share",
      "onTimeRate",
      ["按时跟进率", "On time"],
      ["有应跟进日的跟进中按时的比例。", "Of contacts with a due date, the share in time."],
      "S4",
      {
        width: 11,
        computed: onTimeRateOfMonth,
      },
    ),
    column(
      "integer",
      "inquiries",
      ["询盘数", "Inquiries"],
      ["当月询盘数。", "Inquiries in the month."],
      "S4",
      {
        width: 10,
        computed: countOfMonth({ table: "inquiry", person: "owner", date: "inquiryDate" }),
      },
    ),
    column(
      "integer",
      "quotations",
      ["报价数", "Quotations"],
      ["当月报价数。", "Quotations in the month."],
      "S4",
      {
        width: 11,
        computed: countOfMonth({ table: "inquiry", person: "owner", date: "quoteDate" }),
      },
    ),
    column(
      "integer",
      "orders",
      ["订单数", "Orders"],
      ["当月签约订单,取消除外。", "Orders signed, cancelled ones apart."],
      "S4",
      {
        width: 9,
        computed: ordersOfMonth,
      },
    ),
    column(
      "money",
      "amount",
      ["订单额", "Order amount"],
      ["当月签约金额,统计币种。", "Amount signed, in the currency of totals."],
      "S4",
      {
        computed: sumOfPersonMonth(
          { table: "order", person: "salesperson", date: "signedDate" },
          "baseAmount",
        ),
      },
    ),
    column(
      "money",
      "target",
      ["目标", "Target"],
      ["当月目标,统计币种。", "The month's target, in the currency of totals."],
      "S4",
    ),
    column("share", "achieved", ["达成率", "Achieved"], ["订单额÷目标。", "Order amount ÷ target."], "S4", {
      computed: ratio("amount", "target"),
    }),
    column(
      "money",
      "received",
      ["回款", "Received"],
      ["当月到账,统计币种。", "Money received, in the currency of totals."],
      "S4",
      {
        computed: sumOfPersonMonth(
          { table: "receivable", person: "salesperson", date: "receivedDate" },
          "receivedBase",
        ),
      },
    ),
    ...inGroup(
      "monthEnd",
      column(
        "integer",
        "customersThen",
        ["月末客户数", "Customers at month end"],
        [
          "月结快照中当月名下客户;未月结则空白。",
          "Own customers in the month-end values; blank while there are none.",
        ],
        "S4, DP",
        { width: 13, onlyComputed: true, computed: customersThen },
      ),
      column(
        "integer",
        "classOneThen",
        ["其中Ⅰ类", "Of them class Ⅰ"],
        ["月末名下Ⅰ类客户数。", "Own customers of class Ⅰ at the month end."],
        "S4, DP",
        { width: 11, onlyComputed: true, computed: classOneThen },
      ),
      column(
        "integer",
        "movedUp",
        ["类别上升", "Moved up"],
        ["比上月月末类别上升的户数。", "Customers whose class rose since the month-end before."],
        "S4, DP",
        { width: 10, onlyComputed: true, computed: movedThen(1) },
      ),
      column(
        "integer",
        "movedDown",
        ["类别下降", "Moved down"],
        ["比上月月末类别下降的户数。", "Customers whose class fell since the month-end before."],
        "S4, DP",
        { width: 10, onlyComputed: true, computed: movedThen(-1) },
      ),
      column(
        "money",
        "openThen",
        ["月末未收款", "Open at month end"],
        [
          "月末名下客户未收款,统计币种。",
          "Open receivables of own customers then, in the currency of totals.",
        ],
        "S4, DP",
        { onlyComputed: true, computed: openThen },
      ),
    ),
    ...inGroup(
      "record",
      column("date", "from", ["月初", "First day"], ["当月第一天。", "First day of the month."], "DP", {
        computed: monthStart,
      }),
      column("date", "to", ["月末", "Last day"], ["当月最后一天。", "Last day of the month."], "DP", {
        computed: monthEnd,
      }),
      notes(),
      ...recordDates(),
    ),
  ],
};
