import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parseArgs } from "node:util";

/** Where manifest.xml, which is the development variant, expects the pages. */
export const DEVELOPMENT_URL = "https://localhost:3000/";

/** Both variants can be installed side by side: Excel tells add-ins apart by this id. */
const DEVELOPMENT_ID = "6e7c3f0a-52c4-4a0e-9d5b-2f8f6a1c7b41";
const PRODUCTION_ID = "b0d2a9c6-1f3e-4f57-8a64-93c5e07d4d18";

/** Marks the development variant wherever its name is shown. */
const DEVELOPMENT_MARKS = [" (开发)", " (dev)"];

/**
 * The manifest for pages served from `url`. An address on this computer gives the development variant
 * with that address; any other gives the production variant. Throws on an address Office would refuse.
 */
export function manifestFor(source: string, url: string): string {
  const base = new URL(url.endsWith("/") ? url : `${url}/`);
  if (base.protocol !== "https:")
    throw new Error(`ADDIN_URL must begin with https://, not ${base.protocol}//`);
  if (base.search !== "" || base.hash !== "") throw new Error("ADDIN_URL must be a folder, without ? or #");
  // Pages and icons first, then what names the origin alone.
  const moved = source
    .replaceAll(DEVELOPMENT_URL, base.href)
    .replaceAll(new URL(DEVELOPMENT_URL).origin, base.origin);
  return isLocal(base)
    ? moved
    : DEVELOPMENT_MARKS.reduce(
        (text, mark) => text.replaceAll(mark, ""),
        moved.replaceAll(DEVELOPMENT_ID, PRODUCTION_ID),
      );
}

function isLocal(url: URL): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
}

/** `tsx scripts/manifest.ts --url https://host/path/ --out FILE` */
function main(): void {
  const { values } = parseArgs({ options: { url: { type: "string" }, out: { type: "string" } } });
  const url = values.url ?? process.env["ADDIN_URL"] ?? DEVELOPMENT_URL;
  const out = resolve(values.out ?? "dist/manifest.xml");
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, manifestFor(readFileSync(resolve(__dirname, "../manifest.xml"), "utf8"), url));
  console.log(`${out} → ${url}`);
}

if (require.main === module) main();
