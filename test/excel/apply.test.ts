import { applyPlan } from "../../src/excel/apply";
import { Cancelled, PlanStepError } from "../../src/excel/errors";
import { readWorkbookState } from "../../src/excel/read";
import type { ApplyProgress } from "../../src/excel/types";
import { LIMITS } from "../../src/formula/limits";
import type { SheetPart, SheetPlan, TableColumnPlan, WorkbookPlan } from "../../src/plan/plan";
import { fixturePlan } from "../xlsx/fixture-plan";
import { useWorkbook } from "./host";
import { applyOptions, renamed, tablePlan } from "./support";

const workbook = useWorkbook();

/** The fixture with one more part on a sheet. */
function withPart(part: SheetPart, sheetId = "customers"): WorkbookPlan {
  const plan = fixturePlan();
  const sheets = plan.sheets.map((sheet): SheetPlan =>
    sheet.id === sheetId ? { ...sheet, parts: [part, ...sheet.parts] } : sheet,
  );
  return { ...plan, sheets };
}

const BAD_VALIDATION: SheetPart = {
  kind: "validation",
  area: { row: 0, column: 5, rows: 1, columns: 1 },
  // Excel refuses a list of more than 255 characters.
  rule: { type: "list", source: "x,".repeat(200) },
  severity: "warning",
  error: { title: "t", message: "m" },
};

describe("applying a plan", () => {
  it("takes four calls and writes every part", async () => {
    const plan = fixturePlan();
    const applied = await applyPlan(plan, applyOptions());
    expect(applied.skipped).toEqual([]);
    expect(applied.syncs).toBe(4);
    expect(applied.created.sheets.map(({ name }) => name)).toEqual(plan.sheets.map(({ name }) => name));
    expect(applied.created.tables.map(({ name }) => name)).toEqual(["tbl_customers"]);
    expect(applied.created.names).toEqual(fixturePlan().names.map(({ name }) => name));
    expect(applied.created.identityPart).not.toBeNull();
  });

  it("writes looks, checks, links and charts where the plan has them", async () => {
    await applyPlan(fixturePlan(), applyOptions());
    const customers = await workbook.sheet("客户 O'Brien & Co");
    expect(customers.validations.map(({ type, ranges }) => `${type} ${ranges.join()}`)).toEqual([
      "Custom A4:A11",
      "List C4:C11",
      "Decimal D4:D11",
      "Date E4:E11",
      "WholeNumber M1",
    ]);
    expect(customers.conditionalFormats.map(({ type, ranges }) => `${type} ${ranges.join()}`)).toEqual([
      "Custom A4:C11",
      "Custom E4:E11",
      "DataBar H4:H11",
    ]);
    expect(customers.frozen).toBe("A1:B3");
    expect(customers.hiddenColumns).toEqual(["E", "F"]);
    expect(new Set(customers.notDrawn.map(({ what }) => what))).toEqual(
      new Set(["outlineGroup", "pageLayout", "headersFooters", "printArea", "printTitleRows"]),
    );
    const home = await workbook.sheet("首页");
    expect(home.hyperlinks.A3).toMatchObject({ documentReference: "'客户 O''Brien & Co'!A1" });
    const { charts } = await workbook.sheet("Pareto");
    expect(charts.map(({ name, type }) => `${name} ${type}`)).toEqual([
      "pareto_chart ColumnClustered",
      "bar_chart BarClustered",
      "pie_chart Pie",
      "line_chart Line",
    ]);
    expect(charts[0]?.series.map(({ type, axisGroup }) => `${type} ${axisGroup}`)).toEqual([
      "ColumnClustered Primary",
      "Line Secondary",
      "Line Secondary",
      "Line Secondary",
    ]);
    expect((await workbook.snapshot()).activeSheet).toBe("客户 O'Brien & Co");
  });

  it("gives every formula the value of the reference functions", async () => {
    const plan = fixturePlan();
    await applyPlan(plan, applyOptions());
    for (const sheet of plan.sheets) {
      for (const part of sheet.parts) {
        if (part.kind !== "table") continue;
        const body = await workbook.values(
          sheet.name,
          part.row + 1,
          part.column,
          part.rows,
          part.columns.length,
        );
        part.columns.forEach((column, index) => {
          const found = body.map((row) => row[index]);
          const wanted = column.values.map((value) => value ?? "");
          if (typeof wanted[0] === "number") {
            found.forEach((value, row) => {
              expect(value).toBeCloseTo(Number(wanted[row]), 9);
            });
          } else expect(found).toEqual(wanted);
        });
      }
    }
  });

  it("keeps text that looks like a formula, a number or a date", async () => {
    const texts = ["=1+1", "+8613800000000", "-待定", "00123", "13-1", "1/2", "TRUE", "@x", "'quoted"];
    const column = (id: string, numberFormat: string): TableColumnPlan => ({
      id,
      name: id,
      values: texts,
      numberFormat,
    });
    const plan = tablePlan(texts.length, [column("text", "@"), column("general", "General")]);
    await applyPlan(plan, applyOptions());
    const body = await workbook.values("大表", 1, 0, texts.length, 2);
    expect(body.map((row) => row[0])).toEqual(texts);
    expect(body.map((row) => row[1])).toEqual(texts);
  });

  it.each([1_500, 1_501, 1_502])(
    "writes a table of %i rows whose last value is blank (#3013)",
    async (rows) => {
      const values = Array.from({ length: rows }, (_, index) => (index === rows - 1 ? null : `C-${index}`));
      const amount: TableColumnPlan = {
        id: "amount",
        name: "金额",
        values: values.map(() => 2),
        numberFormat: "0",
      };
      const double: TableColumnPlan = {
        id: "double",
        name: "两倍",
        formula: `=tbl_${rows}[[#This Row],[金额]]*2`,
        values: values.map(() => 4),
        numberFormat: "0",
      };
      await applyPlan(
        tablePlan(rows, [{ id: "key", name: "编号", values, numberFormat: "@" }, amount, double]),
        applyOptions(),
      );
      const last = await workbook.values("大表", rows, 0, 1, 3);
      expect(last).toEqual([["", 2, 4]]);
      const sheet = await workbook.sheet("大表");
      expect(sheet.tables.map(({ range }) => range)).toEqual([`A1:C${rows + 1}`]);
    },
  );

  it("adds one call per 2 MB", async () => {
    // Few long cells: three bytes a character make 3.6 MB.
    const values = Array.from({ length: 120 }, (_, index) => `${index}${"长".repeat(10_000)}`);
    const plan = tablePlan(values.length, [{ id: "text", name: "文字", values, numberFormat: "@" }]);
    const applied = await applyPlan(plan, applyOptions());
    expect(applied.bytes).toBeGreaterThan(3.5 * 1024 * 1024);
    expect(applied.syncs).toBe(5);
    expect(applied.syncs).toBeLessThanOrEqual(4 + Math.floor(applied.bytes / LIMITS.chunkBytes));
    expect(await workbook.values("大表", values.length, 0, 1, 1)).toEqual([[values.at(-1)]]);
  });

  it("stops between the calls of a large table and says what exists", async () => {
    const values = Array.from({ length: 120 }, (_, index) => `${index}${"长".repeat(10_000)}`);
    const plan = tablePlan(values.length, [{ id: "text", name: "文字", values, numberFormat: "@" }]);
    const stop = new AbortController();
    const onProgress = ({ phase, done }: ApplyProgress): void => {
      if (phase === "cells" && done > 0) stop.abort();
    };
    const outcome = await applyPlan(plan, applyOptions("g", { signal: stop.signal, onProgress })).catch(
      (error: unknown) => error,
    );
    // The table itself would have come with the second call, which had begun.
    expect(outcome).toMatchObject({
      name: "Cancelled",
      created: { sheets: [{ name: "大表" }], identityPart: null },
    });
  });

  it("reports its progress in order", async () => {
    const seen: ApplyProgress[] = [];
    await applyPlan(fixturePlan(), applyOptions("g", { onProgress: (progress) => seen.push(progress) }));
    expect([...new Set(seen.map(({ phase }) => phase))]).toEqual(["check", "cells", "formulas", "finish"]);
    const shares = seen.map(({ done }) => done);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  it("skips what this Excel cannot do", async () => {
    const options = applyOptions();
    const capabilities = { ...options.capabilities, outline: false, pageLayout: false };
    const applied = await applyPlan(fixturePlan(), { ...options, capabilities });
    expect(applied.skipped.map(({ step, sheet }) => `${step} ${sheet}`)).toEqual([
      "outline 客户 O'Brien & Co",
      "print 客户 O'Brien & Co",
      "print Pareto",
    ]);
    expect(applied.syncs).toBe(4);
  });
});

describe("a workbook that is in use", () => {
  it("keeps every existing sheet when a second plan is written beside the first", async () => {
    await workbook.fillFirstSheet();
    await applyPlan(fixturePlan(), applyOptions("one"));
    const before = (await workbook.snapshot()).sheets;
    await applyPlan(renamed(fixturePlan(), "_2"), applyOptions("two"));
    const after = (await workbook.snapshot()).sheets;
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after).toHaveLength(before.length + fixturePlan().sheets.length);
    const state = await readWorkbookState();
    expect(state.identities).toHaveLength(2);
    expect(state.identities[0]?.identity).toEqual(fixturePlan().identity);
  });

  it("refuses a plan whose names are taken and writes nothing", async () => {
    await applyPlan(fixturePlan(), applyOptions("one"));
    const before = (await workbook.snapshot()).sheets;
    const failure = await applyPlan(fixturePlan(), applyOptions("two")).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PlanStepError);
    expect(failure).toMatchObject({
      step: "check",
      sheet: "首页",
      code: "NameTaken",
      created: { sheets: [] },
    });
    expect((await workbook.snapshot()).sheets).toEqual(before);
  });
});

describe("a step that fails", () => {
  it("names step and sheet when it is required, and what exists by then", async () => {
    const failure = await applyPlan(withPart(BAD_VALIDATION), applyOptions()).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(PlanStepError);
    expect(failure).toMatchObject({
      step: "validation",
      sheet: "客户 O'Brien & Co",
      code: "InvalidArgument",
    });
    if (!(failure instanceof PlanStepError)) return;
    expect(failure.created.sheets).toHaveLength(4);
    expect(failure.created.tables).toHaveLength(1);
    expect(failure.created.names).toEqual(fixturePlan().names.map(({ name }) => name));
  });

  it("is survived and reported when it is cosmetic", async () => {
    const plan = fixturePlan();
    workbook.failOn([
      ["Worksheet", "tabColor"],
      ["Worksheet", "activate"],
    ]);
    const applied = await applyPlan(plan, applyOptions());
    expect(applied.skipped.map(({ step, sheet }) => `${step} ${sheet}`)).toEqual([
      ...plan.sheets.map(({ name }) => `tabColor ${name}`),
      `activate ${plan.activeSheet}`,
    ]);
    // Each failure costs one call for the parts behind it, which are written once; behind the last is none.
    expect(applied.syncs).toBe(4 + plan.sheets.length);
    expect((await workbook.sheet("Pareto")).charts).toHaveLength(4);
    expect((await workbook.sheet("客户 O'Brien & Co")).conditionalFormats).toHaveLength(3);
  });

  it("takes what hangs on it along", async () => {
    workbook.failOn([["ChartCollection", "add"]]);
    const applied = await applyPlan(fixturePlan(), applyOptions());
    // One line for each chart, none for its properties.
    expect(applied.skipped.map(({ step }) => step)).toEqual(["chart", "chart", "chart", "chart"]);
  });
});

describe("a call that fails as a whole", () => {
  it("is halved until the culprit stands alone, and nothing is done twice", async () => {
    // Five megabytes in one request are refused before anything runs: no step is named.
    const color = "#".padEnd(6_000_000, "0");
    const area = { row: 0, column: 0, rows: 1, columns: 1 };
    const plan = withPart({ kind: "format", area, style: { color } });
    const { skipped } = await applyPlan(plan, applyOptions());
    expect(skipped.filter(({ step }) => step === "format")).toHaveLength(1);
    // What would leave two of them when repeated is left out and said.
    const uncertain = new Set(skipped.filter(({ reason }) => reason === "Uncertain").map(({ step }) => step));
    expect(uncertain).toEqual(new Set(["outline", "conditionalFormat", "chart"]));
    const sheet = await workbook.sheet("客户 O'Brien & Co");
    expect(sheet.conditionalFormats).toEqual([]);
    expect(sheet.frozen).toBe("A1:B3");
  });

  it("names the first required step that was in it", async () => {
    const big: TableColumnPlan = { id: "a", name: "a", values: ["x".repeat(6_000_000)], numberFormat: "@" };
    const failure = await applyPlan(tablePlan(1, [big]), applyOptions()).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: "PlanStepError", step: "table", sheet: "大表" });
    expect(failure).toMatchObject({ created: { sheets: [{ name: "大表" }], tables: [] } });
  });
});

describe("cancelling", () => {
  it("stops before the next call and says what exists", async () => {
    const stop = new AbortController();
    const onProgress = ({ phase }: ApplyProgress): void => {
      if (phase === "cells") stop.abort();
    };
    const outcome = await applyPlan(
      fixturePlan(),
      applyOptions("g", { signal: stop.signal, onProgress }),
    ).catch((error: unknown) => error);
    expect(outcome).toBeInstanceOf(Cancelled);
    if (!(outcome instanceof Cancelled)) return;
    expect(outcome.created.sheets).toHaveLength(4);
    expect(outcome.created.identityPart).toBeNull();
  });

  it("writes nothing when it is asked beforehand", async () => {
    const before = (await workbook.snapshot()).sheets;
    const outcome = await applyPlan(fixturePlan(), applyOptions("g", { signal: AbortSignal.abort() })).catch(
      (error: unknown) => error,
    );
    expect(outcome).toMatchObject({ name: "Cancelled", created: { sheets: [] } });
    expect((await workbook.snapshot()).sheets).toEqual(before);
  });
});
