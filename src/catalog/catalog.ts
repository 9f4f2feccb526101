import { text, type Text } from "../i18n/text";
import { archiveItem } from "./archive/archive-item";
import { backup } from "./archive/backup";
import { customerFolder } from "./archive/customer-folder";
import { destruction } from "./archive/destruction";
import { filing } from "./archive/filing";
import { responsibility } from "./archive/responsibility";
import { PARAMETERS } from "../rules/parameters";
import { classMigration } from "./boards/class-migration";
import { customerCard } from "./boards/customer-card";
import { customerForm } from "./boards/customer-form";
import { gradeFollowUp, priorityFollowUp } from "./boards/follow-up-lists";
import { followUpLogs } from "./boards/follow-up-logs";
import { planMonth } from "./boards/plan-month";
import { monthEndClasses } from "./boards/month-end-classes";
import { poolAdviceList } from "./boards/pool-advice";
import { profitTypes } from "./boards/profit-types";
import { tradeDocuments } from "./boards/trade-documents";
import { visitMonth } from "./boards/visit-month";
import { archiveMissing } from "./boards/archive-missing";
import { bossPage } from "./boards/boss-page";
import { complaintPareto } from "./boards/complaint-pareto";
import { executionOverview } from "./boards/execution-overview";
import { funnel } from "./boards/funnel";
import { home } from "./boards/home";
import { summary } from "./boards/summary";
import { surveyStatistics } from "./boards/survey-statistics";
import { today } from "./boards/today";
import { contactPlan } from "./contact/contact-plan";
import { visit } from "./contact/visit";
import { followUp } from "./contact/follow-up";
import { workday } from "./contact/workday";
import { company } from "./customers/company";
import { contact } from "./customers/contact";
import { countryFestival } from "./customers/country-festival";
import { countryInfo } from "./customers/country-info";
import { customer } from "./customers/customer";
import { mergeLog } from "./customers/merge-log";
import { preference } from "./customers/preference";
import { updateRequest } from "./customers/update-request";
import { LISTS } from "./lists";
import { executionNode } from "./orders/execution-node";
import { order } from "./orders/order";
import { product } from "./orders/product";
import { receivable } from "./orders/receivable";
import { register } from "./orders/register";
import { shipment } from "./orders/shipment";
import { inquiry } from "./sales/inquiry";
import { monthlySales } from "./sales/monthly-sales";
import { poolRecord } from "./sales/pool-record";
import { review } from "./sales/review";
import { salesLimit } from "./sales/sales-limit";
import { complaint } from "./service/complaint";
import { improvement } from "./service/improvement";
import { survey } from "./service/survey";
import type { BoardSpec, ListSpec, PackageId, ParameterSpec, TableSpec } from "./spec";
import { customerYear } from "./trade/customer-year";
import { competition } from "./trade/competition";
import { entertainment } from "./trade/entertainment";
import { exchangeRate } from "./trade/exchange-rate";
import { treatment } from "./trade/treatment";
import { monthSnapshot } from "./trade/month-snapshot";
import { topFive } from "./trade/top-five";
import { transaction } from "./trade/transaction";

/** The registry: one line a table. The order is the order of the sheets. */
const TABLES: readonly TableSpec[] = [
  customer,
  transaction,
  customerYear,
  topFive,
  order,
  receivable,
  followUp,
  complaint,
  survey,
  improvement,
  contactPlan,
  visit,
  entertainment,
  exchangeRate,
  competition,
  treatment,
  monthSnapshot,
  mergeLog,
  contact,
  company,
  countryInfo,
  countryFestival,
  preference,
  updateRequest,
  shipment,
  product,
  executionNode,
  register,
  inquiry,
  poolRecord,
  salesLimit,
  monthlySales,
  review,
  archiveItem,
  filing,
  destruction,
  customerFolder,
  responsibility,
  backup,
  workday,
];

const BOARDS: readonly BoardSpec[] = [
  home,
  today,
  summary,
  surveyStatistics,
  profitTypes,
  classMigration,
  monthEndClasses,
  customerCard,
  customerForm,
  gradeFollowUp,
  priorityFollowUp,
  followUpLogs,
  planMonth,
  visitMonth,
  executionOverview,
  complaintPareto,
  funnel,
  poolAdviceList,
  archiveMissing,
  bossPage,
  ...tradeDocuments,
];

export interface PackageSpec {
  readonly id: PackageId;
  readonly name: Text;
  readonly note: Text;
}

const PACKAGES: readonly PackageSpec[] = [
  {
    id: "basic",
    name: text("基础包", "Basics"),
    note: text(
      "客户、交易、统计、订单、账款与追踪日志:每天都用的表。",
      "Customers, trade, statistics, orders, receivables and the follow-up log: the tables of every day.",
    ),
  },
  {
    id: "orders",
    name: text("订单包", "Orders"),
    note: text(
      "出货、产品、订单执行节点与登记簿。",
      "Shipments, products, milestones of orders and the register.",
    ),
  },
  {
    id: "service",
    name: text("服务包", "Service"),
    note: text(
      "客户投诉、满意度调查与改善报告。",
      "Complaints, satisfaction surveys and improvement reports.",
    ),
  },
  {
    id: "management",
    name: text("管理包", "Management"),
    note: text(
      "联络计划与访问、询盘商机、公海、月度报表与复盘,应酬费用、汇率、竞争对比与管理办法。",
      "Contact plans and visits, inquiries, the public pool, monthly figures and reviews, entertainment, exchange rates, competition and treatment.",
    ),
  },
  {
    id: "archive",
    name: text("档案包", "Archive"),
    note: text(
      "联系人、公司与国家档案、需求偏好与信息更新,档案目录、归档、销毁、文件夹、权限与备份。",
      "Contacts, companies, countries, preferences and update requests; the archive catalogue, filing, destruction, folders, duties and backups.",
    ),
  },
];

/** Everything the product knows how to make. */
export const CATALOG: {
  readonly tables: readonly TableSpec[];
  readonly boards: readonly BoardSpec[];
  readonly lists: readonly ListSpec[];
  readonly parameters: readonly ParameterSpec[];
  readonly packages: readonly PackageSpec[];
} = { tables: TABLES, boards: BOARDS, lists: LISTS, parameters: PARAMETERS, packages: PACKAGES };
