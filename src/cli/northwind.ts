import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Text } from "../i18n/text";
import { workbookCliTexts } from "../i18n/workbook-cli";
import { CsvError, decodeText, parseCsv } from "../intake/csv";
import { makeFolder, readBytes, writeWhole } from "./files";
import { convertNorthwind, NORTHWIND_FILES, type NorthwindFile, type SourceRow } from "./northwind-tables";
import { CommandError, languageOf } from "./workbook-arguments";

/** The Northwind sample data as CSV files of the standard tables. */
async function main(argv: readonly string[]): Promise<number> {
  const language = languageOf(argv);
  const tell = (text: Text): void => {
    process.stderr.write(`${text[language]}\n`);
  };
  try {
    const { source, out } = readArguments(argv);
    const files = await readSource(source);
    const tables = convertNorthwind(files);
    await makeFolder(out);
    for (const { table, header, rows } of tables) {
      const file = join(out, `${table}.csv`);
      await writeWhole(file, csvText([header, ...rows]));
      process.stdout.write(`${workbookCliTexts.converted(file, rows.length)[language]}\n`);
    }
    return 0;
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    tell(error.text);
    if (error.exitCode === 2) tell(workbookCliTexts.northwindUsage());
    return error.exitCode;
  }
}

function readArguments(argv: readonly string[]): { source: string; out: string } {
  const options = { source: { type: "string" }, out: { type: "string" }, lang: { type: "string" } } as const;
  let values: { source?: string; out?: string };
  try {
    ({ values } = parseArgs({ args: [...argv], options, strict: true }));
  } catch (error) {
    const [detail = ""] = (error instanceof Error ? error.message : String(error)).split(/\.\s/);
    throw new CommandError(workbookCliTexts.badCommandLine(detail), 2);
  }
  const { source, out } = values;
  if (!source) throw new CommandError(workbookCliTexts.missingOption("--source"), 2);
  if (!out) throw new CommandError(workbookCliTexts.missingOption("--out"), 2);
  return { source, out };
}

async function readSource(folder: string): Promise<Record<NorthwindFile, SourceRow[]>> {
  const files: Record<NorthwindFile, SourceRow[]> = {
    customers: [],
    orders: [],
    order_details: [],
    products: [],
    employees: [],
  };
  for (const name of NORTHWIND_FILES) {
    const file = `northwind_${name}.csv`;
    files[name] = rowsByHeader(file, decodeText(await readBytes(join(folder, file))));
  }
  return files;
}

function rowsByHeader(file: string, csv: string): SourceRow[] {
  let rows: string[][];
  try {
    rows = parseCsv(csv);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new CommandError(workbookCliTexts.badSource(file, error.row, error.message));
  }
  const [header = [], ...body] = rows;
  return body.flatMap((cells, index) =>
    cells.every((cell) => cell === "")
      ? []
      : [{ file, number: index + 2, fields: new Map(header.map((name, at) => [name, cells[at] ?? ""])) }],
  );
}

/** CSV as Excel opens it with a double click: with a mark that says UTF-8, and CRLF. */
function csvText(rows: readonly (readonly string[])[]): string {
  const quote = (field: string): string =>
    /[",\r\n]|^\s|\s$/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
  return `\ufeff${rows.map((row) => `${row.map(quote).join(",")}\r\n`).join("")}`;
}

void main(process.argv.slice(2)).then((exitCode) => {
  process.exitCode = exitCode;
});
