import type { ParameterSpec } from "../catalog/spec";
import { text, type Text } from "../i18n/text";
import { amountClassParameters, amountTotalParameters } from "./amount-class";
import { businessTypeParameters } from "./business-type";
import { competitionParameters } from "./competition";
import { customerStandingParameters } from "./customer-standing";
import { tradeCount } from "./due-at-once";
import { duplicateParameters } from "./duplicate";
import { entertainmentParameters } from "./entertainment";
import { exchangeRateParameters } from "./exchange-rate";
import { contactPlanParameters } from "./contact-plan";
import { visitReportParameters } from "./visit-report";
import { complaintParameters } from "./complaint-flow";
import { birthdayParameters } from "./birthday";
import { cooperationGradeParameters } from "./cooperation-grade";
import { countryParameters } from "./country-info";
import { festivalParameters } from "./festival";
import { recordCareParameters } from "./record-care";
import { archiveParameters } from "./archive";
import { folderParameters } from "./folder-name";
import { improvementParameters } from "./improvement";
import { inquiryParameters } from "./inquiry";
import { poolAdviceParameters } from "./pool-advice";
import { poolParameters } from "./public-pool";
import { executionParameters } from "./execution-node";
import { productParameters } from "./product-figures";
import { shipmentParameters } from "./shipment";
import { followUpParameters } from "./follow-up";
import { generalParameters } from "./general";
import { intentGradeParameters } from "./intent-grade";
import { lifecycleParameters } from "./lifecycle";
import { orderParameters } from "./order-status";
import { collectionParameters, receivableParameters } from "./receivable-due";
import { surveyParameters } from "./survey-score";
import { urgencyParameters } from "./urgency";
import { workdayParameters } from "./workday";

/** The parameters of every rule, in the order of the 参数 sheet. */
export const PARAMETER_SECTIONS: readonly {
  readonly name: Text;
  readonly parameters: readonly ParameterSpec[];
}[] = [
  { name: text("日期与统计", "Dates and statistics"), parameters: generalParameters },
  { name: text("成交额类别", "Amount class"), parameters: amountClassParameters },
  { name: text("经营角度类型", "Business type"), parameters: businessTypeParameters },
  { name: text("信用状况", "Credit standing"), parameters: customerStandingParameters },
  { name: text("意向等级", "Intent grade"), parameters: intentGradeParameters },
  { name: text("跟进周期", "Follow-up intervals"), parameters: followUpParameters },
  {
    name: text("联络计划与访问", "Contact plan and visits"),
    parameters: [...contactPlanParameters, ...visitReportParameters],
  },
  { name: text("合作级别", "Cooperation grade"), parameters: cooperationGradeParameters },
  { name: text("生命周期与活跃", "Life cycle and activity"), parameters: lifecycleParameters },
  { name: text("紧缓", "Urgency"), parameters: urgencyParameters },
  {
    name: text("交易与订单", "Trade and orders"),
    parameters: [
      {
        id: "vatRate",
        name: text("增值税率", "VAT rate"),
        unit: text("占比", "share"),
        source: "DP",
        note: text(
          "把含税采购成本换算为不含税价以计算退税额。",
          "Takes the tax out of the purchase cost to compute the export tax refund.",
        ),
        format: "share",
        range: [0, 1],
        value: 0.13,
      },
      ...orderParameters,
    ],
  },
  {
    name: text("出货、产品与执行节点", "Shipments, products and milestones"),
    parameters: [...shipmentParameters, ...productParameters, ...executionParameters],
  },
  { name: text("账款", "Receivables"), parameters: [...receivableParameters, ...collectionParameters] },
  { name: text("客户投诉", "Complaints"), parameters: complaintParameters },
  {
    name: text("满意度调查", "Satisfaction survey"),
    parameters: [...surveyParameters, ...improvementParameters],
  },
  {
    name: text("汇率、费用与竞争", "Rates, spending, competition"),
    parameters: [...exchangeRateParameters, ...entertainmentParameters, ...competitionParameters],
  },
  {
    name: text("客户档案", "Customer records"),
    parameters: [...recordCareParameters, ...birthdayParameters, ...duplicateParameters],
  },
  {
    name: text("询盘与公海", "Inquiries and public pool"),
    parameters: [...inquiryParameters, ...poolParameters, ...poolAdviceParameters],
  },
  { name: text("档案", "Archive"), parameters: [...archiveParameters, ...folderParameters] },
  { name: text("国家与地区", "Countries and regions"), parameters: countryParameters },
  { name: text("工作日", "Workdays"), parameters: [...workdayParameters, ...festivalParameters] },
  {
    name: text("自动计算(请勿修改)", "Computed (leave as they are)"),
    parameters: [...amountTotalParameters, tradeCount],
  },
];

/** Every parameter of every section. */
export const PARAMETERS: readonly ParameterSpec[] = PARAMETER_SECTIONS.flatMap(
  (section) => section.parameters,
);
