import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { policy } from "../../scripts/content-security-policy";

/** "客户数据不上传" must be true of the code: no source that ships may be able to open a connection. */

const SOURCES = resolve(__dirname, "../../src");
/** The workbench stands in for Excel and never ships; the command line runs in Node. */
const NOT_SHIPPED = ["workbench", "cli"];

const NETWORK =
  /\b(fetch\s*\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|RTCPeerConnection|importScripts|new Image\s*\()/;
/** Addresses that a source may hold: names of XML vocabularies, which nobody opens. */
const ADDRESS =
  /https?:\/\/(?!schemas\.(openxmlformats|microsoft)\.org|schemas\.microsoft\.com|schemas\.openxmlformats\.org|purl\.org|www\.w3\.org)[^\s"'`]*/g;

function shippedFiles(folder = SOURCES): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (folder === SOURCES && NOT_SHIPPED.includes(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? shippedFiles(path) : [path];
  });
}

/** Comments may speak of what code must not do. */
function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
}

describe("what ships", () => {
  const files = shippedFiles().filter((path) => /\.(ts|tsx)$/.test(path));

  it("is looked at", () => {
    expect(files.length).toBeGreaterThan(80);
  });

  it("opens no connection", () => {
    expect(files.filter((path) => NETWORK.test(withoutComments(readFileSync(path, "utf8"))))).toEqual([]);
  });

  it("knows no address on the Internet", () => {
    const found = files.flatMap((path) =>
      [...withoutComments(readFileSync(path, "utf8")).matchAll(ADDRESS)].map(([url]) => `${path}: ${url}`),
    );
    expect(found).toEqual([]);
  });
});

describe("the pages' content security policy", () => {
  it("lets in our own files and Microsoft's library, and nothing else", () => {
    expect(policy(false).split("; ")).toEqual([
      "default-src 'none'",
      "script-src 'self' https://appsforoffice.microsoft.com",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src https://appsforoffice.microsoft.com",
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  it("names no host at all where the library is served locally", () => {
    expect(policy(true)).not.toContain("http");
  });

  it.each(["taskpane.html", "support.html"])("stands in %s before anything that could load", (name) => {
    const page = readFileSync(join(SOURCES, "taskpane", name), "utf8");
    const meta = page.indexOf("Content-Security-Policy");
    expect(meta).toBeGreaterThan(0);
    for (const loads of ["<script", "<link", "<img"]) {
      const at = page.indexOf(loads);
      if (at >= 0) expect(at).toBeGreaterThan(meta);
    }
  });
});
