/** What makes the customers' folders on a disk (S0; rules 2.11): an add-in cannot, a script that a person runs can. */

export interface FolderLine {
  /** The folder above, by cooperation grade; "" for none. */
  readonly grade: string;
  readonly name: string;
  /** What the folder is called now; "" when it is not there yet. */
  readonly current: string;
}

/** Folders of every customer in the folder, in S0's order. */
export type FolderContents = readonly string[];

const RESERVED = /^(?:CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9])(?:\.|$)/i;

/** True for a name that Windows takes as it stands: a script must not be the first to find out. */
export function isFolderName(name: string): boolean {
  const hasControl = Array.from(name).some((character) => character < " ");
  return (
    name !== "" && !hasControl && !/[\\/:*?"<>|]/.test(name) && !/[. ]$/.test(name) && !RESERVED.test(name)
  );
}

/** True for a folder that can be made as it is listed, the one above it too. */
export function isUsable({ grade, name }: FolderLine): boolean {
  return isFolderName(name) && (grade === "" || isFolderName(grade));
}

/** PowerShell ends a quotation at a typographic apostrophe too: each is doubled. */
const quoted = (path: string): string => `'${path.replaceAll(/['\u2018-\u201B]/g, "$&$&")}'`;

/**
 * A PowerShell script that makes the folders under the one it is started in, and renames those whose status changed.
 * Nothing is deleted or overwritten: a folder that is there already stays. Names that Windows refuses are left out.
 */
export function folderScript(lines: readonly FolderLine[], contents: FolderContents): string {
  const steps = lines.filter(isUsable).flatMap(({ grade, name, current }) => {
    const path = (last: string): string => (grade === "" ? last : `${grade}\\${last}`);
    const rename =
      current !== "" && current !== name && isFolderName(current)
        ? [
            `if ((Test-Path -LiteralPath ${quoted(path(current))}) -and -not (Test-Path -LiteralPath ${quoted(path(name))})) { Rename-Item -LiteralPath ${quoted(path(current))} -NewName ${quoted(name)} }`,
          ]
        : [];
    return [
      ...rename,
      ...["", ...contents.filter(isFolderName)].map(
        (content) =>
          `New-Item -ItemType Directory -Force -Path ${quoted(content === "" ? path(name) : `${path(name)}\\${content}`)} | Out-Null`,
      ),
    ];
  });
  // The mark tells Windows PowerShell that the names are UTF-8.
  return `\uFEFF${["$ErrorActionPreference = 'Stop'", ...steps, ""].join("\r\n")}`;
}

/** Paths of the folders, as the entries of a zip: each ends with a slash. */
export function folderEntries(lines: readonly FolderLine[], contents: FolderContents): string[] {
  const paths = lines.filter(isUsable).flatMap(({ grade, name }) => {
    const base = grade === "" ? `${name}/` : `${grade}/${name}/`;
    return [base, ...contents.filter(isFolderName).map((content) => `${base}${content}/`)];
  });
  return [...new Set(paths)];
}
