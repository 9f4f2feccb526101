import { asArray, asBoolean, asString, isRecord } from "../protocol/args";
import { invalidArgument, itemNotFound } from "../protocol/errors";
import { hostType, type Getter, type HostObject, type Setter } from "../protocol/host-type";
import { contains, intersect, type Area } from "../formula/address";
import { valueOf } from "../grid/values";
import { readGrid, writeCells } from "./cells";
import { clearFilters, reapplyFilters } from "./filters";
import { rangeArgument } from "./range-address";
import {
  addColumn,
  addRows,
  addTable,
  columnIndexOf,
  convertToRange,
  deleteColumn,
  deleteRows,
  deleteTable,
  renameTable,
  resizeTable,
  setHeaders,
  setTotals,
} from "./table-edit";
import { bodyOf, headerOf, type TableModel, totalsOf } from "./table-store";
import type { WorkbookModel } from "./workbook-model";

export interface TableTarget {
  readonly table: TableModel;
}

interface ColumnTarget extends TableTarget {
  readonly columnId: number;
}

interface RowTarget extends TableTarget {
  readonly index: number;
}

type Flag =
  | "highlightFirstColumn"
  | "highlightLastColumn"
  | "showBandedRows"
  | "showBandedColumns"
  | "showFilterButton";
const FLAGS: readonly Flag[] = [
  "highlightFirstColumn",
  "highlightLastColumn",
  "showBandedRows",
  "showBandedColumns",
  "showFilterButton",
];

/** Excel's Table. */
export function tableType(model: WorkbookModel): (target: TableTarget) => HostObject {
  const alive = ({ table }: TableTarget): TableModel => {
    if (model.tables.byId(table.id) !== table) throw itemNotFound(table.name);
    return table;
  };
  const range = (table: TableModel, area: Area) => model.objects.range(table.sheetId, area);
  const get: Record<string, Getter<TableTarget>> = {};
  const set: Record<string, Setter<TableTarget>> = {};
  for (const flag of FLAGS) {
    const name = flag.charAt(0).toUpperCase() + flag.slice(1);
    get[name] = (self) => alive(self)[flag];
    set[name] = (self, value) => {
      alive(self)[flag] = asBoolean(value);
      model.tables.redraw(self.table);
    };
  }
  const columns = tableColumnsType(model, alive);
  const rows = tableRowsType(model, alive);
  return hostType<TableTarget>({
    name: "Table",
    id: (self) => self.table.id,
    get: {
      Id: (self) => alive(self).id,
      Name: (self) => alive(self).name,
      LegacyId: (self) => alive(self).id,
      Style: (self) => alive(self).style,
      ShowHeaders: (self) => alive(self).showHeaders,
      ShowTotals: (self) => alive(self).showTotals,
      ...get,
    },
    set: {
      Name: (self, value) => {
        renameTable(model, alive(self), asString(value));
      },
      Style: (self, value) => {
        const style = asString(value);
        if (!/^(TableStyle(Light|Medium|Dark)\d+)?$/.test(style)) throw invalidArgument();
        alive(self).style = style;
        model.tables.redraw(self.table);
      },
      ShowHeaders: (self, value) => {
        setHeaders(model, alive(self), asBoolean(value));
      },
      ShowTotals: (self, value) => setTotals(model, alive(self), asBoolean(value)),
      ...set,
    },
    nav: {
      Columns: columns,
      Rows: rows,
      Worksheet: (self) => model.objects.worksheet(alive(self).sheetId),
      Sort: (self) => model.objects.tableSort(alive(self)),
      AutoFilter: (self) => model.objects.tableAutoFilter(alive(self)),
    },
    call: {
      GetRange: (self) => range(alive(self), self.table.area),
      GetDataBodyRange: (self) => range(alive(self), bodyOf(self.table)),
      GetHeaderRowRange: (self) => {
        if (!alive(self).showHeaders) throw itemNotFound("header row");
        return range(self.table, headerOf(self.table));
      },
      GetTotalRowRange: (self) => {
        if (!alive(self).showTotals) throw itemNotFound("total row");
        return range(self.table, totalsOf(self.table));
      },
      Resize: (self, args) => {
        const target = rangeArgument(model, alive(self).sheetId, args.raw(0));
        if (target.sheetId !== self.table.sheetId) throw invalidArgument();
        resizeTable(model, self.table, target.area);
      },
      ConvertToRange: (self) => {
        const { sheetId, area } = alive(self);
        convertToRange(model, self.table);
        return model.objects.range(sheetId, area);
      },
      Delete: (self) => {
        deleteTable(model, alive(self));
      },
      ClearFilters: (self) => {
        clearFilters(model, alive(self));
      },
      ReapplyFilters: (self) => {
        reapplyFilters(model, alive(self));
      },
    },
  });
}

function tableColumnsType(
  model: WorkbookModel,
  alive: (target: TableTarget) => TableModel,
): (target: TableTarget) => HostObject {
  const place = (self: ColumnTarget) => {
    const index = alive(self).columns.findIndex((column) => column.id === self.columnId);
    if (index < 0) throw itemNotFound("column");
    return { table: self.table, index };
  };
  const part = (self: ColumnTarget, cut: (table: TableModel) => Area): Area => {
    const { table, index } = place(self);
    return { ...cut(table), column: table.area.column + index, columns: 1 };
  };
  const column = hostType<ColumnTarget>({
    name: "TableColumn",
    id: (self) => String(self.columnId),
    get: {
      Id: (self) => {
        place(self);
        return self.columnId;
      },
      Index: (self) => place(self).index,
      Name: (self) => place(self).table.columns[place(self).index]?.name ?? "",
      Values: (self) =>
        readGrid(
          model,
          self.table.sheetId,
          part(self, (table) => table.area),
          valueOf,
        ),
    },
    set: {
      Name: (self, value) => {
        const { table, index } = place(self);
        const name = asString(value);
        const other = columnIndexOf(table, name);
        if (other >= 0 && other !== index) throw invalidArgument();
        writeCells(model, table.sheetId, part(self, headerOf), name);
      },
      Values: (self, value) => {
        writeCells(
          model,
          self.table.sheetId,
          part(self, (table) => table.area),
          value,
        );
      },
    },
    nav: { Filter: (self) => model.objects.filter(place(self).table, place(self).index) },
    call: {
      GetRange: (self) =>
        model.objects.range(
          self.table.sheetId,
          part(self, (table) => table.area),
        ),
      GetDataBodyRange: (self) => model.objects.range(self.table.sheetId, part(self, bodyOf)),
      GetHeaderRowRange: (self) => model.objects.range(self.table.sheetId, part(self, headerOf)),
      GetTotalRowRange: (self) => {
        if (!alive(self).showTotals) throw itemNotFound("total row");
        return model.objects.range(self.table.sheetId, part(self, totalsOf));
      },
      Delete: (self) => deleteColumn(model, self.table, place(self).index),
    },
  });
  const at = (table: TableModel, index: number) => {
    const found = table.columns[index];
    return found ? column({ table, columnId: found.id }) : null;
  };
  const find = (self: TableTarget, key: unknown) => {
    const table = alive(self);
    if (typeof key === "number") {
      const byId = table.columns.findIndex((one) => one.id === key);
      return byId >= 0 ? at(table, byId) : null;
    }
    const index = columnIndexOf(table, asString(key));
    return index >= 0
      ? at(table, index)
      : at(
          table,
          table.columns.findIndex((one) => String(one.id) === key),
        );
  };
  const orThrow = (found: HostObject | null, key: unknown) => {
    if (!found) throw itemNotFound(String(key));
    return found;
  };
  return hostType<TableTarget>({
    name: "TableColumnCollection",
    get: { Count: (self) => alive(self).columns.length },
    items: (self) => alive(self).columns.map((one) => column({ table: self.table, columnId: one.id })),
    call: {
      Add: async (self, args) => {
        const index = args.optionalNumber(0);
        const values = args.has(1) ? columnValues(args.raw(1), alive(self)) : undefined;
        return orThrow(
          at(self.table, await addColumn(model, self.table, index, values, args.optionalString(2))),
          index,
        );
      },
      GetCount: (self) => alive(self).columns.length,
      GetItem: (self, args) => orThrow(find(self, args.raw(0)), args.raw(0)),
      GetItemOrNullObject: (self, args) => find(self, args.raw(0)),
      GetItemAt: (self, args) => orThrow(at(alive(self), args.number(0)), args.raw(0)),
    },
  });
}

/** Values of a new column: two-dimensional, or one value for all. */
function columnValues(value: unknown, table: TableModel): readonly (readonly unknown[])[] {
  if (!Array.isArray(value)) return Array.from({ length: bodyOf(table).rows }, () => [value]);
  return value.map((row: unknown): readonly unknown[] => (Array.isArray(row) ? row : [row]));
}

function tableRowsType(
  model: WorkbookModel,
  alive: (target: TableTarget) => TableModel,
): (target: TableTarget) => HostObject {
  const area = (self: RowTarget): Area => {
    const body = bodyOf(alive(self));
    if (self.index < 0 || self.index >= body.rows) throw itemNotFound("row");
    return { ...body, row: body.row + self.index, rows: 1 };
  };
  const row = hostType<RowTarget>({
    name: "TableRow",
    id: (self) => String(self.index),
    get: {
      Index: (self) => {
        area(self);
        return self.index;
      },
      Values: (self) => readGrid(model, self.table.sheetId, area(self), valueOf),
    },
    set: {
      Values: (self, value) => {
        writeCells(model, self.table.sheetId, area(self), value);
      },
    },
    call: {
      GetRange: (self) => model.objects.range(self.table.sheetId, area(self)),
      Delete: (self) => deleteRows(model, alive(self), self.index, 1),
    },
  });
  return hostType<TableTarget>({
    name: "TableRowCollection",
    get: { Count: (self) => bodyOf(alive(self)).rows },
    items: (self) =>
      Array.from({ length: bodyOf(alive(self)).rows }, (_, index) => row({ table: self.table, index })),
    call: {
      Add: async (self, args) => {
        const table = alive(self);
        const values = rowValues(args.raw(1), table);
        return row({ table, index: await addRows(model, table, args.optionalNumber(0), values) });
      },
      GetCount: (self) => bodyOf(alive(self)).rows,
      GetItemAt: (self, args) => {
        const target = { table: alive(self), index: args.number(0) };
        area(target);
        return row(target);
      },
      DeleteRowsAt: (self, args) =>
        deleteRows(model, alive(self), args.number(0), args.optionalNumber(1) ?? 1),
      DeleteRows: async (self, args) => {
        const indexes = asArray(args.raw(0)).map((item) =>
          isRecord(item) && isRecord(item.target) ? Number(item.target.index) : Number(item),
        );
        for (const index of indexes.sort((a, b) => b - a)) await deleteRows(model, alive(self), index, 1);
      },
    },
  });
}

function rowValues(value: unknown, table: TableModel): readonly (readonly unknown[])[] {
  if (value === null || value === undefined) return [new Array<unknown>(table.columns.length).fill(null)];
  const rows = asArray(value);
  const grid = rows.filter((row): row is unknown[] => Array.isArray(row));
  if (grid.length > 0 && grid.length === rows.length) return grid;
  // A single row may come without its outer brackets.
  if (grid.length === 0) return [rows];
  throw invalidArgument();
}

export interface TablesTarget {
  readonly sheetId: string | undefined;
  /** Only tables that touch this area of the sheet. */
  readonly area: Area | undefined;
  readonly isWhole: boolean;
}

export function tablesType(model: WorkbookModel): (target: TablesTarget) => HostObject {
  const list = ({ sheetId, area, isWhole }: TablesTarget) =>
    model.tables
      .all(sheetId)
      .filter((table) => !area || (isWhole ? contains(area, table.area) : intersect(table.area, area)));
  const find = (self: TablesTarget, key: string) => {
    const found = list(self).find(
      (table) => table.name.toLowerCase() === key.toLowerCase() || table.id === key,
    );
    return found ? model.objects.table(found) : null;
  };
  const orThrow = (object: HostObject | null, key: string) => {
    if (!object) throw itemNotFound(key);
    return object;
  };
  return hostType<TablesTarget>({
    name: "TableCollection",
    get: { Count: (self) => list(self).length },
    items: (self) => list(self).map((table) => model.objects.table(table)),
    call: {
      Add: async (self, args) => {
        const home = self.sheetId ?? model.book.activeSheet().getSheetId();
        const target = rangeArgument(model, home, args.raw(0));
        return model.objects.table(await addTable(model, target.sheetId, target.area, args.boolean(1)));
      },
      GetCount: (self) => list(self).length,
      GetFirst: (self) => {
        const [first] = list(self);
        return orThrow(first ? model.objects.table(first) : null, "first");
      },
      GetItem: (self, args) => orThrow(find(self, args.string(0)), args.string(0)),
      GetItemOrNullObject: (self, args) => find(self, args.string(0)),
      GetItemAt: (self, args) => {
        const table = list(self)[args.number(0)];
        return orThrow(table ? model.objects.table(table) : null, args.string(0));
      },
    },
  });
}
