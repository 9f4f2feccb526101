import { text } from "../../i18n/text";
import { PUBLIC_MAIL } from "../../rules/duplicate-words";
import { items } from "../list-items";
import type { ListItem, ListSpec } from "../spec";

/** Drop-down lists of the customers' archive. */
export const customerLists: readonly ListSpec[] = [
  {
    id: "level",
    name: text("高中低", "High to low"),
    source: "S3",
    items: items(["high", "高", "High"], ["medium", "中", "Medium"], ["low", "低", "Low"]),
  },
  {
    id: "rating",
    name: text("好中差", "Good to poor"),
    source: "S0",
    items: items(["good", "好", "Good"], ["fair", "中", "Fair"], ["poor", "差", "Poor"]),
  },
  {
    id: "jobLevel",
    name: text("职级", "Rank"),
    source: "E5",
    items: items(
      ["staff", "普通", "Staff"],
      ["middle", "中层", "Middle management"],
      ["top", "高层", "Top management"],
    ),
  },
  {
    id: "education",
    name: text("学历", "Education"),
    source: "S3",
    items: items(
      ["school", "中学", "School"],
      ["college", "大专", "College"],
      ["bachelor", "本科", "Bachelor"],
      ["master", "硕士", "Master"],
      ["doctor", "博士", "Doctorate"],
    ),
  },
  {
    id: "gender",
    name: text("性别", "Gender"),
    source: "S1",
    items: items(["female", "女", "Female"], ["male", "男", "Male"]),
  },
  {
    id: "salesModel",
    name: text("销售方式", "Way of selling"),
    source: "S0",
    items: items(
      ["shops", "自有门店", "Own shops"],
      ["wholesale", "批发", "Wholesale"],
      ["online", "电商", "Online"],
      ["projects", "工程项目", "Projects"],
      ["agency", "代理分销", "Agents"],
      ["mixed", "多种方式", "Several"],
    ),
  },
  {
    id: "festivalImpact",
    name: text("节日影响", "What a festival means"),
    source: "S0",
    items: items(
      ["closed", "停工放假", "Closed"],
      ["slow", "效率降低", "Slow"],
      ["peak", "销售旺季", "Peak season"],
      ["greet", "适合问候", "Good for greetings"],
    ),
  },
  {
    id: "preferenceKind",
    name: text("需求或偏好", "Need or preference"),
    source: "S2",
    items: items(["need", "需求", "Need"], ["preference", "偏好", "Preference"]),
  },
  {
    id: "preferenceSource",
    name: text("需求来源", "Source of needs"),
    source: "S2",
    items: items(["talk", "沟通", "Talk"], ["survey", "调研", "Survey"], ["data", "数据", "Data"]),
  },
  {
    id: "preferenceStatus",
    name: text("方案状态", "Status of a proposal"),
    source: "S2",
    items: items(
      ["new", "新提出", "New"],
      ["working", "方案中", "In work"],
      ["offered", "已报客户", "Offered"],
      ["adopted", "已采纳", "Taken up"],
      ["dropped", "不采纳", "Dropped"],
    ),
  },
  {
    id: "updateMethod",
    name: text("更新方式", "How data are asked for"),
    source: "S2",
    items: items(
      ["email", "邮件", "E-mail"],
      ["phone", "电话", "Phone"],
      ["form", "在线表单", "Online form"],
      ["sheet", "客户资料表", "Data sheet"],
    ),
  },
  {
    id: "updateStatus",
    name: text("更新请求状态", "Status of a request"),
    source: "S2, DP",
    items: items(
      ["waiting", "待回复", "Waiting"],
      ["overdue", "超期未复", "Overdue"],
      ["replied", "已回复待落地", "Answered"],
      ["applied", "已更新", "Entered"],
    ),
  },
  {
    id: "dataSource",
    name: text("资料来源", "Source of data"),
    source: "S3",
    items: items(
      ["visits", "访问汇总", "Our visits"],
      ["customer", "客户自填", "The customer"],
      ["agency", "专业机构", "An agency"],
    ),
  },
  {
    id: "duplicateLevel",
    name: text("重复程度", "Degree of likeness"),
    source: "S4",
    items: items(["same", "重复", "Same"], ["likely", "疑似", "Likely"]),
  },
  {
    id: "phoneExtension",
    name: text("分机标记", "Marks of extensions"),
    source: "DP",
    items: items(["ext", "ext", "ext"], ["x", "x", "x"], ["hash", "#", "#"], ["inner", "转", "int"]),
  },
  {
    id: "publicMail",
    name: text("公共邮箱", "Public mail"),
    source: "DP",
    items: sameWords(PUBLIC_MAIL),
    spare: 20,
  },
];

/** Words that are the same in both languages, each its own code. */
function sameWords(words: readonly string[]): ListItem[] {
  return items(...words.map((word) => [word.toLowerCase().replaceAll(/\W/g, "_"), word, word] as const));
}
