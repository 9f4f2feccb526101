import fc from "fast-check";
import { CsvError, decodeText, guessDelimiter, parseCsv } from "../../src/intake/csv";

const utf8 = (text: string) => new TextEncoder().encode(text);

describe("parseCsv", () => {
  it("reads quoted fields with delimiters, quotes and line ends inside", () => {
    expect(parseCsv('a,b\r\n"x, y","say ""hi""\nthere"\r\n')).toEqual([
      ["a", "b"],
      ["x, y", 'say "hi"\nthere'],
    ]);
  });

  it("ends rows at CR, LF and CRLF and needs no line end after the last", () => {
    expect(parseCsv("a,b\r1,2\n3,4\r\n5,6")).toEqual([
      ["a", "b"],
      ["1", "2"],
      ["3", "4"],
      ["5", "6"],
    ]);
  });

  it("keeps blank lines and empty fields, so that row numbers are the file's", () => {
    expect(parseCsv("a,b\n\n,\n1,")).toEqual([["a", "b"], [""], ["", ""], ["1", ""]]);
    expect(parseCsv("")).toEqual([]);
  });

  it("leaves a quote inside an unquoted field alone", () => {
    expect(parseCsv('size,n\n24" frame,3\n')).toEqual([
      ["size", "n"],
      ['24" frame', "3"],
    ]);
  });

  it("keeps what follows a closing quote", () => {
    expect(parseCsv('"a" b,c')).toEqual([["a b", "c"]]);
  });

  it("names the row of a quote that is never closed", () => {
    const failing = () => parseCsv('a,b\n1,"2\n3,4\n');
    expect(failing).toThrow(CsvError);
    expect(failing).toThrow("row 2");
  });

  it("obeys and drops Excel's sep= line, and drops a byte-order mark", () => {
    expect(parseCsv("\ufeffsep=;\r\na;b,c\r\n")).toEqual([["a", "b,c"]]);
  });

  it("gives back what was written (any field, any of the three delimiters)", () => {
    const field = fc.oneof(fc.string({ unit: "grapheme" }), fc.stringMatching(/^[",;\t\r\n a]*$/));
    const rows = fc.array(fc.array(field, { minLength: 2, maxLength: 5 }), { maxLength: 8 });
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom(",", ";", "\t"),
        fc.constantFrom("\n", "\r\n"),
        (data, delimiter, end) => {
          const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const text = data.map((row) => row.map(quote).join(delimiter) + end).join("");
          expect(parseCsv(text, delimiter)).toEqual(data);
        },
      ),
    );
  });
});

describe("guessDelimiter", () => {
  it.each([
    ["客户,金额\nA,1\n", ","],
    ["客户;金额\nA;1,50\nB;2,75\n", ";"],
    ["客户\t金额\nA, Ltd\t1,234.50\n", "\t"],
    ['"a,b";"c"\n"d,e";"f"\n', ";"],
    ["only one column\nx\n", ","],
    ['"never closed;a\n', ";"],
    ["", ","],
  ])("%j", (text, delimiter) => {
    expect(guessDelimiter(text)).toBe(delimiter);
  });
});

describe("decodeText", () => {
  it("reads UTF-8 with and without a mark", () => {
    expect(decodeText(utf8("客户,Taquería"))).toBe("客户,Taquería");
    expect(decodeText(utf8("\ufeff客户"))).toBe("客户");
  });

  it("reads UTF-16 in both byte orders by its mark", () => {
    const little = Uint8Array.from([0xff, 0xfe, 0xa2, 0x5b, 0x37, 0x62]);
    const big = Uint8Array.from([0xfe, 0xff, 0x5b, 0xa2, 0x62, 0x37]);
    expect(decodeText(little)).toBe("客户");
    expect(decodeText(big)).toBe("客户");
  });

  it("takes bytes that are not UTF-8 for GBK", () => {
    expect(decodeText(Uint8Array.from([0xbf, 0xcd, 0xbb, 0xa7, 0x2c, 0x31]))).toBe("客户,1");
  });

  it("falls back to Windows-1252 for bytes that are neither", () => {
    expect(decodeText(Uint8Array.from([0x63, 0x61, 0x66, 0xe9]))).toBe("café");
  });

  it("gives empty text for an empty file", () => {
    expect(decodeText(new Uint8Array())).toBe("");
  });
});
