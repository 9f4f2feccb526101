import {
  BaseReferenceObject,
  BaseValueObject,
  type IFormulaRuntimeService,
  Interpreter,
  NullValueObject,
} from "@univerjs/engine-formula";
import type { SingleCellReader } from "./single-cell";

type NodeData = Parameters<Interpreter["execute"]>[0];
type BaseAstNode = NodeData["node"] & object;

/** Functions whose later arguments need not be computed once the first is known. */
const LAZY = new Set(["IF", "IFERROR", "IFNA"]);

/**
 * Univer computes every argument before it calls a function. This one computes only the branch of IF that
 * is taken, as Excel does: `IF([@key]="","",…)` costs nothing on a blank row.
 */
export class LazyInterpreter extends Interpreter {
  constructor(
    private readonly runtime: IFormulaRuntimeService,
    private readonly cells: SingleCellReader,
  ) {
    super(runtime);
  }

  override execute(nodeData: NodeData): ReturnType<Interpreter["execute"]> {
    const { node, refOffsetX, refOffsetY } = nodeData;
    if (!node) return super.execute(nodeData);
    this.evaluate(node, refOffsetX, refOffsetY);
    return node.getValue() ?? super.execute(nodeData);
  }

  private readonly waits = new WeakMap<BaseAstNode, boolean>();

  /** Whether a formula calls something asynchronous does not change from cell to cell. */
  override checkAsyncNode(node: NodeData["node"]): boolean {
    if (!node) return false;
    let waits = this.waits.get(node);
    if (waits === undefined) this.waits.set(node, (waits = super.checkAsyncNode(node)));
    return waits;
  }

  private evaluate(node: BaseAstNode, x: number, y: number): void {
    if (this.runtime.isStopExecution()) return;
    const children = node.getChildren();
    if (children.length === 0) {
      if (this.takeConstant(node)) return;
      const value = this.cells.read(node, x, y);
      if (value) {
        node.setValue(value);
        return;
      }
    } else {
      const token = this.nameOf(node);
      if (LAZY.has(token) && this.evaluateLazily(token, children, x, y)) {
        node.execute();
        return;
      }
      for (const child of children) {
        // A lambda without arguments is run by the function it is handed to.
        if (this.nameOf(child) === "LAMBDA" && isParameterless(child)) child.execute();
        else this.evaluate(child, x, y);
      }
    }
    if (hasRefOffset(node)) node.setRefOffset(x, y);
    node.execute();
  }

  private readonly names = new WeakMap<BaseAstNode, string>();

  private nameOf(node: BaseAstNode): string {
    let name = this.names.get(node);
    if (name === undefined) this.names.set(node, (name = node.getToken().toUpperCase()));
    return name;
  }

  private readonly constants = new WeakMap<BaseAstNode, BaseValueObject>();

  /** A quoted text means the same at every evaluation; Univer would try each time whether it is a date. */
  private takeConstant(node: BaseAstNode): boolean {
    if (!node.getToken().startsWith('"')) return false;
    const known = this.constants.get(node);
    if (known) {
      node.setValue(known);
      return true;
    }
    node.execute();
    const value: unknown = node.getValue();
    if (value instanceof BaseValueObject) this.constants.set(node, value);
    return true;
  }

  /** False when the condition is an array: then both branches are needed. */
  private evaluateLazily(token: string, children: readonly BaseAstNode[], x: number, y: number): boolean {
    const [condition, ...branches] = children;
    if (!condition || branches.length === 0) return false;
    this.evaluate(condition, x, y);
    const taken = branchTaken(token, condition);
    for (const [i, branch] of branches.entries()) {
      if (taken === undefined || taken === i) this.evaluate(branch, x, y);
      else branch.setValue(NullValueObject.create());
    }
    return true;
  }
}

/** Which branch the condition chooses; undefined when all must be computed. */
function branchTaken(token: string, condition: BaseAstNode): number | undefined {
  let value: unknown = condition.getValue();
  if (value instanceof BaseReferenceObject) {
    const cells = value.toArrayValueObject();
    if (cells.getRowCount() !== 1 || cells.getColumnCount() !== 1) return undefined;
    value = cells.getFirstCell();
  }
  if (!(value instanceof BaseValueObject) || value.isArray()) return undefined;
  if (token === "IF") {
    if (value.isError()) return -1;
    if (value.isBoolean() || value.isNumber()) return value.getValue() ? 0 : 1;
    return value.isNull() ? 1 : undefined;
  }
  if (token === "IFERROR") return value.isError() ? 0 : -1;
  return value.isError() && value.getValue() === "#N/A" ? 0 : -1;
}

function hasRefOffset(node: BaseAstNode): node is BaseAstNode & { setRefOffset(x: number, y: number): void } {
  return "setRefOffset" in node;
}

function hasParameterCheck(node: BaseAstNode): node is BaseAstNode & { isEmptyParamFunction(): boolean } {
  return "isEmptyParamFunction" in node;
}

function isParameterless(node: BaseAstNode): boolean {
  return hasParameterCheck(node) && node.isEmptyParamFunction();
}
