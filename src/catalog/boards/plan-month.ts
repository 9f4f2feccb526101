import { dateToSerial, serialToDate } from "../../formula/serial";
import { text } from "../../i18n/text";
import { calendarOf, isWorkday } from "../../rules/workday";
import { rowsOf } from "./figures";
import { at, pick, positionsOf } from "./listing";
import type { Board, BoardSpec } from "../spec";

/** 联络计划月历 (tables 1.6): customers down, days 1–31 across; ○ planned, ● done. */

const LINES = 30;
const TOP = 4;
const FIRST_DAY = 3;
const DAYS = 31;

export const planMonth: BoardSpec = {
  id: "planMonth",
  name: text("联络计划月历", "Contacts of the month"),
  purpose: text(
    "每月客户联络计划的月历:一户一行,1–31日,○计划、●完成。月份在参数表更改。",
    "The month's contact plan: a customer a line, days 1–31, ○ planned, ● done. The month is a parameter.",
  ),
  package: "management",
  needs: ["customer", "contactPlan"],
  widths: [6, 12, 22, ...Array.from({ length: DAYS }, () => 4), 8],
  landscape: true,
  printed: { fromColumn: 1 },
  build: (board) => {
    const month = serialToDate(board.book.number("planMonth"));
    board.text(0, 1, text("联络计划月历", "Contacts of the month"), { look: "title" });
    board.link(1, 1, text("← 首页", "← Home"), "home");
    board.text(2, 1, text("月份", "Month"), { look: "label" });
    board.formula(
      2,
      2,
      "DATE(YEAR(p.planMonth),MONTH(p.planMonth),1)",
      () => dateToSerial(month.year, month.month, 1),
      { look: "figure", format: "month" },
    );
    board.formula(2, 0, "DAY(EOMONTH(p.planMonth,0))", () => lastDayOf(month), { look: "note" });
    days(board, month);
    lines(board, month);
  },
};

function lastDayOf(month: { year: number; month: number }): number {
  return serialToDate(dateToSerial(month.year, month.month + 1, 0)).day;
}

/** Day numbers, and beneath them 1 for a day off. */
function days(board: Board, month: { year: number; month: number }): void {
  const calendar = calendarOf(board.book);
  const last = lastDayOf(month);
  board.text(TOP - 1, 1, text("客户编号", "ID"), { look: "heading" });
  board.text(TOP - 1, 2, text("客户", "Customer"), { look: "heading" });
  board.text(TOP, 2, text("休息日为 1", "1 = day off"), { look: "note" });
  for (let day = 1; day <= DAYS; day += 1) {
    const column = FIRST_DAY + day - 1;
    const date = dateToSerial(month.year, month.month, day);
    board.value(TOP - 1, column, day, { look: "heading" });
    board.formula(
      TOP,
      column,
      `IF(${day}>$A$3,"",IF(OR(COUNTIFS(workday[makeup],$C$3+${day - 1})>0,WORKDAY.INTL($C$3+${day - 2},1,p.weekend,workday[holiday])=$C$3+${day - 1}),"",1))`,
      () => (day > last || isWorkday(date, calendar) ? "" : 1),
      { look: "note" },
    );
  }
  board.text(TOP - 1, FIRST_DAY + DAYS, text("次数", "Total"), { look: "heading" });
  const cell = at(TOP, FIRST_DAY, "row");
  board.highlight(TOP, FIRST_DAY, LINES + 1, DAYS, `${cell}=1`, "muted");
}

function lines(board: Board, month: { year: number; month: number }): void {
  const { book } = board;
  const plans = rowsOf(book, "contactPlan");
  const listed = plans.filter((row) => row.number("listed") === 1);
  const first = TOP + 1;
  board.formula(TOP, 0, "SUM(contactPlan[listed])", () => listed.length, { look: "note" });
  positionsOf(
    board,
    first,
    0,
    LINES,
    { table: "contactPlan", column: "listed", value: "1", count: at(TOP, 0) },
    listed,
  );
  const last = lastDayOf(month);
  for (let n = 0; n < LINES; n += 1) {
    const row = first + n;
    const source = listed[n];
    const position = at(row, 0, "column");
    pick(board, row, 1, { table: "contactPlan", column: "customerId", position }, source);
    pick(board, row, 2, { table: "contactPlan", column: "customerName", position }, source);
    const mine = source
      ? plans.filter((plan) => plan.number("monthCustomer") === source.number("monthCustomer"))
      : [];
    for (let day = 1; day <= DAYS; day += 1) {
      const here = mine.filter((plan) => plan.number("dayCode") % 100 === day);
      const code = `INDEX(contactPlan[customerRow],${position})*100+${day}`;
      board.formula(
        row,
        FIRST_DAY + day - 1,
        `IF(N(${position})=0,"",IF(COUNTIFS(contactPlan[dayCode],${code})=0,"",IF(COUNTIFS(contactPlan[dayCode],${code},contactPlan[actualDate],">0")>0,k.planMark.done,k.planMark.planned)))`,
        () => {
          if (day > last || here.length === 0) return "";
          return book.label(
            "planMark",
            here.some((plan) => plan.number("actualDate") > 0) ? "done" : "planned",
          );
        },
        { look: "cell" },
      );
    }
    board.formula(
      row,
      FIRST_DAY + DAYS,
      `IF(N(${position})=0,"",COUNTIFS(contactPlan[monthCustomer],INDEX(contactPlan[customerRow],${position})))`,
      () => (source ? mine.length : ""),
      { look: "cell", format: "integer" },
    );
  }
}
