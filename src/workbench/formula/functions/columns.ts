import type { Nullable } from "@univerjs/core";
import { ArrayValueObject, BaseReferenceObject, BaseValueObject } from "@univerjs/engine-formula";
import { cellKey, type Cell } from "./criteria";

/** A range read once per calculation: its cells in order and, when asked for, where each value stands. */
export interface ReadRange {
  readonly cells: readonly Cell[];
  readonly rows: number;
  readonly columns: number;
  positions(): ReadonlyMap<string, readonly number[]>;
}

const cache = new WeakMap<ArrayValueObject, ReadRange>();

/** Reads a reference; Univer hands out the same array for the same range during one calculation. */
export function readRange(reference: BaseReferenceObject): ReadRange {
  const array = reference.toArrayValueObject();
  const known = cache.get(array);
  if (known) return known;
  const cells: Cell[] = [];
  for (const row of array.getArrayValue()) for (const value of row) cells.push(cellOf(value));
  let index: Map<string, number[]> | undefined;
  const range: ReadRange = {
    cells,
    rows: array.getRowCount(),
    columns: array.getColumnCount(),
    positions: () => (index ??= positionsOf(cells)),
  };
  cache.set(array, range);
  return range;
}

function positionsOf(cells: readonly Cell[]): Map<string, number[]> {
  const index = new Map<string, number[]>();
  for (const [i, cell] of cells.entries()) {
    const key = cellKey(cell);
    const list = index.get(key);
    if (list) list.push(i);
    else index.set(key, [i]);
  }
  return index;
}

export function cellOf(value: Nullable<BaseValueObject>): Cell {
  if (!value || value.isNull()) return null;
  if (value.isError()) return { error: String(value.getValue()) };
  return value.getValue();
}

/** The single value of an argument; undefined when it is an array of several. */
export function scalarOf(argument: unknown): Cell | undefined {
  const value: unknown = argument instanceof BaseReferenceObject ? argument.toArrayValueObject() : argument;
  // Arithmetic on a reference gives an array of one.
  if (value instanceof ArrayValueObject) {
    return value.getRowCount() === 1 && value.getColumnCount() === 1
      ? cellOf(value.getFirstCell())
      : undefined;
  }
  return value instanceof BaseValueObject && !value.isArray() ? cellOf(value) : undefined;
}
