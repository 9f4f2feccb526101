import { text } from "../../i18n/text";
import {
  countryOfCustomer,
  dayCode,
  firstOfCustomer,
  monthCustomer,
  nextPlanned,
  planState,
} from "../../rules/contact-plan";
import { festivalName, festivalOn } from "../../rules/festival";
import { nameAt, readAt, rowNumber } from "../../rules/lookup";
import { customerReference, customerRow, recordDates } from "../columns";
import { column, inGroup } from "../make";
import type { TableSpec } from "../spec";

/** 表13-6 每月客户联络计划表: one row a planned contact. Date and grade are written when the plan is made, never formulas. */
export const contactPlan: TableSpec = {
  id: "contactPlan",
  tableName: "ContactPlan",
  name: text("每月客户联络计划表", "Monthly contact plan"),
  number: "13-6",
  purpose: text(
    "每次计划联络一行:目的、准备、遗留问题、实际与结果;逢客户节日提示。",
    "One row a planned contact: purpose, preparation, open issues, what came of it; festivals of the customer's country show.",
  ),
  source: "S1 §二, E9",
  package: "management",
  kind: "entry",
  key: "planNo",
  frozenColumns: 4,
  groups: [
    { id: "outcome", name: text("实际与结果", "Outcome"), folded: true },
    { id: "record", name: text("建档", "Record"), folded: true },
  ],
  highlights: [
    { when: "[@customerName]=k.flag.unknownKey", columns: ["customerId", "customerName"], tone: "bad" },
    { when: "[@state]=k.planState.overdue", columns: ["plannedDate", "state"], tone: "bad" },
    { when: "[@state]=k.planState.today", columns: ["plannedDate", "state"], tone: "warn" },
    { when: "OR([@state]=k.planState.done,[@state]=k.planState.doneLate)", columns: ["state"], tone: "good" },
    { when: '[@festival]<>""', columns: ["plannedDate", "festival"], tone: "warn" },
  ],
  columns: [
    column("key", "planNo", ["计划编号", "Plan no."], ["如 PL2611-01。", "Such as PL2611-01."], "DP", {
      required: true,
      width: 13,
    }),
    column(
      "date",
      "plannedDate",
      ["计划日期", "Planned on"],
      ["计划联络的日期,写下后不变。", "When the contact is planned; kept as written."],
      "S1",
      { required: true, width: 12 },
    ),
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
      "text",
      "managementClass",
      ["管理类别", "Class"],
      ["客户现在的管理类别。", "The customer's present class."],
      "S1",
      { width: 11, computed: readAt("customerRow", { table: "customer", column: "managementClass" }) },
    ),
    column(
      "list",
      "gradeThen",
      ["当时等级", "Grade then"],
      ["订计划时的意向等级。", "Intent grade when the plan was made."],
      "S1",
      { list: "intentGrade", width: 12 },
    ),
    column("text", "contactName", ["联系人", "Contact"], ["要联络的人。", "Whom to contact."], "S1", {
      width: 16,
    }),
    column(
      "list",
      "method",
      ["联络方式", "Method"],
      ["电话、邮件、拜访等。", "Phone, e-mail, visit and so on."],
      "S1",
      { list: "method", width: 12 },
    ),
    column("list", "purpose", ["联络目的", "Purpose"], ["工作目的要明确。", "What it is to achieve."], "S1", {
      list: "contactPurpose",
      width: 18,
    }),
    column(
      "longText",
      "prepare",
      ["需准备的资料物品", "To prepare"],
      ["事先备齐的资料和物品。", "Material to have ready."],
      "S1",
      { width: 24 },
    ),
    column(
      "longText",
      "openIssue",
      ["遗留问题及解决办法", "Open issue and answer"],
      ["客户上次提出的问题和答复。", "What was left open and our answer."],
      "S1",
      { width: 26 },
    ),
    column("integer", "minutes", ["计划时长(分)", "Minutes"], ["控制好时间。", "Time to spend."], "S1", {
      width: 11,
    }),
    column("list", "owner", ["负责人", "In charge"], ["由谁联络。", "Who makes the contact."], "S1", {
      list: "staff",
      width: 10,
    }),
    column(
      "text",
      "state",
      ["状态", "State"],
      ["由计划与实际日期得出。", "From planned and actual dates."],
      "S1",
      { width: 12, computed: planState },
    ),
    ...inGroup(
      "outcome",
      column(
        "date",
        "actualDate",
        ["实际日期", "Actual date"],
        ["实际联络的日期。", "When it took place."],
        "S1",
        { width: 12 },
      ),
      column("longText", "result", ["结果", "Result"], ["联络的结果。", "What came of it."], "S1", {
        width: 26,
      }),
      column("text", "goal", ["预期目标", "Goal"], ["希望达到的目标。", "What was hoped for."], "E9", {
        width: 18,
      }),
      column("list", "approver", ["审批", "Approved by"], ["审批人。", "Who approved it."], "E9", {
        list: "staff",
        width: 10,
      }),
      column(
        "date",
        "nextContact",
        ["下次联络日期", "Next contact"],
        ["实际日期加当时等级的周期,逢假日提前。", "Actual date plus the grade's interval, before holidays."],
        "S1",
        { width: 13, computed: nextPlanned },
      ),
      column(
        "text",
        "festival",
        ["逢客户节日", "Festival"],
        ["计划日期落在客户国家的节日内。", "The festival in the customer's country on that day."],
        "S0",
        { onlyComputed: true, width: 18, computed: festivalName("festivalKey") },
      ),
    ),
    ...inGroup(
      "record",
      column(
        "integer",
        "festivalKey",
        ["节日键", "Festival key"],
        ["供节日查找。", "Finds the festival."],
        "DP",
        { onlyComputed: true, width: 11, computed: festivalOn("plannedDate") },
      ),
      column(
        "integer",
        "countryNo",
        ["国家序号", "Country, place"],
        ["客户国家在字典中的位置。", "Place of the customer's country in the dictionary."],
        "DP",
        { width: 10, computed: countryOfCustomer },
      ),
      column(
        "integer",
        "dayCode",
        ["月历码", "Day code"],
        ["客户行×100+日,限联络计划月份;否则为 0。", "Customer row × 100 + day in the month planned; else 0."],
        "DP",
        { width: 10, computed: dayCode },
      ),
      column(
        "integer",
        "monthCustomer",
        ["本月客户行", "Customer of month"],
        ["本月有计划的客户行。", "Customer row of a contact planned this month."],
        "DP",
        { width: 11, computed: monthCustomer },
      ),
      column(
        "integer",
        "listed",
        ["月历首行", "First of customer"],
        ["1 为该客户本月的第一行。", "1 in a customer's first row of the month."],
        "DP",
        { width: 10, computed: firstOfCustomer },
      ),
      column("integer", "rowNumber", ["行序", "Row"], ["供查找。", "For the look-ups."], "DP", {
        width: 7,
        computed: rowNumber("planNo"),
      }),
      customerRow(),
      ...recordDates(),
    ),
  ],
};
