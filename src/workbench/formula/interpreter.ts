import type { Nullable } from "@univerjs/core";
import {
  BaseReferenceObject,
  BaseValueObject,
  BooleanValueObject,
  compareToken,
  ErrorType,
  ErrorValueObject,
  type FunctionVariantType,
  type IFormulaRuntimeService,
  Interpreter,
} from "@univerjs/engine-formula";
import { type AstNode, isOperator, nameOf } from "./ast";
import type { SingleCellReader } from "./single-cell";

type NodeData = Parameters<Interpreter["execute"]>[0];
type Value = Nullable<FunctionVariantType>;

/** The value of a node in a cell that lies so far from the one in which its formula was first seen. */
type Compute = (x: number, y: number) => Value;

/** Functions whose later arguments need not be computed once the first is known. */
const LAZY = new Set(["IF", "IFERROR", "IFNA"]);

/** Univer's own arithmetic and comparison of two plain values. */
const OPERATIONS: Readonly<Record<string, (a: BaseValueObject, b: BaseValueObject) => BaseValueObject>> = {
  "+": (a, b) => a.plus(b),
  "-": (a, b) => a.minus(b),
  "*": (a, b) => a.multiply(b),
  "/": (a, b) => (b.getValue() === 0 ? ErrorValueObject.create(ErrorType.DIV_BY_ZERO) : a.divided(b)),
  "=": (a, b) => a.compare(b, compareToken.EQUALS),
  "<>": (a, b) => a.compare(b, compareToken.NOT_EQUAL),
  ">": (a, b) => a.compare(b, compareToken.GREATER_THAN),
  ">=": (a, b) => a.compare(b, compareToken.GREATER_THAN_OR_EQUAL),
  "<": (a, b) => a.compare(b, compareToken.LESS_THAN),
  "<=": (a, b) => a.compare(b, compareToken.LESS_THAN_OR_EQUAL),
};

/**
 * Univer computes every argument before it calls a function. This one computes only the branch of IF that
 * is taken, as Excel does: `IF([@key]="","",…)` costs nothing on a blank row. The formulas of a column share one
 * syntax tree, so that whatever does not differ from row to row is found out once.
 */
export class LazyInterpreter extends Interpreter {
  private readonly computes = new WeakMap<AstNode, Compute>();
  private readonly waits = new WeakMap<AstNode, boolean>();

  constructor(
    private readonly runtime: IFormulaRuntimeService,
    private readonly cells: SingleCellReader,
  ) {
    super(runtime);
  }

  override execute(nodeData: NodeData): ReturnType<Interpreter["execute"]> {
    const { node, refOffsetX, refOffsetY } = nodeData;
    if (!node || this.runtime.isStopExecution()) return super.execute(nodeData);
    return this.computeOf(node)(refOffsetX, refOffsetY) ?? super.execute(nodeData);
  }

  /** Whether a formula calls something asynchronous does not change from cell to cell. */
  override checkAsyncNode(node: NodeData["node"]): boolean {
    if (!node) return false;
    let waits = this.waits.get(node);
    if (waits === undefined) this.waits.set(node, (waits = super.checkAsyncNode(node)));
    return waits;
  }

  private computeOf(node: AstNode): Compute {
    let compute = this.computes.get(node);
    if (!compute) this.computes.set(node, (compute = this.prepare(node)));
    return compute;
  }

  private prepare(node: AstNode): Compute {
    const children = node.getChildren();
    if (children.length === 0) return this.prepareLeaf(node);
    const parts = children.map((child): Compute => {
      // A lambda without arguments is run by the function it is handed to.
      if (nameOf(child) === "LAMBDA" && isParameterless(child)) return () => byUniver(child)(0, 0);
      return this.computeOf(child);
    });
    const whole = byUniver(node);
    const builtIn: BuiltIn = (values, x, y) => {
      let i = 0;
      for (const child of children) child.setValue(values[i++]);
      return whole(x, y);
    };
    const name = nameOf(node);
    const operation = isOperator(node) ? OPERATIONS[name] : undefined;
    if (operation) return operate(operation, parts, builtIn);
    if (LAZY.has(name)) return takeBranch(name, parts, builtIn);
    const read = this.cells.indexed(node);
    if (read) return readIndexed(read, parts, builtIn);
    return (x, y) => builtIn(all(parts, x, y), x, y);
  }

  private prepareLeaf(node: AstNode): Compute {
    const whole = byUniver(node);
    if (isConstant(node)) {
      const constant = whole(0, 0);
      if (constant instanceof BaseValueObject) return () => constant;
    }
    const read = this.cells.single(node);
    return read ? (x, y) => read(x, y) ?? whole(x, y) : whole;
  }
}

/**
 * A quoted text, and a number that an operator takes, mean the same at every evaluation. Univer would try each time
 * whether the text is a date.
 */
function isConstant(node: AstNode): boolean {
  const token = node.getToken();
  if (token.startsWith('"')) return true;
  const parent = node.getParent();
  return /^\d+(\.\d+)?$/.test(token) && !!parent && isOperator(parent);
}

/** Calls what Univer has for a node, once the values of its parts are known. */
type BuiltIn = (values: readonly Value[], x: number, y: number) => Value;

function byUniver(node: AstNode): Compute {
  const reference = hasRefOffset(node) ? node : undefined;
  return (x, y) => {
    reference?.setRefOffset(x, y);
    node.execute();
    return node.getValue();
  };
}

function all(parts: readonly Compute[], x: number, y: number): Value[] {
  return parts.map((part) => part(x, y));
}

function operate(
  operation: (a: BaseValueObject, b: BaseValueObject) => BaseValueObject,
  parts: readonly Compute[],
  builtIn: BuiltIn,
): Compute {
  const [left, right] = parts;
  return (x, y) => {
    const a = left?.(x, y);
    const b = right?.(x, y);
    if (!isPlain(a) || !isPlain(b)) return builtIn([a, b], x, y);
    if (a.isError()) return a;
    return b.isError() ? b : operation(a, b);
  };
}

function takeBranch(name: string, parts: readonly Compute[], builtIn: BuiltIn): Compute {
  const [test, ...branches] = parts;
  return (x, y) => {
    const value = test?.(x, y);
    const condition = conditionOf(value);
    const taken = condition && branchTaken(name, condition);
    // An array asks for both branches, cell by cell.
    if (taken === undefined) return builtIn([value, ...all(branches, x, y)], x, y);
    if (taken < 0) return condition;
    const branch = branches[taken];
    const result = branch ? branch(x, y) : BooleanValueObject.create(false);
    return result instanceof BaseReferenceObject ? result.toArrayValueObject() : result;
  };
}

/** The single value that a condition is; undefined when it is several. */
function conditionOf(value: Value): BaseValueObject | undefined {
  if (!(value instanceof BaseReferenceObject)) return isPlain(value) ? value : undefined;
  const cells = value.toArrayValueObject();
  const first: unknown = cells.getFirstCell();
  const isSingle = cells.getRowCount() === 1 && cells.getColumnCount() === 1;
  return isSingle && isPlain(first) ? first : undefined;
}

/** Which branch the condition chooses, -1 when the result is the condition itself; undefined when it cannot tell. */
function branchTaken(name: string, value: BaseValueObject): number | undefined {
  if (name === "IF") {
    if (value.isError()) return -1;
    if (value.isBoolean() || value.isNumber()) return value.getValue() ? 0 : 1;
    return value.isNull() ? 1 : undefined;
  }
  if (name === "IFERROR") return value.isError() ? 0 : -1;
  return value.isError() && value.getValue() === (ErrorType.NA as string) ? 0 : -1;
}

function readIndexed(
  read: NonNullable<ReturnType<SingleCellReader["indexed"]>>,
  [range, ...places]: readonly Compute[],
  builtIn: BuiltIn,
): Compute {
  return (x, y) => {
    const at = all(places, x, y);
    const numbers = at.map((place) => (isPlain(place) && place.isNumber() ? Number(place.getValue()) : NaN));
    return read(x, y, numbers) ?? builtIn([range?.(x, y), ...at], x, y);
  };
}

function isPlain(value: unknown): value is BaseValueObject {
  if (!(value instanceof BaseValueObject)) return false;
  return !value.isArray() && !value.isCube() && !value.isLambda();
}

function hasRefOffset(node: AstNode): node is AstNode & { setRefOffset(x: number, y: number): void } {
  return "setRefOffset" in node;
}

function hasParameterCheck(node: AstNode): node is AstNode & { isEmptyParamFunction(): boolean } {
  return "isEmptyParamFunction" in node;
}

function isParameterless(node: AstNode): boolean {
  return hasParameterCheck(node) && node.isEmptyParamFunction();
}
