import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { workbookCliTexts } from "../i18n/workbook-cli";
import { CommandError } from "./workbook-arguments";

/** What the operating system called a failure: ENOENT, EACCES … */
function reasonOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string"
    ? error.code
    : String(error);
}

/** The names in a folder. @throws CommandError when it is not there or no folder. */
export async function listFolder(folder: string): Promise<string[]> {
  try {
    if (!(await stat(folder)).isDirectory()) throw new CommandError(workbookCliTexts.noFolder(folder));
    return (await readdir(folder)).sort();
  } catch (error) {
    if (error instanceof CommandError) throw error;
    if (reasonOf(error) === "ENOENT") throw new CommandError(workbookCliTexts.noFolder(folder));
    throw new CommandError(workbookCliTexts.cannotRead(folder, reasonOf(error)));
  }
}

/** A file's bytes. @throws CommandError. */
export async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    if (reasonOf(error) === "ENOENT") throw new CommandError(workbookCliTexts.noSourceFile(file));
    throw new CommandError(workbookCliTexts.cannotRead(file, reasonOf(error)));
  }
}

/** Writes a whole file or nothing: under another name first, which then becomes the file's. @throws CommandError. */
export async function writeWhole(file: string, content: Uint8Array | string): Promise<void> {
  const temporary = join(dirname(file), `.${basename(file)}.${randomUUID()}.tmp`);
  try {
    const handle = await open(temporary, "wx");
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw new CommandError(workbookCliTexts.cannotWrite(file, reasonOf(error)));
  }
}

/** Makes a folder with those above it. @throws CommandError. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new CommandError(workbookCliTexts.cannotWrite(folder, reasonOf(error)));
  }
}
