import { CATALOG } from "../catalog/catalog";
import type {
  Board,
  BoardArea,
  BoardBuilder,
  BoardChart,
  BoardStyle,
  InputSource,
  Tone,
} from "../catalog/spec";
import type { Area } from "../formula/address";
import { planTexts } from "../i18n/plan-texts";
import type { Text } from "../i18n/text";
import { displayWidth } from "../i18n/text-width";
import { excelFormula, isWritable, say, type Context } from "./context";
import { boardLook, COLORS, TONES } from "./look";
import type { CellContent, CellValue, ChartPart, FormatPart, SheetPart, Style } from "./plan";

/** Where things stand in the workbook: links and charts point at sheets by id. */
export interface Places {
  sheetName(id: string): string | undefined;
  table(id: string): { sheet: string; headerRow: number; rows: number } | undefined;
}

/**
 * Runs a board's builder and gives its parts, moved down and right to where the block stands.
 * @param widths of the board's columns in characters, where they are its own: headings wrap that would be cut
 */
export function buildBoard(
  context: Context,
  places: Places,
  sheetId: string,
  build: BoardBuilder,
  origin: { readonly row: number; readonly column: number },
  widths: readonly number[] = [],
): SheetPart[] {
  const sheet = new BoardSheet(context, places, sheetId, origin, widths);
  build(sheet);
  return sheet.parts();
}

/** Points: rows written through Excel's API do not grow with the size of their text. */
const TITLE_HEIGHT = 28;
const HEADING_HEIGHT = 18;
const TWO_LINES = 33;

/** What the bold of a heading adds to its width. */
const BOLD = 1.1;

class BoardSheet implements Board {
  private readonly cells = new Map<number, Map<number, CellContent>>();
  private readonly styles = new Map<number, Map<number, Style>>();
  private readonly extras: SheetPart[] = [];
  private readonly headings = new Map<number, Set<number>>();
  readonly tables;
  readonly boards;

  constructor(
    private readonly context: Context,
    private readonly places: Places,
    private readonly sheetId: string,
    private readonly origin: { readonly row: number; readonly column: number },
    private readonly widths: readonly number[],
  ) {
    this.tables = context.tables.map((table) => table.spec);
    this.boards = CATALOG.boards.filter((board) => places.sheetName(board.id) !== undefined);
  }

  get book(): Context["book"] {
    return this.context.book;
  }

  get sample(): boolean {
    return this.context.choices.sample;
  }

  private put(row: number, column: number, content: CellContent, style?: BoardStyle): void {
    const cells = this.cells.get(row) ?? new Map<number, CellContent>();
    cells.set(column, content);
    this.cells.set(row, cells);
    if (style?.look === "title") this.height(row, 1, TITLE_HEIGHT);
    if (style?.look === "heading") this.headings.set(row, (this.headings.get(row) ?? new Set()).add(column));
    const look = boardLook(style);
    if (Object.keys(look).length > 0) {
      const styles = this.styles.get(row) ?? new Map<number, Style>();
      styles.set(column, look);
      this.styles.set(row, styles);
    }
  }

  private area(area: Area): Area {
    return { ...area, row: area.row + this.origin.row, column: area.column + this.origin.column };
  }

  text(row: number, column: number, content: Text | string, style?: BoardStyle): void {
    this.put(row, column, say(this.context, content), style);
  }

  value(row: number, column: number, value: CellValue, style?: BoardStyle): void {
    this.put(row, column, value, style);
  }

  formula(row: number, column: number, formula: string, value: () => CellValue, style?: BoardStyle): boolean {
    if (!isWritable(this.context, formula)) return false;
    this.put(row, column, { f: excelFormula(this.context, formula), v: value() }, style);
    return true;
  }

  input(row: number, column: number, value: CellValue, source: InputSource): void {
    const { naming, usedKeys, language } = this.context;
    if ("keysOf" in source) usedKeys.add(source.keysOf);
    const name = "keysOf" in source ? naming.keys(source.keysOf) : naming.list(source.list);
    this.put(row, column, value, { look: "input" });
    this.extras.push({
      kind: "validation",
      area: this.area({ row, column, rows: 1, columns: 1 }),
      rule: { type: "list", source: `=${name}` },
      severity: "stop",
      error: planTexts.pick(language),
      prompt: planTexts.pick(language),
    });
  }

  height(row: number, rows: number, points: number): void {
    this.extras.push({ kind: "height", row: row + this.origin.row, rows, points });
  }

  at(row: number, column: number): CellValue {
    const content = this.cells.get(row)?.get(column) ?? null;
    return content !== null && typeof content === "object" ? content.v : content;
  }

  link(row: number, column: number, content: Text | string, target: string): void {
    const sheetName = this.places.sheetName(target);
    if (sheetName === undefined) return;
    const text = say(this.context, content);
    this.put(row, column, text);
    this.extras.push({
      kind: "link",
      row: row + this.origin.row,
      column: column + this.origin.column,
      text,
      tip: sheetName,
      target: { sheetName, row: 0, column: 0 },
    });
  }

  chart(chart: BoardChart): void {
    const locate = (area: BoardArea): ChartPart["categories"] => {
      const onThisSheet = area.sheet === undefined || area.sheet === this.sheetId;
      const sheetName = this.places.sheetName(area.sheet ?? this.sheetId);
      if (sheetName === undefined)
        throw new RangeError(`A chart reads sheet "${String(area.sheet)}", which is not there`);
      const { row, column, rows, columns } = area;
      return {
        sheetName,
        area: onThisSheet ? this.area({ row, column, rows, columns }) : { row, column, rows, columns },
      };
    };
    this.extras.push({
      kind: "chart",
      name: chart.name,
      title: say(this.context, chart.title),
      alt: say(this.context, chart.alt),
      anchor: this.area(chart.at),
      categories: locate(chart.categories),
      series: chart.series.map((series) => ({
        name: say(this.context, series.name),
        values: locate(series.values),
        type: series.type,
        axis: series.axis ?? "primary",
        color: series.color,
        ...(series.dashed ? { dashed: true } : {}),
      })),
      primaryFormat: { money: "#,##0", integer: "#,##0", share: "0%" }[chart.format],
      ...(chart.secondaryShare ? { secondary: { format: "0%", min: 0, max: 1 } } : {}),
      legend: chart.legend,
    });
  }

  highlight(row: number, column: number, rows: number, columns: number, when: string, tone: Tone): void {
    this.extras.push({
      kind: "conditionalFormat",
      area: this.area({ row, column, rows, columns }),
      rule: { type: "formula", formula: excelFormula(this.context, when), style: TONES[tone] },
    });
  }

  dataBar(row: number, column: number, rows: number, columns: number): void {
    this.extras.push({
      kind: "conditionalFormat",
      area: this.area({ row, column, rows, columns }),
      rule: { type: "dataBar", color: COLORS.share },
    });
  }

  tableArea(table: string): { sheet: string; headerRow: number; rows: number } | undefined {
    return this.places.table(table);
  }

  /** Formats first: a text cell must be "@" before it gets its value. */
  parts(): SheetPart[] {
    const headings = [...this.headings].map(([row, columns]) => this.headingRow(row, columns));
    return [...this.formats(), ...this.cellBlocks(), ...headings, ...this.extras];
  }

  /** The height of a row of headings; those wrap that the text beside them would cut. */
  private headingRow(row: number, columns: ReadonlySet<number>): SheetPart {
    const styles = this.styles.get(row);
    const cut = [...columns].filter((column) => {
      const content = this.cells.get(row)?.get(column);
      const width = this.widths[column];
      if (width === undefined || typeof content !== "string") return false;
      // Over a blank heading the text runs on; beyond the last one it would be white on white.
      const runsOn = this.cells.get(row)?.get(column + 1) === "";
      return !runsOn && displayWidth(content) * BOLD > width;
    });
    for (const column of cut) styles?.set(column, { ...styles.get(column), wrap: true });
    const points = cut.length > 0 ? TWO_LINES : HEADING_HEIGHT;
    return { kind: "height", row: row + this.origin.row, rows: 1, points };
  }

  /** Neighbouring cells that look alike take one format: every part costs the spreadsheet a step. */
  private formats(): FormatPart[] {
    const done: FormatPart[] = [];
    let open = new Map<string, { area: Area; style: Style }>();
    for (const [row, styles] of [...this.styles].sort(([a], [b]) => a - b)) {
      const next = new Map<string, { area: Area; style: Style }>();
      for (const run of sameStyleRuns(styles)) {
        const key = `${run.column}:${run.columns}:${JSON.stringify(run.style)}`;
        const above = open.get(key);
        const grows = above !== undefined && above.area.row + above.area.rows === row;
        const area: Area = grows
          ? { ...above.area, rows: above.area.rows + 1 }
          : { row, column: run.column, rows: 1, columns: run.columns };
        if (grows) open.delete(key);
        next.set(key, { area, style: run.style });
      }
      done.push(...[...open.values()].map((each) => this.formatPart(each)));
      open = next;
    }
    return [...done, ...[...open.values()].map((each) => this.formatPart(each))];
  }

  private formatPart({ area, style }: { area: Area; style: Style }): FormatPart {
    return { kind: "format", area: this.area(area), style };
  }

  /** One block a run of neighbouring cells, row by row. */
  private cellBlocks(): SheetPart[] {
    const blocks: SheetPart[] = [];
    for (const [row, cells] of [...this.cells].sort(([a], [b]) => a - b)) {
      let run: { column: number; values: CellContent[] } | undefined;
      for (const [column, content] of [...cells].sort(([a], [b]) => a - b)) {
        if (run && run.column + run.values.length === column) {
          run.values.push(content);
          continue;
        }
        run = { column, values: [content] };
        blocks.push({
          kind: "cells",
          row: row + this.origin.row,
          column: column + this.origin.column,
          values: [run.values],
        });
      }
    }
    return blocks;
  }
}

/** Cells of one row, left to right, joined while they stand side by side and look the same. */
function sameStyleRuns(
  styles: ReadonlyMap<number, Style>,
): { column: number; columns: number; style: Style }[] {
  const runs: { column: number; columns: number; style: Style }[] = [];
  for (const [column, style] of [...styles].sort(([a], [b]) => a - b)) {
    const last = runs.at(-1);
    const joins =
      last && last.column + last.columns === column && JSON.stringify(last.style) === JSON.stringify(style);
    if (joins) last.columns += 1;
    else runs.push({ column, columns: 1, style });
  }
  return runs;
}
