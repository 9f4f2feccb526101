import { text } from "../../i18n/text";
import { customerName, customerReference } from "../columns";
import type { ColumnSpec, TableSpec } from "../spec";

/** A value as it was at the end of a month; typed or written by the pane, never computed: history is not a formula. */
function valueThen(
  id: string,
  name: ColumnSpec["name"],
  type: ColumnSpec["type"],
  more: Partial<ColumnSpec> = {},
): ColumnSpec {
  return {
    id,
    name,
    type,
    note: text(
      "月结那天的值;以后不再变化。",
      "The value on the day of the month-end; it does not change afterwards.",
    ),
    source: "DP",
    ...more,
  };
}

/** 月结快照: classes and amounts of each customer at the end of each month, as values. */
export const monthSnapshot: TableSpec = {
  id: "monthSnapshot",
  tableName: "MonthSnapshots",
  name: text("月结快照", "Month-end values"),
  purpose: text(
    "每位客户每月月底的类别与金额,作为数值留存;由插件写入,也可手工填写。",
    "Each customer's classes and amounts at the end of each month, kept as values; written by the add-in, or by hand.",
  ),
  source: "DP",
  package: "management",
  kind: "entry",
  key: "snapshotNo",
  frozenColumns: 2,
  columns: [
    {
      id: "snapshotNo",
      name: text("快照编号", "Record no."),
      type: "key",
      required: true,
      note: text(
        "M + 年月 + 客户编号,如 M202611-EU-001。",
        "M, the month and the customer ID, such as M202611-EU-001.",
      ),
      source: "DP",
      width: 24,
    },
    {
      id: "monthEnd",
      name: text("月结日", "Month-end"),
      type: "date",
      required: true,
      note: text("这些值所属月份的统计截止日。", "The cut-off date the values belong to."),
      source: "DP",
    },
    customerReference(),
    customerName(),
    valueThen("amountClass", text("成交额类别", "Amount class"), "list", { list: "amountClass" }),
    valueThen("managementClass", text("管理类别", "Management class"), "list", { list: "managementClass" }),
    valueThen("intentGrade", text("意向等级", "Intent grade"), "list", { list: "intentGrade" }),
    valueThen("cooperationGrade", text("合作级别", "Cooperation grade"), "list", {
      list: "cooperationGrade",
    }),
    valueThen("lifecycle", text("生命周期", "Life cycle"), "list", { list: "lifecycle" }),
    valueThen("amount12", text("近12个月成交额", "Sales, 12 months"), "money"),
    valueThen("amountYear", text("本年成交额", "Sales of the year"), "money"),
    valueThen("openBalance", text("未收款", "Open receivables"), "money"),
    valueThen("owner", text("业务员", "Salesperson"), "list", { list: "staff" }),
  ],
};
