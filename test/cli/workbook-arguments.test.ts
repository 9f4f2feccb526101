import { CommandError, languageOf, parseWorkbookArguments } from "../../src/cli/workbook-arguments";
import { isoToSerial } from "../../src/formula/serial";

function refusal(...args: string[]): CommandError {
  try {
    parseWorkbookArguments(args);
  } catch (error) {
    if (error instanceof CommandError) return error;
    throw error;
  }
  throw new Error(`Not refused: ${args.join(" ")}`);
}

describe("arguments of the workbook command", () => {
  it("reads them all", () => {
    expect(
      parseWorkbookArguments([
        "--out",
        "a.xlsx",
        "--tables",
        "customer, Transaction\uff0corder",
        "--lang=en-US",
        "--as-of",
        "1998-05-06",
        "--year",
        "1997",
        "--currency",
        "eur",
        "--data",
        "folder",
      ]),
    ).toEqual({
      out: "a.xlsx",
      tables: ["customer", "transaction", "order"],
      language: "en-US",
      asOf: isoToSerial("1998-05-06"),
      year: 1997,
      currency: "EUR",
      source: { kind: "data", folder: "folder" },
    });
  });

  it("has defaults", () => {
    expect(parseWorkbookArguments(["--out", "A.XLSX"])).toEqual({
      out: "A.XLSX",
      tables: null,
      language: "zh-CN",
      asOf: null,
      year: null,
      currency: "USD",
      source: { kind: "empty" },
    });
    expect(parseWorkbookArguments(["--out", "a.xlsx", "--tables", "all", "--sample"])).toMatchObject({
      tables: "all",
      source: { kind: "sample" },
    });
  });

  const out = ["--out", "a.xlsx"] as const;
  it.each<[string, string[], RegExp]>([
    ["no file", [], /--out is missing/],
    ["another kind of file", ["--out", "a.xls"], /ends in \.xlsx, not "a\.xls"/],
    ["a blank value", ["--out", " "], /--out has no value/],
    ["an option without value", ["--out"], /--out/],
    ["an unknown option", [...out, "--colour", "red"], /--colour/],
    ["a stray word", [...out, "extra"], /extra/],
    [
      "an unknown table",
      [...out, "--tables", "customer,clients"],
      /no table "clients".*customer, transaction/,
    ],
    ["no table at all", [...out, "--tables", " , "], /--tables has no value/],
    ["an unknown language", [...out, "--lang", "fr-FR"], /not "fr-FR"/],
    ["a date of another form", [...out, "--as-of", "06/05/1998"], /YYYY-MM-DD.*not "06\/05\/1998"/],
    ["a day that is none", [...out, "--as-of", "2026-02-30"], /2026-02-30/],
    ["a day too early", [...out, "--as-of", "1950-01-01"], /1990 to 2199/],
    ["a year of two digits", [...out, "--year", "97"], /not "97"/],
    ["a currency that is none", [...out, "--currency", "euro"], /one of USD, EUR, .*, not "euro"/],
    ["the sample in another currency", [...out, "--sample", "--currency", "EUR"], /sample is in USD/],
    ["a year too late", [...out, "--year", "2200"], /2200/],
    ["sample and data", [...out, "--sample", "--data", "x"], /not both/],
  ])("refuses %s with exit code 2", (_, args, message) => {
    const error = refusal(...args);
    expect(error.exitCode).toBe(2);
    expect(error.text["en-US"]).toMatch(message);
    expect(error.text["zh-CN"]).not.toBe(error.text["en-US"]);
  });

  it("tells mistakes in the language asked for, even when something else is wrong", () => {
    expect(languageOf(["--bad", "--lang", "en-US"])).toBe("en-US");
    expect(languageOf(["--lang=en-US"])).toBe("en-US");
    expect(languageOf(["--lang", "xx"])).toBe("zh-CN");
    expect(languageOf([])).toBe("zh-CN");
  });
});
