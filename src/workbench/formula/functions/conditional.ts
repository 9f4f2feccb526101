import {
  type BaseFunction,
  BaseReferenceObject,
  type BaseValueObject,
  ErrorType,
  ErrorValueObject,
  NumberValueObject,
} from "@univerjs/engine-formula";
import { readRange, scalarOf, type ReadRange } from "./columns";
import { parseCriterion, type Cell, type Criterion } from "./criteria";

/** What a function of the *IFS family does with the cells that meet its criteria. */
export type Fold = "sum" | "count" | "average" | "max" | "min";

type Calculate = BaseFunction["calculate"];

/**
 * SUMIFS and its family over an index of the criteria range, built once per calculation: Univer scans the
 * range for every formula (measured: 10,000 formulas over 500 rows take 1.9 s there, 0.1 s here). Arguments
 * that are arrays go to Univer's own function.
 */
export function conditional(fold: Fold, single: boolean, builtIn: Calculate): Calculate {
  return (...args) => {
    const error = args.find((argument) => argument.isError());
    if (error) return error;
    const task = read(args, fold, single);
    return task ? run(task, fold) : builtIn(...args);
  };
}

interface Task {
  readonly target: ReadRange | undefined;
  readonly conditions: readonly { range: ReadRange; criterion: Criterion }[];
}

function read(args: readonly BaseValueObject[], fold: Fold, single: boolean): Task | undefined {
  const [target, pairs] = splitTarget(args, fold, single);
  if (pairs.length === 0 || pairs.length % 2 !== 0) return undefined;
  const conditions: { range: ReadRange; criterion: Criterion }[] = [];
  for (let i = 0; i < pairs.length; i += 2) {
    const reference: unknown = pairs[i];
    const criterion = scalarOf(pairs[i + 1]);
    if (!(reference instanceof BaseReferenceObject) || criterion === undefined) return undefined;
    conditions.push({ range: readRange(reference), criterion: parseCriterion(criterion) });
  }
  const first = conditions[0]?.range;
  const values = target instanceof BaseReferenceObject ? readRange(target) : undefined;
  if (target !== undefined && !values) return undefined;
  const all = [...conditions.map((condition) => condition.range), ...(values ? [values] : [])];
  // Ranges of different sizes are an error for *IFS and stretched by SUMIF: Univer's own function knows both.
  if (all.some((range) => range.rows !== first?.rows || range.columns !== first.columns)) return undefined;
  return { target: values, conditions };
}

/** SUMIFS(sum, range, criterion…) but SUMIF(range, criterion, [sum]). */
function splitTarget(args: readonly unknown[], fold: Fold, single: boolean): [unknown, readonly unknown[]] {
  if (fold === "count") return [undefined, args];
  if (!single) return [args[0], args.slice(1)];
  return [args[2] ?? args[0], args.slice(0, 2)];
}

function run(task: Task, fold: Fold) {
  let sum = 0;
  let count = 0;
  let max = -Infinity;
  let min = Infinity;
  for (const position of matches(task.conditions)) {
    if (!task.target) {
      count++;
      continue;
    }
    const cell: Cell = task.target.cells[position] ?? null;
    if (typeof cell === "object" && cell !== null) return ErrorValueObject.create(errorType(cell.error));
    if (typeof cell !== "number") continue;
    sum += cell;
    count++;
    max = Math.max(max, cell);
    min = Math.min(min, cell);
  }
  if (fold === "average" && count === 0) return ErrorValueObject.create(ErrorType.DIV_BY_ZERO);
  const result = { sum, count, average: sum / count, max: count ? max : 0, min: count ? min : 0 }[fold];
  return NumberValueObject.create(result);
}

function* matches(conditions: Task["conditions"]): Iterable<number> {
  let candidates: readonly number[] | undefined;
  for (const { range, criterion } of conditions) {
    if (criterion.key === undefined) continue;
    const found = range.positions().get(criterion.key) ?? [];
    if (!candidates || found.length < candidates.length) candidates = found;
  }
  const size = conditions[0]?.range.cells.length ?? 0;
  const total = candidates ? candidates.length : size;
  for (let i = 0; i < total; i++) {
    const position = candidates ? (candidates[i] ?? 0) : i;
    if (conditions.every(({ range, criterion }) => criterion.test(range.cells[position] ?? null)))
      yield position;
  }
}

function errorType(text: string): ErrorType {
  return Object.values(ErrorType).find((type) => (type as string) === text) ?? ErrorType.VALUE;
}
