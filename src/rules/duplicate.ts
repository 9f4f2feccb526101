import type { Computation, ParameterSpec } from "../catalog/spec";
import { text } from "../i18n/text";
import { oncePerBook } from "./per-book";
import { BLOCK, BLOCK_OF_ROW, blocks, inBlockOrder, MORE_BLOCKS } from "./sorted-rows";

/**
 * Duplicates among customers (rules 2.14) as far as plain formulas find them: keys that make spellings alike, and a hint
 * on every row that shares one. `intake/duplicates.ts` looks closer: names, several addresses in a cell, contacts,
 * websites, other alphabets.
 */

export const duplicateParameters: readonly ParameterSpec[] = [
  {
    id: "phoneDigits",
    name: text("电话比较末几位", "Last digits of phones compared"),
    unit: text("位", "digits"),
    source: "S4, DP",
    note: text(
      "重复提示:电话末尾这么多位相同即视为同一电话,国家区号和 0 的写法不影响。",
      "Duplicate hint: phones that end in the same digits are the same, however country code and zeros are written.",
    ),
    format: "integer",
    range: [7, 12],
    value: 8,
  },
];

/** Characters of an address that are compared; longer ones are cut. */
const ADDRESS = 99;

/** Nested SUBSTITUTEs: every one of these characters becomes `by`. */
function replaced(formula: string, characters: string, by: "" | " "): string {
  return Array.from(characters).reduce((inner, each) => `SUBSTITUTE(${inner},"${each}","${by}")`, formula);
}

function replacedText(content: string, characters: string, by: "" | " "): string {
  return Array.from(characters).reduce((inner, each) => inner.replaceAll(each, by), content);
}

/** Excel's TRIM: no blanks at the ends, single ones between. */
function trim(content: string): string {
  return content.replaceAll(/ +/g, " ").replaceAll(/^ | $/g, "");
}

/**
 * Excel's ASC, for what stands in addresses and phones: full-width forms become half-width ones. Excel does it where
 * the language has full-width forms (Chinese, Japanese, Korean), which is where people type them.
 */
function halfWidth(content: string): string {
  return content
    .replaceAll(/[\uFF01-\uFF5E]/g, (each) => String.fromCharCode(each.charCodeAt(0) - 0xfee0))
    .replaceAll("\u3000", " ")
    .replaceAll("\u3001", "\uFF64")
    .replaceAll("\u3002", "\uFF61");
}

const ADDRESS_MARKS = ",;<>";
/** MATCH would take them for placeholders. */
const WILDCARDS = "*?~";

/** The first of the addresses in the cell, in small letters; something without @ in it is no address. */
export const emailKey: Computation = {
  formula: `TRIM(LEFT(SUBSTITUTE(TRIM(${replaced(replaced("LOWER(ASC([@email]))", ADDRESS_MARKS, " "), WILDCARDS, "")})," ",REPT(" ",${ADDRESS})),${ADDRESS}))`,
  value: (row) => {
    const marked = replacedText(halfWidth(row.text("email")).toLowerCase(), ADDRESS_MARKS, " ");
    const [first = ""] = trim(replacedText(marked, WILDCARDS, "")).split(" ");
    return first.slice(0, ADDRESS);
  },
};

const isAddress = (content: string): boolean => content.includes("@");
const domainOf = (address: string): string => address.slice(address.indexOf("@") + 1);

/** The firm's own domain of that address; blank for public providers. */
export const domainKey: Computation = {
  formula: `IF(ISNUMBER(FIND("@",[@emailKey])),IF(ISNUMBER(MATCH(MID([@emailKey],FIND("@",[@emailKey])+1,${ADDRESS}),l.publicMail,0)),"",MID([@emailKey],FIND("@",[@emailKey])+1,${ADDRESS})),"")`,
  value: (row) => {
    const address = row.text("emailKey");
    if (!isAddress(address)) return "";
    const domain = domainOf(address);
    return row.book.place("publicMail", domain) > 0 ? "" : domain;
  },
};

const EXTENSION_MARKS = ["ext", "x", "hash", "inner"] as const;
const PHONE_MARKS = " \u00A0-().+/";

/** The last digits of the phone as a number, without extension; 0 without a phone, or where it holds other words. */
export const phoneKey: Computation = {
  // IFERROR stands for a phone that is no number.
  formula: `IF([@phone]="",0,IFERROR(VALUE(RIGHT(${replaced(
    `LEFT(ASC([@phone]),MIN(${EXTENSION_MARKS.map((code) => `SEARCH(k.phoneExtension.${code},ASC([@phone])&k.phoneExtension.${code})`).join(",")})-1)`,
    PHONE_MARKS,
    "",
  )},p.phoneDigits)),0))`,
  value: (row) => {
    const { book } = row;
    const phone = halfWidth(row.text("phone"));
    const ends = EXTENSION_MARKS.map((code) => {
      const mark = book.label("phoneExtension", code).toLowerCase();
      return `${phone.toLowerCase()}${mark}`.indexOf(mark);
    });
    const digits = replacedText(phone.slice(0, Math.min(...ends)), PHONE_MARKS, "");
    return /^\d+$/.test(digits) ? Number(digits.slice(-book.number("phoneDigits"))) : 0;
  },
};

/**
 * Text as one number, so that columns can be sorted and searched: six letters or digits at a time are read to the base
 * of 36, multiplied by a prime each, and added up with the length. Sums have 13 digits at most. Only the first 36
 * letters and digits count, and two different texts may by chance have the same sum: a hint, no proof.
 */
const PIECE = 6;
const PRIMES = [719, 701, 683, 673, 661, 647] as const;
const SIGNS = "@.-_+";

function numberOf(key: string, extra: string): string {
  const letters = replaced(key, SIGNS, "");
  const pieces = PRIMES.map((prime, n) => `DECIMAL(0&MID(${letters},${n * PIECE + 1},${PIECE}),36)*${prime}`);
  return `${[...pieces, `LEN(${key})`].join("+")}${extra}`;
}

function numberOfText(content: string): number | null {
  const letters = replacedText(content, SIGNS, "");
  if (!/^[0-9a-z]*$/.test(letters)) return null;
  return PRIMES.reduce(
    (sum, prime, n) => sum + Number.parseInt(`0${letters.slice(n * PIECE, (n + 1) * PIECE)}`, 36) * prime,
    content.length,
  );
}

/** The address as a number; 0 without one. Points and hyphens make no difference, the place of @ does. */
export const emailNumber: Computation = {
  // IFERROR stands for letters of other alphabets, which the pane compares.
  formula: `IF(ISNUMBER(FIND("@",[@emailKey])),IFERROR(${numberOf("[@emailKey]", '+100*FIND("@",[@emailKey])')},0),0)`,
  value: (row) => {
    const address = row.text("emailKey");
    const number = isAddress(address) ? numberOfText(address) : null;
    return number === null ? 0 : number + 100 * (address.indexOf("@") + 1);
  },
};

/** The domain as a number; 0 without one. */
export const domainNumber: Computation = {
  // IFERROR stands for letters of other alphabets, which the pane compares.
  formula: `IF([@domainKey]="",0,IFERROR(${numberOf("[@domainKey]", "")},0))`,
  value: (row) => (row.blank("domainKey") ? 0 : (numberOfText(row.text("domainKey")) ?? 0)),
};

/** Phones of fewer digits than all but one of those compared are local or made up. */
const SHORTEST_PHONE = "10^(p.phoneDigits-2)";

/** What sets the numbers of one block above those of the block before: 40 blocks of 13 digits make 15. */
const BLOCK_STEP = 1e13;

/** The numbers of a column of 13-1 in ascending order by blocks: any number is found by binary search. */
export function sortedNumbers(column: string): Computation {
  return {
    formula: `${BLOCK_OF_ROW}*${BLOCK_STEP}+${inBlockOrder(column)}`,
    value: (row) => sortedOf(row.book, column)[row.index] ?? 0,
  };
}

const sortedOf = oncePerBook((book, column: string) => {
  const numbers = book.rows("customer").map((row) => row.number(column));
  return Array.from({ length: Math.ceil(numbers.length / BLOCK) }, (_, block) =>
    numbers
      .slice(block * BLOCK, (block + 1) * BLOCK)
      .sort((a, b) => a - b)
      .map((number) => block * BLOCK_STEP + number),
  ).flat();
});

/** How many customers have the number of this one; 0 where it has none. */
export function withSameNumber(column: string, sorted: string, least = "1"): Computation {
  const upTo = (number: string): string => `MATCH(${number},[${sorted}],1)`;
  const starts = `${blocks("1", MORE_BLOCKS)}*${BLOCK_STEP}`;
  const own = `[@${column}]`;
  return {
    // IFERROR stands for a number before all of the first block.
    formula: `IF(${own}<${least},0,IFERROR(${upTo(own)},0)-IFERROR(${upTo(`${own}-1`)},0)+IF(${MORE_BLOCKS}=0,0,SUMPRODUCT(${upTo(`${starts}+${own}`)}-${upTo(`${starts}+${own}-1`)})))`,
    value: (row) => {
      const shortest = least === "1" ? 1 : 10 ** (row.book.number("phoneDigits") - 2);
      if (row.number(column) < shortest) return 0;
      return row.book.where("customer", column, row.value(column)).length;
    },
  };
}

export const sameEmail = withSameNumber("emailNumber", "emailSorted");
export const samePhone = withSameNumber("phoneKey", "phoneSorted", SHORTEST_PHONE);
export const sameDomain = withSameNumber("domainNumber", "domainSorted");

/** 重复 for the same e-mail or phone; 疑似 for the same domain of a firm. Never for blank keys. */
export const duplicateHint: Computation = {
  formula:
    'IF(MAX([@sameEmail],[@samePhone])>1,k.duplicateLevel.same,IF([@sameDomain]>1,k.duplicateLevel.likely,""))',
  value: (row) => {
    const { book } = row;
    if (Math.max(row.number("sameEmail"), row.number("samePhone")) > 1)
      return book.label("duplicateLevel", "same");
    return row.number("sameDomain") > 1 ? book.label("duplicateLevel", "likely") : "";
  },
};
