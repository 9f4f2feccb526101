import { text, type Language, type Text } from "./text";

/** What the person is told about a file of rows. Each message is a function of what it names. */
export const intakeMessages = {
  empty: (): Text => text("没有内容,连标题行也没有。", "There is nothing in it, not even a header row."),

  unclosedQuote: (): Text =>
    text("引号没有结束,文件无法读取。", "A quotation mark is never closed; the file cannot be read."),

  unknownTable: (name: string, known: string): Text =>
    text(
      `“${name}”不是标准表。文件名应为表的代号,可用的有:${known}。`,
      `"${name}" is no standard table. A file is named by its table's id; there are: ${known}.`,
    ),

  view: (table: Text): Text =>
    text(
      `“${table["zh-CN"]}”由公式生成,不需要文件,请删去此文件。`,
      `"${table["en-US"]}" is made by formulas and takes no file: remove it.`,
    ),

  twoFiles: (table: string, other: string): Text =>
    text(`表“${table}”已有文件 ${other}。`, `Table "${table}" already has the file ${other}.`),

  unknownHeader: (header: string, known: Text): Text =>
    text(
      `没有名为“${header}”的列。可用的列:${known["zh-CN"]}。`,
      `There is no column "${header}". The table's columns: ${known["en-US"]}.`,
    ),

  blankHeader: (position: number): Text =>
    text(`第 ${position} 列有内容,但没有标题。`, `Column ${position} has contents but no header.`),

  headerTwice: (header: string, first: string): Text =>
    text(
      `“${header}”与“${first}”是同一列,请只保留一个。`,
      `"${header}" and "${first}" are the same column: keep one of them.`,
    ),

  computedColumn: (): Text =>
    text(
      "此列由公式计算,文件中的值已忽略。",
      "This column is computed by a formula; its values in the file are ignored.",
    ),

  missingColumn: (id: string): Text =>
    text(`缺少必需的列(代号 ${id})。`, `This column is required and missing (id ${id}).`),

  noRows: (): Text => text("只有标题,没有数据行。", "There is a header but no row of data."),

  tooManyRows: (count: number, limit: number): Text =>
    text(
      `有 ${count} 行,一个工作表最多 ${limit} 行。`,
      `There are ${count} rows; a sheet holds ${limit} at most.`,
    ),

  extraCells: (count: number): Text =>
    text(
      `这一行比标题多 ${count} 个单元格,可能有未加引号的逗号。`,
      `The row has ${count} more cells than the header; perhaps a comma is not in quotation marks.`,
    ),

  tooLong: (length: number, limit: number): Text =>
    text(
      `文字有 ${length} 个字符,一个单元格最多 ${limit} 个。`,
      `The text has ${length} characters; a cell holds ${limit}.`,
    ),

  missingKey: (): Text => text("必填项为空。", "This must not be blank."),

  missingValue: (count: number): Text =>
    text(`${count} 行的必填项为空。`, `This should be filled in and is blank in ${count} rows.`),

  keyPattern: (key: string): Text =>
    text(
      `编号“${key}”含有 * ? ~,Excel 会当作通配符。请改用别的字符。`,
      `The ID "${key}" holds * ? or ~, which Excel reads as wildcards. Use other characters.`,
    ),

  keyTooLong: (key: string, limit: number): Text =>
    text(`编号“${key}”超过 ${limit} 个字符。`, `The ID "${key}" is longer than ${limit} characters.`),

  keyPrefixed: (count: number, from: string, to: string): Text =>
    text(
      `${count} 个编号没有字母,Excel 会把它们当作数字比较,已加前缀:${from} → ${to};引用它们的列同样处理。`,
      `${count} IDs have no letter and Excel would compare them as numbers; a prefix was added: ${from} → ${to}. Columns that refer to them are treated alike.`,
    ),

  duplicateKey: (key: string, firstRow: number): Text =>
    text(
      `编号“${key}”重复:第 ${firstRow} 行已有。`,
      `The ID "${key}" stands twice: row ${firstRow} has it already.`,
    ),

  unknownReference: (key: string, table: Text, count: number): Text =>
    text(
      `${table["zh-CN"]}中没有“${key}”${count > 1 ? `(共 ${count} 行有这种情况)` : ""}。`,
      `"${key}" is not in ${table["en-US"]}${count > 1 ? ` (${count} rows are like this)` : ""}.`,
    ),

  notNumber: (value: string): Text => text(`“${value}”不是数字。`, `"${value}" is not a number.`),

  ambiguousNumber: (value: string): Text =>
    text(
      `“${value}”里的逗号含义不明。请写成 1,234.50 的形式。`,
      `The comma in "${value}" may mean either. Write 1,234.50.`,
    ),

  notWhole: (value: string): Text => text(`“${value}”不是整数。`, `"${value}" is not a whole number.`),

  shareTooLarge: (value: string): Text =>
    text(`比例“${value}”大于 1。请写成 30% 或 0.3。`, `The share "${value}" is over 1. Write 30% or 0.3.`),

  currencyDropped: (currency: string, count: number): Text =>
    text(
      `${count} 个数字带有币种 ${currency},只取了数字;币种请填在币种列。`,
      `${count} numbers name a currency (${currency}); only the number was taken. Put the currency into its own column.`,
    ),

  notDate: (value: string): Text =>
    text(`“${value}”不是日期。请写成 2026-11-21。`, `"${value}" is not a date. Write 2026-11-21.`),

  noSuchDate: (value: string): Text => text(`没有“${value}”这一天。`, `There is no such date as "${value}".`),

  ambiguousDate: (value: string): Text =>
    text(
      `“${value}”可能是日/月,也可能是月/日。请写成 2026-11-21。`,
      `"${value}" may be day/month or month/day. Write 2026-11-21.`,
    ),

  shortYear: (value: string): Text =>
    text(
      `“${value}”的年份只有两位。请写成 2026-11-21。`,
      `The year of "${value}" has two digits. Write 2026-11-21.`,
    ),

  dayOrder: (order: Text, value: string): Text =>
    text(
      `日期按“${order["zh-CN"]}”读取,依据是“${value}”。`,
      `Dates are read as ${order["en-US"]}, because of "${value}".`,
    ),

  unknownListValue: (value: string, count: number): Text =>
    text(
      `“${value}”不在下拉列表中(${count} 行),已按原文保留。`,
      `"${value}" is not in the list (${count} rows); it is kept as it is.`,
    ),

  errorValue: (value: string): Text =>
    text(`“${value}”是错误值。请先改正公式。`, `"${value}" is an error. Correct the formula first.`),
} as const;

export const dayOrders = {
  dayFirst: text("日/月/年", "day/month/year"),
  monthFirst: text("月/日/年", "month/day/year"),
} as const;

/** Where in a file, in words: "customer.csv, row 3, column Date: …". */
export function placed(
  language: Language,
  place: { readonly file: string; readonly row: number | null; readonly column: Text | null },
  message: Text,
): string {
  const parts =
    language === "zh-CN"
      ? [
          place.file,
          place.row === null ? "" : `第 ${place.row} 行`,
          place.column === null ? "" : `“${place.column[language]}”列`,
        ]
      : [
          place.file,
          place.row === null ? "" : `row ${place.row}`,
          place.column === null ? "" : `column "${place.column[language]}"`,
        ];
  const where = parts.filter((part) => part !== "").join(language === "zh-CN" ? " " : ", ");
  return `${where}${language === "zh-CN" ? ":" : ": "}${message[language]}`;
}
