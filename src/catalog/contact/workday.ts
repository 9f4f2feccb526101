import { text } from "../../i18n/text";
import { calendarDate } from "../../rules/calendar-entry";
import type { TableSpec } from "../spec";

/** 工作日历: holidays and make-up workdays that move follow-up dates. */
export const workday: TableSpec = {
  id: "workday",
  tableName: "Workdays",
  name: text("工作日历", "Work calendar"),
  purpose: text(
    "放假与补班日期。跟进日遇假日提前到前一个工作日;没有日历的年份只按周末推算。",
    "Holidays and make-up workdays. Follow-ups move to the workday before; a year without entries goes by weekends only.",
  ),
  source: "DP",
  package: "basic",
  kind: "entry",
  key: "date",
  frozenColumns: 1,
  highlights: [],
  columns: [
    {
      id: "date",
      name: text("日期", "Date"),
      type: "date",
      required: true,
      note: text("放假或补班的日期。", "The holiday or make-up workday."),
      source: "DP",
      width: 13,
    },
    {
      id: "kind",
      name: text("类型", "Kind"),
      type: "list",
      list: "dayKind",
      required: true,
      note: text("放假或补班。", "Holiday or make-up workday."),
      source: "DP",
      width: 16,
    },
    {
      id: "name",
      name: text("名称", "Name"),
      type: "text",
      note: text("节日名称。", "Name of the holiday."),
      source: "DP",
      width: 20,
    },
    {
      id: "holiday",
      name: text("放假日", "Holiday"),
      type: "date",
      note: text("供公式使用,补班为 0。", "For the formulas; 0 for a make-up day."),
      source: "DP",
      width: 13,
      computed: calendarDate("holiday"),
    },
    {
      id: "makeup",
      name: text("补班日", "Make-up day"),
      type: "date",
      note: text("供公式使用,放假为 0。", "For the formulas; 0 for a holiday."),
      source: "DP",
      width: 13,
      computed: calendarDate("makeup"),
    },
  ],
};
