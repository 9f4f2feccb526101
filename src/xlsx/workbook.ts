import { areaAddress, columnLetters, quoteSheet, sheetReference } from "../formula/address";
import type { NamePlan, WorkbookPlan } from "../plan/plan";
import { xmlText } from "../plan/xml";
import type { SheetDraft } from "./draft";
import { refuse } from "./errors";
import { storedFormula } from "./formula";
import { attributes, element, NS, XML_DECLARATION } from "./xml";

/** The workbook part. `sheetIds` are the relationship ids of the sheets, in tab order. */
export function workbookXml(
  plan: WorkbookPlan,
  drafts: readonly SheetDraft[],
  sheetIds: readonly string[],
): string {
  const sheets = plan.sheets.map(({ name }, index) =>
    element("sheet", { name, sheetId: index + 1, "r:id": sheetIds[index] }),
  );
  const names = [...plan.names.map((each) => workbookName(plan, each)), ...drafts.flatMap(printNames)];
  return (
    `${XML_DECLARATION}<workbook xmlns="${NS.sheet}" xmlns:r="${NS.relationships}"><workbookPr/>` +
    `<bookViews>${element("workbookView", {
      xWindow: 0,
      yWindow: 0,
      windowWidth: 28_800,
      windowHeight: 15_000,
      activeTab: activeSheetIndex(plan),
    })}</bookViews>` +
    `<sheets>${sheets.join("")}</sheets>` +
    (names.length > 0 ? `<definedNames>${names.join("")}</definedNames>` : "") +
    // The cached values are right as of the day of generation; Excel is to work out its own when it opens the file.
    '<calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>'
  );
}

/** The tab shown first. */
export function activeSheetIndex(plan: WorkbookPlan): number {
  const index = plan.sheets.findIndex(({ name }) => name === plan.activeSheet);
  if (index < 0) throw refuse.unknownSheet(plan.activeSheet);
  return index;
}

/** A name for cells, or for a table's column: Excel stores structured references in names as they are. */
function workbookName(plan: WorkbookPlan, each: NamePlan): string {
  const values = attributes({ name: each.name, comment: each.comment || undefined });
  return `<definedName${values}>${xmlText(refersTo(plan, each))}</definedName>`;
}

function refersTo(plan: WorkbookPlan, each: NamePlan): string {
  if ("formula" in each) return storedFormula(each.formula);
  if (!plan.sheets.some((sheet) => sheet.name === each.sheetName)) throw refuse.unknownSheet(each.sheetName);
  return sheetReference(each.sheetName, each.area);
}

/** Print areas and titles are names of their sheet; Excel knows them by these names only. */
function printNames({ plan, print }: SheetDraft, localSheetId: number): string[] {
  const sheet = quoteSheet(plan.name);
  const names: string[] = [];
  const add = (name: string, ranges: readonly string[]) => {
    if (ranges.length === 0) return;
    const refersTo = ranges.map((range) => `${sheet}!${range}`).join(",");
    names.push(`<definedName${attributes({ name, localSheetId })}>${xmlText(refersTo)}</definedName>`);
  };
  add(
    "_xlnm.Print_Area",
    (print?.areas ?? []).map((area) => areaAddress(area, true)),
  );
  const { titleColumns: columns, titleRows: rows } = print ?? {};
  add("_xlnm.Print_Titles", [
    ...(columns ? [`$${columnLetters(columns.first)}:$${columnLetters(columns.last)}`] : []),
    ...(rows ? [`$${rows.first + 1}:$${rows.last + 1}`] : []),
  ]);
  return names;
}
