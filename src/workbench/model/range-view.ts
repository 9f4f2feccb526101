import { areaAddress, type Area } from "../formula/address";
import { textOf, typeOf, valueOf } from "../grid/values";
import { hostType, type HostObject } from "../protocol/host-type";
import { itemNotFound } from "../protocol/errors";
import { readGrid } from "./cells";
import type { RangeTarget } from "./objects";
import { numberFormats } from "./range-looks";
import type { WorkbookModel } from "./workbook-model";

/** Excel's RangeView: the rows of a range that filters and hiding leave visible. */
export function rangeViewType(model: WorkbookModel): (target: RangeTarget) => HostObject {
  const rows = (self: RangeTarget): Area[] => {
    const sheet = model.sheet(self.sheetId);
    return Array.from({ length: self.area.rows }, (_, r) => ({
      ...self.area,
      row: self.area.row + r,
      rows: 1,
    })).filter(({ row }) => row >= sheet.getRowCount() || sheet.getRowVisible(row));
  };
  const each = <T>(self: RangeTarget, read: (area: Area) => T[][]): T[][] => rows(self).flatMap(read);
  const grid = (self: RangeTarget, read: Parameters<typeof readGrid<unknown>>[3]) =>
    each(self, (area) => readGrid(model, self.sheetId, area, read));
  const formulas = (self: RangeTarget) =>
    grid(self, (cell) => (cell?.f ? model.formulas.read(cell) : valueOf(cell)));
  const view: (target: RangeTarget) => HostObject = hostType<RangeTarget>({
    name: "RangeView",
    get: {
      Values: (self) => grid(self, valueOf),
      ValueTypes: (self) => grid(self, typeOf),
      Text: (self) =>
        grid(self, (cell, row, column, sheet) => textOf(cell, model.book.styleOf(sheet, row, column))),
      Formulas: formulas,
      FormulasLocal: formulas,
      NumberFormat: (self) => each(self, (area) => numberFormats(model, { sheetId: self.sheetId, area })),
      RowCount: (self) => rows(self).length,
      ColumnCount: ({ area }) => area.columns,
      CellAddresses: (self) =>
        grid(self, (_cell, row, column) => areaAddress({ row, column, rows: 1, columns: 1 })),
      Index: ({ area }) => area.row,
    },
    nav: { Rows: (self) => collection(self) },
    call: { GetRange: (self) => model.objects.range(self.sheetId, self.area) },
  });
  const collection: (target: RangeTarget) => HostObject = hostType<RangeTarget>({
    name: "RangeViewCollection",
    items: (self) => rows(self).map((area) => view({ sheetId: self.sheetId, area })),
    call: {
      GetCount: (self) => rows(self).length,
      GetItemAt: (self, args) => {
        const area = rows(self)[args.number(0)];
        if (!area) throw itemNotFound("row");
        return view({ sheetId: self.sheetId, area });
      },
    },
  });
  return view;
}
