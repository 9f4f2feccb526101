import { text } from "../../i18n/text";
import { feedbackDue, improvementStatus } from "../../rules/improvement";
import { nameAt } from "../../rules/lookup";
import { customerRow, notes, recordDates } from "../columns";
import { column, inGroup } from "../make";
import type { TableSpec } from "../spec";

/** 改善报告: what the survey showed, the measure, and the proof that it worked. */
export const improvement: TableSpec = {
  id: "improvement",
  tableName: "Improvements",
  name: text("改善报告", "Improvement reports"),
  purpose: text(
    "满意度调查中需改善之处:原因、措施、责任部门,直到验证有效并通报客户。",
    "What the survey asks to be improved: cause, measure and department, until it works and the customer knows.",
  ),
  source: "S1 3., E14",
  package: "service",
  kind: "entry",
  key: "improvementNo",
  frozenColumns: 2,
  groups: [
    { id: "measure", name: text("原因与措施", "Cause and measure"), folded: true },
    { id: "record", name: text("备注与计算", "Notes and computed"), folded: true },
  ],
  highlights: [
    { when: "[@status]=k.improvementStatus.overdue", columns: ["dueDate", "status"], tone: "bad" },
    { when: "[@status]=k.improvementStatus.unsigned", columns: ["status"], tone: "warn" },
    { when: "[@status]=k.improvementStatus.done", columns: ["status"], tone: "good" },
    {
      when: "AND(ISNUMBER([@score]),[@score]<p.improveBelow)",
      columns: ["score"],
      tone: "warn",
    },
    { when: "[@customerName]=k.flag.unknownKey", columns: ["customerId", "customerName"], tone: "bad" },
  ],
  columns: [
    column(
      "key",
      "improvementNo",
      ["报告编号", "Report no."],
      ["编号,如 IM-001。", "Such as IM-001."],
      "S1",
      {
        required: true,
        width: 11,
      },
    ),
    column("date", "date", ["报告日期", "Date"], ["提出报告的日期。", "Date of the report."], "S1", {
      required: true,
    }),
    column("text", "round", ["调查期", "Round"], ["如 2026H2。", "Such as 2026H2."], "S1", { width: 10 }),
    column(
      "list",
      "item",
      ["问题项", "Item"],
      ["得分偏低的调查项目。", "The survey item with the low score."],
      "S1",
      {
        list: "surveyItem",
        width: 20,
      },
    ),
    column(
      "list",
      "amountClass",
      ["涉及类别", "Class"],
      ["涉及哪一类客户。", "Which class of customers."],
      "S1",
      {
        list: "amountClass",
        width: 10,
      },
    ),
    column(
      "reference",
      "customerId",
      ["涉及客户", "Customer ID"],
      ["只涉及一户时填写。", "When one customer is concerned."],
      "S1",
      {
        refers: "customer",
        width: 12,
      },
    ),
    column(
      "text",
      "customerName",
      ["客户简称", "Customer"],
      ["由客户编号带出。", "Looked up by the customer ID."],
      "S1",
      {
        width: 18,
        computed: nameAt("customerId", "customerRow", { table: "customer", column: "shortName" }),
      },
    ),
    column(
      "number",
      "score",
      ["得分", "Score"],
      ["当时的平均分或单项分。", "The mean or single score at the time."],
      "S1",
      {
        width: 9,
      },
    ),
    column("text", "department", ["责任部门", "Department"], ["执行的部门。", "Who carries it out."], "S1", {
      width: 14,
    }),
    column("list", "owner", ["责任人", "Responsible"], ["执行的人。", "Who is responsible."], "S1", {
      list: "staff",
      width: 12,
    }),
    column("date", "dueDate", ["完成期限", "Due"], ["改善的期限。", "By when it is to be done."], "S1"),
    column("date", "doneDate", ["完成日", "Done on"], ["改善完成的日期。", "When it was done."], "S1"),
    column("text", "status", ["状态", "Status"], ["还差哪一步。", "What is still to be done."], "S1", {
      width: 19,
      computed: improvementStatus,
    }),
    ...inGroup(
      "measure",
      column("longText", "problem", ["问题", "Problem"], ["客户反映的问题。", "What customers say."], "S1", {
        width: 26,
      }),
      column("longText", "cause", ["原因分析", "Cause"], ["为什么会这样。", "Why it is so."], "S1", {
        width: 26,
      }),
      column(
        "longText",
        "measure",
        ["改善措施", "Measure"],
        ["纠正或预防措施。", "What is done about it."],
        "S1",
        { width: 26 },
      ),
      column("list", "kind", ["措施类型", "Kind"], ["纠正或预防。", "Corrective or preventive."], "S1", {
        list: "measureKind",
        width: 12,
      }),
      column(
        "date",
        "signedOn",
        ["主管签收日", "Signed on"],
        ["主管签收报告的日期。", "When the manager signed for it."],
        "S1",
      ),
      column(
        "list",
        "verification",
        ["验证结果", "Verification"],
        ["措施是否有效。", "Whether the measure works."],
        "E16",
        {
          list: "verification",
          width: 13,
        },
      ),
      column(
        "date",
        "notifiedDate",
        ["向客户通报日", "Customer told on"],
        ["把改善告知客户的日期。", "When the customer was told."],
        "E14",
      ),
    ),
    ...inGroup(
      "record",
      column(
        "date",
        "feedbackDue",
        ["应通报日", "Tell by"],
        ["报告后的通报期限。", "By when the customer should be told."],
        "E14",
        {
          computed: feedbackDue,
        },
      ),
      customerRow({ onlyComputed: true }),
      notes(),
      ...recordDates(),
    ),
  ],
};
