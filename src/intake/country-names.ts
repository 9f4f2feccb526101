import codes from "i18n-iso-countries/codes.json";
import english from "i18n-iso-countries/langs/en.json";
import chinese from "i18n-iso-countries/langs/zh.json";

/** Names in daily use that no standard lists. */
const COMMON: Readonly<Record<string, readonly string[]>> = {
  US: ["America", "United States of America", "The United States", "美利坚合众国"],
  GB: ["England", "Scotland", "Wales", "Northern Ireland", "Britain", "大不列颠"],
  NL: ["Holland", "The Netherlands"],
  KR: ["Korea", "S. Korea", "Republic of Korea", "南韩"],
  AE: ["Emirates", "U.A.E.", "阿联酋", "迪拜", "Dubai"],
  CZ: ["Czech", "Czechia"],
  TR: ["Turkey"],
  RU: ["Russia"],
  VN: ["Viet Nam"],
  MM: ["Burma"],
  CI: ["Ivory Coast"],
  CD: ["DR Congo", "Congo-Kinshasa"],
  SZ: ["Swaziland"],
  CN: ["PRC", "P.R. China", "Mainland China", "中国大陆"],
  HK: ["Hong Kong", "Hong Kong SAR", "香港"],
  MO: ["Macau", "Macao", "澳门"],
  TW: ["Taiwan", "台湾"],
  SA: ["KSA"],
  NZ: ["NZ", "纽西兰"],
};

function addNames(names: Map<string, string>, dictionary: Readonly<Record<string, string | string[]>>): void {
  for (const [code, name] of Object.entries(dictionary)) {
    for (const each of Array.isArray(name) ? name : [name]) names.set(foldCountry(each), code);
  }
}

/** Countries are compared without case, width, spaces, dots and accents: "U.S.A." is "usa". */
export function foldCountry(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\p{Mn}\s.,'’()-]/gu, "");
}

function buildNames(): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  addNames(names, english.countries);
  addNames(names, chinese.countries);
  for (const [code, common] of Object.entries(COMMON)) {
    for (const name of common) names.set(foldCountry(name), code);
  }
  for (const [alpha2, alpha3] of codes) {
    if (alpha2 === undefined || alpha3 === undefined) continue;
    names.set(foldCountry(alpha2), alpha2);
    names.set(foldCountry(alpha3), alpha2);
  }
  return names;
}

const NAMES = buildNames();

/** The two-letter code of a country by name, alias or ISO code; undefined when nothing matches. */
export function countryCode(name: string): string | undefined {
  return NAMES.get(foldCountry(name));
}
