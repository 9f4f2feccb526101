import { text, type Text } from "./text";

/** What an addition to an earlier workbook changes, in words. The same before it is done and after. */

export interface NamedColumns {
  readonly table: Text;
  readonly columns: readonly Text[];
}

export interface ExtensionWords {
  readonly tables: readonly Text[];
  readonly restored: readonly Text[];
  readonly boards: readonly Text[];
  readonly columns: readonly NamedColumns[];
  readonly filled: readonly NamedColumns[];
  readonly kept: readonly NamedColumns[];
  readonly mended: readonly NamedColumns[];
  readonly renewed: readonly NamedColumns[];
  readonly own: readonly NamedColumns[];
  readonly lost: readonly (NamedColumns & { readonly gone: readonly Text[] })[];
  readonly parameters: readonly Text[];
  readonly entries: number;
  readonly rows: readonly { readonly table: Text; readonly before: number; readonly after: number }[];
}

/** Longer lists are cut: a person wants to know which table, not two hundred columns. */
const SHOWN = 12;

function join(texts: readonly Text[], language: "zh-CN" | "en-US"): string {
  const words = texts.slice(0, SHOWN).map((each) => each[language]);
  const rest = texts.length - words.length;
  if (language === "zh-CN") return words.join("、") + (rest > 0 ? ` 等 ${texts.length} 个` : "");
  return words.join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}

function list(texts: readonly Text[]): Text {
  return text(join(texts, "zh-CN"), join(texts, "en-US"));
}

/** A sentence round a list in both languages. */
function say(zh: (names: string) => string, en: (names: string) => string, names: readonly Text[]): Text {
  const words = list(names);
  return text(zh(words["zh-CN"]), en(words["en-US"]));
}

function perTable(
  columns: readonly NamedColumns[],
  zh: (table: string, names: string) => string,
  en: (table: string, names: string) => string,
): Text[] {
  return columns.map(({ table, columns: names }) => {
    const words = list(names);
    return text(zh(table["zh-CN"], words["zh-CN"]), en(table["en-US"], words["en-US"]));
  });
}

/** One line a thing that changes; none when nothing does. */
export function extensionMessages(words: ExtensionWords): Text[] {
  const fresh = words.tables.filter((table) => !words.restored.includes(table));
  return [
    ...(fresh.length > 0
      ? [
          say(
            (n) => `新表:${n}`,
            (n) => `New tables: ${n}`,
            fresh,
          ),
        ]
      : []),
    ...(words.restored.length > 0
      ? [
          say(
            (n) => `重建已删除的表(空表):${n}`,
            (n) => `Deleted tables made again, empty: ${n}`,
            words.restored,
          ),
        ]
      : []),
    ...(words.boards.length > 0
      ? [
          say(
            (n) => `新页:${n}`,
            (n) => `New pages: ${n}`,
            words.boards,
          ),
        ]
      : []),
    ...perTable(
      words.columns,
      (t, n) => `「${t}」加列:${n}`,
      (t, n) => `${t}, columns added: ${n}`,
    ),
    ...perTable(
      words.filled,
      (t, n) => `「${t}」空白列改为自动计算:${n}`,
      (t, n) => `${t}, blank columns computed from now on: ${n}`,
    ),
    ...perTable(
      words.mended,
      (t, n) => `「${t}」公式恢复:${n}`,
      (t, n) => `${t}, formulas restored: ${n}`,
    ),
    ...perTable(
      words.renewed,
      (t, n) => `「${t}」换成新版公式:${n}`,
      (t, n) => `${t}, formulas brought up to date: ${n}`,
    ),
    ...perTable(
      words.own,
      (t, n) => `「${t}」公式被改过,保留您的公式,不换成新版:${n}`,
      (t, n) => `${t}, formulas that were changed by hand stay as they are: ${n}`,
    ),
    ...perTable(
      words.kept,
      (t, n) => `「${t}」已填的列保留手工内容,不改为公式:${n}`,
      (t, n) => `${t}, columns with typed values stay typed: ${n}`,
    ),
    ...words.rows.map(({ table, before, after }) =>
      text(`「${table["zh-CN"]}」行数:${before} → ${after}`, `${table["en-US"]}, rows: ${before} → ${after}`),
    ),
    ...(words.parameters.length > 0
      ? [
          say(
            (n) => `「参数」增加:${n}`,
            (n) => `Parameters added: ${n}`,
            words.parameters,
          ),
        ]
      : []),
    ...(words.entries > 0
      ? [text(`「字典」增加 ${words.entries} 项`, `Dictionary: ${words.entries} added`)]
      : []),
  ];
}

/** Columns that read a table which was deleted. */
export function lostMessages({ lost }: Pick<ExtensionWords, "lost">): Text[] {
  return lost.map(({ table, columns, gone }) => {
    const [names, tables] = [list(columns), list(gone)];
    return text(
      `「${table["zh-CN"]}」的 ${names["zh-CN"]} 要用已删除的「${tables["zh-CN"]}」,现在显示错误。勾选那张表可以恢复。`,
      `${table["en-US"]}: ${names["en-US"]} read the deleted table ${tables["en-US"]} and show errors. Tick that table to restore them.`,
    );
  });
}

export function deletedTables(tables: readonly Text[]): Text {
  return say(
    (n) => `这些表已从本工作簿删除:${n}。勾选即可重建(空表),用到它们的公式随之恢复。`,
    (n) =>
      `Deleted from this workbook: ${n}. Tick them to make them again, empty; formulas that read them are restored.`,
    tables,
  );
}

/** A table that is ticked needs another that was deleted. */
export function comesAlong(tables: readonly Text[]): Text {
  return say(
    (n) => `所选的表离不开已删除的表:${n}。它会重建为空表。`,
    (n) => `The chosen tables cannot do without a deleted one: ${n}. It is made again, empty.`,
    tables,
  );
}

export function lockedSheets(sheets: readonly string[]): Text {
  return text(
    `这些工作表受保护:${sheets.join("、")}。请在「审阅」里取消保护,再点刷新。`,
    `Protected: ${sheets.join(", ")}. Unprotect them under Review, then refresh.`,
  );
}

export function noRoom(tables: readonly Text[]): Text {
  return say(
    (n) => `「${n}」表格下方有内容,不能加行。请先把下方的内容移走。`,
    (n) => `${n}: there is something beneath the table, so it cannot grow. Move it away first.`,
    tables,
  );
}

/** 参数 or 字典 is gone. */
export function lostSheet(sheet: "parameters" | "dictionary"): Text {
  return sheet === "parameters"
    ? text(
        "「参数」表已被删除,所有规则都要用它,不能再补充。请另建一套,或用 Excel 的版本记录找回。",
        "The Parameters sheet was deleted. Every rule reads it, so nothing can be added. Make another set, or bring it back from the file's version history.",
      )
    : text(
        "「字典」表已被删除,所有规则都要用它,不能再补充。请另建一套,或用 Excel 的版本记录找回。",
        "The Dictionary sheet was deleted. Every rule reads it, so nothing can be added. Make another set, or bring it back from the file's version history.",
      );
}

export function severalSets(count: number, generated: string): Text {
  return text(
    `本工作簿有 ${count} 套客户簿,这里处理最近的一套(${generated})。`,
    `This workbook holds ${count} sets; this is about the newest (${generated}).`,
  );
}

export function keptRows(tables: readonly string[]): Text {
  return text(
    `新加的行里已有内容,保留:${tables.join("、")}。`,
    `Rows that were added hold values now and stay: ${tables.join(", ")}.`,
  );
}

export function keptFormulas(columns: readonly string[]): Text {
  return text(
    `公式后来被改过,保留现在的公式:${columns.join("、")}。`,
    `Formulas that were changed since stay as they are: ${columns.join(", ")}.`,
  );
}
