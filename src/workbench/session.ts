import {
  LifecycleService,
  LifecycleStages,
  type IDisposable,
  type Injector,
  IUniverInstanceService,
  UndoCommand,
  type Univer,
  UniverInstanceType,
} from "@univerjs/core";
import { Book } from "./grid/book";
import { createObjectModel } from "./model/object-model";
import { takeSnapshot, type WorkbookSnapshot } from "./model/snapshot";
import { select } from "./model/range-edit";
import { resolveAddress, splitAreas } from "./model/range-address";
import { watchStructure } from "./model/structure";
import { typeInto, watchUser } from "./model/user-edits";
import { WorkbookModel } from "./model/workbook-model";
import { BatchExecutor, parseBatch } from "./protocol/executor";
import { HostError } from "./protocol/errors";
import type { BatchResponse, HostEvent } from "./protocol/wire";

/** Excel on the web takes at most 5 MB for one request or one answer. */
export const MAX_PAYLOAD = 5 * 1024 * 1024;

/** The library's own numbers for what went wrong with a whole request. */
export const REQUEST_TOO_LARGE = 5103;
export const RESPONSE_TOO_LARGE = 5104;

export interface BatchAnswer {
  /** 0, or one of the numbers above. */
  readonly error: number;
  readonly body: string;
}

/** One workbook served to an add-in: what the page and the Node host share. */
export class WorkbenchSession {
  /** How many batches were answered and how many bytes they were, both ways. */
  readonly syncs = { count: 0, bytes: 0 };
  private model: WorkbookModel;
  private executor: BatchExecutor;
  private readonly subscriptions: IDisposable[] = [];
  private readonly listeners = new Set<(events: readonly HostEvent[]) => void>();
  private readonly selectionListeners = new Set<() => void>();
  private readonly changeListeners = new Set<() => void>();
  private readonly batchListeners = new Set<(isRunning: boolean) => void>();
  private queue: Promise<unknown> = Promise.resolve();
  private nextUnit = 1;
  private language = "zh-CN";

  constructor(private readonly univer: Univer) {
    [this.model, this.executor] = this.open();
  }

  private get injector(): Injector {
    return this.univer.__getInjector();
  }

  /** The language that the add-in is told. */
  set locale(locale: string) {
    this.model.locale = locale;
    this.language = locale;
  }

  /** The workbook that is open. */
  get workbook(): WorkbookModel {
    return this.model;
  }

  private open(): [WorkbookModel, BatchExecutor] {
    const unitId = `workbook-${this.nextUnit++}`;
    this.univer.createUnit(UniverInstanceType.UNIVER_SHEET, Book.fresh(unitId));
    // Undo works on the workbook that has the focus.
    this.injector.get(IUniverInstanceService).focusUnit(unitId);
    const model = new WorkbookModel(new Book(this.injector, unitId));
    model.locale = this.language;
    const root = createObjectModel(model);
    const { book, events } = model;
    const executor = new BatchExecutor({
      root,
      settle: () => book.scheduler.flush(),
      batchStarted: () => {
        book.scheduler.hold();
        events.hold();
        events.isBatch = true;
        book.beginUndoStep();
      },
      registered: () => {
        events.isWanted = true;
      },
      batchEnded: async () => {
        book.endUndoStep();
        book.scheduler.release();
        await book.scheduler.flush();
        events.isBatch = false;
      },
    });
    this.subscriptions.push(
      {
        dispose: events.subscribe((list) => {
          this.listeners.forEach((listener) => {
            listener(list);
          });
        }),
      },
      {
        dispose: events.onDocumentSelection(() => {
          this.selectionListeners.forEach((listener) => {
            listener();
          });
        }),
      },
      watchUser(model),
      watchStructure(model),
      book.commands.onCommandExecuted(() => {
        this.changed();
      }),
      {
        dispose: model.charts.onChange(() => {
          this.changed();
        }),
      },
    );
    return [model, executor];
  }

  private changed(): void {
    for (const listener of this.changeListeners) listener();
  }

  onEvents(listener: (events: readonly HostEvent[]) => void): void {
    this.listeners.add(listener);
  }

  onSelection(listener: () => void): void {
    this.selectionListeners.add(listener);
  }

  /** Resolves when the grid stands. */
  drawn(): Promise<unknown> {
    return this.injector.get(LifecycleService).onStage(LifecycleStages.Rendered);
  }

  /** Called when anything that is drawn may have changed. */
  onChange(listener: () => void): void {
    this.changeListeners.add(listener);
  }

  /** Called when a batch begins to run, with true, and when it has run, with false. */
  onBatch(listener: (isRunning: boolean) => void): void {
    this.batchListeners.add(listener);
  }

  private batch(isRunning: boolean): void {
    for (const listener of this.batchListeners) listener(isRunning);
  }

  /** Answers one batch; batches wait for each other. */
  answer(body: unknown): Promise<BatchAnswer> {
    const task = this.queue.then(() => this.run(body));
    this.queue = task.catch(() => undefined);
    return task;
  }

  /** Runs something between batches, such as an edit made by a test. */
  between<T>(work: () => Promise<T>): Promise<T> {
    const task = this.queue.then(work);
    this.queue = task.catch(() => undefined);
    return task;
  }

  private async run(body: unknown): Promise<BatchAnswer> {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    this.syncs.count++;
    this.syncs.bytes += text.length;
    if (byteLength(text) > MAX_PAYLOAD) return { error: REQUEST_TOO_LARGE, body: tooLarge("request") };
    let response: BatchResponse;
    this.batch(true);
    try {
      response = await this.executor.run(parseBatch(body));
    } finally {
      this.batch(false);
      // Events of the batch reach the add-in after its answer.
      setTimeout(() => {
        this.model.events.release();
      }, 0);
    }
    const answer = JSON.stringify(response);
    this.syncs.bytes += answer.length;
    if (byteLength(answer) > MAX_PAYLOAD) return { error: RESPONSE_TOO_LARGE, body: tooLarge("response") };
    return { error: 0, body: answer };
  }

  /** Types a value in a cell as a user would. */
  edit(address: string, value: string | number | boolean): Promise<void> {
    return this.between(async () => {
      typeInto(this.model, address, value);
      await this.model.book.scheduler.flush();
    });
  }

  /** Selects an area, or several as with Ctrl held: `Sheet1!A1:A9,C1:C9`. */
  select(address: string): Promise<void> {
    return this.between(() => {
      let sheetId = this.model.book.activeSheet().getSheetId();
      const areas = splitAreas(address).map((part) => {
        const target = resolveAddress(this.model, sheetId, part);
        sheetId = target.sheetId;
        return target.area;
      });
      select(this.model, sheetId, areas);
      return Promise.resolve();
    });
  }

  /** Takes back the last step, a user's or a batch's. */
  undo(): Promise<void> {
    return this.between(async () => {
      this.model.book.commands.syncExecuteCommand(UndoCommand.id);
      await this.model.book.scheduler.flush();
    });
  }

  /** What the drawn workbook holds, once everything is computed. */
  snapshot(): Promise<WorkbookSnapshot> {
    return this.between(async () => {
      await this.model.book.scheduler.flush();
      return takeSnapshot(this.model);
    });
  }

  /** Throws the workbook away and opens a new one. */
  reset(): Promise<void> {
    return this.between(async () => {
      await this.model.book.scheduler.flush();
      const old = this.model.book.unitId;
      for (const subscription of this.subscriptions.splice(0)) subscription.dispose();
      this.injector.get(IUniverInstanceService).disposeUnit(old);
      [this.model, this.executor] = this.open();
      this.syncs.count = 0;
      this.syncs.bytes = 0;
    });
  }

  dispose(): void {
    for (const subscription of this.subscriptions.splice(0)) subscription.dispose();
    this.univer.dispose();
  }
}

function byteLength(text: string): number {
  return text.length * 3 <= MAX_PAYLOAD ? text.length : new TextEncoder().encode(text).length;
}

/** The error body for callers that see the body instead of the number. */
function tooLarge(side: "request" | "response"): string {
  const code = side === "request" ? "RequestPayloadSizeLimitExceeded" : "ResponsePayloadSizeLimitExceeded";
  const error = new HostError(code, `The ${side} exceeded the payload size limit of 5 MB.`);
  return JSON.stringify({
    Results: [],
    TraceIds: [],
    Error: { Code: error.code, Message: error.message, Location: "", ActionIndex: 0, HttpStatusCode: 413 },
  });
}
