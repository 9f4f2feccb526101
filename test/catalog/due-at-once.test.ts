import { CATALOG } from "../../src/catalog/catalog";
import { referencesOf } from "../../src/formula/template";
import { dueAtOnce } from "../../src/rules/due-at-once";

interface Reader {
  readonly cell: string;
  readonly isWhole: boolean;
}

/** Who reads a column (`table.column`) or a parameter (`p.id`), and whether all rows of it. */
function readersByCell(): Map<string, Reader[]> {
  const readers = new Map<string, Reader[]>();
  const read = (cell: string, formula: string, table: string): void => {
    for (const reference of referencesOf(formula)) {
      const from =
        reference.kind === "own"
          ? `${table}.${reference.column}`
          : reference.kind === "column"
            ? `${reference.table ?? table}.${reference.column}`
            : reference.kind === "parameter"
              ? `p.${reference.id}`
              : undefined;
      if (from === undefined) continue;
      readers.set(from, [...(readers.get(from) ?? []), { cell, isWhole: reference.kind === "column" }]);
    }
  };
  for (const { id, columns } of CATALOG.tables)
    for (const column of columns)
      if (column.computed) read(`${id}.${column.id}`, column.computed.formula, id);
  for (const { id, computed } of CATALOG.parameters) if (computed) read(`p.${id}`, computed.formula, "");
  return readers;
}

test("the columns of 13-1 that change with the amounts and that others read as a whole are due at once", () => {
  const readers = readersByCell();
  const due = new Set(["transaction.countedAmount"]);
  for (const cell of due)
    for (const reader of readers.get(cell) ?? []) if (reader.cell !== "p.tradeCount") due.add(reader.cell);
  const customer = CATALOG.tables.find(({ id }) => id === "customer");
  const [before] = dueAtOnce({ formula: "@", value: () => null }).formula.split("@");
  const expected: string[] = [];
  const marked: string[] = [];
  for (const { id, computed } of customer?.columns ?? []) {
    if (!computed) continue;
    if (computed.formula.startsWith(before ?? "?")) marked.push(id);
    const references = referencesOf(computed.formula);
    // The sums are due at once by themselves: they read the sorted trades.
    const isSum = references.some((one) => one.kind === "column" && one.column.startsWith("sorted"));
    const reads = references.some((one) => one.kind === "own" && due.has(`customer.${one.column}`));
    const isReadWhole = (readers.get(`customer.${id}`) ?? []).some(
      ({ cell, isWhole }) => isWhole && !cell.startsWith("p."),
    );
    if (due.has(`customer.${id}`) && !isSum && reads && isReadWhole) expected.push(id);
  }
  expect(marked.sort()).toEqual(expected.sort());
  expect(marked.length).toBeGreaterThan(0);
});
