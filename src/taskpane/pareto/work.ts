import { columnLetters } from "../../formula/address";
import { sheetColumns } from "../../excel/grid";
import type { ClassColumn, LiveReport, ParetoGateway, Source, SourceCell } from "../../excel/pareto-api";
import { paretoText } from "../../i18n/pareto";
import type { Language } from "../../i18n/text";
import type { ClassRule } from "../../pareto/classify";
import { SAME_KEY, type KeyNormalisation } from "../../pareto/key";
import { message, type Message } from "../../pareto/messages";
import { addedSheet } from "../../pareto/report";
import { MODE_CODES } from "../../pareto/report-live";
import type { ReportSource } from "../../pareto/report-source";
import type { Grid, SelectionChoice } from "../../pareto/selection";
import { columnsRead, projected, type ParetoView } from "../../pareto/session";
import type { AppliedPlan, CreatedRecord } from "../../excel/api";
import type { Services } from "../services";
import type { Analyst } from "./analyst";

/** The use cases of the Pareto view: read, count, write a sheet, refresh it, write classes back. */

/** Rows that tell what a column holds. */
const SAMPLE_ROWS = 2000;
const SAMPLE_CELLS = 40_000;
/** Cells asked for at once: half a megabyte or so, which Excel answers and the page reads within a frame or two. */
const CHUNK_CELLS = 30_000;
/** Selections up to this size are kept, so that another column is counted without reading again. */
const KEPT_CELLS = 100_000;

/** Where rows come from: Excel, or what was read of it a moment ago. */
export interface RowSource {
  readonly source: Source;
  readonly visibleOnly: boolean;
  /** Some columns of all rows from the first on, a table's header first. */
  chunks(columns: readonly number[], signal: AbortSignal): AsyncGenerator<RowChunk>;
}

export interface RowChunk {
  readonly values: Grid;
  readonly sheetRows: number | readonly number[];
  /** Rows of the source that have been read so far. */
  readonly done: number;
}

/** The person pressed Cancel. */
export class Stopped extends Error {
  constructor() {
    super("Stopped");
    this.name = "Stopped";
  }
}

/** Rows of a source; a small one is read once. */
export function rowsOf(gateway: ParetoGateway, source: Source, visibleOnly: boolean): RowSource {
  const keep = source.rows * source.columns <= KEPT_CELLS;
  const all = Array.from({ length: source.columns }, (_, at) => at);
  let kept: readonly RowChunk[] | null = null;

  async function* read(columns: readonly number[], signal: AbortSignal): AsyncGenerator<RowChunk> {
    if (source.header !== null) {
      const header = columns.map((column) => source.header?.[column] ?? "");
      yield { values: [header], sheetRows: source.headerRow, done: 0 };
    }
    let count = Math.max(1, Math.floor(CHUNK_CELLS / columns.length));
    for (let from = 0; from < source.rows;) {
      if (signal.aborted) throw new Stopped();
      const rows = await gateway.readRows(source, { from, count, columns, visibleOnly });
      from += rows.taken;
      // Fewer than asked for: so many did not fit into one answer.
      if (from < source.rows) count = Math.min(count, rows.taken);
      yield { values: rows.values, sheetRows: rows.sheetRows, done: from };
    }
  }

  async function* chunks(columns: readonly number[], signal: AbortSignal): AsyncGenerator<RowChunk> {
    if (!keep) {
      yield* read(columns, signal);
      return;
    }
    if (kept === null) {
      const found: RowChunk[] = [];
      for await (const chunk of read(all, signal)) found.push(chunk);
      kept = found;
    }
    for (const chunk of kept) {
      yield { ...chunk, values: chunk.values.map((row) => columns.map((column) => row[column])) };
    }
  }
  return { source, visibleOnly, chunks };
}

/** The first rows of a source, with a table's header above them. */
export async function readSample(
  gateway: ParetoGateway,
  source: Source,
  visibleOnly: boolean,
): Promise<Grid> {
  const columns = Array.from({ length: source.columns }, (_, at) => at);
  const count = Math.max(1, Math.min(SAMPLE_ROWS, Math.floor(SAMPLE_CELLS / source.columns)));
  const header: readonly (readonly SourceCell[])[] = source.header === null ? [] : [source.header];
  const sample = [...header];
  // A filter may leave few of the first rows visible.
  for (let from = 0, blocks = 0; from < source.rows && sample.length < count && blocks < 10; blocks += 1) {
    const rows = await gateway.readRows(source, { from, count, columns, visibleOnly });
    sample.push(...rows.values.slice(0, count - sample.length));
    from += rows.taken;
    if (!visibleOnly) break;
  }
  return sample;
}

export interface CountRequest {
  readonly choices: readonly [SelectionChoice, SelectionChoice?];
  readonly normalise: KeyNormalisation;
  readonly rule: ClassRule;
}

function given([first, second]: CountRequest["choices"]): readonly SelectionChoice[] {
  return second === undefined ? [first] : [first, second];
}

/** Reads all rows into the analyst and classifies them. @throws Stopped when the signal fires. */
export async function count(
  analyst: Analyst,
  rows: RowSource,
  { choices, normalise, rule }: CountRequest,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<ParetoView> {
  const [first, second] = choices;
  const columns = columnsRead(given(choices));
  const pair: [SelectionChoice, SelectionChoice?] = [projected(first, columns)];
  if (second !== undefined) pair.push(projected(second, columns));
  await analyst.call("start", pair, { normalise });
  // While the analyst adds one chunk up, Excel is asked for the next.
  let adding: Promise<void> = Promise.resolve();
  for await (const chunk of rows.chunks(columns, signal)) {
    await adding;
    if (signal.aborted) throw new Stopped();
    adding = analyst.call("add", chunk.values, chunk.sheetRows);
    onProgress(chunk.done / Math.max(1, rows.source.rows));
  }
  await adding;
  if (signal.aborted) throw new Stopped();
  return await analyst.call("finish", rule);
}

/** Why the sheet can only be a snapshot: what the data says, and how it was selected. */
export function obstaclesTo(view: ParetoView, rows: RowSource): readonly Message[] {
  const more: Message[] = [];
  if (rows.visibleOnly) more.push(message("info", "liveVisibleOnly"));
  if (rows.source.layout === "beneath") more.push(message("info", "liveSeveralAreas"));
  return [...view.obstacles, ...more];
}

export interface Named {
  readonly keyName: string;
  /** Null when occurrences are counted. */
  readonly valueName: string | null;
}

export interface OutputRequest extends Named {
  readonly kind: "live" | "snapshot";
  readonly language: Language;
  readonly today: number;
  readonly choice: SelectionChoice;
  readonly view: ParetoView;
  readonly rows: RowSource;
}

type Excel = NonNullable<Services["excel"]>;

/** Writes the output sheet into the open workbook. */
export async function writeOutput(
  { excel, now, newId }: Services,
  gateway: ParetoGateway,
  analyst: Analyst,
  request: OutputRequest,
  signal?: AbortSignal,
): Promise<AppliedPlan> {
  if (!excel) throw new Error("There is no Excel to write to");
  const { kind, language, today, keyName, valueName } = request;
  const { taken } = await excel.gateway.readWorkbookState();
  const sheet = await analyst.call("report", {
    kind,
    language,
    sheetName: freeName(paretoText(language, "reportSheetName"), taken.sheets),
    keyName,
    valueName,
    today,
    source: await reportSource(gateway, request),
  });
  return await excel.gateway.applyPlan(addedSheet(sheet, language, today), {
    capabilities: excel.capabilities,
    id: newId(),
    now: now().toISOString(),
    withoutIdentity: true,
    ...(signal === undefined ? {} : { signal }),
  });
}

function freeName(wanted: string, taken: readonly string[]): string {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  if (!used.has(wanted.toLowerCase())) return wanted;
  for (let number = 2; ; number += 1) {
    const name = `${wanted} (${number})`;
    if (!used.has(name.toLowerCase())) return name;
  }
}

/** Room for rows that are typed beneath later: a fifth, at least 200. */
function spareFor(rows: number): number {
  return Math.max(200, Math.ceil(rows / 5));
}

/** Where the data stands, for the formulas and the link back. */
async function reportSource(
  gateway: ParetoGateway,
  { choice, view, rows: { source } }: OutputRequest,
): Promise<ReportSource> {
  const columns = sheetColumns(source);
  const top = source.areas[0]?.row ?? 0;
  const headerRows = source.header === null ? 0 : 1;
  const firstRow = top + choice.firstRow - headerRows;
  const count = Math.max(1, view.lastRow + 1 - choice.firstRow);
  const { measure, category } = choice;
  const value = measure.kind === "count" ? null : measure.column;
  const read = value === null ? [category.column] : [category.column, value];
  const { table, header } = source;
  const isTable = table !== null && table.whole && header !== null;
  const totalsBelow = view.rowsSkipped.totals > 0;
  const spareRows =
    isTable || totalsBelow || source.layout === "beneath"
      ? 0
      : await gateway.blankBeneath(source, read, firstRow + count - 1, spareFor(count));
  return {
    sheetName: source.sheet,
    firstRow,
    rows: count,
    keyColumn: columns[category.column] ?? 0,
    valueColumn: value === null ? null : (columns[value] ?? 0),
    spareRows,
    ...(isTable
      ? {
          table: {
            name: table.name,
            key: header[category.column] ?? "",
            value: value === null ? null : (header[value] ?? ""),
          },
        }
      : {}),
  };
}

export type Refreshed =
  | { readonly kind: "done"; readonly applied: AppliedPlan; readonly sheet: string }
  | { readonly kind: "gone" }
  | { readonly kind: "notLive"; readonly obstacles: readonly Message[] };

/**
 * Makes a live sheet anew from what its formulas read now, with the thresholds and mode that stand in it, and puts it
 * in the old one's place: keys that came later are on its list. The old sheet goes only when the new one stands.
 */
export async function refreshLive(
  services: Services,
  gateway: ParetoGateway,
  analyst: Analyst,
  report: LiveReport,
  { language, today }: { readonly language: Language; readonly today: number },
  signal: AbortSignal,
): Promise<Refreshed> {
  const { excel } = services;
  const state = await gateway.readLiveReport(report);
  if (!state || !excel) return { kind: "gone" };
  const { source, keyColumn, valueColumn } = state;
  const hasHeader = source.header !== null;
  const choice: SelectionChoice = {
    header: hasHeader ? 0 : null,
    firstRow: hasHeader ? 1 : 0,
    category: { column: keyColumn, as: "text" },
    measure:
      valueColumn === null ? { kind: "count" } : { kind: "sum", column: valueColumn, decimalSign: "." },
    totals: [],
    totalsRule: "found",
    fillDown: false,
  };
  const rows = rowsOf(gateway, source, false);
  const view = await count(
    analyst,
    rows,
    { choices: [choice], normalise: SAME_KEY, rule: ruleOf(state) },
    () => undefined,
    signal,
  );
  const obstacles = obstaclesTo(view, rows);
  if (obstacles.length > 0) return { kind: "notLive", obstacles };
  const name = (column: number, header: string): string =>
    header === "" ? columnLetters(sheetColumns(source)[column] ?? column) : header;
  const applied = await writeOutput(services, gateway, analyst, {
    kind: "live",
    language,
    today,
    keyName: name(keyColumn, state.keyName),
    valueName: valueColumn === null ? null : name(valueColumn, state.valueName),
    choice,
    view,
    rows,
  });
  await removeOld(excel, gateway, report);
  const made = applied.created.sheets[0];
  if (made) await gateway.placeSheet(made.id, report.sheet, state.position);
  return { kind: "done", applied, sheet: report.sheet };
}

function ruleOf({
  thresholds,
  modeCode,
}: {
  readonly thresholds: readonly [number, number];
  readonly modeCode: number;
}): ClassRule {
  const modes = Object.entries(MODE_CODES);
  const mode = modes.find(([, code]) => code === modeCode)?.[0];
  const round = (share: number): number => Math.round(share * 1e8) / 1e8;
  return {
    thresholds: [round(thresholds[0]), round(thresholds[1])],
    mode: mode === "include" || mode === "exclude" ? mode : "nearest",
  };
}

/** Removes a sheet through the record of its making where there is one, so that nothing offers to undo it later. */
async function removeOld(
  { gateway: book }: Excel,
  gateway: ParetoGateway,
  { sheetId }: LiveReport,
): Promise<void> {
  const record = createdRecords(await book.undoable()).find(({ sheets }) =>
    sheets.some(({ id }) => id === sheetId),
  );
  if (record?.sheets.length === 1) await book.removeCreated(record);
  else await gateway.deleteSheet(sheetId);
}

function createdRecords(
  entries: readonly { readonly kind: string; readonly record: unknown }[],
): readonly CreatedRecord[] {
  return entries.flatMap(({ kind, record }) => (kind === "created" && isRecord(record) ? [record] : []));
}

function isRecord(value: unknown): value is CreatedRecord {
  return value instanceof Object && "sheets" in value && Array.isArray(value.sheets);
}

export interface WriteBackRequest {
  readonly language: Language;
  /** Those the rows were counted with. */
  readonly choices: CountRequest["choices"];
  readonly rows: RowSource;
  readonly header: string;
}

/** Writes each row's class in a column beside the source. */
export async function writeBack(
  gateway: ParetoGateway,
  analyst: Analyst,
  { language, choices, rows, header }: WriteBackRequest,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<ClassColumn> {
  const { source } = rows;
  const columns = columnsRead(given(choices));
  const labels = [paretoText(language, "notClassified"), "Ⅰ", "Ⅱ", "Ⅲ"];
  // Hidden rows take their key's class too, or the column would not stand beside its rows.
  const every = rowsOf(gateway, source, false);
  async function* texts(): AsyncGenerator<readonly (string | null)[]> {
    let first = true;
    for await (const { values, done } of every.chunks(columns, signal)) {
      const classes = await analyst.call("classesOf", values, first);
      const isHeader = first && source.header !== null;
      first = false;
      onProgress(done / Math.max(1, source.rows));
      if (!isHeader) yield classes.map((cls) => (cls === null ? null : (labels[cls] ?? null)));
    }
  }
  return await gateway.writeClassColumn({
    source,
    header,
    headerAt: source.header === null ? choices[0].header : null,
    texts: texts(),
  });
}
