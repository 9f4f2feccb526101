import { briefPurpose } from "../../src/catalog/boards/home";
import { CATALOG } from "../../src/catalog/catalog";
import { briefly, displayWidth } from "../../src/i18n/text-width";

describe("a text in brief", () => {
  it("is left alone where it fits", () => {
    expect(briefly("One row a customer.", 40)).toBe("One row a customer.");
    expect(briefly("一户一行。", 10)).toBe("一户一行。");
  });

  it("ends with a whole clause", () => {
    expect(briefly("One row a customer: trade, grades; all of it.", 30)).toBe("One row a customer");
    expect(briefly("One row a customer: trade, grades; all of it.", 40)).toBe(
      "One row a customer: trade, grades",
    );
    expect(briefly("一户一行:成交、等级;全部在此", 12)).toBe("一户一行");
  });

  it("ends at a comma where the first clause is too long", () => {
    expect(briefly("Credit approvals, arrears, extensions and more: by kind", 28)).toBe(
      "Credit approvals, arrears",
    );
  });

  it("fits the contents of the front page for every table and sheet", () => {
    for (const { purpose } of [...CATALOG.tables, ...CATALOG.boards])
      for (const text of Object.values(briefPurpose(purpose)))
        expect(displayWidth(text)).toBeLessThanOrEqual(76);
  });
});
