import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readDataFolder } from "../../src/cli/workbook-input";
import { CommandError } from "../../src/cli/workbook-arguments";

const CUSTOMERS = "customerId,shortName,country\nE1,A,DE\n";

describe("a folder of tables", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "tables-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const put = (name: string, content: string | Uint8Array) => writeFile(join(folder, name), content);

  async function details(): Promise<string> {
    try {
      await readDataFolder(folder, null, "en-US");
    } catch (error) {
      if (error instanceof CommandError) return error.details.map((line) => line["en-US"]).join("\n");
      throw error;
    }
    throw new Error("Not refused");
  }

  it("makes the tables with files and the views of the basic package that they feed", async () => {
    await put("customer.csv", CUSTOMERS);
    expect((await readDataFolder(folder, null, "zh-CN")).tables).toEqual(["customer"]);
    await put("transaction.csv", "transactionNo,date,customerId\nT1,2026-01-05,E1\n");
    expect((await readDataFolder(folder, null, "zh-CN")).tables).toEqual([
      "customer",
      "transaction",
      "customerYear",
      "topFive",
    ]);
  });

  it("says which file is not used when tables are named", async () => {
    await put("customer.csv", CUSTOMERS);
    await put("order.csv", "contractNo,customerId\nK1,E1\n");
    const input = await readDataFolder(folder, ["customer"], "en-US");
    expect(Object.keys(input.data)).toEqual(["customer"]);
    expect(input.warnings.map((line) => line["en-US"])).toEqual([
      "The table of order.csv is not among --tables; it is not used.",
    ]);
  });

  it("writes personal columns when the files have them, and only then", async () => {
    await put("customer.csv", CUSTOMERS);
    expect((await readDataFolder(folder, null, "en-US")).personal).toBe(false);
    await put("customer.csv", "customerId,shortName,country,负责人性格\nE1,A,DE,calm\n");
    expect((await readDataFolder(folder, null, "en-US")).personal).toBe(true);
  });

  it("takes typed values for a formula whose tables are not there", async () => {
    await put("receivable.csv", "receivableNo,contractNo,customerId,dueAmount\nR1,K1,E1,10\n");
    const input = await readDataFolder(folder, null, "en-US");
    expect(input.data["receivable"]?.[0]).toMatchObject({ customerId: "E1" });
  });

  it("reads what Excel saves as CSV on a Chinese Windows", async () => {
    const gbk = [0xbf, 0xcd, 0xbb, 0xa7, 0xb1, 0xe0, 0xba, 0xc5];
    await put("customer.csv", Uint8Array.from([...gbk, ...Buffer.from(",shortName,country\r\nE1,A,DE\r\n")]));
    expect((await readDataFolder(folder, null, "en-US")).data["customer"]?.[0]).toMatchObject({
      customerId: "E1",
    });
  });

  it("names a file of no table, two of one table, and a quotation mark that is never closed", async () => {
    await put("customer.csv", CUSTOMERS);
    await put("CUSTOMER.CSV", CUSTOMERS);
    await put("clients.csv", "a\n");
    await put("order.csv", 'contractNo,customerId\nK1,"E1\n');
    const told = await details();
    expect(told).toMatch(/clients\.csv: "clients" is no standard table/);
    expect(told).toContain("order.csv, row 2: A quotation mark is never closed");
    // Where a file system knows no capitals, the second file is the first one.
    if (told.split("\n").length > 2) expect(told).toContain('Table "customer" already has the file');
  });

  it("tells the first fifty errors and counts the rest", async () => {
    const rows = Array.from({ length: 60 }, (_, i) => `E${i},A,DE,x`).join("\n");
    await put("customer.csv", `customerId,shortName,country,creditDays\n${rows}\n`);
    const lines = (await details()).split("\n");
    expect(lines).toHaveLength(51);
    expect(lines.at(-1)).toBe("… and 10 more.");
  });
});
