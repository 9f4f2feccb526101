import type { Cell } from "../../src/pareto/aggregate";
import { exactAt } from "../../src/pareto/amounts";
import { binKey, periodKey, readDate, suggestBinWidth } from "../../src/pareto/categories";
import { createRowReader } from "../../src/pareto/read-rows";
import {
  guessColumns,
  isDateFormat,
  type Grid,
  type SelectionChoice,
  type SelectionHints,
} from "../../src/pareto/selection";

function choose(grid: Grid, hints?: SelectionHints): SelectionChoice {
  const { choice, problem } = guessColumns(grid, hints);
  if (choice === null) throw new Error(problem?.code);
  return choice;
}

function sums(grid: Grid, choice = choose(grid)): Record<string, string> {
  const reader = createRowReader(choice);
  reader.add(grid);
  const { labels, amounts } = reader.finish().aggregate;
  return Object.fromEntries(labels.map((label, at) => [label, exactAt(amounts, at)]));
}

const repeat = (value: Cell, count: number): Cell[] => Array.from({ length: count }, () => value);

describe("guessColumns", () => {
  it("takes the text as category and the number as measure, in either order", () => {
    expect(
      choose([
        ["客户", "金额"],
        ["甲", 10],
        ["乙", 20],
      ]),
    ).toMatchObject({
      header: 0,
      firstRow: 1,
      category: { column: 0, as: "text" },
      measure: { kind: "sum", column: 1 },
    });
    expect(
      choose([
        ["Amount", "Customer"],
        [10, "a"],
        [20, "b"],
      ]),
    ).toMatchObject({ category: { column: 1 }, measure: { column: 0 } });
  });

  it("sees when there is no header", () => {
    expect(
      choose([
        ["甲", 10],
        ["乙", 20],
      ]),
    ).toMatchObject({ header: null, firstRow: 0 });
    expect(choose([["包装"], ["颜色"], ["包装"]])).toMatchObject({
      header: null,
      measure: { kind: "count" },
    });
    expect(choose([["投诉原因"], ["颜色"], ["包装"], ["颜色"]])).toMatchObject({
      header: 0,
      firstRow: 1,
      measure: { kind: "count" },
    });
  });

  it("skips a title and blank rows above the table", () => {
    expect(
      choose([
        [null, null],
        ["2026年成交表", null],
        [null, null],
        ["客户", "金额"],
        ["甲", 1],
        ["乙", 2],
      ]),
    ).toMatchObject({ header: 3, firstRow: 4 });
  });

  it("prefers names to numbers of documents, and amounts to prices, quantities, years and phones", () => {
    const header = ["序号", "客户编号", "客户名称", "年份", "电话", "单价", "数量", "成交金额", "备注"];
    const row = (n: number): Cell[] => [
      n,
      `EU-${n}`,
      `Firm ${n % 3}`,
      2026,
      13_800_000_000 + n,
      5,
      n,
      5 * n,
      "急单",
    ];
    const guess = guessColumns([header, row(1), row(2), row(3), row(4)]);
    expect(guess.choice).toMatchObject({ category: { column: 2 }, measure: { column: 7 } });
    expect(guess.measures.slice(0, 2)).toEqual([7, 6]);
    expect(guess.measures).not.toContain(4);
  });

  it("leaves totals rows out, said or recognised by their sum", () => {
    expect(
      choose([
        ["客户", "金额"],
        ["甲", 10],
        ["乙", 20],
        ["合 计:", 30],
      ]).totals,
    ).toEqual([3]);
    expect(
      choose([
        ["Customer", "Amount"],
        ["East A", 10],
        ["East B", 20],
        ["East Total", 30],
        ["West", 5],
        ["Grand Total", 35],
      ]).totals,
    ).toEqual([3, 5]);
    expect(
      choose([
        ["客户", "金额"],
        ["甲", 10],
        ["乙", 20],
        [null, 30],
      ]).totals,
    ).toEqual([3]);
    // A firm of that name is not a total unless its amount is the sum.
    expect(
      choose([
        ["Customer", "Amount"],
        ["A", 10],
        ["B", 20],
        ["Alpha Total", 7],
      ]).totals,
    ).toEqual([]);
  });

  it("reads amounts written as text, in the column's own notation", () => {
    expect(
      sums([
        ["客户", "金额"],
        ["甲", "1,234.50"],
        ["乙", "￥1,200"],
        ["甲", "(200)"],
        ["丙", "３００"],
      ]),
    ).toEqual({ 甲: "1034.5", 乙: "1200", 丙: "300" });
    expect(
      sums([
        ["Kunde", "Betrag"],
        ["a", "1.234"],
        ["b", "12,5"],
        ["a", "1,00"],
      ]),
    ).toEqual({ a: "1235", b: "12.5" });
  });

  it("warns of several currencies", () => {
    const { notes } = guessColumns([
      ["客户", "金额"],
      ["甲", "USD 5"],
      ["乙", "€7"],
      ["丙", "USD 9"],
    ]);
    expect(notes).toEqual([{ code: "mixedCurrencies", level: "warning", args: { currencies: "USD, EUR" } }]);
  });

  it("fills keys down where merged cells left blanks", () => {
    const grid: Grid = [
      ["客户", "金额"],
      ["甲", 1],
      [null, 2],
      ["", 4],
      ["乙", 8],
      [null, 16],
    ];
    expect(choose(grid).fillDown).toBe(true);
    expect(sums(grid)).toEqual({ 甲: "7", 乙: "24" });
    const loose: Grid = [
      ["客户", "金额"],
      ...Array.from({ length: 9 }, (_, n): Cell[] => [`c${n}`, 1]),
      [null, 2],
    ];
    expect(choose(loose).fillDown).toBe(false);
    expect(choose(loose, { merged: true }).fillDown).toBe(true);
  });

  it("takes dates as months when there is nothing else to group by", () => {
    const serials: Grid = [
      ["日期", "金额"],
      [46000, 5],
      [46001, 6],
      [46050, 7],
    ];
    expect(choose(serials)).toMatchObject({ category: { column: 0, as: "month" }, measure: { column: 1 } });
    expect(sums(serials)).toEqual({ "2025-12": "11", "2026-01": "7" });
    expect(
      choose(
        [
          [46000, 5],
          [46001, 6],
        ],
        { formats: ["yyyy/m/d", "General"] },
      ),
    ).toMatchObject({ category: { as: "month" } });
    expect(
      sums([
        ["月份", "金额"],
        ["2026年3月5日", 1],
        ["2026/3/9", 2],
        ["20260401", 4],
      ]),
    ).toEqual({ "2026-03": "3", "2026-04": "4" });
  });

  it("puts one column of measurements into bins, and keeps codes as they are", () => {
    const lengths = Array.from({ length: 40 }, (_, n): Cell[] => [n * 2.5]);
    expect(choose(lengths)).toMatchObject({
      category: { as: "bins", binWidth: 10 },
      measure: { kind: "count" },
    });
    expect(sums(lengths)["0 – 10"]).toBe("4");
    expect(choose([[3], [1], [3], [2]])).toMatchObject({
      category: { as: "text" },
      measure: { kind: "count" },
    });
  });

  it("offers each value column, and the person's choice stands", () => {
    const grid: Grid = [
      ["客户", "数量", "金额", "日期"],
      ["甲", 1, 100, 46000],
      ["乙", 2, 50, 46030],
      ["甲", 4, 25, 46400],
    ];
    const guess = guessColumns(grid);
    expect(guess).toMatchObject({ measures: [2, 1], dates: [3] });
    const choice = choose(grid);
    expect(sums(grid, { ...choice, measure: { kind: "average", column: 1, decimalSign: "." } })).toEqual({
      甲: "2.5",
      乙: "2",
    });
    expect(sums(grid, { ...choice, category: { column: 3, as: "quarter" } })).toEqual({
      "2025-Q4": "100",
      "2026-Q1": "50",
      "2027-Q1": "25",
    });
    expect(sums(grid, { ...choice, period: { column: 3, from: 46000, to: 46100 } })).toEqual({
      甲: "100",
      乙: "50",
    });
  });

  it("says what to select instead", () => {
    const problem = (grid: Grid) => guessColumns(grid).problem?.code;
    expect(problem([])).toBe("selectionEmpty");
    expect(
      problem([
        [null, ""],
        [" ", null],
      ]),
    ).toBe("selectionEmpty");
    expect(problem([["x"]])).toBe("selectionOneCell");
    expect(problem([["客户", "金额"]])).toBe("selectionOnlyHeader");
  });

  it("counts errors in cells and still guesses", () => {
    const { columns, choice } = guessColumns([
      ["客户", "金额"],
      ["甲", "#N/A"],
      ["乙", 5],
      ["丙", "#DIV/0!"],
    ]);
    expect(columns[1]).toMatchObject({ kind: "number", errors: 2 });
    expect(choice?.measure).toMatchObject({ kind: "sum", column: 1 });
  });

  it("reads a selection in chunks as it reads it whole", () => {
    const grid: Grid = [
      ["客户", "金额"],
      ["甲", 1],
      [null, 2],
      ["乙", 8],
      [null, 16],
      ["合计", 27],
      ["甲", "x"],
    ];
    const choice = choose(grid, { merged: true });
    const [whole, parts] = [createRowReader(choice), createRowReader(choice)];
    whole.add(grid);
    for (const row of grid) parts.add([row]);
    expect(parts.finish()).toEqual(whole.finish());
    expect(whole.finish().aggregate.faults).toEqual([{ fault: "cellNotNumber", row: 6, text: "x" }]);
  });
});

describe("categories", () => {
  it("read year-month-day dates and nothing else", () => {
    expect(
      ["2026-03-05", "2026/3/5", "2026.3.5", "2026年3月5日", "20260305", "2026-03-05 10:30", 46086.5].map(
        readDate,
      ),
    ).toEqual(repeat(46086, 7));
    expect(["05/03/2026", "2026-02-30", "2026-13-01", "x", "", null, 12, true].map(readDate)).toEqual(
      repeat(null, 8),
    );
    expect(["month", "quarter", "year"].map((by) => periodKey(46086, by as "month"))).toEqual([
      "2026-03",
      "2026-Q1",
      "2026",
    ]);
  });

  it("bin numbers by exact bounds", () => {
    expect([0.3, 0.7, 0.29999, -0.1].map((value) => binKey(value, 0.1))).toEqual([
      "0.3 – 0.4",
      "0.7 – 0.8",
      "0.2 – 0.3",
      "-0.1 – 0",
    ]);
    expect(
      [
        [0, 100],
        [0, 1],
        [5, 5],
        [0, 1199],
      ].map((span) => suggestBinWidth(span)),
    ).toEqual([10, 0.1, 1, 100]);
  });

  it("tell date formats from others", () => {
    expect(["yyyy-mm-dd", "m/d/yy", "[$-804]yyyy年m月"].map(isDateFormat)).toEqual([true, true, true]);
    expect(["General", "0.00", '#,##0 "days"', "[Red]0", "@"].map(isDateFormat)).toEqual(repeat(false, 5));
  });
});
