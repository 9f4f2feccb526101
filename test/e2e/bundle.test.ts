import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";
import webpack from "webpack";
import { BROWSER } from "../../scripts/browser";
import { configurations } from "../../scripts/pages";
import { describeWith } from "../support/requires";

/** What `npm run build` makes, opened in a browser: how much is fetched before the first view stands. */

const LIMIT = 300 * 1024;
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".png": "image/png",
};

jest.setTimeout(600_000);

describeWith("chromium", "the production build", () => {
  const folder = mkdtempSync(join(tmpdir(), "tradebook-build-"));
  let server: Server;
  let address = "";
  beforeAll(async () => {
    await build(folder);
    server = createServer((request, response) => {
      const file = join(folder, new URL(request.url ?? "/", "http://localhost").pathname);
      if (!existsSync(file)) {
        response.writeHead(404).end();
        return;
      }
      response.setHeader("Content-Type", TYPES[extname(file)] ?? "application/octet-stream");
      createReadStream(file).pipe(response);
    });
    address = await new Promise((listening) => {
      server.listen(0, "localhost", () => {
        const bound = server.address();
        listening(`http://localhost:${typeof bound === "object" && bound ? bound.port : 0}`);
      });
    });
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("fetches at most 300 KB before the first view, and stands without Microsoft's library", async () => {
    const browser = await chromium.launch(BROWSER);
    try {
      const page = await browser.newPage();
      await page.route("https://appsforoffice.microsoft.com/**", (route) => route.abort());
      await page.goto(`${address}/taskpane.html`);
      await page.getByRole("heading", { level: 1 }).waitFor({ timeout: 60_000 });
      const scripts = await page.evaluate(() =>
        performance
          .getEntriesByType("resource")
          .map(({ name }) => new URL(name).pathname)
          .filter((path) => path.endsWith(".js")),
      );
      const sizes = scripts
        .filter((path) => existsSync(join(folder, path)))
        .map((path) => gzipSync(readFileSync(join(folder, path))).length);
      expect(sizes.length).toBeGreaterThan(1);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(LIMIT);
    } finally {
      await browser.close();
    }
  });

  it("carries the manifest of its address and loads Microsoft's library from its CDN", () => {
    expect(readFileSync(join(folder, "manifest.xml"), "utf8")).toContain(
      "https://addins.example.com/book/taskpane.html",
    );
    const page = readFileSync(join(folder, "taskpane.html"), "utf8");
    expect(page).toContain("https://appsforoffice.microsoft.com/lib/1/hosted/office.js");
    expect(page).not.toContain("localhost");
  });
});

async function build(folder: string): Promise<void> {
  const [page] = await configurations({
    mode: "production",
    serve: false,
    url: "https://addins.example.com/book/",
  });
  const compiler = webpack({ ...page, output: { ...page?.output, path: folder } });
  await new Promise<void>((done, fail) => {
    compiler.run((error, stats) => {
      if (error) fail(error);
      else if (stats?.hasErrors()) fail(new Error(stats.toString("errors-only")));
      else
        compiler.close(() => {
          done();
        });
    });
  });
}
