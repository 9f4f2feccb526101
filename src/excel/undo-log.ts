import { run } from "./capabilities";
import { isCreatedRecord } from "./created-record";
import type { CreatedRecord } from "./types";

/** What can be undone, by kind: the payload that its undoing needs. A new kind is one line here and one in `PAYLOADS`. */
export interface UndoPayloads {
  readonly created: CreatedRecord;
}

/** One reversible thing that was done to the workbook. */
export type LogEntry = {
  [K in keyof UndoPayloads]: {
    readonly id: string;
    /** When, ISO. */
    readonly at: string;
    readonly kind: K;
    readonly record: UndoPayloads[K];
  };
}[keyof UndoPayloads];

/** What was stored may come from another version or be damaged: each payload is checked before it is believed. */
const PAYLOADS: { readonly [K in keyof UndoPayloads]: (value: unknown) => value is UndoPayloads[K] } = {
  created: isCreatedRecord,
};

const KEY = "TradeBook.undo";
const MAX_ENTRIES = 20;
/** The log is small print in the person's file: old entries go before it grows beyond this. */
export const LOG_BYTES = 64 * 1024;

/** The entry of a generation. */
export function createdEntry(record: CreatedRecord): LogEntry {
  return { id: record.id, at: record.at, kind: "created", record };
}

/** Adds an entry (newest first) and drops the oldest beyond the limits; an entry of the same id is replaced. */
export function addEntry(log: readonly LogEntry[], entry: LogEntry): readonly LogEntry[] {
  const kept: LogEntry[] = [entry];
  let bytes = byteLength(entry);
  for (const older of log) {
    bytes += byteLength(older);
    if (older.id === entry.id) continue;
    if (kept.length >= MAX_ENTRIES || bytes > LOG_BYTES) break;
    kept.push(older);
  }
  return kept;
}

function byteLength(entry: LogEntry): number {
  return new TextEncoder().encode(JSON.stringify(entry)).length + 1;
}

/** Asks for the stored log; `readLog` reads it once the batch has run. */
export function queueLogRead(context: Excel.RequestContext): Excel.Setting {
  const setting = context.workbook.settings.getItemOrNullObject(KEY);
  setting.load("value");
  return setting;
}

/** The entries of a loaded setting, newest first. Whatever is not ours or damaged is left out. */
export function readLog(setting: Excel.Setting): readonly LogEntry[] {
  if (setting.isNullObject) return [];
  const stored: unknown = setting.value;
  return typeof stored === "string" ? parseLog(stored) : [];
}

/** Reads the stored text. */
export function parseLog(text: string): readonly LogEntry[] {
  try {
    const entries: unknown = JSON.parse(text);
    return Array.isArray(entries) ? entries.filter(isEntry) : [];
  } catch {
    return [];
  }
}

function isEntry(value: unknown): value is LogEntry {
  if (typeof value !== "object" || value === null) return false;
  if (!("id" in value && "at" in value && "kind" in value && "record" in value)) return false;
  if (typeof value.id !== "string" || typeof value.at !== "string") return false;
  return isKind(value.kind) && PAYLOADS[value.kind](value.record);
}

function isKind(kind: unknown): kind is keyof UndoPayloads {
  return typeof kind === "string" && Object.hasOwn(PAYLOADS, kind);
}

/** Stores the log with the workbook. */
export function queueLogWrite(context: Excel.RequestContext, log: readonly LogEntry[]): void {
  context.workbook.settings.add(KEY, JSON.stringify(log));
}

/** The log as the pane sees it: what was stored, and what this session did even where storing failed. */
export class UndoLog {
  private session: readonly LogEntry[] = [];

  /** Keeps an entry for this session; the batch that did the work has stored it. */
  remember(entry: LogEntry): void {
    this.session = addEntry(this.session, entry);
  }

  /** Keeps an entry for this session and stores it. */
  async record(entry: LogEntry): Promise<void> {
    this.remember(entry);
    await changeStored((log) => addEntry(log, entry));
  }

  /** Forgets an entry that was undone. */
  async forget(id: string): Promise<void> {
    this.session = this.session.filter((entry) => entry.id !== id);
    await changeStored((log) => log.filter((entry) => entry.id !== id));
  }

  /** What can be undone, newest first, of this session and of earlier ones. */
  async entries(): Promise<readonly LogEntry[]> {
    const stored = await run("log", async (context) => {
      const setting = queueLogRead(context);
      await context.sync();
      return readLog(setting);
    });
    const known = new Set(this.session.map(({ id }) => id));
    const all = [...this.session, ...stored.filter(({ id }) => !known.has(id))];
    return all.sort((a, b) => b.at.localeCompare(a.at));
  }
}

async function changeStored(edit: (log: readonly LogEntry[]) => readonly LogEntry[]): Promise<void> {
  await run("log", async (context) => {
    const setting = queueLogRead(context);
    await context.sync();
    queueLogWrite(context, edit(readLog(setting)));
    await context.sync();
  });
}
