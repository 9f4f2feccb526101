import { MAX_COLUMNS, type Area } from "./address";
import {
  areasOf,
  fixedAreas,
  movingAreas,
  TemplateStore,
  type GraphNames,
  type ReadArea,
  type Template,
} from "./template";

/** A formula cell of the dependency graph. */
export interface FormulaNode {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly template: Template;
  /** What it reads as all of its template on its sheet do, and what it reads beside. */
  fixed: Reads;
  own: Reads;
  dirty: boolean;
  state: 0 | 1 | 2;
}

interface Reads {
  readonly cells: readonly FormulaNodeKey[];
  readonly ranges: readonly RangeNode[];
}

const NOTHING: Reads = { cells: [], ranges: [] };

interface FormulaNodeKey {
  readonly sheetId: string;
  readonly key: number;
}

interface RangeNode {
  readonly sheetId: string;
  readonly area: Area;
  readonly dependents: FormulaNode[];
  seen: boolean;
  state: 0 | 1 | 2;
}

interface SheetIndex {
  readonly formulas: Map<number, FormulaNode>;
  readonly cellDependents: Map<number, FormulaNode[]>;
  readonly ranges: Map<string, RangeNode>;
  readonly rangesByColumn: Map<number, RangeNode[]>;
  readonly wideRanges: RangeNode[];
}

/** Beyond this many columns a range is kept in one list of wide ranges instead of under each column. */
const WIDE = 32;

const keyOf = (row: number, column: number) => row * MAX_COLUMNS + column;

/**
 * Which formulas depend on which cells, and in what order they must be computed. It replaces Univer's
 * own graph, which is rebuilt per cell and takes seconds once some thousand formulas share a range.
 */
export class FormulaGraph {
  private readonly templates = new TemplateStore();
  private readonly nodes = new Map<string, Map<number, FormulaNode>>();
  private sheets = new Map<string, SheetIndex>();
  private stale = true;

  /** Brings one cell's formula up to date. */
  set(sheetId: string, row: number, column: number, text: string): void {
    let sheet = this.nodes.get(sheetId);
    if (!sheet) this.nodes.set(sheetId, (sheet = new Map<number, FormulaNode>()));
    const key = keyOf(row, column);
    if (sheet.get(key)?.text === text) return;
    const template = this.templates.at(text, row, column);
    const reads = { fixed: NOTHING, own: NOTHING };
    sheet.set(key, { sheetId, row, column, text, template, ...reads, dirty: false, state: 0 });
    this.stale = true;
  }

  /** Drops the formulas that are no longer there. */
  retain(isLive: (sheetId: string, row: number, column: number) => boolean): void {
    for (const [sheetId, sheet] of this.nodes) {
      for (const [key, node] of sheet) {
        if (isLive(sheetId, node.row, node.column)) continue;
        sheet.delete(key);
        this.stale = true;
      }
      if (sheet.size === 0) this.nodes.delete(sheetId);
    }
  }

  /** Sheets or names changed: what formulas refer to must be looked up again. */
  invalidate(): void {
    this.stale = true;
  }

  /** Builds the indexes when something changed since the last time. */
  refresh(names: GraphNames): void {
    if (!this.stale) return;
    this.stale = false;
    this.sheets = new Map();
    for (const [sheetId, nodes] of this.nodes) {
      const index = this.index(sheetId);
      for (const [key, node] of nodes) index.formulas.set(key, node);
    }
    for (const [sheetId, nodes] of this.nodes) {
      const fixed = new Map<Template, Reads>();
      for (const node of nodes.values()) {
        let shared = fixed.get(node.template);
        if (!shared) {
          shared = this.reads(fixedAreas(node.template, sheetId, names));
          fixed.set(node.template, shared);
        }
        this.connect(node, shared, names);
      }
    }
  }

  *all(): Iterable<FormulaNode> {
    for (const nodes of this.nodes.values()) yield* nodes.values();
  }

  /** Marks the formulas that a change of these cells reaches; returns them. */
  spread(changed: readonly { sheetId: string; area: Area }[], seeds: Iterable<FormulaNode>): FormulaNode[] {
    const dirty: FormulaNode[] = [];
    const mark = (node: FormulaNode) => {
      if (node.dirty) return;
      node.dirty = true;
      dirty.push(node);
    };
    for (const node of seeds) mark(node);
    for (const { sheetId, area } of changed) this.touch(sheetId, area, mark);
    for (let i = 0; i < dirty.length; i++) {
      const node = dirty[i];
      if (node) this.touchCell(node.sheetId, node.row, node.column, mark);
    }
    return dirty;
  }

  /** The marked formulas, precedents first; `cyclic` when some refer to themselves in the end. */
  order(dirty: readonly FormulaNode[]): { order: FormulaNode[]; cyclic: boolean } {
    const columns = dirtyRowsByColumn(dirty);
    const later = this.downstreamOfDynamic(dirty);
    const result: FormulaNode[] = [];
    let cyclic = false;
    const passes = [dirty.filter((node) => !later.has(node)), dirty.filter((node) => later.has(node))];
    for (const pass of passes) {
      for (const start of pass) {
        if (start.state === 0) cyclic = this.visit(start, columns, result) || cyclic;
      }
    }
    for (const node of dirty) {
      node.dirty = false;
      node.state = 0;
    }
    for (const sheet of this.sheets.values()) {
      for (const range of sheet.ranges.values()) {
        range.state = 0;
        range.seen = false;
      }
    }
    return { order: result, cyclic };
  }

  /** Reads what a formula refers to, resolved at a cell, so that others can ask whether it is affected. */
  areasOf(formula: string, home: string, row: number, column: number, names: GraphNames) {
    const template = this.templates.at(formula, row, column);
    return areasOf(template, home, 0, 0, names);
  }

  private index(sheetId: string): SheetIndex {
    let index = this.sheets.get(sheetId);
    if (!index) {
      index = {
        formulas: new Map(),
        cellDependents: new Map(),
        ranges: new Map(),
        rangesByColumn: new Map(),
        wideRanges: [],
      };
      this.sheets.set(sheetId, index);
    }
    return index;
  }

  private connect(node: FormulaNode, fixed: Reads, names: GraphNames): void {
    const { template, sheetId } = node;
    const [rows, columns] = [node.row - template.row, node.column - template.column];
    node.fixed = fixed;
    node.own = this.reads(movingAreas(template, sheetId, rows, columns, names));
    for (const { cells, ranges } of [node.fixed, node.own]) {
      for (const cell of cells) {
        const { cellDependents } = this.index(cell.sheetId);
        const list = cellDependents.get(cell.key);
        if (list) list.push(node);
        else cellDependents.set(cell.key, [node]);
      }
      for (const range of ranges) range.dependents.push(node);
    }
  }

  private reads(areas: readonly ReadArea[]): Reads {
    const cells: FormulaNodeKey[] = [];
    const ranges: RangeNode[] = [];
    for (const { sheetId, area } of areas) {
      if (area.rows === 1 && area.columns === 1) cells.push({ sheetId, key: keyOf(area.row, area.column) });
      else ranges.push(rangeNode(this.index(sheetId), sheetId, area));
    }
    return { cells, ranges };
  }

  private touchCell(sheetId: string, row: number, column: number, mark: (node: FormulaNode) => void): void {
    const sheet = this.sheets.get(sheetId);
    if (!sheet) return;
    for (const node of sheet.cellDependents.get(keyOf(row, column)) ?? []) mark(node);
    for (const list of [sheet.rangesByColumn.get(column) ?? [], sheet.wideRanges]) {
      for (const range of list) {
        if (range.seen || !covers(range.area, row, column)) continue;
        range.seen = true;
        for (const node of range.dependents) mark(node);
      }
    }
  }

  private touch(sheetId: string, area: Area, mark: (node: FormulaNode) => void): void {
    const sheet = this.sheets.get(sheetId);
    if (!sheet) return;
    if (area.rows * area.columns <= 64) {
      for (let row = area.row; row < area.row + area.rows; row++) {
        for (let column = area.column; column < area.column + area.columns; column++) {
          const own = sheet.formulas.get(keyOf(row, column));
          if (own) mark(own);
          this.touchCell(sheetId, row, column, mark);
        }
      }
      return;
    }
    for (const node of sheet.formulas.values()) if (covers(area, node.row, node.column)) mark(node);
    for (const [key, nodes] of sheet.cellDependents) {
      if (covers(area, Math.floor(key / MAX_COLUMNS), key % MAX_COLUMNS)) nodes.forEach(mark);
    }
    for (const range of sheet.ranges.values()) {
      if (range.seen || !overlaps(range.area, area)) continue;
      range.seen = true;
      range.dependents.forEach(mark);
    }
  }

  private downstreamOfDynamic(dirty: readonly FormulaNode[]): Set<FormulaNode> {
    const later = new Set(dirty.filter((node) => node.template.isDynamic));
    for (const node of later) {
      const sheet = this.sheets.get(node.sheetId);
      if (!sheet) continue;
      const add = (dependent: FormulaNode) => {
        if (dependent.dirty) later.add(dependent);
      };
      sheet.cellDependents.get(keyOf(node.row, node.column))?.forEach(add);
      for (const range of sheet.ranges.values()) {
        if (covers(range.area, node.row, node.column)) range.dependents.forEach(add);
      }
    }
    return later;
  }

  /** Depth first without recursion: a chain of ten thousand running totals must not overflow the stack. */
  private visit(
    start: FormulaNode,
    columns: ReadonlyMap<string, ReadonlyMap<number, readonly FormulaNode[]>>,
    result: FormulaNode[],
  ): boolean {
    let cyclic = false;
    const stack: { node: FormulaNode | RangeNode; below: Iterator<FormulaNode | RangeNode> }[] = [];
    const enter = (node: FormulaNode | RangeNode) => {
      node.state = 1;
      const below = "template" in node ? this.precedents(node) : inRange(node, columns);
      stack.push({ node, below });
    };
    enter(start);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const step = top.below.next();
      if (step.done) {
        top.node.state = 2;
        if ("template" in top.node) result.push(top.node);
        stack.pop();
      } else if (step.value.state === 0) enter(step.value);
      else if (step.value.state === 1) cyclic = true;
    }
    return cyclic;
  }

  private *precedents(node: FormulaNode): Iterator<FormulaNode | RangeNode> {
    for (const { cells, ranges } of [node.fixed, node.own]) {
      for (const { sheetId, key } of cells) {
        const found = this.sheets.get(sheetId)?.formulas.get(key);
        if (found?.dirty) yield found;
      }
      yield* ranges;
    }
  }
}

function* inRange(
  range: RangeNode,
  columns: ReadonlyMap<string, ReadonlyMap<number, readonly FormulaNode[]>>,
): Iterator<FormulaNode> {
  const sheet = columns.get(range.sheetId);
  if (!sheet) return;
  const { area } = range;
  for (const [column, nodes] of sheet) {
    if (column < area.column || column >= area.column + area.columns) continue;
    for (let i = lowerBound(nodes, area.row); i < nodes.length; i++) {
      const node = nodes[i];
      if (!node || node.row >= area.row + area.rows) break;
      yield node;
    }
  }
}

function lowerBound(nodes: readonly FormulaNode[], row: number): number {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nodes[middle]?.row ?? Infinity) < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

function dirtyRowsByColumn(dirty: readonly FormulaNode[]): Map<string, Map<number, FormulaNode[]>> {
  const sheets = new Map<string, Map<number, FormulaNode[]>>();
  for (const node of dirty) {
    let sheet = sheets.get(node.sheetId);
    if (!sheet) sheets.set(node.sheetId, (sheet = new Map<number, FormulaNode[]>()));
    const column = sheet.get(node.column);
    if (column) column.push(node);
    else sheet.set(node.column, [node]);
  }
  for (const sheet of sheets.values())
    for (const nodes of sheet.values()) nodes.sort((a, b) => a.row - b.row);
  return sheets;
}

function rangeNode(index: SheetIndex, sheetId: string, area: Area): RangeNode {
  const key = `${area.row},${area.column},${area.rows},${area.columns}`;
  let node = index.ranges.get(key);
  if (node) return node;
  node = { sheetId, area, dependents: [], seen: false, state: 0 };
  index.ranges.set(key, node);
  if (area.columns > WIDE) index.wideRanges.push(node);
  else {
    for (let column = area.column; column < area.column + area.columns; column++) {
      const list = index.rangesByColumn.get(column);
      if (list) list.push(node);
      else index.rangesByColumn.set(column, [node]);
    }
  }
  return node;
}

function covers(area: Area, row: number, column: number): boolean {
  return (
    row >= area.row &&
    row < area.row + area.rows &&
    column >= area.column &&
    column < area.column + area.columns
  );
}

function overlaps(a: Area, b: Area): boolean {
  return (
    a.row < b.row + b.rows &&
    b.row < a.row + a.rows &&
    a.column < b.column + b.columns &&
    b.column < a.column + a.columns
  );
}
