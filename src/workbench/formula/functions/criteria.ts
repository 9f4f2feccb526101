/** A cell's value as the criteria functions see it. */
export type Cell = string | number | boolean | null | { readonly error: string };

/** One criterion of SUMIFS and its family: either an equality that an index can answer, or a test. */
export interface Criterion {
  /** Set for equalities: the key under which {@link cellKey} files a matching cell. */
  readonly key?: string;
  test(cell: Cell): boolean;
}

const OPERATOR = /^(<>|<=|>=|<|>|=)/;
const NUMERIC = /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*%?\s*$/;

/**
 * Files cells so that equal ones, in the sense of SUMIFS, share a key: text without case, and text that
 * reads as a number with that number (Excel finds 00123 under 123).
 */
export function cellKey(cell: Cell): string {
  if (cell === null) return "blank";
  if (typeof cell === "number") return `n${cell}`;
  if (typeof cell === "boolean") return `b${cell}`;
  if (typeof cell === "object") return `e${cell.error}`;
  const number = numberOf(cell);
  return number === undefined ? `s${cell.toLowerCase()}` : `n${number}`;
}

function numberOf(text: string): number | undefined {
  if (!NUMERIC.test(text)) return undefined;
  const trimmed = text.trim();
  return trimmed.endsWith("%") ? Number(trimmed.slice(0, -1)) / 100 : Number(trimmed);
}

/** Reads a criterion such as 5, "Acme", ">=10", "<>", "A*". */
export function parseCriterion(value: Cell): Criterion {
  // A criterion that is an empty cell counts as zero.
  if (value === null) return equality("n0");
  if (typeof value !== "string") return equality(cellKey(value));
  const operator = OPERATOR.exec(value)?.[1];
  const operand = operator ? value.slice(operator.length) : value;
  if (operator === undefined || operator === "=") return equalTo(operand, operator === "=");
  if (operator === "<>") return unequalTo(operand);
  return comparison(operator, operand);
}

function equality(key: string): Criterion {
  return { key, test: (cell) => cellKey(cell) === key };
}

function equalTo(operand: string, explicit: boolean): Criterion {
  // "=" finds truly empty cells only, "" finds empty text as well.
  if (operand === "") return { test: (cell) => cell === null || (!explicit && cell === "") };
  if (/[*?~]/.test(operand)) {
    const pattern = wildcard(operand);
    return { test: (cell) => typeof cell === "string" && pattern.test(cell) };
  }
  return equality(operandKey(operand));
}

function unequalTo(operand: string): Criterion {
  if (operand === "") return { test: (cell) => cell !== null };
  const equal = equalTo(operand, false);
  return { test: (cell) => !equal.test(cell) };
}

function operandKey(operand: string): string {
  const upper = operand.toUpperCase();
  if (upper === "TRUE" || upper === "FALSE") return `b${upper === "TRUE"}`;
  if (/^#(N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!)$/.test(upper)) return `e${upper}`;
  return cellKey(operand);
}

function comparison(operator: string, operand: string): Criterion {
  const number = numberOf(operand);
  const compare = (difference: number) =>
    operator === "<"
      ? difference < 0
      : operator === "<="
        ? difference <= 0
        : operator === ">"
          ? difference > 0
          : difference >= 0;
  if (number !== undefined) return { test: (cell) => typeof cell === "number" && compare(cell - number) };
  const text = operand.toLowerCase();
  return {
    test: (cell) => {
      if (typeof cell !== "string") return false;
      const lower = cell.toLowerCase();
      return compare(lower < text ? -1 : lower > text ? 1 : 0);
    },
  };
}

/** `A*`, `?b`, `~*` as a regular expression over the whole text, without case. */
export function wildcard(text: string): RegExp {
  let source = "";
  for (let i = 0; i < text.length; i++) {
    const ch = text.charAt(i);
    if (ch === "~" && i + 1 < text.length) source += escapeRegExp(text.charAt(++i));
    else if (ch === "*") source += "[\\s\\S]*";
    else if (ch === "?") source += "[\\s\\S]";
    else source += escapeRegExp(ch);
  }
  return new RegExp(`^${source}$`, "i");
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
