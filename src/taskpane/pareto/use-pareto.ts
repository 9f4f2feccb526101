import { startTransition, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { ParetoGateway, Source, SourceProblem } from "../../excel/pareto-api";
import type { ClassRule } from "../../pareto/classify";
import { message, type Message } from "../../pareto/messages";
import { selectionDoubts, type SelectionChoice } from "../../pareto/selection";
import type { MigrationView, ParetoView } from "../../pareto/session";
import { useServices } from "../services";
import { plainFailure, type Failure } from "../state/use-cases";
import { createAnalyst, type Analyst } from "./analyst";
import { readPreferences, writePreferences, type Preferences } from "./preferences";
import { choicesOf, proposal, understand, type Reading, type Wanted } from "./understanding";
import { count, readSample, rowsOf, Stopped, type RowSource } from "./work";

/** What the view is doing. */
export type Stage =
  | { readonly at: "reading" }
  /** Nothing that could be analysed is selected. */
  | { readonly at: "problem"; readonly problem: Message }
  /** Rows are hidden, and it was never said whether they count. */
  | { readonly at: "ask" }
  | { readonly at: "counting"; readonly done: number; readonly rows: number }
  | { readonly at: "ready" }
  | { readonly at: "stopped" }
  | { readonly at: "failed"; readonly failure: Failure };

/** A result with all that belongs to it. */
export interface Result {
  readonly view: ParetoView;
  readonly reading: Reading;
  readonly wanted: Wanted;
  readonly choices: readonly [SelectionChoice, SelectionChoice?];
  readonly rows: RowSource;
  readonly comparison: MigrationView | null;
}

export interface Pareto {
  readonly stage: Stage;
  readonly gateway: ParetoGateway;
  readonly analyst: () => Analyst;
  readonly preferences: Preferences;
  readonly result: Result | null;
  /** Address of what is selected by now, when it is not what was analysed. */
  readonly moved: string | null;
  readonly doubts: readonly Message[];
  readonly analyseSelection: () => void;
  readonly answerRows: (rows: "visible" | "all") => void;
  readonly change: (wanted: Wanted) => void;
  readonly changeRule: (rule: ClassRule) => void;
  readonly cancel: () => void;
}

/** Everything behind the view: selection, counting, rule, comparison; one thing at a time. */
export function usePareto(makeGateway: () => ParetoGateway): Pareto {
  const { storage } = useServices();
  const gateway = useMemo(makeGateway, [makeGateway]);
  const [stage, setStage] = useState<Stage>({ at: "reading" });
  const [preferences, setPreferences] = useState(() => readPreferences(storage));
  const [result, setResult] = useState<Result | null>(null);
  const [moved, setMoved] = useState<string | null>(null);
  const [doubts, setDoubts] = useState<readonly Message[]>([]);
  const pending = useRef<Source | null>(null);
  const analyst = useRef<Analyst | null>(null);
  const running = useRef<AbortController | null>(null);

  const getAnalyst = useCallback((): Analyst => (analyst.current ??= createAnalyst()), []);
  const endAnalyst = useCallback((): void => {
    analyst.current?.close();
    analyst.current = null;
  }, []);

  const remember = useCallback(
    (changed: Partial<Preferences>): void => {
      setPreferences((old) => {
        const next = { ...old, ...changed };
        writePreferences(storage, next);
        return next;
      });
    },
    [storage],
  );

  /** Does one thing, and ends what was done before. */
  const exclusively = useCallback(async (work: (signal: AbortSignal) => Promise<void>): Promise<void> => {
    running.current?.abort();
    const abort = new AbortController();
    running.current = abort;
    try {
      await work(abort.signal);
    } catch (error) {
      if (abort !== running.current) return;
      setResult(null);
      setStage(
        error instanceof Stopped
          ? { at: "stopped" }
          : { at: "failed", failure: plainFailure("readFailedTitle", error) },
      );
    }
  }, []);

  const countRows = useCallback(
    async (reading: Reading, wanted: Wanted, rows: RowSource, rule: ClassRule, signal: AbortSignal) => {
      const choices = choicesOf(reading, wanted);
      setStage({ at: "counting", done: 0, rows: rows.source.rows });
      const progress = (done: number): void => {
        if (!signal.aborted) setStage({ at: "counting", done, rows: rows.source.rows });
      };
      const request = { choices, normalise: wanted.normalise, rule };
      const view = await count(getAnalyst(), rows, request, progress, signal);
      const comparison = wanted.comparison === null ? null : await getAnalyst().call("compare", rule);
      if (signal.aborted) return;
      // Drawn in slices: a press on a button in between is answered first.
      startTransition(() => {
        setResult({ view, reading, wanted, choices, rows, comparison });
        setStage({ at: "ready" });
      });
    },
    [getAnalyst],
  );

  const begin = useCallback(
    async (source: Source, visibleOnly: boolean, rule: ClassRule, signal: AbortSignal): Promise<void> => {
      setStage({ at: "reading" });
      const reading = understand(source, await readSample(gateway, source, visibleOnly));
      if (signal.aborted) return;
      const wanted = proposal(reading);
      const known = selectionDoubts(reading.guess);
      const problem = reading.guess.problem ?? known.find(({ level }) => level === "error") ?? null;
      setDoubts([...known, ...reading.guess.notes.filter(({ code }) => code !== "totalsLeftOut")]);
      if (problem !== null || wanted === null) {
        setResult(null);
        setStage({ at: "problem", problem: problem ?? message("error", "selectionNoCategory") });
        return;
      }
      await countRows(reading, wanted, rowsOf(gateway, source, visibleOnly), rule, signal);
    },
    [gateway, countRows],
  );

  const { rows: rowsPreference, rule } = preferences;
  const analyseSelection = useCallback((): void => {
    setMoved(null);
    void exclusively(async (signal) => {
      setStage({ at: "reading" });
      const source = await gateway.readSource();
      if (signal.aborted) return;
      if (typeof source === "string") {
        setResult(null);
        setStage({ at: "problem", problem: problemOf(source) });
        return;
      }
      if (source.hiddenRows && rowsPreference === null) {
        pending.current = source;
        setResult(null);
        setStage({ at: "ask" });
        return;
      }
      await begin(source, source.hiddenRows && rowsPreference === "visible", rule, signal);
    });
  }, [gateway, exclusively, begin, rowsPreference, rule]);

  const answerRows = useCallback(
    (rows: "visible" | "all"): void => {
      remember({ rows });
      const source = pending.current ?? result?.reading.source ?? null;
      pending.current = null;
      if (source === null) return;
      void exclusively((signal) => begin(source, source.hiddenRows && rows === "visible", rule, signal));
    },
    [remember, exclusively, begin, rule, result],
  );

  const change = useCallback(
    (wanted: Wanted): void => {
      if (result === null) return;
      const { reading, rows } = result;
      setResult({ ...result, wanted });
      void exclusively((signal) => countRows(reading, wanted, rows, rule, signal));
    },
    [result, exclusively, countRows, rule],
  );

  const changeRule = useCallback(
    (next: ClassRule): void => {
      remember({ rule: next });
      if (result === null) return;
      void exclusively(async (signal) => {
        const view = await getAnalyst().call("classify", next);
        const comparison =
          result.wanted.comparison === null ? null : await getAnalyst().call("compare", next);
        if (!signal.aborted) setResult({ ...result, view, comparison });
      });
    },
    [remember, result, exclusively, getAnalyst],
  );

  const cancel = useCallback((): void => {
    running.current?.abort();
    running.current = null;
    // Nothing stops a worker in the middle of a sum but its end.
    endAnalyst();
    setResult(null);
    setStage({ at: "stopped" });
  }, [endAnalyst]);

  // The ribbon button was pressed with something selected: that is what is meant.
  const started = useRef(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    analyseSelection();
  }, [analyseSelection]);

  useEffect(() => {
    let stop: (() => Promise<void>) | null = null;
    let gone = false;
    // Without the event nothing is lost but the hint.
    gateway.onSelection(setMoved).then(
      (stopper) => {
        if (gone) void stopper();
        else stop = stopper;
      },
      () => undefined,
    );
    return () => {
      gone = true;
      void stop?.();
    };
  }, [gateway]);
  useEffect(
    () => () => {
      running.current?.abort();
      endAnalyst();
    },
    [endAnalyst],
  );

  const analysed = result?.reading.source.address;
  return {
    stage,
    gateway,
    analyst: getAnalyst,
    preferences,
    result,
    moved: moved === analysed ? null : moved,
    doubts,
    analyseSelection,
    answerRows,
    change,
    changeRule,
    cancel,
  };
}

function problemOf(problem: SourceProblem): Message {
  return message("error", problem);
}
