import { parseArgs } from "node:util";
import { CATALOG } from "../catalog/catalog";
import { isoToSerial, serialToDate } from "../formula/serial";
import { LANGUAGES, type Language, type Text } from "../i18n/text";
import { workbookCliTexts } from "../i18n/workbook-cli";

/** A mistake of the person, told in both languages; 2 for a wrong command line, 1 for everything else. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  constructor(
    readonly text: Text,
    readonly exitCode: 1 | 2 = 1,
    /** Lines that come before it: what is wrong, one by one. */
    readonly details: readonly Text[] = [],
  ) {
    super(text["en-US"]);
  }
}

/** What the command line asks for. */
export interface WorkbookArguments {
  readonly out: string;
  /** Ids, "all", or null for the default. */
  readonly tables: readonly string[] | "all" | null;
  readonly language: Language;
  /** Serial date of --as-of; null follows TODAY(). */
  readonly asOf: number | null;
  readonly year: number | null;
  /** ISO code of the currency that totals are in. */
  readonly currency: string;
  readonly source:
    | { readonly kind: "empty" }
    | { readonly kind: "sample" }
    | { readonly kind: "data"; readonly folder: string };
}

const YEARS = [1990, 2199] as const;

function usage(text: Text): CommandError {
  return new CommandError(text, 2);
}

/** The language asked for, whatever else is wrong with the command line: mistakes are told in it. */
export function languageOf(argv: readonly string[]): Language {
  const at = argv.findIndex((argument) => argument === "--lang" || argument.startsWith("--lang="));
  const argument = argv[at] ?? "";
  const wanted = argument.includes("=") ? argument.slice("--lang=".length) : argv[at + 1];
  return LANGUAGES.find((language) => at >= 0 && language === wanted) ?? "zh-CN";
}

const OPTIONS = {
  out: { type: "string" },
  tables: { type: "string" },
  lang: { type: "string" },
  "as-of": { type: "string" },
  year: { type: "string" },
  currency: { type: "string" },
  sample: { type: "boolean" },
  data: { type: "string" },
} as const;

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, strict: true }).values;
  } catch (error) {
    // Node's message names the option; its hints on how to quote are for programmers.
    const [detail = ""] = (error instanceof Error ? error.message : String(error)).split(/\.\s/);
    throw usage(workbookCliTexts.badCommandLine(detail));
  }
}

/** Reads the command line. @throws CommandError (exit code 2). */
export function parseWorkbookArguments(argv: readonly string[]): WorkbookArguments {
  const values = parsed(argv);
  for (const option of ["out", "tables", "lang", "as-of", "year", "currency", "data"] as const) {
    if (values[option]?.trim() === "") throw usage(workbookCliTexts.emptyOption(`--${option}`));
  }
  const { out, lang, data, sample } = values;
  const language = LANGUAGES.find((candidate) => candidate === (lang ?? "zh-CN"));
  if (language === undefined) throw usage(workbookCliTexts.badLanguage(lang ?? ""));
  if (out === undefined) throw usage(workbookCliTexts.missingOption("--out"));
  if (!out.toLowerCase().endsWith(".xlsx")) throw usage(workbookCliTexts.badOut(out));
  if (sample === true && data !== undefined) throw usage(workbookCliTexts.sampleOrData());
  return {
    out,
    tables: values.tables === undefined ? null : readTableIds(values.tables),
    language,
    asOf: values["as-of"] === undefined ? null : readAsOf(values["as-of"]),
    year: values.year === undefined ? null : readYear(values.year),
    currency: readCurrency(values.currency, sample === true),
    source:
      data !== undefined ? { kind: "data", folder: data } : { kind: sample === true ? "sample" : "empty" },
  };
}

function readTableIds(value: string): readonly string[] | "all" {
  if (value.trim().toLowerCase() === "all") return "all";
  const known = CATALOG.tables.map((table) => table.id);
  const ids = value
    .split(/[,\uff0c\u3001]/)
    .map((id) => id.trim())
    .filter((id) => id !== "");
  if (ids.length === 0) throw usage(workbookCliTexts.emptyOption("--tables"));
  return ids.map((id) => {
    const found = known.find((candidate) => candidate.toLowerCase() === id.toLowerCase());
    if (found === undefined) throw usage(workbookCliTexts.unknownTable(id, known.join(", ")));
    return found;
  });
}

/** The sample's amounts and rates are in it, and it is what most contracts are written in. */
const USUAL_CURRENCY = "USD";

function readCurrency(value: string | undefined, sample: boolean): string {
  const wanted = (value ?? USUAL_CURRENCY).trim().toUpperCase();
  const known = CATALOG.lists.find(({ id }) => id === "currency")?.items.map(({ code }) => code) ?? [];
  if (!known.includes(wanted)) throw usage(workbookCliTexts.badCurrency(value ?? "", known.join(", ")));
  if (sample && wanted !== USUAL_CURRENCY) throw usage(workbookCliTexts.sampleCurrency(USUAL_CURRENCY));
  return wanted;
}

function readAsOf(value: string): number {
  let serial: number;
  try {
    serial = isoToSerial(value);
  } catch {
    throw usage(workbookCliTexts.badDate(value));
  }
  const { year } = serialToDate(serial);
  if (year < YEARS[0] || year > YEARS[1]) throw usage(workbookCliTexts.badDate(value));
  return serial;
}

function readYear(value: string): number {
  const year = Number(value);
  if (!/^\d{4}$/.test(value) || year < YEARS[0] || year > YEARS[1])
    throw usage(workbookCliTexts.badYear(value));
  return year;
}
