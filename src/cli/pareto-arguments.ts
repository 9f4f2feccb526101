import type { ParetoTextKey } from "../i18n/pareto";
import { LANGUAGES, type Language } from "../i18n/text";
import { CROSSING_MODES, DEFAULT_RULE, validThresholds, type ClassRule } from "../pareto/classify";

/** What the command line asks for. */
export interface ParetoArguments {
  readonly file: string;
  readonly sheet: string | null;
  readonly key: string;
  readonly value: string | null;
  readonly rule: ClassRule;
  readonly output:
    { readonly kind: "table" } | { readonly kind: "json" } | { readonly kind: "book"; readonly file: string };
  readonly language: Language;
}

/** A mistake of the person, told in their language: by code, with what is filled in. */
export class CliError extends Error {
  override readonly name = "CliError";
  constructor(
    readonly code: ParetoTextKey,
    readonly args: Readonly<Record<string, string | number>> = {},
    /** 2 for a wrong command line, 1 for a wrong file. */
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(code);
  }
}

const VALUED = ["--sheet", "--key", "--value", "--mode", "--thresholds", "--out", "--lang"] as const;
type Valued = (typeof VALUED)[number];

function isValued(option: string): option is Valued {
  return VALUED.some((known) => known === option);
}

/** The language asked for, whatever else is wrong with the command line: mistakes are told in it. */
export function languageOf(argv: readonly string[]): Language {
  const at = argv.findIndex((argument) => argument === "--lang" || argument.startsWith("--lang="));
  const wanted = argv[at]?.includes("=") ? argv[at].slice("--lang=".length) : argv[at + 1];
  return LANGUAGES.find((language) => at >= 0 && language === wanted) ?? "zh-CN";
}

/** Reads the command line; `--option value` and `--option=value` are the same. @throws CliError (exit code 2). */
export function parseArguments(argv: readonly string[]): ParetoArguments {
  const values = new Map<Valued, string>();
  const files: string[] = [];
  let json = false;
  for (let at = 0; at < argv.length; at += 1) {
    const argument = argv[at] ?? "";
    if (argument === "--json") {
      json = true;
    } else if (argument.startsWith("--")) {
      const equals = argument.indexOf("=");
      const option = equals < 0 ? argument : argument.slice(0, equals);
      if (!isValued(option)) throw wrong("cliUnknownOption", { option });
      const value = equals < 0 ? argv[(at += 1)] : argument.slice(equals + 1);
      if (value === undefined || (equals < 0 && value.startsWith("--")))
        throw wrong("cliMissingValue", { option });
      values.set(option, value);
    } else {
      files.push(argument);
    }
  }
  const [file, ...more] = files;
  if (file === undefined || more.length > 0) throw wrong("cliOneFile");
  const key = values.get("--key");
  if (key === undefined) throw wrong("cliNeedsKey");
  const out = values.get("--out");
  if (json && out !== undefined) throw wrong("cliJsonOrOut");
  if (out !== undefined && !out.toLowerCase().endsWith(".xlsx")) throw wrong("cliBadOut", { file: out });
  return {
    file,
    sheet: values.get("--sheet") ?? null,
    key,
    value: values.get("--value") ?? null,
    rule: ruleOf(values.get("--mode"), values.get("--thresholds")),
    output: out !== undefined ? { kind: "book", file: out } : { kind: json ? "json" : "table" },
    language: knownLanguage(values.get("--lang")),
  };
}

function ruleOf(modeText: string = DEFAULT_RULE.mode, thresholdsText?: string): ClassRule {
  const mode = CROSSING_MODES.find((known) => known === modeText);
  if (mode === undefined) throw wrong("cliBadMode", { mode: modeText });
  if (thresholdsText === undefined) return { ...DEFAULT_RULE, mode };
  const parts = thresholdsText.split(",").map((part) => part.trim().replace(/%$/, ""));
  const numbers = parts.map((part) => (/^\d+(\.\d+)?$/.test(part) ? Number(part) : NaN));
  const [first = NaN, second = NaN] = numbers;
  if (numbers.length !== 2 || !validThresholds([first, second])) {
    throw wrong("cliBadThresholds", { thresholds: thresholdsText });
  }
  return { thresholds: [first, second], mode };
}

function knownLanguage(wanted = "zh-CN"): Language {
  const language = LANGUAGES.find((known) => known === wanted);
  if (language === undefined) throw wrong("cliBadLanguage", { language: wanted });
  return language;
}

function wrong(code: ParetoTextKey, args: Readonly<Record<string, string | number>> = {}): CliError {
  return new CliError(code, args, 2);
}
