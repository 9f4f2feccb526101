import type { SheetSnapshot, WorkbookSnapshot } from "../../src/workbench/model/snapshot";
import { startNodeHost, type NodeHost } from "../../src/workbench/node/host";

/** A member of the library that a test makes Excel refuse. */
export type FailingMember = readonly [type: "Worksheet" | "ChartCollection", member: string];

/** An open workbook behind Microsoft's own library, and what the tests ask of it. */
export interface OpenWorkbook {
  run<T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<T>;
  snapshot(): Promise<WorkbookSnapshot>;
  sheet(name: string): Promise<SheetSnapshot>;
  /** Values of a rectangle, as a reader sees them. */
  values(sheet: string, row: number, column: number, rows: number, columns: number): Promise<unknown[][]>;
  /** Something of the person's own on the first sheet. */
  fillFirstSheet(): Promise<void>;
  select(address: string): Promise<void>;
  /** Lets events reach the add-in. */
  settled(): Promise<void>;
  /** Every use of these members fails in the host from now on. */
  failOn(members: readonly FailingMember[]): void;
  syncs(): number;
  /** Bytes of all batches, both ways. */
  bytes(): number;
}

/**
 * Gives each test of a file a fresh workbook, and puts Microsoft's library where the add-in looks for it.
 * The host is started once a file: loading the spreadsheet takes seconds.
 */
export function useWorkbook(): OpenWorkbook {
  let started: NodeHost | undefined;
  const restore: (() => void)[] = [];
  const host = (): NodeHost => {
    if (!started) throw new Error("The host has not started.");
    return started;
  };

  beforeAll(async () => {
    started = await startNodeHost();
    Object.assign(globalThis, { Excel: started.Excel, OfficeExtension: started.OfficeExtension });
  });
  beforeEach(() => host().reset());
  afterEach(() => {
    for (const undo of restore.splice(0)) undo();
  });
  afterAll(() => started?.dispose());

  const run = <T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<T> => host().run(work);
  return {
    run,
    snapshot: () => host().snapshot(),
    sheet: async (name) => {
      const found = (await host().snapshot()).sheets.find((sheet) => sheet.name === name);
      if (!found) throw new Error(`There is no sheet ${name}`);
      return found;
    },
    values: (sheet, row, column, rows, columns) =>
      run(async (context) => {
        const range = context.workbook.worksheets
          .getItem(sheet)
          .getRangeByIndexes(row, column, rows, columns);
        range.load("values");
        await context.sync();
        return range.values;
      }),
    fillFirstSheet: () =>
      run(async (context) => {
        const sheet = context.workbook.worksheets.getItem("Sheet1");
        sheet.getRange("A1:B3").values = [
          ["我的数据", 1],
          ["甲", 2],
          ["乙", 3],
        ];
        sheet.getRange("B4").formulas = [["=SUM(B1:B3)"]];
        sheet.getRange("D1:E2").values = [
          ["品名", "数量"],
          ["灯", 5],
        ];
        sheet.tables.add("D1:E2", true).name = "MyTable";
        context.workbook.names.add("my_name", sheet.getRange("A1"));
        await context.sync();
      }),
    select: (address) => host().select(address),
    settled: () => new Promise((resolve) => setTimeout(resolve, 50)),
    failOn: (members) => {
      for (const [type, member] of members) restore.push(failMember(host().Excel[type].prototype, member));
    },
    syncs: () => host().syncCount(),
    bytes: () => host().byteCount(),
  };
}

/** Makes the real host refuse: using the member also asks for a sheet that is not there. */
function failMember(prototype: Excel.Worksheet | Excel.ChartCollection, member: string): () => void {
  const original = Object.getOwnPropertyDescriptor(prototype, member);
  if (!original) throw new Error(`The library has no ${member}`);
  const refusing = (use: unknown) =>
    function (this: { readonly context: Excel.RequestContext }, ...parameters: unknown[]): unknown {
      this.context.workbook.worksheets.getItem("没有这张表").calculate(true);
      return typeof use === "function" ? Reflect.apply(use, this, parameters) : undefined;
    };
  Object.defineProperty(prototype, member, {
    ...original,
    ...("set" in original && { set: refusing(Reflect.get(original, "set")) }),
    ...("value" in original && { value: refusing(original.value) }),
  });
  return () => {
    Object.defineProperty(prototype, member, original);
  };
}
