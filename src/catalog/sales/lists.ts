import { text } from "../../i18n/text";
import { items } from "../list-items";
import type { ListSpec } from "../spec";

/** Drop-down lists of inquiries, the public pool and reviews. */
export const SALES_LISTS: readonly ListSpec[] = [
  {
    id: "inquiryStage",
    name: text("商机阶段", "Opportunity stage"),
    source: "S4",
    items: items(
      ["1", "1 询价", "1 Inquiry"],
      ["2", "2 核价", "2 Costed"],
      ["3", "3 报价", "3 Quoted"],
      ["4", "4 打样", "4 Sample made"],
      ["5", "5 寄样", "5 Sample sent"],
      ["6", "6 成交", "6 Won"],
      ["lost", "输单", "Lost"],
    ),
  },
  {
    id: "inquiryOutcome",
    name: text("结果", "Outcome"),
    source: "S4",
    items: items(["won", "赢", "Won"], ["lost", "输", "Lost"]),
  },
  {
    id: "lostReason",
    name: text("输单原因", "Why lost"),
    source: "E5",
    items: items(
      ["price", "价格", "Price"],
      ["quality", "产品质量", "Quality"],
      ["delivery", "交期", "Delivery time"],
      ["relation", "客户关系", "Relationship"],
      ["payment", "付款条件", "Payment terms"],
      ["certificate", "认证不符", "Certificates"],
      ["noAnswer", "客户无回复", "No answer"],
      ["cancelled", "需求取消", "Demand gone"],
      ["other", "其他", "Other"],
    ),
  },
  {
    id: "replyState",
    name: text("回复情况", "Reply"),
    source: "DP",
    items: items(
      ["inTime", "按时回复", "In time"],
      ["late", "回复偏晚", "Late"],
      ["overdue", "逾期未回", "Overdue"],
      ["waiting", "待回复", "Waiting"],
    ),
  },
  {
    id: "quoteFlag",
    name: text("报价提示", "Quotation flag"),
    source: "S4",
    items: items(["unapproved", "未批先报", "Not approved"]),
  },
  {
    id: "funnelFlag",
    name: text("漏斗提示", "Funnel flag"),
    source: "S4",
    items: items(["bottleneck", "瓶颈", "Bottleneck"]),
  },
  {
    id: "poolReason",
    name: text("进入公海原因", "Why in the pool"),
    source: "S4, E5",
    items: items(
      ["noDeal", "超期未成交", "No deal in time"],
      ["noContact", "超期未跟进", "No follow-up in time"],
      ["left", "离职", "Owner left"],
      ["givenUp", "主动放弃", "Given up"],
      ["new", "新导入", "Newly imported"],
    ),
  },
  {
    id: "poolStatus",
    name: text("公海状态", "Pool status"),
    source: "S4",
    items: items(
      ["pool", "公海", "In the pool"],
      ["claimed", "已领取", "Claimed"],
      ["soon", "即将到期", "Ends soon"],
      ["due", "应退回", "To be returned"],
      ["returned", "已退回", "Returned"],
      ["won", "已成交", "Won"],
    ),
  },
  {
    id: "poolAdvice",
    name: text("公海建议", "Pool advice"),
    source: "S4, E29",
    items: items(
      ["noContact", "超期未跟进", "No follow-up in time"],
      ["noDeal", "超期未成交", "No deal in time"],
      ["both", "未跟进且未成交", "Neither in time"],
    ),
  },
  {
    id: "onOff",
    name: text("开关", "Switch"),
    source: "DP",
    items: items(["on", "已开启", "On"], ["off", "已关闭", "Off"]),
  },
  {
    id: "limitState",
    name: text("上限情况", "Limit"),
    source: "S4",
    items: items(
      ["free", "可领取", "May claim"],
      ["full", "已满", "Full"],
      ["over", "超限", "Over the limit"],
    ),
  },
  {
    id: "reviewStatus",
    name: text("复盘状态", "Review status"),
    source: "S4",
    items: items(
      ["result", "1 待评价结果", "1 Result missing"],
      ["causes", "2 待分析原因", "2 Causes missing"],
      ["lessons", "3 待总结经验", "3 Lessons missing"],
      ["plan", "4 待定行动计划", "4 Plan missing"],
      ["running", "计划执行中", "Plan running"],
      ["overdue", "计划逾期", "Plan overdue"],
      ["done", "已完成", "Done"],
    ),
  },
];
