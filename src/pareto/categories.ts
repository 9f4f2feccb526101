import { dateToSerial, serialToDate } from "../formula/serial";
import { cellText, type Cell } from "./aggregate";
import { decimalOf, formatDecimal, unitsAt } from "./decimal";
import { approximateNumber, type DecimalSign } from "./number-text";

/** How the cells of the category column become keys. */
export type CategoryKind = "text" | "month" | "quarter" | "year" | "bins";

/** The span of dates that Excel's serials cover without the year-1900 mistake, up to 9999-12-31. */
const FIRST_SERIAL = 61;
const LAST_SERIAL = 2_958_465;

const DATE_TEXT =
  /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*(?:[-/.月]\s*(\d{1,2})\s*日?)?(?:月)?(?:[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/;
const COMPACT_DATE = /^(19|20)(\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;

/**
 * The serial date in a cell: a number is a serial already; text in year-month-day order is read (2026-03-05,
 * 2026/3/5, 2026年3月5日, 20260305, with or without a time; a month alone is its first day). Null for anything
 * else: day-month order differs by country and is never guessed.
 */
export function readDate(cell: Cell): number | null {
  if (typeof cell === "number") return cell >= FIRST_SERIAL && cell <= LAST_SERIAL ? Math.floor(cell) : null;
  if (typeof cell !== "string") return null;
  const text = cell.normalize("NFKC").trim();
  const match = DATE_TEXT.exec(text);
  if (match !== null) return serialOf(Number(match[1]), Number(match[2]), Number(match[3] ?? 1));
  const compact = COMPACT_DATE.exec(text);
  if (compact === null) return null;
  return serialOf(Number(`${compact[1] ?? ""}${compact[2] ?? ""}`), Number(compact[3]), Number(compact[4]));
}

function serialOf(year: number, month: number, day: number): number | null {
  if (month < 1 || month > 12 || day < 1) return null;
  const serial = dateToSerial(year, month, day);
  // A day the month does not have runs over into the next.
  return serial >= FIRST_SERIAL && serialToDate(serial).day === day ? serial : null;
}

/** The period a date falls into, as a key that sorts in time: 2026-03, 2026-Q1, 2026. */
export function periodKey(serial: number, by: "month" | "quarter" | "year"): string {
  const { year, month } = serialToDate(serial);
  const yyyy = String(year).padStart(4, "0");
  if (by === "year") return yyyy;
  if (by === "quarter") return `${yyyy}-Q${Math.ceil(month / 3)}`;
  return `${yyyy}-${String(month).padStart(2, "0")}`;
}

/** The key of the bin [n·width, (n+1)·width) a number falls into, "0 – 100". Exact: 0.3 is in the bin from 0.3. */
export function binKey(value: number, width: number): string {
  const amount = decimalOf(value);
  const step = decimalOf(width);
  const scale = Math.max(amount.scale, step.scale);
  const size = unitsAt(step, scale);
  const units = unitsAt(amount, scale);
  const remainder = ((units % size) + size) % size;
  const from = units - remainder;
  return `${formatDecimal({ units: from, scale })} – ${formatDecimal({ units: from + size, scale })}`;
}

/** A round bin width (1, 2 or 5 times a power of ten) that cuts the span of the values into about a dozen bins. */
export function suggestBinWidth(values: Iterable<number>, bins = 12): number {
  let least = Infinity;
  let most = -Infinity;
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (!(most > least)) return 1;
  const raw = (most - least) / bins;
  const power = Math.floor(Math.log10(raw));
  for (const step of [1, 2, 5]) {
    const width = Number(`${step}e${power}`);
    if (width >= raw) return width;
  }
  return Number(`1e${power + 1}`);
}

/**
 * The key a category cell stands for; null when a date or a number was wanted and the cell is neither. Blank cells
 * stay blank.
 */
export function categoryKey(
  cell: Cell,
  rule: { readonly as: CategoryKind; readonly binWidth?: number; readonly decimalSign?: DecimalSign },
): Cell {
  if (rule.as === "text" || cell === null || cell === undefined || cell === "") return cell;
  if (rule.as === "bins") {
    const value = typeof cell === "number" ? cell : approximateNumber(cellText(cell), rule.decimalSign);
    return value === null || !Number.isFinite(value) ? null : binKey(value, rule.binWidth ?? 1);
  }
  const serial = readDate(cell);
  return serial === null ? null : periodKey(serial, rule.as);
}
