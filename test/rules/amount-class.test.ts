import fc from "fast-check";
import { compile } from "../../src/plan/compile";
import type { CellValue } from "../../src/plan/plan";
import {
  classOfShare,
  cumulativeShares,
  decidingShare,
  type CrossingMode,
} from "../../src/rules/amount-class";
import { byKey, choicesOf, columnOf, customersWithSales, label, partsOf, sheetOf } from "../plan/support";

/** Number of customers in classes Ⅰ, Ⅱ, Ⅲ. */
type Counts = readonly [first: number, second: number, third: number];

interface Case {
  readonly name: string;
  readonly amounts: readonly number[];
  readonly include: Counts;
  readonly exclude: Counts;
  readonly nearest: Counts;
}

const equal = (count: number, amount: number): number[] => Array<number>(count).fill(amount);

/** The comparison of rules 2.2, and the two cases that belong to it: ties, and amounts that are not sales. */
const CASES: readonly Case[] = [
  {
    name: "the textbook's distribution",
    amounts: [4_900, 700, 700, ...equal(7, 100)],
    include: [1, 2, 7],
    exclude: [1, 2, 7],
    nearest: [1, 2, 7],
  },
  {
    name: "one whale",
    amounts: [800, 60, 50, 40, 30, 20],
    include: [1, 2, 3],
    exclude: [0, 2, 4],
    nearest: [1, 2, 3],
  },
  {
    name: "a customer just short of the first cut",
    amounts: [699, 250, 20, 15, 10, 6],
    include: [2, 0, 4],
    exclude: [1, 0, 5],
    nearest: [1, 1, 4],
  },
  {
    name: "the example of a published package",
    amounts: [27_000, 24_000, 18_000, 16_000, 6_000, 5_000, 4_000],
    include: [4, 1, 2],
    exclude: [3, 1, 3],
    nearest: [3, 2, 2],
  },
  { name: "one customer", amounts: [500], include: [1, 0, 0], exclude: [0, 0, 1], nearest: [1, 0, 0] },
  {
    name: "ten equal customers",
    amounts: equal(10, 100),
    include: [10, 0, 0],
    exclude: [0, 0, 10],
    nearest: [10, 0, 0],
  },
  {
    name: "twenty customers of whom four make exactly 70 %",
    amounts: [
      3_000, 2_000, 1_200, 800, 500, 400, 400, 350, 350, 150, 120, 110, 100, 90, 90, 80, 80, 70, 60, 50,
    ],
    include: [4, 5, 11],
    exclude: [4, 5, 11],
    nearest: [4, 5, 11],
  },
  {
    name: "equals on the first cut",
    amounts: [400, 200, 200, 200],
    include: [4, 0, 0],
    exclude: [1, 0, 3],
    nearest: [1, 3, 0],
  },
  {
    name: "customers without sales and with returns only",
    amounts: [70, 20, 10, 0, -30],
    include: [1, 1, 1],
    exclude: [1, 1, 1],
    nearest: [1, 1, 1],
  },
];

const MODES: readonly [CrossingMode, "include" | "exclude" | "nearest"][] = [
  [1, "include"],
  [2, "exclude"],
  [3, "nearest"],
];

function countClasses(classes: readonly number[]): Counts {
  const count = (level: number): number => classes.filter((each) => each === level).length;
  return [count(1), count(2), count(3)];
}

function classify(amounts: readonly number[], mode: CrossingMode): (1 | 2 | 3 | undefined)[] {
  const shares = cumulativeShares(amounts);
  return amounts.map((amount) => {
    const share = shares.get(amount);
    return share && classOfShare(decidingShare(share, mode), 0.7, 0.9);
  });
}

/** Classes of the default mode, as a workbook with one transaction a customer shows them. */
function classesInWorkbook(amounts: readonly number[]): CellValue[] {
  const data = customersWithSales(amounts);
  const plan = compile(choicesOf({ tables: ["customer", "transaction"] }), data);
  return [...columnOf(plan, "customer", "amountClass")];
}

const LABELS = (["1", "2", "3"] as const).map((code) => label("amountClass", code));

describe("The amount class", () => {
  describe.each(MODES)("in mode %i", (mode, column) => {
    it.each(CASES)("divides $name as rules 2.2 say", (example) => {
      const classes = classify(example.amounts, mode).filter((level) => level !== undefined);
      expect(countClasses(classes)).toEqual(example[column]);
    });
  });

  it.each(CASES)("is in the workbook what the rule says: $name", ({ amounts, nearest }) => {
    const found = classesInWorkbook(amounts);
    const counts = LABELS.map((wanted) => found.filter((value) => value === wanted).length);
    expect(counts).toEqual(nearest);
    const none = amounts.filter((amount) => amount <= 0).length;
    expect(found.filter((value) => value === label("amountClass", "none"))).toHaveLength(none);
  });

  it("counts the same customers for the year of statistics as for the last 12 months", () => {
    for (const { amounts } of CASES) {
      const plan = compile(choicesOf(), customersWithSales(amounts));
      expect(columnOf(plan, "customer", "yearClass")).toEqual(columnOf(plan, "customer", "amountClass"));
    }
  });

  it("marks a customer as borderline exactly when the crossing mode matters", () => {
    for (const { amounts } of CASES) {
      const plan = compile(choicesOf(), customersWithSales(amounts));
      const marks = columnOf(plan, "customer", "classBoundary");
      const modes = MODES.map(([mode]) => classify(amounts, mode));
      amounts.forEach((_, index) => {
        const differs = new Set(modes.map((classes) => classes[index])).size > 1;
        expect(marks[index]).toBe(differs ? label("flag", "boundary") : "");
      });
    }
  });

  it("does not change when any sheet is sorted another way", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -5, max: 60 }), { minLength: 1, maxLength: 12 }),
        fc.array(fc.nat(), { minLength: 24, maxLength: 24 }),
        (hundreds, order) => {
          const data = customersWithSales(hundreds.map((amount) => amount * 100));
          const shuffled = Object.fromEntries(
            Object.entries(data).map(([table, rows]) => [
              table,
              rows
                .map((row, index) => ({ row, at: order[table === "customer" ? index : index + 12] ?? 0 }))
                .toSorted((a, b) => a.at - b.at)
                .map(({ row }) => row),
            ]),
          );
          const choices = choicesOf({ tables: ["customer", "transaction"] });
          const before = byKey(compile(choices, data), "customer", "customerId", "amountClass");
          const after = byKey(compile(choices, shuffled), "customer", "customerId", "amountClass");
          expect(new Map([...after].sort())).toEqual(new Map([...before].sort()));
        },
      ),
      { numRuns: 25, seed: 2 },
    );
  });

  it("gives larger customers no worse a class, and equal customers the same", () => {
    const amounts = fc.array(fc.integer({ min: -100, max: 100_000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(amounts, fc.constantFrom<CrossingMode>(1, 2, 3), (cents, mode) => {
        const classes = classify(cents, mode);
        for (const [a, amount] of cents.entries()) {
          for (const [b, other] of cents.entries()) {
            const [mine, theirs] = [classes[a], classes[b]];
            if (mine === undefined || theirs === undefined) continue;
            if (amount > other) expect(mine).toBeLessThanOrEqual(theirs);
            if (amount === other) expect(mine).toBe(theirs);
          }
        }
      }),
    );
  });
});

describe("Cumulative shares", () => {
  it("grow with falling amounts from 0, join without gaps and end at 1", () => {
    const amounts = fc.array(fc.integer({ min: -1_000, max: 1_000_000 }), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(amounts, (list) => {
        const shares = cumulativeShares(list);
        const falling = [...new Set(list.filter((amount) => amount > 0))].sort((a, b) => b - a);
        expect([...shares.keys()].sort((a, b) => b - a)).toEqual(falling);
        let reached = 0;
        for (const amount of falling) {
          const share = shares.get(amount);
          expect(share?.before).toBeCloseTo(reached, 12);
          expect(share?.after).toBeGreaterThan(reached);
          reached = share?.after ?? NaN;
        }
        if (falling.length > 0) expect(reached).toBeCloseTo(1, 12);
      }),
    );
  });

  it("have one class for every share, whatever the cuts", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, share, (x, a, b) => {
        const [cut1, cut2] = [Math.min(a, b), Math.max(a, b)];
        const level = classOfShare(x, cut1, cut2);
        expect(level).toBe(x < cut1 ? 1 : x < cut2 ? 2 : 3);
      }),
    );
  });

  it("do not let rounding noise push a share of exactly 70 % over the cut", () => {
    // 0.1 + 0.2 is more than 0.3 in floating point; the share after is 0.7 in exact decimals.
    const shares = cumulativeShares([0.3, 0.2, 0.2, 0.1, 0.1, 0.1]);
    const share = shares.get(0.2);
    expect(share && classOfShare(decidingShare(share, 2), 0.7, 0.9)).toBe(1);
  });
});

describe("The totals checks", () => {
  it("read 100 % on the front page and in the summaries", () => {
    for (const { amounts } of CASES) {
      const plan = compile(choicesOf(), customersWithSales(amounts));
      const results = partsOf(sheetOf(plan, "home"), "cells").flatMap(({ values }) =>
        values.flatMap((row) =>
          row.flatMap((content) =>
            typeof content === "object" && content !== null && /^=IF\(H\d+=0,1,0\)$/.test(content.f)
              ? [content.v]
              : [],
          ),
        ),
      );
      expect(results.length).toBeGreaterThan(10);
      expect(new Set(results)).toEqual(new Set([1]));
      const shares = columnOf(plan, "customerYear", "share").filter((value) => typeof value === "number");
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    }
  });
});
