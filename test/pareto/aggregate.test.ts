import fc from "fast-check";
import {
  createAggregator,
  type Aggregate,
  type AggregateOptions,
  type Cell,
} from "../../src/pareto/aggregate";
import { exactAt } from "../../src/pareto/amounts";
import { compareCodePoints } from "../../src/pareto/key";
import { exactText, fraction, totalsByKey } from "./fraction-reference";

type Rows = readonly (readonly [Cell, Cell])[];

function aggregate(rows: Rows, options: AggregateOptions = {}, chunk = Infinity): Aggregate {
  const aggregator = createAggregator(options);
  for (let from = 0; from < Math.max(1, rows.length); from += chunk) {
    const part = rows.slice(from, from + Math.min(chunk, rows.length));
    aggregator.add(
      part.map(([key]) => key),
      part.map(([, value]) => value),
    );
    if (chunk === Infinity) break;
  }
  return aggregator.finish();
}

function sums(rows: Rows, options: AggregateOptions = {}): Record<string, string> {
  const { labels, amounts } = aggregate(rows, options);
  return Object.fromEntries(labels.map((label, at) => [label, exactAt(amounts, at)]));
}

describe("keys", () => {
  it("are the same whatever their spaces, width and case; every spelling is told", () => {
    const { labels, merged, readings } = aggregate([
      ["acme ", 1],
      ["ＡＣＭＥ", 2],
      ["Acme", 4],
      ["客户　", 1],
      ["客户", 1],
    ]);
    expect(labels).toEqual(["Acme", "客户"]);
    expect(merged).toEqual([{ key: "Acme", spellings: ["Acme", "acme", "ＡＣＭＥ"] }]);
    expect(readings).toEqual([
      { key: "Acme", texts: ["Acme", "acme ", "ＡＣＭＥ"] },
      { key: "客户", texts: ["客户", "客户　"] },
    ]);
  });

  it("stay apart where a part of the rule is switched off", () => {
    const rows: Rows = [
      ["a", 1],
      ["A", 2],
      [" a", 4],
      ["ａ", 8],
    ];
    expect(sums(rows, { normalise: { trim: true, width: true, case: false } })).toEqual({ a: "13", A: "2" });
    expect(sums(rows, { normalise: { trim: false, width: true, case: true } })).toEqual({
      A: "11",
      " a": "4",
    });
    expect(sums(rows, { normalise: { trim: true, width: false, case: true } })).toEqual({ A: "7", ａ: "8" });
  });

  it("may be numbers and truth values; 1001 and '1001' are one", () => {
    expect(
      sums([
        [1001, 1],
        ["1001", 2],
        [true, 4],
        ["true", 8],
      ]),
    ).toEqual({ "1001": "3", TRUE: "12" });
  });

  it("fold letters that capitals change: ß, final sigma, ligatures", () => {
    expect(
      Object.values(
        sums([
          ["Straße", 1],
          ["STRASSE", 2],
          ["ΟΔΟΣ", 4],
          ["οδος", 8],
          ["ﬁn", 16],
          ["FIN", 32],
        ]),
      ),
    ).toEqual(["3", "12", "48"]);
  });

  it("are ordered by code point, beyond the first plane too", () => {
    expect(["\u{20000}", "\uff21", "z", "A"].sort(compareCodePoints)).toEqual([
      "A",
      "z",
      "\uff21",
      "\u{20000}",
    ]);
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (a, b) => {
        const [x, y] = [a, b].map((text) => Array.from(text, (character) => character.codePointAt(0) ?? 0));
        const at = (x ?? []).findIndex((code, index) => code !== y?.[index]);
        const expected = at < 0 ? (x?.length ?? 0) - (y?.length ?? 0) : (x?.[at] ?? -1) - (y?.[at] ?? -1);
        expect(Math.sign(compareCodePoints(a, b))).toBe(Math.sign(expected));
      }),
    );
  });

  it("that are blank count as one when there is an amount, or not at all", () => {
    const rows: Rows = [
      ["a", 1],
      ["", 2],
      [null, 4],
      ["  ", "8"],
      ["", null],
      [undefined, ""],
    ];
    expect(sums(rows)).toEqual({ a: "1", "": "14" });
    expect(sums(rows, { blankKeys: "exclude" })).toEqual({ a: "1" });
    expect(aggregate(rows, { blankKeys: "exclude" })).toMatchObject({
      blankKeyRows: 3,
      rowsUsed: 1,
      rowsRead: 6,
    });
  });
});

describe("amounts", () => {
  it("are added without rounding", () => {
    expect(sums(Array.from({ length: 10 }, () => ["a", 0.1] as const))).toEqual({ a: "1" });
    expect(
      sums([
        ["a", 0.1],
        ["a", 0.2],
        ["a", -0.3],
      ]),
    ).toEqual({ a: "0" });
    expect(
      sums([
        ["a", 9007199254740991],
        ["a", 9007199254740991],
        ["a", 0.01],
      ]),
    ).toEqual({ a: "18014398509481982.01" });
    expect(
      sums([
        ["a", 1e21],
        ["a", "0.000000000000000000000001"],
      ]),
    ).toEqual({ a: "1000000000000000000000.000000000000000000000001" });
    expect(
      sums([
        ["a", 123456789.12],
        ["a", 0.000001],
        ["b", 1e12],
        ["b", 1e-9],
      ]),
    ).toEqual({ a: "123456789.120001", b: "1000000000000.000000001" });
  });

  it("equal sums of fractions, whatever the digits", () => {
    const text = fc.oneof(
      fc.integer({ min: -1_000_000, max: 1_000_000 }).map((cents) => (cents / 100).toFixed(2)),
      fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }).map((units) => `${units}e-15`),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e18, max: 1e18 }).map(String),
      fc.constantFrom("9007199254740993", "-9007199254740993", "0.1", "1e-30", "123456789012345.6"),
    );
    const rows = fc.array(fc.tuple(fc.constantFrom("a", "b", "c"), text), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(rows, (data) => {
        const expected = totalsByKey(data);
        for (const [key, sum] of Object.entries(sums(data))) {
          const [found, wanted] = [fraction(sum), expected.get(key) ?? fraction("0")];
          expect(found.n * wanted.d).toBe(wanted.n * found.d);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("that are numbers stand for their short decimal, or else their binary value, and are added exactly too", () => {
    const number = fc.oneof(
      fc.double({ min: 2 ** -43, max: 2 ** 52, noNaN: true }),
      fc.double({ min: -100, max: -1, noNaN: true }),
      fc.integer({ min: -100_000, max: 100_000 }).map((cents) => cents / 100),
      fc.constantFrom(0.1 + 0.2, -0.3, 0.3, 1 / 3, -1 / 3, 1e-12, 4503599627370495.5, 0.0123456789012),
    );
    const rows = fc.array(fc.tuple(fc.constantFrom("a", "b"), number), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(rows, (data) => {
        const expected = totalsByKey(data.map(([key, value]) => [key, exactText(value)]));
        for (const [key, sum] of Object.entries(sums(data))) {
          const [found, wanted] = [fraction(sum), expected.get(key) ?? fraction("0")];
          expect(found.n * wanted.d).toBe(wanted.n * found.d);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("are read from text as people write it", () => {
    expect(
      sums([
        ["a", "1,234.50"],
        ["a", "￥1,200"],
        ["a", "USD 300"],
        ["a", "(34.50)"],
        ["a", "１０"],
        ["a", ""],
      ]),
    ).toEqual({ a: "2710" });
  });

  it("that cannot be used are told by row and kind, and left out", () => {
    const { faults, faultCounts, rowsUsed } = aggregate([
      ["a", 1],
      ["a", "#N/A"],
      ["#REF!", 1],
      ["a", "x"],
      ["a", "1,50"],
      ["a", true],
      ["a", Number.NaN],
    ]);
    expect(faults.map(({ fault, row }) => [fault, row])).toEqual([
      ["cellError", 1],
      ["keyError", 2],
      ["cellNotNumber", 3],
      ["cellAmbiguousNumber", 4],
      ["cellNotNumber", 5],
      ["cellNotNumber", 6],
    ]);
    expect(faultCounts).toEqual({ cellError: 1, keyError: 1, cellNotNumber: 3, cellAmbiguousNumber: 1 });
    expect(rowsUsed).toBe(1);
  });

  it("can be counted or averaged instead", () => {
    const rows: Rows = [
      ["a", 1],
      ["a", 2],
      ["a", null],
      ["b", "x"],
      ["b", 10],
      ["c", 1],
      ["c", 1],
      ["c", 0],
    ];
    expect(sums(rows, { measure: "average" })).toEqual({ a: "1.5", b: "10", c: "0.6666666667" });
    expect(sums(rows, { measure: "count" })).toEqual({ a: "2", b: "2", c: "3" });
    const counter = createAggregator({ measure: "count" });
    counter.add(["a", "b", "a", "", null]);
    expect(counter.finish()).toMatchObject({ labels: ["a", "b"], rowsUsed: 3 });
  });
});

describe("chunks", () => {
  it("of any size give what the whole gives", () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 3 }),
      fc.integer({ min: 0, max: 5 }),
      fc.constantFrom(null, "A", "a", " a", "#N/A", "ａ"),
    );
    const value = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
      fc.constantFrom("1,234.5", "x", null, "#N/A", 0.1),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, value), { maxLength: 60 }),
        fc.integer({ min: 1, max: 20 }),
        (rows, chunk) => {
          expect(aggregate(rows, {}, chunk)).toEqual(aggregate(rows));
        },
      ),
    );
  });

  it("may go on after a result was taken", () => {
    const aggregator = createAggregator();
    aggregator.add(["a"], [1]);
    expect(aggregator.finish().rowsUsed).toBe(1);
    aggregator.add(["A", "b"], [2, 3]);
    const { labels, amounts } = aggregator.finish();
    expect(labels.map((label, at) => [label, exactAt(amounts, at)])).toEqual([
      ["A", "3"],
      ["b", "3"],
    ]);
  });
});
