import { enUS } from "../../src/i18n/en-US";
import { zhCN } from "../../src/i18n/zh-CN";

/** The two words that are each other's language on purpose. */
const OTHER_LANGUAGE = new Set(["switchLanguage", "switchLanguageShort", "chinese", "english"]);
const CHINESE = /[\u3400-\u9fff\uff00-\uffef\u3000-\u303f]/;

describe("the pane's words", () => {
  it("have the same keys in both languages", () => {
    expect(Object.keys(enUS)).toEqual(Object.keys(zhCN));
  });

  it("are never empty and carry no space at their ends", () => {
    const bad = [...Object.entries(zhCN), ...Object.entries(enUS)].filter(
      ([, words]) => words === "" || words.trim() !== words,
    );
    expect(bad).toEqual([]);
  });

  it("leave no Chinese in the English", () => {
    const left = Object.entries(enUS).filter(
      ([key, words]) => !OTHER_LANGUAGE.has(key) && CHINESE.test(words),
    );
    expect(left).toEqual([]);
  });

  it("leave no English sentence in the Chinese", () => {
    const left = Object.entries(zhCN).filter(
      ([key, words]) => !OTHER_LANGUAGE.has(key) && !CHINESE.test(words),
    );
    expect(left).toEqual([]);
  });

  it("promise nothing about undo that Excel does not keep", () => {
    expect(zhCN.removeBody).toContain("Ctrl+Z");
    expect(enUS.removeBody).toContain("Ctrl+Z");
  });
});
