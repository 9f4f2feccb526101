import { useHost } from "./host";

const host = useHost();

const fails = (work: (context: Excel.RequestContext) => void) =>
  expect(
    host.run(async (context) => {
      work(context);
      await context.sync();
    }),
  ).rejects;

describe("worksheets", () => {
  it("are added, ordered, hidden, coloured, copied and found", async () => {
    await host.run(async (context) => {
      const { worksheets } = context.workbook;
      const alpha = worksheets.add("Alpha");
      const beta = worksheets.add("Beta");
      alpha.tabColor = "#FF0000";
      alpha.visibility = "Hidden";
      beta.position = 0;
      beta.getRange("A1:B2").formulas = [
        [1, "=A1*2"],
        [3, "=A2*2"],
      ];
      beta.freezePanes.freezeRows(1);
      await context.sync();
      beta.copy("End");
      const missing = worksheets.getItemOrNullObject("Nope");
      await context.sync();
      expect(missing.isNullObject).toBe(true);
    });
    const { sheets } = await host.snapshot();
    expect(sheets.map((sheet) => [sheet.name, sheet.visibility, sheet.tabColor])).toEqual([
      ["Beta", "Visible", ""],
      ["Sheet1", "Visible", ""],
      ["Alpha", "Hidden", "#FF0000"],
      ["Beta (2)", "Visible", ""],
    ]);
    expect(sheets[0]?.frozen).toBe("1:1");
    expect(sheets[3]?.values).toEqual([
      [1, 2],
      [3, 6],
    ]);
  });

  it.each(["", "x".repeat(32), "a/b", "a[b", "'a"])("refuse the name %j", async (name) => {
    await fails((context) => {
      context.workbook.worksheets.getActiveWorksheet().name = name;
    }).toMatchObject({ code: "InvalidArgument" });
  });

  it("refuse a name that is taken, and say when there is none", async () => {
    await fails((context) => context.workbook.worksheets.add("sheet1")).toMatchObject({
      code: "ItemAlreadyExists",
    });
    await fails((context) => context.workbook.worksheets.getItem("Nope").load("name")).toMatchObject({
      code: "ItemNotFound",
    });
  });

  it("leave #REF! behind when deleted", async () => {
    const formulas = await host.run(async (context) => {
      const other = context.workbook.worksheets.add("Other");
      other.getRange("A1").values = [[5]];
      const cell = context.workbook.worksheets.getItem("Sheet1").getRange("A1");
      cell.formulas = [["=Other!A1*2"]];
      await context.sync();
      other.delete();
      await context.sync();
      cell.load("formulas, values");
      await context.sync();
      return [cell.formulas, cell.values] as const;
    });
    expect(formulas).toEqual([[["=#REF!*2"]], [["#REF!"]]]);
  });
});

describe("names", () => {
  it("stand for ranges, constants and formulas, and recalculate when redefined", async () => {
    const read = await host.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("A1:A3").values = [[1], [2], [3]];
      const name = context.workbook.names.add("数据", sheet.getRange("A1:A3"), "comment");
      context.workbook.names.add("Rate", "=0.17");
      const cells = sheet.getRange("B1:B2");
      cells.formulas = [["=SUM(数据)"], ["=Rate*100"]];
      cells.load("values");
      await context.sync();
      const before = cells.values;
      name.formula = "=Sheet1!$A$1:$A$2";
      await context.sync();
      cells.load("values");
      await context.sync();
      return [before, cells.values];
    });
    expect(read).toEqual([
      [[6], [17]],
      [[3], [17]],
    ]);
    expect((await host.snapshot()).names).toEqual([
      { name: "数据", formula: "=Sheet1!$A$1:$A$2", comment: "comment" },
      { name: "Rate", formula: "=0.17", comment: "" },
    ]);
  });

  it("refuse what Excel refuses", async () => {
    for (const name of ["A1", "1st", "a b", "R1C1"]) {
      await fails((context) => context.workbook.names.add(name, "=1")).toMatchObject({
        code: "InvalidArgument",
      });
    }
  });
});

describe("settings, custom XML and properties", () => {
  it("are kept and found again", async () => {
    await host.run(async (context) => {
      context.workbook.settings.add("k", { a: [1, "x"] });
      context.workbook.customXmlParts.add('<r xmlns="urn:one"><x/></r>');
      context.workbook.properties.title = "Title";
      await context.sync();
      const part = context.workbook.customXmlParts.getByNamespace("urn:one").getOnlyItem();
      const xml = part.getXml();
      await context.sync();
      expect(xml.value).toBe('<r xmlns="urn:one"><x/></r>');
    });
    const snapshot = await host.snapshot();
    expect(snapshot.settings).toEqual({ k: { a: [1, "x"] } });
    expect(snapshot.properties).toEqual({ Title: "Title" });
    expect(snapshot.customXmlParts.map((part) => part.xml)).toEqual(['<r xmlns="urn:one"><x/></r>']);
  });
});

describe("limits", () => {
  it("refuse a request over 5 MB and keep the workbook", async () => {
    const text = "x".repeat(30_000);
    await expect(
      host.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange("A1:A200").values = Array.from(
          { length: 200 },
          () => [text],
        );
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: "RequestPayloadSizeLimitExceeded" });
    expect((await host.snapshot()).sheets[0]?.usedRange).toBeUndefined();
  });

  it("refuse texts, formulas and reads that are too long", async () => {
    const sheet = (context: Excel.RequestContext) => context.workbook.worksheets.getActiveWorksheet();
    await fails((context) => {
      sheet(context).getRange("A1").values = [["x".repeat(32_768)]];
    }).toMatchObject({ code: "InvalidArgument" });
    await fails((context) => {
      sheet(context).getRange("A1").formulas = [[`=${"1+".repeat(4100)}1`]];
    }).toMatchObject({ code: "InvalidArgument" });
    await fails((context) => sheet(context).getRange("A:Z").load("values")).toMatchObject({
      code: "RequestPayloadSizeLimitExceeded",
    });
  });

  it("refuse overlapping tables and impossible table names", async () => {
    await host.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().tables.add("A1:B3", true);
      await context.sync();
    });
    await fails((context) => context.workbook.tables.add("Sheet1!B2:C4", true)).toMatchObject({
      code: "InvalidArgument",
    });
    await fails((context) => {
      context.workbook.tables.getItem("Table1").name = "bad name";
    }).toMatchObject({ code: "InvalidArgument" });
  });
});

describe("a batch", () => {
  it("stops at its first error and keeps what came before", async () => {
    await fails((context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("A1").values = [[1]];
      sheet.tables.getItem("Nope").name = "x";
      sheet.getRange("A2").values = [[2]];
    }).toMatchObject({ code: "ItemNotFound" });
    expect((await host.snapshot()).sheets[0]?.values).toEqual([[1]]);
  });

  it("is one step of undo", async () => {
    await host.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("A1").values = [[1]];
      await context.sync();
      sheet.getRange("A1").values = [[2]];
      sheet.getRange("B1").formulas = [["=A1*10"]];
      await context.sync();
    });
    await host.undo();
    expect((await host.snapshot()).sheets[0]?.values).toEqual([[1]]);
  });
});

describe("what is kept and not drawn", () => {
  it("is listed", async () => {
    await host.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("B:D").group("ByColumns");
      sheet.pageLayout.orientation = "Landscape";
      sheet.pageLayout.setPrintTitleRows("$1:$2");
      await context.sync();
    });
    expect((await host.snapshot()).sheets[0]?.notDrawn).toEqual([
      { what: "outlineGroup", details: { axis: "column", range: "B:D", collapsed: false } },
      { what: "pageLayout", details: { Orientation: "Landscape" } },
      { what: "printTitleRows", details: "1:2" },
    ]);
  });
});
