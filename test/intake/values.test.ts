import fc from "fast-check";
import { CATALOG } from "../../src/catalog/catalog";
import { LISTS } from "../../src/catalog/lists";
import { LANGUAGES } from "../../src/i18n/text";
import { countryCode } from "../../src/intake/country-names";
import { columnNamed, foldHeader } from "../../src/intake/headers";
import { readKey } from "../../src/intake/keys";
import { listLabel } from "../../src/intake/list-values";

describe("list values", () => {
  it("knows every code and label of every list, in both languages and any case", () => {
    for (const list of LISTS) {
      for (const item of list.items) {
        for (const language of LANGUAGES) {
          for (const other of LANGUAGES) {
            const wanted = item.label[language];
            const labels = list.items.map((each) => each.label[other]);
            // Two items may share a label in one language; then the first is meant.
            if (labels.indexOf(item.label[other]) !== list.items.indexOf(item)) continue;
            expect(listLabel(list.id, item.label[other].toUpperCase(), language)).toBe(wanted);
          }
          expect(listLabel(list.id, ` ${item.code} `, language)).toBe(item.label[language]);
        }
      }
    }
  });

  it.each([
    ["USA", "US"],
    ["U.S.A.", "US"],
    ["usa", "US"],
    ["United States of America", "US"],
    ["UK", "GB"],
    ["Great Britain", "GB"],
    ["DEU", "DE"],
    ["de", "DE"],
    ["德国", "DE"],
    ["Holland", "NL"],
    ["Côte d'Ivoire", "CI"],
    ["Cote d’Ivoire", "CI"],
    ["Turkey", "TR"],
    ["Türkiye", "TR"],
    ["South Korea", "KR"],
    ["香港", "HK"],
    ["Viet Nam", "VN"],
    ["\uff35\uff33\uff21", "US"],
    ["Czech Republic", "CZ"],
    ["Venezuela", "VE"],
    ["Atlantis", undefined],
  ])("country %s is %s", (name, code) => {
    expect(countryCode(name)).toBe(code);
    const item = LISTS.find((list) => list.id === "country")?.items.find((each) => each.code === code);
    expect(listLabel("country", name, "zh-CN")).toBe(item?.label["zh-CN"]);
  });

  it("has no answer for what a list does not hold", () => {
    expect(listLabel("demand", "perhaps", "zh-CN")).toBeUndefined();
    expect(listLabel("demand", "死", "en-US")).toBe("Dead");
    expect(listLabel("amountClass", "I", "zh-CN")).toBe("Ⅰ");
  });
});

describe("keys", () => {
  it.each([
    ["EU-001", "EU-001", false],
    [" eu-001 ", "eu-001", false],
    ["\uff25\uff35\uff0d\uff10\uff10\uff11", "EU-001", false],
    ["00123", "C-00123", true],
    ["1E5", "C-1E5", true],
    ["TRUE", "C-TRUE", true],
    ["=1+1", "C-=1+1", true],
    [">A", "C->A", true],
    ["客户1", "客户1", false],
    ["2026-01", "C-2026-01", true],
  ])("%j becomes %j", (text, key, prefixed) => {
    expect(readKey("customer", text)).toEqual({ kind: "key", key, prefixed });
  });

  it("refuses patterns and what is too long", () => {
    expect(readKey("customer", "A*").kind).toBe("pattern");
    expect(readKey("customer", "A~1").kind).toBe("pattern");
    expect(readKey("customer", "what?").kind).toBe("pattern");
    expect(readKey("customer", "A".repeat(40)).kind).toBe("key");
    expect(readKey("customer", "A".repeat(41)).kind).toBe("tooLong");
    expect(readKey("customer", "1".repeat(39)).kind).toBe("tooLong");
  });

  it("gives contracts the same key in every table that names them", () => {
    expect(readKey("transaction", "10248")).toEqual(readKey("order", "10248"));
  });

  it("always gives a key that Excel reads as text and as no pattern", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        const reading = readKey("order", text);
        if (reading.kind !== "key") return;
        expect(reading.key).toMatch(/^(?=.*\p{L})[^<>=*?~][^*?~]*$/su);
        expect(Number.isFinite(Number(reading.key))).toBe(false);
        expect(readKey("order", reading.key)).toEqual({ kind: "key", key: reading.key, prefixed: false });
      }),
    );
  });
});

describe("headers", () => {
  it("finds every column of every table by its id and by its name in both languages, and no other", () => {
    for (const table of CATALOG.tables) {
      for (const column of table.columns) {
        for (const header of [
          column.id,
          column.id.toUpperCase(),
          column.name["zh-CN"],
          column.name["en-US"],
        ]) {
          expect([table.id, header, columnNamed(table, header)?.id]).toEqual([table.id, header, column.id]);
          expect(columnNamed(table, ` ${header} *`)?.id).toBe(column.id);
        }
      }
    }
  });

  it("folds width, case, spaces and underscores", () => {
    expect(foldHeader(" Customer_ID ")).toBe("customerid");
    expect(foldHeader("预计开船\uff08ETD\uff09")).toBe(foldHeader("预计开船(ETD)"));
  });
});
