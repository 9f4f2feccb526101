import { archivePlan, archiveTables, archiveYears, selectArchive } from "../../src/plan/archive";
import { monthEndRows } from "../../src/plan/month-end";
import type { CellValue } from "../../src/plan/plan";
import type { TableRows } from "../../src/plan/table-rows";
import { isoToSerial } from "../../src/formula/serial";
import { writeXlsx } from "../../src/xlsx/write";
import { label, TODAY } from "./support";

/** Rows of a table as reading a workbook gives them. */
function rows(id: string, list: readonly Readonly<Record<string, CellValue>>[]): TableRows {
  const columns = [...new Set(list.flatMap((row) => Object.keys(row)))];
  return { id, sheet: id, columns, rows: list.map((row) => columns.map((column) => row[column] ?? null)) };
}

const day = isoToSerial;
const YES = label("yesNo", "yes");

const READ: readonly TableRows[] = [
  rows("order", [
    { contractNo: "SC-1", signedDate: day("2024-02-01"), closedDate: day("2024-05-01"), cancelled: "" },
    { contractNo: "SC-2", signedDate: day("2024-02-01"), closedDate: day("2024-06-01"), cancelled: "" },
    { contractNo: "SC-3", signedDate: day("2024-03-01"), closedDate: day("2024-07-01"), cancelled: "" },
    { contractNo: "SC-4", signedDate: day("2024-03-01"), closedDate: null, cancelled: YES },
    { contractNo: "SC-5", signedDate: day("2024-03-01"), closedDate: null, cancelled: "" },
    { contractNo: "SC-6", signedDate: day("2024-12-01"), closedDate: day("2025-01-10"), cancelled: "" },
    { contractNo: "", signedDate: null, closedDate: null, cancelled: "" },
  ]),
  rows("receivable", [
    { receivableNo: "R-1", contractNo: "sc-1", open: 0 },
    { receivableNo: "R-2", contractNo: "SC-2", open: 12.5 },
    { receivableNo: "R-4", contractNo: "SC-4", open: "" },
    { receivableNo: "R-6", contractNo: "SC-6", open: 0 },
  ]),
  rows("complaint", [{ complaintNo: "CP-1", contractNo: "SC-3" }]),
  rows("followUp", [
    { logNo: "L-1", customerId: "C1", date: day("2024-01-05") },
    { logNo: "L-2", customerId: "c1", date: day("2024-11-05") },
    { logNo: "L-3", customerId: "C2", date: day("2024-04-05") },
    { logNo: "L-4", customerId: "C1", date: day("2025-04-05") },
  ]),
];

describe("what a year's archive takes", () => {
  const archive = selectArchive(READ, 2024, "zh-CN");
  const keys = (id: string): readonly string[] | undefined =>
    archive.tables.find((table) => table.id === id)?.keys;

  it("takes orders that ended in the year with nothing owed and no complaint, and what belongs to them", () => {
    expect(keys("order")).toEqual(["SC-1", "SC-4"]);
    expect(keys("receivable")).toEqual(["R-1", "R-4"]);
    // Owed, complained about, still running.
    expect(archive.open).toBe(3);
  });

  it("leaves each customer's last contact, whatever its year", () => {
    expect(keys("followUp")).toEqual(["L-1", "L-2"]);
    expect(archive.lastContacts).toBe(1);
  });

  it("takes the orders of another year with that year", () => {
    expect(selectArchive(READ, 2025, "zh-CN").tables.map((table) => [table.id, table.keys])).toEqual([
      ["order", ["SC-6"]],
      ["receivable", ["R-6"]],
    ]);
  });

  it("offers only years before this one", () => {
    expect(archiveYears(READ, 2026)).toEqual([2025, 2024]);
    expect(archiveYears(READ, 2025)).toEqual([2024]);
  });

  it("never takes a table that names no order, and no row twice", () => {
    expect(archiveTables().map(({ id }) => id)).not.toContain("transaction");
    for (const { keys: found } of archive.tables) expect(new Set(found).size).toBe(found.length);
  });

  it("becomes a workbook of values that can be written", () => {
    const plan = archivePlan(archive, "zh-CN", TODAY);
    const tables = plan.sheets.flatMap(({ parts }) =>
      parts.flatMap((part) => (part.kind === "table" ? [part] : [])),
    );
    expect(tables.map(({ id, rows: count }) => [id, count])).toEqual([
      ["order", 2],
      ["receivable", 2],
      ["followUp", 2],
    ]);
    expect(tables.flatMap(({ columns }) => columns.filter(({ formula }) => formula !== undefined))).toEqual(
      [],
    );
    expect(writeXlsx(plan).length).toBeGreaterThan(2000);
  });
});

describe("month-end rows", () => {
  const customers = rows("customer", [
    { customerId: "EU-001", amountClass: "Ⅰ", amountYear: 500, intentGrade: "A" },
    { customerId: "AM-002", amountClass: "Ⅲ", amountYear: 20, intentGrade: "" },
    { customerId: "", amountClass: "", amountYear: "", intentGrade: "" },
  ]);
  const end = day("2026-11-30");

  it("keeps one row a customer, as values of that day", () => {
    const { rows: written, present, missing } = monthEndRows(customers, null, end);
    expect(present).toBe(0);
    expect(written).toHaveLength(2);
    expect(written[0]).toMatchObject({
      snapshotNo: "M202611-EU-001",
      monthEnd: end,
      customerId: "EU-001",
      amountClass: "Ⅰ",
      amountYear: 500,
      owner: null,
    });
    expect(missing).toContain("owner");
    expect(missing).not.toContain("amountClass");
  });

  it("adds only customers that have none for the month yet", () => {
    const before = rows("monthSnapshot", [
      { snapshotNo: "M202611-EU-001", monthEnd: day("2026-11-21"), customerId: "eu-001" },
      { snapshotNo: "M202610-AM-002", monthEnd: day("2026-10-31"), customerId: "AM-002" },
    ]);
    const { rows: written, present } = monthEndRows(customers, before, end);
    expect(present).toBe(1);
    expect(written.map((row) => row["customerId"])).toEqual(["AM-002"]);
  });

  it("gives every row a key of its own, of at most 40 characters", () => {
    const long = rows("customer", [
      { customerId: `A${"x".repeat(38)}1` },
      { customerId: `A${"x".repeat(38)}2` },
    ]);
    const keys = monthEndRows(long, null, end).rows.map((row) => String(row["snapshotNo"]));
    expect(new Set(keys).size).toBe(2);
    for (const key of keys) expect(key.length).toBeLessThanOrEqual(40);
  });
});
