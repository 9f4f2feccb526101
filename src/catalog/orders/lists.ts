import { text } from "../../i18n/text";
import { EXECUTION_NODES } from "../../rules/execution-node";
import { items } from "../list-items";
import type { ListSpec } from "../spec";

/** Drop-down lists of shipment, products, execution and the registers. */
export const ORDER_LISTS: readonly ListSpec[] = [
  {
    id: "shipmentStatus",
    name: text("在途状态", "Shipment status"),
    source: "S1, E18",
    items: items(
      ["unbooked", "未订舱", "Not booked"],
      ["booked", "已订舱", "Booked"],
      ["sailed", "已开船", "Departed"],
      ["transit", "在途", "In transit"],
      ["arrived", "到港", "Arrived"],
      ["signed", "已签收", "Signed for"],
    ),
  },
  {
    id: "shipmentBuffer",
    name: text("船期缓冲", "Shipping buffer"),
    source: "DP",
    items: items(["short", "赶不上", "Too late"], ["tight", "偏紧", "Tight"], ["fine", "充足", "Enough"]),
  },
  {
    id: "releaseState",
    name: text("尾款与放单", "Balance and release"),
    source: "S0",
    items: items(
      ["paid", "已收清", "Paid in full"],
      ["open", "未收清", "Money open"],
      ["releasedOpen", "未收清已放单", "Released, money open"],
    ),
  },
  {
    id: "billType",
    name: text("提单类型", "Bill of lading"),
    source: "S1, E18",
    items: items(
      ["original", "正本提单", "Original"],
      ["telex", "电放", "Telex release"],
      ["waybill", "海运单", "Sea waybill"],
      ["air", "空运单", "Air waybill"],
    ),
  },
  {
    id: "container",
    name: text("柜型", "Container"),
    source: "E18",
    items: items(
      ["gp20", "20GP", "20GP"],
      ["gp40", "40GP", "40GP"],
      ["hq40", "40HQ", "40HQ"],
      ["hq45", "45HQ", "45HQ"],
      ["lcl", "拼箱 LCL", "LCL"],
      ["air", "空运", "By air"],
    ),
  },
  {
    id: "documentState",
    name: text("单证状态", "Document"),
    source: "S1",
    items: items(
      ["todo", "未备", "To do"],
      ["ready", "已备", "Ready"],
      ["sent", "已寄", "Sent"],
      ["notNeeded", "不需要", "Not needed"],
    ),
  },
  {
    id: "exportPaper",
    name: text("外销必备资料", "Export papers"),
    source: "S3",
    items: items(
      ["packing", "发货码单", "Packing slip"],
      ["customs", "报关手续", "Customs papers"],
      ["factory", "出厂检验报告", "Factory inspection report"],
      ["statutory", "商检证明", "Statutory inspection certificate"],
    ),
  },
  {
    id: "filingState",
    name: text("退税备案", "Tax refund record"),
    source: "E26",
    items: items(
      ["none", "未申报", "Not declared"],
      ["pending", "待备案", "To be filed"],
      ["overdue", "备案逾期", "Filing overdue"],
      ["filed", "已备案", "Filed"],
    ),
  },
  {
    id: "executionNode",
    name: text("执行节点", "Milestone"),
    source: "S0, E10, E35",
    items: EXECUTION_NODES.map(({ code, name }) => ({ code, label: name })),
  },
  {
    id: "nodeStatus",
    name: text("节点状态", "Milestone status"),
    source: "E29, E35",
    items: items(
      ["done", "按时完成", "Done on time"],
      ["doneLate", "晚完成", "Done late"],
      ["late", "已延误", "Late"],
      ["due", "到期", "Due"],
      ["soon", "7天内", "Within 7 days"],
      ["waiting", "未到期", "Not due"],
      ["noDate", "待定日期", "No date"],
      ["cancelled", "取消", "Cancelled"],
    ),
  },
  {
    id: "planRow",
    name: text("一览行", "Row of the overview"),
    source: "S0",
    items: items(["due", "应完成", "Due"], ["done", "实际", "Done"]),
  },
  {
    id: "nodeRisk",
    name: text("节点风险", "Risk"),
    source: "S0, DP",
    items: items(["high", "高", "High"], ["medium", "中", "Medium"], ["low", "低", "Low"]),
  },
  {
    id: "registerKind",
    name: text("登记类别", "Register"),
    source: "S3",
    items: items(
      ["creditApproval", "信用额度审批", "Credit approval"],
      ["security", "抵押保证登记", "Mortgage or guarantee"],
      ["arrears", "欠款还款登记", "Arrears and repayments"],
      ["repaymentDeal", "欠款还款协议", "Repayment agreement"],
      ["extension", "延期还款审批", "Extension of payment"],
      ["repaymentPlan", "客户还款计划", "Repayment plan"],
      ["goodsInOut", "进出货登记", "Goods in and out"],
      ["refund", "退赔折价登记", "Refunds and discounts"],
      ["refundApproval", "退赔折价审批", "Refund approval"],
      ["liability", "责任鉴定", "Finding of liability"],
    ),
  },
  {
    id: "approval",
    name: text("审批", "Approval"),
    source: "S3, S4",
    items: items(
      ["pending", "未审", "Pending"],
      ["passed", "通过", "Approved"],
      ["rejected", "驳回", "Rejected"],
    ),
  },
  {
    id: "registerStatus",
    name: text("登记状态", "Entry status"),
    source: "DP",
    items: items(
      ["pending", "待审批", "To be approved"],
      ["rejected", "已驳回", "Rejected"],
      ["running", "执行中", "Running"],
      ["overdue", "逾期", "Overdue"],
      ["done", "已完成", "Done"],
    ),
  },
];
