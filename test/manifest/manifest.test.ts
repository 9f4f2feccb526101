/** @jest-environment jsdom */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { manifestFor } from "../../scripts/manifest";
import { MINIMUM_EXCEL_API } from "../../src/excel/capabilities";
import { requestedView } from "../../src/taskpane/app";
import { manifestFaults, type Expectations } from "./check";

const ROOT = resolve(__dirname, "../..");
const SOURCE = readFileSync(resolve(ROOT, "manifest.xml"), "utf8");
const PRODUCTION = "https://addins.example.com/tradebook/";

/** Files as the build lays them out: pages from src/taskpane, icons from assets. */
function fileOf(path: string): Uint8Array | null {
  const source = path.endsWith(".html") ? `src/taskpane/${path}` : path;
  return existsSync(resolve(ROOT, source)) ? new Uint8Array(readFileSync(resolve(ROOT, source))) : null;
}

function expectations(base: string): Expectations {
  return {
    base,
    excelApi: MINIMUM_EXCEL_API,
    locales: ["zh-CN"],
    production: base === PRODUCTION,
    files: fileOf,
  };
}

describe("the manifest", () => {
  it("is sound as the development variant", () => {
    expect(manifestFaults(SOURCE, expectations("https://localhost:3000/"))).toEqual([]);
  });

  it("is sound as the production variant", () => {
    expect(manifestFaults(manifestFor(SOURCE, PRODUCTION), expectations(PRODUCTION))).toEqual([]);
  });

  it("takes an address without a slash at the end, and another port", () => {
    expect(manifestFor(SOURCE, PRODUCTION.slice(0, -1))).toBe(manifestFor(SOURCE, PRODUCTION));
    expect(
      manifestFaults(manifestFor(SOURCE, "https://localhost:3456"), expectations("https://localhost:3456/")),
    ).toEqual([]);
  });

  it("tells the variants apart, so that both can be installed", () => {
    const id = (xml: string) => /<Id>(.*)<\/Id>/.exec(xml)?.[1];
    expect(id(manifestFor(SOURCE, PRODUCTION))).not.toBe(id(SOURCE));
    expect(id(manifestFor(SOURCE, "https://localhost:3456"))).toBe(id(SOURCE));
  });

  it.each(["http://addins.example.com/", "https://example.com/?a=b", "nonsense"])(
    "refuses to be served from %s",
    (url) => {
      expect(() => manifestFor(SOURCE, url)).toThrow();
    },
  );

  it("offers the Pareto analysis on the ribbon and in the menu of cells, in one pane", () => {
    const document = new DOMParser().parseFromString(SOURCE, "application/xml");
    const [ribbon, menu] = ["PrimaryCommandSurface", "ContextMenu"].map((type) =>
      [...document.getElementsByTagName("ExtensionPoint")].find(
        (point) => point.getAttribute("xsi:type") === type,
      ),
    );
    const panes = (point: Element | undefined) =>
      [...(point?.getElementsByTagName("TaskpaneId") ?? [])].map(({ textContent }) => textContent);
    expect(panes(ribbon)).toContain("TradeBook.Pareto");
    expect(panes(menu)).toEqual(["TradeBook.Pareto"]);
    expect(menu?.getElementsByTagName("OfficeMenu")[0]?.getAttribute("id")).toBe("ContextMenuCell");
  });

  it("opens the pane only at views that exist", () => {
    const views = [...SOURCE.matchAll(/taskpane\.html(\?view=[a-z]+)/g)].map(([, search]) => search ?? "");
    expect(views.length).toBeGreaterThan(0);
    expect(views.filter((search) => requestedView(search) === null)).toEqual([]);
  });
});

/** Each fault is put into a sound manifest; the check must name it. */
const FAULTS: readonly [string, (xml: string) => string, RegExp][] = [
  ["a missing element", (xml) => xml.replace(/<ProviderName>.*<\/ProviderName>/, ""), /missing ProviderName/],
  [
    "elements out of order",
    (xml) => swap(xml, /<Version>.*<\/Version>/, /<ProviderName>.*<\/ProviderName>/),
    /out of order/,
  ],
  ["an Id that is no GUID", (xml) => xml.replace(/<Id>.*<\/Id>/, "<Id>tradebook</Id>"), /no GUID/],
  [
    "a version of words",
    (xml) => xml.replace(/<Version>.*<\/Version>/, "<Version>1.0-beta</Version>"),
    /Version/,
  ],
  [
    "a long description",
    (xml) => xml.replace('Description DefaultValue="', `$&${"x".repeat(250)}`),
    /Description has/,
  ],
  [
    "a long tip",
    (xml) => xml.replace('id="book.tip" DefaultValue="', `$&${"x".repeat(250)}`),
    /book\.tip is longer/,
  ],
  [
    "a long label",
    (xml) => xml.replace('id="book.label" DefaultValue="', `$&${"x".repeat(125)}`),
    /book\.label is longer/,
  ],
  [
    "a resid that leads nowhere",
    (xml) => xml.replace('resid="generate.url"', 'resid="generate.page"'),
    /resid generate\.page/,
  ],
  [
    "a resource that nothing uses",
    (xml) => xml.replace('resid="support.url"', 'resid="book.url"'),
    /support\.url is never used/,
  ],
  ["a resource defined twice", (xml) => xml.replace(' id="book.pane"', ' id="book.label"'), /defined twice/],
  [
    "a long resource id",
    (xml) => xml.replaceAll("book.pane", "book.pane.that.is.longer.than.office.takes"),
    /32 characters/,
  ],
  [
    "an http address",
    (xml) => xml.replace('Url id="book.url" DefaultValue="https', 'Url id="book.url" DefaultValue="http'),
    /not https/,
  ],
  [
    "a page that does not exist",
    (xml) => xml.replace("support.html", "helps.html"),
    /helps\.html does not exist/,
  ],
  ["an icon that does not exist", (xml) => xml.replace("book-80.png", "book-81.png"), /book-81/],
  [
    "an icon of the wrong size",
    (xml) => xml.replaceAll("assets/book-80.png", "assets/book-64.png"),
    /not a PNG of 80/,
  ],
  ["an icon without 80 pixels", (xml) => xml.replace(/<bt:Image size="80".*\/>/, ""), /lacks 80 pixels/],
  [
    "a missing translation",
    (xml) => xml.replace(/<bt:Override Locale="zh-CN" Value="生成工作簿" \/>/, ""),
    /0 overrides for zh-CN/,
  ],
  [
    "a short language tag",
    (xml) => xml.replace('Override Locale="zh-CN"', 'Override Locale="zh"'),
    /override for zh$/,
  ],
  [
    "a translation given twice",
    (xml) => xml.replace(/<bt:Override Locale="zh-CN" Value="生成工作簿" \/>/, "$&$&"),
    /2 overrides/,
  ],
  [
    "another minimum of ExcelApi",
    (xml) => xml.replace('MinVersion="1.13"', 'MinVersion="1.1"'),
    /ExcelApi 1\.1/,
  ],
  ["too wide permissions", (xml) => xml.replace("ReadWriteDocument", "ReadWriteMailbox"), /Permissions/],
  [
    "two controls of one id",
    (xml) => xml.replace('Button" id="TradeBook.Book"', 'Button" id="TradeBook.Generate"'),
    /used twice/,
  ],
  [
    "one pane for two pages",
    (xml) => xml.replaceAll("<TaskpaneId>TradeBook.Pareto<", "<TaskpaneId>TradeBook.Book<"),
    /pane TradeBook\.Book is used twice/,
  ],
  ["a menu that Excel lacks", (xml) => xml.replace("ContextMenuCell", "ContextMenuChart"), /no menu/],
  ["a button without a tip", (xml) => xml.replace(/<Supertip>[\s\S]*?<\/Supertip>/, ""), /Control has/],
  [
    "no domain of its own",
    (xml) => xml.replace(/<AppDomain>.*<\/AppDomain>/, "<AppDomain>https://other.example</AppDomain>"),
    /AppDomains/,
  ],
  ["text that is no XML", (xml) => xml.replace("</Hosts>", ""), /well-formed/],
];

describe("the manifest check", () => {
  it.each(FAULTS)("finds %s", (_, inject, message) => {
    const broken = inject(SOURCE);
    expect(broken).not.toBe(SOURCE);
    expect(manifestFaults(broken, expectations("https://localhost:3000/")).join("\n")).toMatch(message);
  });

  it("finds what is left of the development variant", () => {
    const half = manifestFor(SOURCE, PRODUCTION).replace(
      `${PRODUCTION}support.html`,
      "https://localhost:3000/support.html",
    );
    expect(manifestFaults(half, expectations(PRODUCTION)).join("\n")).toMatch(
      /trace of the development variant/,
    );
  });
});

function swap(xml: string, first: RegExp, second: RegExp): string {
  const [a, b] = [first.exec(xml)?.[0] ?? "", second.exec(xml)?.[0] ?? ""];
  return xml.replace(a, "\u0000").replace(b, a).replace("\u0000", b);
}
