import type { ICellData, Nullable } from "@univerjs/core";
import { BaseReferenceObject } from "@univerjs/engine-formula";
import { hasEntries } from "./has-entries";

type Read = (this: BaseReferenceObject, row: number, column: number) => Nullable<ICellData>;

/** Makes Univer take a cell whose text is empty for text: a formula that is none. */
const EMPTY_TEXT = " ";

/**
 * A cell as references read it. Univer takes a formula's "" for a blank cell, so that `""=0` was true until the
 * next calculation.
 */
export function asText(cell: Nullable<ICellData>): Nullable<ICellData> {
  return cell?.v === "" && !cell.f ? { ...cell, f: EMPTY_TEXT } : cell;
}

let isReplaced = false;

/** Replaces Univer's reading of a cell, which looks for spilled arrays anew at every cell of a range. */
export function replaceCellReading(): void {
  if (isReplaced) return;
  isReplaced = true;
  const reference = BaseReferenceObject.prototype;
  // The method is called on references only, as before.
  // eslint-disable-next-line @typescript-eslint/unbound-method
  const builtIn: Read = reference.getCellData;
  const read: Read = function (row, column) {
    const hasSpills =
      hasEntries(this.getCurrentActiveArrayFormulaRange()) ||
      hasEntries(this.getCurrentRuntimeActiveArrayFormulaRange());
    if (hasSpills) return asText(builtIn.call(this, row, column));
    const computed =
      this.getCurrentRuntimeSheetData()?.getValue(row, column) ??
      this.getRuntimeFeatureCellValue(row, column);
    return asText(computed ?? this.getCurrentActiveSheetData().cellData.getValue(row, column));
  };
  reference.getCellData = read;
}
