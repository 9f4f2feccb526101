import { IDefinedNamesService, type IDefinedNamesServiceParam } from "@univerjs/engine-formula";
import { tokenize } from "../formula/tokens";
import { MAX_COLUMNS, MAX_ROWS, type Area } from "../formula/address";
import { toA1 } from "../formula/structured";
import type { RangeTarget } from "./objects";
import { bodyOf } from "./table-store";
import type { WorkbookModel } from "./workbook-model";

/** Univer's word for a name that belongs to the whole workbook. */
export const WORKBOOK_SCOPE = "AllDefaultWorkbook";

export function definedNames(model: WorkbookModel): IDefinedNamesServiceParam[] {
  const map = model.book.injector.get(IDefinedNamesService).getDefinedNameMap(model.book.unitId);
  return map ? Object.values(map) : [];
}

export function scopeOf(item: IDefinedNamesServiceParam): string | undefined {
  return item.localSheetId && item.localSheetId !== WORKBOOK_SCOPE ? item.localSheetId : undefined;
}

/** The range that a name or a table's name stands for. */
export function namedArea(model: WorkbookModel, name: string, sheetId: string): RangeTarget | undefined {
  const lower = name.toLowerCase();
  const names = definedNames(model).filter((item) => item.name.toLowerCase() === lower);
  const item =
    names.find((one) => scopeOf(one) === sheetId) ?? names.find((one) => scopeOf(one) === undefined);
  if (item) return areaOfFormula(model, item.formulaOrRefString, sheetId);
  const table = model.tables.byName(name);
  if (table) return { sheetId: table.sheetId, area: bodyOf(table) };
  if (name.includes("[")) return areaOfFormula(model, name, sheetId);
  return undefined;
}

/** The range that a formula such as `=Sheet1!$A$1:$B$2` is; undefined for anything that computes. */
export function areaOfFormula(model: WorkbookModel, formula: string, home: string): RangeTarget | undefined {
  const text = formula.replace(/^=/, "");
  const homeName = model.book.sheet(home)?.getName() ?? "";
  const plain = toA1(tokenize(text), model.tables.lookup(), { sheet: homeName, row: 0, column: 0 });
  const tokens = tokenize(plain);
  const [token] = tokens;
  if (tokens.length !== 1 || token?.kind !== "ref") return undefined;
  const sheet = token.sheet === undefined ? model.book.sheet(home) : model.book.sheetNamed(token.sheet);
  if (!sheet) return undefined;
  const { from, to } = token;
  const row = Math.min(from.row ?? 0, to.row ?? 0);
  const column = Math.min(from.column ?? 0, to.column ?? 0);
  const area: Area = {
    row,
    column,
    rows: from.row === undefined ? MAX_ROWS : Math.abs((to.row ?? 0) - from.row) + 1,
    columns: from.column === undefined ? MAX_COLUMNS : Math.abs((to.column ?? 0) - from.column) + 1,
  };
  return { sheetId: sheet.getSheetId(), area };
}
