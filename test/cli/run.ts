import { spawn } from "node:child_process";
import { join, resolve } from "node:path";

/** What a command printed and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const ROOT = resolve(__dirname, "../..");

/** Runs one of the command lines under src/cli as `npm run` does, without npm. */
export async function run(command: "workbook" | "northwind", args: readonly string[]): Promise<Ended> {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", join(ROOT, "src/cli", `${command}.ts`), ...args],
    {
      cwd: ROOT,
    },
  );
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
  const code = await new Promise<number | null>((done, fail) => {
    child.on("error", fail);
    child.on("close", done);
  });
  const text = (chunks: Buffer[]): string => Buffer.concat(chunks).toString("utf8");
  return { code, out: text(out), err: text(err) };
}
