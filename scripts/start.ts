import { createServer } from "node:net";
import { resolve } from "node:path";
import webpack, { type MultiStats } from "webpack";
import WebpackDevServer from "webpack-dev-server";
import { certificate } from "./certificate";
import { configurations } from "./pages";

/** `npm start`: builds the add-in and the workbench in memory and serves both over https. */

const ROOT = resolve(__dirname, "..");
const OFFICE = resolve(ROOT, "node_modules/@microsoft/office-js/dist");

async function main(): Promise<void> {
  const port = Number(process.env["PORT"] ?? "3000");
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Error(`PORT must be a number from 1 to 65535, not ${process.env["PORT"]}`);
  if (!(await isFree(port))) {
    throw new Error(
      `端口 ${port} 被占用,请换一个:PORT=3001 npm start。  Port ${port} is in use; choose another: PORT=3001 npm start.`,
    );
  }
  const address = `https://localhost:${port}`;
  const { key, cert, trusted } = await certificate();
  const built = await configurations({ mode: "production", serve: true, url: address });
  // Tests and demonstrations want the pages as they are now, not rebuilt while someone edits a source.
  const pages =
    process.env["WATCH"] === "0" ? built.map((page) => ({ ...page, watchOptions: { ignored: /./ } })) : built;
  console.log(`正在构建…  Building ${pages.map(({ name }) => name).join(" + ")} …`);

  const compiler = webpack(pages);
  const first = new Promise<MultiStats>((done) => {
    compiler.hooks.done.tap("start", done);
  });
  const server = new WebpackDevServer(
    {
      host: "localhost",
      port,
      server: { type: "https", options: { key, cert } },
      // The pane runs as it will be shipped: nothing of the dev server's own is put into its pages.
      hot: false,
      liveReload: false,
      client: false,
      static: { directory: OFFICE, publicPath: "/office-js", watch: false },
      headers: { "Access-Control-Allow-Origin": "*", "Cache-Control": "no-store" },
      devMiddleware: { stats: "errors-warnings" },
    },
    compiler,
  );
  await server.start();
  if ((await first).hasErrors()) {
    console.error("构建出错,见上。  The build has errors, see above.");
    process.exitCode = 1;
    await server.stop();
    return;
  }
  console.log(welcome(address, trusted));
}

function welcome(address: string, trusted: boolean): string {
  const warning = trusted
    ? ""
    : `
  浏览器第一次会提示证书不受信任:选「高级 → 继续前往 localhost」。
  The browser warns of the certificate the first time: choose Advanced, Proceed to localhost.
  (npx office-addin-dev-certs install 可装受信任的证书 · installs a trusted one, which desktop Excel needs)
`;
  return `
  外贸客户簿 TradeBook

  试用(无需 Excel)· Try without Excel   ${address}/workbench.html
  面板单独打开 · The pane by itself      ${address}/taskpane.html
  清单 · Manifest                        ${address}/manifest.xml
${warning}
  装进 Excel 网页版:开始 → 加载项 → 更多设置 → 上传我的加载项 → 选上面的清单文件(先下载)。
  Sideload in Excel on the web: Home → Add-ins → More Settings → Upload My Add-in → the manifest above.
  Windows、Mac 见 README。 Windows and Mac: see README.

  按 Ctrl+C 停止 · Press Ctrl+C to stop
`;
}

/** Asked before the build: the dev server would only find out after it, and crash. */
async function isFree(port: number): Promise<boolean> {
  return await new Promise((done) => {
    const probe = createServer();
    probe.once("error", () => {
      done(false);
    });
    probe.listen(port, "localhost", () => {
      probe.close(() => {
        done(true);
      });
    });
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
