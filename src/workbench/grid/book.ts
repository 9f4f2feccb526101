import {
  BooleanNumber,
  type ICellData,
  ICommandService,
  type Injector,
  type IObjectMatrixPrimitiveType,
  type IRange,
  type IStyleData,
  IUndoRedoService,
  IUniverInstanceService,
  type Nullable,
  UniverInstanceType,
  type Workbook,
  type Worksheet,
} from "@univerjs/core";
import { FormulaDataModel } from "@univerjs/engine-formula";
import {
  InsertSheetMutation,
  type ISetRangeValuesMutationParams,
  RemoveSheetCommand,
  SetRangeValuesMutation,
  SetRangeValuesUndoMutationFactory,
  SetStyleCommand,
  SetTabColorMutation,
  SetWorksheetActiveOperation,
  SetWorksheetColumnCountMutation,
  SetWorksheetHideMutation,
  SetWorksheetNameCommand,
  SetWorksheetOrderMutation,
  SetWorksheetRowCountMutation,
} from "@univerjs/sheets";
import {
  ConditionalFormattingRuleModel,
  ConditionalFormattingViewModel,
} from "@univerjs/sheets-conditional-formatting";
import { MAX_COLUMNS, MAX_ROWS, type Area } from "../formula/address";
import type { CalculationScheduler } from "../formula/scheduler";
import { groupAlike, restoreTexts, spreadStyles, textsOf } from "./alike";
import { schedulerOf } from "./plugins";

export type CellMatrix = IObjectMatrixPrimitiveType<Nullable<ICellData>>;

/** Sheets start this large and grow when something is written beyond: a full-size grid costs seconds. */
const INITIAL_ROWS = 1000;
const INITIAL_COLUMNS = 52;
/** Excel's defaults at 96 dpi: 64 px columns and 20 px rows. */
const COLUMN_WIDTH = 64;
const ROW_HEIGHT = 20;

/** The spreadsheet under the object model: Univer's workbook, reached through its mutations so that it is drawn. */
export class Book {
  readonly commands: ICommandService;
  readonly scheduler: CalculationScheduler;
  private nextSheet = 1;

  constructor(
    readonly injector: Injector,
    readonly unitId: string,
  ) {
    this.commands = injector.get(ICommandService);
    this.scheduler = schedulerOf(injector);
  }

  /** The data of a new workbook with one sheet. */
  static fresh(unitId: string) {
    const sheet = Book.sheetData("sheet-1", "Sheet1");
    return { id: unitId, name: "Book1", sheetOrder: [sheet.id], sheets: { [sheet.id]: sheet } };
  }

  private static sheetData(id: string, name: string) {
    return {
      id,
      name,
      rowCount: INITIAL_ROWS,
      columnCount: INITIAL_COLUMNS,
      defaultColumnWidth: COLUMN_WIDTH,
      defaultRowHeight: ROW_HEIGHT,
      defaultStyle: { fs: 11 },
    };
  }

  get workbook(): Workbook {
    const workbook = this.injector
      .get(IUniverInstanceService)
      .getUnit<Workbook>(this.unitId, UniverInstanceType.UNIVER_SHEET);
    if (!workbook) throw new Error("The workbook is closed.");
    return workbook;
  }

  sheets(): Worksheet[] {
    return this.workbook.getSheets();
  }

  sheet(id: string): Worksheet | undefined {
    return this.workbook.getSheetBySheetId(id) ?? undefined;
  }

  sheetNamed(name: string): Worksheet | undefined {
    const lower = name.toLowerCase();
    return this.sheets().find((sheet) => sheet.getName().toLowerCase() === lower);
  }

  activeSheet(): Worksheet {
    return this.workbook.getActiveSheet(true) ?? this.firstSheet();
  }

  private firstSheet(): Worksheet {
    const first = this.sheets()[0];
    if (!first) throw new Error("The workbook has no sheet.");
    return first;
  }

  /** Runs one of Univer's commands or mutations on this workbook. */
  run(id: string, params: object, options?: { onlyLocal?: boolean; fromCollab?: boolean }): boolean {
    return this.commands.syncExecuteCommand(id, { unitId: this.unitId, ...params }, options);
  }

  /**
   * Runs a command that works on the sheet in sight whatever sheet it is told: shifting cells of another sheet
   * would move those of the one the person looks at. The sheet is in sight only while it runs.
   */
  async runOn(id: string, sheet: Worksheet, params: object): Promise<boolean> {
    const shown = this.activeSheet();
    this.workbook.setActiveSheet(sheet);
    try {
      return await this.commands.executeCommand(id, {
        unitId: this.unitId,
        subUnitId: sheet.getSheetId(),
        ...params,
      });
    } finally {
      this.workbook.setActiveSheet(shown);
    }
  }

  addSheet(name: string, index = this.sheets().length): Worksheet {
    let id: string;
    do id = `sheet-${++this.nextSheet}`;
    while (this.sheet(id));
    // As if somebody else had added it: the sheet that the person looks at stays in sight, as in Excel.
    const params = { index, sheet: fullSheet(Book.sheetData(id, name)) };
    this.run(InsertSheetMutation.id, params, { fromCollab: true });
    const sheet = this.sheet(id);
    if (!sheet) throw new Error("The sheet was not created.");
    return sheet;
  }

  insertSheetData(data: object, index: number): void {
    this.run(InsertSheetMutation.id, { index, sheet: data });
  }

  removeSheet(id: string): void {
    this.run(RemoveSheetCommand.id, { subUnitId: id });
  }

  renameSheet(id: string, name: string): void {
    this.run(SetWorksheetNameCommand.id, { subUnitId: id, name });
  }

  moveSheet(id: string, index: number): void {
    const from = this.sheets().findIndex((sheet) => sheet.getSheetId() === id);
    this.run(SetWorksheetOrderMutation.id, { subUnitId: id, fromOrder: from, toOrder: index });
  }

  setHidden(id: string, hidden: boolean): void {
    this.run(SetWorksheetHideMutation.id, {
      subUnitId: id,
      hidden: hidden ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    });
  }

  setTabColor(id: string, color: string): void {
    this.run(SetTabColorMutation.id, { subUnitId: id, color });
  }

  activate(id: string): void {
    this.run(SetWorksheetActiveOperation.id, { subUnitId: id });
  }

  /** Makes room for an area that is about to be written. */
  ensure(sheet: Worksheet, area: Area): void {
    const rows = Math.min(MAX_ROWS, area.row + area.rows);
    const columns = Math.min(MAX_COLUMNS, area.column + area.columns);
    if (rows > sheet.getRowCount()) {
      const rowCount = Math.min(MAX_ROWS, Math.ceil((rows + 100) / 100) * 100);
      this.run(SetWorksheetRowCountMutation.id, { subUnitId: sheet.getSheetId(), rowCount });
    }
    if (columns > sheet.getColumnCount()) {
      const columnCount = Math.min(MAX_COLUMNS, columns + 10);
      this.run(SetWorksheetColumnCountMutation.id, { subUnitId: sheet.getSheetId(), columnCount });
    }
  }

  /** The part of an area that the sheet has cells for. */
  clip(sheet: Worksheet, area: Area): Area {
    return {
      row: area.row,
      column: area.column,
      rows: Math.max(0, Math.min(area.rows, sheet.getRowCount() - area.row)),
      columns: Math.max(0, Math.min(area.columns, sheet.getColumnCount() - area.column)),
    };
  }

  cell(sheet: Worksheet, row: number, column: number): ICellData | undefined {
    return sheet.getCellMatrix().getValue(row, column) ?? undefined;
  }

  /** What dynamic arrays of a sheet spill into cells that are empty themselves. */
  spilled(sheet: Worksheet): (row: number, column: number) => ICellData | undefined {
    const cells = this.injector.get(FormulaDataModel).getArrayFormulaCellData()[this.unitId]?.[
      sheet.getSheetId()
    ];
    if (!cells) return () => undefined;
    return (row, column) => cells[row]?.[column] ?? undefined;
  }

  styleOf(sheet: Worksheet, row: number, column: number): IStyleData {
    if (row >= sheet.getRowCount() || column >= sheet.getColumnCount()) return {};
    return sheet.getComposedCellStyle(row, column);
  }

  /** The style of the cell itself, without what tables and conditional formats lay over it. */
  ownStyleOf(sheet: Worksheet, row: number, column: number): IStyleData {
    return this.workbook.getStyles().getStyleByCell(this.cell(sheet, row, column)) ?? {};
  }

  /** The number format that holds for a cell: its own, its column's or its row's. */
  patternOf(sheet: Worksheet, row: number, column: number): string | undefined {
    const own = this.ownStyleOf(sheet, row, column).n;
    if (own) return own.pattern;
    return (sheet.getColumnStyle(column)?.n ?? sheet.getRowStyle(row)?.n)?.pattern;
  }

  /** Writes cells in one mutation; formulas that depend on them become due. */
  write(sheet: Worksheet, cells: CellMatrix): void {
    this.writeAs(sheet, cells, undefined);
  }

  /** Changes looks only: nothing is recalculated. */
  writeStyle(sheet: Worksheet, cells: CellMatrix): void {
    const matrix = sheet.getCellMatrix();
    const { singles, groups } = groupAlike(matrix, cells);
    const texts = textsOf(matrix, singles);
    const undo = this.writeAs(sheet, singles, SetStyleCommand.id, cells);
    restoreTexts(matrix, texts);
    spreadStyles(matrix, groups, undo);
  }

  /** Writes cells, with one step to undo it, whose cells it returns. `redo`: what is done again, if it is more. */
  private writeAs(
    sheet: Worksheet,
    cellValue: CellMatrix,
    trigger: string | undefined,
    redo = cellValue,
  ): CellMatrix {
    const params: ISetRangeValuesMutationParams & { trigger?: string } = {
      unitId: this.unitId,
      subUnitId: sheet.getSheetId(),
      cellValue,
      ...(trigger && { trigger }),
    };
    const undo = SetRangeValuesUndoMutationFactory(this.injector, params);
    // Univer's formula controllers read the whole workbook anew at every write that is not marked as local:
    // needed only where a spilled array may be overwritten. What depends on the cells is marked as due here.
    const hasSpills = this.hasSpills(sheet);
    const isLocal = trigger === undefined && !hasSpills;
    if (hasSpills || sheet === this.activeSheet())
      this.commands.syncExecuteCommand(SetRangeValuesMutation.id, params, { onlyLocal: isLocal });
    else this.writeUnseen(sheet, params);
    if (isLocal)
      for (const range of rangesOf(cellValue)) this.scheduler.touch(this.unitId, sheet.getSheetId(), range);
    this.undoable(SetRangeValuesMutation.id, undo, { ...params, cellValue: redo });
    return (undo.cellValue ??= {});
  }

  /**
   * Writes cells of a sheet that is out of sight without telling those who draw, most of whom do not ask which
   * sheet it is. Drawing begins anew when the sheet is shown; conditional formats alone remember their results.
   */
  private writeUnseen(sheet: Worksheet, params: ISetRangeValuesMutationParams): void {
    this.injector.invoke((accessor) => SetRangeValuesMutation.handler(accessor, params));
    const rules = this.injector.get(ConditionalFormattingRuleModel);
    const results = this.injector.get(ConditionalFormattingViewModel);
    const sheetId = sheet.getSheetId();
    for (const { cfId } of rules.getSubunitRules(this.unitId, sheetId) ?? [])
      results.markRuleDirty(this.unitId, sheetId, cfId);
  }

  private hasSpills(sheet: Worksheet): boolean {
    const spills = this.injector.get(FormulaDataModel).getArrayFormulaRange()[this.unitId]?.[
      sheet.getSheetId()
    ];
    return spills !== undefined && Object.keys(spills).length > 0;
  }

  private pendingUndo:
    { undo: { id: string; params: object }[]; redo: { id: string; params: object }[] } | undefined;

  /** Collects what a batch does into one undo step. */
  beginUndoStep(): void {
    this.pendingUndo = { undo: [], redo: [] };
  }

  endUndoStep(): void {
    const step = this.pendingUndo;
    this.pendingUndo = undefined;
    if (!step || step.undo.length === 0) return;
    this.injector.get(IUndoRedoService).pushUndoRedo({
      unitID: this.unitId,
      undoMutations: step.undo.reverse(),
      redoMutations: step.redo,
    });
  }

  /** What cannot be undone clears the user's undo list, as in Excel. */
  clearUndo(): void {
    if (this.pendingUndo) this.pendingUndo = { undo: [], redo: [] };
    this.injector.get(IUndoRedoService).clearUndoRedo(this.unitId);
  }

  undoable(id: string, undo: object, redo: object): void {
    if (!this.pendingUndo) return;
    this.pendingUndo.undo.push({ id, params: undo });
    this.pendingUndo.redo.push({ id, params: redo });
  }
}

/** The cells of a matrix as few rectangles: runs along each row, joined downwards where they are equal. */
function rangesOf(cells: CellMatrix): IRange[] {
  const done: IRange[] = [];
  let open: IRange[] = [];
  for (const row of Object.keys(cells).map(Number)) {
    const runs: IRange[] = [];
    for (const column of Object.keys(cells[row] ?? {}).map(Number)) {
      const last = runs.at(-1);
      if (last?.endColumn === column - 1) last.endColumn = column;
      else runs.push({ startRow: row, endRow: row, startColumn: column, endColumn: column });
    }
    open = runs.map((run) => {
      const above = open.find(
        (one) =>
          one.endRow === row - 1 && one.startColumn === run.startColumn && one.endColumn === run.endColumn,
      );
      if (above) above.endRow = row;
      else done.push(run);
      return above ?? run;
    });
  }
  return done;
}

/** Univer's ranges name the last row and column instead of the size. */
export function toRange(area: Area): IRange {
  return {
    startRow: area.row,
    startColumn: area.column,
    endRow: area.row + area.rows - 1,
    endColumn: area.column + area.columns - 1,
  };
}

export function fromRange(range: IRange): Area {
  return {
    row: range.startRow,
    column: range.startColumn,
    rows: range.endRow - range.startRow + 1,
    columns: range.endColumn - range.startColumn + 1,
  };
}

function fullSheet(data: { id: string; name: string }) {
  return {
    tabColor: "",
    hidden: BooleanNumber.FALSE,
    freeze: { startRow: -1, startColumn: -1, ySplit: 0, xSplit: 0 },
    zoomRatio: 1,
    scrollTop: 0,
    scrollLeft: 0,
    mergeData: [],
    cellData: {},
    rowData: {},
    columnData: {},
    rowHeader: { width: 46, hidden: BooleanNumber.FALSE },
    columnHeader: { height: 20, hidden: BooleanNumber.FALSE },
    showGridlines: BooleanNumber.TRUE,
    rightToLeft: BooleanNumber.FALSE,
    ...data,
  };
}
