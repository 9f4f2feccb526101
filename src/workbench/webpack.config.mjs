import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import HtmlPlugin from "html-webpack-plugin";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "..", "..");

/** The workbench's page. It is built for development only: minifying Univer takes a minute and ships to nobody. */
export default () => ({
  name: "workbench",
  mode: "development",
  context: root,
  target: ["web", "es2022"],
  devtool: false,
  entry: { workbench: "./src/workbench/page/workbench.ts" },
  output: { path: resolve(root, "dist"), filename: "[name].js", chunkFilename: "[name].js" },
  resolve: { extensions: [".ts", ".js"] },
  module: {
    rules: [
      { test: /\.ts$/, exclude: /node_modules/, loader: "ts-loader", options: { transpileOnly: true } },
      { test: /\.css$/, use: ["style-loader", "css-loader"] },
      { test: /[\\/]@univerjs[\\/].*\.js$/, loader: resolve(here, "node", "fields-loader.cjs") },
      // Univer's packages import some files without their extension.
      { test: /\.m?js$/, resolve: { fullySpecified: false } },
    ],
  },
  plugins: [
    new HtmlPlugin({
      template: "./src/workbench/page/workbench.html",
      filename: "workbench.html",
      chunks: ["workbench"],
      minify: false,
    }),
  ],
  // React's development build, in which Univer's menus are drawn, takes several times as long.
  optimization: { minimize: false, nodeEnv: "production" },
  performance: { hints: false },
  cache: {
    type: "filesystem",
    name: "workbench",
    buildDependencies: { config: [fileURLToPath(import.meta.url)] },
  },
  stats: "errors-warnings",
});
