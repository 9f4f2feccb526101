import { createReadStream, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { cpus, loadavg, tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";
import HtmlPlugin from "html-webpack-plugin";
import { chromium, type Page } from "playwright-core";
import webpack from "webpack";
import { BROWSER } from "../../scripts/browser";

/**
 * Does the pane answer while it reads and counts a full sheet? The Pareto view as it ships (page.tsx), a button beside
 * it that is pressed all the time, and how long each press waits until the page has drawn its answer.
 *
 *   npm run bench:pane              prints the table
 *   npm run bench:pane -- --write   also writes it to docs/performance/pareto-pane.md
 */

const ROOT = resolve(__dirname, "../..");
/** What counts as an answer at once. */
const PROMPT = 100;
const SIZES: readonly { readonly rows: number; readonly keys: number }[] = [
  { rows: 100_000, keys: 20_000 },
  { rows: 1_000_000, keys: 200_000 },
];
const TYPES: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript" };

interface Measured {
  readonly rows: number;
  readonly keys: number;
  /** Seconds until the chart stood. */
  readonly seconds: number;
  readonly clicks: number;
  /** Milliseconds from a press to the frame that answered it. */
  readonly median: number;
  readonly longest: number;
  readonly late: number;
  /** Milliseconds of processor time of the longest task of the page: what it holds a press up by on its own. */
  readonly task: number;
  /** Megabytes of the page's own heap when it was done, the worker's left out. */
  readonly heap: number;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "tradebook-pane-"));
  const server = await build(folder).then(() => serve(folder));
  const browser = await chromium.launch(BROWSER);
  try {
    const measured: Measured[] = [];
    for (const size of SIZES) {
      const page = await browser.newPage({ viewport: { width: 350, height: 720 } });
      await open(page, server.address, size);
      await browser.startTracing(page, { categories: ["devtools.timeline"] });
      const found = await measure(page, size);
      measured.push({ ...found, task: longestTask(await browser.stopTracing()) });
      await page.close();
    }
    const text = table(measured);
    console.log(text);
    if (process.argv.includes("--write")) {
      writeFileSync(resolve(ROOT, "docs/performance/pareto-pane.md"), written(text));
    }
    // Waits grow with whatever else the machine does; the page's own work does not.
    const slow = measured.filter(({ task }) => task > PROMPT);
    for (const { rows, task } of slow) console.error(`${rows} rows: one task took ${task.toFixed(0)} ms`);
    process.exitCode = slow.length > 0 ? 1 : 0;
  } finally {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface TraceEvent {
  readonly name?: string;
  readonly pid?: number;
  readonly tid?: number;
  /** Processor time in microseconds. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** The longest task of any page's main thread in a trace, in milliseconds of processor time. */
function longestTask(trace: Buffer): number {
  const { traceEvents } = JSON.parse(trace.toString()) as { readonly traceEvents: readonly TraceEvent[] };
  const thread = ({ pid = 0, tid = 0 }: TraceEvent): string => `${pid}/${tid}`;
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
      .map(thread),
  );
  if (main.size === 0) throw new Error("The trace names no main thread");
  let longest = 0;
  for (const event of traceEvents) {
    if (main.has(thread(event))) longest = Math.max(longest, event.tdur ?? 0);
  }
  return longest / 1000;
}

async function build(folder: string): Promise<void> {
  const compiler = webpack({
    mode: "production",
    context: ROOT,
    target: ["web", "es2022"],
    devtool: false,
    entry: { page: "./bench/pane/page.tsx" },
    output: { path: folder, filename: "[name].js", chunkFilename: "[name].js" },
    resolve: { extensions: [".ts", ".tsx", ".js"] },
    module: {
      rules: [
        { test: /\.tsx?$/, exclude: /node_modules/, loader: "ts-loader", options: { transpileOnly: true } },
      ],
    },
    plugins: [
      new HtmlPlugin({
        filename: "index.html",
        templateContent:
          '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><button id="probe">0</button><div id="root"></div>',
      }),
    ],
    performance: { hints: false },
  });
  await new Promise<void>((done, fail) => {
    compiler.run((error, stats) => {
      if (error) fail(error);
      else if (stats?.hasErrors()) fail(new Error(stats.toString("errors-only")));
      else
        compiler.close(() => {
          done();
        });
    });
  });
}

async function serve(folder: string): Promise<{ readonly address: string; readonly close: () => void }> {
  const server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const file = join(folder, pathname === "/" ? "index.html" : pathname);
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader("Content-Type", TYPES[extname(file)] ?? "application/octet-stream");
    createReadStream(file).pipe(response);
  });
  return await new Promise((listening) => {
    server.listen(0, "localhost", () => {
      const bound = server.address();
      const port = typeof bound === "object" && bound ? bound.port : 0;
      listening({
        address: `http://localhost:${port}`,
        close: () => {
          server.close();
        },
      });
    });
  });
}

interface Size {
  readonly rows: number;
  readonly keys: number;
}

/** Opens the page, and notes how long each press waits. */
async function open(page: Page, address: string, { rows, keys }: Size): Promise<void> {
  await page.addInitScript(() => {
    const waits: number[] = [];
    Object.assign(window, { waits });
    window.addEventListener("DOMContentLoaded", () => {
      const probe = document.getElementById("probe");
      probe?.addEventListener("click", ({ timeStamp }) => {
        probe.textContent = String(waits.length + 1);
        // The frame that shows the new number, and what runs before it is drawn.
        requestAnimationFrame(() => {
          setTimeout(() => waits.push(performance.now() - timeStamp), 0);
        });
      });
    });
  });
  // Nothing of the view stands before its scripts are there: the waiting is counted from then on.
  await page.goto(`${address}/?rows=${rows}&keys=${keys}`);
  await page.locator("h1").waitFor();
}

async function measure(page: Page, { rows, keys }: Size): Promise<Omit<Measured, "task">> {
  const start = performance.now();
  const button = await page.locator("#probe").boundingBox();
  if (!button) throw new Error("The page has no button to press");
  const [x, y] = [button.x + button.width / 2, button.y + button.height / 2];
  let seconds = 0;
  // Until the chart stands, and a second more: what is drawn then must not hold anybody up either.
  for (let after = 0; after < 25;) {
    await page.mouse.click(x, y);
    await page.waitForTimeout(30);
    if (after === 0 && (await page.locator('[aria-busy="false"] figure').count()) > 0) {
      seconds = (performance.now() - start) / 1000;
    }
    if (seconds > 0) after += 1;
    if (performance.now() - start > 300_000) throw new Error(`${rows} rows were not counted in five minutes`);
  }
  const found: unknown = await page.evaluate("[...window.waits]");
  const heap: unknown = await page.evaluate("performance.memory ? performance.memory.usedJSHeapSize : 0");
  const waits = Array.isArray(found) ? found.map(Number).sort((a, b) => a - b) : [];
  return {
    rows,
    keys,
    seconds,
    clicks: waits.length,
    median: waits[waits.length >> 1] ?? 0,
    longest: waits.at(-1) ?? 0,
    late: waits.filter((wait) => wait > PROMPT).length,
    heap: Number(heap) / 2 ** 20,
  };
}

function table(measured: readonly Measured[]): string {
  const count = (value: number): string => value.toLocaleString("en-US");
  const lines = measured.map(({ rows, keys, seconds, clicks, median, longest, late, task, heap }) =>
    [
      count(rows),
      count(keys),
      seconds.toFixed(1),
      clicks,
      median.toFixed(0),
      longest.toFixed(0),
      late,
      task.toFixed(0),
      heap.toFixed(0),
    ].join(" | "),
  );
  return [
    `| rows | keys | s until the chart | presses | median wait, ms | longest wait, ms | over ${PROMPT} ms | longest task, ms of processor | page heap, MB |`,
    "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ...lines.map((line) => `| ${line} |`),
  ].join("\n");
}

function written(text: string): string {
  const [cpu] = cpus();
  return `# The pane while it counts

Written by \`npm run bench:pane -- --write\`. The Pareto view as it ships, in Chromium, over a sheet of two columns. A button
beside it is pressed all the time, from before the first chunk is read until a second after the chart stands; a wait
is the time from the press to the frame that shows its answer. The longest task is the page's own work without a pause,
in processor time: a press waits no longer than that on a machine that does nothing else.

${cpus().length} × ${cpu?.model ?? "unknown processor"}, ${(loadavg()[0] ?? 0).toFixed(0)} programs wanting them at the time.

${text}

The rows come from a stand-in for Excel: each chunk is text that the page parses, as Microsoft's library parses Excel's
answers, five milliseconds after it was asked for. Excel itself takes longer to answer, in a process of its own; that
time is not shown here. Chunks are 15,000 rows of two columns. The worker holds the sums; the page holds what it shows.

What to read from it: nearly every press is answered in the next frame, at a million rows as at a hundred thousand. The
longest task is about the same for both, so it is no part of reading and counting: it is the first chart, which is why
its library is warmed up while Excel is being read, and why the parts beneath it are made one by one.
`;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
