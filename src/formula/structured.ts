/** Structured references in the long stored form, which Excel, WPS, LibreOffice and Office.js all read. */

/** Escapes a column name for use inside brackets: [ ] # @ ' take a preceding apostrophe. */
export function escapeColumn(name: string): string {
  return name.replace(/[[\]#@']/g, "'$&");
}

/** The value of a column in the formula's own row: `Orders[[#This Row],[金额]]`, shown by Excel as `[@金额]`. */
export function thisRow(table: string, column: string): string {
  return `${table}[[#This Row],[${escapeColumn(column)}]]`;
}

/** A whole column without its header: `Orders[金额]`. */
export function wholeColumn(table: string, column: string): string {
  return `${table}[${escapeColumn(column)}]`;
}
