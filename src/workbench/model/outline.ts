import {
  SetColHiddenMutation,
  SetColVisibleMutation,
  SetRowHiddenMutation,
  SetRowVisibleMutation,
} from "@univerjs/sheets";
import { MAX_COLUMNS, MAX_ROWS, type Area } from "../formula/address";
import { asEnum } from "../protocol/args";
import { itemNotFound } from "../protocol/errors";
import type { Method } from "../protocol/host-type";
import { toRange } from "../grid/book";
import type { RangeTarget } from "./objects";
import type { OutlineGroup } from "./sheet-extras";
import type { WorkbookModel } from "./workbook-model";

/** Shows or hides rows or columns. */
export function setVisible(
  model: WorkbookModel,
  sheetId: string,
  axis: "row" | "column",
  first: number,
  last: number,
  visible: boolean,
): void {
  const sheet = model.sheet(sheetId);
  const isRow = axis === "row";
  const area: Area = isRow
    ? { row: first, column: 0, rows: last - first + 1, columns: MAX_COLUMNS }
    : { row: 0, column: first, rows: MAX_ROWS, columns: last - first + 1 };
  model.book.ensure(sheet, isRow ? { ...area, columns: 1 } : { ...area, rows: 1 });
  const id = isRow
    ? visible
      ? SetRowVisibleMutation.id
      : SetRowHiddenMutation.id
    : visible
      ? SetColVisibleMutation.id
      : SetColHiddenMutation.id;
  model.book.run(id, { subUnitId: sheetId, ranges: [toRange(model.book.clip(sheet, area))] });
}

/** `Range.group` and its relatives. Groups are kept, not drawn; collapsing hides the rows or columns. */
export function outlineMembers(model: WorkbookModel): Record<string, Method<RangeTarget>> {
  const span = (self: RangeTarget, option: unknown) => {
    const axis =
      asEnum(option, ["ByRows", "ByColumns"]) === "ByRows" ? ("row" as const) : ("column" as const);
    const first = axis === "row" ? self.area.row : self.area.column;
    const last = first + (axis === "row" ? self.area.rows : self.area.columns) - 1;
    return { axis, first, last };
  };
  const within = (self: RangeTarget, option: unknown): OutlineGroup[] => {
    const { axis, first, last } = span(self, option);
    return model
      .extra(self.sheetId)
      .groups.filter((group) => group.axis === axis && group.first <= last && group.last >= first);
  };
  const setCollapsed = (self: RangeTarget, option: unknown, collapsed: boolean) => {
    for (const group of within(self, option)) {
      group.collapsed = collapsed;
      setVisible(model, self.sheetId, group.axis, group.first, group.last, !collapsed);
    }
  };
  return {
    Group: (self, args) => {
      model.extra(self.sheetId).groups.push({ ...span(self, args.raw(0)), collapsed: false });
    },
    Ungroup: (self, args) => {
      const found = within(self, args.raw(0)).at(-1);
      if (!found) throw itemNotFound("group");
      const { groups } = model.extra(self.sheetId);
      groups.splice(groups.indexOf(found), 1);
      if (found.collapsed) setVisible(model, self.sheetId, found.axis, found.first, found.last, true);
    },
    HideGroupDetails: (self, args) => {
      setCollapsed(self, args.raw(0), true);
    },
    ShowGroupDetails: (self, args) => {
      setCollapsed(self, args.raw(0), false);
    },
  };
}

/** `Worksheet.showOutlineLevels`: level 1 shows the summaries only. */
export function showOutlineLevels(
  model: WorkbookModel,
  sheetId: string,
  rowLevels: number,
  columnLevels: number,
): void {
  const { groups } = model.extra(sheetId);
  for (const group of groups) {
    const levels = group.axis === "row" ? rowLevels : columnLevels;
    if (levels <= 0) continue;
    const depth = groups.filter(
      (other) =>
        other !== group &&
        other.axis === group.axis &&
        other.first <= group.first &&
        other.last >= group.last,
    ).length;
    group.collapsed = depth + 1 >= levels;
    setVisible(model, sheetId, group.axis, group.first, group.last, !group.collapsed);
  }
}
