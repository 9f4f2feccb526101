import { decimalToNumber, divideRounded, powerOfTen, type Decimal } from "./decimal";
import { compareCodePoints, keyLabel, keyNormaliser, SAME_KEY, type KeyNormalisation } from "./key";
import { isErrorText, plainNumber, readNumber, type DecimalSign } from "./number-text";
import { ExactSums, type ExactColumn } from "./sums";

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

/** The sums of all keys, in order of first appearance. */
export interface Aggregate {
  readonly measure: Measure;
  /** As shown: trimmed; of several spellings the first in code-point order, so that row order does not matter. */
  readonly labels: readonly string[];
  /** Normal form of each key, to match keys of two aggregates. */
  readonly normals: readonly string[];
  readonly amounts: ExactColumn;
  /** Rows of each key. */
  readonly rows: readonly number[];
  readonly merged: readonly MergedKey[];
  /** How many cells of each kind could not be used, and the first hundred of them. */
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
  private readonly normalise: (key: string) => string;
  private readonly keepBlank: boolean;
  private readonly sign: DecimalSign;
  /** Raw cell or normal form → key number: normalisation is done once for each different spelling. */
  private readonly ids = new Map<Cell, number>();
  private readonly labels: string[] = [];
  private readonly normals: string[] = [];
  private readonly spellings = new Map<number, Set<string>>();
  private readonly sums = new ExactSums();
  private rows = new Float64Array(1024);
  private blankId = SKIP;
  private blankKeyRows = 0;
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
    const { ids, sums } = this;
    const count = keys.length;
    const adding = values !== undefined && this.measure !== "count";
    for (let at = 0; at < count; at += 1) {
      const raw = keys[at];
      let id = ids.get(raw);
      id ??= this.intern(raw, this.rowsRead + at);
      if (id < 0) {
        id = this.withoutKey(id, values === undefined ? null : values[at]);
        if (id < 0) continue;
      }
      if (adding) {
        const value = values[at];
        if (typeof value === "number" && value - value === 0) sums.add(id, value);
        else if (!this.addCell(id, value, this.rowsRead + at)) continue;
      } else if (values !== undefined && isBlank(values[at])) {
        // Counting the values of a column: blank ones are not there to be counted.
        continue;
      }
      this.rows[id] = (this.rows[id] ?? 0) + 1;
      this.rowsUsed += 1;
    }
    this.rowsRead += count;
  }

  finish(): Aggregate {
    const rows = Array.from(this.rows.subarray(0, this.labels.length));
    const { labels, merged } = this.settledLabels();
    return {
      measure: this.measure,
      labels,
      normals: this.normals.slice(),
      amounts: this.amounts(rows),
      rows,
      merged,
      faultCounts: { ...this.faultCounts },
      faults: this.faults.slice(),
      blankKeyRows: this.blankKeyRows,
      rowsRead: this.rowsRead,
      rowsUsed: this.rowsUsed,
    };
  }

  private amounts(rows: readonly number[]): ExactColumn {
    if (this.measure === "count") return { kind: "small", decimals: 0, units: Float64Array.from(rows) };
    const sums = this.sums.finish(rows.length);
    if (this.measure === "sum") return sums;
    const decimals = Math.max(AVERAGE_DECIMALS, sums.decimals);
    const factor = powerOfTen(decimals - sums.decimals);
    const units = rows.map((count, id) =>
      count === 0 ? 0n : divideRounded(BigInt(sums.units[id] ?? 0) * factor, BigInt(count)),
    );
    return { kind: "big", decimals, units };
  }

  /** The number of a key seen for the first time in this spelling; SKIP for one that cannot be used. */
  private intern(raw: Cell, row: number): number {
    const text = cellText(raw);
    if (isErrorText(text)) {
      this.note("keyError", row, text);
      return SKIP;
    }
    const normal = this.normalise(text);
    if (normal === "" || normal.trim() === "") {
      this.ids.set(raw, BLANK);
      return BLANK;
    }
    let id = this.ids.get(normal);
    const label = keyLabel(text, this.rule);
    if (id === undefined) {
      id = this.newKey(normal, label);
      this.ids.set(normal, id);
    } else if (label !== this.labels[id]) {
      const spellings = this.spellings.get(id) ?? new Set([this.labels[id] ?? ""]);
      this.spellings.set(id, spellings.add(label));
    }
    if (raw !== normal) this.ids.set(raw, id);
    return id;
  }

  private newKey(normal: string, label: string): number {
    const id = this.labels.length;
    this.labels.push(label);
    this.normals.push(normal);
    if (id >= this.rows.length) {
      const wider = new Float64Array(this.rows.length * 2);
      wider.set(this.rows);
      this.rows = wider;
    }
    return id;
  }

  /** A row whose key is blank: nothing at all when the amount is blank too (the empty end of a whole column). */
  private withoutKey(id: number, value: Cell): number {
    if (id !== BLANK || isBlank(value)) return SKIP;
    this.blankKeyRows += 1;
    if (!this.keepBlank) return SKIP;
    if (this.blankId < 0) this.blankId = this.newKey("", "");
    return this.blankId;
  }

  /** Adds an amount that is no plain number; false when the row cannot be used. */
  private addCell(id: number, value: Cell, row: number): boolean {
    if (typeof value === "string") {
      const plain = this.sign === "." ? plainNumber(value) : null;
      if (plain !== null) {
        this.sums.add(id, plain);
        return true;
      }
      const reading = readNumber(value, this.sign);
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
    if (this.faults.length < FAULTS_KEPT) this.faults.push({ fault, row, text });
    return false;
  }

  private settledLabels(): { labels: string[]; merged: MergedKey[] } {
    const labels = this.labels.slice();
    const merged: MergedKey[] = [];
    for (const [id, set] of this.spellings) {
      const spellings = [...set].sort(compareCodePoints);
      labels[id] = spellings[0] ?? "";
      merged.push({ key: spellings[0] ?? "", spellings });
    }
    merged.sort((a, b) => compareCodePoints(a.key, b.key));
    return { labels, merged };
  }
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
