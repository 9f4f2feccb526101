import { text } from "../../i18n/text";
import { ratio } from "../../rules/money";
import { goalReached, reviewStatus } from "../../rules/review";
import { notes, recordDates } from "../columns";
import { column, inGroup } from "../make";
import type { TableSpec } from "../spec";

/** 四步复盘表: goal, result, causes, lessons, and the plan that follows. */
export const review: TableSpec = {
  id: "review",
  tableName: "Reviews",
  name: text("四步复盘表", "After-action reviews"),
  purpose: text(
    "回顾目标、评价结果、分析原因、总结经验,再定行动计划;自动提示缺哪一步。",
    "Goal, result, causes and lessons, then a plan; says which step is missing.",
  ),
  source: "S4",
  package: "management",
  kind: "entry",
  key: "reviewNo",
  frozenColumns: 2,
  groups: [{ id: "plan", name: text("规律与行动计划", "Pattern and plan"), folded: true }],
  highlights: [
    { when: "[@status]=k.reviewStatus.overdue", columns: ["status"], tone: "bad" },
    { when: "[@status]=k.reviewStatus.done", columns: ["status"], tone: "good" },
    { when: "[@reached]=k.yesNo.yes", columns: ["completion"], tone: "good" },
    { when: "[@reached]=k.yesNo.no", columns: ["completion"], tone: "warn" },
  ],
  columns: [
    column("key", "reviewNo", ["复盘编号", "Review no."], ["编号,如 RV-001。", "Such as RV-001."], "S4", {
      required: true,
      width: 11,
    }),
    column(
      "text",
      "subject",
      ["期间/对象", "Period or subject"],
      ["复盘的期间、订单或活动。", "The period, order or event reviewed."],
      "S4",
      {
        width: 20,
      },
    ),
    column("longText", "goal", ["1 回顾目标", "1 Goal"], ["当初的目标。", "What was aimed at."], "S4", {
      width: 24,
    }),
    column("number", "target", ["目标值", "Target"], ["可衡量的目标。", "The goal as a number."], "S4"),
    column("longText", "result", ["2 评价结果", "2 Result"], ["实际结果。", "What came of it."], "S4", {
      width: 24,
    }),
    column("number", "actual", ["结果值", "Actual"], ["可衡量的结果。", "The result as a number."], "S4"),
    column("share", "completion", ["完成率", "Completion"], ["结果值÷目标值。", "Actual ÷ target."], "S4", {
      computed: ratio("actual", "target"),
    }),
    column(
      "longText",
      "successCauses",
      ["3 成功原因", "3 Causes of success"],
      ["成功的关键原因。", "What made it succeed."],
      "S4",
      {
        width: 24,
      },
    ),
    column(
      "longText",
      "failureCauses",
      ["3 不足原因", "3 Causes of failure"],
      ["失败或不足的关键原因。", "What made it fall short."],
      "S4",
      {
        width: 24,
      },
    ),
    column(
      "longText",
      "lessons",
      ["4 总结经验", "4 Lessons"],
      ["可复用的经验。", "What is to be kept."],
      "S4",
      { width: 24 },
    ),
    column(
      "text",
      "status",
      ["状态", "Status"],
      ["缺哪一步,或计划进展。", "The step missing, or how the plan stands."],
      "S4",
      {
        width: 18,
        computed: reviewStatus,
      },
    ),
    ...inGroup(
      "plan",
      column(
        "longText",
        "pattern",
        ["规律", "Pattern"],
        ["反复出现的规律。", "What keeps recurring."],
        "S4",
        { width: 20 },
      ),
      column(
        "longText",
        "plan",
        ["下一步行动计划", "Next steps"],
        ["接下来做什么。", "What will be done next."],
        "S4",
        { width: 24 },
      ),
      column("list", "owner", ["责任人", "Responsible"], ["执行计划的人。", "Who carries it out."], "S4", {
        list: "staff",
        width: 12,
      }),
      column("date", "dueDate", ["期限", "Due"], ["计划的期限。", "By when the plan is to be done."], "S4"),
      column("date", "doneDate", ["完成日", "Done on"], ["计划完成日期。", "When the plan was done."], "S4"),
      column(
        "text",
        "reached",
        ["达成", "Reached"],
        ["完成率是否达到100%。", "Whether the goal was reached."],
        "S4",
        {
          width: 9,
          computed: goalReached,
        },
      ),
      notes(),
      ...recordDates(),
    ),
  ],
};
