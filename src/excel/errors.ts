import type { CreatedRecord, StepName } from "./types";

/** Where an error happened, in our own words; the host's words are only ever details. */
export interface HostErrorDetails {
  /** The step of ours that was running. */
  readonly step: string;
  readonly sheet?: string | undefined;
  /** The host's code, such as "InvalidArgument" or "GeneralException". */
  readonly code: string;
  /** The member that refused, such as "Range.values", when the host says so. */
  readonly location?: string | undefined;
  readonly message: string;
}

/** Excel refused something. Told apart by `step` and `code`; the message differs by platform (office-js #771, #2676). */
export class HostError extends Error implements HostErrorDetails {
  readonly step: string;
  readonly sheet: string | undefined;
  readonly code: string;
  readonly location: string | undefined;

  constructor(details: HostErrorDetails, options?: ErrorOptions) {
    super(details.message, options);
    this.name = "HostError";
    this.step = details.step;
    this.sheet = details.sheet;
    this.code = details.code;
    this.location = details.location;
  }
}

/** A required step failed. `created` is what exists by then, so that the caller can offer to remove it. */
export class PlanStepError extends HostError {
  override readonly step: StepName;
  readonly created: CreatedRecord;

  constructor(
    details: HostErrorDetails & { readonly step: StepName },
    created: CreatedRecord,
    options?: ErrorOptions,
  ) {
    super(details, options);
    this.name = "PlanStepError";
    this.step = details.step;
    this.created = created;
  }
}

/** The person cancelled. `created` is what was already written. */
export class Cancelled extends Error {
  readonly created: CreatedRecord;

  constructor(created: CreatedRecord) {
    super("Cancelled");
    this.name = "Cancelled";
    this.created = created;
  }
}

/** Codes of our own in `HostError.code`, beside Excel's. */
export const OWN_CODES = {
  /** A sheet, table or name of the plan exists already: nothing was written. */
  nameTaken: "NameTaken",
  /** Excel made a table of fewer rows than it was told to. */
  tableCut: "TableCut",
  /** A table or a column of ours was deleted. */
  gone: "TableGone",
  /** Rows of the table are hidden by a filter. */
  filtered: "RowsFiltered",
  /** Something stands beneath the table, so that it cannot grow. */
  noRoom: "NoRoomBelow",
  /** The host said neither which action failed nor could it be tried again safely. */
  uncertain: "Uncertain",
} as const;

interface OfficeError {
  readonly code: string;
  readonly message: string;
  readonly errorLocation: string | undefined;
  /** Our own trace marks that ran before the failure. */
  readonly traces: readonly string[];
}

/**
 * Reads an `OfficeExtension.Error` by its shape: the class itself exists once per loaded library, so
 * `instanceof` fails across frames. Null for anything else.
 */
export function officeError(error: unknown): OfficeError | null {
  if (!isObject(error) || !("code" in error) || typeof error.code !== "string") return null;
  const message = "message" in error && typeof error.message === "string" ? error.message : error.code;
  const traces =
    "traceMessages" in error && Array.isArray(error.traceMessages)
      ? error.traceMessages.filter((mark): mark is string => typeof mark === "string")
      : [];
  return { code: error.code, message, errorLocation: locationOf(error), traces };
}

function locationOf(error: object): string | undefined {
  if (!("debugInfo" in error) || !isObject(error.debugInfo)) return undefined;
  const info = error.debugInfo;
  if (!("errorLocation" in info) || typeof info.errorLocation !== "string") return undefined;
  return info.errorLocation || undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** An error of Office's as a `HostError` of a step; any other is ours and passes as it is. */
export function hostError(error: unknown, step: string, sheet?: string): unknown {
  if (error instanceof HostError || !officeError(error)) return error;
  return new HostError(describe(error, step, sheet), { cause: error });
}

/** The details of any thrown value, for a step and sheet of ours. */
export function describe<S extends string>(
  error: unknown,
  step: S,
  sheet?: string,
): HostErrorDetails & { readonly step: S } {
  if (error instanceof HostError) {
    const { sheet: known = sheet, code, location, message } = error;
    return { step, sheet: known, code, location, message };
  }
  const office = officeError(error);
  if (office) {
    return { step, sheet, code: office.code, location: office.errorLocation, message: office.message };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { step, sheet, code: "Unknown", message };
}
