import { useCallback, useRef, useState } from "react";
import type { Choices, TakenNames } from "../../plan/choices";
import type { Extension } from "../../plan/existing";
import { useServices } from "../services";
import {
  failureOf,
  FILE_STEPS,
  GROW_STEPS,
  growWorkbook,
  makeFile,
  makeWorkbook,
  plainFailure,
  WORKBOOK_STEPS,
  type Failure,
  type JobProgress,
  type JobStep,
  type Made,
} from "./use-cases";

/** The one long task the pane can be busy with: writing a workbook or a file. */
export type Job =
  | { readonly stage: "idle" }
  | {
      readonly stage: "running";
      readonly steps: readonly JobStep[];
      readonly progress: JobProgress;
      readonly cancelling: boolean;
    }
  | { readonly stage: "made"; readonly made: Made }
  | { readonly stage: "saved"; readonly name: string }
  | { readonly stage: "failed"; readonly failure: Failure };

export interface JobControl {
  readonly job: Job;
  readonly writeWorkbook: (choices: (taken: TakenNames) => Choices) => Promise<void>;
  readonly addToWorkbook: (changes: Extension, partId: string) => Promise<void>;
  readonly writeFile: (choices: Choices, name: string) => Promise<void>;
  readonly cancel: () => void;
  readonly reset: () => void;
}

export function useJob(): JobControl {
  const services = useServices();
  const [job, setJob] = useState<Job>({ stage: "idle" });
  const controller = useRef<AbortController | null>(null);

  const begin = useCallback((steps: readonly JobStep[]) => {
    const abort = new AbortController();
    controller.current = abort;
    const onProgress = (progress: JobProgress): void => {
      setJob({ stage: "running", steps, progress, cancelling: abort.signal.aborted });
    };
    return { signal: abort.signal, onProgress };
  }, []);

  const writeWorkbook = useCallback(
    async (choices: (taken: TakenNames) => Choices) => {
      try {
        setJob({ stage: "made", made: await makeWorkbook(services, choices, begin(WORKBOOK_STEPS)) });
      } catch (error) {
        setJob({ stage: "failed", failure: failureOf(error) });
      }
    },
    [services, begin],
  );

  const addToWorkbook = useCallback(
    async (changes: Extension, partId: string) => {
      try {
        const made = await growWorkbook(services, changes, partId, begin(GROW_STEPS));
        setJob({ stage: "made", made });
      } catch (error) {
        setJob({ stage: "failed", failure: failureOf(error) });
      }
    },
    [services, begin],
  );

  const writeFile = useCallback(
    async (choices: Choices, name: string) => {
      try {
        const saved = await makeFile(services, choices, name, begin(FILE_STEPS));
        setJob(saved ? { stage: "saved", name } : { stage: "idle" });
      } catch (error) {
        setJob({ stage: "failed", failure: plainFailure("fileFailedTitle", error) });
      }
    },
    [services, begin],
  );

  const cancel = useCallback(() => {
    controller.current?.abort();
    setJob((current) => (current.stage === "running" ? { ...current, cancelling: true } : current));
  }, []);
  const reset = useCallback(() => {
    setJob({ stage: "idle" });
  }, []);
  return { job, writeWorkbook, addToWorkbook, writeFile, cancel, reset };
}
