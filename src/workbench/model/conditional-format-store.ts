import {
  AddConditionalRuleMutation,
  ConditionalFormattingRuleModel,
  DeleteConditionalRuleMutation,
  type IConditionalFormattingRuleConfig,
  SetConditionalRuleMutation,
} from "@univerjs/sheets-conditional-formatting";
import { intersect, type Area } from "../formula/address";
import { type Book, fromRange, toRange } from "../grid/book";

export type CfType =
  | "Custom"
  | "DataBar"
  | "ColorScale"
  | "IconSet"
  | "TopBottom"
  | "PresetCriteria"
  | "ContainsText"
  | "CellValue";

/** A conditional format as the add-in set it; Univer draws what {@link drawRule} makes of it. */
export interface CfModel {
  readonly id: string;
  sheetId: string;
  /** Where it was put; Univer moves the drawn ranges along with the cells. */
  areas: readonly Area[];
  type: CfType;
  stopIfTrue: boolean;
  /** The rule's properties by their API names in camel case. */
  rule: Readonly<Record<string, unknown>>;
  /** Fill, font and borders by path: `fill/color`, `font/bold`. */
  readonly looks: Map<string, unknown>;
}

type Draw = (format: CfModel) => IConditionalFormattingRuleConfig | undefined;

/** The conditional formats of the workbook, the newest first as Excel ranks them. */
export class ConditionalFormatStore {
  private readonly formats: CfModel[] = [];
  private nextId = 1;
  /** Set by the object model, which knows how to draw each kind. */
  draw: Draw = () => undefined;

  constructor(private readonly book: Book) {}

  all(sheetId: string): CfModel[] {
    const drawn = this.rules(sheetId).map((rule) => rule.cfId);
    const order = (format: CfModel) => {
      const index = drawn.indexOf(format.id);
      return index < 0 ? drawn.length : index;
    };
    return this.formats.filter((one) => one.sheetId === sheetId).sort((a, b) => order(a) - order(b));
  }

  on(sheetId: string, areas: readonly Area[]): CfModel[] {
    return this.all(sheetId).filter((one) =>
      this.areasOf(one).some((a) => areas.some((b) => intersect(a, b))),
    );
  }

  byId(id: string): CfModel | undefined {
    return this.formats.find((one) => one.id === id);
  }

  /** Where a format is now: Univer's ranges once it is drawn. */
  areasOf(format: CfModel): readonly Area[] {
    const drawn = this.rules(format.sheetId).find((rule) => rule.cfId === format.id);
    return drawn ? drawn.ranges.map(fromRange) : format.areas;
  }

  add(sheetId: string, areas: readonly Area[], type: CfType): CfModel {
    const format: CfModel = {
      id: `cf-${this.nextId++}`,
      sheetId,
      areas,
      type,
      stopIfTrue: false,
      rule: {},
      looks: new Map(),
    };
    this.formats.unshift(format);
    this.redraw(format);
    return format;
  }

  remove(format: CfModel): void {
    this.formats.splice(this.formats.indexOf(format), 1);
    this.erase(format);
  }

  redraw(format: CfModel, areas = this.areasOf(format)): void {
    const rule = this.draw(format);
    if (!rule) {
      this.erase(format);
      return;
    }
    const sheet = this.book.sheet(format.sheetId);
    if (!sheet) return;
    const ranges = areas.map((area) => toRange(this.book.clip(sheet, area)));
    const params = {
      subUnitId: format.sheetId,
      rule: { cfId: format.id, ranges, stopIfTrue: format.stopIfTrue, rule },
    };
    const isDrawn = this.rules(format.sheetId).some((one) => one.cfId === format.id);
    if (isDrawn) this.book.run(SetConditionalRuleMutation.id, { ...params, cfId: format.id });
    else this.book.run(AddConditionalRuleMutation.id, params);
  }

  /** Moves a format to a place in the ranking; 0 is the first to be tried. */
  setPriority(format: CfModel, priority: number): void {
    const list = this.all(format.sheetId).filter((one) => one !== format);
    list.splice(Math.max(0, Math.min(priority, list.length)), 0, format);
    for (const one of list) this.erase(one);
    // Univer ranks the newest first: draw from the end.
    for (const one of [...list].reverse()) this.redraw(one);
  }

  /** Takes an area out of every format, and drops formats that cover nothing else. */
  clear(sheetId: string, area: Area): void {
    for (const format of this.on(sheetId, [area])) {
      const rest = this.areasOf(format).flatMap((one) => subtract(one, area));
      if (rest.length === 0) {
        this.remove(format);
        continue;
      }
      this.setAreas(format, rest);
    }
  }

  setAreas(format: CfModel, areas: readonly Area[]): void {
    format.areas = areas;
    this.redraw(format, areas);
  }

  covers(sheetId: string, row: number, column: number): boolean {
    return this.on(sheetId, [{ row, column, rows: 1, columns: 1 }]).length > 0;
  }

  forgetSheet(sheetId: string): void {
    for (const format of this.formats.filter((one) => one.sheetId === sheetId)) {
      this.formats.splice(this.formats.indexOf(format), 1);
    }
  }

  copySheet(from: string, to: string): void {
    for (const format of this.all(from).reverse()) {
      const copy = this.add(to, this.areasOf(format), format.type);
      copy.rule = format.rule;
      copy.stopIfTrue = format.stopIfTrue;
      for (const [path, value] of format.looks) copy.looks.set(path, value);
      this.redraw(copy);
    }
  }

  /** What Univer draws on a sheet. */
  rules(sheetId: string) {
    return (
      this.book.injector.get(ConditionalFormattingRuleModel).getSubunitRules(this.book.unitId, sheetId) ?? []
    );
  }

  private erase(format: CfModel): void {
    if (this.rules(format.sheetId).some((one) => one.cfId === format.id)) {
      this.book.run(DeleteConditionalRuleMutation.id, { subUnitId: format.sheetId, cfId: format.id });
    }
  }
}

/** What is left of a rectangle when another is cut out. */
export function subtract(area: Area, hole: Area): Area[] {
  const cut = intersect(area, hole);
  if (!cut) return [area];
  const parts: Area[] = [
    { ...area, rows: cut.row - area.row },
    { ...area, row: cut.row + cut.rows, rows: area.row + area.rows - cut.row - cut.rows },
    { row: cut.row, rows: cut.rows, column: area.column, columns: cut.column - area.column },
    {
      row: cut.row,
      rows: cut.rows,
      column: cut.column + cut.columns,
      columns: area.column + area.columns - cut.column - cut.columns,
    },
  ];
  return parts.filter((part) => part.rows > 0 && part.columns > 0);
}
