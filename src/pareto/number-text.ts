import { formatDecimal, parseDecimal, type Decimal } from "./decimal";

/** Which sign starts the decimals of numbers written as text: 1,234.50 or 1.234,50. */
export type DecimalSign = "." | ",";

/** What a text cell holds when an amount is wanted. `currency` is an ISO code when the text names one. */
export type NumberReading =
  | { readonly kind: "number"; readonly decimal: Decimal; readonly currency: string | null }
  | { readonly kind: "blank" }
  | { readonly kind: "error" }
  | { readonly kind: "ambiguous" }
  | { readonly kind: "text" };

const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?$/;
const ERROR =
  /^#(?:N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!|GETTING_DATA)$/i;
/** Dashes that accounting formats and people write for nothing. */
const NOTHING = /^[-–—]+$/;
const MINUS = /[−–—]/g;
const SPACES = /\s+/g;

const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ["US$", "USD"],
  ["HK$", "HKD"],
  ["NT$", "TWD"],
  ["RMB", "CNY"],
  ["CN¥", "CNY"],
  ["人民币", "CNY"],
  ["美元", "USD"],
  ["美金", "USD"],
  ["欧元", "EUR"],
  ["英镑", "GBP"],
  ["日元", "JPY"],
  ["港币", "HKD"],
  ["元", "CNY"],
  ["$", "USD"],
  ["€", "EUR"],
  ["£", "GBP"],
  ["¥", "CNY"],
  ["₩", "KRW"],
  ["₹", "INR"],
  ["₽", "RUB"],
]);
const SYMBOL = [...SYMBOLS.keys()].map((symbol) => symbol.replace(/[$]/g, "\\$")).join("|");
const CURRENCIES =
  "USD|EUR|CNY|CNH|GBP|JPY|HKD|TWD|KRW|INR|RUB|AUD|NZD|CAD|CHF|SGD|MYR|THB|VND|IDR|PHP|BRL|MXN|ZAR|TRY|AED|SAR|EGP|NGN|PLN|CZK|SEK|NOK|DKK|HUF|ILS|CLP|COP|PEN|ARS|UAH|KZT|PKR|BDT|LKR";
const MARK = new RegExp(`^(${SYMBOL}|${CURRENCIES})|(${SYMBOL}|${CURRENCIES})$`, "i");

const GROUPED_BY_COMMA = /^\d{1,3}(?:,\d{3})+(?:\.\d*)?$|^\d{1,2}(?:,\d{2})*,\d{3}(?:\.\d*)?$/;
const GROUPED_BY_DOT = /^\d{1,3}(?:\.\d{3})+(?:,\d*)?$/;
const ONE_COMMA = /^\d*,\d+$/;
const PLAIN = /^(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i;
/** 万 and 亿, the units Chinese amounts are counted in. */
const TEN_THOUSANDS: Readonly<Record<string, number>> = { 万: 4, 亿: 8 };

/** The double of a plain numeral of at most 15 digits, which prints as that numeral; null for any other text. */
export function plainNumber(text: string): number | null {
  return text.length <= 15 && PLAIN_NUMBER.test(text) ? Number(text) : null;
}

/** True for the text of an error cell: #N/A, #DIV/0! and their kin. */
export function isErrorText(text: string): boolean {
  return text.charCodeAt(0) === 0x23 && ERROR.test(text.trim());
}

/**
 * Reads an amount written as text: thousands separators, currency signs and codes before or after, negatives in
 * parentheses or with a trailing minus, full-width characters, percents, 万 and 亿. A comma that may be either
 * separator (1,50 among numbers with a decimal point) is `ambiguous`, never guessed.
 */
export function readNumber(text: string, sign: DecimalSign = "."): NumberReading {
  if (sign === "." && PLAIN_NUMBER.test(text)) return number(text, 0, false, null);
  const clean = text.normalize("NFKC").replace(MINUS, "-").trim();
  if (clean === "" || NOTHING.test(clean)) return { kind: "blank" };
  if (isErrorText(clean)) return { kind: "error" };
  return readClean(clean, sign);
}

function readClean(clean: string, sign: DecimalSign): NumberReading {
  let body = clean.replace(SPACES, "").replace(/(?<=\d)'(?=\d{3})/g, "");
  let negative = false;
  let currency: string | null = null;
  let shift = 0;
  // Signs, currencies and units come in any order: "-$5", "$-5", "(USD 5)", "5元-".
  for (;;) {
    const inner = /^\((.*)\)$/.exec(body)?.[1] ?? /^-(?=.)(.*)$/.exec(body)?.[1] ?? /^(.+)-$/.exec(body)?.[1];
    if (inner !== undefined) {
      if (negative) return { kind: "text" };
      negative = true;
      body = inner;
      continue;
    }
    const mark = MARK.exec(body);
    if (mark !== null && currency === null) {
      const found = mark[0].toUpperCase();
      currency = SYMBOLS.get(found) ?? found;
      body = mark[1] === undefined ? body.slice(0, -found.length) : body.slice(found.length);
      continue;
    }
    const unit = TEN_THOUSANDS[body.slice(-1)];
    if (unit !== undefined && shift === 0) {
      shift = unit;
      body = body.slice(0, -1);
      continue;
    }
    if (body.endsWith("%") && shift === 0) {
      shift = -2;
      body = body.slice(0, -1);
      continue;
    }
    break;
  }
  if (body.startsWith("+") && !negative) body = body.slice(1);
  const plain = withoutGroups(body, sign);
  if (plain === null)
    return { kind: ONE_COMMA.test(body) || GROUPED_BY_DOT.test(body) ? "ambiguous" : "text" };
  return number(plain, shift, negative, currency);
}

function withoutGroups(body: string, sign: DecimalSign): string | null {
  if (sign === ",") {
    if (GROUPED_BY_DOT.test(body)) return body.replaceAll(".", "").replace(",", ".");
    if (ONE_COMMA.test(body) || /^\d+,$/.test(body)) return body.replace(",", ".");
    return /^\d+$/.test(body) ? body : null;
  }
  if (PLAIN.test(body)) return body;
  return GROUPED_BY_COMMA.test(body) ? body.replaceAll(",", "") : null;
}

function number(plain: string, shift: number, negative: boolean, currency: string | null): NumberReading {
  const value = parseDecimal(
    shift === 0 ? plain : `${plain}${plain.toLowerCase().includes("e") ? "" : `e${shift}`}`,
  );
  if (value === null) return { kind: "text" };
  return { kind: "number", decimal: negative ? { ...value, units: -value.units } : value, currency };
}

/** What a text says about the decimal sign: "1.234,5" a comma, "1,234.5" and "0.5" a point, "1,234" nothing. */
export function decimalSignOf(text: string): DecimalSign | null {
  const digits = text.normalize("NFKC").replace(/[^\d.,]/g, "");
  const comma = digits.lastIndexOf(",");
  const dot = digits.lastIndexOf(".");
  if (comma >= 0 && dot >= 0) return comma > dot ? "," : ".";
  if (comma >= 0) return /^\d*,\d+$/.test(digits) && !/^[1-9]\d{0,2},\d{3}$/.test(digits) ? "," : null;
  if (dot >= 0) return /^\d*\.\d+$/.test(digits) && !/^[1-9]\d{0,2}\.\d{3}$/.test(digits) ? "." : null;
  return null;
}

/** The decimal sign of a column of texts: the comma only when some value needs it and none needs the point. */
export function guessDecimalSign(texts: Iterable<string>): DecimalSign {
  let comma = false;
  for (const text of texts) {
    const sign = decimalSignOf(text);
    if (sign === ".") return ".";
    if (sign === ",") comma = true;
  }
  return comma ? "," : ".";
}

/** The number a text spells as a double, or null: for guesses only, results use the exact decimal. */
export function approximateNumber(text: string, sign: DecimalSign = "."): number | null {
  const reading = readNumber(text, sign);
  return reading.kind === "number" ? Number(formatDecimal(reading.decimal)) : null;
}
