/** What a formula mentions, found by walking it once: strings, sheet names and brackets are never mistaken for code. */
export interface FormulaScan {
  /** Quotes and brackets are closed. */
  readonly balanced: boolean;
  /** Names before "(", as written. */
  readonly functions: readonly string[];
  /** Text in quotes, without them. */
  readonly texts: readonly string[];
  /** Names standing alone: defined names, and cell addresses. */
  readonly names: readonly string[];
  readonly sheets: readonly string[];
  /** Table (empty for a reference inside the own table) and the inside of its outer brackets. */
  readonly structured: readonly { readonly table: string; readonly inside: string }[];
}

const WORD_START = /[\p{L}_\\]/u;
const WORD = /[\p{L}_\\$][\p{L}\p{N}_.\\?$]*/uy;

export function scanFormula(formula: string): FormulaScan {
  const functions: string[] = [];
  const texts: string[] = [];
  const names: string[] = [];
  const sheets: string[] = [];
  const structured: { table: string; inside: string }[] = [];
  let depth = 0;
  let balanced = true;
  let position = 0;
  while (position < formula.length) {
    const char = formula.charAt(position);
    if (char === '"') {
      const end = quotedEnd(formula, position);
      balanced &&= end > 0;
      if (end > 0) texts.push(formula.slice(position + 1, end - 1).replaceAll('""', '"'));
      position = end > 0 ? end : formula.length;
    } else if (char === "'") {
      const end = quotedEnd(formula, position);
      balanced &&= end > 0 && formula.charAt(end) === "!";
      if (end > 0) sheets.push(formula.slice(position + 1, end - 1).replaceAll("''", "'"));
      position = end > 0 ? end + 1 : formula.length;
    } else if (char === "[") {
      const end = bracketEnd(formula, position);
      balanced &&= end > 0;
      if (end > 0) structured.push({ table: "", inside: formula.slice(position + 1, end - 1) });
      position = end > 0 ? end : formula.length;
    } else if (char === "(" || char === ")") {
      depth += char === "(" ? 1 : -1;
      balanced &&= depth >= 0;
      position += 1;
    } else if (WORD_START.test(char) || char === "$") {
      WORD.lastIndex = position;
      const word = WORD.exec(formula)?.[0] ?? char;
      position += word.length;
      const next = formula.charAt(position);
      if (next === "(") functions.push(word);
      else if (next === "!") {
        sheets.push(word);
        position += 1;
      } else if (next === "[") {
        const end = bracketEnd(formula, position);
        balanced &&= end > 0;
        if (end > 0) structured.push({ table: word, inside: formula.slice(position + 1, end - 1) });
        position = end > 0 ? end : formula.length;
      } else names.push(word);
    } else if (/[\d.]/.test(char)) {
      // A number with its exponent, so that 1E5 is not taken for a name.
      position += /^[\d.]+(?:[eE][+-]?\d+)?/.exec(formula.slice(position))?.[0].length ?? 1;
    } else position += 1;
  }
  return { balanced: balanced && depth === 0, functions, texts, names, sheets, structured };
}

/** The column names inside structured brackets, unescaped. */
export function columnsOf(inside: string): string[] {
  const parts = inside.startsWith("[") ? innerBrackets(inside) : [inside];
  return parts.filter((part) => part !== "" && !part.startsWith("#") && part !== "@").map(unescapeColumn);
}

function innerBrackets(inside: string): string[] {
  const parts: string[] = [];
  for (let start = inside.indexOf("["); start >= 0;) {
    const end = bracketEnd(inside, start);
    if (end < 0) break;
    parts.push(inside.slice(start + 1, end - 1));
    start = inside.indexOf("[", end);
  }
  return parts;
}

function unescapeColumn(name: string): string {
  return name.replace(/'([\s\S])/g, "$1");
}

/** The position after the closing quote, or -1. A doubled quote is one inside. */
function quotedEnd(text: string, start: number): number {
  const quote = text.charAt(start);
  for (let i = start + 1; i < text.length; i++) {
    if (text.charAt(i) !== quote) continue;
    if (text.charAt(i + 1) !== quote) return i + 1;
    i += 1;
  }
  return -1;
}

/** The position after the bracket that closes this one, or -1. An apostrophe escapes the next character. */
function bracketEnd(text: string, start: number): number {
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    const char = text.charAt(i);
    if (char === "'") i += 1;
    else if (char === "[") depth += 1;
    else if (char === "]" && --depth === 0) return i + 1;
  }
  return -1;
}
