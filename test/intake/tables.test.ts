import fc from "fast-check";
import { CATALOG } from "../../src/catalog/catalog";
import { isoToSerial } from "../../src/formula/serial";
import { LANGUAGES, type Language } from "../../src/i18n/text";
import { parseCsv } from "../../src/intake/csv";
import { describeProblem } from "../../src/intake/problems";
import { readTables, type IntakeResult } from "../../src/intake/tables";

function read(files: Readonly<Record<string, string>>, language: Language = "en-US"): IntakeResult {
  const sources = Object.entries(files).map(([table, csv]) => ({
    table,
    file: `${table}.csv`,
    rows: parseCsv(csv),
  }));
  return readTables(sources, { language });
}

const told = (result: IntakeResult, severity: "error" | "warning", language: Language = "en-US"): string[] =>
  result.problems
    .filter((problem) => problem.severity === severity)
    .map((problem) => describeProblem(problem, language));

const CUSTOMERS = "customerId,shortName,country\nEU-001,Alpha,Germany\n";

describe("rows of a standard table", () => {
  it("reads every type by headers of either language", () => {
    const csv = [
      " 合同号 ,Date,客户编号,数量,UNIT PRICE,Currency,rate,status,refund_rate,单位,notes",
      'TB-1,2026年11月21日,EU-001,"1,200",$3.50,usd,1.09,取消,13%,pcs,=1+1',
      "TB-2,20261122,EU-001,(5),3.5,EUR,1,valid,0.13,Pairs,+49 40 555",
    ].join("\n");
    const result = read({ customer: CUSTOMERS, transaction: csv }, "zh-CN");
    expect(told(result, "error")).toEqual([]);
    expect(result.data["transaction"]).toEqual([
      {
        transactionNo: "TB-1",
        date: isoToSerial("2026-11-21"),
        customerId: "EU-001",
        quantity: 1200,
        unitPrice: 3.5,
        currency: "USD",
        rate: 1.09,
        status: "取消",
        refundRate: 0.13,
        unit: "件",
        notes: "=1+1",
      },
      {
        transactionNo: "TB-2",
        date: isoToSerial("2026-11-22"),
        customerId: "EU-001",
        quantity: -5,
        unitPrice: 3.5,
        currency: "EUR",
        rate: 1,
        status: "有效",
        refundRate: 0.13,
        unit: "双",
        notes: "+49 40 555",
      },
    ]);
    expect(told(result, "warning")).toEqual([
      'transaction.csv, row 2, column "Unit price": 1 numbers name a currency (USD); only the number was taken. Put the currency into its own column.',
    ]);
    expect(result.data["customer"]?.[0]?.["country"]).toBe("德国");
  });

  it("reads full-width headers, numbers, lists and keys", () => {
    const wide = (text: string): string =>
      text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
    const result = readTables(
      [
        {
          table: "transaction",
          file: "t.csv",
          rows: [
            ["transactionNo", "Date", "customerId", "quantity", "currency", "agreedAmount"].map(wide),
            ["TB-1", "2026-11-21", "EU-001", "1,200", "USD", "(30.5)"].map(wide),
          ],
        },
      ],
      { language: "en-US" },
    );
    expect(told(result, "error")).toEqual([]);
    expect(result.data["transaction"]?.[0]).toEqual({
      transactionNo: "TB-1",
      date: isoToSerial("2026-11-21"),
      customerId: "EU-001",
      quantity: 1200,
      currency: "USD",
      agreedAmount: -30.5,
    });
  });

  it("prefixes keys of digits, references to them alike, and says so", () => {
    const result = read({
      customer: "customerId,shortName,country\n00123,Alpha,DE\n124,Beta,FR\n",
      transaction: "transactionNo,date,customerId\n77,2026-01-05,00123\n",
      order: "contractNo,customerId\n77,124\n",
    });
    expect(told(result, "error")).toEqual([]);
    expect(result.data["customer"]?.map((row) => row["customerId"])).toEqual(["C-00123", "C-124"]);
    expect(result.data["transaction"]?.[0]).toMatchObject({ transactionNo: "SC-77", customerId: "C-00123" });
    expect(result.data["order"]?.[0]).toMatchObject({ contractNo: "SC-77", customerId: "C-124" });
    expect(told(result, "warning")[0]).toContain("2 IDs have no letter");
    expect(told(result, "warning")[0]).toContain("00123 → C-00123");
  });

  it("skips blank rows and keeps the file's row numbers", () => {
    const result = read({
      customer: "\ncustomerId,shortName,country\n,,\nEU-001,A,DE\n\n , ,\nEU-1*,B,DE\n",
    });
    expect(result.data["customer"]).toHaveLength(2);
    expect(told(result, "error")).toEqual([
      'customer.csv, row 7, column "Customer ID": The ID "EU-1*" holds * ? or ~, which Excel reads as wildcards. Use other characters.',
    ]);
  });

  it("reads decimal commas where a column's own values show them", () => {
    const result = read({
      transaction:
        "transactionNo;date;customerId;quantity;unitPrice\nA1;2026-01-05;EU-1;1.200;3,5\nA2;2026-01-05;EU-1;12,5;1.234,75\n",
    });
    expect(told(result, "error")).toEqual([]);
    expect(result.data["transaction"]?.map((row) => [row["quantity"], row["unitPrice"]])).toEqual([
      [1200, 3.5],
      [12.5, 1234.75],
    ]);
  });

  it("reads slashed dates when the column shows their order, and says on what evidence", () => {
    const head = "transactionNo,date,customerId\n";
    const evident = read({ transaction: `${head}A1,03/04/2026,EU-1\nA2,25/04/2026,EU-1\n` });
    expect(evident.data["transaction"]?.[0]?.["date"]).toBe(isoToSerial("2026-04-03"));
    expect(told(evident, "warning")).toEqual([
      'transaction.csv, row 3, column "Date": Dates are read as day/month/year, because of "25/04/2026".',
    ]);
    const unclear = read({ transaction: `${head}A1,03/04/2026,EU-1\n` });
    expect(told(unclear, "error")[0]).toContain('"03/04/2026" may be day/month or month/day');
  });

  it("keeps values outside a list with one warning each, and staff without any", () => {
    const result = read({
      customer:
        "customerId,shortName,country,owner,demand\nA1,A,Atlantis,Li Lei,now\nA2,B,Atlantis,Han,soon\nA3,C,USA,,死\n",
    });
    expect(result.data["customer"]?.map((row) => [row["country"], row["owner"], row["demand"]])).toEqual([
      ["Atlantis", "Li Lei", "Now"],
      ["Atlantis", "Han", "soon"],
      ["United States", null, "Dead"],
    ]);
    const warnings = told(result, "warning");
    expect(warnings).toContain(
      'customer.csv, row 2, column "Country or region": "Atlantis" is not in the list (2 rows); it is kept as it is.'.replace(
        "Country or region",
        CATALOG.tables[0]?.columns.find((column) => column.id === "country")?.name["en-US"] ?? "",
      ),
    );
    expect(warnings.some((line) => line.includes('"soon"'))).toBe(true);
    expect(warnings.some((line) => line.includes("Li Lei"))).toBe(false);
  });

  it("names references that lead nowhere, once each, and keeps them", () => {
    const result = read({
      customer: CUSTOMERS,
      transaction:
        "transactionNo,date,customerId\nT1,2026-01-05,ZZ-9\nT2,2026-01-06,ZZ-9\nT3,2026-01-06,eu-001\n",
    });
    expect(told(result, "error")).toEqual([]);
    expect(told(result, "warning")).toEqual([
      'transaction.csv, row 2, column "Customer ID": "ZZ-9" is not in Customers (2 rows are like this).'.replace(
        "Customers",
        CATALOG.tables[0]?.name["en-US"] ?? "",
      ),
    ]);
  });

  it("ignores computed columns with a notice, unless they are typed in this workbook", () => {
    const csv = "receivableNo,contractNo,customerId,dueAmount\nR1,K1,EU-001,10\n";
    const plain = read({ receivable: csv });
    expect(plain.data["receivable"]?.[0]).not.toHaveProperty("customerId");
    expect(told(plain, "warning")[0]).toContain("computed by a formula");
    const typed = readTables([{ table: "receivable", file: "r.csv", rows: parseCsv(csv) }], {
      language: "en-US",
      typed: () => true,
    });
    expect(typed.data["receivable"]?.[0]).toMatchObject({ customerId: "EU-001" });
  });

  it.each<[string, string, string, RegExp]>([
    [
      "text for a number",
      "transaction",
      "transactionNo,date,customerId,quantity\nA1,2026-01-05,E1,many\n",
      /transaction\.csv, row 2, column "Quantity": "many" is not a number/,
    ],
    [
      "an error value",
      "transaction",
      "transactionNo,date,customerId,quantity\nA1,2026-01-05,E1,#N/A\n",
      /"#N\/A" is an error/,
    ],
    [
      "an unclear comma",
      "transaction",
      'transactionNo,date,customerId,quantity\nA1,2026-01-05,E1,1.5\nA2,2026-01-05,E1,"1,50"\n',
      /row 3.*comma in "1,50"/,
    ],
    [
      "a broken date",
      "transaction",
      "transactionNo,date,customerId\nA1,2026-02-30,E1\n",
      /no such date as "2026-02-30"/,
    ],
    ["a short year", "transaction", "transactionNo,date,customerId\nA1,21.11.26,E1\n", /two digits/],
    [
      "a share over 1",
      "transaction",
      "transactionNo,date,customerId,refundRate\nA1,2026-01-05,E1,13\n",
      /Write 30% or 0\.3/,
    ],
    [
      "a fraction for a count",
      "customer",
      "customerId,shortName,country,creditDays\nE1,A,DE,30.5\n",
      /not a whole number/,
    ],
    [
      "a key twice",
      "customer",
      "customerId,shortName,country\nEU-1,A,DE\nEU-2,B,DE\neu-1,C,DE\n",
      /row 4, column "Customer ID": The ID "eu-1" stands twice: row 2 has it already/,
    ],
    [
      "a holiday twice",
      "workday",
      "date,kind\n2026-01-01,holiday\n1/1/2026,holiday\n",
      /row 3, column "Date": The ID "2026-01-01" stands twice/,
    ],
    [
      "a row without key",
      "customer",
      "customerId,shortName,country\n,A,DE\n",
      /row 2, column "Customer ID": This must not be blank/,
    ],
    ["a long key", "customer", `customerId,shortName,country\n${"A".repeat(41)},A,DE\n`, /longer than 40/],
    [
      "an unknown header",
      "customer",
      "customerId,shortName,country,colour\nE1,A,DE,red\n",
      /no column "colour".*Customer ID \(customerId\)/,
    ],
    [
      "a column without header",
      "customer",
      "customerId,shortName,country,\nE1,A,DE,red\n",
      /Column 4 has contents but no header/,
    ],
    [
      "a header twice",
      "customer",
      "customerId,shortName,国家/地区,country\nE1,A,DE,DE\n",
      /"country" and "国家\/地区" are the same column/,
    ],
    [
      "a missing key column",
      "customer",
      "shortName,country\nA,DE\n",
      /required and missing \(id customerId\)/,
    ],
    [
      "too many cells",
      "customer",
      "customerId,shortName,country\nE1,A,DE,extra\n",
      /row 2: The row has 1 more cells/,
    ],
    ["an empty file", "customer", "\n\n", /customer\.csv: There is nothing in it/],
    ["a view", "topFive", "customerId\nE1\n", /made by formulas/],
    ["an unknown table", "customers", "customerId\nE1\n", /no standard table.*customer, transaction/],
    [
      "a text beyond Excel's cell",
      "customer",
      `customerId,shortName,country\nE1,${"x".repeat(32_768)},DE\n`,
      /32768 characters; a cell holds 32767/,
    ],
  ])("refuses %s", (_, table, csv, message) => {
    expect(told(read({ [table]: csv }), "error").join("\n")).toMatch(message);
  });

  it("warns of a file with a header only, and of gaps that can be filled in later", () => {
    expect(told(read({ customer: "customerId,shortName,country\n" }), "warning")).toEqual([
      "customer.csv: There is a header but no row of data.",
    ]);
    expect(told(read({ customer: "customerId,shortName,country\nE1,,DE\nE2,,DE\n" }), "warning")).toEqual([
      'customer.csv, row 2, column "Short name": This should be filled in and is blank in 2 rows.',
    ]);
  });

  it("speaks both languages", () => {
    const result = read({ customer: "customerId,shortName,country,colour\nE1,A,Atlantis,red\n" });
    for (const severity of ["error", "warning"] as const) {
      expect(told(result, severity, "zh-CN").join()).toMatch(/第 \d+ 行 “.+”列:/);
      expect(told(result, severity, "en-US").join()).not.toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it("gives numbers back as they were written, grouped or not, negative or not", () => {
    const cents = fc.integer({ min: -10_000_000_000, max: 10_000_000_000 });
    fc.assert(
      fc.property(cents, fc.constantFrom(...LANGUAGES), (amount, language) => {
        const value = amount / 100;
        const size = Math.abs(value).toLocaleString("en-US", { minimumFractionDigits: 2 });
        const shapes = [
          String(value),
          `"${value < 0 ? `(${size})` : size}"`,
          `"${value < 0 ? "-" : ""}${size}"`,
        ];
        const rows = shapes.map((shape, i) => `A${i},2026-01-05,E1,${shape}`).join("\n");
        const result = read(
          { transaction: `transactionNo,date,customerId,agreedAmount\n${rows}\n` },
          language,
        );
        expect(told(result, "error")).toEqual([]);
        // A minus zero is zero.
        expect(result.data["transaction"]?.map((row) => Number(row["agreedAmount"]) + 0)).toEqual(
          shapes.map(() => value + 0),
        );
      }),
    );
  });

  it("never loses a text: what goes in comes out, or an error says why", () => {
    const cell = fc.string({ unit: "grapheme", maxLength: 30 });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 5 }), (texts) => {
        const rows = texts.map((text, i) => [`E${i}`, "A", "DE", text]);
        const result = readTables(
          [
            {
              table: "customer",
              file: "c",
              rows: [["customerId", "shortName", "country", "notes"], ...rows],
            },
          ],
          { language: "en-US" },
        );
        expect(result.data["customer"]?.map((row) => row["notes"])).toEqual(
          texts.map((text) => (text.trim() === "" ? null : text)),
        );
      }),
    );
  });
});
