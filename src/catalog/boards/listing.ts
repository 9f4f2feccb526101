import { columnLetters } from "../../formula/address";
import type { Text } from "../../i18n/text";
import type { CellValue } from "../../plan/plan";
import type { Board, BoardStyle, RowView } from "../spec";

/** Lists on boards: a cell holds the position of a row in its table, the cells beside it look its columns up. */

type Format = NonNullable<BoardStyle["format"]>;

/** `$A$5` of a cell, or with one part free. */
export function at(row: number, column: number, fixed: "both" | "column" | "row" | "none" = "both"): string {
  const c = fixed === "both" || fixed === "column" ? "$" : "";
  const r = fixed === "both" || fixed === "row" ? "$" : "";
  return `${c}${columnLetters(column)}${r}${row + 1}`;
}

/** A cell of a row whose position another cell holds; blank while that is blank or 0. */
export function pick(
  board: Board,
  row: number,
  column: number,
  from: { readonly table: string; readonly column: string; readonly position: string },
  source: RowView | undefined,
  style: BoardStyle = { look: "cell" },
): boolean {
  const found = `INDEX(${from.table}[${from.column}],${from.position})`;
  const asText = style.format === undefined;
  const guard = `N(${from.position})=0`;
  return board.formula(
    row,
    column,
    asText ? `IF(${guard},"",${found}&"")` : `IF(${guard},"",IF(${found}="","",${found}))`,
    (): CellValue => {
      if (!source || source.blank(from.column)) return "";
      return asText ? source.text(from.column) : source.value(from.column);
    },
    style,
  );
}

export interface ListColumn {
  readonly id: string;
  readonly name: Text;
  readonly format?: Format;
}

/** Headings of a list, in one row. */
export function listHeadings(
  board: Board,
  row: number,
  column: number,
  columns: readonly { readonly name: Text }[],
): void {
  columns.forEach(({ name }, index) => {
    board.text(row, column + index, name, { look: "heading" });
  });
}

/** One line of a list: its position in `positionColumn`, then its columns from `column` on. */
export function listLine(
  board: Board,
  row: number,
  column: number,
  table: string,
  columns: readonly ListColumn[],
  position: string,
  source: RowView | undefined,
): void {
  columns.forEach((each, index) => {
    pick(board, row, column + index, { table, column: each.id, position }, source, {
      look: "cell",
      ...(each.format ? { format: each.format } : {}),
    });
  });
}

/**
 * The positions of the rows whose column holds a value, in the order of the table: each cell searches on
 * from the one above, so that all of them together read the column once.
 */
export function positionsOf(
  board: Board,
  top: number,
  column: number,
  rows: number,
  find: { readonly table: string; readonly column: string; readonly value: string; readonly count: string },
  sources: readonly RowView[],
): void {
  const whole = `${find.table}[${find.column}]`;
  for (let n = 1; n <= rows; n += 1) {
    const row = top + n - 1;
    const above = at(row - 1, column);
    const formula =
      n === 1
        ? `IF(${find.count}<1,"",MATCH(${find.value},${whole},0))`
        : `IF(${find.count}<${n},"",${above}+MATCH(${find.value},INDEX(${whole},${above}+1):INDEX(${whole},ROWS(${whole})),0))`;
    const source = sources[n - 1];
    board.formula(row, column, formula, () => (source ? source.index + 1 : ""), { look: "note" });
  }
}
