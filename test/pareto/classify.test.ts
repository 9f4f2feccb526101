import fc from "fast-check";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseCsv } from "../../src/intake/csv";
import { createAggregator, type Cell } from "../../src/pareto/aggregate";
import { CROSSING_MODES, classify, cutsOf, DEFAULT_RULE, type CrossingMode } from "../../src/pareto/classify";
import { rank, type Ranking } from "../../src/pareto/rank";
import { describeWith, sharedDataPath } from "../support/requires";
import { exactText, referenceClasses } from "./fraction-reference";

type Rows = readonly (readonly [string, string])[];

function ranked(rows: readonly (readonly [Cell, Cell])[]): Ranking {
  const aggregator = createAggregator();
  aggregator.add(
    rows.map(([key]) => key),
    rows.map(([, value]) => value),
  );
  return rank(aggregator.finish());
}

function classesOf(
  rows: readonly (readonly [Cell, Cell])[],
  mode: CrossingMode,
  thresholds = DEFAULT_RULE.thresholds,
) {
  const ranking = ranked(rows);
  const { classes } = classify(ranking, { thresholds, mode });
  return new Map(ranking.keys.map((key, at) => [key, classes[at]]));
}

function counts(amounts: readonly Cell[], mode: CrossingMode): string {
  const classes = [
    ...classesOf(
      amounts.map((amount, at) => [`c${at}`, amount] as const),
      mode,
    ).values(),
  ];
  return [1, 2, 3].map((cls) => classes.filter((found) => found === cls).length).join("/");
}

describe("the cases of rules.md 2.2", () => {
  const textbook = [700, 100, 100, ...Array<number>(6).fill(14.29), 14.26];
  // 20 customers, the first four hold exactly 70 %: 4 × 175, then 5 that reach 90 %, then the rest.
  const exactly70 = [175, 175, 175, 175, 60, 50, 40, 30, 20, ...[14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 5]];
  it.each([
    ["textbook", textbook, "1/2/7", "1/2/7", "1/2/7"],
    ["one whale", [800, 60, 50, 40, 30, 20], "1/2/3", "0/2/4", "1/2/3"],
    ["second one large", [699, 250, 20, 15, 10, 6], "2/0/4", "1/0/5", "1/1/4"],
    ["published list", [27000, 24000, 18000, 16000, 6000, 5000, 4000], "4/1/2", "3/1/3", "3/2/2"],
    ["one customer", [5], "1/0/0", "0/0/1", "1/0/0"],
    ["ten equal customers", Array<number>(10).fill(10), "10/0/0", "0/0/10", "10/0/0"],
    ["top 4 exactly 70 %", exactly70, "4/5/11", "4/5/11", "4/5/11"],
    ["exactly on both thresholds with ties", [30, 20, 20, 10, 10, 5, 5], "3/2/2", "3/2/2", "3/2/2"],
    ["zero and negative", [80, 10, 6, 4, 0, -50], "1/1/2", "0/2/2", "1/1/2"],
  ])("%s", (_name, amounts, include, exclude, nearest) => {
    expect(counts(amounts, "include")).toBe(include);
    expect(counts(amounts, "exclude")).toBe(exclude);
    expect(counts(amounts, "nearest")).toBe(nearest);
  });

  it("is exact where a running sum of floating-point shares crosses the threshold", () => {
    // Seven times 0.1 adds up to 0.7 exactly, and to less or more in binary.
    expect(
      counts(
        Array.from({ length: 10 }, (_, at) => `0.1${"0".repeat(15)}${9 - at}`),
        "exclude",
      ),
    ).toBe("6/2/2");
    expect(counts([0.7, 0.2, 0.1], "exclude")).toBe("1/1/1");
    expect(counts([0.1 + 0.2, 0.3], "include")).toBe("2/0/0");
  });

  it("refuses thresholds that do not rise between 0 and 100", () => {
    for (const thresholds of [
      [90, 70],
      [70, 70],
      [0, 70],
      [70, 101],
      [Number.NaN, 90],
    ] as const) {
      expect(() => cutsOf(ranked([["a", 1]]), { thresholds, mode: "nearest" })).toThrow(RangeError);
    }
  });
});

/** Amounts as people have them: round, with cents, repeated, negative, zero, long, huge. */
const amountText = fc.oneof(
  fc.integer({ min: -20, max: 100 }).map(String),
  fc.constantFrom("10", "20", "30", "0.1", "0.2", "0.3", "0", "-5"),
  fc.integer({ min: -10_000, max: 1_000_000 }).map((cents) => (cents / 100).toFixed(2)),
  fc.double({ min: 1e-12, max: 1e9, noNaN: true }).map(String),
  fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }).map((units) => `${units}e-9`),
);
const rowsOf = (keys: number): fc.Arbitrary<Rows> =>
  fc.array(
    fc.tuple(
      fc.integer({ min: 0, max: keys }).map((n) => `key ${n}`),
      amountText,
    ),
    { minLength: 1, maxLength: 60 },
  );

/** Sets whose cumulative shares hit 70 % and 90 % exactly, in some unit. */
const exactRows: fc.Arbitrary<Rows> = fc
  .record({
    parts: fc.tuple(
      ...[70, 20, 10].map((sum) =>
        fc.array(fc.integer({ min: 1, max: sum }), { maxLength: 6 }).map((cuts) => pieces(sum, cuts)),
      ),
    ),
    unit: fc.constantFrom("1", "0.01", "0.1", "0.000001", "1e7"),
  })
  .map(({ parts, unit }) =>
    parts.flat().map((size, at) => [`k${at}`, `${size}e${Math.round(Math.log10(Number(unit)))}`] as const),
  );

function pieces(sum: number, cuts: readonly number[]): number[] {
  const ends = [...new Set([...cuts, sum])].sort((a, b) => a - b);
  return ends.map((end, at) => end - (ends[at - 1] ?? 0));
}

describe("classes equal exact fractions", () => {
  it.each(CROSSING_MODES)("%s, on generated sets with ties, negatives and exact boundaries", (mode) => {
    fc.assert(
      fc.property(fc.oneof(rowsOf(8), rowsOf(50), exactRows), (rows) => {
        expect(classesOf(rows, mode)).toEqual(referenceClasses(rows, mode));
      }),
      { numRuns: 300 },
    );
  });

  it("for computed numbers, which no short decimal spells", () => {
    const number = fc.oneof(
      fc.double({ min: 2 ** -11, max: 1000, noNaN: true }),
      fc.constantFrom(0.1 + 0.2, 0.3, -0.3, 0.7 + 0.1, 70 / 3, 20 / 3, 10 / 3, -(0.1 + 0.2)),
    );
    const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 15 }).map(String), number), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(rows, fc.constantFrom(...CROSSING_MODES), (data, mode) => {
        const texts = data.map(([key, value]) => [key, exactText(value)] as const);
        expect(classesOf(data, mode)).toEqual(referenceClasses(texts, mode));
      }),
      { numRuns: 300 },
    );
  });

  it("with thresholds of their own, decimals included", () => {
    const threshold = fc.integer({ min: 1, max: 999 });
    fc.assert(
      fc.property(
        rowsOf(20),
        threshold,
        threshold,
        fc.constantFrom(...CROSSING_MODES),
        (rows, a, b, mode) => {
          fc.pre(a !== b);
          const [low, high] = [Math.min(a, b), Math.max(a, b)];
          expect(classesOf(rows, mode, [low / 10, high / 10])).toEqual(
            referenceClasses(rows, mode, [`${low}e-1`, `${high}e-1`]),
          );
        },
      ),
    );
  });
});

describeWith("shared-data", "classes equal the reference program", () => {
  const program = sharedDataPath("..", "tools", "pareto_ref.py");
  const names: Readonly<Record<string, number>> = { I: 1, II: 2, III: 3 };

  interface ReferenceRow {
    readonly key: string;
    readonly value: number;
    readonly share: number;
    readonly cum: number;
    readonly out_tie: string;
    readonly in_tie: string;
    readonly flag?: string;
  }

  function compareWithProgram(file: string): void {
    const output = execFileSync("/usr/bin/python3", [program, file, "--json"], { encoding: "utf8" });
    const reference = JSON.parse(output) as ReferenceRow[];
    const rows = parseCsv(readFileSync(file, "utf8")).slice(1);
    const ranking = ranked(rows.map((row) => [row[0], row[1]]));
    const exclude = classify(ranking, { ...DEFAULT_RULE, mode: "exclude" });
    const include = classify(ranking, { ...DEFAULT_RULE, mode: "include" });
    const [positive, others] = [reference.filter((row) => !row.flag), reference.filter((row) => row.flag)];
    expect(ranking.keys).toEqual(positive.map((row) => row.key));
    expect(exclude.values).toEqual(positive.map((row) => row.value));
    expect(exclude.shares).toEqual(positive.map((row) => row.share));
    expect(exclude.cumulative).toEqual(positive.map((row) => row.cum));
    expect(exclude.classes).toEqual(positive.map((row) => names[row.out_tie]));
    expect(include.classes).toEqual(positive.map((row) => names[row.in_tie]));
    expect(ranking.excluded.map(({ key, value }) => ({ key, value }))).toEqual(
      others.map(({ key, value }) => ({ key, value })),
    );
  }

  const files = readdirSync(sharedDataPath("pareto")).filter((name) => name.endsWith(".csv"));
  it.each(files)("%s", (name) => {
    compareWithProgram(sharedDataPath("pareto", name));
  });

  it("generated sets with ties, negatives and exact boundaries", () => {
    const folder = mkdtempSync(join(tmpdir(), "pareto-"));
    try {
      const file = join(folder, "set.csv");
      fc.assert(
        fc.property(fc.oneof(rowsOf(12), exactRows), (rows) => {
          writeFileSync(file, ["key,value", ...rows.map((row) => row.join(","))].join("\n"));
          compareWithProgram(file);
        }),
        { numRuns: 25 },
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("properties", () => {
  const positiveRows = fc.array(
    fc.tuple(
      fc.integer({ min: 0, max: 40 }).map((n) => `key ${n}`),
      fc.oneof(
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 1e9 }).map((cents) => cents / 100),
      ),
    ),
    { minLength: 1, maxLength: 80 },
  );
  const mode = fc.constantFrom(...CROSSING_MODES);

  it("shares sum to 1, cumulative shares rise to 1, classes never fall", () => {
    fc.assert(
      fc.property(positiveRows, mode, (rows, crossing) => {
        const { shares, cumulative, classes } = classify(ranked(rows), { ...DEFAULT_RULE, mode: crossing });
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
        expect(cumulative.at(-1)).toBe(1);
        for (let at = 1; at < shares.length; at += 1) {
          expect(cumulative[at]).toBeGreaterThan(cumulative[at - 1] ?? 0);
          expect(shares[at]).toBeLessThanOrEqual(shares[at - 1] ?? 1);
          expect(classes[at]).toBeGreaterThanOrEqual(classes[at - 1] ?? 1);
        }
      }),
    );
  });

  it("the order of the rows does not matter", () => {
    const spelled = fc.array(
      fc.tuple(
        fc.constantFrom("ACME", "acme ", "Acme", "ＡＣＭＥ", "客户甲", "客户甲\u3000", "b"),
        fc.integer({ min: 1, max: 9 }),
      ),
      { minLength: 1, maxLength: 30 },
    );
    const pair = fc
      .oneof(positiveRows, spelled)
      .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })));
    fc.assert(
      fc.property(pair, ([rows, shuffled]) => {
        // Rows of a key follow the rows; everything else is a matter of keys and amounts.
        expect(ranked(shuffled)).toEqual(ranked(rows));
      }),
    );
  });

  it("the unit of the amounts does not matter", () => {
    fc.assert(
      fc.property(positiveRows, mode, fc.integer({ min: -9, max: 12 }), (rows, crossing, exponent) => {
        const scaled = rows.map(([key, value]) => [key, `${value}e${exponent}`] as const);
        expect(classesOf(scaled, crossing)).toEqual(classesOf(rows, crossing));
      }),
    );
  });

  it("equal amounts share a class", () => {
    const few = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 30 }).map(String), fc.integer({ min: 1, max: 4 })),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(few, mode, (rows, crossing) => {
        const { values, classes } = classify(ranked(rows), { ...DEFAULT_RULE, mode: crossing });
        for (let at = 1; at < values.length; at += 1) {
          if (values[at] === values[at - 1]) expect(classes[at]).toBe(classes[at - 1]);
        }
      }),
    );
  });
});
