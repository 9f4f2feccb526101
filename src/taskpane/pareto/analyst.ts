import { createParetoSession, type ParetoSession } from "../../pareto/session";

/** Who does the arithmetic: a worker beside the page, or the page itself where there are no workers. */
export interface Analyst {
  call<M extends keyof ParetoSession>(
    method: M,
    ...parameters: Parameters<ParetoSession[M]>
  ): Promise<ReturnType<ParetoSession[M]>>;
  /** Ends it, and whatever it is doing. */
  close(): void;
}

/** What goes to the worker, and what comes back. */
export interface Call {
  readonly id: number;
  readonly method: keyof ParetoSession;
  readonly parameters: readonly unknown[];
}

export type Answer =
  { readonly id: number; readonly result: unknown } | { readonly id: number; readonly error: string };

/** Does what a call asks for. The caller's types have made sure that the parameters are the method's. */
export function perform(session: ParetoSession, { id, method, parameters }: Call): Answer {
  try {
    const work: unknown = Reflect.get(session, method);
    if (typeof work !== "function") throw new Error(`The session has no ${method}`);
    const result: unknown = Reflect.apply(work, session, parameters);
    return { id, result };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

/** An analyst of this kind of browser. */
export function createAnalyst(): Analyst {
  return typeof Worker === "undefined" ? inPage() : inWorker();
}

function inPage(): Analyst {
  const session = createParetoSession();
  return calls(
    (call) => Promise.resolve(perform(session, call)),
    () => undefined,
  );
}

function inWorker(): Analyst {
  const worker = new Worker(new URL("./worker.ts", import.meta.url));
  const waiting = new Map<
    number,
    { readonly done: (answer: Answer) => void; readonly fail: (error: Error) => void }
  >();
  worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => {
    waiting.get(data.id)?.done(data);
    waiting.delete(data.id);
  });
  worker.addEventListener("error", ({ message }) => {
    for (const { fail } of waiting.values()) fail(new Error(message));
    waiting.clear();
  });
  return calls(
    (call) =>
      new Promise((done, fail) => {
        waiting.set(call.id, { done, fail });
        worker.postMessage(call);
      }),
    () => {
      worker.terminate();
    },
  );
}

function calls(send: (call: Call) => Promise<Answer>, close: () => void): Analyst {
  let next = 1;
  return {
    close,
    async call<M extends keyof ParetoSession>(method: M, ...parameters: Parameters<ParetoSession[M]>) {
      const answer = await send({ id: next++, method, parameters });
      if ("error" in answer) throw new Error(answer.error);
      // What crosses a thread has no type; the method's name stands for it.
      return answer.result as ReturnType<ParetoSession[M]>;
    },
  };
}
