import {
  BaselineOffset,
  BooleanNumber,
  HorizontalAlign,
  type IStyleData,
  type ITextDecoration,
  TextDecoration,
  TextDirection,
  VerticalAlign,
  WrapStrategy,
} from "@univerjs/core";
import {
  SetWorksheetColWidthMutation,
  SetWorksheetRowHeightMutation,
  SetWorksheetRowIsAutoHeightMutation,
} from "@univerjs/sheets";
import { MAX_COLUMNS, MAX_ROWS, type Area } from "../formula/address";
import { toRange } from "../grid/book";
import { asBoolean, asEnum, asNumber, asString } from "../protocol/args";
import { invalidArgument } from "../protocol/errors";
import { hostType, type Getter, type HostObject, type Setter } from "../protocol/host-type";
import { autofitColumns, autofitRows } from "./autofit";
import { borderCollection } from "./borders";
import { checkEditable } from "./cells";
import { hexColor } from "./colors";
import { setNotes, setStyle } from "./range-looks";
import { notesOf, type CellNotes } from "./cell-notes";
import { type WorkbookModel } from "./workbook-model";

/** The cells whose looks are read and set. */
export interface FormatTarget {
  readonly sheetId: string;
  readonly areas: readonly Area[];
}

const POINTS = 72 / 96;
/** Beyond this many cells a mixed look is judged by a sample, so that whole columns stay cheap. */
const SAMPLE = 20_000;

/** The one value that all cells share, or null when they differ: what Excel answers for mixed ranges. */
function common<T>(model: WorkbookModel, self: FormatTarget, read: (style: IStyleData) => T): T | null {
  const sheet = model.sheet(self.sheetId);
  let first: { value: T } | undefined;
  let seen = 0;
  for (const area of self.areas) {
    const clipped = model.book.clip(sheet, area);
    for (let r = 0; r < Math.max(1, clipped.rows); r++) {
      for (let c = 0; c < Math.max(1, clipped.columns); c++) {
        const value = read(model.book.styleOf(sheet, area.row + r, area.column + c));
        if (first && first.value !== value) return null;
        first ??= { value };
        if (++seen > SAMPLE) return first.value;
      }
    }
  }
  return first ? first.value : null;
}

function commonNote<K extends keyof CellNotes>(
  model: WorkbookModel,
  self: FormatTarget,
  key: K,
  usual: CellNotes[K],
) {
  const sheet = model.sheet(self.sheetId);
  let first: { value: unknown } | undefined;
  for (const area of self.areas) {
    const clipped = model.book.clip(sheet, area);
    for (let r = 0; r < Math.max(1, clipped.rows); r++) {
      for (let c = 0; c < Math.max(1, clipped.columns); c++) {
        const value = notesOf(model.book.cell(sheet, area.row + r, area.column + c))[key] ?? usual;
        if (first && first.value !== value) return null;
        first ??= { value };
      }
    }
  }
  return first?.value ?? null;
}

const HORIZONTAL: Readonly<Record<string, HorizontalAlign | null>> = {
  General: null,
  Left: HorizontalAlign.LEFT,
  Center: HorizontalAlign.CENTER,
  Right: HorizontalAlign.RIGHT,
  Fill: HorizontalAlign.LEFT,
  Justify: HorizontalAlign.JUSTIFIED,
  CenterAcrossSelection: HorizontalAlign.CENTER,
  Distributed: HorizontalAlign.DISTRIBUTED,
};
const VERTICAL: Readonly<Record<string, VerticalAlign>> = {
  Top: VerticalAlign.TOP,
  Center: VerticalAlign.MIDDLE,
  Bottom: VerticalAlign.BOTTOM,
  Justify: VerticalAlign.MIDDLE,
  Distributed: VerticalAlign.MIDDLE,
};

function nameFor<T>(table: Readonly<Record<string, T>>, value: T | null | undefined, usual: string): string {
  return Object.keys(table).find((name) => table[name] === value) ?? usual;
}

function decoration(on: boolean, double = false): ITextDecoration {
  return { s: on ? BooleanNumber.TRUE : BooleanNumber.FALSE, ...(double && { t: TextDecoration.DOUBLE }) };
}

const toFlag = (on: boolean) => (on ? BooleanNumber.TRUE : BooleanNumber.FALSE);
const toBoolean = (flag: BooleanNumber | undefined) => flag === BooleanNumber.TRUE;

interface Look {
  readonly read: (style: IStyleData) => unknown;
  readonly write: (value: unknown) => IStyleData;
}

const FONT: Readonly<Record<string, Look>> = {
  Bold: { read: (s) => toBoolean(s.bl), write: (v) => ({ bl: toFlag(asBoolean(v)) }) },
  Italic: { read: (s) => toBoolean(s.it), write: (v) => ({ it: toFlag(asBoolean(v)) }) },
  Color: { read: (s) => s.cl?.rgb ?? "#000000", write: (v) => ({ cl: { rgb: hexColor(v) } }) },
  Name: { read: (s) => s.ff ?? "Calibri", write: (v) => ({ ff: asString(v) }) },
  Size: {
    read: (s) => s.fs ?? 11,
    write: (v) => {
      const size = asNumber(v);
      if (size < 1 || size > 409) throw invalidArgument();
      return { fs: size };
    },
  },
  Underline: {
    read: ({ ul }) => {
      if (!ul || !toBoolean(ul.s)) return "None";
      return ul.t === TextDecoration.DOUBLE ? "Double" : "Single";
    },
    write: (v) => {
      const kind = asEnum(v, ["None", "Single", "Double", "SingleAccountant", "DoubleAccountant"]);
      return { ul: decoration(kind !== "None", kind.startsWith("Double")) };
    },
  },
  Strikethrough: { read: (s) => toBoolean(s.st?.s), write: (v) => ({ st: decoration(asBoolean(v)) }) },
  Subscript: {
    read: (s) => s.va === BaselineOffset.SUBSCRIPT,
    write: (v) => ({ va: asBoolean(v) ? BaselineOffset.SUBSCRIPT : BaselineOffset.NORMAL }),
  },
  Superscript: {
    read: (s) => s.va === BaselineOffset.SUPERSCRIPT,
    write: (v) => ({ va: asBoolean(v) ? BaselineOffset.SUPERSCRIPT : BaselineOffset.NORMAL }),
  },
};

const FORMAT: Readonly<Record<string, Look>> = {
  HorizontalAlignment: {
    read: (s) => nameFor(HORIZONTAL, s.ht ?? null, "General"),
    write: (v) => ({ ht: HORIZONTAL[asEnum(v, Object.keys(HORIZONTAL))] ?? null }),
  },
  VerticalAlignment: {
    read: (s) => nameFor(VERTICAL, s.vt, "Bottom"),
    write: (v) => ({ vt: VERTICAL[asEnum(v, Object.keys(VERTICAL))] ?? null }),
  },
  WrapText: {
    read: (s) => s.tb === WrapStrategy.WRAP,
    write: (v) => ({ tb: asBoolean(v) ? WrapStrategy.WRAP : WrapStrategy.OVERFLOW }),
  },
  TextOrientation: {
    read: (s) => (s.tr?.v === BooleanNumber.TRUE ? 180 : -(s.tr?.a ?? 0) || 0),
    write: (v) => {
      const angle = asNumber(v);
      return { tr: angle === 180 ? { a: 0, v: BooleanNumber.TRUE } : { a: -angle } };
    },
  },
  ReadingOrder: {
    read: (s) =>
      s.td === TextDirection.RIGHT_TO_LEFT
        ? "RightToLeft"
        : s.td === TextDirection.LEFT_TO_RIGHT
          ? "LeftToRight"
          : "Context",
    write: (v) => ({
      td:
        asEnum(v, ["Context", "LeftToRight", "RightToLeft"]) === "RightToLeft"
          ? TextDirection.RIGHT_TO_LEFT
          : TextDirection.LEFT_TO_RIGHT,
    }),
  },
};

function members(model: WorkbookModel, looks: Readonly<Record<string, Look>>) {
  const get: Record<string, Getter<FormatTarget>> = {};
  const set: Record<string, Setter<FormatTarget>> = {};
  for (const [name, look] of Object.entries(looks)) {
    get[name] = (self) => common(model, self, look.read);
    set[name] = (self, value) => {
      setStyle(model, self.sheetId, self.areas, look.write(value));
      formatChanged(model, self);
    };
  }
  return { get, set };
}

function formatChanged(model: WorkbookModel, self: FormatTarget): void {
  model.formatChanged(self.sheetId, self.areas);
}

/** RangeFormat and what hangs on it. */
export function rangeFormatType(model: WorkbookModel): (target: FormatTarget) => HostObject {
  const font = hostType<FormatTarget>({ name: "RangeFont", ...members(model, FONT) });
  const fill = hostType<FormatTarget>({
    name: "RangeFill",
    get: {
      Color: (self) => common(model, self, (style) => style.bg?.rgb ?? "#FFFFFF"),
      Pattern: (self) => common(model, self, (style) => (style.bg?.rgb ? "Solid" : "None")),
    },
    set: {
      Color: (self, value) => {
        // An empty text means no fill, as in Excel.
        setStyle(model, self.sheetId, self.areas, { bg: value === "" ? null : { rgb: hexColor(value) } });
        formatChanged(model, self);
      },
      Pattern: (self, value) => {
        if (asString(value) === "None") setStyle(model, self.sheetId, self.areas, { bg: null });
      },
    },
    call: {
      Clear: (self) => {
        setStyle(model, self.sheetId, self.areas, { bg: null });
        formatChanged(model, self);
      },
    },
  });
  const protection = hostType<FormatTarget>({
    name: "FormatProtection",
    get: {
      Locked: (self) => commonNote(model, self, "locked", true),
      FormulaHidden: (self) => commonNote(model, self, "formulaHidden", false),
    },
    set: {
      Locked: (self, value) => {
        setNotes(model, self.sheetId, self.areas, { locked: asBoolean(value) });
      },
      FormulaHidden: (self, value) => {
        setNotes(model, self.sheetId, self.areas, { formulaHidden: asBoolean(value) });
      },
    },
  });
  const borders = borderCollection(model);
  const looks = members(model, FORMAT);
  return hostType<FormatTarget>({
    name: "RangeFormat",
    get: {
      ...looks.get,
      ColumnWidth: (self) => columnWidth(model, self),
      RowHeight: (self) => rowHeight(model, self),
      IndentLevel: (self) => commonNote(model, self, "indent", 0),
      ShrinkToFit: (self) => commonNote(model, self, "shrinkToFit", false),
      AutoIndent: () => false,
      UseStandardWidth: (self) => columnWidth(model, self) === 48,
      UseStandardHeight: (self) => rowHeight(model, self) === 15,
    },
    set: {
      ...looks.set,
      ColumnWidth: (self, value) => {
        setColumnWidth(model, self, asNumber(value));
      },
      RowHeight: (self, value) => {
        setRowHeight(model, self, asNumber(value));
      },
      IndentLevel: (self, value) => {
        setIndent(model, self, asNumber(value));
      },
      ShrinkToFit: (self, value) => {
        setNotes(model, self.sheetId, self.areas, { shrinkToFit: asBoolean(value) });
      },
      UseStandardWidth: (self, value) => {
        if (value === true) setColumnWidth(model, self, 48);
      },
      UseStandardHeight: (self, value) => {
        if (value === true) setRowHeight(model, self, 15);
      },
    },
    nav: { Font: font, Fill: fill, Borders: borders, Protection: protection },
    call: {
      AutofitColumns: (self) => {
        for (const area of self.areas) autofitColumns(model, self.sheetId, area);
      },
      AutofitRows: (self) => {
        for (const area of self.areas) autofitRows(model, self.sheetId, area);
      },
      AdjustIndent: (self, args) => {
        const now = commonNote(model, self, "indent", 0);
        setIndent(model, self, Math.max(0, (typeof now === "number" ? now : 0) + args.number(0)));
      },
    },
  });
}

/** One indent is three spaces wide: 9 px. */
function setIndent(model: WorkbookModel, self: FormatTarget, level: number): void {
  if (level < 0 || level > 250) throw invalidArgument();
  setStyle(model, self.sheetId, self.areas, { pd: { l: level * 9 } });
  setNotes(model, self.sheetId, self.areas, { indent: level });
}

function columnWidth(model: WorkbookModel, self: FormatTarget): number | null {
  const sheet = model.sheet(self.sheetId);
  return sameSize(self.areas, (area) =>
    sizes(area.column, Math.min(area.columns, 256), (column) =>
      column < sheet.getColumnCount() && !sheet.getColVisible(column) ? 0 : sheet.getColumnWidth(column),
    ),
  );
}

function rowHeight(model: WorkbookModel, self: FormatTarget): number | null {
  const sheet = model.sheet(self.sheetId);
  return sameSize(self.areas, (area) =>
    sizes(area.row, Math.min(area.rows, 4096), (row) =>
      row < sheet.getRowCount() && !sheet.getRowVisible(row) ? 0 : sheet.getRowHeight(row),
    ),
  );
}

function sizes(first: number, count: number, read: (index: number) => number): number[] {
  return Array.from({ length: count }, (_, i) => read(first + i));
}

function sameSize(areas: readonly Area[], read: (area: Area) => number[]): number | null {
  const all = areas.flatMap(read);
  const [first = 0] = all;
  return all.every((size) => size === first) ? Math.round(first * POINTS * 100) / 100 : null;
}

export function setColumnWidth(model: WorkbookModel, self: FormatTarget, points: number): void {
  if (points < 0) throw invalidArgument();
  const sheet = model.sheet(self.sheetId);
  for (const area of self.areas) {
    checkEditable(model, self.sheetId, { ...area, rows: 1 });
    const whole = area.columns === MAX_COLUMNS;
    if (!whole) model.book.ensure(sheet, { ...area, rows: 1 });
    model.book.run(SetWorksheetColWidthMutation.id, {
      subUnitId: self.sheetId,
      ranges: [toRange(model.book.clip(sheet, { ...area, row: 0, rows: MAX_ROWS }))],
      colWidth: points / POINTS,
    });
  }
}

function setRowHeight(model: WorkbookModel, self: FormatTarget, points: number): void {
  if (points < 0 || points > 409.5) throw invalidArgument();
  const sheet = model.sheet(self.sheetId);
  for (const area of self.areas) {
    if (area.rows !== MAX_ROWS) model.book.ensure(sheet, { ...area, columns: 1 });
    const ranges = [toRange(model.book.clip(sheet, { ...area, column: 0, columns: MAX_COLUMNS }))];
    model.book.run(SetWorksheetRowHeightMutation.id, {
      subUnitId: self.sheetId,
      ranges,
      rowHeight: points / POINTS,
    });
    model.book.run(SetWorksheetRowIsAutoHeightMutation.id, {
      subUnitId: self.sheetId,
      ranges,
      autoHeightInfo: 0,
    });
  }
}
