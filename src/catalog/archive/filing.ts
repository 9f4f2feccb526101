import { text } from "../../i18n/text";
import { dueState, nextFiledCheck } from "../../rules/archive";
import { nameAt, positionOf, readAt } from "../../rules/lookup";
import { notes, recordDates } from "../columns";
import { column } from "../make";
import type { TableSpec } from "../spec";

/** 归档表: papers filed away, where, and when they are checked. */
export const filing: TableSpec = {
  id: "filing",
  tableName: "Filings",
  name: text("归档表", "Filings"),
  purpose: text(
    "不再常用的资料归档:分类、标签、位置与下次检查日。",
    "Papers no longer in use, filed away: class, label, place and next check.",
  ),
  source: "S2",
  package: "archive",
  kind: "entry",
  key: "filingNo",
  frozenColumns: 2,
  groups: [{ id: "record", name: text("备注与计算", "Notes and computed"), folded: true }],
  highlights: [
    { when: "[@state]=k.dueState.overdue", columns: ["nextCheck", "state"], tone: "bad" },
    { when: "[@state]=k.dueState.soon", columns: ["nextCheck", "state"], tone: "warn" },
    { when: "[@archiveNo]=k.flag.unknownKey", columns: ["entryNo", "archiveNo"], tone: "bad" },
  ],
  columns: [
    column("key", "filingNo", ["归档编号", "Filing no."], ["归档编号,如 FL-001。", "Such as FL-001."], "S2", {
      required: true,
      width: 11,
    }),
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
    column("text", "title", ["文件名称", "Title"], ["由登记号带出。", "Looked up by the entry."], "S2", {
      width: 26,
      computed: readAt("entryRow", { table: "archiveItem", column: "title" }),
    }),
    column("text", "class", ["分类", "Class"], ["由登记号带出。", "Looked up by the entry."], "S2", {
      width: 18,
      computed: readAt("entryRow", { table: "archiveItem", column: "class" }),
    }),
    column("date", "filedOn", ["归档日", "Filed on"], ["归档日期。", "When it was filed."], "S2", {
      required: true,
    }),
    column("text", "label", ["标识/标签", "Label"], ["盒号或标签。", "Box or label."], "S2", { width: 14 }),
    column("text", "location", ["存放位置", "Place"], ["归档后的位置。", "Where it is now."], "S2", {
      width: 18,
    }),
    column(
      "date",
      "lastAccess",
      ["最后访问日", "Last used"],
      ["归档前后最近一次查阅。", "When it was last used."],
      "S2",
    ),
    column(
      "date",
      "lastCheck",
      ["上次检查日", "Last check"],
      ["最近一次检查。", "When it was last checked."],
      "S2",
    ),
    column(
      "date",
      "nextCheck",
      ["下次检查日", "Next check"],
      ["按参数的周期。", "By the interval among the parameters."],
      "S2",
      {
        computed: nextFiledCheck,
      },
    ),
    column(
      "text",
      "state",
      ["检查情况", "Check"],
      ["逾期、即将到期或未到期。", "Overdue, soon or not due."],
      "S2",
      {
        width: 14,
        computed: dueState("nextCheck"),
      },
    ),
    column(
      "integer",
      "entryRow",
      ["登记行", "Entry row"],
      ["在档案目录中的行。", "Row in the archive catalogue."],
      "DP",
      {
        group: "record",
        onlyComputed: true,
        computed: positionOf("entryNo", { table: "archiveItem", key: "entryNo" }),
      },
    ),
    notes("record"),
    ...recordDates("record"),
  ],
};
