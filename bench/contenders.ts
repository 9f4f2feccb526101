import { DuckDBDataChunk, DuckDBInstance, DOUBLE, VARCHAR } from "@duckdb/node-api";
import { desc, op, table } from "arquero";
import { createAggregator } from "../src/pareto/aggregate";
import { classify, DEFAULT_RULE } from "../src/pareto/classify";
import { rank } from "../src/pareto/rank";

/** The same job for everyone: two JavaScript arrays in, the classes out as JavaScript arrays, largest key first. */
export interface Outcome {
  readonly keys: readonly unknown[];
  readonly values: readonly unknown[];
  readonly shares: readonly unknown[];
  readonly cumulative: readonly unknown[];
  readonly classes: readonly unknown[];
}

export interface Contender {
  readonly name: string;
  /** Rows beyond which it is not asked: it would take minutes. */
  readonly limit?: number;
  /** Measured once where a run takes many seconds. */
  readonly once?: boolean;
  run(keys: readonly string[], values: readonly number[]): Outcome | Promise<Outcome>;
}

const [FIRST, SECOND] = [DEFAULT_RULE.thresholds[0] / 100, DEFAULT_RULE.thresholds[1] / 100];

/** The pane keeps its last analysis; without it a collection between runs would throw compiled code away as well. */
let kept: readonly unknown[] = [];

/** This project: exact sums, equal amounts in one class, spellings merged. */
const tradebook: Contender = {
  name: "TradeBook",
  run(keys, values) {
    const aggregator = createAggregator();
    aggregator.add(keys, values);
    const aggregate = aggregator.finish();
    const ranking = rank(aggregate);
    kept = [aggregator, aggregate, ranking, kept.length];
    return { keys: ranking.keys, ...classify(ranking, DEFAULT_RULE) };
  },
};

/**
 * What a careful person writes in ten lines: a Map of positions into an array of sums, entries sorted by amount.
 * Floating-point sums, no merging of spellings.
 */
const plainMap: Contender = {
  name: "plain Map",
  run(keys, values) {
    const positions = new Map<string, number>();
    const names: string[] = [];
    const sums: number[] = [];
    for (let row = 0; row < keys.length; row += 1) {
      const key = keys[row] ?? "";
      const at = positions.get(key);
      if (at === undefined) {
        positions.set(key, names.length);
        names.push(key);
        sums.push(values[row] ?? 0);
      } else {
        sums[at] = (sums[at] ?? 0) + (values[row] ?? 0);
      }
    }
    const order = names.map((_, at) => at).sort((a, b) => (sums[b] ?? 0) - (sums[a] ?? 0));
    return classesInOrder(
      order.map((at) => names[at] ?? ""),
      order.map((at) => sums[at] ?? 0),
    );
  },
};

/** The shortest form: sums in a Map, its entries sorted. */
const mapEntries: Contender = {
  name: "plain Map, entries sorted",
  run(keys, values) {
    const sums = new Map<string, number>();
    keys.forEach((key, row) => sums.set(key, (sums.get(key) ?? 0) + (values[row] ?? 0)));
    const entries = [...sums].sort((a, b) => b[1] - a[1]);
    return classesInOrder(
      entries.map(([key]) => key),
      entries.map(([, value]) => value),
    );
  },
};

/** Running shares and classes of sorted amounts; equal amounts share the class of their first. */
function classesInOrder(keys: readonly string[], values: readonly number[]): Outcome {
  let total = 0;
  for (const value of values) if (value > 0) total += value;
  const shares: number[] = [];
  const cumulative: number[] = [];
  const classes: number[] = [];
  let running = 0;
  for (let at = 0; at < values.length;) {
    let end = at;
    const before = running;
    while (end < values.length && values[end] === values[at]) {
      running += values[end] ?? 0;
      shares.push((values[end] ?? 0) / total);
      cumulative.push(running / total);
      end += 1;
    }
    const middle = (before + running) / 2 / total;
    for (; at < end; at += 1) classes.push(middle < FIRST ? 1 : middle < SECOND ? 2 : 3);
  }
  return { keys, values, shares, cumulative, classes };
}

const arquero: Contender = {
  name: "arquero",
  run(keys, values) {
    const sorted = table({ key: keys, value: values })
      .groupby("key")
      .rollup({ value: op.sum("value") })
      .orderby(desc("value"))
      .reify();
    return classesInOrder([...sorted.array("key")] as string[], [...sorted.array("value")] as number[]);
  },
};

const duckdb: Contender = {
  name: "DuckDB",
  async run(keys, values) {
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    try {
      await connection.run("CREATE TABLE sale (key VARCHAR, value DOUBLE)");
      const appender = await connection.createAppender("sale");
      const size = 2048;
      for (let from = 0; from < keys.length; from += size) {
        const chunk = DuckDBDataChunk.create([VARCHAR, DOUBLE]);
        chunk.setColumns([keys.slice(from, from + size), values.slice(from, from + size)]);
        appender.appendDataChunk(chunk);
      }
      appender.closeSync();
      const reader = await connection.runAndReadAll(`
        WITH sums AS (SELECT key, SUM(value) AS value FROM sale GROUP BY key HAVING SUM(value) > 0),
        shares AS (SELECT key, value, value / SUM(value) OVER () AS share,
          SUM(value) OVER (ORDER BY value DESC, key ROWS UNBOUNDED PRECEDING) / SUM(value) OVER () AS cumulative
          FROM sums)
        SELECT key, value, share, cumulative,
          CASE WHEN cumulative - share / 2 < ${FIRST} THEN 1 WHEN cumulative - share / 2 < ${SECOND} THEN 2 ELSE 3 END
        FROM shares ORDER BY value DESC, key`);
      const [names = [], sums = [], shares = [], cumulative = [], classes = []] = reader.getColumns();
      return { keys: names, values: sums, shares, cumulative, classes };
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  },
};

const danfo: Contender = {
  name: "danfo.js",
  limit: 100_000,
  once: true,
  async run(keys, values) {
    const { DataFrame } = await import("danfojs");
    const sums = new DataFrame({ key: keys, value: values }).groupby(["key"]).col(["value"]).sum();
    const sorted = sums.sortValues("value_sum", { ascending: false });
    return classesInOrder(
      sorted.column("key").values as string[],
      sorted.column("value_sum").values as number[],
    );
  },
};

export const CONTENDERS: readonly Contender[] = [tradebook, plainMap, mapEntries, arquero, duckdb, danfo];
