import { text } from "../../i18n/text";
import { destructionCheck } from "../../rules/archive";
import { nameAt, positionOf, readAt } from "../../rules/lookup";
import { notes, recordDates } from "../columns";
import { column, inGroup } from "../make";
import type { TableSpec } from "../spec";

/** 销毁记录: what was destroyed, by whom, and whether it might be. */
export const destruction: TableSpec = {
  id: "destruction",
  tableName: "Destructions",
  name: text("销毁记录", "Destruction log"),
  purpose: text(
    "销毁须保存期满并由他人审批;每次销毁可追溯、可审查。",
    "Only after the retention and with a second person's approval; every destruction can be traced.",
  ),
  source: "S2, E26",
  package: "archive",
  kind: "entry",
  key: "destructionNo",
  frozenColumns: 2,
  groups: [{ id: "record", name: text("执行与计算", "Execution and computed"), folded: true }],
  highlights: [
    {
      when: 'AND([@check]<>"",[@check]<>k.destructionCheck.allowed)',
      columns: ["expires", "check"],
      tone: "bad",
    },
    { when: "[@check]=k.destructionCheck.allowed", columns: ["check"], tone: "good" },
  ],
  columns: [
    column(
      "key",
      "destructionNo",
      ["销毁编号", "Destruction no."],
      ["销毁编号,如 DS-001。", "Such as DS-001."],
      "S2",
      {
        required: true,
        width: 13,
      },
    ),
    column(
      "reference",
      "entryNo",
      ["登记号", "Entry no."],
      ["档案目录中的登记号。", "The entry in the archive catalogue."],
      "S2",
      {
        refers: "archiveItem",
        required: true,
        width: 11,
      },
    ),
    column(
      "text",
      "archiveNo",
      ["档案编号", "Archive no."],
      ["由登记号带出。", "Looked up by the entry."],
      "S2",
      {
        width: 15,
        computed: nameAt("entryNo", "entryRow", { table: "archiveItem", column: "archiveNo" }),
      },
    ),
    column(
      "text",
      "customerName",
      ["客户简称", "Customer"],
      ["由登记号带出。", "Looked up by the entry."],
      "S2",
      {
        width: 18,
        computed: readAt("entryRow", { table: "archiveItem", column: "customerName" }),
      },
    ),
    column("text", "title", ["名称", "Title"], ["由登记号带出。", "Looked up by the entry."], "S2", {
      width: 26,
      computed: readAt("entryRow", { table: "archiveItem", column: "title" }),
    }),
    column(
      "integer",
      "pages",
      ["数量/页", "Pages"],
      ["销毁的份数或页数。", "How many pages or copies."],
      "S2",
      { width: 9 },
    ),
    column(
      "date",
      "expires",
      ["保存期满日", "Kept until"],
      ["由登记号带出。", "Looked up by the entry."],
      "S2",
      {
        computed: readAt("entryRow", { table: "archiveItem", column: "expires" }, "number"),
      },
    ),
    column("text", "reason", ["销毁原因", "Reason"], ["为什么销毁。", "Why it is destroyed."], "S2", {
      width: 18,
    }),
    column("list", "method", ["方式", "Method"], ["物理或电子。", "Physical or electronic."], "S2", {
      list: "destructionMethod",
      width: 12,
    }),
    column("list", "applicant", ["申请人", "Applicant"], ["提出销毁的人。", "Who asked for it."], "S2", {
      list: "staff",
      width: 12,
    }),
    column("list", "approver", ["审批人", "Approver"], ["须为另一人。", "Must be another person."], "S2", {
      list: "staff",
      width: 12,
    }),
    column("date", "destroyedOn", ["销毁日", "Destroyed on"], ["销毁日期。", "When it was destroyed."], "S2"),
    column(
      "text",
      "check",
      ["核对", "Check"],
      ["能否销毁,缺什么。", "Whether it may be destroyed, or what is missing."],
      "S2, E26",
      {
        width: 20,
        computed: destructionCheck,
      },
    ),
    ...inGroup(
      "record",
      column(
        "list",
        "executor",
        ["执行人", "Carried out by"],
        ["执行销毁的人。", "Who destroyed it."],
        "S2",
        { list: "staff", width: 12 },
      ),
      column("list", "witness", ["监销人", "Witness"], ["监督销毁的人。", "Who watched."], "S2", {
        list: "staff",
        width: 12,
      }),
      column(
        "text",
        "voucher",
        ["凭证", "Voucher"],
        ["照片、清单或证明。", "Photograph, list or certificate."],
        "S2",
      ),
      column(
        "integer",
        "entryRow",
        ["登记行", "Entry row"],
        ["在档案目录中的行。", "Row in the archive catalogue."],
        "DP",
        {
          onlyComputed: true,
          computed: positionOf("entryNo", { table: "archiveItem", key: "entryNo" }),
        },
      ),
      notes(),
      ...recordDates(),
    ),
  ],
};
