import { quoteSheet } from "../../formula/address";
import { text, type Text } from "../../i18n/text";
import { briefly } from "../../i18n/text-width";
import { sortedLimitChecks, type Check } from "./checks";
import { countWhere, is, rowsOf, sumOf, toCents } from "./figures";
import { paretoChart, SUMMARY_CLASS_ROWS } from "./summary";
import type { Board, BoardSpec, BoardStyle } from "../spec";

/** 首页: key figures, charts, contents with links, and checks that must read 100 %. */

const FIGURES_TOP = 4;
const CHARTS_TOP = 14;
const CHART_ROWS = 18;
const CHECK_COLUMN = 6;

export const home: BoardSpec = {
  id: "home",
  name: text("首页", "Home"),
  purpose: text("关键数字、图表、目录与核对。", "Key figures, charts, contents and checks."),
  package: "always",
  needs: [],
  first: true,
  widths: [3, 26, 20, 20, 20, 3, 46, 16, 12, 14],
  landscape: false,
  onePage: true,
  printed: { fromColumn: 1 },
  build: (board) => {
    board.text(0, 1, text("外贸客户簿", "TradeBook"), { look: "title" });
    statusLine(board);
    keyFigures(board);
    const listsTop = charts(board) ? CHARTS_TOP + CHART_ROWS + 1 : CHARTS_TOP;
    contents(board, listsTop);
    checks(board, listsTop);
  },
};

function statusLine(board: Board): void {
  const { book } = board;
  board.text(1, 1, text("统计年 / 基准日 / 统计截止日", "Year / as-of date / cut-off"), { look: "label" });
  board.formula(1, 3, "p.year", () => book.number("year"), { format: "text" });
  board.formula(1, 4, "p.asOf", () => book.number("asOf"), { format: "date" });
  board.formula(1, 6, "p.cutoff", () => book.number("cutoff"), { format: "date" });
  if (board.sample) {
    board.text(
      2,
      1,
      text(
        "示例数据:客户、订单、金额均为虚构,可随意修改。",
        "Sample data: customers, orders and amounts are invented; change anything.",
      ),
      { look: "check" },
    );
  }
}

interface Figure {
  readonly name: Text;
  readonly formula: string;
  readonly value: (board: Board) => number | string;
  readonly format: NonNullable<BoardStyle["format"]>;
  readonly tone?: "bad" | "warn";
}

const total = (table: string, column: string) => (board: Board) => sumOf(rowsOf(board.book, table), column);

const FIGURES: readonly Figure[] = [
  {
    name: text("本年成交额", "Sales of the year"),
    formula: "ROUND(SUM(customer[amountYear]),2)",
    value: total("customer", "amountYear"),
    format: "money",
  },
  {
    name: text("比上年", "Against last year"),
    formula:
      'IF(SUM(customer[amountLastYear])<=0,"",ROUND(SUM(customer[amountYear])/SUM(customer[amountLastYear])-1,4))',
    value: (board) => {
      const before = sumOf(rowsOf(board.book, "customer"), "amountLastYear");
      return before <= 0
        ? ""
        : Math.round((sumOf(rowsOf(board.book, "customer"), "amountYear") / before - 1) * 1e4) / 1e4;
    },
    format: "share",
  },
  {
    name: text("本年有成交客户", "Buyers this year"),
    formula: 'COUNTIFS(customer[amountYear],">0")',
    value: (board) => countWhere(rowsOf(board.book, "customer"), (row) => row.number("amountYear") > 0),
    format: "integer",
  },
  {
    name: text("Ⅰ类客户(近12个月)", "Class Ⅰ (12 months)"),
    formula: "COUNTIFS(customer[amountClass],k.amountClass.1)",
    value: (board) =>
      countWhere(rowsOf(board.book, "customer"), (row) => is(row, "amountClass", "amountClass", "1")),
    format: "integer",
  },
  {
    name: text("未收款", "Open receivables"),
    formula: "ROUND(SUM(receivable[openBase]),2)",
    value: total("receivable", "openBase"),
    format: "money",
  },
  {
    name: text("其中逾期", "Of it overdue"),
    formula: 'ROUND(SUMIFS(receivable[openBase],receivable[overdueDays],">0"),2)',
    value: (board) =>
      toCents(
        rowsOf(board.book, "receivable").reduce(
          (sum, row) => sum + (row.number("overdueDays") > 0 ? row.number("openBase") : 0),
          0,
        ),
      ),
    format: "money",
    tone: "bad",
  },
  {
    name: text("未出货订单", "Orders not shipped"),
    formula: "COUNT(order[openDelivery])",
    value: (board) => countWhere(rowsOf(board.book, "order"), (row) => !row.blank("openDelivery")),
    format: "integer",
  },
  {
    name: text("其中已延误", "Of them late"),
    formula: "COUNTIFS(order[alert],k.orderAlert.late)",
    value: (board) =>
      countWhere(rowsOf(board.book, "order"), (row) => is(row, "alert", "orderAlert", "late")),
    format: "integer",
    tone: "bad",
  },
  {
    name: text("延迟出货(累计)", "Shipped late (ever)"),
    formula: 'COUNTIFS(order[lateDays],">0")',
    value: (board) => countWhere(rowsOf(board.book, "order"), (row) => row.number("lateDays") > 0),
    format: "integer",
  },
  {
    name: text("今天到期跟进", "Follow-ups due today"),
    formula: "COUNTIFS(customer[followUpStatus],k.followUpStatus.today)",
    value: (board) =>
      countWhere(rowsOf(board.book, "customer"), (row) =>
        is(row, "followUpStatus", "followUpStatus", "today"),
      ),
    format: "integer",
    tone: "warn",
  },
  {
    name: text("逾期跟进", "Follow-ups overdue"),
    formula: "COUNTIFS(customer[followUpStatus],k.followUpStatus.overdue)",
    value: (board) =>
      countWhere(rowsOf(board.book, "customer"), (row) =>
        is(row, "followUpStatus", "followUpStatus", "overdue"),
      ),
    format: "integer",
    tone: "bad",
  },
  {
    name: text("投诉未答复", "Complaints unanswered"),
    formula: "COUNT(complaint[answerBy])",
    value: (board) => countWhere(rowsOf(board.book, "complaint"), (row) => !row.blank("answerBy")),
    format: "integer",
    tone: "bad",
  },
];

const PER_ROW = 4;

/** Cards of a label over a figure, four a row; figures of absent tables leave no gap. */
function keyFigures(board: Board): void {
  let position = 0;
  for (const figure of FIGURES) {
    const row = FIGURES_TOP + Math.floor(position / PER_ROW) * 3;
    const column = 1 + (position % PER_ROW);
    if (
      !board.formula(row + 1, column, figure.formula, () => figure.value(board), {
        look: "figure",
        format: figure.format,
      })
    )
      continue;
    board.text(row, column, figure.name, { look: "note" });
    if (figure.tone) board.highlight(row + 1, column, 1, 1, `${cell(row + 1, column)}>0`, figure.tone);
    position += 1;
  }
}

function cell(row: number, column: number): string {
  return `$${"ABCDEFGHIJ"[column] ?? "A"}$${row + 1}`;
}

/** Draws the charts that the tables allow; false when there is none. */
function charts(board: Board): boolean {
  const hasSummary = board.boards.some((candidate) => candidate.id === "summary");
  if (hasSummary) {
    paretoChart(board, { row: CHARTS_TOP, column: 1, rows: CHART_ROWS, columns: 4 });
    const { row, rows, nameColumn, amountColumn } = SUMMARY_CLASS_ROWS;
    board.chart({
      name: "classes",
      title: text("各类成交额", "Sales by class"),
      alt: text("饼图:Ⅰ、Ⅱ、Ⅲ类客户的本年成交额。", "Pie: sales of the year by class Ⅰ, Ⅱ, Ⅲ."),
      at: { row: CHARTS_TOP, column: 7, rows: CHART_ROWS, columns: 3 },
      categories: { sheet: "summary", row, column: nameColumn, rows, columns: 1 },
      series: [
        {
          name: text("成交额", "Sales"),
          values: { sheet: "summary", row, column: amountColumn, rows, columns: 1 },
          type: "pie",
          color: "#2E7D6B",
        },
      ],
      format: "money",
      legend: true,
    });
  }
  const hasAgeing = board.book.has("receivable");
  if (hasAgeing) ageing(board);
  return hasSummary || hasAgeing;
}

const AGEING = ["notDue", "d30", "d60", "d90", "over"] as const;
const AGEING_TOP = FIGURES_TOP;

/** Open receivables by age: the table stands beside the key figures, its chart below. */
function ageing(board: Board): void {
  const rows = rowsOf(board.book, "receivable");
  board.text(AGEING_TOP, CHECK_COLUMN, text("账龄", "Ageing"), { look: "heading" });
  board.text(AGEING_TOP, CHECK_COLUMN + 1, text("未收", "Open"), { look: "heading" });
  AGEING.forEach((code, index) => {
    const row = AGEING_TOP + 1 + index;
    const label = board.book.label("ageing", code);
    board.formula(row, CHECK_COLUMN, `k.ageing.${code}`, () => label, { look: "cell" });
    board.formula(
      row,
      CHECK_COLUMN + 1,
      `ROUND(SUMIFS(receivable[openBase],receivable[ageing],$G${row + 1}),2)`,
      () =>
        sumOf(
          rows.filter((item) => is(item, "ageing", "ageing", code)),
          "openBase",
        ),
      { look: "cell", format: "money" },
    );
  });
  board.chart({
    name: "ageing",
    title: text("应收账龄", "Receivables by age"),
    alt: text("柱形图:未收款按账龄。", "Columns: open receivables by age."),
    at: { row: CHARTS_TOP, column: 5, rows: CHART_ROWS, columns: 2 },
    categories: { row: AGEING_TOP + 1, column: CHECK_COLUMN, rows: AGEING.length, columns: 1 },
    series: [
      {
        name: text("未收", "Open"),
        values: { row: AGEING_TOP + 1, column: CHECK_COLUMN + 1, rows: AGEING.length, columns: 1 },
        type: "column",
        color: "#C2410C",
      },
    ],
    format: "money",
    legend: false,
  });
}

/** Characters that a note takes in the columns beside a link of the contents. */
const NOTE_WIDTH = 76;

/** What a sheet is for, on one line of the contents. */
export function briefPurpose(purpose: Text): Text {
  return text(briefly(purpose["zh-CN"], NOTE_WIDTH), briefly(purpose["en-US"], NOTE_WIDTH));
}

function contents(board: Board, top: number): void {
  board.text(top, 1, text("目录", "Contents"), { look: "heading" });
  board.text(top, 2, text("说明", "What it holds"), { look: "heading" });
  for (let column = 3; column <= 4; column += 1) board.text(top, column, "", { look: "heading" });
  const sheets: { id: string; name: Text; purpose: Text }[] = [
    ...board.boards.filter((candidate) => candidate.first && candidate.id !== "home"),
    ...board.tables,
    ...board.boards.filter((candidate) => !candidate.first),
    {
      id: "parameters",
      name: text("参数", "Parameters"),
      purpose: text(
        "所有规则的门槛,改一格全簿随之重算。",
        "Every threshold; change one cell and the workbook follows.",
      ),
    },
    {
      id: "dictionary",
      name: text("字典", "Dictionary"),
      purpose: text("下拉列表的选项。", "The choices of the drop-down lists."),
    },
  ];
  sheets.forEach((sheet, index) => {
    const row = top + 1 + index;
    board.link(row, 1, sheet.name, sheet.id);
    board.text(row, 2, briefPurpose(sheet.purpose), { look: "note" });
  });
}

const BELOW_ROWS = 5_000;

/** Rows that someone typed under a table instead of in it: they take no part in any formula. */
function typedBelow(board: Board): Check[] {
  return board.tables.flatMap((table): Check[] => {
    const place = board.tableArea(table.id);
    if (!place || table.kind !== "entry") return [];
    const first = place.headerRow + 2;
    const rows = rowsOf(board.book, table.id);
    const key = `${table.id}[${table.key}]`;
    return [
      {
        name: text(`${table.name["zh-CN"]}:表外行`, `${table.name["en-US"]}: rows below the table`),
        formula: `COUNTA(${quoteSheet(place.sheet)}!$A$${first}:$A$${first + rows.length + BELOW_ROWS})-COUNTA(${key})`,
        value: () => 0,
      },
    ];
  });
}

function unknownKeys(table: string, column: string, name: Text): Check {
  return {
    name,
    formula: `COUNTIFS(${table}[${column}],k.flag.unknownKey)`,
    value: (board) => countWhere(rowsOf(board.book, table), (row) => is(row, column, "flag", "unknownKey")),
  };
}

function checkList(board: Board): Check[] {
  return [
    {
      name: text("年客户统计表占比合计", "Shares of the annual statistics"),
      formula: "IF(SUM(customerYear[amountYear])<=0,0,IF(ABS(SUM(customerYear[share])-1)<0.000001,0,1))",
      value: () => 0,
    },
    {
      name: text("年客户统计表列全客户", "Annual statistics list everyone"),
      formula: 'COUNTIFS(customer[amountYear],">0")-COUNT(customerYear[amountYear])',
      value: () => 0,
    },
    unknownKeys(
      "transaction",
      "customerName",
      text("交易记录:客户编号存在", "Transactions: customer IDs exist"),
    ),
    unknownKeys("order", "customerName", text("订单:客户编号存在", "Orders: customer IDs exist")),
    unknownKeys("receivable", "customerId", text("账款:合同号存在", "Receivables: contracts exist")),
    unknownKeys(
      "followUp",
      "customerName",
      text("追踪日志:客户编号存在", "Follow-up log: customer IDs exist"),
    ),
    unknownKeys("complaint", "customerName", text("投诉:客户编号存在", "Complaints: customer IDs exist")),
    unknownKeys("survey", "customerName", text("满意度调查:客户编号存在", "Surveys: customer IDs exist")),
    unknownKeys("shipment", "customerName", text("出货:合同号存在", "Shipments: contracts exist")),
    unknownKeys(
      "executionNode",
      "customerName",
      text("订单执行:合同号存在", "Order execution: contracts exist"),
    ),
    unknownKeys("register", "customerName", text("登记簿:客户编号存在", "Register: customer IDs exist")),
    unknownKeys("inquiry", "customerName", text("询盘:客户编号存在", "Inquiries: customer IDs exist")),
    unknownKeys("poolRecord", "customerName", text("公海:客户编号存在", "Public pool: customer IDs exist")),
    unknownKeys("archiveItem", "customerName", text("档案目录:客户编号存在", "Archive: customer IDs exist")),
    unknownKeys("contact", "customerName", text("联系人:客户编号存在", "Contacts: customer IDs exist")),
    unknownKeys("company", "customerName", text("公司信息:客户编号存在", "Companies: customer IDs exist")),
    unknownKeys("preference", "customerName", text("需求偏好:客户编号存在", "Needs: customer IDs exist")),
    unknownKeys(
      "updateRequest",
      "customerName",
      text("更新请求:客户编号存在", "Update requests: customer IDs exist"),
    ),
    unknownKeys(
      "contactPlan",
      "customerName",
      text("联络计划:客户编号存在", "Contact plan: customer IDs exist"),
    ),
    unknownKeys("visit", "customerName", text("访问日报:客户编号存在", "Visits: customer IDs exist")),
    unknownKeys(
      "entertainment",
      "customerName",
      text("应酬费用:客户编号存在", "Entertainment: customer IDs exist"),
    ),
    unknownKeys(
      "competition",
      "customerName",
      text("竞争对比:客户编号存在", "Competition: customer IDs exist"),
    ),
    {
      name: text("汇率:无重复或每百报价", "Exchange rates: none twice, none per 100"),
      formula:
        "COUNTIFS(exchangeRate[check],k.rateCheck.twice)+COUNTIFS(exchangeRate[check],k.rateCheck.per100)",
      value: (board) => countWhere(rowsOf(board.book, "exchangeRate"), (row) => !row.blank("check")),
    },
    unknownKeys("filing", "archiveNo", text("归档表:登记号存在", "Filings: entries exist")),
    {
      name: text("销毁均可执行", "Destructions are allowed"),
      formula:
        'COUNTIFS(destruction[destroyedOn],">0")-COUNTIFS(destruction[destroyedOn],">0",destruction[check],k.destructionCheck.allowed)',
      value: (b) =>
        countWhere(
          rowsOf(b.book, "destruction"),
          (row) => row.number("destroyedOn") > 0 && !is(row, "check", "destructionCheck", "allowed"),
        ),
    },
    {
      name: text("档案编号未重复", "Archive numbers stand once"),
      formula: "SUMPRODUCT(--(archiveItem[numberTwice]>0))",
      value: (b) => countWhere(rowsOf(b.book, "archiveItem"), (row) => row.number("numberTwice") > 0),
    },
    ...typedBelow(board),
    ...sortedLimitChecks,
    {
      name: text("统计截止日在31天内", "Cut-off within 31 days"),
      formula: "IF(p.asOf-p.cutoff>31,1,0)",
      value: (b) => (b.book.number("asOf") - b.book.number("cutoff") > 31 ? 1 : 0),
    },
  ];
}

/** Every check reads 100 %, or else shows how many rows it found. */
function checks(board: Board, top: number): void {
  board.text(top, CHECK_COLUMN, text("核对(应为100%)", "Checks (must read 100 %)"), { look: "heading" });
  board.text(top, CHECK_COLUMN + 1, text("问题行数", "Problems"), { look: "heading" });
  board.text(top, CHECK_COLUMN + 2, text("结果", "Result"), { look: "heading" });
  let row = top;
  for (const check of checkList(board)) {
    const at = row + 2;
    const problems = check.value(board);
    if (
      !board.formula(row + 1, CHECK_COLUMN + 1, check.formula, () => problems, {
        look: "cell",
        format: "integer",
      })
    )
      continue;
    board.text(row + 1, CHECK_COLUMN, check.name, { look: "cell" });
    board.formula(row + 1, CHECK_COLUMN + 2, `IF(H${at}=0,1,0)`, () => (problems === 0 ? 1 : 0), {
      look: "check",
      format: "share",
    });
    row += 1;
  }
  if (row > top) {
    board.highlight(top + 1, CHECK_COLUMN, row - top, 3, `$I${top + 2}<1`, "bad");
  }
}
