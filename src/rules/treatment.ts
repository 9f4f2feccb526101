import type { BookView, Computation } from "../catalog/spec";

/**
 * 管理办法表 (S1 (五), decisions, Tables): how customers of a class, grade or stage are treated. A row
 * names a scheme and a place in its list, so that its label is always the one of 字典; it is found by
 * one number, place of the scheme × 100 + place in the list.
 */

export const TREATMENT_SCHEMES = [
  { code: "class", list: "managementClass", codes: ["1", "2", "3", "strategic", "none"] },
  { code: "cooperation", list: "cooperationGrade", codes: ["A", "B", "C", "D", "E"] },
  { code: "intent", list: "intentGrade", codes: ["A", "B", "C", "D", "E"] },
  {
    code: "lifecycle",
    list: "lifecycle",
    codes: ["none", "introduction", "growth", "maturity", "decline", "reactivated", "dormant"],
  },
  { code: "business", list: "businessType", codes: ["key", "suitable", "ordinary", "none"] },
] as const;

type Scheme = (typeof TREATMENT_SCHEMES)[number];
export type SchemeCode = Scheme["code"];

const SCALE = 100;

function schemeOf(book: BookView, label: string): { scheme: Scheme; place: number } | undefined {
  const index = TREATMENT_SCHEMES.findIndex(
    ({ code }) => book.label("treatmentScheme", code).toLowerCase() === label.toLowerCase(),
  );
  const scheme = TREATMENT_SCHEMES[index];
  return scheme && { scheme, place: index + 1 };
}

/** 等级名称: the label that stands at this place of the scheme's list; blank past its end. */
export const treatmentLevel: Computation = {
  formula: `IF(OR([@scheme]="",N([@place])<1),"",${TREATMENT_SCHEMES.map(
    ({ code, list, codes }) =>
      `IF([@scheme]=k.treatmentScheme.${code},IF([@place]<=${codes.length},INDEX(l.${list},[@place])&"",""),`,
  ).join("")}""${")".repeat(TREATMENT_SCHEMES.length)})`,
  value: (row) => {
    const found = schemeOf(row.book, row.text("scheme"));
    const code = found?.scheme.codes[row.number("place") - 1];
    return !found || code === undefined ? "" : row.book.label(found.scheme.list, code);
  },
};

/** The number a row is found by; 0 without a level. */
export const treatmentCode: Computation = {
  formula: `IF([@level]="",0,MATCH([@scheme],l.treatmentScheme,0)*${SCALE}+[@place])`,
  value: (row) => {
    const found = schemeOf(row.book, row.text("scheme"));
    return row.blank("level") || !found ? 0 : found.place * SCALE + row.number("place");
  },
};

/** Formula of the code that the label in a cell has in a scheme; an error for a label that is not there. */
export function treatmentCodeFormula(scheme: SchemeCode, label: string): string {
  const index = TREATMENT_SCHEMES.findIndex(({ code }) => code === scheme);
  return `${(index + 1) * SCALE}+MATCH(${label},l.${TREATMENT_SCHEMES[index]?.list ?? ""},0)`;
}

/** The same as a value; 0 for a label that is not in the list. */
export function treatmentCodeOf(book: BookView, scheme: SchemeCode, label: string): number {
  const index = TREATMENT_SCHEMES.findIndex(({ code }) => code === scheme);
  const place = book.place(TREATMENT_SCHEMES[index]?.list ?? "", label);
  return place === 0 ? 0 : (index + 1) * SCALE + place;
}
