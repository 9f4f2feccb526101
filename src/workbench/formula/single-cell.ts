import { isNullCell } from "@univerjs/core";
import {
  BaseReferenceObject,
  type BaseValueObject,
  type IFormulaCurrentConfigService,
  type IFormulaRuntimeService,
  type Interpreter,
  NullValueObject,
  NumberValueObject,
} from "@univerjs/engine-formula";
import { asText } from "./cell-data";
import { hasEntries } from "./has-entries";
import { tokenize, type RefToken } from "./tokens";

type AstNode = Parameters<Interpreter["execute"]>[0]["node"] & object;

/** Kinds of nodes in Univer's syntax trees. */
const REFERENCE_NODE = 1;
const OPERATOR_NODE = 3;

/** Functions of plain values, for which a cell and its value are the same. */
const OF_VALUES = new Set([
  "ABS",
  "DAY",
  "EDATE",
  "EOMONTH",
  "INT",
  "ISBLANK",
  "ISNUMBER",
  "ISTEXT",
  "MONTH",
  "NOT",
  "ROUND",
  "YEAR",
]);

/**
 * Reads a single cell as its value. Univer makes a reference of it, and an array of one cell, each time: most of
 * the work of formulas like `=IF([@qty]="","",[@qty]*[@price])`.
 */
export class SingleCellReader {
  private readonly references = new WeakMap<AstNode, RefToken | null>();
  private readonly converter = new BaseReferenceObject("A1");

  constructor(
    private readonly config: IFormulaCurrentConfigService,
    private readonly runtime: IFormulaRuntimeService,
  ) {}

  /** The value of the cell that a node names, moved by an offset; undefined when it must be read Univer's way. */
  read(node: AstNode, x: number, y: number): BaseValueObject | undefined {
    let reference = this.references.get(node);
    if (reference === undefined) this.references.set(node, (reference = singleCell(node)));
    if (!reference) return undefined;
    const { from, sheet } = reference;
    const unitId = this.runtime.currentUnitId;
    const sheetId =
      sheet === undefined ? this.runtime.currentSubUnitId : this.config.getSheetNameMap()[unitId]?.[sheet];
    if (!sheetId || this.hasSpills(unitId, sheetId)) return undefined;
    const row = (from.row ?? 0) + (from.rowAbsolute ? 0 : y);
    const column = (from.column ?? 0) + (from.columnAbsolute ? 0 : x);
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

const kindOf = (node: AstNode): number => node.nodeType;

function singleCell(node: AstNode): RefToken | null {
  if (kindOf(node) !== REFERENCE_NODE || !isValuePlace(node)) return null;
  const [token, ...rest] = tokenize(node.getToken().trim());
  return token?.kind === "ref" && !token.isRange && rest.length === 0 ? token : null;
}

/** Whether what stands around a reference takes only its value. */
function isValuePlace(node: AstNode): boolean {
  const parent = node.getParent();
  if (!parent) return false;
  if (kindOf(parent) === OPERATOR_NODE) return true;
  const name = parent.getToken().toUpperCase();
  return OF_VALUES.has(name) || (name === "IF" && parent.getChildren()[0] === node);
}
