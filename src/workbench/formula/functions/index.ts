import {
  ArrayValueObject,
  BaseFunction,
  BaseReferenceObject,
  type BaseValueObject,
  CELL_INVERTED_INDEX_CACHE,
  ErrorType,
  ErrorValueObject,
  type IFunctionNames,
  type IFunctionService,
  NumberValueObject,
  StringValueObject,
} from "@univerjs/engine-formula";
import { readRange, scalarOf } from "./columns";
import { conditional, type Fold } from "./conditional";
import { type Cell, cellKey } from "./criteria";
import { sumProduct } from "./sumproduct";
import { workdayIntl } from "./workday";

type Calculate = BaseFunction["calculate"];

/** A function whose work is one closure; it takes references as they are. */
class Replacement extends BaseFunction {
  override needsReferenceObject = true;

  constructor(
    name: IFunctionNames,
    counts: readonly [number, number],
    private readonly work: Calculate,
    private readonly reads: BaseFunction | undefined,
  ) {
    super(name);
    this.minParams = counts[0];
    this.maxParams = counts[1];
  }

  override calculate(...args: BaseValueObject[]): ReturnType<Calculate> {
    this.reads?.setRefInfo(this.unitId ?? "", this.subUnitId ?? "", this.row, this.column);
    return this.work(...args);
  }
}

/** Registers the replacements; it must run before the first formula is read. */
export function replaceFunctions(service: IFunctionService): void {
  compareCellsThemselves();
  const ifs: readonly [string, Fold, boolean][] = [
    ["SUMIFS", "sum", false],
    ["COUNTIFS", "count", false],
    ["AVERAGEIFS", "average", false],
    ["MAXIFS", "max", false],
    ["MINIFS", "min", false],
    ["SUMIF", "sum", true],
    ["COUNTIF", "count", true],
    ["AVERAGEIF", "average", true],
  ];
  for (const [name, fold, single] of ifs) {
    replace(service, name, (builtIn) => conditional(fold, single, callBuiltIn(builtIn)));
  }
  replace(service, "MATCH", (builtIn) => match(callBuiltIn(builtIn)));
  replace(
    service,
    "SORT",
    (builtIn) =>
      (array, ...rest) =>
        callBuiltIn(builtIn)(copyOf(array), ...rest),
  );
  replace(service, "EDATE", () => (start, months) => edate(start, months));
  replace(
    service,
    "WORKDAY.INTL",
    () =>
      (start, days, ...rest) =>
        workdayIntl(start, days, rest[0], rest[1]),
  );
  replace(service, "SUMPRODUCT", () => sumProduct);
  replace(service, "HYPERLINK", () => (link, ...rest) => {
    const text = scalarOf(rest[0] ?? link);
    if (typeof text === "number") return NumberValueObject.create(text);
    return StringValueObject.create(typeof text === "string" ? text : "");
  });
}

/**
 * Univer answers `=` on a range from an index of the column, which files 0 with blanks and with empty
 * text: `IF(A1="",…)` took a computed 0 for blank. Without the index it looks at the cells.
 */
function compareCellsThemselves(): void {
  CELL_INVERTED_INDEX_CACHE.canUseCache = () => ({ rowsInCache: [], rowsNotInCache: [] });
  CELL_INVERTED_INDEX_CACHE.set = () => undefined;
}

function replace(
  service: IFunctionService,
  name: string,
  make: (builtIn: BaseFunction | undefined) => Calculate,
): void {
  const builtIn = service.getExecutor(name) ?? undefined;
  const counts = [builtIn?.minParams ?? 1, builtIn?.maxParams ?? 2] as const;
  service.registerExecutors(new Replacement(name, counts, make(builtIn), builtIn));
}

/** Calls Univer's function with arguments as that function wants them. */
function callBuiltIn(builtIn: BaseFunction | undefined): Calculate {
  return (...args) => {
    if (!builtIn) return ErrorValueObject.create(ErrorType.NAME);
    return builtIn.calculate(...(builtIn.needsReferenceObject ? args : args.map(valueOf)));
  };
}

function valueOf(argument: BaseValueObject): BaseValueObject {
  const value: unknown = argument;
  return value instanceof BaseReferenceObject ? value.toArrayValueObject() : argument;
}

/** Exact look-ups go through an index of the column; the sorted ones are Univer's. */
function match(builtIn: Calculate): Calculate {
  return (...args) => {
    const [lookup, within, kind] = args;
    const reference: unknown = within;
    const key = scalarOf(lookup);
    const mode = kind === undefined ? 1 : scalarOf(kind);
    if (mode === 1 && typeof key === "number" && reference instanceof BaseReferenceObject) {
      return lastUpTo(key, readRange(reference).cells);
    }
    const isPlain = typeof key === "number" || (typeof key === "string" && key !== "" && !/[*?~]/.test(key));
    if (mode !== 0 || !isPlain || !(reference instanceof BaseReferenceObject)) return builtIn(...args);
    const range = readRange(reference);
    if (range.rows !== 1 && range.columns !== 1) return builtIn(...args);
    // MATCH, unlike SUMIFS, tells the text 123 from the number 123.
    const wanted = typeof key === "string" ? key.toLowerCase() : key;
    const found = range
      .positions()
      .get(cellKey(key))
      ?.find((i) => {
        const cell = range.cells[i];
        return typeof cell === "string" ? cell.toLowerCase() === wanted : cell === wanted;
      });
    return found === undefined ? ErrorValueObject.create(ErrorType.NA) : NumberValueObject.create(found + 1);
  };
}

/** MATCH(…,1): the last number up to the key. Univer's answers with the first of several equal ones. */
function lastUpTo(key: number, cells: readonly Cell[]): BaseValueObject {
  const found = cells.findLastIndex((cell) => typeof cell === "number" && cell <= key);
  return found < 0 ? ErrorValueObject.create(ErrorType.NA) : NumberValueObject.create(found + 1);
}

/** Univer's SORT reorders the array it is given, which other formulas share: give it a copy. */
function copyOf(argument: BaseValueObject): BaseValueObject {
  const value = valueOf(argument);
  if (!(value instanceof ArrayValueObject)) return value;
  return ArrayValueObject.create({
    calculateValueList: value.getArrayValue().map((row) => [...row]),
    rowCount: value.getRowCount(),
    columnCount: value.getColumnCount(),
    unitId: value.getUnitId(),
    sheetId: value.getSheetId(),
    row: value.getCurrentRow(),
    column: value.getCurrentColumn(),
  });
}

const DAY = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);

/** Univer's EDATE runs over the end of short months: 31 January + 1 month must be 28 or 29 February. */
function edate(
  start: BaseValueObject | undefined,
  months: BaseValueObject | undefined,
): ReturnType<Calculate> {
  const from = scalarOf(start);
  const by = scalarOf(months);
  for (const value of [from, by]) {
    if (typeof value === "object" && value !== null) {
      const type = Object.values(ErrorType).find((name) => (name as string) === value.error);
      return ErrorValueObject.create(type ?? ErrorType.VALUE);
    }
  }
  const serial = from === null ? 0 : serialOf(from);
  const count = by === null ? 0 : Number(by);
  if (serial === undefined || !Number.isFinite(count)) return ErrorValueObject.create(ErrorType.VALUE);
  const date = new Date(EPOCH + Math.floor(serial) * DAY);
  const month = date.getUTCMonth() + Math.trunc(count);
  const last = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const result = (Date.UTC(date.getUTCFullYear(), month, Math.min(date.getUTCDate(), last)) - EPOCH) / DAY;
  return result < 0 ? ErrorValueObject.create(ErrorType.NUM) : NumberValueObject.create(result);
}

function serialOf(value: string | number | boolean | { error: string } | undefined): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string") return undefined;
  if (value.trim() !== "" && Number.isFinite(Number(value))) return Number(value);
  const date = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(value.trim());
  if (!date) return undefined;
  return (Date.UTC(Number(date[1]), Number(date[2]) - 1, Number(date[3])) - EPOCH) / DAY;
}
