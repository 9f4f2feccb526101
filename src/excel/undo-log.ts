import type { CreatedRecord } from "./types";

/** One reversible thing that was done to the workbook. */
export interface LogEntry {
  readonly id: string;
  readonly at: string;
  readonly kind: "created";
  readonly record: CreatedRecord;
}
