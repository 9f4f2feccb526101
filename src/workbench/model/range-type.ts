import { areaAddress, bounding, contains, intersect, MAX_COLUMNS, MAX_ROWS } from "../formula/address";
import { textOf, typeOf, valueOf } from "../grid/values";
import { itemNotFound } from "../protocol/errors";
import { hostType, type HostObject, type TypeSpec } from "../protocol/host-type";
import { readGrid, writeCells } from "./cells";
import { isRangeTarget, type RangeTarget } from "./objects";
import { checked, fullAddress, rangeArgument, usedArea } from "./range-address";
import { rangeEdits } from "./range-edit";
import { rangeEdges } from "./range-edges";
import { hiddenState, numberFormats, setHidden, setNumberFormats } from "./range-looks";
import { bulkProperties } from "./bulk-properties";
import { rangeViewType } from "./range-view";
import { rangeSearch } from "./range-search";
import { hyperlinkOf, setHyperlink } from "./hyperlinks";
import { formulasR1C1, fromR1C1 } from "./r1c1";
import type { WorkbookModel } from "./workbook-model";

/** Excel's Range. Its members live by subject in the files this one puts together. */
export function rangeType(model: WorkbookModel): (target: RangeTarget) => HostObject {
  const at = (sheetId: string, area: RangeTarget["area"]) => model.objects.range(sheetId, checked(area));
  const part = (self: RangeTarget, area: RangeTarget["area"]) => at(self.sheetId, area);
  const formulas = (self: RangeTarget) =>
    readGrid(model, self.sheetId, self.area, (cell) => (cell?.f ? model.formulas.read(cell) : valueOf(cell)));
  const write = (self: RangeTarget, value: unknown) => {
    writeCells(model, self.sheetId, self.area, value);
  };
  const intersection = (self: RangeTarget, other: unknown) => {
    const { sheetId, area } = rangeArgument(model, self.sheetId, other);
    return sheetId === self.sheetId ? intersect(self.area, area) : undefined;
  };

  const view = rangeViewType(model);
  const navigation: TypeSpec<RangeTarget>["call"] = {
    GetCell: ({ sheetId, area }, args) =>
      at(sheetId, {
        row: area.row + args.number(0),
        column: area.column + args.number(1),
        rows: 1,
        columns: 1,
      }),
    GetRow: (self, args) => part(self, { ...self.area, row: self.area.row + args.number(0), rows: 1 }),
    GetColumn: (self, args) =>
      part(self, { ...self.area, column: self.area.column + args.number(0), columns: 1 }),
    GetLastRow: (self) => part(self, { ...self.area, row: self.area.row + self.area.rows - 1, rows: 1 }),
    GetLastColumn: (self) =>
      part(self, { ...self.area, column: self.area.column + self.area.columns - 1, columns: 1 }),
    GetLastCell: (self) =>
      part(self, {
        row: self.area.row + self.area.rows - 1,
        column: self.area.column + self.area.columns - 1,
        rows: 1,
        columns: 1,
      }),
    GetBoundingRect: (self, args) =>
      part(self, bounding(self.area, rangeArgument(model, self.sheetId, args.raw(0)).area)),
    GetOffsetRange: (self, args) =>
      part(self, {
        ...self.area,
        row: self.area.row + args.number(0),
        column: self.area.column + args.number(1),
      }),
    GetResizedRange: (self, args) =>
      part(self, {
        ...self.area,
        rows: self.area.rows + args.number(0),
        columns: self.area.columns + args.number(1),
      }),
    GetAbsoluteResizedRange: (self, args) =>
      part(self, { ...self.area, rows: args.number(0), columns: args.number(1) }),
    GetEntireRow: (self) => part(self, { ...self.area, column: 0, columns: MAX_COLUMNS }),
    GetEntireColumn: (self) => part(self, { ...self.area, row: 0, rows: MAX_ROWS }),
    GetColumnsAfter: (self, args) => {
      const count = args.optionalNumber(0) ?? 1;
      const { column, columns } = self.area;
      return part(self, {
        ...self.area,
        column: count > 0 ? column + columns : column + columns + count,
        columns: Math.abs(count),
      });
    },
    GetColumnsBefore: (self, args) => {
      const count = args.optionalNumber(0) ?? 1;
      const { column } = self.area;
      return part(self, {
        ...self.area,
        column: count > 0 ? column - count : column,
        columns: Math.abs(count),
      });
    },
    GetRowsBelow: (self, args) => {
      const count = args.optionalNumber(0) ?? 1;
      const { row, rows } = self.area;
      return part(self, {
        ...self.area,
        row: count > 0 ? row + rows : row + rows + count,
        rows: Math.abs(count),
      });
    },
    GetRowsAbove: (self, args) => {
      const count = args.optionalNumber(0) ?? 1;
      const { row } = self.area;
      return part(self, { ...self.area, row: count > 0 ? row - count : row, rows: Math.abs(count) });
    },
    GetIntersection: (self, args) => {
      const area = intersection(self, args.raw(0));
      if (!area) throw itemNotFound("intersection");
      return part(self, area);
    },
    GetIntersectionOrNullObject: (self, args) => {
      const area = intersection(self, args.raw(0));
      return area ? part(self, area) : null;
    },
    GetUsedRange: (self, args) => {
      const used = usedArea(model, self.sheetId, self.area, args.optionalBoolean(0) ?? false);
      return part(self, used ?? { row: self.area.row, column: self.area.column, rows: 1, columns: 1 });
    },
    GetUsedRangeOrNullObject: (self, args) => {
      const used = usedArea(model, self.sheetId, self.area, args.optionalBoolean(0) ?? false);
      return used ? part(self, used) : null;
    },
    GetTables: (self, args) => {
      const isWhole = args.optionalBoolean(0) ?? false;
      return model.objects.tables(self.sheetId, self.area, isWhole);
    },
    GetVisibleView: (self) => view(self),
    Calculate: () => {
      model.book.scheduler.again();
    },
    SetDirty: (self) => {
      model.book.scheduler.touch(model.book.unitId, self.sheetId, rangeOf(self));
    },
  };

  return hostType<RangeTarget>({
    name: "Range",
    get: {
      Address: (self) => fullAddress(model, self),
      AddressLocal: (self) => fullAddress(model, self),
      CellCount: ({ area }) => (area.rows * area.columns > 2 ** 31 - 1 ? -1 : area.rows * area.columns),
      RowIndex: ({ area }) => area.row,
      ColumnIndex: ({ area }) => area.column,
      RowCount: ({ area }) => area.rows,
      ColumnCount: ({ area }) => area.columns,
      IsEntireRow: ({ area }) => area.columns === MAX_COLUMNS,
      IsEntireColumn: ({ area }) => area.rows === MAX_ROWS,
      Values: (self) => readGrid(model, self.sheetId, self.area, valueOf),
      ValueTypes: (self) => readGrid(model, self.sheetId, self.area, typeOf),
      Text: (self) =>
        readGrid(model, self.sheetId, self.area, (cell, row, column, sheet) =>
          textOf(cell, model.book.styleOf(sheet, row, column)),
        ),
      Formulas: formulas,
      FormulasLocal: formulas,
      FormulasR1C1: (self) => formulasR1C1(model, self),
      NumberFormat: (self) => numberFormats(model, self),
      NumberFormatLocal: (self) => numberFormats(model, self),
      Hidden: (self) => hiddenState(model, self, "any"),
      RowHidden: (self) => hiddenState(model, self, "row"),
      ColumnHidden: (self) => hiddenState(model, self, "column"),
      Hyperlink: (self) => hyperlinkOf(model, self),
      HasSpill: (self) => rangeEdges.hasSpill(model, self),
      Top: (self) => rangeEdges.position(model, self).top,
      Left: (self) => rangeEdges.position(model, self).left,
      Width: (self) => rangeEdges.position(model, self).width,
      Height: (self) => rangeEdges.position(model, self).height,
    },
    lazy: ["Hyperlink", "FormulasR1C1", "HasSpill", "Top", "Left", "Width", "Height"],
    set: {
      Values: write,
      Formulas: write,
      FormulasLocal: write,
      FormulasR1C1: (self, value) => {
        write(self, fromR1C1(value, self.area));
      },
      NumberFormat: (self, value) => {
        setNumberFormats(model, self, value);
      },
      NumberFormatLocal: (self, value) => {
        setNumberFormats(model, self, value);
      },
      RowHidden: (self, value) => {
        setHidden(model, self, "row", value);
      },
      ColumnHidden: (self, value) => {
        setHidden(model, self, "column", value);
      },
      Hyperlink: (self, value) => {
        setHyperlink(model, self, value);
      },
    },
    nav: {
      Worksheet: (self) => model.objects.worksheet(self.sheetId),
      Format: (self) => model.objects.rangeFormat(self.sheetId, [self.area]),
      Sort: (self) => model.objects.rangeSort(self.sheetId, self.area),
      ConditionalFormats: (self) => model.objects.conditionalFormats(self.sheetId, [self.area]),
      DataValidation: (self) => model.objects.dataValidation(self.sheetId, [self.area]),
    },
    call: {
      ...navigation,
      ...rangeEdits(model),
      ...rangeEdges.members(model),
      ...rangeSearch(model),
      ...bulkProperties(model),
    },
  });
}

function rangeOf({ area }: RangeTarget) {
  return {
    startRow: area.row,
    startColumn: area.column,
    endRow: area.row + area.rows - 1,
    endColumn: area.column + area.columns - 1,
  };
}

/** Whether one range lies within another: for callers that compare ranges. */
export function isWithin(outer: RangeTarget, inner: RangeTarget): boolean {
  return outer.sheetId === inner.sheetId && contains(outer.area, inner.area);
}

export { areaAddress, isRangeTarget };
