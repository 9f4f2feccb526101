import type { HostEvent } from "../protocol/wire";

/** The numbers by which the library knows the events. */
export const EVENT = {
  worksheetChanged: 10,
  worksheetActivated: 11,
  worksheetDeactivated: 12,
  worksheetAdded: 13,
  worksheetSelectionChanged: 14,
  worksheetDeleted: 15,
  worksheetCalculated: 16,
  worksheetFormatChanged: 18,
  worksheetRowSorted: 19,
  worksheetColumnSorted: 20,
  worksheetRowHiddenChanged: 22,
  worksheetFormulaChanged: 23,
  worksheetProtectionChanged: 24,
  worksheetNameChanged: 25,
  worksheetVisibilityChanged: 26,
  worksheetMoved: 27,
  chartAdded: 50,
  chartActivated: 51,
  chartDeactivated: 52,
  chartDeleted: 53,
  tableSelectionChanged: 100,
  tableChanged: 101,
  tableAdded: 102,
  tableDeleted: 103,
} as const;

type Listener = (events: readonly HostEvent[]) => void;

/** Events wait here until the batch that caused them has been answered. */
export class EventHub {
  private waiting: HostEvent[] = [];
  private readonly listeners = new Set<Listener>();
  private readonly selectionListeners = new Set<() => void>();
  enabled = true;
  /** Set once the add-in registers a handler: what happened before is none of its business. */
  isWanted = false;
  /** True while a batch runs: then changes come from the add-in, else from the user. */
  isBatch = false;
  private held = 0;

  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The document-wide selection event belongs to the older Common API and travels on its own. */
  onDocumentSelection(listener: () => void): () => void {
    this.selectionListeners.add(listener);
    return () => this.selectionListeners.delete(listener);
  }

  documentSelectionChanged(): void {
    for (const listener of this.selectionListeners) listener();
  }

  push(messageType: number, targetId: string, args: Readonly<Record<string, unknown>>): void {
    if (!this.enabled || !this.isWanted) return;
    const message = JSON.stringify(args);
    for (const target of targetsOf(messageType, targetId, args)) {
      this.waiting.push({ messageCategory: 65536, messageType, targetId: target, message });
    }
    if (this.held === 0) this.flush();
  }

  hold(): void {
    this.held++;
  }

  release(): void {
    if (--this.held === 0) this.flush();
  }

  private flush(): void {
    if (this.waiting.length === 0) return;
    const events = this.waiting;
    this.waiting = [];
    for (const listener of this.listeners) listener(events);
  }
}

/** The library's id for collections of the whole workbook. */
const WORKBOOK = "Workbook";

/** An event goes to its object and to the collections that hold it. */
function targetsOf(type: number, targetId: string, args: Readonly<Record<string, unknown>>): Set<string> {
  const targets = new Set([targetId]);
  const isOfSheet = type >= EVENT.worksheetChanged && type <= EVENT.worksheetMoved;
  const isOfTable = type === EVENT.tableChanged || type === EVENT.tableAdded || type === EVENT.tableDeleted;
  if (isOfSheet || isOfTable) targets.add(WORKBOOK);
  if (isOfTable) targets.add(String(args.worksheetId));
  targets.delete("");
  return targets;
}
