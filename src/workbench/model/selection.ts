import { SheetsSelectionsService } from "@univerjs/sheets";
import type { Area } from "../formula/address";
import { fromRange } from "../grid/book";
import type { RangeTarget } from "./objects";
import type { WorkbookModel } from "./workbook-model";

/** What is selected on the active sheet; A1 when nothing ever was. */
export function selection(model: WorkbookModel): { sheetId: string; areas: Area[]; cell: Area } {
  const sheetId = model.book.activeSheet().getSheetId();
  const service = model.book.injector.get(SheetsSelectionsService);
  const found = service.getWorkbookSelections(model.book.unitId).getSelectionsOfWorksheet(sheetId);
  const areas = found.map((one) => fromRange(one.range));
  const primary = found.at(-1)?.primary;
  const first = areas[0] ?? { row: 0, column: 0, rows: 1, columns: 1 };
  const cell = primary
    ? { row: primary.actualRow, column: primary.actualColumn, rows: 1, columns: 1 }
    : { ...first, rows: 1, columns: 1 };
  return { sheetId, areas: areas.length > 0 ? areas : [first], cell };
}

/** The selection as one range; Excel refuses when several areas are selected. */
export function selectedRange(model: WorkbookModel): RangeTarget | undefined {
  const { sheetId, areas } = selection(model);
  const [area] = areas;
  return areas.length === 1 && area ? { sheetId, area } : undefined;
}
