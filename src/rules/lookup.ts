import type { Computation, RowView } from "../catalog/spec";
import type { CellValue } from "../plan/plan";

/**
 * Looks a row of another table up by key. A blank key gives a blank; a key that matches nothing is
 * flagged in place. The IFERROR stands for that one case: the absence of the key.
 */
export function lookUp(
  key: string,
  target: { readonly table: string; readonly key: string; readonly column: string },
  kind: "text" | "number" = "text",
): Computation {
  const found = `INDEX(${target.table}[${target.column}],MATCH([@${key}],${target.table}[${target.key}],0))`;
  return {
    // A blank text cell comes back as 0 from INDEX: &"" keeps it blank. A blank number stays blank by the test.
    formula:
      kind === "text"
        ? `IF([@${key}]="","",IFERROR(${found}&"",k.flag.unknownKey))`
        : `IF([@${key}]="","",IFERROR(IF(${found}="","",${found}),""))`,
    value: (row): CellValue => {
      if (row.blank(key)) return "";
      const match = row.book.find(target.table, target.key, row.value(key));
      if (kind === "number") return match && !match.blank(target.column) ? match.value(target.column) : "";
      return match ? match.text(target.column) : row.book.label("flag", "unknownKey");
    },
  };
}

/** Position of a row in its table, 1 for the first. Breaks ties; follows the rows when they are sorted. */
export function rowNumber(anyColumn: string): Computation {
  return {
    formula: `ROW()-ROW(INDEX([${anyColumn}],1))+1`,
    value: (row) => row.index + 1,
  };
}

/** Position of the row that a key names in another table, 1 for the first; 0 for a blank or unknown key. */
export function positionOf(
  key: string,
  target: { readonly table: string; readonly key: string },
): Computation {
  return {
    // IFERROR stands for a key that matches nothing: the look-up column beside it flags it.
    formula: `IF([@${key}]="",0,IFERROR(MATCH([@${key}],${target.table}[${target.key}],0),0))`,
    value: (row) => (row.book.find(target.table, target.key, row.value(key))?.index ?? -1) + 1,
  };
}

/** A cell of the row that a position column names in another table; blank at position 0 (`positionOf`). */
export function readAt(
  position: string,
  target: { readonly table: string; readonly column: string },
  kind: "text" | "number" = "text",
): Computation {
  const found = `INDEX(${target.table}[${target.column}],[@${position}])`;
  return {
    // A blank text cell comes back as 0 from INDEX: &"" keeps it blank.
    formula:
      kind === "text"
        ? `IF(N([@${position}])=0,"",${found}&"")`
        : `IF(N([@${position}])=0,"",IF(${found}="","",${found}))`,
    value: (row): CellValue => {
      const match = rowAt(row, position, target.table);
      if (!match || match.blank(target.column)) return "";
      return kind === "text" ? match.text(target.column) : match.value(target.column);
    },
  };
}

/** The same for the name beside a key: a key that matches nothing is flagged. */
export function nameAt(
  key: string,
  position: string,
  target: { readonly table: string; readonly column: string },
): Computation {
  const found = `INDEX(${target.table}[${target.column}],[@${position}])`;
  return {
    formula: `IF([@${key}]="","",IF(N([@${position}])=0,k.flag.unknownKey,${found}&""))`,
    value: (row): CellValue => {
      if (row.blank(key)) return "";
      const match = rowAt(row, position, target.table);
      return match ? match.text(target.column) : row.book.label("flag", "unknownKey");
    },
  };
}

/** The row of another table that a position column names; undefined at position 0. */
export function rowAt(row: RowView, position: string, table: string): RowView | undefined {
  return row.book.rows(table)[row.number(position) - 1];
}

/** True when a cell holds the label of a list's code, as Excel's `=` compares text: case apart. */
export function holds(row: RowView, column: string, list: string, code: string): boolean {
  return row.text(column).toLowerCase() === row.book.label(list, code).toLowerCase();
}
