/**
 * The catalogue's own notation for formulas. Columns, parameters and labels are named by id, so that a
 * formula reads the same in every language and a renamed header breaks nothing:
 *
 *   [@amount]            the column's value in the formula's own row
 *   [@first:last]        several neighbouring columns of the own row
 *   [amount]             the whole column of the formula's own table
 *   order[amount]        the whole column of another table
 *   p.cutoff             a parameter's named cell
 *   k.orderStatus.shipped  the label of a list's code (a named cell of 字典)
 *   l.country            the labels of a list, x.country.region a further column of it
 *
 * Everything else is Excel's own formula text, in English with commas; string literals are left alone.
 */
export type Reference =
  | { readonly kind: "own"; readonly column: string; readonly last?: string }
  | { readonly kind: "column"; readonly table: string | null; readonly column: string }
  | { readonly kind: "parameter"; readonly id: string }
  | { readonly kind: "code"; readonly list: string; readonly code: string }
  | { readonly kind: "list"; readonly list: string }
  | { readonly kind: "extra"; readonly list: string; readonly field: string };

const TOKEN =
  /"(?:[^"]|"")*"|(?<table>[A-Za-z_]\w*)?\[(?<at>@?)(?<column>\w+)(?::(?<last>\w+))?\]|(?<![\w.!$'])(?:p\.(?<parameter>\w+)|k\.(?<list>\w+)\.(?<code>\w+)|l\.(?<range>\w+)|x\.(?<extraList>\w+)\.(?<field>\w+))/g;

/** Splits a formula into plain text and references. */
export function parseTemplate(template: string): (string | Reference)[] {
  const parts: (string | Reference)[] = [];
  let from = 0;
  for (const match of template.matchAll(TOKEN)) {
    const groups = match.groups ?? {};
    const reference = toReference(groups);
    if (!reference) continue;
    if (match.index > from) parts.push(template.slice(from, match.index));
    parts.push(reference);
    from = match.index + match[0].length;
  }
  if (from < template.length) parts.push(template.slice(from));
  return parts;
}

function toReference(groups: Readonly<Record<string, string | undefined>>): Reference | undefined {
  const { table, at, column, last, parameter, list, code, range, extraList, field } = groups;
  if (column !== undefined) {
    const own = { kind: "own", column } as const;
    if (at === "@") return last === undefined ? own : { ...own, last };
    return { kind: "column", table: table ?? null, column };
  }
  if (parameter !== undefined) return { kind: "parameter", id: parameter };
  if (list !== undefined && code !== undefined) return { kind: "code", list, code };
  if (range !== undefined) return { kind: "list", list: range };
  if (extraList !== undefined && field !== undefined) return { kind: "extra", list: extraList, field };
  return undefined;
}

/** What was found before: choosing columns asks for the same formulas tens of thousands of times. */
const KNOWN = new Map<string, readonly Reference[]>();

/** The references of a formula, in order of appearance. */
export function referencesOf(template: string): readonly Reference[] {
  let found = KNOWN.get(template);
  if (!found) {
    found = parseTemplate(template).filter((part): part is Reference => typeof part !== "string");
    KNOWN.set(template, found);
  }
  return found;
}

/** The tables a formula cannot be written without, its own excepted. */
export function tablesOf(template: string): string[] {
  const tables = referencesOf(template).flatMap((reference) =>
    reference.kind === "column" && reference.table !== null ? [reference.table] : [],
  );
  return [...new Set(tables)];
}

/** Writes a formula with every reference replaced by what `resolve` gives for it. */
export function renderTemplate(template: string, resolve: (reference: Reference) => string): string {
  return parseTemplate(template)
    .map((part) => (typeof part === "string" ? part : resolve(part)))
    .join("");
}
