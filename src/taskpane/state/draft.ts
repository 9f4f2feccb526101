import type { Language } from "../../i18n/text";
import type { Choices, TakenNames } from "../../plan/choices";
import { serialToDate, type TableSpec } from "../product";

/** What the person has chosen so far. Becomes `Choices` when 生成 is pressed. */
export interface Draft {
  /** Tables ticked by the person; those they need come along by themselves. */
  readonly tables: readonly string[];
  readonly language: Language;
  readonly rows: "sample" | "empty";
  /** Numbers as typed: half-typed ones are not thrown away. */
  readonly year: string;
  readonly blankRows: string;
  readonly currency: string;
  readonly salesperson: string;
  readonly personal: boolean;
  /** Column groups left out, as `table.group`. */
  readonly withoutGroups: readonly string[];
}

export const DEFAULT_BLANK_ROWS = 50;
export const NO_NAMES: TakenNames = { sheets: [], tables: [], names: [] };

/** The draft a person starts with: the basic package, this year. */
export function startingDraft(tables: readonly TableSpec[], language: Language, today: number): Draft {
  return {
    tables: tables.filter((table) => table.package === "basic").map(({ id }) => id),
    language,
    rows: "sample",
    year: String(serialToDate(today).year),
    blankRows: String(DEFAULT_BLANK_ROWS),
    currency: "USD",
    salesperson: "",
    personal: false,
    withoutGroups: [],
  };
}

/** Fields whose typed text cannot be used, so that each can say so beside itself. */
export type Invalid = ReadonlySet<"year" | "blankRows" | "salesperson" | "tables">;

export function invalidFields(draft: Draft): Invalid {
  const invalid = new Set<"year" | "blankRows" | "salesperson" | "tables">();
  if (draft.tables.length === 0) invalid.add("tables");
  if (!isWhole(draft.year, 2000, 2100)) invalid.add("year");
  if (draft.rows === "empty" && !isWhole(draft.blankRows, 1, 1000)) invalid.add("blankRows");
  // A leading sign would make the name a formula in whatever program the file is opened with.
  if (draft.salesperson.trim().length > 40 || /^\s*[=+\-@]/.test(draft.salesperson))
    invalid.add("salesperson");
  return invalid;
}

function isWhole(text: string, from: number, to: number): boolean {
  const value = Number(text);
  return /^\s*\d+\s*$/.test(text) && value >= from && value <= to;
}

/** A valid draft as the plan's choices. */
export function choicesOf(
  draft: Draft,
  included: readonly string[],
  today: number,
  taken: TakenNames,
): Choices {
  return {
    language: draft.language,
    tables: included,
    year: Number(draft.year),
    cutoff: today,
    asOf: null,
    today,
    currency: draft.currency,
    salesperson: draft.salesperson.trim(),
    personal: draft.personal,
    withoutGroups: draft.withoutGroups.filter((group) => included.includes(group.split(".")[0] ?? "")),
    blankRows: draft.rows === "empty" ? Number(draft.blankRows) : DEFAULT_BLANK_ROWS,
    sample: draft.rows === "sample",
    taken,
  };
}
