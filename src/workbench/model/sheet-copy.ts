import { renameTable } from "../formula/structured";
import { itemNotFound } from "../protocol/errors";
import type { CellMatrix } from "../grid/book";
import { EVENT } from "./events";
import { notesOf } from "./cell-notes";
import { type WorkbookModel } from "./workbook-model";

/** Copies a sheet with its tables, which get names of their own. */
export function copySheet(
  model: WorkbookModel,
  id: string,
  position: "None" | "Before" | "After" | "Beginning" | "End",
  relative: string | undefined,
): string {
  const source = model.sheet(id);
  const sheets = model.book.sheets().map((sheet) => sheet.getSheetId());
  const at = relative === undefined ? -1 : sheets.indexOf(relative);
  if ((position === "Before" || position === "After") && at < 0) throw itemNotFound("worksheet");
  const index = { None: sheets.length, End: sheets.length, Beginning: 0, Before: at, After: at + 1 }[
    position
  ];
  const blank = model.book.addSheet(copyName(model, source.getName()), index);
  const newId = blank.getSheetId();
  model.book.ensure(blank, {
    row: 0,
    column: 0,
    rows: source.getRowCount(),
    columns: source.getColumnCount(),
  });
  const config = structuredClone(source.getConfig());
  const target = blank.getConfig();
  Object.assign(target.rowData, config.rowData);
  Object.assign(target.columnData, config.columnData);
  target.freeze = config.freeze;
  target.showGridlines = config.showGridlines;
  blank.setMergeData(config.mergeData);
  const renamed = new Map<string, string>();
  for (const table of model.tables.all(id)) {
    const copy = model.tables.add(
      newId,
      table.area,
      table.columns.map((column) => column.name),
      table.showHeaders,
    );
    const name = freeTableName(model, table.name);
    Object.assign(copy, {
      showTotals: table.showTotals,
      style: table.style,
      showBandedRows: table.showBandedRows,
      showFilterButton: table.showFilterButton,
    });
    copy.name = name;
    model.tables.redraw(copy);
    renamed.set(table.name, name);
  }
  const cells: CellMatrix = {};
  source.getCellMatrix().forValue((row, column, cell) => {
    if (!cell) return;
    let formula = model.formulas.read(cell);
    for (const [before, after] of renamed) formula = renameTable(formula, before, after);
    const style = cell.s ? model.book.workbook.getStyles().getStyleByCell(cell) : null;
    const content = formula
      ? model.formulas.cell(blank, row, column, formula, cell)
      : { v: cell.v ?? null, ...(cell.t && { t: cell.t }), custom: { ...notesOf(cell) } };
    (cells[row] ??= {})[column] = { ...content, ...(style && { s: style }) };
  });
  model.book.write(blank, cells);
  model.conditionalFormats.copySheet(id, newId);
  model.book.clearUndo();
  model.events.push(EVENT.worksheetAdded, "", { source: "Local", worksheetId: newId });
  return newId;
}

/** `Sheet1 (2)`, cut to what a name may hold. */
function copyName(model: WorkbookModel, name: string): string {
  for (let n = 2; ; n++) {
    const suffix = ` (${n})`;
    const candidate = name.slice(0, 31 - suffix.length) + suffix;
    if (!model.book.sheetNamed(candidate)) return candidate;
  }
}

function freeTableName(model: WorkbookModel, name: string): string {
  for (let n = 2; ; n++) if (!model.tables.byName(`${name}${n}`)) return `${name}${n}`;
}
