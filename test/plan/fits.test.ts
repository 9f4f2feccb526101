import { CATALOG } from "../../src/catalog/catalog";
import { displayWidth } from "../../src/i18n/text-width";
import type { Language } from "../../src/i18n/text";
import { compile } from "../../src/plan/compile";
import type { CellContent, SheetPlan, Style } from "../../src/plan/plan";
import { sampleData } from "../../src/sample/sample";
import { choicesOf, partsOf, TODAY } from "./support";

/** Whether what the sample shows fits its cells: nothing cut by a neighbour, no header too tall, no ####. */

const LANGUAGES: readonly Language[] = ["zh-CN", "en-US"];
const DEFAULT_WIDTH = 8.43;
const DEFAULT_HEIGHT = 15;
const BOLD = 1.08;

const LABELS: ReadonlySet<string> = new Set(
  CATALOG.lists.flatMap((list) => list.items.flatMap((item) => Object.values(item.label))),
);

interface Looked {
  readonly row: number;
  readonly column: number;
  readonly content: CellContent;
}

class Sheet {
  private readonly contents = new Map<string, CellContent>();
  private readonly styles = new Map<string, Style>();
  private readonly widths = new Map<number, number>();
  private readonly heights = new Map<number, number>();

  constructor(readonly plan: SheetPlan) {
    for (const { column, widths } of partsOf(plan, "widths"))
      widths.forEach((width, index) => this.widths.set(column + index, width));
    for (const { row, rows, points } of partsOf(plan, "height"))
      for (let n = 0; n < rows; n += 1) this.heights.set(row + n, points);
    for (const { area, style } of partsOf(plan, "format"))
      for (let row = area.row; row < area.row + area.rows; row += 1)
        for (let column = area.column; column < area.column + area.columns; column += 1)
          this.styles.set(`${row}:${column}`, { ...this.styles.get(`${row}:${column}`), ...style });
    for (const { row, column, values } of partsOf(plan, "cells"))
      values.forEach((line, r) => {
        line.forEach((content, c) => {
          if (content !== null) this.contents.set(`${row + r}:${column + c}`, content);
        });
      });
    for (const table of partsOf(plan, "table"))
      table.columns.forEach(({ name }, index) =>
        this.contents.set(`${table.row}:${table.column + index}`, name),
      );
  }

  cells(): Looked[] {
    return [...this.contents].map(([key, content]) => {
      const [row = 0, column = 0] = key.split(":").map(Number);
      return { row, column, content };
    });
  }

  width(column: number): number {
    return this.widths.get(column) ?? DEFAULT_WIDTH;
  }

  height(row: number): number {
    return this.heights.get(row) ?? DEFAULT_HEIGHT;
  }

  style(row: number, column: number): Style {
    return this.styles.get(`${row}:${column}`) ?? {};
  }

  /** Characters that a text may take before something stands in its way; a formula that shows nothing does. */
  room(row: number, column: number): number {
    let room = this.width(column);
    for (let next = column + 1; next < column + 20; next += 1) {
      const beside = this.contents.get(`${row}:${next}`);
      if (beside !== undefined && beside !== "") return room;
      room += this.width(next);
    }
    return Infinity;
  }
}

/** Lines that a text takes: Chinese breaks anywhere, English between words. */
function lines(text: string, width: number): number {
  const words = text.match(/[\u2E80-\uFFEF]|[^\s\u2E80-\uFFEF]+\s*/gu) ?? [];
  let [count, used] = [1, 0];
  for (const word of words) {
    const needed = displayWidth(word.trimEnd());
    if (used > 0 && used + needed > width) [count, used] = [count + 1, 0];
    used += displayWidth(word);
  }
  return count;
}

function shown(content: CellContent): string | number | boolean | null {
  return content !== null && typeof content === "object" ? content.v : content;
}

/** What Excel would show of a number as this wide a text; the formats of the boards. */
function numberWidth(value: number, format: string): number {
  if (format.startsWith("yyyy")) return 11;
  const decimals = /^#,##0\.(0+)/.exec(format)?.[1]?.length ?? (format.startsWith("0.0%") ? 1 : 0);
  const plain = Math.abs(format.includes("%") ? value * 100 : value).toFixed(decimals);
  const [whole = ""] = plain.split(".");
  return (
    plain.length + (format.includes(",") ? Math.floor((whole.length - 1) / 3) : 0) + (value < 0 ? 1 : 0) + 0.5
  );
}

function misfits(plan: SheetPlan): string[] {
  const sheet = new Sheet(plan);
  return sheet.cells().flatMap(({ row, column, content }) => {
    const value = shown(content);
    const style = sheet.style(row, column);
    const scale = ((style.size ?? 11) / 11) * (style.bold ? BOLD : 1);
    const told = `${plan.name} R${row + 1}C${column + 1} (${sheet.width(column)}): ${String(value)}`;
    if (typeof value === "number") {
      const format = style.numberFormat ?? "General";
      const isTight = format !== "General" && numberWidth(value, format) * scale > sheet.width(column);
      return isTight ? [told] : [];
    }
    if (typeof value !== "string" || value === "") return [];
    if (style.wrap) {
      const needed = lines(value, sheet.width(column) / scale) * 14 * ((style.size ?? 11) / 11);
      return needed > sheet.height(row) + 1 ? [told] : [];
    }
    // People's own words are cut where their cell ends; ours are not.
    if (content !== null && typeof content === "object" && !LABELS.has(value)) return [];
    return displayWidth(value) * scale > sheet.room(row, column) + 0.5 ? [told] : [];
  });
}

/** Lines that a text takes when it breaks after words and hyphens; without end when a word is too long. */
function linesOf(label: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const piece of label.split(/(?<=[\s,;、-])/u)) {
    const needed = displayWidth(piece);
    if (needed > width) return Infinity;
    if (used + needed > width) {
      lines += 1;
      used = 0;
    }
    used += needed;
  }
  return lines;
}

/** Choices and computed labels of the tables: what people type at length may be cut, these may not. */
function tightLabels(plan: SheetPlan): string[] {
  const sheet = new Sheet(plan);
  return partsOf(plan, "table").flatMap((table) =>
    table.columns.flatMap(({ name, values, formula }, index) => {
      const width = sheet.width(table.column + index);
      const labels = values.filter((value) => typeof value === "string");
      if (formula === undefined) return [];
      const lines = sheet.style(table.row + 1, table.column + index).wrap === true ? 2 : 1;
      const tight = labels.find((label) => linesOf(label, width + 0.5) > lines);
      return tight === undefined ? [] : [`${plan.name} ${name} (${width}): ${tight}`];
    }),
  );
}

describe.each(LANGUAGES)("in %s", (language) => {
  const plan = compile(
    choicesOf({
      language,
      sample: true,
      salesperson: language === "zh-CN" ? "李明" : "Li Ming",
      blankRows: 20,
    }),
    sampleData(language, TODAY),
  );

  it("every heading, label and figure has room", () => {
    expect(plan.sheets.flatMap(misfits)).toEqual([]);
  });

  it("what a table's formulas say has room", () => {
    expect(plan.sheets.flatMap(tightLabels)).toEqual([]);
  });
});
