import { keptFormulas as keptFormulasMessage, keptRows as keptRowsMessage } from "./extension-messages";
import { text, type Text } from "./text";

/**
 * What the person is told about Excel's side of the work. Functions of their arguments; the caller picks
 * the language. They read our own step names and codes, never Excel's message text.
 */

/** Our names of the steps, as the person would say them. */
const STEPS: Readonly<Record<string, Text>> = {
  check: text("检查工作簿", "checking the workbook"),
  sheet: text("新建工作表", "adding the sheet"),
  cells: text("写入内容", "writing the contents"),
  table: text("创建表格", "creating the table"),
  name: text("定义名称", "defining names"),
  formula: text("写入公式", "writing formulas"),
  numberFormat: text("设置数字格式", "setting number formats"),
  validation: text("设置数据验证", "setting input checks"),
  identity: text("保存工作簿标识", "storing the workbook's identity"),
  format: text("设置格式", "formatting"),
  widths: text("设置列宽", "setting column widths"),
  height: text("设置行高", "setting row heights"),
  outline: text("分组折叠列", "grouping columns"),
  conditionalFormat: text("设置条件格式", "setting conditional formats"),
  link: text("添加链接", "adding links"),
  chart: text("绘制图表", "drawing charts"),
  print: text("设置打印", "setting up printing"),
  freeze: text("冻结窗格", "freezing panes"),
  tabColor: text("设置标签颜色", "colouring the tab"),
  gridlines: text("隐藏网格线", "hiding gridlines"),
  calculate: text("重新计算", "recalculating"),
  activate: text("显示工作表", "showing the sheet"),
  mark: text("标记工作表", "marking the sheet"),
  log: text("保存撤销记录", "storing the undo record"),
  select: text("读取所选区域", "reading the selection"),
};

/** A step in words; one without a name of its own is called by what it is. */
export function stepName(step: string): Text {
  return STEPS[step] ?? text("操作", "an operation");
}

const PHASES = {
  check: text("正在检查工作簿…", "Checking the workbook…"),
  cells: text("正在写入表格…", "Writing tables…"),
  formulas: text("正在写入公式…", "Writing formulas…"),
  finish: text("正在设置格式和图表…", "Formatting and drawing charts…"),
} as const;

/** What is happening now, with the sheet where one is being written. */
export function progressMessage(phase: keyof typeof PHASES, sheet?: string): Text {
  const words = PHASES[phase];
  if (sheet === undefined) return words;
  return text(`${words["zh-CN"]}(${sheet})`, `${words["en-US"]} (${sheet})`);
}

/** Why a step failed, by its code. */
function cause(code: string): Text {
  switch (code) {
    case "NameTaken":
      return text("已有同名的工作表、表格或名称", "a sheet, table or name of that name already exists");
    case "AccessDenied":
      return text("工作簿或工作表受保护", "the workbook or the sheet is protected");
    case "ItemNotFound":
      return text("对象已被删除或改名", "it was deleted or renamed meanwhile");
    case "TableCut":
      return text("Excel 少建了表格的行", "Excel made the table with too few rows");
    case "InvalidOperationInCellEditMode":
      return text("有单元格正在编辑,请先按 Enter 或 Esc", "a cell is being edited: press Enter or Esc first");
    case "RequestPayloadSizeLimitExceeded":
    case "ResponsePayloadSizeLimitExceeded":
      return text("数据量超过 Excel 一次能接收的大小", "the data is larger than Excel takes at once");
    case "ApiNotFound":
    case "NotImplemented":
      return text("此版本的 Excel 不支持", "this version of Excel does not support it");
    case "TableGone":
      return text("需要的表或列已被删除", "a table or column it needs was deleted");
    case "RowsFiltered":
      return text("表中有筛选,请先清除筛选", "the table is filtered: clear the filter first");
    case "NoRoomBelow":
      return text("表格下方有内容,请先移走", "something stands beneath the table: move it away first");
    case "Uncertain":
      return text("Excel 没有说明是否完成", "Excel did not say whether it was done");
    default:
      return text(`Excel 报告 ${code}`, `Excel reported ${code}`);
  }
}

/** A failure, naming the step and the sheet. */
export function failureMessage({
  step,
  sheet,
  code,
}: {
  step: string;
  sheet?: string | undefined;
  code: string;
}): Text {
  const what = stepName(step);
  const why = cause(code);
  const zhPlace = sheet === undefined ? "" : `(工作表“${sheet}”)`;
  const enPlace = sheet === undefined ? "" : ` (sheet “${sheet}”)`;
  return text(
    `${what["zh-CN"]}${zhPlace}失败:${why["zh-CN"]}。`,
    `Failed while ${what["en-US"]}${enPlace}: ${why["en-US"]}.`,
  );
}

/** A part that was left out though the workbook works. */
export function skippedMessage({
  step,
  sheet,
  reason,
}: {
  step: string;
  sheet: string | null;
  reason: string;
}): Text {
  const what = stepName(step);
  const why = cause(reason);
  const zhPlace = sheet === null ? "" : `${sheet}:`;
  const enPlace = sheet === null ? "" : `${sheet}: `;
  return text(
    `${zhPlace}未能${what["zh-CN"]}(${why["zh-CN"]})。`,
    `${enPlace}skipped ${what["en-US"]} (${why["en-US"]}).`,
  );
}

function sheetCount(count: number): string {
  return count === 1 ? "1 sheet" : `${count} sheets`;
}

/** After a failure or a cancellation: what exists by now and can be removed. */
export function leftoversMessage(sheets: readonly string[]): Text {
  if (sheets.length === 0) return text("工作簿没有任何改动。", "Nothing in the workbook was changed.");
  const list = sheets.join("、");
  return text(
    `已建立 ${sheets.length} 张工作表:${list}。可以一键移除。`,
    `Written by now: ${sheetCount(sheets.length)} (${sheets.join(", ")}), which can be removed in one go.`,
  );
}

export interface Removal {
  readonly removedSheets: readonly string[];
  readonly missingSheets: readonly string[];
  readonly keptSheets: readonly string[];
  readonly blankSheetAdded: boolean;
  readonly keptRows?: readonly string[];
  readonly keptFormulas?: readonly string[];
}

/** What a removal did. */
export function removalMessages({
  removedSheets,
  missingSheets,
  keptSheets,
  blankSheetAdded,
  keptRows = [],
  keptFormulas = [],
}: Removal): Text[] {
  const messages = [
    text(`已移除 ${removedSheets.length} 张工作表。`, `Removed: ${sheetCount(removedSheets.length)}.`),
  ];
  if (missingSheets.length > 0) {
    const zh = missingSheets.join("、");
    messages.push(text(`早已不在的工作表:${zh}。`, `Already gone: ${missingSheets.join(", ")}.`));
  }
  if (keptSheets.length > 0) {
    const zh = keptSheets.join("、");
    messages.push(
      text(
        `保留未删:${zh}。无法确认是本插件所建,或工作簿受保护;可以手动删除。`,
        `Kept: ${keptSheets.join(", ")}. They could not be proved to be ours, or the workbook is protected; delete them by hand if you wish.`,
      ),
    );
  }
  if (blankSheetAdded) {
    messages.push(
      text(
        "已加一张空白工作表,因为工作簿至少要有一张。",
        "A blank sheet was added: a workbook needs at least one.",
      ),
    );
  }
  if (keptRows.length > 0) messages.push(keptRowsMessage(keptRows));
  if (keptFormulas.length > 0) messages.push(keptFormulasMessage(keptFormulas));
  return messages;
}

/** This Excel is too old for the add-in. */
export function tooOldMessage(minimum: string): Text {
  return text(
    `此版本的 Excel 不支持本插件(需要 ExcelApi ${minimum}:Excel 2021、Microsoft 365 或网页版)。`,
    `This Excel is too old for the add-in: it needs ExcelApi ${minimum} (Excel 2021, Microsoft 365 or the web).`,
  );
}
