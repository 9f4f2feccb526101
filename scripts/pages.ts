import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import CopyPlugin from "copy-webpack-plugin";
import HtmlPlugin from "html-webpack-plugin";
import type { Configuration } from "webpack";
import { policy } from "./content-security-policy";
import { DEVELOPMENT_URL, manifestFor } from "./manifest";

/** How the pages are built, for `npm run build` (webpack.config.js) and `npm start` alike. */

const ROOT = resolve(__dirname, "..");

/** Microsoft's library must come from its CDN in a released add-in (the Marketplace demands it). */
const OFFICE_CDN = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";
/** The dev server serves the same library from node_modules, so that it runs without the Internet. */
const OFFICE_LOCAL = "/office-js/office.js";

/** No single file may grow beyond this uncompressed; test/taskpane/bundle.test.ts measures what is sent. */
const FILE_LIMIT = 1_500_000;

export interface PagesOptions {
  readonly mode: "production" | "development";
  /** True for the dev server. */
  readonly serve: boolean;
  /** Where the pages will be served from; it goes into the manifest and nowhere else. */
  readonly url: string;
}

/** The add-in's pages, and the workbench's beside them when serving. */
export async function configurations(options: PagesOptions): Promise<Configuration[]> {
  return options.serve ? [addIn(options), ...(await workbench())] : [addIn(options)];
}

/** What `webpack` on the command line asks for. */
export function commandLine(mode: string | undefined): Promise<Configuration[]> {
  return configurations({
    mode: mode === "development" ? "development" : "production",
    serve: false,
    url: process.env["ADDIN_URL"] ?? DEVELOPMENT_URL,
  });
}

function addIn({ mode, serve, url }: PagesOptions): Configuration {
  const production = mode === "production";
  const page = {
    inject: "head" as const,
    scriptLoading: "defer" as const,
    minify: false,
    templateParameters: { office: serve ? OFFICE_LOCAL : OFFICE_CDN, policy: policy(serve) },
  };
  const filename = production ? "[name].[contenthash:8].js" : "[name].js";
  return {
    name: "add-in",
    mode,
    context: ROOT,
    target: ["web", "es2022"],
    devtool: production ? false : "source-map",
    entry: { taskpane: "./src/taskpane/boot.ts" },
    output: { path: resolve(ROOT, "dist"), filename, chunkFilename: filename, clean: !serve },
    resolve: { extensions: [".ts", ".tsx", ".js"] },
    module: {
      rules: [
        // Types are checked by `npm run typecheck`; here they would only make every start slower.
        { test: /\.tsx?$/, exclude: /node_modules/, loader: "ts-loader", options: { transpileOnly: true } },
      ],
    },
    plugins: [
      new HtmlPlugin({ ...page, template: "./src/taskpane/taskpane.html", filename: "taskpane.html" }),
      new HtmlPlugin({
        ...page,
        template: "./src/taskpane/support.html",
        filename: "support.html",
        inject: false,
      }),
      new CopyPlugin({
        patterns: [
          { from: "assets/*.png", to: "assets/[name][ext]" },
          {
            from: "manifest.xml",
            to: "manifest.xml",
            transform: (source) => manifestFor(source.toString(), url),
          },
        ],
      }),
    ],
    // Minifying takes longer than all the rest, and saves nothing on one's own computer.
    optimization: { minimize: production && !serve },
    performance: {
      hints: production && !serve ? "error" : false,
      maxEntrypointSize: FILE_LIMIT,
      maxAssetSize: FILE_LIMIT,
    },
    cache: {
      type: "filesystem",
      name: `add-in-${mode}-${serve ? "serve" : "build"}`,
      buildDependencies: { config: [__filename] },
    },
    stats: "errors-warnings",
  };
}

/** The workbench's own configuration; it is a separate page and never part of what ships. */
async function workbench(): Promise<Configuration[]> {
  const file = resolve(ROOT, "src/workbench/webpack.config.mjs");
  if (!existsSync(file)) return [];
  const loaded: unknown = await import(pathToFileURL(file).href);
  const made = defaultOf(loaded);
  const configuration: unknown = typeof made === "function" ? await Reflect.apply(made, undefined, []) : made;
  if (!isConfiguration(configuration)) throw new Error(`${file} exports no webpack configuration`);
  return [configuration];
}

function defaultOf(loaded: unknown): unknown {
  return typeof loaded === "object" && loaded !== null && "default" in loaded ? loaded.default : undefined;
}

function isConfiguration(value: unknown): value is Configuration {
  return value instanceof Object && "entry" in value;
}
