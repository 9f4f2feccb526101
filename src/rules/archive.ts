import type { Computation, ParameterSpec, RowView } from "../catalog/spec";
import { addMonths, serialToDate } from "../formula/serial";
import { text } from "../i18n/text";
import { holds } from "./lookup";

/** Archive (tables 1.21 and 1.22; rules 2.17): numbering in S3's fixed order, retention, filing, destruction, backups. */

/** S3's five classes with the years their papers are kept. */
const CLASSES = [
  ["基础资料", "Basic data", 10, "DP"],
  ["交易资料", "Contracts", 10, "DP"],
  ["信用资料", "Credit", 10, "DP"],
  ["交易现状", "Trade and export papers", 5, "E26"],
  ["售后服务", "After-sales", 5, "DP"],
] as const;

const months = (
  id: string,
  zh: string,
  en: string,
  value: number,
  source: string,
  noteZh: string,
  noteEn: string,
): ParameterSpec => ({
  id,
  name: text(zh, en),
  unit: text("月", "months"),
  source,
  note: text(noteZh, noteEn),
  format: "integer",
  range: [1, 120],
  value,
});

export const archiveParameters: readonly ParameterSpec[] = [
  ...CLASSES.map(([zh, en, value, source], index): ParameterSpec => ({
    id: `keepYears${index + 1}`,
    name: text(`保存年限:${zh}`, `Kept for: ${en}`),
    unit: text("年", "years"),
    source,
    note: text(
      "没有单独填写保存年限的档案按此计算到期日。",
      "Gives the end of retention of papers without years of their own.",
    ),
    format: "integer",
    range: [1, 99],
    value,
  })),
  months(
    "idleMonths",
    "归档前闲置",
    "Idle before filing",
    24,
    "S2, DP",
    "既无成交也无查阅满此月数,建议归档。",
    "Without trade or access for so long, filing away is advised.",
  ),
  months(
    "filedCheckMonths",
    "归档检查周期",
    "Filed papers checked every",
    12,
    "DP",
    "归档后每隔几个月检查一次。",
    "Months between two checks of filed papers.",
  ),
  months(
    "permissionMonths",
    "权限复核周期",
    "Permissions reviewed every",
    1,
    "S2, DP",
    "权限与责任人每隔几个月复核。",
    "Months between two reviews of who may do what.",
  ),
  {
    id: "backupDays",
    name: text("备份周期", "Backup every"),
    unit: text("天", "days"),
    source: "S2, DP",
    note: text("上次备份后几天内应再备份。", "Days after a backup by which the next is due."),
    format: "integer",
    range: [1, 365],
    value: 7,
  },
];

/** Place of the document in S3's fixed order, 1 for the first; 0 for a blank or unknown one. */
export const documentNumber: Computation = {
  // IFERROR stands for a document that the dictionary does not list.
  formula: 'IF([@document]="",0,IFERROR(MATCH([@document],l.archiveDocument,0),0))',
  value: (row) => (row.blank("document") ? 0 : row.book.place("archiveDocument", row.text("document"))),
};

/** 大类, by the document. */
export const archiveClass: Computation = {
  formula: 'IF([@documentNumber]=0,"",INDEX(x.archiveDocument.archiveClass,[@documentNumber]))',
  value: (row) =>
    row.number("documentNumber") === 0
      ? ""
      : (row.book.extra("archiveDocument", row.text("document"), "archiveClass") ?? ""),
};

/** Number of the class, 1–5; 0 without one. */
export const classNumber: Computation = {
  // IFERROR stands for a class whose label was changed in one place only.
  formula: 'IF([@class]="",0,IFERROR(MATCH([@class],l.archiveClass,0),0))',
  value: (row) => (row.blank("class") ? 0 : row.book.place("archiveClass", row.text("class"))),
};

/** 档案编号: customer, class and count, as EU-001-2-03. */
export const archiveNumber: Computation = {
  formula:
    'IF(OR([@customerId]="",[@classNumber]=0,[@sequence]=""),"",[@customerId]&"-"&[@classNumber]&"-"&IF([@sequence]<10,"0","")&[@sequence])',
  value: (row) => {
    if (row.blank("customerId") || row.number("classNumber") === 0 || row.blank("sequence")) return "";
    const sequence = row.number("sequence");
    return `${row.text("customerId")}-${row.number("classNumber")}-${sequence < 10 ? "0" : ""}${sequence}`;
  },
};

/** 1 when a row above bears the same archive number. */
export const numberTwice: Computation = {
  formula: 'IF([@archiveNo]="",0,IF(MATCH([@archiveNo],[archiveNo],0)<[@rowNumber],1,0))',
  value: (row) => {
    if (row.blank("archiveNo")) return 0;
    const first = row.book.find(row.table, "archiveNo", row.value("archiveNo"));
    return first && first.index < row.index ? 1 : 0;
  },
};

/** 建议序号 of a row without one: the next of the customer's class. */
export const nextSequence: Computation = {
  formula:
    'IF(OR([@entryNo]="",[@sequence]<>"",[@classNumber]=0,[@customerRow]=0),"",MAXIFS([sequence],[customerRow],[@customerRow],[classNumber],[@classNumber])+1)',
  value: (row) => {
    const [of, kind] = [row.number("customerRow"), row.number("classNumber")];
    if (row.blank("entryNo") || !row.blank("sequence") || kind === 0 || of === 0) return "";
    const used = row.book
      .where(row.table, "customerRow", of)
      .filter((each) => each.number("classNumber") === kind && typeof each.value("sequence") === "number")
      .map((each) => each.number("sequence"));
    return (used.length === 0 ? 0 : Math.max(...used)) + 1;
  },
};

/** 卷号: customer, year and class: papers of a year are bound into one volume a class. */
export const volumeNumber: Computation = {
  formula:
    'IF(OR([@customerId]="",[@classNumber]=0,[@fileDate]=""),"",[@customerId]&"-"&YEAR([@fileDate])&"-"&[@classNumber])',
  value: (row) =>
    row.blank("customerId") || row.number("classNumber") === 0 || row.blank("fileDate")
      ? ""
      : `${row.text("customerId")}-${serialToDate(row.number("fileDate")).year}-${row.number("classNumber")}`,
};

/** A number that puts rows into S3's order: customer, document, date. */
export const archiveOrder: Computation = {
  formula: 'IF([@entryNo]="","",[@customerRow]*100+[@documentNumber]+N([@fileDate])/1000000)',
  value: (row) =>
    row.blank("entryNo")
      ? ""
      : row.number("customerRow") * 100 + row.number("documentNumber") + row.number("fileDate") / 1_000_000,
};

/** One number for a customer's document: customer position × 100 + document; 0 without either, or when destroyed. */
export const documentKey: Computation = {
  formula:
    'IF(OR([@customerRow]=0,[@documentNumber]=0,[@destroyedOn]<>""),0,[@customerRow]*100+[@documentNumber])',
  value: (row) => {
    const [of, document] = [row.number("customerRow"), row.number("documentNumber")];
    return of === 0 || document === 0 || !row.blank("destroyedOn") ? 0 : of * 100 + document;
  },
};

/** 1 in the first row of a customer's document: counts customers, not papers. */
export const firstOfDocument: Computation = {
  formula: "IF([@documentKey]=0,0,IF(MATCH([@documentKey],[documentKey],0)=[@rowNumber],1,0))",
  value: (row) =>
    row.number("documentKey") > 0 &&
    row.book.find(row.table, "documentKey", row.number("documentKey"))?.index === row.index
      ? 1
      : 0,
};

/** 到期日: file date (or the day it came in) + the row's years, or those of its class. */
export const retentionEnd: Computation = {
  formula:
    'IF(OR([@entryNo]="",COUNT([@fileDate],[@landedOn])=0,AND([@keepYears]="",[@classNumber]=0)),"",EDATE(IF([@fileDate]<>"",[@fileDate],[@landedOn]),12*IF([@keepYears]<>"",[@keepYears],CHOOSE([@classNumber],p.keepYears1,p.keepYears2,p.keepYears3,p.keepYears4,p.keepYears5))))',
  value: (row) => {
    if (row.blank("entryNo") || (row.blank("fileDate") && row.blank("landedOn"))) return "";
    if (row.blank("keepYears") && row.number("classNumber") === 0) return "";
    const years = row.blank("keepYears")
      ? row.book.number(`keepYears${row.number("classNumber")}`)
      : row.number("keepYears");
    return addMonths(row.number(row.blank("fileDate") ? "landedOn" : "fileDate"), 12 * years);
  },
};

/** 状态: destroyed, filed, lent, or in place. */
export const archiveStatus: Computation = {
  formula:
    'IF([@entryNo]="","",IF([@destroyedOn]<>"",k.archiveStatus.destroyed,IF(AND([@lentOn]<>"",[@returnedOn]=""),k.archiveStatus.lent,IF([@filedOn]<>"",k.archiveStatus.filed,k.archiveStatus.inPlace))))',
  value: (row) => {
    if (row.blank("entryNo")) return "";
    const say = (code: string): string => row.book.label("archiveStatus", code);
    if (!row.blank("destroyedOn")) return say("destroyed");
    if (!row.blank("lentOn") && row.blank("returnedOn")) return say("lent");
    return say(row.blank("filedOn") ? "inPlace" : "filed");
  },
};

const LAST_USE = "MAX([@fileDate],[@landedOn],[@lastAccess],[@lastDeal])";

/** 建议归档: in place, and neither trade nor access for so long. */
export const filingAdvice: Computation = {
  formula: `IF(OR([@entryNo]="",[@status]<>k.archiveStatus.inPlace,${LAST_USE}=0),"",IF(${LAST_USE}<=EDATE(p.cutoff,0-p.idleMonths),k.yesNo.yes,""))`,
  value: (row) => {
    const last = Math.max(
      0,
      ...["fileDate", "landedOn", "lastAccess", "lastDeal"].map((date) => row.number(date)),
    );
    if (row.blank("entryNo") || !holds(row, "status", "archiveStatus", "inPlace") || last === 0) return "";
    const limit = addMonths(row.book.number("cutoff"), -row.book.number("idleMonths"));
    return last <= limit ? row.book.label("yesNo", "yes") : "";
  },
};

/** 已过保存期 */
export const retentionOver: Computation = {
  formula:
    'IF(OR([@expires]="",[@status]=k.archiveStatus.destroyed),"",IF(p.asOf>[@expires],k.yesNo.yes,""))',
  value: (row) =>
    row.blank("expires") || holds(row, "status", "archiveStatus", "destroyed")
      ? ""
      : row.book.number("asOf") > row.number("expires")
        ? row.book.label("yesNo", "yes")
        : "",
};

// ---- filing, destruction, permissions, backups ----------------------------------------------------

/** 下次检查日 of filed papers. */
export const nextFiledCheck: Computation = {
  formula: 'IF(COUNT([@filedOn],[@lastCheck])=0,"",EDATE(MAX([@filedOn],[@lastCheck]),p.filedCheckMonths))',
  value: (row) =>
    row.blank("filedOn") && row.blank("lastCheck")
      ? ""
      : addMonths(
          Math.max(row.number("filedOn"), row.number("lastCheck")),
          row.book.number("filedCheckMonths"),
        ),
};

/** 下次复核 of a permission. */
export const nextPermissionReview: Computation = {
  formula: 'IF([@reviewedOn]="","",EDATE([@reviewedOn],p.permissionMonths))',
  value: (row) =>
    row.blank("reviewedOn") ? "" : addMonths(row.number("reviewedOn"), row.book.number("permissionMonths")),
};

/** Overdue, due within a week, or not due; blank without a date. */
export function dueState(date: string): Computation {
  return {
    formula: `IF([@${date}]="","",IF([@${date}]<p.asOf,k.dueState.overdue,IF([@${date}]<=p.asOf+p.orderSoonDays,k.dueState.soon,k.dueState.later)))`,
    value: (row) => {
      if (row.blank(date)) return "";
      const left = row.number(date) - row.book.number("asOf");
      const code = left < 0 ? "overdue" : left <= row.book.number("orderSoonDays") ? "soon" : "later";
      return row.book.label("dueState", code);
    },
  };
}

/** 核对: whether the papers may be destroyed. The end of retention is compared with the day of destruction, or today. */
export const destructionCheck: Computation = {
  formula:
    'IF([@destructionNo]="","",IF(OR([@archiveNo]="",[@archiveNo]=k.flag.unknownKey),k.destructionCheck.unknown,IF([@expires]="",k.destructionCheck.noPeriod,IF([@expires]>=IF([@destroyedOn]<>"",[@destroyedOn],p.asOf),k.destructionCheck.notExpired,IF(OR([@applicant]="",[@approver]=""),k.destructionCheck.noApproval,IF([@applicant]=[@approver],k.destructionCheck.samePerson,k.destructionCheck.allowed))))))',
  value: (row) => (row.blank("destructionNo") ? "" : row.book.label("destructionCheck", checkOf(row))),
};

function checkOf(row: RowView): string {
  if (row.blank("archiveNo") || holds(row, "archiveNo", "flag", "unknownKey")) return "unknown";
  if (row.blank("expires")) return "noPeriod";
  const day = row.blank("destroyedOn") ? row.book.number("asOf") : row.number("destroyedOn");
  if (row.number("expires") >= day) return "notExpired";
  if (row.blank("applicant") || row.blank("approver")) return "noApproval";
  return row.text("applicant").toLowerCase() === row.text("approver").toLowerCase()
    ? "samePerson"
    : "allowed";
}

/** 下次备份日 */
export const nextBackup: Computation = {
  formula: 'IF([@date]="","",[@date]+p.backupDays)',
  value: (row) => (row.blank("date") ? "" : row.number("date") + row.book.number("backupDays")),
};

/** 状态 of a backup: the latest one is current or due again; earlier ones are superseded. */
export const backupState: Computation = {
  formula:
    'IF(OR([@backupNo]="",[@date]=""),"",IF([@date]<MAX([date]),k.backupState.superseded,IF(p.asOf>[@nextDue],k.backupState.due,k.backupState.current)))',
  value: (row) => {
    if (row.blank("backupNo") || row.blank("date")) return "";
    const latest = Math.max(...row.book.rows(row.table).map((each) => each.number("date")));
    const say = (code: string): string => row.book.label("backupState", code);
    if (row.number("date") < latest) return say("superseded");
    return say(row.book.number("asOf") > row.number("nextDue") ? "due" : "current");
  },
};
