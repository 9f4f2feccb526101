import { CATALOG } from "../../src/catalog/catalog";
import type { ColumnSpec, TableSpec } from "../../src/catalog/spec";
import { addMonths, dateToSerial, serialToDate } from "../../src/formula/serial";
import type { Language } from "../../src/i18n/text";
import type { InputRow, TableData } from "../../src/plan/choices";
import type { CellValue } from "../../src/plan/plan";
import { SURVEY_ITEMS } from "../../src/rules/survey-score";

/**
 * Rows that nobody would type but a rule must survive: blanks, month ends, leap days, ties, amounts on
 * a boundary, negatives, dates exactly on the day. The same seed gives the same rows.
 */
export interface RowCounts {
  readonly customers: number;
  readonly transactions: number;
  readonly orders: number;
  readonly receivables: number;
  readonly followUps: number;
  readonly complaints: number;
  readonly surveys: number;
  /** Rows of every entry table that is not named above; as many as customers when absent. */
  readonly others?: number;
}

/** A small linear generator (Numerical Recipes' constants): tests need repeatable, not good, randomness. */
class Dice {
  constructor(private state: number) {}

  next(): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return this.state / 4_294_967_296;
  }

  integer(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  pick<T>(values: readonly [T, ...T[]]): T {
    return values[this.integer(0, values.length - 1)] ?? values[0];
  }

  chance(share: number): boolean {
    return this.next() < share;
  }
}

const KEYS: Readonly<Record<string, string>> = {
  customer: "EU-",
  // An order and its transaction bear the same number.
  transaction: "TB",
  order: "TB",
  receivable: "TB-R",
  followUp: "L",
  complaint: "C",
  survey: "S",
};

function keyOf(table: string, index: number): string {
  return `${KEYS[table] ?? "K"}${String(index + 1).padStart(4, "0")}`;
}

/** Addresses and phones as people paste them: alike in spite of their looks, public, several in a cell, none at all. */
const EMAILS = [
  "a@x.com",
  " A@X.com ",
  "a@x.com",
  "b@gmail.com",
  "p@acme.co.uk",
  "Q@ACME.co.uk; z@y.com",
  "<j.o_n-e+s@a-very-long-name-of-a-firm-that-trades.example.com>",
  "no mail",
  "p@acme.com",
  "ж@x.ru",
  "@",
] as const;
const PHONES = [
  "+44 (0)20-7946 0958",
  "0044 20 79460958",
  "+44 20 7946.0958 ext 12",
  "+86 571 88881234#802",
  "555-1234 x5",
  "030/1234567",
  "12",
  "none",
  "00000000",
] as const;

/** Dates round the day: on it, a boundary away, month ends and leap days, and anywhere within three years. */
function someDate(dice: Dice, today: number): number {
  const months = dice.pick([-24, -12, -6, -3, -1, 0, 1, 3, 6]);
  const near = addMonths(today, months) + dice.integer(-2, 2);
  const { year, month } = serialToDate(near);
  return dice.pick([
    near,
    dateToSerial(year, month + 1, 0),
    dateToSerial(2024, 2, 29),
    today + dice.integer(-40, 40),
    today - dice.integer(0, 1_000),
  ]);
}

function someValue(
  dice: Dice,
  column: ColumnSpec,
  table: TableSpec,
  language: Language,
  today: number,
  counts: Readonly<Record<string, number>>,
): CellValue {
  if (column.refers !== undefined) {
    const count = counts[column.refers] ?? 0;
    return count === 0 ? null : keyOf(column.refers, Math.floor(dice.next() ** 2 * count));
  }
  if (column.list !== undefined) {
    const items = CATALOG.lists.find((list) => list.id === column.list)?.items ?? [];
    const usual = items.slice(0, 12);
    return usual[dice.integer(0, Math.max(0, usual.length - 1))]?.label[language] ?? "Chen";
  }
  if (column.id === "email") return dice.pick(EMAILS);
  if (column.id === "phone") return dice.pick(PHONES);
  switch (column.type) {
    case "date":
      return someDate(dice, today);
    case "money":
      return dice.pick([
        1_000,
        2_500,
        100,
        700,
        0,
        -50,
        dice.integer(1, 99_999) / 100,
        dice.integer(1, 9_999) * 10,
      ]);
    case "number":
      return dice.pick([1, 10, 333, dice.integer(1, 5_000), dice.integer(1, 99) / 10]);
    case "integer":
      if (column.id.startsWith("score")) return dice.integer(1, 5);
      if (column.id === "closingDay") return dice.pick([0, 25, 28, 30, 31]);
      return dice.pick([0, 7, 30, 45, 60, 90]);
    case "rate":
      return dice.pick([1, 1.0825, 7.1234, 0.0065, 2.345]);
    case "share":
      return dice.pick([0, 0.09, 0.13, 0.3, 1]);
    case "key":
    case "reference":
    case "list":
    case "flag":
    case "link":
    case "text":
    case "longText":
    case "month":
      return `${table.id} ${column.id.slice(0, 6)} ${dice.integer(1, 30)}`;
  }
}

/** How often a typed column is left blank: required ones seldom, others often enough. */
function blankShare(column: ColumnSpec): number {
  if (column.required) return 0.02;
  return column.type === "money" || column.type === "rate" || column.type === "number" ? 0.15 : 0.3;
}

/** Rows for every entry table. Trades come in date order unless the seed is even: both ways of summing are tried. */
export function generatedRows(seed: number, language: Language, today: number, rows: RowCounts): TableData {
  const dice = new Dice(seed * 7_919 + 17);
  const others = rows.others ?? rows.customers;
  const counts: Readonly<Record<string, number>> = {
    ...Object.fromEntries(CATALOG.tables.map(({ id }) => [id, others])),
    customer: rows.customers,
    transaction: rows.transactions,
    order: rows.orders,
    receivable: rows.receivables,
    followUp: rows.followUps,
    complaint: rows.complaints,
    survey: rows.surveys,
    workday: 0,
  };
  const data: Record<string, readonly InputRow[]> = { workday: calendar(language, today) };
  for (const table of CATALOG.tables) {
    const count = counts[table.id];
    if (count === undefined || count === 0 || table.kind !== "entry") continue;
    const made = Array.from({ length: count }, (_, index) => {
      const row: Record<string, CellValue> = {};
      for (const column of table.columns) {
        if (column.computed) continue;
        if (column.id === table.key) row[column.id] = dice.chance(0.01) ? null : keyOf(table.id, index);
        else if (!dice.chance(blankShare(column)))
          row[column.id] = someValue(dice, column, table, language, today, counts);
      }
      return table.id === "survey" && index % 16 === 5 ? sameAnswers(row) : row;
    });
    data[table.id] = table.id === "transaction" && seed % 2 === 1 ? inDateOrder(made) : made;
  }
  return data;
}

/** A survey filled in without reading it: every answer the same. */
function sameAnswers(row: InputRow): InputRow {
  return { ...row, ...Object.fromEntries(SURVEY_ITEMS.map(({ id }) => [id, 4])) };
}

function inDateOrder(rows: readonly InputRow[]): InputRow[] {
  const dateOf = (row: InputRow): number => (typeof row["date"] === "number" ? row["date"] : Infinity);
  return rows.toSorted((a, b) => dateOf(a) - dateOf(b));
}

function calendar(language: Language, today: number): InputRow[] {
  const label = (code: string): string =>
    CATALOG.lists.find((list) => list.id === "dayKind")?.items.find((item) => item.code === code)?.label[
      language
    ] ?? "";
  const { year } = serialToDate(today);
  const holidays = [
    dateToSerial(year, 1, 1),
    dateToSerial(year, 5, 1),
    today + 1,
    today + 2,
    today + 9,
    today - 7,
  ];
  const makeups = [today + 8, today - 13, dateToSerial(year, 5, 9)];
  return [
    ...holidays.map((date) => ({ date, kind: label("holiday"), name: "Holiday" })),
    ...makeups.map((date) => ({ date, kind: label("makeup"), name: "Make-up" })),
  ];
}
