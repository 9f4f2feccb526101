import type { Language } from "../i18n/text";
import type { Style } from "../plan/plan";
import { argb, attributes, counted, element, NS, XML_DECLARATION } from "./xml";

/** What a cell can look like here: the plan's style, and two things only this file format needs. */
export interface CellStyle extends Style {
  readonly underline?: boolean;
  /** The leading apostrophe: text that looks like a formula stays text when someone edits the cell. */
  readonly quoted?: boolean;
}

/**
 * The fonts new workbooks of these languages have in Excel on Windows and Mac; WPS ships or replaces
 * them. `charset` 134 is GB2312, which lets a system without the font choose another Chinese one;
 * `family` 2 is sans serif.
 */
const DEFAULT_FONTS: Readonly<Record<Language, { readonly name: string; readonly charset?: number }>> = {
  "zh-CN": { name: "等线", charset: 134 },
  "en-US": { name: "Calibri" },
};
const DEFAULT_SIZE = 11;

/** The font of charts, which have no style sheet. */
export function defaultFontName(language: Language): string {
  return DEFAULT_FONTS[language].name;
}

/** ECMA-376 part 1 §18.8.30: these formats have fixed ids and are not stored. */
const BUILT_IN_FORMATS = new Map([
  ["General", 0],
  ["0", 1],
  ["0.00", 2],
  ["#,##0", 3],
  ["#,##0.00", 4],
  ["0%", 9],
  ["0.00%", 10],
  ["@", 49],
]);
const FIRST_CUSTOM_FORMAT = 164;

/** A list in which equal entries share an index. */
class Registry {
  private readonly indexes = new Map<string, number>();

  constructor(initial: readonly string[] = []) {
    for (const item of initial) this.index(item);
  }

  index(xml: string): number {
    const known = this.indexes.get(xml);
    if (known !== undefined) return known;
    this.indexes.set(xml, this.indexes.size);
    return this.indexes.size - 1;
  }

  get items(): readonly string[] {
    return [...this.indexes.keys()];
  }
}

/** The style sheet, filled while sheets are written. Equal styles share one entry. */
export class StyleSheet {
  private readonly fonts: Registry;
  /** Excel keeps the first two fills for itself, whatever a file puts there. */
  private readonly fills = new Registry([
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
  ]);
  private readonly borders = new Registry(["<border><left/><right/><top/><bottom/><diagonal/></border>"]);
  private readonly numberFormats = new Map<string, number>();
  private readonly cellFormats: Registry;
  private readonly differences = new Registry();
  private readonly styleOf: CellStyle[] = [];
  private readonly quotedOf = new Map<number, number>();

  constructor(private readonly language: Language) {
    this.fonts = new Registry([this.fontXml({})]);
    this.cellFormats = new Registry([this.cellFormatXml({})]);
    this.styleOf.push({});
  }

  /** The index a cell with this style stores. */
  cell(style: CellStyle): number {
    const index = this.cellFormats.index(this.cellFormatXml(style));
    this.styleOf[index] ??= style;
    return index;
  }

  /** The same style for text that begins like a formula; a text cell ("@") needs no mark. */
  quoted(index: number): number {
    let quoted = this.quotedOf.get(index);
    if (quoted === undefined) {
      const style = this.styleOf[index] ?? {};
      quoted = style.numberFormat === "@" ? index : this.cell({ ...style, quoted: true });
      this.quotedOf.set(index, quoted);
    }
    return quoted;
  }

  /** The index of what a conditional format changes. Solid fills of a dxf are in bgColor, unlike a cell's. */
  difference(style: Pick<Style, "color" | "fill" | "bold">): number {
    const font = `${style.bold === true ? "<b/>" : ""}${style.color ? `<color rgb="${argb(style.color)}"/>` : ""}`;
    const fill = style.fill
      ? `<fill><patternFill><bgColor rgb="${argb(style.fill)}"/></patternFill></fill>`
      : "";
    return this.differences.index(`<dxf>${font ? `<font>${font}</font>` : ""}${fill}</dxf>`);
  }

  /** The index of a number format alone, which Excel gives to rows added to a table. */
  numberFormatDifference(format: string): number {
    // Excel writes "@" as 30 in a dxf, not as 49.
    const numFmtId = format === "@" ? 30 : this.numberFormat(format);
    return this.differences.index(`<dxf>${element("numFmt", { numFmtId, formatCode: format })}</dxf>`);
  }

  part(): string {
    const formats = [...this.numberFormats].map(([formatCode, numFmtId]) =>
      element("numFmt", { numFmtId, formatCode }),
    );
    return (
      `${XML_DECLARATION}<styleSheet xmlns="${NS.sheet}">` +
      counted("numFmts", formats) +
      counted("fonts", this.fonts.items) +
      counted("fills", this.fills.items) +
      counted("borders", this.borders.items) +
      counted("cellStyleXfs", ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']) +
      counted("cellXfs", this.cellFormats.items) +
      counted("cellStyles", ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']) +
      counted("dxfs", this.differences.items) +
      '<tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/>' +
      "</styleSheet>"
    );
  }

  private cellFormatXml(style: CellStyle): string {
    const numFmtId = this.numberFormat(style.numberFormat ?? "General");
    const fontId = this.fonts.index(this.fontXml(style));
    const fillId = style.fill
      ? this.fills.index(
          `<fill><patternFill patternType="solid"><fgColor rgb="${argb(style.fill)}"/><bgColor indexed="64"/></patternFill></fill>`,
        )
      : 0;
    const borderId = style.border ? this.borders.index(borderXml(style.border)) : 0;
    const alignment = attributes({
      horizontal: style.horizontal,
      vertical: style.vertical,
      wrapText: style.wrap === true ? true : undefined,
    });
    return element(
      "xf",
      {
        numFmtId,
        fontId,
        fillId,
        borderId,
        xfId: 0,
        quotePrefix: style.quoted,
        applyNumberFormat: numFmtId === 0 ? undefined : true,
        applyFont: fontId === 0 ? undefined : true,
        applyFill: fillId === 0 ? undefined : true,
        applyBorder: borderId === 0 ? undefined : true,
        applyAlignment: alignment ? true : undefined,
      },
      alignment && `<alignment${alignment}/>`,
    );
  }

  /** Element order is the schema's (CT_Font). */
  private fontXml(style: CellStyle): string {
    const { name, charset } = DEFAULT_FONTS[this.language];
    return (
      `<font>${style.bold === true ? "<b/>" : ""}${style.italic === true ? "<i/>" : ""}` +
      `${style.underline === true ? "<u/>" : ""}<sz val="${style.size ?? DEFAULT_SIZE}"/>` +
      `${style.color ? `<color rgb="${argb(style.color)}"/>` : ""}${element("name", { val: name })}<family val="2"/>` +
      `${charset === undefined ? "" : `<charset val="${charset}"/>`}</font>`
    );
  }

  private numberFormat(format: string): number {
    const id = BUILT_IN_FORMATS.get(format) ?? this.numberFormats.get(format);
    if (id !== undefined) return id;
    const next = FIRST_CUSTOM_FORMAT + this.numberFormats.size;
    this.numberFormats.set(format, next);
    return next;
  }
}

function borderXml(color: string): string {
  const side = (name: string) => `<${name} style="thin"><color rgb="${argb(color)}"/></${name}>`;
  return `<border>${side("left")}${side("right")}${side("top")}${side("bottom")}<diagonal/></border>`;
}
