import { paretoText, type ParetoTextKey } from "../i18n/pareto";
import type { Language } from "../i18n/text";
import { analyse, type ParetoAnalysis } from "../pareto/analysis";
import { message, type Message } from "../pareto/messages";
import { CliError, languageOf, parseArguments } from "./pareto-arguments";
import { readInput, type Input } from "./pareto-input";
import { resultTable } from "./pareto-table";

/**
 * The Pareto analysis from the command line: a file in, classes out. The result goes to standard output; notes and
 * errors go to standard error, and with an error nothing is printed to standard output.
 */
async function main(argv: readonly string[]): Promise<number> {
  const language = languageOf(argv);
  try {
    const wanted = parseArguments(argv);
    const input = await readInput(wanted);
    const analysis = analyse(input.read.aggregate, wanted.rule);
    let result = "";
    if (wanted.output.kind === "book") {
      // The writer of workbooks is not needed for anything else.
      const { writeReport } = await import("./pareto-book");
      for (const reason of await writeReport(input, analysis, wanted)) process.stderr.write(`${reason}\n`);
    } else {
      result = wanted.output.kind === "json" ? resultJson(analysis) : resultTable(analysis, language);
    }
    for (const note of allNotes(input, analysis))
      process.stderr.write(`${paretoText(language, note.code, note.args)}\n`);
    process.stdout.write(result);
    return 0;
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    process.stderr.write(`${errorText(language, error)}\n`);
    if (error.exitCode === 2) process.stderr.write(`${paretoText(language, "cliUsage")}\n`);
    return error.exitCode;
  }
}

/** The documented shape: total, classes in descending order of value, and what has no share. */
function resultJson(analysis: ParetoAnalysis): string {
  const { keys, classified } = analysis;
  const { values, shares, cumulative, classes } = classified;
  const rows = keys.map((key, at) =>
    JSON.stringify({
      key,
      value: values[at],
      share: shares[at],
      cumulative: cumulative[at],
      class: classes[at],
    }),
  );
  const excluded = analysis.excluded.map(({ key, value }) => JSON.stringify({ key, value }));
  const list = (items: readonly string[]): string =>
    items.length === 0 ? "[]" : `[\n${items.join(",\n")}\n]`;
  return `{"total": ${analysis.total},\n"classes": ${list(rows)},\n"excluded": ${list(excluded)}}\n`;
}

function allNotes(input: Input, analysis: ParetoAnalysis): Message[] {
  const { totals } = input.read;
  const row = (input.choice.totals[0] ?? 0) + 1;
  const left = totals === 0 ? [] : [message("info", "totalsLeftOut", { count: totals, row })];
  return [...left, ...analysis.notes];
}

function errorText(language: Language, error: CliError): string {
  const { file, inSheet, reasonCode, count, ...args } = error.args;
  const place =
    file === undefined
      ? ""
      : inSheet === undefined
        ? paretoText(language, "placeFile", { file })
        : paretoText(language, "placeSheet", { file, sheet: inSheet });
  const reason = isReason(reasonCode) ? { reason: paretoText(language, reasonCode, args) } : {};
  const told = paretoText(language, error.code, { file: file ?? "", ...args, place, ...reason });
  return typeof count === "number" && count > 1
    ? `${told} ${paretoText(language, "cliMore", { count })}`
    : told;
}

const REASON_CODES: readonly ParetoTextKey[] = [
  "cliCellError",
  "cliCellNotNumber",
  "cliCellAmbiguous",
  "cliKeyError",
];

function isReason(code: string | number | undefined): code is ParetoTextKey {
  return REASON_CODES.some((known) => known === code);
}

void main(process.argv.slice(2)).then((exitCode) => {
  // Not process.exit: a pipe may still be taking the output.
  process.exitCode = exitCode;
});
