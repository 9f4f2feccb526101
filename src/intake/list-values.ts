import { LISTS } from "../catalog/lists";
import { LANGUAGES, type Language } from "../i18n/text";
import { countryCode } from "./country-names";

/** A list value is the same whatever its case, width and spaces. */
function fold(value: string): string {
  return value.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
}

const indexes = new Map<string, ReadonlyMap<string, string>>();

function indexOf(list: string): ReadonlyMap<string, string> {
  const known = indexes.get(list);
  if (known) return known;
  const index = new Map<string, string>();
  const items = LISTS.find((candidate) => candidate.id === list)?.items ?? [];
  // Labels first: where a code looks like another item's label, people mean the label.
  for (const language of LANGUAGES) {
    for (const item of items) {
      const label = fold(item.label[language]);
      if (!index.has(label)) index.set(label, item.code);
    }
  }
  for (const item of items) {
    if (!index.has(fold(item.code))) index.set(fold(item.code), item.code);
  }
  indexes.set(list, index);
  return index;
}

/** True for a list that the user fills (staff): any text belongs to it. */
export function isOpenList(list: string): boolean {
  const spec = LISTS.find((candidate) => candidate.id === list);
  return spec?.spare !== undefined;
}

/**
 * The label, in the workbook's language, of what a cell of a list column means: a label in either language or a
 * code; a country also by its ISO codes and usual names. Undefined when the list has nothing like it.
 */
export function listLabel(list: string, value: string, language: Language): string | undefined {
  const code = indexOf(list).get(fold(value)) ?? (list === "country" ? countryCode(value) : undefined);
  if (code === undefined) return undefined;
  const item = LISTS.find((candidate) => candidate.id === list)?.items.find((each) => each.code === code);
  return item?.label[language];
}
