import { asRecord } from "../protocol/args";
import { accessDenied, invalidArgument, invalidOperation } from "../protocol/errors";
import { hostType, type HostObject } from "../protocol/host-type";
import { EVENT } from "./events";
import type { WorkbookModel } from "./workbook-model";
import type { SheetTarget } from "./worksheet-type";

const OPTIONS = {
  allowAutoFilter: false,
  allowDeleteColumns: false,
  allowDeleteRows: false,
  allowEditObjects: false,
  allowEditScenarios: false,
  allowFormatCells: false,
  allowFormatColumns: false,
  allowFormatRows: false,
  allowInsertColumns: false,
  allowInsertHyperlinks: false,
  allowInsertRows: false,
  allowPivotTables: false,
  allowSort: false,
  selectionMode: "Normal",
};

/** A protected sheet refuses changes to locked cells; a second `protect` is an error, as in Excel. */
export function protectionType(model: WorkbookModel): (target: SheetTarget) => HostObject {
  const state = (self: SheetTarget) => model.extra(model.sheet(self.id).getSheetId());
  const changed = (self: SheetTarget) => {
    const isProtected = state(self).isProtected;
    model.events.push(EVENT.worksheetProtectionChanged, self.id, {
      source: "Local",
      worksheetId: self.id,
      isProtected,
    });
  };
  return hostType<SheetTarget>({
    name: "WorksheetProtection",
    get: {
      Protected: (self) => state(self).isProtected,
      Options: (self) =>
        state(self).isProtected ? { ...OPTIONS, ...state(self).protectionOptions } : { ...OPTIONS },
    },
    lazy: ["Options"],
    call: {
      Protect: (self, args) => {
        const sheet = state(self);
        if (sheet.isProtected) throw invalidOperation("The worksheet is already protected.");
        sheet.isProtected = true;
        sheet.protectionOptions = args.has(0) ? camelKeys(asRecord(args.raw(0))) : {};
        sheet.password = args.optionalString(1);
        model.book.clearUndo();
        changed(self);
      },
      Unprotect: (self, args) => {
        const sheet = state(self);
        if (!sheet.isProtected) return;
        if (sheet.password !== undefined && sheet.password !== args.optionalString(0)) {
          throw args.has(0) ? invalidArgument() : accessDenied("The password is wrong.");
        }
        sheet.isProtected = false;
        sheet.password = undefined;
        model.book.clearUndo();
        changed(self);
      },
    },
  });
}

export function camelKeys(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key.charAt(0).toLowerCase() + key.slice(1), value]),
  );
}
