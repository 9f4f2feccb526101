import { strToU8, zipSync } from "fflate";
import type { Language } from "../i18n/text";
import { FOLDER_CONTENTS } from "../rules/folder-name";
import { folderEntries, folderScript, isUsable, type FolderLine } from "../rules/folder-script";
import { filledRows, type TableRows } from "./table-rows";

/** What of 客户文件夹清单 the folders on a disk are made from. */
export const FOLDER_TABLE = {
  table: "customerFolder",
  columns: ["folderNo", "gradeFolder", "name", "currentName"],
} as const;

export interface CustomerFolders {
  readonly count: number;
  /** Of them those that the script renames. */
  readonly renamed: number;
  /** Names that Windows does not take, as they stand in the table. */
  readonly refused: readonly string[];
  /** A PowerShell script that makes and renames them. */
  readonly script: Uint8Array<ArrayBuffer>;
  /** The same folders, empty, as a .zip. */
  readonly zip: Uint8Array<ArrayBuffer>;
}

/** The folders that the table lists, as a script and as a zip; the contents are named in the workbook's language. */
export function customerFolders(table: TableRows, language: Language): CustomerFolders {
  const all = filledRows(table, "folderNo").map((value): FolderLine => ({
    grade: textOf(value("gradeFolder")),
    name: textOf(value("name")),
    current: textOf(value("currentName")),
  }));
  const named = all.filter(({ name }) => name !== "");
  const lines = named.filter(isUsable);
  const contents = FOLDER_CONTENTS.map(([, zh, en]) => (language === "zh-CN" ? zh : en));
  return {
    count: lines.length,
    renamed: lines.filter(({ name, current }) => current !== "" && current !== name).length,
    refused: named.filter((line) => !isUsable(line)).map(({ name }) => name),
    script: new Uint8Array(strToU8(folderScript(lines, contents))),
    zip: new Uint8Array(
      zipSync(Object.fromEntries(folderEntries(lines, contents).map((path) => [path, new Uint8Array()]))),
    ),
  };
}

function textOf(value: string | number | boolean | null): string {
  return value === null ? "" : String(value);
}
