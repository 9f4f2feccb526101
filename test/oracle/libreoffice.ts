import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import type { CellValue } from "../../src/plan/plan";
import { optionalProgram, sofficePath, unoPythonPath } from "../support/requires";

/**
 * LibreOffice as the independent judge of our formulas: it opens a workbook, throws the cached values
 * away, works every formula out again and tells what each cell then holds.
 */

/** Something typed into a cell, in LibreOffice's own notation: formulas separate arguments with semicolons. */
export type Edit =
  | { readonly sheet: string; readonly cell: string; readonly value: string | number | null }
  | { readonly sheet: string; readonly cell: string; readonly formula: string };

export interface BookOptions {
  /** Batches of edits, applied one after the other; each is followed by a recalculation of what depends on it. */
  readonly edits?: readonly (readonly Edit[])[];
  /** A directory for pictures of the printed pages. */
  readonly png?: string;
  readonly dpi?: number;
  /** How often everything is recalculated; the time is the median. Once unless told. */
  readonly times?: number;
  /** False: the times alone are wanted, no cells. */
  readonly read?: boolean;
}

export interface ClockOptions {
  /** What TODAY() is, YYYY-MM-DD. Needs faketime. */
  readonly today?: string;
}

const CELL = z.object({
  /** Booleans come as 1 and 0; null when the cell holds an error. */
  value: z.union([z.string(), z.number(), z.null()]),
  /** In LibreOffice's notation; absent for typed values. */
  formula: z.string().optional(),
  /** By Excel's name, "#N/A"; "Err:522" for what Excel has no name for. */
  error: z.string().optional(),
});

const RECALCULATED = z.object({
  /** By sheet name, then by address ("A1"). Blank cells are left out. */
  sheets: z.record(z.string(), z.record(z.string(), CELL)),
  pages: z.array(z.object({ sheet: z.string(), file: z.string() })),
  seconds: z.object({
    load: z.number(),
    /** A hard recalculation of everything. */
    recalculate: z.number(),
    /** One number a batch of edits: typing them, and the recalculation they caused. */
    edits: z.array(z.number()),
    read: z.number(),
  }),
});

export type RecalculatedCell = z.infer<typeof CELL>;
export type Recalculated = z.infer<typeof RECALCULATED>;

/** A workbook: its bytes, or the path of a file. */
export type Book = Uint8Array | string;

/** Recalculates one workbook. Starting LibreOffice takes two or three seconds: see `recalculateMany`. */
export async function recalculate(
  book: Book,
  options: BookOptions & ClockOptions = {},
): Promise<Recalculated> {
  const { today, ...bookOptions } = options;
  const [result] = await recalculateMany([{ book, ...bookOptions }], today === undefined ? {} : { today });
  if (!result) throw new Error("LibreOffice gave no answer");
  return result;
}

/** Recalculates several workbooks with one start of LibreOffice, in order. */
export async function recalculateMany(
  books: readonly ({ readonly book: Book } & BookOptions)[],
  { today }: ClockOptions = {},
): Promise<Recalculated[]> {
  const folder = await mkdtemp(join(tmpdir(), "workbooks-"));
  try {
    const jobs = await Promise.all(
      books.map(async ({ book, ...options }, index) => {
        if (typeof book === "string") return { path: book, ...options };
        const path = join(folder, `book-${index + 1}.xlsx`);
        await writeFile(path, book);
        return { path, ...options };
      }),
    );
    const faketime = needed(today === undefined ? undefined : "faketime");
    const pdftoppm = needed(books.some(({ png }) => png !== undefined) ? "pdftoppm" : undefined);
    const answer = await runPython({ soffice: sofficePath(), today, faketime, pdftoppm, books: jobs });
    return z.array(RECALCULATED).parse(JSON.parse(answer));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function needed(program: string | undefined): string | undefined {
  if (program === undefined) return undefined;
  const path = optionalProgram(program);
  if (!path)
    throw new Error(`${program} is not installed (Debian/Ubuntu: apt-get install faketime poppler-utils)`);
  return path;
}

async function runPython(job: object): Promise<string> {
  const python = unoPythonPath();
  if (!python)
    throw new Error("No Python with LibreOffice's uno (Debian/Ubuntu: apt-get install python3-uno)");
  const child = spawn(python, [join(__dirname, "recalculate.py")], { stdio: ["pipe", "pipe", "pipe"] });
  const out: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => errors.push(chunk));
  child.stdin.end(JSON.stringify(job));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (code !== 0)
    throw new Error(`Recalculating failed (${code}): ${Buffer.concat(errors).toString("utf8")}`);
  return Buffer.concat(out).toString("utf8");
}

/** Relative difference that the order of additions may make. */
const TOLERANCE = 1e-9;

/** Whether a cell holds the expected value: numbers to rounding, booleans as 1 and 0, a blank like an empty text. */
export function agrees(expected: CellValue, actual: RecalculatedCell | undefined): boolean {
  if (actual?.error !== undefined) return expected === actual.error;
  const found = actual?.value ?? "";
  if (expected === null || typeof expected === "string") return found === (expected ?? "");
  const wanted = Number(expected);
  if (typeof found !== "number") return false;
  return Math.abs(found - wanted) <= TOLERANCE * Math.max(1, Math.abs(wanted), Math.abs(found));
}
