import type { ICellData } from "@univerjs/core";

/** What a cell carries beside value, formula and style; Univer moves it along with the cell. */
export interface CellNotes {
  /** The formula as it was written, when the engine's text differs (structured references). */
  readonly src?: string;
  /** The engine's text that `src` was turned into: when the cell's own differs, `src` is out of date. */
  readonly a1?: string;
  /** False when the cell may be edited on a protected sheet. */
  readonly locked?: boolean;
  readonly formulaHidden?: boolean;
  readonly shrinkToFit?: boolean;
  readonly indent?: number;
  readonly style?: string;
  readonly hyperlink?: Readonly<Record<string, unknown>>;
}

export function notesOf(cell: ICellData | undefined): CellNotes {
  return cell?.custom ?? {};
}
