import { text } from "../../i18n/text";
import { growth } from "../../rules/money";
import { salesByMonth } from "../../rules/periods";
import { customerRowAtPosition, ofCustomer, shareOfYear } from "../../rules/year-view";
import type { ColumnSpec, TableSpec } from "../spec";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

const months: ColumnSpec[] = salesByMonth.map((computed, index) => ({
  id: `month${index + 1}`,
  name: text(`${index + 1}月`, MONTHS[index] ?? ""),
  type: "money",
  group: "months",
  note: text("该月成交额。", "Sales of the month."),
  source: "S1, E6",
  width: 12,
  computed,
}));

/** 表13-3 年客户统计表: the customers with sales in the year of statistics, largest first. */
export const customerYear: TableSpec = {
  id: "customerYear",
  tableName: "CustomerYear",
  name: text("年客户统计表", "Annual statistics"),
  number: "13-3",
  purpose: text(
    "统计年有成交的客户,按成交额从大到小,含12个月、占比、累计与类别。只读,换年改统计年一格。",
    "Customers with sales in the year, largest first, with months, shares and classes. Read-only; a new year is one cell.",
  ),
  source: "S1 §二",
  package: "basic",
  kind: "view",
  key: "customerId",
  needs: ["customer", "transaction"],
  frozenColumns: 3,
  viewRows: ({ count }) => count("customer") + Math.max(200, Math.ceil(count("customer") * 0.2)),
  groups: [{ id: "months", name: text("各月成交额", "By month"), folded: true }],
  highlights: [
    { when: "[@yearClass]=k.amountClass.1", columns: ["yearClass"], tone: "good" },
    { when: "[@yearClass]=k.amountClass.2", columns: ["yearClass"], tone: "info" },
  ],
  columns: [
    {
      id: "position",
      name: text("位次", "No."),
      type: "integer",
      sequence: true,
      note: text("按本年成交额的位次。", "Position by sales of the year."),
      source: "S1",
      width: 7,
    },
    {
      id: "customerId",
      name: text("客户编号", "Customer ID"),
      type: "text",
      note: text("该位次的客户。", "The customer in this position."),
      source: "S1",
      width: 12,
      computed: ofCustomer("customerId"),
    },
    {
      id: "customerName",
      name: text("客户简称", "Customer"),
      type: "text",
      note: text("客户简称。", "Short name."),
      source: "S1",
      width: 20,
      computed: ofCustomer("shortName", "text"),
    },
    {
      id: "region",
      name: text("地区代码", "Region"),
      type: "text",
      note: text("客户所在地区。", "Region of the customer."),
      source: "S1",
      width: 11,
      computed: ofCustomer("region", "text"),
    },
    {
      id: "country",
      name: text("国家/地区", "Country"),
      type: "text",
      note: text("客户所在国家。", "Country of the customer."),
      source: "S1",
      width: 22,
      computed: ofCustomer("country", "text"),
    },
    {
      id: "orders",
      name: text("本年订单数", "Orders"),
      type: "integer",
      note: text("本年有效交易笔数。", "Valid transactions of the year."),
      source: "S1",
      width: 11,
      computed: ofCustomer("ordersYear"),
    },
    {
      id: "amountYear",
      name: text("本年成交额", "Sales of the year"),
      type: "money",
      note: text("本年成交额。", "Sales of the year."),
      source: "S1",
      width: 18,
      computed: ofCustomer("amountYear"),
    },
    {
      id: "share",
      name: text("占比", "Share"),
      type: "share",
      note: text("占本年总成交额。", "Of the year's total."),
      source: "S1 (3)",
      width: 9,
      computed: shareOfYear,
    },
    {
      id: "shareBefore",
      name: text("累计前", "Before"),
      type: "share",
      note: text("成交额更大的客户合计占比。", "What larger customers make together."),
      source: "S1 (3)",
      width: 9,
      computed: ofCustomer("shareYearBefore"),
    },
    {
      id: "shareAfter",
      name: text("累计后", "Up to"),
      type: "share",
      note: text("加上本户(及同额)后的累计占比。", "With this customer and its equals."),
      source: "S1 (3)",
      width: 9,
      computed: ofCustomer("shareYearAfter"),
    },
    {
      id: "yearClass",
      name: text("成交额类别", "Class"),
      type: "text",
      note: text("本年的Ⅰ、Ⅱ、Ⅲ类。", "Class Ⅰ, Ⅱ or Ⅲ of the year."),
      source: "S1 (3)",
      width: 11,
      computed: ofCustomer("yearClass", "text"),
    },
    {
      id: "amountLastYear",
      name: text("上年成交额", "Last year"),
      type: "money",
      note: text("上年成交额。", "Sales of the year before."),
      source: "S1",
      width: 18,
      computed: ofCustomer("amountLastYear"),
    },
    {
      id: "growth",
      name: text("增长率", "Growth"),
      type: "share",
      note: text("本年比上年。", "This year over last."),
      source: "S1",
      width: 9,
      computed: growth("amountYear", "amountLastYear"),
    },
    {
      id: "lifecycle",
      name: text("生命周期", "Life cycle"),
      type: "text",
      note: text("客户的生命周期。", "Stage of the customer."),
      source: "S1 (5)",
      width: 21,
      computed: ofCustomer("lifecycle", "text"),
    },
    ...months,
    {
      id: "amountTotal",
      name: text("累计成交额", "Sales ever"),
      type: "money",
      group: "months",
      note: text("历年成交额合计。", "Sales of all years."),
      source: "S1",
      width: 15,
      computed: ofCustomer("amountTotal"),
    },
    {
      id: "customerRow",
      name: text("客户行", "Row"),
      type: "integer",
      note: text("该客户在客户信息表中的行。", "The customer's row in the customer table."),
      source: "DP",
      width: 8,
      group: "months",
      computed: customerRowAtPosition,
    },
  ],
  above: {
    rows: 2,
    build: (board) => {
      board.text(0, 1, text("合计", "Total"), { look: "label" });
      const total = (column: string): number =>
        board.book.rows("customerYear").reduce((sum, row) => sum + row.number(column), 0);
      board.formula(0, 5, "SUM(customerYear[orders])", () => total("orders"), {
        look: "figure",
        format: "integer",
      });
      board.formula(
        0,
        6,
        "ROUND(SUM(customerYear[amountYear]),2)",
        () => Math.round(total("amountYear") * 100) / 100,
        { look: "figure", format: "money" },
      );
      board.formula(0, 7, "ROUND(SUM(customerYear[share]),6)", () => Math.round(total("share") * 1e6) / 1e6, {
        look: "check",
        format: "share",
      });
      board.formula(
        0,
        11,
        "ROUND(SUM(customer[amountLastYear]),2)",
        () => {
          const sum = board.book.rows("customer").reduce((s, row) => s + row.number("amountLastYear"), 0);
          return Math.round(sum * 100) / 100;
        },
        { look: "figure", format: "money" },
      );
      board.text(1, 1, text("统计年", "Year"), { look: "label" });
      board.formula(1, 2, "p.year", () => board.book.number("year"), { look: "cell", format: "text" });
    },
  },
};
