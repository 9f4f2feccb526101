import { columnLetters, type Area } from "../formula/address";
import { LIMITS } from "../formula/limits";
import type { CellContent, CellValue } from "../plan/plan";
import { xmlText } from "../plan/xml";
import type { Block, SheetDraft } from "./draft";
import { refuse } from "./errors";
import { isErrorValue, storedFormula } from "./formula";
import type { SharedStrings } from "./strings";
import type { CellStyle, StyleSheet } from "./styles";
import { attributes, type Utf8Builder } from "./xml";

export interface WorkbookTables {
  readonly strings: SharedStrings;
  readonly styles: StyleSheet;
}

/** One column of a band: everything about its cells that does not change from row to row. */
interface BandColumn {
  readonly index: number;
  readonly letters: string;
  readonly style: number;
  /** Where contents come from, the one that wins first; with the escaped formula of a calculated column. */
  readonly sources: readonly { readonly block: Block; readonly formula: string | undefined }[];
}

/** The rectangle the sheet uses, from A1; null when nothing is on it. */
export function usedArea(draft: SheetDraft): Area | null {
  const areas = [...draft.blocks, ...draft.formats].map(({ area }) => area);
  const rows = Math.max(0, ...areas.map((area) => area.row + area.rows));
  const columns = Math.max(0, ...areas.map((area) => area.column + area.columns));
  return rows > 0 && columns > 0 ? { row: 0, column: 0, rows, columns } : null;
}

/**
 * Writes the rows of sheetData. Parts begin and end at few rows; between two such rows every column has
 * one style and the same sources, so these are worked out once a band and not once a cell.
 */
export function writeRows(draft: SheetDraft, tables: WorkbookTables, out: Utf8Builder): void {
  const edges = bandEdges(draft);
  const writer = new CellWriter(draft.plan.name, tables);
  for (let i = 0; i + 1 < edges.length; i++) {
    const first = edges[i] ?? 0;
    const end = edges[i + 1] ?? first;
    const columns = bandColumns(draft, tables.styles, first);
    const height = draft.heights.findLast(
      (part) => first >= part.row && first < part.row + part.rows,
    )?.points;
    if (columns.length === 0 && height === undefined) continue;
    const rowAttributes = attributes({ ht: height, customHeight: height === undefined ? undefined : true });
    for (let row = first; row < end; row++) {
      let cells = "";
      for (const column of columns) cells += writer.cell(column, row);
      if (cells || height !== undefined) out.add(`<row r="${row + 1}"${rowAttributes}>${cells}</row>`);
    }
  }
}

/** Rows at which some part begins or has ended, in order. */
function bandEdges(draft: SheetDraft): number[] {
  const edges = new Set<number>();
  const areas = [...draft.blocks, ...draft.baseStyles, ...draft.formats].map(({ area }) => area);
  for (const { row, rows } of [...areas, ...draft.heights]) edges.add(row).add(row + rows);
  return [...edges].sort((a, b) => a - b);
}

function bandColumns(draft: SheetDraft, styles: StyleSheet, row: number): BandColumn[] {
  const crosses = ({ area }: { readonly area: Area }) => row >= area.row && row < area.row + area.rows;
  const blocks = draft.blocks.filter(crosses).reverse();
  // Later formats win, property by property; those of a table or link lie under all of them.
  const layers = [...draft.baseStyles.filter(crosses), ...draft.formats.filter(crosses)];
  const indexes = new Set<number>();
  for (const { area } of [...blocks, ...layers]) {
    for (let column = area.column; column < area.column + area.columns; column++) indexes.add(column);
  }
  return [...indexes]
    .sort((a, b) => a - b)
    .map((index) => {
      const covers = ({ area }: { readonly area: Area }) =>
        index >= area.column && index < area.column + area.columns;
      const style = layers
        .filter(covers)
        .reduce<CellStyle>((merged, layer) => ({ ...merged, ...layer.style }), {});
      const sources = blocks.filter(covers).map((block) => {
        const formula = block.columnFormula?.(index);
        return { block, formula: formula === undefined ? undefined : xmlText(formula) };
      });
      return { index, letters: columnLetters(index), style: styles.cell(style), sources };
    });
}

/** Text that Excel would take for a formula when someone edits the cell. */
const LOOKS_LIKE_FORMULA = /^[=+\-@]/;

class CellWriter {
  constructor(
    private readonly sheet: string,
    private readonly tables: WorkbookTables,
  ) {}

  /** One cell, or nothing where there is neither content nor style. */
  cell(column: BandColumn, row: number): string {
    for (const { block, formula } of column.sources) {
      const content = block.content(row, column.index);
      if (formula !== undefined) return this.formulaCell(column, row, formula, plainValue(content));
      if (content === null) continue;
      if (typeof content !== "object") return this.valueCell(column, row, content);
      if (content.f.length > LIMITS.formula) {
        throw refuse.formulaLength(this.sheet, row, column.index, content.f.length);
      }
      return this.formulaCell(column, row, xmlText(storedFormula(content.f)), content.v);
    }
    return column.style === 0 ? "" : `${start(column, row, column.style)}/>`;
  }

  private valueCell(column: BandColumn, row: number, value: string | number | boolean): string {
    if (typeof value === "number") {
      return `${start(column, row, column.style)}><v>${this.number(column, row, value)}</v></c>`;
    }
    if (typeof value === "boolean")
      return `${start(column, row, column.style)} t="b"><v>${Number(value)}</v></c>`;
    this.checkText(column, row, value);
    const style = LOOKS_LIKE_FORMULA.test(value) ? this.tables.styles.quoted(column.style) : column.style;
    return `${start(column, row, style)} t="s"><v>${this.tables.strings.index(value)}</v></c>`;
  }

  /** A formula that gives nothing is one that gives an empty text: formulas cannot leave a cell blank. */
  private formulaCell(column: BandColumn, row: number, formula: string, value: CellValue): string {
    const cell = start(column, row, column.style);
    if (typeof value === "number")
      return `${cell}><f>${formula}</f><v>${this.number(column, row, value)}</v></c>`;
    if (typeof value === "boolean") return `${cell} t="b"><f>${formula}</f><v>${Number(value)}</v></c>`;
    const result = value ?? "";
    this.checkText(column, row, result);
    return `${cell} t="${isErrorValue(result) ? "e" : "str"}"><f>${formula}</f><v>${xmlText(result)}</v></c>`;
  }

  private number(column: BandColumn, row: number, value: number): number {
    if (!Number.isFinite(value)) throw refuse.notANumber(this.sheet, row, column.index, value);
    return value;
  }

  private checkText(column: BandColumn, row: number, value: string): void {
    if (value.length > LIMITS.cellText) throw refuse.cellText(this.sheet, row, column.index, value.length);
  }
}

function start(column: BandColumn, row: number, style: number): string {
  return style === 0
    ? `<c r="${column.letters}${row + 1}"`
    : `<c r="${column.letters}${row + 1}" s="${style}"`;
}

function plainValue(content: CellContent): CellValue {
  return typeof content === "object" ? (content?.v ?? null) : content;
}
