import { text } from "../../i18n/text";
import { SURVEY_ITEMS } from "../../rules/survey-score";
import { items } from "../list-items";
import type { ListSpec } from "../spec";

/** Drop-down lists of the improvement report. */
export const SERVICE_LISTS: readonly ListSpec[] = [
  {
    id: "surveyItem",
    name: text("调查项目", "Survey item"),
    source: "S1, E15",
    items: SURVEY_ITEMS.map(({ id, name }) => ({ code: id.slice(5).toLowerCase(), label: name })),
  },
  {
    id: "measureKind",
    name: text("措施类型", "Kind of measure"),
    source: "S1, E16",
    items: items(["corrective", "纠正", "Corrective"], ["preventive", "预防", "Preventive"]),
  },
  {
    id: "verification",
    name: text("验证结果", "Verification"),
    source: "E16",
    items: items(
      ["works", "有效", "Effective"],
      ["partly", "部分有效", "Partly"],
      ["fails", "无效", "Not effective"],
    ),
  },
  {
    id: "improvementStatus",
    name: text("改善状态", "Improvement status"),
    source: "S1, E14",
    items: items(
      ["unsigned", "待主管签收", "To be signed"],
      ["running", "执行中", "Running"],
      ["overdue", "逾期", "Overdue"],
      ["unverified", "待验证", "To be verified"],
      ["untold", "待通报客户", "Customer to be told"],
      ["done", "已完成", "Done"],
    ),
  },
];
