import { paretoTexts } from "../../src/i18n/pareto";
import { paretoPaneText, paretoPaneTexts } from "../../src/i18n/pareto-pane";

describe.each([
  ["the Pareto view", paretoPaneTexts],
  ["the Pareto analysis", paretoTexts],
] as const)("the words of %s", (_, texts) => {
  const pairs = Object.entries<string>(texts["zh-CN"]).map(
    ([key, chinese]) =>
      [key, chinese, new Map(Object.entries<string>(texts["en-US"])).get(key) ?? ""] as const,
  );
  const places = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

  it("are there in both languages, with the same things filled in", () => {
    expect(pairs.filter(([, chinese, english]) => chinese === "" || english === "")).toEqual([]);
    expect(
      pairs.filter(([, chinese, english]) => String(places(chinese)) !== String(places(english))),
    ).toEqual([]);
  });

  it("leave no Chinese in the English", () => {
    expect(pairs.filter(([, , english]) => /[\u3400-\u9fff]/.test(english))).toEqual([]);
  });
});

it("shows a place that nobody filled", () => {
  expect(paretoPaneText("en-US", "found", { count: 3 })).toBe("3 found");
  expect(paretoPaneText("en-US", "found")).toBe("{count} found");
});
