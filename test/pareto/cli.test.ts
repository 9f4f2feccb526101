import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { read, utils, write } from "@e965/xlsx";
import { lintXlsx } from "../oracle/xlsx-lint";
import { describeWith, sharedDataPath } from "../support/requires";

const ROOT = resolve(__dirname, "../..");
let folder = "";
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "pareto-cli-"))));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function pareto(...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "src/cli/pareto.ts", ...args],
    { cwd: ROOT, encoding: "utf8", maxBuffer: 2 ** 28 },
  );
  return { code: status, out: stdout, err: stderr };
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function book(name: string, sheets: Readonly<Record<string, unknown[][]>>): string {
  const workbook = utils.book_new();
  for (const [title, rows] of Object.entries(sheets))
    utils.book_append_sheet(workbook, utils.aoa_to_sheet(rows), title);
  return file(name, new Uint8Array(write(workbook, { type: "array", bookType: "xlsx" }) as ArrayBuffer));
}

interface Result {
  readonly total: number;
  readonly classes: readonly {
    readonly key: string;
    readonly value: number;
    readonly share: number;
    readonly cumulative: number;
    readonly class: number;
  }[];
  readonly excluded: readonly { readonly key: string; readonly value: number }[];
}

function json(...args: string[]): Result {
  const { code, out, err } = pareto(...args, "--json");
  if (code !== 0) throw new Error(err);
  return JSON.parse(out) as Result;
}

const brief = ({ classes }: Result) => classes.map(({ key, value, class: cls }) => [key, value, cls]);

describe("pareto --json", () => {
  it("prints total, classes in descending order, and what has no share", () => {
    const sales = file("sales.csv", "\ufeff客户,金额\n甲,30\n乙,50\n甲,20.10\n丙,-5\n丁,0\n戊,10\n");
    expect(json(sales, "--key", "客户", "--value", "金额")).toEqual({
      total: 110.1,
      classes: [
        { key: "甲", value: 50.1, share: 501 / 1101, cumulative: 501 / 1101, class: 1 },
        { key: "乙", value: 50, share: 500 / 1101, cumulative: 1001 / 1101, class: 1 },
        { key: "戊", value: 10, share: 100 / 1101, cumulative: 1, class: 3 },
      ],
      excluded: [
        { key: "丁", value: 0 },
        { key: "丙", value: -5 },
      ],
    });
  });

  it("finds columns by header, loosely, or by letter; counts without --value", () => {
    const sales = file("loose.csv", " Customer ;AMOUNT\na;1,5\nb;2\na;3\n");
    const expected = [
      ["a", 4.5, 1],
      ["b", 2, 2],
    ];
    expect(brief(json(sales, "--key", "customer", "--value", "amount"))).toEqual(expected);
    expect(brief(json(sales, "--key=A", "--value=b"))).toEqual(expected);
    expect(brief(json(sales, "--key", "A"))).toEqual(
      [
        ["a", 2, 1],
        ["b", 1, 3],
      ].map(([key, n], at) => [key, n, at === 0 ? 1 : 2]),
    );
  });

  it("obeys mode and thresholds", () => {
    const sales = file("modes.csv", "k,v\na,800\nb,60\nc,50\nd,40\ne,30\nf,20\n");
    const classes = (...args: string[]) =>
      json(sales, "--key", "k", "--value", "v", ...args)
        .classes.map((row) => row.class)
        .join("");
    expect(classes("--mode", "include")).toBe("122333");
    expect(classes("--mode", "exclude")).toBe("223333");
    expect(classes()).toBe("122333");
    expect(classes("--thresholds", "80,95", "--mode", "exclude")).toBe("122233");
  });

  it("reads GBK, tabs and Excel workbooks alike", () => {
    const gbk = file(
      "gbk.csv",
      Uint8Array.from([0xbf, 0xcd, 0xbb, 0xa7, 0x09, 0x76, 0x0a, 0xbc, 0xd7, 0x09, 0x37, 0x0a]),
    );
    expect(brief(json(gbk, "--key", "客户", "--value", "v"))).toEqual([["甲", 7, 1]]);
    const sales = book("sales.xlsx", {
      封面: [["说明"]],
      订单: [["2026年"], ["客户", "金额"], ["甲", 70], ["00123", 20], ["合计", 90]],
    });
    const result = pareto(sales, "--sheet", "订单", "--key", "客户", "--value", "金额", "--json");
    expect(brief(JSON.parse(result.out) as Result)).toEqual([
      ["甲", 70, 1],
      ["00123", 20, 2],
    ]);
    expect(result.err).toContain("合计或小计");
  });

  it("is exact with decimals that binary fractions cannot hold", () => {
    const sales = file(
      "exact.csv",
      `k,v\n${Array.from({ length: 7 }, (_, n) => `a${n},0.1000${n}`).join("\n")}\nb,0.29979\nz,0.00000000000000000001\n`,
    );
    expect(json(sales, "--key", "k", "--value", "v").total).toBe(1);
  });

  it("takes a hundred thousand rows", () => {
    const lines = Array.from({ length: 100_000 }, (_, n) => `customer ${n % 20_000},${(n % 977) / 100}`);
    const sales = file("large.csv", `k,v\n${lines.join("\n")}`);
    expect(json(sales, "--key", "k", "--value", "v").classes.length).toBe(20_000);
  });
});

describe("pareto as a table and as a workbook", () => {
  it("prints a table for people, in the language wanted", () => {
    const sales = file("table.csv", "k,v\nalpha,80\n中文客户,15\nc,5\nd,-1\n");
    expect(pareto(sales, "--key", "k", "--value", "v").out).toContain("序号  类别");
    const { out } = pareto(sales, "--key", "k", "--value", "v", "--lang", "en-US");
    expect(out).toContain("   1  alpha         80  80.00%      80.00%      Ⅰ");
    expect(out).toContain("Zero or negative, not classified");
  });

  it("writes a live workbook that Excel accepts, with the amounts as numbers", () => {
    const sales = file("text.csv", 'k,v\na,"1,200"\nb,￥300\n合计,1500\n');
    const out = join(folder, "out.xlsx");
    const { code, out: printed } = pareto(sales, "--key", "k", "--value", "v", "--out", out);
    expect([code, printed]).toEqual([0, ""]);
    const bytes = readFileSync(out);
    expect(lintXlsx(bytes)).toEqual([]);
    const workbook = read(bytes, { type: "buffer" });
    expect(workbook.SheetNames).toEqual(["帕累托", "数据"]);
    expect(workbook.Sheets["帕累托"]?.["C31"]).toMatchObject({
      v: 1200,
      f: expect.stringContaining("SUMIFS") as string,
    });
    expect(workbook.Sheets["数据"]?.["B2"]).toMatchObject({ t: "n", v: 1200 });
  });

  it("makes a snapshot and says why where formulas cannot serve", () => {
    const rows = Array.from({ length: 2100 }, (_, n) => `customer ${n},${n + 1}`);
    const out = join(folder, "snapshot.xlsx");
    const { code, err } = pareto(
      file("many.csv", `k,v\n${rows.join("\n")}`),
      "--key",
      "k",
      "--value",
      "v",
      "--out",
      out,
      "--lang",
      "en-US",
    );
    expect(code).toBe(0);
    expect(err).toContain("More than 2000 categories: only a snapshot can be made.");
    expect(read(readFileSync(out), { type: "buffer" }).Sheets["Pareto"]?.["C31"]).toMatchObject({ v: 2100 });
  });
});

describe("bad input", () => {
  const good = () => file("good.csv", "k,v\na,1\n");
  it.each<[string, () => string[], number, string]>([
    ["no file", () => ["--key", "k"], 2, "One input file is needed"],
    ["no key", () => [good()], 2, "--key is missing"],
    ["unknown option", () => [good(), "--key", "k", "--colour", "red"], 2, "Unknown option --colour"],
    ["option without value", () => [good(), "--key"], 2, "Option --key needs a value"],
    ["bad mode", () => [good(), "--key", "k", "--mode", "best"], 2, 'not "best"'],
    ["bad thresholds", () => [good(), "--key", "k", "--thresholds", "90,70"], 2, 'not "90,70"'],
    ["thresholds of one", () => [good(), "--key", "k", "--thresholds", "80"], 2, 'not "80"'],
    ["json and out", () => [good(), "--key", "k", "--json", "--out", "x.xlsx"], 2, "one of --json and --out"],
    ["out that is no workbook", () => [good(), "--key", "k", "--out", "x.csv"], 2, "must end in .xlsx"],
    ["missing file", () => [join(folder, "none.csv"), "--key", "k"], 1, "none.csv: no such file"],
    ["a folder", () => [file("x.csv", "").replace("x.csv", ""), "--key", "k"], 1, "only .csv"],
    ["another kind", () => [file("a.pdf", "x"), "--key", "k"], 1, "a.pdf: only .csv"],
    [
      "unknown column",
      () => [good(), "--key", "客户"],
      1,
      'good.csv: there is no column "客户". Columns: k, v',
    ],
    ["column letter beyond the sheet", () => [good(), "--key", "ZZ"], 1, 'no column "ZZ"'],
    ["empty file", () => [file("empty.csv", ""), "--key", "k"], 1, "empty.csv: "],
    [
      "header only",
      () => [file("head.csv", "k,v\n"), "--key", "k"],
      1,
      "head.csv: there are no rows of data",
    ],
    [
      "text among amounts",
      () => [file("text2.csv", "k,v\na,1\nb,abc\nc,x\n"), "--key", "k", "--value", "v"],
      1,
      'text2.csv: row 3, column B (v): "abc" is not a number There are 2 such cells.',
    ],
    [
      "a comma that may be either",
      () => [file("comma.csv", 'k,v\na,1.5\nb,"1,50"\n'), "--key", "k", "--value", "v"],
      1,
      "can be read two ways",
    ],
    [
      "an error as key",
      () => [file("err.csv", "k,v\n#N/A,1\n"), "--key", "k", "--value", "v"],
      1,
      'the category is the error value "#N/A"',
    ],
    [
      "an open quote",
      () => [file("quote.csv", 'k,v\na,"1\n'), "--key", "k"],
      1,
      "quote.csv: row 2: a quoted field is never closed",
    ],
    [
      "binary as text",
      () => [file("bin.csv", Uint8Array.from([80, 75, 0, 0, 1])), "--key", "k"],
      1,
      "bin.csv: this is no text file",
    ],
    [
      "text as workbook",
      () => [file("fake.xlsx", "PK\u0003\u0004 not a zip"), "--key", "k"],
      1,
      "fake.xlsx: cannot be read",
    ],
    [
      "unknown sheet",
      () => [book("two.xlsx", { 订单: [["k"], ["a"]], 客户: [["k"]] }), "--sheet", "x", "--key", "k"],
      1,
      'two.xlsx: there is no sheet "x". Sheets: 订单, 客户',
    ],
    [
      "an error in a workbook",
      () => [
        book("cells.xlsx", {
          订单: [
            ["k", "v"],
            ["a", 1],
            ["b", "?"],
          ],
        }),
        "--key",
        "k",
        "--value",
        "v",
      ],
      1,
      'cells.xlsx, sheet "订单": row 3, column B (v): "?" is not a number',
    ],
    ["sheet of a text file", () => [good(), "--sheet", "x", "--key", "k"], 1, "a text file has no sheets"],
    [
      "folder that cannot be written",
      () => [good(), "--key", "k", "--out", join(folder, "no", "x.xlsx")],
      1,
      "x.xlsx: cannot be written",
    ],
  ])("%s: told on standard error, nothing printed", (_name, args, code, told) => {
    const result = pareto(...args(), "--lang", "en-US");
    expect(result.err).toContain(told);
    expect(result.out).toBe("");
    expect(result.code).toBe(code);
    expect(result.err).not.toContain("    at ");
  });
});

describeWith("shared-data", "published examples", () => {
  it("Northwind's customers come out as its checked total says", () => {
    const path = sharedDataPath("pareto", "northwind.csv");
    expect(existsSync(path)).toBe(true);
    const result = json(path, "--key", "key", "--value", "value");
    expect(result.total).toBeCloseTo(1_265_793.04, 2);
    expect(result.classes).toHaveLength(89);
  });
});
