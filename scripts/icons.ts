import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { chromium } from "playwright-core";
import { BROWSER } from "./browser";

/** Draws assets/icons.svg as the PNG files the manifest names. Run it after changing the drawing. */

const SIZES = [16, 20, 24, 32, 40, 48, 64, 80, 96, 128];
const SYMBOLS = ["book", "generate", "pareto"];
/** Below this size the parts of class "fine" are left out. */
const FINE_FROM = 32;

async function main(): Promise<void> {
  const assets = resolve(__dirname, "../assets");
  const source = readFileSync(resolve(assets, "icons.svg"), "utf8");
  const browser = await chromium.launch(BROWSER);
  try {
    const page = await browser.newPage();
    for (const symbol of SYMBOLS) {
      for (const size of SIZES) {
        const hide = size < FINE_FROM ? ".fine{display:none}" : "";
        await page.setViewportSize({ width: size, height: size });
        await page.setContent(
          `<style>body{margin:0}svg{display:block}${hide}</style><div hidden>${source}</div>` +
            `<svg width="${size}" height="${size}"><use href="#${symbol}" /></svg>`,
        );
        writeFileSync(
          resolve(assets, `${symbol}-${size}.png`),
          await page.screenshot({ omitBackground: true }),
        );
      }
    }
  } finally {
    await browser.close();
  }
}

void main();
