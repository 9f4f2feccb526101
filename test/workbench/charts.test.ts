import { useHost } from "./host";

const host = useHost();

const chart = async () => (await host.snapshot()).sheets[0]?.charts[0];

describe("charts", () => {
  it("combine columns with a line on a second axis, and follow their cells", async () => {
    await host.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("A1:C4").values = [
        ["Customer", "Sales", "Cumulative"],
        ["a", 50, 0.5],
        ["b", 30, 0.8],
        ["c", 20, 1],
      ];
      const added = sheet.charts.add("ColumnClustered", sheet.getRange("A1:C4"), "Columns");
      added.title.text = "Pareto";
      added.setPosition("E2", "L15");
      const line = added.series.getItemAt(1);
      line.chartType = "LineMarkers";
      line.axisGroup = "Secondary";
      added.axes.getItem("Value", "Secondary").maximum = 1;
      await context.sync();
    });
    expect(await chart()).toMatchObject({
      type: "ColumnClustered",
      title: "Pareto",
      axes: { "valueSecondary/maximum": 1 },
      position: { top: 15, left: 192, width: 384, height: 210 },
      series: [
        { name: "Sales", type: "ColumnClustered", axisGroup: "Primary", values: [50, 30, 20] },
        { name: "Cumulative", type: "LineMarkers", axisGroup: "Secondary", categories: ["a", "b", "c"] },
      ],
    });
    await host.edit("Sheet1!B2", 70);
    await host.edit("Sheet1!B1", "Turnover");
    expect((await chart())?.series[0]).toMatchObject({ name: "Turnover", values: [70, 30, 20] });
  });

  it("keep their source when rows are put in above", async () => {
    await host.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("A1:B3").values = [
        ["x", "y"],
        ["a", 1],
        ["b", 2],
      ];
      sheet.charts.add("Pie", sheet.getRange("A1:B3"));
      await context.sync();
      sheet.getRange("1:2").insert("Down");
      await context.sync();
    });
    expect((await chart())?.series).toMatchObject([
      { valuesAddress: "Sheet1!B4:B5", categoriesAddress: "Sheet1!A4:A5", values: [1, 2] },
    ]);
  });

  it("are removed, and say when there is none", async () => {
    await host.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const added = sheet.charts.add("Line", sheet.getRange("A1:B3"));
      added.name = "Mine";
      await context.sync();
      sheet.charts.getItem("Mine").delete();
      const none = sheet.charts.getItemOrNullObject("Mine");
      await context.sync();
      expect(none.isNullObject).toBe(true);
    });
    expect(await chart()).toBeUndefined();
  });
});
