/**
 * The product as the pane sees it: every part of it is loaded when it is needed. The one place that names the
 * modules behind it.
 */
import type { BoardSpec, ListSpec, PackageId, ParameterSpec, TableSpec } from "../catalog/spec";
import { isoToSerial, serialToDate, serialToIso } from "../formula/serial";
import type { Text } from "../i18n/text";
import type * as duplicates from "../intake/duplicates";
import type * as archive from "../plan/archive";
import type { Choices, InputRow, TableData } from "../plan/choices";
import type { ExistingBook, ExistingRequest, Extension, Wish } from "../plan/existing";
import type * as folders from "../plan/folders";
import type * as monthEnd from "../plan/month-end";
import type * as merge from "../plan/merge";
import type { Identity, WorkbookPlan } from "../plan/plan";

export { isoToSerial, serialToDate, serialToIso };
export type { BoardSpec, Choices, ListSpec, PackageId, TableSpec, WorkbookPlan };

export interface PackageSpec {
  readonly id: PackageId;
  readonly name: Text;
  readonly note: Text;
}

export interface Catalog {
  readonly tables: readonly TableSpec[];
  readonly boards: readonly BoardSpec[];
  readonly lists: readonly ListSpec[];
  readonly parameters: readonly ParameterSpec[];
  readonly packages: readonly PackageSpec[];
}

/** Columns that people type because a table their formula needs is not among the chosen. */
export interface TypedColumns {
  readonly table: string;
  readonly columns: readonly string[];
}

/** The pure steps behind month-end, year-end and the folders. */
export type Period = typeof archive & typeof monthEnd & typeof folders;

/** The pure steps behind finding and merging duplicates. */
export type Duplicates = typeof duplicates & typeof merge;

/** The catalogue, and what follows from it at once. */
export interface Catalogue {
  readonly catalog: Catalog;
  /** The chosen tables and all that come along with them, in the order of the sheets. */
  readonly included: (chosen: readonly string[]) => readonly string[];
  readonly typedWhenAlone: (tables: readonly string[]) => readonly TypedColumns[];
}

/** Reading the catalogue while it is being loaded suspends the component that reads it. */
export interface Product extends Catalogue {
  /** The plan of a workbook; with the product's own sample rows when the choices say so. */
  readonly plan: (choices: Choices) => Promise<WorkbookPlan>;
  /** What to find out about a workbook made earlier before anything is added. */
  readonly existingRequest: (identity: Identity) => Promise<ExistingRequest>;
  /** What such a workbook lacks of a wish. Throws `CannotExtend` when 参数 or 字典 are gone. */
  readonly extension: (existing: ExistingBook, wish: Wish) => Promise<Extension>;
  /** Month-end and year-end: which rows to keep, and which to put away. */
  readonly period: () => Promise<Period>;
  /** Duplicates among customers, and merging them. */
  readonly duplicates: () => Promise<Duplicates>;
  /** The plan as an .xlsx file. */
  readonly file: (plan: WorkbookPlan) => Promise<Uint8Array<ArrayBuffer>>;
}

let loaded: Catalogue | undefined;
let loading: Promise<void> | undefined;

/** Loads the catalogue once. */
export function loadCatalogue(): Promise<void> {
  loading ??= import("./catalogue").then(({ CATALOGUE }) => {
    loaded = CATALOGUE;
  });
  return loading;
}

function catalogue(): Catalogue {
  if (loaded) return loaded;
  // React waits for a promise that is thrown while it draws, and draws again: that is how data suspends.
  // eslint-disable-next-line @typescript-eslint/only-throw-error
  throw loadCatalogue();
}

export const PRODUCT: Product = {
  get catalog() {
    return catalogue().catalog;
  },
  included: (chosen) => catalogue().included(chosen),
  typedWhenAlone: (tables) => catalogue().typedWhenAlone(tables),
  plan: async (choices) => {
    const [{ compile }, data] = await Promise.all([import("../plan/compile"), rows(choices)]);
    return compile(choices, data);
  },
  existingRequest: async (identity) => {
    const [{ existingRequest }] = await Promise.all([import("../plan/extend"), loadCatalogue()]);
    return existingRequest(
      identity,
      catalogue().catalog.tables.map(({ id }) => id),
    );
  },
  extension: async (existing, wish) => {
    const [{ extend }, { workdayRows }] = await Promise.all([
      import("../plan/extend"),
      import("../sample/calendar"),
    ]);
    return extend(existing, wish, newRows(existing, workdayRows(existing.identity.language, wish.today)));
  },
  period: async () => {
    const [year, month, folder] = await Promise.all([
      import("../plan/archive"),
      import("../plan/month-end"),
      import("../plan/folders"),
    ]);
    return { ...year, ...month, ...folder };
  },
  duplicates: async () => {
    const [find, join] = await Promise.all([import("../intake/duplicates"), import("../plan/merge")]);
    return { ...find, ...join };
  },
  file: async (plan) => {
    const { writeXlsx } = await import("../xlsx/write");
    return new Uint8Array(writeXlsx(plan));
  },
};

/** A work calendar that comes anew is filled; rows of tables that are there are not the plan's to know. */
function newRows({ tables }: ExistingBook, workday: readonly InputRow[]): TableData {
  return tables.some(({ id }) => id === "workday") ? {} : { workday };
}

/** The sample's rows, or none but the known holidays: without them every due date would ignore the calendar. */
async function rows({ sample, language, today }: Choices): Promise<TableData> {
  if (sample) {
    const { sampleData } = await import("../sample/sample");
    return sampleData(language, today);
  }
  const { workdayRows } = await import("../sample/calendar");
  return { workday: workdayRows(language, today) };
}
