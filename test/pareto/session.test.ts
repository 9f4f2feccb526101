import { DEFAULT_RULE } from "../../src/pareto/classify";
import type { Grid, SelectionChoice } from "../../src/pareto/selection";
import { columnsRead, createParetoSession, projected } from "../../src/pareto/session";
import { analyse, itemAt } from "../../src/pareto/analysis";
import { aggregateOf } from "./report-support";

const CHOICE: SelectionChoice = {
  header: 0,
  firstRow: 1,
  category: { column: 0, as: "text" },
  measure: { kind: "sum", column: 1, decimalSign: "." },
  totals: [],
  totalsRule: "found",
  fillDown: false,
};

/** Rows with many ties, and blank rows and a subtotal among them. */
function rows(count: number): (string | number | null)[][] {
  return Array.from({ length: count }, (_, n) => [`键 ${(n * 7) % 31}`, ((n * n) % 97) + 1]);
}

function fed(grid: Grid, choice: SelectionChoice | [SelectionChoice, SelectionChoice], chunk = 7) {
  const session = createParetoSession();
  session.start(Array.isArray(choice) ? choice : [choice], {});
  for (let from = 0; from < grid.length; from += chunk) {
    session.add(grid.slice(from, from + chunk), from + 100);
  }
  return session;
}

describe("a session", () => {
  it("gives what the analysis of all rows at once gives, whatever the chunks", () => {
    const body = rows(500);
    const whole = analyse(aggregateOf(body.map(([key, value]) => [key, value])), DEFAULT_RULE);
    for (const chunk of [1, 7, 499, 501, 1000]) {
      const session = fed([["客户", "金额"], ...body], CHOICE, chunk);
      const view = session.finish(DEFAULT_RULE);
      expect(view.figures).toEqual({
        measure: "sum",
        total: whole.total,
        totalExact: whole.totalExact,
        summary: whole.summary,
        modes: whole.modes,
        boundary: whole.boundary,
        cr5: whole.cr5,
      });
      const page = session.page({ search: "", class: null, from: 0, count: 1000 });
      expect(page.items).toEqual(whole.keys.map((_, at) => itemAt(whole, at)));
    }
  });

  it("finds totals behind the first chunk, and names rows as the sheet numbers them", () => {
    const body: (string | number | null)[][] = [
      ["甲", 50],
      ["乙", 30],
      [null, 80],
      ["丙", 15],
      ["丁", "十五"],
      ["总计", 95],
    ];
    const session = fed([["客户", "金额"], ...body], CHOICE, 2);
    const view = session.finish(DEFAULT_RULE);
    expect(view.figures.total).toBe(95);
    expect(view.rowsSkipped.totals).toBe(2);
    // The grid's row 3 is the sheet's row 103 from 0, and people count from 1.
    expect(view.notes).toContainEqual({
      code: "totalsLeftOut",
      level: "info",
      args: { count: 2, row: 104 },
    });
    expect(view.notes.find(({ code }) => code === "cellNotNumber")?.args).toEqual({
      count: 1,
      row: 106,
      text: "十五",
    });
    expect(view.lastRow).toBe(5);
    const kept = fed([["客户", "金额"], ...body], { ...CHOICE, totalsRule: "kept" });
    expect(kept.finish(DEFAULT_RULE).figures.total).toBe(270);
  });

  it("knows the rows of a filtered sheet, which leave gaps", () => {
    const session = createParetoSession();
    session.start([CHOICE], {});
    session.add(
      [
        ["客户", "金额"],
        ["甲", 1],
        ["乙", "x"],
        ["丙", 2],
      ],
      [0, 4, 9, 10],
    );
    const [note] = session.finish(DEFAULT_RULE).notes;
    expect(note?.args.row).toBe(10);
  });

  it("pages through the keys, by text and by class", () => {
    const session = fed([["客户", "金额"], ...rows(500)], CHOICE);
    const view = session.finish(DEFAULT_RULE);
    const query = { search: "", class: null, from: 0, count: 5 };
    expect(session.page(query)).toMatchObject({ found: 31 });
    expect(session.page({ ...query, from: 30 }).items).toHaveLength(1);
    const second = session.page({ ...query, class: 2, count: 100 });
    expect(second.items).toHaveLength(view.figures.summary[1]?.keys ?? -1);
    expect(second.items.every((item) => item.class === 2)).toBe(true);
    expect(session.page({ ...query, search: "键 30" }).items.map(({ key }) => key)).toEqual(["键 30"]);
    expect(session.page({ ...query, search: "键 3", count: 99 }).found).toBe(2);
    expect(session.page({ ...query, search: "没有" })).toEqual({ items: [], found: 0 });
  });

  it("gives each row the class of its key, in any spelling, and none to the rest", () => {
    const grid: (string | number | null)[][] = [
      ["客户", "金额"],
      ["ACME", 70],
      [" acme ", 10],
      ["乙", 15],
      [null, null],
      ["丙", 5],
      ["丁", -3],
      ["合计", 97],
    ];
    const session = fed(grid, CHOICE);
    session.finish(DEFAULT_RULE);
    const all = [1, 1, 2, null, 3, 0, null];
    expect(session.classesOf(grid, true)).toEqual([null, ...all]);
    // In chunks as well, and again from the start.
    expect([
      ...session.classesOf(grid.slice(0, 3), true),
      ...session.classesOf(grid.slice(3), false),
    ]).toEqual([null, ...all]);
  });

  it("compares two values of another column, and two rules", () => {
    const grid = [
      ["客户", "金额", "地区"],
      ["甲", 90, "欧洲"],
      ["乙", 10, "欧洲 "],
      ["甲", 10, "亚洲"],
      ["乙", 90, "亚洲"],
      ["丙", 5, "非洲"],
    ];
    const side = (equals: string): SelectionChoice => ({ ...CHOICE, where: { column: 2, equals } });
    const session = fed(grid, [side("欧洲"), side("亚洲")]);
    const view = session.finish(DEFAULT_RULE);
    expect(view.rowsSkipped.elsewhere).toBe(3);
    const compared = session.compare(DEFAULT_RULE);
    expect(compared?.movers.map(({ key, from, to }) => [key, from, to])).toEqual([
      ["甲", 3, 1],
      ["乙", 1, 3],
    ]);
    expect(compared?.comparable).toBe(true);
    const looser = { ...DEFAULT_RULE, thresholds: [70, 98] as const };
    expect(session.whatIf(DEFAULT_RULE, looser).movers.map(({ key, to }) => [key, to])).toEqual([["乙", 2]]);
    expect(fed(grid, CHOICE).compare(DEFAULT_RULE)).toBeNull();
  });

  it("is no answer before the rows are in", () => {
    expect(() => createParetoSession().classify(DEFAULT_RULE)).toThrow(/no result/);
  });
});

describe("the columns a choice reads", () => {
  it("are few, and the choice speaks of them by their new places", () => {
    const choice: SelectionChoice = {
      ...CHOICE,
      category: { column: 7, as: "text" },
      measure: { kind: "average", column: 3, decimalSign: "," },
      period: { column: 9, from: 1, to: 2 },
    };
    const columns = columnsRead([choice]);
    expect(columns).toEqual([0, 3, 7, 9]);
    expect(projected(choice, columns)).toMatchObject({
      category: { column: 2 },
      measure: { column: 1 },
      period: { column: 3 },
    });
    expect(() => projected(choice, [0, 3])).toThrow(RangeError);
  });
});
