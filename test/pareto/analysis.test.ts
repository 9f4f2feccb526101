import fc from "fast-check";
import { paretoText, paretoTexts } from "../../src/i18n/pareto";
import { analyse, itemAt } from "../../src/pareto/analysis";
import { paretoChart } from "../../src/pareto/chart";
import { CROSSING_MODES, DEFAULT_RULE, type ClassRule } from "../../src/pareto/classify";
import { compareRankings, whatIfRule } from "../../src/pareto/compare";
import { MESSAGE_CODES } from "../../src/pareto/messages";
import { descending } from "../../src/pareto/order";
import { rank } from "../../src/pareto/rank";
import { aggregateOf, type Row } from "./report-support";

const analysisOf = (rows: readonly Row[], rule: ClassRule = DEFAULT_RULE) => analyse(aggregateOf(rows), rule);
const amounts = (...values: number[]): Row[] =>
  values.map((value, at) => [`c${String(at).padStart(4, "0")}`, value]);
const codes = (rows: readonly Row[]): string[] => analysisOf(rows).notes.map(({ code }) => code);

describe("analyse", () => {
  it("is plain JSON", () => {
    const analysis = analysisOf([
      ["a", 5],
      ["A ", 3],
      ["b", 0.1],
      ["c", -1],
      ["", 4],
    ]);
    expect(JSON.parse(JSON.stringify(analysis))).toEqual(analysis);
  });

  it("sums up classes and their number of keys against 10/20/70", () => {
    const { summary, total, totalExact, cr5 } = analysisOf(
      amounts(700, 100, 100, ...Array<number>(6).fill(14.29), 14.26),
    );
    expect([total, totalExact]).toEqual([1000, "1000"]);
    expect(summary.map(({ keys, amount }) => [keys, amount])).toEqual([
      [1, 700],
      [2, 200],
      [7, 100],
    ]);
    expect(summary.map(({ deviation }) => Math.abs(deviation) < 1e-12)).toEqual([true, true, true]);
    expect(cr5).toBeCloseTo(0.92858, 12);
  });

  it("puts the three modes side by side and marks the keys they disagree on", () => {
    const analysis = analysisOf(amounts(699, 250, 20, 15, 10, 6));
    expect(analysis.modes.map(({ mode, classes }) => [mode, ...classes.map(({ keys }) => keys)])).toEqual([
      ["nearest", 1, 1, 4],
      ["exclude", 1, 0, 5],
      ["include", 2, 0, 4],
    ]);
    expect(analysis.boundary).toEqual([
      { threshold: 1, from: 1, to: 2 },
      { threshold: 2, from: 1, to: 2 },
    ]);
    expect([0, 1, 2].map((at) => itemAt(analysis, at).boundary)).toEqual([false, true, false]);
  });

  it("says what the result should be read with", () => {
    expect(codes(amounts(5, 4))).toContain("fewKeys");
    expect(codes(amounts(...Array<number>(12).fill(7)))).toEqual(["indistinguishable"]);
    expect(codes(amounts(...Array.from({ length: 20 }, (_, n) => 100 - n)))).toContain("lowConcentration");
    expect(codes(amounts(10_000, ...Array.from({ length: 30 }, (_, n) => n + 1)))).toContain(
      "highConcentration",
    );
    expect(codes(amounts(0, -5))).toEqual(["nothingPositive"]);
    expect(codes([...amounts(5, 4), ["x", -1]])).toContain("excludedNonPositive");
    expect(
      codes([
        ["a", 1],
        ["A", 2],
        ["", 3],
        ["b", "?"],
        ["c", "#N/A"],
      ]),
    ).toEqual(expect.arrayContaining(["mergedKeys", "blankKeysCounted", "cellNotNumber", "cellError"]));
    expect(analysisOf([]).total).toBe(0);
  });
});

describe("what-if and comparison", () => {
  const before = rank(
    aggregateOf([
      ["a", 70],
      ["b", 20],
      ["c", 6],
      ["d", 4],
      ["gone", 1],
    ]),
  );
  const after = rank(
    aggregateOf([
      ["A", 10],
      ["b", 80],
      ["c", 6],
      ["new", 3],
      ["d", -2],
    ]),
  );

  it("tells who changes class when a threshold moves", () => {
    const { movers, matrix } = whatIfRule(before, DEFAULT_RULE, { ...DEFAULT_RULE, thresholds: [95, 99] });
    expect(movers.map(({ key, from, to }) => [key, from, to])).toEqual([
      ["b", 2, 1],
      ["c", 3, 1],
      ["d", 3, 2],
    ]);
    expect(matrix.flat().reduce((sum, count) => sum + count, 0)).toBe(5);
  });

  it("compares two periods: matrix, movers, who came and went, the top five", () => {
    const migration = compareRankings(before, after, DEFAULT_RULE);
    expect(migration.matrix).toEqual([
      [0, 1, 0],
      [1, 0, 0],
      [0, 0, 1],
    ]);
    expect(migration.entered).toEqual([0, 0, 1]);
    expect(migration.left).toEqual([0, 0, 2]);
    expect(migration.movers).toEqual([
      { key: "b", from: 2, to: 1, valueBefore: 20, valueAfter: 80, rankBefore: 2, rankAfter: 1 },
      { key: "A", from: 1, to: 2, valueBefore: 70, valueAfter: 10, rankBefore: 1, rankAfter: 2 },
      { key: "new", from: 0, to: 3, valueBefore: 0, valueAfter: 3, rankBefore: null, rankAfter: 4 },
      { key: "d", from: 3, to: 0, valueBefore: 4, valueAfter: 0, rankBefore: 4, rankAfter: null },
      { key: "gone", from: 3, to: 0, valueBefore: 1, valueAfter: 0, rankBefore: 5, rankAfter: null },
    ]);
    expect(migration.topBefore).toEqual(["a", "b", "c", "d", "gone"]);
    expect(JSON.parse(JSON.stringify(migration))).toEqual(migration);
  });

  it("finds no mover between a period and itself", () => {
    const rows = fc.array(
      fc.tuple(
        fc.integer({ min: 0, max: 20 }).map((n) => `k${n}`),
        fc.integer({ min: -3, max: 50 }),
      ),
    );
    fc.assert(
      fc.property(rows, fc.constantFrom(...CROSSING_MODES), (data, mode) => {
        const ranking = rank(aggregateOf(data));
        const migration = compareRankings(ranking, ranking, { ...DEFAULT_RULE, mode });
        expect(migration.movers).toEqual([]);
        expect(migration.matrix.flat().reduce((sum, count) => sum + count, 0)).toBe(ranking.keys.length);
      }),
    );
  });
});

describe("paretoChart", () => {
  it("shows 30 bars and the rest as one", () => {
    const chart = paretoChart(analysisOf(amounts(...Array.from({ length: 100 }, (_, n) => 200 - n))));
    expect(chart.bars).toHaveLength(30);
    expect(chart.other).toMatchObject({ keys: 70 });
    expect((chart.other?.share ?? 0) + (chart.bars.at(-1)?.cumulative ?? 0)).toBe(1);
    expect(chart.thresholds).toEqual([0.7, 0.9]);
  });

  it("shows a single rest itself", () => {
    expect(
      paretoChart(analysisOf(amounts(...Array.from({ length: 31 }, (_, n) => 99 - n)))).bars,
    ).toHaveLength(31);
  });

  it("keeps equal amounts on one side of the cut where that leaves a chart", () => {
    const large = Array.from({ length: 28 }, (_, n) => 100 - n);
    const cut = (...values: number[]) => {
      const { bars, other, tiesSplit } = paretoChart(analysisOf(amounts(...values)));
      return [bars.length, other?.keys ?? 0, tiesSplit];
    };
    expect(cut(...large, ...Array<number>(8).fill(5), 1, 1)).toEqual([36, 2, false]);
    expect(cut(...large, ...Array<number>(40).fill(5), 1)).toEqual([28, 41, false]);
    expect(cut(...Array<number>(100).fill(5))).toEqual([30, 70, true]);
  });
});

describe("descending", () => {
  it("orders any amounts as a stable comparison would", () => {
    const value = fc.oneof(
      fc.double({ min: 0, max: 1e300, noNaN: true }),
      fc.integer({ min: 0, max: 99 }),
      fc.maxSafeNat(),
    );
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), fc.boolean(), (some, whole) => {
        // Long enough for the radix sort.
        const values = Float64Array.from({ length: 700 }, (_, at) => {
          const picked = (some[at % some.length] ?? 0) * (1 + (at % 3));
          return whole ? Math.floor(picked % 1e15) : picked;
        });
        const indices = Int32Array.from({ length: 650 }, (_, at) => at + 50);
        const expected = Array.from(indices).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);
        expect(Array.from(descending(values, indices))).toEqual(expected);
      }),
    );
  });
});

describe("texts", () => {
  it("exist in both languages with the same places, for every message", () => {
    const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    const { "zh-CN": chinese, "en-US": english } = paretoTexts;
    expect(Object.keys(english)).toEqual(Object.keys(chinese));
    for (const code of MESSAGE_CODES) expect(chinese).toHaveProperty(code);
    for (const [key, text] of Object.entries(chinese)) {
      expect([key, places(english[key as keyof typeof english])]).toEqual([key, places(text)]);
    }
  });

  it("are filled in by name", () => {
    expect(paretoText("en-US", "blankKeys", { rows: 3 })).toBe("3 rows have no category and were left out.");
    expect(paretoText("zh-CN", "toSource", { sheet: "A{x}" })).toBe("来源:A{x}");
  });
});
