import { text, type Text } from "../../i18n/text";
import { treatmentCodeFormula, treatmentCodeOf, type SchemeCode } from "../../rules/treatment";
import { rowsOf } from "./figures";
import { at, listHeadings, listLine, pick, positionsOf, type ListColumn } from "./listing";
import type { Board, BoardSpec, BoardStyle, RowView } from "../spec";

/** 客户档案卡 (S3, tables 1.21): one customer on one A4 page; choose the customer in one cell. */

const PICK_ROW = 2;
const PICKED = at(PICK_ROW, 1);
/** Column right of what is printed. */
const HELPER = 4;
/** Position of the customer in 13-1; 0 when the ID is not there. */
export const POSITION = at(PICK_ROW, HELPER);

type Format = NonNullable<BoardStyle["format"]>;
type Field = readonly [column: string, name: Text, format?: Format];

const BASIC: readonly Field[] = [
  ["shortName", text("客户简称", "Short name")],
  ["fullName", text("客户名称", "Full name")],
  ["country", text("国家/地区", "Country")],
  ["region", text("地区代码", "Region")],
  ["address", text("地址", "Address")],
  ["city", text("城市", "City")],
  ["phone", text("电话", "Telephone")],
  ["email", text("电子邮件", "E-mail")],
  ["website", text("网址", "Website")],
  ["contactPerson", text("客户负责人", "Person in charge")],
  ["customerType", text("客户性质", "Type")],
  ["size", text("规模", "Size")],
  ["industry", text("所在行业", "Industry")],
  ["ownership", text("所有制性质", "Ownership")],
  ["mainProducts", text("主营产品", "Main products")],
  ["interestedProducts", text("感兴趣产品", "Interested in")],
  ["source", text("客户来源", "Source")],
  ["since", text("交往起始", "Customer since"), "date"],
  ["paymentTerms", text("付款条件", "Terms")],
  ["currency", text("币种", "Currency")],
];

const GRADES: readonly Field[] = [
  ["managementClass", text("管理类别", "Class")],
  ["cooperationGrade", text("合作级别", "Cooperation")],
  ["intentGrade", text("意向等级", "Intent")],
  ["lifecycle", text("生命周期", "Life cycle")],
  ["businessType", text("经营角度类型", "Business type")],
  ["creditStatus", text("信用状况", "Credit")],
  ["nextFollowUp", text("下次跟进日", "Next follow-up"), "date"],
  ["followUpReason", text("跟进日依据", "Because")],
  ["festival", text("逢客户节日", "Festival")],
  ["beforeFestival", text("建议提前至", "Better on"), "date"],
];

const RESULTS: readonly Field[] = [
  ["amountYear", text("本年成交额", "Sales this year"), "money"],
  ["amountLastYear", text("上年成交额", "Sales last year"), "money"],
  ["amountTotal", text("累计成交额", "Sales ever"), "money"],
  ["ordersEver", text("累计单数", "Orders ever"), "integer"],
  ["firstOrder", text("首单日", "First order"), "date"],
  ["lastOrder", text("末单日", "Last order"), "date"],
  ["openBalance", text("未收款", "Open"), "money"],
  ["creditLimit", text("信用额度", "Credit limit"), "money"],
];

const PERSON: readonly ListColumn[] = [
  { id: "name", name: text("联系人", "Contact") },
  { id: "title", name: text("职位", "Position") },
  { id: "phone", name: text("电话", "Telephone") },
  { id: "email", name: text("邮箱", "E-mail") },
];
const PEOPLE = 3;

const CONTACT: readonly ListColumn[] = [
  { id: "date", name: text("最近联络", "Last contacts"), format: "date" },
  { id: "content", name: text("内容", "Content") },
  { id: "method", name: text("方式", "Method") },
  { id: "result", name: text("结果", "Result") },
];
const CONTACTS = 4;

export const customerCard: BoardSpec = {
  id: "customerCard",
  name: text("客户档案卡", "Customer card"),
  purpose: text(
    "选一个客户编号,整张档案显示在一页A4纸上。",
    "Choose a customer ID: the whole record on one A4 page.",
  ),
  package: "archive",
  needs: ["customer", "contact"],
  widths: [19, 34, 19, 34, 7],
  landscape: false,
  onePage: true,
  printed: { columns: 4 },
  build: (board) => {
    const customer = pickCustomer(board, text("客户档案卡", "Customer card"));
    let row = PICK_ROW + 2;
    row = fields(board, row, text("基本资料", "Basic"), BASIC, customer);
    row = fields(board, row, text("等级与跟进", "Grades and follow-up"), GRADES, customer);
    row = fields(board, row, text("业绩与信用", "Results and credit"), RESULTS, customer);
    row = people(board, row, customer);
    row = company(board, row, customer);
    row = treatment(board, row, customer);
    contacts(board, row, customer);
  },
};

/** Title, the cell to choose in and the position of what is chosen; gives the customer chosen at first. */
export function pickCustomer(board: Board, title: Text): RowView | undefined {
  const first = rowsOf(board.book, "customer").find((row) => !row.blank("customerId"));
  board.text(0, 0, title, { look: "title" });
  board.link(1, 0, text("← 首页", "← Home"), "home");
  board.text(PICK_ROW, 0, text("客户编号 ▼", "Customer ID ▼"), { look: "label" });
  board.input(PICK_ROW, 1, first?.value("customerId") ?? null, { keysOf: "customer" });
  board.text(PICK_ROW - 1, HELPER, text("行", "Row"), { look: "note" });
  board.formula(
    PICK_ROW,
    HELPER,
    `IF(${PICKED}="",0,IF(ISNUMBER(MATCH(${PICKED},customer[customerId],0)),MATCH(${PICKED},customer[customerId],0),0))`,
    () => (first ? first.index + 1 : 0),
    { look: "note", format: "integer" },
  );
  return first;
}

function section(board: Board, row: number, title: Text): void {
  board.text(row, 0, title, { look: "heading" });
  for (let column = 1; column <= 3; column += 1) board.text(row, column, "", { look: "heading" });
}

/** Two fields a line; columns that this workbook does not have leave no gap. */
function fields(
  board: Board,
  top: number,
  title: Text,
  list: readonly Field[],
  customer: RowView | undefined,
): number {
  section(board, top, title);
  let place = 0;
  for (const [column, name, format] of list) {
    const row = top + 1 + Math.floor(place / 2);
    const left = 2 * (place % 2);
    const from = { table: "customer", column, position: POSITION };
    if (!pick(board, row, left + 1, from, customer, { look: "field", ...(format ? { format } : {}) }))
      continue;
    board.text(row, left, name, { look: "label" });
    place += 1;
  }
  return top + 2 + Math.ceil(place / 2);
}

function people(board: Board, top: number, customer: RowView | undefined): number {
  listHeadings(board, top, 0, PERSON);
  const mine = customer
    ? rowsOf(board.book, "contact").filter((row) => row.number("customerRow") === customer.index + 1)
    : [];
  const count = `COUNTIFS(contact[customerRow],${POSITION},contact[contactNo],"<>")*(${POSITION}>0)`;
  const listed = mine.filter((row) => !row.blank("contactNo"));
  const first = top + 1;
  board.text(top, HELPER, text("行", "Row"), { look: "note" });
  // The count stands in the corner of the block, so that it is worked out once.
  board.formula(first + PEOPLE, HELPER, count, () => listed.length, { look: "note" });
  positionsOf(
    board,
    first,
    HELPER,
    PEOPLE,
    { table: "contact", column: "customerRow", value: POSITION, count: at(first + PEOPLE, HELPER) },
    mine,
  );
  for (let n = 0; n < PEOPLE; n += 1)
    listLine(board, first + n, 0, "contact", PERSON, at(first + n, HELPER), mine[n]);
  return first + PEOPLE + 1;
}

/** What 客户公司信息表 says, where the workbook has it. */
function company(board: Board, top: number, customer: RowView | undefined): number {
  if (!board.book.has("company")) return top;
  const own = customer && board.book.find("company", "customerRow", customer.index + 1);
  section(board, top, text("公司", "Company"));
  board.formula(
    top,
    HELPER,
    `IF(${POSITION}=0,0,IF(ISNUMBER(MATCH(${POSITION},company[customerRow],0)),MATCH(${POSITION},company[customerRow],0),0))`,
    () => (own ? own.index + 1 : 0),
    { look: "note" },
  );
  const list: readonly (readonly [string, Text])[] = [
    ["strengths", text("公司优势", "Strengths")],
    ["organisation", text("组织架构", "Organisation")],
    ["news", text("近期大事", "News")],
    ["cooperation", text("合作情况", "Work with us")],
  ];
  list.forEach(([column, name], index) => {
    const row = top + 1 + Math.floor(index / 2);
    const left = 2 * (index % 2);
    board.text(row, left, name, { look: "field" });
    pick(board, row, left + 1, { table: "company", column, position: at(top, HELPER) }, own, {
      look: "field",
    });
  });
  board.height(top + 1, 2, 30);
  return top + 4;
}

const SCHEMES: readonly (readonly [scheme: SchemeCode, column: string, name: Text])[] = [
  ["class", "managementClass", text("按管理类别", "By class")],
  ["cooperation", "cooperationGrade", text("按合作级别", "By cooperation")],
  ["lifecycle", "lifecycle", text("按生命周期", "By life cycle")],
];
const ADVICE: readonly ListColumn[] = [
  { id: "contactRule", name: text("联络", "Contact") },
  { id: "price", name: text("价格", "Price") },
  { id: "service", name: text("管理", "Treatment") },
];

/** How such customers are treated, by class, grade and stage. */
function treatment(board: Board, top: number, customer: RowView | undefined): number {
  if (!board.book.has("treatment")) return top;
  listHeadings(board, top, 0, [{ name: text("管理办法", "Treatment") }, ...ADVICE]);
  SCHEMES.forEach(([scheme, column, name], index) => {
    const row = top + 1 + index;
    const label = customer?.text(column) ?? "";
    const code = treatmentCodeOf(board.book, scheme, label);
    const found = code === 0 ? undefined : board.book.find("treatment", "code", code);
    const search = `MATCH(${treatmentCodeFormula(scheme, `INDEX(customer[${column}],${POSITION})`)},treatment[code],0)`;
    board.text(row, 0, name, { look: "field" });
    board.formula(
      row,
      HELPER,
      `IF(${POSITION}=0,0,IF(ISNUMBER(${search}),${search},0))`,
      () => (found ? found.index + 1 : 0),
      { look: "note" },
    );
    ADVICE.forEach((each, place) => {
      pick(board, row, 1 + place, { table: "treatment", column: each.id, position: at(row, HELPER) }, found, {
        look: "field",
      });
    });
  });
  board.height(top + 1, SCHEMES.length, 30);
  return top + SCHEMES.length + 2;
}

/** The latest contacts, newest first: the keys of a customer's contacts lie together, see rules/contact-lists. */
function contacts(board: Board, top: number, customer: RowView | undefined): void {
  if (!board.book.has("followUp")) return;
  listHeadings(board, top, 0, CONTACT);
  const place = customer ? customer.index + 1 : 0;
  const mine = rowsOf(board.book, "followUp")
    .filter((row) => place > 0 && row.number("contactKey") > 0 && row.number("customerRow") === place)
    .toSorted((a, b) => b.number("contactKey") - a.number("contactKey") || a.index - b.index);
  const above = rowsOf(board.book, "followUp").filter(
    (row) => row.number("contactKey") >= (place + 1) * 100_000,
  ).length;
  const keys = "followUp[contactKey]";
  const first = top + 1;
  const counts = first + CONTACTS;
  const listed = at(counts, HELPER);
  const before = at(counts + 1, HELPER);
  board.formula(
    counts,
    HELPER,
    `IF(${POSITION}=0,0,COUNTIFS(${keys},">="&${POSITION}*100000,${keys},"<"&(${POSITION}+1)*100000))`,
    () => mine.length,
    { look: "note" },
  );
  board.formula(counts + 1, HELPER, `COUNTIFS(${keys},">="&(${POSITION}+1)*100000)`, () => above, {
    look: "note",
  });
  for (let n = 1; n <= CONTACTS; n += 1) {
    const row = first + n - 1;
    const source = mine[n - 1];
    const key = `LARGE(${keys},${before}+${n})`;
    const up = at(row - 1, HELPER);
    const next = `${up}+MATCH(${key},INDEX(${keys},${up}+1):INDEX(${keys},ROWS(${keys})),0)`;
    // Two contacts of one day have the same key: the second is searched for below the first.
    const formula =
      n === 1
        ? `IF(${listed}<1,"",MATCH(${key},${keys},0))`
        : `IF(${listed}<${n},"",IF(LARGE(${keys},${before}+${n - 1})=${key},${next},MATCH(${key},${keys},0)))`;
    board.formula(row, HELPER, formula, () => (source ? source.index + 1 : ""), { look: "note" });
    CONTACT.forEach((each, index) => {
      pick(board, row, index, { table: "followUp", column: each.id, position: at(row, HELPER) }, source, {
        look: "field",
        ...(each.format ? { format: each.format } : {}),
      });
    });
  }
  board.height(first, CONTACTS, 30);
}
