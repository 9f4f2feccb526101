import { regroup, scaleOf, unitsOf, type ExactColumn } from "./amounts";
import { decimalToNumber, divideRounded, powerOfTen, type Decimal } from "./decimal";
import {
  compareCodePoints,
  groupKeys,
  isBlankKey,
  hashOf,
  keyLabel,
  keyNormaliser,
  NOT_PLAIN,
  plainHash,
  SAME_KEY,
  type KeyNormalisation,
} from "./key";
import { isErrorText, plainNumber, readNumber, type DecimalSign } from "./number-text";
import { ExactSums } from "./sums";

/** What a spreadsheet cell can hold. */
export type Cell = string | number | boolean | null | undefined;

/** What is added up for a key. An average is rounded half away from zero to ten decimals, so that totals stay exact. */
export type Measure = "sum" | "count" | "average";

export interface AggregateOptions {
  /** Default "sum". */
  readonly measure?: Measure;
  /** Default: all three. */
  readonly normalise?: KeyNormalisation;
  /** Rows that have an amount but no key: an own blank key (default, so that the total stays right) or left out. */
  readonly blankKeys?: "keep" | "exclude";
  /** The decimal sign of amounts written as text. Default ".". */
  readonly decimalSign?: DecimalSign;
}

export type CellFault = "cellError" | "cellNotNumber" | "cellAmbiguousNumber" | "keyError";

/** A cell that could not be used; `row` counts the rows added so far from 0. */
export interface Fault {
  readonly fault: CellFault;
  readonly row: number;
  readonly text: string;
}

/** Spellings that were taken for one key, in code-point order; the first is the one shown. */
export interface MergedKey {
  readonly key: string;
  readonly spellings: readonly string[];
}

/** The texts that a key's cells hold. */
export interface KeyReadings {
  readonly key: string;
  readonly texts: readonly string[];
}

/** The sums of all keys, in order of first appearance. */
export interface Aggregate {
  readonly measure: Measure;
  /** As shown: trimmed; of several spellings the first in code-point order, so that row order does not matter. */
  readonly labels: readonly string[];
  /** When two keys were the same one. */
  readonly normalise: KeyNormalisation;
  readonly amounts: ExactColumn;
  /** Rows of each key. */
  readonly rows: Int32Array;
  readonly merged: readonly MergedKey[];
  /** Keys whose cells read otherwise than they are shown (spaces, other letters or widths), with every reading. */
  readonly readings: readonly KeyReadings[];
  /** Different key cells that hold numbers; amounts written as text. Both matter to formulas over the source. */
  readonly numberKeys: number;
  readonly textAmounts: number;
  /** How many cells of each kind could not be used, and the first hundred of each. */
  readonly faultCounts: Readonly<Record<CellFault, number>>;
  readonly faults: readonly Fault[];
  /** Rows with no key; their amounts are in or out according to `blankKeys`. */
  readonly blankKeyRows: number;
  /** Rows added, and those of them that count. */
  readonly rowsRead: number;
  readonly rowsUsed: number;
}

export interface Aggregator {
  /** Adds rows. Without values every row with a key counts, and only "count" can be measured. */
  add(keys: ArrayLike<Cell>, values?: ArrayLike<Cell>): void;
  finish(): Aggregate;
}

const FAULTS_KEPT = 100;
const AVERAGE_DECIMALS = 10;
/** Rows looked up before they are added: the numbers of their keys take half a megabyte. */
const BLOCK_ROWS = 131_072;
const SKIP = -1;
const BLANK = -2;

/**
 * Adds up rows key by key in one pass, chunk by chunk: it holds one entry for each different spelling of a key and
 * nothing for each row, so its memory is bounded by the number of keys. Sums are exact (see ExactSums).
 */
export function createAggregator(options: AggregateOptions = {}): Aggregator {
  return new KeyedSums(options);
}

class KeyedSums implements Aggregator {
  private readonly measure: Measure;
  private readonly rule: KeyNormalisation;
  private readonly keepBlank: boolean;
  private readonly sign: DecimalSign;
  /** Cell → number of its spelling. Spellings of one key are brought together at the end, once each. */
  private readonly ids = new Map<Cell, number>();
  private readonly spellings: string[] = [];
  private readonly sums = new ExactSums();
  private readonly normalise: (key: string) => string;
  private rows = new Int32Array(1024);
  private hashes = new Int32Array(1024);
  private hashed = 0;
  private allPlain = true;
  private blankId = SKIP;
  private blankKeyRows = 0;
  private numberKeys = 0;
  private textAmounts = 0;
  private rowsRead = 0;
  private rowsUsed = 0;
  private readonly faults: Fault[] = [];
  private readonly faultCounts: Record<CellFault, number> = {
    cellError: 0,
    cellNotNumber: 0,
    cellAmbiguousNumber: 0,
    keyError: 0,
  };

  constructor(options: AggregateOptions) {
    this.measure = options.measure ?? "sum";
    this.rule = options.normalise ?? SAME_KEY;
    this.normalise = keyNormaliser(this.rule);
    this.keepBlank = (options.blankKeys ?? "keep") === "keep";
    this.sign = options.decimalSign ?? ".";
  }

  add(keys: ArrayLike<Cell>, values?: ArrayLike<Cell>): void {
    if (values === undefined || this.measure === "count") this.count(keys, values);
    else this.addAmounts(keys, values);
    this.rowsRead += keys.length;
  }

  /**
   * Adds rows block by block, each step of a block in a loop of its own: look-ups wait for memory, and additions mixed
   * in between would wait with them.
   */
  private addAmounts(keys: ArrayLike<Cell>, values: ArrayLike<Cell>): void {
    const block = new Int32Array(Math.min(keys.length, BLOCK_ROWS));
    for (let from = 0; from < keys.length; from += BLOCK_ROWS) {
      const to = Math.min(from + BLOCK_ROWS, keys.length);
      this.lookUp(keys, values, from, to, block);
      this.hashSpellings();
      this.addBlock(values, from, to, block);
    }
  }

  private lookUp(
    keys: ArrayLike<Cell>,
    values: ArrayLike<Cell>,
    from: number,
    to: number,
    block: Int32Array,
  ): void {
    const { ids } = this;
    for (let at = from; at < to; at += 1) {
      const raw = keys[at];
      let id = ids.get(raw);
      if (id === undefined) id = this.intern(raw, this.rowsRead + at);
      block[at - from] = id < 0 ? this.withoutKey(id, values[at]) : id;
    }
  }

  /** Hashes the spellings that are new, while their texts are still in the processor's cache. */
  private hashSpellings(): void {
    for (; this.hashed < this.spellings.length; this.hashed += 1) {
      const text = this.spellings[this.hashed] ?? "";
      const hash = plainHash(text, this.rule);
      if (hash === NOT_PLAIN) this.allPlain = false;
      this.hashes[this.hashed] = hash === NOT_PLAIN ? hashOf(this.normalise(text)) : hash;
    }
  }

  private addBlock(values: ArrayLike<Cell>, from: number, to: number, block: Int32Array): void {
    const { rows, sums } = this;
    let used = 0;
    for (let at = from; at < to; at += 1) {
      const id = block[at - from] ?? SKIP;
      if (id < 0) continue;
      const value = values[at];
      // A number less itself is 0 unless it is NaN or infinite.
      if (typeof value === "number" && value - value === 0) sums.add(id, value);
      else if (!this.addCell(id, value, this.rowsRead + at)) continue;
      rows[id] = (rows[id] ?? 0) + 1;
      used += 1;
    }
    this.rowsUsed += used;
  }

  /** Counts rows with a key; with values, those whose value is not blank. */
  private count(keys: ArrayLike<Cell>, values: ArrayLike<Cell> | undefined): void {
    for (let at = 0; at < keys.length; at += 1) {
      const raw = keys[at];
      let id = this.ids.get(raw) ?? this.intern(raw, this.rowsRead + at);
      if (id < 0) id = this.withoutKey(id, values === undefined ? null : values[at]);
      if (id < 0 || (values !== undefined && isBlank(values[at]))) continue;
      this.rows[id] = (this.rows[id] ?? 0) + 1;
      this.rowsUsed += 1;
    }
  }

  finish(): Aggregate {
    const { keyOf, labels, merged, readings } = this.mergeSpellings();
    const rows = new Int32Array(labels.length);
    for (let id = 0; id < keyOf.length; id += 1) {
      const key = keyOf[id] ?? 0;
      rows[key] = (rows[key] ?? 0) + (this.rows[id] ?? 0);
    }
    return {
      measure: this.measure,
      labels,
      normalise: this.rule,
      amounts: this.amounts(keyOf, rows),
      rows,
      merged,
      readings,
      numberKeys: this.numberKeys,
      textAmounts: this.textAmounts,
      faultCounts: { ...this.faultCounts },
      faults: this.faults.slice().sort((a, b) => a.row - b.row),
      blankKeyRows: this.blankKeyRows,
      rowsRead: this.rowsRead,
      rowsUsed: this.rowsUsed,
    };
  }

  private amounts(keyOf: Int32Array, rows: Int32Array): ExactColumn {
    if (this.measure === "count") return { kind: "small", decimals: 0, units: new Float64Array(rows) };
    const spelled = this.sums.finish(keyOf.length);
    const sums = keyOf.length === rows.length ? spelled : regroup(spelled, keyOf, rows.length);
    if (this.measure === "sum") return sums;
    const decimals = Math.max(AVERAGE_DECIMALS, scaleOf(sums));
    const factor = powerOfTen(decimals - scaleOf(sums));
    const units = Array.from(rows, (count, key) =>
      count === 0 ? 0n : divideRounded(unitsOf(sums, key) * factor, BigInt(count)),
    );
    return { kind: "big", decimals, units };
  }

  /** The number of a cell seen for the first time; SKIP for one that cannot be a key. */
  private intern(raw: Cell, row: number): number {
    const text = cellText(raw);
    if (isErrorText(text)) {
      this.note("keyError", row, text);
      return SKIP;
    }
    if (typeof raw === "number") this.numberKeys += 1;
    const id = isBlankKey(text) ? BLANK : this.newSpelling(text);
    this.ids.set(raw, id);
    return id;
  }

  private newSpelling(text: string): number {
    const id = this.spellings.length;
    this.spellings.push(text);
    if (id >= this.rows.length) {
      this.rows = widened(this.rows);
      this.hashes = widened(this.hashes);
    }
    return id;
  }

  /** A row whose key is blank: nothing at all when the amount is blank too (the empty end of a whole column). */
  private withoutKey(id: number, value: Cell): number {
    if (id !== BLANK || isBlank(value)) return SKIP;
    this.blankKeyRows += 1;
    if (!this.keepBlank) return SKIP;
    if (this.blankId < 0) this.blankId = this.newSpelling("");
    return this.blankId;
  }

  /** Adds an amount that is no plain number; false when the row cannot be used. */
  private addCell(id: number, value: Cell, row: number): boolean {
    if (typeof value === "string") {
      const plain = this.sign === "." ? plainNumber(value) : null;
      if (plain !== null) {
        this.textAmounts += 1;
        this.sums.add(id, plain);
        return true;
      }
      const reading = readNumber(value, this.sign);
      this.textAmounts += 1;
      if (reading.kind === "number") this.addDecimal(id, reading.decimal);
      else if (reading.kind === "error") return this.note("cellError", row, value);
      else if (reading.kind === "ambiguous") return this.note("cellAmbiguousNumber", row, value);
      else if (reading.kind === "text") return this.note("cellNotNumber", row, value);
      // A blank amount adds nothing, and an average does not count it.
      return reading.kind === "number" || this.measure !== "average";
    }
    if (value === null || value === undefined) return this.measure !== "average";
    return this.note("cellNotNumber", row, String(value));
  }

  private addDecimal(id: number, decimal: Decimal): void {
    const few =
      decimal.scale <= 9 && decimal.units <= 999_999_999_999_999n && decimal.units >= -999_999_999_999_999n;
    if (few) this.sums.add(id, decimalToNumber(decimal));
    else this.sums.addDecimal(id, decimal);
  }

  private note(fault: CellFault, row: number, text: string): false {
    this.faultCounts[fault] += 1;
    if (this.faultCounts[fault] <= FAULTS_KEPT) this.faults.push({ fault, row, text });
    return false;
  }

  /** Brings the spellings of each key together: the number of each spelling's key, in order of first appearance. */
  private mergeSpellings(): {
    keyOf: Int32Array;
    labels: string[];
    merged: MergedKey[];
    readings: KeyReadings[];
  } {
    this.hashSpellings();
    const keyOf = groupKeys(this.spellings, this.hashes, this.rule);
    // Nothing to merge, nothing to trim: every spelling is a key as it is shown.
    if (this.allPlain && keyOf.every((first, id) => first === id)) {
      return { keyOf, labels: this.spellings.slice(), merged: [], readings: [] };
    }
    const labels: string[] = [];
    /** Readings of the keys that have several, or one that is not its label. */
    const untidy = new Map<number, string[]>();
    for (let id = 0; id < keyOf.length; id += 1) {
      const text = this.spellings[id] ?? "";
      const first = keyOf[id] ?? id;
      if (first === id) {
        const label = keyLabel(text, this.rule);
        keyOf[id] = labels.length;
        if (label !== text) untidy.set(labels.length, [text]);
        labels.push(label);
      } else {
        // The first spelling came earlier and holds its key's number already.
        const key = keyOf[first] ?? 0;
        keyOf[id] = key;
        const texts = untidy.get(key) ?? [this.spellings[first] ?? ""];
        if (!texts.includes(text)) texts.push(text);
        untidy.set(key, texts);
      }
    }
    const merged: MergedKey[] = [];
    const readings: KeyReadings[] = [];
    for (const [id, texts] of untidy) {
      const spellings = [...new Set(texts.map((text) => keyLabel(text, this.rule)))].sort(compareCodePoints);
      const key = spellings[0] ?? "";
      labels[id] = key;
      if (spellings.length > 1) merged.push({ key, spellings });
      if (texts.length > 1 || texts[0] !== key) readings.push({ key, texts: texts.sort(compareCodePoints) });
    }
    merged.sort((a, b) => compareCodePoints(a.key, b.key));
    return { keyOf, labels, merged, readings };
  }
}

function widened(array: Int32Array): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(array.length * 2);
  wider.set(array);
  return wider;
}

/** The text of a cell: what it would show without a number format. */
export function cellText(cell: Cell): string {
  if (typeof cell === "string") return cell;
  if (cell === null || cell === undefined) return "";
  return typeof cell === "boolean" ? (cell ? "TRUE" : "FALSE") : String(cell);
}

/** True for an empty cell and for text of nothing but spaces. */
export function isBlank(cell: Cell): boolean {
  return cell === null || cell === undefined || (typeof cell === "string" && cell.trim() === "");
}
