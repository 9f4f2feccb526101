import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CATALOG } from "../../src/catalog/catalog";
import { orderAmounts } from "../../src/cli/northwind-tables";
import { cellAddress } from "../../src/formula/address";
import { decodeText, parseCsv } from "../../src/intake/csv";
import { addDecimals, formatDecimal } from "../../src/pareto/decimal";
import type { CellValue } from "../../src/plan/plan";
import { agrees, recalculateMany, type Recalculated } from "../oracle/libreoffice";
import { referenceClasses, toCents, type ReferenceMode } from "../oracle/pareto-reference";
import { lintXlsx } from "../oracle/xlsx-lint";
import { cellsOf, openXlsx, parseArea, type StoredCell, type XlsxPackage } from "../oracle/xlsx-package";
import { describeWith, sharedDataPath } from "../support/requires";
import { run } from "./run";

const LONG = 600_000;
const CUTOFF = "1998-05-06";
const YEAR_BEFORE_CUTOFF = "1997-05-06";

type Fields = Readonly<Record<string, string>>;

function readCsv(file: string): Fields[] {
  const [header = [], ...rows] = parseCsv(decodeText(readFileSync(file)));
  return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ""])));
}

const cents = (amount: bigint): string => `${amount / 100n}.${String(amount % 100n).padStart(2, "0")}`;

/** Cents a customer, over the transactions that a test of their date lets through. */
function salesOf(rows: readonly Fields[], counts: (date: string) => boolean): Map<string, bigint> {
  const sales = new Map<string, bigint>();
  for (const { customerId = "", date = "", agreedAmount = "" } of rows) {
    if (counts(date)) sales.set(customerId, (sales.get(customerId) ?? 0n) + toCents(agreedAmount));
  }
  return sales;
}

function storedValue(cell: StoredCell): CellValue {
  if (cell.value === undefined) return null;
  if (cell.type === "n") return Number(cell.value);
  return cell.type === "b" ? cell.value === "1" : cell.value;
}

describeWith("shared-data", "Northwind", () => {
  const source = sharedDataPath("northwind");
  const folder = mkdtempSync(join(tmpdir(), "northwind-"));
  const csv = join(folder, "csv");
  const book = join(folder, "book.xlsx");
  let transactions: Fields[] = [];

  beforeAll(async () => {
    const ended = await run("northwind", ["--source", source, "--out", csv]);
    expect(ended).toMatchObject({ code: 0, err: "" });
    transactions = readCsv(join(csv, "transaction.csv"));
  }, LONG);
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("becomes the standard tables' files, with a mark that says UTF-8", () => {
    const sizes = ["customer", "transaction", "order"].map((table) => {
      const file = join(csv, `${table}.csv`);
      expect([...readFileSync(file).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      const known = CATALOG.tables
        .find(({ id }) => id === table)
        ?.columns.filter(({ computed }) => !computed);
      const rows = readCsv(file);
      for (const header of Object.keys(rows[0] ?? {})) expect(known?.map(({ id }) => id)).toContain(header);
      return rows.length;
    });
    expect(sizes).toEqual([91, 830, 830]);
  });

  it("keeps the money to the cent: one row an order, rounded half up, in date order", () => {
    const total = transactions.reduce((sum, { agreedAmount = "" }) => sum + toCents(agreedAmount), 0n);
    expect(cents(total)).toBe("1265793.22");
    const dates = transactions.map(({ date = "" }) => date);
    expect(dates).toEqual([...dates].sort());
    const file = "northwind_order_details.csv";
    const lines = readCsv(join(source, file)).map((fields, i) => ({
      file,
      number: i + 2,
      fields: new Map(Object.entries(fields)),
    }));
    const exact = [...orderAmounts(lines).values()].reduce(addDecimals, { units: 0n, scale: 0 });
    expect(Number(formatDecimal(exact)).toFixed(2)).toBe("1265793.04");
    expect(salesOf(transactions, () => true).size).toBe(89);
  });

  it("keeps the dates promised and the dates shipped", () => {
    const orders = readCsv(join(csv, "order.csv"));
    expect(orders.filter(({ shippedDate }) => shippedDate === "")).toHaveLength(21);
    expect(
      orders.filter(({ shippedDate = "", deliveryDate = "" }) => shippedDate > deliveryDate),
    ).toHaveLength(37);
  });

  it("refuses what it cannot read, and says how it is used", async () => {
    const missing = await run("northwind", [
      "--source",
      folder,
      "--out",
      join(folder, "never"),
      "--lang",
      "en-US",
    ]);
    expect(missing.code).toBe(1);
    expect(missing.err).toContain("There is no");
    const wrong = await run("northwind", ["--source", source, "--lang", "en-US"]);
    expect(wrong.code).toBe(2);
    expect(wrong.err).toMatch(/--out is missing[\s\S]*Usage: northwind/);
  });

  describeWith("libreoffice", "as a workbook", () => {
    let file: XlsxPackage;
    /** Crossing mode → what LibreOffice makes of the book with it. */
    const results = new Map<ReferenceMode, Recalculated>();

    beforeAll(async () => {
      const args = ["--data", csv, "--out", book, "--as-of", CUTOFF, "--year", "1997", "--lang", "en-US"];
      expect(await run("workbook", args)).toMatchObject({ code: 0, err: "" });
      file = openXlsx(readFileSync(book));
      const mode = file.definedNames.find(({ name }) => name === "p_classMode")?.refersTo ?? "";
      const place = /^'?(.+?)'?!(.+)$/.exec(mode.replaceAll("$", ""));
      const [, sheet = "", cell = ""] = place ?? [];
      const [nearest, include, exclude] = await recalculateMany([
        { book },
        { book, edits: [[{ sheet, cell, value: 1 }]] },
        { book, edits: [[{ sheet, cell, value: 2 }]] },
      ]);
      if (!nearest || !include || !exclude) throw new Error("LibreOffice gave no answer");
      results.set(3, nearest).set(1, include).set(2, exclude);
    }, LONG);

    const result = (mode: ReferenceMode): Recalculated => {
      const found = results.get(mode);
      if (!found) throw new Error(`No result for mode ${mode}`);
      return found;
    };

    /** The cells of a table's column after recalculation, one a row. */
    function column(
      tableName: string,
      table: string,
      id: string,
      mode: ReferenceMode = 3,
    ): (string | number | null)[] {
      const header = CATALOG.tables.find((spec) => spec.id === table)?.columns.find((spec) => spec.id === id)
        ?.name["en-US"];
      for (const sheet of file.sheets) {
        const xml = sheet.tables.find((each) => each.attributes["name"] === tableName);
        if (!xml) continue;
        const area = parseArea(xml.attributes["ref"] ?? "");
        const cells = cellsOf(file, sheet.name);
        for (let c = area.column; c < area.column + area.columns; c += 1) {
          if (cells.get(cellAddress(area.row, c))?.value !== header) continue;
          const found = result(mode).sheets[sheet.name] ?? {};
          return Array.from(
            { length: area.rows - 1 },
            (_, i) => found[cellAddress(area.row + 1 + i, c)]?.value ?? null,
          );
        }
      }
      throw new Error(`No column ${table}.${id}`);
    }

    it("is a valid file without one error cell, and LibreOffice reproduces every cached value", () => {
      expect(lintXlsx(readFileSync(book))).toEqual([]);
      let compared = 0;
      const wrong: string[] = [];
      for (const { name } of file.sheets) {
        const found = result(3).sheets[name] ?? {};
        for (const [address, cell] of Object.entries(found)) {
          if (cell.error !== undefined) wrong.push(`${name}!${address}: ${cell.error}`);
        }
        for (const [address, cell] of cellsOf(file, name)) {
          if (cell.formula === undefined) continue;
          compared += 1;
          const expected = storedValue(cell);
          if (!agrees(expected, found[address]))
            wrong.push(`${name}!${address}: ${String(expected)} ≠ ${String(found[address]?.value)}`);
        }
      }
      expect(wrong.slice(0, 20)).toEqual([]);
      expect(compared).toBeGreaterThan(25_000);
    });

    it("adds up to the same total, and counts the late and the open orders", () => {
      const totals = column("Customers", "customer", "amountTotal").map((value) => Number(value));
      expect(totals.reduce((sum, amount) => sum + amount, 0).toFixed(2)).toBe("1265793.22");
      expect(totals.filter((amount) => amount > 0)).toHaveLength(89);
      const alerts = column("Orders", "order", "alert");
      expect(alerts.filter((alert) => alert === "Shipped late")).toHaveLength(37);
      expect(column("Orders", "order", "shippedDate").filter((date) => date === null)).toHaveLength(21);
    });

    const LABELS: Readonly<Record<string, string>> = { "1": "Ⅰ", "2": "Ⅱ", "3": "Ⅲ", none: "No sales" };

    it.each<[string, ReferenceMode]>([
      ["include", 1],
      ["exclude", 2],
      ["nearest", 3],
    ])("gives every customer the class of the exact reference: %s", (_, mode) => {
      const ids = column("Customers", "customer", "customerId").map(String);
      const periods: readonly (readonly [string, (date: string) => boolean])[] = [
        ["amountClass", (date) => date > YEAR_BEFORE_CUTOFF && date <= CUTOFF],
        ["yearClass", (date) => date.startsWith("1997-")],
      ];
      for (const [id, counts] of periods) {
        const sales = salesOf(transactions, counts);
        const expected = referenceClasses(new Map(ids.map((key) => [key, sales.get(key) ?? 0n])), mode);
        const classes = column("Customers", "customer", id, mode);
        expect(ids.map((key, i) => [key, classes[i]])).toEqual(
          ids.map((key) => [key, LABELS[expected.get(key) ?? ""]]),
        );
        expect(new Set(classes).size).toBe(4);
      }
    });
  });
});
