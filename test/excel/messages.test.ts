import type { StepName } from "../../src/excel/types";
import { LANGUAGES } from "../../src/i18n/text";
import {
  failureMessage,
  leftoversMessage,
  progressMessage,
  removalMessages,
  skippedMessage,
  stepName,
} from "../../src/i18n/excel-messages";

/** Every step there is: one that is added does not compile until it stands here. */
const STEPS: Record<StepName, true> = {
  cells: true,
  table: true,
  format: true,
  widths: true,
  height: true,
  outline: true,
  validation: true,
  conditionalFormat: true,
  link: true,
  chart: true,
  freeze: true,
  print: true,
  check: true,
  sheet: true,
  name: true,
  formula: true,
  numberFormat: true,
  identity: true,
  mark: true,
  log: true,
  tabColor: true,
  gridlines: true,
  calculate: true,
  activate: true,
};

describe("messages about Excel", () => {
  it("name every step in both languages", () => {
    const unnamed = stepName("no such step");
    for (const step of Object.keys(STEPS)) {
      for (const language of LANGUAGES) expect(stepName(step)[language]).not.toBe(unnamed[language]);
    }
  });

  it("name step, sheet and cause of a failure", () => {
    const message = failureMessage({ step: "validation", sheet: "客户", code: "InvalidArgument" });
    expect(message["zh-CN"]).toBe("设置数据验证(工作表“客户”)失败:Excel 报告 InvalidArgument。");
    expect(message["en-US"]).toBe(
      "Failed while setting input checks (sheet “客户”): Excel reported InvalidArgument.",
    );
  });

  it("say what was skipped, where and why", () => {
    expect(skippedMessage({ step: "chart", sheet: "首页", reason: "NotImplemented" })["en-US"]).toBe(
      "首页: skipped drawing charts (this version of Excel does not support it).",
    );
    expect(skippedMessage({ step: "log", sheet: null, reason: "AccessDenied" })["zh-CN"]).toBe(
      "未能保存撤销记录(工作簿或工作表受保护)。",
    );
  });

  it("say what is happening", () => {
    expect(progressMessage("cells", "客户")["zh-CN"]).toBe("正在写入表格…(客户)");
    expect(progressMessage("check")["en-US"]).toBe("Checking the workbook…");
  });

  it("say what is left and what was removed", () => {
    expect(leftoversMessage([])["en-US"]).toBe("Nothing in the workbook was changed.");
    expect(leftoversMessage(["客户"])["en-US"]).toBe(
      "Written by now: 1 sheet (客户), which can be removed in one go.",
    );
    const messages = removalMessages({
      removedSheets: ["客户", "订单"],
      missingSheets: ["首页"],
      keptSheets: ["参数"],
      blankSheetAdded: true,
    });
    expect(messages).toHaveLength(4);
    expect(messages[0]?.["en-US"]).toBe("Removed: 2 sheets.");
  });
});
