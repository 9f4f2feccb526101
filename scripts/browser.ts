import type { LaunchOptions } from "playwright-core";

/** How scripts and end-to-end tests start the system's Chromium: no download, no traffic of its own. */
export const BROWSER: LaunchOptions = {
  executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};
