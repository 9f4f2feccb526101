import { existsSync, readFileSync } from "node:fs";
import { TABLES_FILE, tablesDocument } from "../../scripts/tables-doc";
import { CATALOG } from "../../src/catalog/catalog";

describe("docs/TABLES.md", () => {
  it("says what the catalogue says (else run: npm run docs)", () => {
    expect(existsSync(TABLES_FILE) ? readFileSync(TABLES_FILE, "utf8") : "").toBe(tablesDocument());
  });

  it("names every column of every table", () => {
    const document = tablesDocument();
    const missing = CATALOG.tables.flatMap((table) => {
      const from = document.indexOf(`<a id="table-${table.id}"></a>`);
      const next = document.indexOf('<a id="', from + 1);
      const section = document.slice(from, next);
      return table.columns
        .filter(({ id }) => !section.includes(`\`${id}\``))
        .map(({ id }) => `${table.id}.${id}`);
    });
    expect(missing).toEqual([]);
  });

  it("leaves no cell of a Markdown table open to its own column marks", () => {
    const rows = tablesDocument()
      .split("\n")
      .filter((line) => line.startsWith("| "));
    const cells = rows.map((row) => row.split(/(?<!\\)\|/).length);
    const broken = rows.filter((_, index) => {
      const header = rows.slice(0, index + 1).findLastIndex((_row, at) => rows[at + 1]?.startsWith("| ---"));
      return header >= 0 && cells[index] !== cells[header];
    });
    expect(broken).toEqual([]);
  });
});
