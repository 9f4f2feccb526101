import { placed } from "../i18n/intake-messages";
import type { Language, Text } from "../i18n/text";

/** Something to tell about a file: an error keeps its row from being used, a warning does not. */
export interface Problem {
  readonly severity: "error" | "warning";
  readonly file: string;
  /** As a spreadsheet numbers rows, the header being row 1; null for the whole file. */
  readonly row: number | null;
  readonly column: Text | null;
  readonly message: Text;
}

type Spot = Pick<Problem, "row" | "column">;

/** Collects what is to be told about one file. */
export interface Reporter {
  readonly headerRow: number;
  error(spot: Spot, message: Text): void;
  warning(spot: Spot, message: Text): void;
}

export function reporter(file: string, headerRow: number, problems: Problem[]): Reporter {
  return {
    headerRow,
    error: (spot, message) => problems.push({ severity: "error", file, ...spot, message }),
    warning: (spot, message) => problems.push({ severity: "warning", file, ...spot, message }),
  };
}

/** A problem in words, with its place. */
export function describeProblem(problem: Problem, language: Language): string {
  return placed(language, problem, problem.message);
}
