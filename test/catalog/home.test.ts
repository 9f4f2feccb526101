import { compile } from "../../src/plan/compile";
import { choicesOf, partsOf, sheetOf } from "../plan/support";

/** Where the contents of the front page begin, and how many charts stand above them. */
function layout(tables: readonly string[]): { readonly contents: number; readonly charts: number } {
  const home = sheetOf(compile(choicesOf({ tables }), {}), "home");
  const contents = partsOf(home, "cells").flatMap(({ row, values }) =>
    values.flatMap((line, index) => (line.includes("目录") ? [row + index] : [])),
  );
  expect(contents).toHaveLength(1);
  return { contents: contents[0] ?? -1, charts: partsOf(home, "chart").length };
}

describe("The front page", () => {
  it("has its contents below the charts", () => {
    const { contents, charts } = layout(["customer", "transaction", "customerYear", "order", "receivable"]);
    expect(charts).toBe(3);
    expect(contents).toBe(33);
    expect(layout(["order", "receivable"])).toEqual({ contents: 33, charts: 1 });
  });

  it("leaves no gap where its tables allow no chart", () => {
    expect(layout(["customer"])).toEqual({ contents: 14, charts: 0 });
    expect(layout(["customer", "order"])).toEqual({ contents: 14, charts: 0 });
  });
});
