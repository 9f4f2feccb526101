import { legalSheetName } from "../formula/address";
import type { CellValue, SheetArea, WorkbookPlan } from "../plan/plan";
import { chartXml, type ChartContext } from "./chart";
import { collect } from "./collect";
import { contentAt, type SheetDraft } from "./draft";
import { drawingXml } from "./drawing";
import { refuse } from "./errors";
import { Package } from "./package";
import { addIdentity, addProperties } from "./properties";
import { SharedStrings } from "./strings";
import { defaultFontName, StyleSheet } from "./styles";
import { tableXml } from "./table";
import { themeXml } from "./theme";
import { activeSheetIndex, workbookXml } from "./workbook";
import { worksheetXml } from "./worksheet";

export interface WriteOptions {
  /** The file's time stamps. Default: the plan's date of generation, so that the same plan gives the same bytes. */
  readonly modified?: Date;
}

const WORKBOOK = "xl/workbook.xml";

/**
 * Writes a plan as an .xlsx file, in a browser or in Node. Throws WorkbookRuleError for what Excel would
 * refuse to open or repair.
 */
export function writeXlsx(plan: WorkbookPlan, options: WriteOptions = {}): Uint8Array {
  const modified = options.modified ?? generationTime(plan);
  checkSheetNames(plan);
  const active = activeSheetIndex(plan);
  const drafts = plan.sheets.map(collect);
  checkLinks(drafts, plan);
  const file = new Package();
  const styles = new StyleSheet(plan.language);
  const strings = new SharedStrings();
  const counters = { charts: 0, tables: 0 };
  file.relate("", "officeDocument", WORKBOOK);
  const sheetIds = drafts.map((draft, index) => {
    const path = `xl/worksheets/sheet${index + 1}.xml`;
    const links = {
      drawing: addDrawing(file, path, draft, index + 1, counters, chartContext(plan, drafts, draft)),
      tables: addTables(file, path, draft, counters, styles),
    };
    file.add(path, worksheetXml(draft, index + 1, index === active, { styles, strings }, links), "worksheet");
    return file.relate(WORKBOOK, "worksheet", path);
  });
  file.add("xl/theme/theme1.xml", themeXml(defaultFontName(plan.language)), "theme");
  file.relate(WORKBOOK, "theme", "xl/theme/theme1.xml");
  file.add("xl/styles.xml", styles.part(), "styles");
  file.relate(WORKBOOK, "styles", "xl/styles.xml");
  file.add("xl/sharedStrings.xml", strings.part(), "sharedStrings");
  file.relate(WORKBOOK, "sharedStrings", "xl/sharedStrings.xml");
  addIdentity(file, WORKBOOK, plan.identity);
  file.add(WORKBOOK, workbookXml(plan, drafts, sheetIds), "workbook");
  addProperties(file, plan.title, modified);
  return file.zip(modified);
}

function generationTime({ identity }: WorkbookPlan): Date {
  const time = new Date(identity.generated);
  if (Number.isNaN(time.getTime())) throw refuse.generated(identity.generated);
  return time;
}

/** Excel keeps "History" for itself. */
function checkSheetNames({ sheets }: WorkbookPlan): void {
  const seen = new Set<string>();
  for (const { name } of sheets) {
    if (legalSheetName(name) !== name || name.toLowerCase() === "history") throw refuse.sheetName(name);
    if (seen.has(name.toLowerCase())) throw refuse.sheetNameTwice(name);
    seen.add(name.toLowerCase());
  }
}

/** A jump to a sheet that is not there opens, and then tells the user that the reference is not valid. */
function checkLinks(drafts: readonly SheetDraft[], plan: WorkbookPlan): void {
  const names = new Set(plan.sheets.map(({ name }) => name));
  for (const draft of drafts) {
    const broken = draft.links.find(({ target }) => !names.has(target.sheetName));
    if (broken) throw refuse.unknownSheet(broken.target.sheetName, draft.plan.name);
  }
}

interface Counters {
  charts: number;
  tables: number;
}

/** Adds a sheet's charts and their drawing; the relationship id of the drawing, if there is one. */
function addDrawing(
  file: Package,
  sheetPath: string,
  { charts }: SheetDraft,
  number: number,
  counters: Counters,
  context: ChartContext,
): string | undefined {
  if (charts.length === 0) return undefined;
  const path = `xl/drawings/drawing${number}.xml`;
  const ids = charts.map((chart) => {
    counters.charts += 1;
    const chartPath = `xl/charts/chart${counters.charts}.xml`;
    file.add(chartPath, chartXml(chart, context), "chart");
    return file.relate(path, "chart", chartPath);
  });
  file.add(path, drawingXml(charts, ids), "drawing");
  return file.relate(sheetPath, "drawing", path);
}

function addTables(
  file: Package,
  sheetPath: string,
  { tables }: SheetDraft,
  counters: Counters,
  styles: StyleSheet,
): string[] {
  return tables.map((table) => {
    counters.tables += 1;
    const path = `xl/tables/table${counters.tables}.xml`;
    file.add(path, tableXml(table, counters.tables, styles), "table");
    return file.relate(sheetPath, "table", path);
  });
}

function chartContext(plan: WorkbookPlan, drafts: readonly SheetDraft[], draft: SheetDraft): ChartContext {
  return {
    sheetName: draft.plan.name,
    fontName: defaultFontName(plan.language),
    language: plan.language,
    valuesOf: ({ sheetName, area }: SheetArea) => {
      const source = drafts.find((each) => each.plan.name === sheetName);
      if (!source) throw refuse.unknownSheet(sheetName, draft.plan.name);
      const values: CellValue[] = [];
      for (let row = area.row; row < area.row + area.rows; row++) {
        for (let column = area.column; column < area.column + area.columns; column++) {
          const content = contentAt(source, row, column);
          values.push(typeof content === "object" && content !== null ? content.v : content);
        }
      }
      return values;
    },
  };
}
