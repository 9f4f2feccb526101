import { text } from "../../i18n/text";
import { updateReplyBy, updateStatus } from "../../rules/record-care";
import { customerName, customerReference, customerRow, notes, recordDates } from "../columns";
import { column, inGroup } from "../make";
import type { TableSpec } from "../spec";

/** 信息更新请求 (S2): customers asked to check their data, by 客户资料表 or otherwise, until the answer is in the record. */
export const updateRequest: TableSpec = {
  id: "updateRequest",
  tableName: "UpdateRequests",
  name: text("信息更新请求", "Update requests"),
  purpose: text(
    "请客户核对资料:发出、应回复、回复、核对与落地;到期未复自动提示。",
    "Customers asked to check their data: sent, due, answered, checked, entered; overdue answers show.",
  ),
  source: "S2, S3",
  package: "archive",
  kind: "entry",
  key: "requestNo",
  frozenColumns: 3,
  groups: [{ id: "record", name: text("建档", "Record"), folded: true }],
  highlights: [
    { when: "[@customerName]=k.flag.unknownKey", columns: ["customerId", "customerName"], tone: "bad" },
    { when: "[@status]=k.updateStatus.overdue", columns: ["replyBy", "status"], tone: "bad" },
    { when: "[@status]=k.updateStatus.replied", columns: ["status"], tone: "warn" },
    { when: "[@status]=k.updateStatus.applied", columns: ["status"], tone: "good" },
  ],
  columns: [
    column("key", "requestNo", ["请求编号", "Request no."], ["如 UR-001。", "Such as UR-001."], "DP", {
      required: true,
      width: 12,
    }),
    customerReference(),
    customerName(),
    column("date", "sentDate", ["发出日", "Sent on"], ["发出请求的日期。", "When it was sent."], "S2", {
      required: true,
      width: 12,
    }),
    column(
      "list",
      "method",
      ["方式", "By"],
      ["邮件、电话、在线表单或客户资料表。", "E-mail, phone, online form or data sheet."],
      "S2",
      { list: "updateMethod", width: 14 },
    ),
    column(
      "text",
      "items",
      ["更新项", "What to check"],
      ["请客户核对哪些内容。", "What the customer is asked to check."],
      "S2",
      { width: 28 },
    ),
    column(
      "date",
      "replyBy",
      ["应回复日", "Reply by"],
      ["发出日加答复期限。", "Sent date plus the time to answer."],
      "S2",
      { width: 12, computed: updateReplyBy },
    ),
    column(
      "date",
      "repliedDate",
      ["回复日", "Replied on"],
      ["收到回复的日期,即回收日。", "When the answer came in."],
      "S2",
      { width: 12 },
    ),
    column(
      "list",
      "origin",
      ["资料来源", "Source of data"],
      ["访问汇总、客户自填或专业机构。", "Visits, the customer itself or an agency."],
      "S3",
      { list: "dataSource", width: 14 },
    ),
    column("list", "verified", ["已核对", "Checked"], ["我方是否已审核。", "Whether we checked it."], "S3", {
      list: "yesNo",
      width: 10,
    }),
    column(
      "date",
      "appliedDate",
      ["落地日", "Entered on"],
      ["更新写入档案的日期。", "When the record was brought up to date."],
      "S0",
      { width: 12 },
    ),
    column("text", "status", ["状态", "Status"], ["由各日期得出。", "From the dates."], "S2", {
      width: 12,
      computed: updateStatus,
    }),
    column("list", "owner", ["负责人", "In charge"], ["负责跟进的人。", "Who sees to it."], "S2", {
      list: "staff",
      width: 10,
    }),
    ...inGroup("record", customerRow(), notes(), ...recordDates()),
  ],
};
