import { text } from "../../i18n/text";
import { items } from "../list-items";
import type { ListItem, ListSpec } from "../spec";

/** S3's fixed order of a customer's archive: class, document, and whether every trading customer needs it. */
const DOCUMENTS: readonly (readonly [code: string, archiveClass: string, zh: string, en: string])[] = [
  ["licence", "1", "营业执照", "Business licence"],
  ["taxCertificate", "1", "税号/注册证明", "Tax registration"],
  ["visitReport", "1", "走访调查报告", "Visit report"],
  ["standards", "1", "技术法规标准", "Standards and regulations"],
  ["marketStudy", "1", "同类产品市场比较", "Market comparison"],
  ["contractList", "2", "历次合同登记表", "List of contracts"],
  ["contract", "2", "合同订单文本", "Contract"],
  ["creditApproval", "3", "信用额度审批表", "Credit approval"],
  ["arrearsList", "3", "历次欠款还款登记表", "Arrears and repayments"],
  ["repaymentDeal", "3", "欠款还款协议", "Repayment agreement"],
  ["extension", "3", "延期还款审批单", "Extension of payment"],
  ["repaymentPlan", "3", "客户还款计划", "Repayment plan"],
  ["guarantee", "3", "授信抵押保证登记", "Guarantee or mortgage"],
  ["goodsList", "4", "进出货情况登记表", "Goods in and out"],
  ["shipmentReport", "4", "实际进货出货报告", "Shipment report"],
  ["packingSlip", "4", "发货码单", "Packing slip"],
  ["customsPapers", "4", "报关手续", "Customs papers"],
  ["factoryReport", "4", "出厂检验报告", "Factory inspection report"],
  ["inspectionCertificate", "4", "海关商检证明", "Statutory inspection certificate"],
  ["otherTrade", "4", "其他交易资料", "Other trade papers"],
  ["refundList", "5", "历次退赔折价登记表", "Refunds and discounts"],
  ["refundApproval", "5", "退赔折价审批表", "Refund approval"],
  ["liability", "5", "退赔折价责任鉴定表", "Finding of liability"],
];

export const ARCHIVE_DOCUMENTS = DOCUMENTS.map(([code]) => code);

function documentItems(): ListItem[] {
  return DOCUMENTS.map(([code, archiveClass, zh, en]) => ({
    code,
    label: text(zh, en),
    extra: { archiveClass },
  }));
}

/** Drop-down lists of the archive. */
export const ARCHIVE_LISTS: readonly ListSpec[] = [
  {
    id: "archiveClass",
    name: text("档案大类", "Archive class"),
    source: "S3",
    items: items(
      ["1", "1 基础资料", "1 Basic data"],
      ["2", "2 交易资料", "2 Contracts"],
      ["3", "3 信用资料", "3 Credit"],
      ["4", "4 交易现状", "4 Trade and export"],
      ["5", "5 售后服务", "5 After-sales"],
    ),
  },
  { id: "archiveDocument", name: text("档案文件", "Archive document"), source: "S3", items: documentItems() },
  {
    id: "carrier",
    name: text("载体", "Medium"),
    source: "S2, S3",
    items: items(
      ["paper", "纸质", "Paper"],
      ["electronic", "电子", "Electronic"],
      ["both", "纸质和电子", "Both"],
    ),
  },
  {
    id: "archiveStatus",
    name: text("档案状态", "Archive status"),
    source: "S2, S3",
    items: items(
      ["inPlace", "在档", "In place"],
      ["lent", "借出", "Lent"],
      ["filed", "归档", "Filed away"],
      ["destroyed", "已销毁", "Destroyed"],
    ),
  },
  {
    id: "destructionMethod",
    name: text("销毁方式", "Method"),
    source: "S2",
    items: items(["physical", "物理销毁", "Physical"], ["electronic", "电子删除", "Electronic"]),
  },
  {
    id: "destructionCheck",
    name: text("销毁核对", "Destruction check"),
    source: "S2, E26",
    items: items(
      ["allowed", "可以销毁", "May be destroyed"],
      ["notExpired", "未到期,不得销毁", "Retention not over"],
      ["noPeriod", "未定保存期限", "No retention set"],
      ["noApproval", "缺审批", "Approval missing"],
      ["samePerson", "审批人须为他人", "Approver must differ"],
      ["unknown", "查无此档", "Unknown entry"],
    ),
  },
  {
    id: "dueState",
    name: text("到期情况", "Due"),
    source: "S2",
    items: items(
      ["overdue", "已逾期", "Overdue"],
      ["soon", "7天内到期", "Within 7 days"],
      ["later", "未到期", "Not due"],
    ),
  },
  {
    id: "archiveStage",
    name: text("档案环节", "Stage of records"),
    source: "S2",
    items: items(
      ["create", "创建", "Creation"],
      ["update", "更新", "Update"],
      ["file", "归档", "Filing"],
      ["destroy", "销毁", "Destruction"],
    ),
  },
  {
    id: "permission",
    name: text("权限", "Permission"),
    source: "S2",
    items: items(["read", "查看", "Read"], ["edit", "编辑", "Edit"], ["approve", "审批", "Approve"]),
  },
  {
    id: "backupKind",
    name: text("备份方式", "Kind of backup"),
    source: "S2",
    items: items(["full", "完整", "Full"], ["changes", "增量", "Changes only"]),
  },
  {
    id: "backupState",
    name: text("备份状态", "Backup status"),
    source: "S2",
    items: items(
      ["current", "有效", "Current"],
      ["due", "应再备份", "Due again"],
      ["superseded", "已有更新", "Superseded"],
    ),
  },
  {
    id: "paperState",
    name: text("缺件核对", "Paper"),
    source: "S3",
    items: items(["there", "有", "There"], ["missing", "缺", "Missing"]),
  },
  {
    id: "folderStatus",
    name: text("文件夹状态", "Folder status"),
    source: "S0",
    items: items(["contact", "前期接触", "First contact"]),
  },
];
