import fc from "fast-check";
import type { Cell } from "../../src/pareto/aggregate";
import { analyse, type ParetoAnalysis } from "../../src/pareto/analysis";
import { CROSSING_MODES, DEFAULT_RULE, type ClassRule } from "../../src/pareto/classify";
import { isSafeCriterion } from "../../src/pareto/report-criteria";
import { liveObstacles } from "../../src/pareto/report-source";
import type { SelectionChoice } from "../../src/pareto/selection";
import { writeXlsx } from "../../src/xlsx/write";
import { disagreements } from "../oracle/agreement";
import { recalculateMany, type Edit, type Recalculated } from "../oracle/libreoffice";
import { lintXlsx } from "../oracle/xlsx-lint";
import { describeWith } from "../support/requires";
import { aggregateOf, DATA, makeReport, type Row } from "./report-support";

const CLASS_NAMES = ["Ⅰ", "Ⅱ", "Ⅲ"];

/** Keys that mean something else to SUMIFS, to a formula or to a spreadsheet. */
const AWKWARD = [
  "00123",
  "123",
  "3-4",
  "=1+1",
  "A*",
  "A?b",
  "~x",
  ">5",
  "<>",
  "TRUE",
  "May 5",
  "1e3",
  'O\'Brien "Bros"',
  "客户 甲",
  "-",
];

describe("the output sheet", () => {
  it("carries the analysis as values in a snapshot, with equal classes in both kinds", () => {
    const rows: Row[] = [
      ["a", 50],
      ["b", 30],
      ["c", 10],
      ["d", 10],
      ["e", 0],
      ["f", -3],
    ];
    const snapshot = makeReport(rows, { kind: "snapshot" });
    const text = JSON.stringify(snapshot.plan.sheets[0]);
    expect(text).not.toContain('"f":"=');
    expect(text).toContain('"快照:生成于 2026-11-22');
    const list = snapshot.plan.sheets[0]?.parts.find(
      (part) => part.kind === "cells" && part.row === 29 && part.column === 0,
    );
    expect(list?.kind === "cells" ? list.values.slice(1) : []).toEqual([
      [1, "a", 50, 1, 0.5, 0.5, "Ⅰ", null],
      [2, "b", 30, 1, 0.3, 0.8, "Ⅰ", "临界"],
      [3, "c", 10, 1, 0.1, 0.9, "Ⅲ", "临界"],
      [4, "d", 10, 1, 0.1, 1, "Ⅲ", "临界"],
      [5, "e", 0, 1, null, null, "未分类", null],
      [6, "f", -3, 1, null, null, "未分类", null],
    ]);
  });

  it.each(["live", "snapshot"] as const)("%s is plain data and a workbook Excel accepts", (kind) => {
    const rows = AWKWARD.map((key, at): Row => [key, at * 10.5]);
    const { plan } = makeReport([...rows, ["大".repeat(300), 5], [null, 7], ["A", 1], [" a ", 2]], { kind });
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
    expect(lintXlsx(writeXlsx(plan))).toEqual([]);
  });

  it("has something to draw when nothing is positive, or there is one key", () => {
    for (const rows of [
      [["a", -1]],
      [["a", 1]],
      [
        ["a", 0],
        ["b", 0],
      ],
    ] as Row[][]) {
      for (const kind of ["live", "snapshot"] as const)
        expect(lintXlsx(writeXlsx(makeReport(rows, { kind }).plan))).toEqual([]);
    }
  });

  it("says what keeps a sheet from being live", () => {
    const choice: SelectionChoice = {
      header: 0,
      firstRow: 1,
      category: { column: 0, as: "text" },
      measure: { kind: "sum", column: 1, decimalSign: "." },
      totals: [],
      fillDown: false,
    };
    const codes = (
      rows: readonly (readonly [Cell, Cell])[],
      changed: Partial<SelectionChoice> = {},
      count = rows.length,
    ) => liveObstacles(aggregateOf(rows), { ...choice, ...changed }, count).map(({ code }) => code);
    expect(codes([["a", 1]])).toEqual([]);
    expect(codes([])).toEqual(["liveNoKeys"]);
    expect(codes([["a", 1]], {}, 20_001)).toEqual(["liveTooManyRows"]);
    expect(codes(Array.from({ length: 2001 }, (_, n) => [`k${n}`, 1] as const))).toEqual(["liveTooManyKeys"]);
    expect(codes([["a", "1,200"]])).toEqual(["liveTextAmounts"]);
    expect(
      codes([
        ["a", "x"],
        ["a", 1],
      ]),
    ).toEqual(["liveTextAmounts", "liveFaults"]);
    expect(codes([["a", 1]], { category: { column: 0, as: "month" } })).toEqual(["liveNotTextCategory"]);
    expect(codes([["a", 1]], { fillDown: true })).toEqual(["liveFilledDown"]);
    expect(
      codes(
        [
          ["a", 1],
          ["合计", 1],
        ],
        { totals: [2] },
      ),
    ).toEqual(["liveTotalsInside"]);
  });

  it("knows which keys SUMIFS would misread", () => {
    expect(AWKWARD.filter(isSafeCriterion)).toEqual(['O\'Brien "Bros"', "客户 甲"]);
  });
});

describeWith("libreoffice", "live sheets in LibreOffice", () => {
  const keyOf = fc.oneof(
    fc.integer({ min: 0, max: 45 }).map((n) => `客户 ${n}`),
    fc.constantFrom(...AWKWARD, "ACME", "acme", " Acme", "ＡＣＭＥ"),
  );
  const amount = fc.oneof(
    fc.integer({ min: 1, max: 20 }).map((n) => n * 10),
    fc.integer({ min: -5000, max: 500_000 }).map((cents) => cents / 100),
    fc.constantFrom(0, 0.1, 0.2, 70, 20, 10),
  );
  const rowsOf = fc.array(fc.tuple(keyOf, amount), { minLength: 3, maxLength: 90 });
  const rule: fc.Arbitrary<ClassRule> = fc.record({
    mode: fc.constantFrom(...CROSSING_MODES),
    thresholds: fc.constantFrom([70, 90] as const, [80, 95] as const, [62.5, 85] as const),
  });

  it("agree with the analysis as written, cell by cell", async () => {
    const made = fc
      .sample(fc.tuple(rowsOf, rule), { numRuns: 12, seed: 7 })
      .map(([rows, wanted]) => makeReport(rows, { rule: wanted }));
    made.push(
      makeReport(
        Array.from({ length: 40 }, (_, n): Row => [
          ["a", "b", "c", "d", "00123"][n % 5 === 0 ? 0 : n % 5] ?? "",
          null,
        ]),
        { measure: "count" },
      ),
    );
    made.push(
      makeReport([
        [1001, 50],
        [1002, 30],
        [1001, 20],
        [1003, 1],
      ]),
    );
    const results = await recalculateMany(made.map(({ plan }) => ({ book: writeXlsx(plan) })));
    made.forEach(({ plan }, at) => {
      expect(disagreements(plan, results[at] ?? missing())).toEqual([]);
    });
  });

  it("stay right when the source is edited, sorted, cut and added to; new keys show in the check", async () => {
    const cases = fc.sample(fc.tuple(rowsOf, rule, fc.infiniteStream(fc.nat())), { numRuns: 8, seed: 11 });
    const jobs = cases.map(([rows, wanted, numbers]) => {
      const { plan, analysis } = makeReport(rows, { rule: wanted });
      const listed = new Set([...analysis.keys, ...analysis.excluded.map(({ key }) => key)]);
      const next = (below: number): number => (numbers.next().value ?? 0) % below;
      // Sorted by amount, some amounts changed, the last row emptied, one row added to each of two known keys.
      const changed: Row[] = [...rows]
        .sort((a, b) => a[1] - b[1])
        .map(([key, value], at) =>
          at % 4 === next(4) ? [key, Math.round(value * 100 + next(300) * 100 - 5000) / 100] : [key, value],
        );
      changed[changed.length - 1] = [null, null];
      changed.push([rows[0]?.[0] ?? null, 33.3], [[...listed][next(listed.size)] ?? null, 70]);
      const stranger: Row = ["从未见过的客户", 12.5];
      return { plan, wanted, changed, edits: edits([...changed, stranger]), book: writeXlsx(plan) };
    });
    const results = await recalculateMany(jobs.map(({ book, edits: batch }) => ({ book, edits: [batch] })));
    jobs.forEach(({ changed, wanted }, at) => {
      const analysis = analyse(aggregateOf(changed), wanted);
      const sheet = (results[at] ?? missing()).sheets["帕累托"] ?? {};
      expect(listOf(sheet)).toEqual(expectedList(analysis, new Set(listOf(sheet).keys())));
      expect(sheet["C10"]?.value).toBeCloseTo(analysis.total, 6);
      expect(sheet["C15"]?.value).toBeCloseTo(12.5, 6);
      expect(sheet["C16"]?.value).toBe(1);
      expect(sheet["D15"]?.value).toBe("有新类别,请刷新");
      // The chart's block is in descending order, whatever the order of the list.
      const bars = Array.from({ length: 30 }, (_, bar) => sheet[`O${31 + bar}`]?.value).filter(
        (value) => value !== undefined,
      );
      expect(bars).toEqual([...bars].sort((a, b) => Number(b) - Number(a)));
      expect(sheet["N31"]?.value).toBe(analysis.keys[0] === undefined ? "" : shownKeys(analysis, sheet));
    });
  });

  it("serve 2,000 keys over 20,000 rows", async () => {
    const rows = Array.from({ length: 20_000 }, (_, n): Row => [
      `客户 ${(n * 7919) % 2000}`,
      ((n * n) % 100_000) / 100,
    ]);
    const { plan } = makeReport(rows, { rule: DEFAULT_RULE });
    const [result] = await recalculateMany([
      { book: writeXlsx(plan), edits: [[{ sheet: DATA, cell: "B2", value: 5_000_000 }]] },
    ]);
    const { seconds, sheets } = result ?? missing();
    expect(sheets["帕累托"]?.["G31"]?.error).toBeUndefined();
    expect(seconds.edits[0]).toBeLessThan(60);
  });

  function missing(): never {
    throw new Error("LibreOffice gave no answer");
  }

  function edits(rows: readonly Row[]): Edit[] {
    return rows.flatMap(([key, value], at): Edit[] => [
      { sheet: DATA, cell: `A${at + 2}`, value: key as string | null },
      { sheet: DATA, cell: `B${at + 2}`, value: value as number | null },
    ]);
  }

  type Sheet = Recalculated["sheets"][string];

  function listOf(sheet: Sheet): Map<string, readonly [number, string]> {
    const list = new Map<string, readonly [number, string]>();
    for (let row = 31; sheet[`C${row}`] !== undefined; row += 1) {
      const value = Number(sheet[`C${row}`]?.value);
      list.set(String(sheet[`B${row}`]?.value ?? ""), [
        Math.round(value * 1e6) / 1e6,
        String(sheet[`G${row}`]?.value),
      ]);
    }
    return list;
  }

  function expectedList(
    analysis: ParetoAnalysis,
    listed: ReadonlySet<string>,
  ): Map<string, readonly [number, string]> {
    const found = new Map<string, readonly [number, string]>();
    analysis.keys.forEach((key, at) => {
      const name = CLASS_NAMES[(analysis.classified.classes[at] ?? 1) - 1] ?? "";
      found.set(labelAmong(key, listed), [analysis.classified.values[at] ?? 0, name]);
    });
    for (const { key, value } of analysis.excluded) found.set(labelAmong(key, listed), [value, "未分类"]);
    // A listed key whose rows are gone has nothing left.
    for (const key of listed) if (!found.has(key)) found.set(key, [0, "未分类"]);
    return new Map([...listed].map((key) => [key, found.get(key) ?? [0, "未分类"]]));
  }

  /** A key may be shown in another of its spellings once the one shown is gone. */
  function labelAmong(key: string, listed: ReadonlySet<string>): string {
    const normal = (text: string): string => text.normalize("NFKC").trim().toLowerCase();
    return [...listed].find((other) => normal(other) === normal(key)) ?? key;
  }

  function shownKeys(analysis: ParetoAnalysis, sheet: Sheet): unknown {
    // Equal amounts come in the order of the list: any of them may be first.
    const best = analysis.classified.values[0];
    const ties = analysis.keys.filter((_, at) => analysis.classified.values[at] === best);
    const shown = String(sheet["N31"]?.value);
    return ties.some((key) => labelAmong(key, new Set([shown])) === shown) ? shown : ties[0];
  }
});
