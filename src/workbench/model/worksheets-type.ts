import { itemNotFound } from "../protocol/errors";
import { accessDenied } from "../protocol/errors";
import { hostType, type HostObject } from "../protocol/host-type";
import { EVENT } from "./events";
import type { WorkbookModel } from "./workbook-model";
import { checkSheetName } from "./worksheet-type";

export function worksheetsType(model: WorkbookModel): (target: object) => HostObject {
  const sheets = (visibleOnly = false) =>
    model.book.sheets().filter((sheet) => !visibleOnly || !sheet.isSheetHidden());
  const find = (key: string) => {
    const sheet = model.book.sheet(key.replace(/^\{|\}$/g, "")) ?? model.book.sheetNamed(key);
    return sheet ? model.objects.worksheet(sheet.getSheetId()) : null;
  };
  const orThrow = (object: HostObject | null, key: string) => {
    if (!object) throw itemNotFound(key);
    return object;
  };
  const nth = (index: number, visibleOnly: boolean | undefined) => {
    const sheet = sheets(visibleOnly).at(index);
    return sheet ? model.objects.worksheet(sheet.getSheetId()) : null;
  };
  return hostType<object>({
    name: "WorksheetCollection",
    items: () => sheets().map((sheet) => model.objects.worksheet(sheet.getSheetId())),
    call: {
      Add: (_self, args) => {
        if (model.isWorkbookProtected) throw accessDenied("The workbook's structure is protected.");
        const name = args.optionalString(0) ?? freeSheetName(model);
        checkSheetName(model, name);
        const sheet = model.book.addSheet(name);
        model.events.push(EVENT.worksheetAdded, "", { source: "Local", worksheetId: sheet.getSheetId() });
        return model.objects.worksheet(sheet.getSheetId());
      },
      GetActiveWorksheet: () => model.objects.worksheet(model.book.activeSheet().getSheetId()),
      GetCount: (_self, args) => sheets(args.optionalBoolean(0)).length,
      GetFirst: (_self, args) => orThrow(nth(0, args.optionalBoolean(0)), "first"),
      GetLast: (_self, args) => orThrow(nth(-1, args.optionalBoolean(0)), "last"),
      GetItem: (_self, args) => orThrow(find(args.string(0)), args.string(0)),
      GetItemOrNullObject: (_self, args) => find(args.string(0)),
    },
  });
}

export function freeSheetName(model: WorkbookModel): string {
  let n = model.book.sheets().length;
  do n++;
  while (model.book.sheetNamed(`Sheet${n}`));
  return `Sheet${n}`;
}
