/** Characters that a text takes: a Chinese character counts as two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += /[\u2E80-\uFFEF]/u.test(character) ? 2 : 1;
  return width;
}

/** As much of a text, clause by clause, as fits a width; at least its first words. No clause is cut in two. */
export function briefly(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  const clauses = text.split(/(?<=[.;:。;:]\s*)/u);
  return fitting(clauses, width) ?? fitting(text.split(/(?<=[,,、]\s*)/u), width) ?? clauses[0] ?? text;
}

/** The first parts that fit together, without the mark they end with; undefined when not even one does. */
function fitting(parts: readonly string[], width: number): string | undefined {
  let kept = "";
  for (const part of parts) {
    if (displayWidth((kept + part).trimEnd()) > width) break;
    kept += part;
  }
  return kept === "" ? undefined : kept.trimEnd().replace(/[.;:,。;:,、]+$/u, "");
}
