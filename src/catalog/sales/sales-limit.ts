import { text } from "../../i18n/text";
import { claimable, customersOfPerson, heldByPerson, limitState } from "../../rules/public-pool";
import { notes, recordDates } from "../columns";
import { column } from "../make";
import type { TableSpec } from "../spec";

/** 销售人员上限表: how many pool customers each person may hold, and holds. */
export const salesLimit: TableSpec = {
  id: "salesLimit",
  tableName: "SalesLimits",
  name: text("销售人员上限表", "Sales limits"),
  purpose: text(
    "每人可持有的公海客户数与保护期限;已满者不得再领取。",
    "How many pool customers each person may hold and for how long; whoever is full may not claim.",
  ),
  source: "S4",
  package: "management",
  kind: "entry",
  key: "limitNo",
  frozenColumns: 2,
  highlights: [
    { when: "[@state]=k.limitState.over", columns: ["held", "state"], tone: "bad" },
    { when: "[@state]=k.limitState.full", columns: ["held", "state"], tone: "warn" },
  ],
  columns: [
    column("key", "limitNo", ["编号", "No."], ["编号,如 SL-01。", "Such as SL-01."], "DP", {
      required: true,
      width: 10,
    }),
    column(
      "list",
      "salesperson",
      ["销售人员", "Salesperson"],
      ["销售人员姓名。", "Name of the salesperson."],
      "S4",
      {
        list: "staff",
        required: true,
        width: 14,
      },
    ),
    column(
      "integer",
      "limit",
      ["持有上限", "Limit"],
      ["空白时用参数。", "The parameter counts when blank."],
      "S4",
      { width: 10 },
    ),
    column(
      "integer",
      "days",
      ["期限(天)", "Days"],
      ["领取后的保护天数,空白时用参数。", "Days a claim holds; the parameter when blank."],
      "S4",
      {
        width: 10,
      },
    ),
    column(
      "integer",
      "held",
      ["当前持有", "Held now"],
      ["正持有的公海客户数。", "Pool customers held now."],
      "S4",
      {
        width: 10,
        computed: heldByPerson,
      },
    ),
    column("integer", "claimable", ["可领取", "May claim"], ["上限−当前持有。", "Limit − held."], "S4", {
      width: 10,
      computed: claimable,
    }),
    column(
      "text",
      "state",
      ["上限情况", "State"],
      ["可领取、已满或超限。", "May claim, full, or over the limit."],
      "S4",
      {
        width: 14,
        computed: limitState,
      },
    ),
    column(
      "integer",
      "customers",
      ["名下客户数", "Own customers"],
      ["客户信息表中负责的客户数。", "Customers looked after in the customer table."],
      "S4",
      {
        width: 11,
        computed: customersOfPerson,
      },
    ),
    notes(),
    ...recordDates(),
  ],
};
