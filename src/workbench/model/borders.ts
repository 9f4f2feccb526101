import { BorderStyleTypes, type IBorderData, type IBorderStyleData, type IStyleData } from "@univerjs/core";
import type { Area } from "../formula/address";
import type { CellMatrix } from "../grid/book";
import { asEnum } from "../protocol/args";
import { invalidArgument } from "../protocol/errors";
import { hostType, type HostObject } from "../protocol/host-type";
import { checkEditable } from "./cells";
import { hexColor } from "./colors";
import type { FormatTarget } from "./range-format";
import type { WorkbookModel } from "./workbook-model";

const SIDES = [
  "EdgeTop",
  "EdgeBottom",
  "EdgeLeft",
  "EdgeRight",
  "InsideVertical",
  "InsideHorizontal",
  "DiagonalDown",
  "DiagonalUp",
] as const;
type Side = (typeof SIDES)[number];

const LINES: Readonly<Record<string, Readonly<Record<string, BorderStyleTypes>>>> = {
  Continuous: {
    Hairline: BorderStyleTypes.HAIR,
    Thin: BorderStyleTypes.THIN,
    Medium: BorderStyleTypes.MEDIUM,
    Thick: BorderStyleTypes.THICK,
  },
  Dash: { Thin: BorderStyleTypes.DASHED, Medium: BorderStyleTypes.MEDIUM_DASHED },
  DashDot: { Thin: BorderStyleTypes.DASH_DOT, Medium: BorderStyleTypes.MEDIUM_DASH_DOT },
  DashDotDot: { Thin: BorderStyleTypes.DASH_DOT_DOT, Medium: BorderStyleTypes.MEDIUM_DASH_DOT_DOT },
  Dot: { Thin: BorderStyleTypes.DOTTED },
  Double: { Thick: BorderStyleTypes.DOUBLE },
  SlantDashDot: { Medium: BorderStyleTypes.SLANT_DASH_DOT },
};

interface BorderTarget extends FormatTarget {
  readonly side: Side;
}

/** Which border of which cell of an area a side is. */
function* cellsOf(area: Area, side: Side): Iterable<{ row: number; column: number; key: keyof IBorderData }> {
  const bottom = area.row + area.rows - 1;
  const right = area.column + area.columns - 1;
  for (let row = area.row; row <= bottom; row++) {
    for (let column = area.column; column <= right; column++) {
      if (side === "EdgeTop" && row === area.row) yield { row, column, key: "t" };
      if (side === "EdgeBottom" && row === bottom) yield { row, column, key: "b" };
      if (side === "EdgeLeft" && column === area.column) yield { row, column, key: "l" };
      if (side === "EdgeRight" && column === right) yield { row, column, key: "r" };
      if (side === "InsideHorizontal" && row < bottom) yield { row, column, key: "b" };
      if (side === "InsideVertical" && column < right) yield { row, column, key: "r" };
      if (side === "DiagonalDown") yield { row, column, key: "tl_br" };
      if (side === "DiagonalUp") yield { row, column, key: "bl_tr" };
    }
  }
}

export function borderCollection(model: WorkbookModel): (target: FormatTarget) => HostObject {
  const border = hostType<BorderTarget>({
    name: "RangeBorder",
    id: (self) => self.side,
    get: {
      SideIndex: (self) => self.side,
      Style: (self) => lineOf(first(model, self)?.s).style,
      Weight: (self) => lineOf(first(model, self)?.s).weight,
      Color: (self) => first(model, self)?.cl.rgb ?? "#000000",
    },
    set: {
      Style: (self, value) => {
        const style = asEnum(value, ["None", ...Object.keys(LINES)]);
        if (style === "None") {
          apply(model, self, () => null);
          return;
        }
        apply(model, self, (before) => line(before, style, lineOf(before?.s).weight));
      },
      Weight: (self, value) => {
        const weight = asEnum(value, ["Hairline", "Thin", "Medium", "Thick"]);
        apply(model, self, (before) => line(before, before ? lineOf(before.s).style : "Continuous", weight));
      },
      Color: (self, value) => {
        const rgb = hexColor(value);
        apply(model, self, (before) => ({ s: before?.s ?? BorderStyleTypes.THIN, cl: { rgb } }));
      },
    },
  });
  const at = (self: FormatTarget, side: Side) => border({ ...self, side });
  return hostType<FormatTarget>({
    name: "RangeBorderCollection",
    get: { Count: () => SIDES.length },
    items: (self) => SIDES.map((side) => at(self, side)),
    call: {
      GetItem: (self, args) => at(self, asEnum(args.raw(0), SIDES)),
      GetItemAt: (self, args) => {
        const side = SIDES[args.number(0)];
        if (!side) throw invalidArgument();
        return at(self, side);
      },
    },
  });
}

function first(model: WorkbookModel, self: BorderTarget): IBorderStyleData | undefined {
  const sheet = model.sheet(self.sheetId);
  for (const area of self.areas) {
    for (const { row, column, key } of cellsOf(model.book.clip(sheet, area), self.side)) {
      return borderOf(model.book.styleOf(sheet, row, column), key);
    }
  }
  return undefined;
}

function borderOf(style: IStyleData, key: keyof IBorderData): IBorderStyleData | undefined {
  const line = style.bd?.[key];
  return line && line.s !== BorderStyleTypes.NONE ? line : undefined;
}

function line(before: IBorderStyleData | undefined, style: string, weight: string): IBorderStyleData {
  const kinds = LINES[style === "None" ? "Continuous" : style] ?? {};
  const s = kinds[weight] ?? Object.values(kinds)[0] ?? BorderStyleTypes.THIN;
  return { s, cl: before?.cl ?? { rgb: "#000000" } };
}

function lineOf(type: BorderStyleTypes | undefined): { style: string; weight: string } {
  for (const [style, weights] of Object.entries(LINES)) {
    const weight = Object.keys(weights).find((name) => weights[name] === type);
    if (weight) return { style, weight };
  }
  return { style: "None", weight: "Thin" };
}

function apply(
  model: WorkbookModel,
  self: BorderTarget,
  change: (before: IBorderStyleData | undefined) => IBorderStyleData | null,
): void {
  const sheet = model.sheet(self.sheetId);
  for (const whole of self.areas) {
    checkEditable(model, self.sheetId, whole);
    const area = model.book.clip(sheet, whole);
    if (area.rows === whole.rows && area.columns === whole.columns) model.book.ensure(sheet, area);
    const cells: CellMatrix = {};
    // Cells that change alike share one object, by which the grid writes them together.
    const styles = new Map<string, IStyleData>();
    for (const { row, column, key } of cellsOf(area, self.side)) {
      const after = change(borderOf(model.book.ownStyleOf(sheet, row, column), key));
      const line = (cells[row] ??= {});
      const own = line[column]?.s;
      const before = typeof own === "object" && own?.bd ? own.bd : {};
      const style: IStyleData = { bd: { ...before, [key]: after } };
      const kind = JSON.stringify(style);
      const known = styles.get(kind) ?? style;
      styles.set(kind, known);
      line[column] = { s: known };
    }
    model.book.writeStyle(sheet, cells);
  }
}
