import { LIMITS } from "../formula/limits";
import { Cancelled, describe, officeError, OWN_CODES, type HostErrorDetails } from "./errors";
import { ORDER, type Made, type Scope, type Step } from "./steps";
import type { SkippedPart, StepName } from "./types";

/** A required step that failed, before the record of what was created is added to it. */
export class StepFailure extends Error {
  constructor(
    readonly details: HostErrorDetails & { readonly step: StepName },
    options?: ErrorOptions,
  ) {
    super(details.message, options);
    this.name = "StepFailure";
  }
}

export interface SenderOptions {
  readonly context: Excel.RequestContext;
  readonly signal?: AbortSignal | undefined;
  /** Makes the scope of one batch. */
  readonly scope: (made: Made) => Scope;
  /** Takes in what a batch created, once its ids are known. */
  readonly collect: (made: Made) => void;
  /** Called before each batch with its first step and the bytes sent so far. */
  readonly onBatch?: (first: Step, bytesSent: number) => void;
}

/** Cuts steps into batches of at most so many bytes. A step larger than that goes alone. */
export function packSteps(steps: readonly Step[], limit: number = LIMITS.chunkBytes): Step[][] {
  const batches: Step[][] = [];
  let room = 0;
  for (const step of steps) {
    const batch = batches.at(-1);
    if (batch && step.bytes <= room) {
      batch.push(step);
      room -= step.bytes;
    } else {
      batches.push([step]);
      room = limit - step.bytes;
    }
  }
  return batches;
}

/**
 * Sends steps to Excel in few calls and finds out which one a failed call stopped at.
 *
 * A batch runs in order and stops at its first error; what came before stays done. Each step therefore
 * begins with a trace mark, and the last mark that ran is the step that failed: no message is read, since
 * the messages differ by platform (office-js #771, #2676). After a cosmetic failure the steps behind it
 * go out again, so each failure costs one more call and nothing is written twice.
 */
export class Sender {
  syncs = 0;
  bytes = 0;
  readonly skipped: SkippedPart[] = [];
  private readonly failed = new Set<Step>();
  /** Screen updates are held back once: repeated calls flicker. Null once a host has refused to suspend. */
  private suspended: boolean | null = false;

  constructor(private readonly options: SenderOptions) {}

  /** Sends steps in as many batches as their size asks for. */
  async send(steps: readonly Step[]): Promise<void> {
    for (const batch of packSteps(steps)) {
      this.throwIfCancelled();
      const [first] = batch;
      if (first) this.options.onBatch?.(first, this.bytes);
      await this.sendBatch(batch);
    }
  }

  /** True when this step was tried and refused, or hung on one that was. */
  hasFailed(step: Step): boolean {
    return this.failed.has(step) || (step.needs !== undefined && this.failed.has(step.needs));
  }

  /** One call that reads: what was loaded is there when it is back. */
  async read(): Promise<void> {
    this.throwIfCancelled();
    this.syncs += 1;
    await this.options.context.sync();
  }

  private throwIfCancelled(): void {
    // The caller adds the record of what was created.
    if (this.options.signal?.aborted) throw new Cancelled(NOTHING_CREATED);
  }

  private async sendBatch(batch: readonly Step[]): Promise<void> {
    let rest = batch;
    while (rest.length > 0) {
      rest = rest.filter((step) => !this.hasFailed(step));
      const outcome = await this.attempt(rest);
      if (outcome === "done") return;
      this.throwIfCancelled();
      const step = outcome.index === null ? undefined : rest[outcome.index];
      if (step && outcome.index !== null) {
        this.refuse(step, outcome.error);
        rest = rest.slice(outcome.index + 1);
      } else {
        await this.divide(rest, outcome.error);
        return;
      }
    }
  }

  /**
   * The call failed as a whole: too large, interrupted, or the host gives no marks back. What may have
   * run must not run twice; the rest is halved until the culprit stands alone.
   */
  private async divide(batch: readonly Step[], error: unknown): Promise<void> {
    const culprit = batch.find((step) => step.required);
    if (culprit) throw new StepFailure(describe(error, culprit.name, sheetOf(culprit)), { cause: error });
    const repeatable = batch.filter((step) => {
      if (!step.repeatable) this.skip(step, OWN_CODES.uncertain, describe(error, step.name).message);
      return step.repeatable;
    });
    if (repeatable.length > 1) {
      const half = Math.ceil(repeatable.length / 2);
      await this.sendBatch(repeatable.slice(0, half));
      await this.sendBatch(repeatable.slice(half));
    } else {
      for (const step of repeatable) this.refuse(step, error);
    }
  }

  /** Queues and sends; says "done", or which step of the batch failed where that is known. */
  private async attempt(
    batch: readonly Step[],
  ): Promise<"done" | { readonly index: number | null; readonly error: unknown }> {
    const { context, scope, collect } = this.options;
    const made: Made = { sheets: new Map(), tables: [], identity: [] };
    const view = scope(made);
    context.trace(String(SETUP));
    this.suspend(context, batch);
    batch.forEach((step, index) => {
      if (this.hasFailed(step)) return;
      context.trace(String(index));
      this.bytes += step.bytes;
      try {
        step.queue(view);
      } catch (error) {
        // The library itself refused, before anything was sent: an older office.js, an impossible argument.
        this.refuse(step, error);
      }
    });
    this.syncs += 1;
    try {
      await context.sync();
    } catch (error) {
      const last = lastMark(error);
      if (last === SETUP && this.suspended !== null) {
        // The host does not suspend: nothing of ours has run, and it is not asked again.
        this.suspended = null;
        return await this.attempt(batch);
      }
      return { index: last === null || last === SETUP ? null : last, error };
    }
    collect(made);
    return "done";
  }

  /** Looks change no value: holding calculation back there would only hold back our own `calculate`. */
  private suspend(context: Excel.RequestContext, batch: readonly Step[]): void {
    if (this.suspended === null) return;
    if (!this.suspended) context.application.suspendScreenUpdatingUntilNextSync();
    this.suspended = true;
    if (batch.some(({ order }) => order < ORDER.link)) {
      context.application.suspendApiCalculationUntilNextSync();
    }
  }

  private refuse(step: Step, error: unknown): void {
    const details = describe(error, step.name, sheetOf(step));
    if (step.required) throw new StepFailure(details, { cause: error });
    const place = details.location === undefined ? "" : `${details.location}: `;
    this.skip(step, details.code, place + details.message);
  }

  private skip(step: Step, reason: string, detail: string): void {
    this.failed.add(step);
    this.skipped.push({ sheet: step.sheet, step: step.name, reason, detail });
  }
}

/** The mark before the first step. */
const SETUP = -1;

/** The furthest mark that ran; null when the host gave none back. */
function lastMark(error: unknown): number | null {
  const marks = (officeError(error)?.traces ?? []).map(Number).filter(Number.isInteger);
  return marks.length === 0 ? null : Math.max(...marks);
}

const NOTHING_CREATED = {
  id: "",
  at: "",
  sheets: [],
  tables: [],
  names: [],
  identityPart: null,
} as const;

function sheetOf(step: Step): string | undefined {
  return step.sheet ?? undefined;
}
