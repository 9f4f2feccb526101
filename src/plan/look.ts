import type { BoardStyle, ColumnSpec, ColumnType, Tone } from "../catalog/spec";
import { displayWidth } from "../i18n/text-width";
import type { Style } from "./plan";

/** How things look: one place for colours, formats and widths. Every pair of text and fill has a contrast of at least 4.5 : 1. */

export const COLORS = {
  brand: "#0F5C4D",
  ink: "#242424",
  muted: "#5C5C5C",
  computed: "#F2F7F5",
  input: "#FFF8E1",
  line: "#D6D6D6",
  /** Behind dark figures: light enough to read them. */
  share: "#A9D6C8",
} as const;

export const TONES: Readonly<
  Record<Tone, { readonly color: string; readonly fill: string; readonly bold: boolean }>
> = {
  bad: { color: "#8B1A1A", fill: "#FBE3E1", bold: true },
  warn: { color: "#7A4100", fill: "#FDEFD5", bold: false },
  good: { color: "#0B5A2B", fill: "#DFF3E4", bold: false },
  info: { color: "#0A4A7A", fill: "#E1EFFA", bold: false },
  muted: { color: "#5C5C5C", fill: "#EFEFEF", bold: false },
};

/** A space behind what stands on the right of its cell: it would touch the text on the left of the next one. */
const GAP = "_ ";

/** Any number: "#,##0.##" would show 5,352 with a decimal point behind it. Large ones are shown without decimals. */
export const PLAIN_NUMBER = `[>=1000]#,##0${GAP};[<=-1000]-#,##0${GAP};General${GAP}`;
export const MONEY = `#,##0.00${GAP}`;
export const SHARE = `0.0%${GAP}`;
export const DATE = `yyyy-mm-dd${GAP}`;
export const INTEGER = `0${GAP}`;

/** Number formats by column type. Money has no currency sign: `$` would show as ¥ on Chinese systems (office-js #590). */
const FORMATS: Readonly<Record<ColumnType, string>> = {
  text: "@",
  longText: "@",
  key: "@",
  reference: "@",
  list: "@",
  flag: "@",
  link: "@",
  date: DATE,
  month: `yyyy-mm${GAP}`,
  number: PLAIN_NUMBER,
  integer: INTEGER,
  money: MONEY,
  rate: `#,##0.0000${GAP}`,
  share: SHARE,
};

/** A computed text column must not be "@": Excel would show its formula instead of its value. */
export function columnFormat(column: ColumnSpec, computed: boolean): string {
  // 0 stands for "none" in dates that other formulas compare: it must not show as the year 1899.
  if (computed && column.type === "date") return `${FORMATS.date};;;@`;
  const format = FORMATS[column.type];
  return computed && format === "@" ? "General" : format;
}

const WIDTHS: Readonly<Record<ColumnType, number>> = {
  text: 16,
  longText: 30,
  key: 14,
  reference: 13,
  list: 13,
  flag: 9,
  link: 18,
  date: 12,
  month: 10,
  number: 11,
  integer: 9,
  money: 15,
  rate: 11,
  share: 10,
};

/** The narrowest width in which a header takes two lines: Chinese breaks anywhere, English between words. */
function twoLineWidth(header: string): number {
  if (/[\u2E80-\uFFEF]/u.test(header)) return Math.ceil(displayWidth(header) / 2);
  const words = header.split(" ");
  const width = (part: readonly string[]): number => displayWidth(part.join(" "));
  return Math.min(
    ...words.map((_, first) => Math.max(width(words.slice(0, first)), width(words.slice(first)))),
  );
}

/** Characters that the filter button takes, and the bold of the header. */
const FILTER_BUTTON = 6;

/** The widest that a column gets for the sake of a long choice: countries have very long names. */
const WIDEST_CHOICE = 24;
/** Rules speak in sentences, and nobody typed them. */
const WIDEST_RULE = 40;

/**
 * Width of a column: what its contents need, and room for the header on two lines with the filter
 * button. Explicit, because autofit is wrong for bold Chinese on the web (office-js #3404).
 * @param choices the labels that the column's list offers, or its formula gives
 */
export function columnWidth(column: ColumnSpec, header: string, choices: readonly string[] = []): number {
  const widest = column.list === undefined ? WIDEST_RULE : WIDEST_CHOICE;
  const choice = Math.min(widest, Math.max(0, ...choices.map(displayWidth)) + 1);
  return Math.max(column.width ?? WIDTHS[column.type], twoLineWidth(header) + FILTER_BUTTON, choice);
}

/** Pixels of a column this many characters wide (ECMA-376 part 1 §18.3.1.13). */
const pixels = (characters: number): number => characters * 7 + 5;

/** Pixels across A4 lying down between our margins, and the smallest scale at which 11 points can be read. */
const PAGE_PIXELS = 1045;
const SMALLEST_SCALE = 0.55;

/**
 * Pages across that a sheet needs to be readable on paper, with the columns that every page repeats.
 * @param widths of the columns that are shown, in characters
 */
export function pagesWide(widths: readonly number[], repeated: number): number {
  const total = (some: readonly number[]): number => some.reduce((sum, width) => sum + pixels(width), 0);
  const page = PAGE_PIXELS / SMALLEST_SCALE - total(widths.slice(0, repeated));
  return Math.max(1, Math.ceil(total(widths.slice(repeated)) / page));
}

const BOARD_FORMATS: Readonly<Record<NonNullable<BoardStyle["format"]>, string>> = {
  text: "General",
  date: "yyyy-mm-dd",
  month: "yyyy-mm",
  number: PLAIN_NUMBER,
  integer: `#,##0${GAP}`,
  money: MONEY,
  share: SHARE,
};

export function boardFormat(format: BoardStyle["format"]): string | undefined {
  return format === undefined ? undefined : BOARD_FORMATS[format];
}

const LOOKS: Readonly<Record<NonNullable<BoardStyle["look"]>, Style>> = {
  title: { bold: true, size: 18, color: COLORS.brand },
  subtitle: { color: COLORS.muted, size: 10 },
  heading: { bold: true, color: "#FFFFFF", fill: COLORS.brand, vertical: "center" },
  label: { bold: true, color: COLORS.ink },
  figure: { bold: true, size: 12, color: COLORS.brand },
  note: { color: COLORS.muted, size: 9 },
  cell: { border: COLORS.line },
  check: { bold: true, color: COLORS.ink, fill: COLORS.computed },
  field: { border: COLORS.line, wrap: true, vertical: "top", horizontal: "left" },
  input: { bold: true, size: 12, fill: COLORS.input, border: COLORS.brand, horizontal: "left" },
};

export function boardLook(style: BoardStyle | undefined): Style {
  const format = boardFormat(style?.format);
  return {
    ...(style?.look ? LOOKS[style.look] : {}),
    ...(format === undefined ? {} : { numberFormat: format }),
    // A date on the right of its cell would touch the text on the left of the next one.
    ...(style?.format === "date" || style?.format === "month" ? { horizontal: "center" } : {}),
  };
}
