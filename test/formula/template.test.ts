import fc from "fast-check";
import { CATALOG } from "../../src/catalog/catalog";
import {
  parseTemplate,
  referencesOf,
  renderTemplate,
  tablesOf,
  type Reference,
} from "../../src/formula/template";

/** A reference in the catalogue's own notation. */
function write(reference: Reference): string {
  switch (reference.kind) {
    case "own":
      return `[@${reference.column}${reference.last === undefined ? "" : `:${reference.last}`}]`;
    case "column":
      return `${reference.table ?? ""}[${reference.column}]`;
    case "parameter":
      return `p.${reference.id}`;
    case "code":
      return `k.${reference.list}.${reference.code}`;
    case "list":
      return `l.${reference.list}`;
    case "extra":
      return `x.${reference.list}.${reference.field}`;
  }
}

const name = fc.stringMatching(/^[a-z][A-Za-z0-9]{0,8}$/);
const reference: fc.Arbitrary<Reference> = fc.oneof(
  fc.record({ kind: fc.constant("own" as const), column: name }),
  fc.record({ kind: fc.constant("own" as const), column: name, last: name }),
  fc.record({ kind: fc.constant("column" as const), table: fc.option(name), column: name }),
  fc.record({ kind: fc.constant("parameter" as const), id: name }),
  fc.record({ kind: fc.constant("code" as const), list: name, code: name }),
  fc.record({ kind: fc.constant("list" as const), list: name }),
  fc.record({ kind: fc.constant("extra" as const), list: name, field: name }),
);

describe("The catalogue's notation", () => {
  it("reads every reference back as it was written, among other text", () => {
    const plain = fc.constantFrom("(", ",", "+1*", "=", ">", '&""', '"p.cutoff [@x]"', " ");
    fc.assert(
      fc.property(fc.array(fc.tuple(plain, reference), { minLength: 1, maxLength: 8 }), (pieces) => {
        const formula = pieces.map(([text, ref]) => text + write(ref)).join("");
        expect(referencesOf(formula)).toEqual(pieces.map(([, ref]) => ref));
      }),
    );
  });

  it("is rendered unchanged when every reference stands for itself", () => {
    const formulas = CATALOG.tables.flatMap((table) =>
      table.columns.flatMap((column) => (column.computed ? [column.computed.formula] : [])),
    );
    expect(formulas.length).toBeGreaterThan(80);
    for (const formula of formulas) expect(renderTemplate(formula, write)).toBe(formula);
  });

  it("leaves strings, functions, numbers and cell addresses alone", () => {
    const formula = 'IF(WORKDAY.INTL(A1,1)>1.5,"k.demand.now","[@x]""p.y")';
    expect(parseTemplate(formula)).toEqual([formula]);
  });

  it("knows the tables that a formula needs, each once and without its own", () => {
    expect(tablesOf("[@a]+SUM([b])+SUM(order[c])+COUNT(order[d],customer[e])+p.f")).toEqual([
      "order",
      "customer",
    ]);
    expect(tablesOf('"order[c]"')).toEqual([]);
  });
});
