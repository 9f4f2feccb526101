import {
  BooleanNumber,
  Disposable,
  type ICommandInfo,
  type ICommandService,
  type IUnitRange,
  type IUniverInstanceService,
  UniverInstanceType,
  type Workbook,
} from "@univerjs/core";
import {
  type IActiveDirtyManagerService,
  type ISetFormulaCalculationNotificationMutation,
  type ISetFormulaCalculationStartMutation,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationStartMutation,
} from "@univerjs/engine-formula";
import { SetRangeValuesMutation, SetWorksheetActiveOperation } from "@univerjs/sheets";
import { BehaviorSubject } from "rxjs";

/** Mutations that change looks only; Univer marks them so. */
const STYLE_TRIGGERS: ReadonlySet<unknown> = new Set([
  "sheet.command.set-style",
  "sheet.command.set-border",
  "sheet.command.clear-selection-format",
]);

/** Whatever hides, shows, moves or filters rows, and whatever changes which sheets and tables there are. */
const MAY_HIDE_ROWS = /row|filter|table|group|sheet\.mutation\.(?:insert|remove|copy)|undo|redo/i;

type DirtyData = Omit<ISetFormulaCalculationStartMutation, "options">;

/**
 * Decides when formulas are computed, in place of Univer's own controller, which waits 100 ms after every
 * change: here a batch is computed once, when something is read, and what a user types right away.
 */
export class CalculationScheduler extends Disposable {
  /** Univer's footer shows this as its progress bar. */
  readonly progress$ = new BehaviorSubject({ done: 0, count: 0 });
  private waiting: ICommandInfo[] = [];
  private readonly ranges: IUnitRange[] = [];
  private force = false;
  /** Rows out of sight, kept until something may have hidden or shown some. */
  private hiddenRows: HiddenRows | undefined;
  /** Nothing has changed, but another sheet is shown or volatile functions are wanted anew. */
  private isAgain = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | undefined;
  private finished: (() => void) | undefined;
  private held = 0;

  constructor(
    private readonly commands: ICommandService,
    private readonly dirtyManager: IActiveDirtyManagerService,
    private readonly instances: IUniverInstanceService,
  ) {
    super();
    this.disposeWithMe(
      commands.onCommandExecuted((command, options) => {
        if (MAY_HIDE_ROWS.test(command.id)) this.hiddenRows = undefined;
        if (command.id === SetFormulaCalculationNotificationMutation.id) {
          if (isNotification(command.params) && command.params.functionsExecutedState !== undefined)
            this.finished?.();
          return;
        }
        if (command.id === SetWorksheetActiveOperation.id) {
          this.again();
          return;
        }
        if (!this.dirtyManager.get(command.id)) return;
        if (command.id === SetRangeValuesMutation.id) {
          if (options?.onlyLocal === true || isStyleOnly(command.params)) return;
        }
        this.waiting.push(command);
        this.schedule();
      }),
    );
  }

  override dispose(): void {
    clearTimeout(this.timer);
    super.dispose();
  }

  clearProgress(): void {
    this.progress$.next({ done: 0, count: 0 });
  }

  /** Cells changed behind the commands' back (a batch writes its cells itself). */
  touch(unitId: string, sheetId: string, range: IUnitRange["range"]): void {
    this.ranges.push({ unitId, sheetId, range });
    this.schedule();
  }

  /** Everything is to be computed again: `Application.calculate(Full)`. */
  touchAll(): void {
    this.force = true;
    this.schedule();
  }

  /**
   * Volatile functions and the conditional formats in sight: `Worksheet.calculate()`. All other cells are never
   * out of date, so that computing them again would give the same.
   */
  again(): void {
    this.isAgain = true;
    this.schedule();
  }

  /** While held, nothing is computed unless {@link flush} asks for it. */
  hold(): void {
    this.held++;
    clearTimeout(this.timer);
  }

  release(): void {
    this.held--;
    this.schedule();
  }

  get isIdle(): boolean {
    const isDue = this.waiting.length > 0 || this.ranges.length > 0 || this.force || this.isAgain;
    return !this.running && !isDue;
  }

  /** Computes all that is due and resolves when the results are in the cells. */
  async flush(): Promise<void> {
    while (!this.isIdle) {
      if (this.running) await this.running;
      else await this.run();
    }
  }

  private schedule(): void {
    if (this.held > 0) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), 10);
  }

  private run(): Promise<void> {
    clearTimeout(this.timer);
    const dirty = this.collect();
    this.running = new Promise<void>((resolve) => {
      this.finished = () => {
        this.finished = undefined;
        this.running = undefined;
        resolve();
      };
      const params = {
        ...dirty,
        options: null,
        isCalculateTreeModel: false,
        maxIteration: 1,
        rowData: (this.hiddenRows ??= hiddenRows(this.instances)),
      };
      void this.commands.executeCommand(SetFormulaCalculationStartMutation.id, params, { onlyLocal: true });
    });
    return this.running;
  }

  private collect(): DirtyData {
    const dirty: DirtyData = {
      forceCalculation: this.force,
      dirtyRanges: this.ranges.splice(0),
      dirtyNameMap: {},
      dirtyDefinedNameMap: {},
      dirtySuperTableMap: {},
      dirtyUnitFeatureMap: {},
      dirtyUnitOtherFormulaMap: {},
      clearDependencyTreeCache: {},
    };
    this.force = false;
    this.isAgain = false;
    const commands = this.waiting;
    this.waiting = [];
    for (const command of commands) {
      const data = this.dirtyManager.get(command.id)?.getDirtyData(command);
      if (!data) continue;
      dirty.forceCalculation ||= data.forceCalculation === true;
      if (data.dirtyRanges) dirty.dirtyRanges.push(...data.dirtyRanges);
      merge(dirty.dirtyNameMap, data.dirtyNameMap);
      merge(dirty.dirtyDefinedNameMap, data.dirtyDefinedNameMap);
      merge(dirty.dirtyUnitFeatureMap, data.dirtyUnitFeatureMap);
      merge(dirty.dirtyUnitOtherFormulaMap, data.dirtyUnitOtherFormulaMap);
    }
    return dirty;
  }
}

type HiddenRows = NonNullable<ISetFormulaCalculationStartMutation["rowData"]>;

/** Rows with cells that are hidden or filtered out. Univer's own list asks every row that a sheet could have. */
function hiddenRows(instances: IUniverInstanceService): HiddenRows {
  const hidden: HiddenRows = {};
  for (const workbook of instances.getAllUnitsForType<Workbook>(UniverInstanceType.UNIVER_SHEET)) {
    const sheets = (hidden[workbook.getUnitId()] ??= {});
    for (const sheet of workbook.getSheets()) {
      const rows = (sheets[sheet.getSheetId()] ??= {});
      const last = Math.min(sheet.getCellMatrix().getLength(), sheet.getRowCount());
      for (let row = 0; row < last; row++)
        if (!sheet.getRowVisible(row)) rows[row] = { hd: BooleanNumber.TRUE };
    }
  }
  return hidden;
}

/** Adds unit → key → value maps; the inner maps of features are one level deeper and merged as well. */
function merge<T>(into: Record<string, T>, from: Record<string, T> | undefined): void {
  for (const [unit, entries] of Object.entries(from ?? {})) into[unit] = mergeDeep(into[unit], entries);
}

function mergeDeep<T>(before: T | undefined, after: T): T {
  if (!isObject(before) || !isObject(after)) return after;
  const result: T = { ...before };
  for (const [key, value] of Object.entries(after)) {
    Object.assign(isObject(result) ? result : {}, { [key]: mergeDeep(before[key], value) });
  }
  return result;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isStyleOnly(params: unknown): boolean {
  return isObject(params) && STYLE_TRIGGERS.has(params.trigger);
}

function isNotification(params: unknown): params is ISetFormulaCalculationNotificationMutation {
  return isObject(params);
}
