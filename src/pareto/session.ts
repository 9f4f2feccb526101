import type { Language } from "../i18n/text";
import type { SheetPlan } from "../plan/plan";
import { cellText, type AggregateOptions } from "./aggregate";
import { describe, itemAt, type AnalysisItem, type ParetoAnalysis } from "./analysis";
import { paretoChart, type ParetoChart } from "./chart";
import { classAt, cutsOf, DEFAULT_RULE, type ClassRule, type ParetoClass } from "./classify";
import { compareRankings, whatIfRule, type Migration } from "./compare";
import { keyLabel, keyNormaliser } from "./key";
import { message, type Message } from "./messages";
import { rank, type Ranking } from "./rank";
import { createRowReader, createRowRules, type RowReader, type RowsRead } from "./read-rows";
import { reportSheet } from "./report-sheet";
import { liveObstacles, type ReportSource } from "./report-source";
import type { Grid, SelectionChoice } from "./selection";

/**
 * An analysis that is fed chunk by chunk and asked about afterwards. It stays where the keys are (in the pane: in a
 * worker) and answers with as much as can be looked at: 200,000 keys never cross over at once. Arguments and answers
 * are plain data.
 */
export interface ParetoSession {
  /** Begins anew. With a second choice the same rows are read twice, for a comparison. */
  start(choices: readonly [SelectionChoice, SelectionChoice?], options: AggregateOptions): void;
  /** The next rows of the selection, and the rows of the sheet they stand in, which messages name. */
  add(rows: Grid, sheetRows: SheetRows): void;
  /** All rows are in: the result under a rule. */
  finish(rule: ClassRule): ParetoView;
  /** The same amounts under another rule. */
  classify(rule: ClassRule): ParetoView;
  /** Some keys in ranking order, of those that hold the text. */
  page(query: KeyQuery): KeyPage;
  /** Who changes class when the rule does. */
  whatIf(now: ClassRule, then: ClassRule): MigrationView;
  /** Who changes class between the two choices the session was started with; null when there was one. */
  compare(rule: ClassRule): MigrationView | null;
  /** The output sheet. */
  report(request: SessionReport): SheetPlan;
  /** The classes of the next rows of the selection, from its first row on; `restart` goes back to it. */
  classesOf(rows: Grid, restart: boolean): readonly (ParetoClass | 0 | null)[];
}

/** Rows of the sheet that rows of a chunk stand in: the first one's when they follow each other, else all. */
export type SheetRows = number | readonly number[];

/** What the pane shows of a result; the keys themselves come page by page. */
export interface ParetoView {
  readonly figures: Pick<
    ParetoAnalysis,
    "measure" | "total" | "totalExact" | "summary" | "modes" | "boundary" | "cr5"
  >;
  readonly rule: ClassRule;
  readonly keys: number;
  /** Rows of the selection, and those of them that count. */
  readonly rowsRead: number;
  readonly rowsUsed: number;
  readonly rowsSkipped: Pick<RowsRead, "totals" | "outsidePeriod" | "notCategory" | "elsewhere">;
  readonly chart: ParetoChart;
  readonly excluded: { readonly count: number; readonly first: ParetoAnalysis["excluded"] };
  readonly merged: { readonly count: number; readonly first: ParetoAnalysis["merged"] };
  /** Why the output can only be a snapshot, as far as the data says. */
  readonly obstacles: readonly Message[];
  /** What to read the result with; rows are rows of the sheet. */
  readonly notes: readonly Message[];
  /** The last row of the selection that is neither blank nor a total. */
  readonly lastRow: number;
}

export interface KeyQuery {
  readonly search: string;
  /** Only keys of this class; null for all. */
  readonly class: ParetoClass | null;
  readonly from: number;
  readonly count: number;
}

export interface KeyPage {
  readonly items: readonly AnalysisItem[];
  /** Keys that match. */
  readonly found: number;
}

/** A migration with as many movers as a person reads; the matrix counts all. */
export interface MigrationView extends Migration {
  readonly moverCount: number;
  /** False when there was nothing to compare on one side. */
  readonly comparable: boolean;
}

export interface SessionReport {
  readonly kind: "snapshot" | "live";
  readonly language: Language;
  readonly sheetName: string;
  readonly keyName: string;
  readonly valueName: string | null;
  readonly today: number;
  readonly source: ReportSource | null;
}

const SHOWN = 50;
const MOVERS_SHOWN = 200;

interface Counted {
  readonly read: RowsRead;
  readonly ranking: Ranking;
}

/** A session, to run in a worker or in the page. */
export function createParetoSession(): ParetoSession {
  return new Session();
}

class Session implements ParetoSession {
  private choices: readonly [SelectionChoice, SelectionChoice?] | null = null;
  private readers: readonly RowReader[] = [];
  private readonly spans: { at: number; row: number }[] = [];
  private rows = 0;
  private counted: readonly Counted[] = [];
  private analysis: ParetoAnalysis | null = null;
  private found: { readonly search: string; readonly hits: readonly number[] } | null = null;
  private classes: ReadonlyMap<string, ParetoClass | 0> | null = null;
  private rules: ReturnType<typeof createRowRules> | null = null;
  private ruled = 0;

  start(choices: readonly [SelectionChoice, SelectionChoice?], options: AggregateOptions): void {
    this.choices = choices;
    this.readers = choices.flatMap((choice) =>
      choice === undefined ? [] : [createRowReader(choice, options)],
    );
    this.spans.length = 0;
    this.rows = 0;
    this.counted = [];
    this.analysis = null;
    this.found = null;
  }

  add(rows: Grid, sheetRows: SheetRows): void {
    this.noteRows(rows.length, sheetRows);
    for (const reader of this.readers) reader.add(rows);
    this.rows += rows.length;
  }

  /** Keeps where runs of rows begin: a filtered sheet has a run for every gap. */
  private noteRows(count: number, sheetRows: SheetRows): void {
    for (let at = 0; at < count; at += 1) {
      const row = typeof sheetRows === "number" ? sheetRows + at : (sheetRows[at] ?? 0);
      const last = this.spans.at(-1);
      if (last === undefined || row - last.row !== this.rows + at - last.at) {
        this.spans.push({ at: this.rows + at, row });
      }
      if (typeof sheetRows === "number") break;
    }
  }

  finish(rule: ClassRule): ParetoView {
    this.counted = this.readers.map((reader) => {
      const read = reader.finish();
      return { read, ranking: rank(read.aggregate) };
    });
    return this.classify(rule);
  }

  classify(rule: ClassRule): ParetoView {
    const { read, ranking } = this.main();
    const analysis = describe(ranking, read.aggregate, rule);
    this.analysis = analysis;
    this.classes = null;
    const { keys, classified, excluded, merged } = analysis;
    const { aggregate } = read;
    const choice = this.choice();
    return {
      figures: {
        measure: analysis.measure,
        total: analysis.total,
        totalExact: analysis.totalExact,
        summary: analysis.summary,
        modes: analysis.modes,
        boundary: analysis.boundary,
        cr5: analysis.cr5,
      },
      rule: classified.rule,
      keys: keys.length,
      rowsRead: aggregate.rowsRead,
      rowsUsed: aggregate.rowsUsed,
      rowsSkipped: {
        totals: read.totals,
        outsidePeriod: read.outsidePeriod,
        notCategory: read.notCategory,
        elsewhere: read.elsewhere,
      },
      chart: paretoChart(analysis),
      excluded: { count: excluded.length, first: excluded.slice(0, SHOWN) },
      merged: { count: merged.length, first: merged.slice(0, SHOWN) },
      obstacles: liveObstacles(
        aggregate,
        { ...choice, totals: read.totalsAt },
        Math.max(0, read.lastRow + 1 - choice.firstRow),
      ),
      notes: [...this.readingNotes(read), ...analysis.notes.map((note) => this.withSheetRow(note))],
      lastRow: read.lastRow,
    };
  }

  private readingNotes({ totals, totalsAt, notCategory }: RowsRead): Message[] {
    const notes: Message[] = [];
    if (totals > 0) {
      notes.push(
        message("info", "totalsLeftOut", { count: totals, row: this.sheetRow(totalsAt[0] ?? 0) + 1 }),
      );
    }
    if (notCategory > 0) {
      const code = this.choice().category.as === "bins" ? "cellNotBin" : "cellNotDate";
      notes.push(message("warning", code, { count: notCategory }));
    }
    return notes;
  }

  /** Messages of the analysis count rows of the selection from 1; people read rows of the sheet. */
  private withSheetRow(note: Message): Message {
    const { row } = note.args;
    if (typeof row !== "number") return note;
    return { ...note, args: { ...note.args, row: this.sheetRow(row - 1) + 1 } };
  }

  private sheetRow(at: number): number {
    let low = 0;
    let high = this.spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.spans[middle]?.at ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    const span = this.spans[low - 1];
    return span === undefined ? at : span.row + at - span.at;
  }

  page({ search, class: wanted, from, count }: KeyQuery): KeyPage {
    const analysis = this.result();
    const { cuts } = analysis.classified;
    const ends = [0, cuts.first, cuts.second, analysis.keys.length];
    const first = wanted === null ? 0 : (ends[wanted - 1] ?? 0);
    const end = wanted === null ? analysis.keys.length : (ends[wanted] ?? 0);
    const item = (at: number): AnalysisItem => itemAt(analysis, at);
    if (search.trim() === "") {
      const last = Math.min(end, first + from + count);
      const items = Array.from({ length: Math.max(0, last - first - from) }, (_, n) =>
        item(first + from + n),
      );
      return { items, found: end - first };
    }
    const hits = this.hits(search).filter((at) => at >= first && at < end);
    return { items: hits.slice(from, from + count).map(item), found: hits.length };
  }

  /** Positions of the keys that hold a text, whatever its width and case. */
  private hits(search: string): readonly number[] {
    if (this.found?.search === search) return this.found.hits;
    const fold = (text: string): string => text.normalize("NFKC").toLowerCase();
    const wanted = fold(search.trim());
    const hits: number[] = [];
    this.result().keys.forEach((key, at) => {
      if (fold(key).includes(wanted)) hits.push(at);
    });
    this.found = { search, hits };
    return hits;
  }

  whatIf(now: ClassRule, then: ClassRule): MigrationView {
    const { ranking } = this.main();
    return shown(whatIfRule(ranking, now, then), ranking.keys.length > 0);
  }

  compare(rule: ClassRule): MigrationView | null {
    const [after, before] = this.counted;
    if (after === undefined || before === undefined) return null;
    const both = after.ranking.keys.length > 0 && before.ranking.keys.length > 0;
    return shown(compareRankings(before.ranking, after.ranking, rule), both);
  }

  report(request: SessionReport): SheetPlan {
    const { aggregate } = this.main().read;
    return reportSheet({
      ...request,
      analysis: this.result(),
      rowsUsed: aggregate.rowsUsed,
      readings: aggregate.readings,
      numberKeys: aggregate.numberKeys > 0,
    });
  }

  classesOf(rows: Grid, restart: boolean): readonly (ParetoClass | 0 | null)[] {
    if (restart || this.rules === null) {
      this.rules = createRowRules(this.choice());
      this.ruled = 0;
    }
    const { rules } = this;
    this.classes ??= this.classMap();
    const { normalise } = this.main().ranking;
    const normal = keyNormaliser(normalise);
    const { classes } = this;
    return rows.map((cells) => {
      const reading = rules(cells, this.ruled);
      this.ruled += 1;
      if (reading.kind !== "row") return null;
      return classes.get(normal(keyLabel(cellText(reading.key), normalise))) ?? null;
    });
  }

  /** Normal form of every key → its class; 0 for zero and negative amounts, which have none. */
  private classMap(): ReadonlyMap<string, ParetoClass | 0> {
    const { ranking } = this.main();
    const rule = this.analysis?.classified.rule ?? DEFAULT_RULE;
    const cuts = cutsOf(ranking, rule);
    const normal = keyNormaliser(ranking.normalise);
    const classes = new Map<string, ParetoClass | 0>();
    ranking.keys.forEach((key, at) => classes.set(normal(key), classAt(cuts, at)));
    for (const { key } of ranking.excluded) classes.set(normal(key), 0);
    return classes;
  }

  private main(): Counted {
    const [main] = this.counted;
    if (main === undefined) throw new Error("The analysis has no result yet");
    return main;
  }

  private result(): ParetoAnalysis {
    if (this.analysis === null) throw new Error("The analysis has no result yet");
    return this.analysis;
  }

  private choice(): SelectionChoice {
    if (this.choices === null) throw new Error("The analysis was not started");
    return this.choices[0];
  }
}

function shown(migration: Migration, comparable: boolean): MigrationView {
  return {
    ...migration,
    movers: migration.movers.slice(0, MOVERS_SHOWN),
    moverCount: migration.movers.length,
    comparable,
  };
}

/** A choice for rows that hold only some columns, in the order given. */
export function projected(choice: SelectionChoice, columns: readonly number[]): SelectionChoice {
  const place = (column: number): number => {
    const at = columns.indexOf(column);
    if (at < 0) throw new RangeError(`Column ${column} is not read`);
    return at;
  };
  const { category, measure, period, where } = choice;
  return {
    ...choice,
    category: { ...category, column: place(category.column) },
    measure: measure.kind === "count" ? measure : { ...measure, column: place(measure.column) },
    ...(period === undefined ? {} : { period: { ...period, column: place(period.column) } }),
    ...(where === undefined ? {} : { where: { ...where, column: place(where.column) } }),
  };
}

/** The columns that choices read, from left to right; and the one that may say that a row is a total. */
export function columnsRead(choices: readonly SelectionChoice[]): number[] {
  const columns = new Set<number>([0]);
  for (const { category, measure, period, where } of choices) {
    columns.add(category.column);
    if (measure.kind !== "count") columns.add(measure.column);
    if (period !== undefined) columns.add(period.column);
    if (where !== undefined) columns.add(where.column);
  }
  return [...columns].sort((a, b) => a - b);
}
