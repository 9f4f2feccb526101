import type { BookView, Computation, ParameterSpec, RowView } from "../catalog/spec";
import { addMonths, dateToSerial, serialToDate } from "../formula/serial";
import { text, type Text } from "../i18n/text";

/**
 * Periods of the trade: the half-years before the cut-off and the months of the year of statistics.
 *
 * Every trade row knows the position of its customer (`customerRow`, 0 when it does not count), so that
 * a sum per customer is SUMPRODUCT over two columns of numbers: ten times faster than SUMIFS over text in
 * LibreOffice. In date order it visits only the rows of its period, whose bounds MATCH finds; otherwise
 * it visits all rows; it looks at their period either way. See docs/DECISIONS.md, "Sums between bounds".
 */

/** Half-years counted back from the cut-off: 0 the last six months, 1 the six before, 2 months 12–24, 3 older, -1 later. */
export type PeriodId = "h0" | "h1" | "p12";

export const PERIOD_CODES: Readonly<Record<PeriodId, number>> = { h0: 0, h1: 1, p12: 2 };
const PERIOD_MONTHS: Readonly<Record<PeriodId, readonly [from: number, to: number]>> = {
  h0: [6, 0],
  h1: [12, 6],
  p12: [24, 12],
};

/** A text where the date belongs counts as no date. */
const NOT_COUNTED = 'OR([@customerId]="",NOT(ISNUMBER([@date])),[@status]=k.transactionStatus.cancelled)';

/** The period code of a trade row; blank when it is cancelled or has no date. */
export const periodOfRow: Computation = {
  formula: `IF(${NOT_COUNTED},"",IF([@date]>p.cutoff,-1,IF([@date]>EDATE(p.cutoff,-6),0,IF([@date]>EDATE(p.cutoff,-12),1,IF([@date]>EDATE(p.cutoff,-24),2,3)))))`,
  value: (row) => {
    if (!counts(row)) return "";
    const cutoff = row.book.number("cutoff");
    const date = row.number("date");
    if (date > cutoff) return -1;
    if (date > addMonths(cutoff, -6)) return 0;
    if (date > addMonths(cutoff, -12)) return 1;
    return date > addMonths(cutoff, -24) ? 2 : 3;
  },
};

/** Year and month as one number, 202611; blank when the row does not count. */
export const monthOfRow: Computation = {
  formula: `IF(${NOT_COUNTED},"",YEAR([@date])*100+MONTH([@date]))`,
  value: (row) => {
    if (!counts(row)) return "";
    const { year, month } = serialToDate(row.number("date"));
    return year * 100 + month;
  },
};

/** The date of a row that counts, else 0. */
export const countedDate: Computation = {
  formula: 'IF([@period]="",0,[@date])',
  value: (row) => (row.value("period") === "" ? 0 : row.number("date")),
};

/** Position of the row's customer in 13-1; 0 when the row does not count or the customer is unknown. */
export const customerRowOfTrade: Computation = {
  // IFERROR stands for a customer ID that 13-1 does not have: the name column flags it.
  formula: 'IF([@period]="",0,IFERROR(MATCH([@customerId],customer[customerId],0),0))',
  value: (row) =>
    row.value("period") === ""
      ? 0
      : (row.book.find("customer", "customerId", row.value("customerId"))?.index ?? -1) + 1,
};

function counts(row: RowView): boolean {
  return !row.blank("customerId") && typeof row.value("date") === "number" && !isCancelled(row);
}

function isCancelled(row: RowView): boolean {
  return row.text("status").toLowerCase() === row.book.label("transactionStatus", "cancelled").toLowerCase();
}

/** The rows of a period, bounded when the trade table is in date order. */
export const between = (column: string, bound: string): string =>
  `INDEX(transaction[${column}],p.${bound}From):INDEX(transaction[${column}],p.${bound}To)`;

/**
 * Sum of one column over a customer's rows of a period. Every row's period is asked for even when rows are
 * in date order: the bounds of a period without rows still span one row or two, of other periods.
 */
function periodSum(column: string, bound: string, customerRow: string, inPeriod: string): string {
  const mine = `--(${between("customerRow", bound)}=[@${customerRow}])`;
  return `ROUND(SUMPRODUCT(${mine},--(${inPeriod}),${between(column, bound)}),2)`;
}

/** Sum of a trade column over one customer and one half-year. */
export function sumOfPeriod(column: string, period: PeriodId): Computation {
  const code = PERIOD_CODES[period];
  return {
    formula: `IF([@customerId]="","",${periodSum(column, period, "rowNumber", `${between("period", period)}=${code}`)})`,
    value: (row) =>
      row.blank("customerId")
        ? ""
        : sumMoney(
            tradesOf(row).filter((trade) => trade.value("period") === code),
            column,
          ),
  };
}

/** Number of valid transactions of one customer in a half-year. */
export function countOfPeriod(period: PeriodId): Computation {
  const code = PERIOD_CODES[period];
  return {
    formula: `IF([@customerId]="","",SUMPRODUCT(--(${between("customerRow", period)}=[@rowNumber]),--(${between("period", period)}=${code})))`,
    value: (row) =>
      row.blank("customerId") ? "" : tradesOf(row).filter((trade) => trade.value("period") === code).length,
  };
}

/** The sum of one month of the year of statistics (month 1–12), for the customer in `customerRow`. */
export function sumOfMonth(month: number): Computation {
  const bound = `m${month}`;
  return {
    formula: `IF([@customerId]="","",${periodSum("countedAmount", bound, "customerRow", `${between("yearMonth", bound)}=p.year*100+${month}`)})`,
    value: (row) =>
      row.blank("customerId")
        ? ""
        : sumMoney(tradesInMonth(row, row.book.number("year") * 100 + month), "countedAmount"),
  };
}

/** The sum of a calendar year, counted back from the year of statistics. */
export function sumOfYear(yearsBack: 0 | 1, column = "countedAmount"): Computation {
  const bound = yearsBack === 0 ? "y0" : "y1";
  return {
    formula: `IF([@customerId]="","",${periodSum(column, bound, "rowNumber", `${between("year", bound)}=p.year-${yearsBack}`)})`,
    value: (row) => (row.blank("customerId") ? "" : sumMoney(tradesInYear(row, yearsBack), column)),
  };
}

/** Number of valid transactions in the year of statistics. */
export const countOfYear: Computation = {
  formula: `IF([@customerId]="","",SUMPRODUCT(--(${between("customerRow", "y0")}=[@rowNumber]),--(${between("year", "y0")}=p.year)))`,
  value: (row) => (row.blank("customerId") ? "" : tradesInYear(row, 0).length),
};

/** The trades that count for a customer: of a row of 13-1, or of a view that names the customer's row. */
export function tradesOf(row: RowView): readonly RowView[] {
  return row.book.where("transaction", "customerRow", positionOfCustomer(row));
}

/** Position of a customer in 13-1, as `customerRow` of the other tables gives it. */
export function positionOfCustomer(row: RowView): number {
  return row.table === "customer" ? row.index + 1 : row.number("customerRow");
}

function tradesInYear(row: RowView, yearsBack: number): RowView[] {
  const year = row.book.number("year") - yearsBack;
  return tradesOf(row).filter((trade) => trade.value("year") === year);
}

function tradesInMonth(row: RowView, yearMonth: number): RowView[] {
  return tradesOf(row).filter((trade) => trade.value("yearMonth") === yearMonth);
}

/** Sums money exactly to the cent: the order of addition must not show. */
export function sumMoney(rows: readonly RowView[], column: string): number {
  return roundHalfUp(
    rows.reduce((sum, row) => sum + row.number(column), 0),
    2,
  );
}

/** Excel's ROUND: half away from zero, on the 15 digits that Excel shows. */
export function roundHalfUp(value: number, digits: number): number {
  if (value === 0 || !Number.isFinite(value)) return 0;
  const shifted = shiftPoint(Math.abs(Number(value.toPrecision(15))), digits);
  const rounded = shiftPoint(Math.round(Number(shifted.toPrecision(15))), -digits);
  return value < 0 && rounded > 0 ? -rounded : rounded;
}

/** Moves the decimal point without arithmetic; very small and large numbers come with an exponent of their own. */
function shiftPoint(value: number, digits: number): number {
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  return Number(`${mantissa}e${Number(exponent) + digits}`);
}

// ---- bounds ------------------------------------------------------------------------------------

function tradeDates(book: BookView): (number | null)[] {
  return book.rows("transaction").map((row) => {
    const value = row.value("date");
    return typeof value === "number" ? value : null;
  });
}

/** In date order means: no date before the one above it, and no gap. */
function inOrder(dates: readonly (number | null)[]): boolean {
  const filled = dates.filter((date) => date !== null).length;
  return dates.every((date, index) => {
    if (date === null) return index >= filled;
    const previous = index > 0 ? (dates[index - 1] ?? null) : null;
    return previous === null ? index === 0 : date >= previous;
  });
}

const DATES = "transaction[date]";

const orderParameters: readonly ParameterSpec[] = [
  computedParameter(
    "tradeRows",
    text("交易记录行数", "Rows of the trade table"),
    `ROWS(${DATES})`,
    (book) => book.rows("transaction").length,
    "integer",
  ),
  computedParameter(
    "tradeInOrder",
    text("交易记录按日期排列(1 是)", "Trade table in date order (1 yes)"),
    `IF(ROWS(${DATES})<2,1,IF(COUNT(${DATES})<>SUMPRODUCT(MAX((${DATES}<>"")*ROW(${DATES})))-ROW(INDEX(${DATES},1))+1,0,IF(SUMPRODUCT((INDEX(${DATES},2):INDEX(${DATES},ROWS(${DATES}))<INDEX(${DATES},1):INDEX(${DATES},ROWS(${DATES})-1))*(INDEX(${DATES},2):INDEX(${DATES},ROWS(${DATES}))<>""))=0,1,0)))`,
    (book) => {
      const dates = tradeDates(book);
      if (dates.length < 2) return 1;
      // An empty table: the formula finds no filled row and compares 0 dates with a negative position.
      if (dates.every((date) => date === null)) return 0;
      return inOrder(dates) ? 1 : 0;
    },
    "integer",
  ),
];

function computedParameter(
  id: string,
  name: Text,
  formula: string,
  value: (book: BookView) => number,
  format: ParameterSpec["format"],
): ParameterSpec {
  return {
    id,
    name,
    unit: text("自动", "automatic"),
    source: "DP",
    note: text(
      "自动计算,请勿修改:让按期汇总只读取该期间的行。",
      "Computed, do not change: lets sums by period read only the rows of the period.",
    ),
    format,
    value: null,
    computed: { formula, value },
  };
}

/** First and last row of a period. `after` and `upTo` are Excel expressions of the two dates that bound it. */
function bounds(
  id: string,
  name: Text,
  after: string,
  upTo: string,
  dates: (book: BookView) => readonly [after: number, upTo: number],
): ParameterSpec[] {
  const position = (book: BookView, date: number): number =>
    tradeDates(book).filter((d) => d !== null && d <= date).length;
  return [
    computedParameter(
      `${id}From`,
      text(`${name["zh-CN"]}:首行`, `${name["en-US"]}: first row`),
      `IF(p.tradeInOrder=1,MIN(p.tradeRows,IFERROR(MATCH(${after},${DATES},1),0)+1),1)`,
      (book) =>
        book.number("tradeInOrder") === 1
          ? Math.min(book.number("tradeRows"), position(book, dates(book)[0]) + 1)
          : 1,
      "integer",
    ),
    computedParameter(
      `${id}To`,
      text(`${name["zh-CN"]}:末行`, `${name["en-US"]}: last row`),
      `IF(p.tradeInOrder=1,MAX(1,IFERROR(MATCH(${upTo},${DATES},1),1)),p.tradeRows)`,
      (book) =>
        book.number("tradeInOrder") === 1
          ? Math.max(1, position(book, dates(book)[1]))
          : book.number("tradeRows"),
      "integer",
    ),
  ];
}

const PERIOD_NAMES: Readonly<Record<PeriodId, Text>> = {
  h0: text("截止日前6个月", "Last 6 months"),
  h1: text("前7–12个月", "Months 7–12 back"),
  p12: text("前13–24个月", "Months 13–24 back"),
};

const back = (months: number): string => (months === 0 ? "p.cutoff" : `EDATE(p.cutoff,-${months})`);

/** Row bounds that the sums read; only written when the trade table is. */
export const periodParameters: readonly ParameterSpec[] = [
  ...orderParameters,
  ...(["h0", "h1", "p12"] as const).flatMap((id) => {
    const [from, to] = PERIOD_MONTHS[id];
    return bounds(id, PERIOD_NAMES[id], back(from), back(to), (book) => [
      addMonths(book.number("cutoff"), -from),
      addMonths(book.number("cutoff"), -to),
    ]);
  }),
  ...([0, 1] as const).flatMap((yearsBack) =>
    bounds(
      `y${yearsBack}`,
      yearsBack === 0 ? text("统计年", "Year of statistics") : text("上年", "Year before"),
      `DATE(p.year-${yearsBack},1,0)`,
      `DATE(p.year-${yearsBack},12,31)`,
      (book) => [
        dateToSerial(book.number("year") - yearsBack, 1, 0),
        dateToSerial(book.number("year") - yearsBack, 12, 31),
      ],
    ),
  ),
  ...Array.from({ length: 12 }, (_, index) => index + 1).flatMap((month) =>
    bounds(
      `m${month}`,
      text(`${month}月`, `Month ${month}`),
      `DATE(p.year,${month},0)`,
      `DATE(p.year,${month + 1},0)`,
      (book) => [
        dateToSerial(book.number("year"), month, 0),
        dateToSerial(book.number("year"), month + 1, 0),
      ],
    ),
  ),
];
