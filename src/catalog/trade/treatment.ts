import { text } from "../../i18n/text";
import { treatmentCode, treatmentLevel } from "../../rules/treatment";
import { notes, recordDates } from "../columns";
import { column, inGroup } from "../make";
import type { TableSpec } from "../spec";

/** 管理办法表: how customers of each class, grade, stage and type are treated (S1 (五)); 客户档案卡 shows it. */
export const treatment: TableSpec = {
  id: "treatment",
  tableName: "Treatments",
  name: text("管理办法表", "Treatment"),
  purpose: text(
    "各类别、等级、阶段的管理办法:价格、交期、联络、信用。客户档案卡据此显示。",
    "How each class, grade and stage is treated: price, delivery, contact, credit. The customer card shows it.",
  ),
  source: "S1 (五)",
  package: "management",
  kind: "entry",
  key: "treatmentNo",
  frozenColumns: 4,
  groups: [{ id: "record", name: text("建档", "Record"), folded: true }],
  highlights: [
    { when: 'AND([@scheme]<>"",[@level]="")', columns: ["place", "level"], tone: "bad" },
    { when: "[@delivery]=k.deliveryPriority.first", columns: ["delivery"], tone: "good" },
  ],
  columns: [
    column("key", "treatmentNo", ["编号", "No."], ["如 TM-01。", "Such as TM-01."], "DP", {
      required: true,
      width: 10,
    }),
    column(
      "list",
      "scheme",
      ["划分方式", "Scheme"],
      ["按哪一种类别或等级。", "Which class or grade."],
      "S1",
      { list: "treatmentScheme", required: true, width: 16 },
    ),
    column(
      "integer",
      "place",
      ["第几级", "Place"],
      ["在该下拉列表中的位置,1 为第一项。", "Place in that list, 1 for the first."],
      "DP",
      { required: true, width: 9 },
    ),
    column("text", "level", ["等级", "Level"], ["该位置的名称。", "The label at that place."], "S1", {
      width: 23,
      computed: treatmentLevel,
    }),
    column("list", "price", ["价格", "Price"], ["价格上的待遇。", "What prices they get."], "S1", {
      list: "priceTreatment",
      width: 14,
    }),
    column(
      "share",
      "discountLimit",
      ["让价上限", "Discount up to"],
      ["业务员可让价的上限。", "What a salesperson may give."],
      "DP",
      { width: 10 },
    ),
    column(
      "list",
      "delivery",
      ["交期", "Delivery"],
      ["订单交期的优先级。", "Priority of their orders."],
      "S1",
      { list: "deliveryPriority", width: 14 },
    ),
    column(
      "longText",
      "contactRule",
      ["联络要求", "Contact"],
      ["多久联络一次、谁来联络。", "How often and by whom."],
      "S1",
      { width: 30 },
    ),
    column(
      "longText",
      "credit",
      ["信用政策", "Credit"],
      ["定金、账期与额度。", "Deposit, terms and limit."],
      "S0",
      { width: 26 },
    ),
    column(
      "longText",
      "service",
      ["服务与管理", "Service"],
      ["日常如何对待。", "How they are looked after."],
      "S1",
      { width: 34 },
    ),
    column(
      "longText",
      "culture",
      ["文化注意", "Culture"],
      ["礼节、节日与禁忌。", "Manners, festivals, taboos."],
      "S0",
      { width: 26 },
    ),
    ...inGroup(
      "record",
      column("integer", "code", ["查找码", "Code"], ["供查找。", "For the look-up."], "DP", {
        width: 9,
        computed: treatmentCode,
      }),
      notes(),
      ...recordDates(),
    ),
  ],
};
