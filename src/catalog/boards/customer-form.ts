import { text, type Text } from "../../i18n/text";
import { pickCustomer, POSITION } from "./customer-card";
import { pick } from "./listing";
import type { BoardSpec, BoardStyle } from "../spec";

/**
 * 客户资料表 (S3: filled in by the customer itself). A Chinese workbook has the form in both languages, as
 * it goes abroad; an English one in English. What is on file stands beside the space for corrections.
 */

const both = (zh: string, en: string): Text => text(`${zh} ${en}`, en);

type Field = readonly [column: string | null, name: Text, format?: NonNullable<BoardStyle["format"]>];

const PARTS: readonly { readonly title: Text; readonly fields: readonly Field[] }[] = [
  {
    title: both("一、公司", "1. Company"),
    fields: [
      ["fullName", both("公司名称", "Company name")],
      ["address", both("地址", "Address")],
      ["postcode", both("邮编", "Postcode")],
      ["country", both("国家/地区", "Country")],
      ["phone", both("电话", "Telephone")],
      ["fax", both("传真", "Fax")],
      ["email", both("电子邮件", "E-mail")],
      ["website", both("网址", "Website")],
      ["contactPerson", both("负责人", "Person in charge")],
      ["established", both("成立年份", "Year established"), "text"],
      ["ownership", both("所有制性质", "Ownership")],
      ["customerType", both("公司性质", "Type of business")],
      ["size", both("员工人数", "Number of staff")],
      ["mainProducts", both("主营产品", "Main products")],
    ],
  },
  {
    title: both("二、贸易与付款", "2. Trade and payment"),
    fields: [
      ["interestedProducts", both("感兴趣的产品", "Products of interest")],
      ["paymentTerms", both("付款条件", "Payment terms")],
      ["currency", both("币种", "Currency")],
      ["taxNo", both("税号", "VAT / tax no.")],
      ["registrationNo", both("工商登记号", "Registration no.")],
      ["bankAccount", both("银行账号", "Bank account")],
      ["transport", both("运货方式", "Mode of transport")],
      ["deliveryPlace", both("目的港/送货地点", "Port or place of delivery")],
      ["purchasePlan", both("近期采购计划", "Purchase plan")],
    ],
  },
  {
    title: both("三、联系人", "3. Contacts"),
    fields: [
      [null, both("采购:姓名、电话、邮箱", "Purchasing")],
      [null, both("单证/物流", "Documents and logistics")],
      [null, both("财务", "Accounts")],
    ],
  },
];

export const customerForm: BoardSpec = {
  id: "customerForm",
  name: text("客户资料表", "Customer data sheet"),
  purpose: text(
    "寄给客户填写的双语表:左边是我方所存,右边请客户更正。选客户编号后打印或另存。",
    "A form to send to the customer: what we have on file, and space to correct it. Choose the ID, then print or save it.",
  ),
  package: "archive",
  needs: ["customer", "contact"],
  widths: [44, 34, 18, 30, 7],
  landscape: false,
  onePage: true,
  printed: { columns: 4 },
  build: (board) => {
    const customer = pickCustomer(board, both("客户资料表", "Customer data sheet"));
    board.text(
      3,
      0,
      both(
        "请核对左栏,有误请在右栏更正,空白处请补充。",
        "Please check the left column; correct or complete it in the right one.",
      ),
      { look: "note" },
    );
    let row = 4;
    for (const part of PARTS) {
      board.text(row, 0, part.title, { look: "heading" });
      board.text(row, 1, both("所存资料", "On file"), { look: "heading" });
      board.text(row, 2, "", { look: "heading" });
      board.text(row, 3, both("请更正或补充", "Correct or complete"), { look: "heading" });
      for (const [column, name, format] of part.fields) {
        row += 1;
        board.text(row, 0, name, { look: "field" });
        const style: BoardStyle = { look: "field", ...(format ? { format } : {}) };
        if (column === null) board.text(row, 1, "", style);
        else pick(board, row, 1, { table: "customer", column, position: POSITION }, customer, style);
        board.text(row, 2, "", { look: "field" });
        board.text(row, 3, "", { look: "field" });
        board.height(row, 1, 24);
      }
      row += 2;
    }
    board.text(row, 0, both("签名", "Signature"), { look: "label" });
    board.text(row, 2, both("日期", "Date"), { look: "label" });
    board.text(row + 1, 0, both("我方填写:回收日、已核对", "For our use: returned on, checked by"), {
      look: "note",
    });
  },
};
