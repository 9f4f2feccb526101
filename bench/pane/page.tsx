import { FluentProvider } from "@fluentui/react-components";
import { createRoot } from "react-dom/client";
import { createExcelGateway } from "../../src/excel/gateway";
import type { ParetoGateway, Source, SourceCell } from "../../src/excel/pareto-api";
import ParetoView from "../../src/taskpane/pareto/view";
import { PRODUCT } from "../../src/taskpane/product";
import { ServicesProvider, type Services } from "../../src/taskpane/services";
import { LIGHT } from "../../src/taskpane/theme";

/**
 * The Pareto view as it ships, over a sheet that is too large for the workbench: a gateway that answers each chunk as
 * Excel's library does, as JSON text to be parsed in the page. What it cannot show is how long Excel takes to answer.
 */

/** How long Excel is pretended to think about a chunk, in milliseconds. */
const THINKING = 5;

const query = new URLSearchParams(window.location.search);
const rows = Number(query.get("rows") ?? "1000000");
const keys = Number(query.get("keys") ?? "200000");

const source: Source = {
  sheetId: "1",
  sheet: "Sheet1",
  areas: [{ row: 0, column: 0, rows: rows + 1, columns: 2 }],
  layout: "beside",
  rows: rows + 1,
  columns: 2,
  table: null,
  header: null,
  headerRow: 0,
  hiddenColumns: [],
  hiddenRows: false,
  merged: false,
  formats: ["General", "General"],
  expanded: false,
  clicked: null,
  address: `A1:B${rows + 1}`,
  columnsCut: 0,
};

function cell(at: number): SourceCell[] {
  // Numbers that spread over the keys without being random: every run counts the same.
  const key = (at * 7919 + (at >> 3)) % keys;
  return [`客户 ${key}`, ((at * 104_729) % 1_000_000) / 100];
}

const gateway: ParetoGateway = {
  readSource: () => Promise.resolve(source),
  readRows: async (_, { from, count }) => {
    const values = Array.from({ length: count }, (_unused, at) =>
      from + at === 0 ? ["客户", "金额"] : cell(from + at - 1),
    );
    const answer = await textFromElsewhere(values);
    const parsed: unknown = JSON.parse(answer);
    return { values: isGrid(parsed) ? parsed : [], sheetRows: from, taken: count };
  },
  blankBeneath: () => Promise.resolve(0),
  liveReports: () => Promise.resolve([]),
  readLiveReport: () => Promise.resolve(null),
  placeSheet: () => Promise.resolve(),
  deleteSheet: () => Promise.resolve(),
  writeClassColumn: () => Promise.reject(new Error("Nothing is written here")),
  classColumns: () => Promise.resolve([]),
  removeClassColumn: () => Promise.resolve(false),
  onSelection: () => Promise.resolve(() => Promise.resolve()),
};

/** Excel makes its answer in another process: here it is made between two tasks of the page, in small parts. */
async function textFromElsewhere(values: readonly SourceCell[][]): Promise<string> {
  await new Promise((later) => setTimeout(later, THINKING));
  const parts: string[] = [];
  for (let from = 0; from < values.length; from += 5_000) {
    parts.push(JSON.stringify(values.slice(from, from + 5_000)).slice(1, -1));
    await new Promise((later) => setTimeout(later, 0));
  }
  return `[${parts.join(",")}]`;
}

function isGrid(value: unknown): value is readonly (readonly SourceCell[])[] {
  return Array.isArray(value);
}

/** Nothing of the workbook is read or written while rows are counted: the real gateway is never asked. */
const services: Services = {
  product: PRODUCT,
  excel: {
    gateway: createExcelGateway(),
    capabilities: {
      meetsMinimum: true,
      pageLayout: true,
      outline: true,
      sheetProperties: true,
      host: "Excel",
      platform: "page",
      version: "",
      displayLanguage: "zh-CN",
    },
  },
  locale: "zh-CN",
  now: () => new Date(),
  newId: () => crypto.randomUUID(),
  storage: () => window.localStorage,
  save: () => undefined,
  isDark: () => false,
};

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <ServicesProvider value={services}>
      <FluentProvider theme={LIGHT}>
        <main>
          <ParetoView makeGateway={makeGateway} />
        </main>
      </FluentProvider>
    </ServicesProvider>,
  );
}

function makeGateway(): ParetoGateway {
  return gateway;
}
