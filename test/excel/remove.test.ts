import { applyPlan } from "../../src/excel/apply";
import { Cancelled, PlanStepError } from "../../src/excel/errors";
import { createExcelGateway } from "../../src/excel/gateway";
import { removeCreated } from "../../src/excel/remove";
import type { CreatedRecord } from "../../src/excel/types";
import type { WorkbookPlan } from "../../src/plan/plan";
import { fixturePlan } from "../xlsx/fixture-plan";
import { useWorkbook } from "./host";
import { applyOptions, renamed } from "./support";

const workbook = useWorkbook();

beforeEach(() => workbook.fillFirstSheet());

const NAMES = fixturePlan().sheets.map(({ name }) => name);

/** The whole workbook but for the undo log, which remembers what was done. */
async function contents() {
  return { ...(await workbook.snapshot()), settings: {} };
}

/** What a generation that does not finish left behind. */
async function leftovers(work: Promise<unknown>): Promise<CreatedRecord> {
  const error = await work.catch((thrown: unknown) => thrown);
  if (error instanceof PlanStepError || error instanceof Cancelled) return error.created;
  throw new Error("It was expected to break off.");
}

describe("removing what was created", () => {
  it("leaves the workbook as it was", async () => {
    const before = await contents();
    const { created } = await applyPlan(fixturePlan(), applyOptions());
    const report = await removeCreated(created);
    expect(report).toEqual({
      removedSheets: NAMES,
      missingSheets: [],
      keptSheets: [],
      removedNames: fixturePlan().names.length,
      identityRemoved: true,
      blankSheetAdded: false,
    });
    expect(await contents()).toEqual(before);
  });

  it("restores the workbook after a required step failed", async () => {
    const before = await contents();
    const plan: WorkbookPlan = fixturePlan();
    const broken = { ...plan, names: [...plan.names, { ...required(plan.names[0]), name: "1 not a name" }] };
    const created = await leftovers(applyPlan(broken, applyOptions()));
    expect(created.sheets).toHaveLength(4);
    await removeCreated(created);
    expect(await contents()).toEqual(before);
  });

  it("restores the workbook after a cancellation half way", async () => {
    const before = await contents();
    const stop = new AbortController();
    const created = await leftovers(
      applyPlan(
        fixturePlan(),
        applyOptions("g", {
          signal: stop.signal,
          onProgress: ({ phase }) => {
            if (phase === "formulas") stop.abort();
          },
        }),
      ),
    );
    await removeCreated(created);
    expect(await contents()).toEqual(before);
  });

  it("removes one generation and leaves the other", async () => {
    const first = await applyPlan(fixturePlan(), applyOptions("one"));
    const between = (await workbook.snapshot()).sheets;
    const second = await applyPlan(renamed(fixturePlan(), "_2"), applyOptions("two"));
    await removeCreated(second.created);
    expect((await workbook.snapshot()).sheets).toEqual(between);
    expect((await removeCreated(first.created)).removedSheets).toEqual(NAMES);
  });

  it("finds renamed sheets and passes over deleted ones", async () => {
    const { created } = await applyPlan(fixturePlan(), applyOptions());
    await workbook.run(async (context) => {
      context.workbook.worksheets.getItem("首页").name = "我的首页";
      context.workbook.worksheets.getItem("Pareto").delete();
      await context.sync();
    });
    const report = await removeCreated(created);
    expect(report.removedSheets).toContain("我的首页");
    expect(report.missingSheets).toEqual(["Pareto"]);
    expect(report.keptSheets).toEqual([]);
  });

  it("spares a sheet of the person's that took the name of a deleted one, and a copy of ours", async () => {
    const { created } = await applyPlan(fixturePlan(), applyOptions());
    await workbook.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.getItem("参数").delete();
      worksheets.add("参数");
      worksheets.getItem("首页").copy("End").name = "首页 副本";
      await context.sync();
    });
    const report = await removeCreated(created);
    expect(report.missingSheets).toEqual(["参数"]);
    expect((await workbook.snapshot()).sheets.map(({ name }) => name)).toEqual([
      "Sheet1",
      "参数",
      "首页 副本",
    ]);
  });

  it("adds a blank sheet where no visible one would be left", async () => {
    const { created } = await applyPlan(fixturePlan(), applyOptions());
    await workbook.run(async (context) => {
      context.workbook.worksheets.getItem("Sheet1").delete();
      context.workbook.worksheets.getItem("参数").visibility = Excel.SheetVisibility.hidden;
      await context.sync();
    });
    const report = await removeCreated(created);
    expect(report.blankSheetAdded).toBe(true);
    expect(report.removedSheets).toHaveLength(4);
    expect((await workbook.snapshot()).sheets).toHaveLength(1);
  });

  it("says which sheets a protected workbook keeps", async () => {
    const { created } = await applyPlan(fixturePlan(), applyOptions());
    await workbook.run(async (context) => {
      context.workbook.protection.protect();
      await context.sync();
    });
    const report = await removeCreated(created);
    expect(report.removedSheets).toEqual([]);
    expect(report.keptSheets).toEqual(NAMES);
  });

  it("deletes protected sheets of ours", async () => {
    const { created } = await applyPlan(fixturePlan(), applyOptions());
    await workbook.run(async (context) => {
      context.workbook.worksheets.getItem("参数").protection.protect();
      await context.sync();
    });
    expect((await removeCreated(created)).removedSheets).toEqual(NAMES);
  });

  it("names the step where the workbook's structure is protected beforehand", async () => {
    await workbook.run(async (context) => {
      context.workbook.protection.protect();
      await context.sync();
    });
    const failure = await applyPlan(fixturePlan(), applyOptions()).catch((error: unknown) => error);
    expect(failure).toMatchObject({ step: "sheet", sheet: "首页", created: { sheets: [] } });
  });
});

describe("the undo log", () => {
  it("still knows after the pane was closed what can be removed", async () => {
    const pane = createExcelGateway();
    const { created } = await pane.applyPlan(fixturePlan(), applyOptions("one"));
    const reopened = createExcelGateway();
    const [entry] = await reopened.undoable();
    expect(entry).toEqual({ id: "one", at: "2026-11-21T08:00:00Z", kind: "created", record: created });
    if (!entry) return;
    await reopened.removeCreated(entry.record);
    expect(await reopened.undoable()).toEqual([]);
    expect(await createExcelGateway().undoable()).toEqual([]);
  });

  it("knows what a broken-off generation left", async () => {
    const pane = createExcelGateway();
    const plan = fixturePlan();
    const broken = { ...plan, names: [{ ...required(plan.names[0]), name: "1 not a name" }] };
    const created = await leftovers(pane.applyPlan(broken, applyOptions("broken")));
    const entries = await createExcelGateway().undoable();
    expect(entries.map(({ id, record }) => [id, record])).toEqual([["broken", created]]);
  });

  it("keeps an entry while something of it is still there", async () => {
    const pane = createExcelGateway();
    const { created } = await pane.applyPlan(fixturePlan(), applyOptions("one"));
    await workbook.run(async (context) => {
      context.workbook.protection.protect();
      await context.sync();
    });
    await pane.removeCreated(created);
    expect((await pane.undoable()).map(({ id }) => id)).toEqual(["one"]);
  });
});

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("The fixture lacks it.");
  return value;
}
