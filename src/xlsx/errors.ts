import { cellAddress } from "../formula/address";
import { LIMITS } from "../formula/limits";
import { text, type Text } from "../i18n/text";

export type RuleBroken =
  | "sheetName"
  | "sheetNameTwice"
  | "unknownSheet"
  | "outsideGrid"
  | "cellText"
  | "formulaLength"
  | "notANumber"
  | "tableColumnTwice"
  | "tableRows"
  | "validationText"
  | "chartMix"
  | "color"
  | "generated";

/** Where in the plan it is. `limit` is the number that was exceeded, where there is one. */
export interface Place {
  readonly sheet?: string;
  readonly cell?: string;
  readonly limit?: number;
}

/** A plan that Excel would refuse or silently repair. `message` is English, `text` is for people. */
export class WorkbookRuleError extends Error {
  constructor(
    readonly rule: RuleBroken,
    readonly text: Text,
    readonly place: Place,
  ) {
    super(text["en-US"]);
    this.name = "WorkbookRuleError";
  }
}

/** A cell by 0-based position; what lies outside the grid has no address. */
function at(row: number, column: number): string {
  const inside = row >= 0 && row < LIMITS.rows && column >= 0 && column < LIMITS.columns;
  return inside ? cellAddress(row, column) : `R${row + 1}C${column + 1}`;
}

/** One function a message, so that wording lives in one place. Each returns the error to throw. */
export const refuse = {
  sheetName: (sheet: string) =>
    new WorkbookRuleError(
      "sheetName",
      text(
        `工作表名“${sheet}”不合规:应为 1–${LIMITS.sheetName} 个字符,不含 [ ] : * ? / \\,首尾不是单引号,也不是 History`,
        `Sheet name "${sheet}" is not legal: 1–${LIMITS.sheetName} characters, none of [ ] : * ? / \\, no apostrophe at an end, not History`,
      ),
      { sheet, limit: LIMITS.sheetName },
    ),

  sheetNameTwice: (sheet: string) =>
    new WorkbookRuleError(
      "sheetNameTwice",
      text(
        `工作表名“${sheet}”出现了两次(不分大小写)`,
        `Sheet name "${sheet}" is used twice (case does not count)`,
      ),
      { sheet },
    ),

  /** `sheet` is where the reference stands; the workbook's own (names, the first tab) stand on none. */
  unknownSheet: (wanted: string, sheet?: string) =>
    new WorkbookRuleError(
      "unknownSheet",
      sheet === undefined
        ? text(
            `工作簿引用了不存在的工作表“${wanted}”`,
            `The workbook refers to a sheet "${wanted}" it does not have`,
          )
        : text(
            `“${sheet}”引用了不存在的工作表“${wanted}”`,
            `"${sheet}" refers to a sheet "${wanted}" that does not exist`,
          ),
      sheet === undefined ? {} : { sheet },
    ),

  outsideGrid: (sheet: string, row: number, column: number) =>
    new WorkbookRuleError(
      "outsideGrid",
      text(
        `“${sheet}”的 ${at(row, column)} 超出 Excel 的 ${LIMITS.rows} 行 × ${LIMITS.columns} 列`,
        `${at(row, column)} on "${sheet}" is outside Excel's ${LIMITS.rows} rows × ${LIMITS.columns} columns`,
      ),
      { sheet, cell: at(row, column), limit: row >= LIMITS.rows ? LIMITS.rows : LIMITS.columns },
    ),

  cellText: (sheet: string, row: number, column: number, length: number) =>
    new WorkbookRuleError(
      "cellText",
      text(
        `“${sheet}”!${at(row, column)} 的文字有 ${length} 个字符,上限 ${LIMITS.cellText}`,
        `The text in "${sheet}"!${at(row, column)} has ${length} characters; the limit is ${LIMITS.cellText}`,
      ),
      { sheet, cell: at(row, column), limit: LIMITS.cellText },
    ),

  formulaLength: (sheet: string, row: number, column: number, length: number) =>
    new WorkbookRuleError(
      "formulaLength",
      text(
        `“${sheet}”!${at(row, column)} 的公式有 ${length} 个字符,上限 ${LIMITS.formula}`,
        `The formula in "${sheet}"!${at(row, column)} has ${length} characters; the limit is ${LIMITS.formula}`,
      ),
      { sheet, cell: at(row, column), limit: LIMITS.formula },
    ),

  notANumber: (sheet: string, row: number, column: number, value: number) =>
    new WorkbookRuleError(
      "notANumber",
      text(
        `“${sheet}”!${at(row, column)} 的值 ${value} 不是 Excel 能存的数`,
        `The value ${value} in "${sheet}"!${at(row, column)} is no number Excel can store`,
      ),
      { sheet, cell: at(row, column) },
    ),

  tableColumnTwice: (sheet: string, table: string, column: string) =>
    new WorkbookRuleError(
      "tableColumnTwice",
      text(
        `“${sheet}”上的表 ${table} 有两列都叫“${column}”(不分大小写)`,
        `Table ${table} on "${sheet}" has two columns named "${column}" (case does not count)`,
      ),
      { sheet },
    ),

  tableRows: (sheet: string, table: string, column: string, values: number, rows: number) =>
    new WorkbookRuleError(
      "tableRows",
      text(
        `“${sheet}”上的表 ${table} 的“${column}”列有 ${values} 个值,表有 ${rows} 行(至少 1 行)`,
        `Column "${column}" of table ${table} on "${sheet}" has ${values} values for ${rows} rows (at least 1)`,
      ),
      { sheet },
    ),

  validationText: (sheet: string, row: number, column: number, length: number, limit: number) =>
    new WorkbookRuleError(
      "validationText",
      text(
        `“${sheet}”!${at(row, column)} 的数据验证提示有 ${length} 个字符,上限 ${limit}`,
        `A validation message of "${sheet}"!${at(row, column)} has ${length} characters; the limit is ${limit}`,
      ),
      { sheet, cell: at(row, column), limit },
    ),

  chartMix: (sheet: string, chart: string) =>
    new WorkbookRuleError(
      "chartMix",
      text(
        `“${sheet}”上的图表“${chart}”:条形图和饼图不能与其他类型混用,图表至少要有一个系列`,
        `Chart "${chart}" on "${sheet}": bars and pies cannot be mixed with other types, and a chart needs a series`,
      ),
      { sheet },
    ),

  color: (color: string) =>
    new WorkbookRuleError(
      "color",
      text(`颜色“${color}”应写成 #RRGGBB`, `Colour "${color}" is not written #RRGGBB`),
      {},
    ),

  generated: (generated: string) =>
    new WorkbookRuleError(
      "generated",
      text(`生成日期“${generated}”不是 ISO 日期`, `The date of generation "${generated}" is no ISO date`),
      {},
    ),
};
