import { PRODUCT } from "../../src/taskpane/product";
import { workdayRows } from "../../src/sample/calendar";
import { choicesOf, columnOf, TODAY } from "../plan/support";

describe("the plan the pane asks for", () => {
  it("fills the work calendar of an empty workbook as the command line does", async () => {
    const plan = await PRODUCT.plan(choicesOf({ tables: ["customer"], blankRows: 5 }));
    const rows = workdayRows("zh-CN", TODAY);
    expect(rows.length).toBeGreaterThan(20);
    for (const column of ["date", "kind", "name"])
      expect(columnOf(plan, "workday", column)).toEqual(rows.map((row) => row[column]));
    // Everything people type stays blank.
    expect(columnOf(plan, "customer", "customerId")).toEqual([null, null, null, null, null]);
  });

  it("keeps the sample's own calendar", async () => {
    const plan = await PRODUCT.plan(choicesOf({ tables: ["customer"], sample: true, language: "en-US" }));
    expect(columnOf(plan, "workday", "date")).toEqual(workdayRows("en-US", TODAY).map((row) => row["date"]));
    expect(columnOf(plan, "customer", "customerId").length).toBeGreaterThan(30);
  });
});
