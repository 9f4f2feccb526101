import {
  ArrayValueObject,
  BaseReferenceObject,
  type BaseValueObject,
  ErrorType,
  ErrorValueObject,
  NumberValueObject,
} from "@univerjs/engine-formula";
import { cellOf, readRange } from "./columns";
import type { Cell } from "./criteria";

interface Factor {
  readonly cells: readonly Cell[];
  readonly rows: number;
  readonly columns: number;
}

/** SUMPRODUCT: text and logical values count as 0; an error anywhere is the result. Univer's goes astray on ranges of one cell. */
export function sumProduct(...args: BaseValueObject[]): BaseValueObject {
  const factors = args.map(factorOf);
  const [first] = factors;
  if (!first) return ErrorValueObject.create(ErrorType.VALUE);
  if (factors.some(({ rows, columns }) => rows !== first.rows || columns !== first.columns)) {
    return ErrorValueObject.create(ErrorType.VALUE);
  }
  let sum = 0;
  for (let i = 0; i < first.cells.length; i += 1) {
    let product = 1;
    for (const { cells } of factors) {
      const cell = cells[i] ?? null;
      if (typeof cell === "object" && cell !== null) {
        const type = Object.values(ErrorType).find((name) => (name as string) === cell.error);
        return ErrorValueObject.create(type ?? ErrorType.VALUE);
      }
      product *= typeof cell === "number" ? cell : 0;
    }
    sum += product;
  }
  return NumberValueObject.create(sum);
}

function factorOf(argument: BaseValueObject): Factor {
  const value: unknown = argument;
  if (value instanceof BaseReferenceObject) return readRange(value);
  if (value instanceof ArrayValueObject) {
    const cells: Cell[] = [];
    const rows = value.getRowCount();
    const columns = value.getColumnCount();
    const grid = value.getArrayValue();
    for (let row = 0; row < rows; row += 1) {
      for (let column = 0; column < columns; column += 1) cells.push(cellOf(grid[row]?.[column]));
    }
    return { cells, rows, columns };
  }
  return { cells: [cellOf(argument)], rows: 1, columns: 1 };
}
