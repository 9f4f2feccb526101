import { LISTS } from "../catalog/lists";
import type { Language } from "../i18n/text";

/** The label of a list's code in a workbook's language: what a cell of that list column holds. */
export function label(list: string, code: string, language: Language): string {
  const item = LISTS.find((candidate) => candidate.id === list)?.items.find((each) => each.code === code);
  if (!item) throw new Error(`List "${list}" has no code "${code}"`);
  return item.label[language];
}

/** The region code of a country, as 字典 has it. */
export function regionOf(country: string): string {
  const item = LISTS.find((list) => list.id === "country")?.items.find((each) => each.code === country);
  const region = item?.extra?.["region"];
  if (region === undefined) throw new Error(`Country "${country}" has no region`);
  return region;
}
