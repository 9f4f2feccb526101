import { createContext, useContext, useMemo } from "react";
import { strings, type StringKey } from "../i18n";
import type { Language, Text } from "../i18n/text";

/** The pane's language, and how a component says things in it. */
export interface Words {
  readonly language: Language;
  /** A fixed string. */
  readonly t: (key: StringKey) => string;
  /** A text or message that exists in every language. */
  readonly say: (text: Text) => string;
}

const LanguageContext = createContext<Language>("zh-CN");
export const LanguageProvider = LanguageContext.Provider;

export function useWords(): Words {
  const language = useContext(LanguageContext);
  return useMemo(() => {
    const dictionary = strings(language);
    return { language, t: (key) => dictionary[key], say: (text) => text[language] };
  }, [language]);
}
