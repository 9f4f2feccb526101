import { text, type Text } from "../i18n/text";

/** What was said in the sample's contacts. */
export interface SampleTalk {
  readonly method: string;
  readonly behaviour: string;
  readonly content: Text;
  readonly needs?: Text;
  readonly result: Text;
}

const talk = (method: string, behaviour: string, content: Text, result: Text, needs?: Text): SampleTalk => ({
  method,
  behaviour,
  content,
  result,
  ...(needs ? { needs } : {}),
});

/** With customers that buy. */
export const TALKS_WITH_BUYERS: readonly SampleTalk[] = [
  talk(
    "email",
    "quote",
    text("按新汇率更新报价,有效期30天。", "Quotation renewed at the new exchange rate, valid 30 days."),
    text("等客户内部比价。", "They compare prices."),
    text("希望再降2%。", "Wants 2 % off."),
  ),
  talk(
    "phone",
    "inquiry",
    text("询问下一季采购计划。", "Asked for the plan of the next season."),
    text("月底前给数量。", "Quantities by the end of the month."),
  ),
  talk(
    "email",
    "document",
    text("发送新款目录与认证。", "Sent the new catalogue and certificates."),
    text("客户选了三款要样。", "They want samples of three items."),
    text("需要能效标签。", "Needs the energy label."),
  ),
  talk(
    "video",
    "visit",
    text("视频看产前样,确认颜色。", "Looked at the pre-production sample by video; colour agreed."),
    text("样品确认。", "Sample approved."),
  ),
  talk(
    "chat",
    "letter",
    text("通知船期与柜号。", "Told them the vessel and the container number."),
    text("客户已收悉。", "Received."),
    text("关心到港时间。", "Asks when it will arrive."),
  ),
  talk(
    "email",
    "letter",
    text("提醒尾款与放单安排。", "Reminded of the balance and the release of documents."),
    text("财务已排款。", "Payment is scheduled."),
  ),
  talk(
    "visit",
    "visit",
    text("拜访客户,看门店陈列。", "Visited them and saw the shop display."),
    text("同意试两款新品。", "Will try two new items."),
    text("货架尺寸小,要改包装。", "Shelves are small: packing must change."),
  ),
  talk(
    "reception",
    "reception",
    text("客户来厂验货。", "They came to inspect the goods."),
    text("验货合格。", "Goods passed."),
  ),
  talk(
    "internal",
    "document",
    text("核对订单进度,更新档案。", "Checked the order and updated the record."),
    text("按计划进行。", "On schedule."),
  ),
  talk(
    "email",
    "inquiry",
    text("询问上一批货的销售情况。", "Asked how the last delivery sells."),
    text("销售好于去年。", "Better than last year."),
  ),
];

/** With firms that have not bought yet, or no longer. */
export const TALKS_WITH_OTHERS: readonly SampleTalk[] = [
  talk(
    "fair",
    "inquiry",
    text("广交会上交换名片,介绍产品。", "Met at the Canton Fair and showed the products."),
    text("要一份报价。", "Wants a quotation."),
    text("首单数量小。", "The first order would be small."),
  ),
  talk(
    "email",
    "quote",
    text("发首次报价与最小起订量。", "First quotation with the minimum quantity."),
    text("尚未回复。", "No answer yet."),
    text("嫌起订量高。", "Finds the minimum too high."),
  ),
  talk(
    "phone",
    "inquiry",
    text("电话了解停单原因。", "Called to learn why orders stopped."),
    text("改向本地进货,愿意再看新品。", "They buy locally now but will look at new items."),
  ),
  talk(
    "email",
    "document",
    text("寄送样品与检测报告。", "Sent samples and the test report."),
    text("样品已签收。", "Samples received."),
    text("需要本国语言说明书。", "Needs a manual in the local language."),
  ),
  talk(
    "chat",
    "letter",
    text("节日问候并介绍新品。", "Season's greetings with the new items."),
    text("客户道谢。", "They said thanks."),
  ),
];

/** With firms that have no demand: once a year. */
export const TALK_WITH_DEAD: SampleTalk = talk(
  "email",
  "letter",
  text("年度问候,了解是否恢复采购。", "Yearly letter: do they buy again?"),
  text("暂无需求。", "No demand for now."),
);
