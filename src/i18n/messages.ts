import { skippedMessage } from "./excel-messages";
import { text, type Text } from "./text";

/** What the pane says with arguments in it; the caller picks the language. Excel's side is in excel-messages.ts. */

function plural(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${many}`;
}

export function tablesChosen(count: number): Text {
  return text(`已选 ${count} 张表`, `${plural(count, "table", "tables")} chosen`);
}

export function packageCount(chosen: number, all: number): Text {
  return text(`${chosen} / ${all} 张表`, `${chosen} of ${plural(all, "table", "tables")}`);
}

export function columnCount(typed: number, computed: number): Text {
  return text(
    `填写 ${typed} 列 · 自动算 ${computed} 列`,
    `${plural(typed, "column", "columns")} to fill in · ${computed} computed`,
  );
}

/** A view is filled by formulas alone. */
export function viewColumns(count: number): Text {
  return text(`只读,${count} 列都自动算`, `read-only, all ${plural(count, "column", "columns")} computed`);
}

export function neededBy(tables: readonly Text[]): Text {
  return text(
    `「${tables.map((table) => table["zh-CN"]).join("、")}」需要它`,
    `needed by ${tables.map((table) => table["en-US"]).join(", ")}`,
  );
}

export function found(count: number): Text {
  return text(`找到 ${count} 张表`, `${plural(count, "table", "tables")} found`);
}

export function sheetsMade(count: number, milliseconds: number): Text {
  const seconds = (milliseconds / 1000).toFixed(1);
  return text(
    `${count} 张工作表,用时 ${seconds} 秒。`,
    `${plural(count, "sheet", "sheets")} in ${seconds} s.`,
  );
}

export function alreadyThere(sheets: readonly string[]): Text {
  return text(`已有:${sheets.join("、")}`, `Already here: ${sheets.join(", ")}`);
}

export function generatedAt(when: string, sheets: number): Text {
  return text(`${when} · ${sheets} 张工作表`, `${when} · ${plural(sheets, "sheet", "sheets")}`);
}

/** A step that was left out, on one sheet by name or on several by number. */
export function skippedOn(group: {
  readonly step: string;
  readonly reason: string;
  readonly sheets: readonly string[];
}): Text {
  const { step, reason, sheets } = group;
  const on = (sheet: string | null): Text => skippedMessage({ step, reason, sheet });
  if (sheets.length <= 1) return on(sheets[0] ?? null);
  return text(on(`${sheets.length} 张工作表`)["zh-CN"], on(`${sheets.length} sheets`)["en-US"]);
}

/** Read out while the work goes on. */
export function progressOf(step: string, percent: number): Text {
  return text(`${step},${percent}%`, `${step}, ${percent} %`);
}

/** Name of a downloaded workbook; no character a file system refuses. */
export function fileName(date: string, sample: boolean): Text {
  return text(
    `外贸客户簿${sample ? "-示例" : ""}-${date}.xlsx`,
    `TradeBook${sample ? "-sample" : ""}-${date}.xlsx`,
  );
}

export function columnsOf(table: string, columns: readonly string[]): Text {
  return text(`${table}:${columns.join("、")}`, `${table}: ${columns.join(", ")}`);
}
