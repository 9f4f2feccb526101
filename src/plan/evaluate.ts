import type {
  BookView,
  ColumnSpec,
  ListSpec,
  ParameterChoices,
  ParameterSpec,
  RowView,
  TableSpec,
} from "../catalog/spec";
import { tablesOf } from "../formula/template";
import type { Language, Text } from "../i18n/text";
import type { InputRow } from "./choices";
import type { CellValue } from "./plan";

/** A table as it will be written: its columns in order and what is typed into its rows. */
export interface EvaluatedTable {
  readonly spec: TableSpec;
  readonly columns: readonly EvaluatedColumn[];
  readonly rows: readonly InputRow[];
}

export interface EvaluatedColumn {
  readonly spec: ColumnSpec;
  /** False when a table that the formula needs is absent: the column is typed input. */
  readonly computed: boolean;
}

export interface EvaluationInput {
  readonly language: Language;
  readonly tables: readonly EvaluatedTable[];
  readonly lists: readonly ListSpec[];
  readonly parameters: readonly ParameterSpec[];
  readonly parameterChoices: ParameterChoices;
  /** What TODAY() gives: used where no 基准日 is chosen. */
  readonly today: number;
}

/** What a parameter is set to: as chosen, or its default; null for a 基准日 that follows the clock. */
export function settingOf(parameter: ParameterSpec, choices: ParameterChoices): CellValue {
  const chosen = choices.settings?.[parameter.id];
  if (chosen !== undefined) return chosen;
  return typeof parameter.value === "function" ? parameter.value(choices) : parameter.value;
}

/** Excel compares text without regard to case. */
function fold(value: CellValue): CellValue {
  return typeof value === "string" ? value.toLowerCase() : value;
}

function isBlank(value: CellValue): boolean {
  return value === null || value === "";
}

/**
 * Evaluates every computed column by its reference function, each cell once and only when something
 * asks for it. These values are what a file shows before anyone recalculates it, and what the formulas
 * are proved against.
 */
export function evaluate(input: EvaluationInput): BookView {
  return new Evaluation(input);
}

class Evaluation implements BookView {
  private readonly tables = new Map<string, Row[]>();
  private readonly indexes = new Map<string, Map<CellValue, Row[]>>();
  private readonly parameterValues = new Map<string, CellValue>();
  private readonly parameters: ReadonlyMap<string, ParameterSpec>;
  private readonly labelOfCode = new Map<string, string>();
  private readonly places = new Map<string, ReadonlyMap<string, number>>();

  constructor(private readonly input: EvaluationInput) {
    this.parameters = new Map(input.parameters.map((parameter) => [parameter.id, parameter]));
    for (const list of input.lists) {
      for (const item of list.items)
        this.labelOfCode.set(`${list.id}.${item.code}`, item.label[input.language]);
    }
    for (const table of input.tables) {
      const columns = new Map(table.columns.map((column) => [column.spec.id, column]));
      this.tables.set(
        table.spec.id,
        table.rows.map((typed, index) => new Row(this, table.spec.id, index, columns, typed)),
      );
    }
  }

  has(table: string): boolean {
    return this.tables.has(table);
  }

  rows(table: string): readonly RowView[] {
    return this.rowsOf(table);
  }

  private rowsOf(table: string): readonly Row[] {
    const rows = this.tables.get(table);
    if (!rows)
      throw new Error(`The plan has no table "${table}"; a formula that needs it must not be written`);
    return rows;
  }

  find(table: string, column: string, key: CellValue): RowView | undefined {
    return this.where(table, column, key)[0];
  }

  where(table: string, column: string, key: CellValue): readonly RowView[] {
    if (isBlank(key)) return [];
    const id = `${table}.${column}`;
    let index = this.indexes.get(id);
    if (!index) {
      index = new Map();
      for (const row of this.rowsOf(table)) {
        const value = fold(row.value(column));
        const group = index.get(value);
        if (group) group.push(row);
        else index.set(value, [row]);
      }
      this.indexes.set(id, index);
    }
    return index.get(fold(key)) ?? [];
  }

  parameter(id: string): CellValue {
    const known = this.parameterValues.get(id);
    if (known !== undefined) return known;
    const parameter = this.parameters.get(id);
    if (!parameter) throw new Error(`Unknown parameter "${id}"`);
    const value = this.evaluateParameter(parameter);
    this.parameterValues.set(id, value);
    return value;
  }

  private evaluateParameter(parameter: ParameterSpec): CellValue {
    const { computed, otherwise } = parameter;
    const canCompute =
      computed && (!otherwise || tablesOf(computed.formula).every((table) => this.has(table)));
    if (canCompute) return computed.value(this);
    const value = settingOf(parameter, this.input.parameterChoices);
    return value === null && parameter.id === "asOf" ? this.input.today : value;
  }

  number(parameter: string): number {
    const value = this.parameter(parameter);
    return typeof value === "number" ? value : 0;
  }

  text(parameter: string): string {
    const value = this.parameter(parameter);
    return value === null ? "" : String(value);
  }

  label(list: string, code: string): string {
    const label = this.labelOfCode.get(`${list}.${code}`);
    if (label === undefined) throw new Error(`Unknown code "${code}" of list "${list}"`);
    return label;
  }

  labels(list: string): readonly string[] {
    const items = this.input.lists.find((candidate) => candidate.id === list)?.items ?? [];
    return items.map((item) => item.label[this.input.language]);
  }

  place(list: string, label: string): number {
    let places = this.places.get(list);
    if (!places) {
      const items = this.input.lists.find((candidate) => candidate.id === list)?.items ?? [];
      places = new Map(
        items.map((item, index) => [item.label[this.input.language].toLowerCase(), index + 1]),
      );
      this.places.set(list, places);
    }
    return places.get(label.toLowerCase()) ?? 0;
  }

  extra(list: string, label: string, field: string): string | undefined {
    const items = this.input.lists.find((candidate) => candidate.id === list)?.items ?? [];
    const wanted = label.toLowerCase();
    const code = items.find((item) => item.label[this.input.language].toLowerCase() === wanted)?.extra?.[
      field
    ];
    return code === undefined ? undefined : this.label(field, code);
  }

  say(text: Text): string {
    return text[this.input.language];
  }
}

const IN_PROGRESS = Symbol("in progress");

class Row implements RowView {
  private readonly values = new Map<string, CellValue | typeof IN_PROGRESS>();

  constructor(
    readonly book: Evaluation,
    readonly table: string,
    readonly index: number,
    private readonly columns: ReadonlyMap<string, EvaluatedColumn>,
    private readonly typed: InputRow,
  ) {}

  value(column: string): CellValue {
    const known = this.values.get(column);
    if (known === IN_PROGRESS) throw new Error(`${this.table}.${column} depends on itself`);
    if (known !== undefined) return known;
    const definition = this.columns.get(column);
    if (!definition) throw new Error(`Table "${this.table}" has no column "${column}" in this plan`);
    this.values.set(column, IN_PROGRESS);
    const value = this.evaluateColumn(definition);
    this.values.set(column, value);
    return value;
  }

  private evaluateColumn({ spec, computed }: EvaluatedColumn): CellValue {
    if (computed && spec.computed) return spec.computed.value(this);
    if (spec.sequence) return this.index + 1;
    return this.typed[spec.id] ?? null;
  }

  number(column: string): number {
    const value = this.value(column);
    return typeof value === "number" ? value : 0;
  }

  text(column: string): string {
    const value = this.value(column);
    return value === null ? "" : String(value);
  }

  blank(column: string): boolean {
    return isBlank(this.value(column));
  }
}
