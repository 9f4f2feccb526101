import { text } from "../i18n/text";
import { lookUp, positionOf } from "../rules/lookup";
import type { ColumnSpec } from "./spec";

/** Columns that many tables share. */

/** The customer a row belongs to. */
export function customerReference(): ColumnSpec {
  return {
    id: "customerId",
    name: text("客户编号", "Customer ID"),
    type: "reference",
    refers: "customer",
    required: true,
    note: text("客户信息表中的编号。", "The ID in the customer table."),
    source: "E1",
    width: 12,
  };
}

/** The customer's short name, looked up. */
export function customerName(): ColumnSpec {
  return {
    id: "customerName",
    name: text("客户简称", "Customer"),
    type: "text",
    note: text("由客户编号自动带出。", "Looked up by the customer ID."),
    source: "S1",
    width: 18,
    computed: lookUp("customerId", { table: "customer", key: "customerId", column: "shortName" }),
  };
}

/** Where the customer of a row stands in 13-1: other columns and sheets find the row by it. */
export function customerRow(more: Pick<ColumnSpec, "group" | "onlyComputed"> = {}): ColumnSpec {
  return {
    id: "customerRow",
    name: text("客户行", "Customer row"),
    type: "integer",
    note: text(
      "客户在客户信息表中的行;没有则为 0。",
      "The customer's row in the customer table; 0 when there is none.",
    ),
    source: "DP",
    width: 9,
    computed: positionOf("customerId", { table: "customer", key: "customerId" }),
    ...more,
  };
}

/** S0: every record notes when it was made and updated. */
export function recordDates(group?: string): ColumnSpec[] {
  const grouped = group === undefined ? {} : { group };
  return [
    {
      id: "createdOn",
      name: text("建档日期", "Created on"),
      type: "date",
      note: text("这一行建立的日期。", "When the row was made."),
      source: "S0",
      ...grouped,
    },
    {
      id: "updatedOn",
      name: text("更新日期", "Updated on"),
      type: "date",
      note: text("这一行最近更新的日期。", "When the row was last updated."),
      source: "S0",
      ...grouped,
    },
  ];
}

export function notes(group?: string): ColumnSpec {
  return {
    id: "notes",
    name: text("备注", "Notes"),
    type: "longText",
    note: text("其他需要记下的内容。", "Anything else worth keeping."),
    source: "S1",
    ...(group === undefined ? {} : { group }),
  };
}
