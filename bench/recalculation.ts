import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { resolve } from "node:path";
import { CATALOG } from "../src/catalog/catalog";
import { cellAddress } from "../src/formula/address";
import { isoToSerial } from "../src/formula/serial";
import { compile } from "../src/plan/compile";
import {
  BLOCK,
  blockKey,
  blockPlace,
  inKeyOrder,
  mergedFrom,
  sortedKey,
  sortKey,
  type RowOrder,
} from "../src/rules/sorted-rows";
import type { CellContent, SheetPart, TablePart, WorkbookPlan } from "../src/plan/plan";
import { writeXlsx } from "../src/xlsx/write";
import { formulaCells } from "../test/oracle/agreement";
import { generatedRows } from "../test/oracle/generated-rows";
import { recalculateMany } from "../test/oracle/libreoffice";

/**
 * How long LibreOffice takes to compute the workbook anew, and after one edited amount.
 *
 *   npm run bench:recalculation              prints the tables
 *   npm run bench:recalculation -- --write   also writes them to docs/performance/recalculation.md
 *
 * The first table compares shapes of one formula, "sum of a customer's trades", as trades and customers grow
 * together: the exponent says how its time grows with the rows. The second measures whole workbooks.
 */

const TODAY = isoToSerial("2026-11-21");
const SIZES = [2_500, 5_000, 10_000, 20_000] as const;
/** Trades a customer. */
const TRADES = 20;

const BASIC =
  "customer,transaction,customerYear,topFive,order,receivable,followUp,complaint,survey,workday".split(",");
const BOOKS = [
  { title: "13-1 to 13-11 and the log", tables: BASIC, customers: 500, trades: 10_000, orders: 1_500 },
  { title: "13-1 to 13-11 and the log", tables: BASIC, customers: 1_000, trades: 20_000, orders: 3_000 },
  {
    title: "all tables",
    tables: CATALOG.tables.map(({ id }) => id),
    customers: 250,
    trades: 5_000,
    orders: 750,
  },
] as const;

interface Shape {
  readonly name: string;
  /** Columns beside each trade: customer (A, text), its position (B), day (C), amount (D). From E on. */
  readonly helpers: readonly ((row: number, trades: number) => string)[];
  readonly sum: (row: number, trades: number) => string;
}

const column = (letter: string, trades: number): string => `T!$${letter}$1:$${letter}$${trades}`;

/** The sum over a customer's neighbours: sorted keys in one column, sorted amounts in another. */
const ofNeighbours =
  (keys: string, amounts: string) =>
  (row: number, trades: number): string => {
    const upTo = (customer: number): string =>
      `IFERROR(MATCH(${customer}*10000000000,${column(keys, trades)},1),0)`;
    const end = (at: string): string => `INDEX(${column(amounts, trades)},${at})`;
    return `=SUM(${end(`${upTo(row)}+1`)}:${end(upTo(row + 1))})`;
  };

const ORDER: RowOrder = {
  table: "trades",
  first: "position",
  second: { formula: "[@day]", value: (row) => row.number("day") },
};

/** The columns that sort the workbook's trades, with the rule's own formulas, in columns of the sheet. */
const SORTED: Readonly<Record<string, { readonly letter: string; readonly formula?: string }>> = {
  position: { letter: "B" },
  day: { letter: "C" },
  amount: { letter: "D" },
  rowNumber: { letter: "E", formula: "ROW()" },
  sortKey: { letter: "F", formula: sortKey(ORDER).formula },
  blockKey: { letter: "G", formula: blockKey(ORDER).formula },
  blockPlace: { letter: "H", formula: blockPlace(ORDER).formula },
  mergedFrom: { letter: "I", formula: mergedFrom(ORDER).formula },
  sortedKey: { letter: "J", formula: sortedKey(ORDER).formula },
  sortedAmount: { letter: "K", formula: inKeyOrder(ORDER, "amount", "number").formula },
};

const MERGED: Shape["helpers"] = Object.values(SORTED).flatMap(({ formula }) =>
  formula === undefined ? [] : [(row: number, trades: number) => `=${inCells(formula, row, trades)}`],
);

/** A formula of the catalogue with its columns as cells of the sheet. */
function inCells(formula: string, row: number, trades: number): string {
  const letter = (id: string): string => SORTED[id]?.letter ?? id;
  return formula
    .replaceAll(/\[@(\w+)\]/g, (_match, id: string) => `${letter(id)}${row}`)
    .replaceAll(/\[(\w+)\]/g, (_match, id: string) => column(letter(id), trades));
}

const SHAPES: readonly Shape[] = [
  {
    name: "`SUMIFS` over text keys",
    helpers: [],
    sum: (row, trades) => `=SUMIFS(${column("D", trades)},${column("A", trades)},A${row})`,
  },
  {
    name: "`SUMPRODUCT` over positions",
    helpers: [],
    sum: (row, trades) => `=SUMPRODUCT(--(${column("B", trades)}=B${row}),${column("D", trades)})`,
  },
  {
    name: "neighbours, all sorted by `SMALL`",
    helpers: [
      (row) => `=(B${row}*100000+C${row})*100000+${row}`,
      (row, trades) => `=SMALL(${column("E", trades)},${row})`,
      (row, trades) => `=INDEX(${column("D", trades)},F${row}-INT(F${row}/100000)*100000)`,
    ],
    sum: ofNeighbours("F", "G"),
  },
  { name: "neighbours, blocks merged (used)", helpers: MERGED, sum: ofNeighbours("J", "K") },
];

function shapeBook(shape: Shape, trades: number): WorkbookPlan {
  const customers = trades / TRADES;
  const formula = (f: string): CellContent => ({ f, v: null });
  const rows = Array.from({ length: trades }, (_, index): CellContent[] => {
    const position = ((index * 7_919) % customers) + 1;
    return [
      `EU-${String(position).padStart(5, "0")}`,
      position,
      43_000 + Math.floor(index / 20),
      ((index * 37) % 1000) + 0.25,
      ...shape.helpers.map((helper) => formula(helper(index + 1, trades))),
    ];
  });
  const sums = Array.from({ length: customers }, (_, index): CellContent[] => [
    `EU-${String(index + 1).padStart(5, "0")}`,
    index + 1,
    formula(shape.sum(index + 1, trades)),
  ]);
  const sheet = (id: string, values: CellContent[][]) => ({
    id,
    name: id,
    tabColor: "#000000",
    gridlines: true,
    parts: [{ kind: "cells", row: 0, column: 0, values }] satisfies SheetPart[],
  });
  return {
    language: "en-US",
    title: shape.name,
    names: [],
    activeSheet: "T",
    identity: {
      schema: 1,
      product: "TradeBook",
      language: "en-US",
      generated: "2026-11-21",
      choices: {},
      tables: [],
    },
    sheets: [sheet("T", rows), sheet("C", sums)],
  };
}

async function shapes(): Promise<string[]> {
  const lines = [
    `| sum per customer | ${SIZES.map((size) => `${size.toLocaleString("en-US")} trades`).join(" | ")} | exponent | one amount edited |`,
    `| --- | ${SIZES.map(() => "---:").join(" | ")} | ---: | ---: |`,
  ];
  for (const shape of SHAPES) {
    const results = await recalculateMany(
      SIZES.map((trades) => ({
        book: writeXlsx(shapeBook(shape, trades)),
        read: false,
        edits: [[{ sheet: "T", cell: "D7", value: 5 }]],
      })),
    );
    const full = results.map(({ seconds }) => seconds.recalculate);
    const exponent = Math.log2((full.at(-1) ?? 1) / (full.at(-2) ?? 1));
    lines.push(
      `| ${shape.name} | ${full.map(inSeconds).join(" | ")} | ${exponent.toFixed(1)} | ${inSeconds(results.at(-1)?.seconds.edits[0] ?? 0)} |`,
    );
  }
  return lines;
}

async function books(): Promise<string[]> {
  const lines = [
    "| workbook | customers | trades | orders | formulas | everything anew | one amount edited |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
  ];
  for (const { title, tables, customers, trades, orders } of BOOKS) {
    const data = generatedRows(1, "zh-CN", TODAY, {
      customers,
      transactions: trades,
      orders,
      receivables: orders * 1.5,
      followUps: orders,
      complaints: 200,
      surveys: 200,
    });
    const plan = compile(
      {
        language: "zh-CN",
        tables,
        year: 2026,
        cutoff: TODAY,
        asOf: TODAY,
        today: TODAY,
        currency: "USD",
        salesperson: "",
        personal: false,
        withoutGroups: [],
        blankRows: 50,
        sample: true,
        taken: { sheets: [], tables: [], names: [] },
      },
      data,
    );
    const { sheet, cell } = amountCell(plan, Math.floor(trades / 2));
    const [result] = await recalculateMany([
      {
        book: writeXlsx(plan),
        times: 3,
        read: false,
        edits: [1, 2, 3].map((value) => [{ sheet, cell, value }]),
      },
    ]);
    const edited = [...(result?.seconds.edits ?? [])].sort((a, b) => a - b)[1] ?? 0;
    const numbers = [customers, trades, orders, formulaCells(plan).length].map((n) =>
      n.toLocaleString("en-US"),
    );
    lines.push(
      `| ${title} | ${numbers.join(" | ")} | ${inSeconds(result?.seconds.recalculate ?? 0)} | ${inSeconds(edited)} |`,
    );
    console.log(lines.at(-1));
  }
  return lines;
}

/** The cell of an agreed amount, which a trade's amount follows. */
function amountCell(plan: WorkbookPlan, row: number): { sheet: string; cell: string } {
  const sheet = plan.sheets.find(({ id }) => id === "transaction");
  const table = sheet?.parts.find((part): part is TablePart => part.kind === "table");
  if (!sheet || !table) throw new Error("The plan has no trades");
  const at = table.columns.findIndex(({ id }) => id === "agreedAmount");
  return { sheet: sheet.name, cell: cellAddress(table.row + 1 + row, table.column + at) };
}

function inSeconds(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} s`;
}

async function main(): Promise<void> {
  const [byShape, byBook] = [await shapes(), await books()];
  const page = [
    "# Recalculation in LibreOffice",
    "",
    `\`npm run bench:recalculation -- --write\` on ${cpus().length} processors (${cpus()[0]?.model ?? "unknown"}), LibreOffice without a window.`,
    "",
    "## One sum per customer, by the shape of its formula",
    "",
    `One formula a customer, ${TRADES} trades a customer. The exponent is that of the last doubling: 1 is as fast as the rows grow, 2 is four times the time for twice the rows.`,
    "",
    ...byShape,
    "",
    `The workbook has about twenty such sums a customer. Sorting serves all of them once, and does not run when an amount is edited. Blocks have ${BLOCK.toLocaleString("en-US")} trades.`,
    "",
    "## Whole workbooks",
    "",
    "Each number is the median of three.",
    "",
    ...byBook,
    "",
  ].join("\n");
  console.log(page);
  if (process.argv.includes("--write"))
    writeFileSync(resolve(__dirname, "../docs/performance/recalculation.md"), page);
}

void main();
