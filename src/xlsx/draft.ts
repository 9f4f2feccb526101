import type { Area } from "../formula/address";
import type {
  CellContent,
  ChartPart,
  ConditionalFormatPart,
  FreezePart,
  HeightPart,
  LinkPart,
  PrintPart,
  SheetPlan,
  TablePart,
  ValidationPart,
} from "../plan/plan";
import type { CellStyle } from "./styles";

/** A rectangle that gives cells their contents, asked cell by cell so that none is kept as an object. */
export interface Block {
  readonly area: Area;
  /** Row and column of the sheet, inside the area. */
  content(row: number, column: number): CellContent;
  /** The stored formula of a whole calculated column; `content` then gives the cached values. */
  columnFormula?(column: number): string | undefined;
}

/** What is known about one column of a sheet. */
export interface ColumnDraft {
  width?: number;
  level: number;
  hidden: boolean;
  /** This column carries the button of a folded group. */
  collapsed: boolean;
}

/** A sheet's parts, sorted by where the file needs them. */
export class SheetDraft {
  readonly blocks: Block[] = [];
  /** Looks that come with a part (a table's number formats, a link's blue), under every FormatPart. */
  readonly baseStyles: { readonly area: Area; readonly style: CellStyle }[] = [];
  readonly formats: { readonly area: Area; readonly style: CellStyle }[] = [];
  readonly heights: HeightPart[] = [];
  readonly columns = new Map<number, ColumnDraft>();
  readonly tables: TablePart[] = [];
  readonly validations: ValidationPart[] = [];
  readonly conditionalFormats: ConditionalFormatPart[] = [];
  readonly links: LinkPart[] = [];
  readonly charts: ChartPart[] = [];
  freeze: FreezePart | undefined;
  print: PrintPart | undefined;

  constructor(readonly plan: SheetPlan) {}

  /** The draft of a column, made when first asked for. */
  column(index: number): ColumnDraft {
    const known = this.columns.get(index);
    if (known) return known;
    const column: ColumnDraft = { level: 0, hidden: false, collapsed: false };
    this.columns.set(index, column);
    return column;
  }
}

export function contains(area: Area, row: number, column: number): boolean {
  return (
    row >= area.row &&
    row < area.row + area.rows &&
    column >= area.column &&
    column < area.column + area.columns
  );
}

/** The content of a cell: the last block that says something there. Null in a block leaves the cell to those below. */
export function contentAt(draft: SheetDraft, row: number, column: number): CellContent {
  for (let i = draft.blocks.length - 1; i >= 0; i--) {
    const block = draft.blocks[i];
    if (!block || !contains(block.area, row, column)) continue;
    const content = block.content(row, column);
    if (content !== null) return content;
  }
  return null;
}
