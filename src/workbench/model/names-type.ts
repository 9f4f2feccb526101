import { RemoveDefinedNameMutation, SetDefinedNameMutation } from "@univerjs/engine-formula";
import { areaAddress, quoteSheet, type Area } from "../formula/address";
import { valueOf } from "../grid/values";
import { asBoolean, asString } from "../protocol/args";
import { invalidArgument, itemAlreadyExists, itemNotFound } from "../protocol/errors";
import { hostType, isHostObject, type HostObject } from "../protocol/host-type";
import { areaOfFormula, definedNames, scopeOf, WORKBOOK_SCOPE } from "./named-areas";
import { isRangeTarget } from "./objects";
import { fullAddress } from "./range-address";
import { checkName } from "./table-edit";
import type { WorkbookModel } from "./workbook-model";

export interface NamesTarget {
  /** Undefined for names of the whole workbook. */
  readonly sheetId: string | undefined;
}

interface NameTarget {
  readonly id: string;
}

/** `Sheet1!$A$1:$B$2`. */
export function absoluteAddress(model: WorkbookModel, sheetId: string, area: Area): string {
  const text = areaAddress(area).replace(/([A-Z]+)?(\d+)?/g, (all, column?: string, row?: string) =>
    all === "" ? "" : (column ? `$${column}` : "") + (row ? `$${row}` : ""),
  );
  return `${quoteSheet(model.sheet(sheetId).getName())}!${text}`;
}

export function namesType(model: WorkbookModel): (target: NamesTarget) => HostObject {
  const byId = (self: NameTarget) => {
    const item = definedNames(model).find((one) => one.id === self.id);
    if (!item) throw itemNotFound("name");
    return item;
  };
  const home = (self: NameTarget) => scopeOf(byId(self)) ?? model.book.activeSheet().getSheetId();
  const place = (self: NameTarget) => areaOfFormula(model, byId(self).formulaOrRefString, home(self));
  const note = (self: NameTarget) => {
    let found = model.nameNotes.get(self.id);
    if (!found) model.nameNotes.set(self.id, (found = { comment: byId(self).comment ?? "", visible: true }));
    return found;
  };
  const constant = (self: NameTarget): { type: string; value: unknown } => {
    const text = byId(self).formulaOrRefString.replace(/^=/, "");
    const target = place(self);
    if (target)
      return {
        type: "Range",
        value: fullAddress(model, target).replace(/!(.*)$/, (all) => absoluteTail(all)),
      };
    if (/^-?\d+(\.\d+)?$/.test(text)) return { type: "Double", value: Number(text) };
    if (/^".*"$/.test(text)) return { type: "String", value: text.slice(1, -1).replaceAll('""', '"') };
    if (/^(TRUE|FALSE)$/i.test(text)) return { type: "Boolean", value: text.toUpperCase() === "TRUE" };
    if (text.includes("#REF!")) return { type: "Error", value: "#REF!" };
    if (/^\{.*\}$/.test(text)) return { type: "Array", value: text };
    return { type: "String", value: `=${text}` };
  };
  const name = hostType<NameTarget>({
    name: "NamedItem",
    id: (self) => self.id,
    get: {
      Name: (self) => byId(self).name,
      Type: (self) => constant(self).type,
      Value: (self) => constant(self).value,
      Formula: (self) => `=${byId(self).formulaOrRefString.replace(/^=/, "")}`,
      Comment: (self) => note(self).comment,
      Visible: (self) => note(self).visible,
      Scope: (self) => (scopeOf(byId(self)) === undefined ? "Workbook" : "Worksheet"),
    },
    set: {
      Formula: (self, value) => {
        const item = byId(self);
        model.book.run(SetDefinedNameMutation.id, { ...item, formulaOrRefString: plain(asString(value)) });
      },
      Comment: (self, value) => {
        note(self).comment = asString(value);
      },
      Visible: (self, value) => {
        note(self).visible = asBoolean(value);
      },
    },
    nav: {
      Worksheet: (self) => {
        const sheetId = scopeOf(byId(self));
        if (sheetId === undefined) throw itemNotFound("worksheet");
        return model.objects.worksheet(sheetId);
      },
      WorksheetOrNullObject: (self) => {
        const sheetId = scopeOf(byId(self));
        return sheetId === undefined ? null : model.objects.worksheet(sheetId);
      },
      ArrayValues: (self) => arrayValues(self),
    },
    call: {
      GetRange: (self) => {
        const target = place(self);
        if (!target) throw itemNotFound("range");
        return model.objects.range(target.sheetId, target.area);
      },
      GetRangeOrNullObject: (self) => {
        const target = place(self);
        return target ? model.objects.range(target.sheetId, target.area) : null;
      },
      Delete: (self) => {
        const item = byId(self);
        model.book.run(RemoveDefinedNameMutation.id, { ...item });
        model.nameNotes.delete(self.id);
      },
    },
  });
  const arrayValues = hostType<NameTarget>({
    name: "NamedItemArrayValues",
    get: {
      Values: (self) => {
        const target = place(self);
        if (!target) return [[constant(self).value]];
        const sheet = model.sheet(target.sheetId);
        return Array.from({ length: target.area.rows }, (_r, r) =>
          Array.from({ length: target.area.columns }, (_c, c) =>
            valueOf(model.book.cell(sheet, target.area.row + r, target.area.column + c)),
          ),
        );
      },
    },
  });
  const list = (self: NamesTarget) => definedNames(model).filter((item) => scopeOf(item) === self.sheetId);
  const find = (self: NamesTarget, key: string) => {
    const item = list(self).find((one) => one.name.toLowerCase() === key.toLowerCase() || one.id === key);
    return item ? name({ id: item.id }) : null;
  };
  const add = (self: NamesTarget, title: string, formula: string, comment: string) => {
    checkName(title);
    if (find(self, title)) throw itemAlreadyExists(title);
    if (model.tables.byName(title)) throw invalidArgument();
    const id = `name-${model.nextId++}`;
    model.book.run(SetDefinedNameMutation.id, {
      id,
      name: title,
      formulaOrRefString: plain(formula),
      comment,
      localSheetId: self.sheetId ?? WORKBOOK_SCOPE,
    });
    model.nameNotes.set(id, { comment, visible: true });
    return name({ id });
  };
  return hostType<NamesTarget>({
    name: "NamedItemCollection",
    items: (self) => list(self).map((item) => name({ id: item.id })),
    call: {
      Add: (self, args) => {
        const reference = args.raw(1);
        const comment = args.optionalString(2) ?? "";
        if (isHostObject(reference) && isRangeTarget(reference.target)) {
          const { sheetId, area } = reference.target;
          return add(self, args.string(0), absoluteAddress(model, sheetId, area), comment);
        }
        const text = args.string(1);
        // A plain text is a constant; only what begins with = is a formula.
        const formula = text.startsWith("=")
          ? text
          : typeof reference === "number"
            ? text
            : `"${text.replaceAll('"', '""')}"`;
        return add(self, args.string(0), formula, comment);
      },
      AddFormulaLocal: (self, args) =>
        add(self, args.string(0), args.string(1), args.optionalString(2) ?? ""),
      GetCount: (self) => list(self).length,
      GetItem: (self, args) => {
        const found = find(self, args.string(0));
        if (!found) throw itemNotFound(args.string(0));
        return found;
      },
      GetItemOrNullObject: (self, args) => find(self, args.string(0)),
    },
  });
}

/** Univer keeps a reference without the equals sign and a formula with it. */
function plain(formula: string): string {
  return formula.replace(/^=/, "");
}

function absoluteTail(tail: string): string {
  return tail.replace(/([A-Z]+)(\d+)/g, (_all, column: string, row: string) => `$${column}$${row}`);
}
