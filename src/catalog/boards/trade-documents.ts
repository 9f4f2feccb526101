import { text, type Text } from "../../i18n/text";
import { rowsOf } from "./figures";
import type { Board, BoardSpec, BoardStyle, RowView } from "../spec";

/**
 * 报价单 and 形式发票: documents for the customer, filled from the contract that is chosen, on one A4 page. They go
 * abroad: a Chinese workbook has them in both languages, an English one in English.
 */

const both = (zh: string, en: string): Text => text(`${en} ${zh}`, en);

const PICK = { row: 2, column: 2 } as const;
/** Position of the contract chosen, and of its customer and product. */
const AT = "$A$3";
const CUSTOMER_AT = "$A$4";

interface Line {
  readonly label: Text;
  readonly from: "order" | "customer";
  readonly column: string;
  readonly format?: NonNullable<BoardStyle["format"]>;
}

interface TradeDocument {
  readonly id: string;
  readonly name: Text;
  readonly purpose: Text;
  readonly title: Text;
  readonly number: Text;
  readonly lines: readonly Line[];
  /** What the signatures and remarks say, under the amounts. */
  readonly closing: readonly Text[];
}

const BUYER: readonly Line[] = [
  { label: both("客户", "To"), from: "customer", column: "fullName" },
  { label: both("地址", "Address"), from: "customer", column: "address" },
  { label: both("联系人", "Attn."), from: "customer", column: "contactPerson" },
  { label: both("邮箱", "E-mail"), from: "customer", column: "email" },
];

const TERMS: readonly Line[] = [
  { label: both("贸易术语", "Terms of delivery"), from: "order", column: "incoterm" },
  { label: both("装运港", "Port of loading"), from: "order", column: "portOfLoading" },
  { label: both("目的港", "Port of discharge"), from: "order", column: "portOfDischarge" },
  { label: both("付款方式", "Terms of payment"), from: "order", column: "paymentTerms" },
  { label: both("交货期", "Delivery date"), from: "order", column: "deliveryDate", format: "date" },
  { label: both("包装", "Packing"), from: "order", column: "packing" },
];

const DOCUMENTS: readonly TradeDocument[] = [
  {
    id: "quotation",
    name: text("报价单", "Quotation"),
    purpose: text(
      "选择合同号,生成中英文报价单,一页 A4。",
      "Choose a contract number: a quotation in both languages on one A4 page.",
    ),
    title: both("报价单", "QUOTATION"),
    number: both("报价单号", "Quotation no."),
    lines: TERMS,
    closing: [
      both("报价有效期30天。", "Prices hold for 30 days."),
      both("期待您的订单。", "We look forward to your order."),
    ],
  },
  {
    id: "proformaInvoice",
    name: text("形式发票", "Pro-forma invoice"),
    purpose: text(
      "选择合同号,生成中英文形式发票(PI),含定金与余款,一页 A4。",
      "Choose a contract number: a pro-forma invoice in both languages, with deposit and balance, on one A4 page.",
    ),
    title: both("形式发票", "PRO-FORMA INVOICE"),
    number: both("发票号", "PI no."),
    lines: [...TERMS, { label: both("唛头", "Shipping marks"), from: "order", column: "marks" }],
    closing: [
      both("银行资料:", "Bank details"),
      both("卖方签章", "For and on behalf of the seller"),
      both("买方确认", "Accepted by the buyer"),
    ],
  },
];

export const tradeDocuments: readonly BoardSpec[] = DOCUMENTS.map((document) => ({
  id: document.id,
  name: document.name,
  purpose: document.purpose,
  package: "orders",
  needs: ["order", "customer"],
  widths: [5, 30, 32, 15, 18, 20],
  landscape: false,
  onePage: true,
  // What is chosen above the title, and the positions beside it, are not for the customer.
  printed: { fromRow: 4, fromColumn: 1 },
  build: (board) => {
    build(board, document);
  },
}));

function build(board: Board, document: TradeDocument): void {
  const order = rowsOf(board.book, "order").findLast((row) => !row.blank("contractNo"));
  board.link(0, 1, text("← 首页", "← Home"), "home");
  pick(board, order);
  const customer = order ? board.book.find("customer", "customerId", order.value("customerId")) : undefined;
  board.formula(
    3,
    0,
    `IF(${AT}=0,0,IF(COUNTIFS(customer[customerId],INDEX(order[customerId],${AT}))=0,0,MATCH(INDEX(order[customerId],${AT}),customer[customerId],0)))`,
    () => (customer ? customer.index + 1 : 0),
    { look: "note" },
  );
  board.text(4, 1, document.title, { look: "title" });
  field(board, 6, document.number, { from: "order", column: "contractNo" }, order, customer);
  field(
    board,
    7,
    both("日期", "Date"),
    { from: "order", column: "signedDate", format: "date" },
    order,
    customer,
  );
  const sources = { order, customer };
  BUYER.forEach((line, index) => {
    field(board, 9 + index, line.label, line, sources.order, sources.customer);
  });
  goods(board, 14, order);
  const top = 19;
  document.lines.forEach((line, index) => {
    field(board, top + index, line.label, line, order, customer);
  });
  let row = top + document.lines.length + 1;
  if (document.id === "proformaInvoice") row = deposit(board, row, order);
  document.closing.forEach((sentence, index) => {
    board.text(row + index * 2, 1, sentence, { look: "note" });
  });
}

/** The input cell, and the position of the contract in it. */
function pick(board: Board, order: RowView | undefined): void {
  const cell = `$C$${PICK.row + 1}`;
  board.text(PICK.row, 1, text("选择合同号", "Choose a contract"), { look: "label" });
  board.input(PICK.row, PICK.column, order?.text("contractNo") ?? null, { keysOf: "order" });
  board.formula(
    PICK.row,
    0,
    `IF(${cell}="",0,IF(COUNTIFS(order[contractNo],${cell})=0,0,MATCH(${cell},order[contractNo],0)))`,
    () => (order ? order.index + 1 : 0),
    { look: "note" },
  );
}

type Cell = Pick<Line, "from" | "column" | "format">;

/** The formula and value of one cell of the contract or its customer. */
function cellOf(
  { from, column, format }: Cell,
  order: RowView | undefined,
  customer: RowView | undefined,
): { readonly formula: string; readonly value: string | number } {
  const at = from === "order" ? AT : CUSTOMER_AT;
  const row = from === "order" ? order : customer;
  const found = `INDEX(${from}[${column}],${at})`;
  if (format === undefined) return { formula: `IF(${at}=0,"",${found}&"")`, value: row?.text(column) ?? "" };
  const value = row?.value(column) ?? "";
  return {
    formula: `IF(${at}=0,"",IF(${found}="","",${found}))`,
    value: typeof value === "number" ? value : "",
  };
}

function field(
  board: Board,
  row: number,
  label: Text,
  cell: Cell,
  order: RowView | undefined,
  customer: RowView | undefined,
): void {
  const { formula, value } = cellOf(cell, order, customer);
  board.text(row, 1, label, { look: "label" });
  board.formula(row, 2, formula, () => value, {
    look: "field",
    ...(cell.format === undefined ? {} : { format: cell.format }),
  });
}

/** The line of goods: a contract of the order table is one product. */
function goods(board: Board, top: number, order: RowView | undefined): void {
  const columns = [
    [both("货号", "Item"), "itemNo", undefined],
    [both("品名规格", "Description"), "product", undefined],
    [both("数量", "Quantity"), "quantity", "number"],
    [both("单价", "Unit price"), "unitPrice", "money"],
    [both("金额", "Amount"), "amount", "money"],
  ] as const;
  columns.forEach(([label, column, format], index) => {
    board.text(top, 1 + index, label, { look: "heading" });
    const { formula, value } = cellOf(
      { from: "order", column, ...(format === undefined ? {} : { format }) },
      order,
      undefined,
    );
    board.formula(top + 1, 1 + index, formula, () => value, {
      look: "cell",
      ...(format === undefined ? {} : { format }),
    });
  });
  const specification = cellOf({ from: "order", column: "specification" }, order, undefined);
  board.formula(top + 2, 2, specification.formula, () => specification.value, { look: "cell" });
  const unit = cellOf({ from: "order", column: "unit" }, order, undefined);
  board.formula(top + 2, 3, unit.formula, () => unit.value, { look: "cell" });
  const currency = cellOf({ from: "order", column: "currency" }, order, undefined);
  board.formula(top + 2, 4, currency.formula, () => currency.value, { look: "cell" });
  board.formula(top + 2, 5, currency.formula, () => currency.value, { look: "cell" });
}

/** Deposit and balance of the pro-forma invoice; the row after them. */
function deposit(board: Board, row: number, order: RowView | undefined): number {
  const due = order?.number("depositDue") ?? 0;
  const amount = order?.number("amount") ?? 0;
  board.text(row, 1, both("定金", "Deposit"), { look: "label" });
  board.formula(row, 2, `IF(${AT}=0,"",N(INDEX(order[depositDue],${AT})))`, () => (order ? due : ""), {
    look: "field",
    format: "money",
  });
  board.text(row + 1, 1, both("余款", "Balance"), { look: "label" });
  board.formula(
    row + 1,
    2,
    `IF(${AT}=0,"",ROUND(N(INDEX(order[amount],${AT}))-C${row + 1},2))`,
    () => (order ? Math.round((amount - due) * 100 + 1e-6) / 100 : ""),
    { look: "field", format: "money" },
  );
  return row + 3;
}
