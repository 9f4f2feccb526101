import { enUS } from "./en-US";
import type { Language } from "./text";
import { zhCN } from "./zh-CN";

/** Key of a fixed string of the pane. */
export type StringKey = keyof typeof zhCN;
export type Strings = Readonly<Record<StringKey, string>>;

const DICTIONARIES: Readonly<Record<Language, Strings>> = { "zh-CN": zhCN, "en-US": enUS };

/** The pane's fixed words in a language. */
export function strings(language: Language): Strings {
  return DICTIONARIES[language];
}
