import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { CONTENDERS, type Contender, type Outcome } from "./contenders";

/**
 * Aggregation, sorting and classes of a Pareto analysis, side by side with libraries that do the same job. Everyone
 * starts from the same two JavaScript arrays and ends with JavaScript arrays; loading and reading back count. Times
 * depend on the machine; the ratios within one run are what to look at.
 *
 *   npm run bench              prints the tables
 *   npm run bench -- --write   also writes them to docs/performance/pareto.md
 */

const SIZES = [1_000, 10_000, 100_000, 1_000_000];
const ROWS_PER_KEY = 5;
/** Turns for each size: short runs need many before everyone's code is compiled and the least one is undisturbed. */
const TURNS: Readonly<Record<number, number>> = { 1_000: 200, 10_000: 60, 100_000: 25, 1_000_000: 8 };

interface Kind {
  readonly name: string;
  readonly text: string;
  value(random: () => number): number;
  /** Cells read one by one are strings of their own even where the text repeats. */
  readonly ownStrings: boolean;
}

const MONEY: Kind = {
  name: "money",
  text: "Amounts with cents; repeated keys are the same string.",
  value: (random) => (1 + Math.floor(random() ** 8 * 1e7)) / 100,
  ownStrings: false,
};
const OTHER_KINDS: readonly Kind[] = [
  {
    ...MONEY,
    name: "own strings",
    text: "As above, but every cell is a string of its own.",
    ownStrings: true,
  },
  {
    ...MONEY,
    name: "long decimals",
    text: "Amounts with 15 to 17 digits.",
    value: (random) => random() * 10_000,
  },
];

interface Timing {
  readonly contender: string;
  readonly median: number | null;
  readonly least: number | null;
}

async function main(): Promise<void> {
  const report: string[] = [];
  const print = (line: string): void => {
    console.log(line);
    report.push(line);
  };
  const [cpu] = cpus();
  print(
    `Node ${process.version}, ${cpus().length} × ${cpu?.model ?? "unknown processor"}. Milliseconds, the least of many`,
  );
  print(
    `runs in turn (other work on the machine only adds); in brackets the ratio to TradeBook. ${ROWS_PER_KEY} rows a key.\n`,
  );
  const growth: Timing[][] = [];
  for (const size of SIZES) growth.push(await measure(size, MONEY));
  for (const line of growthTable(growth)) print(line);
  const most = SIZES.at(-1) ?? 0;
  for (const kind of OTHER_KINDS) {
    print(`\n${kind.text} ${most.toLocaleString("en-US")} rows:\n`);
    for (const line of kindTable(await measure(most, kind))) print(line);
  }
  if (process.argv.includes("--write")) writeFileSync("docs/performance/pareto.md", document(report));
}

async function measure(size: number, kind: Kind): Promise<Timing[]> {
  const { keys, values } = rows(size, kind);
  const times = new Map<Contender, number[]>();
  let expected: Outcome | null = null;
  for (let turn = 0; turn < (TURNS[size] ?? 1); turn += 1) {
    for (const contender of CONTENDERS) {
      if (size > (contender.limit ?? Infinity)) continue;
      if (contender.once === true && size >= 10_000 && turn > 0) continue;
      globalThis.gc?.();
      const start = performance.now();
      const outcome = await contender.run(keys, values);
      const took = performance.now() - start;
      expected ??= outcome;
      checkSame(expected, outcome, contender.name);
      times.set(contender, [...(times.get(contender) ?? []), took]);
    }
  }
  return CONTENDERS.map((contender) => {
    const sorted = (times.get(contender) ?? []).sort((a, b) => a - b);
    return {
      contender: contender.name,
      median: sorted[sorted.length >> 1] ?? null,
      least: sorted[0] ?? null,
    };
  });
}

/** Everyone must have done the same job. Floating-point sums may move a cut by a key or so, not by a hundredth. */
function checkSame(expected: Outcome, found: Outcome, name: string): void {
  const count = expected.keys.length;
  const columns = [found.keys, found.values, found.shares, found.cumulative, found.classes];
  const complete = columns.every((column) => column.length === count);
  const alike = [1, 2].every(
    (cls) => Math.abs(expected.classes.lastIndexOf(cls) - found.classes.lastIndexOf(cls)) <= 1 + count / 100,
  );
  if (!complete || !alike) throw new Error(`${name} gives another result`);
}

function rows(size: number, kind: Kind): { keys: string[]; values: number[] } {
  const random = generator(20_261_121);
  const names = Array.from(
    { length: size / ROWS_PER_KEY },
    (_, n) => `Customer ${String(n).padStart(6, "0")}`,
  );
  const keys: string[] = [];
  const values: number[] = [];
  for (let row = 0; row < size; row += 1) {
    const name = names[Math.floor(random() * names.length)] ?? "";
    keys.push(kind.ownStrings ? Buffer.from(name).toString() : name);
    values.push(kind.value(random));
  }
  return { keys, values };
}

/** Mulberry32: the same data in every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function growthTable(growth: readonly (readonly Timing[])[]): string[] {
  const header = `| | ${SIZES.map((size) => `${size.toLocaleString("en-US")} rows`).join(" | ")} |`;
  const lines = CONTENDERS.map(({ name }, at) => {
    const cells = growth.map((timings) => cell(timings[at], timings[0]));
    return `| ${name} | ${cells.join(" | ")} |`;
  });
  return [header, `|---|${"---:|".repeat(SIZES.length)}`, ...lines];
}

function kindTable(timings: readonly Timing[]): string[] {
  return ["| | least | median |", "|---|---:|---:|"].concat(
    timings.map(
      (timing) => `| ${timing.contender} | ${cell(timing, timings[0])} | ${milliseconds(timing.median)} |`,
    ),
  );
}

function cell(timing: Timing | undefined, own: Timing | undefined): string {
  const [least, ownLeast] = [timing?.least ?? null, own?.least ?? null];
  if (least === null || ownLeast === null) return "not run";
  return `${milliseconds(least)} (${(least / ownLeast).toFixed(2)})`;
}

function milliseconds(time: number | null): string {
  return time === null ? "not run" : time < 10 ? time.toFixed(2) : time.toFixed(0);
}

function document(report: readonly string[]): string {
  return `# Performance of the Pareto analysis

Written by \`npm run bench -- --write\`. Aggregation, sorting and classification from two JavaScript arrays (keys and
amounts) to five (keys, amounts, shares, cumulative shares, classes). What each does: TradeBook sums exactly, merges
spellings and keeps equal amounts in one class; all others add in floating point and take keys as they are. DuckDB's
time includes filling its table and reading the result back. danfo.js is not asked for a million rows.

${report.join("\n")}
`;
}

void main();
