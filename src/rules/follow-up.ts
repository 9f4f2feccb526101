import type { BookView, Computation, ParameterSpec, RowView } from "../catalog/spec";
import { addMonths } from "../formula/serial";
import { text } from "../i18n/text";
import { demandOf, type IntentGrade } from "./intent-grade";
import { inFiveDigits, lastSecond, type RowOrder } from "./sorted-rows";
import {
  calendarOf,
  nextWorkdayFormula,
  workdayAfter,
  workdayUpTo,
  workdayUpToFormula,
  type WorkCalendar,
} from "./workday";

/**
 * Next follow-up (rules 2.4): last contact + the shorter of the intent grade's and the management
 * class's interval, moved to the workday before ("at least every n days"), never onto or before the
 * last contact.
 */

const DAYS = text("天", "days");

export const followUpParameters: readonly ParameterSpec[] = [
  ...(
    [
      [
        "A",
        1,
        text("S4 日志", "S4 daily log"),
        "每个工作日处理一次(可为内部核对,未必联系)。",
        "Dealt with every workday (an internal check counts).",
      ],
      ["B", 7, text("S4 周志", "S4 weekly log"), "每周至少一次。", "At least once a week."],
      ["C", 15, text("S4 半月志", "S4 half-month log"), "至少每15天一次。", "At least every 15 days."],
      ["D", 30, text("S4 月志", "S4 monthly log"), "至少每30天一次。", "At least every 30 days."],
    ] as const
  ).map(([grade, days, source, zh, en]): ParameterSpec => ({
    id: `interval${grade}`,
    name: text(`意向${grade}级跟进周期`, `Interval of intent ${grade}`),
    unit: DAYS,
    source,
    note: text(zh, en),
    format: "integer",
    range: [1, 366],
    value: days,
  })),
  {
    id: "intervalE",
    name: text("死客户跟进周期", "Interval of dead customers"),
    unit: text("月", "months"),
    source: text("S4 年志, E22", "S4 yearly log, E22"),
    note: text(
      "没有需求的客户每年至少一次,不看类别。",
      "Customers without demand: once a year, whatever their class.",
    ),
    format: "integer",
    range: [1, 60],
    value: 12,
  },
  ...(
    [
      ["1", "Ⅰ", 7, "DP"],
      ["2", "Ⅱ", 30, "DP"],
      ["3", "Ⅲ", 90, text("S1 每季", "S1 every quarter")],
    ] as const
  ).map(([id, name, days, source]): ParameterSpec => ({
    id: `classInterval${id}`,
    name: text(`${name}类客户联络周期`, `Interval of class ${name}`),
    unit: DAYS,
    source,
    note: text(
      "与意向等级周期比较,取短者。",
      "Compared with the intent grade's interval; the shorter one counts.",
    ),
    format: "integer",
    range: [1, 730],
    value: days,
  })),
];

/** The logged contacts in the order of customer and date. */
export const CONTACTS: RowOrder = {
  table: "followUp",
  first: "customerRow",
  second: inFiveDigits("contactDate"),
};

const LAST_CONTACT = lastSecond(CONTACTS, "[@rowNumber]");

/** Date of the last logged contact; blank when there was none. */
export const lastContact: Computation = {
  formula: `IF([@customerId]="","",IF(${LAST_CONTACT}>0,${LAST_CONTACT},""))`,
  value: (row) => {
    if (row.blank("customerId")) return "";
    const contacts = row.book.where("followUp", "customerRow", row.index + 1);
    const last = Math.max(0, ...contacts.map(CONTACTS.second.value));
    return last === 0 ? "" : last;
  },
};

/** The date of a log row as a number, 0 when it is missing or no date. */
export const contactDate: Computation = { formula: "N([@date])", value: (row) => row.number("date") };

function codeOf(book: BookView, list: string, codes: readonly string[], label: string): string {
  return codes.find((code) => book.label(list, code).toLowerCase() === label.toLowerCase()) ?? "";
}

function intentOf(row: RowView): IntentGrade | "" {
  return codeOf(row.book, "intentGrade", ["A", "B", "C", "D", "E"], row.text("intentGrade")) as
    IntentGrade | "";
}

const needsDate = '[@demand]=k.demand.now,[@expectedDate]=""';

/** Days of the intent grade's interval; demand without an expected date counts as B (decisions, Dates). */
function intentDays(row: RowView): number {
  const { book } = row;
  if (demandOf(row) === "now" && row.blank("expectedDate") && row.blank("intentGradeManual"))
    return book.number("intervalB");
  const grade = intentOf(row);
  return grade === "" || grade === "E" ? 0 : book.number(`interval${grade}`);
}

/** Due date by the intent grade alone, before workdays; blank without a grade or a last contact. */
export const dueByIntent: Computation = {
  formula: `IF(OR([@lastContact]="",[@intentGrade]=""),"",IF(AND(${needsDate},[@intentGradeManual]=""),[@lastContact]+p.intervalB,IF([@intentGrade]=k.intentGrade.E,EDATE([@lastContact],p.intervalE),IF([@intentGrade]=k.intentGrade.A,[@lastContact]+p.intervalA,IF([@intentGrade]=k.intentGrade.B,[@lastContact]+p.intervalB,IF([@intentGrade]=k.intentGrade.C,[@lastContact]+p.intervalC,[@lastContact]+p.intervalD))))))`,
  value: (row) => {
    if (row.blank("lastContact") || row.blank("intentGrade")) return "";
    const last = row.number("lastContact");
    const days = intentDays(row);
    if (days > 0) return last + days;
    return intentOf(row) === "E"
      ? addMonths(last, row.book.number("intervalE"))
      : last + row.book.number("intervalD");
  },
};

/** Due date by the management class alone; none for customers without sales, nor for dead ones. */
export const dueByClass: Computation = {
  formula: `IF(OR([@lastContact]="",[@intentGrade]=k.intentGrade.E,[@demand]=k.demand.dead),"",IF(OR([@managementClass]=k.managementClass.1,[@managementClass]=k.managementClass.strategic),[@lastContact]+p.classInterval1,IF([@managementClass]=k.managementClass.2,[@lastContact]+p.classInterval2,IF([@managementClass]=k.managementClass.3,[@lastContact]+p.classInterval3,""))))`,
  value: (row) => {
    if (row.blank("lastContact") || intentOf(row) === "E" || demandOf(row) === "dead") return "";
    const last = row.number("lastContact");
    const level = codeOf(
      row.book,
      "managementClass",
      ["1", "strategic", "2", "3"],
      row.text("managementClass"),
    );
    if (level === "") return "";
    return last + row.book.number(`classInterval${level === "strategic" ? "1" : level}`);
  },
};

/** Moves a due date to a workday: the one before, unless that is not after the last contact; then the first one after it. */
export function moveToWorkday(due: number, last: number, calendar: WorkCalendar): number {
  const earlier = workdayUpTo(due, calendar);
  return earlier > last ? earlier : workdayAfter(last, 1, calendar);
}

const raw = "MIN([@dueByIntent],[@dueByClass])";

function rawDue(row: RowView): number | null {
  const dates = ["dueByIntent", "dueByClass"].flatMap((column) =>
    row.blank(column) ? [] : [row.number(column)],
  );
  return dates.length === 0 ? null : Math.min(...dates);
}

const isGivenUp = (row: RowView): boolean =>
  row.text("givenUp").toLowerCase() === row.book.label("yesNo", "yes").toLowerCase();

/** 下次跟进日. Never contacted: due on the as-of date. Blank when given up, or when neither grade nor class asks for a date. */
export const nextFollowUp: Computation = {
  formula: `IF(OR([@customerId]="",[@givenUp]=k.yesNo.yes),"",IF([@lastContact]="",p.asOf,IF(COUNT([@dueByIntent],[@dueByClass])=0,"",IF(${workdayUpToFormula(raw)}>[@lastContact],${workdayUpToFormula(raw)},${nextWorkdayFormula("[@lastContact]")}))))`,
  value: (row) => {
    if (row.blank("customerId") || isGivenUp(row)) return "";
    if (row.blank("lastContact")) return row.book.number("asOf");
    const due = rawDue(row);
    return due === null ? "" : moveToWorkday(due, row.number("lastContact"), calendarOf(row.book));
  },
};

/** Which rule won. */
export const followUpReason: Computation = {
  formula: `IF([@nextFollowUp]="","",IF([@lastContact]="",k.followUpReason.never,IF(AND([@dueByClass]<>"",N([@dueByClass])<IF([@dueByIntent]="",9999999,N([@dueByIntent]))),k.followUpReason.class,IF([@intentGrade]=k.intentGrade.E,k.followUpReason.dead,IF(AND(${needsDate},[@intentGradeManual]=""),k.followUpReason.noDate,IF([@intentGrade]=k.intentGrade.A,k.followUpReason.A,IF([@intentGrade]=k.intentGrade.B,k.followUpReason.B,IF([@intentGrade]=k.intentGrade.C,k.followUpReason.C,k.followUpReason.D))))))))`,
  value: (row) => {
    if (row.blank("nextFollowUp")) return "";
    const say = (code: string): string => row.book.label("followUpReason", code);
    if (row.blank("lastContact")) return say("never");
    const byIntent = row.blank("dueByIntent") ? Infinity : row.number("dueByIntent");
    if (!row.blank("dueByClass") && row.number("dueByClass") < byIntent) return say("class");
    const grade = intentOf(row);
    if (grade === "E") return say("dead");
    if (demandOf(row) === "now" && row.blank("expectedDate") && row.blank("intentGradeManual"))
      return say("noDate");
    return say(grade === "" ? "D" : grade);
  },
};

/** Days from the as-of date to a date; negative when it has passed. */
export function daysUntil(date: string): Computation {
  return {
    formula: `IF([@${date}]="","",[@${date}]-p.asOf)`,
    value: (row) => (row.blank(date) ? "" : row.number(date) - row.book.number("asOf")),
  };
}

/** 逾期 / 今天到期 / 3天内 / 未到期 / 已放弃 */
export const followUpStatus: Computation = {
  formula:
    'IF([@customerId]="","",IF([@givenUp]=k.yesNo.yes,k.followUpStatus.stopped,IF([@nextFollowUp]="","",IF([@nextFollowUp]<p.asOf,k.followUpStatus.overdue,IF([@nextFollowUp]=p.asOf,k.followUpStatus.today,IF([@nextFollowUp]<=p.asOf+p.dueSoonDays,k.followUpStatus.soon,k.followUpStatus.later))))))',
  value: (row) => {
    if (row.blank("customerId")) return "";
    const say = (code: string): string => row.book.label("followUpStatus", code);
    if (isGivenUp(row)) return say("stopped");
    if (row.blank("nextFollowUp")) return "";
    const days = row.number("nextFollowUp") - row.book.number("asOf");
    if (days < 0) return say("overdue");
    if (days === 0) return say("today");
    return say(days <= row.book.number("dueSoonDays") ? "soon" : "later");
  },
};

/** A number that puts rows in the order of a date and is different in every row: 今日 lists its smallest. */
export function dueOrder(date: string, rowNumberColumn: string): Computation {
  return {
    formula: `IF([@${date}]="","",[@${date}]+[@${rowNumberColumn}]/1048576)`,
    value: (row) => (row.blank(date) ? "" : row.number(date) + row.number(rowNumberColumn) / 1_048_576),
  };
}

/** 日志类型: the log that the grade at the time asked for (S4: A daily … E yearly). */
export const logType: Computation = {
  formula:
    'IF([@gradeBefore]="","",IF([@gradeBefore]=k.intentGrade.A,k.logType.day,IF([@gradeBefore]=k.intentGrade.B,k.logType.week,IF([@gradeBefore]=k.intentGrade.C,k.logType.halfMonth,IF([@gradeBefore]=k.intentGrade.D,k.logType.month,IF([@gradeBefore]=k.intentGrade.E,k.logType.year,""))))))',
  value: (row) => {
    const logs = { A: "day", B: "week", C: "halfMonth", D: "month", E: "year" } as const;
    const grade = codeOf(row.book, "intentGrade", Object.keys(logs), row.text("gradeBefore"));
    return grade === "" ? "" : row.book.label("logType", logs[grade as keyof typeof logs]);
  },
};

/** 按时跟进: 1 when the contact was no later than it was due at the time, 0 when late, blank when no date was due. */
export const onTimeContact: Computation = {
  formula: 'IF(OR([@date]="",[@dueThen]=""),"",IF([@date]<=[@dueThen],1,0))',
  value: (row) =>
    row.blank("date") || row.blank("dueThen") ? "" : row.number("date") <= row.number("dueThen") ? 1 : 0,
};
