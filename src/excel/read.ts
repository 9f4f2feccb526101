import { IDENTITY_NAMESPACE, parseIdentity } from "../plan/identity";
import { run } from "./capabilities";
import type { WorkbookState } from "./types";

/**
 * Sheets, tables, names and TradeBook identities of the open workbook, in two calls: what there is, then
 * the columns of each table and the text of each identity part.
 */
export async function readWorkbookState(): Promise<WorkbookState> {
  return await run("check", async (context) => {
    const { worksheets, tables, names, customXmlParts } = context.workbook;
    const parts = customXmlParts.getByNamespace(IDENTITY_NAMESPACE);
    worksheets.load("items/id, items/name, items/visibility");
    tables.load("items/id, items/name");
    names.load("items/name");
    parts.load("items/id");
    await context.sync();

    const tableDetails = tables.items.map((table) => {
      const { worksheet, columns } = table;
      worksheet.load("id, name");
      columns.load("items/id, items/name");
      return { table, worksheet, columns };
    });
    const texts = parts.items.map((part) => ({ partId: part.id, xml: part.getXml() }));
    await context.sync();

    const sheets = worksheets.items.map(({ id, name, visibility }) => ({
      id,
      name,
      visible: visibility === Excel.SheetVisibility.visible,
    }));
    const tableStates = tableDetails.map(({ table, worksheet, columns }) => ({
      id: table.id,
      name: table.name,
      sheetId: worksheet.id,
      sheet: worksheet.name,
      columns: columns.items.map(({ id, name }) => ({ id, name })),
    }));
    const definedNames = names.items.map(({ name }) => name);
    return {
      sheets,
      tables: tableStates,
      names: definedNames,
      // A part of another schema, or one that was damaged, is not ours to read.
      identities: texts.flatMap(({ partId, xml }) => {
        const identity = parseIdentity(xml.value);
        return identity ? [{ partId, identity }] : [];
      }),
      taken: {
        sheets: sheets.map(({ name }) => name),
        tables: tableStates.map(({ name }) => name),
        names: definedNames,
      },
    };
  });
}
