import type { Computation, ParameterSpec, RowView } from "../catalog/spec";
import { addMonths, serialToDate } from "../formula/serial";
import { text } from "../i18n/text";

/** Birthday reminders (rules 2.18, S1). Whoever is born on 29 February has it on the 28th in other years. */

export const birthdayParameters: readonly ParameterSpec[] = [
  {
    id: "birthdayDays",
    name: text("生日提前提醒", "Birthday reminder"),
    unit: text("天", "days"),
    source: "S1, DP",
    note: text("生日前几天开始标出联系人。", "A contact is marked this many days before the birthday."),
    format: "integer",
    range: [0, 60],
    value: 14,
  },
];

const years = (more: string): string => `12*(YEAR(p.asOf)-YEAR([@birthday])${more})`;
const THIS_YEAR = `EDATE([@birthday],${years("")})`;

function birthdayOf(row: RowView, yearsAhead: 0 | 1): number {
  const asOf = row.book.number("asOf");
  const birthday = row.number("birthday");
  return addMonths(birthday, 12 * (serialToDate(asOf).year - serialToDate(birthday).year + yearsAhead));
}

/** 年龄: full years on the as-of date. */
export const age: Computation = {
  formula: `IF([@birthday]="","",YEAR(p.asOf)-YEAR([@birthday])-IF(${THIS_YEAR}>p.asOf,1,0))`,
  value: (row) => {
    if (row.blank("birthday")) return "";
    const asOf = row.book.number("asOf");
    const full = serialToDate(asOf).year - serialToDate(row.number("birthday")).year;
    return birthdayOf(row, 0) > asOf ? full - 1 : full;
  },
};

/** 下次生日: today when it is today. */
export const nextBirthday: Computation = {
  formula: `IF([@birthday]="","",IF(${THIS_YEAR}>=p.asOf,${THIS_YEAR},EDATE([@birthday],${years("+1")})))`,
  value: (row) => {
    if (row.blank("birthday")) return "";
    const coming = birthdayOf(row, 0);
    return coming >= row.book.number("asOf") ? coming : birthdayOf(row, 1);
  },
};
