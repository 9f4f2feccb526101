import { BooleanNumber } from "@univerjs/core";
import { SetFrozenMutation, ToggleGridlinesMutation } from "@univerjs/sheets";
import { areaAddress, MAX_COLUMNS, MAX_ROWS } from "../formula/address";
import { asBoolean, asEnum, asNumber, asString } from "../protocol/args";
import {
  accessDenied,
  invalidArgument,
  invalidOperation,
  itemAlreadyExists,
  itemNotFound,
} from "../protocol/errors";
import { hostType, type HostObject } from "../protocol/host-type";
import { hexColor } from "./colors";
import { EVENT } from "./events";
import { checked, rangeArgument, resolveAddress, splitAreas, usedArea, WHOLE_SHEET } from "./range-address";
import { cellAreas, findAll, readCriteria, replaceAll } from "./range-search";
import { copySheet } from "./sheet-copy";
import { protectionType } from "./protection";
import { pageLayoutType, pageBreaksType } from "./page-layout";
import { customPropertiesType } from "./custom-properties";
import { showOutlineLevels } from "./outline";
import type { WorkbookModel } from "./workbook-model";

export interface SheetTarget {
  readonly id: string;
}

/** Excel's rules for sheet names. */
export function checkSheetName(model: WorkbookModel, name: string, own?: string): void {
  const isBad = name === "" || name.length > 31 || /[[\]:*?/\\]/.test(name) || /^'|'$/.test(name);
  if (isBad || name.toLowerCase() === "history") {
    throw invalidArgument(
      "A sheet name has 1 to 31 characters, none of [ ] : * ? / \\, and no apostrophe at either end.",
    );
  }
  const other = model.book.sheetNamed(name);
  if (other && other.getSheetId() !== own) throw itemAlreadyExists(name);
}

export function renameSheet(model: WorkbookModel, id: string, name: string): void {
  checkSheetName(model, name, id);
  const before = model.sheet(id).getName();
  if (before === name) return;
  model.book.renameSheet(id, name);
  model.formulas.sheetRenamed(before, name);
  model.events.push(EVENT.worksheetNameChanged, id, {
    source: "Local",
    worksheetId: id,
    nameBefore: before,
    nameAfter: name,
  });
}

export function deleteSheet(model: WorkbookModel, id: string): void {
  const sheet = model.sheet(id);
  const visible = model.book.sheets().filter((one) => !one.isSheetHidden());
  if (visible.length <= 1 && visible[0] === sheet) {
    throw invalidOperation("A workbook must contain at least one visible worksheet.");
  }
  if (model.extra(id).visibility === "VeryHidden") throw invalidOperation("The worksheet is very hidden.");
  const name = sheet.getName();
  const wasActive = model.book.activeSheet().getSheetId() === id;
  const neighbour = visible.find((one) => one !== sheet);
  if (wasActive && neighbour) model.book.activate(neighbour.getSheetId());
  const tables = model.tables.forgetSheet(id);
  model.book.removeSheet(id);
  model.forgetSheet(id);
  model.formulas.sheetDeleted(name);
  if (tables.length > 0) model.formulas.refresh(new Set(tables.map((table) => table.name.toLowerCase())));
  model.book.clearUndo();
  model.events.push(EVENT.worksheetDeleted, "", { source: "Local", worksheetId: id });
}

export function worksheetType(model: WorkbookModel): (target: SheetTarget) => HostObject {
  const freeze = freezePanesType(model);
  const protection = protectionType(model);
  const layout = pageLayoutType(model);
  const breaks = pageBreaksType(model);
  const properties = customPropertiesType(model);
  const order = () => model.book.sheets();
  const neighbour = (self: SheetTarget, step: 1 | -1, visibleOnly: boolean) => {
    const sheets = order();
    let i = sheets.findIndex((sheet) => sheet.getSheetId() === self.id) + step;
    while (sheets[i] && visibleOnly && model.extra(sheets[i]?.getSheetId() ?? "").visibility !== "Visible")
      i += step;
    return sheets[i];
  };
  const found = (self: SheetTarget, step: 1 | -1, visibleOnly: boolean | undefined) => {
    const sheet = neighbour(self, step, visibleOnly ?? false);
    return sheet ? model.objects.worksheet(sheet.getSheetId()) : null;
  };
  const orThrow = (object: HostObject | null) => {
    if (!object) throw itemNotFound("worksheet");
    return object;
  };
  const whole = (self: SheetTarget) => ({ sheetId: self.id, area: WHOLE_SHEET });
  const used = (self: SheetTarget, valuesOnly: boolean | undefined) =>
    usedArea(model, self.id, WHOLE_SHEET, valuesOnly ?? false);

  return hostType<SheetTarget>({
    name: "Worksheet",
    id: (self) => {
      model.sheet(self.id);
      return self.id;
    },
    get: {
      Id: (self) => model.sheet(self.id).getSheetId(),
      Name: (self) => model.sheet(self.id).getName(),
      Position: (self) => order().findIndex((sheet) => sheet.getSheetId() === self.id),
      Visibility: (self) => (model.sheet(self.id).isSheetHidden() ? hiddenKind(model, self.id) : "Visible"),
      TabColor: (self) => model.sheet(self.id).getTabColor() ?? "",
      TabId: (self) => Number(self.id.replace(/\D/g, "")),
      ShowGridlines: (self) => model.sheet(self.id).getConfig().showGridlines !== BooleanNumber.FALSE,
      ShowHeadings: (self) => model.extra(self.id).showHeadings,
      EnableCalculation: (self) => model.extra(self.id).enableCalculation,
      StandardWidth: (self) => model.extra(self.id).standardWidth ?? 8.43,
      StandardHeight: () => 15,
    },
    set: {
      Name: (self, value) => {
        renameSheet(model, self.id, asString(value));
      },
      Position: (self, value) => {
        const index = asNumber(value);
        if (index < 0 || index >= order().length) throw invalidArgument();
        model.sheet(self.id);
        model.book.moveSheet(self.id, index);
      },
      Visibility: (self, value) => {
        setVisibility(model, self.id, asEnum(value, ["Visible", "Hidden", "VeryHidden"]));
      },
      TabColor: (self, value) => {
        model.sheet(self.id);
        model.book.setTabColor(self.id, value === "" ? "" : hexColor(value));
      },
      // The library reads ShowGridlines and ShowHeadings but writes Gridlines and Headings.
      Gridlines: (self, value) => {
        const showGridlines = asBoolean(value) ? BooleanNumber.TRUE : BooleanNumber.FALSE;
        model.book.run(ToggleGridlinesMutation.id, {
          subUnitId: model.sheet(self.id).getSheetId(),
          showGridlines,
        });
      },
      Headings: (self, value) => {
        model.extra(self.id).showHeadings = asBoolean(value);
      },
      EnableCalculation: (self, value) => {
        model.extra(self.id).enableCalculation = asBoolean(value);
      },
      StandardWidth: (self, value) => {
        model.extra(self.id).standardWidth = asNumber(value);
      },
    },
    nav: {
      Tables: (self) => model.objects.tables(model.sheet(self.id).getSheetId()),
      Charts: (self) => model.objects.charts(self.id),
      Names: (self) => model.objects.names(self.id),
      AutoFilter: (self) => model.objects.autoFilter(self.id),
      FreezePanes: freeze,
      Protection: protection,
      PageLayout: layout,
      HorizontalPageBreaks: (self) => breaks({ ...self, axis: "row" }),
      VerticalPageBreaks: (self) => breaks({ ...self, axis: "column" }),
      CustomProperties: properties,
    },
    call: {
      Activate: (self) => {
        if (model.sheet(self.id).isSheetHidden())
          throw invalidOperation("A hidden sheet can't be activated.");
        model.book.activate(self.id);
      },
      Calculate: () => {
        model.book.scheduler.again();
      },
      Copy: (self, args) => {
        const kind = asEnum(args.raw(0) ?? "None", ["None", "Before", "After", "Beginning", "End"]);
        const relative = args.object(1)?.id();
        return model.objects.worksheet(copySheet(model, self.id, kind, relative));
      },
      Delete: (self) => {
        if (model.isWorkbookProtected) throw accessDenied("The workbook's structure is protected.");
        deleteSheet(model, self.id);
      },
      GetCell: (self, args) =>
        model.objects.range(
          self.id,
          checked({ row: args.number(0), column: args.number(1), rows: 1, columns: 1 }),
        ),
      GetRange: (self, args) => {
        model.sheet(self.id);
        const address = args.optionalString(0) ?? "";
        const target = resolveAddress(model, self.id, address);
        return model.objects.range(target.sheetId, target.area);
      },
      GetRangeByIndexes: (self, args) => {
        model.sheet(self.id);
        const [row, column, rows, columns] = [args.number(0), args.number(1), args.number(2), args.number(3)];
        return model.objects.range(self.id, checked({ row, column, rows, columns }));
      },
      GetRanges: (self, args) => {
        const areas = splitAreas(args.optionalString(0) ?? "").map(
          (part) => resolveAddress(model, self.id, part).area,
        );
        return model.objects.rangeAreas(self.id, areas.length > 0 ? areas : [WHOLE_SHEET]);
      },
      GetUsedRange: (self, args) =>
        // An empty sheet's used range is its first cell.
        model.objects.range(
          self.id,
          used(self, args.optionalBoolean(0)) ?? { row: 0, column: 0, rows: 1, columns: 1 },
        ),
      GetUsedRangeOrNullObject: (self, args) => {
        const area = used(self, args.optionalBoolean(0));
        return area ? model.objects.range(self.id, area) : null;
      },
      GetNext: (self, args) => orThrow(found(self, 1, args.optionalBoolean(0))),
      GetNextOrNullObject: (self, args) => found(self, 1, args.optionalBoolean(0)),
      GetPrevious: (self, args) => orThrow(found(self, -1, args.optionalBoolean(0))),
      GetPreviousOrNullObject: (self, args) => found(self, -1, args.optionalBoolean(0)),
      FindAll: (self, args) => {
        const cells = findAll(model, whole(self), args.string(0), readCriteria(args.optionalRecord(1)));
        if (cells.length === 0) throw itemNotFound(args.string(0));
        return model.objects.rangeAreas(self.id, cellAreas(cells));
      },
      FindAllOrNullObject: (self, args) => {
        const cells = findAll(model, whole(self), args.string(0), readCriteria(args.optionalRecord(1)));
        return cells.length === 0 ? null : model.objects.rangeAreas(self.id, cellAreas(cells));
      },
      ReplaceAll: (self, args) =>
        replaceAll(model, whole(self), args.string(0), args.string(1), readCriteria(args.optionalRecord(2))),
      ShowOutlineLevels: (self, args) => {
        showOutlineLevels(model, self.id, args.number(0), args.number(1));
      },
    },
  });
}

function hiddenKind(model: WorkbookModel, id: string): string {
  return model.extra(id).visibility === "VeryHidden" ? "VeryHidden" : "Hidden";
}

function setVisibility(
  model: WorkbookModel,
  id: string,
  visibility: "Visible" | "Hidden" | "VeryHidden",
): void {
  const sheet = model.sheet(id);
  const others = model.book.sheets().filter((one) => one !== sheet && !one.isSheetHidden());
  if (visibility !== "Visible" && others.length === 0) {
    throw invalidOperation("A workbook must contain at least one visible worksheet.");
  }
  const [next] = others;
  if (visibility !== "Visible" && model.book.activeSheet() === sheet && next)
    model.book.activate(next.getSheetId());
  model.extra(id).visibility = visibility;
  model.book.setHidden(id, visibility !== "Visible");
}

function freezePanesType(model: WorkbookModel): (target: SheetTarget) => HostObject {
  const set = (id: string, rows: number, columns: number, top = 0, left = 0) => {
    if (rows < 0 || columns < 0) throw invalidArgument();
    const sheet = model.sheet(id);
    model.book.ensure(sheet, { row: 0, column: 0, rows: top + rows + 1, columns: left + columns + 1 });
    model.book.run(SetFrozenMutation.id, {
      subUnitId: id,
      startRow: rows > 0 ? top + rows : -1,
      startColumn: columns > 0 ? left + columns : -1,
      ySplit: rows,
      xSplit: columns,
    });
  };
  const location = (self: SheetTarget) => {
    const { startRow, startColumn, xSplit, ySplit } = model.sheet(self.id).getFreeze();
    if (xSplit <= 0 && ySplit <= 0) return null;
    return model.objects.range(self.id, {
      row: ySplit > 0 ? Math.max(0, startRow - ySplit) : 0,
      column: xSplit > 0 ? Math.max(0, startColumn - xSplit) : 0,
      rows: ySplit > 0 ? ySplit : MAX_ROWS,
      columns: xSplit > 0 ? xSplit : MAX_COLUMNS,
    });
  };
  return hostType<SheetTarget>({
    name: "WorksheetFreezePanes",
    call: {
      FreezeAt: (self, args) => {
        const { area } = rangeArgument(model, self.id, args.raw(0));
        const rows = area.rows >= MAX_ROWS ? 0 : area.row + area.rows;
        const columns = area.columns >= MAX_COLUMNS ? 0 : area.column + area.columns;
        set(self.id, rows, columns);
      },
      FreezeRows: (self, args) => {
        set(self.id, args.optionalNumber(0) ?? 1, 0);
      },
      FreezeColumns: (self, args) => {
        set(self.id, 0, args.optionalNumber(0) ?? 1);
      },
      Unfreeze: (self) => {
        set(self.id, 0, 0);
      },
      GetLocation: (self) => {
        const place = location(self);
        if (!place) throw itemNotFound("frozen panes");
        return place;
      },
      GetLocationOrNullObject: location,
    },
  });
}

/** The address of the frozen part, for the snapshot; undefined when nothing is frozen. */
export function frozenAddress(model: WorkbookModel, id: string): string | undefined {
  const { xSplit, ySplit } = model.sheet(id).getFreeze();
  if (xSplit <= 0 && ySplit <= 0) return undefined;
  return areaAddress({
    row: 0,
    column: 0,
    rows: ySplit > 0 ? ySplit : MAX_ROWS,
    columns: xSplit > 0 ? xSplit : MAX_COLUMNS,
  });
}
