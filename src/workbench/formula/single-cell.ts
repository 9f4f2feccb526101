import { isNullCell } from "@univerjs/core";
import {
  BaseReferenceObject,
  type BaseValueObject,
  type IFormulaCurrentConfigService,
  type IFormulaRuntimeService,
  NullValueObject,
  NumberValueObject,
} from "@univerjs/engine-formula";
import { type AstNode, isOperator, isRange, isReference, nameOf } from "./ast";
import { asText } from "./cell-data";
import { hasEntries } from "./has-entries";
import { tokenize, type RefEnd, type RefToken } from "./tokens";

/** Functions of plain values, for which a cell and its value are the same. */
const OF_VALUES = new Set([
  "ABS",
  "DATE",
  "DAY",
  "EDATE",
  "EOMONTH",
  "FIND",
  "INT",
  "ISBLANK",
  "ISNUMBER",
  "ISTEXT",
  "LEFT",
  "LEN",
  "MID",
  "MOD",
  "MONTH",
  "N",
  "NOT",
  "RIGHT",
  "ROUND",
  "SEARCH",
  "SUBSTITUTE",
  "TRIM",
  "YEAR",
]);

/** Functions that hand on one of their arguments. */
const HAND_ON = new Set(["IF", "IFERROR", "IFNA"]);

/**
 * Reads a single cell as its value. Univer makes a reference of it, and an array of one cell, each time: most of
 * the work of formulas like `=IF([@qty]="","",[@qty]*[@price])`.
 */
export class SingleCellReader {
  private readonly converter = new BaseReferenceObject("A1");

  constructor(
    private readonly config: IFormulaCurrentConfigService,
    private readonly runtime: IFormulaRuntimeService,
  ) {}

  /**
   * How to read the cell that a node names, moved by an offset: undefined when something else stands there, or
   * when the cell itself is wanted. The reading gives undefined where the cell must be read Univer's way.
   */
  single(node: AstNode): ((x: number, y: number) => BaseValueObject | undefined) | undefined {
    const cell = isValuePlace(node) ? cellOf(node) : undefined;
    if (!cell) return undefined;
    const { sheet, from } = cell;
    return (x, y) => this.read(sheet, rowOf(from, y), columnOf(from, x));
  }

  /** The same for `INDEX(A1:C9,row,column)`, of which Univer makes three references. */
  indexed(
    node: AstNode,
  ): ((x: number, y: number, at: readonly number[]) => BaseValueObject | undefined) | undefined {
    if (nameOf(node) !== "INDEX" || !isValuePlace(node)) return undefined;
    const range = node.getChildren()[0];
    if (!range || !isRange(range)) return undefined;
    const [from, to] = range.getChildren().map(cellOf);
    if (!from || !to) return undefined;
    return (x, y, at) => {
      const top = rowOf(from.from, y);
      const left = columnOf(from.from, x);
      const rows = rowOf(to.from, y) - top + 1;
      const columns = columnOf(to.from, x) - left + 1;
      // A range of one row is counted along it.
      const [row, column] = at.length > 1 ? at : rows === 1 ? [1, at[0]] : [at[0], 1];
      if (row === undefined || column === undefined || (at.length === 1 && rows > 1 && columns > 1))
        return undefined;
      // 0 is the whole row or column; what lies outside is an error, and both are left to Univer.
      if (!(row >= 1 && row < rows + 1 && column >= 1 && column < columns + 1)) return undefined;
      return this.read(from.sheet, top + Math.floor(row) - 1, left + Math.floor(column) - 1);
    };
  }

  private read(sheet: string | undefined, row: number, column: number): BaseValueObject | undefined {
    const unitId = this.runtime.currentUnitId;
    const sheetId =
      sheet === undefined ? this.runtime.currentSubUnitId : this.config.getSheetNameMap()[unitId]?.[sheet];
    if (!sheetId || this.hasSpills(unitId, sheetId)) return undefined;
    const data = this.config.getUnitData()[unitId]?.[sheetId];
    if (!data || row < 0 || column < 0 || row >= data.rowCount || column >= data.columnCount)
      return undefined;
    const stored = data.cellData.getValue(row, column);
    const cell = asText(this.runtime.getUnitData()[unitId]?.[sheetId]?.getValue(row, column) ?? stored);
    if (!cell || isNullCell(cell)) return NullValueObject.create();
    const styles = this.config.getUnitStylesData();
    this.converter.setDefaultUnitId(unitId);
    this.converter.setUnitStylesData(styles);
    const value = this.converter.getCellValueObject(cell);
    // The result of a formula takes its format from the first cell it reads.
    const pattern = styles[unitId]?.getStyleByCell(stored)?.n?.pattern;
    return pattern && value.isNumber() ? NumberValueObject.create(Number(value.getValue()), pattern) : value;
  }

  /** Arrays that spill, and tables that other features compute, lie over the cells. */
  private hasSpills(unitId: string, sheetId: string): boolean {
    return (
      hasEntries(this.config.getArrayFormulaRange()[unitId]?.[sheetId]) ||
      hasEntries(this.runtime.getUnitArrayFormula()[unitId]?.[sheetId]) ||
      hasEntries(this.runtime.getRuntimeFeatureCellData())
    );
  }
}

const rowOf = (end: RefEnd, y: number): number => (end.row ?? 0) + (end.rowAbsolute ? 0 : y);
const columnOf = (end: RefEnd, x: number): number => (end.column ?? 0) + (end.columnAbsolute ? 0 : x);

function cellOf(node: AstNode): RefToken | undefined {
  if (!isReference(node)) return undefined;
  const [token, ...rest] = tokenize(node.getToken().trim());
  return token?.kind === "ref" && !token.isRange && rest.length === 0 ? token : undefined;
}

/** Whether what stands around a reference takes only its value. */
function isValuePlace(node: AstNode): boolean {
  const parent = node.getParent();
  if (!parent) return false;
  if (isOperator(parent)) return true;
  const name = nameOf(parent);
  if (OF_VALUES.has(name)) return true;
  const place = parent.getChildren().indexOf(node);
  if (name === "MATCH") return place === 0;
  if (name === "INDEX") return place > 0;
  return HAND_ON.has(name) && ((name === "IF" && place === 0) || isValuePlace(parent));
}
