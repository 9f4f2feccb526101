import {
  type DependencyIdentifier,
  ICommandService,
  IUniverInstanceService,
  type Univer,
} from "@univerjs/core";
import {
  ENGINE_FORMULA_PLUGIN_CONFIG_KEY,
  IActiveDirtyManagerService,
  IDefinedNamesService,
  IFormulaCurrentConfigService,
  IFormulaDependencyGenerator,
  IFormulaRuntimeService,
  IFunctionService,
  Interpreter,
  IOtherFormulaManagerService,
  RegisterOtherFormulaService,
  UniverFormulaEnginePlugin,
} from "@univerjs/engine-formula";
import { TriggerCalculationController, UniverSheetsFormulaPlugin } from "@univerjs/sheets-formula";
import { replaceCellReading } from "../formula/cell-data";
import { replaceFunctions } from "../formula/functions";
import { GraphDependencyGenerator } from "../formula/generator";
import { LazyInterpreter } from "../formula/interpreter";
import { CalculationScheduler } from "../formula/scheduler";
import { SingleCellReader } from "../formula/single-cell";

/** Univer's formula engine with our dependency graph, interpreter and functions in place of its own. */
export class FormulaEnginePlugin extends UniverFormulaEnginePlugin {
  override onStarting(): void {
    super.onStarting();
    // Univer pauses after every 500 formulas for the page to draw, which makes a batch several times slower.
    this._configService.setConfig(
      ENGINE_FORMULA_PLUGIN_CONFIG_KEY,
      { intervalCount: 100_000 },
      { merge: true },
    );
  }

  protected override _initializeWithOverride(): void {
    super._initializeWithOverride();
    replaceCellReading();
    const injector = this._injector;
    injector.replace([
      IFormulaDependencyGenerator,
      {
        useFactory: () =>
          new GraphDependencyGenerator(
            injector.get(IFormulaCurrentConfigService),
            injector.get(IFormulaRuntimeService),
            injector.get(IOtherFormulaManagerService),
            injector.get(IDefinedNamesService),
            injector.get(IUniverInstanceService),
          ),
      },
    ]);
    injector.replace([
      Interpreter,
      {
        useFactory: () => {
          const runtime = injector.get(IFormulaRuntimeService);
          return new LazyInterpreter(
            runtime,
            new SingleCellReader(injector.get(IFormulaCurrentConfigService), runtime),
          );
        },
      },
    ]);
  }
}

/** The controller is replaced by something that is no subclass of it, which its own type would not allow. */
const TRIGGER: DependencyIdentifier<unknown> = TriggerCalculationController;

/** Univer's sheet formulas with our scheduler and functions in place of its own. */
export class SheetsFormulaPlugin extends UniverSheetsFormulaPlugin {
  override onStarting(): void {
    super.onStarting();
    const injector = this._injector;
    injector.replace([TRIGGER, { useFactory: () => schedulerOf(injector) }]);
  }

  override onReady(): void {
    super.onReady();
    replaceFunctions(this._injector.get(IFunctionService));
  }
}

type Injector = ReturnType<Univer["__getInjector"]>;
const schedulers = new WeakMap<Injector, CalculationScheduler>();

/** The scheduler of one Univer instance. */
export function schedulerOf(injector: Injector): CalculationScheduler {
  let scheduler = schedulers.get(injector);
  if (!scheduler) {
    scheduler = new CalculationScheduler(
      injector.get(ICommandService),
      injector.get(IActiveDirtyManagerService),
      injector.get(IUniverInstanceService),
    );
    schedulers.set(injector, scheduler);
    // Conditional formats and validations hand in their formulas only after this signal.
    injector.get(RegisterOtherFormulaService).calculateStarted$.next(true);
  }
  return scheduler;
}
