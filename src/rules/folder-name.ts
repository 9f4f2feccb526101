import type { Computation, ParameterSpec, RowView } from "../catalog/spec";
import { serialToDate } from "../formula/serial";
import { text } from "../i18n/text";
import { holds, rowAt } from "./lookup";
import { roundHalfUp } from "./periods";

/**
 * Folder names (S0; rules 2.11): region-country-customer-status-date inside a folder of the cooperation grade. A name
 * is legal on Windows, and built from cells, so that a new status gives a new name and a line in the list of renames.
 */

const MOST = 80;

export const folderParameters: readonly ParameterSpec[] = [
  {
    id: "folderLength",
    name: text("文件夹名最长", "Longest folder name"),
    unit: text("字符", "characters"),
    source: "DP",
    note: text("过长的客户名会截短。", "A customer's name that is too long is cut."),
    format: "integer",
    range: [40, 200],
    value: MOST,
  },
];

/** Characters that Windows refuses in a name, and & which scripts read as a command. */
const ILLEGAL = ["\\", "/", ":", "*", "?", "<", ">", "|", "&"] as const;

/** Replaces what may not stand in a part of a name; the hyphen separates the parts, so it may not either. */
export function folderPart(part: string): string {
  let clean = part.replaceAll('"', "_");
  for (const character of [...ILLEGAL, "-"]) clean = clean.replaceAll(character, "_");
  return clean.replace(/ +/g, " ").trim();
}

function cleanFormula(part: string, characters: readonly string[]): string {
  // TRIM takes away spaces at the ends and doubled ones, as Windows drops a space at the end of a name.
  const quoted = characters.reduce((formula, character) => `SUBSTITUTE(${formula},"${character}","_")`, part);
  return `TRIM(SUBSTITUTE(${quoted},"""","_"))`;
}

const EVERY = [...ILLEGAL, "-"];

/** Position of the customer's latest order; 0 without one. */
export const latestOrderRow: Computation = {
  formula:
    "IF([@customerRow]=0,0,IF(MAXIFS(order[latest],order[customerRow],[@customerRow])=0,0,MATCH(MAXIFS(order[latest],order[customerRow],[@customerRow]),order[latest],0)))",
  value: (row) => {
    const of = row.number("customerRow");
    if (of === 0) return 0;
    const latest = Math.max(
      0,
      ...row.book.where("order", "customerRow", of).map((order) => order.number("latest")),
    );
    return latest === 0 ? 0 : (row.book.find("order", "latest", latest)?.index ?? -1) + 1;
  },
};

/** 状态 for the name: of the latest order, or first contact without one. */
export const folderStatus: Computation = {
  formula:
    'IF([@customerId]="","",IF(N([@orderRow])=0,k.folderStatus.contact,INDEX(order[status],[@orderRow])&""))',
  value: (row) => {
    if (row.blank("customerId")) return "";
    return rowAt(row, "orderRow", "order")?.text("status") ?? row.book.label("folderStatus", "contact");
  },
};

/** 状态更新日 of the latest order; else the day the customer was entered. */
export const folderDate: Computation = {
  formula:
    'IF(N([@orderRow])=0,IF(N([@customerRow])=0,"",IF(INDEX(customer[createdOn],[@customerRow])="","",INDEX(customer[createdOn],[@customerRow]))),INDEX(order[statusDate],[@orderRow]))',
  value: (row) => {
    const order = rowAt(row, "orderRow", "order");
    if (order) return order.value("statusDate");
    const customer = rowAt(row, "customerRow", "customer");
    return customer && !customer.blank("createdOn") ? customer.value("createdOn") : "";
  },
};

/** 级别文件夹: the grade's label, made legal. The hyphen of "A-VIP" stays. */
export const gradeFolder: Computation = {
  formula: `IF(N([@customerRow])=0,"",${cleanFormula("INDEX(customer[cooperationGrade],[@customerRow])", ILLEGAL)})`,
  value: (row) => {
    const customer = rowAt(row, "customerRow", "customer");
    if (!customer) return "";
    let clean = customer.text("cooperationGrade").replaceAll('"', "_");
    for (const character of ILLEGAL) clean = clean.replaceAll(character, "_");
    return clean.replace(/ +/g, " ").trim();
  },
};

/** 地区 without its code: the label "EU 欧洲" gives 欧洲. */
export const regionName: Computation = {
  formula:
    'IF(N([@customerRow])=0,"",IF(FIND(" ",INDEX(customer[region],[@customerRow])&" ")=3,RIGHT(INDEX(customer[region],[@customerRow]),LEN(INDEX(customer[region],[@customerRow]))-3),INDEX(customer[region],[@customerRow])&""))',
  value: (row) => {
    const region = rowAt(row, "customerRow", "customer")?.text("region") ?? "";
    return region.charAt(2) === " " && !region.slice(0, 2).includes(" ") ? region.slice(3) : region;
  },
};

const HEAD = ["region", "country", "customerName"] as const;

/** The first three parts, made legal and joined. */
export const folderHead: Computation = {
  formula: `IF([@customerId]="","",${HEAD.map((id) => cleanFormula(`[@${id}]`, EVERY)).join('&"-"&')})`,
  value: (row) => (row.blank("customerId") ? "" : HEAD.map((id) => folderPart(row.text(id))).join("-")),
};

const yyyymmdd = (serial: number): number => {
  const { year, month, day } = serialToDate(serial);
  return year * 10_000 + month * 100 + day;
};

/** Status and date with their hyphens; the date as 20261121 in every language of Excel. */
export const folderTail: Computation = {
  formula: `IF([@customerId]="","","-"&${cleanFormula("[@status]", EVERY)}&IF(ISNUMBER([@statusDate]),"-"&(YEAR([@statusDate])*10000+MONTH([@statusDate])*100+DAY([@statusDate])),""))`,
  value: (row) => {
    if (row.blank("customerId")) return "";
    const date = row.value("statusDate");
    return `-${folderPart(row.text("status"))}${typeof date === "number" ? `-${yyyymmdd(date)}` : ""}`;
  },
};

/** 文件夹名 */
export const folderNameOfRow: Computation = {
  formula: 'IF([@customerId]="","",LEFT([@head],MAX(0,p.folderLength-LEN([@tail])))&[@tail])',
  value: (row) => {
    if (row.blank("customerId")) return "";
    const tail = row.text("tail");
    return row.text("head").slice(0, Math.max(0, row.book.number("folderLength") - tail.length)) + tail;
  },
};

/** 需改名: the folder on the disk has another name than the rule gives now. */
export const renameNeeded: Computation = {
  formula: 'IF(OR([@name]="",[@currentName]=""),"",IF([@name]=[@currentName],"",k.yesNo.yes))',
  value: (row) =>
    row.blank("name") || row.blank("currentName")
      ? ""
      : row.text("name").toLowerCase() === row.text("currentName").toLowerCase()
        ? ""
        : row.book.label("yesNo", "yes"),
};

/** The eight things S0 wants in a customer's folder. */
export const FOLDER_CONTENTS = [
  ["hasCard", "客户档案表", "Customer card"],
  ["hasContacts", "沟通跟踪表", "Contact log"],
  ["hasOrders", "订单列表", "Order list"],
  ["hasExecution", "订单执行情况", "Order execution"],
  ["hasContracts", "电子版合同", "Contracts"],
  ["hasDocuments", "各种单证", "Documents"],
  ["hasCorrespondence", "沟通记录留痕", "Correspondence"],
  ["hasReceivables", "账款回收表", "Receivables"],
] as const;

/** 完整度: how many of the eight are ticked. */
export const folderComplete: Computation = {
  formula: `IF([@folderNo]="","",ROUND((${FOLDER_CONTENTS.map(([id]) => `N([@${id}]=k.yesNo.yes)`).join("+")})/${FOLDER_CONTENTS.length},4))`,
  value: (row: RowView) =>
    row.blank("folderNo")
      ? ""
      : roundHalfUp(
          FOLDER_CONTENTS.filter(([id]) => holds(row, id, "yesNo", "yes")).length / FOLDER_CONTENTS.length,
          4,
        ),
};
