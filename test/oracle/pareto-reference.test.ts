import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { z } from "zod";
import { classOfShare, cumulativeShares, decidingShare } from "../../src/rules/amount-class";
import { describeWith, sharedDataPath } from "../support/requires";
import { referenceClasses, toCents, type ReferenceMode } from "./pareto-reference";

const MODES: readonly ReferenceMode[] = [1, 2, 3];

describe("exact classes", () => {
  const classes = (amounts: readonly bigint[], mode: ReferenceMode): string =>
    [...referenceClasses(new Map(amounts.map((amount, i) => [`k${i}`, amount])), mode).values()].join("");

  it.each<[string, bigint[], string, string, string]>([
    ["exactly on both cuts", [7000n, 2000n, 1000n], "123", "123", "123"],
    ["one giant", [9500n, 500n], "13", "33", "13"],
    ["a block of equals over the first cut", [4000n, 2000n, 2000n, 2000n], "1111", "1333", "1222"],
    ["all equal", [100n, 100n, 100n], "111", "333", "111"],
    ["only one", [5n], "1", "3", "1"],
    ["nothing positive", [0n, -5n], "nonenone", "nonenone", "nonenone"],
  ])("%s", (_, amounts, include, exclude, nearest) => {
    expect(MODES.map((mode) => classes(amounts, mode))).toEqual([include, exclude, nearest]);
  });

  it("agrees with the product's rule on random amounts, but for shares nearer to a cut than the rule rounds", () => {
    const amounts = fc.array(fc.integer({ min: -500, max: 100_000 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(amounts, fc.constantFrom(...MODES), (cents, mode) => {
        const keyed = new Map(cents.map((amount, i) => [`k${i}`, BigInt(amount)]));
        const shares = cumulativeShares(cents.map((amount) => amount / 100));
        const product = cents.map((amount) => {
          const share = shares.get(amount / 100);
          if (!share) return "none";
          return String(classOfShare(decidingShare(share, mode), 0.7, 0.9));
        });
        const near = [...shares.values()].some(({ before, after }) =>
          [0.7, 0.9].some((cut) =>
            [before, after, (before + after) / 2].some(
              (x) => Math.abs(x - cut) < 2e-6 && Math.abs(x - cut) > 1e-12,
            ),
          ),
        );
        fc.pre(!near);
        expect([...referenceClasses(keyed, mode).values()]).toEqual(product);
      }),
      { numRuns: 400 },
    );
  });
});

const PYTHON = "/usr/bin/python3";
const ROMAN: Readonly<Record<string, string>> = { I: "1", II: "2", III: "3" };
const TABLE = z.array(
  z.object({
    key: z.string(),
    value: z.number(),
    out_tie: z.string(),
    in_tie: z.string(),
    flag: z.string().optional(),
  }),
);

describeWith("shared-data", "the reference program", () => {
  const program = sharedDataPath("..", "tools", "pareto_ref.py");
  const folder = sharedDataPath("pareto");
  const usable = existsSync(program) && existsSync(PYTHON) && existsSync(folder);
  const scratch = mkdtempSync(join(tmpdir(), "pareto-"));
  afterAll(() => {
    rmSync(scratch, { recursive: true, force: true });
  });

  it("gives the same classes for every file, including and excluding", () => {
    if (!usable) return;
    for (const name of readdirSync(folder).filter((file) => file.endsWith(".csv"))) {
      const lines = readFileSync(join(folder, name), "utf8").trim().split(/\r?\n/).slice(1);
      const cents = new Map<string, bigint>();
      for (const line of lines) {
        const match = /^(?:"([^"]*)"|([^,]*)),(.*)$/.exec(line);
        const key = match?.[1] ?? match?.[2] ?? "";
        // Sums of cents read from binary fractions may show more digits than cents have.
        const amount = toCents(Number(match?.[3]).toFixed(2));
        cents.set(key, (cents.get(key) ?? 0n) + amount);
      }
      const copy = join(scratch, name);
      const rows = [...cents].map(([key, amount]) => `"${key}",${Number(amount) / 100}`);
      writeFileSync(copy, `key,value\n${rows.join("\n")}\n`);
      const table = TABLE.parse(
        JSON.parse(execFileSync(PYTHON, [program, copy, "--json"], { encoding: "utf8" })),
      );
      expect(table.length).toBe(cents.size);
      const [include, exclude] = [referenceClasses(cents, 1), referenceClasses(cents, 2)];
      for (const row of table) {
        if (row.value <= 0) continue;
        expect([name, row.key, include.get(row.key)]).toEqual([name, row.key, ROMAN[row.in_tie]]);
        expect([name, row.key, exclude.get(row.key)]).toEqual([name, row.key, ROMAN[row.out_tie]]);
      }
    }
  });
});
