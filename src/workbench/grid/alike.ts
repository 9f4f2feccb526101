import type { ICellData, IStyleData, Nullable, ObjectMatrix } from "@univerjs/core";
import type { CellMatrix } from "./book";

/** Cells that look alike before a change of looks, and alike after it. */
export interface AlikeGroup {
  /** The cell that stands for all. */
  readonly first: readonly [row: number, column: number];
  readonly rest: (readonly [row: number, column: number])[];
}

/**
 * Sorts a change of looks into the cells to write one by one (`singles`) and those that will look like one of them.
 * Univer merges styles cell by cell; a column of twenty thousand has only one or two kinds.
 */
export function groupAlike(
  matrix: ObjectMatrix<Nullable<ICellData>>,
  change: CellMatrix,
): { readonly singles: CellMatrix; readonly groups: readonly AlikeGroup[] } {
  const singles: CellMatrix = {};
  const groups = new Map<IStyleData, Map<string, AlikeGroup>>();
  for (const row of Object.keys(change).map(Number)) {
    const line = change[row] ?? {};
    for (const column of Object.keys(line).map(Number)) {
      const cell = line[column];
      const before = matrix.getValue(row, column);
      const style = cell?.s;
      const old = before?.s ?? "";
      const isPlain = style && typeof style === "object" && Object.keys(cell).length === 1 && !before?.p;
      if (isPlain && typeof old === "string") {
        let kinds = groups.get(style);
        if (!kinds) groups.set(style, (kinds = new Map<string, AlikeGroup>()));
        const group = kinds.get(old);
        if (group) {
          group.rest.push([row, column]);
          continue;
        }
        kinds.set(old, { first: [row, column], rest: [] });
      }
      (singles[row] ??= {})[column] = cell;
    }
  }
  return { singles, groups: [...groups.values()].flatMap((kinds) => [...kinds.values()]) };
}

/** Gives the rest of each group the style that the first has by now, and adds to `undo` what they had. */
export function spreadStyles(
  matrix: ObjectMatrix<Nullable<ICellData>>,
  groups: readonly AlikeGroup[],
  undo: CellMatrix,
): void {
  for (const { first, rest } of groups) {
    const style = matrix.getValue(first[0], first[1])?.s;
    const back = undo[first[0]]?.[first[1]]?.s;
    for (const [row, column] of rest) {
      const cell = matrix.getValue(row, column);
      if (cell && style) cell.s = style;
      else if (cell) delete cell.s;
      else if (style) matrix.setValue(row, column, { s: style });
      (undo[row] ??= {})[column] = { s: back ?? null };
    }
  }
}

interface TextCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly type: ICellData["t"];
}

/** The texts among the cells of a change. */
export function textsOf(matrix: ObjectMatrix<Nullable<ICellData>>, change: CellMatrix): readonly TextCell[] {
  const texts: TextCell[] = [];
  for (const row of Object.keys(change).map(Number)) {
    for (const column of Object.keys(change[row] ?? {}).map(Number)) {
      const cell = matrix.getValue(row, column);
      if (typeof cell?.v === "string") texts.push({ row, column, text: cell.v, type: cell.t });
    }
  }
  return texts;
}

/** A change of looks leaves text as it is; Univer makes a number of a formula's "12" when its format is set. */
export function restoreTexts(matrix: ObjectMatrix<Nullable<ICellData>>, texts: readonly TextCell[]): void {
  for (const { row, column, text, type } of texts) {
    const cell = matrix.getValue(row, column);
    if (!cell || cell.v === text) continue;
    cell.v = text;
    if (type === undefined || type === null) delete cell.t;
    else cell.t = type;
  }
}
