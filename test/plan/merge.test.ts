import fc from "fast-check";
import { isoToSerial } from "../../src/formula/serial";
import {
  compareCustomers,
  CUSTOMER_LINKS,
  earliest,
  mergeEdits,
  undoableMerges,
  undoEdits,
  type MergeRequest,
} from "../../src/plan/merge";
import type { CellValue } from "../../src/plan/plan";
import type { OpenRows, RowEdit } from "../../src/plan/row-edits";

/** Merging as edits of plain rows; test/excel/merge.test.ts applies them by Microsoft's library. */

type Row = Record<string, CellValue>;
type Book = Record<string, Row[]>;
const KEYS: Readonly<Record<string, string>> = {
  customer: "customerId",
  mergeLog: "mergeNo",
  order: "contractNo",
  followUp: "logNo",
};
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  customer: ["customerId", "shortName", "email", "formerIds", "createdOn", "updatedOn", "#Mine"],
  mergeLog: [
    "mergeNo",
    "mergedOn",
    "keptId",
    "removedId",
    "removedName",
    "removedRow",
    "undoData",
    "undoneOn",
  ],
  order: ["contractNo", "customerId"],
  followUp: ["logNo", "customerId"],
};

/** The tables as they are open at the moment of writing. */
function opened(book: Book): OpenRows[] {
  return Object.entries(book).map(([id, rows]) => {
    const columns = COLUMNS[id] ?? [];
    return {
      id,
      sheet: id,
      key: KEYS[id] ?? "",
      columns,
      typed: columns,
      rows: rows.map((row) => columns.map((column) => row[column] ?? null)),
      whole: rows.map((row, index) => ({ row: index, contents: { ...blank(columns), ...row }, values: row })),
    };
  });
}

function blank(columns: readonly string[]): Row {
  return Object.fromEntries(columns.map((column) => [column, null]));
}

function apply(book: Book, edits: readonly RowEdit[]): Book {
  const next: Book = Object.fromEntries(
    Object.entries(book).map(([id, rows]) => [id, rows.map((row) => ({ ...row }))]),
  );
  const value = (content: unknown): CellValue =>
    typeof content === "string" || typeof content === "number" ? content : null;
  for (const edit of edits) {
    const rows = next[edit.table] ?? [];
    if (edit.kind === "set") rows[edit.row] = { ...rows[edit.row], [edit.column]: value(edit.content) };
    else if (edit.kind === "delete") rows.splice(edit.row, 1);
    else if (edit.kind === "insert")
      rows.splice(edit.row, 0, {
        ...blank(COLUMNS[edit.table] ?? []),
        ...Object.fromEntries(
          Object.entries(edit.contents).map(([column, content]) => [column, value(content)]),
        ),
      });
    else rows.push(...edit.rows.map((row) => ({ ...row })));
  }
  return next;
}

function withoutLog(book: Book): Book {
  return Object.fromEntries(Object.entries(book).filter(([id]) => id !== "mergeLog"));
}

const TODAY = isoToSerial("2026-11-22");
const request = (keptId: string, removedId: string): MergeRequest => ({
  keptId,
  removedId,
  choices: { shortName: "both", email: "removed" },
  reason: "",
  today: TODAY,
  by: "",
  say: { column: (id) => id, moved: (table, count) => `${table} ${count}`, separator: ", " },
});
const customer = (customerId: string, more: Row = {}): Row => ({
  ...blank(COLUMNS["customer"] ?? []),
  customerId,
  ...more,
});

describe("merging customers", () => {
  const book: Book = {
    customer: [
      customer("A", { shortName: "Anna", createdOn: 46_000, "#Mine": "x" }),
      customer("B", { shortName: "Berta", email: "b@x.com", createdOn: 45_000, formerIds: "Z" }),
      customer("C"),
    ],
    mergeLog: [],
    order: [{ contractNo: "1", customerId: "B" }],
    followUp: [{ logNo: "1", customerId: "C" }],
  };

  it("finds the tables by their relation, whatever they are", () => {
    const found = CUSTOMER_LINKS.map(({ table }) => table);
    for (const table of [
      "transaction",
      "order",
      "followUp",
      "contact",
      "monthSnapshot",
      "register",
      "improvement",
    ])
      expect(found).toContain(table);
    expect(found).not.toContain("mergeLog");
    expect(found).not.toContain("customerYear");
  });

  it("fills blanks, takes what was chosen, keeps the old numbers and the earlier date", () => {
    const { edits, outcome } = mergeEdits(opened(book), request("A", "B"));
    const after = apply(book, edits);
    expect(after["customer"]?.map((row) => row["customerId"])).toEqual(["A", "C"]);
    expect(after["customer"]?.[0]).toMatchObject({
      shortName: "Anna; Berta",
      email: "b@x.com",
      formerIds: "B, Z",
      createdOn: 45_000,
      updatedOn: TODAY,
    });
    expect(after["order"]).toEqual([{ contractNo: "1", customerId: "A" }]);
    expect(outcome).toMatchObject({ mergeNo: "MG20261122-01", moved: [{ table: "order", count: 1 }] });
    expect(undoableMerges(opened(after)[1] ?? { columns: [], rows: [] })).toMatchObject([
      { mergeNo: "MG20261122-01", keptId: "A", removedId: "B", removedName: "Berta" },
    ]);
  });

  it("spreads a long record over several rows of the log, and reads it again", () => {
    const order = Array.from({ length: 4_000 }, (_, n) => ({ contractNo: `CONTRACT-${n}`, customerId: "B" }));
    const before: Book = { ...book, order };
    const after = apply(before, mergeEdits(opened(before), request("A", "B")).edits);
    expect(after["mergeLog"]?.length).toBeGreaterThan(2);
    for (const row of after["mergeLog"] ?? [])
      for (const cell of Object.values(row)) expect(String(cell).length).toBeLessThanOrEqual(30_000);
    const back = apply(after, undoEdits(opened(after), "MG20261122-01", TODAY).edits);
    expect(back["order"]).toEqual(order);
  });

  it("refuses what it cannot do, and says why", () => {
    const reason = (work: () => unknown): unknown => {
      try {
        work();
      } catch (error) {
        return error instanceof Error && "reason" in error ? error.reason : error;
      }
      return "done";
    };
    const twice: Book = { ...book, customer: [...(book["customer"] ?? []), customer("b")] };
    expect(reason(() => mergeEdits(opened(twice), request("A", "B")))).toBe("twice");
    expect(reason(() => mergeEdits(opened(book), request("A", "Q")))).toBe("gone");
    const unlogged = withoutLog(book);
    expect(reason(() => mergeEdits(opened(unlogged), request("A", "B")))).toBe("noLog");
    const after = apply(book, mergeEdits(opened(book), request("A", "B")).edits);
    const undo = (changed: Book) => reason(() => undoEdits(opened(changed), "MG20261122-01", TODAY));
    expect(undo({ ...after, customer: [...(after["customer"] ?? []), customer("B")] })).toBe("idTaken");
    expect(undo({ ...after, customer: [customer("C")] })).toBe("keptGone");
    expect(undo({ ...after, mergeLog: [] })).toBe("notLogged");
    const damaged = (after["mergeLog"] ?? []).map((row) => ({ ...row, undoData: "{" }));
    expect(undo({ ...after, mergeLog: damaged })).toBe("damaged");
  });

  it("takes the earliest made for the one that stays, and tells conflicts from blanks", () => {
    expect(
      earliest([
        { id: "A", createdOn: "" },
        { id: "B", createdOn: 5 },
        { id: "C", createdOn: 5 },
      ]),
    ).toBe("B");
    const kept: Row = { a: "x", b: "", c: "1" };
    const removed: Row = { a: "x ", b: "y", c: "2" };
    expect(
      compareCustomers(
        (c) => kept[c] ?? null,
        (c) => removed[c] ?? null,
        ["a", "b", "c"],
      ),
    ).toEqual({
      filled: [{ column: "b", kept: "", removed: "y" }],
      conflicts: [{ column: "c", kept: "1", removed: "2" }],
      equal: 1,
    });
  });

  it("merged and undone, any workbook is as it was", () => {
    const text = fc.constantFrom(null, "x", "y", "EU");
    const someone = fc.constantFrom("A", "B", "C", "b", " a", null);
    const books = fc.record({
      customers: fc.array(fc.record({ shortName: text, email: text, formerIds: text, "#Mine": text }), {
        minLength: 3,
        maxLength: 3,
      }),
      order: fc.array(fc.record({ contractNo: fc.constantFrom("1", "2", null), customerId: someone }), {
        maxLength: 12,
      }),
      followUp: fc.array(fc.record({ logNo: fc.constantFrom("1", "2", "3"), customerId: someone }), {
        maxLength: 12,
      }),
      pair: fc.constantFrom(
        ["A", "B"] as const,
        ["B", "A"] as const,
        ["C", "A"] as const,
        ["A", "C"] as const,
      ),
    });
    fc.assert(
      fc.property(books, ({ customers, order, followUp, pair: [keptId, removedId] }) => {
        const before: Book = {
          customer: customers.map((row, index) => customer(["A", "B", "C"][index] ?? "", row)),
          mergeLog: [],
          order,
          followUp,
        };
        const after = apply(before, mergeEdits(opened(before), request(keptId, removedId)).edits);
        expect(JSON.stringify([after["order"], after["followUp"]])).not.toContain(
          `"customerId":"${removedId}"`,
        );
        const { edits, outcome } = undoEdits(opened(after), "MG20261122-01", TODAY);
        expect(outcome).toMatchObject({ missing: 0, left: [] });
        expect(withoutLog(apply(after, edits))).toEqual(withoutLog(before));
      }),
    );
  });
});
