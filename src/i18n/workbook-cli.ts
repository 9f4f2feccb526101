import { text, type Text } from "./text";

/** Words of the command lines that make workbooks and convert data. */
export const workbookCliTexts = {
  usage: (): Text =>
    text(
      "用法: workbook --out 文件.xlsx [--tables all|代号,…] [--lang zh-CN|en-US] [--as-of YYYY-MM-DD] [--year YYYY] [--currency USD] [--sample | --data 文件夹]",
      "Usage: workbook --out FILE.xlsx [--tables all|id,…] [--lang zh-CN|en-US] [--as-of YYYY-MM-DD] [--year YYYY] [--currency USD] [--sample | --data DIR]",
    ),
  northwindUsage: (): Text =>
    text("用法: northwind --source 文件夹 --out 文件夹", "Usage: northwind --source DIR --out DIR"),

  badCommandLine: (detail: string): Text => text(`命令行有误:${detail}`, `Wrong command line: ${detail}`),
  missingOption: (option: string): Text => text(`缺少 ${option}`, `${option} is missing`),
  emptyOption: (option: string): Text => text(`${option} 没有值`, `${option} has no value`),
  badLanguage: (value: string): Text =>
    text(`--lang 只能是 zh-CN 或 en-US,不是“${value}”`, `--lang is zh-CN or en-US, not "${value}"`),
  badDate: (value: string): Text =>
    text(
      `--as-of 应为 YYYY-MM-DD 形式的日期(1990 年至 2199 年),不是“${value}”`,
      `--as-of is a date written YYYY-MM-DD (1990 to 2199), not "${value}"`,
    ),
  badYear: (value: string): Text =>
    text(
      `--year 应为 1990 至 2199 的年份,不是“${value}”`,
      `--year is a year from 1990 to 2199, not "${value}"`,
    ),
  badCurrency: (value: string, known: string): Text =>
    text(
      `--currency 应为币种代码之一(${known}),不是“${value}”`,
      `--currency is one of ${known}, not "${value}"`,
    ),
  sampleCurrency: (currency: string): Text =>
    text(`示例以 ${currency} 计,不能另定 --currency`, `The sample is in ${currency}: leave --currency out`),
  sampleOrData: (): Text => text("--sample 和 --data 只能选一个", "Give --sample or --data, not both"),
  badOut: (file: string): Text =>
    text(`--out 的文件名应以 .xlsx 结尾:“${file}”`, `--out names a file that ends in .xlsx, not "${file}"`),
  unknownTable: (id: string, known: string): Text =>
    text(`没有代号为“${id}”的表。可用的有:${known}`, `There is no table "${id}". There are: ${known}`),

  noFolder: (folder: string): Text => text(`找不到文件夹 ${folder}`, `There is no folder ${folder}`),
  noFiles: (folder: string, known: string): Text =>
    text(
      `${folder} 里没有 CSV 文件。每个表一个文件,以代号命名:${known}`,
      `There is no CSV file in ${folder}. One file a table, named by its id: ${known}`,
    ),
  noSourceFile: (file: string): Text => text(`找不到 ${file}`, `There is no ${file}`),
  cannotRead: (file: string, reason: string): Text =>
    text(`无法读取 ${file}(${reason})`, `${file} cannot be read (${reason})`),
  cannotWrite: (file: string, reason: string): Text =>
    text(`无法写入 ${file}(${reason})`, `${file} cannot be written (${reason})`),
  badRows: (count: number): Text =>
    text(`数据有 ${count} 处错误,没有生成文件。`, `The data have ${count} errors; no file was written.`),
  more: (count: number): Text => text(`……另有 ${count} 条。`, `… and ${count} more.`),
  notUsed: (file: string): Text =>
    text(
      `${file} 的表不在 --tables 之内,未使用。`,
      `The table of ${file} is not among --tables; it is not used.`,
    ),
  badSource: (file: string, row: number, detail: string): Text =>
    text(`${file} 第 ${row} 行:${detail}`, `${file}, row ${row}: ${detail}`),

  warning: (message: Text): Text => text(`提醒:${message["zh-CN"]}`, `Note: ${message["en-US"]}`),
  wrote: (file: string, bytes: number): Text =>
    text(`已生成 ${file}(${bytes} 字节)`, `Wrote ${file} (${bytes} bytes)`),
  sheets: (count: number, names: string): Text =>
    text(`工作表 ${count}:${names}`, `Sheets ${count}: ${names}`),
  table: (name: string, rows: number): Text => text(`  ${name}:${rows} 行`, `  ${name}: ${rows} rows`),
  blankTable: (name: string, rows: number): Text =>
    text(`  ${name}:${rows} 行空白待填`, `  ${name}: ${rows} blank rows to fill in`),
  viewTable: (name: string, rows: number): Text =>
    text(`  ${name}:${rows} 行公式`, `  ${name}: ${rows} rows of formulas`),
  formulas: (count: number): Text => text(`公式 ${count} 个`, `Formulas: ${count}`),
  converted: (file: string, rows: number): Text =>
    text(`已写入 ${file}:${rows} 行`, `Wrote ${file}: ${rows} rows`),
} as const;
