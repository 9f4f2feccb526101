import { text } from "../i18n/text";
import {
  domainKey,
  domainNumber,
  duplicateHint,
  emailKey,
  emailNumber,
  phoneKey,
  sameDomain,
  sameEmail,
  samePhone,
  sortedNumbers,
} from "../rules/duplicate";
import { column, inGroup } from "./make";
import type { ColumnSpec } from "./spec";

/** Columns of 13-1 that find duplicates (rules 2.14). */

const SAME = { emailNumber: sameEmail, phoneKey: samePhone, domainNumber: sameDomain } as const;

/** What the person sees: among the everyday columns. */
export const duplicateHintColumn: ColumnSpec = column(
  "text",
  "duplicateHint",
  ["重复提示", "Duplicate?"],
  [
    "重复:邮箱或电话与另一客户相同;疑似:公司域名相同。名称相近(不计 Co., Ltd、GmbH 等)由插件的「查重与合并」查找,合并也在那里。",
    "Same: e-mail or phone of another customer. Likely: the firm's domain. Similar names are found by the add-in under Duplicates, which also merges.",
  ],
  "S4",
  { width: 12, computed: duplicateHint },
);

export const DUPLICATE_GROUP = { id: "duplicates", name: text("查重", "Duplicates"), folded: true } as const;

/** The keys that are compared, and the number of a customer that was merged into this one. */
export const duplicateColumns: readonly ColumnSpec[] = inGroup(
  DUPLICATE_GROUP.id,
  column(
    "text",
    "formerIds",
    ["曾用编号", "Former IDs"],
    [
      "合并进来的客户原来的编号,由插件写入。",
      "IDs of customers that were merged into this one; written by the add-in.",
    ],
    "S4",
    { width: 16 },
  ),
  column(
    "text",
    "emailKey",
    ["邮箱键", "E-mail key"],
    [
      "第一个邮箱,小写。公式里全角字符只在中日韩版 Excel 中转换,其余由插件查重时处理。",
      "The first address, in small letters. Full-width letters are folded by Excel of East Asian languages only, and by the add-in.",
    ],
    "S4",
    { width: 40, computed: emailKey },
  ),
  column(
    "integer",
    "emailNumber",
    ["邮箱数", "E-mail number"],
    [
      "邮箱键换算成的数,便于整列比较;没有邮箱则为0。",
      "The e-mail key as a number, for comparing whole columns; 0 without one.",
    ],
    "DP",
    { width: 17, computed: emailNumber },
  ),
  ...counted("emailNumber", "emailSorted", "sameEmail", ["邮箱", "e-mail"]),
  column(
    "integer",
    "phoneKey",
    ["电话键", "Phone key"],
    [
      "电话末8位(参数可调),去掉区号、符号和分机;不是号码则为0。",
      "Last 8 digits (a parameter) without codes, signs and extension; 0 for what is no number.",
    ],
    "S4",
    { width: 13, computed: phoneKey },
  ),
  ...counted("phoneKey", "phoneSorted", "samePhone", ["电话", "phone"]),
  column(
    "text",
    "domainKey",
    ["域名键", "Domain key"],
    [
      "邮箱的公司域名;字典所列公共邮箱(gmail.com 等)不算。",
      "The firm's domain of the e-mail; public providers of the Dictionary do not count.",
    ],
    "S4, E5",
    { width: 26, computed: domainKey },
  ),
  column(
    "integer",
    "domainNumber",
    ["域名数", "Domain number"],
    [
      "域名键换算成的数,便于整列比较;没有则为0。",
      "The domain key as a number, for comparing whole columns; 0 without one.",
    ],
    "DP",
    { width: 17, computed: domainNumber },
  ),
  ...counted("domainNumber", "domainSorted", "sameDomain", ["域名", "domain"]),
);

/** The numbers of a key in order, and how many customers share one. */
function counted(
  numbers: keyof typeof SAME,
  sorted: string,
  same: string,
  [zh, en]: readonly [string, string],
): ColumnSpec[] {
  return [
    column(
      "integer",
      sorted,
      [`${zh}排序`, `Sorted, ${en}`],
      ["该键的数从小到大,供查找。", "The key's numbers in order, for finding."],
      "DP",
      { width: 17, computed: sortedNumbers(numbers) },
    ),
    column(
      "integer",
      same,
      [`同${zh}客户数`, `Same ${en}`],
      [
        "键相同的客户数,含本户;没有键则为0。",
        "Customers with the same key, this one included; 0 without a key.",
      ],
      "S4",
      { width: 11, computed: SAME[numbers] },
    ),
  ];
}
