import { text } from "../../i18n/text";
import {
  beforeRow,
  classBefore,
  classMove,
  classPlace,
  monthKey,
  monthNumber,
  movedInMonth,
} from "../../rules/month-snapshot";
import { customerName, customerReference, customerRow } from "../columns";
import { column, inGroup } from "../make";
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

/** 月结快照: classes and amounts of each customer at the end of each month, as values, and what moved since the month before. */
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
  needs: ["customer"],
  groups: [{ id: "compared", name: text("与上月比较", "Against the month before"), folded: true }],
  highlights: [
    { when: "N([@classMove])>0", columns: ["amountClass"], tone: "good" },
    { when: "N([@classMove])<0", columns: ["amountClass"], tone: "bad" },
  ],
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
    ...inGroup(
      "compared",
      column(
        "text",
        "classBefore",
        ["上月类别", "Class a month before"],
        ["同一客户上月月结时的成交额类别。", "The customer's amount class at the month-end before."],
        "DP",
        { width: 12, computed: classBefore },
      ),
      column(
        "integer",
        "classMove",
        ["类别升降", "Class moved"],
        ["1 上升,-1 下降,0 未变;无上月则空白。", "1 up, -1 down, 0 the same; blank without a month before."],
        "DP",
        { width: 10, computed: classMove },
      ),
      column(
        "integer",
        "movedInMonth",
        ["变动月序", "Month of the move"],
        ["类别有升降时的月序,供列表用。", "The month's number when the class moved; for the list."],
        "DP",
        { width: 10, computed: movedInMonth },
      ),
      column(
        "integer",
        "monthNumber",
        ["月序", "Month number"],
        ["年×12+月;上月为少一。", "12 × year + month; the month before is one less."],
        "DP",
        { width: 10, computed: monthNumber },
      ),
      column(
        "integer",
        "classPlace",
        ["类别序", "Place of class"],
        ["Ⅰ为1,Ⅱ为2,Ⅲ为3,无成交为4。", "1 for Ⅰ, 2 for Ⅱ, 3 for Ⅲ, 4 for no sales."],
        "DP",
        { width: 9, computed: classPlace },
      ),
      column(
        "integer",
        "beforeRow",
        ["上月行", "Row before"],
        ["同一客户上月的行,0 为没有。", "The customer's row of the month before; 0 for none."],
        "DP",
        { width: 9, computed: beforeRow },
      ),
      column(
        "integer",
        "monthKey",
        ["客户月键", "Customer and month"],
        ["供查找上月的行。", "Finds the row of the month before."],
        "DP",
        { width: 13, computed: monthKey },
      ),
      customerRow(),
    ),
  ],
};
