import { text } from "../../i18n/text";
import {
  archiveClass,
  archiveNumber,
  archiveOrder,
  archiveStatus,
  classNumber,
  documentKey,
  documentNumber,
  filingAdvice,
  firstOfDocument,
  nextSequence,
  numberTwice,
  retentionEnd,
  retentionOver,
  volumeNumber,
} from "../../rules/archive";
import { nameAt, positionOf, readAt, rowNumber } from "../../rules/lookup";
import { customerReference, customerRow, notes, recordDates } from "../columns";
import { column, inGroup } from "../make";
import type { TableSpec } from "../spec";

/** 档案目录: every paper of a customer's archive in S3's fixed order, with number, place and retention. */
export const archiveItem: TableSpec = {
  id: "archiveItem",
  tableName: "ArchiveCatalogue",
  name: text("档案目录", "Archive catalogue"),
  purpose: text(
    "一份资料一行:按固定次序编号,记明位置、借阅、保存到期与归档销毁。",
    "One row a paper, numbered in the fixed order, with its place, loans, retention, filing and destruction.",
  ),
  source: "S3, S2",
  package: "archive",
  kind: "entry",
  key: "entryNo",
  frozenColumns: 3,
  groups: [
    { id: "keeping", name: text("保管与借阅", "Keeping and loans"), folded: true },
    { id: "record", name: text("备注与计算", "Notes and computed"), folded: true },
  ],
  highlights: [
    { when: "[@over]=k.yesNo.yes", columns: ["expires"], tone: "bad" },
    { when: "[@status]=k.archiveStatus.lent", columns: ["status"], tone: "warn" },
    {
      when: "[@status]=k.archiveStatus.destroyed",
      columns: ["entryNo", "archiveNo", "status"],
      tone: "muted",
    },
    { when: "[@advice]=k.yesNo.yes", columns: ["advice"], tone: "info" },
    { when: "[@customerName]=k.flag.unknownKey", columns: ["customerId", "customerName"], tone: "bad" },
  ],
  columns: [
    column("key", "entryNo", ["登记号", "Entry no."], ["登记号,如 AR-0001。", "Such as AR-0001."], "S3", {
      required: true,
      width: 11,
    }),
    customerReference(),
    column(
      "text",
      "customerName",
      ["客户简称", "Customer"],
      ["由客户编号带出。", "Looked up by the customer ID."],
      "S3",
      {
        width: 18,
        computed: nameAt("customerId", "customerRow", { table: "customer", column: "shortName" }),
      },
    ),
    column(
      "list",
      "document",
      ["文件", "Document"],
      ["固定次序中的哪一种文件。", "Which document of the fixed order."],
      "S3",
      {
        list: "archiveDocument",
        required: true,
        width: 26,
      },
    ),
    column("text", "class", ["大类", "Class"], ["由文件带出。", "By the document."], "S3", {
      width: 18,
      computed: archiveClass,
    }),
    column(
      "integer",
      "sequence",
      ["序号", "Count"],
      ["该客户该大类中的序号,定下后不改。", "Count within the customer's class; never changes."],
      "S3",
      {
        width: 8,
      },
    ),
    column(
      "text",
      "archiveNo",
      ["档案编号", "Archive no."],
      ["客户编号-大类-序号。", "Customer, class and count."],
      "S3",
      {
        width: 15,
        computed: archiveNumber,
      },
    ),
    column("text", "title", ["文件名称", "Title"], ["文件的具体名称。", "What the paper is called."], "S3", {
      width: 26,
    }),
    column(
      "date",
      "fileDate",
      ["文件日期", "Dated"],
      ["文件上的日期,合同为签订日。", "Date on the paper; of a contract, when it was signed."],
      "S3",
    ),
    column("integer", "pages", ["页数", "Pages"], ["页数。", "Number of pages."], "S3", { width: 8 }),
    column("list", "carrier", ["载体", "Medium"], ["纸质或电子。", "Paper or electronic."], "S3", {
      list: "carrier",
      width: 14,
    }),
    column(
      "link",
      "location",
      ["存放位置/链接", "Place or link"],
      ["柜号、文件夹或链接。", "Shelf, folder or link."],
      "S3",
      { width: 20 },
    ),
    column(
      "text",
      "status",
      ["状态", "Status"],
      ["在档、借出、归档、已销毁。", "In place, lent, filed away, destroyed."],
      "S3",
      {
        width: 13,
        computed: archiveStatus,
      },
    ),
    column("date", "expires", ["到期日", "Kept until"], ["保存期满之日。", "End of retention."], "S2", {
      computed: retentionEnd,
    }),
    ...inGroup(
      "keeping",
      column(
        "date",
        "landedOn",
        ["落地日", "Came in on"],
        ["资料收到并入档的日期。", "When the paper came in."],
        "S0",
      ),
      column("list", "keeper", ["保管人", "Keeper"], ["负责保管的人。", "Who keeps it."], "S3", {
        list: "staff",
        width: 12,
      }),
      column(
        "integer",
        "keepYears",
        ["保存年限", "Years kept"],
        ["空白时按大类的参数。", "The parameter of its class counts when blank."],
        "S3",
        {
          width: 9,
        },
      ),
      column(
        "text",
        "volume",
        ["卷号", "Volume"],
        ["客户-年度-大类,按年装订。", "Customer, year and class: bound by year."],
        "S3",
        {
          width: 16,
          computed: volumeNumber,
        },
      ),
      column(
        "date",
        "lastAccess",
        ["最后查阅日", "Last used"],
        ["最近一次查阅的日期。", "When it was last used."],
        "S2",
      ),
      column("text", "lentTo", ["借阅人", "Lent to"], ["借阅的人。", "Who has it."], "S3", { width: 12 }),
      column("date", "lentOn", ["借出日", "Lent on"], ["借出日期。", "When it was lent."], "S3"),
      column("date", "returnedOn", ["归还日", "Returned on"], ["归还日期。", "When it came back."], "S3"),
      column(
        "date",
        "filedOn",
        ["归档日", "Filed on"],
        ["由归档表带出。", "Looked up in the filing table."],
        "S2",
        {
          computed: readAt("filingRow", { table: "filing", column: "filedOn" }, "number"),
        },
      ),
      column(
        "date",
        "destroyedOn",
        ["销毁日", "Destroyed on"],
        ["由销毁记录带出。", "Looked up in the destruction log."],
        "S2",
        {
          computed: readAt("destructionRow", { table: "destruction", column: "destroyedOn" }, "number"),
        },
      ),
    ),
    ...inGroup(
      "record",
      column(
        "text",
        "advice",
        ["建议归档", "File away?"],
        ["长期无交易无查阅时建议。", "Advised without trade or access for long."],
        "S2",
        {
          width: 11,
          computed: filingAdvice,
        },
      ),
      column(
        "text",
        "over",
        ["已过保存期", "Retention over"],
        ["保存期已满。", "The retention is over."],
        "S2",
        {
          width: 11,
          computed: retentionOver,
        },
      ),
      column(
        "date",
        "lastDeal",
        ["客户末单日", "Last order"],
        ["由客户信息表带出。", "Looked up in the customer table."],
        "S2",
        {
          computed: readAt("customerRow", { table: "customer", column: "lastOrder" }, "number"),
        },
      ),
      column(
        "integer",
        "nextSequence",
        ["建议序号", "Next count"],
        ["没有序号时的下一个。", "The next one, for rows without."],
        "S3",
        {
          onlyComputed: true,
          computed: nextSequence,
        },
      ),
      column(
        "integer",
        "numberTwice",
        ["重号", "Number twice"],
        ["1 前面已有同一档案编号。", "1: a row above has the same archive number."],
        "S3",
        { width: 9, computed: numberTwice },
      ),
      column(
        "integer",
        "documentNumber",
        ["文件次序", "Document order"],
        ["文件在固定次序中的位置。", "Place in the fixed order."],
        "S3",
        {
          width: 10,
          computed: documentNumber,
        },
      ),
      column(
        "integer",
        "classNumber",
        ["大类号", "Class number"],
        ["大类的号码。", "Number of the class."],
        "S3",
        { computed: classNumber },
      ),
      column(
        "number",
        "order",
        ["排列次序", "Sort by"],
        ["按此列排序即为固定次序。", "Sorting by this gives the fixed order."],
        "S3",
        {
          width: 12,
          onlyComputed: true,
          computed: archiveOrder,
        },
      ),
      column(
        "integer",
        "documentKey",
        ["文件索引", "Document index"],
        ["供缺件核对。", "For the list of missing papers."],
        "DP",
        {
          width: 11,
          onlyComputed: true,
          computed: documentKey,
        },
      ),
      column(
        "integer",
        "firstOfDocument",
        ["首份", "First copy"],
        ["1 该客户该文件的第一份。", "1: the first of the customer's document."],
        "DP",
        {
          onlyComputed: true,
          computed: firstOfDocument,
        },
      ),
      customerRow({ onlyComputed: true }),
      column(
        "integer",
        "filingRow",
        ["归档行", "Filing row"],
        ["在归档表中的行。", "Row in the filing table."],
        "DP",
        {
          onlyComputed: true,
          computed: positionOf("entryNo", { table: "filing", key: "entryNo" }),
        },
      ),
      column(
        "integer",
        "destructionRow",
        ["销毁行", "Destruction row"],
        ["在销毁记录中的行。", "Row in the destruction log."],
        "DP",
        {
          width: 11,
          onlyComputed: true,
          computed: positionOf("entryNo", { table: "destruction", key: "entryNo" }),
        },
      ),
      column("integer", "rowNumber", ["行序", "Row"], ["用于并列时排位。", "Breaks ties."], "DP", {
        computed: rowNumber("entryNo"),
      }),
      notes(),
      ...recordDates(),
    ),
  ],
};
