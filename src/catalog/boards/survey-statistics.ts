import { columnLetters } from "../../formula/address";
import { text } from "../../i18n/text";
import { SURVEY_ITEMS } from "../../rules/survey-score";
import { countWhere, is, rowsOf } from "./figures";
import type { Board, BoardSpec, RowView } from "../spec";

/** 客户满意度统计表: means by amount class and item, and what needs work (S1 3., E14). */

const CLASSES = ["1", "2", "3", "none"] as const;
const TOP = 3;
const FIRST_ITEM = 4;
const FLAGS_TOP = TOP + 4 + CLASSES.length;

export const surveyStatistics: BoardSpec = {
  id: "surveyStatistics",
  name: text("客户满意度统计表", "Survey statistics"),
  purpose: text(
    "按成交额类别统计各项平均分、回收率与满意率,低于门槛者列为需改善。",
    "Means by class and item, return and satisfaction rates; what falls below the threshold needs work.",
  ),
  package: "service",
  needs: ["survey"],
  widths: [3, 14, 10, 10, 14, 14, 14, 16, 14, 14, 14, 14, 10, 11],
  landscape: true,
  build: (board) => {
    board.text(0, 1, text("客户满意度统计表", "Survey statistics"), { look: "title" });
    board.link(1, 1, text("← 首页", "← Home"), "home");
    headings(board, TOP);
    const surveys = rowsOf(board.book, "survey");
    CLASSES.forEach((code, index) => {
      const label = board.book.label("amountClass", code);
      classRow(
        board,
        TOP + 1 + index,
        `k.amountClass.${code}`,
        label,
        surveys.filter((row) => is(row, "amountClass", "amountClass", code)),
      );
    });
    overallRow(board, TOP + 1 + CLASSES.length, surveys);
    improvementBlock(board);
  },
};

function headings(board: Board, row: number): void {
  const names = [
    text("类别", "Class"),
    text("样本数", "Returned"),
    text("回收率", "Return rate"),
    ...SURVEY_ITEMS.map((item) => item.name),
    text("总分", "Total"),
    text("满意率", "Satisfied"),
  ];
  names.forEach((name, index) => {
    board.text(row, 1 + index, name, { look: "heading" });
  });
}

const answered = (row: RowView): boolean => !row.blank("total");

function mean(rows: readonly RowView[], column: string, digits: number): number | "" {
  const values = rows.flatMap((row) => (row.blank(column) ? [] : [row.number(column)]));
  if (values.length === 0) return "";
  const factor = 10 ** digits;
  return Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * factor + 1e-9) / factor;
}

function classRow(
  board: Board,
  row: number,
  labelFormula: string,
  label: string,
  surveys: readonly RowView[],
): void {
  const at = row + 1;
  const sent = surveys.length;
  const returned = countWhere(surveys, answered);
  const where = `survey[amountClass],$B${at}`;
  board.formula(row, 1, labelFormula, () => label, { look: "cell" });
  board.formula(row, 2, `COUNTIFS(${where},survey[total],">0")`, () => returned, {
    look: "cell",
    format: "integer",
  });
  board.formula(
    row,
    3,
    `IF(COUNTIFS(${where})=0,"",ROUND(C${at}/COUNTIFS(${where}),4))`,
    () => (sent === 0 ? "" : Math.round((returned / sent) * 1e4 + 1e-9) / 1e4),
    { look: "cell", format: "share" },
  );
  SURVEY_ITEMS.forEach((item, index) => {
    const value = mean(surveys, item.id, 2);
    board.formula(
      row,
      FIRST_ITEM + index,
      `IF(COUNTIFS(${where},survey[${item.id}],">0")=0,"",ROUND(AVERAGEIFS(survey[${item.id}],${where},survey[${item.id}],">0"),2))`,
      () => value,
      { look: "cell", format: "number" },
    );
  });
  const end = FIRST_ITEM + SURVEY_ITEMS.length;
  board.formula(
    row,
    end,
    `IF(C${at}=0,"",ROUND(AVERAGEIFS(survey[total],${where},survey[total],">0"),1))`,
    () => mean(surveys, "total", 1),
    { look: "cell", format: "number" },
  );
  board.formula(
    row,
    end + 1,
    `IF(C${at}=0,"",ROUND(AVERAGEIFS(survey[satisfaction],${where},survey[total],">0"),4))`,
    () => mean(surveys, "satisfaction", 4),
    { look: "cell", format: "share" },
  );
}

function overallRow(board: Board, row: number, surveys: readonly RowView[]): void {
  const at = row + 1;
  const sent = countWhere(surveys, (survey) => !survey.blank("surveyNo"));
  const returned = countWhere(surveys, answered);
  board.text(row, 1, text("全部", "All"), { look: "check" });
  board.formula(row, 2, 'COUNTIFS(survey[total],">0")', () => returned, { look: "check", format: "integer" });
  board.formula(
    row,
    3,
    `IF(COUNTA(survey[surveyNo])=0,"",ROUND(C${at}/COUNTA(survey[surveyNo]),4))`,
    () => (sent === 0 ? "" : Math.round((returned / sent) * 1e4 + 1e-9) / 1e4),
    { look: "check", format: "share" },
  );
  SURVEY_ITEMS.forEach((item, index) => {
    board.formula(
      row,
      FIRST_ITEM + index,
      `IF(COUNT(survey[${item.id}])=0,"",ROUND(AVERAGE(survey[${item.id}]),2))`,
      () => mean(surveys, item.id, 2),
      { look: "check", format: "number" },
    );
  });
  const end = FIRST_ITEM + SURVEY_ITEMS.length;
  board.formula(
    row,
    end,
    'IF(COUNT(survey[total])=0,"",ROUND(AVERAGE(survey[total]),1))',
    () => mean(surveys, "total", 1),
    { look: "check", format: "number" },
  );
  board.formula(
    row,
    end + 1,
    'IF(COUNT(survey[satisfaction])=0,"",ROUND(AVERAGE(survey[satisfaction]),4))',
    () => mean(surveys, "satisfaction", 4),
    { look: "check", format: "share" },
  );
}

/** The same grid again with words: colour alone would say nothing to some readers. */
function improvementBlock(board: Board): void {
  board.text(
    FLAGS_TOP,
    1,
    text("需改善的项目(平均分低于参数)", "Items that need work (mean below the parameter)"),
    { look: "label" },
  );
  for (let index = 0; index <= CLASSES.length; index += 1) {
    const source = TOP + 1 + index;
    const row = FLAGS_TOP + 1 + index;
    board.formula(row, 1, `$B${source + 1}`, () => board.at(source, 1), { look: "cell" });
    SURVEY_ITEMS.forEach((_, item) => {
      const column = FIRST_ITEM + item;
      const cell = `${columnLetters(column)}${source + 1}`;
      board.formula(
        row,
        column,
        `IF(${cell}="","",IF(${cell}<p.improveBelow,k.flag.improve,""))`,
        () => {
          const value = board.at(source, column);
          return typeof value === "number" && value < board.book.number("improveBelow")
            ? board.book.label("flag", "improve")
            : "";
        },
        { look: "cell" },
      );
    });
  }
  const first = `${columnLetters(FIRST_ITEM)}${FLAGS_TOP + 2}`;
  board.highlight(
    FLAGS_TOP + 1,
    FIRST_ITEM,
    CLASSES.length + 1,
    SURVEY_ITEMS.length,
    `${first}=k.flag.improve`,
    "warn",
  );
}
