/**
 * Bundles the workbench for Node and prints the bundle's path. Univer's packages are ES modules that Jest
 * cannot load; a bundle is kept under node_modules/.cache and named after the content it was made from.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { plainFields, UNIVER_FILES } from "./fields.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..", "..");
const cache = join(root, "node_modules", ".cache", "workbench");

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.(ts|mjs)$/.test(entry.name) ? [path] : [];
  });
}

const hash = createHash("sha256");
for (const path of sources(join(here, "..")).sort())
  hash.update(path.slice(root.length)).update(readFileSync(path));
hash.update(readFileSync(join(root, "node_modules", "@univerjs", "core", "package.json")));
const target = join(cache, `node-${hash.digest("hex").slice(0, 16)}.cjs`);

if (!existsSync(target)) {
  mkdirSync(cache, { recursive: true });
  const { outputFiles } = await build({
    entryPoints: [join(here, "headless.ts")],
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
    target: "node20",
    minifyWhitespace: true,
    keepNames: false,
    conditions: ["import"],
    logLevel: "error",
    plugins: [
      {
        name: "plain-fields",
        setup({ onLoad }) {
          onLoad({ filter: UNIVER_FILES }, async ({ path }) => ({
            contents: plainFields(await readFile(path, "utf8")),
            loader: "js",
          }));
        },
      },
    ],
  });
  const partial = `${target}.${process.pid}`;
  writeFileSync(partial, outputFiles[0].text);
  renameSync(partial, target);
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    if (name.startsWith("node-") && name.endsWith(".cjs") && path !== target) rmSync(path, { force: true });
  }
}
process.stdout.write(target);
