import type { ICellData, Worksheet } from "@univerjs/core";
import { SheetDataValidationModel } from "@univerjs/sheets-data-validation";
import { areaAddress, type Area } from "../formula/address";
import type { Book } from "../grid/book";
import { type CellMatrix } from "../grid/book";
import { TableStore } from "./table-store";
import { EVENT, EventHub } from "./events";
import { FormulaText } from "./formula-text";
import { SheetExtras } from "./sheet-extras";
import { ChartStore } from "./chart-store";
import { ConditionalFormatStore } from "./conditional-format-store";
import type { Shift } from "../formula/references";
import { itemNotFound } from "../protocol/errors";
import type { ValidationModel } from "./data-validation-type";
import type { ObjectFactory } from "./objects";

/** A custom property of the document or of a sheet, a setting, a part of custom XML. */
export interface XmlPart {
  readonly id: string;
  xml: string;
}

/** One workbook: Univer's grid plus what Excel knows and Univer does not. */
export class WorkbookModel {
  readonly tables: TableStore;
  readonly formulas: FormulaText;
  readonly charts = new ChartStore();
  readonly conditionalFormats: ConditionalFormatStore;
  readonly events: EventHub;
  readonly settings = new Map<string, unknown>();
  readonly xmlParts: XmlPart[] = [];
  readonly properties = new Map<string, unknown>();
  readonly customProperties = new Map<string, unknown>();
  /** What the add-in said of each validation, by the id of the rule that Univer draws. */
  readonly validations = new Map<string, ValidationModel>();
  readonly nameNotes = new Map<string, { comment: string; visible: boolean }>();
  readonly createdAt = new Date();
  /** Rows and columns that were put in or taken out and are not followed yet. */
  readonly pendingShifts: { readonly sheet: Worksheet; readonly shift: Shift }[] = [];
  calculationMode = "Automatic";
  /** The language that the add-in is told. */
  locale = "zh-CN";
  nextId = 1;
  isWorkbookProtected = false;
  private readonly extras = new Map<string, SheetExtras>();

  private factory: ObjectFactory | undefined;

  constructor(readonly book: Book) {
    this.events = new EventHub();
    this.tables = new TableStore(book);
    this.formulas = new FormulaText(book, this.tables);
    this.conditionalFormats = new ConditionalFormatStore(book);
  }

  /** Makes the objects that the add-in holds; set once, because they make each other. */
  get objects(): ObjectFactory {
    if (!this.factory) throw new Error("The object model is not set up.");
    return this.factory;
  }

  set objects(factory: ObjectFactory) {
    this.factory = factory;
  }

  sheet(id: string): Worksheet {
    const sheet = this.book.sheet(id);
    if (!sheet) throw itemNotFound("worksheet");
    return sheet;
  }

  /** Protection, print set-up and whatever else is kept per sheet beside Univer's model. */
  extra(sheetId: string): SheetExtras {
    let extra = this.extras.get(sheetId);
    if (!extra) this.extras.set(sheetId, (extra = new SheetExtras()));
    return extra;
  }

  /** Tells the add-in that looks changed: one event for each area. */
  formatChanged(sheetId: string, areas: readonly Area[]): void {
    for (const area of areas) {
      const args = { address: areaAddress(area), source: "Local", worksheetId: sheetId };
      this.events.push(EVENT.worksheetFormatChanged, sheetId, args);
    }
  }

  /** Whether a validation is drawn on a cell. */
  isValidated(sheetId: string, row: number, column: number): boolean {
    const rules = this.book.injector.get(SheetDataValidationModel);
    return rules.getRuleByLocation(this.book.unitId, sheetId, row, column) !== undefined;
  }

  forgetSheet(sheetId: string): void {
    this.extras.delete(sheetId);
    this.charts.forgetSheet(sheetId);
    this.conditionalFormats.forgetSheet(sheetId);
  }
}

/** One row of cells after another as the sparse matrix that Univer's mutations take. */
export function matrixOf(
  row: number,
  column: number,
  rows: readonly (readonly (ICellData | undefined)[])[],
): CellMatrix {
  const matrix: CellMatrix = {};
  rows.forEach((cells, r) => {
    const line: Record<number, ICellData> = {};
    cells.forEach((cell, c) => {
      if (cell) line[column + c] = cell;
    });
    matrix[row + r] = line;
  });
  return matrix;
}
