import {
  BooleanNumber,
  type IRange,
  type IUniverInstanceService,
  UniverInstanceType,
  type Workbook,
} from "@univerjs/core";
import {
  FormulaDependencyTree,
  type IDefinedNamesService,
  type IFormulaCurrentConfigService,
  type IFormulaDependencyGenerator,
  type IFormulaDependencyTree,
  type IFormulaRuntimeService,
  type IOtherFormulaManagerService,
} from "@univerjs/engine-formula";
import type { Area } from "./address";
import { MAX_COLUMNS, MAX_ROWS } from "./address";
import { hasEntries } from "./has-entries";
import { FormulaGraph, type FormulaNode } from "./graph";
import type { Again, GraphNames, Template } from "./template";

/** Answers Univer's calculation service with the formulas to run, in order, from {@link FormulaGraph}. */
export class GraphDependencyGenerator implements IFormulaDependencyGenerator {
  private readonly graph = new FormulaGraph();
  private nextTreeId = 1;
  private namesVersion = 0;
  /** Sheets whose conditional formats and validations were not evaluated when something changed. */
  private readonly unseen = new Set<string>();
  private readonly texts = new Map<Template, { version: number; text: string }>();
  private lastDay = "";
  private lastHidden = "";

  constructor(
    private readonly config: IFormulaCurrentConfigService,
    private readonly runtime: IFormulaRuntimeService,
    private readonly others: IOtherFormulaManagerService,
    private readonly definedNames: IDefinedNamesService,
    private readonly instances: IUniverInstanceService,
  ) {}

  generate(): Promise<IFormulaDependencyTree[]> {
    const unitId = Object.keys(this.config.getUnitData())[0];
    if (unitId === undefined) return Promise.resolve([]);
    const names = this.names(unitId);
    this.load(unitId);
    this.graph.refresh(names);
    const changed = this.changedAreas();
    const excluded = this.config.getExcludedRange()?.[unitId];
    const dirty = this.graph.spread(changed, this.seeds(unitId, names)).filter((node) => {
      const skip = excluded?.[node.sheetId]?.getValue(node.row, node.column) === true;
      if (skip) node.dirty = false;
      return !skip;
    });
    const affected = changed.concat(
      dirty.map((node) => ({
        sheetId: node.sheetId,
        area: { row: node.row, column: node.column, rows: 1, columns: 1 },
      })),
    );
    const { order, cyclic } = this.graph.order(dirty);
    if (cyclic) this.runtime.enableCycleDependency();
    this.runtime.clearArrayObjectCache();
    const trees = order.map((node) => this.tree(unitId, node));
    trees.push(...this.otherTrees(unitId, affected, names));
    // The calculation service takes its work from the end of the list.
    return Promise.resolve(trees.reverse());
  }

  getAllDependencyJson(): Promise<[]> {
    return Promise.resolve([]);
  }

  getCellDependencyJson(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  getRangeDependents(): Promise<[]> {
    return Promise.resolve([]);
  }

  getInRangeFormulas(): Promise<[]> {
    return Promise.resolve([]);
  }

  getRangeDependentsAndInRangeFormulas(): Promise<{ dependents: []; inRanges: [] }> {
    return Promise.resolve({ dependents: [], inRanges: [] });
  }

  private names(unitId: string): GraphNames {
    const sheets = new Map<string, string>();
    for (const [name, id] of Object.entries(this.config.getSheetNameMap()[unitId] ?? {})) {
      sheets.set(name.toLowerCase(), id);
    }
    const defined = new Map<string, string>();
    for (const item of Object.values(this.definedNames.getDefinedNameMap(unitId) ?? {})) {
      defined.set(item.name.toLowerCase(), item.formulaOrRefString);
    }
    return {
      sheetId: (name) => sheets.get(name.toLowerCase()),
      definedName: (name) => defined.get(name.toLowerCase()),
    };
  }

  private load(unitId: string): void {
    const data = this.config.getFormulaData()[unitId] ?? {};
    for (const [sheetId, rows] of Object.entries(data)) {
      if (!rows) continue;
      for (const row of Object.keys(rows).map(Number)) {
        for (const column of Object.keys(rows[row] ?? {}).map(Number)) {
          const formula = rows[row]?.[column]?.f;
          if (formula) this.graph.set(sheetId, row, column, formula);
        }
      }
    }
    this.graph.retain((sheetId, row, column) => !!data[sheetId]?.[row]?.[column]?.f);
    const isNamesDirty =
      hasEntries(this.config.getDirtyNameMap()[unitId]) ||
      hasEntries(this.config.getDirtyDefinedNameMap()[unitId]);
    if (isNamesDirty) this.namesVersion = (this.namesVersion + 1) % NAMES_VERSIONS;
    if (isNamesDirty || this.config.isForceCalculate()) this.graph.invalidate();
  }

  private changedAreas(): { sheetId: string; area: Area }[] {
    return this.config.getDirtyRanges().map(({ sheetId, range }) => ({ sheetId, area: areaOf(range) }));
  }

  private *seeds(unitId: string, names: GraphNames): Iterable<FormulaNode> {
    const force = this.config.isForceCalculate();
    const dirtyNames = new Set(
      Object.keys(this.config.getDirtyDefinedNameMap()[unitId] ?? {}).map((name) => name.toLowerCase()),
    );
    const dirtySheets = new Set(Object.keys(this.config.getDirtyNameMap()[unitId] ?? {}));
    const again = this.dueAgain(unitId);
    for (const node of this.graph.all()) {
      const { template } = node;
      const isHit =
        force ||
        (template.again !== undefined && again.has(template.again)) ||
        (dirtyNames.size > 0 && template.names.some((name) => dirtyNames.has(name.toLowerCase()))) ||
        (dirtySheets.size > 0 &&
          (dirtySheets.has(node.sheetId) ||
            template.refs.some((ref) => {
              if (ref.sheet === undefined) return false;
              const id = names.sheetId(ref.sheet);
              return id === undefined || dirtySheets.has(id);
            })));
      if (isHit) yield node;
    }
  }

  /** Excel computes TODAY() and what reads it at every change; nothing can come of it before midnight. */
  private dueAgain(unitId: string): Set<Again> {
    const due = new Set<Again>(["always"]);
    const day = new Date().toDateString();
    if (day !== this.lastDay) due.add("daily");
    this.lastDay = day;
    const hidden = this.hiddenRows(unitId);
    if (hidden !== this.lastHidden) due.add("rows");
    this.lastHidden = hidden;
    return due;
  }

  private hiddenRows(unitId: string): string {
    const hidden: string[] = [];
    for (const [sheetId, sheet] of Object.entries(this.config.getUnitData()[unitId] ?? {})) {
      const rows = sheet.rowData;
      for (const row of Object.keys(rows).map(Number)) {
        if (rows[row]?.hd === BooleanNumber.TRUE) hidden.push(`${sheetId}!${row}`);
      }
    }
    return hidden.join();
  }

  private tree(unitId: string, node: FormulaNode): FormulaDependencyTree {
    const tree = new FormulaDependencyTree(this.nextTreeId++);
    const { template } = node;
    tree.unitId = unitId;
    tree.subUnitId = node.sheetId;
    tree.formula = this.engineText(template);
    tree.refOffsetX = node.column - template.column;
    tree.refOffsetY = node.row - template.row;
    tree.row = node.row;
    tree.column = node.column;
    const size = this.config.getSheetRowColumnCount(unitId, node.sheetId);
    tree.rowCount = size.rowCount;
    tree.columnCount = size.columnCount;
    return tree;
  }

  /**
   * Univer keeps parsed formulas by their text with the meaning of names baked in: a formula with names gets
   * another text, which differs in blanks, whenever a name has changed. They follow a bracket: Univer would
   * take blanks after a name for a part of it.
   */
  private engineText(template: Template): string {
    if (template.names.length === 0) return template.formula;
    const known = this.texts.get(template);
    if (known?.version === this.namesVersion) return known.text;
    const text = `=(${template.formula.replace(/^=/, "")})${" ".repeat(this.namesVersion)}`;
    this.texts.set(template, { version: this.namesVersion, text });
    return text;
  }

  private shownSheet(unitId: string): string | undefined {
    return this.instances
      .getUnit<Workbook>(unitId, UniverInstanceType.UNIVER_SHEET)
      ?.getActiveSheet(true)
      ?.getSheetId();
  }

  /**
   * Formulas of conditional formats and validations, evaluated for each cell of their ranges: on the sheet in
   * sight only, as Excel does. What is due on another sheet is made up for when that sheet is shown.
   */
  private otherTrees(
    unitId: string,
    affected: readonly { sheetId: string; area: Area }[],
    names: GraphNames,
  ): FormulaDependencyTree[] {
    const trees: FormulaDependencyTree[] = [];
    const marked = this.config.getDirtyUnitOtherFormulaMap()[unitId] ?? {};
    const shown = this.shownSheet(unitId);
    for (const [sheetId, formulas] of Object.entries(this.others.getOtherFormulaData()[unitId] ?? {})) {
      if (sheetId !== shown) {
        this.unseen.add(sheetId);
        continue;
      }
      const isUnseen = this.unseen.delete(sheetId);
      const size = this.config.getSheetRowColumnCount(unitId, sheetId);
      for (const [formulaId, { f, ranges }] of Object.entries(formulas ?? {})) {
        const first = ranges[0];
        if (!first) continue;
        const origin = { row: first.startRow, column: first.startColumn };
        const isMarked =
          isUnseen || this.config.isForceCalculate() || marked[sheetId]?.[formulaId] !== undefined;
        const reads = this.graph.areasOf(f, sheetId, origin.row, origin.column, names);
        for (const range of ranges) {
          const area = areaOf(range);
          if (!isMarked && !reads.some((read) => isTouched(read, sheetId, area, origin, affected))) continue;
          for (let row = area.row; row < Math.min(area.row + area.rows, size.rowCount); row++) {
            for (
              let column = area.column;
              column < Math.min(area.column + area.columns, size.columnCount);
              column++
            ) {
              const tree = new FormulaDependencyTree(this.nextTreeId++);
              tree.unitId = unitId;
              tree.subUnitId = sheetId;
              tree.formula = f;
              tree.formulaId = formulaId;
              tree.refOffsetX = column - origin.column;
              tree.refOffsetY = row - origin.row;
              tree.row = row;
              tree.column = column;
              tree.rowCount = size.rowCount;
              tree.columnCount = size.columnCount;
              trees.push(tree);
            }
          }
        }
      }
    }
    return trees;
  }
}

/** After so many changes of names the texts begin anew; the parsed ones are long gone by then. */
const NAMES_VERSIONS = 256;

/** Whether any cell that the formula reads from any cell of its range was changed. */
function isTouched(
  read: { sheetId: string; area: Area },
  sheetId: string,
  area: Area,
  origin: { row: number; column: number },
  affected: readonly { sheetId: string; area: Area }[],
): boolean {
  // The range drags its relative references along; taking the whole swept rectangle errs on the safe side.
  const grow = read.sheetId === sheetId;
  const swept = grow
    ? {
        row: Math.min(read.area.row, read.area.row + area.row - origin.row),
        column: Math.min(read.area.column, read.area.column + area.column - origin.column),
        rows: read.area.rows + area.rows + Math.abs(area.row - origin.row),
        columns: read.area.columns + area.columns + Math.abs(area.column - origin.column),
      }
    : read.area;
  return affected.some(
    (change) =>
      change.sheetId === read.sheetId &&
      change.area.row < swept.row + swept.rows &&
      swept.row < change.area.row + change.area.rows &&
      change.area.column < swept.column + swept.columns &&
      swept.column < change.area.column + change.area.columns,
  );
}

/** Univer writes NaN for the open ends of whole rows and columns. */
function areaOf(range: IRange): Area {
  const row = Number.isNaN(range.startRow) ? 0 : range.startRow;
  const column = Number.isNaN(range.startColumn) ? 0 : range.startColumn;
  const endRow = Number.isNaN(range.endRow) ? MAX_ROWS - 1 : range.endRow;
  const endColumn = Number.isNaN(range.endColumn) ? MAX_COLUMNS - 1 : range.endColumn;
  return { row, column, rows: endRow - row + 1, columns: endColumn - column + 1 };
}
