import { text } from "../../i18n/text";
import { nameAt } from "../../rules/lookup";
import { monthCode, reportBy, reportState } from "../../rules/visit-report";
import { customerReference, customerRow, recordDates } from "../columns";
import { column, inGroup } from "../make";
import type { TableSpec } from "../spec";

/** 客户访问日报 (S3): filled in at the visit and handed in by its deadline; 客户访问月报 sums it up. */
export const visit: TableSpec = {
  id: "visit",
  tableName: "Visits",
  name: text("客户访问日报", "Visit reports"),
  purpose: text(
    "每次访问即时填写一行,按报告类型得出上报时限;月报自动汇总。",
    "One row a visit, filled in at once; the kind of report sets its deadline. The monthly report sums it up.",
  ),
  source: "S3, E9, E27",
  package: "management",
  kind: "entry",
  key: "visitNo",
  frozenColumns: 3,
  groups: [
    { id: "more", name: text("时间与后续", "Times and next steps"), folded: true },
    { id: "record", name: text("建档", "Record"), folded: true },
  ],
  highlights: [
    { when: "[@customerName]=k.flag.unknownKey", columns: ["customerId", "customerName"], tone: "bad" },
    { when: "[@state]=k.reportState.overdue", columns: ["reportBy", "state"], tone: "bad" },
    { when: "[@state]=k.reportState.late", columns: ["state"], tone: "warn" },
    { when: "[@kind]=k.reportKind.urgent", columns: ["kind"], tone: "warn" },
  ],
  columns: [
    column("key", "visitNo", ["报告编号", "Report no."], ["如 VR-001。", "Such as VR-001."], "DP", {
      required: true,
      width: 12,
    }),
    column("date", "date", ["访问日期", "Date"], ["访问的日期。", "Date of the visit."], "S3", {
      required: true,
      width: 12,
    }),
    column("list", "staff", ["推销员", "Salesperson"], ["访问的人。", "Who visited."], "S3", {
      list: "staff",
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
    column("text", "interviewee", ["面谈人", "Met with"], ["客户方面谈的人。", "Whom we met."], "S3", {
      width: 18,
    }),
    column("list", "purpose", ["访问目的", "Purpose"], ["访问的目的。", "What it was for."], "S3", {
      list: "contactPurpose",
      width: 18,
    }),
    column(
      "longText",
      "content",
      ["访问内容", "What was said"],
      ["谈了什么。", "What was discussed."],
      "S3",
      { width: 32 },
    ),
    column(
      "longText",
      "competitors",
      ["竞争者情况", "Competitors"],
      ["了解到的竞争者情况。", "What we learned of competitors."],
      "S3",
      { width: 22 },
    ),
    column(
      "longText",
      "opinion",
      ["客户意见/要求", "Opinions and wishes"],
      ["客户的意见和要求。", "What the customer thinks and wants."],
      "S3",
      { width: 24 },
    ),
    column("longText", "result", ["结果", "Result"], ["达成了什么。", "What was achieved."], "S3", {
      width: 22,
    }),
    column(
      "list",
      "kind",
      ["报告类型", "Kind of report"],
      ["日常、紧急或定期。", "Daily, urgent or periodic."],
      "S3",
      { list: "reportKind", width: 12 },
    ),
    column(
      "date",
      "reportBy",
      ["上报时限", "Report by"],
      ["由报告类型得出。", "From the kind of report."],
      "S3",
      { width: 12, computed: reportBy },
    ),
    column(
      "text",
      "state",
      ["上报状态", "State"],
      ["由时限与上报日得出。", "From the deadline and the day it came in."],
      "S3",
      { width: 12, computed: reportState },
    ),
    ...inGroup(
      "more",
      column(
        "date",
        "reportedOn",
        ["上报日", "Reported on"],
        ["交到主管的日期。", "When the manager had it."],
        "S3",
        { width: 12 },
      ),
      column("text", "startTime", ["开始时间", "From"], ["如 14:00。", "Such as 14:00."], "S3", { width: 9 }),
      column("text", "endTime", ["结束时间", "To"], ["如 15:30。", "Such as 15:30."], "S3", { width: 9 }),
      column(
        "longText",
        "support",
        ["需公司支持", "Support needed"],
        ["需要公司配合的事。", "What the firm should do."],
        "S3",
        { width: 22 },
      ),
      column(
        "date",
        "nextVisit",
        ["下次访问日", "Next visit"],
        ["约定的下次访问。", "Next visit agreed."],
        "S3",
        { width: 12 },
      ),
      column(
        "longText",
        "instruction",
        ["主管批示", "Manager's note"],
        ["主管的批示。", "What the manager decided."],
        "S3",
        { width: 22 },
      ),
    ),
    ...inGroup(
      "record",
      column(
        "integer",
        "monthCode",
        ["年月", "Year and month"],
        ["供月报汇总。", "For the monthly report."],
        "DP",
        { width: 9, computed: monthCode },
      ),
      customerRow(),
      ...recordDates(),
    ),
  ],
};
