import fc from "fast-check";
import { IDENTITY_NAMESPACE, identityXml, parseIdentity } from "../../src/plan/identity";
import type { Identity } from "../../src/plan/plan";

const sample: Identity = {
  schema: 1,
  product: "TradeBook",
  language: "zh-CN",
  generated: "2026-11-21",
  choices: { tables: "13-1,13-2", year: "2026" },
  tables: [
    {
      id: "customers",
      table: "客户信息",
      sheet: "13-1 客户信息",
      columns: { key: "客户编号", name: '客户<名称> & "简称"' },
      formulas: { name: "0badcafe" },
    },
    { id: "transactions", table: "交易", sheet: "13-2", columns: {}, formulas: {} },
  ],
};

/** Any UTF-16 text: halves of surrogate pairs, control characters, markup, our own escapes. */
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
  fc
    .array(
      fc.constantFrom(
        "客户",
        "&",
        "<",
        ">",
        '"',
        "'",
        "_x0041_",
        "_x0041",
        "\u0001",
        "\ud800",
        "_x005F_",
        "&amp;",
        "\r\n",
        "\t",
        " ",
        "]]>",
        "=",
      ),
    )
    .map((parts) => parts.join("")),
);
const record = fc.dictionary(anyText, anyText, { maxKeys: 5 });
const identities: fc.Arbitrary<Identity> = fc.record({
  schema: fc.constant(1 as const),
  product: fc.constant("TradeBook" as const),
  language: fc.constantFrom("zh-CN" as const, "en-US" as const),
  generated: anyText,
  choices: record,
  tables: fc.array(
    fc
      .record({ id: anyText, table: anyText, sheet: anyText, columns: record, formulas: record })
      // A version belongs to a column of the table.
      .map(({ formulas, ...table }) => ({
        ...table,
        formulas: Object.fromEntries(
          Object.keys(table.columns)
            .slice(1)
            .map((id) => [id, Object.values(formulas)[0] ?? ""]),
        ),
      })),
    { maxLength: 4 },
  ),
});

describe("the workbook's identity", () => {
  it("comes back as it was written", () => {
    expect(parseIdentity(identityXml(sample))).toEqual(sample);
  });

  it("comes back whatever its texts hold", () => {
    fc.assert(
      fc.property(identities, (identity) => {
        const read = parseIdentity(identityXml(identity));
        expect(JSON.stringify(read)).toBe(JSON.stringify(identity));
      }),
    );
  });

  it("survives a program that saves it with a prefix, single quotes and line breaks", () => {
    const resaved = `\uFEFF<?xml version='1.0'?>
      <!-- saved elsewhere -->
      <t:workbook xmlns:t='${IDENTITY_NAMESPACE}' generated='2026-11-21' language='en-US' product='TradeBook' schema='1'>
        <t:choice key='year' value='&#50;026 &#x26; more'></t:choice>
        <t:table id='a' table='B' sheet='C'><t:column id='d' name='E'/></t:table>
      </t:workbook>\n`;
    expect(parseIdentity(resaved)).toEqual({
      schema: 1,
      product: "TradeBook",
      language: "en-US",
      generated: "2026-11-21",
      choices: { year: "2026 & more" },
      tables: [{ id: "a", table: "B", sheet: "C", columns: { d: "E" }, formulas: {} }],
    });
  });

  it.each([
    ["nothing", ""],
    ["no XML", "hello"],
    ["another part", '<workbook xmlns="urn:other"/>'],
    ["a later schema", identityXml(sample).replace('schema="1"', 'schema="2"')],
    ["an unknown language", identityXml(sample).replace("zh-CN", "tlh")],
    ["a table without a sheet", identityXml(sample).replace(' sheet="13-2"', "")],
    ["a tag left open", identityXml(sample).replace("</workbook>", "")],
    ["tags crossed", identityXml(sample).replace("</table>", "</workbook>")],
    ["two roots", identityXml(sample) + "<workbook/>"],
    ["a document type", "<!DOCTYPE workbook>" + identityXml(sample)],
  ])("is null for %s", (_, xml) => {
    expect(parseIdentity(xml)).toBeNull();
  });

  it("is never an exception", () => {
    fc.assert(fc.property(anyText, (xml) => parseIdentity(xml) === null));
  });
});
