import { useMemo } from "react";
import { paretoText } from "../../i18n/pareto";
import { paretoPaneText, type ParetoPaneKey } from "../../i18n/pareto-pane";
import type { Language } from "../../i18n/text";
import type { Message } from "../../pareto/messages";
import { useWords } from "../words";

type Args = Readonly<Record<string, string | number>>;

/** How the view says things: its own words, the analysis' messages, numbers and shares. */
export interface ParetoWords {
  readonly language: Language;
  readonly p: (key: ParetoPaneKey, args?: Args) => string;
  readonly tell: (message: Message) => string;
  readonly number: (value: number) => string;
  readonly share: (value: number) => string;
}

export function useParetoWords(): ParetoWords {
  const { language } = useWords();
  return useMemo(() => {
    const amounts = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
    const shares = new Intl.NumberFormat(language, {
      style: "percent",
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    });
    return {
      language,
      p: (key, args) => paretoPaneText(language, key, args),
      tell: ({ code, args }) => paretoText(language, code, args),
      number: (value) => amounts.format(value),
      share: (value) => shares.format(value),
    };
  }, [language]);
}

export const CLASS_MARKS = ["Ⅰ", "Ⅱ", "Ⅲ"] as const;
