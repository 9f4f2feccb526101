import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";

/**
 * `npm test`: types, lint, format and every test. Nothing stops it before the end; the last line is
 * `N passed, N failed, N skipped`, where each check counts as one test.
 *
 *   npm test                       everything
 *   npx jest test/plan             some tests, as jest takes them
 */

const ROOT = resolve(__dirname, "..");
const CHECKS = ["typecheck", "lint", "format:check"] as const;

/** A test that hangs must not hang the build server: whatever still runs then is ended and has failed. */
const MINUTES = Number(process.env["TEST_MINUTES"] ?? "60");
const deadline = Date.now() + MINUTES * 60_000;

/** Tests that start a browser or LibreOffice: two at once would each wait for the other's processor. */
const HEAVY_FOLDERS = /^test\/(e2e|oracle|product)\//;
const HEAVY_NEEDS = /describeWith\(\s*"(?:chromium|libreoffice)"|from "playwright-core"/;

interface Tally {
  passed: number;
  readonly failed: string[];
  /** Reason → how many tests it kept from running. */
  readonly skipped: Map<string, number>;
}

/** The part of jest's `--json` report that is read here. */
interface JestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly ancestorTitles: readonly string[];
    }[];
  }[];
}

function testFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return testFiles(path);
      return /\.test\.tsx?$/.test(entry.name) ? [relative(ROOT, path).replaceAll("\\", "/")] : [];
    })
    .sort();
}

function isHeavy(file: string): boolean {
  return HEAVY_FOLDERS.test(file) || HEAVY_NEEDS.test(readFileSync(join(ROOT, file), "utf8"));
}

/** Runs a command with its output in sight. Null: it was still running at the deadline. */
async function run(command: string, args: readonly string[]): Promise<number | null> {
  return await new Promise((done) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ["ignore", "inherit", "inherit"],
      shell: process.platform === "win32",
    });
    let late = false;
    const timer = setTimeout(
      () => {
        late = true;
        child.kill("SIGKILL");
      },
      Math.max(0, deadline - Date.now()),
    );
    child.on("error", () => {
      clearTimeout(timer);
      done(1);
    });
    child.on("exit", (code) => {
      clearTimeout(timer);
      done(late ? null : (code ?? 1));
    });
  });
}

async function announced<T>(title: string, step: () => Promise<T>): Promise<T> {
  console.log(`\n── ${title}`);
  const start = Date.now();
  const result = await step();
  console.log(`── ${title}: ${((Date.now() - start) / 1000).toFixed(0)} s`);
  return result;
}

async function check(script: string, tally: Tally): Promise<void> {
  const code = await run("npm", ["run", "--silent", script]);
  if (code === 0) tally.passed += 1;
  else tally.failed.push(code === null ? `${script} did not finish` : `npm run ${script}`);
}

async function jest(files: readonly string[], options: readonly string[], tally: Tally): Promise<void> {
  if (files.length === 0) return;
  const folder = mkdtempSync(join(tmpdir(), "tradebook-test-"));
  const report = join(folder, "report.json");
  try {
    const code = await run(process.execPath, [
      join(ROOT, "node_modules/jest/bin/jest.js"),
      ...options,
      "--json",
      `--outputFile=${report}`,
      "--runTestsByPath",
      ...files,
    ]);
    if (code === null) {
      tally.failed.push(`jest did not finish in ${MINUTES} minutes`);
      return;
    }
    const before = tally.failed.length;
    count(JSON.parse(readFileSync(report, "utf8")) as JestReport, tally);
    if (code !== 0 && tally.failed.length === before) tally.failed.push(`jest ended with code ${code}`);
  } catch (error) {
    tally.failed.push(`jest left no report: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function count({ testResults }: JestReport, tally: Tally): void {
  for (const { name, status, assertionResults } of testResults) {
    const file = relative(ROOT, name);
    for (const test of assertionResults) {
      if (test.status === "passed") {
        tally.passed += 1;
      } else if (test.status === "failed") {
        tally.failed.push(`${file}: ${test.fullName}`);
      } else {
        const reason =
          /\[skipped: (.*)\]/.exec(test.ancestorTitles.join(" "))?.[1] ?? `${file}: ${test.fullName}`;
        tally.skipped.set(reason, (tally.skipped.get(reason) ?? 0) + 1);
      }
    }
    // A file that does not load has no tests to fail.
    if (status === "failed" && !assertionResults.some((test) => test.status === "failed"))
      tally.failed.push(`${file}: could not be run`);
  }
}

async function main(): Promise<void> {
  const tally: Tally = { passed: 0, failed: [], skipped: new Map() };
  for (const script of CHECKS) await announced(script, () => check(script, tally));
  const files = testFiles(join(ROOT, "test"));
  const heavy = files.filter(isHeavy);
  const light = files.filter((file) => !heavy.includes(file));
  await announced(`${light.length} test files`, () => jest(light, ["--maxWorkers=2"], tally));
  await announced(`${heavy.length} test files with a browser or LibreOffice, one at a time`, () =>
    jest(heavy, ["--runInBand"], tally),
  );

  const skipped = [...tally.skipped.values()].reduce((sum, tests) => sum + tests, 0);
  if (skipped > 0) console.log("\nSkipped:");
  for (const [reason, tests] of tally.skipped) console.log(`  ${tests} × ${reason}`);
  if (tally.failed.length > 0) console.log("\nFailed:");
  for (const failure of tally.failed) console.log(`  ${failure}`);
  console.log(`\n${tally.passed} passed, ${tally.failed.length} failed, ${skipped} skipped`);
  process.exitCode = tally.failed.length > 0 ? 1 : 0;
}

void main();
