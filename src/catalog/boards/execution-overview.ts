import { columnLetters } from "../../formula/address";
import { text } from "../../i18n/text";
import { EXECUTION_NODES } from "../../rules/execution-node";
import { inOrderOf, rowsOf } from "./figures";
import type { Board, BoardSpec, RowView } from "../spec";

/** 订单执行一览: the milestones of open orders side by side, for the wall: due above, done below. */

const TOP = 4;
const ORDERS = 20;
/** Milestones that S0 names and that most orders have, with words short enough for the wall; the others are in the long table. */
const SHOWN = [
  ["deposit", text("定金到账", "Deposit")],
  ["start", text("下单生产", "Production")],
  ["material", text("原料采购", "Materials")],
  ["midway", text("中期验货", "Midway")],
  ["final", text("尾期验货", "Inspected")],
  ["factory", text("工厂交货", "Ex factory")],
  ["booking", text("订舱", "Booked")],
  ["customs", text("报关", "Customs")],
  ["sailing", text("开船", "Departure")],
] as const;
const FIRST = 5;

const numberOf = (code: string): number => EXECUTION_NODES.findIndex((node) => node.code === code) + 1;

export const executionOverview: BoardSpec = {
  id: "executionOverview",
  name: text("订单执行一览", "Execution overview"),
  purpose: text(
    "未出货订单按交期先后,每单两行:应完成日与实际日期,横向打印。",
    "Orders to ship, earliest first, two rows each: due and done, to be printed across.",
  ),
  package: "orders",
  needs: ["order", "executionNode"],
  widths: [4, 13, 20, 13, 9, ...SHOWN.map(() => 13)],
  landscape: true,
  printed: { fromColumn: 1 },
  build: (board) => {
    board.text(0, 1, text("订单执行一览", "Execution overview"), { look: "title" });
    board.link(1, 1, text("← 首页", "← Home"), "home");
    board.text(
      2,
      1,
      text(
        `未出货订单中交期最早的${ORDERS}单;红色为已过应完成日而未完成。`,
        `The ${ORDERS} orders to ship with the earliest delivery; red: past its due date and not done.`,
      ),
      { look: "note" },
    );
    headings(board);
    const orders = inOrderOf(rowsOf(board.book, "order"), "dueOrder");
    for (let index = 0; index < ORDERS; index += 1)
      orderRows(board, TOP + index * 2, index + 1, orders[index]);
    board.highlight(
      TOP,
      FIRST,
      ORDERS * 2,
      SHOWN.length,
      `AND(MOD(ROW()-${TOP + 1},2)=0,ISNUMBER(${columnLetters(FIRST)}${TOP + 1}),${columnLetters(FIRST)}${TOP + 1}<p.asOf,${columnLetters(FIRST)}${TOP + 2}="")`,
      "bad",
    );
  },
};

function headings(board: Board): void {
  [
    text("合同号", "Contract"),
    text("客户", "Customer"),
    text("合同交期", "Delivery"),
    "",
    ...SHOWN.map(([, name]) => name),
  ].forEach((name, index) => {
    board.text(TOP - 1, 1 + index, name, { look: "heading" });
  });
}

/** One order: the row of the due dates, and beneath it the row of the dates done. */
function orderRows(board: Board, row: number, nth: number, order: RowView | undefined): void {
  const at = row + 1;
  board.formula(
    row,
    0,
    `IF(COUNT(order[dueOrder])<${nth},"",MATCH(SMALL(order[dueOrder],${nth}),order[dueOrder],0))`,
    () => (order ? order.index + 1 : ""),
    { look: "note" },
  );
  for (const [column, id] of [
    [1, "contractNo"],
    [2, "customerName"],
  ] as const) {
    board.formula(
      row,
      column,
      `IF($A${at}="","",INDEX(order[${id}],$A${at})&"")`,
      () => order?.text(id) ?? "",
      {
        look: "cell",
      },
    );
    board.text(row + 1, column, "", { look: "cell" });
  }
  board.formula(
    row,
    3,
    `IF($A${at}="","",INDEX(order[deliveryDate],$A${at}))`,
    () => order?.value("deliveryDate") ?? "",
    { look: "cell", format: "date" },
  );
  board.text(row + 1, 3, "", { look: "cell" });
  for (const [offset, code] of [
    [0, "due"],
    [1, "done"],
  ] as const) {
    board.formula(
      row + offset,
      4,
      `IF($A${at}="","",k.planRow.${code})`,
      () => (order ? board.book.label("planRow", code) : ""),
      { look: "cell" },
    );
  }
  SHOWN.forEach(([code], index) => {
    const key = (order ? order.index + 1 : 0) * 100 + numberOf(code);
    const nodes = order ? board.book.where("executionNode", "nodeKey", key) : [];
    for (const [offset, id] of [
      [0, "due"],
      [1, "actual"],
    ] as const) {
      const latest = `MAXIFS(executionNode[${id}],executionNode[nodeKey],$A${at}*100+${numberOf(code)})`;
      const value = Math.max(0, ...nodes.map((node) => node.number(id)));
      board.formula(
        row + offset,
        FIRST + index,
        `IF($A${at}="","",IF(${latest}=0,"",${latest}))`,
        () => (value === 0 ? "" : value),
        { look: "cell", format: "date" },
      );
    }
  });
}
