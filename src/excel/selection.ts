import { run } from "./capabilities";
import { HostError } from "./errors";

/** The cells a person has selected. */
export interface SelectionState {
  readonly sheet: string;
  /** A1 address without the sheet. */
  readonly address: string;
  readonly rows: number;
  readonly columns: number;
}

/** What is selected now; null when it is no single range (a chart, several areas, another window). */
export async function readSelection(): Promise<SelectionState | null> {
  try {
    return await run("select", async (context) => {
      const range = context.workbook.getSelectedRange();
      const { worksheet } = range;
      range.load("address, rowCount, columnCount");
      worksheet.load("name");
      await context.sync();
      return {
        sheet: worksheet.name,
        address: range.address.slice(range.address.lastIndexOf("!") + 1),
        rows: range.rowCount,
        columns: range.columnCount,
      };
    });
  } catch (error) {
    if (error instanceof HostError) return null;
    throw error;
  }
}

/**
 * Calls back whenever another range is selected or another sheet shown; the result ends that. The sheets'
 * own events are used: the workbook's goes through the older Common API and says nothing of the range.
 */
export async function onSelectionChanged(
  handler: (selection: SelectionState) => void,
): Promise<() => Promise<void>> {
  const report = async (): Promise<void> => {
    const selection = await readSelection();
    if (selection) handler(selection);
  };
  const { selected, activated } = await run("select", async (context) => {
    const { worksheets } = context.workbook;
    const added = {
      selected: worksheets.onSelectionChanged.add(report),
      activated: worksheets.onActivated.add(report),
    };
    await context.sync();
    return added;
  });
  return async () => {
    // A handler can only be taken off in the context that it was added in.
    await Excel.run(selected.context, async (context) => {
      selected.remove();
      activated.remove();
      await context.sync();
    });
  };
}

/** Shows a sheet by its id or name. False when it is gone. */
export async function showSheet(idOrName: string): Promise<boolean> {
  return await run("activate", async (context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(idOrName);
    sheet.load("visibility");
    await context.sync();
    if (sheet.isNullObject) return false;
    if (sheet.visibility !== Excel.SheetVisibility.visible) sheet.visibility = Excel.SheetVisibility.visible;
    sheet.activate();
    await context.sync();
    return true;
  });
}
