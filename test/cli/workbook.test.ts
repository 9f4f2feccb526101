import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cellsOf, openXlsx } from "../oracle/xlsx-package";
import { lintXlsx } from "../oracle/xlsx-lint";
import { run } from "./run";

const TIMEOUT = 120_000;

describe("workbook command", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "workbook-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const at = (name: string): string => join(folder, name);

  async function dataFolder(files: Readonly<Record<string, string>>): Promise<string> {
    const data = at("data");
    await mkdir(data);
    for (const [name, content] of Object.entries(files)) await writeFile(join(data, name), content);
    return data;
  }

  it(
    "writes the sample with every table and says what it wrote",
    async () => {
      const ended = await run("workbook", [
        "--out",
        at("s.xlsx"),
        "--sample",
        "--tables",
        "all",
        "--lang",
        "en-US",
        "--as-of",
        "2026-11-20",
      ]);
      expect(ended).toMatchObject({ code: 0, err: "" });
      expect(ended.out).toContain(`Wrote ${at("s.xlsx")}`);
      expect(ended.out).toMatch(/60 rows/);
      expect(ended.out).toMatch(/Formulas: \d{4,}/);
      const bytes = await readFile(at("s.xlsx"));
      expect(lintXlsx(bytes)).toEqual([]);
      expect(await readdir(folder)).toEqual(["s.xlsx"]);
    },
    TIMEOUT,
  );

  it(
    "writes an empty workbook in Chinese, ready to be filled in",
    async () => {
      const ended = await run("workbook", ["--out", at("空.xlsx")]);
      expect(ended).toMatchObject({ code: 0, err: "" });
      expect(ended.out).toContain("50 行空白待填");
      const file = openXlsx(await readFile(at("空.xlsx")));
      expect(file.sheets.length).toBeGreaterThan(8);
    },
    TIMEOUT,
  );

  it(
    "reads a folder of tables as people export them, warns, and writes text that looks like a formula as text",
    async () => {
      const data = await dataFolder({
        "customer.csv":
          "\ufeff客户编号;客户简称;国家/地区;备注\r\n101;Alpha;UK;=1+1\r\n102;Beta;Atlantis;+cmd\r\n",
        "Transaction.CSV": 'transactionNo,date,customerId,agreedAmount\n9001,2026-03-01,101,"1,000.50"\n',
        "readme.txt": "not a table",
      });
      const ended = await run("workbook", [
        "--out",
        at("d.xlsx"),
        "--data",
        data,
        "--lang",
        "en-US",
        "--as-of",
        "2026-11-20",
      ]);
      expect(ended.code).toBe(0);
      expect(ended.err).toContain('"Atlantis" is not in the list');
      expect(ended.err).toContain("101 → C-101");
      const file = openXlsx(await readFile(at("d.xlsx")));
      const customers = file.sheets.find(({ tables }) =>
        tables.some((table) => table.attributes["name"] === "Customers"),
      );
      const cells = [...cellsOf(file, customers?.name ?? "").values()];
      for (const text of ["=1+1", "+cmd", "C-101", "United Kingdom"]) {
        const cell = cells.find(({ value }) => value === text);
        expect([text, cell?.formula, cell?.type]).toEqual([text, undefined, "s"]);
      }
      expect(ended.out).not.toContain("Orders");
    },
    TIMEOUT,
  );

  it(
    "names every bad row and writes nothing",
    async () => {
      const data = await dataFolder({
        "customer.csv": "customerId,shortName,country\nE1,A,DE\nE1,B,DE\n",
        "transaction.csv":
          "transactionNo,date,customerId,quantity\nT1,2026-03-01,E1,many\nT2,03/04/2026,E1,2\n",
      });
      const ended = await run("workbook", ["--out", at("x.xlsx"), "--data", data, "--lang", "en-US"]);
      expect(ended.code).toBe(1);
      expect(ended.out).toBe("");
      expect(ended.err).toContain('customer.csv, row 3, column "Customer ID"');
      expect(ended.err).toContain('transaction.csv, row 2, column "Quantity": "many" is not a number.');
      expect(ended.err).toContain('transaction.csv, row 3, column "Date": "03/04/2026"');
      expect(ended.err).toContain("The data have 3 errors; no file was written.");
      expect(await readdir(folder)).toEqual(["data"]);
    },
    TIMEOUT,
  );

  it.each<[string, (path: (name: string) => string) => string[], number, RegExp]>([
    [
      "a wrong option, with the usage",
      (path) => ["--out", path("a.xlsx"), "--colour"],
      2,
      /--colour[\s\S]*Usage: workbook/,
    ],
    [
      "a folder that is not there",
      (path) => ["--out", path("a.xlsx"), "--data", path("nowhere")],
      1,
      /There is no folder .*nowhere/,
    ],
    ["a folder without tables", (path) => ["--out", path("a.xlsx"), "--data", path(".")], 1, /no CSV file/],
    [
      "a place that cannot be written",
      (path) => ["--out", path("no/such/a.xlsx"), "--tables", "customer"],
      1,
      /cannot be written \(ENOENT\)/,
    ],
  ])(
    "refuses %s",
    async (_, args, code, message) => {
      const ended = await run("workbook", [...args(at), "--lang", "en-US"]);
      expect(ended.code).toBe(code);
      expect(ended.err).toMatch(message);
      expect(ended.err).not.toMatch(/\n\s+at /);
      expect(await readdir(folder)).toEqual([]);
    },
    TIMEOUT,
  );

  it(
    "leaves an existing file as it was when the new one cannot be put in its place",
    async () => {
      await mkdir(at("taken.xlsx"));
      const ended = await run("workbook", ["--out", at("taken.xlsx"), "--tables", "customer"]);
      expect(ended.code).toBe(1);
      expect(ended.err).toContain("无法写入");
      expect(await readdir(folder)).toEqual(["taken.xlsx"]);
    },
    TIMEOUT,
  );
});
