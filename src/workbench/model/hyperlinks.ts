import { BooleanNumber } from "@univerjs/core";
import { asRecord } from "../protocol/args";
import { writeCells } from "./cells";
import type { RangeTarget } from "./objects";
import { setNotes, setStyle } from "./range-looks";
import { notesOf } from "./cell-notes";
import { type WorkbookModel } from "./workbook-model";

/** `Range.hyperlink` of the first cell; null when there is none. */
export function hyperlinkOf(model: WorkbookModel, self: RangeTarget): unknown {
  const sheet = model.sheet(self.sheetId);
  return notesOf(model.book.cell(sheet, self.area.row, self.area.column)).hyperlink ?? null;
}

/** Makes cells links: to an address or to a place in the document. Excel shows them blue and underlined. */
export function setHyperlink(model: WorkbookModel, self: RangeTarget, value: unknown): void {
  const given = asRecord(value);
  const read = (name: string) => given[name] ?? given[name.charAt(0).toUpperCase() + name.slice(1)];
  const text = read("textToDisplay");
  const link: Record<string, unknown> = {};
  for (const name of ["address", "documentReference", "screenTip", "textToDisplay"]) {
    const item = read(name);
    if (item !== undefined && item !== null) link[name] = item;
  }
  if (typeof text === "string") writeCells(model, self.sheetId, self.area, text);
  else if (typeof link.address === "string") {
    const cell = model.book.cell(model.sheet(self.sheetId), self.area.row, self.area.column);
    if (cell?.v === undefined || cell.v === null) writeCells(model, self.sheetId, self.area, link.address);
  }
  setNotes(model, self.sheetId, [self.area], { hyperlink: link });
  setStyle(model, self.sheetId, [self.area], { cl: { rgb: "#0563C1" }, ul: { s: BooleanNumber.TRUE } });
}
