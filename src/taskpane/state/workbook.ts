import { useCallback, useEffect, useState } from "react";
import type { LogEntry, WorkbookState } from "../../excel/api";
import type { Language } from "../../i18n/text";
import { useServices } from "../services";
import { plainFailure, type Failure } from "./use-cases";

/** A sheet of ours in the open workbook. */
export interface BookSheet {
  readonly id: string;
  readonly name: string;
}

/** What the open workbook holds of ours. */
export interface Book {
  readonly sheets: readonly BookSheet[];
  /** Ids of the standard tables it has. */
  readonly tables: readonly string[];
  /** Language of the newest set; null when there is none. */
  readonly language: Language | null;
  readonly generated: string | null;
  /** Generations that can be removed, newest first. */
  readonly undoable: readonly LogEntry[];
}

export type BookView =
  | { readonly stage: "reading" }
  | { readonly stage: "read"; readonly book: Book }
  | { readonly stage: "failed"; readonly failure: Failure };

const NO_BOOK: Book = { sheets: [], tables: [], language: null, generated: null, undoable: [] };

/** Reads the open workbook at the start and whenever it is asked to. */
export function useBook(): { readonly view: BookView; readonly reload: () => Promise<void> } {
  const { excel } = useServices();
  const [view, setView] = useState<BookView>({ stage: "reading" });
  const reload = useCallback(async () => {
    if (!excel) {
      setView({ stage: "read", book: NO_BOOK });
      return;
    }
    try {
      const { gateway } = excel;
      const state = await gateway.readWorkbookState();
      const undoable = await gateway.undoable();
      const located = state.identities.flatMap(({ identity }) => gateway.locate(identity, state));
      setView({ stage: "read", book: bookOf(state, located, undoable) });
    } catch (error) {
      setView({ stage: "failed", failure: plainFailure("readFailedTitle", error) });
    }
  }, [excel]);
  useEffect(() => {
    void reload();
  }, [reload]);
  return { view, reload };
}

/** Sheets that hold a table of ours, and those a recorded generation made, in tab order. */
export function bookOf(
  state: WorkbookState,
  located: readonly { readonly id: string; readonly sheet: string }[],
  undoable: readonly LogEntry[],
): Book {
  const ids = new Set(undoable.flatMap(({ record }) => record.sheets.map(({ id }) => id)));
  const names = new Set(located.map(({ sheet }) => sheet));
  const sheets = state.sheets.filter(({ id, name, visible }) => visible && (ids.has(id) || names.has(name)));
  const newest = [...state.identities]
    .map(({ identity }) => identity)
    .sort((a, b) => b.generated.localeCompare(a.generated))[0];
  return {
    sheets: newest === undefined ? [] : sheets.map(({ id, name }) => ({ id, name })),
    tables: [...new Set(located.map(({ id }) => id))],
    language: newest?.language ?? null,
    generated: newest?.generated ?? null,
    undoable,
  };
}
