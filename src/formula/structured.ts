/** Structured references in the long stored form, which Excel, WPS, LibreOffice and Office.js all read. */

/** Escapes a column name for use inside brackets: [ ] # @ ' take a preceding apostrophe. */
export function escapeColumn(name: string): string {
  return name.replace(/[[\]#@']/g, "'$&");
}

/** A column's name as it stands inside brackets, without the apostrophes of {@link escapeColumn}. */
export function unescapeColumn(name: string): string {
  return name.replace(/'(.)/g, "$1");
}

/**
 * The value of a column in the formula's own row: `Orders[[#This Row],[金额]]`, shown by Excel as `[@金额]`; or of all
 * columns from that one to another.
 */
export function thisRow(table: string, column: string, last?: string): string {
  const to = last === undefined ? "" : `:[${escapeColumn(last)}]`;
  return `${table}[[#This Row],[${escapeColumn(column)}]${to}]`;
}

/** A whole column without its header: `Orders[金额]`. */
export function wholeColumn(table: string, column: string): string {
  return `${table}[${escapeColumn(column)}]`;
}
