import type { BoardSpec, ColumnSpec, ListSpec, ParameterSpec, TableSpec } from "../catalog/spec";
import { legalSheetName } from "../formula/address";
import { LIMITS } from "../formula/limits";
import type { Language, Text } from "../i18n/text";
import type { TakenNames } from "./choices";

/** Every name of one generation of sheets. A second generation in the same workbook takes the next free number. */
export interface Naming {
  sheet(text: Text): string;
  table(name: string): string;
  /** A column's header; in a workbook made earlier, the one that people may have given it. */
  header(table: TableSpec, column: ColumnSpec): string;
  parameter(id: string): string;
  code(list: string, code: string): string;
  list(list: string): string;
  extra(list: string, field: string): string;
  keys(table: string): string;
}

/** The names of one numbering: `suffix` is "" or "_2". Sheets and headers are in a language. */
export function suffixed(suffix: string): Omit<Naming, "sheet" | "header"> {
  return {
    table: (name) => `${name}${suffix}`,
    parameter: (id) => `p_${id}${suffix}`,
    code: (list, code) => `k_${list}_${code}${suffix}`,
    list: (list) => `l_${list}${suffix}`,
    extra: (list, field) => `x_${list}_${field}${suffix}`,
    keys: (table) => `keys_${table}${suffix}`,
  };
}

/** Sheet names of one numbering: the second ends in "(2)". */
export function sheetNamer(language: Language, instance: number): Naming["sheet"] {
  const suffix = instance === 1 ? "" : ` (${instance})`;
  return (text) => legalSheetName(text[language]).slice(0, LIMITS.sheetName - suffix.length) + suffix;
}

/** What is going to be named. */
export interface Named {
  readonly tables: readonly TableSpec[];
  readonly boards: readonly BoardSpec[];
  readonly fixedSheets: readonly Text[];
  readonly lists: readonly ListSpec[];
  readonly parameters: readonly ParameterSpec[];
}

/** The names that a list may bring: its own, its codes' and its further fields'. */
function listNames(naming: Naming, list: ListSpec): string[] {
  const fields = new Set(list.items.flatMap((item) => Object.keys(item.extra ?? {})));
  return [
    naming.list(list.id),
    ...list.items.map((item) => naming.code(list.id, item.code)),
    ...[...fields].map((field) => naming.extra(list.id, field)),
  ];
}

/** The first numbering under which no sheet, table or name is taken. Excel compares all three without regard to case. */
export function chooseNaming(language: Language, taken: TakenNames, named: Named): Naming {
  const lower = (names: readonly string[]): Set<string> => new Set(names.map((name) => name.toLowerCase()));
  const sheets = lower(taken.sheets);
  const names = lower([...taken.tables, ...taken.names]);
  for (let instance = 1; ; instance += 1) {
    const naming: Naming = {
      ...suffixed(instance === 1 ? "" : `_${instance}`),
      sheet: sheetNamer(language, instance),
      header: (_, column) => column.name[language],
    };
    const sheetFree = [...named.tables, ...named.boards]
      .map((item) => item.name)
      .concat(named.fixedSheets)
      .every((name) => !sheets.has(naming.sheet(name).toLowerCase()));
    const namesFree = [
      ...named.tables.map((table) => naming.table(table.tableName)),
      ...named.parameters.map((parameter) => naming.parameter(parameter.id)),
      ...named.tables.map((table) => naming.keys(table.id)),
      ...named.lists.flatMap((list) => listNames(naming, list)),
    ].every((name) => !names.has(name.toLowerCase()));
    if (sheetFree && namesFree) return naming;
  }
}
