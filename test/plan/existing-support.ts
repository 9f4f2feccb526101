import type { ExistingBook, ExistingTable } from "../../src/plan/existing";
import type {
  CellContent,
  CellValue,
  NamePlan,
  SheetPlan,
  TablePart,
  WorkbookPlan,
} from "../../src/plan/plan";

export interface Happened {
  /** Sheets and headers renamed by people: old → new. */
  readonly sheets?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Tables deleted with their sheets. */
  readonly deleted?: readonly string[];
  /** Typed columns that hold something, as `table.column`; all others are blank. */
  readonly filled?: readonly string[];
  /** Columns whose formulas were read because the catalogue has others by now, as `table.column`. */
  readonly outdated?: readonly string[];
}

/** A workbook written from a plan, as reading it later gives it. */
export function existingOf(plan: WorkbookPlan, happened: Happened = {}): ExistingBook {
  const deleted = new Set(happened.deleted ?? []);
  const sheetName = (name: string): string => happened.sheets?.[name] ?? name;
  const header = (name: string): string => happened.headers?.[name] ?? name;
  const kept = plan.sheets.filter(({ id }) => !deleted.has(id));
  const tables = kept.flatMap((sheet) => tablesOn(sheet).map((part) => ({ sheet, part })));
  const goneTables = plan.sheets
    .filter(({ id }) => deleted.has(id))
    .flatMap((sheet) => tablesOn(sheet).map(({ name }) => name));
  const isGone = (name: NamePlan): boolean =>
    "formula" in name && goneTables.some((table) => name.formula.startsWith(`=${table}[`));
  const parameters = plan.sheets.find(({ id }) => id === "parameters");
  const dictionary = plan.sheets.find(({ id }) => id === "dictionary");
  const home = plan.sheets.find(({ id }) => id === "home");
  const areaNames = plan.names.flatMap((name) => ("area" in name ? [name] : []));
  const matching = (pattern: RegExp) =>
    areaNames.flatMap(({ name, area }) => {
      const id = pattern.exec(name)?.[1];
      return id === undefined ? [] : [{ id, area }];
    });
  const boards = kept.filter(
    (sheet) => tablesOn(sheet).length === 0 && sheet.id !== "parameters" && sheet.id !== "dictionary",
  );
  return {
    identity: plan.identity,
    tables: tables.map(({ sheet, part }): ExistingTable => ({
      id: part.id,
      table: part.name,
      sheet: sheetName(sheet.name),
      columns: Object.fromEntries(
        part.columns.map(({ id, name }, index) => [id, { name: header(name), index }]),
      ),
      headers: part.columns.map(({ name }) => header(name)),
      row: part.row,
      column: part.column,
      rows: part.rows,
      freeBelow: 1000,
    })),
    taken: {
      sheets: kept.map(({ name }) => sheetName(name)),
      tables: tables.map(({ part }) => part.name),
      names: plan.names.map(({ name }) => name),
    },
    broken: plan.names.filter(isGone).map(({ name }) => name),
    parameters: parameters ? { sheet: sheetName(parameters.name), nextRow: bottom(parameters) } : null,
    dictionary: dictionary
      ? {
          sheet: sheetName(dictionary.name),
          nextColumn: right(dictionary),
          lists: Object.fromEntries(
            matching(/^l_(\w+)$/).map(({ id, area }) => [
              id,
              {
                row: area.row,
                column: area.column,
                values: Array.from({ length: area.rows }, (_, row) =>
                  cellOf(dictionary, area.row + row, area.column),
                ),
              },
            ]),
          ),
        }
      : null,
    settings: Object.fromEntries(
      matching(/^p_(\w+)$/).map(({ id, area }) => [id, { row: area.row, column: area.column }]),
    ),
    boards: Object.fromEntries(boards.map(({ id, name }) => [id, sheetName(name)])),
    contents: home ? { sheet: sheetName(home.name), nextRow: 60 } : null,
    blank: tables.flatMap(({ part }) =>
      part.columns
        .filter(({ formula }) => formula === undefined)
        .map(({ id }) => `${part.id}.${id}`)
        .filter((id) => !(happened.filled ?? []).includes(id)),
    ),
    formulas: Object.fromEntries(
      tables.flatMap(({ part }) =>
        part.columns.flatMap(({ id, formula }) =>
          formula !== undefined && happened.outdated?.includes(`${part.id}.${id}`) === true
            ? [[`${part.id}.${id}`, formula]]
            : [],
        ),
      ),
    ),
    locked: [],
  };
}

function tablesOn({ parts }: SheetPlan): TablePart[] {
  return parts.filter((part): part is TablePart => part.kind === "table");
}

function blocks({ parts }: SheetPlan) {
  return parts.flatMap((part) => (part.kind === "cells" ? [part] : []));
}

function bottom(sheet: SheetPlan): number {
  return Math.max(...blocks(sheet).map(({ row, values }) => row + values.length));
}

function right(sheet: SheetPlan): number {
  return Math.max(...blocks(sheet).map(({ column, values }) => column + (values[0]?.length ?? 0)));
}

function cellOf(sheet: SheetPlan, row: number, column: number): CellValue {
  for (const block of blocks(sheet)) {
    const content: CellContent | undefined = block.values[row - block.row]?.[column - block.column];
    if (content !== undefined) return content !== null && typeof content === "object" ? content.v : content;
  }
  return null;
}
