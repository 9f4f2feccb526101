/** The languages a workbook and the pane can speak. Chinese first; English is complete. */
export const LANGUAGES = ["zh-CN", "en-US"] as const;
export type Language = (typeof LANGUAGES)[number];

/** One visible string in every language. */
export type Text = Readonly<Record<Language, string>>;

/** Writes a text in both languages: `text("客户", "Customer")`. */
export function text(zh: string, en: string): Text {
  return { "zh-CN": zh, "en-US": en };
}

/** The supported language nearest to a locale tag: exact, then by language, then English. */
export function nearestLanguage(locale: string): Language {
  const wanted = locale.toLowerCase();
  return (
    LANGUAGES.find((language) => language.toLowerCase() === wanted) ??
    LANGUAGES.find((language) => language.slice(0, 2) === wanted.slice(0, 2)) ??
    "en-US"
  );
}
