import { text } from "../../i18n/text";
import { countWhere, inOrderOf, is, rowsOf } from "./figures";
import { at, listHeadings, listLine, type ListColumn } from "./listing";
import type { Board, BoardSpec } from "../spec";

/** 公海建议 (rules 2.13): which customers to return to the pool and why, longest overdue first. */

const REASONS = ["noContact", "noDeal", "both"] as const;
const REASONS_TOP = 6;
const LIST_TOP = REASONS_TOP + REASONS.length + 3;
const LISTED = 30;
const ORDER = "customer[poolAdviceOrder]";

const COLUMNS: readonly ListColumn[] = [
  { id: "customerId", name: text("客户编号", "ID") },
  { id: "shortName", name: text("客户", "Customer") },
  { id: "owner", name: text("业务员", "Salesperson") },
  { id: "poolAdvice", name: text("原因", "Reason") },
  { id: "lastContact", name: text("上次跟进日", "Last contact"), format: "date" },
  { id: "contactHolds", name: text("跟进保留至", "Held by contact"), format: "date" },
  { id: "lastOrder", name: text("末单日", "Last order"), format: "date" },
  { id: "dealHolds", name: text("成交保留至", "Held by deal"), format: "date" },
  { id: "managementClass", name: text("管理类别", "Class") },
];

export const poolAdviceList: BoardSpec = {
  id: "poolAdviceList",
  name: text("公海建议", "Pool advice"),
  purpose: text(
    "超期未跟进或未成交、建议退回公海的客户,按超期先后列出;默认关闭,在参数表开启。",
    "Customers to return to the pool for want of follow-ups or deals, longest overdue first; off until switched on among the parameters.",
  ),
  package: "management",
  needs: ["customer", "order", "receivable", "poolRecord"],
  widths: [5, 25, 24, 21, 22, 15, 16, 14, 16, 14],
  landscape: true,
  printed: { fromColumn: 1 },
  build: (board) => {
    board.text(0, 1, text("公海建议", "Pool advice"), { look: "title" });
    board.link(1, 1, text("← 首页", "← Home"), "home");
    board.link(1, 2, text("登记到公海客户池", "Enter them in the public pool"), "poolRecord");
    conditions(board);
    reasons(board);
    customers(board);
  },
};

/** The switch and the two limits as they stand among the parameters: an empty list must explain itself. */
function conditions(board: Board): void {
  const { book } = board;
  board.text(2, 1, text("建议", "Advice"), { look: "label" });
  board.formula(
    2,
    2,
    "IF(p.poolAdvice=1,k.onOff.on,k.onOff.off)",
    () => book.label("onOff", book.number("poolAdvice") === 1 ? "on" : "off"),
    { look: "figure" },
  );
  board.highlight(2, 2, 1, 1, `${at(2, 2)}=k.onOff.off`, "muted");
  board.link(2, 3, text("在参数表开关", "Switch among the parameters"), "parameters");
  board.text(3, 1, text("未跟进天数", "Days without follow-up"), { look: "label" });
  board.formula(3, 2, "p.poolIdleDays", () => book.number("poolIdleDays"), {
    look: "figure",
    format: "integer",
  });
  board.text(3, 3, text("未成交天数", "Days without a deal"), { look: "label" });
  board.formula(3, 4, "p.poolNoDealDays", () => book.number("poolNoDealDays"), {
    look: "figure",
    format: "integer",
  });
}

function reasons(board: Board): void {
  const rows = rowsOf(board.book, "customer");
  board.text(REASONS_TOP - 1, 1, text("原因", "Reason"), { look: "heading" });
  board.text(REASONS_TOP - 1, 2, text("户数", "Customers"), { look: "heading" });
  REASONS.forEach((code, index) => {
    const row = REASONS_TOP + index;
    board.formula(row, 1, `k.poolAdvice.${code}`, () => board.book.label("poolAdvice", code), {
      look: "cell",
    });
    board.formula(
      row,
      2,
      `COUNTIFS(customer[poolAdvice],${at(row, 1)})`,
      () => countWhere(rows, (customer) => is(customer, "poolAdvice", "poolAdvice", code)),
      { look: "cell", format: "integer" },
    );
  });
}

function customers(board: Board): void {
  const due = inOrderOf(rowsOf(board.book, "customer"), "poolAdviceOrder");
  board.text(LIST_TOP - 1, 1, text("建议退回公海", "Suggested for the pool"), { look: "label" });
  board.formula(LIST_TOP - 1, 2, `COUNT(${ORDER})`, () => due.length, { look: "figure", format: "integer" });
  board.text(LIST_TOP, 0, text("行", "Row"), { look: "note" });
  listHeadings(board, LIST_TOP, 1, COLUMNS);
  for (let n = 1; n <= LISTED; n += 1) {
    const row = LIST_TOP + n;
    const source = due[n - 1];
    board.formula(
      row,
      0,
      `IF(${at(LIST_TOP - 1, 2)}<${n},"",MATCH(SMALL(${ORDER},${n}),${ORDER},0))`,
      () => (source ? source.index + 1 : ""),
      { look: "note" },
    );
    listLine(board, row, 1, "customer", COLUMNS, at(row, 0), source);
  }
}
