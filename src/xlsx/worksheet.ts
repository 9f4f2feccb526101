import { areaAddress, cellAddress, quoteSheet } from "../formula/address";
import type { FreezePart, PrintPart } from "../plan/plan";
import { xmlText } from "../plan/xml";
import { conditionalXml } from "./conditional";
import type { SheetDraft } from "./draft";
import { usedArea, writeRows, type WorkbookTables } from "./rows";
import { validationsXml } from "./validation";
import { argb, attributes, counted, element, NS, Utf8Builder, XML_DECLARATION } from "./xml";

export interface WorksheetLinks {
  /** Relationship ids of what hangs on the sheet. */
  readonly drawing: string | undefined;
  readonly tables: readonly string[];
}

/** The worksheet part. The order of its elements is the schema's (CT_Worksheet); Excel refuses any other. */
export function worksheetXml(
  draft: SheetDraft,
  number: number,
  active: boolean,
  tables: WorkbookTables,
  links: WorksheetLinks,
): Uint8Array {
  const out = new Utf8Builder();
  const used = usedArea(draft);
  const conditional = conditionalXml(draft.conditionalFormats, tables.styles, number);
  out.add(`${XML_DECLARATION}<worksheet xmlns="${NS.sheet}" xmlns:r="${NS.relationships}">`);
  out.add(sheetProperties(draft));
  out.add(element("dimension", { ref: used ? areaAddress(used) : "A1" }));
  out.add(sheetView(draft, active));
  out.add(sheetFormat(draft));
  out.add(columnsXml(draft));
  out.add("<sheetData>");
  writeRows(draft, tables, out);
  out.add("</sheetData>");
  out.add(conditional.rules);
  out.add(validationsXml(draft.validations));
  out.add(linksXml(draft));
  if (draft.print) out.add(pageXml(draft.print));
  if (links.drawing !== undefined) out.add(element("drawing", { "r:id": links.drawing }));
  out.add(
    counted(
      "tableParts",
      links.tables.map((id) => element("tablePart", { "r:id": id })),
    ),
  );
  if (conditional.extension) out.add(`<extLst>${conditional.extension}</extLst>`);
  out.add("</worksheet>");
  return out.finish();
}

function outlineLevels(draft: SheetDraft): number {
  return Math.max(0, ...[...draft.columns.values()].map((column) => column.level));
}

/** Group buttons stand before their group: sheets are read from the key column on, which is never folded. */
function sheetProperties(draft: SheetDraft): string {
  const children =
    element("tabColor", { rgb: argb(draft.plan.tabColor) }) +
    (outlineLevels(draft) > 0 ? element("outlinePr", { summaryRight: false }) : "") +
    (draft.print ? element("pageSetUpPr", { fitToPage: true }) : "");
  return element("sheetPr", {}, children);
}

function sheetView(draft: SheetDraft, active: boolean): string {
  const values = {
    showGridLines: draft.plan.gridlines ? undefined : false,
    tabSelected: active ? true : undefined,
    workbookViewId: 0,
  };
  const frozen = draft.freeze;
  const pane = frozen && (frozen.rows > 0 || frozen.columns > 0) ? paneXml(frozen) : "";
  return element("sheetViews", {}, element("sheetView", values, pane));
}

/** The pane that scrolls is the active one, with its first cell selected. */
function paneXml({ rows, columns }: FreezePart): string {
  const first = cellAddress(rows, columns);
  const pane = rows > 0 ? (columns > 0 ? "bottomRight" : "bottomLeft") : "topRight";
  return (
    element("pane", {
      xSplit: columns > 0 ? columns : undefined,
      ySplit: rows > 0 ? rows : undefined,
      topLeftCell: first,
      activePane: pane,
      state: "frozen",
    }) + element("selection", { pane, activeCell: first, sqref: first })
  );
}

function sheetFormat(draft: SheetDraft): string {
  const levels = outlineLevels(draft);
  return element("sheetFormatPr", { defaultRowHeight: 15, outlineLevelCol: levels > 0 ? levels : undefined });
}

/** Excel's width when none is given. */
const DEFAULT_CHARACTERS = 8.43;

/**
 * ECMA-376 part 1 §18.3.1.13: the stored width of n characters adds 5 pixels of padding, here in parts of
 * the standard font's 7-pixel digit, in steps of 1/256.
 */
function storedWidth(characters: number): number {
  return Math.trunc(((characters * 7 + 5) / 7) * 256) / 256;
}

function columnsXml(draft: SheetDraft): string {
  const columns = [...draft.columns].sort(([a], [b]) => a - b);
  const written = columns.map(([index, { width, level, hidden, collapsed }]) =>
    element("col", {
      min: index + 1,
      max: index + 1,
      width: storedWidth(width ?? DEFAULT_CHARACTERS),
      hidden: hidden ? true : undefined,
      customWidth: width === undefined ? undefined : true,
      outlineLevel: level > 0 ? level : undefined,
      collapsed: collapsed ? true : undefined,
    }),
  );
  return written.length > 0 ? `<cols>${written.join("")}</cols>` : "";
}

function linksXml(draft: SheetDraft): string {
  const written = draft.links.map(({ row, column, text, tip, target }) =>
    element("hyperlink", {
      ref: cellAddress(row, column),
      location: `${quoteSheet(target.sheetName)}!${cellAddress(target.row, target.column)}`,
      tooltip: tip || undefined,
      display: text,
    }),
  );
  return written.length > 0 ? `<hyperlinks>${written.join("")}</hyperlinks>` : "";
}

/** A4 is paper 9. The plan's footers are Excel's codes already (&P, &N, && for one ampersand): only XML is escaped. */
function pageXml({ landscape, pagesWide = 1, pagesTall, footer }: PrintPart): string {
  const sections = [
    ["&L", footer.left],
    ["&C", footer.center],
    ["&R", footer.right],
  ] as const;
  const codes = sections.map(([code, content]) => (content ? code + content : "")).join("");
  return (
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>' +
    `<pageSetup${attributes({
      paperSize: 9,
      fitToWidth: pagesWide,
      fitToHeight: pagesTall,
      orientation: landscape ? "landscape" : "portrait",
    })}/>` +
    (codes ? `<headerFooter><oddFooter>${xmlText(codes)}</oddFooter></headerFooter>` : "")
  );
}
