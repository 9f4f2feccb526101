import { text } from "../../i18n/text";
import { countWhere, rowsOf } from "./figures";
import type { Board, BoardSpec } from "../spec";

/** 档案缺件: for a customer chosen, which documents of S3's fixed order are there; for all, how many customers have each. */

const TOP = 6;
const PICK_ROW = 3;

export const archiveMissing: BoardSpec = {
  id: "archiveMissing",
  name: text("档案缺件", "Missing papers"),
  purpose: text(
    "选择客户,按固定次序列出各文件份数与缺件;并统计有成交客户中缺少各文件的户数。",
    "Choose a customer to see its papers in the fixed order and what is missing; and how many buying customers lack each.",
  ),
  package: "archive",
  needs: ["archiveItem", "customer"],
  widths: [5, 24, 32, 10, 12, 3, 22, 24],
  landscape: false,
  onePage: true,
  printed: { fromColumn: 1 },
  build: (board) => {
    board.text(0, 1, text("档案缺件", "Missing papers"), { look: "title" });
    board.link(1, 1, text("← 首页", "← Home"), "home");
    picked(board);
    documents(board);
  },
};

function picked(board: Board): void {
  const first = rowsOf(board.book, "archiveItem").find((row) => row.number("customerRow") > 0);
  const customer = first?.text("customerId") ?? "";
  const row = board.book.find("customer", "customerId", customer);
  board.text(PICK_ROW, 1, text("选择客户编号", "Choose a customer ID"), { look: "label" });
  board.input(PICK_ROW, 2, customer === "" ? null : customer, { keysOf: "customer" });
  board.formula(
    PICK_ROW,
    0,
    `IF($C$${PICK_ROW + 1}="",0,IF(COUNTIFS(customer[customerId],$C$${PICK_ROW + 1})=0,0,MATCH($C$${PICK_ROW + 1},customer[customerId],0)))`,
    () => (row ? row.index + 1 : 0),
    { look: "note" },
  );
  board.formula(
    PICK_ROW,
    3,
    `IF($A$${PICK_ROW + 1}=0,"",INDEX(customer[shortName],$A$${PICK_ROW + 1})&"")`,
    () => row?.text("shortName") ?? "",
    { look: "figure" },
  );
}

function documents(board: Board): void {
  const { book } = board;
  [text("大类", "Class"), text("文件", "Document"), text("份数", "Papers"), text("核对", "Check")].forEach(
    (name, index) => {
      board.text(TOP - 1, 1 + index, name, { look: "heading" });
    },
  );
  board.text(TOP - 1, 6, text("有此文件户数", "Customers with it"), { look: "heading" });
  board.text(TOP - 1, 7, text("有成交缺件户数", "Buyers without it"), { look: "heading" });
  const items = rowsOf(book, "archiveItem");
  const customers = rowsOf(book, "customer");
  const buyers = countWhere(customers, (row) => row.number("ordersEver") > 0);
  const labels = book.labels("archiveDocument");
  labels.forEach((label, index) => {
    const row = TOP + index;
    const at = row + 1;
    const of = board.at(PICK_ROW, 0);
    const key = (typeof of === "number" ? of : 0) * 100 + index + 1;
    const papers =
      typeof of === "number" && of > 0 ? book.where("archiveItem", "documentKey", key).length : 0;
    const having = items.filter(
      (item) => item.number("documentNumber") === index + 1 && item.number("firstOfDocument") === 1,
    );
    const buyersHaving = having.filter((item) => item.number("lastDeal") > 0).length;
    board.value(row, 0, index + 1, { look: "note" });
    board.formula(
      row,
      1,
      `INDEX(x.archiveDocument.archiveClass,$A${at})`,
      () => book.extra("archiveDocument", label, "archiveClass") ?? "",
      { look: "cell" },
    );
    board.formula(row, 2, `INDEX(l.archiveDocument,$A${at})`, () => label, { look: "cell" });
    board.formula(
      row,
      3,
      `IF($A$${PICK_ROW + 1}=0,0,COUNTIFS(archiveItem[documentKey],$A$${PICK_ROW + 1}*100+$A${at}))`,
      () => papers,
      { look: "cell", format: "integer" },
    );
    board.formula(
      row,
      4,
      `IF(D${at}>0,k.paperState.there,k.paperState.missing)`,
      () => book.label("paperState", papers > 0 ? "there" : "missing"),
      {
        look: "cell",
      },
    );
    board.formula(
      row,
      6,
      `COUNTIFS(archiveItem[documentNumber],$A${at},archiveItem[firstOfDocument],1)`,
      () => having.length,
      { look: "cell", format: "integer" },
    );
    board.formula(
      row,
      7,
      `COUNTIFS(customer[ordersEver],">0")-COUNTIFS(archiveItem[documentNumber],$A${at},archiveItem[firstOfDocument],1,archiveItem[lastDeal],">0")`,
      () => buyers - buyersHaving,
      { look: "cell", format: "integer" },
    );
  });
  const last = TOP + labels.length;
  board.text(last, 2, text("齐全率", "Complete"), { look: "check" });
  board.formula(
    last,
    3,
    `COUNTIFS(D${TOP + 1}:D${last},">0")/${labels.length}`,
    () => {
      const there = labels.filter((_, index) => Number(board.at(TOP + index, 3)) > 0).length;
      return there / labels.length;
    },
    { look: "check", format: "share" },
  );
  board.highlight(TOP, 4, labels.length, 1, `$E${TOP + 1}=k.paperState.missing`, "warn");
}
