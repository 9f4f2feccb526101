import { text } from "../../i18n/text";
import { column } from "../make";
import type { TableSpec } from "../spec";

/**
 * 合并日志 (rules 2.14): what each merge of customers took, moved and removed, as values, so that it can be undone.
 * The two customers are plain text and not references: a later merge must not rewrite what an earlier one did.
 */
export const mergeLog: TableSpec = {
  id: "mergeLog",
  tableName: "MergeLog",
  name: text("合并日志", "Merge log"),
  purpose: text(
    "每次合并客户一行,由插件写入:保留谁、并入谁、取了哪些字段、改了哪些表;可据此撤销。",
    "One row a merge of customers, written by the add-in: who stayed, who went, what was taken and moved; a merge is undone by it.",
  ),
  source: "S4",
  package: "management",
  kind: "entry",
  key: "mergeNo",
  frozenColumns: 1,
  highlights: [{ when: '[@undoneOn]<>""', columns: ["mergeNo", "undoneOn"], tone: "muted" }],
  columns: [
    column(
      "key",
      "mergeNo",
      ["合并编号", "Merge no."],
      [
        "MG + 日期 + 序号;内容太长时另起一行,编号后加 -2、-3。",
        "MG, the date and a number; long records go on in rows that end in -2, -3.",
      ],
      "DP",
      { required: true, width: 20 },
    ),
    column("date", "mergedOn", ["合并日期", "Merged on"], ["合并的日期。", "When they were merged."], "S4"),
    column(
      "text",
      "keptId",
      ["保留编号", "Kept ID"],
      ["合并后留下的客户。", "The customer that stayed."],
      "S4",
      {
        width: 12,
      },
    ),
    column(
      "text",
      "removedId",
      ["并入编号", "Merged ID"],
      ["被并入、已移除的客户。", "The customer that was merged into it and removed."],
      "S4",
      { width: 12 },
    ),
    column("text", "removedName", ["并入客户", "Merged customer"], ["它的简称。", "Its short name."], "S4", {
      width: 20,
    }),
    column(
      "longText",
      "reason",
      ["依据", "Reason"],
      ["哪些邮箱、电话、域名或名称相同。", "Which e-mail, phone, domain or name they shared."],
      "S4",
      { width: 28 },
    ),
    column(
      "longText",
      "fieldsTaken",
      ["取用字段", "Fields taken"],
      ["从并入客户取来的字段。", "Fields taken from the merged customer."],
      "S4",
      { width: 28 },
    ),
    column(
      "longText",
      "moved",
      ["改指记录", "Records moved"],
      ["各表有多少行改为保留编号。", "How many rows of which table now name the kept customer."],
      "S4",
      { width: 28 },
    ),
    column("text", "mergedBy", ["经办人", "By"], ["谁做的合并。", "Who merged them."], "DP", { width: 12 }),
    column(
      "longText",
      "removedRow",
      ["原行数据", "Removed row"],
      ["被移除的整行,供撤销用,请勿修改。", "The whole row that was removed, for undoing. Leave it as it is."],
      "S4",
      { width: 18 },
    ),
    column(
      "longText",
      "undoData",
      ["撤销数据", "For undoing"],
      ["改动过的单元格,供撤销用,请勿修改。", "The cells that were changed, for undoing. Leave it as it is."],
      "DP",
      { width: 18 },
    ),
    column(
      "date",
      "undoneOn",
      ["撤销日期", "Undone on"],
      ["这次合并被撤销的日期。", "When the merge was undone."],
      "DP",
    ),
  ],
};
