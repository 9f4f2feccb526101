import type { Area } from "./address";
import { MAX_COLUMNS, MAX_ROWS } from "./address";
import { tokenize, type RefEnd, type RefToken } from "./tokens";

/**
 * What all formulas of one shape share (a filled column is one template): the text is parsed once and
 * evaluated everywhere with an offset from the cell it was first seen in.
 */
export interface Template {
  readonly formula: string;
  readonly row: number;
  readonly column: number;
  readonly refs: readonly RefToken[];
  readonly names: readonly string[];
  readonly isVolatile: boolean;
  /** OFFSET and INDIRECT read cells that their text does not name. */
  readonly isDynamic: boolean;
}

/** A formula cell of the dependency graph. */
export interface FormulaNode {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly template: Template;
  cells: readonly FormulaNodeKey[];
  ranges: readonly RangeNode[];
  dirty: boolean;
  state: 0 | 1 | 2;
}

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

const VOLATILE = new Set([
  "TODAY",
  "NOW",
  "RAND",
  "RANDBETWEEN",
  "RANDARRAY",
  "SUBTOTAL",
  "AGGREGATE",
  "CELL",
  "INFO",
]);
const DYNAMIC = new Set(["OFFSET", "INDIRECT"]);
/** Beyond this many columns a range is kept in one list of wide ranges instead of under each column. */
const WIDE = 32;

const keyOf = (row: number, column: number) => row * MAX_COLUMNS + column;

/** How the graph learns what a name stands for and which sheet a name of a sheet means. */
export interface GraphNames {
  sheetId(name: string): string | undefined;
  definedName(name: string): string | undefined;
}

/**
 * Which formulas depend on which cells, and in what order they must be computed. It replaces Univer's
 * own graph, which is rebuilt per cell and takes seconds once some thousand formulas share a range.
 */
export class FormulaGraph {
  private readonly templates = new Map<string, Template>();
  private readonly nodes = new Map<string, Map<number, FormulaNode>>();
  private sheets = new Map<string, SheetIndex>();
  private stale = true;

  /** Brings one cell's formula up to date. */
  set(sheetId: string, row: number, column: number, text: string): void {
    let sheet = this.nodes.get(sheetId);
    if (!sheet) this.nodes.set(sheetId, (sheet = new Map<number, FormulaNode>()));
    const key = keyOf(row, column);
    if (sheet.get(key)?.text === text) return;
    const template = this.template(text, row, column);
    sheet.set(key, { sheetId, row, column, text, template, cells: [], ranges: [], dirty: false, state: 0 });
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
    for (const nodes of this.nodes.values()) for (const node of nodes.values()) this.connect(node, names);
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
    const template = this.template(formula, row, column);
    return areasOf(template, home, 0, 0, names);
  }

  private template(text: string, row: number, column: number): Template {
    const tokens = tokenize(text);
    let key = "";
    for (const token of tokens) key += token.kind === "ref" ? relativeText(token, row, column) : token.text;
    const known = this.templates.get(key);
    if (known) return known;
    const calls = tokens.filter((token) => token.kind === "call").map((token) => token.text.toUpperCase());
    const template: Template = {
      formula: text,
      row,
      column,
      refs: tokens.filter((token) => token.kind === "ref"),
      names: tokens.filter((token) => token.kind === "name").map((token) => token.text),
      isVolatile: calls.some((name) => VOLATILE.has(name) || DYNAMIC.has(name)),
      isDynamic: calls.some((name) => DYNAMIC.has(name)),
    };
    this.templates.set(key, template);
    return template;
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

  private connect(node: FormulaNode, names: GraphNames): void {
    const { template } = node;
    const areas = areasOf(
      template,
      node.sheetId,
      node.row - template.row,
      node.column - template.column,
      names,
    );
    const cells: FormulaNodeKey[] = [];
    const ranges: RangeNode[] = [];
    for (const { sheetId, area } of areas) {
      const index = this.index(sheetId);
      if (area.rows === 1 && area.columns === 1) {
        const key = keyOf(area.row, area.column);
        cells.push({ sheetId, key });
        const list = index.cellDependents.get(key);
        if (list) list.push(node);
        else index.cellDependents.set(key, [node]);
      } else {
        const range = rangeNode(index, sheetId, area);
        range.dependents.push(node);
        ranges.push(range);
      }
    }
    node.cells = cells;
    node.ranges = ranges;
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
    for (const { sheetId, key } of node.cells) {
      const found = this.sheets.get(sheetId)?.formulas.get(key);
      if (found?.dirty) yield found;
    }
    yield* node.ranges;
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

function areasOf(
  template: Pick<Template, "refs" | "names">,
  home: string,
  rows: number,
  columns: number,
  names: GraphNames,
  depth = 0,
): { sheetId: string; area: Area }[] {
  const areas: { sheetId: string; area: Area }[] = [];
  for (const ref of template.refs) {
    const sheetId = ref.sheet === undefined ? home : names.sheetId(ref.sheet);
    if (sheetId !== undefined) areas.push({ sheetId, area: areaAt(ref, rows, columns) });
  }
  // A name may stand for a formula over further names; Excel allows 64 levels, cycles end here.
  if (depth < 16) {
    for (const name of template.names) {
      const meaning = names.definedName(name.slice(name.lastIndexOf("!") + 1));
      if (meaning === undefined) continue;
      const tokens = tokenize(meaning);
      const inner = {
        refs: tokens.filter((token) => token.kind === "ref"),
        names: tokens.filter((token) => token.kind === "name").map((token) => token.text),
      };
      areas.push(...areasOf(inner, home, 0, 0, names, depth + 1));
    }
  }
  return areas;
}

function areaAt(ref: RefToken, rows: number, columns: number): Area {
  const r1 = (ref.from.row ?? 0) + (ref.from.rowAbsolute || ref.from.row === undefined ? 0 : rows);
  const r2 = (ref.to.row ?? MAX_ROWS - 1) + (ref.to.rowAbsolute || ref.to.row === undefined ? 0 : rows);
  const c1 =
    (ref.from.column ?? 0) + (ref.from.columnAbsolute || ref.from.column === undefined ? 0 : columns);
  const c2 =
    (ref.to.column ?? MAX_COLUMNS - 1) + (ref.to.columnAbsolute || ref.to.column === undefined ? 0 : columns);
  return {
    row: Math.min(r1, r2),
    column: Math.min(c1, c2),
    rows: Math.abs(r2 - r1) + 1,
    columns: Math.abs(c2 - c1) + 1,
  };
}

function relativeText(token: RefToken, row: number, column: number): string {
  const sheet = token.sheet === undefined ? "" : `${token.sheet}!`;
  const from = relativeEnd(token.from, row, column);
  return sheet + (token.isRange ? `${from}:${relativeEnd(token.to, row, column)}` : from);
}

function relativeEnd(end: RefEnd, row: number, column: number): string {
  const r = end.row === undefined ? "" : end.rowAbsolute ? `R${end.row}` : `R[${end.row - row}]`;
  const c =
    end.column === undefined ? "" : end.columnAbsolute ? `C${end.column}` : `C[${end.column - column}]`;
  return r + c;
}
