import { TableColumnFilterTypeEnum, TableManager } from "@univerjs/sheets-table";
import {
  AddSheetTableMutation,
  DeleteSheetTableMutation,
  SetSheetTableFilterMutation,
  SetSheetTableMutation,
} from "@univerjs/sheets-table";
import type { Area } from "../formula/address";
import { intersect } from "../formula/address";
import type { FormulaPlace, TableLookup, TableShape } from "../formula/structured";
import { type Book, toRange } from "../grid/book";

export type Criteria = Readonly<Record<string, unknown>>;

export interface TableColumn {
  readonly id: number;
  name: string;
  /** The totals row's formula is in its cell; this is the function's name where one was chosen. */
  filter?: Criteria;
}

/** One Excel table; Univer draws its banding and filter buttons. */
export interface TableModel {
  readonly id: string;
  name: string;
  sheetId: string;
  /** Header and totals rows included. */
  area: Area;
  columns: TableColumn[];
  showHeaders: boolean;
  showTotals: boolean;
  style: string;
  highlightFirstColumn: boolean;
  highlightLastColumn: boolean;
  showBandedRows: boolean;
  showBandedColumns: boolean;
  showFilterButton: boolean;
  /** True for a table made over headers alone until its blank row is used: Excel's insert row. */
  isEmpty: boolean;
  sort?: { fields: readonly unknown[]; matchCase: boolean; method: string };
}

/** All tables of the workbook, kept in step with the ones Univer draws. */
export class TableStore {
  private readonly tables = new Map<string, TableModel>();
  private nextId = 1;
  private nextColumnId = 1;

  constructor(private readonly book: Book) {}

  all(sheetId?: string): TableModel[] {
    const order = this.book.sheets().map((sheet) => sheet.getSheetId());
    return [...this.tables.values()]
      .filter((table) => sheetId === undefined || table.sheetId === sheetId)
      .sort((a, b) => order.indexOf(a.sheetId) - order.indexOf(b.sheetId) || Number(a.id) - Number(b.id));
  }

  byId(id: string): TableModel | undefined {
    return this.tables.get(id);
  }

  byName(name: string): TableModel | undefined {
    const lower = name.toLowerCase();
    for (const table of this.tables.values()) if (table.name.toLowerCase() === lower) return table;
    return undefined;
  }

  at(sheetId: string, row: number, column: number): TableModel | undefined {
    const cell = { row, column, rows: 1, columns: 1 };
    for (const table of this.tables.values()) {
      if (table.sheetId === sheetId && intersect(table.area, cell)) return table;
    }
    return undefined;
  }

  touching(sheetId: string, area: Area): TableModel[] {
    return this.all(sheetId).filter((table) => intersect(table.area, area));
  }

  newColumn(name: string): TableColumn {
    return { id: this.nextColumnId++, name };
  }

  /** The first `TableN` that is free. */
  freeName(): string {
    let n = 1;
    while (this.byName(`Table${n}`)) n++;
    return `Table${n}`;
  }

  add(sheetId: string, area: Area, columns: readonly string[], showHeaders: boolean): TableModel {
    const table: TableModel = {
      id: String(this.nextId++),
      name: this.freeName(),
      sheetId,
      area,
      columns: columns.map((name, i) => ({ id: i + 1, name })),
      showHeaders,
      showTotals: false,
      style: "TableStyleMedium2",
      highlightFirstColumn: false,
      highlightLastColumn: false,
      showBandedRows: true,
      showBandedColumns: false,
      showFilterButton: true,
      isEmpty: false,
    };
    this.nextColumnId = Math.max(this.nextColumnId, columns.length + 1);
    this.tables.set(table.id, table);
    this.draw(table);
    return table;
  }

  remove(table: TableModel): void {
    this.tables.delete(table.id);
    this.book.run(DeleteSheetTableMutation.id, { subUnitId: table.sheetId, tableId: drawnId(table) });
  }

  /** A deleted sheet takes its tables along; Univer has dropped its own already. */
  forgetSheet(sheetId: string): TableModel[] {
    const gone = this.all(sheetId);
    for (const table of gone) this.tables.delete(table.id);
    return gone;
  }

  rename(table: TableModel, name: string): void {
    table.name = name;
    this.book.run(SetSheetTableMutation.id, {
      subUnitId: table.sheetId,
      tableId: drawnId(table),
      config: { name },
    });
  }

  /** Draws a table whose area, columns or looks changed anew. */
  redraw(table: TableModel): void {
    if (this.manager().getTableById(this.book.unitId, drawnId(table))) {
      this.book.run(DeleteSheetTableMutation.id, { subUnitId: table.sheetId, tableId: drawnId(table) });
    }
    this.draw(table);
  }

  /** `values`: what stays visible; Univer compares a cell's text or its bare number. */
  setFilter(table: TableModel, column: number, values: readonly (string | number)[] | undefined): void {
    const tableFilter = values && { filterType: TableColumnFilterTypeEnum.manual, values };
    const id = table.columns[column]?.id;
    if (id !== undefined) {
      const own = this.filters.get(table.id) ?? new Map<number, readonly (string | number)[]>();
      if (values) own.set(id, values);
      else own.delete(id);
      this.filters.set(table.id, own);
    }
    this.book.run(SetSheetTableFilterMutation.id, { tableId: drawnId(table), column, tableFilter });
  }

  /** Filters that are drawn anew with their table, by column id. */
  private readonly filters = new Map<string, Map<number, readonly (string | number)[]>>();

  /** What Univer draws for a table. */
  drawn(table: TableModel) {
    return this.manager().getTableById(this.book.unitId, drawnId(table));
  }

  lookup(): TableLookup {
    const shape = (table: TableModel | undefined): TableShape | undefined => table && this.shape(table);
    return {
      byName: (name) => shape(this.byName(name)),
      at: (place: FormulaPlace) => {
        const sheet = this.book.sheetNamed(place.sheet);
        return sheet && shape(this.at(sheet.getSheetId(), place.row, place.column));
      },
    };
  }

  private shape(table: TableModel): TableShape {
    return {
      name: table.name,
      sheet: this.book.sheet(table.sheetId)?.getName() ?? "",
      area: table.area,
      columns: table.columns.map((column) => column.name),
      hasHeaders: table.showHeaders,
      hasTotals: table.showTotals,
    };
  }

  private draw(table: TableModel): void {
    // Univer's tables know neither totals rows nor tables without headers: the totals row stays outside.
    const area = table.showTotals ? { ...table.area, rows: table.area.rows - 1 } : table.area;
    this.book.run(AddSheetTableMutation.id, {
      subUnitId: table.sheetId,
      tableId: drawnId(table),
      name: table.name,
      range: toRange(area),
      header: table.columns.map((column) => column.name),
      options: { tableStyleId: themeOf(table), showHeader: table.showHeaders },
    });
  }

  private manager(): TableManager {
    return this.book.injector.get(TableManager);
  }
}

function drawnId(table: TableModel): string {
  return `table-${table.id}`;
}

/** Univer has six themes; Excel's sixty styles are spread over them by their accent colour. */
function themeOf(table: TableModel): string {
  const number = Number(/(\d+)$/.exec(table.style)?.[1] ?? 2);
  return `table-default-${table.showBandedRows ? Math.max(0, (number - 1) % 6) : 0}`;
}

/** The data rows of a table; at least one, as in Excel. */
export function bodyOf(table: TableModel): Area {
  const header = table.showHeaders ? 1 : 0;
  const totals = table.showTotals ? 1 : 0;
  return { ...table.area, row: table.area.row + header, rows: table.area.rows - header - totals };
}

export function headerOf(table: TableModel): Area {
  return { ...table.area, rows: 1 };
}

export function totalsOf(table: TableModel): Area {
  return { ...table.area, row: table.area.row + table.area.rows - 1, rows: 1 };
}
