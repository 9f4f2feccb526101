import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { CATALOG } from "../src/catalog/catalog";
import type {
  BoardSpec,
  ColumnSpec,
  ColumnType,
  ListSpec,
  ParameterSpec,
  TableSpec,
} from "../src/catalog/spec";
import { serialToIso } from "../src/formula/serial";
import { referencesOf, type Reference } from "../src/formula/template";
import type { Text } from "../src/i18n/text";
import { PARAMETER_SECTIONS } from "../src/rules/parameters";

/** `npm run docs`: writes docs/TABLES.md from the catalogue. A test says when the file is out of date. */

export const TABLES_FILE = resolve(__dirname, "../docs/TABLES.md");

const TYPES: Readonly<Record<ColumnType, string>> = {
  text: "文字 text",
  longText: "长文字 long text",
  key: "编号 key",
  reference: "引用编号 reference",
  date: "日期 date",
  month: "月份 month",
  number: "数字 number",
  integer: "整数 integer",
  money: "金额 money",
  rate: "汇率/单价 rate",
  share: "百分比 share",
  list: "下拉 list",
  flag: "提示 flag",
  link: "链接 link",
};

const INTRODUCTION = `# 标准表 Standard tables

<!-- Written by \`npm run docs\` from src/catalog and src/rules. Do not edit: change the catalogue. -->

外贸客户簿的每张表、每一列、每条公式、每个参数和每个下拉列表。本文件由目录生成。

Every table, column, formula, parameter and drop-down list of TradeBook, generated from the catalogue.

各列按教材文字与行业惯例整理。来源 Source of each column and rule:

- S0 邦阅网《客户档案管理》
- S1 教材第 13 章《客户管理》 chapter 13 of the textbook
- S2 《外贸客户档案如何管理》
- S3 《妥善保存客户资料》
- S4 《外贸客户管理应做好哪些工作》
- E… 教材之外的资料与行业惯例 other texts and the practice of the trade
- DP 本产品的设计决定 a design decision of this product

公式写法 How formulas are written here, the same in both languages:

| 写法 Notation | 意思 Meaning |
| --- | --- |
| \`[@amount]\` | 本行的列 the column in the same row |
| \`[amount]\` | 本表的整列 the whole column of the same table |
| \`order[amount]\` | 另一张表的整列 the whole column of another table |
| \`p.cutoff\` | 参数表里的命名单元格 a named cell of the Parameters sheet |
| \`k.orderStatus.shipped\` | 字典里某个选项的命名单元格 the named cell of a list item in the Dictionary |
| \`l.country\`, \`x.country.region\` | 字典的一列,及其附加列 a list of the Dictionary, and a further column of it |

公式用到的表没有被选中时,该列改为手工填写。Where a table that a formula needs is not chosen, the column
becomes typed input.
`;

/** Text of the catalogue in a Markdown cell. */
function md(text: string): string {
  return text.replace(/[\\|*_~<>`[\]]/g, "\\$&").replace(/\s*\n\s*/g, " ");
}

function both(text: Text): string {
  return text["zh-CN"] === text["en-US"] ? md(text["zh-CN"]) : `${md(text["zh-CN"])} ${md(text["en-US"])}`;
}

function sentences(text: Text): string {
  return `${md(text["zh-CN"])}\n\n${md(text["en-US"])}`;
}

function rows(header: readonly string[], body: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...body.map(line)].join("\n");
}

function section(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n\n");
}

function tableById(id: string): TableSpec | undefined {
  return CATALOG.tables.find((table) => table.id === id);
}

function title(table: TableSpec): string {
  return `${table.number === undefined ? "" : `${table.number} `}${both(table.name)}`;
}

function packageName(id: string): string {
  const found = CATALOG.packages.find((candidate) => candidate.id === id);
  return found ? both(found.name) : "总会生成 always";
}

// ---- columns -----------------------------------------------------------------------------------

function marks(table: TableSpec, column: ColumnSpec): string {
  const group = table.groups?.find((candidate) => candidate.id === column.group);
  return [
    column.id === table.key ? "主键 key" : "",
    column.required ? "必填 required" : "",
    column.personal ? "个人信息 personal" : "",
    column.computed ? "公式 formula" : "",
    column.sequence ? "序号 sequence" : "",
    group ? `组 group: ${both(group.name)}` : "",
  ]
    .filter((mark) => mark !== "")
    .join("; ");
}

function pointsTo(column: ColumnSpec): string {
  if (column.list !== undefined) return `[${column.list}](#list-${column.list})`;
  const target = column.refers === undefined ? undefined : tableById(column.refers);
  return target ? `[${md(target.name["zh-CN"])}](#table-${target.id})` : "";
}

function columnRows(table: TableSpec): string {
  return rows(
    [
      "列 Column",
      "代号 id",
      "类型 Type",
      "列表/引用 List or table",
      "特性 Properties",
      "说明 Note",
      "来源 Source",
    ],
    table.columns.map((column) => [
      both(column.name),
      `\`${column.id}\``,
      TYPES[column.type],
      pointsTo(column),
      marks(table, column),
      both(column.note),
      md(column.source),
    ]),
  );
}

/** What a formula reads, each thing once, in order of appearance. */
function reads(formula: string): string {
  const named = referencesOf(formula).map((reference) => `\`${referenceName(reference)}\``);
  return named.length === 0 ? "—" : [...new Set(named)].join(", ");
}

function referenceName(reference: Reference): string {
  switch (reference.kind) {
    case "own":
      return `@${reference.column}${reference.last === undefined ? "" : `:${reference.last}`}`;
    case "column":
      return `${reference.table ?? ""}[${reference.column}]`;
    case "parameter":
      return `p.${reference.id}`;
    case "code":
      return `k.${reference.list}.${reference.code}`;
    case "list":
      return `l.${reference.list}`;
    case "extra":
      return `x.${reference.list}.${reference.field}`;
  }
}

function formulaList(table: TableSpec): string {
  const computed = table.columns.flatMap((column) =>
    column.computed ? [{ column, formula: column.computed.formula }] : [],
  );
  if (computed.length === 0) return "";
  const blocks = computed.map(
    ({ column, formula }) =>
      `**${both(column.name)}** \`${column.id}\`\n\n\`\`\`text\n=${formula}\n\`\`\`\n\n读取 Reads: ${reads(formula)}`,
  );
  return section("#### 公式 Formulas", ...blocks);
}

function tableSection(table: TableSpec): string {
  const needs = (table.needs ?? []).flatMap((id) => tableById(id) ?? []);
  const facts = [
    ["代号 id", `\`${table.id}\``],
    ["Excel 表名 table name", `\`${table.tableName}\``],
    ["种类 Kind", table.kind === "entry" ? "填写表 entry table" : "自动清单 view (formulas only)"],
    ["包 Package", packageName(table.package)],
    ["来源 Source", md(table.source)],
    ["需要 Needs", needs.map((need) => `[${both(need.name)}](#table-${need.id})`).join(", ")],
  ].filter(([, value]) => value !== "");
  return section(
    `<a id="table-${table.id}"></a>`,
    `### ${title(table)}`,
    sentences(table.purpose),
    facts.map(([name = "", value = ""]) => `- ${name}: ${value}`).join("\n"),
    columnRows(table),
    formulaList(table),
  );
}

// ---- boards, parameters, lists -----------------------------------------------------------------

function boardRow(board: BoardSpec): string[] {
  const needs = board.needs.map((id) => `\`${id}\``).join(", ");
  return [both(board.name), `\`${board.id}\``, both(board.purpose), packageName(board.package), needs];
}

function defaultOf(parameter: ParameterSpec): string {
  if (parameter.computed) return `\`=${parameter.computed.formula}\``;
  const { value, format } = parameter;
  if (typeof value === "function") return "生成时的选择 chosen at generation";
  if (value === null) return "";
  if (typeof value === "string") return md(value);
  if (format === "share") return `${Number((value * 100).toPrecision(12))}%`;
  return format === "date" ? serialToIso(value) : String(value);
}

function rangeOf({ range, list, format }: ParameterSpec): string {
  if (list !== undefined) return `[${list}](#list-${list})`;
  if (!range) return "";
  const show = (value: number): string =>
    format === "share" ? `${Number((value * 100).toPrecision(12))}%` : String(value);
  return `${show(range[0])} – ${show(range[1])}`;
}

function parameterSections(): string[] {
  return PARAMETER_SECTIONS.map(({ name, parameters }) =>
    section(
      `### ${both(name)}`,
      rows(
        ["参数 Parameter", "代号 id", "默认 Default", "单位 Unit", "范围 Range", "来源 Source", "说明 Note"],
        parameters.map((parameter) => [
          both(parameter.name),
          `\`${parameter.id}\``,
          defaultOf(parameter),
          both(parameter.unit),
          rangeOf(parameter),
          typeof parameter.source === "string" ? md(parameter.source) : both(parameter.source),
          both(parameter.note),
        ]),
      ),
    ),
  );
}

function listSection(list: ListSpec): string {
  const items = list.items.map(({ code, label, extra }) => {
    const further = Object.values(extra ?? {}).join(", ");
    return `\`${code}\` ${both(label)}${further === "" ? "" : ` (${md(further)})`}`;
  });
  return section(
    `<a id="list-${list.id}"></a>`,
    `### ${both(list.name)} \`${list.id}\``,
    `来源 Source: ${md(list.source)}. ${list.spare === undefined ? "" : `空位 Blank cells for your own: ${list.spare}.`}`.trim(),
    items.length === 0 ? "由用户填写。Filled in by the user." : items.join(" · "),
  );
}

/** The whole document. */
export function tablesDocument(): string {
  const contents = CATALOG.tables.map((table) => `- [${title(table)}](#table-${table.id})`).join("\n");
  const document = section(
    INTRODUCTION.trimEnd(),
    "## 目录 Contents",
    `${contents}\n- [没有表的工作表 Sheets without a table](#boards)\n- [参数 Parameters](#parameters)\n- [下拉列表 Lists](#lists)`,
    "## 表 Tables",
    ...CATALOG.tables.map(tableSection),
    '<a id="boards"></a>',
    "## 没有表的工作表 Sheets without a table",
    rows(
      ["工作表 Sheet", "代号 id", "用途 Purpose", "包 Package", "需要的表 Needs"],
      CATALOG.boards.map(boardRow),
    ),
    "参数和字典总会一起生成。The Parameters and Dictionary sheets always come along.",
    '<a id="parameters"></a>',
    "## 参数 Parameters",
    ...parameterSections(),
    '<a id="lists"></a>',
    "## 下拉列表 Lists",
    ...CATALOG.lists.map(listSection),
  );
  return `${document}\n`;
}

if (require.main === module) {
  writeFileSync(TABLES_FILE, tablesDocument());
  console.log(TABLES_FILE);
}
