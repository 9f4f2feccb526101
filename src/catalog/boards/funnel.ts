import { text } from "../../i18n/text";
import { FUNNEL_STAGES, STAGE_DAYS } from "../../rules/inquiry";
import { roundHalfUp } from "../../rules/periods";
import { countWhere, is, rowsOf, sumOf } from "./figures";
import type { Board, BoardSpec, RowView } from "../spec";

/** 漏斗: inquiries of the year by the stage reached, conversion, mean stay and the bottleneck (S4; rules 2.18). */

const TOP = 4;
const CHART_TOP = TOP + FUNNEL_STAGES + 3;
const CHART_ROWS = 18;
const LOST_COLUMN = 9;

const REASONS = [
  "price",
  "quality",
  "delivery",
  "relation",
  "payment",
  "certificate",
  "noAnswer",
  "cancelled",
  "other",
] as const;

export const funnel: BoardSpec = {
  id: "funnel",
  name: text("销售漏斗", "Sales funnel"),
  purpose: text(
    "统计年询盘各阶段数量、金额、转化率与平均停留,指出瓶颈,并列出输单原因。",
    "Inquiries of the year by stage: number, amount, conversion and mean stay, the bottleneck, and why orders were lost.",
  ),
  package: "management",
  needs: ["inquiry"],
  widths: [3, 18, 12, 20, 22, 14, 18, 16, 3, 20, 12],
  landscape: true,
  build: (board) => {
    board.text(0, 1, text("销售漏斗", "Sales funnel"), { look: "title" });
    board.link(1, 1, text("← 首页", "← Home"), "home");
    board.text(2, 1, text("统计年", "Year"), { look: "label" });
    board.formula(2, 2, "p.year", () => board.book.number("year"), { look: "figure", format: "text" });
    stages(board);
    lostReasons(board);
    chart(board);
  },
};

function stages(board: Board): void {
  const rows = rowsOf(board.book, "inquiry");
  [
    text("阶段", "Stage"),
    text("数量", "Number"),
    text("预计金额", "Expected amount"),
    text("到下阶段转化率", "To the next stage"),
    text("总转化率", "Of all"),
    text("平均停留(天)", "Mean days"),
    text("瓶颈", "Bottleneck"),
  ].forEach((name, index) => {
    board.text(TOP - 1, 1 + index, name, { look: "heading" });
  });
  const reached = Array.from({ length: FUNNEL_STAGES }, (_, index) =>
    rows.filter((row) => row.number("funnelStage") > index),
  );
  const rates = reached.map((stage, index) => {
    const next = reached[index + 1];
    return next === undefined || stage.length === 0 ? "" : roundHalfUp(next.length / stage.length, 4);
  });
  const numbers = rates.filter((rate) => typeof rate === "number");
  const lowest = numbers.length === 0 ? undefined : Math.min(...numbers);
  reached.forEach((stage, index) => {
    const row = TOP + index;
    const at = row + 1;
    const code = String(index + 1);
    board.formula(row, 1, `k.inquiryStage.${code}`, () => board.book.label("inquiryStage", code), {
      look: "cell",
    });
    board.formula(row, 2, `COUNTIFS(inquiry[funnelStage],">"&${index})`, () => stage.length, {
      look: "cell",
      format: "integer",
    });
    board.formula(
      row,
      3,
      `ROUND(SUMIFS(inquiry[expectedAmount],inquiry[funnelStage],">"&${index}),2)`,
      () => sumOf(stage, "expectedAmount"),
      { look: "cell", format: "money" },
    );
    const last = index === FUNNEL_STAGES - 1;
    if (last) board.text(row, 4, "", { look: "cell" });
    else
      board.formula(row, 4, `IF(C${at}=0,"",ROUND(C${at + 1}/C${at},4))`, () => rates[index] ?? "", {
        look: "cell",
        format: "share",
      });
    board.formula(
      row,
      5,
      `IF(C$${TOP + 1}=0,"",ROUND(C${at}/C$${TOP + 1},4))`,
      () => {
        const all = reached[0]?.length ?? 0;
        return all === 0 ? "" : roundHalfUp(stage.length / all, 4);
      },
      { look: "cell", format: "share" },
    );
    meanStay(board, row, index, reached[0] ?? []);
    if (last) board.text(row, 7, "", { look: "cell" });
    else
      board.formula(
        row,
        7,
        `IF(E${at}="","",IF(E${at}=MIN(E$${TOP + 1}:E$${TOP + FUNNEL_STAGES - 1}),k.funnelFlag.bottleneck,""))`,
        () =>
          rates[index] === lowest && lowest !== undefined ? board.book.label("funnelFlag", "bottleneck") : "",
        { look: "cell" },
      );
  });
  board.highlight(TOP, 1, FUNNEL_STAGES, 7, `$H${TOP + 1}=k.funnelFlag.bottleneck`, "bad");
  board.dataBar(TOP, 2, FUNNEL_STAGES, 1);
}

/** Days from a stage to the next, over the inquiries of the year that have both dates. */
function meanStay(board: Board, row: number, index: number, counted: readonly RowView[]): void {
  const stage = STAGE_DAYS[index];
  if (stage === undefined) {
    board.text(row, 6, "", { look: "cell" });
    return;
  }
  const days = `inquiry[${stage[0]}]`;
  const values = counted.flatMap((each) => {
    const value = each.value(stage[0]);
    return typeof value === "number" ? [value] : [];
  });
  const where = `inquiry[funnelStage],">0",${days},">=-99999"`;
  board.formula(
    row,
    6,
    `IF(COUNTIFS(${where})=0,"",ROUND(AVERAGEIFS(${days},${where}),1))`,
    () =>
      values.length === 0
        ? ""
        : roundHalfUp(values.reduce((sum, value) => sum + value, 0) / values.length, 1),
    { look: "cell", format: "number" },
  );
}

function lostReasons(board: Board): void {
  const rows = rowsOf(board.book, "inquiry").filter(
    (row) => row.number("funnelStage") > 0 && is(row, "outcome", "inquiryOutcome", "lost"),
  );
  board.text(TOP - 1, LOST_COLUMN, text("输单原因", "Why lost"), { look: "heading" });
  board.text(TOP - 1, LOST_COLUMN + 1, text("数量", "Number"), { look: "heading" });
  REASONS.forEach((code, index) => {
    const row = TOP + index;
    board.formula(row, LOST_COLUMN, `k.lostReason.${code}`, () => board.book.label("lostReason", code), {
      look: "cell",
    });
    board.formula(
      row,
      LOST_COLUMN + 1,
      `COUNTIFS(inquiry[lostReason],$J${row + 1},inquiry[outcome],k.inquiryOutcome.lost,inquiry[funnelStage],">0")`,
      () => countWhere(rows, (each) => is(each, "lostReason", "lostReason", code)),
      { look: "cell", format: "integer" },
    );
  });
  board.dataBar(TOP, LOST_COLUMN + 1, REASONS.length, 1);
}

function chart(board: Board): void {
  board.chart({
    name: "funnel",
    title: text("销售漏斗", "Sales funnel"),
    alt: text("条形图:统计年询盘到达各阶段的数量。", "Bars: inquiries of the year that reached each stage."),
    at: { row: CHART_TOP, column: 1, rows: CHART_ROWS, columns: 7 },
    categories: { row: TOP, column: 1, rows: FUNNEL_STAGES, columns: 1 },
    series: [
      {
        name: text("数量", "Number"),
        values: { row: TOP, column: 2, rows: FUNNEL_STAGES, columns: 1 },
        type: "column",
        color: "#2E7D6B",
      },
    ],
    format: "integer",
    legend: false,
  });
}
