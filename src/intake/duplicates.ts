import { filledRows, keyOf, type RowValues, type TableRows } from "../plan/table-rows";
import { LEGAL_FORMS, PUBLIC_MAIL } from "../rules/duplicate-words";

/**
 * Duplicates among customers (rules 2.14): keys under which different spellings of one firm meet, and the groups they
 * make. Every key is put into a Map once, so that the time grows with the number of customers.
 */

/** 重复: same e-mail or phone. 疑似: same domain of a firm, or same name and country. */
export type DuplicateLevel = "same" | "likely";
export type KeyKind = "email" | "phone" | "domain" | "name";

const LEVEL: Readonly<Record<KeyKind, DuplicateLevel>> = {
  email: "same",
  phone: "same",
  domain: "likely",
  name: "likely",
};

/** What is compared of one customer: cells as they stand, those of its contact persons included. */
export interface DuplicateCandidate {
  readonly id: string;
  readonly names: readonly string[];
  readonly country: string;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly websites: readonly string[];
}

export interface DuplicateReason {
  readonly kind: KeyKind;
  /** What the customers share, in its normal form. */
  readonly value: string;
}

export interface DuplicateGroup {
  readonly level: DuplicateLevel;
  /** IDs in the order of the table. */
  readonly members: readonly string[];
  readonly reasons: readonly DuplicateReason[];
}

/** Full-width letters, digits and signs as half-width ones. */
function halfWidth(content: string): string {
  return content
    .replaceAll(/[\uFF01-\uFF5E]/g, (each) => String.fromCharCode(each.charCodeAt(0) - 0xfee0))
    .replaceAll(/[\u3000\u00A0]/g, " ");
}

/** The e-mail addresses of a cell, in small letters: `A@X.com ` is `a@x.com`. */
export function emailsOf(cell: string): string[] {
  return halfWidth(cell)
    .toLowerCase()
    .split(/[,;、,;|<>()\s]+/)
    .map((part) => part.replace(/^mailto:/, "").replace(/\.+$/, ""))
    .filter((part) => /^[^@]+@[^@.]+(?:\.[^@.]+)+$/.test(part));
}

/** A phone number: its calling code where it is written, and the last eight digits. */
export interface PhoneKey {
  readonly code: string | null;
  readonly last: string;
}

const COMPARED_DIGITS = 8;
const SHORTEST_PHONE = 7;
const EXTENSION = /(?:ext|int|[x#]|转|轉|分机|內線|内线)[\s\S]*$/i;
/** Calling codes of one and two digits; all others have three. */
const SHORT_CODE = /^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/** The numbers of a cell: `+44 (0)20-7946 0958` and `0044 20 79460958` are the same. */
export function phonesOf(cell: string): PhoneKey[] {
  return halfWidth(cell)
    .split(/[;,、\n]+/)
    .flatMap(splitAtSlash)
    .flatMap((part) => phoneKey(part) ?? []);
}

/** A slash divides two numbers, or the area code from the rest. */
function splitAtSlash(content: string): string[] {
  const parts = content.split("/");
  const areWhole = parts.every((part) => part.replaceAll(/\D/g, "").length >= SHORTEST_PHONE);
  return areWhole ? parts : [content];
}

function phoneKey(content: string): PhoneKey | null {
  const written = content.replace(EXTENSION, "").replaceAll("(0)", "").trim();
  const digits = written.replaceAll(/\D/g, "");
  const isInternational = /^\D*\+/.test(written) || digits.startsWith("00");
  const whole = isInternational ? digits.replace(/^00/, "") : digits;
  const code = isInternational ? (SHORT_CODE.exec(whole)?.[0] ?? whole.slice(0, 3)) : null;
  const national = whole.slice(code?.length ?? 0).replace(/^0+/, "");
  return national.length < SHORTEST_PHONE ? null : { code, last: national.slice(-COMPARED_DIGITS) };
}

const PUBLIC_DOMAINS: ReadonlySet<string> = new Set([
  ...PUBLIC_MAIL,
  // Sites where many firms have a page.
  ...["alibaba.com", "made-in-china.com", "1688.com", "globalsources.com", "facebook.com", "instagram.com"],
  ...["linkedin.com", "twitter.com", "youtube.com", "wordpress.com", "wixsite.com", "weebly.com"],
  ...["amazon.com", "ebay.com", "etsy.com", "shopify.com", "myshopify.com", "wechat.com", "whatsapp.com"],
]);

/** The firm's own domain of an address or site; null for providers and portals that anyone may use. */
export function domainOf(addressOrSite: string): string | null {
  const host = halfWidth(addressOrSite)
    .trim()
    .toLowerCase()
    .replace(/^.*@/, "")
    .replace(/^[a-z]+:\/\//, "")
    .replace(/[/?#:\s][\s\S]*$/, "")
    .replace(/\.+$/, "");
  const labels = host.split(".");
  if (labels.length < 2 || labels.includes("") || /^\d+$/.test(labels.at(-1) ?? "")) return null;
  // acme.co.uk and acme.com.br are registered one label deeper.
  const isDeeper = labels.length > 2 && /^(?:co|com|net|org|gov|edu|ac|or|ne|gen)$/.test(labels.at(-2) ?? "");
  const domain = labels.slice(isDeeper && labels.at(-1)?.length === 2 ? -3 : -2).join(".");
  return PUBLIC_DOMAINS.has(domain) ? null : domain;
}

const FORMS: ReadonlySet<string> = new Set(LEGAL_FORMS);
/** Words of the longest form. */
const LONGEST_FORM = Math.max(...LEGAL_FORMS.map((form) => form.split(" ").length));
const EASTERN_FORM =
  /(?:股份有限公司|有限责任公司|有限責任公司|有限公司|集团公司|集团|集團|公司|株式会社|株式會社|有限会社|合同会社|주식회사)$/;
const EASTERN_START = /^(?:株式会社|株式會社|有限会社|合同会社|주식회사)/;

/** A firm's name in capitals, without accents, punctuation and legal form; never blank unless the name is. */
export function companyName(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .normalize("NFC")
    .toUpperCase()
    .replaceAll(/[.'’`´]/g, "")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  let words = plain.replace(/^(?:PT|THE) (?=.)/, "").split(" ");
  for (let cut = formAtEnd(words); cut > 0; cut = formAtEnd(words)) words = words.slice(0, -cut);
  const rest = words.join(" ").replace(EASTERN_FORM, "").replace(EASTERN_START, "").trim();
  return rest === "" ? plain : rest;
}

/** How many words at the end are a legal form; at least one word stays. */
function formAtEnd(words: readonly string[]): number {
  for (let count = Math.min(LONGEST_FORM, words.length - 1); count > 0; count -= 1)
    if (FORMS.has(words.slice(-count).join(" "))) return count;
  return 0;
}

/** Every key of a customer, each once. */
function keysOf(candidate: DuplicateCandidate): { kind: KeyKind; key: string; phone?: PhoneKey }[] {
  const emails = new Set(candidate.emails.flatMap(emailsOf));
  const domains = [...emails, ...candidate.websites].flatMap((each) => domainOf(each) ?? []);
  const names = new Set(candidate.names.map(companyName).filter((name) => name !== ""));
  const country = candidate.country.trim().toLowerCase();
  return [
    ...[...emails].map((key) => ({ kind: "email" as const, key })),
    ...candidate.phones
      .flatMap(phonesOf)
      .map((phone) => ({ kind: "phone" as const, key: phone.last, phone })),
    ...[...new Set(domains)].map((key) => ({ kind: "domain" as const, key })),
    ...[...names].map((name) => ({ kind: "name" as const, key: `${name}\n${country}` })),
  ];
}

interface Bucket {
  readonly reason: DuplicateReason;
  readonly members: number[];
}

/** Groups of customers that share a key, the sure ones first. */
export function findDuplicates(candidates: readonly DuplicateCandidate[]): DuplicateGroup[] {
  const buckets = new Map<string, Bucket>();
  const phones = new Map<string, { code: string | null; at: number }[]>();
  const put = (kind: KeyKind, key: string, value: string, at: number): void => {
    const id = `${kind}\n${key}`;
    const bucket = buckets.get(id) ?? { reason: { kind, value }, members: [] };
    buckets.set(id, bucket);
    if (bucket.members.at(-1) !== at) bucket.members.push(at);
  };
  candidates.forEach((candidate, at) => {
    for (const { kind, key, phone } of keysOf(candidate)) {
      if (!phone) put(kind, key, key.split("\n")[0] ?? "", at);
      else phones.set(key, [...(phones.get(key) ?? []), { code: phone.code, at }]);
    }
  });
  for (const [last, written] of phones) {
    const codes = new Set(written.flatMap(({ code }) => code ?? []));
    // A number without a code belongs to the only code there is; with several it might be anybody's.
    const only = codes.size === 1 ? [...codes][0] : undefined;
    for (const { code, at } of written) put("phone", `${code ?? only ?? ""} ${last}`, `…${last}`, at);
  }
  const shared = [...buckets.values()].filter(({ members }) => new Set(members).size > 1);
  const same = groupsOf("same", candidates, shared);
  const groupOf = new Map(same.flatMap((group, index) => group.members.map((id) => [id, index] as const)));
  const likely = groupsOf("likely", candidates, shared).filter(({ members }) => {
    const [first] = members.map((id) => groupOf.get(id));
    // A pair that is sure need not be told twice.
    return first === undefined || members.some((id) => groupOf.get(id) !== first);
  });
  return [...same, ...likely];
}

/** Customers joined by the keys of one level. */
function groupsOf(
  level: DuplicateLevel,
  candidates: readonly DuplicateCandidate[],
  shared: readonly Bucket[],
): DuplicateGroup[] {
  const parent = candidates.map((_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parent[at] !== at) {
      // Halving the way keeps the next search short.
      parent[at] = parent[parent[at] ?? at] ?? at;
      at = parent[at] ?? at;
    }
    return at;
  };
  const buckets = shared.filter(({ reason }) => LEVEL[reason.kind] === level);
  for (const { members } of buckets) {
    const [first = 0, ...others] = members;
    for (const other of others)
      parent[Math.max(root(first), root(other))] = Math.min(root(first), root(other));
  }
  const groups = new Map<number, { members: Set<number>; reasons: DuplicateReason[] }>();
  for (const { members, reason } of buckets) {
    const key = root(members[0] ?? 0);
    const group = groups.get(key) ?? { members: new Set<number>(), reasons: [] };
    groups.set(key, group);
    for (const member of members) group.members.add(member);
    group.reasons.push(reason);
  }
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(([, { members, reasons }]) => ({
      level,
      members: [...members].sort((a, b) => a - b).map((at) => candidates[at]?.id ?? ""),
      reasons,
    }));
}

/** Columns of 13-1 and of 联系人 that are compared. */
export const COMPARED = {
  customer: ["customerId", "shortName", "fullName", "country", "email", "phone", "website"],
  contact: ["contactNo", "customerId", "email", "phone"],
} as const;

/** The customers of a workbook with what is compared of them; an ID that stands twice counts once. */
export function candidatesOf(customers: TableRows, contacts: TableRows | null): DuplicateCandidate[] {
  const people = new Map<string, RowValues[]>();
  for (const row of contacts ? filledRows(contacts, "customerId") : []) {
    const key = keyOf(row("customerId"));
    const known = people.get(key);
    if (known) known.push(row);
    else people.set(key, [row]);
  }
  const seen = new Set<string>();
  return filledRows(customers, "customerId").flatMap((row): DuplicateCandidate[] => {
    const key = keyOf(row("customerId"));
    if (seen.has(key)) return [];
    seen.add(key);
    const own = people.get(key) ?? [];
    const cells = (column: string): string[] => [row, ...own].flatMap((each) => textOf(each, column));
    const full = textOf(row, "fullName");
    return [
      {
        id: String(row("customerId")).trim(),
        names: full.length > 0 ? full : textOf(row, "shortName"),
        country: textOf(row, "country")[0] ?? "",
        emails: cells("email"),
        phones: cells("phone"),
        websites: textOf(row, "website"),
      },
    ];
  });
}

function textOf(row: RowValues, column: string): string[] {
  const value = row(column);
  return value === null || value === "" ? [] : [String(value)];
}
