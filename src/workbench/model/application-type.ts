import { asEnum } from "../protocol/args";
import { hostType, type HostObject } from "../protocol/host-type";
import type { WorkbookModel } from "./workbook-model";

const MODES = ["Automatic", "AutomaticExceptTables", "Manual"] as const;

/** `Workbook.application`. */
export function applicationType(model: WorkbookModel): (target: object) => HostObject {
  const numbers = hostType<object>({
    name: "NumberFormatInfo",
    get: { NumberDecimalSeparator: () => ".", NumberGroupSeparator: () => ",", CurrencySymbol: () => "¥" },
  });
  const dates = hostType<object>({
    name: "DatetimeFormatInfo",
    get: {
      DateSeparator: () => "/",
      LongDatePattern: () => "yyyy'年'M'月'd'日'",
      ShortDatePattern: () => "yyyy/M/d",
      LongTimePattern: () => "H:mm:ss",
      ShortTimePattern: () => "H:mm",
      TimeSeparator: () => ":",
    },
  });
  const culture = hostType<object>({
    name: "CultureInfo",
    get: { Name: () => model.locale },
    nav: { NumberFormat: numbers, DatetimeFormat: dates },
  });
  const iteration = { enabled: false, maxIteration: 100, maxChange: 0.001 };
  const iterative = hostType<typeof iteration>({
    name: "IterativeCalculation",
    get: {
      Enabled: (self) => self.enabled,
      MaxIteration: (self) => self.maxIteration,
      MaxChange: (self) => self.maxChange,
    },
    set: {
      Enabled: (self, value) => {
        self.enabled = value === true;
      },
      MaxIteration: (self, value) => {
        self.maxIteration = Number(value);
      },
      MaxChange: (self, value) => {
        self.maxChange = Number(value);
      },
    },
  });
  return hostType<object>({
    name: "Application",
    get: {
      CalculationMode: () => model.calculationMode,
      CalculationState: () => (model.book.scheduler.isIdle ? "Done" : "Pending"),
      CalculationEngineVersion: () => 191029,
      DecimalSeparator: () => ".",
      ThousandsSeparator: () => ",",
      UseSystemSeparators: () => true,
    },
    set: {
      CalculationMode: (_self, value) => {
        model.calculationMode = asEnum(value, MODES);
      },
    },
    nav: { CultureInfo: culture, IterativeCalculation: () => iterative(iteration) },
    call: {
      Calculate: async (_self, args) => {
        const kind = asEnum(args.raw(0), ["Recalculate", "Full", "FullRebuild"]);
        if (kind !== "Recalculate") model.book.scheduler.touchAll();
        await model.book.scheduler.flush();
      },
      // Nothing is drawn or computed until a batch is read anyway.
      SuspendApiCalculationUntilNextSync: () => undefined,
      SuspendScreenUpdatingUntilNextSync: () => undefined,
    },
  });
}

/** `RequestContext.runtime`. */
export function runtimeType(model: WorkbookModel): (target: object) => HostObject {
  return hostType<object>({
    name: "Runtime",
    get: { EnableEvents: () => model.events.enabled },
    set: {
      EnableEvents: (_self, value) => {
        model.events.enabled = value === true;
      },
    },
  });
}
