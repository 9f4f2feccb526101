import * as excelMessages from "../../src/i18n/excel-messages";
import * as messages from "../../src/i18n/messages";
import { text, type Text } from "../../src/i18n/text";

const CHINESE = /[\u3400-\u9fff]/;
const table = text("客户", "Customers");

const SAMPLES: readonly (readonly [string, Text])[] = [
  ["tablesChosen", messages.tablesChosen(1)],
  ["packageCount", messages.packageCount(1, 3)],
  ["columnCount", messages.columnCount(3, 4)],
  ["viewColumns", messages.viewColumns(4)],
  ["neededBy", messages.neededBy([table])],
  ["found", messages.found(2)],
  ["sheetsMade", messages.sheetsMade(2, 1234)],
  ["generatedAt", messages.generatedAt("2026-11-21 10:00", 1)],
  ["fileName", messages.fileName("2026-11-21", true)],
  ["failureMessage", excelMessages.failureMessage({ step: "table", sheet: "A", code: "AccessDenied" })],
];

describe("messages with arguments", () => {
  it.each(SAMPLES)("%s speaks both languages", (_, message) => {
    expect(message["zh-CN"]).toMatch(CHINESE);
    expect(message["en-US"]).not.toMatch(CHINESE);
  });

  it("counts one thing in the singular", () => {
    expect(messages.tablesChosen(1)["en-US"]).toBe("1 table chosen");
    expect(messages.tablesChosen(2)["en-US"]).toBe("2 tables chosen");
  });

  it("gives files names that every system takes", () => {
    for (const name of Object.values(messages.fileName("2026-11-21", true)))
      expect(name).not.toMatch(/[\\/:*?"<>|\s]/);
  });

  it("rounds the time to tenths of a second", () => {
    expect(messages.sheetsMade(11, 2349)["zh-CN"]).toBe("11 张工作表,用时 2.3 秒。");
  });
});
