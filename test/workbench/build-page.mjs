/** Builds the workbench's page into a folder: `node test/workbench/build-page.mjs FOLDER`. */
import webpack from "webpack";
import configuration from "../../src/workbench/webpack.config.mjs";

const [, , path] = process.argv;
const compiler = webpack({ ...configuration(), output: { path, filename: "[name].js" } });
compiler.run((error, stats) => {
  compiler.close(() => {
    if (error ?? stats?.hasErrors()) {
      console.error(error ?? stats?.toString("errors-only"));
      process.exit(1);
    }
  });
});
