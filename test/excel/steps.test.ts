import { packSteps } from "../../src/excel/sender";
import { jsonBytes, ORDER, required, rowBlocks, STEP_BYTES, type Step } from "../../src/excel/steps";

function step(bytes: number): Step {
  return required({ name: "cells", sheet: "S", order: ORDER.values, bytes, queue: () => undefined });
}

describe("payload", () => {
  it("is counted as JSON in UTF-8", () => {
    for (const value of ["客户", 'a"b\\c\n', "😀", "é", "plain", 12.5, true, null]) {
      expect(jsonBytes(value)).toBe(Buffer.byteLength(JSON.stringify(value).replace("\\n", "\\u000a")));
    }
  });

  it("is cut into blocks that keep their place, without blank rows", () => {
    const rows = [["a"], [null], ["b"], ["c"]];
    expect(rowBlocks(rows).map(({ first, rows: block }) => ({ first, block }))).toEqual([
      { first: 0, block: [["a"]] },
      { first: 2, block: [["b"], ["c"]] },
    ]);
  });

  it("is cut into blocks of bounded size", () => {
    const rows = Array.from({ length: 100 }, (_, index) => [`customer ${index}`, "x".repeat(100)]);
    const blocks = rowBlocks(rows, 1000);
    expect(blocks.every(({ bytes }) => bytes <= 1000)).toBe(true);
    expect(blocks.flatMap(({ rows: block }) => block)).toEqual(rows);
  });

  it("fills each call nearly to the limit", () => {
    const steps = Array.from({ length: 400 }, () => step(32 * 1024 - STEP_BYTES));
    const batches = packSteps(steps, 2 * 1024 * 1024);
    expect(batches.flat()).toEqual(steps);
    expect(batches.length).toBe(Math.ceil((400 * 32) / 2048));
  });

  it("lets a step larger than the limit go alone", () => {
    expect(packSteps([step(10), step(5000), step(10)], 1000).map((batch) => batch.length)).toEqual([1, 1, 1]);
  });
});
