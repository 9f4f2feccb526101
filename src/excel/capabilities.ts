import { hostError } from "./errors";
import type { Capabilities } from "./types";

/** The oldest Excel we run on: Excel 2021, Microsoft 365 and the web. The manifest demands the same. */
export const MINIMUM_EXCEL_API = "1.13";

/** Waits until Office is ready and says what this Excel can do. */
export async function readCapabilities(): Promise<Capabilities> {
  const info = await Office.onReady();
  const supports = (version: string): boolean =>
    Office.context.requirements.isSetSupported("ExcelApi", version);
  return {
    meetsMinimum: supports(MINIMUM_EXCEL_API),
    pageLayout: supports("1.9"),
    outline: supports("1.10"),
    sheetProperties: supports("1.12"),
    host: String(info.host),
    platform: String(info.platform),
    version: Office.context.diagnostics.version,
    // contentLanguage does not exist on the Mac; displayLanguage does everywhere.
    displayLanguage: Office.context.displayLanguage,
  };
}

/** Office's theme at this moment. Excel has no event for a change, so the pane asks again on focus. */
export function isDarkTheme(): boolean {
  return darkThemeOf(Office.context);
}

/** Hosts without a theme leave the object out, though its type says it is always there. */
function darkThemeOf(context: { readonly officeTheme?: Office.OfficeTheme }): boolean {
  return context.officeTheme?.isDarkTheme ?? false;
}

/**
 * Runs a batch under a step's name. Excel waits until the person leaves the cell being edited instead
 * of failing with InvalidOperation, and every error comes back as a `HostError` that names the step.
 */
export async function run<T>(
  step: string,
  callback: (context: Excel.RequestContext) => Promise<T>,
): Promise<T> {
  try {
    return await Excel.run({ delayForCellEdit: true }, callback);
  } catch (error) {
    throw hostError(error, step);
  }
}
