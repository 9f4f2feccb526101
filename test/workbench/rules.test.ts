import { useHost } from "./host";

const host = useHost();

const onSheet = <T>(
  work: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>,
): Promise<T> => host.run((context) => work(context.workbook.worksheets.getActiveWorksheet(), context));
const sheet = async () => (await host.snapshot()).sheets[0];

describe("data validation", () => {
  it("tells which cells break a rule, and keeps what it was given", async () => {
    const [address, rule] = await onSheet(async (active, context) => {
      const range = active.getRange("A1:A5");
      range.values = [[1], [2], [30], ["x"], [""]];
      range.dataValidation.rule = { wholeNumber: { formula1: 1, formula2: 10, operator: "Between" } };
      range.dataValidation.prompt = { showPrompt: true, title: "T", message: "M" };
      const bad = range.dataValidation.getInvalidCells().load("address");
      range.dataValidation.load("rule, type, prompt");
      await context.sync();
      return [bad.address, range.dataValidation.toJSON()] as const;
    });
    expect(address).toBe("Sheet1!A3:A4");
    expect(rule).toMatchObject({
      type: "WholeNumber",
      prompt: { title: "T", message: "M", showPrompt: true },
    });
    expect((await sheet())?.validations).toMatchObject([{ ranges: ["A1:A5"], type: "WholeNumber" }]);
  });

  it("follows a list in other cells when these change", async () => {
    const invalid = () =>
      onSheet(async (active, context) => {
        const cells = active.getRange("A1:A2").dataValidation.getInvalidCellsOrNullObject().load("address");
        await context.sync();
        return cells.isNullObject ? "" : cells.address;
      });
    await onSheet(async (active, context) => {
      active.getRange("D1:D2").values = [["a"], ["b"]];
      active.getRange("A1:A2").values = [["a"], ["z"]];
      active.getRange("A1:A2").dataValidation.rule = { list: { inCellDropDown: true, source: "=$D$1:$D$2" } };
      await context.sync();
    });
    expect(await invalid()).toBe("Sheet1!A2");
    await host.edit("Sheet1!D2", "z");
    expect(await invalid()).toBe("");
  });

  it.each([
    [
      "a list of more than 255 characters",
      { list: { inCellDropDown: true, source: "abcdefghi,".repeat(26) } },
    ],
    ["no rule at all", {}],
  ])("refuses %s", async (_name, rule) => {
    await expect(
      onSheet(async (active, context) => {
        active.getRange("A1").dataValidation.rule = rule;
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: "InvalidArgument" });
  });

  it("refuses titles and messages beyond Excel's limits", async () => {
    for (const prompt of [
      { title: "x".repeat(33), message: "", showPrompt: true },
      { title: "", message: "x".repeat(256), showPrompt: true },
    ]) {
      await expect(
        onSheet(async (active, context) => {
          active.getRange("A1").dataValidation.prompt = prompt;
          await context.sync();
        }),
      ).rejects.toMatchObject({ code: "InvalidArgument" });
    }
  });
});

describe("conditional formats", () => {
  it("are drawn, ranked newest first, and cut when part of their range is cleared", async () => {
    await onSheet(async (active, context) => {
      const range = active.getRange("A1:A10");
      range.values = Array.from({ length: 10 }, (_, i) => [i]);
      const low = range.conditionalFormats.add("CellValue");
      low.cellValue.format.font.color = "red";
      low.cellValue.rule = { formula1: "=2", operator: "LessThan" };
      const custom = range.conditionalFormats.add("Custom");
      custom.custom.rule.formula = "=$A1>5";
      custom.custom.format.fill.color = "#FFC7CE";
      range.conditionalFormats.add("DataBar").dataBar.barDirection = "LeftToRight";
      range.conditionalFormats.add("IconSet").iconSet.style = "ThreeTriangles";
      const top = range.conditionalFormats.add("TopBottom");
      top.topBottom.rule = { rank: 2, type: "TopItems" };
      const text = range.conditionalFormats.add("ContainsText");
      text.textComparison.rule = { operator: "Contains", text: "1" };
      const preset = range.conditionalFormats.add("PresetCriteria");
      preset.preset.rule = { criterion: "DuplicateValues" };
      range.conditionalFormats.add("ColorScale").colorScale.criteria = {
        minimum: { type: "LowestValue", color: "blue" },
        maximum: { type: "HighestValue", color: "red" },
      };
      await context.sync();
      active.getRange("A1:A3").conditionalFormats.clearAll();
      await context.sync();
    });
    const formats = (await sheet())?.conditionalFormats ?? [];
    expect(formats.map((format) => format.type)).toEqual([
      "ColorScale",
      "PresetCriteria",
      "ContainsText",
      "TopBottom",
      "IconSet",
      "DataBar",
      "Custom",
      "CellValue",
    ]);
    expect(formats.every((format) => format.isDrawn)).toBe(true);
    expect(new Set(formats.flatMap((format) => format.ranges))).toEqual(new Set(["A4:A10"]));
    expect(formats[6]).toMatchObject({ rule: { formula: "=$A1>5" }, format: { "fill/color": "#FFC7CE" } });
  });

  it("answer ItemNotFound for another kind's properties, and a null object where asked for one", async () => {
    await onSheet(async (active, context) => {
      const format = active.getRange("A1").conditionalFormats.add("Custom");
      const other = format.cellValueOrNullObject.load("rule");
      await context.sync();
      expect(other.isNullObject).toBe(true);
    });
  });
});

describe("the sheet's filter", () => {
  it("hides rows by the lowest numbers, and shows all when removed", async () => {
    await onSheet(async (active, context) => {
      const range = active.getRange("A1:B5");
      range.values = [
        ["N", "V"],
        ["b", 2],
        ["a", 9],
        ["c", 5],
        ["d", 1],
      ];
      active.autoFilter.apply(range, 1, { filterOn: "BottomItems", criterion1: "2" });
      await context.sync();
    });
    expect((await sheet())?.hiddenRows).toEqual([3, 4]);
    expect((await sheet())?.autoFilter?.range).toBe("A1:B5");
    await onSheet(async (active, context) => {
      active.autoFilter.remove();
      await context.sync();
    });
    expect((await sheet())?.hiddenRows).toEqual([]);
  });
});

describe("protection", () => {
  it("blocks locked cells, spares unlocked ones, and cannot be switched on twice", async () => {
    await onSheet(async (active, context) => {
      active.getRange("B1").format.protection.locked = false;
      active.protection.protect();
      await context.sync();
    });
    const write = (address: string) =>
      onSheet(async (active, context) => {
        active.getRange(address).values = [[1]];
        await context.sync();
      });
    await expect(write("A1")).rejects.toMatchObject({ code: "AccessDenied" });
    await write("B1");
    await expect(
      onSheet(async (active, context) => {
        active.protection.protect();
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: "InvalidOperation" });
  });
});
