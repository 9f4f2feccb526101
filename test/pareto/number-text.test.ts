import fc from "fast-check";
import { formatDecimal, ratio } from "../../src/pareto/decimal";
import { guessDecimalSign, readNumber, type DecimalSign } from "../../src/pareto/number-text";

function read(text: string, sign: DecimalSign = "."): string {
  const reading = readNumber(text, sign);
  if (reading.kind !== "number") return reading.kind;
  return formatDecimal(reading.decimal) + (reading.currency === null ? "" : ` ${reading.currency}`);
}

describe("readNumber", () => {
  it.each([
    ["1234.5", "1234.5"],
    ["1,234.50", "1234.5"],
    ["1,234,567", "1234567"],
    ["12,34,567.8", "1234567.8"],
    ["￥1,200", "1200 CNY"],
    ["¥ 1,200.00", "1200 CNY"],
    ["1200元", "1200 CNY"],
    ["USD 300", "300 USD"],
    ["300usd", "300 USD"],
    ["US$1,000", "1000 USD"],
    ["$-5", "-5 USD"],
    ["-$5", "-5 USD"],
    ["(1,234.50)", "-1234.5"],
    ["(USD 5)", "-5 USD"],
    ["5.00-", "-5"],
    ["−7", "-7"],
    ["＋１２．５", "12.5"],
    ["（１００）", "-100"],
    ["1 234.5", "1234.5"],
    ["1'234.5", "1234.5"],
    ["1.2万", "12000"],
    ["3亿", "300000000"],
    ["12.5%", "0.125"],
    ["1e3", "1000"],
    ["1.5E-2", "0.015"],
    [".5", "0.5"],
    ["5.", "5"],
    ["00123", "123"],
    ["12345678901234567890.12", "12345678901234567890.12"],
    ["", "blank"],
    ["  ", "blank"],
    ["-", "blank"],
    ["—", "blank"],
    ["#N/A", "error"],
    ["#DIV/0!", "error"],
    ["abc", "text"],
    ["12 pcs", "text"],
    ["1.2.3", "text"],
    ["--5", "text"],
    ["2026-03-05", "text"],
    ["()", "text"],
    ["1,50", "ambiguous"],
    ["1.234,5", "ambiguous"],
    ["1,2345", "ambiguous"],
  ])("%j is %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ["1.234,50", "1234.5"],
    ["1234,5", "1234.5"],
    ["1.234", "1234"],
    ["€ 1.234.567,89", "1234567.89 EUR"],
    ["-3,5", "-3.5"],
    ["12", "12"],
    ["1,234.5", "text"],
  ])("%j with decimal commas is %s", (text, expected) => {
    expect(read(text, ",")).toBe(expected);
  });

  it("reads back any number written with separators", () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 11), max: 10 ** 11 }), (cents) => {
        const shown = (cents / 100).toLocaleString("en-US", { minimumFractionDigits: 2 });
        expect(Number(read(shown))).toBe(cents / 100);
        expect(Number(read((cents / 100).toLocaleString("de-DE", { minimumFractionDigits: 2 }), ","))).toBe(
          cents / 100,
        );
      }),
    );
  });
});

describe("guessDecimalSign", () => {
  it.each([
    [["1,234", "5,678"], "."],
    [["12,5", "1.234,00"], ","],
    [["0,5", "12"], ","],
    [["1.234,5", "0.5"], "."],
    [["1.234", "2.345"], "."],
    [["1,234.5", "7"], "."],
    [[], "."],
  ] as const)("%j → %s", (texts, sign) => {
    expect(guessDecimalSign(texts)).toBe(sign);
  });
});

describe("ratio", () => {
  it("is the nearest double, as division of exact integers is", () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.maxSafeNat(), fc.integer({ min: 0, max: 60 }), (a, b, zeros) => {
        fc.pre(b > 0);
        const factor = 10n ** BigInt(zeros);
        expect(ratio(BigInt(a) * factor, BigInt(b) * factor)).toBe(a / b);
      }),
    );
  });
});
