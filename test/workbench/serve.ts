import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { promisify } from "node:util";
import { generate } from "selfsigned";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
};

/** Where the page is built for tests; the webpack cache makes every build but the first one quick. */
const BUILT = join(process.cwd(), "node_modules", ".cache", "workbench", "page");

async function build(): Promise<void> {
  // In a process of its own: the configuration is an ES module, which Jest cannot load.
  await promisify(execFile)(process.execPath, [join(process.cwd(), "test/workbench/build-page.mjs"), BUILT]);
}

/** Serves the workbench, the fixture add-ins and Microsoft's library over https, which the library demands. */
export async function serveWorkbench(): Promise<{ url: string; close(): Promise<void> }> {
  await build();
  const { private: key, cert } = await generate([{ name: "commonName", value: "localhost" }]);
  const folders: readonly (readonly [string, string])[] = [
    ["/office-js/", join(process.cwd(), "node_modules/@microsoft/office-js/dist")],
    ["/fixtures/", join(process.cwd(), "test/workbench/fixtures")],
    ["/", BUILT],
  ];
  const server: Server = createServer({ key, cert }, (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "https://localhost").pathname);
    const folder = folders.find(([prefix]) => path.startsWith(prefix));
    const file = folder && join(folder[1], normalize(path.slice(folder[0].length)));
    if (!file || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    void readFile(file).then((content) => {
      response
        .writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" })
        .end(content);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}
