import { text, type Text } from "./text";

/** What month-end and year-end say, with arguments; the caller picks the language. */

function rows(count: number): string {
  return count === 1 ? "1 row" : `${count} rows`;
}

export function snapshotPreview(fresh: number, present: number): Text {
  return text(
    `将写入 ${fresh} 位客户${present > 0 ? `;${present} 位已有本月快照,保留不变` : ""}。`,
    `${fresh === 1 ? "1 customer" : `${fresh} customers`} to write${present > 0 ? `; ${present} already have values for this month and keep them` : ""}.`,
  );
}

export function snapshotMissing(columns: readonly Text[]): Text {
  return text(
    `客户信息表里没有这些列,快照中留空:${columns.map((each) => each["zh-CN"]).join("、")}。`,
    `The customer table lacks these columns; they stay blank: ${columns.map((each) => each["en-US"]).join(", ")}.`,
  );
}

export function snapshotWritten(count: number, sheet: string): Text {
  return text(`已在「${sheet}」写入 ${count} 行。`, `${rows(count)} written to ${sheet}.`);
}

export function rowsCleared(count: number): Text {
  return text(`已清掉 ${count} 行。`, `${rows(count)} cleared.`);
}

export function foldersReady(count: number, renamed: number): Text {
  return text(
    `${count} 个客户文件夹${renamed > 0 ? `,其中 ${renamed} 个由脚本改名` : ""}。`,
    `${count} customer ${count === 1 ? "folder" : "folders"}${renamed > 0 ? `; the script renames ${renamed}` : ""}.`,
  );
}

export function foldersRefused(names: readonly string[]): Text {
  const shown = names.slice(0, 5).join(" · ");
  const rest = names.length - 5;
  return text(
    `Windows 不接受这些名称,未列入,请在清单里改:${shown}${rest > 0 ? ` 等 ${names.length} 个` : ""}`,
    `Windows does not take these names; they are left out, change them in the list: ${shown}${rest > 0 ? ` and ${rest} more` : ""}`,
  );
}

export function archiveCount(table: Text, count: number): Text {
  return text(`${table["zh-CN"]}:${count} 行`, `${table["en-US"]}: ${rows(count)}`);
}

export function archiveStays(open: number, lastContacts: number): Text {
  return text(
    `留下:未完结、有欠款或有投诉的订单 ${open} 笔,客户最近一次跟进 ${lastContacts} 条。`,
    `Staying: ${open} ${open === 1 ? "order" : "orders"} not finished, owed or complained about; ${lastContacts} last ${lastContacts === 1 ? "follow-up" : "follow-ups"}.`,
  );
}

export function archiveName(year: number): Text {
  return text(`外贸客户簿-${year}年归档.xlsx`, `TradeBook-archive-${year}.xlsx`);
}

export function archiveSaved(name: string): Text {
  return text(
    `${name} 已交给浏览器保存。请打开看一眼,再移除。`,
    `${name} was handed to the browser. Open it before taking the rows out.`,
  );
}

export function archiveRemoved(count: number): Text {
  return text(`已从工作簿移除 ${count} 行。`, `${rows(count)} taken out of the workbook.`);
}

export function archiveChanged(found: number, wanted: number): Text {
  return text(
    `其中 ${wanted - found} 行已不在表中(别人改过或删过)。`,
    `${wanted - found} of them were no longer there: somebody changed or deleted them meanwhile.`,
  );
}

export function archiveBack(count: number): Text {
  return text(`已放回 ${count} 行。`, `${rows(count)} put back.`);
}

export function workingOn(table: Text, done: number, all: number): Text {
  return text(
    `正在处理:${table["zh-CN"]}(${done} / ${all})`,
    `Working on ${table["en-US"]} (${done} of ${all})`,
  );
}
