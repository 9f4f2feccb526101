import type { ICellData, Worksheet } from "@univerjs/core";
import { contains, type Area } from "../formula/address";
import { dropSheet, offsetFormula, renameSheet, shiftFormula, type Shift } from "../formula/references";
import {
  renameColumn,
  renameTable,
  resolveFormula,
  tablesIn,
  textInRow,
  type ResolvedFormula,
} from "../formula/structured";
import { tokenize, type Token } from "../formula/tokens";
import type { Book, CellMatrix } from "../grid/book";
import { invalidArgument } from "../protocol/errors";
import type { TableStore } from "./table-store";
import { notesOf, type CellNotes } from "./cell-notes";

/** Excel's limit on the length of a formula. */
export const MAX_FORMULA = 8192;

interface ParsedText {
  readonly tokens: readonly Token[];
  readonly tables: ReadonlySet<string>;
  readonly hasStructured: boolean;
  readonly hasRefs: boolean;
}

/** Formulas of one sheet with plain addresses, by their original texts. */
export type ResolvedFormulas = Map<string, ResolvedFormula>;

/** Formulas as people write them, and as the engine reads them. */
export class FormulaText {
  private readonly parsed = new Map<string, ParsedText>();
  /** Every name that any formula has held; "" for the table a formula stands in. */
  private readonly mentioned = new Set<string>();

  constructor(
    private readonly book: Book,
    private readonly tables: TableStore,
  ) {}

  /**
   * A cell that holds a formula; the original text is kept where the engine's differs. Formulas resolved before are
   * taken from `resolved`, which the caller keeps only while no table changes.
   */
  cell(
    sheet: Worksheet,
    row: number,
    column: number,
    text: string,
    before: ICellData | undefined,
    resolved: ResolvedFormulas = new Map(),
  ): ICellData {
    const formula = text.startsWith("=") ? text : `=${text}`;
    if (formula.length > MAX_FORMULA) throw invalidArgument("The formula is longer than 8192 characters.");
    const a1 = this.resolve(sheet.getName(), row, column, formula, resolved);
    const notes = withoutFormula(notesOf(before));
    const custom = a1 === formula ? notes : { ...notes, src: formula, a1 };
    const isBare = Object.keys(custom).length === 0;
    return { f: a1, v: null, p: null, si: null, ...(isBare ? { custom: CLEAR } : { custom }) };
  }

  /** What the engine is given for a formula at a place. */
  engineText(sheet: string, row: number, column: number, formula: string): string {
    return this.resolve(sheet, row, column, formula, new Map());
  }

  private resolve(
    sheet: string,
    row: number,
    column: number,
    formula: string,
    resolved: ResolvedFormulas,
  ): string {
    const known = resolved.get(formula);
    const here: Area = { row, column, rows: 1, columns: 1 };
    if (known && (!known.scope || contains(known.scope, here))) return textInRow(known, row);
    const { tokens, tables, hasStructured } = this.parse(formula);
    if (!hasStructured && ![...tables].some((name) => this.tables.byName(name))) return formula;
    const found = resolveFormula(tokens, this.tables.lookup(), { sheet, row, column });
    resolved.set(formula, found);
    return textInRow(found, row);
  }

  /** The formula as its author wrote it; "" when the cell holds none. */
  read(cell: ICellData | undefined): string {
    const formula = cell?.f;
    if (!formula) return "";
    const { src, a1 } = notesOf(cell);
    return src !== undefined && a1 === formula ? src : formula;
  }

  /** The formula that a copy so many cells away has. */
  copied(formula: string, rows: number, columns: number): string {
    return this.parse(formula).hasRefs ? offsetFormula(formula, rows, columns) : formula;
  }

  /** Writes the engine's text anew wherever a formula mentions one of these tables (in lower case). */
  refresh(tables: ReadonlySet<string>): void {
    if (!this.mayMention(tables)) return;
    this.rewrite((src, sheet, row, column) => {
      const mentioned = this.parse(src).tables;
      if ([...mentioned].some((name) => tables.has(name))) return src;
      const own = mentioned.has("") && this.tables.at(sheet.getSheetId(), row, column)?.name.toLowerCase();
      return own && tables.has(own) ? src : undefined;
    }, true);
  }

  /** Formulas that mention a table keep the plain addresses that the engine has of it. */
  dissolve(table: string): void {
    const lower = table.toLowerCase();
    for (const sheet of this.book.sheets()) {
      const cells: CellMatrix = {};
      sheet.getCellMatrix().forValue((row, column, cell) => {
        const { src, a1, ...notes } = notesOf(cell ?? undefined);
        if (!cell?.f || src === undefined || a1 === undefined) return;
        const mentioned = this.parse(src).tables;
        const own =
          mentioned.has("") && this.tables.at(sheet.getSheetId(), row, column)?.name.toLowerCase() === lower;
        if (mentioned.has(lower) || own) (cells[row] ??= {})[column] = { custom: notes };
      });
      this.book.writeStyle(sheet, cells);
    }
  }

  tableRenamed(before: string, after: string): void {
    const lower = before.toLowerCase();
    if (!this.mentioned.has(lower)) return;
    this.rewrite((src) => {
      if (!this.parse(src).tables.has(lower)) return undefined;
      const text = renameTable(src, before, after);
      return text === src ? undefined : text;
    }, true);
  }

  columnRenamed(table: string, before: string, after: string): void {
    this.rewrite((src, sheet, row, column) => {
      const own = this.tables.at(sheet.getSheetId(), row, column)?.name === table;
      const text = renameColumn(src, table, before, after, own);
      return text === src ? undefined : text;
    }, true);
  }

  /** Structured formulas are ours to keep right; Univer follows a renamed sheet in all others. */
  sheetRenamed(before: string, after: string): void {
    this.rewrite((src) => renameSheet(src, before, after), true);
  }

  sheetDeleted(name: string): void {
    this.rewrite((src) => dropSheet(src, name), false);
  }

  shifted(shift: Shift): void {
    this.rewrite((src, sheet) => shiftFormula(src, sheet.getName(), shift), true);
  }

  /**
   * Goes over the formulas whose original is kept (`onlyKept`) or all of them; the callback answers the new
   * original, or undefined to leave the cell.
   */
  private rewrite(
    change: (text: string, sheet: Worksheet, row: number, column: number) => string | undefined,
    onlyKept: boolean,
  ): void {
    for (const sheet of this.book.sheets()) {
      const cells: CellMatrix = {};
      sheet.getCellMatrix().forValue((row, column, cell) => {
        if (!cell?.f) return;
        const { src } = notesOf(cell);
        if (src === undefined && onlyKept && !this.mentionsTable(cell.f)) return;
        const text = change(src ?? cell.f, sheet, row, column);
        if (text === undefined) return;
        const next = this.cell(sheet, row, column, text, cell);
        if (next.f === cell.f && this.read(cell) === text) return;
        (cells[row] ??= {})[column] = { ...next, v: cell.v ?? null };
      });
      if (Object.keys(cells).length > 0) this.book.write(sheet, cells);
    }
  }

  /** Spares going over all sheets for a table that no formula knows of yet. */
  private mayMention(tables: ReadonlySet<string>): boolean {
    return [...tables].some((name) => {
      if (this.mentioned.has(name)) return true;
      const table = this.tables.byName(name);
      return this.mentioned.has("") && !!table && this.holdsOwn(table.sheetId);
    });
  }

  /** Whether a sheet has formulas that mean their own table: `[@Col]`. */
  private holdsOwn(sheetId: string): boolean {
    let found = false;
    this.book
      .sheet(sheetId)
      ?.getCellMatrix()
      .forValue((_row, _column, cell) => {
        const { src } = notesOf(cell ?? undefined);
        found = src !== undefined && this.parse(src).tables.has("");
        return found ? false : undefined;
      });
    return found;
  }

  /** A formula typed before its table existed is kept as it is and resolved once the table is there. */
  private mentionsTable(formula: string): boolean {
    if (formula.includes("[")) return true;
    return [...this.parse(formula).tables].some((name) => this.tables.byName(name));
  }

  private parse(formula: string): ParsedText {
    let parsed = this.parsed.get(formula);
    if (!parsed) {
      const tokens = tokenize(formula);
      parsed = {
        tokens,
        tables: tablesIn(tokens),
        hasStructured: tokens.some((token) => token.kind === "structured"),
        hasRefs: tokens.some((token) => token.kind === "ref"),
      };
      this.parsed.set(formula, parsed);
      for (const name of parsed.tables) this.mentioned.add(name);
    }
    return parsed;
  }
}

function withoutFormula(notes: CellNotes): CellNotes {
  const kept: { src?: string; a1?: string } & CellNotes = { ...notes };
  delete kept.src;
  delete kept.a1;
  return kept;
}

/** Univer's mutation takes null for "remove", which its type does not say: an empty object does the same. */
const CLEAR: Record<string, never> = {};
