import { columnLetters, type Area } from "../formula/address";
import { tokenize, type RefEnd } from "../formula/tokens";
import { quoteSheet } from "../formula/address";
import { valueOf } from "../grid/values";
import { gridOf, readGrid } from "./cells";
import type { RangeTarget } from "./objects";
import type { WorkbookModel } from "./workbook-model";

/** Formulas in R1C1 notation, relative to each cell. */
export function formulasR1C1(model: WorkbookModel, self: RangeTarget): unknown[][] {
  return readGrid(model, self.sheetId, self.area, (cell, row, column) =>
    cell?.f ? toR1C1(model.formulas.read(cell), row, column) : valueOf(cell),
  );
}

export function toR1C1(formula: string, row: number, column: number): string {
  const end = (ref: RefEnd) => {
    const part = (letter: string, index: number | undefined, absolute: boolean, home: number) => {
      if (index === undefined) return "";
      if (absolute) return `${letter}${index + 1}`;
      return index === home ? letter : `${letter}[${index - home}]`;
    };
    return part("R", ref.row, ref.rowAbsolute, row) + part("C", ref.column, ref.columnAbsolute, column);
  };
  return tokenize(formula)
    .map((token) => {
      if (token.kind !== "ref") return token.text;
      const sheet = token.sheet === undefined ? "" : `${quoteSheet(token.sheet)}!`;
      return sheet + (token.isRange ? `${end(token.from)}:${end(token.to)}` : end(token.from));
    })
    .join("");
}

const CELL = /(?<![\p{L}\p{N}_.\]])R(\d+|\[-?\d+\])?C(\d+|\[-?\d+\])?(?![\p{L}\p{N}_.(])/giu;

/** Turns what was given in R1C1 notation into A1, cell by cell. */
export function fromR1C1(value: unknown, area: Area): unknown {
  return gridOf(value, area).map((line, r) =>
    line.map((item, c) =>
      typeof item === "string" && item.startsWith("=") ? toA1(item, area.row + r, area.column + c) : item,
    ),
  );
}

function toA1(formula: string, row: number, column: number): string {
  // Strings are left alone: every second part between quotes is one.
  return formula
    .split('"')
    .map((part, i) =>
      i % 2 === 1
        ? part
        : part.replace(CELL, (_all, r: string | undefined, c: string | undefined) => {
            const [rowText, columnText] = [index(r, row), index(c, column)];
            return (
              (columnText.absolute ? "$" : "") +
              columnLetters(columnText.at) +
              (rowText.absolute ? "$" : "") +
              String(rowText.at + 1)
            );
          }),
    )
    .join('"');
}

function index(text: string | undefined, home: number): { at: number; absolute: boolean } {
  if (text === undefined) return { at: home, absolute: false };
  if (text.startsWith("[")) return { at: home + Number(text.slice(1, -1)), absolute: false };
  return { at: Number(text) - 1, absolute: true };
}
