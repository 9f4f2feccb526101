import type { MessageCode } from "../pareto/messages";
import type { Language } from "./text";

/** Words of the ad-hoc Pareto analysis. `{name}` marks what is filled in. */
const zhCN = {
  // Selections that cannot be analysed.
  selectionEmpty: "选中的区域是空的。请选中一列类别(如客户)和一列数值(如金额),或表格中的任一单元格。",
  selectionOneCell: "只选中了一个单元格。请选中整个数据区域,至少一列类别和几行数据。",
  selectionOnlyHeader: "只有标题行,没有数据。请把标题下面的数据行也选上。",
  selectionNoNumbers: "选中的列里没有数值。请改选含金额或数量的列,或按出现次数统计。",
  selectionNoCategory: "没有可以作为类别的列。请选中含客户、产品、原因等名称的列。",
  columnUnknown: "{place}没有“{column}”列。可选的列:{columns}",
  nothingPositive: "{keys} 个类别的数值都是零或负数,无法计算占比。请改选有正数的数值列或时间段。",
  // Cells that were left out.
  cellError: "{count} 个数值单元格是错误值(如第 {row} 行“{text}”),未计入。请先改正公式。",
  cellNotNumber: "{count} 个数值单元格不是数字(如第 {row} 行“{text}”),未计入。",
  cellAmbiguousNumber:
    "{count} 个数字里的逗号含义不明(如第 {row} 行“{text}”),未计入。请改写为 1,234.50 的形式。",
  cellNotDate: "{count} 行没有有效日期,未计入。",
  keyError: "{count} 行的类别是错误值(如第 {row} 行“{text}”),未计入。",
  blankKeys: "{rows} 行没有类别,未计入。",
  blankKeysCounted: "{rows} 行没有类别,合计为“空白”一项。",
  totalsLeftOut: "{count} 行是合计或小计(第 {row} 行起),已排除,以免重复计算。",
  filledDown: "类别列有合并单元格,空白处沿用上面的类别。",
  mixedCurrencies: "数值列含多种币种({currencies}),相加没有意义。请先换算成同一币种。",
  // What the result should be read with.
  mergedKeys: "{count} 个类别有不同写法,已合并:{example}",
  excludedNonPositive: "{count} 个类别的数值为零或负数,不参与分类,单独列出。",
  fewKeys: "样本少:只有 {count} 个类别,分类仅供参考。",
  indistinguishable: "无法区分:{count} 个类别的数值全部相同。",
  lowConcentration: "Ⅰ类占类别数的 {share}%,高于 {expected}%:集中度低于经典分布。",
  highConcentration: "Ⅰ类只占类别数的 {share}%,低于 {expected}%:高度集中。",
  emptyClass: "{class} 类没有成员。",
  boundary: "临界:{count} 个类别(从“{key}”起)在第 {threshold} 个界限上,换一种归类方式就会变类。",
  // Command line.
  cliUsage:
    "用法: pareto 文件.csv|文件.xlsx [--sheet 工作表] --key 列 [--value 列] [--mode nearest|exclude|include] [--thresholds 70,90] [--json | --out 结果.xlsx] [--lang zh-CN|en-US]",
  cliUnknownOption: "不认识的选项 {option}",
  cliMissingValue: "选项 {option} 缺少值",
  cliOneFile: "需要一个输入文件",
  cliNeedsKey: "缺少 --key:类别列的标题或列号",
  cliJsonOrOut: "--json 和 --out 只能选一个",
  cliBadMode: "--mode 只能是 nearest、exclude 或 include,不是“{mode}”",
  cliBadThresholds: "--thresholds 应为两个递增的百分数,如 70,90,不是“{thresholds}”",
  cliBadLanguage: "--lang 只能是 zh-CN 或 en-US,不是“{language}”",
  cliBadOut: "--out 的文件名应以 .xlsx 结尾:“{file}”",
  cliNoFile: "{place}找不到文件",
  cliCannotRead: "{place}无法读取:{reason}",
  cliCannotWrite: "{place}无法写入:{reason}",
  cliKind: "{place}只能读取 .csv、.tsv、.txt、.xlsx 和 .xlsm 文件",
  cliNotText: "{place}不是文本文件",
  cliUnclosedQuote: "{place}第 {row} 行:引号没有结束",
  cliNoSheet: "{place}没有工作表“{sheet}”。现有:{sheets}",
  cliNoRows: "{place}没有数据行",
  cliSheetOfText: "{place}是文本文件,没有工作表,不能用 --sheet",
  cliCell: "{place}第 {row} 行 {column} 列({name}):{reason}",
  cliCellError: "错误值“{text}”",
  cliCellNotNumber: "“{text}”不是数字",
  cliCellAmbiguous: "“{text}”里的逗号含义不明",
  cliKeyError: "类别是错误值“{text}”",
  cliMore: "共有 {count} 个这样的单元格。",
  placeFile: "{file}:",
  placeSheet: "{file},工作表“{sheet}”:",
  // Result tables.
  rank: "序号",
  key: "类别",
  value: "数值",
  count: "次数",
  average: "平均值",
  share: "占比",
  cumulative: "累计占比",
  class: "类",
  classes: "分类汇总",
  keysOfClass: "类别数",
  keyShare: "类别数占比",
  expected: "参照",
  deviation: "偏差",
  amount: "数值合计",
  total: "合计",
  other: "其他",
  otherKeys: "其他 {count} 项",
  blank: "(空白)",
  excluded: "零或负数,未参与分类",
  cr5: "前五名占比 (CR5)",
  mode: "临界归类方式",
  nearest: "最接近",
  exclude: "不含",
  include: "含入",
  threshold: "界限 {threshold}",
  none: "无",
} as const;

export type ParetoTextKey = keyof typeof zhCN;

const enUS: Readonly<Record<ParetoTextKey, string>> = {
  selectionEmpty:
    "The selection is empty. Select a column of categories (customers, say) and a column of amounts, or any cell of a table.",
  selectionOneCell:
    "Only one cell is selected. Select the whole block of data: at least a column of categories and some rows.",
  selectionOnlyHeader: "There is a header but no data. Select the rows beneath it too.",
  selectionNoNumbers:
    "The selected columns hold no numbers. Select a column of amounts or quantities, or count occurrences instead.",
  selectionNoCategory:
    "No column can serve as the category. Select a column of names: customers, products, reasons.",
  columnUnknown: '{place}there is no column "{column}". Columns: {columns}',
  nothingPositive:
    "All {keys} categories have zero or negative amounts, which have no shares. Select a column or a period with positive amounts.",
  cellError:
    '{count} amounts are error values (row {row}: "{text}") and were left out. Correct the formulas first.',
  cellNotNumber: '{count} amounts are not numbers (row {row}: "{text}") and were left out.',
  cellAmbiguousNumber:
    '{count} numbers have a comma that can be read two ways (row {row}: "{text}") and were left out. Write them like 1,234.50.',
  cellNotDate: "{count} rows have no valid date and were left out.",
  keyError: '{count} rows have an error value as category (row {row}: "{text}") and were left out.',
  blankKeys: "{rows} rows have no category and were left out.",
  blankKeysCounted: "{rows} rows have no category; they are summed as one blank item.",
  totalsLeftOut: "{count} totals or subtotals (from row {row}) were left out, so that nothing counts twice.",
  filledDown: "The category column has merged cells; blanks take the category above.",
  mixedCurrencies:
    "The amounts are in several currencies ({currencies}); adding them up means nothing. Convert them to one first.",
  mergedKeys: "{count} categories are spelled in several ways and were merged: {example}",
  excludedNonPositive:
    "{count} categories with zero or negative amounts are not classified; they are listed apart.",
  fewKeys: "Small sample: only {count} categories; take the classes as a hint.",
  indistinguishable: "Cannot be told apart: all {count} categories have the same amount.",
  lowConcentration:
    "Class Ⅰ holds {share} % of the categories, above {expected} %: less concentrated than the classic distribution.",
  highConcentration:
    "Class Ⅰ holds only {share} % of the categories, below {expected} %: highly concentrated.",
  emptyClass: "Class {class} has no members.",
  boundary:
    'Borderline: {count} categories (from "{key}") stand on threshold {threshold}; another crossing mode would change their class.',
  cliUsage:
    "Usage: pareto FILE.csv|FILE.xlsx [--sheet NAME] --key COL [--value COL] [--mode nearest|exclude|include] [--thresholds 70,90] [--json | --out BOOK.xlsx] [--lang zh-CN|en-US]",
  cliUnknownOption: "Unknown option {option}",
  cliMissingValue: "Option {option} needs a value",
  cliOneFile: "One input file is needed",
  cliNeedsKey: "--key is missing: the header or the letter of the category column",
  cliJsonOrOut: "Choose one of --json and --out",
  cliBadMode: '--mode must be nearest, exclude or include, not "{mode}"',
  cliBadThresholds: '--thresholds must be two rising percentages such as 70,90, not "{thresholds}"',
  cliBadLanguage: '--lang must be zh-CN or en-US, not "{language}"',
  cliBadOut: 'The file name of --out must end in .xlsx: "{file}"',
  cliNoFile: "{place}no such file",
  cliCannotRead: "{place}cannot be read: {reason}",
  cliCannotWrite: "{place}cannot be written: {reason}",
  cliKind: "{place}only .csv, .tsv, .txt, .xlsx and .xlsm files can be read",
  cliNotText: "{place}this is no text file",
  cliUnclosedQuote: "{place}row {row}: a quoted field is never closed",
  cliNoSheet: '{place}there is no sheet "{sheet}". Sheets: {sheets}',
  cliNoRows: "{place}there are no rows of data",
  cliSheetOfText: "{place}a text file has no sheets; leave --sheet out",
  cliCell: "{place}row {row}, column {column} ({name}): {reason}",
  cliCellError: 'error value "{text}"',
  cliCellNotNumber: '"{text}" is not a number',
  cliCellAmbiguous: 'the comma in "{text}" can be read two ways',
  cliKeyError: 'the category is the error value "{text}"',
  cliMore: "There are {count} such cells.",
  placeFile: "{file}: ",
  placeSheet: '{file}, sheet "{sheet}": ',
  rank: "Rank",
  key: "Category",
  value: "Amount",
  count: "Count",
  average: "Average",
  share: "Share",
  cumulative: "Cumulative",
  class: "Class",
  classes: "Classes",
  keysOfClass: "Categories",
  keyShare: "Share of categories",
  expected: "Expected",
  deviation: "Deviation",
  amount: "Amount",
  total: "Total",
  other: "Other",
  otherKeys: "Other ({count})",
  blank: "(blank)",
  excluded: "Zero or negative, not classified",
  cr5: "Share of the top five (CR5)",
  mode: "Crossing mode",
  nearest: "nearest",
  exclude: "exclude",
  include: "include",
  threshold: "Threshold {threshold}",
  none: "none",
};

/** Every text of the analysis, by language. */
export const paretoTexts: Readonly<Record<Language, Readonly<Record<ParetoTextKey, string>>>> = {
  "zh-CN": zhCN satisfies Record<MessageCode, string>,
  "en-US": enUS,
};

/** One text, filled in. A place with no argument stays as it is, so that a mistake shows. */
export function paretoText(
  language: Language,
  key: ParetoTextKey,
  args: Readonly<Record<string, string | number>> = {},
): string {
  return paretoTexts[language][key].replace(/\{(\w+)\}/g, (place, name: string) =>
    String(args[name] ?? place),
  );
}
