import { text } from "../../i18n/text";
import { openDays } from "../../rules/record-care";
import { customerName, customerReference, customerRow, notes, recordDates } from "../columns";
import { column, inGroup } from "../make";
import type { TableSpec } from "../spec";

/** 需求与偏好表 (S2): what a customer needs and likes, and what we made of it. */
export const preference: TableSpec = {
  id: "preference",
  tableName: "Preferences",
  name: text("需求与偏好表", "Needs and preferences"),
  purpose: text(
    "客户的需求与偏好、来源、定制方案和采纳情况。",
    "What customers need and like, where we know it from, our proposal and what came of it.",
  ),
  source: "S2",
  package: "archive",
  kind: "entry",
  key: "preferenceNo",
  frozenColumns: 3,
  groups: [{ id: "record", name: text("建档", "Record"), folded: true }],
  highlights: [
    { when: "[@customerName]=k.flag.unknownKey", columns: ["customerId", "customerName"], tone: "bad" },
    { when: "[@status]=k.preferenceStatus.adopted", columns: ["status"], tone: "good" },
    { when: "[@status]=k.preferenceStatus.dropped", columns: ["status"], tone: "muted" },
  ],
  columns: [
    column("key", "preferenceNo", ["编号", "No."], ["如 ND-001。", "Such as ND-001."], "DP", {
      required: true,
      width: 11,
    }),
    customerReference(),
    customerName(),
    column("date", "date", ["日期", "Date"], ["得知的日期。", "When we learned of it."], "S2", {
      required: true,
      width: 12,
    }),
    column("list", "kind", ["类别", "Kind"], ["需求或偏好。", "Need or preference."], "S2", {
      list: "preferenceKind",
      width: 10,
    }),
    column("longText", "content", ["内容", "What"], ["具体的需求或偏好。", "The need or preference."], "S2", {
      required: true,
      width: 34,
    }),
    column("text", "product", ["相关产品", "Product"], ["涉及的产品。", "Product concerned."], "S2", {
      width: 20,
    }),
    column("list", "origin", ["来源", "Known from"], ["沟通、调研或数据。", "Talk, survey or data."], "S2", {
      list: "preferenceSource",
      width: 12,
    }),
    column(
      "longText",
      "proposal",
      ["定制方案", "Our proposal"],
      ["我方的定制方案。", "What we offer."],
      "S2",
      { width: 30 },
    ),
    column("list", "status", ["状态", "Status"], ["方案进展。", "How far it is."], "S2", {
      list: "preferenceStatus",
      width: 12,
    }),
    column("list", "owner", ["负责人", "In charge"], ["跟进方案的人。", "Who follows it up."], "S2", {
      list: "staff",
      width: 10,
    }),
    column(
      "integer",
      "openDays",
      ["未结天数", "Days open"],
      ["未采纳也未放弃的天数。", "Days since, while neither taken up nor dropped."],
      "DP",
      { width: 10, computed: openDays },
    ),
    ...inGroup("record", customerRow(), notes(), ...recordDates()),
  ],
};
