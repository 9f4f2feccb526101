import { text } from "../../i18n/text";
import {
  FOLDER_CONTENTS,
  folderComplete,
  folderDate,
  folderHead,
  folderNameOfRow,
  folderStatus,
  folderTail,
  gradeFolder,
  latestOrderRow,
  regionName,
  renameNeeded,
} from "../../rules/folder-name";
import { nameAt, readAt } from "../../rules/lookup";
import { customerReference, customerRow, notes, recordDates } from "../columns";
import { column, inGroup } from "../make";
import type { TableSpec } from "../spec";

/** 客户文件夹: the name that S0's rule gives a customer's folder, and what the folder should hold. */
export const customerFolder: TableSpec = {
  id: "customerFolder",
  tableName: "CustomerFolders",
  name: text("客户文件夹清单", "Customer folders"),
  purpose: text(
    "按“区域-国家-客户-状态-时间”生成文件夹名,状态变了提示改名,并核对八项内容。",
    "Folder names by region, country, customer, status and date; says when to rename, and checks the eight contents.",
  ),
  source: "S0",
  package: "archive",
  kind: "entry",
  key: "folderNo",
  frozenColumns: 3,
  needs: ["customer"],
  groups: [
    { id: "contents", name: text("文件夹内容", "Contents"), folded: true },
    { id: "record", name: text("备注与计算", "Notes and computed"), folded: true },
  ],
  highlights: [
    { when: "[@rename]=k.yesNo.yes", columns: ["name", "currentName", "rename"], tone: "warn" },
    { when: "[@complete]=1", columns: ["complete"], tone: "good" },
    { when: "[@customerName]=k.flag.unknownKey", columns: ["customerId", "customerName"], tone: "bad" },
  ],
  columns: [
    column("key", "folderNo", ["编号", "No."], ["编号,如 FD-001。", "Such as FD-001."], "DP", {
      required: true,
      width: 10,
    }),
    customerReference(),
    column(
      "text",
      "customerName",
      ["客户简称", "Customer"],
      ["由客户编号带出。", "Looked up by the customer ID."],
      "S0",
      {
        width: 18,
        computed: nameAt("customerId", "customerRow", { table: "customer", column: "shortName" }),
      },
    ),
    column(
      "text",
      "gradeFolder",
      ["级别文件夹", "Grade folder"],
      ["上一级文件夹,按合作级别。", "The folder above, by cooperation grade."],
      "S0",
      {
        width: 22,
        computed: gradeFolder,
      },
    ),
    column("text", "status", ["状态", "Status"], ["最近一单的状态。", "Status of the latest order."], "S0", {
      width: 20,
      computed: folderStatus,
    }),
    column(
      "date",
      "statusDate",
      ["状态更新日", "Status since"],
      ["最近一个节点的日期。", "Date of the latest step."],
      "S0",
      {
        computed: folderDate,
      },
    ),
    column(
      "text",
      "name",
      ["文件夹名", "Folder name"],
      ["区域-国家-客户-状态-时间。", "Region, country, customer, status and date."],
      "S0",
      {
        width: 40,
        wraps: true,
        computed: folderNameOfRow,
      },
    ),
    column(
      "text",
      "currentName",
      ["现用名称", "Name on disk"],
      ["磁盘上现在的名称。", "What the folder is called now."],
      "S0",
      {
        width: 40,
        wraps: true,
      },
    ),
    column(
      "text",
      "rename",
      ["需改名", "Rename"],
      ["与现用名称不同时提示。", "Says so when the two differ."],
      "S0",
      {
        width: 9,
        computed: renameNeeded,
      },
    ),
    column(
      "share",
      "complete",
      ["完整度", "Complete"],
      ["八项内容中已有的比例。", "Share of the eight contents that are there."],
      "S0",
      {
        computed: folderComplete,
      },
    ),
    ...inGroup(
      "contents",
      ...FOLDER_CONTENTS.map(([id, zh, en]) =>
        column("list", id, [zh, en], ["文件夹中是否已有。", "Whether the folder holds it."], "S0", {
          list: "yesNo",
          width: 11,
        }),
      ),
    ),
    ...inGroup(
      "record",
      column(
        "text",
        "region",
        ["区域", "Region"],
        ["由客户信息表带出。", "Looked up in the customer table."],
        "S0",
        {
          width: 12,
          computed: regionName,
        },
      ),
      column(
        "text",
        "country",
        ["国家", "Country"],
        ["由客户信息表带出。", "Looked up in the customer table."],
        "S0",
        {
          width: 14,
          computed: readAt("customerRow", { table: "customer", column: "country" }),
        },
      ),
      column(
        "text",
        "head",
        ["名称前段", "Name, first part"],
        ["区域-国家-客户。", "Region, country and customer."],
        "S0",
        {
          width: 38,
          computed: folderHead,
        },
      ),
      column("text", "tail", ["名称后段", "Name, second part"], ["状态-时间。", "Status and date."], "S0", {
        width: 30,
        computed: folderTail,
      }),
      customerRow({ onlyComputed: true }),
      column(
        "integer",
        "orderRow",
        ["最近订单行", "Latest order row"],
        ["客户最近一单的行。", "Row of the customer's latest order."],
        "DP",
        {
          width: 10,
          onlyComputed: true,
          computed: latestOrderRow,
        },
      ),
      notes(),
      ...recordDates(),
    ),
  ],
};
