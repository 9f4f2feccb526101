import { text } from "../../i18n/text";
import {
  cumulativeShare,
  ofCustomer,
  rankChange,
  rankLastYear,
  shareOfYear,
  sharedRank,
  tieNote,
  topFiveRow,
} from "../../rules/year-view";
import type { TableSpec } from "../spec";

/** 表13-4 年前五名客户名称及交易金额; everyone who ties with the fifth is listed. */
export const topFive: TableSpec = {
  id: "topFive",
  tableName: "TopFive",
  name: text("年前五名客户", "Top five"),
  number: "13-4",
  purpose: text(
    "统计年成交额前五名及其集中度;与第五名同额者一并列出。只读。",
    "The five largest customers of the year and their concentration; all that tie with the fifth are listed. Read-only.",
  ),
  source: "S1 §二",
  package: "basic",
  kind: "view",
  key: "customerId",
  needs: ["customer", "transaction"],
  frozenColumns: 2,
  viewRows: () => 10,
  highlights: [{ when: 'AND([@rankChange]<>"",N([@rankChange])<0)', columns: ["rankChange"], tone: "warn" }],
  columns: [
    {
      id: "position",
      name: text("序号", "No."),
      type: "integer",
      sequence: true,
      note: text("列出的顺序。", "Order of the list."),
      source: "DP",
      width: 7,
    },
    {
      id: "customerId",
      name: text("客户编号", "Customer ID"),
      type: "text",
      note: text("前五名客户,含并列。", "The top five, ties included."),
      source: "S1",
      width: 12,
      computed: ofCustomer("customerId"),
    },
    {
      id: "rank",
      name: text("名次", "Rank"),
      type: "integer",
      note: text("同额者名次相同。", "Equals share a rank."),
      source: "S1",
      width: 8,
      computed: sharedRank,
    },
    {
      id: "customerName",
      name: text("客户名称", "Customer"),
      type: "text",
      note: text("客户简称。", "Short name."),
      source: "S1",
      width: 22,
      computed: ofCustomer("shortName", "text"),
    },
    {
      id: "country",
      name: text("国家/地区", "Country"),
      type: "text",
      note: text("客户所在国家。", "Country of the customer."),
      source: "DP",
      width: 16,
      computed: ofCustomer("country", "text"),
    },
    {
      id: "amountYear",
      name: text("交易金额", "Amount"),
      type: "money",
      note: text("统计年成交额。", "Sales of the year."),
      source: "S1",
      width: 16,
      computed: ofCustomer("amountYear"),
    },
    {
      id: "share",
      name: text("占总额", "Share"),
      type: "share",
      note: text("占全年总额。", "Of the year's total."),
      source: "DP",
      width: 10,
      computed: shareOfYear,
    },
    {
      id: "cumulative",
      name: text("累计", "Cumulative"),
      type: "share",
      note: text("前几名合计占比。", "What they make together."),
      source: "DP",
      width: 10,
      computed: cumulativeShare,
    },
    {
      id: "amountLastYear",
      name: text("上年金额", "Last year"),
      type: "money",
      note: text("上年成交额。", "Sales of the year before."),
      source: "DP",
      width: 16,
      computed: ofCustomer("amountLastYear"),
    },
    {
      id: "rankLastYear",
      name: text("上年名次", "Rank last year"),
      type: "integer",
      note: text("上年无成交则空白。", "Blank without sales then."),
      source: "DP",
      width: 12,
      computed: rankLastYear,
    },
    {
      id: "rankChange",
      name: text("名次变化", "Change"),
      type: "integer",
      note: text("正数为上升。", "Positive is up."),
      source: "DP",
      width: 10,
      computed: rankChange,
    },
    {
      id: "tie",
      name: text("并列", "Tie"),
      type: "text",
      note: text("另有客户金额相同。", "Another customer has the same amount."),
      source: "DP",
      width: 8,
      computed: tieNote,
    },
    {
      id: "customerRow",
      name: text("客户行", "Row"),
      type: "integer",
      note: text("该客户在客户信息表中的行。", "The customer's row in the customer table."),
      source: "DP",
      width: 8,
      computed: topFiveRow,
    },
  ],
  above: {
    rows: 2,
    build: (board) => {
      const total = (column: string): number =>
        board.book.rows("topFive").reduce((sum, row) => sum + row.number(column), 0);
      board.text(0, 3, text("合计与集中度(CR5)", "Total and concentration (CR5)"), { look: "label" });
      board.formula(
        0,
        5,
        "ROUND(SUM(topFive[amountYear]),2)",
        () => Math.round(total("amountYear") * 100) / 100,
        { look: "figure", format: "money" },
      );
      board.formula(0, 6, "SUM(topFive[share])", () => total("share"), { look: "figure", format: "share" });
      board.text(1, 3, text("统计年", "Year"), { look: "label" });
      board.formula(1, 5, "p.year", () => board.book.number("year"), { look: "cell", format: "text" });
    },
  },
};
