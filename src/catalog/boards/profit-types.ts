import { text, type Text } from "../../i18n/text";
import { BUSINESS_TYPES, type BusinessType } from "../../rules/business-type";
import { countWhere, is, rowsOf, sumOf, toCents } from "./figures";
import { at, listHeadings, listLine, positionsOf, type ListColumn } from "./listing";
import type { Board, BoardSpec } from "../spec";

/** 表13-5 按企业经营角度分类的客户类型: customers and profit by type, against 5/15/80 and 80/15/5 (rules 2.8). */

const TOP = 4;
const FIRST = TOP + 1;
const LAST = FIRST + BUSINESS_TYPES.length;
const WORDS_TOP = LAST + 4;
const LIST_TOP = WORDS_TOP + 6;
const LISTED = 15;

const WORDS: Readonly<Record<BusinessType, { alias: Text; level: Text; wants: Text; treatment: Text }>> = {
  key: {
    alias: text("关键客户", "Key customers"),
    level: text("高", "High"),
    wants: text(
      "产品之外还要社会利益,愿成为供应链的一员",
      "Standing as well as goods: a place in the supply chain",
    ),
    treatment: text("保持长期稳定的关系", "A lasting, steady relationship"),
  },
  suitable: {
    alias: text("合适客户", "Promising customers"),
    level: text("中", "Medium"),
    wants: text("附加的财务利益与社会利益", "Financial and other benefits on top"),
    treatment: text("结成伙伴或战略联盟", "Partnership or alliance"),
  },
  ordinary: {
    alias: text("一般客户", "General customers"),
    level: text("低", "Low"),
    wants: text("直接的好处与满意的价值", "Direct benefit, good value"),
    treatment: text("让利以提高满意度", "Concessions that raise satisfaction"),
  },
};

const COLUMNS: readonly ListColumn[] = [
  { id: "customerId", name: text("客户编号", "ID") },
  { id: "shortName", name: text("客户", "Customer") },
  { id: "profitYear", name: text("本年利润", "Profit"), format: "money" },
  { id: "amountYear", name: text("本年成交额", "Sales"), format: "money" },
  { id: "shareProfitAfter", name: text("利润累计", "Cumulative"), format: "share" },
  { id: "yearClass", name: text("成交额类别", "Amount class") },
  { id: "owner", name: text("业务员", "Salesperson") },
];

export const profitTypes: BoardSpec = {
  id: "profitTypes",
  name: text("客户类型(经营角度)", "Customer types by profit"),
  purpose: text(
    "表13-5:头等、潜力、常规客户的户数与利润占比,对照5/15/80与80/15/5。",
    "Table 13-5: key, suitable and ordinary customers, their number and profit against 5/15/80 and 80/15/5.",
  ),
  package: "management",
  needs: ["customer", "transaction", "treatment"],
  widths: [5, 18, 24, 16, 16, 14, 16, 16, 14, 14],
  landscape: true,
  printed: { fromColumn: 1 },
  build: (board) => {
    board.text(0, 1, text("表13-5 按企业经营角度分类的客户类型", "Table 13-5 Customer types by profit"), {
      look: "title",
    });
    board.link(1, 1, text("← 首页", "← Home"), "home");
    board.text(2, 1, text("统计年", "Year"), { look: "label" });
    board.formula(2, 2, "p.year", () => board.book.number("year"), { look: "figure", format: "text" });
    shares(board);
    words(board);
    keyCustomers(board);
  },
};

function shares(board: Board): void {
  const { book } = board;
  const customers = rowsOf(book, "customer");
  const total = book.number("profitYearTotal");
  const ranked = countWhere(customers, (row) => row.number("profitYear") > 0);
  listHeadings(board, TOP, 1, [
    { name: text("客户类型", "Type") },
    { name: text("客户数", "Customers") },
    { name: text("客户数比重", "Share") },
    { name: text("参照", "Expected") },
    { name: text("偏差", "Deviation") },
    { name: text("利润", "Profit") },
    { name: text("利润贡献", "Share of profit") },
    { name: text("目标", "Target") },
    { name: text("偏差", "Deviation") },
  ]);
  const targets = profitTargets(board);
  BUSINESS_TYPES.forEach((type, index) => {
    const row = FIRST + index;
    const r = row + 1;
    const mine = customers.filter((customer) => is(customer, "businessType", "businessType", type));
    const profit = sumOf(mine, "profitYear");
    const count = ranked === 0 ? "" : mine.length / ranked;
    const share = total === 0 ? "" : profit / total;
    const target = targets[index] ?? { formula: "0", value: 0 };
    const expected = book.number(`profitCount${index + 1}`);
    board.formula(row, 1, `k.businessType.${type}`, () => book.label("businessType", type), { look: "cell" });
    board.formula(row, 2, `COUNTIFS(customer[businessType],B${r})`, () => mine.length, {
      look: "cell",
      format: "integer",
    });
    board.formula(row, 3, `IF(C$${LAST + 1}=0,"",C${r}/C$${LAST + 1})`, () => count, {
      look: "cell",
      format: "share",
    });
    board.formula(row, 4, `p.profitCount${index + 1}`, () => expected, { look: "cell", format: "share" });
    board.formula(row, 5, `IF(D${r}="","",D${r}-E${r})`, () => (count === "" ? "" : count - expected), {
      look: "cell",
      format: "share",
    });
    board.formula(
      row,
      6,
      `ROUND(SUMIFS(customer[profitYear],customer[businessType],B${r}),2)`,
      () => profit,
      { look: "cell", format: "money" },
    );
    board.formula(row, 7, `IF(G$${LAST + 1}=0,"",G${r}/G$${LAST + 1})`, () => share, {
      look: "cell",
      format: "share",
    });
    board.formula(row, 8, target.formula, () => target.value, { look: "cell", format: "share" });
    board.formula(row, 9, `IF(H${r}="","",H${r}-I${r})`, () => (share === "" ? "" : share - target.value), {
      look: "cell",
      format: "share",
    });
  });
  const sum = (column: string): string => `SUM(${column}${FIRST + 1}:${column}${LAST})`;
  board.text(LAST, 1, text("合计", "Total"), { look: "check" });
  board.formula(LAST, 2, sum("C"), () => ranked, { look: "check", format: "integer" });
  board.formula(LAST, 3, sum("D"), () => (ranked === 0 ? 0 : 1), { look: "check", format: "share" });
  board.formula(LAST, 6, `ROUND(${sum("G")},2)`, () => toCents(total), { look: "check", format: "money" });
  board.formula(LAST, 7, sum("H"), () => (total === 0 ? 0 : 1), { look: "check", format: "share" });
  const unknown = countWhere(customers, (row) => is(row, "businessType", "businessType", "none"));
  board.text(LAST + 1, 1, text("无利润数据的客户", "Without profit figures"), { look: "note" });
  board.formula(LAST + 1, 2, "COUNTIFS(customer[businessType],k.businessType.none)", () => unknown, {
    look: "note",
    format: "integer",
  });
  const trades = rowsOf(book, "transaction");
  board.text(LAST + 1, 3, text("本年未填成本的交易", "Transactions without a cost"), { look: "note" });
  board.formula(
    LAST + 1,
    6,
    'COUNTIFS(transaction[year],p.year,transaction[countedDate],">0",transaction[profit],"")',
    () =>
      countWhere(
        trades,
        (row) =>
          row.value("year") === book.number("year") && row.number("countedDate") > 0 && row.blank("profit"),
      ),
    { look: "note", format: "integer" },
  );
  board.dataBar(FIRST, 7, BUSINESS_TYPES.length, 1);
}

function profitTargets(board: Board): { formula: string; value: number }[] {
  const cut1 = board.book.number("profitCut1");
  const cut2 = board.book.number("profitCut2");
  return [
    { formula: "p.profitCut1", value: cut1 },
    { formula: "p.profitCut2-p.profitCut1", value: cut2 - cut1 },
    { formula: "1-p.profitCut2", value: 1 - cut2 },
  ];
}

/** S1's words on each type, in ours. */
function words(board: Board): void {
  listHeadings(board, WORDS_TOP, 1, [
    { name: text("客户类型", "Type") },
    { name: text("又称", "Also called") },
    { name: text("档次", "Level") },
    { name: text("客户期望与管理办法", "What they want, how to treat them") },
  ]);
  for (let column = 5; column <= 9; column += 1) board.text(WORDS_TOP, column, "", { look: "heading" });
  BUSINESS_TYPES.forEach((type, index) => {
    const row = WORDS_TOP + 1 + index;
    const { alias, level, wants, treatment } = WORDS[type];
    board.formula(row, 1, `k.businessType.${type}`, () => board.book.label("businessType", type), {
      look: "cell",
    });
    board.text(row, 2, alias, { look: "cell" });
    board.text(row, 3, level, { look: "cell" });
    board.text(
      row,
      4,
      text(
        `${wants["zh-CN"]};${treatment["zh-CN"]}。`,
        `${wants["en-US"]}; ${treatment["en-US"].toLowerCase()}.`,
      ),
    );
  });
}

function keyCustomers(board: Board): void {
  const mine = rowsOf(board.book, "customer").filter((row) => is(row, "businessType", "businessType", "key"));
  board.text(
    LIST_TOP - 1,
    1,
    text(
      `头等客户(前${LISTED}户,按客户表顺序)`,
      `Key customers (first ${LISTED}, in the order of the customer table)`,
    ),
    { look: "label" },
  );
  board.text(LIST_TOP, 0, text("行", "Row"), { look: "note" });
  listHeadings(board, LIST_TOP, 1, COLUMNS);
  positionsOf(
    board,
    LIST_TOP + 1,
    0,
    LISTED,
    { table: "customer", column: "businessType", value: "k.businessType.key", count: at(FIRST, 2) },
    mine,
  );
  for (let n = 0; n < LISTED; n += 1) {
    const row = LIST_TOP + 1 + n;
    listLine(board, row, 1, "customer", COLUMNS, at(row, 0), mine[n]);
  }
}
