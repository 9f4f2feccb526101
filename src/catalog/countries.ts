import english from "i18n-iso-countries/langs/en.json";
import chinese from "i18n-iso-countries/langs/zh.json";
import { text } from "../i18n/text";
import type { ListItem } from "./spec";

/**
 * Region codes of S1 (1): EU AM AS AU AF. AM is both Americas, AU all of Oceania; the Middle East
 * counts as Asia, Russia as Europe (S1 lists it beside Germany and France), and Turkey, Cyprus and
 * the Caucasus follow UN M49: Asia. Users may change a country's region in 字典.
 */
const COUNTRIES_BY_REGION = {
  EU: "DE GB FR IT ES NL PL BE SE RU CH AT DK NO FI PT IE CZ GR HU RO BG HR SK SI LT LV EE UA BY RS BA ME MK AL MD LU MT IS LI MC SM VA AD FO GI GG JE IM AX SJ",
  AM: "US CA MX BR AR CL CO PE EC VE UY PY BO CR PA GT HN SV NI DO CU JM TT BS BB BZ GY SR HT PR GF GP MQ AW CW KY BM VG VI TC AG DM GD KN LC VC AI MS BL MF PM SX BQ GL FK GS",
  AS: "JP KR IN ID TH VN MY SG PH AE SA TR IL IR IQ KW QA OM BH JO LB PK BD LK KZ UZ HK TW MO CN MM KH LA NP MN GE AM AZ CY SY YE PS AF KG TJ TM BN MV BT TL KP IO",
  AU: "AU NZ FJ PG NC PF SB VU WS TO KI FM GU MH MP NR NU PW AS CK NF PN TK TV WF CC CX UM HM",
  AF: "ZA EG NG KE MA DZ GH ET TZ TN CI CM SN UG AO ZM ZW MZ LY SD MG MU NA BW RW BJ TG ML BF NE GN SL LR CD CG GA GQ TD CF MR GM GW CV DJ ER SO SS BI MW LS SZ KM SC ST RE YT SH EH",
} as const;

/** Names shorter than the standard's, as the trade writes them. */
const SHORT_NAMES: Readonly<Record<string, readonly [string, string]>> = {
  US: ["美国", "United States"],
  GB: ["英国", "United Kingdom"],
  RU: ["俄罗斯", "Russia"],
  KR: ["韩国", "South Korea"],
  KP: ["朝鲜", "North Korea"],
  CN: ["中国", "China"],
  HK: ["中国香港", "Hong Kong, China"],
  MO: ["中国澳门", "Macao, China"],
  TW: ["中国台湾", "Taiwan, China"],
  IR: ["伊朗", "Iran"],
  VE: ["委内瑞拉", "Venezuela"],
  BO: ["玻利维亚", "Bolivia"],
  TZ: ["坦桑尼亚", "Tanzania"],
  AE: ["阿联酋", "United Arab Emirates"],
  TR: ["土耳其", "Türkiye"],
  MD: ["摩尔多瓦", "Moldova"],
  SY: ["叙利亚", "Syria"],
  LA: ["老挝", "Laos"],
};

function nameIn(dictionary: Readonly<Record<string, string | string[]>>, code: string): string {
  const name = dictionary[code];
  return (Array.isArray(name) ? name[0] : name) ?? code;
}

/** All countries and regions of ISO 3166-1 that have a region here, those an exporter meets most first. */
export function countryItems(): ListItem[] {
  return Object.entries(COUNTRIES_BY_REGION).flatMap(([region, codes]) =>
    codes.split(" ").map((code): ListItem => {
      const short = SHORT_NAMES[code];
      const label = text(
        short?.[0] ?? nameIn(chinese.countries, code),
        short?.[1] ?? nameIn(english.countries, code),
      );
      return { code, label, extra: { region } };
    }),
  );
}
