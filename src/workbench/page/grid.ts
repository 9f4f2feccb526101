import { LocaleType, LogLevel, mergeLocales, type PluginCtor, Univer } from "@univerjs/core";
import { UniverFormulaEnginePlugin } from "@univerjs/engine-formula";
import { UniverSheetsConditionalFormattingPreset } from "@univerjs/preset-sheets-conditional-formatting";
import conditionalEn from "@univerjs/preset-sheets-conditional-formatting/locales/en-US";
import conditionalZh from "@univerjs/preset-sheets-conditional-formatting/locales/zh-CN";
import { UniverSheetsCorePreset } from "@univerjs/preset-sheets-core";
import coreEn from "@univerjs/preset-sheets-core/locales/en-US";
import coreZh from "@univerjs/preset-sheets-core/locales/zh-CN";
import { UniverSheetsDataValidationPreset } from "@univerjs/preset-sheets-data-validation";
import validationEn from "@univerjs/preset-sheets-data-validation/locales/en-US";
import validationZh from "@univerjs/preset-sheets-data-validation/locales/zh-CN";
import { UniverSheetsFilterPreset } from "@univerjs/preset-sheets-filter";
import filterEn from "@univerjs/preset-sheets-filter/locales/en-US";
import filterZh from "@univerjs/preset-sheets-filter/locales/zh-CN";
import { UniverSheetsFindReplacePreset } from "@univerjs/preset-sheets-find-replace";
import findEn from "@univerjs/preset-sheets-find-replace/locales/en-US";
import findZh from "@univerjs/preset-sheets-find-replace/locales/zh-CN";
import { UniverSheetsSortPreset } from "@univerjs/preset-sheets-sort";
import sortEn from "@univerjs/preset-sheets-sort/locales/en-US";
import sortZh from "@univerjs/preset-sheets-sort/locales/zh-CN";
import { UniverSheetsTablePreset, UniverSheetsTableUIPlugin } from "@univerjs/preset-sheets-table";
import tableEn from "@univerjs/preset-sheets-table/locales/en-US";
import tableZh from "@univerjs/preset-sheets-table/locales/zh-CN";
import { UniverSheetsFormulaPlugin } from "@univerjs/sheets-formula";
import "@univerjs/preset-sheets-core/lib/index.css";
import "@univerjs/preset-sheets-conditional-formatting/lib/index.css";
import "@univerjs/preset-sheets-data-validation/lib/index.css";
import "@univerjs/preset-sheets-filter/lib/index.css";
import "@univerjs/preset-sheets-find-replace/lib/index.css";
import "@univerjs/preset-sheets-sort/lib/index.css";
import "@univerjs/preset-sheets-table/lib/index.css";
import { FormulaEnginePlugin, SheetsFormulaPlugin } from "../grid/plugins";

type Registered = PluginCtor | readonly [PluginCtor, unknown];

/** Univer with its grid drawn in an element; formulas are computed by our parts of the engine. */
export function openGrid(container: HTMLElement, locale: string, isDark: boolean): Univer {
  const univer = new Univer({
    locale: locale.startsWith("zh") ? LocaleType.ZH_CN : LocaleType.EN_US,
    locales: {
      [LocaleType.ZH_CN]: mergeLocales(
        coreZh,
        conditionalZh,
        validationZh,
        filterZh,
        findZh,
        sortZh,
        tableZh,
      ),
      [LocaleType.EN_US]: mergeLocales(
        coreEn,
        conditionalEn,
        validationEn,
        filterEn,
        findEn,
        sortEn,
        tableEn,
      ),
    },
    logLevel: LogLevel.ERROR,
    darkMode: isDark,
  });
  const presets = [
    UniverSheetsCorePreset({ container, header: true, ribbonType: "simple" }),
    UniverSheetsConditionalFormattingPreset(),
    UniverSheetsDataValidationPreset(),
    UniverSheetsFilterPreset(),
    UniverSheetsFindReplacePreset(),
    UniverSheetsSortPreset(),
    UniverSheetsTablePreset(),
  ];
  const seen = new Set<string>();
  for (const entry of presets.flatMap((preset): readonly Registered[] => preset.plugins)) {
    const [plugin, options] = isPair(entry) ? entry : [entry, undefined];
    if (seen.has(plugin.pluginName)) continue;
    seen.add(plugin.pluginName);
    // A table at the sheet's top edge would draw its name over the column headers.
    const isTableUi = plugin.pluginName === UniverSheetsTableUIPlugin.pluginName;
    univer.registerPlugin(replacement(plugin), isTableUi ? { hideAnchor: true } : options);
  }
  return univer;
}

function isPair(entry: Registered): entry is readonly [PluginCtor, unknown] {
  return Array.isArray(entry);
}

function replacement(plugin: PluginCtor): PluginCtor {
  if (plugin.pluginName === UniverFormulaEnginePlugin.pluginName) return FormulaEnginePlugin;
  if (plugin.pluginName === UniverSheetsFormulaPlugin.pluginName) return SheetsFormulaPlugin;
  return plugin;
}
