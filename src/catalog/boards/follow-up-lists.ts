import { text, type Text } from "../../i18n/text";
import { inOrderOf, rowsOf } from "./figures";
import { at, listHeadings, pick } from "./listing";
import type { Board, BoardSpec, BoardStyle, RowView } from "../spec";

/**
 * 等级客户跟进表 and 优先客户跟进表 (S0 item 4, tables 1.15): customers in the order of their next follow-up,
 * with the first or the latest quotation and the latest contact from the log. A bounded number of lines.
 */

type Format = NonNullable<BoardStyle["format"]>;
interface Column {
  readonly name: Text;
  /** Where the value stands: the customer, a quotation of it, or its latest contact. */
  readonly of: "customer" | "quote" | "contact";
  readonly id: string;
  readonly format?: Format;
}

const PER_CUSTOMER = 100_000;
const PER_GRADE = 1_000_000;
const KEYS = "followUp[contactKey]";
const QUOTES = "followUp[quoteKey]";

/** First or last key of a customer: keys are customer row × 100000 + date. */
function keyFormula(keys: string, which: "first" | "last", position: string): string {
  return which === "first"
    ? `MINIFS(${keys},${keys},">="&${position}*${PER_CUSTOMER},${keys},"<"&(${position}+1)*${PER_CUSTOMER})`
    : `MAXIFS(${keys},${keys},">="&${position}*${PER_CUSTOMER},${keys},"<"&(${position}+1)*${PER_CUSTOMER})`;
}

function keyed(
  board: Board,
  column: "contactKey" | "quoteKey",
  which: "first" | "last",
  customer: RowView | undefined,
): RowView | undefined {
  if (!customer) return undefined;
  const mine = board.book
    .where("followUp", "customerRow", customer.index + 1)
    .filter((row) => row.number(column) > 0);
  const keys = mine.map((row) => row.number(column));
  const wanted = which === "first" ? Math.min(...keys) : Math.max(...keys);
  return mine.find((row) => row.number(column) === wanted);
}

/** The cells that find a customer's row, a quotation's and a contact's; then the columns. */
function line(
  board: Board,
  row: number,
  columns: readonly Column[],
  which: "first" | "last",
  position: string,
  customer: RowView | undefined,
): void {
  board.formula(row, 0, position, () => (customer ? customer.index + 1 : ""), { look: "note" });
  const quote = keyed(board, "quoteKey", which, customer);
  const contact = keyed(board, "contactKey", "last", customer);
  const helper = columns.length + 1;
  const find = (column: number, keys: string, order: "first" | "last", source: RowView | undefined): void => {
    const key = keyFormula(keys, order, at(row, 0));
    board.formula(
      row,
      column,
      `IF(N(${at(row, 0)})=0,0,IF(${key}=0,0,MATCH(${key},${keys},0)))`,
      () => (source ? source.index + 1 : 0),
      { look: "note" },
    );
  };
  find(helper, QUOTES, which, quote);
  find(helper + 1, KEYS, "last", contact);
  const places = {
    customer: { table: "customer", position: at(row, 0), source: customer },
    quote: { table: "followUp", position: at(row, helper), source: quote },
    contact: { table: "followUp", position: at(row, helper + 1), source: contact },
  } as const;
  columns.forEach((column, index) => {
    const { table, position: from, source } = places[column.of];
    pick(board, row, 1 + index, { table, column: column.id, position: from }, source, {
      look: "cell",
      ...(column.format ? { format: column.format } : {}),
    });
  });
}

function headings(board: Board, row: number, columns: readonly Column[]): void {
  board.text(row, 0, text("行", "Row"), { look: "note" });
  listHeadings(board, row, 1, columns);
  board.text(row, columns.length + 1, text("报价行", "Quote"), { look: "note" });
  board.text(row, columns.length + 2, text("联络行", "Contact"), { look: "note" });
}

const BY_GRADE: readonly Column[] = [
  { of: "customer", id: "customerId", name: text("客户编号", "ID") },
  { of: "customer", id: "shortName", name: text("客户", "Customer") },
  { of: "customer", id: "intentGrade", name: text("意向等级", "Intent") },
  { of: "quote", id: "date", name: text("初次报价", "First quoted"), format: "date" },
  { of: "quote", id: "quoteQuantity", name: text("报价数量", "Quantity"), format: "number" },
  { of: "quote", id: "quotePrice", name: text("单价", "Price"), format: "number" },
  { of: "customer", id: "lastContact", name: text("上次跟进", "Last contact"), format: "date" },
  { of: "customer", id: "nextFollowUp", name: text("下次跟进", "Next"), format: "date" },
  { of: "customer", id: "followUpStatus", name: text("状态", "Status") },
  { of: "customer", id: "followUpReason", name: text("周期依据", "Interval") },
  { of: "contact", id: "content", name: text("简要记录", "In brief") },
];
const GRADE_LINES = 50;
const GRADE_TOP = 6;
const GRADE_PICK = at(2, 2);
const OFFSET = at(3, 2);
const END = at(3, 4);

export const gradeFollowUp: BoardSpec = {
  id: "gradeFollowUp",
  name: text("等级客户跟进表", "Follow-up by grade"),
  purpose: text(
    "按意向等级和下次跟进日列出客户,含初次报价与最近记录;可只看一个等级。",
    "Customers by intent grade and next follow-up, with first quotation and latest contact; one grade or all.",
  ),
  package: "management",
  needs: ["customer", "followUp", "contactPlan"],
  widths: [6, 14, 22, 19, 13, 11, 11, 13, 13, 15, 31, 60, 8, 8],
  landscape: true,
  printed: { fromColumn: 1, columns: 11 },
  build: (board) => {
    board.text(0, 1, text("等级客户跟进表", "Follow-up by grade"), { look: "title" });
    board.link(1, 1, text("← 首页", "← Home"), "home");
    board.text(2, 1, text("等级 ▼", "Grade ▼"), { look: "label" });
    board.input(2, 2, null, { list: "intentGrade" });
    board.text(2, 3, text("空白为全部", "Blank shows all"), { look: "note" });
    const order = "customer[gradeOrder]";
    const place = `MATCH(${GRADE_PICK},l.intentGrade,0)`;
    const customers = inOrderOf(rowsOf(board.book, "customer"), "gradeOrder");
    board.text(3, 1, text("之前的客户", "Customers before"), { look: "note" });
    board.formula(3, 2, `IF(${GRADE_PICK}="",0,COUNTIFS(${order},"<"&${place}*${PER_GRADE}))`, () => 0, {
      look: "note",
      format: "integer",
    });
    board.text(3, 3, text("至第几户", "Up to"), { look: "note" });
    board.formula(
      3,
      4,
      `IF(${GRADE_PICK}="",COUNT(${order}),COUNTIFS(${order},"<"&(${place}+1)*${PER_GRADE}))`,
      () => customers.length,
      { look: "note", format: "integer" },
    );
    headings(board, GRADE_TOP - 1, BY_GRADE);
    for (let n = 1; n <= GRADE_LINES; n += 1) {
      const nth = `MATCH(SMALL(${order},${OFFSET}+${n}),${order},0)`;
      line(
        board,
        GRADE_TOP + n - 1,
        BY_GRADE,
        "first",
        `IF(${OFFSET}+${n}>${END},"",${nth})`,
        customers[n - 1],
      );
    }
    statusColours(board, GRADE_TOP, 9, GRADE_LINES);
  },
};

const PRIORITY: readonly Column[] = [
  { of: "customer", id: "customerId", name: text("客户编号", "ID") },
  { of: "customer", id: "shortName", name: text("客户", "Customer") },
  { of: "customer", id: "expectedDate", name: text("预计成交", "Expected"), format: "date" },
  { of: "quote", id: "date", name: text("报价时间", "Quoted"), format: "date" },
  { of: "quote", id: "quoteQuantity", name: text("数量", "Quantity"), format: "number" },
  { of: "quote", id: "quotePrice", name: text("单价", "Price"), format: "number" },
  { of: "quote", id: "quoteDelivery", name: text("交货期", "Delivery"), format: "date" },
  { of: "contact", id: "date", name: text("联系日期", "Contacted"), format: "date" },
  { of: "contact", id: "method", name: text("方式", "Method") },
  { of: "contact", id: "needs", name: text("客户要求", "Wishes") },
  { of: "contact", id: "content", name: text("大概内容", "In brief") },
  { of: "customer", id: "nextFollowUp", name: text("下一步", "Next"), format: "date" },
  { of: "customer", id: "owner", name: text("责任人", "In charge") },
];
const PRIORITY_LINES = 30;
const PRIORITY_TOP = 4;

export const priorityFollowUp: BoardSpec = {
  id: "priorityFollowUp",
  name: text("优先客户跟进表", "Priority follow-up"),
  purpose: text(
    "很有可能成单的客户:现在有需求且意向为A、B,或手工指定;按下次跟进日排列。",
    "Customers likely to order: demand now and intent A or B, or ticked; by next follow-up.",
  ),
  package: "management",
  needs: ["customer", "followUp", "contactPlan"],
  widths: [6, 14, 22, 13, 13, 11, 11, 13, 13, 28, 38, 60, 13, 15, 8, 8],
  landscape: true,
  printed: { fromColumn: 1, columns: 13 },
  build: (board) => {
    board.text(0, 1, text("优先客户跟进表", "Priority follow-up"), { look: "title" });
    board.link(1, 1, text("← 首页", "← Home"), "home");
    board.text(1, 2, text("重要但不紧急、高回报", "Important, not urgent, well worth it"), { look: "note" });
    const order = "customer[priorityOrder]";
    const customers = inOrderOf(rowsOf(board.book, "customer"), "priorityOrder");
    board.text(2, 1, text("户数", "Customers"), { look: "label" });
    board.formula(2, 2, `COUNT(${order})`, () => customers.length, { look: "figure", format: "integer" });
    headings(board, PRIORITY_TOP - 1, PRIORITY);
    for (let n = 1; n <= PRIORITY_LINES; n += 1) {
      const nth = `IF($C$3<${n},"",MATCH(SMALL(${order},${n}),${order},0))`;
      line(board, PRIORITY_TOP + n - 1, PRIORITY, "last", nth, customers[n - 1]);
    }
  },
};

function statusColours(board: Board, top: number, column: number, rows: number): void {
  const cell = at(top, column, "column");
  board.highlight(top, column, rows, 1, `${cell}=k.followUpStatus.overdue`, "bad");
  board.highlight(top, column, rows, 1, `${cell}=k.followUpStatus.today`, "warn");
}
