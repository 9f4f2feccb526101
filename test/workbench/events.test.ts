import { useHost } from "./host";

const host = useHost();

/** Events reach the add-in after the answer of the batch that caused them. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 50));

describe("events", () => {
  it("tell of edits and selections on sheets and tables, and of sheets that come and go", async () => {
    const log: unknown[] = [];
    await host.run(async (context) => {
      const { worksheets } = context.workbook;
      const sheet = worksheets.getActiveWorksheet();
      sheet.getRange("A1:B3").values = [
        ["N", "V"],
        ["a", 1],
        ["b", 2],
      ];
      const table = sheet.tables.add("A1:B3", true);
      await context.sync();
      sheet.onChanged.add((event) => Promise.resolve(log.push(["sheet", event.address, event.source])));
      sheet.onSelectionChanged.add((event) => Promise.resolve(log.push(["selected", event.address])));
      table.onChanged.add((event) => Promise.resolve(log.push(["table", event.address])));
      table.onSelectionChanged.add((event) => Promise.resolve(log.push(["inTable", event.isInsideTable])));
      worksheets.onAdded.add(() => Promise.resolve(log.push(["added"])));
      worksheets.onDeleted.add(() => Promise.resolve(log.push(["deleted"])));
      worksheets.onActivated.add(() => Promise.resolve(log.push(["activated"])));
      await context.sync();
    });
    await host.edit("Sheet1!B2", 5);
    await settled();
    expect(log.splice(0)).toEqual([
      ["sheet", "B2", "Local"],
      ["table", "B2"],
    ]);
    await host.select("Sheet1!D9");
    await settled();
    expect(log.splice(0)).toEqual([
      ["selected", "D9"],
      ["inTable", false],
    ]);
    await host.run(async (context) => {
      const added = context.workbook.worksheets.add("X");
      added.activate();
      await context.sync();
      added.delete();
      await context.sync();
    });
    await settled();
    const names = log.map((entry) => (Array.isArray(entry) ? String(entry[0]) : ""));
    expect(names).toEqual(expect.arrayContaining(["added", "activated", "deleted"]));
  });

  it("say what a cell held before and after a user's edit", async () => {
    const details: unknown[] = [];
    await host.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("A1").values = [[1]];
      await context.sync();
      sheet.onChanged.add((event) => Promise.resolve(details.push(event.details)));
      await context.sync();
    });
    await host.edit("Sheet1!A1", "x");
    await settled();
    expect(details).toEqual([
      { valueBefore: 1, valueAfter: "x", valueTypeBefore: "Double", valueTypeAfter: "String" },
    ]);
  });

  it("are silent while the add-in has switched them off", async () => {
    const log: unknown[] = [];
    await host.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.onChanged.add((event) => Promise.resolve(log.push(event.address)));
      await context.sync();
      context.runtime.enableEvents = false;
      sheet.getRange("A1").values = [[1]];
      await context.sync();
      context.runtime.enableEvents = true;
      sheet.getRange("A2").values = [[2]];
      await context.sync();
    });
    await settled();
    expect(log).toEqual(["A2"]);
  });
});
