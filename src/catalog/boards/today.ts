import { text, type Text } from "../../i18n/text";
import { columnLetters } from "../../formula/address";
import { inOrderOf, rowsOf } from "./figures";
import type { Board, BoardSpec, BoardStyle } from "../spec";

/** 今日: what is due, earliest first, by formulas alone, for phones and WPS where no pane exists. */

interface DayList {
  readonly title: Text;
  readonly table: string;
  readonly rows: number;
  readonly columns: readonly {
    readonly id: string;
    readonly name: Text;
    readonly format?: NonNullable<BoardStyle["format"]>;
  }[];
  /** Column of the list to colour by the status it holds. */
  readonly highlights: readonly {
    readonly column: string;
    readonly list: string;
    readonly code: string;
    readonly tone: "bad" | "warn";
  }[];
}

const CUSTOMER = text("客户", "Customer");

const LISTS: readonly DayList[] = [
  {
    title: text("跟进", "Follow-ups"),
    table: "customer",
    rows: 50,
    columns: [
      { id: "customerId", name: text("客户编号", "ID") },
      { id: "shortName", name: CUSTOMER },
      { id: "nextFollowUp", name: text("下次跟进日", "Next"), format: "date" },
      { id: "followUpStatus", name: text("状态", "Status") },
      { id: "managementClass", name: text("管理类别", "Class") },
      { id: "intentGrade", name: text("意向等级", "Intent") },
      { id: "followUpReason", name: text("依据", "Rule") },
      { id: "owner", name: text("业务员", "Salesperson") },
    ],
    highlights: [
      { column: "followUpStatus", list: "followUpStatus", code: "overdue", tone: "bad" },
      { column: "followUpStatus", list: "followUpStatus", code: "today", tone: "warn" },
    ],
  },
  {
    title: text("待出货订单", "Orders to ship"),
    table: "order",
    rows: 20,
    columns: [
      { id: "contractNo", name: text("合同号", "Contract") },
      { id: "customerName", name: CUSTOMER },
      { id: "deliveryDate", name: text("合同交期", "Delivery"), format: "date" },
      { id: "alert", name: text("预警", "Alert") },
      { id: "daysLeft", name: text("剩余天数", "Days left"), format: "integer" },
      { id: "status", name: text("订单状态", "Status") },
      { id: "product", name: text("品名", "Product") },
      { id: "merchandiser", name: text("跟单员", "Merchandiser") },
    ],
    highlights: [
      { column: "alert", list: "orderAlert", code: "late", tone: "bad" },
      { column: "alert", list: "orderAlert", code: "soon", tone: "warn" },
    ],
  },
  {
    title: text("待收款", "Payments to collect"),
    table: "receivable",
    rows: 20,
    columns: [
      { id: "receivableNo", name: text("款项编号", "Payment") },
      { id: "customerName", name: CUSTOMER },
      { id: "dueDate", name: text("应收日期", "Due"), format: "date" },
      { id: "ageing", name: text("账龄", "Ageing") },
      { id: "open", name: text("未收", "Open"), format: "money" },
      { id: "currency", name: text("币种", "Currency") },
      { id: "stage", name: text("催收阶段", "Stage") },
      { id: "contractNo", name: text("合同号", "Contract") },
    ],
    highlights: [
      { column: "ageing", list: "ageing", code: "over", tone: "bad" },
      { column: "ageing", list: "ageing", code: "d90", tone: "bad" },
      { column: "ageing", list: "ageing", code: "d60", tone: "bad" },
      { column: "ageing", list: "ageing", code: "d30", tone: "warn" },
    ],
  },
  {
    title: text("待完成节点", "Milestones to come"),
    table: "executionNode",
    rows: 15,
    columns: [
      { id: "nodeNo", name: text("节点编号", "Milestone") },
      { id: "customerName", name: CUSTOMER },
      { id: "due", name: text("应完成日", "Due"), format: "date" },
      { id: "status", name: text("节点状态", "Status") },
      { id: "lateDays", name: text("晚天数", "Days late"), format: "integer" },
      { id: "node", name: text("节点", "Step") },
      { id: "contractNo", name: text("合同号", "Contract") },
      { id: "owner", name: text("责任人", "Responsible") },
    ],
    highlights: [
      { column: "status", list: "nodeStatus", code: "late", tone: "bad" },
      { column: "status", list: "nodeStatus", code: "due", tone: "warn" },
    ],
  },
  {
    title: text("待开船", "Departures to come"),
    table: "shipment",
    rows: 10,
    columns: [
      { id: "shipmentNo", name: text("出货编号", "Shipment") },
      { id: "customerName", name: CUSTOMER },
      { id: "etd", name: text("ETD", "ETD"), format: "date" },
      { id: "bufferState", name: text("船期缓冲", "Buffer") },
      { id: "status", name: text("在途状态", "Status") },
      { id: "release", name: text("尾款", "Balance") },
      { id: "vessel", name: text("船名/航次", "Vessel") },
      { id: "contractNo", name: text("合同号", "Contract") },
    ],
    highlights: [
      { column: "bufferState", list: "shipmentBuffer", code: "short", tone: "bad" },
      { column: "bufferState", list: "shipmentBuffer", code: "tight", tone: "warn" },
    ],
  },
  {
    title: text("待成交商机", "Opportunities open"),
    table: "inquiry",
    rows: 10,
    columns: [
      { id: "inquiryNo", name: text("询盘号", "Inquiry") },
      { id: "customerName", name: CUSTOMER },
      { id: "expectedDate", name: text("预计成交", "Expected"), format: "date" },
      { id: "stage", name: text("阶段", "Stage") },
      { id: "replyState", name: text("回复情况", "Reply") },
      { id: "itemNo", name: text("货号", "Item") },
      { id: "expectedAmount", name: text("预计金额", "Amount"), format: "money" },
      { id: "owner", name: text("业务员", "Salesperson") },
    ],
    highlights: [{ column: "replyState", list: "replyState", code: "overdue", tone: "bad" }],
  },
  {
    title: text("待答复投诉", "Complaints to answer"),
    table: "complaint",
    rows: 10,
    columns: [
      { id: "complaintNo", name: text("投诉编号", "Complaint") },
      { id: "customerName", name: CUSTOMER },
      { id: "answerBy", name: text("待通知日期", "Tell by"), format: "date" },
      { id: "alarm", name: text("警报", "Alarm") },
      { id: "status", name: text("状态", "Status") },
      { id: "nature", name: text("性质", "Nature") },
      { id: "content", name: text("内容", "Content") },
      { id: "receiver", name: text("受理人", "Received by") },
    ],
    highlights: [
      { column: "alarm", list: "complaintAlarm", code: "silent", tone: "bad" },
      { column: "alarm", list: "complaintAlarm", code: "plan", tone: "warn" },
      { column: "alarm", list: "complaintAlarm", code: "firstAnswer", tone: "warn" },
    ],
  },
];

export const today: BoardSpec = {
  id: "today",
  name: text("今日", "Today"),
  purpose: text(
    "今天该跟进、出货、收款和答复的事,按先后列出,全部由公式得出。",
    "What is due today: contacts, shipments, payments and answers, earliest first, all by formulas.",
  ),
  package: "always",
  needs: [],
  first: true,
  widths: [4, 16, 24, 13, 20, 24, 20, 34, 15],
  landscape: false,
  printed: { fromColumn: 1 },
  build: (board) => {
    board.text(0, 1, text("今日", "Today"), { look: "title" });
    board.formula(0, 3, "p.asOf", () => board.book.number("asOf"), { look: "figure", format: "date" });
    board.link(1, 1, text("← 首页", "← Home"), "home");
    let row = 3;
    for (const list of LISTS) {
      if (!board.book.has(list.table)) continue;
      dayList(board, list, row);
      row += list.rows + 4;
    }
  },
};

/** The nth smallest of the table's order column gives the row; the other cells look it up. */
function dayList(board: Board, list: DayList, top: number): void {
  const rows = rowsOf(board.book, list.table);
  const due = inOrderOf(rows, "dueOrder");
  board.text(top, 1, list.title, { look: "label" });
  board.link(top, 3, board.tables.find((table) => table.id === list.table)?.name ?? list.title, list.table);
  board.text(top + 1, 0, text("行", "Row"), { look: "note" });
  list.columns.forEach((column, index) => {
    board.text(top + 1, 1 + index, column.name, { look: "heading" });
  });
  for (let n = 1; n <= list.rows; n += 1) {
    const row = top + 1 + n;
    const source = due[n - 1];
    board.formula(
      row,
      0,
      `IF(COUNT(${list.table}[dueOrder])<${n},"",MATCH(SMALL(${list.table}[dueOrder],${n}),${list.table}[dueOrder],0))`,
      () => (source ? source.index + 1 : ""),
      { look: "note" },
    );
    list.columns.forEach((column, index) => {
      const found = `INDEX(${list.table}[${column.id}],$A${row + 1})`;
      const asText = column.format === undefined;
      board.formula(
        row,
        1 + index,
        `IF($A${row + 1}="","",${found}${asText ? '&""' : ""})`,
        () => (source ? (asText ? source.text(column.id) : (source.value(column.id) ?? 0)) : ""),
        { look: "cell", ...(column.format ? { format: column.format } : {}) },
      );
    });
  }
  for (const { column, list: labels, code, tone } of list.highlights) {
    const position = list.columns.findIndex((candidate) => candidate.id === column) + 1;
    if (position < 1) continue;
    const cell = `$${columnLetters(position)}${top + 3}`;
    board.highlight(top + 2, position, list.rows, 1, `${cell}=k.${labels}.${code}`, tone);
  }
}
