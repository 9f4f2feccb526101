import { text } from "../../i18n/text";
import { items } from "../list-items";
import type { ListSpec } from "../spec";

/** Drop-down lists of contacts, plans and visits. */
export const contactLists: readonly ListSpec[] = [
  {
    id: "contactPurpose",
    name: text("联络目的", "Purpose of a contact"),
    source: "S1",
    items: items(
      ["exchange", "创造交流", "Keep in touch"],
      ["material", "传达资料样品", "Material, samples"],
      ["credit", "了解信用经营", "Learn of credit and business"],
      ["advice", "听取建议", "Hear suggestions"],
      ["solve", "解决问题", "Solve a problem"],
      ["collect", "催款", "Collect payment"],
      ["newProduct", "推新品", "New products"],
    ),
  },
  {
    id: "planState",
    name: text("计划状态", "State of a plan"),
    source: "S1, DP",
    items: items(
      ["planned", "待联络", "Planned"],
      ["today", "今天", "Today"],
      ["overdue", "逾期未联络", "Overdue"],
      ["done", "已完成", "Done"],
      ["doneLate", "延后完成", "Done late"],
    ),
  },
  {
    id: "planMark",
    name: text("月历记号", "Marks of the month"),
    source: "DP",
    items: items(["planned", "○", "○"], ["done", "●", "●"]),
  },
  {
    id: "reportKind",
    name: text("报告类型", "Kind of report"),
    source: "S3",
    items: items(["daily", "日常", "Daily"], ["urgent", "紧急", "Urgent"], ["periodic", "定期", "Periodic"]),
  },
  {
    id: "reportState",
    name: text("上报状态", "State of a report"),
    source: "S3, DP",
    items: items(
      ["waiting", "待上报", "To be handed in"],
      ["overdue", "超时未报", "Overdue"],
      ["onTime", "按时", "On time"],
      ["late", "迟报", "Late"],
    ),
  },
];
