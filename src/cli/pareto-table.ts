import { paretoText } from "../i18n/pareto";
import type { Language } from "../i18n/text";
import { itemAt, type ParetoAnalysis } from "../pareto/analysis";

const CLASS_NAMES = ["Ⅰ", "Ⅱ", "Ⅲ"];

/** The result as a table for a terminal: a row a key, then the classes, then what was not classified. */
export function resultTable(analysis: ParetoAnalysis, language: Language): string {
  const say = (key: Parameters<typeof paretoText>[1]): string => paretoText(language, key);
  const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;
  const items = analysis.keys.map((_, at) => itemAt(analysis, at));
  const main = aligned(
    [
      say("rank"),
      say("key"),
      say(analysis.measure === "sum" ? "value" : analysis.measure),
      say("share"),
      say("cumulative"),
      say("class"),
    ],
    items.map((item) => [
      String(item.rank),
      item.key === "" ? say("blank") : item.key,
      String(item.value),
      percent(item.share),
      percent(item.cumulative),
      CLASS_NAMES[item.class - 1] ?? "",
    ]),
  );
  const classes = aligned(
    [say("class"), say("keysOfClass"), say("keyShare"), say("expected"), say("amount"), say("share")],
    analysis.summary.map((row) => [
      CLASS_NAMES[row.class - 1] ?? "",
      String(row.keys),
      percent(row.keyShare),
      percent(row.expectedKeyShare),
      String(row.amount),
      percent(row.share),
    ]),
  );
  const parts = [
    main,
    classes,
    `${say("total")}: ${analysis.total}   ${say("cr5")}: ${percent(analysis.cr5)}`,
  ];
  if (analysis.excluded.length > 0) {
    parts.push(
      aligned(
        [say("excluded"), say("value")],
        analysis.excluded.map(({ key, value }) => [key === "" ? say("blank") : key, String(value)]),
      ),
    );
  }
  return `${parts.join("\n\n")}\n`;
}

/** Columns as wide as their widest cell; the name column to the left, all others to the right. */
function aligned(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [header, ...rows];
  const widths = header.map((_, column) =>
    all.reduce((most, row) => Math.max(most, width(row[column] ?? "")), 0),
  );
  const left = header.length === 6 && rows[0]?.[5]?.length === 1 ? 1 : 0;
  return all
    .map((row) =>
      row
        .map((cell, column) => {
          const space = " ".repeat((widths[column] ?? 0) - width(cell));
          return column === left ? cell + space : space + cell;
        })
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** Places a text takes in a terminal: Chinese characters and full-width forms take two. */
function width(text: string): number {
  let places = 0;
  for (const character of text) {
    places +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
        character,
      )
        ? 2
        : 1;
  }
  return places;
}
