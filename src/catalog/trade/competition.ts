import { text } from "../../i18n/text";
import { advantageScore, competitivePosition, priceGap } from "../../rules/competition";
import { nameAt } from "../../rules/lookup";
import { customerReference, customerRow, notes, recordDates } from "../columns";
import { column, inGroup } from "../make";
import type { TableSpec } from "../spec";

/** 竞争对比表: our offer against a competitor's, at one customer and product (S1 经营资料; decisions, Tables). */
export const competition: TableSpec = {
  id: "competition",
  tableName: "Competition",
  name: text("竞争对比表", "Competition"),
  purpose: text(
    "同一客户、同一产品,我方与竞争者的价格、品质、交期、服务、付款对比。",
    "Our price, quality, delivery, service and terms against a competitor's, by customer and product.",
  ),
  source: "S1, DP",
  package: "management",
  kind: "entry",
  key: "compareNo",
  frozenColumns: 2,
  groups: [{ id: "record", name: text("对策与建档", "Answer"), folded: true }],
  highlights: [
    { when: "[@customerName]=k.flag.unknownKey", columns: ["customerId", "customerName"], tone: "bad" },
    { when: "[@position]=k.position.behind", columns: ["score", "position"], tone: "bad" },
    { when: "[@position]=k.position.ahead", columns: ["score", "position"], tone: "good" },
    { when: "N([@priceGap])>p.priceGapBand", columns: ["priceGap"], tone: "warn" },
  ],
  columns: [
    column("key", "compareNo", ["对比编号", "No."], ["如 CM-001。", "Such as CM-001."], "DP", {
      required: true,
      width: 11,
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
    column("text", "product", ["产品", "Product"], ["对比的产品。", "Product compared."], "S1", {
      width: 20,
    }),
    column(
      "text",
      "competitor",
      ["竞争者", "Competitor"],
      ["竞争者名称。", "Name of the competitor."],
      "S1",
      { required: true, width: 22 },
    ),
    column("rate", "ourPrice", ["我方价格", "Our price"], ["同一币种。", "In the same currency."], "DP", {
      width: 11,
    }),
    column("rate", "theirPrice", ["对方价格", "Their price"], ["同一币种。", "In the same currency."], "DP", {
      width: 11,
    }),
    column(
      "share",
      "priceGap",
      ["价差", "Price gap"],
      ["我方比对方高出的比例。", "How much dearer we are."],
      "DP",
      { width: 9, computed: priceGap },
    ),
    column("list", "quality", ["品质", "Quality"], ["我方与对方相比。", "We against them."], "DP", {
      list: "advantage",
      width: 10,
    }),
    column("list", "delivery", ["交期", "Delivery"], ["我方与对方相比。", "We against them."], "DP", {
      list: "advantage",
      width: 10,
    }),
    column("list", "service", ["服务", "Service"], ["我方与对方相比。", "We against them."], "DP", {
      list: "advantage",
      width: 10,
    }),
    column("list", "payment", ["付款条件", "Terms"], ["我方与对方相比。", "We against them."], "DP", {
      list: "advantage",
      width: 10,
    }),
    column(
      "integer",
      "score",
      ["得分", "Score"],
      ["优的项数减劣的项数,价格算一项。", "Points better less points worse, price among them."],
      "DP",
      { width: 8, computed: advantageScore },
    ),
    column("text", "position", ["态势", "Position"], ["领先、相当或落后。", "Ahead, even or behind."], "DP", {
      width: 10,
      computed: competitivePosition,
    }),
    ...inGroup(
      "record",
      column("longText", "answer", ["对策", "Our answer"], ["准备怎么做。", "What we will do."], "DP", {
        width: 28,
      }),
      column("list", "owner", ["负责人", "In charge"], ["落实对策的人。", "Who does it."], "DP", {
        list: "staff",
        width: 10,
      }),
      column("date", "date", ["日期", "Date"], ["了解到的日期。", "When we learned of it."], "DP", {
        width: 12,
      }),
      column(
        "list",
        "competitorCountry",
        ["竞争者所在国", "Competitor's country"],
        ["竞争者所在国家。", "Where the competitor is."],
        "DP",
        { list: "country", width: 14 },
      ),
      column(
        "share",
        "marketShare",
        ["对方份额", "Their share"],
        ["对方在该客户的份额。", "Their share of the customer's purchases."],
        "S1",
        { width: 10 },
      ),
      column("list", "currency", ["币种", "Currency"], ["价格的币种。", "Currency of the prices."], "DP", {
        list: "currency",
        width: 9,
      }),
      column("text", "origin", ["信息来源", "Known from"], ["从何得知。", "How we know."], "DP", {
        width: 18,
      }),
      customerRow(),
      notes(),
      ...recordDates(),
    ),
  ],
};
